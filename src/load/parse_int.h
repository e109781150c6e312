/* From libyaml's events to nodes. Private to load. */
#ifndef LOAD_PARSE_INT_H
#define LOAD_PARSE_INT_H

#include "base/diag.h"
#include "load/doc.h"

/* Checks that the file is text this program can take: UTF-8 without control characters. Reports what is wrong and
 * returns false. The file stands in diags->sources. */
bool scan_text(struct diags *diags, uint16_t file);

/* Characters that no text may hold (utf8_is_text). */
struct refused {
    uint32_t at, cp; /* the first one, its offset in bytes */
    uint32_t n;      /* how many there are */
};

struct refused scan_find_refused(struct str text);
/* Reports them at the place of the first. `escaped`: they are written as escapes, in double quotes. */
void scan_report_refused(struct diags *diags, struct mark mark, const struct refused *refused, bool escaped);
/* Parses the file, whose text scan_text has accepted. Reports what is wrong; returns the root or NULL. Scalars point
 * into the source text wherever their text stands there unchanged, else into the arena. */
struct node *parse_text(struct arena *arena, struct diags *diags, uint16_t file);

#endif
