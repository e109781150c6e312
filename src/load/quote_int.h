/* Help that shows a source line with its text put in quotes. Private to load. */
#ifndef LOAD_QUOTE_INT_H
#define LOAD_QUOTE_INT_H

#include "base/diag.h"

/* Whether the # at byte `at` looks like a part of the text (a letter or digit follows it) rather than a comment. */
bool quote_looks_cut(struct str text, uint32_t at);
/* What stands from byte `at` to the end of its line, without blanks at the end; shortened with an ellipsis when long.
 */
struct str quote_rest_of_line(struct arena *arena, struct str text, uint32_t at);
/* v as a YAML scalar in quotes: "..." where it needs no escapes, else '...' with quotes doubled. */
struct str quote_text(struct arena *arena, struct str v);
/* The line of byte `at`, without its indentation, with what begins there in quotes: up to the end of the line or an
 * honest comment, or, in a `flow` list or mapping, up to the next comma or closing bracket. */
struct str quote_line(struct arena *arena, struct str text, uint32_t at, bool flow);
/* What makes that line of a file, which the help shows shortened. Linear in the line, so it is for errors, of which a
 * line has one. */
struct diag_fix quote_fix(struct arena *arena, struct str text, uint32_t at, bool flow);
/* Gives the diagnostic the help "put quotes round the text: LINE". */
void quote_help(struct diags *diags, struct diag *diag, struct str text, uint32_t at, bool flow);

#endif
