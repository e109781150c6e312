/* Outlines on pages: of what is pointed out, of what has the focus, of what changed. */

import { make } from "./dom.js";

const CHANGED_FOR = 4000;
const MARGIN = 2;

function percent(part, whole) {
  return `${(100 * part) / whole}%`;
}

function draw(sheet, box, kind) {
  const mark = make("div", { class: `mark ${kind}` });
  const { width, height } = sheet.record;
  mark.style.left = percent(box.x - MARGIN, width);
  mark.style.top = percent(box.y - MARGIN, height);
  mark.style.width = percent(box.width + 2 * MARGIN, width);
  mark.style.height = percent(box.height + 2 * MARGIN, height);
  sheet.marks.append(mark);
  return mark;
}

/* The outline of one kind, of which there is one at a time. */
export class Mark {
  constructor(kind) {
    this.kind = kind;
    this.drawn = null;
  }

  clear() {
    this.drawn?.remove();
    this.drawn = null;
  }

  show(sheet, box) {
    this.clear();
    this.drawn = draw(sheet, box, this.kind);
  }
}

/* Outlines for a short time what changed: [{ sheet, box }]. Style sheets let them fade where motion is welcome. */
export function flash(places) {
  const drawn = places.map(({ sheet, box }) => draw(sheet, box, "changed"));
  setTimeout(() => drawn.forEach((mark) => mark.remove()), CHANGED_FOR);
}
