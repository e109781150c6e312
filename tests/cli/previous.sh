#!/bin/sh
# --previous: what has changed since last time's report, and what may be wrong with that one.
. tests/lib/check.sh

mkdir "$work/q1" "$work/q2"
cat >"$work/q1/report.yaml" <<'YAML'
report: { title: First quarter, layout: house.yaml }
include: data.yaml
priorities: { P1: One }
sections: [{ heading: A, content: [{ indicators: {} }, { changes: {} }] }]
YAML
cat >"$work/q1/data.yaml" <<'YAML'
periods: { Q1: { role: now } }
indicators:
  - { ref: NI 1, definition: One, status: { Q1: alarming } }
  - { ref: NI 2, definition: Two, status: { Q1: better } }
  - { ref: NI 66, definition: Dropped, status: { Q1: better } }
notes: { 1: Nothing bears this mark. }
YAML
cat >"$work/q1/house.yaml" <<'YAML'
statuses:
  alarming: { word: Alarming, shape: triangle, colour: '#aa0000' }
YAML
cat >"$work/q2/report.yaml" <<'YAML'
report: { title: Second quarter }
periods: { Q1: , Q2: { role: now } }
indicators:
  - { ref: NI 1, definition: One, status: { Q2: within } }
  - { ref: NI 2, definition: Two, status: { Q2: better } }
  - { ref: NI 3, definition: Three }
sections: [{ heading: A, content: [{ indicators: {} }, { changes: {} }] }]
YAML
this=$work/q2/report.yaml
last=$work/q1/report.yaml

# Without it: a warning, and nothing has changed.
run 0 check "$this" --dump=figures
has "$work/err" '[changes-first]'
lacks "$work/out" 'NI 66'

# The last report is read by its own layout, its includes from its own folder, its warnings are not ours.
for option in "--previous=$last" "--previous $last"; do
    # shellcheck disable=SC2086 # two words
    run 0 check "$this" --dump=figures $option
    empty "$work/err"
    has "$work/out" 'change NI 1: alarming -> within'
    has "$work/out" 'new NI 3'
    has "$work/out" 'dropped NI 66'
    lacks "$work/out" 'NI 2:'
done
run 0 build "$this" --previous "$last" -o "$work/out.pdf"
empty "$work/err"
[ "$(head -c 5 "$work/out.pdf")" = %PDF- ] || fail "no PDF was written"

# An indicator that is deleted now was dropped.
sed 's/definition: Two, .*/definition: Two, deleted: No longer measured. }/' "$this" >"$work/q2/deleted.yaml"
run 0 check "$work/q2/deleted.yaml" --dump=figures "--previous=$last"
has "$work/out" 'dropped NI 2'

# This time's folder is not opened for last time's files, nor the other way round.
sed 's/data.yaml/..\/q2\/data.yaml/' "$last" >"$work/q1/outside.yaml"
cp "$work/q1/data.yaml" "$work/q2/data.yaml"
run 1 check "$this" --previous "$work/q1/outside.yaml"
has "$work/err" '[previous-faulty]'
has "$work/err" 'outside.yaml:2:10: '
run 0 check "$this" --previous "$work/q1/outside.yaml" --allow "$work/q2"
sed 's/^priorities.*/include: ..\/q1\/data.yaml/; s/^periods/include: ..\/q1\/data.yaml\nperiods/' "$this" >"$work/q2/outside.yaml"
run 1 check "$work/q2/outside.yaml" --previous "$last"
has "$work/err" '[file-outside]'

# A file that is not there, one that is no report, one with errors.
run 1 check "$this" --previous "$work/q0.yaml"
has "$work/err" 'q0.yaml'
has "$work/err" '[file-unreadable]'
lacks "$work/err" '[changes-first]'
printf '{ report: ' >"$work/broken.yaml"
run 1 check "$this" --previous "$work/broken.yaml"
has "$work/err" '[previous-faulty]'
sed 's/better/beter/' "$work/q1/data.yaml" >"$work/q1/faulty.yaml"
sed 's/data.yaml/faulty.yaml/' "$last" >"$work/q1/wrong.yaml"
run 1 build "$this" --previous "$work/q1/wrong.yaml" -o "$work/none.pdf"
[ "$(wc -l <"$work/err")" -eq 4 ] || fail "a faulty report of last time is told in more than one message"
has "$work/err" "orderpaper: error: last time's report, $work/q1/wrong.yaml, has 2 errors [previous-faulty]"
has "$work/err" "run \`orderpaper check $work/q1/wrong.yaml\`"
# shellcheck disable=SC2016 # these are no commands
has "$work/err" 'faulty.yaml:4:49: the layout has no status `beter`'
has "$work/err" 'orderpaper: 1 error; no PDF was written'
[ ! -e "$work/none.pdf" ] || fail "a PDF was written"

# Nothing that was read is overwritten.
cp -r "$work/q1" "$work/before"
for name in report.yaml data.yaml house.yaml; do
    run 2 build "$this" --previous "$last" -o "$work/q1/$name"
    has "$work/err" "one of the report's own files"
done
diff -r "$work/before" "$work/q1" || fail "last time's report was written"

# Wrong usage.
run 2 check "$this" --previous
has "$work/err" 'needs a value: --previous'
run 2 check "$this" --previous -
has "$work/err" '--previous needs a file'
run 2 explain unused --previous "$last"
has "$work/err" 'not known here: --previous'
