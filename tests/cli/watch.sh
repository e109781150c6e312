#!/bin/sh
# `watch` makes the PDF at once and at each save, however it is saved; the PDF stays while there are errors. How often
# it builds is not for this test to say, but where nothing has changed: a file that is written in place may be read
# half written, and then again.
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

# waits WHAT COMMAND...: until the command succeeds.
waits() {
    what=$1
    shift
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        [ "$tries" -lt 1200 ] || {
            cat "$log"
            fail "waited a minute for $what"
        }
        sleep 0.05
    done
}

pdf_has() { pdftotext "$pdf" - 2>"$work/refused" | grep -qF -- "$1"; }
says() { waits "the PDF to say $1" pdf_has "$1"; }

built() { grep -c '/out.pdf: ' "$log"; }
ended_with() { tail -n 1 "$log" | grep -q "/out.pdf: .*$1"; }

# told MESSAGE STATUS: the log has the message, and a status line after it.
told_both() { sed -n "/$1/,\$p" "$log" | grep -q "/out.pdf: $2"; }
told() { waits "$1, then $2" told_both "$1" "$2"; }

# Until nothing has been built for a second.
rests() {
    before=-1
    until [ "$(built)" -eq "$before" ]; do
        before=$(built)
        sleep 1
    done
}

echo 'sections: [ { heading: One, text: First words } ]' >"$work/report/words.yaml"
save First
# What was written just before a build is built once more, to be sure.
sleep 0.1
"$ORDERPAPER" watch "$report" -o "$pdf" 2>"$log" &
watcher=$!
trap 'kill "$watcher" 2>/dev/null; rm -rf "$work"' EXIT
says First
waits "its status" grep -q '^[0-2][0-9]:[0-5][0-9]:[0-5][0-9] .*/out.pdf: 1 page, [0-9]* ms$' "$log"

# Saved by rename, written in place, and a file that is included.
save Second
says Second
write Third
cat "$work/new" >"$report"
says Third
echo 'sections: [ { heading: One, text: Other words } ]' >"$work/report/words.yaml"
says "Other words"
rests

# Broken: told as build tells it, and the PDF stays. Mended.
cp "$pdf" "$work/good.pdf"
echo 'reprot: {}' >"$report"
told 'report.yaml:1:1: error: unknown key `reprot`' '[0-9]* errors*, [0-9]* ms; the PDF stays as it was$'
same "$pdf" "$work/good.pdf"
save Mended
says Mended
rests

# Away for long, and back.
cp "$pdf" "$work/good.pdf"
rm "$work/report/words.yaml"
told 'error: .*words.yaml' '[0-9]* errors*, [0-9]* ms; the PDF stays as it was$'
same "$pdf" "$work/good.pdf"
echo 'sections: [ { heading: One, text: Words again } ]' >"$work/report/words.yaml"
says "Words again"

# Several saves in one go: the last one counts.
for n in 1 2 3 4 5 6 7 8 9 10; do save "Burst $n"; done
says "Burst 10"
rests

# What is no change builds nothing: another file in the folder, the PDF itself.
before=$(built)
echo note >"$work/report/note.txt"
touch "$pdf"
sleep 0.3
save Last
says Last
waits "the status of the last save" ended_with "1 page"
[ "$(built)" -eq $((before + 1)) ] || fail "built without need: $(tail -n 3 "$log")"

# It ends by a signal, and leaves nothing behind.
kill -TERM "$watcher"
status=0
wait "$watcher" || status=$?
[ "$status" -eq 143 ] || fail "exit status $status after SIGTERM"
[ "$(ls -A "$work/pdf")" = out.pdf ] || fail "left behind: $(ls -A "$work/pdf")"
[ "$(ls -A "$work/report" | tr '\n' ' ')" = "note.txt report.yaml words.yaml " ] ||
    fail "left behind: $(ls -A "$work/report")"

# A first build that is ended from outside, here while it waits for a pipe, told none of its files: a save begins it anew.
rm "$report"
mkfifo "$report"
: >"$log"
"$ORDERPAPER" watch "$report" -o "$pdf" 2>"$log" &
watcher=$!
begun() { child=$(cat "/proc/$watcher/task/$watcher/children") && [ -n "$child" ]; }
waits "a build to begin" begun
kill -KILL "${child% }"
waits "the build to end" ended_with "not built; the PDF stays as it was"
save "After the pipe"
says "After the pipe"
kill "$watcher"
wait "$watcher" || :

# What cannot be watched.
run 1 watch "$work/missing.yaml"
has "$work/err" "missing.yaml cannot be read: No such file or directory"
run 1 watch "$work"
has "$work/err" "is a folder; name the report in it"
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
