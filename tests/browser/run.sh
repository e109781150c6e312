#!/bin/sh
# The preview in a real browser: headless Chromium, driven by ChromeDriver, with the rules of axe-core.
# usage: tests/browser/run.sh BUILD [SCRIPT]    $T: only tests whose name matches this; SCRIPT: that instead of tests
# What npm installs lies in build/browser, and so do the screenshots and what differs. Ends with `N passed, N failed`.
set -eu
cd "$(dirname "$0")/../.."

ORDERPAPER=$PWD/$1/orderpaper
ORDERPAPER_DATA=$PWD
BROWSER_DIR=$PWD/build/browser
NODE_PATH=$BROWSER_DIR/node_modules
export ORDERPAPER ORDERPAPER_DATA BROWSER_DIR NODE_PATH
unset MAKEFLAGS MAKELEVEL MFLAGS

mkdir -p "$BROWSER_DIR/screenshots"
if ! cmp -s tests/browser/package-lock.json "$BROWSER_DIR/package-lock.json"; then
    cp tests/browser/package.json tests/browser/.npmrc "$BROWSER_DIR"
    rm -f "$BROWSER_DIR/package-lock.json"
    cp tests/browser/package-lock.json "$BROWSER_DIR/new-lock.json"
    (cd "$BROWSER_DIR" && mv new-lock.json package-lock.json && npm ci --no-progress) || {
        rm -f "$BROWSER_DIR/package-lock.json"
        echo "npm could not get what the browser tests need; its words stand above. Is the network there?" >&2
        exit 1
    }
fi
[ $# -lt 2 ] || exec node "$2"

# For people, and for the count, in which a test whose subtest fails counts as well.
status=0
node --test --test-concurrency=1 ${T:+--test-name-pattern="$T"} \
    --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$BROWSER_DIR/results.tap" tests/browser/*_test.js || status=$?
awk -v status=$status '
    $1 == "#" && NF == 3 && $2 ~ /^(pass|fail|cancelled)$/ { count[$2] = $3 }
    END {
        failed = count["fail"] + count["cancelled"]
        if (status && !failed) failed = 1
        if (!failed && !count["pass"]) print "No test passed: does the name of one hold what T says?"
        print count["pass"] + 0 " passed, " failed + 0 " failed"
        exit failed > 0 || count["pass"] == 0
    }' "$BROWSER_DIR/results.tap"
