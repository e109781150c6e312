#!/bin/sh
# --greyscale is the layout's `print: greyscale`, whatever the layout says: charts, symbols, links and pictures, of sections with
# layouts of their own too.
. tests/lib/check.sh

for example in quarterly appendix committee-paper slides; do
    folder=$work/$example
    cp -r "examples/$example" "$folder"
    layout=$(sed -n '1,40s/^ *layout: *//p' "$folder/report.yaml" | head -n 1)
    run 0 build "$folder/report.yaml" --greyscale --internal -o "$work/option.pdf"
    run 0 build "$folder/report.yaml" --internal -o "$work/colour.pdf"
    printf 'extends: %s\nprint: { greyscale: yes }\n' "$layout" >"$folder/grey.yaml"
    sed -i "1,40s/^\( *layout:\) .*/\1 grey.yaml/" "$folder/report.yaml"
    run 0 build "$folder/report.yaml" --internal -o "$work/layout.pdf"
    same "$work/option.pdf" "$work/layout.pdf"
    ! cmp -s "$work/option.pdf" "$work/colour.pdf" || fail "$example has colours"
done

run 0 check examples/slides/report.yaml --dump=pages --greyscale
grep -o '#[0-9a-f]\{6\}' "$work/out" | sort -u >"$work/colours"
[ -s "$work/colours" ] || fail "the slides print no colours"
! grep -v '#\(..\)\1\1' "$work/colours" || fail "a colour that is no grey"
