/* A long list of buttons as one stop of the Tab key, with the arrow keys, Home and End leading through it. */

export function rove(container, selector) {
  const all = () => [...container.querySelectorAll(selector)];

  function setStop(target) {
    // Writing what is so already would have the browser look at each of a thousand again.
    for (const element of all()) {
      const index = element === target ? "0" : "-1";
      if (element.getAttribute("tabindex") !== index) element.setAttribute("tabindex", index);
    }
  }

  container.addEventListener("focusin", (event) => {
    const element = event.target.closest(selector);
    if (element) setStop(element);
  });
  container.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const elements = all();
    const at = elements.indexOf(event.target.closest(selector));
    if (at < 0) return;
    const goals = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: elements.length - 1 };
    const goal = elements[goals[event.key]];
    if (!goal) return;
    event.preventDefault();
    event.stopPropagation();
    goal.focus();
  });
  return { setStop };
}
