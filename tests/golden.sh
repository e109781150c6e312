#!/bin/sh
# Golden tests: a file dropped into tests/golden/STAGE is a test.
#   NAME.yaml  the input; names that begin with _ are files that others include
#   NAME.out   what `orderpaper check NAME.yaml --dump=STAGE` prints (STAGE diag: no dump)
#   NAME.err   what it says on standard error; without this file nothing may be said
# The exit status must be 1 where NAME.err holds an error, else 0.
# usage: golden.sh list [WORDS] | run STAGE/NAME... | accept WORDS     ($ORDERPAPER: the program)
set -u
cd "$(dirname "$0")/golden" 2>/dev/null || exit 0

list() {
    for input in */*.yaml; do
        name=${input%.yaml}
        case golden/$name in
        'golden/*/*' | */_*) ;;
        *"$1"*) echo "$name" ;;
        esac
    done
    # An expectation without its input is a test that does not run.
    for file in */*.out */*.err; do
        name=${file%.*}
        [ ! -e "$file" ] || [ -e "$name.yaml" ] || case golden/$name in *"$1"*) echo "$name" ;; esac
    done
}

# Runs one case; leaves $work/out, $work/err and $status.
run_case() {
    dump=--dump=${1%/*}
    [ "$dump" != --dump=diag ] || dump=
    # shellcheck disable=SC2086 # no word when empty
    (cd "${1%/*}" && exec timeout 60 "$ORDERPAPER" check "${1#*/}.yaml" $dump >"$work/out" 2>"$work/err" </dev/null)
    status=$?
}

wanted_status() {
    if [ -e "$1" ] && grep -q ' error: ' "$1"; then echo 1; else echo 0; fi
}

differs() {
    cmp -s "$1" "$2" && return 1
    diff -u --label "$3" --label now "$1" "$2" | head -n 60
    return 0
}

check_case() {
    bad=
    [ -e "$1.yaml" ] || { echo "$1.yaml is not there." && return 1; }
    [ -e "$1.out" ] || [ -e "$1.err" ] || echo "Neither $1.out nor $1.err is there: 'make accept T=$1' writes them." >"$work/none"
    run_case "$1"
    expected=$(wanted_status "$1.err")
    if [ "$status" -ne "$expected" ]; then
        echo "exit status $status instead of $expected"
        bad=1
    fi
    if [ -e "$1.out" ] && differs "$1.out" "$work/out" "$1.out"; then bad=1; fi
    err=/dev/null
    [ ! -e "$1.err" ] || err=$1.err
    if differs "$err" "$work/err" "$1.err"; then bad=1; fi
    if [ -e "$work/none" ]; then
        cat "$work/none" && rm "$work/none"
        bad=1
    fi
    [ -z "$bad" ]
}

# Takes what the program prints now as what is expected; a crash never is.
accept_case() {
    run_case "$1"
    if [ "$status" -ne "$(wanted_status "$work/err")" ]; then
        cat "$work/err"
        echo "$1: not accepted: exit status $status."
        return 1
    fi
    for part in out err; do
        old=$1.$part
        [ -e "$old" ] || old=/dev/null
        differs "$old" "$work/$part" "$1.$part" || continue
        if [ -s "$work/$part" ]; then cp "$work/$part" "$1.$part"; else rm -f "$1.$part"; fi
        echo "$1.$part: accepted"
    done
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mode=$1
shift
result=0
case $mode in
list) list "${1:-}" ;;
run)
    for name in "$@"; do
        check_case "$name" >"$work/text" || {
            echo "FAILED golden/$name"
            cat "$work/text"
            result=1
        }
    done
    ;;
accept)
    [ -n "$(list "$1")" ] || { echo "No golden test's name contains \"$1\"." && exit 1; }
    for name in $(list "$1"); do
        accept_case "$name" || result=1
    done
    ;;
esac
exit $result
