#!/bin/sh
# One job of tests/run.sh: runs it, keeps its output in $RESULTS, adds `PASSED FAILED` to $RESULTS/tally and prints one
# line; what failed prints its output too.
# usage: job.sh rule|program|script|example NAME, job.sh golden LOCALE NAME...
set -u

kind=$1
shift
name=$1
case $kind in
golden)
    locale=$1
    shift
    name=golden/${1%%/*}
    [ "$locale" = C ] || name=$name/$locale
    log=$RESULTS/$(echo "$name/$1" | tr / -).log
    ;;
*) log=$RESULTS/$(echo "$name" | tr / -).log ;;
esac

# No test takes this long; one that hangs must not stop the others.
limit="timeout -k 5 600"
case $kind in
rule) $limit "tests/${name#rules/}.sh" ;;
program) $limit "$BUILD/tests/${name}_test" ;;
script) $limit "tests/$name.sh" ;;
example) $limit tests/lib/example.sh "$name" ;;
golden) LOCPATH=$PWD/build/locale LC_ALL=$locale $limit tests/golden.sh run "$@" ;;
esac >"$log" 2>&1 </dev/null
status=$?

failed=0 passed=0
case $kind in
program)
    # cmocka says how many; there may be several groups. A crash says nothing.
    passed=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test(s).*/\1/p' "$log" | awk '{ n += $1 } END { print n + 0 }')
    failed=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test(s).*/\1/p' "$log" | awk '{ n += $1 } END { print n + 0 }')
    [ "$passed" -gt 0 ] || [ "$status" -ne 0 ] || { echo "No test ran." >>"$log" && status=1; }
    [ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
    ;;
golden)
    failed=$(grep -c '^FAILED ' "$log")
    [ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=$#
    passed=$(($# - failed))
    ;;
*) if [ "$status" -eq 0 ]; then passed=1; else failed=1; fi ;;
esac
[ "$status" -ne 124 ] || echo "Stopped: it ran longer than any test may." >>"$log"

echo "$passed $failed $name" >>"$RESULTS/tally"
if [ "$failed" -eq 0 ]; then
    note=
    [ "$kind" != rule ] || [ ! -s "$log" ] || note=" ($(tail -n 1 "$log"))"
    printf 'ok      %s %s%s\n' "$name" "$passed" "$note"
else
    # One write, so that jobs side by side do not mix their lines.
    text=$(printf 'FAILED  %s %s of %s\n' "$name" "$failed" $((passed + failed)) && sed 's/^/    /' "$log" | tail -n 200)
    printf '%s\n' "$text"
fi
[ "$failed" -eq 0 ]
