#!/bin/sh
# Which files are read: those beneath the report's folder and those allowed; nothing else, by no detour.
. tests/lib/check.sh

mkdir -p "$work/report/data" "$work/elsewhere/deep"
cat >"$work/report/data/part.yaml" <<YAML
sections: [{ heading: From a part }]
YAML
cp "$work/report/data/part.yaml" "$work/elsewhere/deep/part.yaml"

# includes PATH: writes a report that includes the path.
includes() {
    printf 'report: { title: Files, organisation: Us, layout: base }\ninclude: %s\n' "$1" >"$work/report/report.yaml"
}

includes data/part.yaml
run 0 check "$work/report/report.yaml" --dump=tags
has "$work/out" '"From a part"'
includes ./data/../data/part.yaml
run 0 check "$work/report/report.yaml"

# Outside: by the way up, by an absolute path, by a link to a file, by a link to a folder.
ln -s ../elsewhere/deep/part.yaml "$work/report/link.yaml"
ln -s ../elsewhere "$work/report/folder"
ln -s data/part.yaml "$work/report/inner.yaml"
for path in ../elsewhere/deep/part.yaml "$work/elsewhere/deep/part.yaml" link.yaml folder/deep/part.yaml /etc/passwd; do
    includes "$path"
    run 1 check "$work/report/report.yaml"
    has "$work/err" '[file-outside]'
    has "$work/err" 'report.yaml:2:10: error: '
    lacks "$work/err" 'root:'
done
includes inner.yaml
run 0 check "$work/report/report.yaml"

# A folder whose name begins like the report's is another folder.
mkdir "$work/report2"
cp "$work/report/data/part.yaml" "$work/report2/part.yaml"
includes ../report2/part.yaml
run 1 check "$work/report/report.yaml"
has "$work/err" '[file-outside]'

# Allowed folders, and what lies beneath them.
includes ../elsewhere/deep/part.yaml
run 0 check "$work/report/report.yaml" --allow "$work/elsewhere"
run 0 check "$work/report/report.yaml" --allow="$work/elsewhere/deep"
run 0 check --allow "$work/report2" --allow "$work/elsewhere" "$work/report/report.yaml"
run 1 check "$work/report/report.yaml" --allow "$work/report2"
includes link.yaml
run 0 check "$work/report/report.yaml" --allow "$work/elsewhere"
run 1 check "$work/report/report.yaml" --allow "$work/nowhere"
has "$work/err" nowhere

# A layout is no way out either.
printf 'report: { title: Files, organisation: Us, layout: ../elsewhere/house.yaml }\nsections: [{ heading: A }]\n' \
    >"$work/report/report.yaml"
printf 'extends: base\nname: Elsewhere\n' >"$work/elsewhere/house.yaml"
run 1 check "$work/report/report.yaml"
has "$work/err" '[file-outside]'
run 0 check "$work/report/report.yaml" --allow "$work/elsewhere"

# What is no file.
includes data
run 1 check "$work/report/report.yaml"
has "$work/err" 'data is a folder'
includes nowhere.yaml
run 1 check "$work/report/report.yaml"
has "$work/err" '[file-unreadable]'
mkfifo "$work/report/pipe.yaml"
includes pipe.yaml
timeout 10 "$ORDERPAPER" check "$work/report/report.yaml" 2>"$work/err" </dev/null
[ $? -eq 1 ] || fail "a named pipe was not refused"
has "$work/err" 'report.yaml:2:10: error: '

# Cycles: directly, through another file, through a link.
includes report.yaml
run 1 check "$work/report/report.yaml"
has "$work/err" '[include-cycle]'
includes data/back.yaml
echo 'include: ../report.yaml' >"$work/report/data/back.yaml"
run 1 check "$work/report/report.yaml"
has "$work/err" 'data/back.yaml:1:10: error: '
has "$work/err" '[include-cycle]'
ln -s report.yaml "$work/report/again.yaml"
includes again.yaml
run 1 check "$work/report/report.yaml"
has "$work/err" '[include-cycle]'
