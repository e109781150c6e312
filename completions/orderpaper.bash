# Completion of orderpaper's command line in bash. Commands, options and the words that they take are asked of the
# program itself, so that they are those of the version that is installed. Needs nothing but bash.
# shellcheck shell=bash

# _orderpaper_commands PROGRAM: the names of the commands.
_orderpaper_commands() {
    local line
    while IFS= read -r line; do
        if [[ $line =~ ^'  orderpaper '([^ ]+) ]]; then echo "${BASH_REMATCH[1]}"; fi
    done < <("$1" --help 2>/dev/null)
}

# _orderpaper_options PROGRAM COMMAND: a line for each option: its names, a bar, what follows it, a bar, its help.
_orderpaper_options() {
    local line option=
    while IFS= read -r line; do
        if [[ $line =~ ^'  '((-[a-z], )?--[a-z-]+)( ([A-Z]+))?(' '+(.*))?$ ]]; then
            [[ -z $option ]] || echo "$option"
            option="${BASH_REMATCH[1]/,/}|${BASH_REMATCH[4]}|${BASH_REMATCH[6]}"
        elif [[ -n $option ]]; then
            option+=" ${line#"${line%%[! ]*}"}"
        fi
    done < <("$1" help "$2" 2>/dev/null)
    [[ -z $option ]] || echo "$option"
}

# _orderpaper_operand PROGRAM COMMAND: what its first operand is, such as REPORT.yaml or CODE.
_orderpaper_operand() {
    local first
    IFS= read -r first < <("$1" help "$2" 2>/dev/null)
    first=${first#"orderpaper $2"}
    first=${first# }
    first=${first%% *}
    first=${first#[}
    echo "${first%]}"
}

# _orderpaper_files WORD PATTERN...: folders, and files of these names.
_orderpaper_files() {
    local word=$1 pattern
    shift
    compgen -d -- "$word"
    for pattern in "$@"; do compgen -f -X "!$pattern" -- "$word"; done
}

# _orderpaper_values PROGRAM KIND HELP WORD: what may stand where the help says KIND. A help that ends in a list, as
# "which one: this, that (by itself)", names the words.
_orderpaper_values() {
    local words
    case $2 in
    REPORT*) _orderpaper_files "$4" '*.yaml' '*.yml' ;;
    FOLDER*) compgen -d -- "$4" ;;
    FILE) compgen -f -- "$4" ;;
    CODE) compgen -W "$("$1" explain 2>/dev/null | cut -d ' ' -f 1)" -- "$4" ;;
    COMMAND) compgen -W "$(_orderpaper_commands "$1")" -- "$4" ;;
    KIND | STAGE | NAME)
        words=${3##*: }
        words=${words%% ...*}
        words=${words//(by itself)/}
        compgen -W "${words//,/}" -- "$4"
        ;;
    esac
}

_orderpaper() {
    local program=$1 word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]} names value help operands= i
    # shellcheck disable=SC2088 # the tilde is that of a word which was typed
    [[ $program != '~/'* ]] || program=$HOME/${program:2}
    COMPREPLY=()
    # bash parts `--dump=pages` into three words.
    if [[ $word == '=' ]]; then
        word=
    elif [[ $before == '=' ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "$(_orderpaper_commands "$program") --help" -- "$word")
        return
    fi
    for ((i = 2; i < COMP_CWORD; i++)); do
        [[ ${COMP_WORDS[i]} != -- ]] || operands=1
    done
    if [[ -z $operands ]]; then
        while IFS='|' read -r names value help; do
            if [[ -n $value && " $names " == *" $before "* ]]; then
                compopt -o filenames 2>/dev/null
                mapfile -t COMPREPLY < <(_orderpaper_values "$program" "$value" "$help" "$word")
                return
            fi
            [[ $word != -* ]] || mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$names" -- "$word")
        done < <(_orderpaper_options "$program" "$command")
        if [[ $word == -* ]]; then
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W '--help' -- "$word")
            return
        fi
    fi
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(_orderpaper_values "$program" "$(_orderpaper_operand "$program" "$command")" '' "$word")
}

complete -F _orderpaper orderpaper
