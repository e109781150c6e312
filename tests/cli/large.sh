#!/bin/sh
# One text of 50 MB: set in a bounded time.
. tests/lib/check.sh

awk 'BEGIN {
    print "report: { title: Large, organisation: Us, layout: base }\nsections:\n  - heading: A\n    text: |"
    for (i = 0; i < 10000; i++) words = words "word "
    for (i = 0; i < 1000; i++) print "      " words "\n"
}' >"$work/large.yaml"
[ "$(wc -c <"$work/large.yaml")" -gt 50000000 ] || fail "the file is too small"
timeout 120 "$ORDERPAPER" check "$work/large.yaml" >"$work/out" 2>"$work/err" || fail "exit status $?: $(head -c 500 "$work/err")"
empty "$work/err"
