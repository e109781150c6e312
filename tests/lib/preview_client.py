"""The preview, started and asked over HTTP: for the tests beside this file."""
import http.client
import json
import os
import subprocess
import sys
import time
from urllib.parse import urlencode

ORDERPAPER = os.environ["ORDERPAPER"]


def fail(*words):
    print(*words)
    sys.exit(1)


class Preview:
    """The program, started on a path; ended when the block is left."""

    def __init__(self, path, *options):
        self.program = subprocess.Popen([ORDERPAPER, "preview", path, *options], stdout=subprocess.PIPE, text=True)
        self.url = self.program.stdout.readline().strip()
        self.host = self.url.removeprefix("http://").rstrip("/")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.program.terminate()
        self.program.wait(10)

    def get(self, target, status=200, kind=None, **arguments):
        connection = http.client.HTTPConnection(self.host, timeout=20)
        connection.request("GET", target + ("?" + urlencode(arguments) if arguments else ""))
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status != status:
            fail(target, arguments, "gives", answer.status, "instead of", status)
        if kind and answer.getheader("Content-Type") != kind:
            fail(target, "is", answer.getheader("Content-Type"), "instead of", kind)
        self.headers = answer.headers
        return body

    def json(self, target, **arguments):
        return json.loads(self.get(target, kind="application/json", **arguments))

    def edition(self, report, view="public"):
        return self.json("/edition", report=report, view=view)


class Events:
    """A stream of events."""

    def __init__(self, preview):
        self.connection = http.client.HTTPConnection(preview.host, timeout=20)
        self.connection.request("GET", "/events")
        self.lines = self.connection.getresponse()

    def until(self, what, wanted):
        """Reads on to an event of the public view of which `wanted` is true."""
        heard, end = [], time.monotonic() + 20
        while True:
            line = self.lines.readline().decode()
            if not line or time.monotonic() > end:
                fail(what, "is not told; what is:", heard)
            heard.append(line.strip())
            if line.startswith("data: "):
                data = json.loads(line[6:])
                if data.get("report") == "report.yaml" and data["view"] == "public" and wanted(data):
                    return data


def save(path, change):
    """As editors do that write a new file and rename it."""
    with open(path, encoding="utf-8", newline="") as file:
        text = change(file.read())
    with open(path + ".new", "w", encoding="utf-8", newline="") as file:
        file.write(text)
    os.rename(path + ".new", path)


def equal(a, b, what):
    if a != b:
        fail(f"{what}: {a!r} is not {b!r}")
