/* Numbers and times in words. */

export function count(n, one, many = `${one}s`) {
  return `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
}

/* "2 errors, 1 warning"; empty where there is neither. */
export function faults(errors, warnings) {
  const parts = [];
  if (errors > 0) parts.push(count(errors, "error"));
  if (warnings > 0) parts.push(count(warnings, "warning"));
  return parts.join(", ");
}

/* "14:03" today, else with the date. */
export function when(iso) {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return "";
  const clock = time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (time.toDateString() === new Date().toDateString()) return clock;
  return `${time.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" })}, ${clock}`;
}

/* The label that is printed on a page and its place in the document, where they differ. */
export function pageName(label, number) {
  return label === "" || label === String(number) ? `Page ${number}` : `Page ${label} (${number})`;
}
