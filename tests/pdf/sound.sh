#!/bin/sh
# What other programs say of the PDF of each example: sound, tagged, every font embedded, subset, with Unicode, none Type 3.
. tests/lib/check.sh

sound() {
    qpdf --check "$1" >"$work/check" 2>&1 || fail "qpdf: $(cat "$work/check")"
    lacks "$work/check" WARNING
    pdffonts "$1" >"$work/fonts" 2>"$work/err"
    empty "$work/err"
    awk 'NR > 2 { n++; if ($0 ~ /Type 3/ || $(NF - 4) != "yes" || $(NF - 3) != "yes" || $(NF - 2) != "yes") bad = 1
            if ($1 !~ /^[A-Z][A-Z][A-Z][A-Z][A-Z][A-Z]\+/) bad = 1 }
         END { exit bad || n == 0 }' "$work/fonts" || fail "$(cat "$work/fonts")"
    pdfinfo "$1" >"$work/info" 2>"$work/err"
    empty "$work/err"
    grep -q '^Tagged: *yes' "$work/info" || fail "not tagged"
    grep -q '^JavaScript: *no' "$work/info" || fail "JavaScript"
    pdftotext "$1" "$work/text" 2>"$work/err"
    empty "$work/err"
    [ -s "$work/text" ] || fail "no text"
}

for report in examples/*/report.yaml examples/one-quarter/*.yaml; do
    run 0 build "$report" -o "$work/report.pdf"
    sound "$work/report.pdf"
    run 0 build "$report" --draft -o "$work/draft.pdf"
    sound "$work/draft.pdf"
    # The mark of a draft is no content.
    pdfinfo "$work/report.pdf" | sed -n 's/^Pages: *//p' >"$work/pages"
    pdfinfo "$work/draft.pdf" | sed -n 's/^Pages: *//p' >"$work/pages.draft"
    same "$work/pages" "$work/pages.draft"
    # On steep pages each letter is a line to pdftotext.
    pdftotext -raw "$work/draft.pdf" - | tr -d ' \n\f' | grep -o DRAFT >"$work/marks"
    [ "$(wc -l <"$work/marks")" -ge "$(cat "$work/pages")" ] || fail "no watermark on some page"
done
