#!/bin/sh
# The preview, asked over HTTP while its report is saved, broken, mended, taken away and put back.
. tests/lib/check.sh

mkdir "$work/folder"
cp -r examples/quarterly examples/committee-paper "$work/folder"
timeout 120 python3 -B tests/lib/preview.py "$work/folder" || fail "the preview does not do what it should"
