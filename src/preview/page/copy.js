/* What goes to the clipboard when words of pages are copied: each paragraph on a line, cells of a row on one. By itself
 * a browser puts each piece of a line on a line of its own. */

import { boxOf, sizeOf } from "./layer.js";

/* Marks of notes, which are raised, are on the line that they stand beside. */
function besideEachOther(a, b) {
  const overlap = Math.min(a.box.y + a.box.height, b.box.y + b.box.height) - Math.max(a.box.y, b.box.y);
  return a.page === b.page && overlap > 0.5 * Math.min(a.box.height, b.box.height);
}

/* What comes between two pieces: { text, words, page, box, size, sem }. Those of one text, lines of a paragraph, have
 * their spaces with them, and none where a word is divided. */
export function between(a, b) {
  if (a.text === b.text) return "";
  if (!besideEachOther(a, b)) return "\n";
  const gap = b.box.x - a.box.x - a.box.width;
  if (/\s$/.test(a.words)) return "";
  if (a.sem !== b.sem && gap > 0.8 * a.size) return "\t";
  return gap > 0.15 * a.size ? " " : "";
}

function pieceOf(element, words) {
  return {
    words,
    text: element.closest("text"),
    page: element.closest(".sheet"),
    box: boxOf(element),
    size: sizeOf(element),
    sem: element.closest("g")?.dataset.sem,
  };
}

function chosenPart(range, node) {
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.length;
  return node.data.slice(from, to);
}

function chosenPieces(range, desk) {
  const walker = document.createTreeWalker(desk, NodeFilter.SHOW_TEXT);
  const pieces = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const piece = node.parentElement.closest(".layer tspan, .layer text");
    if (!piece || !range.intersectsNode(node)) continue;
    const words = chosenPart(range, node);
    if (words !== "") pieces.push(pieceOf(piece, words));
  }
  return pieces;
}

export function joinPieces(pieces) {
  return pieces.map((piece, i) => (i === 0 ? "" : between(pieces[i - 1], piece)) + piece.words).join("").replace(/[ \t]+\n/g, "\n");
}

export function copyFrom(desk) {
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (!desk.contains(range.commonAncestorContainer)) return;
    const pieces = chosenPieces(range, desk);
    if (pieces.length === 0) return;
    event.clipboardData.setData("text/plain", joinPieces(pieces));
    event.preventDefault();
  });
}
