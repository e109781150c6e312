/* The headings as a tree, with the one that is read marked. */

import { byId, make } from "./dom.js";
import { rove } from "./roving.js";

export class Bookmarks {
  constructor(goTo) {
    this.goTo = goTo;
    this.box = byId("bookmarks");
    this.bookmarks = [];
    this.buttons = [];
    this.roving = rove(this.box, "button");
  }

  show(bookmarks) {
    if (JSON.stringify(bookmarks) === JSON.stringify(this.bookmarks) && this.box.firstChild) return;
    const focused = this.buttons.indexOf(document.activeElement);
    this.bookmarks = bookmarks;
    this.buttons = bookmarks.map((bookmark) => this.button(bookmark));
    const none = make("p", { class: "empty" }, "The report has no headings.");
    this.box.replaceChildren(bookmarks.length > 0 ? this.tree() : none);
    this.roving.setStop(this.buttons[Math.max(focused, 0)]);
    if (focused >= 0) this.buttons[Math.min(focused, this.buttons.length - 1)]?.focus();
  }

  button({ text, page, y }) {
    return make("button", { type: "button", click: () => this.goTo(page - 1, y) }, text);
  }

  /* A heading stands in the list of the nearest one before it that is of a higher level. */
  tree() {
    const root = make("ul");
    const open = [{ level: 0, list: root, item: null }];
    this.bookmarks.forEach(({ level }, i) => {
      while (open.length > 1 && open.at(-1).level >= level) open.pop();
      const parent = open.at(-1);
      parent.list ??= parent.item.appendChild(make("ul"));
      const item = make("li", {}, this.buttons[i]);
      parent.list.append(item);
      open.push({ level, list: null, item });
    });
    return root;
  }

  /* Marks the last heading that stands above a place: { index, y }. */
  mark({ index, y }) {
    const after = this.bookmarks.findIndex((bookmark) => bookmark.page - 1 > index || (bookmark.page - 1 === index && bookmark.y > y));
    const current = this.buttons[after < 0 ? this.buttons.length - 1 : after - 1];
    if (current === this.current) return;
    this.current?.removeAttribute("aria-current");
    this.current = current;
    if (!current) return;
    current.setAttribute("aria-current", "location");
    if (this.box.contains(document.activeElement)) return;
    this.roving.setStop(current);
    if (!this.box.hidden) current.scrollIntoView({ block: "nearest" });
  }
}
