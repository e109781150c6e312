#!/bin/sh
# One example: builds without a message, gives the same bytes twice, and is a sound PDF.
# usage: example.sh examples/NAME/FILE ($ORDERPAPER: the program)   its name without .yaml
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for pass in 1 2; do
    "$ORDERPAPER" build "$1.yaml" --internal -o "$work/$pass.pdf" >"$work/said" 2>&1 || {
        status=$?
        cat "$work/said"
        echo "Exit status $status."
        exit 1
    }
done
if [ -s "$work/said" ]; then
    cat "$work/said"
    echo "An example should build without a message."
    exit 1
fi
cmp "$work/1.pdf" "$work/2.pdf"
qpdf --check "$work/1.pdf"
