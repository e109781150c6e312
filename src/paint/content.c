#include "paint/content_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/sys.h"

void content_init(struct content *content, uint32_t norders, uint32_t npages)
{
    *content = (struct content){.norders = norders};
    content->first = sys_malloc(sizeof(uint32_t) * norders);
    content->last = sys_malloc(sizeof(uint32_t) * norders);
    memset(content->first, 0xff, sizeof(uint32_t) * norders);
    content->kept = sys_calloc(norders, sizeof(uint8_t));
    content->page_start = sys_calloc((size_t)npages + 1, sizeof(uint32_t));
}

void content_free(struct content *content)
{
    free(content->runs);
    free(content->first);
    free(content->last);
    free(content->kept);
    free(content->page_start);
}

void content_begin_page(struct content *content)
{
    content->page_start[content->npages++] = content->nruns;
    content->page_start[content->npages] = content->nruns;
}

const struct sem *content_owner(const struct sem *sem)
{
    return sem->role == ROLE_TEXT && sem->parent != NULL ? sem->parent : sem;
}

/* Each node is marked once: what is above a marked one is marked. */
static void keep_with_ancestors(struct content *content, const struct sem *sem)
{
    for (; sem != NULL && !content->kept[sem->order]; sem = sem->parent)
        content->kept[sem->order] = 1;
}

uint32_t content_add(struct content *content, const struct sem *sem)
{
    uint32_t run = content->nruns++;
    uint32_t order = sem->order;

    if (run == content->cap) {
        content->cap = content->cap == 0 ? 1024 : content->cap * 2;
        content->runs = sys_realloc(content->runs, sizeof(*content->runs) * content->cap);
    }
    content->runs[run] = (struct content_run){.owner = content_owner(sem)->order, .next = RUN_NONE};
    keep_with_ancestors(content, content_owner(sem));
    if (content->first[order] == RUN_NONE)
        content->first[order] = run;
    else
        content->runs[content->last[order]].next = run;
    content->last[order] = run;
    content->page_start[content->npages] = content->nruns;
    return run - content->page_start[content->npages - 1];
}

uint32_t content_page_of(const struct content *content, uint32_t run, uint32_t near)
{
    uint32_t low = 0, high = content->npages;

    if (near < high && content->page_start[near] <= run) {
        if (run < content->page_start[near + 1])
            return near;
        low = near + 1;
    }
    /* The last page whose start is at or before the run. */
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (content->page_start[middle] <= run)
            low = middle;
        else
            high = middle;
    }
    return low;
}
