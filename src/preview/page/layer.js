/* The layer of a page: its words, transparent above the picture of the page, with their places in the sources.
 * src/paint/paint.h says what is in it. Lengths are points. */

const SVG = "http://www.w3.org/2000/svg";

/* The server sends nothing else, and escapes all that comes from a report. This is the second line of defence. */
const KNOWN = new Map([
  ["svg", ["viewBox"]],
  ["g", ["class", "data-sem", "data-role", "data-at", "lang", "transform"]],
  ["text", ["class", "x", "y", "font-size", "textLength", "lengthAdjust", "transform", "lang"]],
  ["tspan", ["x", "y", "font-size", "textLength", "lengthAdjust"]],
  ["rect", ["class", "x", "y", "width", "height", "transform"]],
  ["a", ["class", "href", "target", "rel", "data-page", "data-y", "aria-label", "tabindex"]],
  ["title", []],
]);
const WITH_TEXT = new Set(["text", "tspan", "title"]);
const SAFE_ADDRESS = /^(#|https?:|mailto:|tel:)/i;

function copyAttributes(from, to) {
  for (const name of KNOWN.get(from.localName)) {
    const value = from.getAttribute(name);
    if (value === null || (name === "href" && !SAFE_ADDRESS.test(value))) continue;
    to.setAttribute(name, value);
  }
}

/* Elements that are not known are left out with all that is in them. */
function copyKnown(from) {
  const to = document.createElementNS(SVG, from.localName);
  copyAttributes(from, to);
  for (const child of from.childNodes) {
    if (child.nodeType === Node.ELEMENT_NODE && child.namespaceURI === SVG && KNOWN.has(child.localName))
      to.append(copyKnown(child));
    else if (child.nodeType === Node.TEXT_NODE && WITH_TEXT.has(from.localName)) to.append(child.data);
  }
  return to;
}

/* The layer's element from the text that the server sent; an empty one where that is no layer. */
export function readLayer(text) {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const sound = root.localName === "svg" && root.namespaceURI === SVG && !root.querySelector("parsererror");
  const layer = sound ? copyKnown(root) : document.createElementNS(SVG, "svg");
  layer.setAttribute("class", "layer");
  return layer;
}

function number(element, name) {
  return Number.parseFloat(element.getAttribute(name)) || 0;
}

/* Of a piece's letters; the pieces of a text have that of the text unless they say another. */
export function sizeOf(piece) {
  return number(piece, "font-size") || number(piece.parentNode, "font-size");
}

function plainBox(element) {
  const x = number(element, "x");
  const y = number(element, "y");
  if (element.localName === "rect") return { x, y, width: number(element, "width"), height: number(element, "height") };
  const size = sizeOf(element);
  return { x, y: y - 0.85 * size, width: number(element, "textLength"), height: 1.1 * size };
}

function turned(box, matrix) {
  const corners = [
    [box.x, box.y],
    [box.x + box.width, box.y],
    [box.x, box.y + box.height],
    [box.x + box.width, box.y + box.height],
  ].map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/* Where a piece or a thing stands, from its attributes: browsers know it only of what is in view. */
export function boxOf(element) {
  let box = plainBox(element);
  for (let at = element; at.localName !== "svg"; at = at.parentNode) {
    const turn = at.transform?.baseVal.consolidate();
    if (turn) box = turned(box, turn.matrix);
  }
  return box;
}

/* The box around some. */
function boxAround(boxes) {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/* Pieces of lines, and things: symbols, pictures, charts. */
const PIECE = "tspan, text:not(:has(tspan))";
const SEEN = `${PIECE}, rect.thing`;

function boxesOf(stretch) {
  return [...stretch.querySelectorAll(SEEN)].map(boxOf);
}

/* A thing has no words: its size stands for it, by which a changed one can be told. */
function describe(element, box) {
  return element.localName === "rect" ? `▭${Math.round(box.width)}×${Math.round(box.height)}` : element.textContent;
}

function contentOf(layer, selector) {
  return [...layer.querySelectorAll(selector)].filter((element) => !element.closest(".artifact"));
}

/* What is printed on a page as content, but for running heads and the like: [{ text, box }]. */
export function printedIn(layer) {
  return contentOf(layer, SEEN).map((element) => {
    const box = boxOf(element);
    return { text: describe(element, box), box };
  });
}

/* The same by whole texts, such as a paragraph or its part on this page: [{ role, pieces: [{ text, element }] }]. */
export function textsIn(layer) {
  return contentOf(layer, "text, rect.thing").map((element) => {
    const pieces = element.localName === "text" ? [...element.querySelectorAll("tspan")] : [];
    return {
      role: element.closest("g[data-sem]")?.dataset.role ?? "",
      pieces: (pieces.length > 0 ? pieces : [element]).map((piece) => ({ text: describe(piece, boxOf(piece)), element: piece })),
    };
  });
}

/* What can be pointed at, in the order in which it is printed: [{ stretches, at, sem, role }]. The lines of one
 * paragraph, and the pieces of one cell, are one thing. */
export function thingsIn(layer) {
  const things = [];
  for (const stretch of layer.querySelectorAll("g[data-sem]")) {
    if (!stretch.querySelector(SEEN)) continue;
    const { at = "", sem, role = "" } = stretch.dataset;
    const last = things.at(-1);
    if (last && last.sem === sem) last.stretches.push(stretch);
    else things.push({ stretches: [stretch], at, sem, role });
  }
  return things;
}

export function wordsOf(thing) {
  const words = thing.stretches.flatMap((stretch) => [...stretch.querySelectorAll(PIECE)].map((piece) => piece.textContent));
  return words.join(" ").replace(/\s+/g, " ").trim();
}

export function boxesOfThing(thing) {
  return thing.stretches.flatMap(boxesOf);
}

export function boxOfThing(thing) {
  return boxAround(boxesOfThing(thing));
}
