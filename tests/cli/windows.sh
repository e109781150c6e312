#!/bin/sh
# Files as editors and spreadsheets on Windows save them (CRLF at the ends of lines, a byte order mark at the beginning)
# make the same reports and get the same messages.
. tests/lib/check.sh

# windows FILE: saves it anew as Windows does.
windows() {
    { printf '\357\273\277' && sed 's/$/\r/' "$1"; } >"$work/saved" && mv "$work/saved" "$1"
}

cp -r examples "$work/examples"
find "$work/examples" -name '*.yaml' -o -name '*.csv' >"$work/files"
while read -r file; do windows "$file"; done <"$work/files"
[ "$(grep -c '\.csv$' "$work/files")" -gt 0 ] || fail "no example has a CSV file"
for report in examples/*/report.yaml; do
    run 0 build "$report" --internal -o "$work/here.pdf"
    run 0 build "$work/$report" --internal -o "$work/there.pdf"
    empty "$work/err"
    same "$work/here.pdf" "$work/there.pdf"
done

# In a folder with blanks and letters with accents in its name, as folders of OneDrive have.
folder="$work/OneDrive - Cyngor Sir Fôn/Q2 (July to September)"
mkdir -p "$folder"
cat >"$folder/report.yaml" <<'END'
report: { title: A report }
sections:
  - heading: One
    text: Words, and a tab	between them.
    txet: Words.
  - heading: "Two
END
mistake() {
    run 1 check "$folder/report.yaml"
    sed "s|$work||" "$work/err" >"$1"
}
mistake "$work/before"
windows "$folder/report.yaml"
mistake "$work/after"
same "$work/before" "$work/after"
sed '$d' "$folder/report.yaml" >"$work/shorter" && mv "$work/shorter" "$folder/report.yaml"
mistake "$work/after"
has "$work/after" 'Q2 (July to September)/report.yaml:5:5: error'
lacks "$work/after" "$(printf '\r')"
