/* The box that says which page is read, and goes to another: by its printed number, or by its place. */

import { byId, say } from "./dom.js";

export class PageBox {
  constructor(goTo) {
    this.goTo = goTo;
    this.input = byId("page-number");
    this.pages = [];
    this.current = 0;
    this.typed = false;
    this.input.addEventListener("input", () => (this.typed = true));
    this.input.addEventListener("change", () => this.go());
    this.input.addEventListener("focus", () => this.input.select());
    byId("previous").addEventListener("click", () => goTo(this.current - 1));
    byId("next").addEventListener("click", () => goTo(this.current + 1));
  }

  show(pages) {
    this.pages = pages;
    this.mark(Math.min(this.current, pages.length - 1));
  }

  mark(current) {
    this.current = Math.max(current, 0);
    const label = this.pages[this.current]?.label ?? "";
    const number = String(this.current + 1);
    if (!this.typed) this.fill();
    byId("page-count").textContent = label === number || label === "" ? `of ${this.pages.length}` : `(${number} of ${this.pages.length})`;
  }

  /* What somebody is just typing stays. */
  fill() {
    this.typed = false;
    this.input.value = this.pages[this.current]?.label || String(this.current + 1);
  }

  /* Printed numbers first: they are what people speak of. */
  find(text) {
    const wanted = text.trim().toLowerCase();
    const labelled = this.pages.findIndex((page) => page.label.toLowerCase() === wanted);
    if (labelled >= 0) return labelled;
    return /^\d+$/.test(wanted) && Number(wanted) >= 1 && Number(wanted) <= this.pages.length ? Number(wanted) - 1 : -1;
  }

  go() {
    const index = this.find(this.input.value);
    this.typed = false;
    if (index >= 0) {
      this.goTo(index);
      this.input.select();
    } else {
      say(`There is no page ${this.input.value}.`);
      this.fill();
    }
  }

  focus() {
    this.input.focus();
  }
}
