#!/bin/sh
# Golden tests: a file dropped into tests/golden/STAGE is a test.
#   NAME.yaml  the input; names that begin with _ are files that others include
#   NAME.out   what `orderpaper check NAME.yaml --dump=STAGE` prints (STAGE diag: no dump; accessibility: the
#              checklist of --accessibility; tags: the structure tree of the PDF that `orderpaper build` writes, read back
#              by tests/pdf/print_tree.c, which must be what --dump=tags says)
#   NAME.err   what it says on standard error; without this file nothing may be said
#   NAME.opts  further words for the command line, such as --exempt
# The exit status must be 1 where NAME.err holds an error, else 0.
# tags/example_NAME is the tree of examples/NAME/report.yaml, tags/example_one-quarter_NAME that of
# examples/one-quarter/NAME.yaml.
# usage: golden.sh list [WORDS] | run STAGE/NAME... | accept WORDS     ($ORDERPAPER: the program)
set -u
cd "$(dirname "$0")/golden" 2>/dev/null || exit 0

# The file that a case reads, from its stage's folder.
input_of() {
    case $1 in
    tags/example_one-quarter_*) echo "../../../examples/one-quarter/${1#tags/example_one-quarter_}.yaml" ;;
    tags/example_*) echo "../../../examples/${1#tags/example_}/report.yaml" ;;
    *) echo "${1#*/}.yaml" ;;
    esac
}

list() {
    for input in */*.yaml ../../examples/*/report.yaml ../../examples/one-quarter/*.yaml; do
        name=${input%.yaml}
        case $name in
        ../../examples/*/report) name=${name#../../examples/} && name=tags/example_${name%/report} ;;
        ../../examples/one-quarter/*) name=tags/example_one-quarter_${name##*/} ;;
        esac
        case golden/$name in
        'golden/*/*' | */_*) ;;
        *"$1"*) echo "$name" ;;
        esac
    done
    # An expectation without its input is a test that does not run.
    for file in */*.out */*.err */*.opts; do
        name=${file%.*}
        [ ! -e "$file" ] || [ -e "${name%/*}/$(input_of "$name")" ] || case golden/$name in *"$1"*) echo "$name" ;; esac
    done
}

# A text that breaks off and goes on in the tree is one in the file when it is one piece of content: one in both here.
# Places of cells lose their leading zeros.
one_text() {
    awk '/^ *T[HD] / { while (match($0, /[trc]0+[1-9]/))
             $0 = substr($0, 1, RSTART) substr($0, RSTART + RLENGTH - 1) }
         { text = $0; sub(/^ */, "", text); depth = length($0) - length(text); quoted = text ~ /^"/
           if (NR > 1 && quoted && was && depth == last) { sub(/"$/, "", line); line = line substr(text, 2) }
           else { if (NR > 1) print line; line = $0 }
           was = quoted; last = depth }
         END { if (NR) print line }'
}

# The tree read back from the PDF; $work/dump: what the program says of it.
run_tags() {
    input=$(input_of "$1")
    # shellcheck disable=SC2086 # no word when empty
    (cd tags && exec timeout 60 "$ORDERPAPER" build "$input" $opts -o "$work/pdf" >"$work/out" 2>"$work/err" </dev/null)
    status=$?
    [ "$status" -eq 0 ] || return 0
    # The reader is no subject of the locale tests.
    env -u LOCPATH timeout 60 "${ORDERPAPER%/*}/tests/pdf/print_tree" "$work/pdf" >"$work/out" 2>>"$work/err" || status=3
    # shellcheck disable=SC2086
    (cd tags && "$ORDERPAPER" check "$input" --dump=tags $opts 2>"$work/said") | one_text >"$work/dump"
    rm -f "$work/pdf"
}

# Runs one case; leaves $work/out, $work/err and $status.
run_case() {
    rm -f "$work/dump"
    opts=
    [ ! -e "$1.opts" ] || read -r opts <"$1.opts"
    if [ "${1%/*}" = tags ]; then
        run_tags "$1"
        return
    fi
    dump=--dump=${1%/*}
    case $dump in --dump=diag) dump= ;; --dump=accessibility) dump=--accessibility ;; esac
    # shellcheck disable=SC2086 # no word when empty
    (cd "${1%/*}" && exec timeout 60 "$ORDERPAPER" check "${1#*/}.yaml" $dump $opts >"$work/out" 2>"$work/err" </dev/null)
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
    [ -e "${1%/*}/$(input_of "$1")" ] || { echo "$1.yaml is not there." && return 1; }
    [ -e "$1.out" ] || [ -e "$1.err" ] || echo "Neither $1.out nor $1.err is there: 'make accept T=$1' writes them." >"$work/none"
    run_case "$1"
    expected=$(wanted_status "$1.err")
    if [ "$status" -ne "$expected" ]; then
        echo "exit status $status instead of $expected"
        bad=1
    fi
    if [ -e "$1.out" ] && differs "$1.out" "$work/out" "$1.out"; then bad=1; fi
    if [ -e "$work/dump" ] && differs "$work/dump" "$work/out" "--dump=tags"; then bad=1; fi
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
