/* What has to be known above the pages: that they are not the latest, or that the server has gone. */

import { byId, make } from "./dom.js";
import { count } from "./words.js";

export class Banner {
  /* `showErrors` leads to the list of messages. */
  constructor(showErrors) {
    this.trouble = byId("trouble");
    this.text = make("span");
    this.button = make("button", { type: "button", click: showErrors }, "Show the errors");
    this.said = "";
  }

  /* For an answer of GET /edition. */
  showEdition({ errors, failed, good, build }) {
    if (failed) this.say(`The program could not build the report: ${failed}`, false);
    else if (good < build || good === 0) this.say(`${count(errors, "error")}: ${good === 0 ? "there are no pages yet." : "the pages are those before the last change."}`, true);
    else this.clear();
  }

  say(text, withButton) {
    if (this.said === text) return;
    this.said = text;
    this.text.textContent = text;
    this.trouble.replaceChildren(make("span", { class: "shape", "aria-hidden": "true" }, "✖"), this.text, withButton ? this.button : "");
  }

  clear() {
    this.said = "";
    this.trouble.replaceChildren();
  }
}

export function showGone() {
  byId("ended").textContent = "The preview has ended; start it again. This page goes on by itself then.";
}

export function showBack() {
  byId("ended").textContent = "";
}
