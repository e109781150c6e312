"""The preview as a browser meets it: every route, saves, errors, a folder, what is not there.
usage: preview.py FOLDER    FOLDER: of its own, with copies of examples/quarterly and of committee-paper"""
import os
import sys
from urllib.parse import quote

from preview_client import Events, Preview, equal, fail, save

FOLDER = sys.argv[1]
REPORT = os.path.join(FOLDER, "quarterly", "report.yaml")


def check_routes(preview):
    page = preview.get("/", kind="text/html; charset=utf-8")
    if b"<script" not in page:
        fail("the page has no script")
    preview.get("/preview.css", kind="text/css; charset=utf-8")
    edition = preview.edition("report.yaml")
    equal(edition["build"], edition["good"], "the build")
    equal(edition["errors"], 0, "errors")
    arguments = {"report": "report.yaml", "view": "public"}
    for sheet in edition["pages"]:
        svg = preview.get("/page", kind="image/svg+xml", hash=sheet["hash"], **arguments)
        if b"<svg" not in svg[:200] or "immutable" not in preview.headers["Cache-Control"]:
            fail("a page is no lasting SVG")
        preview.get("/layer", kind="image/svg+xml", hash=sheet["layer"], **arguments)
    heard = preview.json("/heard", **arguments)["items"]
    at = next(item["at"] for item in heard if item["role"] == "heading level 1")
    source = preview.json("/source", build=edition["good"], at=at, **arguments)
    if source["lines"][source["line"] - source["first"]].find("title:") < 0:
        fail("the title's source is", source)
    equal(source["open"], f"vscode://file{quote(REPORT)}:{source['line']}:{source['column']}", "the link")
    pdf = preview.get("/pdf", kind="application/pdf", report="report.yaml", view="public-draft-grey")
    if not pdf.startswith(b"%PDF") or "quarterly-report-draft-grey.pdf" not in preview.headers["Content-Disposition"]:
        fail("the PDF is called", preview.headers["Content-Disposition"])
    return edition


def check_nothing_else(preview):
    for target in ["/report.yaml", "/..%2freport.yaml", "/%2e%2e/%2e%2e/etc/passwd", "/page", "/edition", "/source"]:
        preview.get(target, status=404)
    for report in ["../quarterly/report.yaml", "./report.yaml", REPORT, "data/urban-environment.yaml", "", "/etc/passwd"]:
        preview.get("/edition", status=404, report=report, view="public")
    preview.get("/edition", status=404, report="report.yaml", view="everything")
    for at in ["0:1:1", "999:1:1", "1:999999:1", f"{REPORT}:1:1", "/etc/passwd:1:1", "1:1"]:
        preview.get("/source", status=404, report="report.yaml", view="public", build=1, at=at)


def check_changes(preview, before):
    events = Events(preview)
    events.until("the first build", lambda data: True)
    save(REPORT, lambda text: text.replace("We are keeping to", "We are holding on to", 1))
    events.until("a save", lambda data: data["good"] > before["good"])
    saved = preview.edition("report.yaml")
    kept = {sheet["hash"] for sheet in before["pages"]} & {sheet["hash"] for sheet in saved["pages"]}
    equal(len(kept), len(saved["pages"]) - 1, "the number of pages that look the same after one word was changed")

    save(REPORT, lambda text: text.replace("  title: Quarterly", "  titel: Wrong", 1))
    events.until("an error", lambda data: data["build"] > saved["build"])
    wrong = preview.edition("report.yaml")
    equal((wrong["good"], wrong["pages"]), (saved["good"], saved["pages"]), "what stays")
    message = next(message for message in wrong["messages"] if message["code"] == "unknown-key")
    arguments = {"report": "report.yaml", "view": "public"}
    source = preview.json("/source", build=wrong["build"], at=message["at"], **arguments)
    if "titel:" not in source["lines"][source["line"] - source["first"]]:
        fail("the message's source is", source)
    source = preview.json("/source", build=wrong["good"], at=message["at"], **arguments)
    if "title: Quarterly" not in source["lines"][source["line"] - source["first"]]:
        fail("the pages' source is", source)
    if b"errors" not in preview.get("/pdf", status=404, **arguments):
        fail("the lack of a PDF is not explained")

    os.rename(REPORT, REPORT + ".away")
    gone = events.until("that the file is gone", lambda data: data["build"] > wrong["build"])
    equal(preview.edition("report.yaml")["good"], saved["good"], "the pages of a file that has gone")
    save(REPORT + ".away", lambda text: text.replace("  titel: Wrong", "  title: Back", 1))
    os.rename(REPORT + ".away", REPORT)
    events.until("that it is back", lambda data: data["good"] > gone["build"])
    equal(preview.edition("report.yaml")["title"][:5], "Back ", "the title of the file that came back")


def check_folder(preview):
    equal({entry["id"] for entry in preview.json("/reports")["reports"]},
          {"quarterly/report.yaml", "committee-paper/report.yaml"}, "the list")
    public, full = (preview.edition("committee-paper/report.yaml", view) for view in ("public", "exempt"))
    if public["exempt"] < 1 or public["pages"] == full["pages"]:
        fail("the public and the exempt view of the committee paper are the same")
    equal(public["files"][0]["open"], None, "a link to an editor that was not wanted")
    entry = next(entry for entry in preview.json("/reports")["reports"] if entry["id"].startswith("committee"))
    equal(entry["title"], public["title"], "the title in the list")


with Preview(REPORT) as single:
    check_nothing_else(single)
    check_changes(single, check_routes(single))
with Preview(FOLDER, "--editor", "none") as several:
    check_folder(several)
