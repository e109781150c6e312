#!/bin/sh
# Installs the Debian packages that are missing, and says so. Silent and quick when all is there.
# usage: tests/packages.sh build|test|lint|browser|deb ...
set -eu

build="gcc libc6-dev make pkg-config libhpdf-dev libyaml-dev libcsv-dev libmd4c-dev libharfbuzz-dev libunibreak-dev libhyphen-dev"
build="$build hyphen-en-gb libmicrohttpd-dev libdeflate-dev libpng-dev libjpeg-dev fonts-liberation2 fonts-dejavu-core"
test="libcmocka-dev qpdf libqpdf-dev libexpat1-dev zlib1g-dev poppler-utils universal-ctags binutils diffutils locales"
test="$test python3-jsonschema python3-yaml"
lint="clang clang-format clang-tidy cppcheck"
browser="chromium chromium-driver"
# Other builds of these are as good as Debian's, with which they cannot be mixed.
for program in nodejs:node npm:npm; do
    command -v "${program#*:}" >/dev/null || browser="$browser ${program%:*}"
done
deb="build-essential debhelper dpkg-dev"

wanted=
for group in "$@"; do
    case $group in
    build) wanted="$wanted $build" ;;
    test) wanted="$wanted $test" ;;
    lint) wanted="$wanted $lint" ;;
    browser) wanted="$wanted $browser" ;;
    deb) wanted="$wanted $deb" ;;
    *) echo "packages.sh: no such group: $group" >&2 && exit 2 ;;
    esac
done

fail() {
    printf '%s\n' "$1" "Needed are (names as in Debian 12):" "$2" \
        "Install them in your system's way; after that, 'make ... DEPS=no' leaves out this check." >&2
    exit 1
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    fail "This is not a Debian system (dpkg-query or apt-get is not there), so nothing can be installed from here." "$wanted"
fi

# shellcheck disable=SC2086 # a list of words
missing=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
    awk -v wanted="$wanted" '
        $1 == "installed" { have[$2] = 1 }
        END { n = split(wanted, w, " "); for (i = 1; i <= n; i++) if (!have[w[i]]) printf " %s", w[i] }')
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
    command -v sudo >/dev/null || fail "Some packages are missing, and installing them needs root or sudo." "${missing# }"
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
    # shellcheck disable=SC2086 # empty when root
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" \
        >"$log" 2>&1 </dev/null && return
    tail -n 30 "$log" >&2
    fail "'apt-get $1' failed; its last words stand above. Is the network there?" "${missing# }"
}
echo "Installing the Debian packages that are missing (this takes a few minutes):$missing"
# The package lists of a new machine may be absent or old.
apt update
# shellcheck disable=SC2086 # a list of words
apt install --no-install-recommends $missing
