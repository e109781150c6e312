#!/bin/sh
# Every link in README.md and docs/ leads to a file that is there, and to a heading of it.
# usage: links.sh [ROOT]
set -eu
cd "${1:-$(dirname "$0")/..}"

# The files are read twice: first for their headings, then for their links. Code is left out.
awk '
    # As websites name headings: small letters, digits, hyphens for blanks; nothing else.
    function slug(text) {
        text = tolower(text)
        gsub(/[^a-z0-9 _-]/, "", text)
        gsub(/ /, "-", text)
        return text
    }
    function bad(sentence) { print FILENAME ":" FNR ": " sentence; failed = 1 }
    function check(target,    file, anchor, at) {
        if (target ~ /^(https?|mailto):/) return
        file = target; anchor = ""
        if ((at = index(target, "#"))) { file = substr(target, 1, at - 1); anchor = substr(target, at + 1) }
        folder = FILENAME; sub(/[^\/]*$/, "", folder)
        file = file == "" ? FILENAME : folder file
        if (system("test -e \"" file "\"") != 0) bad("no file " file)
        else if (anchor != "" && !((file, anchor) in headings)) bad("no heading #" anchor " in " file)
    }
    FNR == 1 { fenced = 0; if (FILENAME in seen) second = 1; seen[FILENAME] = 1 }
    /^```/ { fenced = !fenced; next }
    fenced { next }
    !second { if (sub(/^#+ /, "")) headings[FILENAME, slug($0)] = 1; next }
    {
        gsub(/`[^`]*`/, "")
        while (match($0, /\]\([^) ]*\)/)) {
            check(substr($0, RSTART + 2, RLENGTH - 3))
            $0 = substr($0, RSTART + RLENGTH)
        }
    }
    END { exit failed }' README.md docs/*.md README.md docs/*.md
