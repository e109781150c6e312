/* What goes to the clipboard when words of pages are copied: each paragraph on a line, cells of a row on one. By itself
 * a browser puts each piece of a line on a line of its own. */

import { boxOf, sizeOf } from "./layer.js";

const CELLS = new Set(["TD", "TH"]);

/* What comes between two pieces: { text, page, box, size, sem, role }. Those of one text, lines of a paragraph, have
 * their spaces with them, and none where a word is divided. */
export function between(a, b) {
  if (a.text === b.text) return "";
  const sameLine = a.page === b.page && Math.abs(a.box.y + a.box.height - b.box.y - b.box.height) < 0.4 * Math.max(a.size, b.size);
  if (sameLine && a.sem !== b.sem && CELLS.has(a.role) && CELLS.has(b.role)) return "\t";
  if (!sameLine) return "\n";
  return b.box.x - a.box.x - a.box.width > 0.15 * a.size ? " " : "";
}

function pieceOf(piece, words) {
  const stretch = piece.closest("g");
  return {
    words,
    text: piece.closest("text"),
    page: piece.closest(".sheet"),
    box: boxOf(piece),
    size: sizeOf(piece),
    sem: stretch?.dataset.sem,
    role: stretch?.dataset.role,
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
