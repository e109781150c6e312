#!/bin/sh
# The whole reports in README.md and docs/, a report with each layout of docs/layouts.md, and the report of the exercise after each step of
# docs/house-style.md pass `check` without a message ($ORDERPAPER: the program). The programs in docs/embedding.md are those of
# examples/embedding, which tests/deb.sh compiles and runs. All that docs/first-report.md tells to do is done.
set -eu
cd "$(dirname "$0")/.."

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# In the guide they begin with the remark "# whole report"; in the README with the report itself.
awk -v dir="$dir" '
    /^```/ { if (file) close(file); file = ""; fresh = ($0 == "```yaml"); next }
    fresh && /^(# whole report|report: \{)/ { file = sprintf("%s/%02d.yaml", dir, ++n) }
    { fresh = 0 }
    file { print >file }' README.md docs/guide.md docs/figures.md docs/layouts.md

# The CSV files that the examples name: the word after ```csv is the path.
mkdir "$dir/data"
awk -v dir="$dir" '
    /^```/ { if (file) close(file); file = $1 == "```csv" ? dir "/" $2 : ""; next }
    file { print >file }' docs/figures.md

# Each layout of the other guide in a file of its own, with a report that names it; one of them extends another.
awk -v dir="$dir" '
    /^```/ { if (file) close(file); file = ""; fresh = ($0 == "```yaml"); next }
    fresh && /^# whole report/ { fresh = 0 }
    fresh {
        fresh = 0
        file = sprintf("%s/layout%02d.yml", dir, ++n)
        report = sprintf("%s/look%02d.yaml", dir, n)
        printf "report: { title: A report, cover: yes, layout: ./layout%02d.yml }\n", n >report
        print "sections: [ { heading: A section, text: Its text. } ]" >report
        close(report)
    }
    file { print >file }' docs/layouts.md

awk -v dir="$dir" '
    /^```/ { if (file) close(file); file = $0 == "```c" ? sprintf("%s/%d.c", dir, ++n) : ""; next }
    file { print >file }' docs/embedding.md
diff -u examples/embedding/one.c "$dir/1.c"
diff -u examples/embedding/several.c "$dir/2.c"

# The pictures that the examples name.
mkdir "$dir/pictures"
for picture in visits.png ornament.jpg logo.png crest.jpg; do
    cp tests/golden/diag/_picture.png "$dir/pictures/$picture"
done

# $1: files; $2: how many there are at least.
check() {
    count=0
    for report in $1; do
        [ -e "$report" ] || break
        "$ORDERPAPER" check "$report" >"$dir/messages" 2>&1 || true
        if [ -s "$dir/messages" ]; then
            cat "$report" "$dir/messages"
            exit 1
        fi
        count=$((count + 1))
    done
    if [ "$count" -lt "$2" ]; then
        echo "only $count examples were found as $1"
        exit 1
    fi
}
# The exercise: its pieces below one another are its whole layout, which is that of the example, as is its report.
exercise=$dir/exercise
mkdir "$exercise"
awk -v dir="$exercise" '
    /^```/ { if (file) close(file); file = ""; if ($0 == "```yaml") file = sprintf("%s/%02d", dir, ++n); next }
    file { print >file }' docs/house-style.md
npieces=$(find "$exercise" -type f | wc -l)
[ "$npieces" -ge 10 ] || { echo "docs/house-style.md has only $npieces pieces of YAML"; exit 1; }
report=$(printf '%s/%02d' "$exercise" "$npieces") whole=$(printf '%s/%02d' "$exercise" $((npieces - 1)))
diff -u examples/house-style/report.yaml "$report"
diff -u examples/house-style/wexmoor.yaml "$whole"
for piece in "$exercise"/[0-9]*; do
    case $piece in "$whole" | "$report") continue ;; esac
    step=$exercise/step${piece##*/}
    mkdir "$step"
    cp "$report" "$step/report.yaml"
    [ ! -e "$exercise/so_far" ] || echo >>"$exercise/so_far"
    cat "$piece" >>"$exercise/so_far"
    cp "$exercise/so_far" "$step/wexmoor.yaml"
done
diff -u "$whole" "$exercise/so_far"

check "$dir/[0-9]*.yaml" 7
check "$exercise/step*/report.yaml" 8
check "$dir/look*.yaml" 12

mkdir "$dir/first"
/usr/bin/python3 -B tests/lib/first_report.py docs/first-report.md "$ORDERPAPER" "$dir/first"
