/* Where something is written: the lines around it, with a link that opens them in the editor. */

import { byId, make } from "./dom.js";

export class Source {
  constructor() {
    this.box = byId("source");
    this.asked = 0;
    this.showNothing();
  }

  showNothing() {
    this.box.replaceChildren(make("p", { class: "empty" }, "Click anything on a page, or go to it with the Tab and arrow keys and press Enter, to see here where it is written."));
  }

  showNowhere(words) {
    this.asked++;
    this.box.replaceChildren(...this.quote(words), make("p", {}, "This is written in no file of the report: it comes from the program itself."));
  }

  quote(words) {
    return words ? [make("p", { class: "quote" }, `“${words.length > 120 ? `${words.slice(0, 119)}…` : words}”`)] : [];
  }

  /* `ask` gives the answer of GET /source. Only the last one asked for is shown. */
  async show(words, ask) {
    const asked = ++this.asked;
    const source = await ask().catch(() => null);
    if (asked !== this.asked) return null;
    if (source) this.fill(words, source);
    else this.box.replaceChildren(...this.quote(words), make("p", {}, "The file has changed since: click again."));
    return source;
  }

  fill(words, { file, line, column, first, lines, open }) {
    const rows = lines.map((text, i) => make("span", { class: first + i === line ? "line here" : "line", "data-line": String(first + i) },
      first + i === line ? make("span", { class: "unseen" }, "This line: ") : null, `${text}\n`));
    this.box.replaceChildren(...this.quote(words),
      make("p", { class: "where" }, `${file}:${line}:${column}`),
      make("pre", { class: "lines", tabindex: "0", role: "region", "aria-label": `${file}, lines ${first} to ${first + lines.length - 1}` }, ...rows),
      open ? make("p", { class: "actions" }, make("a", { class: "editor", href: open }, "Open in editor")) : make("p", {}, "This file comes with the program: it is not one to be edited."));
    // In small windows the panel shows few lines.
    this.box.querySelector(".here")?.scrollIntoView({ block: "nearest" });
  }
}
