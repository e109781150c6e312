/* What a person has chosen, kept by the browser where it keeps anything. */

export function recall(name, otherwise) {
  try {
    return localStorage.getItem(`orderpaper-${name}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(`orderpaper-${name}`, value);
  } catch {
    // Forgotten when the page is closed; nothing else is lost.
  }
}
