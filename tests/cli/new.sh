#!/bin/sh
# `orderpaper new`: every kind is a small complete report that builds without a message, and nothing is overwritten.
. tests/lib/check.sh

kinds=$(cd templates && echo *)
run 0 help new
for kind in $kinds; do
    has "$work/out" "$kind"
done
run 0 new "$work/usual"
[ -e "$work/usual/figures.csv" ] || fail "the usual kind is not quarterly"

run 0 schema
cp "$work/out" "$work/schema.json"
for kind in $kinds; do
    folder=$work/a\ $kind
    run 0 new "$folder" --kind "$kind"
    empty "$work/err"
    # What it says is what there is, and the commands that it names work.
    sed -n 's/^  \(\/.*\)/\1/p' "$work/out" | sort >"$work/said"
    find "$folder" -type f | sort | diff - "$work/said" || fail "$kind: other files were named than written"
    has "$work/out" "orderpaper preview '$folder/report.yaml'"
    next=$(sed -n "s/^  orderpaper build '\(.*\)'$/\1/p" "$work/out")
    same "$folder/orderpaper.schema.json" "$work/schema.json"
    [ "$(head -n 1 "$folder/report.yaml")" = '# yaml-language-server: $schema=orderpaper.schema.json' ] ||
        fail "$kind does not begin with the line for editors"
    for file in templates/"$kind"/*; do same "$folder/${file##*/}" "$file"; done
    run 0 check "$next" --accessibility
    run 0 build "$next" --internal -o "$work/report.pdf"
    empty "$work/err"
    pages=$(pdfinfo "$work/report.pdf" | sed -n 's/^Pages: *//p')
    [ "$pages" -ge 2 ] && [ "$pages" -le 3 ] || fail "$kind has $pages pages"
done

# kept FOLDER WORDS: refused with these words, and the folder is as it was.
kept() {
    cp -R "$1" "$work/before"
    run 2 new "$1"
    has "$work/err" "$2"
    empty "$work/out"
    diff -r "$work/before" "$1" || fail "something was written into $1"
    rm -rf "$work/before"
}
mkdir "$work/full" "$work/hidden" "$work/empty"
echo mine >"$work/full/report.yaml"
echo mine >"$work/hidden/.notes"
kept "$work/full" "is not empty (there is report.yaml in it)"
kept "$work/hidden" "is not empty (there is .notes in it)"
kept "$work/usual" "is not empty"
run 0 new "$work/empty///"
[ -e "$work/empty/report.yaml" ] || fail "an empty folder was not filled"
(mkdir "$work/here" && cd "$work/here" && "$ORDERPAPER" new . >"$work/out" && [ -e report.yaml ]) || fail "new . writes nothing"
has "$work/out" 'orderpaper build ./report.yaml'
(cd "$work" && "$ORDERPAPER" new -- -dash >"$work/out" && [ -e ./-dash/report.yaml ]) || fail "new -- -dash writes nothing"
has "$work/out" 'orderpaper build ./-dash/report.yaml'

echo mine >"$work/file"
run 3 new "$work/file"
has "$work/err" "there is a file of that name"
[ "$(cat "$work/file")" = mine ] || fail "a file was overwritten"
run 3 new "$work/none/below"
has "$work/err" "the folder that it should be in is not there"
run 2 new "$work/kind" --kind quaterly
has "$work/err" "did you mean 'quarterly'?"
run 2 new "$work/kind" --kind ../templates/quarterly
has "$work/err" "there is no kind '../templates/quarterly'"
run 2 new "$work/kind" "$work/kind2"
run 2 new
has "$work/err" "which folder?"
[ ! -e "$work/kind" ] || fail "a folder was made for a wrong command"

# What cannot be written as a whole is not there at all.
mkdir "$work/data" "$work/data/layouts" "$work/data/templates" "$work/data/templates/large" "$work/emptied"
cp layouts/base.yaml "$work/data/layouts"
echo 'report: { title: A }' >"$work/data/templates/large/a.yaml"
mkdir "$work/data/templates/large/b"
ORDERPAPER_DATA=$work/data run 3 new "$work/broken" --kind large
[ ! -e "$work/broken" ] || fail "a half-written folder was left"
ORDERPAPER_DATA=$work/data run 3 new "$work/emptied" --kind large
[ -d "$work/emptied" ] && [ -z "$(ls -A "$work/emptied")" ] || fail "an empty folder was not left as it was"
ORDERPAPER_DATA=$work/data run 2 new "$work/broken"
has "$work/err" "there is no kind 'quarterly'; there are large"
ORDERPAPER_DATA=$work/nowhere run 3 new "$work/broken"
has "$work/err" "set ORDERPAPER_DATA"
if [ "$(id -u)" -ne 0 ]; then
    mkdir "$work/locked"
    chmod a-w "$work/locked"
    run 3 new "$work/locked/below"
    has "$work/err" "permission is refused"
fi
