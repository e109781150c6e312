#!/bin/sh
# `watch` makes the PDF at once and at each save, however it is saved; the PDF stays while there are errors.
. tests/lib/check.sh

mkdir "$work/report" "$work/pdf"
report=$work/report/report.yaml
pdf=$work/pdf/out.pdf
log=$work/log

write() { # TITLE
    cat >"$work/new" <<END
report: { title: $1, organisation: Us, layout: base }
include: [words.yaml]
END
}

# As most editors save: a new file takes the old one's name.
save() {
    write "$1"
    cp "$work/new" "$work/report/.report.yaml.swp"
    mv "$work/report/.report.yaml.swp" "$report"
}

# lines N: until the log has N status lines.
lines() {
    tries=0
    until [ "$(grep -c '/out.pdf: ' "$log")" -ge "$1" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 600 ] || {
            cat "$log"
            fail "waited 30 seconds for status line $1"
        }
        sleep 0.05
    done
}

# says TEXT: the PDF's words.
says() {
    pdftotext "$pdf" "$work/text" || fail "the PDF cannot be read"
    has "$work/text" "$1"
}

echo 'sections: [ { heading: One, text: First words } ]' >"$work/report/words.yaml"
save First
"$ORDERPAPER" watch "$report" -o "$pdf" 2>"$log" &
watcher=$!
trap 'kill "$watcher" 2>/dev/null; rm -rf "$work"' EXIT
lines 1
says First
grep -q '^[0-2][0-9]:[0-5][0-9]:[0-5][0-9] .*/out.pdf: 1 page, [0-9]* ms$' "$log" || fail "$(cat "$log")"

# Saved by rename, written in place, and a file that is included.
save Second
lines 2
says Second
write Third
cat "$work/new" >"$report"
lines 3
says Third
echo 'sections: [ { heading: One, text: Other words } ]' >"$work/report/words.yaml"
lines 4
says "Other words"

# Broken: told as build tells it, and the PDF stays. Mended.
cp "$pdf" "$work/good.pdf"
echo 'reprot: {}' >"$report"
lines 5
has "$log" 'report.yaml:1:1: error: unknown key `reprot`'
grep -q 'out.pdf: [0-9]* errors*, [0-9]* ms; the PDF stays as it was$' "$log" || fail "$(cat "$log")"
same "$pdf" "$work/good.pdf"
save Mended
lines 6
says Mended

# Away for long, and back.
cp "$pdf" "$work/good.pdf"
rm "$work/report/words.yaml"
lines 7
same "$pdf" "$work/good.pdf"
echo 'sections: [ { heading: One, text: Words again } ]' >"$work/report/words.yaml"
lines 8
says "Words again"

# Several saves in one go: the last one counts, and most are not built for their own sake.
for n in 1 2 3 4 5 6 7 8 9 10; do save "Burst $n"; done
lines 9
tries=0
until pdftotext "$pdf" - | grep -q 'Burst 10'; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || fail "the last save was not built"
    sleep 0.05
done

# What is no change builds nothing: another file in the folder, the PDF itself.
before=$(grep -c '/out.pdf: ' "$log")
echo note >"$work/report/note.txt"
touch "$pdf"
sleep 0.3
[ "$(grep -c '/out.pdf: ' "$log")" -eq "$before" ] || fail "built without need: $(tail -n 3 "$log")"

# It ends by a signal, and leaves nothing behind.
kill -TERM "$watcher"
status=0
wait "$watcher" || status=$?
[ "$status" -eq 143 ] || fail "exit status $status after SIGTERM"
[ "$(ls -A "$work/pdf")" = out.pdf ] || fail "left behind: $(ls -A "$work/pdf")"
[ "$(ls -A "$work/report" | tr '\n' ' ')" = "note.txt report.yaml words.yaml " ] ||
    fail "left behind: $(ls -A "$work/report")"

# What cannot be watched.
run 1 watch "$work/missing.yaml"
has "$work/err" "missing.yaml cannot be read: No such file or directory"
run 2 watch -
has "$work/err" "standard input cannot be watched"
run 2 watch "$report" -o -
has "$work/err" "-o needs a file here"
run 2 watch "$report" --public --exempt
has "$work/err" "only one copy can be watched at a time"
run 2 watch
has "$work/err" "which report?"
run 2 watch "$report" -o "$report"
has "$work/err" "is one of the report's own files"
