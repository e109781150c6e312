# Helpers for the scripts in tests/cli and tests/pdf, which read them with `. tests/lib/check.sh`: they run from the
# project's root, get the program in $ORDERPAPER, and end with status 1 at the first thing that is not as it should be.
# $work is an empty folder of the script's own.
# shellcheck shell=sh
set -u
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT

fail() {
    echo "$*"
    exit 1
}

# run STATUS ARGUMENT...: the program, whose exit status must be STATUS. Leaves $work/out and $work/err.
run() {
    wanted=$1
    shift
    status=0
    "$ORDERPAPER" "$@" >"$work/out" 2>"$work/err" || status=$?
    [ "$status" -eq "$wanted" ] || {
        head -n 40 "$work/out" "$work/err"
        fail "orderpaper $*: exit status $status instead of $wanted"
    }
}

# has FILE TEXT: the file holds this text on one of its lines.
has() {
    grep -qF -- "$2" "$1" || {
        head -n 40 "$1"
        fail "missing in ${1##*/}: $2"
    }
}

lacks() {
    ! grep -nF -- "$2" "$1" || fail "should not be in ${1##*/}: $2"
}

empty() {
    [ ! -s "$1" ] || {
        head -n 40 "$1"
        fail "${1##*/} should be empty"
    }
}

same() {
    cmp "$1" "$2" || fail "${1##*/} and ${2##*/} differ"
}
