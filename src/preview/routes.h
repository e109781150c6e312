/* What the browser may ask. REPORT is a report's path below the folder, exactly as GET /reports lists it: it is
 * looked up among those, never opened. VIEW is a rendition's name (rendition.h). Everything else is 404.
 *
 * GET /, /preview.css, /main.js ...
 *     the page itself: all that assets_find() finds
 * GET /reports
 *     the list:
 *     { "folder": "papers", "single": false,
 *       "view": "public",                 that is shown at first
 *       "reports": [
 *         { "id": "q2/report.yaml",
 *           "title": "...", "committee": "...", "version": "...",     "" where there is none
 *           "pages": 20, "errors": 0, "warnings": 2, "exempt": 2,
 *           "statuses": [ { "word": "...", "shape": "star", "n": 3 } ],
 *           "failed": "",                 why the program itself failed, where it did
 *           "built": "2026-11-22T14:03:00Z",  null: not yet, so that nothing else is known
 *           "building": false } ] }
 * GET /edition?report=REPORT&view=VIEW
 *     waits until it is first built:
 *     { "report": "q2/report.yaml", "view": "public",
 *       "build": 7,                       counts this rendition's builds
 *       "good": 6,                        the build that the pages come from: less than `build` while there are
 *                                         errors; 0: there are no pages yet
 *       "building": false,                a newer one is under way
 *       "failed": "",                     why the program itself failed, where it did: what follows is older
 *       "title": "...", "language": "en-GB",
 *       "errors": 1, "warnings": 0, "exempt": 2, "milliseconds": 41,
 *       "pages": [
 *         { "hash": "91c3...",            of the outlines: the same as long as the page looks the same
 *           "layer": "07be...",           of the layer, which changes when places in the sources do
 *           "label": "iv", "width": 595.276, "height": 841.89 } ],
 *       "bookmarks": [ { "text": "1 Introduction", "level": 1, "page": 2, "y": 72.5 } ],
 *       "files": [                        FILE 1, 2 ... of places in the messages
 *         { "path": "q2/report.yaml",
 *           "open": "vscode://file/...:{line}:{column}" } ],   the two left to be filled in; null: nobody edits it
 *       "messages": [
 *         { "level": "error",             or warning, note
 *           "code": "unknown-key",
 *           "accessibility": false,       it is about those who hear the report, or see little of it or no colours
 *           "text": "...", "help": "", "explanation": "...",
 *           "file": "q2/report.yaml",     "" where it is about none
 *           "at": "1:14:7",               FILE:LINE:COL; null: no place, or (with a file) about many of the file
 *           "excerpt": "  defintion: ...",     the line, shortened where it is long
 *           "from": 2, "length": 9,       what is meant in it, in characters (code points, not UTF-16 units);
 *                                         length 0: the line's end
 *           "related": { "text": "...", "file": "...", "at": "1:3:1" },        or null
 *           "within": [ [14, 14], [12, 19], [3, 40] ] } ] }     lines of what it stands in, from the inside, itself
 *                                         first: keys with their values, items of lists; first and last line of each
 * GET /page?report=&view=&hash=HASH
 *     a page's outlines (image/svg+xml), lasting
 * GET /layer?report=&view=&hash=LAYER
 *     a page's layer (image/svg+xml), lasting
 * GET /heard?report=&view=
 *     of the good build:
 *     { "checklist": [                    what a person must judge, as `check --accessibility` asks it
 *         { "title": "Links",
 *           "question": "do the words alone tell where each link leads?",
 *           "entries": [                  none: of the whole document
 *             { "text": "\"the plan\" -> https://...",
 *               "page": 1, "at": "1:3:5",     0 and null where there is none
 *               "depth": 0,               in the outline of headings
 *               "more": [ "..." ], "warnings": [ "..." ] } ] } ],     lines below it
 *       "items": [
 *         { "depth": 1,                   0: the document
 *           "role": "heading level 1",    "": the element around it goes on
 *           "tag": "H1", "text": "...",
 *           "context": "Results; Q1; A",  of a cell: the header cells that are read with it
 *           "lang": "",                   where it differs from the document's
 *           "page": 1, "sem": 12,         of its first content: the layer's data-sem; page 0: none
 *           "at": "1:3:5" } ] }
 * GET /source?report=&view=&build=&at=FILE:LINE:COL
 *     "build" is the `build` or `good` that the place comes from (messages and pages may be of different ones); one
 *     that is no longer kept is 404:
 *     { "file": "q2/report.yaml", "line": 14, "column": 7,
 *       "first": 11, "lines": [ "...", ... ],     a few lines round the place, from line 11 on
 *       "open": "vscode://file/..." }             null for what nobody edits
 * GET /pdf?report=&view=
 *     the PDF of what is shown, made when it is asked for. 404 with words as text where there are errors, 500 where
 *     the program failed
 * GET /events
 *     Server-Sent Events:
 *     event: edition    data: { "report": "...", "view": "...", "build": 8, "good": 8 }
 *     event: reports    data: {}          the list has changed
 */
#ifndef PREVIEW_ROUTES_H
#define PREVIEW_ROUTES_H

#include "serve/serve.h"

struct shelf;

/* The handler for serve.h. The shelf is borrowed. */
struct serve_handler routes_handler(struct shelf *shelf);

#endif
