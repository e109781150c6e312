#!/usr/bin/python3
"""Does what docs/first-report.md tells, in a folder of its own, and compares what it shows.

usage: first_report.py PAGE PROGRAM FOLDER

```sh     each line is a command; `orderpaper preview` is ended once it has printed an address
```       stands in the output of the last commands
```yaml   of each two, the first stands once in Q2/report.yaml and is replaced by the second; ```csv: in Q2/figures.csv
"""
import os
import re
import shlex
import signal
import subprocess
import sys


def preview(words, folder):
    """Its first line; it must have begun to serve. The port is whichever is free."""
    with subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        line = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
    return re.sub(r":\d+/", ":8765/", line)


def run(text, program, folder):
    output = ""
    for line in text.splitlines():
        words = shlex.split(line)
        assert words[0] == "orderpaper", line
        words[0] = program
        if words[1] == "preview":
            output += preview(words, folder)
            continue
        done = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              timeout=60, check=False)
        assert done.returncode in (0, 1), f"{line}: status {done.returncode}\n{done.stdout}"
        output += done.stdout
    return output


def replace(path, old, new):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert text.count(old) == 1, f"{os.path.basename(path)} has this {text.count(old)} times:\n{old}"
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new))


def main(page, program, folder):
    with open(page, encoding="utf-8") as file:
        blocks = re.findall(r"^```(\w*)\n(.*?)^```$", file.read(), re.MULTILINE | re.DOTALL)
    counts = dict.fromkeys(("sh", "", "yaml", "csv"), 0)
    output, found = "", None
    for kind, text in blocks:
        counts[kind] += 1
        assert found is None or kind == found[0], f"nothing replaces this:\n{found[1]}"
        if kind == "sh":
            output = run(text, program, folder)
        elif kind == "":
            assert text in output, f"the page shows:\n{text}\nbut it says:\n{output}"
        elif found is None:
            found = (kind, text)
        else:
            replace(os.path.join(folder, "Q2", "report.yaml" if kind == "yaml" else "figures.csv"), found[1], text)
            found = None
    assert found is None and min(counts.values()) >= 2 and counts["sh"] >= 8, counts
    assert run("orderpaper check Q2/report.yaml", program, folder) == "", "the report is not without messages at the end"
    for name in ("report", "draft", "grey"):
        assert os.path.getsize(os.path.join(folder, "Q2", name + ".pdf")) > 1000, name


if __name__ == "__main__":
    main(*sys.argv[1:])
