#!/bin/sh
# Parts that a layout asks for: a report without one is refused, a draft warned of, last time's report not looked at for that. Page
# labels of appendices.
. tests/lib/check.sh

cat >"$work/house.yaml" <<'YAML'
parts: { legal: { required: yes } }
appendices: { layout: wide.yaml, page_number: "{1}{n}" }
YAML
cat >"$work/wide.yaml" <<'YAML'
page: landscape
tables: { wide: { like: indicators } }
YAML
cat >"$work/q1.yaml" <<'YAML'
report: { title: First quarter, layout: house.yaml }
periods: { Q1: { role: now } }
indicators: [{ ref: NI 1, definition: One, status: { Q1: worse } }]
sections: [{ heading: A, appendix: yes, content: [{ indicators: { table: wide } }] }]
YAML
cat >"$work/q2.yaml" <<'YAML'
report: { title: Second quarter, layout: house.yaml }
periods: { Q1: , Q2: { role: now } }
indicators: [{ ref: NI 1, definition: One, status: { Q2: better } }]
sections:
  - { heading: A, content: [{ changes: {} }] }
  - { heading: B, appendix: yes, content: [{ indicators: { table: wide } }] }
YAML

run 1 build "$work/q1.yaml" -o "$work/q1.pdf"
has "$work/err" '[part-missing]'
run 0 build "$work/q1.yaml" --draft -o "$work/q1.pdf"
has "$work/err" '[part-open]'
lacks "$work/err" '[part-missing]'

sed 's/^sections:/&\n  - { part: legal, text: None. }/' "$work/q2.yaml" >"$work/whole.yaml"
run 0 build "$work/whole.yaml" --previous "$work/q1.yaml" -o "$work/q2.pdf"
lacks "$work/err" '[previous-faulty]'
pdftotext -f 1 -l 1 "$work/q2.pdf" "$work/text"
has "$work/text" 'NI 1'
qpdf --json --json-key=pagelabels "$work/q2.pdf" | tr -d ' \n' >"$work/labels"
has "$work/labels" '{"index":1,"label":{"/P":"u:A","/S":"/D","/St":1}}'
