#!/bin/sh
# No mutable file-level state, read from the sections of the object files.
# The one exception is base/cleanup: signal handlers and sys_fail must reach the list of
# temporary files and child processes, to remove and end them.
# usage: state.sh [OBJECT...]    without objects: those of $BUILD, or else of build/release
set -eu
if [ $# -eq 0 ]; then
    cd "$(dirname "$0")/.."
    # The list is current, where the folder may keep an object whose source is gone.
    # shellcheck disable=SC2046 # a list of words
    set -- $(tr ' ' '\n' <"${BUILD:-build/release}/objects" | grep '/obj/src/')
    [ $# -gt 0 ] || { echo "No objects: run 'make' first." && exit 1; }
fi

printf '%s\n' "$@" | grep -v '/base/cleanup\.o$' | LC_ALL=C sort | xargs -r nm -A -f sysv /dev/null 2>/dev/null | awk -F '|' '
    { gsub(/ /, "", $4); gsub(/ /, "", $7); split($1, place, ":"); name = place[2]; sub(/ +$/, "", name) }
    $4 != "OBJECT" && $4 != "TLS" || $7 ~ /^\.(rodata|data\.rel\.ro)/ || $7 == "*UND*" { next }
    { print place[1] ": " name " (" $7 ") can be changed: no state at file level"; failed = 1 }
    END { exit failed }'
