/* The list of a folder's reports. */

import { byId, make, say } from "./dom.js";
import { address } from "./server.js";
import { count, faults, when } from "./words.js";

/* The shapes of statuses as layouts name them. */
const SHAPES = {
  star: "★", circle: "●", triangle: "▲", "triangle-down": "▼", square: "■", diamond: "◆", cross: "✖", tick: "✔",
  equals: "=", "arrow-up": "↑", "arrow-down": "↓", "arrow-right": "→", ring: "○",
};

function statusesOf(statuses) {
  if (statuses.length === 0) return "–";
  return make("ul", { class: "statuses" }, ...statuses.map(({ word, shape, n }) => make("li", {},
    SHAPES[shape] ? make("span", { class: "shape", "aria-hidden": "true" }, SHAPES[shape]) : null, ` ${word}:\u00a0${n}`)));
}

function faultsOf({ errors, warnings, failed }) {
  const level = failed || errors > 0 ? "error" : warnings > 0 ? "warning" : null;
  const shape = { error: "✖", warning: "▲" }[level];
  return make("span", { class: level }, shape ? make("span", { "aria-hidden": "true" }, `${shape} `) : null,
    failed || faults(errors, warnings) || "none");
}

const HEADS = ["Report", "Committee", "Version", "Pages", "Errors and warnings", "Statuses", "Last built"];

/* The roles are those that the elements have by themselves, but lose where narrow windows lay them out otherwise. */
function rowOf(report, view) {
  const time = report.built ? make("time", { datetime: report.built }, when(report.built)) : "–";
  const cells = [
    report.committee || "–",
    report.version || "–",
    report.pages > 0 ? String(report.pages) : "–",
    faultsOf(report),
    statusesOf(report.statuses ?? []),
    report.building ? "being built …" : time,
  ];
  return make("tr", { role: "row" },
    make("th", { scope: "row", role: "rowheader" }, make("a", { href: address("/", { report: report.id, view }) }, report.title || report.id),
      make("span", { class: "file" }, report.id)),
    ...cells.map((cell, i) => make("td", { role: "cell", "data-head": HEADS[i + 1] }, cell)));
}

export class List {
  constructor(data) {
    this.body = make("tbody", { role: "rowgroup" });
    this.caption = make("caption");
    const heads = make("tr", { role: "row" }, ...HEADS.map((head) => make("th", { scope: "col", role: "columnheader" }, head)));
    const table = make("table", { class: "reports", role: "table" }, this.caption, make("thead", { role: "rowgroup" }, heads), this.body);
    this.none = make("p", { class: "empty" }, "There are no reports in this folder: a report is a YAML file that begins with report:.");
    byId("main").replaceChildren(make("div", { class: "scroll", role: "region", "aria-label": "Reports", tabindex: "0" }, table), this.none);
    this.show(data);
  }

  show({ folder, view, reports }) {
    document.title = `${folder} – Orderpaper preview`;
    byId("title").textContent = `Reports in ${folder}`;
    const text = count(reports.length, "report");
    if (this.caption.textContent && this.caption.textContent !== text) say(`Updated: ${text}`);
    this.caption.textContent = text;
    this.none.hidden = reports.length > 0;
    this.body.parentNode.parentNode.hidden = reports.length === 0;
    this.fill(reports, view);
  }

  fill(reports, view) {
    const focused = document.activeElement?.getAttribute("href");
    this.body.replaceChildren(...reports.map((report) => rowOf(report, view)));
    if (focused) [...this.body.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
  }
}
