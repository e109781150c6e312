#!/bin/sh
# A signal in the middle of a large build leaves the old file whole and no other behind, whenever it comes.
. tests/lib/check.sh

awk 'BEGIN {
    print "report: { title: Large, organisation: Us, layout: base }"
    print "sections:"
    for (s = 0; s < 60; s++) {
        print "  - heading: Section " s
        print "    content:\n      - table:\n          columns: [A, B, C, D]\n          rows:"
        for (r = 0; r < 150; r++)
            print "            - [ row " r ", some words that are to be set, and here some more of them, " s * r " ]"
    }
}' >"$work/large.yaml"
mkdir "$work/folder"
pdf=$work/folder/large.pdf

start=$(date +%s%N)
run 0 build "$work/large.yaml" -o "$pdf"
took=$((($(date +%s%N) - start) / 1000000))
[ "$took" -gt 100 ] || fail "the build of $took ms is too short for this test"
qpdf --check "$pdf" >"$work/check" || fail "$(cat "$work/check")"
cp "$pdf" "$work/whole.pdf"
echo old >"$work/old.pdf"

# At points spread over the whole time, the last of them in the middle of writing.
interrupted=0
for signal in TERM HUP; do
    for percent in 15 40 60 75 85 92 97; do
        cp "$work/old.pdf" "$pdf"
        "$ORDERPAPER" build "$work/large.yaml" -o "$pdf" 2>"$work/err" &
        child=$!
        sleep "$(awk "BEGIN { print $took * $percent / 100000 }")"
        kill -"$signal" "$child" 2>"$work/kill"
        status=0
        wait "$child" || status=$?
        [ "$(ls -A "$work/folder")" = large.pdf ] || fail "SIG$signal at $percent%: left behind: $(ls -A "$work/folder")"
        # A signal between the replacement and the program's end finds the new file in place.
        if [ "$status" -eq 0 ] || cmp -s "$pdf" "$work/whole.pdf"; then
            same "$pdf" "$work/whole.pdf"
        else
            same "$pdf" "$work/old.pdf"
            interrupted=$((interrupted + 1))
        fi
    done
done
[ "$interrupted" -gt 3 ] || fail "only $interrupted of 14 signals came in time"
