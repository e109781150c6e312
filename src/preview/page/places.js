/* Where on the pages something of the sources is printed. A place is "FILE:LINE:COL". */

export class Places {
  constructor() {
    this.lines = new Map();
  }

  add(sheet) {
    for (const thing of sheet.things) {
      if (thing.at === "") continue;
      const line = lineOf(thing.at);
      if (!this.lines.has(line)) this.lines.set(line, []);
      this.lines.get(line).push({ sheet, thing });
    }
  }

  static of(sheets) {
    const places = new Places();
    for (const sheet of sheets) places.add(sheet);
    return places;
  }

  /* { sheet, thing } of what is printed from there: from the very place, else from the same line, else from the
   * innermost stretch of lines around it (`within`, [[first, last]] from the inside) of which anything is printed;
   * undefined where nothing is. */
  find(at, within = []) {
    const same = this.lines.get(lineOf(at));
    if (same) return same.find(({ thing }) => thing.at === at) ?? same[0];
    const [file, line] = at.split(":").map(Number);
    for (const [first, last] of within) {
      const found = this.nearest(file, line, first, last);
      if (found) return found;
    }
    return undefined;
  }

  /* From the line itself outwards, within [first, last]. */
  nearest(file, line, first, last) {
    const reach = Math.max(line - first, last - line);
    for (let distance = 0; distance <= reach; distance++)
      for (const candidate of [line - distance, line + distance]) {
        const found = candidate >= first && candidate <= last && this.lines.get(`${file}:${candidate}`);
        if (found) return found[0];
      }
    return undefined;
  }
}

function lineOf(at) {
  return at.slice(0, at.lastIndexOf(":"));
}
