/* Keys, and the dialogue that lists them. Letters are for those who want them: they can be turned off, and mean nothing
 * while something is typed. Nothing with Ctrl or Alt, which belong to browsers and screen readers. */

import { byId, make } from "./dom.js";
import { keep, recall } from "./settings.js";

/* What they do is up to the viewer: `actions` has a function for each name. */
const KEYS = [
  [["n"], "next", "Next page"],
  [["p"], "previous", "Previous page"],
  [["g"], "number", "Go to a page: type its number"],
  [["+", "="], "zoomIn", "Zoom in"],
  [["-"], "zoomOut", "Zoom out"],
  [["0"], "actualSize", "Actual size"],
  [["w"], "fitWidth", "Fit the width"],
  [["f"], "fitPage", "Fit the whole page"],
  [["t"], "thumbnails", "Pages in small"],
  [["b"], "bookmarks", "Bookmarks"],
  [["m"], "messages", "Messages"],
  [["s"], "source", "Source"],
  [["h"], "heard", "As heard"],
  [["c"], "panel", "Close the side panel, or open it again"],
  [["v"], "views", "Views: copies, draft, greyscale"],
  [["d"], "downloads", "Download the PDF"],
  [["?"], "help", "This list"],
];
const FIXED = [
  ["Tab", "On to the next control; on the pages, to what stands at the top of the current one"],
  ["Arrow keys", "From one thing on a page to the next; in lists, from one entry to the next; else they scroll"],
  ["Enter", "Show where a thing on a page is written; follow a link"],
  ["Escape", "From a thing back to the page; close what is open"],
  ["Page Up, Page Down, Space, Home, End", "Scroll the pages"],
  ["Ctrl+F (⌘F on a Mac)", "The browser’s own search, through all pages"],
];
const TYPED_INTO = "input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]";

function keyCap(name) {
  return make("kbd", {}, name);
}

function fillHelp() {
  const rows = KEYS.map(([keys, , words]) => make("tr", {}, make("th", { scope: "row" }, ...keys.flatMap((key, i) => (i > 0 ? [" or ", keyCap(key)] : [keyCap(key)]))), make("td", {}, words)));
  const fixed = FIXED.map(([key, words]) => make("tr", {}, make("th", { scope: "row" }, keyCap(key)), make("td", {}, words)));
  byId("help-rows").replaceChildren(...rows, ...fixed);
}

export function listenToKeys(actions) {
  const letters = byId("letters");
  letters.checked = recall("letters", "on") === "on";
  letters.addEventListener("change", () => keep("letters", letters.checked ? "on" : "off"));
  fillHelp();
  byId("help-button").addEventListener("click", () => byId("help").showModal());
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || !letters.checked) return;
    if (event.target.closest?.(TYPED_INTO) || document.querySelector("dialog[open], :popover-open")) return;
    const action = KEYS.find(([keys]) => keys.includes(event.key))?.[1];
    if (!action) return;
    event.preventDefault();
    actions[action]();
  });
}
