/* The side panel: tabs after the ARIA pattern, of which the chosen one is remembered. */

import { byId } from "./dom.js";
import { keep, recall } from "./settings.js";

/* Beside narrow windows there is no room for it unasked. */
const NARROW = "(max-width: 50em)";

export class Panel {
  constructor(on) {
    this.on = on;
    this.element = byId("panel");
    this.toggleButton = byId("panel-toggle");
    this.tabs = [...this.element.querySelectorAll("[role=tab]")];
    for (const tab of this.tabs) tab.addEventListener("click", () => this.choose(tab.getAttribute("aria-controls")));
    this.element.querySelector("[role=tablist]").addEventListener("keydown", (event) => this.pressed(event));
    this.toggleButton.addEventListener("click", () => this.setOpen(!this.open));
    const open = recall("panel-open", "yes") === "yes" && !matchMedia(NARROW).matches;
    this.setOpen(open, false);
    this.choose(recall("panel", "thumbnails"), false);
  }

  get open() {
    return !this.element.hidden;
  }

  setOpen(open, remember = true) {
    this.element.hidden = !open;
    this.toggleButton.setAttribute("aria-expanded", String(open));
    if (remember) keep("panel-open", open ? "yes" : "no");
    this.on.resized();
    if (open && this.chosen) this.on.chosen(this.chosen);
  }

  choose(name, remember = true) {
    const known = this.tabs.some((tab) => tab.getAttribute("aria-controls") === name);
    this.chosen = known ? name : "thumbnails";
    for (const tab of this.tabs) {
      const chosen = tab.getAttribute("aria-controls") === this.chosen;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).hidden = !chosen;
    }
    if (remember) keep("panel", this.chosen);
    if (this.open) this.on.chosen(this.chosen);
  }

  shows(name) {
    return this.open && this.chosen === name;
  }

  /* Opens a tab; with `focus`, the keyboard goes there too. */
  show(name, focus = false) {
    if (!this.open) this.setOpen(true);
    if (this.chosen !== name) this.choose(name);
    if (focus) this.tabs.find((tab) => tab.getAttribute("aria-controls") === name)?.focus();
  }

  pressed(event) {
    const at = this.tabs.indexOf(document.activeElement);
    const n = this.tabs.length;
    const goals = { ArrowRight: (at + 1) % n, ArrowLeft: (at + n - 1) % n, Home: 0, End: n - 1 };
    const tab = this.tabs[goals[event.key]];
    if (!tab) return;
    event.preventDefault();
    event.stopPropagation();
    this.choose(tab.getAttribute("aria-controls"));
    tab.focus();
  }
}
