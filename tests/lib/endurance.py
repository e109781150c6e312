"""The preview for a long day: a thousand saves, each built, and ten thousand requests of all kinds meanwhile. Neither
its memory nor its open files grow, and no process is left.
usage: endurance.py FOLDER    FOLDER: empty, of its own"""
import http.client
import os
import socket
import sys
import time
from urllib.parse import urlencode

from preview_client import Events, Preview, fail, save

SAVES, REQUESTS = 1000, 10000
FIRST = 400  # saves: what the server has then is what it needs at any time
HALF = 100  # saves in which some requests are left half asked: the server waits ten seconds for the rest of each
GROWTH = 2048  # kilobytes: 3 for each later save, less than the pages of one build; 350 bytes for each later request
REPORT = os.path.join(sys.argv[1], "report.yaml")
TEXT = """\
report: { title: Save 0, organisation: Us, layout: base }
sections:
  - heading: One
    text: A few words that stay.
"""


class Client:
    """Asks over one connection that stays, as browsers do."""

    def __init__(self, preview):
        self.preview, self.asked = preview, 0
        self.connection = http.client.HTTPConnection(preview.host, timeout=20)

    def get(self, status, target, headers=None, **arguments):
        self.asked += 1
        self.connection.request("GET", target + ("?" + urlencode(arguments) if arguments else ""), headers=headers or {})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status not in status:
            fail(target, arguments, "gives", answer.status, "instead of", status)
        return body

    def leave(self, words):
        """A connection on which nobody waits for the answer."""
        self.asked += 1
        host, port = self.preview.host.rsplit(":", 1)
        with socket.create_connection((host, int(port)), timeout=20) as gone:
            gone.sendall(words.encode())


def ask_for_pages(client, edition):
    shown = {"report": "report.yaml", "view": "public"}
    for page in edition["pages"]:
        client.get([200], "/page", hash=page["hash"], **shown)
        client.get([200], "/layer", hash=page["layer"], **shown)
    client.get([200], "/heard", **shown)
    client.get([200], "/source", build=edition["good"], at="1:1:1", **shown)


def ask_for_odd_things(client, turn):
    odd = turn % 10
    client.get([404], "/page", report="report.yaml", view="public", hash="0123456789abcdef")
    client.get([404], "/edition", report="../" * odd + "etc/passwd", view="public")
    client.get([403], "/reports", headers={"Host": "elsewhere.example"})
    client.get([414], "/" + "long" * 1100)
    if odd == 0:
        client.leave(f"GET /events HTTP/1.1\r\nHost: {client.preview.host}\r\n\r\n")
    elif odd == 1 and turn < HALF:
        client.leave(f"GET /reports HTTP/1.1\r\nHost: {client.preview.host}\r\n")
    elif odd == 2 and turn < HALF:
        client.leave("\x00\r\n\r\n")
    elif odd == 3:
        client.get([200], "/pdf", report="report.yaml", view="public")
    else:
        client.get([200], "/main.js")


def memory(pid):
    """Kilobytes."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return int(next(line for line in status if line.startswith("VmRSS:")).split()[1])


def children(pid):
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as stat:
                state, parent = stat.read().rpartition(")")[2].split()[:2]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == str(pid):
            found.append(name + " " + state)
    return found


def files(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def rest(preview, most):
    """Waits until no more files are open than that, nor builds under way, fifteen seconds at most; what there is."""
    pid, end = preview.program.pid, time.monotonic() + 15
    while (files(pid) > most or children(pid)) and time.monotonic() < end:
        time.sleep(0.1)
    return memory(pid), files(pid), children(pid)


def await_save(preview, events, turn, build):
    """The edition of that save. One before may have been built twice."""
    while True:
        events.until(f"save {turn}", lambda data: data["build"] > build)
        edition = preview.edition("report.yaml")
        if edition["title"] == f"Save {turn}":
            return edition
        build = edition["build"]


def live(preview):
    events, client, build = Events(preview), Client(preview), 0
    for turn in range(SAVES + 1):
        edition = await_save(preview, events, turn, build)
        build, client.asked = edition["build"], client.asked + 1
        if turn == 0:
            client.get([200], "/")
            most = files(preview.program.pid)
        if turn == FIRST:
            before = rest(preview, most)
        if turn == SAVES:
            break
        ask_for_pages(client, edition)
        save(REPORT, lambda text: text.replace(f"Save {turn},", f"Save {turn + 1},"))
        ask_for_odd_things(client, turn)
    return before, rest(preview, most), client.asked


with open(REPORT, "w", encoding="utf-8") as new:
    new.write(TEXT)
with Preview(REPORT, "--editor", "none") as server:
    before, after, asked = live(server)
print(f"{SAVES} saves, {asked} requests: {before[0]} KB, then {after[0]}; {before[1]} open files, then {after[1]}")
if asked < REQUESTS:
    fail("these were fewer requests than meant")
if after[0] > before[0] + GROWTH:
    fail("the memory grows")
if after[1] > before[1]:
    fail("open files are left")
if after[2]:
    fail("processes are left:", after[2])
