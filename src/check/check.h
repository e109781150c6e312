/* YAML trees to the typed report: schema, Markdown, references, and every diagnostic that needs neither fonts nor
 * pages. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "check/report.h"
#include "load/load.h"

/* Reads the main document and everything it includes, what is exempt and internal too. Always returns a report; what
 * is wrong has been reported to loader->diags, and the driver does not go on to later stages when there are errors.
 * `doc` must have a root. */
struct report *check_report(struct loader *loader, struct doc *doc);
/* The same report for other readers: what they are not to see is not read, so that nothing that is made of the result
 * can depend on it. `full`: what check_report gave, without errors; it is returned itself (as that copy) where
 * nothing is withheld. Warnings have been given for the full report and are not given again. */
struct report *check_copy(struct loader *loader, struct doc *doc, struct report *full, enum copy copy);
/* Counts the tables, figures and charts of the report's sections, and lists them and the views, in the order of the
 * sections; what layout views have. check_report has done it: again wherever sections have changed places. */
void report_number(struct report *report);
/* The schema of a report file's root mapping, for `orderpaper schema` and docs/language.md. */
const struct schema *check_root_schema(void);
/* Stable text of the typed report for golden tests (--dump=report). */
void check_dump(struct buf *out, const struct report *report);

#endif
