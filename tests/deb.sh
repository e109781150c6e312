#!/bin/sh
# The packages of `make deb` hold what they should. In a root that has nothing but what their dependencies name, they
# make the examples, and programs can be built with the library; purged, they leave nothing. No network is needed once
# `make deb` has what it builds with.
set -eu
cd "$(dirname "$0")/.."
unset ORDERPAPER_DATA MAKEFLAGS MAKELEVEL MFLAGS
export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
triplet=$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || gcc -print-multiarch)

fail() {
    echo "$*" >&2
    exit 1
}

changed() { git status --porcelain 2>/dev/null || true; }
changed >"$dir/before"
make deb all ${CC:+CC="$CC"} >"$dir/log" || fail "$(cat "$dir/log")"
changed | diff "$dir/before" - || fail "make deb has left something among the sources"

# --- what is in them

# deb PACKAGE: its one file.
deb() {
    set -- build/deb/"$1"_*.deb
    [ $# -eq 1 ] && [ -e "$1" ] || fail "not one package: $*"
    echo "$1"
}

# holds PACKAGE: it has the files that standard input names, and the copyright and changelog of every package.
holds() {
    { cat && printf 'usr/share/doc/%s/%s\n' "$1" changelog.gz "$1" copyright; } | sort >"$dir/wanted"
    dpkg-deb --fsys-tarfile "$(deb "$1")" | tar -tf - | sed -e 's|^\./||' -e '/\/$/d' -e '/^$/d' | sort |
        diff "$dir/wanted" - || fail "$1 does not hold the files that it should"
    # What is installed belongs to root, and anyone can read it.
    dpkg-deb -c "$(deb "$1")" | awk '$2 != "root/root" || $1 !~ /^(d|-)rw[x-]r-[x-]r-[x-]$/ { print; bad = 1 } END { exit bad }'
}

holds orderpaper <<END
usr/bin/orderpaper
usr/share/bash-completion/completions/orderpaper
usr/share/man/man1/orderpaper.1.gz
usr/share/doc/orderpaper/README.md
$(find docs -name '*.md' -o -name '*.png' | sed 's|^|usr/share/doc/orderpaper/|')
$(find examples -type f ! -name "*.pdf" | sed 's|^|usr/share/doc/orderpaper/|')
END
holds orderpaper-data <<END
usr/share/orderpaper/fonts/families.yaml
$(printf 'usr/share/orderpaper/%s\n' layouts/*.yaml templates/*/*)
END
holds liborderpaper-dev <<END
usr/include/orderpaper.h
usr/lib/$triplet/liborderpaper.a
usr/lib/$triplet/pkgconfig/orderpaper.pc
END
version=$(sed -n 's/^#define ORDERPAPER_VERSION "\(.*\)"/\1/p' include/orderpaper.h)
for package in orderpaper orderpaper-data liborderpaper-dev; do
    [ "$(dpkg-deb -f "$(deb $package)" Version)" = "$version" ] || fail "$package is not of version $version"
done

# --- roots that hold what they depend on, and nothing else

# closure NAME...: the installed packages that these names ask for, directly or not. Names may be separated as in Depends.
closure() {
    dpkg-query -W -f '${Package}\t${Pre-Depends}, ${Depends}\t${Provides}\t${db:Status-Status}\n' |
        awk -F '\t' -v wanted="$*" '
            { gsub(/\([^)]*\)|:[a-z0-9]+| /, "", $2); gsub(/\([^)]*\)| /, "", $3) }
            $4 == "installed" {
                needs[$1] = $2; givers[$1] = givers[$1] " " $1
                n = split($3, names, ","); for (i = 1; i <= n; i++) givers[names[i]] = givers[names[i]] " " $1
            }
            END {
                gsub(/\([^)]*\)/, "", wanted)
                n = split(wanted, queue, /[ ,|]+/)
                for (head = 1; head <= n; head++) {
                    found = split(givers[queue[head]], giver, " ")
                    for (i = 1; i <= found; i++) {
                        if (giver[i] in seen) continue
                        seen[giver[i]] = 1
                        print giver[i]
                        more = split(needs[giver[i]], need, /[,|]+/)
                        for (j = 1; j <= more; j++) queue[++n] = need[j]
                    }
                }
            }'
}

# furnish PACKAGE...: a new root with what the packages of these names depend on, and dpkg's records of it.
furnish() {
    rm -rf "$root"
    mkdir -p "$admin/info" "$admin/updates" "$admin/triggers" "$root/usr" "$root/work"
    for folder in bin sbin lib lib32 lib64 libx32; do
        if [ -L /$folder ]; then
            mkdir -p "$root/usr/$folder"
            ln -s usr/$folder "$root/$folder"
            : >"$root/usr/$folder/kept" # by dpkg, which removes folders with the last file in them
        fi
    done
    # shellcheck disable=SC2046 # lists of words
    set -- $(closure $(for package in "$@"; do dpkg-deb -f "$(deb "$package")" Depends; done))
    [ $# -gt 10 ] || fail "too few packages are depended on: $*"
    dpkg-query -L "$@" | grep '^/' | grep -vE '^/usr/share/(doc|man|locale|info)/' | sort -u | while read -r file; do
        if [ -L "$file" ] || [ -f "$file" ]; then echo ".$file"; fi
    done >"$dir/files"
    tar -C / --no-recursion --ignore-failed-read -cf - -T "$dir/files" | tar -C "$root" -xf -
    dpkg-query -s "$@" >"$admin/status"
    for name in "$@"; do
        cp /var/lib/dpkg/info/"$name".list /var/lib/dpkg/info/"$name":*.list "$admin/info" 2>/dev/null || true
    done
}

# dpkg_in_root ARGUMENT...: what this machine is told to leave out (as manual pages in a container) is not left out.
dpkg_in_root() {
    dpkg --root="$root" --log=/dev/null --path-include='/*' --force-not-root "$@" >"$dir/log" 2>&1 ||
        fail "$(cat "$dir/log")"
}

# What is in the root, apart from dpkg's records and from $root/work.
tree() { (cd "$root" && find . -path ./var/lib/dpkg -prune -o -path ./work/\* -prune -o -print | sort); }

if [ "$(id -u)" -eq 0 ]; then
    enter=chroot
elif unshare -r true 2>/dev/null; then
    enter="unshare -r chroot"
else
    enter="sudo chroot"
fi
# in_root PROGRAM ARGUMENT...: its status; what it says goes to $dir/said. It runs in the root's first folder, without
# variables and without /proc, so that it must find everything where the packages put it.
in_root() {
    # shellcheck disable=SC2086 # a list of words
    env -i PATH="$PATH" $enter "$root" "$@" >"$dir/said" 2>&1
}

# install_debs PACKAGE...: into a new root; remembers what was there before.
install_debs() {
    furnish "$@"
    tree >"$dir/clean"
    # shellcheck disable=SC2046 # a list of words
    dpkg_in_root --install $(for package in "$@"; do deb "$package"; done)
}

purge_debs() {
    dpkg_in_root --purge "$@"
    tree | diff "$dir/clean" - || fail "the purged packages $* have left something"
}

root=$dir/root
admin=$root/var/lib/dpkg

# A column so narrow that the program asks for hyphenation patterns, which it does without when they are missing; but it
# says so. The fonts are asked for by every report.
cat >"$dir/narrow.yaml" <<END
report: { title: Narrow cells }
sections:
  - heading: A table
    content:
      - table: { columns: [{ title: A, width: 16mm }, { title: B }], rows: [[Administrative responsibilities, Words]] }
END
# same_pdf REPORT INSTALLED: the installed program says and makes what this folder's program does; it does not warn.
same_pdf() {
    build/release/orderpaper build "$1" -o "$dir/wanted.pdf" 2>"$dir/wanted.err"
    in_root /usr/bin/orderpaper build "$2" -o /work/report.pdf || fail "$(cat "$dir/said")"
    if grep -q 'warning:' "$dir/said" || ! cmp -s "$dir/wanted.err" "$dir/said"; then fail "$(cat "$dir/said")"; fi
    cmp "$dir/wanted.pdf" "$root/work/report.pdf" || fail "the installed program makes another PDF of $1"
}

install_debs orderpaper orderpaper-data
for report in examples/*/report.yaml; do
    same_pdf "$report" "/usr/share/doc/orderpaper/$report"
done
in_root /usr/bin/orderpaper new /work/new || fail "$(cat "$dir/said")"
same_pdf templates/quarterly/report.yaml /work/new/report.yaml
cp "$dir/narrow.yaml" "$root/work"
same_pdf "$dir/narrow.yaml" /work/narrow.yaml
purge_debs orderpaper orderpaper-data

# The compiler is this machine's; headers and libraries must come from the root. The linker tells what it has read.
install_debs liborderpaper-dev orderpaper-data
PKG_CONFIG_LIBDIR=$(pkg-config --variable pc_path pkg-config | sed -e "s|:|:$root|g" -e "s|^|$root|")
export PKG_CONFIG_LIBDIR PKG_CONFIG_SYSROOT_DIR="$root"
library=$root/usr/lib/$triplet/liborderpaper.a
nm -g --defined-only "$library" | awk 'NF == 3 { print $3 }' | sort >"$dir/seen"
sed -n 's/^[a-z].*[ *]\(orderpaper_[a-z_]*\)(.*/\1/p' include/orderpaper.h | sort | diff - "$dir/seen" ||
    fail "the library does not show just the functions of its header"
build/release/orderpaper build examples/first-steps/report.yaml -o "$dir/wanted.pdf"
cp examples/first-steps/report.yaml "$root"
for static in '' --static; do
    flags=$(pkg-config $static --cflags --libs orderpaper)
    for example in one several; do
        # shellcheck disable=SC2086 # lists of flags
        ${CC:-gcc} --sysroot="$root" -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror \
            "examples/embedding/$example.c" -o "$root/work/$example" $flags -Wl,--trace >"$dir/read"
        grep -qxF "$library" "$dir/read" || fail "the library was not read"
        if grep -vF "$root/" "$dir/read" | grep -v '/libgcc' | grep '\.\(so\|a\)$'; then
            fail "these are not from what liborderpaper-dev depends on"
        fi
    done
    in_root /work/one || fail "$(cat "$dir/said")"
    cmp "$dir/wanted.pdf" "$root/report.pdf"
    rm "$root/report.pdf"
    # One report that cannot be built does not stop the others.
    if in_root /work/several report.yaml missing.yaml report.yaml; then fail "nothing was said of a missing report"; fi
    cmp "$dir/wanted.pdf" "$root/report.yaml.pdf"
    [ "$(grep -c '^report.yaml: done$' "$dir/said")" -eq 2 ] || fail "$(cat "$dir/said")"
    grep -q 'missing.yaml cannot be read' "$dir/said" || fail "$(cat "$dir/said")"
    rm "$root/report.yaml.pdf"
done
rm "$root/report.yaml"
purge_debs liborderpaper-dev orderpaper-data
