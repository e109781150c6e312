#include <string.h>

#include "style/schemas_int.h"
#include "style/style_int.h"

/* A dict of the layout whose items may name, by `like`, another that they begin from. */
struct family {
    struct loading *loading;
    const char *key;  /* of the root mapping */
    const char *what; /* for messages */
    const struct schema *schema;
    size_t id, like;    /* offsets of the members */
    const char *origin; /* what items are like that do not say; NULL: nothing */
    struct list *list;
    struct map *by_id;
};

#define NOBODY UINT32_MAX

struct item {
    VEC(const struct node *) said; /* by the layouts of the chain, the last extended one first */
    uint32_t parent;
    enum { ITEM_NEW, ITEM_OPEN, ITEM_DONE } state;
};

static void *item_at(const struct family *family, uint32_t i)
{
    return (char *)family->list->items + (size_t)i * family->schema->size;
}

static const struct node **member(const struct family *family, uint32_t i, size_t offset)
{
    return (const struct node **)(void *)((char *)item_at(family, i) + offset);
}

static uint32_t find(const struct family *family, struct str id)
{
    const char *item = map_find(family->by_id, id);
    return item ? (uint32_t)((size_t)(item - (const char *)family->list->items) / family->schema->size) : NOBODY;
}

static void collect_said(const struct family *family, struct item *items)
{
    struct loading *loading = family->loading;
    for (uint32_t c = loading->chain.n; c-- > 0;) {
        const struct node *root = loading->chain.items[c]->root;
        const struct node *dict = root->kind == NODE_MAP ? node_find(root, family->key) : NULL;
        const struct node *key = dict && dict->kind == NODE_MAP ? dict->first : NULL;
        for (; key; key = key->next->next) {
            uint32_t i = key->kind == NODE_SCALAR ? find(family, node_text(key)) : NOBODY;
            if (i != NOBODY)
                VEC_PUSH(loading->arena, &items[i].said, key->next);
        }
    }
}

/* What an item is like that does not say, or NOBODY. */
static uint32_t find_origin(const struct family *family, uint32_t i)
{
    uint32_t origin = family->origin ? find(family, str_from(family->origin)) : NOBODY;
    return origin == i ? NOBODY : origin;
}

static uint32_t find_parent(const struct family *family, uint32_t i)
{
    const struct node *like = *member(family, i, family->like);
    uint32_t parent = like && like->len ? find(family, node_text(like)) : find_origin(family, i);
    if (parent == NOBODY && like && like->len) {
        struct diags *diags = family->loading->diags;
        struct diag *diag = diag_at(diags, DIAG_LAYOUT_NAME, like->mark, "there is no %s `" PRIstr "` to be like",
                                    family->what, STR_ARG(node_text(like)));
        suggest(family->loading, diag, node_text(like), family->by_id);
        parent = family->origin ? find_origin(family, i) : i > 0 ? 0 : NOBODY;
    }
    return parent;
}

/* Reads what the layouts say of the item over a copy of its parent. */
static void build(const struct family *family, struct item *items, uint32_t i)
{
    struct loading *loading = family->loading;
    struct reader reader = {
        .arena = loading->arena, .diags = loading->silent, .colour = palette_find, .user = loading};
    const struct node *id = *member(family, i, family->id), *like = *member(family, i, family->like);
    struct item *item = &items[i];
    void *out = item_at(family, i);
    if (item->parent != NOBODY)
        memcpy(out, item_at(family, item->parent), family->schema->size);
    else
        memset(out, 0, family->schema->size);
    for (uint32_t n = 0; n < item->said.n; n++) {
        bool first = n == 0 && item->parent == NOBODY;
        (first ? schema_read : schema_merge)(&reader, family->schema, item->said.items[n], out);
    }
    *member(family, i, family->id) = id;
    *member(family, i, family->like) = like;
    item->state = ITEM_DONE;
}

/* Cuts the circle that path[from] to path[n - 1] are, behind the last; reports it where one of them says `like`. */
static void cut_circle(const struct family *family, struct item *items, const uint32_t *path, uint32_t from,
                       uint32_t n)
{
    struct diags *diags = family->loading->diags;
    uint32_t last = path[n - 1], origin = find_origin(family, last), at = n - 1;
    while (at > from && !*member(family, path[at], family->like))
        at--;
    const struct node *id = *member(family, path[at], family->id), *like = *member(family, path[at], family->like);
    struct diag *diag = diag_at(diags, DIAG_LIKE_CYCLE, like ? like->mark : id->mark,
                                "`" PRIstr "` is like itself in the end", STR_ARG(node_text(id)));
    diag_help(diags, diag, "one of the %ss that are like each other has to say everything itself", family->what);
    bool founded = origin != NOBODY && items[origin].state == ITEM_DONE;
    items[last].parent = founded ? origin : NOBODY;
    family->loading->unfounded = family->loading->unfounded || !founded;
}

/* Builds the item after those that it is like. `path` has room for all items. */
static void build_after_parents(const struct family *family, struct item *items, uint32_t start, uint32_t *path)
{
    uint32_t n = 0, i = start;
    while (i != NOBODY && items[i].state == ITEM_NEW) {
        items[i].state = ITEM_OPEN;
        path[n++] = i;
        i = items[i].parent;
    }
    if (i != NOBODY && items[i].state == ITEM_OPEN) {
        uint32_t from = 0;
        while (path[from] != i)
            from++;
        cut_circle(family, items, path, from, n);
    }
    while (n > 0)
        build(family, items, path[--n]);
}

static void inherit(const struct family *family)
{
    struct arena *arena = family->loading->arena;
    uint32_t n = family->list->n;
    struct item *items = ARENA_ARRAY(arena, struct item, n);
    uint32_t *path = ARENA_ARRAY(arena, uint32_t, n);
    map_init(family->by_id, arena);
    for (uint32_t i = 0; i < n; i++)
        map_put(family->by_id, node_text(*member(family, i, family->id)), item_at(family, i));
    collect_said(family, items);
    for (uint32_t i = 0; i < n; i++)
        items[i].parent = find_parent(family, i);
    uint32_t origin = find_origin(family, NOBODY);
    if (origin != NOBODY)
        build_after_parents(family, items, origin, path);
    for (uint32_t i = 0; i < n; i++)
        build_after_parents(family, items, i, path);
}

void inherit_all(struct loading *loading)
{
    struct style *style = loading->style;
    const struct family text = {loading,
                                "text",
                                "text style",
                                &style_text_schema,
                                offsetof(struct text_style, id),
                                offsetof(struct text_style, like),
                                "body",
                                &style->text_styles,
                                &style->text_by_id};
    const struct family pages = {loading,
                                 "pages",
                                 "page",
                                 &style_page_schema,
                                 offsetof(struct page_style, id),
                                 offsetof(struct page_style, like),
                                 NULL,
                                 &style->pages,
                                 &style->page_by_id};
    const struct family tables = {loading,
                                  "tables",
                                  "table",
                                  &style_table_schema,
                                  offsetof(struct table_style, id),
                                  offsetof(struct table_style, like),
                                  "table",
                                  &style->tables,
                                  &style->table_by_id};
    inherit(&text);
    inherit(&pages);
    inherit(&tables);
    loading->misses.n = 0;
}
