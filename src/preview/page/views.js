/* The forms in which a report is shown (their names: src/preview/rendition.h), and the menus that choose among them. */

import { byId, make } from "./dom.js";
import { address } from "./server.js";

const COPIES = [
  ["public", "Public"],
  ["exempt", "Full (exempt)"],
  ["internal", "For officers"],
];
const FORMS = [
  ["as printed", { draft: false, grey: false }],
  ["in greyscale", { draft: false, grey: true }],
  ["as a draft", { draft: true, grey: false }],
  ["as a draft in greyscale", { draft: true, grey: true }],
];

export function readView(name) {
  const parts = name.split("-");
  return { copy: parts[0], draft: parts.includes("draft"), grey: parts.includes("grey") };
}

export function viewName({ copy, draft, grey }) {
  return copy + (draft ? "-draft" : "") + (grey ? "-grey" : "");
}

/* What is told beside the title, so that nobody takes one copy for another. */
export function viewText({ copy, draft, grey }, beside) {
  const parts = [beside ? "Public copy beside the full copy" : { public: "Public copy", exempt: "Full copy, not for publication", internal: "Officers’ copy, not for publication" }[copy]];
  if (draft) parts.push("draft");
  if (grey) parts.push("greyscale");
  return parts.join(", ");
}

/* Popovers open in the middle of the screen unless they are told where their button is. */
function hang(popover, button) {
  popover.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    const { bottom, right } = button.getBoundingClientRect();
    popover.style.top = `${bottom + 4}px`;
    popover.style.right = `${Math.max(document.documentElement.clientWidth - right, 4)}px`;
  });
}

export class Views {
  /* on.change(view, beside) */
  constructor(report, view, beside, on) {
    Object.assign(this, { report, view, beside, on });
    this.radios = [...byId("views").querySelectorAll("[name=copy]")];
    this.draft = byId("draft");
    this.grey = byId("grey");
    hang(byId("views"), byId("views-button"));
    hang(byId("downloads"), byId("downloads-button"));
    for (const input of [...this.radios, this.draft, this.grey]) input.addEventListener("change", () => this.changed());
    this.fill();
    this.fillDownloads();
  }

  fill() {
    const copy = this.beside ? "beside" : this.view.copy;
    for (const radio of this.radios) radio.checked = radio.value === copy;
    this.draft.checked = this.view.draft;
    this.grey.checked = this.view.grey;
  }

  changed() {
    const copy = this.radios.find((radio) => radio.checked)?.value ?? "public";
    this.set({ copy: copy === "beside" ? "public" : copy, draft: this.draft.checked, grey: this.grey.checked }, copy === "beside");
  }

  set(view, beside) {
    this.view = view;
    this.beside = beside;
    this.fill();
    this.on.change(view, beside);
  }

  fillDownloads() {
    byId("download-rows").replaceChildren(...COPIES.map(([copy, name]) => make("tr", {}, make("th", { scope: "row" }, name),
      ...FORMS.map(([words, form]) => make("td", {}, make("a", {
        href: address("/pdf", { report: this.report, view: viewName({ copy, ...form }) }),
        download: true,
        "aria-label": `PDF, ${name.toLowerCase()}, ${words}`,
      }, "PDF"))))));
  }
}
