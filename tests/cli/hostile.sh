#!/bin/sh
# Input that is damaged, huge or made to do harm: one clear message, or the paper, within a bounded time.
. tests/lib/check.sh

# try STATUS SECONDS FILE: check the file; an error must name file, line and column.
try() {
    wanted=$1 status=0
    timeout "$2" "$ORDERPAPER" check "$work/$3" >"$work/out" 2>"$work/err" </dev/null || status=$?
    [ "$status" -eq "$wanted" ] || {
        head -c 2000 "$work/err"
        fail "$3: exit status $status instead of $wanted"
    }
    [ "$wanted" -eq 0 ] || grep -Eq "$3:[0-9]+:[0-9]+: error: " "$work/err" || fail "$3: no place in $(head -c 300 "$work/err")"
    [ "$(wc -c <"$work/err")" -lt 40000 ] || fail "$3: a flood of $(wc -c <"$work/err") bytes of messages"
    # Lines of messages stay readable, and no control character goes to the terminal.
    awk 'length > 1000 { exit 1 }' "$work/err" || fail "$3: a line of over 1000 bytes in a message"
    ! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$work/err" || fail "$3: a control character in a message"
}

# text: a report whose one text is standard input, up to the end of its last line.
text() {
    printf 'report: { title: Hostile, organisation: Us, layout: base }\nsections:\n  - heading: A\n    text: '
    cat
}

: >"$work/empty.yaml"
try 1 5 empty.yaml
has "$work/err" '[file-empty]'
printf '# only a comment\n\n' >"$work/comment.yaml"
try 1 5 comment.yaml
head -c 20000 "$ORDERPAPER" >"$work/program.yaml"
try 1 5 program.yaml
has "$work/err" '[not-utf8]'
printf '%%PDF-1.7\n%%\342\343\317\323\n' >"$work/pdf.yaml"
try 1 5 pdf.yaml
has "$work/err" 'PDF'

# Encodings and characters.
printf 'caf\303\251 \0 au lait\n' | text >"$work/nul.yaml"
try 1 5 nul.yaml
has "$work/err" 'nul.yaml:4:16: error: '
printf 'caf\351\n' | text >"$work/latin1.yaml"
try 1 5 latin1.yaml
has "$work/err" 'latin1.yaml:4:14: error: byte E9 is not UTF-8 text; it would be "é"'
for bytes in '\0300\0257' '\0355\0240\0200' '\0364\0220\0200\0200' '\0370\0210\0200\0200\0200' '\0302'; do
    printf 'a %b\n' "$bytes" | text >"$work/invalid.yaml"
    try 1 5 invalid.yaml
    has "$work/err" '[not-utf8]'
done
for order in LE BE; do
    printf 'a: caf\303\251\n' | iconv -f UTF-8 -t UTF-16$order >"$work/raw"
    { [ $order = LE ] && printf '\377\376' || printf '\376\377'; cat "$work/raw"; } >"$work/utf16.yaml"
    try 1 5 utf16.yaml
    has "$work/err" 'UTF-16'
done
printf 'a\033[31m red\n' | text >"$work/escape.yaml"
try 1 5 escape.yaml
has "$work/err" '[bad-character]'
printf 'a \360\223\200\200 b\n' | text >"$work/glyph.yaml"
try 1 5 glyph.yaml
has "$work/err" 'glyph.yaml:4:13: error: no font has the character'
has "$work/err" 'U+13000'
printf 'caf\303\251\n' | text >"$work/plain.yaml"
run 0 build "$work/plain.yaml" -o "$work/plain.pdf"
sed 's/$/\r/' "$work/plain.yaml" >"$work/crlf.yaml"
{ printf '\357\273\277' && cat "$work/plain.yaml"; } >"$work/bom.yaml"
for name in crlf bom; do
    try 0 5 $name.yaml
    run 0 build "$work/$name.yaml" -o "$work/$name.pdf"
    same "$work/plain.pdf" "$work/$name.pdf"
done

# Aliases: nine lists, each of nine times the one before; 9^9 values written in 300 bytes.
{
    echo 'a: &a [x, x, x, x, x, x, x, x, x]'
    before=a
    for name in b c d e f g h i; do
        echo "$name: &$name [*$before, *$before, *$before, *$before, *$before, *$before, *$before, *$before, *$before]"
        before=$name
    done
} >"$work/bomb.yaml"
try 1 5 bomb.yaml
has "$work/err" '[alias-bomb]'
echo 'sections: &a [*a]' >"$work/self.yaml"
try 1 5 self.yaml
has "$work/err" '[alias-cycle]'

# Nesting: brackets, indentation, sections, lists in Markdown, quotation marks of Markdown.
awk 'BEGIN { printf "a: "; for (i = 0; i < 10000; i++) printf "["; for (i = 0; i < 10000; i++) printf "]"; print "" }' \
    >"$work/brackets.yaml"
try 1 5 brackets.yaml
has "$work/err" '[too-deep]'
awk 'BEGIN { for (i = 0; i < 2000; i++) { printf "%*s", i, ""; print "a:" } }' >"$work/indent.yaml"
try 1 5 indent.yaml
has "$work/err" '[too-deep]'
awk 'BEGIN { printf "\""; for (i = 0; i < 1000; i++) printf "- "; print "x\"" }' | text >"$work/list.yaml"
try 1 10 list.yaml
awk 'BEGIN { printf "\""; for (i = 0; i < 20000; i++) printf "*a **a "; print "x\"" }' | text >"$work/emphasis.yaml"
try 0 10 emphasis.yaml
awk 'BEGIN { printf "\""; for (i = 0; i < 20000; i++) printf "[a]("; print "x\"" }' | text >"$work/links.yaml"
try 0 10 links.yaml

# Size: a word of a megabyte, a line of a megabyte, a key of a megabyte, many sections.
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "abcdefghij"; print "" }' | text >"$work/word.yaml"
try 0 20 word.yaml
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "abcd fghi "; print "end" }' | text >"$work/line.yaml"
try 0 20 line.yaml
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "abcdefghij"; print ": x" }' >"$work/key.yaml"
try 1 20 key.yaml
awk 'BEGIN { print "report: { title: A, layout: base }\nsections:"
    for (i = 0; i < 20000; i++) print "  - { heading: Section " i ", start: continue }" }' >"$work/sections.yaml"
try 0 30 sections.yaml
# A great many mistakes are not a great many pages of messages... nor a long wait.
awk 'BEGIN { print "report: { title: A, layout: base }\nsections:"
    for (i = 0; i < 20000; i++) print "  - { headnig: Section " i " }" }' >"$work/mistakes.yaml"
status=0
timeout 20 "$ORDERPAPER" check "$work/mistakes.yaml" 2>"$work/err" || status=$?
[ "$status" -eq 1 ] || fail "many mistakes: exit status $status"
printf 'report: { title: A, layout: base }\n' >"$work/nothing.yaml"
try 1 5 nothing.yaml

# Pictures: `figure KEYS` is a report with one figure.
figure() {
    printf 'report: { title: Hostile, organisation: Us, layout: base }\nsections:\n  - heading: A\n    content:\n      - figure: { %s }\n' "$1"
}
picture=tests/golden/diag/_picture.png
figure 'image: picture.png, alt: A square.' >"$work/figure.yaml"
cp "$picture" "$work/picture.png"
try 0 5 figure.yaml
for n in 0 1 8 20 33 50 60; do
    head -c $n "$picture" >"$work/picture.png"
    try 1 5 figure.yaml
done
head -c 100000 /dev/zero >"$work/picture.png"
try 1 5 figure.yaml
rm "$work/picture.png"
mkfifo "$work/picture.png"
try 1 5 figure.yaml
rm "$work/picture.png"
mkdir "$work/picture.png"
try 1 5 figure.yaml
rmdir "$work/picture.png"
ln -s picture.png "$work/picture.png"
try 1 5 figure.yaml
rm "$work/picture.png"
cp "$picture" "$work/picture.png"
for path in /dev/zero ../picture.png http://a.example/picture.png . ''; do
    figure "image: '$path', alt: A square." >"$work/path.yaml"
    try 1 5 path.yaml
done
figure "image: picture.png, alt: $(head -c 100000 /dev/zero | tr '\0' x)" >"$work/alt.yaml"
try 1 10 alt.yaml
has "$work/err" '[text-too-long]'
figure 'image: picture.png, alt: "A square (\"), \\, 😀, \u202E, \uFFFC"' >"$work/alt.yaml"
try 0 5 alt.yaml
# Two thousand figures of one picture, which is read once.
{
    figure 'image: picture.png, alt: A square.'
    awk 'BEGIN { for (i = 0; i < 2000; i++) print "      - figure: { image: picture.png, alt: Square " i " }" }'
} >"$work/figures.yaml"
try 0 10 figures.yaml

# Charts and panels: `figures PERIODS INDICATORS` are A0, A1 ... with a figure in each period, and the head of a section.
figures() {
    awk -v periods="$1" -v indicators="$2" 'BEGIN {
        print "report: { title: Hostile, organisation: Us, layout: dashboard }\nperiods:"
        for (p = 0; p < periods; p++) print "  P" p ": { label: Period " p " }"
        print "indicators:"
        for (i = 0; i < indicators; i++) {
            printf "  - { ref: A%d, definition: Indicator %d, better: higher, actual: { ", i, i
            for (p = 0; p < periods; p++) printf "%sP%d: %d", (p ? ", " : ""), p, (p * 7 + i) % 50
            print " } }"
        }
        print "sections:\n  - heading: A\n    content:"
    }'
}
# refs FROM TO: a list of refs.
refs() {
    awk -v from="$1" -v to="$2" 'BEGIN { printf "["; for (i = from; i <= to; i++) printf "%sA%d", (i > from ? ", " : ""), i; print "]" }'
}
# More figures than a PDF can hold in words: the chart is summed up, and the file is written.
{
    figures 500 10
    echo "      - chart: { refs: $(refs 0 9), kind: lines }"
} >"$work/chart.yaml"
try 0 20 chart.yaml
timeout 20 "$ORDERPAPER" build "$work/chart.yaml" -o "$work/chart.pdf" 2>"$work/err" || fail "chart.yaml: $(cat "$work/err")"
# Words that a PDF cannot hold are a mistake in the report.
for block in panel chart; do
    {
        figures 2 1
        echo "      - $block: { refs: A0, title: $(head -c 40000 /dev/zero | tr '\0' x) }"
    } >"$work/title.yaml"
    try 1 10 title.yaml
    has "$work/err" '[text-too-long]'
done
# A table that takes many pages, and its chart.
{
    figures 2 300
    echo "      - panel: { refs: A0, breakdown: $(refs 1 299) }"
} >"$work/panel.yaml"
try 0 20 panel.yaml
