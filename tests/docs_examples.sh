#!/bin/sh
# The whole reports in docs/guide.md and README.md pass `check` without a message ($ORDERPAPER: the program).
set -eu
cd "$(dirname "$0")/.."

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# In the guide they begin with the remark "# whole report"; in the README with the report itself.
awk -v dir="$dir" '
    /^```/ { if (file) close(file); file = ""; fresh = ($0 == "```yaml"); next }
    fresh && /^(# whole report|report: \{)/ { file = sprintf("%s/%02d.yaml", dir, ++n) }
    { fresh = 0 }
    file { print >file }' README.md docs/guide.md

count=0
for report in "$dir"/*.yaml; do
    [ -e "$report" ] || break
    "$ORDERPAPER" check "$report" >"$dir/messages" 2>&1 || true
    if [ -s "$dir/messages" ]; then
        cat "$report" "$dir/messages"
        exit 1
    fi
    count=$((count + 1))
done
if [ "$count" -lt 5 ]; then
    echo "only $count whole reports were found"
    exit 1
fi
