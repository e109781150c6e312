#!/bin/sh
# Completion in bash: the function is called as bash calls it, in a bash that has nothing else loaded.
. tests/lib/check.sh
command -v bash >/dev/null || fail "bash is not there"

# offered WORD...: what is offered for the last word, one a line, sorted, in $work/offered. bash parts words at "=".
cat >"$work/complete.bash" <<'END'
. "$1/completions/orderpaper.bash"
shift
COMP_WORDS=(orderpaper "$@")
COMP_CWORD=$(($# ))
_orderpaper "$ORDERPAPER" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
END
root=$PWD
offered() {
    (cd "$work/files" && bash --norc --noprofile "$work/complete.bash" "$root" "$@") >"$work/said" 2>"$work/err" ||
        fail "$(cat "$work/err")"
    empty "$work/err"
    sort "$work/said" >"$work/offered"
}

# offers WORDS... => EXPECTED...: exactly these, in any order.
offers() {
    words=
    while [ "$1" != "=>" ]; do
        words="$words $1"
        shift
    done
    shift
    if [ $# -gt 0 ]; then printf '%s\n' "$@" | sort >"$work/expected"; else echo >"$work/expected"; fi
    # shellcheck disable=SC2086 # words; the last may be empty
    case $words in
    *' _') offered ${words% _} '' ;;
    *) offered $words ;;
    esac
    diff "$work/expected" "$work/offered" || fail "completing$words"
}

mkdir -p "$work/files/q2 papers/sub" "$work/files/data"
(cd "$work/files" && : >report.yaml && : >old.yml && : >figures.csv && : >"q2 papers/a.yaml")

# Every command and every option of the program, and no other.
run 0 --help
commands=$(sed -n 's/^  orderpaper \([^ ]*\).*/\1/p' "$work/out")
[ "$(echo "$commands" | wc -l)" -ge 6 ] || fail "too few commands: $commands"
# shellcheck disable=SC2086 # words
offers _ '=>' $commands --help
for command in $commands; do
    case $command in --*) continue ;; esac
    run 0 help "$command"
    options=$(sed -n 's/^  \(-[a-z], \)\{0,1\}\(--[a-z-]*\).*/\1 \2/p' "$work/out" | tr -d ',')
    # shellcheck disable=SC2086 # words
    offers "$command" - '=>' $options --help
done
offers bu '=>' build
offers build --ac '=>'
offers check --ac '=>' --accessibility
offers frobnicate _ '=>'

# Files, folders, words.
offers build _ '=>' "q2 papers" data report.yaml old.yml
offers check r '=>' report.yaml
offers build data/ '=>'
offers build -o fig '=>' figures.csv
offers build --allow _ '=>' "q2 papers" data
offers new da '=>' data
run 0 help new
# shellcheck disable=SC2046 # names without blanks
offers new folder --kind _ '=>' $(cd templates && echo *)
offers new --kind = off '=>' officer
offers new --kind = '=>' $(cd templates && echo *)
for stage in $(cd tests/golden && ls -d doc report figures boxes pages tags heard 2>/dev/null); do
    offers check --dump "$stage" '=>' "$stage"
done
offers preview report.yaml --editor vs '=>' vscode vscodium
offers preview r '=>' report.yaml
offers check --jobs _ '=>'
offers build -- --dr '=>'
offers explain unknown-n '=>' unknown-name
run 0 explain
# shellcheck disable=SC2046 # words
offers explain _ '=>' $(cut -d ' ' -f 1 "$work/out")
offers help che '=>' check
