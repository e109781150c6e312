/* The errors, warnings and notes of the last build: what is wrong, where, and what to write instead. */

import { byId, make } from "./dom.js";
import { faults } from "./words.js";

const LEVELS = {
  error: { word: "Error", shape: "✖" },
  warning: { word: "Warning", shape: "▲" },
  note: { word: "Note", shape: "●" },
};

export function placeText(file, at) {
  const [, line, column] = at.split(":");
  return `${file}:${line}:${column}`;
}

/* The link that opens a place in the editor; null for files that nobody edits. */
export function editorLink(files, at) {
  const [file, line, column] = at.split(":");
  const template = files?.[Number(file) - 1]?.open;
  if (!template) return null;
  const href = template.replaceAll("{line}", line).replaceAll("{column}", column);
  return make("a", { class: "editor", href }, "Open in editor");
}

/* The excerpt as nodes, with the part that is meant marked. */
function excerptOf({ excerpt, from, length }) {
  const characters = [...excerpt];
  const to = from + Math.max(length, 1);
  return make("pre", { class: "excerpt" }, characters.slice(0, from).join(""),
    make("mark", {}, characters.slice(from, to).join("") || "\u00a0"), characters.slice(to).join(""));
}

export class Messages {
  /* on.show(at, within) goes to the place on a page. */
  constructor(on) {
    this.on = on;
    this.box = byId("messages");
    this.tab = byId("tab-messages");
  }

  show(edition) {
    this.edition = edition;
    const { messages } = edition;
    this.tab.textContent = messages.length > 0 ? `Messages (${messages.length})` : "Messages";
    const opened = this.opened();
    this.buttons = new Map();
    this.box.replaceChildren(make("p", { class: "summary" }, faults(edition.errors, edition.warnings) || "No errors and no warnings."),
      make("ol", { class: "messages" }, ...messages.map((message) => this.item(message, opened))));
  }

  /* Explanations that stay open while the list is made anew. */
  opened() {
    return new Set([...this.box.querySelectorAll("details[open]")].map((details) => details.dataset.code));
  }

  item(message, opened) {
    const { word, shape } = LEVELS[message.level] ?? LEVELS.note;
    return make("li", { class: `message ${message.level}` },
      make("p", { class: "said" },
        make("strong", { class: "level" }, make("span", { "aria-hidden": "true" }, shape), ` ${word}: `), message.text),
      message.at ? make("p", { class: "where" }, placeText(message.file, message.at)) : null,
      message.excerpt ? excerptOf(message) : null,
      message.help ? make("p", { class: "hint" }, make("strong", {}, "What to do: "), message.help) : null,
      this.related(message.related),
      this.explanation(message, opened),
      this.actions(message));
  }

  related(related) {
    if (!related) return null;
    const where = related.at ? ` (${placeText(related.file, related.at)})` : "";
    return make("p", { class: "related" }, make("strong", {}, "See also: "), related.text, where);
  }

  explanation({ code, explanation }, opened) {
    if (!explanation) return null;
    return make("details", { "data-code": code, open: opened.has(code) },
      make("summary", {}, `Explanation of ${code}`), make("p", { class: "explanation" }, explanation));
  }

  actions(message) {
    if (!message.at) return null;
    const button = make("button", { type: "button", click: () => this.on.show(message) }, "Show on the page");
    this.buttons.set(message, button);
    return make("p", { class: "actions" }, button, " ", editorLink(this.edition.files, message.at) ?? "");
  }

  /* Says of each message whether it is on a page, once that is known. */
  locate(places) {
    for (const [message, button] of this.buttons ?? []) {
      const found = places.find(message.at, message.within);
      button.textContent = found ? `Show on ${found.sheet.label.toLowerCase()}` : "Not on a page: show the source";
    }
  }
}
