/* Asking the preview's server; src/preview/routes.h says what it answers. */

export function address(path, values = {}) {
  const query = new URLSearchParams(values).toString();
  return query === "" ? path : `${path}?${query}`;
}

async function ask(path, values) {
  const answer = await fetch(address(path, values));
  if (!answer.ok) throw new Error((await answer.text()) || `${path}: ${answer.status}`);
  return answer;
}

export async function askJson(path, values) {
  return (await ask(path, values)).json();
}

export async function askText(path, values) {
  return (await ask(path, values)).text();
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 5000;

/* Listens to the server's events while the page is seen: on.edition(data), on.reports(), on.gone() when the server no
 * longer answers, and on.back() when it answers again, or when the page is seen again and may have missed something.
 * A browser opens six connections to a server for all its tabs together: one that nobody sees must not keep any.
 * Browsers differ in when they try again by themselves, so this does it. */
export function listen(on) {
  let wait = FIRST_WAIT;
  let source = null;
  let timer = 0;
  let missed = false;
  let gone = false;

  function open() {
    if (source) return;
    clearTimeout(timer);
    source = new EventSource("/events");
    source.addEventListener("edition", (event) => on.edition(JSON.parse(event.data)));
    source.addEventListener("reports", () => on.reports());
    source.addEventListener("open", () => {
      wait = FIRST_WAIT;
      if (missed) on.back();
      missed = gone = false;
    });
    source.addEventListener("error", () => {
      close();
      if (!gone) on.gone();
      gone = true;
      timer = setTimeout(open, wait);
      wait = Math.min(2 * wait, LONGEST_WAIT);
    });
  }

  function close() {
    clearTimeout(timer);
    source?.close();
    source = null;
    missed = true;
  }

  const follow = () => (document.hidden ? close() : open());
  document.addEventListener("visibilitychange", follow);
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", follow);
  follow();
}
