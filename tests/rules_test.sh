#!/bin/sh
# The rules' scripts themselves: each must find what is planted in a temporary tree, and say where.
set -eu
tests=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# A small tree without fault.
plant() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree/src/base" "$work/tree/src/load" "$work/tree/src/image" "$work/tree/src/text" \
        "$work/tree/src/cli" "$work/tree/include"
    cd "$work/tree"
    printf '#include <stdio.h>\n' >src/base/str.h
    printf '#include <stdio.h>\n' >include/orderpaper.h
    printf '#include <yaml.h>\n#include "base/str.h"\n#include "own_int.h"\n' >src/load/load.c
    printf '#include <setjmp.h>\n#include <png.h>\n#include <jpeglib.h>\n#include <jerror.h>\n' >src/image/image.c
    printf '#include <hb-subset.h>\n#include "load/load.h"\n' >src/text/text.c
    printf '#include <orderpaper.h>\n#include "text/text.h"\n' >src/cli/main.c
}

# wanted STATUS TEXT RULE ARGUMENT: the rule ends with the status and says TEXT.
wanted() {
    status=0
    said=$("$tests/$3.sh" "$4" 2>&1) || status=$?
    case $said in
    *"$2"*) [ "$status" -ne "$1" ] || return 0 ;;
    esac
    echo "$3.sh: wanted status $1 and \"$2\"; got $status and: $said"
    failed=1
}

# An include line, planted at line 2 of a file, and the sentence it must bring.
include() {
    plant
    mkdir -p "$(dirname "$1")"
    printf '\n%s\n' "$2" >"$1"
    wanted 1 "$1:2: $3" deps .
}

plant
wanted 0 "" deps .
include src/load/x.c '#include "check/schema.h"' 'load may not include check/schema.h: check comes after it'
include src/base/x.h '  # include "load/doc.h"' 'base may not include load/doc.h'
include src/check/x.c '#include <yaml.h>' '<yaml.h> is for load only, not for check'
include src/compose/x.c '#include <hb.h>' '<hb.h> is for text only, not for compose'
include src/text/x.c '#include "hpdf_types.h"' '<hpdf_types.h> is for paint only'
include src/paint/x.c '#include "orderpaper.h"' 'the public header is for driver and those after it'
include src/paint/x.c '#include "text/shape_int.h"' 'text/shape_int.h belongs to text alone'
include src/base/x.c '#include <setjmp.h>' '<setjmp.h> is for image only, not for base'
include src/paint/x.c '#include <setjmp.h>' '<setjmp.h> is for image only, not for paint'
include src/check/x.c '#include <jpeglib.h>' '<jpeglib.h> is for image only, not for check'
include src/base/x.c '#include <locale.h>' '<locale.h> is not known'
include src/base/x.c '#include "../load/doc.h"' '"../load/doc.h" is in no stage'
include src/odd/x.c '#include <stdio.h>' 'src/odd is no stage'
include include/x.h '#include "base/str.h"' 'a public header includes nothing of src'
include src/base/codes.def '#include "text/text.h"' 'base may not include text/text.h'

# A function of N lines in a file.
function_of() {
    plant
    { echo 'int f(void)' && echo '{' && yes '    ;' | head -n $(($1 - 3)) && echo '}'; } >src/base/f.c
}
function_of 84
wanted 0 '1 functions, median 84 lines, longest 84, 1 over 60' size .
wanted 0 'src/base/f.c:1: f has 84 lines' size .
function_of 85
wanted 1 'src/base/f.c:1: f has 85 lines; a function has 84 at most' size .
plant
yes '' | head -n 801 >src/base/long.h
wanted 1 'src/base/long.h: 801 lines; a file has 800 at most' size .
sed -i 1d src/base/long.h
wanted 0 '' size .

plant
wanted 0 '' words .
printf 'int a;\n/* TO%s: more */\n' DO >src/base/x.c
wanted 1 './src/base/x.c:2:' words .

plant
printf '/* No double rounding. */\nconst char *word = "float, \\"double\\"";\n' >src/base/x.c
wanted 0 '' exact .
printf 'int a;\ndouble half(int a) { return a / 2.0; }\n' >src/load/x.c
wanted 1 'src/load/x.c: double half' exact .

# A page with a link to a page beside it.
linked() {
    plant
    mkdir docs
    printf '# Read me\n\nSee `[x](y)` and [it](%s).\n' "$1" >README.md
    printf '# It: all, *of* it\n\n```\n# no heading\n```\n' >docs/it.md
}
linked 'docs/it.md#it-all-of-it'
wanted 0 '' links .
linked '#read-me'
wanted 0 '' links .
linked 'https://www.example.gov.uk'
wanted 0 '' links .
linked 'docs/that.md'
wanted 1 'README.md:3: no file docs/that.md' links .
linked 'docs/it.md#no-heading'
wanted 1 'README.md:3: no heading #no-heading in docs/it.md' links .

# state NAME WANTED CODE: an object of base/NAME.c.
state() {
    rm -rf "$work/obj"
    mkdir -p "$work/obj/base"
    echo "$4" | ${CC:-cc} -std=c11 -x c -c -o "$work/obj/base/$1.o" -
    wanted "$2" "$3" state "$work/obj/base/$1.o"
}
state x 0 '' 'static const char *const words[] = {"a", "b"}; const char *word(int i) { return words[i]; }'
state x 1 'x.o: counter (.bss)' 'static int counter; int next(void) { return ++counter; }'
state x 1 'x.o: limit (.data)' 'int limit = 3;'
state x 1 'seen' 'int once(void) { static int seen = 1; return seen++; }'
state x 1 'x.o: words' 'const char *words[] = {"a", "b"};'
state x 1 'x.o: mine (.tbss)' '_Thread_local int mine;'
state cleanup 0 '' 'int list_of_temporary_files;'

exit $failed
