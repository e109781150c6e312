/* Pointing at what is printed, with a mouse, a finger or the keyboard. One thing of all pages is a stop of the Tab
 * key; the arrow keys lead from it to the others. */

import { boxesOfThing, boxOfThing, wordsOf } from "./layer.js";
import { Mark } from "./marks.js";

/* How far beside words a click still means them, in points. */
const NEAR = 14;

export class Things {
  /* `papers` gives the papers on show; on.choose({ sheet, thing }), on.link(paper, page, y), on.leave(). */
  constructor(desk, papers, on) {
    Object.assign(this, { desk, papers, on });
    this.stop = null;
    this.focusMark = new Mark("focus");
    desk.addEventListener("click", (event) => this.clicked(event));
    desk.addEventListener("keydown", (event) => this.pressed(event));
    desk.addEventListener("focusin", (event) => this.focused(event));
    desk.addEventListener("focusout", () => this.focusMark.clear());
  }

  sheetOf(element) {
    const box = element.closest?.(".sheet");
    for (const paper of this.papers()) {
      const sheet = paper.sheets.find((candidate) => candidate.element === box);
      if (sheet) return { paper, sheet };
    }
    return null;
  }

  clicked(event) {
    const found = this.sheetOf(event.target);
    if (!found) return;
    const link = event.target.closest("a");
    if (link) this.followed(event, link, found.paper);
    else if (getSelection().isCollapsed) this.pointed(event, found.sheet);
  }

  followed(event, link, paper) {
    if (!link.dataset.page) return; // The browser opens it.
    event.preventDefault();
    this.on.link(paper, Number(link.dataset.page) - 1, Number(link.dataset.y) || 0);
  }

  pointed(event, sheet) {
    const thing = thingBelow(sheet, event.target) ?? this.thingNear(event, sheet);
    if (thing) this.on.choose({ sheet, thing });
  }

  thingNear(event, sheet) {
    const frame = sheet.element.getBoundingClientRect();
    const scale = sheet.record.width / frame.width;
    const x = (event.clientX - frame.left) * scale;
    const y = (event.clientY - frame.top) * scale;
    let best = null;
    let least = NEAR;
    for (const thing of sheet.things)
      for (const box of boxesOfThing(thing)) {
        const distance = Math.hypot(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - box.height));
        if (distance < least) [best, least] = [thing, distance];
      }
    return best;
  }

  /* --- the keyboard */

  /* Makes a thing the one that Tab leads to. */
  setStop(place) {
    const element = place?.thing.stretches[0];
    if (this.stop === element) return;
    for (const name of ["tabindex", "role", "aria-label", "aria-describedby"]) this.stop?.removeAttribute(name);
    this.stop = element ?? null;
    if (!element) return;
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", wordsOf(place.thing) || "Picture or symbol");
    element.setAttribute("aria-describedby", "thing-help");
  }

  /* Follows what is read, unless the keyboard is among the things already. */
  follow(paper) {
    if (this.stop && this.stop === document.activeElement) return;
    const sheet = paper.sheets[paper.current];
    if (sheet?.things.length > 0) this.setStop({ sheet, thing: sheet.things[0] });
  }

  /* After a layer came in place of another, whose `focus`-th thing had the focus. */
  layerCame(sheet, focus) {
    if (focus < 0 || sheet.things.length === 0) return;
    this.focus({ sheet, thing: sheet.things[Math.min(focus, sheet.things.length - 1)] });
  }

  focus(place) {
    this.setStop(place);
    place.thing.stretches[0].focus({ preventScroll: true });
    this.on.reveal(place.sheet, boxOfThing(place.thing));
  }

  focused(event) {
    const found = this.sheetOf(event.target);
    const thing = found && thingBelow(found.sheet, event.target);
    if (thing) this.focusMark.show(found.sheet, boxOfThing(thing));
    else if (found && event.target.closest("a")) this.focusMark.clear();
  }

  pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const found = this.sheetOf(event.target);
    const thing = found && thingBelow(found.sheet, event.target);
    if (!thing || !this.act(event.key, found, thing)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  act(key, { paper, sheet }, thing) {
    if (key === "Enter" || key === " ") this.on.choose({ sheet, thing });
    else if (key === "Escape") this.on.leave();
    else if (key === "ArrowRight" || key === "ArrowDown") this.step(paper, sheet, thing, 1);
    else if (key === "ArrowLeft" || key === "ArrowUp") this.step(paper, sheet, thing, -1);
    else return false;
    return true;
  }

  /* On to the next thing, or to that of the next page that has any. */
  step(paper, sheet, thing, by) {
    const next = sheet.things[sheet.things.indexOf(thing) + by];
    if (next) return this.focus({ sheet, thing: next });
    for (let i = sheet.index + by; paper.sheets[i]; i += by) {
      const { things } = paper.sheets[i];
      if (things.length > 0) return this.focus({ sheet: paper.sheets[i], thing: things.at(by > 0 ? 0 : -1) });
    }
    return undefined;
  }
}

function thingBelow(sheet, element) {
  const stretch = element.closest?.("g[data-sem]");
  return stretch ? sheet.things.find((thing) => thing.stretches.includes(stretch)) : undefined;
}
