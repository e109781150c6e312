#!/bin/sh
# Copying text out of the PDF gives back what the YAML says, character by character: in paragraphs, cells, bold, notes.
# A soft hyphen inside a line comes back as it is; a no-break space poppler may turn into a blank, so it is looked up in
# the PDF's own table from glyphs to characters.
. tests/lib/check.sh

dashes='– —'
marks='‘a’ “b”'
signs='£5 €6 ½ 100% & < > § © ° × …'
letters='é É ŵ ŷ Ŵ ö ß æ ł ő ñ ç'
symbols='★ ● ▲ ✓ ✗ → ≥ ≤ ± −'
ligatures='office affluent fjord efficient AVATAR To. Wy'
cat >"$work/report.yaml" <<YAML
report: { title: Copying, organisation: Us, layout: base, language: en-GB }
notes: { n: "Note $dashes $marks $signs $letters $symbols $ligatures end" }
sections:
  - heading: Heading $letters $dashes
    text: |
      Plain $dashes $marks $signs $letters $symbols $ligatures end

      **Bold $dashes $marks $signs $letters $symbols $ligatures end**

      *Italic $dashes $marks $signs $letters $symbols $ligatures end*[^n]

      Fixed
    content:
      - table:
          columns: [ Cell ]
          rows: [ [ "Cell $dashes $marks $signs $letters $symbols $ligatures end" ] ]
YAML
printf 'Fixed 10\302\240km and dis\302\255estab\302\255lish end\n' >"$work/special"
sed -i "s|Fixed|$(cat "$work/special")|" "$work/report.yaml"
run 0 build "$work/report.yaml" -o "$work/report.pdf"
empty "$work/err"
pdftotext -enc UTF-8 "$work/report.pdf" "$work/raw"
tr '\n' ' ' <"$work/raw" >"$work/text"
for word in Plain Bold Italic Note Cell; do
    # shellcheck disable=SC2086 # one word
    for part in $dashes $marks $signs $letters $symbols $ligatures; do
        has "$work/text" "$part"
    done
    has "$work/text" "$word $dashes $marks $signs $letters $symbols $ligatures end"
done
has "$work/text" "Heading $letters $dashes"
# Poppler may turn a no-break space into a blank.
sed "s/$(printf '\302\240')/ /g" "$work/text" >"$work/blanks"
has "$work/blanks" "$(printf 'Fixed 10 km and dis\302\255estab\302\255lish end')"
qpdf --qdf --object-streams=disable "$work/report.pdf" "$work/plain"
grep -aq '<00A0>' "$work/plain" || fail "the no-break space is not in ToUnicode"

# The same text put in decomposed comes back readable: as written or composed.
printf 'report: { title: A, layout: base }\nsections: [{ heading: "e\314\201 w\314\202" }]\n' >"$work/marks.yaml"
run 0 build "$work/marks.yaml" -o "$work/marks.pdf"
pdftotext -enc UTF-8 "$work/marks.pdf" "$work/raw"
grep -q "$(printf 'e\314\201 w\314\202')" "$work/raw" || grep -q 'é ŵ' "$work/raw" || fail "combining accents: $(cat "$work/raw")"
