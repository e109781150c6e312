/* The texts of YAML as it was written, by the schema that it was read with. */
#include "check/schema.h"
#include "check/schema_int.h"

static void walk_struct(struct schema_walker *walker, const struct schema *schema, const struct node *node,
                        const struct node *exempt);

static void walk_pairs(struct schema_walker *walker, const struct schema *sub, const struct node *node,
                       const struct node *exempt)
{
    for (const struct node *key = node->first; node->kind == NODE_MAP && key; key = key->next->next)
        walk_struct(walker, sub, key->next, exempt);
}

static void walk_items(struct schema_walker *walker, const struct field *field, const struct node *node,
                       const struct node *exempt)
{
    for (const struct node *item = node->first; node->kind == NODE_LIST && item; item = item->next) {
        if (field->sub)
            walk_struct(walker, field->sub, item, exempt);
        else if (item->kind == NODE_SCALAR)
            walker->visit(walker, item, exempt);
    }
}

/* Markdown, or `{ text: ..., exempt: 3 }` in its place. */
static void walk_text(struct schema_walker *walker, const struct node *node, const struct node *exempt)
{
    const struct node *text = node->kind == NODE_MAP ? node_find(node, "text") : node;
    if (text && text->kind == NODE_SCALAR)
        walker->visit(walker, text, exempt || text == node ? exempt : node);
}

static void walk_field(struct schema_walker *walker, const struct field *field, const struct node *node,
                       const struct node *exempt)
{
    switch (field->type) {
    case FIELD_MAP:
        walk_struct(walker, field->sub, node, exempt);
        break;
    case FIELD_DICT:
        walk_pairs(walker, field->sub, node, exempt);
        break;
    case FIELD_LIST:
        walk_items(walker, field, node, exempt);
        break;
    case FIELD_TEXTS:
        walk_items(walker, field, node, exempt);
        if (node->kind == NODE_SCALAR)
            walker->visit(walker, node, exempt);
        break;
    default:
        if (value_is_text(field->type))
            walk_text(walker, node, exempt);
    }
}

/* As deep as the YAML is nested, which the loader bounds. */
static void walk_struct(struct schema_walker *walker, const struct schema *schema, const struct node *node,
                        const struct node *exempt)
{
    const struct field *others = schema_short(schema, NODE_MAP);
    const struct field *whole =
        node->kind == NODE_MAP ? schema_exempt_text(schema, node) : schema_short(schema, node->kind);
    const struct node *within = exempt || !schema_is_exempt(schema, node) ? exempt : node;
    if (whole) {
        walk_field(walker, whole, node, exempt);
        return;
    }
    for (const struct node *key = node->first; node->kind == NODE_MAP && key; key = key->next->next) {
        const struct field *field = schema_field(schema, node_text(key));
        if (field && (field->flags & FIELD_INTERNAL) && !within)
            continue;
        bool apart = field && (field->flags & (FIELD_PLACE | FIELD_EXEMPT));
        if (field && field != others)
            walk_field(walker, field, key->next, apart ? exempt : within);
        else if (others)
            walk_struct(walker, others->sub, key->next, within);
    }
}

void schema_walk(struct schema_walker *walker, const struct schema *schema, const struct node *node)
{
    walk_struct(walker, schema, node, NULL);
}
