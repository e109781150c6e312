/* The screen of one report: its pages, and around them what there is to know and to do. */

import { Banner } from "./banner.js";
import { Bookmarks } from "./bookmarks.js";
import { copyFrom } from "./copy.js";
import { byId, calm, make, say, whenQuiet } from "./dom.js";
import { Heard } from "./heard.js";
import { listenToKeys } from "./keys.js";
import { boxOfThing, wordsOf } from "./layer.js";
import { flash, Mark } from "./marks.js";
import { Messages } from "./messages.js";
import { PageBox } from "./pagebox.js";
import { Panel } from "./panel.js";
import { Paper } from "./paper.js";
import { Places } from "./places.js";
import { address, askJson } from "./server.js";
import { Source } from "./source.js";
import { Things } from "./things.js";
import { Thumbnails } from "./thumbnails.js";
import { readView, Views, viewName, viewText } from "./views.js";
import { count, faults } from "./words.js";
import { Zoom } from "./zoom.js";

export class Viewer {
  constructor(report, view, beside) {
    this.report = report;
    this.main = byId("main");
    this.desk = make("div", { class: "desk" });
    this.empty = make("p", { class: "empty" }, "The report is being built …");
    this.main.replaceChildren(this.empty, this.desk);
    byId("toolbar").hidden = false;
    document.body.classList.add("with-report");
    this.papers = [];
    this.edition = null;
    this.makeParts(view, beside);
    this.setView(view, beside);
  }

  makeParts(view, beside) {
    const goTo = (index, y) => this.goTo(index, y);
    this.chosen = new Mark("chosen");
    this.zoom = new Zoom(this.main, () => this.papers);
    this.thumbnails = new Thumbnails(goTo);
    this.bookmarks = new Bookmarks(goTo);
    this.messages = new Messages({ show: (message) => this.showMessage(message) });
    this.source = new Source();
    this.heard = new Heard({ choose: (item) => this.chooseHeard(item), message: (message) => this.showMessage(message) });
    this.pageBox = new PageBox(goTo);
    this.views = new Views(this.report, view, beside, { change: (now, besideNow) => this.setView(now, besideNow) });
    this.things = new Things(this.desk, () => this.papers, {
      choose: (place) => this.choose(place),
      link: (paper, index, y) => this.goTo(index, y, paper),
      leave: () => this.main.focus(),
      reveal: (sheet, box) => this.reveal(sheet, box),
    });
    this.banner = new Banner(() => this.panel.show("messages", true));
    this.panel = new Panel({ resized: () => this.resized(), chosen: (name) => this.panelChosen(name) });
    this.locate = whenQuiet(100, () => this.messages.locate(this.places()));
    copyFrom(this.desk);
    listenToKeys(this.actions());
    new ResizeObserver(() => this.resized()).observe(this.main);
  }

  actions() {
    const tab = (name) => () => this.panel.show(name, true);
    return {
      next: () => this.goTo(this.paper.current + 1),
      previous: () => this.goTo(this.paper.current - 1),
      number: () => this.pageBox.focus(),
      zoomIn: () => this.zoom.step(1),
      zoomOut: () => this.zoom.step(-1),
      actualSize: () => this.zoom.set(1),
      fitWidth: () => this.zoom.set("width"),
      fitPage: () => this.zoom.set("page"),
      thumbnails: tab("thumbnails"),
      bookmarks: tab("bookmarks"),
      messages: tab("messages"),
      source: tab("source"),
      heard: tab("heard"),
      panel: () => this.panel.setOpen(!this.panel.open),
      views: () => byId("views").showPopover(),
      downloads: () => byId("downloads").showPopover(),
      help: () => byId("help").showModal(),
    };
  }

  get paper() {
    return this.papers[0];
  }

  /* --- views */

  /* Shows the report in another form, at the same place. Beside the public copy lies the full one, drafted and grey as
   * it is. */
  setView(view, beside) {
    const names = beside ? [view, { ...view, copy: "exempt" }].map(viewName) : [viewName(view)];
    history.replaceState(null, "", address("/", { report: this.report, view: names[0], ...(beside ? { beside: "yes" } : {}) }));
    while (this.papers.length > names.length) this.papers.pop().remove();
    while (this.papers.length < names.length) this.papers.push(this.newPaper(this.papers.length + 1));
    this.names = names;
    this.viewText = viewText(view, beside);
    this.desk.classList.toggle("beside", beside);
    this.update();
  }

  newPaper(column) {
    const first = column === 1;
    return new Paper({ desk: this.desk, scroller: this.main, column, on: {
      pages: () => this.pagesCame(),
      layer: (sheet, focus) => this.layerCame(sheet, focus),
      read: (place) => first && this.bookmarks.mark(place),
      current: (paper) => first && this.currentChanged(paper),
      changed: (places) => flash(places),
    } });
  }

  /* --- editions */

  /* From an event: { report, view, build, good }. */
  editionCame({ report, view }) {
    if (report === this.report && this.names.includes(view)) this.update();
  }

  /* Asks for what is newest and shows it. When it is called again meanwhile, it begins again at the end. */
  async update() {
    this.again = this.updating;
    if (this.updating) return;
    this.updating = true;
    try {
      do {
        this.again = false;
        await this.fetchEditions();
      } while (this.again);
    } catch (error) {
      this.banner.say(`The report cannot be shown: ${error.message}`, false);
    } finally {
      this.updating = false;
    }
  }

  async fetchEditions() {
    const { names } = this;
    const editions = await Promise.all(names.map((view) => askJson("/edition", { report: this.report, view })));
    if (names !== this.names) {
      this.again = true;
      return;
    }
    this.showEdition(editions[0]);
    const shown = editions.map((edition, i) => this.papers[i].show(edition.pages, { report: this.report, view: names[i] }));
    this.tellEdition(editions[0]);
    // What comes later, layers far from what is read, holds up nothing.
    Promise.all(shown).catch(() => {});
  }

  showEdition(edition) {
    this.edition = edition;
    const { pages, errors, warnings, title } = edition;
    this.main.lang = edition.language || "en-GB";
    this.empty.hidden = pages.length > 0;
    this.empty.lang = "en-GB";
    this.empty.textContent = "There are no pages to show until the errors are mended.";
    const state = faults(errors, warnings);
    document.title = [state, title || this.report, "Orderpaper preview"].filter((part) => part).join(" – ");
    byId("title").textContent = title || this.report;
    byId("about").textContent = [this.viewText, count(pages.length, "page"), state || "no warnings"].join(" · ");
    this.banner.showEdition(edition);
    this.messages.show(edition);
    this.bookmarks.show(edition.bookmarks);
    this.thumbnails.show(pages, { report: this.report, view: this.names[0] });
    this.pageBox.show(pages);
    if (errors > 0 && pages.length === 0) this.panel.show("messages");
    if (this.panel.shows("heard")) this.showHeard();
  }

  tellEdition({ pages, errors, warnings, build }) {
    const told = `${this.names}:${build}`;
    if (this.told && this.told !== told) say(errors > 0 ? "" : `Updated: ${[count(pages.length, "page"), faults(errors, warnings)].filter((part) => part).join(", ")}`);
    this.told = told;
  }

  pagesCame() {
    this.zoom.apply();
    this.currentChanged(this.paper);
    this.chosen.clear();
    this.locate();
  }

  layerCame(sheet, focus) {
    this.things.layerCame(sheet, focus);
    if (sheet === this.paper.sheets[this.paper.current]) this.things.follow(this.paper);
    this.locate();
  }

  currentChanged(paper) {
    this.thumbnails.mark(paper.current);
    this.pageBox.mark(paper.current);
    this.things.follow(paper);
  }

  resized() {
    if (this.papers?.length > 0 && this.paper.sheets.length > 0) this.zoom.apply();
  }

  /* --- places */

  goTo(index, y = 0, paper = this.paper) {
    if (index >= 0 && index < paper.sheets.length) paper.goTo(index, y);
  }

  places() {
    return Places.of(this.paper.sheets);
  }

  /* Scrolls no further than is needed to see a box. */
  reveal(sheet, box) {
    const { zoom, element } = sheet;
    const top = element.offsetTop + box.y * zoom - this.main.scrollTop;
    const left = element.offsetLeft + box.x * zoom - this.main.scrollLeft;
    const { clientHeight, clientWidth } = this.main;
    const behavior = calm() ? "auto" : "smooth";
    if (top < 16 || top + box.height * zoom > clientHeight - 16) this.main.scrollBy({ top: top - clientHeight / 3, behavior });
    if (left < 0 || left > clientWidth) this.main.scrollBy({ left: left - 32, behavior });
  }

  point({ sheet, thing }) {
    const box = boxOfThing(thing);
    this.chosen.show(sheet, box);
    this.reveal(sheet, box);
  }

  /* Something on a page was pointed at. */
  choose({ sheet, thing }) {
    const paper = this.papers.find((candidate) => candidate.sheets.includes(sheet));
    this.point({ sheet, thing });
    this.things.setStop({ sheet, thing });
    if (this.panel.shows("heard")) this.heard.mark(thing);
    else this.panel.show("source");
    if (thing.at === "") this.source.showNowhere(wordsOf(thing));
    else this.showSource(wordsOf(thing), thing.at, this.edition.good, paper.shown.view);
  }

  async showSource(words, at, build, view = this.names[0]) {
    const source = await this.source.show(words, () => askJson("/source", { report: this.report, view, build, at }));
    if (source) say(`Source: ${source.file}, line ${source.line}`);
  }

  async showMessage(message) {
    if (!message.at) return;
    await this.paper.loading;
    const place = this.places().find(message.at, message.within);
    this.showSource("", message.at, this.edition.build);
    if (place) {
      this.point(place);
      this.things.setStop(place);
    } else {
      this.panel.show("source");
      say("This is not on a page.");
    }
  }

  /* --- as heard */

  panelChosen(name) {
    if (name === "heard" && this.edition) this.showHeard();
  }

  async showHeard() {
    const { good } = this.edition;
    const key = `${this.names[0]}:${good}`;
    if (this.heardKey === key) return;
    this.heardKey = key;
    const heard = good > 0 ? await askJson("/heard", { report: this.report, view: this.names[0] }).catch(() => null) : { items: [] };
    if (heard && this.heardKey === key) this.heard.show(heard, this.edition.messages);
    if (!heard) this.heardKey = "";
  }

  async chooseHeard(item) {
    const sheet = this.paper.sheets[item.page - 1];
    if (!sheet) return;
    await this.paper.loading;
    const thing = sheet.things.find((candidate) => candidate.sem === String(item.sem)) ?? sheet.things.find((candidate) => item.at && candidate.at === item.at);
    if (thing) this.point({ sheet, thing });
    else this.goTo(item.page - 1);
    this.heard.mark({ sem: String(item.sem), at: item.at });
  }
}

export function viewerFromAddress(report, firstView) {
  const query = new URLSearchParams(location.search);
  return new Viewer(report, readView(query.get("view") ?? firstView), query.get("beside") === "yes");
}
