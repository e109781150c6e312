#!/bin/sh
# Same input, same bytes: whatever the time, the folder, the locale, the time zone, the umask, the environment.
. tests/lib/check.sh
program=$ORDERPAPER
root=$PWD
unset SOURCE_DATE_EPOCH
quarterly=examples/quarterly/report.yaml

run 0 build $quarterly -o "$work/first.pdf"
sleep 1
run 0 build $quarterly -o "$work/second.pdf"
same "$work/first.pdf" "$work/second.pdf"
(cd "$work" && "$program" build "$root/$quarterly" -o folder.pdf) || fail "from another folder"
same "$work/first.pdf" "$work/folder.pdf"
cp -r examples/quarterly "$work/copy of it"
run 0 build "$work/copy of it/report.yaml" -o "$work/copy.pdf"
same "$work/first.pdf" "$work/copy.pdf"
for setting in LC_ALL=de_DE.UTF-8 LC_ALL=C.UTF-8 LANG=tr_TR.UTF-8 TZ=Pacific/Kiritimati HOME=/nowhere COLUMNS=20 \
    ORDERPAPER_DATA="$root" NO_COLOR=1; do
    env LOCPATH="$PWD/build/locale" "$setting" "$program" build $quarterly -o "$work/other.pdf" || fail "$setting"
    same "$work/first.pdf" "$work/other.pdf"
done
(umask 077 && "$program" build $quarterly -o "$work/umask.pdf") || fail "umask"
same "$work/first.pdf" "$work/umask.pdf"
"$program" build $quarterly -o - >"$work/stdout.pdf" || fail "standard output"
same "$work/first.pdf" "$work/stdout.pdf"

# The one date that a PDF may bear is the one that it is told.
SOURCE_DATE_EPOCH=86400 "$program" build $quarterly -o "$work/dated.pdf" || fail "SOURCE_DATE_EPOCH"
pdfinfo -isodates "$work/dated.pdf" >"$work/info"
has "$work/info" 1970-01-02T00:00:00Z
pdfinfo "$work/first.pdf" >"$work/info"
lacks "$work/info" Date

# Nothing of this machine and of today is in it.
qpdf --qdf --object-streams=disable "$work/first.pdf" "$work/plain"
for trace in "$root" "$work" "$(id -un 2>/dev/null || echo root)@" "$(date +%Y%m%d)" "$(date +%Y-%m-%d)"; do
    ! grep -qaF -- "$trace" "$work/plain" || fail "the PDF holds $trace"
done
# Every stage's dump is the same twice, too.
for stage in doc report figures boxes pages tags heard; do
    run 0 check $quarterly --dump=$stage
    cp "$work/out" "$work/dump"
    [ -s "$work/dump" ] || fail "--dump=$stage prints nothing"
    run 0 check $quarterly --dump $stage
    same "$work/dump" "$work/out"
done
