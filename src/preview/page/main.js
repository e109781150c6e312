/* Begins: the list of reports, or the report that the address names. */

import { showBack, showGone } from "./banner.js";
import { byId, make } from "./dom.js";
import { List } from "./list.js";
import { askJson, listen } from "./server.js";
import { viewerFromAddress } from "./viewer.js";

function cannotStart(error) {
  byId("main").replaceChildren(make("p", { class: "empty" }, `The preview cannot be shown: ${error.message}`));
}

/* The part of the page that the address asks for, as what to do at each event. */
async function begin() {
  const reports = await askJson("/reports");
  const named = new URLSearchParams(location.search).get("report");
  const report = named ?? (reports.single ? reports.reports[0]?.id : undefined);
  if (report !== undefined) {
    byId("home").hidden = reports.single;
    const viewer = viewerFromAddress(report, reports.view);
    return { edition: (data) => viewer.editionCame(data), reports: () => {}, again: () => viewer.update() };
  }
  const list = new List(reports);
  const refresh = async () => list.show(await askJson("/reports"));
  return { edition: () => {}, reports: refresh, again: refresh };
}

begin().then((part) => {
  listen({
    edition: part.edition,
    reports: part.reports,
    gone: showGone,
    back: () => {
      showBack();
      part.again();
    },
  });
}, cannotStart);
