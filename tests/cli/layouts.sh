#!/bin/sh
# Sections with layouts of their own: the draft's stamp and version line, the blank back page, bookmarks, last time's report.
. tests/lib/check.sh

mkdir "$work/q2"
cat >"$work/q2/report.yaml" <<'YAML'
report: { title: Half-year, version: Version 3, layout: house.yaml }
include: _annex.yaml
sections:
  - { heading: Purpose, text: Words. }
YAML
cat >"$work/q2/_annex.yaml" <<'YAML'
periods: { Q2: { role: now } }
indicators: [{ ref: H 1, definition: Homes, better: higher, actual: { Q2: 5 }, target: { Q2: 9 }, comment: Few. }]
sections:
  - heading: Annex
    layout: annex.yaml
    content: [{ exceptions: {} }, { indicators: {} }]
    sections: [{ heading: Back, layout: house.yaml, text: Words. }]
  - { heading: End, text: Words. }
YAML
echo "print: { even_pages: yes, blank: Left blank. }" >"$work/q2/house.yaml"
cat >"$work/q2/annex.yaml" <<'YAML'
page: landscape
print: { even_pages: no }
draft: { word: NEVER, line: never }
tables: { exceptions: { title: What was missed } }
YAML

run 0 build "$work/q2/report.yaml" --draft -o "$work/draft.pdf"
empty "$work/err"
pdfinfo -f 1 -l 9 "$work/draft.pdf" | tr -s ' ' >"$work/info"
has "$work/info" 'Pages: 4'
has "$work/info" 'Page 1 size: 595.276 x 841.89 pts'
has "$work/info" 'Page 2 size: 595.276 x 841.89 pts'
has "$work/info" 'Page 2 rot: 90' # a landscape page among upright ones, its head to the binding
has "$work/info" 'Page 3 size: 595.276 x 841.89 pts'
for page in 1 2 3 4; do
    pdftotext -f $page -l $page "$work/draft.pdf" "$work/text"
    has "$work/text" 'Version 3'
    lacks "$work/text" never
done
has "$work/text" 'Left blank'
pdftotext "$work/draft.pdf" "$work/text"
has "$work/text" 'What was missed'
run 0 check "$work/q2/report.yaml" --draft --dump=pages
[ "$(grep -c '"DRAFT"' "$work/out")" -eq 4 ] || fail "not each page bears the stamp"
lacks "$work/out" NEVER

# What last time's report is compared with has layouts too.
mkdir "$work/q3"
cp "$work"/q2/*.yaml "$work/q3"
run 0 check "$work/q3/report.yaml" --previous "$work/q2/report.yaml"
empty "$work/err"
sed -i 's/annex.yaml/anex.yaml/' "$work/q2/_annex.yaml"
run 1 check "$work/q3/report.yaml" --previous "$work/q2/report.yaml"
has "$work/err" 'there is no file'

# The file of a section's layout is one of the report's own.
run 2 build "$work/q3/report.yaml" -o "$work/q3/annex.yaml"
has "$work/err" "one of the report's own files"
