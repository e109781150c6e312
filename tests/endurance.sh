#!/bin/sh
# The preview does not grow, however long it runs: a thousand saves, ten thousand requests.
# usage: tests/endurance.sh [BUILD]    BUILD: build/release ...
set -eu
cd "$(dirname "$0")/.."
ORDERPAPER=$PWD/${1:-build/release}/orderpaper
ORDERPAPER_DATA=$PWD
export ORDERPAPER ORDERPAPER_DATA

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
timeout 300 python3 -B tests/lib/endurance.py "$folder"
