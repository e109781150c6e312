#!/bin/sh
# What `make install` puts into a folder works from there, and `make uninstall` leaves nothing.
set -eu
cd "$(dirname "$0")/.."
unset ORDERPAPER_DATA

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
prefix=$root/usr/local
make install DESTDIR="$root" >/dev/null

# Away from the source tree the program must find the installed layouts.
mkdir "$root/work"
for report in examples/*/report.yaml; do
    [ -e "$report" ] || continue
    report=$PWD/$report
    (cd "$root/work" && "$prefix/bin/orderpaper" build "$report" -o report.pdf && qpdf --check report.pdf >/dev/null)
done
"$prefix/bin/orderpaper" build examples/one-quarter/*.yaml -o "$root/work"
"$prefix/bin/orderpaper" --version
test -s "$prefix/share/man/man1/orderpaper.1"

# Every object of the library links with what the pkg-config file names, and nothing else.
echo '#include <orderpaper.h>
int main(void) { return 0; }' >"$root/work/user.c"
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
# shellcheck disable=SC2046 # lists of flags
"${CC:-cc}" -o "$root/work/user" "$root/work/user.c" $(pkg-config --define-variable=prefix="$prefix" --cflags orderpaper) \
    -Wl,--whole-archive "$prefix/lib/liborderpaper.a" -Wl,--no-whole-archive \
    $(pkg-config --define-variable=prefix="$prefix" --libs orderpaper)
"$root/work/user"

make uninstall DESTDIR="$root" >/dev/null
left=$(find "$root/usr" -type f)
[ -z "$left" ] || { echo "Left after make uninstall:" "$left" && exit 1; }
