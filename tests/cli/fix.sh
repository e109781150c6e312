#!/bin/sh
# check --fix: quotes round what YAML refuses, in the report's own files, shown on standard output; all else stays.
. tests/lib/check.sh
program=$ORDERPAPER
mkdir "$work/r" "$work/r/data" "$work/elsewhere"
cd "$work/r" || exit 1
head='report: { title: T, organisation: Us, layout: base }'

# is FILE: it holds what standard input says.
is() {
    cat >"$work/expected"
    same "$1" "$work/expected"
}

# Several files, one of which is known only when the other can be read; several faults in each; CRLF, a byte order
# mark, no line end at the end, comments, blanks: all stay. The check follows.
printf '%s\r\ninclude: [data/part.yaml]\r\nsections:\r\n  - heading: Note: this  # mine\r\n    text:   %%5 of it\r\n' "$head" >report.yaml
printf '  - { heading: [a] b, text: x }' >>report.yaml
printf '\357\273\277notes: { n: @here, m: *there }\n# %%1\nflags:\n  F: - one\n' >data/part.yaml
chmod 640 data/part.yaml
run 0 check report.yaml --fix
is "$work/out" <<'OUT'
report.yaml:4:
-   - heading: Note: this  # mine
+   - heading: "Note: this"  # mine
report.yaml:5:
-     text:   %5 of it
+     text:   "%5 of it"
report.yaml:6:
-   - { heading: [a] b, text: x }
+   - { heading: "[a] b", text: x }
data/part.yaml:1:
- notes: { n: @here, m: *there }
+ notes: { n: "@here", m: "*there" }
data/part.yaml:4:
-   F: - one
+   F: "- one"
OUT
printf '%s\r\ninclude: [data/part.yaml]\r\nsections:\r\n  - heading: "Note: this"  # mine\r\n    text:   "%%5 of it"\r\n  - { heading: "[a] b", text: x }' "$head" | is report.yaml
printf '\357\273\277notes: { n: "@here", m: "*there" }\n# %%1\nflags:\n  F: "- one"\n' | is data/part.yaml
[ "$(stat -c %a data/part.yaml)" = 640 ] || fail "permissions became $(stat -c %a data/part.yaml)"
[ "$(find . -type f | wc -l)" -eq 2 ] || fail "left behind: $(find . -type f)"

# A second time there is nothing to do, and nothing is written.
touch -d '2001-01-01' report.yaml data/part.yaml
run 0 check --fix report.yaml
is "$work/out" <<'OUT'
nothing to fix: no text lacks quotes
OUT
[ -z "$(find . -name '*.yaml' -newermt 2002-01-01)" ] || fail "files were written for nothing"

# What YAML only changes silently is the officer's to judge, and so are other errors: told, and not touched.
printf '%s\nsections:\n  - heading: Room #4\n    text: { a }\n' "$head" >report.yaml
cp report.yaml before.yaml
run 1 check --fix report.yaml
has "$work/out" 'nothing to fix'
has "$work/err" '[value-cut]'
same report.yaml before.yaml

# Where quotes do not help, the file is left as it was; what stands above has been mended.
printf '%s\nsections:\n  - heading: Note: this\n      goes on\n' "$head" >report.yaml
cp report.yaml before.yaml
run 1 check --fix report.yaml
is "$work/out" <<'OUT'
nothing was fixed: quotes alone do not mend what YAML refuses
OUT
has "$work/err" '[yaml-syntax]'
same report.yaml before.yaml
printf '%s\nsections:\n  - heading: %%1\n    text: "open\n' "$head" >report.yaml
run 1 check --fix report.yaml
has "$work/out" 'report.yaml:3:'
has "$work/err" '[yaml-syntax]'
printf '%s\nsections:\n  - heading: "%%1"\n    text: "open\n' "$head" | is report.yaml

# Layouts of the report's own are its files too; a file outside its folder is not, and no more is last time's report.
printf 'extends: base\nname: %%house\n' >house.yaml
printf 'notes: { n: %%1 }\n' >../elsewhere/part.yaml
printf '%s\nsections: [ { heading: %%1 } ]\n' "$head" >../elsewhere/last.yaml
cp -r ../elsewhere ../before
printf 'report: { title: T, organisation: Us, layout: ./house.yaml }\ninclude: ../elsewhere/part.yaml\nsections: [ { heading: A, text: x } ]\n' >report.yaml
run 1 check --fix report.yaml --previous ../elsewhere/last.yaml
has "$work/err" '[file-outside]'
diff -r ../before ../elsewhere || fail "files outside the report's folder were changed"
run 1 check --fix report.yaml --allow ../elsewhere --previous ../elsewhere/last.yaml
has "$work/out" '../elsewhere/part.yaml:1:'
printf 'notes: { n: "%%1" }\n' | is ../elsewhere/part.yaml
same ../before/last.yaml ../elsewhere/last.yaml
printf 'extends: base\nname: "%%house"\n' | is house.yaml

# A link stays a link. Several reports share a file, which is mended once.
mkdir real
printf 'notes: { n: %%1 }\n' >real/part.yaml
ln -s real/part.yaml link.yaml
printf '%s\ninclude: link.yaml\nsections: [ { heading: A, text: x } ]\n' "$head" | tee a.yaml >b.yaml
run 0 check --fix a.yaml b.yaml
is "$work/out" <<'OUT'
link.yaml:1:
- notes: { n: %1 }
+ notes: { n: "%1" }
OUT
[ -L link.yaml ] || fail "a symbolic link was replaced"
printf 'notes: { n: "%%1" }\n' | is real/part.yaml

# A file that cannot be written stays as it is, and the check follows.
printf '%s\nsections: [ { heading: %%1, text: x } ]\n' "$head" >report.yaml
cp report.yaml before.yaml
(
    ulimit -f 0
    status=0
    "$program" check --fix report.yaml 2>&1 || status=$?
    echo "status $status"
) | cat >"$work/out"
has "$work/out" 'orderpaper: report.yaml cannot be mended: '
has "$work/out" '[yaml-syntax]'
has "$work/out" 'status 3'
same report.yaml before.yaml
if [ "$(id -u)" -ne 0 ]; then
    chmod a-w report.yaml
    run 3 check --fix report.yaml
    has "$work/err" 'cannot be mended: '
    same report.yaml before.yaml
fi

# Standard input is no file; a dump would stand among the differences; build mends nothing.
run 2 check --fix - <report.yaml
has "$work/err" 'standard input'
run 2 check --fix a.yaml -
run 2 check --fix --dump=doc a.yaml
run 2 build --fix a.yaml
run 1 check --fix nowhere.yaml
has "$work/err" '[file-unreadable]'
