/* Making elements. What a report says only ever becomes text or the value of an attribute, never markup. */

export function byId(id) {
  return document.getElementById(id);
}

/* Attributes that are functions are listeners of that event; null and false ones are left out. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

/* For screen readers, when they have finished what they are saying. */
export function say(text) {
  const said = byId("said");
  // The same words again would not be told.
  said.textContent = said.textContent === text ? `${text}\u00a0` : text;
}

/* Some motion is unpleasant, or worse, to some. */
export function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/* Calls `action` once after the calls have stopped for so long. */
export function whenQuiet(milliseconds, action) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}

/* Calls `action` once before the next picture of the screen, however often it is asked. */
export function oncePerFrame(action) {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      action();
    });
  };
}
