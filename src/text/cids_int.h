/* Private to text: the character ids of a face. A cid is the ordinal of a pair (glyph, text it stands for), so that
 * each has one width and one meaning. Cid 0 is .notdef, without text; no word of a good report uses it. */
#ifndef TEXT_CIDS_INT_H
#define TEXT_CIDS_INT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "text/table_int.h"

struct cids {
    uint16_t *gids;    /* by cid: glyph of the font file */
    int32_t *advances; /* by cid: the font's own, font units */
    struct str *texts; /* by cid */
    uint32_t n, cap;
    struct table table;
    bool full; /* more pairs than a PDF font can number were asked for */
};

#define CIDS_MAX 65535u

/* The cid of the pair, or TABLE_NONE. */
uint32_t cids_find(const struct cids *cids, uint32_t gid, struct str text);
/* A new cid; `text` is borrowed for as long as the face lives. Returns 0 (and sets full) when there are too many. */
uint32_t cids_add(struct cids *cids, uint32_t gid, struct str text, int32_t advance);
void cids_free(struct cids *cids);

#endif
