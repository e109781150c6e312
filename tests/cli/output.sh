#!/bin/sh
# Where the PDF goes: names, standard input and output, and that the old file stays whole when anything goes wrong.
. tests/lib/check.sh
program=$ORDERPAPER
report=$PWD/examples/first-steps/report.yaml

# nothing_left FOLDER NAME...: the folder holds these files and no others.
nothing_left() {
    folder=$1
    shift
    [ "$(ls -A "$folder")" = "$(printf '%s\n' "$@")" ] || fail "$folder holds: $(ls -A "$folder" | tr '\n' ' ')"
}

is_pdf() {
    [ "$(head -c 5 "$1")" = %PDF- ] || fail "$1 is no PDF"
}

# Names. Without -o: the report's name, in the folder where the program was called.
mkdir "$work/here"
(cd "$work/here" && "$program" build "$report") || fail "build without -o"
is_pdf "$work/here/report.pdf"
nothing_left "$work/here" report.pdf
run 0 build "$report" -o "$work/a.pdf"
empty "$work/out"
run 0 build "$report" --output="$work/b.pdf"
same "$work/a.pdf" "$work/b.pdf"
same "$work/a.pdf" "$work/here/report.pdf"
"$program" build "$report" -o - >"$work/c.pdf" || fail "build -o -"
same "$work/a.pdf" "$work/c.pdf"
"$program" build - -o "$work/d.pdf" <"$report" || fail "build -"
same "$work/a.pdf" "$work/d.pdf"
run 0 check "$report"
empty "$work/out"
empty "$work/err"
nothing_left "$work" a.pdf b.pdf c.pdf d.pdf err here out

# The permissions of a new file are those that the user's umask gives, of an old one its own.
(umask 027 && "$program" build "$report" -o "$work/e.pdf") || fail "umask"
[ "$(stat -c %a "$work/e.pdf")" = 640 ] || fail "umask 027 gave $(stat -c %a "$work/e.pdf")"
rm "$work"/*.pdf

# Errors in the input.
mkdir "$work/out.d"
echo old >"$work/out.d/old.pdf"
sed 's/title:/titel:/' "$report" >"$work/wrong.yaml"
run 1 build "$work/wrong.yaml" -o "$work/out.d/old.pdf"
[ "$(cat "$work/out.d/old.pdf")" = old ] || fail "an error in the report destroyed the old file"
run 1 build "$work/nowhere.yaml" -o "$work/out.d/old.pdf"
has "$work/err" 'there is no such file [file-unreadable]'
run 1 build "$work" -o "$work/out.d/old.pdf"
has "$work/err" 'it is a folder [file-unreadable]'
nothing_left "$work/out.d" old.pdf

# The report's own files, however they are named, stay what they are.
mkdir "$work/own"
cp tests/golden/diag/_picture.png "$work/own/logo.png"
cat >"$work/own/house.yaml" <<YAML
extends: base
images: { logo: { file: logo.png, alt: Anytown } }
YAML
echo '{ report: { title: T, organisation: Us, layout: ./house.yaml }, sections: [{ heading: A, text: a }] }' \
    >"$work/own/report.yaml"
ln -s own/logo.png "$work/link.pdf"
cp -r "$work/own" "$work/before"
for name in own/report.yaml own/house.yaml own/logo.png link.pdf; do
    run 2 build "$work/own/report.yaml" -o "$work/$name"
    has "$work/err" "one of the report's own files"
done
diff -r "$work/before" "$work/own" || fail "one of the report's own files was written"
run 0 build "$work/own/report.yaml" -o "$work/own/report.pdf"
is_pdf "$work/own/report.pdf"

# A place that cannot be written. Permissions do not hold for root, so what stands for a folder is a file.
run 3 build "$report" -o "$work/wrong.yaml/a.pdf"
has "$work/err" 'cannot write'
run 3 build "$report" -o "$work/nowhere/a.pdf"
has "$work/err" 'cannot write'
run 3 build "$report" -o "$work/out.d"
has "$work/err" 'it is a folder'
if [ "$(id -u)" -ne 0 ]; then
    chmod a-w "$work/out.d"
    run 3 build "$report" -o "$work/out.d/old.pdf"
    chmod u+w "$work/out.d"
fi
nothing_left "$work/out.d" old.pdf

# A full disk.
run 3 build "$report" -o /dev/full
has "$work/err" 'the disk is full'
status=0
"$program" build "$report" -o - >/dev/full 2>"$work/err" || status=$?
[ "$status" -eq 3 ] || fail "-o - on a full disk: exit status $status"
has "$work/err" 'the disk is full'
for words in "check $report --dump=pages" schema; do
    status=0
    # shellcheck disable=SC2086 # several words
    "$program" $words >/dev/full 2>"$work/err" || status=$?
    [ "$status" -eq 3 ] || fail "$words on a full disk: exit status $status"
done
# A file size limit is a disk that fills up in the middle: the new file is larger than half a kilobyte.
status=0
(ulimit -f 1 && exec "$program" build "$report" -o "$work/out.d/old.pdf") 2>"$work/err" || status=$?
[ "$status" -ne 0 ] || fail "a file size limit went unnoticed"
[ "$(cat "$work/out.d/old.pdf")" = old ] || fail "a file size limit destroyed the old file"
nothing_left "$work/out.d" old.pdf

# The input is never overwritten
cp "$report" "$work/own.yaml"
run 2 build "$work/own.yaml" -o "$work/own.yaml"
same "$report" "$work/own.yaml"

# A full disk is noticed even for words on standard output.
for words in explain "explain unused" --help --version; do
    status=0
    "$program" $words >/dev/full 2>"$work/err" || status=$?
    [ "$status" -eq 3 ] || fail "$words on a full disk: exit status $status"
done
