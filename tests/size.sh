#!/bin/sh
# Sizes: no function over 84 lines, no file over 800. Functions over 60 lines are listed only.
# usage: size.sh [ROOT]
set -eu
cd "${1:-$(dirname "$0")/..}"

# shellcheck disable=SC2038 # no blanks in our names
files=$(find src include tests -name '*.[ch]' 2>/dev/null | LC_ALL=C sort)
[ -n "$files" ] || exit 0
# shellcheck disable=SC2086 # a list of words
{
    wc -l $files | awk '$2 != "total" { print "file", $1, $2 }'
    ctags -x --language-force=C --kinds-C=f --_xformat='%F %n %{end} %N' $files |
        awk '{ print "function", $3 - $2 + 1, $1 ":" $2, $4 }'
} | sort -k1,1 -k2,2n | awk '
    $1 == "file" && $2 > 800 { print $3 ": " $2 " lines; a file has 800 at most"; failed = 1 }
    $1 == "function" {
        lines[++n] = $2
        if ($2 > 84) { print $3 ": " $4 " has " $2 " lines; a function has 84 at most"; failed = 1 }
        else if ($2 > 60) { print $3 ": " $4 " has " $2 " lines"; long++ }
    }
    END {
        if (n) print n " functions, median " lines[int((n + 1) / 2)] " lines, longest " lines[n] ", " long + 0 " over 60"
        exit failed
    }'
