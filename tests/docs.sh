#!/bin/sh
# The reference pages are what the tables of the language and of layouts say ($ORDERPAPER: the program).
set -eu
cd "$(dirname "$0")/.."

now=$(mktemp)
trap 'rm -f "$now"' EXIT

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
