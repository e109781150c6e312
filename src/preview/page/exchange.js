/* Which pages of an edition go on as which of the next. Nothing here knows the browser. */

/* For each new page the old one that becomes it, as an index, or -1: a page that looks the same where there is one,
 * else one in between whose place it takes. Each old one is taken once. */
export function matchPages(before, after) {
  const match = new Array(after.length).fill(-1);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) match[head] = head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
    match[after.length - tail] = before.length - tail;
  }
  const free = matchSame(before, after, match, head, tail);
  matchRest(match, free, head, after.length - tail);
  return match;
}

/* Between the equal beginning and end: pages that look the same, wherever they went. Gives the old ones left. */
function matchSame(before, after, match, head, tail) {
  const places = new Map();
  for (let i = head; i < before.length - tail; i++) {
    if (!places.has(before[i])) places.set(before[i], []);
    places.get(before[i]).push(i);
  }
  for (let i = head; i < after.length - tail; i++) {
    const same = places.get(after[i]);
    if (same && same.length > 0) match[i] = same.shift();
  }
  return [...places.values()].flat().sort((a, b) => a - b);
}

function matchRest(match, free, from, to) {
  for (let i = from; i < to && free.length > 0; i++)
    if (match[i] < 0) match[i] = free.shift();
}

/* --- what changed */

/* Texts that are only a number of headings, paragraphs, lists and contents, or a reference to one ("paragraph 5.2"):
 * they are counted anew when something comes before them, which is no change of theirs. Figures stand in cells. */
const NUMBER = /^\(?\d+(\.\d+)*[.)]*$/u;
const REFERENCE = /^(\p{L}+ )?\d+(\.\d+)*[.)]*$/u;
const COUNTED = { H1: NUMBER, H2: NUMBER, H3: NUMBER, H4: NUMBER, H5: NUMBER, H6: NUMBER, Lbl: NUMBER, P: NUMBER, Link: REFERENCE, Reference: REFERENCE };

/* A text without what does not matter: how its lines are broken, and numbers that are counted. */
function keyOf({ role, pieces }) {
  const words = pieces.map((piece) => piece.text).join("").replace(/\s+/gu, " ").trim();
  return COUNTED[role]?.test(words) ? "" : words;
}

/* Its words, each with the pieces, lines of a paragraph, that it stands in: a word may be divided over two. */
function wordsOf(text) {
  const words = [];
  let open = null;
  for (const piece of text.pieces)
    for (const [part] of piece.text.matchAll(/\s+|\S+/gu)) {
      if (/^\s/u.test(part)) open = null;
      else if (open) {
        open.word += part;
        open.pieces.push(piece);
      } else words.push((open = { word: part, pieces: [piece] }));
    }
  return words;
}

function countBy(items, keyOfItem) {
  const counts = new Map();
  for (const item of items) counts.set(keyOfItem(item), (counts.get(keyOfItem(item)) ?? 0) + 1);
  return counts;
}

/* What of `after` is left when each of `before` has taken away one that has the same key. */
function leftOf(before, after, keyOfItem) {
  const counts = countBy(before, keyOfItem);
  return after.filter((item) => {
    const n = counts.get(keyOfItem(item)) ?? 0;
    if (n > 0) counts.set(keyOfItem(item), n - 1);
    return n === 0;
  });
}

/* Pairs [i, j] of what is the same and stands once in each, in the order of both: as many as go up (patience). */
function pairsOf(before, after) {
  const [countsBefore, countsAfter] = [countBy(before, (text) => text.key), countBy(after, (text) => text.key)];
  const places = new Map(after.map((text, j) => [text.key, j]));
  const ends = []; // The last pair of the best sequence of each length.
  before.forEach((text, i) => {
    if (countsBefore.get(text.key) !== 1 || countsAfter.get(text.key) !== 1) return;
    const j = places.get(text.key);
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle].j < j) low = middle + 1;
      else high = middle;
    }
    ends[low] = { i, j, earlier: ends[low - 1] ?? null };
  });
  const pairs = [];
  for (let pair = ends.at(-1); pair; pair = pair.earlier) pairs.push([pair.i, pair.j]);
  return pairs.reverse();
}

/* Adds to `left` the texts that stand in one of two sequences only. */
function compare(before, after, left) {
  let head = 0;
  while (head < before.length && head < after.length && before[head].key === after[head].key) head++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail).key === after.at(-1 - tail).key) tail++;
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  const pairs = pairsOf(old, now);
  if (pairs.length === 0) {
    for (const text of old) left.before.push(text);
    for (const text of now) left.after.push(text);
    return;
  }
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...pairs, [old.length, now.length]]) {
    compare(old.slice(i, nextI), now.slice(j, nextJ), left);
    [i, j] = [nextI + 1, nextJ + 1];
  }
}

/* The pieces of `after` that hold a word that is new. Both are texts, [{ role, pieces: [{ text }] }], in the order of
 * the pages. What only moved, or was broken into other lines or pages, is not new. */
export function changedPieces(before, after) {
  const keyed = (texts) => texts.map((text) => ({ ...text, key: keyOf(text) })).filter(({ key }) => key !== "");
  const left = { before: [], after: [] };
  compare(keyed(before), keyed(after), left);
  const moved = (text) => text.key;
  const now = leftOf(left.before, left.after, moved);
  const old = leftOf(left.after, left.before, moved);
  const words = leftOf(old.flatMap(wordsOf), now.flatMap(wordsOf), ({ word }) => word);
  return [...new Set(words.flatMap(({ pieces }) => pieces))];
}

/* --- what is read */

/* Long enough that it will hardly stand on another page too, and not only a number that is counted. */
function isTelling(text) {
  return text.trim().length >= 16 && /\p{L}{3}/u.test(text);
}

/* What stood at the top of the view, found again: `anchor` is { y, pieces: [{ text, y }] } of the old page, from the
 * top of the view downwards; `pages` are [{ index, pieces: [{ text, y }] }], the likeliest first. Gives { index, y },
 * or null where nothing of it is left. */
export function findAnchor(anchor, pages) {
  for (const piece of anchor.pieces.filter(({ text }) => isTelling(text)))
    for (const page of pages) {
      const same = page.pieces.filter((candidate) => candidate.text.trim() === piece.text.trim());
      if (same.length === 0) continue;
      const nearest = same.reduce((a, b) => (Math.abs(b.y - piece.y) < Math.abs(a.y - piece.y) ? b : a));
      return { index: page.index, y: nearest.y + anchor.y - piece.y };
    }
  return null;
}

/* The indices below `n` by how far they are from the nearest of some. */
export function outward(centres, n) {
  const distance = (index) => Math.min(...centres.map((centre) => Math.abs(index - centre)));
  return Array.from({ length: n }, (_, index) => index).sort((a, b) => distance(a) - distance(b) || a - b);
}
