/* One page on the screen: its picture, above that its layer, above that the outlines that point something out. */

import { make } from "./dom.js";
import { address, askText } from "./server.js";
import { readLayer, thingsIn } from "./layer.js";
import { pageName } from "./words.js";

export class Sheet {
  constructor() {
    this.marks = make("div", { class: "marks", "aria-hidden": "true" });
    this.image = make("img", { alt: "", loading: "lazy", decoding: "async" });
    this.layer = null;
    this.things = [];
    this.record = null;
    this.zoom = 1; // CSS pixels in a point
    this.element = make("div", { class: "sheet", role: "group" }, this.image, this.marks);
  }

  get label() {
    return pageName(this.record.label, this.index + 1);
  }

  /* Where it stands now, and how large it is. The record is an entry of GET /edition's pages. */
  place(record, index, column) {
    this.index = index;
    this.record = record;
    const { style } = this.element;
    style.setProperty("--width", record.width);
    style.setProperty("--height", record.height);
    style.gridArea = `${index + 1} / ${column}`;
    this.element.setAttribute("aria-label", this.label);
  }

  setZoom(zoom) {
    if (zoom === this.zoom) return;
    this.zoom = zoom;
    this.element.style.setProperty("--zoom", zoom);
  }

  /* Shows another picture, at once where it is given as a loaded one, else when it comes into view. */
  showImage(shown, loaded = null) {
    if (loaded) {
      this.image.replaceWith(loaded);
      this.image = loaded;
    } else this.image.src = imageAddress(shown, this.record);
    this.imageHash = this.record.hash;
  }

  showLayer(layer) {
    const focus = this.things.findIndex((thing) => thing.stretches.includes(document.activeElement));
    if (this.layer) this.layer.replaceWith(layer);
    else this.image.after(layer);
    this.layer = layer;
    this.layerHash = this.record.layer;
    this.things = thingsIn(layer);
    return focus;
  }

  get hasLayer() {
    return this.layerHash === this.record.layer;
  }
}

export function imageAddress(shown, record) {
  return address("/page", { ...shown, hash: record.hash });
}

/* The picture of a page, ready to be shown without a blank moment. */
export async function loadImage(shown, record) {
  const image = make("img", { alt: "", decoding: "async", src: imageAddress(shown, record) });
  await image.decode().catch(() => {}); // The browser shows what it can.
  return image;
}

export async function loadLayer(shown, record) {
  return readLayer(await askText("/layer", { ...shown, hash: record.layer }));
}
