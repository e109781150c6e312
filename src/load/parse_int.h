/* From libyaml's events to nodes. Private to load. */
#ifndef LOAD_PARSE_INT_H
#define LOAD_PARSE_INT_H

#include "base/diag.h"
#include "load/doc.h"

/* Checks that the file is text this program can take: UTF-8 without control characters. Reports what is wrong and
 * returns false. The file stands in diags->sources. */
bool scan_text(struct diags *diags, uint16_t file);
/* Parses the file, whose text scan_text has accepted. Reports what is wrong; returns the root or NULL. Scalars point
 * into the source text wherever their text stands there unchanged, else into the arena. */
struct node *parse_text(struct arena *arena, struct diags *diags, uint16_t file);

#endif
