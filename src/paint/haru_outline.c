#include "paint/haru_outline_int.h"

#include <stdlib.h>

#include "base/sys.h"

/* Item 0 is the root. */
struct item_links {
    const struct bookmark *bookmark;
    uint32_t parent, first, last, before, after; /* 0: none */
    uint32_t nkids;
};

static bool leads_anywhere(const struct haru_page *page, const struct bookmark *bookmark)
{
    return bookmark->anchor > 0 && page->job->pages->anchors[bookmark->anchor].page > 0;
}

static void append(struct item_links *items, uint32_t parent, uint32_t item)
{
    items[item].parent = parent;
    items[item].before = items[parent].last;
    if (items[parent].last != 0)
        items[items[parent].last].after = item;
    else
        items[parent].first = item;
    items[parent].last = item;
    items[parent].nkids++;
}

/* Returns the number of items with the root. */
static uint32_t link_items(const struct haru_page *page, struct item_links *items)
{
    const struct boxes *boxes = page->job->boxes;
    uint32_t n = 1;

    for (uint32_t i = 0; i < boxes->bookmarks.n; i++) {
        const struct bookmark *bookmark = &boxes->bookmarks.items[i];
        uint32_t parent = n - 1;

        if (!leads_anywhere(page, bookmark))
            continue;
        while (parent != 0 && items[parent].bookmark->level >= bookmark->level)
            parent = items[parent].parent;
        items[n].bookmark = bookmark;
        append(items, parent, n++);
    }
    return n;
}

static void add_item_ref(struct haru *haru, HPDF_Dict dict, const char *key, const uint32_t *ids, uint32_t item)
{
    if (item != 0)
        HPDF_Dict_Add(dict, key, haru_ref(haru, ids[item]));
}

/* Closed, but for the root: a reader sees the chapters first. */
static void write_item(struct haru_page *page, const struct item_links *items, const uint32_t *ids, uint32_t i)
{
    struct haru *haru = page->haru;
    const struct item_links *item = &items[i];
    HPDF_Dict dict = haru_dict(haru);

    if (i == 0) {
        HPDF_Dict_AddName(dict, "Type", "Outlines");
    } else {
        HPDF_Dict_Add(dict, "Title", haru_text(haru, item->bookmark->words));
        HPDF_Dict_Add(dict, "Parent", haru_ref(haru, ids[item->parent]));
        HPDF_Dict_Add(dict, "Dest", haru_page_destination(page, item->bookmark->anchor));
    }
    add_item_ref(haru, dict, "Prev", ids, item->before);
    add_item_ref(haru, dict, "Next", ids, item->after);
    add_item_ref(haru, dict, "First", ids, item->first);
    add_item_ref(haru, dict, "Last", ids, item->last);
    if (item->nkids > 0)
        HPDF_Dict_AddNumber(dict, "Count", i == 0 ? (HPDF_INT32)item->nkids : -(HPDF_INT32)item->nkids);
    haru_put(haru, ids[i], dict);
}

bool haru_outline_write(struct haru_page *page, uint32_t root)
{
    size_t room = (size_t)page->job->boxes->bookmarks.n + 1;
    struct item_links *items = sys_calloc(room, sizeof(*items));
    uint32_t *ids = sys_calloc(room, sizeof(*ids));
    uint32_t n = link_items(page, items);

    ids[0] = root;
    for (uint32_t i = 1; i < n; i++)
        ids[i] = haru_new_id(page->haru);
    for (uint32_t i = 0; i < n && n > 1; i++)
        write_item(page, items, ids, i);
    free(items);
    free(ids);
    return n > 1;
}
