#!/bin/sh
# A committee paper: which copies show the clearance of officers, which letters recommendations have in them.
. tests/lib/check.sh

words_of() {
    pdftotext -layout "$1" - | tr -s ' ' >"$work/text"
}

cat >"$work/paper.yaml" <<'YAML'
report: { title: Fees, layout: base, agenda_item: "7", contact: "Finance, <fees@ashcombe.gov.uk>" }
sections:
  - heading: Recommendations
    content:
      - recommendations:
          lead: "That Cabinet:"
          items: [notes the report;, { text: accepts the tender of Wexford Ltd; and, exempt: 3 }, { text: agrees., id: last }]
      - { recommendations: [sells the depot.], exempt: 3 }
      - recommendations: ["asks Council to confirm [[last]]."]
      - text: The end.
      - page_break: yes
      - sign_off: [{ role: Director of Finance, comment: Costs agreed., date: 3 October }, Monitoring Officer]
YAML

run 0 build "$work/paper.yaml" --internal -o "$work/internal.pdf"
words_of "$work/internal.pdf"
has "$work/text" 'Director of Finance'
has "$work/text" 'Signature and date:'
has "$work/text" 'Agenda item: 7'
has "$work/text" 'b) accepts the tender of Wexford Ltd; and'
has "$work/text" 'Ea) sells the depot'
has "$work/text" 'd) asks Council to confirm recommendation c)'
pdfinfo "$work/internal.pdf" | grep -q '^Pages: *2$' || fail "the clearance is not on a page of its own"

# What is not there leaves no page behind, nor another letter.
run 0 build "$work/paper.yaml" --exempt -o "$work/exempt.pdf"
words_of "$work/exempt.pdf"
lacks "$work/text" 'Director of Finance'
has "$work/text" 'Wexford'
pdfinfo "$work/exempt.pdf" | grep -q '^Pages: *1$' || fail "the exempt copy has a page without words"
run 0 build "$work/paper.yaml" --public -o "$work/public.pdf"
words_of "$work/public.pdf"
for words in 'Director of Finance' Wexford depot Ea; do
    lacks "$work/text" "$words"
done
has "$work/text" 'd) asks Council to confirm recommendation c)'
pdfinfo "$work/public.pdf" | grep -q '^Pages: *1$' || fail "the public copy has a page without words"

# A layout that extends none need not describe what its reports do not have; where they have it, a message says so.
sed '/^sign_off:/,/^$/d' layouts/base.yaml >"$work/bare.yaml"
sed 's/layout: base/layout: .\/bare.yaml/' "$work/paper.yaml" >"$work/bare-paper.yaml"
run 1 check "$work/bare-paper.yaml" --internal
has "$work/err" 'does not say how a sign-off looks'
sed '/sign_off/d' "$work/bare-paper.yaml" >"$work/bare-public.yaml"
run 0 check "$work/bare-public.yaml" --internal
