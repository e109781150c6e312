/* How large the pages are: fitted to the window, or a number, 1 being as printed. */

import { byId } from "./dom.js";
import { keep, recall } from "./settings.js";

/* CSS pixels in a point. */
const ACTUAL = 96 / 72;
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];
/* Around and between the pages, as in the style sheet. */
const MARGIN = 16;

export class Zoom {
  /* `papers` gives the papers on show. */
  constructor(scroller, desk, papers) {
    Object.assign(this, { scroller, desk, papers });
    this.select = byId("zoom");
    this.other = this.select.querySelector("[value=other]");
    this.mode = recall("zoom", "width");
    if (this.mode !== "width" && this.mode !== "page" && !(Number(this.mode) > 0)) this.mode = "width";
    this.select.addEventListener("change", () => this.set(this.select.value));
    byId("zoom-in").addEventListener("click", () => this.step(1));
    byId("zoom-out").addEventListener("click", () => this.step(-1));
  }

  set(mode) {
    this.mode = String(mode);
    keep("zoom", this.mode);
    this.apply();
  }

  step(by) {
    const now = this.factor();
    const near = 0.01;
    const next = by > 0 ? STEPS.find((step) => step > now + near) : STEPS.findLast((step) => step < now - near);
    if (next) this.set(next);
  }

  factor() {
    return this.papers()[0].zoom / ACTUAL;
  }

  wanted() {
    const records = this.papers().map((paper) => paper.sheets.map((sheet) => sheet.record));
    if (records.every((list) => list.length === 0)) return 1;
    const widths = records.map((list) => list.reduce((widest, page) => Math.max(widest, page.width), 0));
    const width = (this.scroller.clientWidth - MARGIN * (widths.length + 1)) / widths.reduce((a, b) => a + b, 0) / ACTUAL;
    if (this.mode === "width") return width;
    if (this.mode !== "page") return Number(this.mode);
    const { current, sheets } = this.papers()[0];
    return Math.min(width, (this.scroller.clientHeight - 2 * MARGIN) / (sheets[current]?.record.height ?? 842) / ACTUAL);
  }

  /* Keeps what is read in its place. */
  apply() {
    const zoom = Math.max(this.wanted(), 0.05) * ACTUAL;
    const [first] = this.papers();
    const place = first.place();
    for (const paper of this.papers()) paper.zoom = zoom;
    this.desk.style.setProperty("--zoom", zoom);
    first.restore(place);
    this.tell(zoom / ACTUAL);
  }

  tell(factor) {
    const known = [...this.select.options].find((option) => option.value === this.mode && option !== this.other);
    this.other.hidden = Boolean(known);
    this.other.textContent = `${Math.round(100 * factor)}%`;
    this.select.value = known ? this.mode : "other";
  }
}
