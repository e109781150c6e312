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

/* Listens to the server's events for as long as the page is open: on.edition(data), on.reports(), on.gone() when the
 * server no longer answers, and on.back() when it answers again. Browsers differ in when they try again by themselves,
 * so this does it. */
export function listen(on) {
  let wait = FIRST_WAIT;
  let gone = false;

  function open() {
    const source = new EventSource("/events");
    source.addEventListener("edition", (event) => on.edition(JSON.parse(event.data)));
    source.addEventListener("reports", () => on.reports());
    source.addEventListener("open", () => {
      wait = FIRST_WAIT;
      if (gone) on.back();
      gone = false;
    });
    source.addEventListener("error", () => {
      source.close();
      if (!gone) on.gone();
      gone = true;
      setTimeout(open, wait);
      wait = Math.min(2 * wait, LONGEST_WAIT);
    });
  }
  open();
}
