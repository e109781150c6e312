#!/bin/sh
# Figures are decimals: no binary floating point in the stages that read, compute with and review them.
# usage: exact.sh [ROOT]
set -eu
cd "${1:-$(dirname "$0")/..}"

find src/base src/load src/check src/style src/compute src/review src/chart -name '*.[ch]' 2>/dev/null | LC_ALL=C sort |
    while read -r file; do
        # Comments go with the preprocessor, which leaves all else as it is; then the strings.
        ${CC:-cc} -fpreprocessed -dD -E -P "$file" | sed 's/"\([^"\\]\|\\.\)*"//g' |
            grep -wE 'float|double|strto(f|d|ld)|atof|(llr|lr|r)ound|floor|ceil|fabs|pow' | sed "s|^|$file: |"
    done | awk '{ print $0 " : figures are struct decimal, not binary floating point" } END { exit NR > 0 }'
