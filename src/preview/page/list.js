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
  if (failed) return make("td", { class: "error" }, `✖ ${failed}`);
  const cell = make("td", { class: errors > 0 ? "error" : warnings > 0 ? "warning" : null });
  const shape = errors > 0 ? "✖" : warnings > 0 ? "▲" : "";
  cell.append(...(shape ? [make("span", { class: "shape", "aria-hidden": "true" }, shape), " "] : []), faults(errors, warnings) || "none");
  return cell;
}

function rowOf(report, view) {
  const time = report.built ? make("time", { datetime: report.built }, when(report.built)) : "–";
  return make("tr", {},
    make("th", { scope: "row" }, make("a", { href: address("/", { report: report.id, view }) }, report.title || report.id),
      make("span", { class: "file" }, report.id)),
    make("td", {}, report.committee || "–"),
    make("td", {}, report.version || "–"),
    make("td", { class: "number" }, report.pages > 0 ? String(report.pages) : "–"),
    faultsOf(report),
    make("td", {}, statusesOf(report.statuses ?? [])),
    make("td", {}, report.building ? "being built …" : time));
}

const HEADS = ["Report", "Committee", "Version", "Pages", "Errors and warnings", "Statuses", "Last built"];

export class List {
  constructor(data) {
    this.body = make("tbody");
    this.caption = make("caption");
    const table = make("table", { class: "reports" }, this.caption,
      make("thead", {}, make("tr", {}, ...HEADS.map((head) => make("th", { scope: "col" }, head)))), this.body);
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
