#include "exempt_places.h"

#include <string.h>

#include "check/check.h"
#include "check/schema_int.h"
#include "yaml_tree.h"

static bool is_exemption(const struct field *field)
{
    return strcmp(field->key ? field->key : "", "exempt") == 0;
}

static bool can_be_exempt(const struct schema *schema)
{
    for (size_t i = 0; i < schema->nfields; i++) {
        if (schema->fields[i].flags & FIELD_EXEMPT)
            return true;
    }
    return false;
}

/* What stands in an exemption is for the public. */
static bool is_of_exemptions(const struct schema *schema)
{
    return strcmp(schema->name, "exemption") == 0 || strcmp(schema->name, "exempt text") == 0;
}

static struct str text_name(struct arena *arena, const struct schema *schema, const struct field *field)
{
    return str_printf(arena, "%s.%s", schema->name, field->key);
}

void place_names_all(struct arena *arena, struct place_names *names)
{
    struct schema_order order;
    schema_order_init(&order, check_root_schema());
    for (size_t i = 0; i < order.n; i++) {
        const struct schema *schema = order.items[i];
        if (is_of_exemptions(schema))
            continue;
        if (can_be_exempt(schema))
            VEC_PUSH(arena, names, str_from(schema->name));
        for (size_t j = 0; j < schema->nfields; j++) {
            if (value_is_rich(schema->fields[j].type))
                VEC_PUSH(arena, names, text_name(arena, schema, &schema->fields[j]));
        }
    }
    schema_order_free(&order);
}

/* --- short forms */

static void spell_out(struct arena *arena, const struct schema *schema, struct node *node);

static void spell_out_field(struct arena *arena, const struct field *field, struct node *node)
{
    if (!field->sub || is_exemption(field))
        return;
    if (field->type == FIELD_MAP) {
        spell_out(arena, field->sub, node);
    } else if (field->type == FIELD_LIST && node->kind == NODE_LIST) {
        for (struct node *item = node->first; item; item = item->next)
            spell_out(arena, field->sub, item);
    } else if (field->type == FIELD_DICT && node->kind == NODE_MAP) {
        for (struct node *key = node->first; key; key = key->next->next)
            spell_out(arena, field->sub, key->next);
    }
}

/* `{ text: 61%, exempt: 3 }` for a mapping that cannot be exempt itself is the text that is short for it. */
static bool is_exempt_text(const struct schema *schema, struct node *node)
{
    const struct field *whole = schema_short(schema, NODE_SCALAR);
    return node->kind == NODE_MAP && whole && value_is_rich(whole->type) && !schema_field(schema, STR("exempt")) &&
           node->len == 2 && yaml_get(node, "exempt") && yaml_get(node, "text");
}

static void spell_out(struct arena *arena, const struct schema *schema, struct node *node)
{
    bool text = is_exempt_text(schema, node);
    const struct field *whole = schema_short(schema, text ? NODE_SCALAR : node->kind);
    if (text || (node->kind != NODE_MAP && whole && !value_is_empty(node))) {
        struct node *map = yaml_map(arena);
        yaml_put(arena, map, whole->key, node);
        yaml_become(node, map);
    }
    if (node->kind != NODE_MAP)
        return;
    const struct field *others = schema_short(schema, NODE_MAP);
    for (struct node *key = node->first; key; key = key->next->next) {
        const struct field *field = schema_field(schema, node_text(key));
        if (field)
            spell_out_field(arena, field, key->next);
        else if (others)
            spell_out(arena, others->sub, key->next);
    }
}

void place_spell_out(struct arena *arena, struct node *root)
{
    spell_out(arena, check_root_schema(), root);
}

void place_spell_out_in(struct arena *arena, const struct schema *schema, struct node *map)
{
    spell_out(arena, schema, map);
}

/* --- places */

struct search {
    struct arena *arena;
    struct places *places;
    uint32_t level;
    bool in_column, internal;
};

static void search_map(struct search *search, const struct schema *schema, struct node *node);

static void search_field(struct search *search, const struct schema *schema, const struct field *field,
                         struct node *node, struct node *around)
{
    if (is_exemption(field)) {
        return;
    } else if (value_is_rich(field->type)) {
        struct place place = {.of = schema, .field = field, .node = node, .around = around, .level = search->level};
        place.name = text_name(search->arena, schema, field);
        place.in_column = search->in_column;
        place.internal = search->internal;
        if (!value_is_empty(node))
            VEC_PUSH(search->arena, search->places, place);
    } else if (field->type == FIELD_MAP && node->kind == NODE_MAP) {
        search_map(search, field->sub, node);
    } else if (field->type == FIELD_LIST && node->kind == NODE_LIST) {
        for (struct node *item = node->first; item; item = item->next)
            search_map(search, field->sub, item);
    } else if (field->type == FIELD_DICT && node->kind == NODE_MAP) {
        for (struct node *key = node->first; key; key = key->next->next)
            search_map(search, field->sub, key->next);
    }
}

static void search_map(struct search *search, const struct schema *schema, struct node *node)
{
    if (node->kind != NODE_MAP)
        return;
    struct search within = *search;
    within.level += strcmp(schema->name, "section") == 0;
    within.in_column |= strcmp(schema->name, "content column") == 0;
    if (can_be_exempt(schema)) {
        struct place place = {.of = schema, .node = node, .name = str_from(schema->name), .level = within.level};
        place.in_column = search->in_column;
        place.internal = search->internal;
        VEC_PUSH(search->arena, search->places, place);
    }
    const struct field *others = schema_short(schema, NODE_MAP);
    for (struct node *key = node->first; key; key = key->next->next) {
        const struct field *field = schema_field(schema, node_text(key));
        struct search inside = within;
        inside.internal |= field && (field->flags & FIELD_INTERNAL);
        if (field)
            search_field(&inside, schema, field, key->next, node);
        else if (others)
            search_map(&within, others->sub, key->next);
    }
}

void place_find_in(struct arena *arena, const struct schema *schema, struct node *map, struct places *places)
{
    struct search search = {.arena = arena, .places = places};
    search_map(&search, schema, map);
}

void place_find_all(struct arena *arena, struct node *root, struct places *places)
{
    place_find_in(arena, check_root_schema(), root, places);
}

/* --- marks */

bool place_is_exempt(const struct place *place)
{
    return place->node->kind == NODE_MAP && yaml_get(place->node, "exempt") != NULL;
}

void place_mark(struct arena *arena, const struct place *place, const struct node *exemption)
{
    if (place->field) {
        struct node *map = yaml_map(arena);
        yaml_put(arena, map, "text", place->node);
        yaml_become(place->node, map);
    }
    yaml_put(arena, place->node, "exempt", exemption);
}

void place_unmark(const struct place *place)
{
    if (place->field)
        yaml_become(place->node, yaml_get(place->node, "text"));
    else
        yaml_remove(place->node, "exempt");
}

bool place_keeps(const struct place *place, struct str key)
{
    const struct field *field = schema_field(place->of, key);
    return field && (field->flags & (FIELD_PLACE | FIELD_EXEMPT));
}
