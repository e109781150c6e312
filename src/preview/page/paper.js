/* The pages of one view of a report, one below the other. Exchanges only those that changed, and keeps what is read
 * in its place while it does. */

import { oncePerFrame } from "./dom.js";
import { changedPieces, findAnchor, matchPages, outward } from "./exchange.js";
import { boxOf, printedIn, textsIn } from "./layer.js";
import { loadImage, loadLayer, Sheet } from "./sheet.js";

const LAYERS_AT_ONCE = 3;
/* The pages that have to be there before they are shown, on both sides of what is read. */
const REACH = 2;
/* The pages that are looked through for what stood at the top of the view. */
const SEARCHED = 24;

export class Paper {
  /* `desk` is the grid that the pages lie in, `scroller` what scrolls it. */
  constructor({ desk, scroller, column, on }) {
    Object.assign(this, { desk, scroller, column, on });
    this.sheets = [];
    this.shown = null;
    this.current = 0;
    this.edition = 0;
    this.loading = Promise.resolve();
    this.onScroll = oncePerFrame(() => this.noticeCurrent());
    scroller.addEventListener("scroll", this.onScroll, { passive: true });
  }

  remove() {
    this.scroller.removeEventListener("scroll", this.onScroll);
    this.edition++;
    for (const sheet of this.sheets) sheet.element.remove();
    this.sheets = [];
  }

  /* Shows an edition's pages, of `shown`: { report, view }. Keeps the place unless told to go to one: { index, y }. */
  async show(pages, shown, goal = null) {
    const edition = ++this.edition;
    const sameView = this.sheets.length > 0 && this.shown.view === shown.view;
    this.shown = shown;
    const match = matchPages(this.sheets.map((sheet) => sheet.record.hash), pages.map((page) => page.hash));
    const ready = new Map();
    let place = goal ?? await this.findPlace(pages, match, ready);
    await this.prepare(pages, match, place.index, ready);
    if (edition !== this.edition) return;
    // Somebody may have scrolled meanwhile.
    if (!goal) place = await this.findPlace(pages, match, ready);
    if (edition !== this.edition) return;
    const before = this.changing(pages, match);
    const changed = this.exchange(pages, match, ready);
    this.restore(place);
    this.on.pages(this);
    await this.loadLayers();
    if (edition === this.edition && sameView && before) this.on.changed(this.changedBoxes(before, changed));
  }

  /* Where what stands at the top of the view will be: found by its words, else the same place of the page that goes on
   * as its own. Layers that had to be fetched are put into `ready`. */
  async findPlace(pages, match, ready) {
    const anchor = this.anchor();
    const likely = likelyPlace(anchor, match);
    const otherwise = { index: likely, y: anchor.y };
    if (this.sheets.length === 0 || this.sheets[anchor.index].record.hash === pages[likely]?.hash) return otherwise;
    // Pages are mostly added or taken before, or behind.
    const order = outward([likely, anchor.index + pages.length - this.sheets.length], pages.length).slice(0, SEARCHED);
    while (order.length > 0) {
      const some = await Promise.all(order.splice(0, LAYERS_AT_ONCE).map(async (index) => ({ index, layer: await this.newLayer(pages, match, index, ready) })));
      const found = findAnchor(anchor, some.filter(({ layer }) => layer).map(({ index, layer }) => ({ index, pieces: piecesOf(layer) })));
      if (found) return found;
    }
    return otherwise;
  }

  /* The layer of a page to come: the one that is shown where it stays, else fetched; null where a newer edition has
   * taken its place. */
  async newLayer(pages, match, index, ready) {
    const sheet = this.sheets[match[index]];
    if (sheet?.layer && sheet.layerHash === pages[index].layer) return sheet.layer;
    if (!ready.get(index)?.layer) ready.set(index, { ...ready.get(index), layer: await loadLayer(this.shown, pages[index]).catch(() => null) });
    return ready.get(index).layer;
  }

  /* What has to be there before anything is exchanged: the pictures and layers of pages in view or likely to be. */
  async prepare(pages, match, around, ready) {
    const { first, last } = this.inView();
    const wanted = pages.map((page, index) => ({ page, index, sheet: this.sheets[match[index]] })).filter(({ index, sheet }) => {
      const seen = sheet && sheet.index >= first && sheet.index <= last;
      return seen || Math.abs(index - around) <= REACH;
    });
    await Promise.all(wanted.map(async ({ page, index, sheet }) => {
      const [image] = await Promise.all([
        sheet?.imageHash === page.hash ? null : loadImage(this.shown, page),
        this.newLayer(pages, match, index, ready),
      ]);
      ready.set(index, { ...ready.get(index), image });
    }));
  }

  /* What is printed on the old pages that go or will look otherwise; null where that is not known of all. */
  changing(pages, match) {
    const kept = new Set(match.filter((old, index) => old >= 0 && this.sheets[old].record.hash === pages[index].hash));
    const going = this.sheets.filter((sheet, index) => !kept.has(index));
    return this.sheets.length > 0 && going.every((sheet) => sheet.layer) ? going.flatMap((sheet) => textsIn(sheet.layer)) : null;
  }

  /* Gives the sheets that look otherwise than before. */
  exchange(pages, match, ready) {
    const old = this.sheets;
    const taken = new Set(match);
    old.filter((sheet, index) => !taken.has(index)).forEach((sheet) => sheet.element.remove());
    const changed = [];
    this.sheets = pages.map((page, index) => {
      const sheet = old[match[index]] ?? new Sheet();
      if (sheet.record?.hash !== page.hash) changed.push(sheet);
      sheet.place(page, index, this.column);
      // At once: where a place is depends on how large the pages before it are.
      sheet.setZoom(this.on.zoomFor(page));
      return sheet;
    });
    this.order();
    this.sheets.forEach((sheet, index) => this.fill(sheet, ready.get(index)));
    return changed;
  }

  /* Puts the elements into the order of the pages, moving as few as possible. */
  order() {
    let next = null;
    for (let i = this.sheets.length - 1; i >= 0; i--) {
      const { element } = this.sheets[i];
      if (element.parentNode !== this.desk || element.nextElementSibling !== next) this.desk.insertBefore(element, next ?? this.end());
      next = element;
    }
  }

  /* Papers lie in their desk one after the other. */
  end() {
    return [...this.desk.children].find((child) => child.style.gridColumnStart > String(this.column)) ?? null;
  }

  fill(sheet, ready) {
    if (sheet.imageHash !== sheet.record.hash) sheet.showImage(this.shown, ready?.image);
    if (ready?.layer) this.fillLayer(sheet, ready.layer);
  }

  fillLayer(sheet, layer) {
    const focus = sheet.showLayer(layer);
    this.on.layer(sheet, focus);
  }

  /* The layers that are not there yet, those nearest to what is read first. */
  async loadLayers() {
    const edition = this.edition;
    const missing = this.sheets.filter((sheet) => !sheet.hasLayer);
    missing.sort((a, b) => Math.abs(a.index - this.current) - Math.abs(b.index - this.current));
    const one = async () => {
      while (missing.length > 0 && edition === this.edition) {
        const sheet = missing.shift();
        const record = sheet.record;
        const layer = await loadLayer(this.shown, record).catch(() => null); // A newer edition will bring its own.
        if (layer && sheet.record === record) this.fillLayer(sheet, layer);
      }
    };
    this.loading = Promise.all(Array.from({ length: LAYERS_AT_ONCE }, one));
    await this.loading;
  }

  changedBoxes(before, sheets) {
    const texts = sheets.filter((sheet) => sheet.layer).flatMap((sheet) => textsIn(sheet.layer).map(({ role, pieces }) => ({ role, pieces: pieces.map((piece) => ({ ...piece, sheet })) })));
    return changedPieces(before, texts).map(({ sheet, element }) => ({ sheet, box: boxOf(element) }));
  }

  /* --- places: a page's index and points from its top */

  pointsAt(sheet, offset) {
    return (offset - sheet.element.offsetTop) / sheet.zoom;
  }

  /* The last page that begins at or above `offset`. */
  sheetAt(offset) {
    let low = 0;
    let high = this.sheets.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.sheets[middle].element.offsetTop <= offset) low = middle;
      else high = middle - 1;
    }
    return this.sheets[low];
  }

  inView() {
    if (this.sheets.length === 0) return { first: 0, last: -1 };
    const top = this.scroller.scrollTop;
    return { first: this.sheetAt(top).index, last: this.sheetAt(top + this.scroller.clientHeight).index };
  }

  place() {
    if (this.sheets.length === 0) return { index: 0, y: 0 };
    const top = this.scroller.scrollTop;
    const sheet = this.sheetAt(top);
    return { index: sheet.index, y: this.pointsAt(sheet, top) };
  }

  restore({ index, y }) {
    const sheet = this.sheets[Math.min(index, this.sheets.length - 1)];
    if (!sheet) return;
    this.scroller.scrollTop = sheet.element.offsetTop + y * sheet.zoom;
    this.noticeCurrent();
  }

  /* Brings a place into view, with some of what stands above it. */
  goTo(index, y = 0) {
    const above = y === 0 ? 8 : this.scroller.clientHeight / 4;
    this.restore({ index, y: y - above / this.sheets[index].zoom });
  }

  /* The place, and what is printed from there on downwards, on the next page too. */
  anchor() {
    const place = this.place();
    const [sheet, next] = [this.sheets[place.index], this.sheets[place.index + 1]];
    if (!sheet) return { ...place, pieces: [] };
    const pieces = sheet.layer ? piecesOf(sheet.layer).filter((piece) => piece.y >= place.y) : [];
    if (next?.layer) {
      const below = this.pointsAt(sheet, next.element.offsetTop);
      pieces.push(...piecesOf(next.layer).map(({ text, y }) => ({ text, y: y + below })));
    }
    return { ...place, pieces };
  }

  noticeCurrent() {
    if (this.sheets.length === 0) return;
    const read = this.scroller.scrollTop + this.scroller.clientHeight / 3;
    const sheet = this.sheetAt(read);
    this.on.read({ index: sheet.index, y: this.pointsAt(sheet, read) });
    if (sheet.index === this.current && sheet === this.currentSheet) return;
    this.current = sheet.index;
    this.currentSheet = sheet;
    this.on.current(this);
  }
}

function piecesOf(layer) {
  return printedIn(layer).map(({ text, box }) => ({ text, y: box.y })).sort((a, b) => a.y - b.y);
}

/* The new index of the page at the top of the view: its own, or that of the nearest before it that is still there. */
function likelyPlace(anchor, match) {
  for (let old = anchor.index; old >= 0; old--) {
    const now = match.indexOf(old);
    if (now >= 0) return now;
  }
  return 0;
}
