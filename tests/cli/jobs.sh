#!/bin/sh
# Several reports and copies by one call: where they go, what is said, and that one that fails stops no other.
. tests/lib/check.sh
program=$ORDERPAPER
export ASAN_OPTIONS="${ASAN_OPTIONS-}:handle_segv=0" # a crash shall look like one to those who wait for it

# report NAME: a small one.
report() {
    cat >"$work/in/$1.yaml" <<YAML
report: { title: Report $1, organisation: Us, layout: base }
sections: [{ heading: A, text: Text of $1. }]
YAML
}

is_pdf() {
    for pdf in "$@"; do
        [ "$(head -c 5 "$pdf")" = %PDF- ] || fail "$pdf is no PDF"
    done
}

# holds FOLDER NAME...: it holds these and no others.
holds() {
    folder=$1
    shift
    [ "$(LC_ALL=C ls -A "$folder")" = "$(printf '%s\n' "$@")" ] || fail "$folder holds: $(ls -A "$folder" | tr '\n' ' ')"
}

# wrong WORDS ARGUMENT...: wrong usage, whose message holds the words.
wrong() {
    words=$1
    shift
    run 2 "$@"
    empty "$work/out"
    has "$work/err" "$words"
}

mkdir "$work/in" "$work/pdf" "$work/here"
for name in a b c; do report $name; done
sed 's/title/titel/' "$work/in/a.yaml" >"$work/in/bad.yaml"
in=$work/in

# Names: in the folder of -o, or where the program was called; the same bytes as one by one.
run 0 build "$in/a.yaml" "$in/b.yaml" "$in/c.yaml" -o "$work/pdf"
empty "$work/out"
[ "$(cat "$work/err")" = "orderpaper: 3 reports: 3 built" ] || fail "said: $(cat "$work/err")"
holds "$work/pdf" a.pdf b.pdf c.pdf
for name in a b c; do
    run 0 build "$in/$name.yaml" -o "$work/one.pdf"
    empty "$work/err"
    same "$work/one.pdf" "$work/pdf/$name.pdf"
done
(cd "$work/here" && "$program" build ../in/a.yaml ../in/b.yaml 2>../err) || fail "without -o"
holds "$work/here" a.pdf b.pdf
run 0 build "$in/c.yaml" "$in/a.yaml" -o "$work/here/" --jobs=1
holds "$work/here" a.pdf b.pdf c.pdf
is_pdf "$work/here"/*.pdf
run 0 check "$in/a.yaml" "$in/b.yaml"
[ "$(cat "$work/err")" = "orderpaper: 2 reports: 2 without errors" ] || fail "said: $(cat "$work/err")"

# Copies have names of their own.
rm "$work"/here/*
run 0 build "$in/a.yaml" "$in/b.yaml" --public --exempt --internal -o "$work/here"
[ "$(cat "$work/err")" = "orderpaper: 2 reports, 6 copies: 6 built" ] || fail "said: $(cat "$work/err")"
holds "$work/here" a-exempt.pdf a-internal.pdf a.pdf b-exempt.pdf b-internal.pdf b.pdf
rm "$work"/here/*
(cd "$work/here" && "$program" build ../in/a.yaml --exempt) || fail "build --exempt"
holds "$work/here" a-exempt.pdf
(cd "$work/here" && "$program" build ../in/a.yaml --public --internal 2>../err) || fail "two copies"
holds "$work/here" a-exempt.pdf a-internal.pdf a.pdf
run 0 build "$in/a.yaml" --exempt -o "$work/here/full.pdf"
holds "$work/here" a-exempt.pdf a-internal.pdf a.pdf full.pdf
rm "$work"/here/*

# Wrong usage: nothing is written.
mkdir "$work/in/more"
cp "$in/a.yaml" "$in/more/a.yaml"
wrong "$in/a.yaml and $in/more/a.yaml would both be written to the file $work/here/a.pdf" build "$in/a.yaml" "$in/more/a.yaml" -o "$work/here"
wrong "would both be written" build "$in/a.yaml" "$in/b.yaml" "$in/a.yaml" -o "$work/here"
cp "$in/a.yaml" "$in/a-exempt.yaml"
wrong "a.yaml (exempt copy) and $in/a-exempt.yaml (public copy) would both" \
    build "$in/a.yaml" "$in/a-exempt.yaml" --public --exempt -o "$work/here"
ln -s b.pdf "$work/here/a.pdf" && echo old >"$work/here/b.pdf"
wrong "would both be written" build "$in/a.yaml" "$in/b.yaml" -o "$work/here"
rm "$work"/here/*
ln -s "$work/here/a-exempt.pdf" "$work/here/a.pdf" # to a file that is still to be made
wrong "would both be written" build "$in/a.yaml" --public --exempt -o "$work/here"
rm "$work"/here/*
cp "$in/a.yaml" "$work/here/b.pdf"
wrong "the PDF of $in/b.yaml would replace $work/here/b.pdf" build "$in/b.yaml" "$work/here/b.pdf" -o "$work/here"
same "$in/a.yaml" "$work/here/b.pdf"
rm "$work"/here/*
wrong "-o must name a folder that exists when several reports are built, not: $work/here/x" \
    build "$in/a.yaml" "$in/b.yaml" -o "$work/here/x"
wrong "there is no such folder; make it first: $work/here/x/" build "$in/a.yaml" "$in/b.yaml" -o "$work/here/x/"
wrong "2 copies cannot all be $work/here/x.pdf; leave -o out" build "$in/a.yaml" --public --exempt -o "$work/here/x.pdf"
wrong "standard output can take one PDF only" build "$in/a.yaml" "$in/b.yaml" -o -
wrong "standard input can be read once" build "$in/a.yaml" - -o "$work/here"
wrong "standard input can be read once" check - --public --exempt
wrong "--previous names last time's file of one report" build "$in/a.yaml" "$in/b.yaml" --previous "$in/c.yaml"
wrong "--dump prints one copy of one report only" check "$in/a.yaml" "$in/b.yaml" --dump=pages
wrong "--accessibility lists for one copy of one report only" check "$in/a.yaml" "$in/b.yaml" --accessibility
for n in 0 65 1000000000000 4x '' -1; do wrong "--jobs" build "$in/a.yaml" --jobs "$n"; done
wrong "needs a value: -j" build "$in/a.yaml" -j
holds "$work/here"
run 0 build "$in/a.yaml" --previous "$in/b.yaml" --public --exempt -o "$work/here" # one report, two copies
rm "$work"/here/*

# One that fails, or cannot be read, stops no other. The messages stand in the order of the command line, and those
# that do not name a file get the report's name.
run 1 build "$in/a.yaml" "$in/bad.yaml" "$in/nowhere.yaml" "$in/b.yaml" -o "$work/here" --jobs 4
holds "$work/here" a.pdf b.pdf
has "$work/err" "$in/bad.yaml:1:11: error: "
has "$work/err" "orderpaper: $in/nowhere.yaml: error: "
tail -n 3 "$work/err" >"$work/tail"
cat >"$work/expected" <<TEXT
orderpaper: $in/bad.yaml: 2 errors; no PDF was written
orderpaper: $in/nowhere.yaml: 1 error; no PDF was written
orderpaper: 4 reports: 2 built, 2 with errors
TEXT
same "$work/tail" "$work/expected"
run 1 check "$in/a.yaml" "$in/bad.yaml"
has "$work/err" "orderpaper: $in/bad.yaml: 2 errors"
lacks "$work/err" "no PDF"

# What is wrong with shared data is said once; each report counts it. A report is not built from its own PDF's name.
cat >"$in/shared.yaml" <<YAML
periods: { Q2: { role: now } }
indicators: [{ ref: X, definition: One, better: higher, actual: { Q2: 1% }, target: { Q2: 9% } }]
YAML
for name in d e f; do
    report $name
    cat >"$in/$name.yaml" <<YAML
report: { title: Report $name, organisation: Us, layout: base }
include: [shared.yaml]
sections: [{ heading: A, content: [indicators: {}] }]
YAML
done
run 0 build "$in/d.yaml" "$in/e.yaml" "$in/f.yaml" -o "$work/here"
[ "$(grep -c 'shared.yaml:2.*worse-without-comment' "$work/err")" -eq 1 ] || fail "$(cat "$work/err")"
has "$work/err" "orderpaper: $in/e.yaml: 1 message as above"
for name in d e f; do has "$work/err" "orderpaper: $in/$name.yaml: 1 warning"; done
has "$work/err" "orderpaper: 3 reports: 3 built"
rm "$work"/here/*

# The worst of all is the exit status: one that cannot be written, one that would replace its own file.
mkdir "$work/here/b.pdf"
run 3 build "$in/a.yaml" "$in/b.yaml" "$in/bad.yaml" "$in/c.yaml" -o "$work/here"
has "$work/err" "orderpaper: $in/b.yaml: cannot write $work/here/b.pdf: it is a folder"
has "$work/err" "orderpaper: $in/b.yaml: could not be written"
has "$work/err" "orderpaper: 4 reports: 2 built, 1 with errors, 1 could not be written"
is_pdf "$work/here/a.pdf" "$work/here/c.pdf"
rm -r "$work"/here/*
cp "$in/shared.yaml" "$work/here/g.pdf"
echo '{ report: { title: G, layout: base }, include: [g.pdf], sections: [{ heading: A, content: [indicators: {}] }] }' >"$work/here/g.yaml"
run 2 build "$work/here/g.yaml" "$in/a.yaml" -o "$work/here"
same "$in/shared.yaml" "$work/here/g.pdf"
is_pdf "$work/here/a.pdf"
has "$work/err" "1 built, 1 not built"
rm "$work"/here/*
if [ -w /dev/full ]; then
    ln -s /dev/full "$work/here/b.pdf"
    run 3 build "$in/a.yaml" "$in/b.yaml" -o "$work/here"
    has "$work/err" "the disk is full"
    is_pdf "$work/here/a.pdf"
    rm "$work"/here/*
fi

# Standard error that is closed, full or read by nobody.
for jobs in 1 3; do
    status=0
    "$program" build "$in/a.yaml" "$in/bad.yaml" "$in/b.yaml" -o "$work/here" --jobs $jobs 2>&- || status=$?
    [ "$status" -eq 1 ] || fail "closed standard error: exit status $status"
    holds "$work/here" a.pdf b.pdf
    same "$work/here/a.pdf" "$work/pdf/a.pdf"
    rm "$work"/here/*
    status=0
    "$program" build "$in/a.yaml" "$in/bad.yaml" "$in/b.yaml" -o "$work/here" --jobs $jobs <&- >&- 2>&- || status=$?
    [ "$status" -eq 1 ] || fail "no standard streams: exit status $status"
    same "$work/here/a.pdf" "$work/pdf/a.pdf"
    rm "$work"/here/*
    if [ -w /dev/full ]; then
        status=0
        "$program" build "$in/bad.yaml" "$in/b.yaml" -o "$work/here" --jobs $jobs 2>/dev/full || status=$?
        [ "$status" -eq 1 ] || fail "full standard error: exit status $status"
        holds "$work/here" b.pdf
        rm "$work"/here/*
    fi
    { "$program" build "$in/bad.yaml" "$in/b.yaml" -o "$work/here" --jobs $jobs 2>&1 >&3 || echo $? >"$work/status"; } 3>&1 | :
    [ "$(cat "$work/status")" -eq 1 ] || fail "nobody reads standard error: exit status $(cat "$work/status")"
    holds "$work/here" b.pdf
    rm "$work"/here/*
done

# Each copy of a report with exempt parts says its own; what both say is said once.
cat >"$in/marked.yaml" <<YAML
report: { title: Marked, organisation: Us, layout: base }
notes: { unused: Never seen. }
sections: [{ heading: A, text: Open. }, { heading: B, exempt: 3, text: "The rent is £41,000." }]
YAML
run 0 build "$in/marked.yaml" --public --exempt -o "$work/here"
holds "$work/here" marked-exempt.pdf marked.pdf
has "$work/err" "orderpaper: $in/marked.yaml (public copy): note: this public copy leaves out 1 part"
[ "$(grep -c note-unused "$work/err")" -eq 1 ] || fail "$(cat "$work/err")"
has "$work/err" "orderpaper: $in/marked.yaml (exempt copy): 1 message as above"
has "$work/err" "orderpaper: $in/marked.yaml (exempt copy): 1 warning"
has "$work/err" "orderpaper: 1 report, 2 copies: 2 built"
pdftotext "$work/here/marked.pdf" "$work/text"
lacks "$work/text" 41,000
pdftotext "$work/here/marked-exempt.pdf" "$work/text"
has "$work/text" 41,000
rm "$work"/here/*
if command -v script >/dev/null; then
    for copy in public exempt internal; do
        script -qec "'$program' build '$in/marked.yaml' -o '$work/here/x.pdf' --$copy" /dev/null </dev/null >"$work/shown"
        case $copy in
        public) has "$work/shown" "x.pdf: 1 page, public copy" ;;
        *) has "$work/shown" "x.pdf: 1 page, $copy copy: not for publication" ;;
        esac
    done
    rm "$work"/here/*
fi

# On a terminal a line shows how far they are, and is cleared before anything else is printed.
if command -v script >/dev/null; then
    script -qec "'$program' build '$in/a.yaml' '$in/bad.yaml' '$in/b.yaml' -o '$work/here' --jobs 2 --no-colour" /dev/null \
        >"$work/shown" </dev/null && fail "on a terminal: exit status 0"
    tr -d '\r' <"$work/shown" | sed "s/$(printf '\033')\[K/\n/g" >"$work/lines"
    has "$work/lines" "0 of 3 done ... a.yaml, bad.yaml"
    grep -q '^orderpaper: 3 reports: 2 built, 1 with errors' "$work/lines" || fail "$(cat "$work/lines")"
    grep -q "^$in/bad.yaml:1:11: error: " "$work/lines" || fail "$(cat "$work/lines")"
    rm "$work"/here/*
fi

# Many, with very many messages among them.
awk 'BEGIN {
    print "report: { title: Many, organisation: Us, layout: base }\nsections:\n  - heading: A\n    text: |"
    for (i = 0; i < 5000; i++) print "      See [[nothing" i "]]."
}' >"$in/many.yaml"
reports=
for n in $(seq 50); do
    report "p$n"
    reports="$reports $in/p$n.yaml"
done
# shellcheck disable=SC2086 # several words
run 1 build $reports "$in/many.yaml" -o "$work/here" --jobs 7
has "$work/err" "orderpaper: 51 reports: 50 built, 1 with errors"
[ "$(ls "$work/here" | wc -l)" -eq 50 ] || fail "not 50 PDFs"
run 1 check "$in/many.yaml"
grep -c 'unknown-name' "$work/err" >"$work/alone"
run 1 check "$in/many.yaml" "$in/a.yaml"
grep -c 'unknown-name' "$work/err" >"$work/among"
same "$work/alone" "$work/among"
rm "$work"/here/*

# A file size limit is a disk that fills up; little memory ends one report and no other.
status=0
(ulimit -f 1 && exec "$program" build "$in/a.yaml" "$in/bad.yaml" -o "$work/here" 2>"$work/limited") || status=$?
[ "$status" -eq 3 ] || fail "a file size limit: exit status $status"
holds "$work/here"

# children_of PID: the numbers of its children, as soon as there are WANTED of them; for 20 seconds at most.
children_of() {
    for try in $(seq 400); do
        found=$(cat /proc/[0-9]*/stat 2>/dev/null | sed -n 's/^\([0-9]*\) (.*) [A-Z] \([0-9]*\) .*/\2 \1/p' |
            sed -n "s/^$1 //p")
        if [ "$(echo "$found" | wc -w)" -eq "$2" ]; then
            echo "$found"
            return
        fi
        sleep 0.05
    done
    fail "process $1 has these children after $try looks: $found"
}

[ -r /proc/self/stat ] || exit 0

# A process that crashes, or that the system stops. It stands still for as long as nobody writes into its pipe.
mkfifo "$in/slow.yaml"
for signal in SEGV KILL; do
    "$program" build "$in/a.yaml" "$in/slow.yaml" "$in/b.yaml" -o "$work/here" --jobs 2 2>"$work/err" &
    parent=$!
    for try in $(seq 400); do
        [ -e "$work/here/a.pdf" ] && [ -e "$work/here/b.pdf" ] && break
        sleep 0.05
    done
    kill -$signal $(children_of $parent 1)
    status=0
    wait $parent || status=$?
    [ "$status" -eq 3 ] || fail "SIG$signal: exit status $status"
    case $signal in
    SEGV) has "$work/err" "orderpaper: $in/slow.yaml: the program crashed (" ;;
    KILL) has "$work/err" "orderpaper: $in/slow.yaml: the system stopped it, as it does where memory runs out" ;;
    esac
    has "$work/err" "orderpaper: 3 reports: 2 built, 1 could not be written"
    holds "$work/here" a.pdf b.pdf
    rm "$work"/here/*
done

# A signal to the program ends all its processes, before it ends itself, and leaves no temporary file.
awk 'BEGIN {
    print "report: { title: Large, organisation: Us, layout: base }\nsections:"
    for (s = 0; s < 20; s++) {
        print "  - heading: Section " s "\n    content:\n      - table:\n          columns: [A, B, C]\n          rows:"
        for (r = 0; r < 150; r++) print "            - [ row " r ", some words to be set, " s * r " ]"
    }
}' >"$in/large1.yaml"
for n in 2 3; do cp "$in/large1.yaml" "$in/large$n.yaml"; done
start=$(date +%s%N)
run 0 build "$in/large1.yaml" "$in/large2.yaml" "$in/large3.yaml" -o "$work/here" --jobs 3
took=$((($(date +%s%N) - start) / 1000000))
rm "$work"/here/*
for signal in TERM HUP; do
    for percent in 30 60 80 90 97; do
        "$program" build "$in/large1.yaml" "$in/large2.yaml" "$in/large3.yaml" -o "$work/here" --jobs 3 2>"$work/err" &
        parent=$!
        sleep "$(awk "BEGIN { print $took * $percent / 100000 }")"
        kill -$signal $parent 2>"$work/kill"
        wait $parent
        left=$(ls -A "$work/here" | grep -v '^large[123]\.pdf$')
        [ -z "$left" ] || fail "SIG$signal at $percent%: left behind: $left"
        for pdf in "$work"/here/*.pdf; do
            [ ! -e "$pdf" ] || qpdf --check "$pdf" >"$work/check" || fail "$(cat "$work/check")"
        done
        rm -f "$work"/here/*
    done
done
"$program" build "$in/slow.yaml" "$in/a.yaml" "$in/large1.yaml" -o "$work/here" --jobs 3 2>"$work/err" &
parent=$!
for try in $(seq 400); do
    [ -e "$work/here/large1.pdf" ] && break
    sleep 0.05
done
child=$(children_of $parent 1)
kill -TERM $parent
status=0
wait $parent || status=$?
[ "$status" -eq 143 ] || fail "SIGTERM: exit status $status"
! kill -0 "$child" 2>"$work/kill" || fail "a process was left running"
holds "$work/here" a.pdf large1.pdf
