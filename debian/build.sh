#!/bin/sh
# Builds the Debian packages into build/deb. This happens in a copy of the sources, which is removed again, so that
# nothing is left among the sources themselves. The same commit gives the same bytes.
set -eu
cd "$(dirname "$0")/.."
umask 022
# The flags of the make that called this are not for the package.
unset MAKEFLAGS MAKELEVEL MFLAGS MAKEOVERRIDES

version=$(sed -n 's/^#define ORDERPAPER_VERSION "\(.*\)"/\1/p' include/orderpaper.h)
[ -n "$version" ] || { echo 'include/orderpaper.h defines no ORDERPAPER_VERSION.' >&2 && exit 1; }
# An unpacked archive has no history; its files have the date of what was packed.
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y include/orderpaper.h)}"
export SOURCE_DATE_EPOCH

out=build/deb
copy=$out/orderpaper-$version
log=$out/build.log
rm -rf "$out"
mkdir -p "$copy"
tar -cf - --exclude='*.pdf' Makefile LICENSE README.md completions debian docs examples fonts include layouts src templates | tar -xf - -C "$copy"
# As with other Debian tools, DEBFULLNAME and DEBEMAIL say who makes the packages.
maintainer=$(sed -n 's/^Maintainer: //p' debian/control)
if [ -n "${DEBEMAIL:-}" ]; then
    maintainer="${DEBFULLNAME:-The Orderpaper authors} <$DEBEMAIL>"
    WHO=$maintainer awk '/^Maintainer:/ { $0 = "Maintainer: " ENVIRON["WHO"] } { print }' debian/control >"$copy/debian/control"
fi
cat >"$copy/debian/changelog" <<END
orderpaper ($version) unstable; urgency=medium

  * Version $version. What has changed stands in the history of the sources.

 -- $maintainer  $(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")
END
find "$copy" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

echo "Building the packages of Orderpaper $version (this takes a minute or two)"
(cd "$copy" && dpkg-buildpackage -b -us -uc) >"$log" 2>&1 </dev/null || {
    tail -n 30 "$log" >&2
    echo "The packages could not be built; all that was said is in $log." >&2
    exit 1
}
rm -rf "$copy"
ls "$out"/*.deb
