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

function wordsIn(text) {
  return text.split(/\s+/u).filter((word) => word !== "");
}

/* Which of the new pieces of text hold a word that was not there before. Words are counted, not placed, so that what
 * only moved to another line or page does not count as changed. */
export function changedPieces(before, after) {
  const left = new Map();
  for (const word of before.flatMap(wordsIn)) left.set(word, (left.get(word) ?? 0) + 1);
  return after.map((text) => {
    let changed = false;
    for (const word of wordsIn(text)) {
      const n = left.get(word) ?? 0;
      if (n === 0) changed = true;
      else left.set(word, n - 1);
    }
    return changed;
  });
}

/* What stood at the top of the view, found again: `anchor` is { y, pieces: [{ text, y }] } of the old page, from the
 * top of the view downwards; `pages` are [{ index, pieces: [{ text, y }] }], the likeliest first. The page with most of
 * the pieces is it: one alone may stand anywhere, as "Total" does. Gives { index, y, share } with the share of the
 * pieces that are on it, or null where nothing of it is left. */
export function findAnchor(anchor, pages) {
  let best = null;
  for (const page of pages) {
    const known = new Set(page.pieces.map((piece) => piece.text));
    const there = anchor.pieces.filter((piece) => known.has(piece.text));
    const share = there.length / anchor.pieces.length;
    if (there.length === 0 || (best && share <= best.share)) continue;
    best = { index: page.index, y: anchor.y + shift(there[0], page.pieces), share };
  }
  return best;
}

/* How far down a piece has moved to the nearest of the same words. */
function shift(piece, candidates) {
  const shifts = candidates.filter((candidate) => candidate.text === piece.text).map((candidate) => candidate.y - piece.y);
  return shifts.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
}
