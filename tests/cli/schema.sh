#!/bin/sh
# `orderpaper schema` as editors use it, judged by a JSON Schema validator: it is sound, takes all that the program
# takes, whichever types an editor gives to figures and words, and refuses what is wrong just where the program does.
. tests/lib/check.sh

# Debian's, which has the validator; another may come first in PATH.
judge() { /usr/bin/python3 -B tests/lib/schema.py "$@" >"$work/judged" 2>&1 || fail "$(cat "$work/judged")"; }

# judged N: so many files at least were looked at, those that are named by others among them.
judged() {
    n=$(sed -n 's/^\([0-9]*\) files$/\1/p' "$work/judged")
    [ "${n:-0}" -ge "$1" ] || fail "only ${n:-0} files were judged: $(cat "$work/judged")"
}

run 0 schema
reports=$work/reports.json
cp "$work/out" "$reports"
run 0 schema --layout
layouts=$work/layouts.json
cp "$work/out" "$layouts"
judge --itself "$reports" "$layouts"

judge --layouts "$layouts" layouts/*.yaml
judged 8
judge --reports "$reports" "$layouts" examples/*/report.yaml examples/one-quarter/*.yaml templates/*/report.yaml
judged 38

# What was written to have other types in editors is taken; so is every report among the tests that has no errors.
run 0 check tests/schema/right.yaml
empty "$work/err"
judge --reports "$reports" "$layouts" tests/schema/right.yaml
judged 3
for report in tests/golden/*/[!_]*.yaml; do
    if "$ORDERPAPER" check "$report" >"$work/out" 2>&1 </dev/null; then echo "$report"; fi
done >"$work/accepted"
# shellcheck disable=SC2046 # names without blanks
judge --reports "$reports" "$layouts" $(cat "$work/accepted")
judged 150

# Files that are wrong are refused at the lines that say so, and the program finds the same.
judge --wrong "$reports" tests/schema/wrong/*.yaml
judge --wrong "$layouts" tests/schema/wrong_layout.yaml
for report in tests/schema/wrong/*.yaml; do
    run 1 check "$report"
    sed -n 's/^[^:]*:\([0-9]*\):[0-9]*: error: .*\[\(unknown-key\|missing-key\|wrong-type\|unknown-word\|bad-[a-z]*\)\]$/\1/p' \
        "$work/err" | sort -nu >"$work/found"
    grep -n '# here$' "$report" | cut -d: -f1 | diff - "$work/found" || fail "$report: the program finds other lines"
done

# The judge itself: it refuses a file that is wrong somewhere else than it says.
sed 's/ # here$//; 1s/$/ # here/' tests/schema/wrong/words.yaml >"$work/elsewhere.yaml"
! /usr/bin/python3 -B tests/lib/schema.py --wrong "$reports" "$work/elsewhere.yaml" >"$work/judged" 2>&1 ||
    fail "a fault elsewhere was not noticed"
has "$work/judged" "refused at lines"
