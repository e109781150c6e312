#!/bin/sh
# Runs the tests of one build and ends with the line `N passed, N failed`.
# usage: tests/run.sh BUILD [PART...]    BUILD: build/release ...; parts: rules unit golden locale cli pdf examples
# $T: only tests whose name contains this. Each job's output stays in BUILD/results.
set -eu
cd "$(dirname "$0")/.."

BUILD=$1
shift
[ $# -gt 0 ] || set -- rules unit golden locale cli pdf examples
ORDERPAPER=$PWD/$BUILD/orderpaper
RESULTS=$BUILD/results
T=${T:-}
export BUILD ORDERPAPER RESULTS
LSAN_OPTIONS=suppressions=$PWD/tests/leaks.txt:print_suppressions=0
export LC_ALL=C ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 LSAN_OPTIONS
unset ORDERPAPER_DATA MAKEFLAGS MAKELEVEL MFLAGS

# Names FOLDER/NAME of the files given that match $T, one a line; SUFFIX is cut off.
names() {
    suffix=$1
    shift
    for file in "$@"; do
        name=${file#tests/}
        name=${name%"$suffix"}
        [ -e "$file" ] && case $name in *"$T"*) echo "$name" ;; esac
    done
    return 0
}

# Golden tests go to a job in handfuls of one stage: starting a shell for each would take longer than the test.
golden_jobs() {
    tests/golden.sh list "$T" | awk -v locale="$1" '
        { split($1, part, "/")
          if (part[1] != stage || n == 24) { if (n) print ""; printf "golden %s", locale; stage = part[1]; n = 0 }
          printf " %s", $1; n++ }
        END { if (n) print "" }'
}

# A locale with a decimal comma, made here since few machines have it.
comma_locale() {
    [ -e build/locale/de_DE.UTF-8 ] || {
        [ -e /usr/share/i18n/locales/de_DE ] || return 1
        mkdir -p build/locale
        localedef -i de_DE -f UTF-8 build/locale/de_DE.UTF-8 || return 1
    }
}

jobs() {
    for part in "$@"; do
        case $part in
        rules)
            for rule in deps size state exact words links docs docs_examples rules_test; do
                case rules/$rule in *"$T"*) echo "rule rules/$rule" ;; esac
            done
            ;;
        unit) names _test.c tests/unit/*_test.c | sed 's|^|program |' ;;
        golden) golden_jobs C ;;
        locale) if comma_locale; then golden_jobs de_DE.UTF-8; fi ;;
        cli) names .sh tests/cli/*.sh | sed 's|^|script |' ;;
        pdf)
            names _test.c tests/pdf/*_test.c | sed 's|^|program |'
            names .sh tests/pdf/*.sh | sed 's|^|script |'
            ;;
        examples) names .yaml examples/*/report.yaml examples/one-quarter/*.yaml | sed 's|^|example |' ;;
        *) echo "run.sh: no such part: $part" >&2 && exit 2 ;;
        esac
    done
}

rm -rf "$RESULTS"
mkdir -p "$RESULTS"
: >"$RESULTS/tally"
jobs "$@" >"$RESULTS/jobs"
if [ ! -s "$RESULTS/jobs" ]; then
    echo "No test's name contains \"$T\"." >&2
    exit 1
fi
xargs -P "$(nproc)" -L 1 tests/lib/job.sh <"$RESULTS/jobs" || true

# Every job must have reported.
njobs=$(wc -l <"$RESULTS/jobs")
awk -v njobs="$njobs" '
    { passed += $1; failed += $2 }
    END { failed += njobs - NR; print passed + 0 " passed, " failed + 0 " failed"; exit failed > 0 || passed == 0 }
' "$RESULTS/tally"
