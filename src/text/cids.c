#include "text/cids_int.h"

#include <stdlib.h>

#include "base/sys.h"

uint32_t cids_find(const struct cids *cids, uint32_t gid, struct str text)
{
    uint32_t hash = table_hash(gid, text.s, text.len), at = hash, cid;

    while ((cid = table_next(&cids->table, hash, &at)) != TABLE_NONE) {
        if (cids->gids[cid] == gid && str_eq(cids->texts[cid], text))
            break;
    }
    return cid;
}

uint32_t cids_add(struct cids *cids, uint32_t gid, struct str text, int32_t advance)
{
    uint32_t cid = cids->n;

    if (cid > CIDS_MAX) {
        cids->full = true;
        return 0;
    }
    if (cid == cids->cap) {
        cids->cap = cids->cap ? cids->cap * 2 : 64;
        cids->gids = sys_realloc(cids->gids, cids->cap * sizeof(*cids->gids));
        cids->advances = sys_realloc(cids->advances, cids->cap * sizeof(*cids->advances));
        cids->texts = sys_realloc(cids->texts, cids->cap * sizeof(*cids->texts));
    }
    cids->gids[cid] = (uint16_t)gid;
    cids->advances[cid] = advance;
    cids->texts[cid] = text;
    cids->n++;
    table_add(&cids->table, table_hash(gid, text.s, text.len), cid);
    return cid;
}

void cids_free(struct cids *cids)
{
    free(cids->gids);
    free(cids->advances);
    free(cids->texts);
    table_free(&cids->table);
    *cids = (struct cids){0};
}
