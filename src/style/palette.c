#include "style/schemas_int.h"
#include "style/style_int.h"

/* A colour that names another, that names another ...: no layout needs more. It also ends circles. */
#define MAX_STEPS 8

static void collect(struct loading *loading, struct map *raw)
{
    for (uint32_t i = loading->chain.n; i-- > 0;) {
        const struct node *root = loading->chain.items[i]->root;
        const struct node *colours = root->kind == NODE_MAP ? node_find(root, "colours") : NULL;
        if (!colours || colours->kind != NODE_MAP)
            continue;
        for (struct node *key = colours->first; key; key = key->next->next) {
            if (key->kind == NODE_SCALAR)
                map_put(raw, node_text(key), key->next);
        }
    }
}

/* The node that says what the colour is: not the name of another colour; NULL when there is none. */
static const struct node *follow(const struct map *raw, const struct node *node)
{
    for (int step = 0; step < MAX_STEPS && node; step++) {
        const struct node *next = node->kind == NODE_SCALAR ? map_find(raw, node_text(node)) : NULL;
        if (!next)
            return node;
        node = next;
    }
    return NULL;
}

void palette_read(struct loading *loading)
{
    struct map raw;
    struct reader reader = {.arena = loading->arena, .diags = loading->silent};
    map_init(&raw, loading->arena);
    map_init(&loading->palette, loading->arena);
    collect(loading, &raw);
    for (uint32_t i = 0; i < raw.n; i++) {
        const struct node *node = follow(&raw, raw.entries[i].value);
        struct colour *colour = ARENA_NEW(loading->arena, struct colour);
        if (node && schema_read(&reader, &style_colour_schema, node, colour))
            map_put(&loading->palette, raw.entries[i].key, colour);
    }
}

bool palette_find(struct reader *reader, struct str name, uint32_t *value)
{
    struct loading *loading = reader->user;
    const struct colour *colour = map_find(&loading->palette, name);
    bool known = colour || str_eqz(name, "none");
    if (known)
        *value = colour ? colour->value : STYLE_NO_FILL;
    else
        VEC_PUSH(loading->arena, &loading->misses, name);
    return known;
}

void palette_suggest(struct loading *loading, uint32_t first)
{
    VEC(struct str) names = {0};
    for (uint32_t i = 0; i < loading->palette.n; i++)
        VEC_PUSH(loading->arena, &names, loading->palette.entries[i].key);
    uint32_t miss = 0;
    for (uint32_t i = first; i < loading->diags->n && miss < loading->misses.n; i++) {
        struct diag *diag = loading->diags->items[i];
        if (diag->code == DIAG_BAD_COLOUR) {
            struct str near = str_nearest(loading->misses.items[miss++], names.items, names.n);
            if (near.len)
                diag_help(loading->diags, diag, "did you mean `" PRIstr "`?", STR_ARG(near));
        }
    }
    loading->misses.n = 0;
}
