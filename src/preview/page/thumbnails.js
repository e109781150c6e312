/* The pages in small. */

import { byId, make } from "./dom.js";
import { rove } from "./roving.js";
import { imageAddress } from "./sheet.js";
import { pageName } from "./words.js";

export class Thumbnails {
  constructor(goTo) {
    this.goTo = goTo;
    this.list = make("ol");
    this.buttons = [];
    byId("thumbnails").append(this.list);
    this.roving = rove(this.list, "button");
  }

  show(pages, shown) {
    while (this.buttons.length > pages.length) this.buttons.pop().parentNode.remove();
    while (this.buttons.length < pages.length) this.buttons.push(this.add(this.buttons.length));
    pages.forEach((page, index) => this.fill(this.buttons[index], page, index, shown));
  }

  add(index) {
    const button = make("button", { type: "button", click: () => this.goTo(index), tabindex: index === 0 ? "0" : "-1" },
      make("img", { alt: "", loading: "lazy", decoding: "async", fetchpriority: "low" }), make("span"));
    this.list.append(make("li", {}, button));
    return button;
  }

  fill(button, page, index, shown) {
    const [image, name] = button.children;
    const address = imageAddress(shown, page);
    if (image.getAttribute("src") !== address) image.setAttribute("src", address);
    image.style.aspectRatio = `${page.width} / ${page.height}`;
    name.textContent = pageName(page.label, index + 1);
  }

  mark(index) {
    this.list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const button = this.buttons[index];
    if (!button) return;
    button.setAttribute("aria-current", "page");
    if (this.list.contains(document.activeElement)) return;
    this.roving.setStop(button);
    button.scrollIntoView({ block: "nearest" });
  }
}
