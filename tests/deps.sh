#!/bin/sh
# Who may include whom, read from the #include lines.
# - A stage includes headers of itself and of stages to its left: base <- load <- ... <- cli.
# - Headers named *_int.h belong to their own stage alone.
# - Each library's header is included by one stage only; the public header by driver and those to its right.
# - No other header from outside: C and POSIX, but not locale.h (output is the same everywhere), and setjmp.h for image only:
#   its libraries demand it, elsewhere errors return.
# usage: deps.sh [ROOT]
set -eu
cd "${1:-$(dirname "$0")/..}"

find src include -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort | xargs grep -nH '^[[:space:]]*#[[:space:]]*include' /dev/null | awk '
    BEGIN {
        nstages = split("base load check style compute review image text chart compose paginate audit paint driver serve preview cli", stages, " ")
        for (i = 1; i <= nstages; i++) rank[stages[i]] = i
        owner["yaml.h"] = "load"; owner["csv.h"] = "load"; owner["md4c.h"] = "check"; owner["hyphen.h"] = "text"; owner["libdeflate.h"] = "paint"
        owner["pthread.h"] = "paint"; owner["png.h"] = "image"; owner["jpeglib.h"] = "image"
        owner["jerror.h"] = "image"; owner["setjmp.h"] = "image"; owner["microhttpd.h"] = "serve"; owner["sys/epoll.h"] = "serve"; owner["sys/random.h"] = "serve"
        owner["sys/socket.h"] = "serve"; owner["netinet/in.h"] = "serve"; owner["arpa/inet.h"] = "serve"; owner["sys/inotify.h"] = "preview"; owner["sys/vfs.h"] = "preview"; owner["sys/prctl.h"] = "base"
        n = split("assert ctype dirent errno fcntl fenv float ftw glob inttypes iso646 libgen limits math poll signal stdalign " \
            "stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string strings sys/mman sys/resource sys/stat " \
            "sys/time sys/types sys/wait termios time unistd wchar", plain, " ")
        for (i = 1; i <= n; i++) standard[plain[i] ".h"] = 1
    }
    function library_stage(name) {
        if (name ~ /^hb(-[a-z-]+)?\.h$/ || name ~ /^(linebreak|graphemebreak|wordbreak|unibreak)[a-z]*\.h$/) return "text"
        if (name ~ /^hpdf[a-z_]*\.h$/) return "paint"
        return name in owner ? owner[name] : ""
    }
    function bad(sentence) { print place[1] ":" place[2] ": " sentence; failed = 1 }
    {
        # FILE:LINE:#include <NAME> or "NAME"
        split($0, place, ":")
        if (!match($0, /[<"][^>"]+[>"]/)) { bad("this include names no file"); next }
        system_header = substr($0, RSTART, 1) == "<"
        name = substr($0, RSTART + 1, RLENGTH - 2)
        split(place[1], dir, "/")
        from = dir[1] == "include" ? "include" : dir[2]
        if (dir[1] == "src" && !(from in rank)) { bad("src/" from " is no stage"); next }
        lib = library_stage(name)
        if (lib != "") {
            if (from != lib) bad("<" name "> is for " lib " only, not for " from)
        } else if (name == "orderpaper.h") {
            if (rank[from] < rank["driver"]) bad("the public header is for driver and those after it, not for " from)
        } else if (system_header) {
            if (!(name in standard)) bad("<" name "> is not known: tests/deps.sh says which headers may be included, and where")
        } else if (from == "include") {
            bad("a public header includes nothing of src")
        } else {
            to = name
            if (!sub(/\/.*/, "", to)) to = from
            if (!(to in rank)) bad("\"" name "\" is in no stage")
            else if (rank[to] > rank[from]) bad(from " may not include " name ": " to " comes after it")
            else if (to != from && name ~ /_int\.h$/) bad(name " belongs to " to " alone")
        }
    }
    END { exit failed }'
