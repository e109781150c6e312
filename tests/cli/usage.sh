#!/bin/sh
# The command line: exit statuses, help, messages about wrong usage, explanations, the schema.
. tests/lib/check.sh

# wrong WORDS ARGUMENT...: wrong usage, whose message holds the words.
wrong() {
    words=$1
    shift
    run 2 "$@"
    empty "$work/out"
    has "$work/err" "$words"
}

run 0 --version
grep -qx 'orderpaper [0-9]*\.[0-9]*\.[0-9]*' "$work/out" || fail "--version says $(cat "$work/out")"
# fits WHAT: what was printed fits on a screen.
fits() {
    awk 'length > 80 { wide = 1 } END { exit wide || NR > 24 }' "$work/out" || fail "$1 does not fit on a screen of 24 x 80"
}
run 0 --help
fits --help
cp "$work/out" "$work/help"
run 0 help
same "$work/out" "$work/help"
# Every command of the list has its own help, which says what its options are.
commands=$(sed -n 's/^  orderpaper \([a-z][a-z-]*\).*/\1/p' "$work/help")
for command in preview build watch check explain schema; do echo "$commands" | grep -qx "$command" || fail "--help lacks $command"; done
for command in $commands; do
    run 0 help "$command"
    fits "help $command"
    has "$work/out" "orderpaper $command"
    cp "$work/out" "$work/help"
    run 0 "$command" --help
    same "$work/out" "$work/help"
done
run 0 help build
has "$work/out" '-o, --output FILE'
wrong "did you mean 'build'?" help biuld
wrong "takes no value: --draft" build a.yaml --draft=yes
wrong "a word too many: b" help build b

# The preview: what it cannot show, and links that it does not make.
wrong "or a folder of reports" preview
wrong "cannot be previewed" preview -
wrong "a word too many: b.yaml" preview a.yaml b.yaml
wrong "no such report or folder: $work/none.yaml" preview "$work/none.yaml"
wrong "begins with one copy" preview "$work" --public --exempt
wrong "of one report" preview "$work" --previous a.yaml
wrong "from 1 to 65535, not: 0" preview "$work" --port 0
wrong "from 1 to 65535, not: 65536" preview "$work" --port=65536
wrong "from 1 to 65535, not: 80x" preview "$work" --port 80x
wrong "opens none" preview "$work" --editor "javascript:alert('{path}')"
wrong "opens none" preview "$work" --editor "DATA:text/html,{path}"
wrong "needs {path}" preview "$work" --editor vscode://file
wrong "name of an editor (vscode, vscodium" preview "$work" --editor ed
wrong "not known here: --jobs" preview "$work" --jobs 2
export ORDERPAPER_EDITOR=javascript:{path}
wrong "opens none" preview "$work"
unset ORDERPAPER_EDITOR

run 2
wrong "did you mean 'build'?" biuld
wrong "no such command" --frobnicate
wrong "which report?" build
wrong "which report?" check
wrong "a word too many: unused" explain unknown-name unused
wrong "a word too many" schema language
wrong "needs a value: -o" build a.yaml -o
wrong "needs a value: --allow" build a.yaml --allow
wrong "not: page" check a.yaml --dump=page
wrong "not known here: -o" check a.yaml -o out.pdf
wrong "not known here: --layuot" schema --layuot
wrong "needs -o OUT.pdf" build -

# Every message can be explained, and no explanation is wider than a screen.
run 0 explain
cp "$work/out" "$work/codes"
[ "$(wc -l <"$work/codes")" -gt 50 ] || fail "explain lists too few messages"
while read -r code level; do
    case $level in error | warning | note) ;; *) fail "explain: $code has the level $level" ;; esac
    run 0 explain "$code"
    has "$work/out" "$code ($level)"
    awk 'length > 100 { exit 1 }' "$work/out" || fail "explain $code: a line is too wide"
    [ "$(wc -w <"$work/out")" -gt 8 ] || fail "explain $code explains nothing"
done <"$work/codes"
wrong "did you mean 'yaml-syntax'" explain yaml-sintax
wrong "no message named 'frobnicate'" explain frobnicate

# Every code in a message has an explanation.
cat >"$work/wrong.yaml" <<YAML
report: { titel: A, layout: base }
sections: [{ heading: A }]
YAML
run 1 check "$work/wrong.yaml"
has "$work/err" 'wrong.yaml:1:11: error: '
# shellcheck disable=SC2016 # these are no commands
has "$work/err" 'did you mean `title`'
for code in $(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err"); do run 0 explain "$code"; done

run 0 schema
has "$work/out" '"http://json-schema.org/draft-07/schema#"'
cp "$work/out" "$work/language.json"
run 0 schema --layout
cp "$work/out" "$work/layout.json"
! cmp -s "$work/language.json" "$work/layout.json" || fail "the schema of layouts is that of reports"
# Without node the braces and brackets are counted at least.
for json in language layout; do
    if command -v node >/dev/null; then
        node -e 'JSON.parse(require("fs").readFileSync(0, "utf8"))' <"$work/$json.json" || fail "$json: not JSON"
    else
        sed 's/\\.//g; s/"[^"]*"//g' "$work/$json.json" | awk '{ n += gsub(/[{[]/, "") - gsub(/[]}]/, "") } END { exit n != 0 }' ||
            fail "$json: brackets do not match"
    fi
done
run 0 schema --markdown
has "$work/out" '## section'

# The checklist of what only a person can judge: on standard output, messages as always on standard error; none for a
# report with errors.
wrong "not known here: --accessibility" build a.yaml --accessibility
wrong "cannot be had at once" check a.yaml --accessibility --dump=tags
cat >"$work/listed.yaml" <<YAML
report: { title: Listed, organisation: Us, layout: base }
notes: { unused: Never seen. }
sections: [{ heading: A, text: "Click [here](https://a.example/)." }]
YAML
run 0 check "$work/listed.yaml" --accessibility
has "$work/err" 'listed.yaml:2:10: warning: '
has "$work/out" 'page 1  "here" leads to https://a.example/ (listed.yaml:3)'
lacks "$work/out" warning:
run 0 check --accessibility - <"$work/listed.yaml"
has "$work/out" '(<stdin>:3)'
run 0 check "$work/listed.yaml"
empty "$work/out"
run 1 check "$work/wrong.yaml" --accessibility
empty "$work/out"
if [ -w /dev/full ]; then
    status=0
    "$ORDERPAPER" check "$work/listed.yaml" --accessibility >/dev/full 2>"$work/err" || status=$?
    [ "$status" -eq 3 ] || fail "a checklist that cannot be written: exit status $status instead of 3"
    has "$work/err" "could not be written"
fi
