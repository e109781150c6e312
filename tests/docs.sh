#!/bin/sh
# The reference page is what the language's tables say ($ORDERPAPER: the program).
set -eu
cd "$(dirname "$0")/.."

now=$(mktemp)
trap 'rm -f "$now"' EXIT
"$ORDERPAPER" schema --markdown >"$now"
diff -u docs/language.md "$now" || {
    echo "docs/language.md is not current: 'make docs' writes it."
    exit 1
}
