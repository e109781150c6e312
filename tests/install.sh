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
for report in "$prefix"/share/doc/orderpaper/examples/*/report.yaml; do
    name=$(basename "$(dirname "$report")")
    (cd "$root/work" && "$prefix/bin/orderpaper" build "$report" -o "$name.pdf" && qpdf --check "$name.pdf" >/dev/null)
done
"$prefix/bin/orderpaper" build examples/one-quarter/*.yaml -o "$root/work"
"$prefix/bin/orderpaper" --version
(cd "$root/work" && "$prefix/bin/orderpaper" new Q2 --kind dashboard && "$prefix/bin/orderpaper" check Q2/report.yaml)
test -s "$prefix/share/bash-completion/completions/orderpaper"
test -s "$prefix/share/man/man1/orderpaper.1"
test -s "$prefix/share/doc/orderpaper/docs/guide.md"

# The library links with what the pkg-config file names, and nothing else.
flags=$(PKG_CONFIG_PATH="$prefix/lib/pkgconfig" pkg-config --define-variable=prefix="$prefix" --cflags --libs orderpaper)
for example in one several; do
    # shellcheck disable=SC2086 # a list of flags
    ${CC:-cc} "examples/embedding/$example.c" -o "$root/work/$example" $flags
done
cp examples/first-steps/report.yaml "$root/work"
(cd "$root/work" && ORDERPAPER_DATA="$prefix/share/orderpaper" ./one && cmp report.pdf "$root/work/first-steps.pdf")

make uninstall DESTDIR="$root" >/dev/null
left=$(find "$root/usr" -type f)
[ -z "$left" ] || { echo "Left after make uninstall:" "$left" && exit 1; }
