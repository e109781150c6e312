/* What a screen reader says of the document, in the order in which it is read, and what a person must judge of it. */

import { byId, make } from "./dom.js";
import { rove } from "./roving.js";

export class Heard {
  /* on.choose(item), on.message(message) */
  constructor(on) {
    this.on = on;
    this.box = byId("heard");
    this.check = make("div", { class: "check" });
    this.list = make("ol", { class: "heard" });
    this.box.append(this.check, make("h2", {}, "As heard"), this.list);
    this.roving = rove(this.list, "button");
    this.items = [];
    this.buttons = [];
  }

  show({ checklist, items }, messages) {
    this.items = items;
    const focused = this.buttons.indexOf(document.activeElement);
    this.buttons = items.map((item) => this.button(item));
    this.list.replaceChildren(...this.buttons.map((button, i) => this.row(button, items[i])));
    this.roving.setStop(this.buttons[Math.max(focused, 0)]);
    this.buttons[focused]?.focus();
    this.showCheck(checklist, messages.filter((message) => message.accessibility));
  }

  button(item) {
    return make("button", { type: "button", click: () => this.on.choose(item) },
      make("span", { class: "role" }, item.role), " ",
      item.text ? make("span", { class: "text", lang: item.lang || null }, item.text) : null,
      item.context ? make("span", { class: "context" }, ` (${item.context})`) : null);
  }

  row(button, item) {
    const row = make("li", {}, button);
    row.style.setProperty("--depth", Math.min(item.depth, 8));
    return row;
  }

  showCheck(checklist, messages) {
    const parts = [make("h2", {}, "To check before publishing")];
    if (messages.length > 0) parts.push(make("ul", { class: "warnings" }, ...messages.map((message) => this.warning(message))));
    else parts.push(make("p", {}, "No warnings about contrast, alternative texts, headings or language."));
    this.check.replaceChildren(...parts, ...checklist.map((asked) => this.question(asked)));
  }

  question({ title, question, entries }) {
    if (entries.length === 0) return make("p", { class: "question" }, `${title}: ${question}`);
    return make("details", {}, make("summary", {}, `${title} (${entries.length}): ${question}`),
      make("ul", { class: "entries" }, ...entries.map((entry) => this.entry(entry))));
  }

  entry(entry) {
    const lines = [...entry.more, ...entry.warnings.map((warning) => `Doubtful: ${warning}`)];
    const words = entry.page > 0 ? make("button", { type: "button", class: "plain", click: () => this.on.choose(entry) }, entry.text) : entry.text;
    const row = make("li", {}, words, ...lines.map((line) => make("p", {}, line)));
    row.style.setProperty("--depth", entry.depth);
    return row;
  }

  warning(message) {
    return make("li", {}, make("button", { type: "button", class: "plain", click: () => this.on.message(message) }, message.text));
  }

  /* Marks what is said of something on a page. */
  mark({ sem, at }) {
    const exact = this.items.findIndex((item) => String(item.sem) === sem);
    const index = exact >= 0 ? exact : this.items.findIndex((item) => item.at === at);
    this.list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const button = this.buttons[index];
    if (!button) return;
    button.setAttribute("aria-current", "true");
    this.roving.setStop(button);
    button.scrollIntoView({ block: "center" });
  }
}
