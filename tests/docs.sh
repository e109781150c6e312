#!/bin/sh
# The reference pages are what the tables of the language and of layouts say, and the manual page has every command and option of
# the command line and no other ($ORDERPAPER: the program).
set -eu
cd "$(dirname "$0")/.."

now=$(mktemp)
entries=$(mktemp)
trap 'rm -f "$now" "$entries"' EXIT

# current PAGE OPTIONS...
current() {
    page=$1
    shift
    "$ORDERPAPER" schema "$@" --markdown >"$now"
    diff -u "$page" "$now" || {
        echo "$page is not current: 'make docs' writes it."
        exit 1
    }
}

current docs/language.md
current docs/layout-reference.md --layout

# tagged SECTION: the words that head its entries, one a line, as `--output` and `-o`.
tagged() {
    awk -v section="$1" '
        /^\.SH / { inside = $0 == ".SH " section; next }
        inside && tag { gsub(/\\-/, "-"); gsub(/\\f./, ""); n = split($0, word, /[ ",]+/)
            for (i = 2; i <= n; i++) if (section == "COMMANDS" || word[i] ~ /^-/) print word[i] }
        { tag = $0 == ".TP" }' docs/orderpaper.1 | sort
}

# missing WHAT: says how the manual page ($entries) differs from the program ($now), if it does.
missing() {
    diff "$now" "$entries" || {
        echo "docs/orderpaper.1 has other $1 than the program (<)."
        exit 1
    }
}

"$ORDERPAPER" --help | sed -n 's/^  orderpaper \([^ ]*\).*/\1/p' | sort >"$now"
[ "$(wc -l <"$now")" -ge 7 ] || { echo "orderpaper --help names too few commands" && exit 1; }
tagged COMMANDS >"$entries"
missing commands
grep -v '^-' "$entries" | while read -r command; do
    grep -q "^\.B orderpaper $command\$" docs/orderpaper.1 || {
        echo "docs/orderpaper.1: $command is missing in the synopsis" >&2
        exit 1
    }
    "$ORDERPAPER" help "$command" | sed -n 's/^  \(-.*\)/\1/p'
done >"$now"
awk '{ for (i = 1; $i ~ /^-/; i++) { sub(/,/, "", $i); print $i } }' "$now" | sort -u >"$entries"
mv "$entries" "$now"
tagged OPTIONS >"$entries"
missing options
