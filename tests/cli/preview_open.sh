#!/bin/sh
# `preview --open` starts the browser; a token never stands among its arguments, which other users can read.
. tests/lib/check.sh

mkdir -m 700 "$work/bin" "$work/runtime" "$work/temporary"
export XDG_RUNTIME_DIR="$work/runtime" TMPDIR="$work/temporary" PATH="$work/bin:$PATH" SEEN="$work/seen"
cat >"$work/bin/xdg-open" <<'END'
#!/bin/sh
echo "$#" "$1" >"$SEEN.new"
[ ! -f "$1" ] || { cp "$1" "$SEEN.page"; stat -c %a "$1" >"$SEEN.mode"; }
mv "$SEEN.new" "$SEEN"
END
chmod +x "$work/bin/xdg-open"
cat >"$work/report.yaml" <<'END'
report: { title: Title, organisation: Us, layout: base }
sections: [ { heading: One, text: Words } ]
END

preview() { # OPTION...
    rm -f "$work/seen"* "$work/address"
    "$ORDERPAPER" preview "$work/report.yaml" --open "$@" >"$work/address" 2>"$work/log" &
    server=$!
    tries=0
    until [ -f "$work/seen" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 1200 ] || {
            kill "$server"
            fail "no browser was started within a minute: $(cat "$work/log")"
        }
        sleep 0.05
    done
    address=$(cat "$work/address")
}

end() {
    kill "$server"
    wait "$server" 2>/dev/null
    for left in "$work"/runtime/*.html "$work"/temporary/*.html; do
        [ ! -e "$left" ] || fail "a file is left behind: $left"
    done
}

# Without a token there is nothing to hide.
preview
[ "$(cat "$work/seen")" = "1 $address" ] || fail "the browser was given $(cat "$work/seen"), not $address"
end

# sends_on FOLDER: what the browser was given is a file in it that nobody else can read, and that leads to the address.
sends_on() {
    case $address in *\?token=*) ;; *) fail "no token: $address" ;; esac
    case $(cat "$work/seen") in "1 $1/"*.html) ;; *) fail "the browser was given $(cat "$work/seen")" ;; esac
    [ "$(cat "$work/seen.mode")" = 600 ] || fail "the file's mode is $(cat "$work/seen.mode")"
    has "$work/seen.page" "<meta http-equiv=\"refresh\" content=\"0; url=$address\">"
    lacks "$work/seen" "${address##*token=}"
}
preview --token
sends_on "$work/runtime"
end
unset XDG_RUNTIME_DIR
preview --token
sends_on "$work/temporary"
end
XDG_RUNTIME_DIR=no/such/folder
export XDG_RUNTIME_DIR
preview --token
sends_on "$work/temporary"
end
