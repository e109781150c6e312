/* How large the pages are: each fitted to the window, or all by a number, 1 being as printed. */

import { byId } from "./dom.js";
import { keep, recall } from "./settings.js";

/* CSS pixels in a point. */
const ACTUAL = 96 / 72;
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];
/* Around and between the pages, as in the style sheet. */
const MARGIN = 16;
/* So that windows without room still show that there are pages. */
const LEAST = 0.1;

export class Zoom {
  /* `papers` gives the papers on show. */
  constructor(scroller, papers) {
    Object.assign(this, { scroller, papers });
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

  /* Of the page that is read: fitted pages of different sizes have different ones. */
  factor() {
    const { sheets, current } = this.papers()[0];
    return (sheets[current]?.zoom ?? ACTUAL) / ACTUAL;
  }

  /* CSS pixels in a point of a page in `column` columns. */
  wanted({ width, height }, columns) {
    if (this.mode !== "width" && this.mode !== "page") return Number(this.mode) * ACTUAL;
    const wide = ((this.scroller.clientWidth - MARGIN) / columns - MARGIN) / width;
    const high = (this.scroller.clientHeight - 2 * MARGIN) / height;
    return Math.max(this.mode === "page" ? Math.min(wide, high) : wide, LEAST);
  }

  /* Keeps what is read in its place. */
  apply() {
    const papers = this.papers();
    const place = papers[0].place();
    for (const paper of papers) for (const sheet of paper.sheets) sheet.setZoom(this.wanted(sheet.record, papers.length));
    papers[0].restore(place);
    this.tell(this.factor());
  }

  tell(factor) {
    const known = [...this.select.options].find((option) => option.value === this.mode && option !== this.other);
    this.other.hidden = Boolean(known);
    this.other.textContent = `${Math.round(100 * factor)}%`;
    this.select.value = known ? this.mode : "other";
  }
}
