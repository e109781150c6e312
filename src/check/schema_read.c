#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "check/schema.h"
#include "check/schema_int.h"

/* Dicts with more keys than this are searched through a map. */
#define DICT_LINEAR 16

/* One mapping that is being read. */
struct frame {
    struct reader *reader;
    const struct schema *schema;
    char *out;
    bool over;     /* *out is filled already */
    bool withheld; /* only what says where it stands is read */
    uint64_t seen[SCHEMA_MAX_FIELDS / 64];
    const struct node *first[SCHEMA_MAX_FIELDS]; /* the key node of each field that was seen */
};

/* A dict that is being filled. Its items are allocated at their final number, so that they stay where they are. */
struct dict {
    struct reader *reader;
    const struct field *field;
    size_t key_offset;
    struct list base; /* before this mapping */
    struct list list;
    bool mapped;
    struct map map;
};

static void read_struct(struct reader *reader, const struct schema *schema, const struct field *as,
                        const struct node *node, const struct node *key, void *out, bool over);

static const struct node **dict_key(const struct dict *dict, const struct list *list, uint32_t i)
{
    char *item = (char *)list->items + i * dict->field->sub->size;
    return (const struct node **)(void *)(item + dict->key_offset);
}

static void dict_begin(struct dict *dict, struct reader *reader, const struct field *field, struct list base,
                       uint32_t more)
{
    const struct schema *sub = field->sub;
    *dict = (struct dict){.reader = reader, .field = field, .base = base};
    dict->key_offset = sub->fields[schema_find_type(sub, FIELD_KEY)].offset;
    dict->list.items = arena_alloc(reader->arena, sub->size * ((size_t)base.n + more));
    if (base.n)
        memcpy(dict->list.items, base.items, sub->size * base.n);
    dict->list.n = base.n;
    dict->mapped = base.n + more > DICT_LINEAR;
    if (dict->mapped) {
        map_init(&dict->map, reader->arena);
        for (uint32_t i = 0; i < base.n; i++) {
            const struct node **key = dict_key(dict, &dict->list, i);
            map_put(&dict->map, node_text(*key), key);
        }
    }
}

/* The index of the item with this key, or the number of items. */
static uint32_t dict_find(const struct dict *dict, struct str key)
{
    if (dict->mapped) {
        const char *at = map_find(&dict->map, key);
        size_t offset = at ? (size_t)(at - dict->key_offset - (char *)dict->list.items) : 0;
        return at ? (uint32_t)(offset / dict->field->sub->size) : dict->list.n;
    }
    for (uint32_t i = 0; i < dict->list.n; i++) {
        if (str_eq(node_text(*dict_key(dict, &dict->list, i)), key))
            return i;
    }
    return dict->list.n;
}

/* `Q2:61%` in a flow mapping is one key without a value. */
static bool dict_key_swallowed_value(const struct node *key, const struct node *value)
{
    int64_t colon = str_find(node_text(key), ":", 0);
    return colon > 0 && (uint32_t)colon + 1 < key->len && key->style == NODE_PLAIN && value_is_empty(value);
}

static void dict_put(struct dict *dict, const struct node *key, const struct node *value)
{
    if (dict->reader->exempt && str_same(node_text(key), STR("exempt"))) {
        schema_report_exempt_name(dict->reader, dict->field->sub, key); /* and no name of a detail that is printed */
        return;
    }
    if (dict_key_swallowed_value(key, value)) {
        schema_report_unknown(dict->reader, NULL, key, value);
        return;
    }
    uint32_t i = dict_find(dict, node_text(key));
    bool old = i < dict->list.n;
    const struct node **slot = dict_key(dict, &dict->list, i);
    if (old && (i >= dict->base.n || *slot != *dict_key(dict, &dict->base, i))) {
        schema_report_duplicate(dict->reader, key, *slot);
        return;
    }
    char *item = (char *)dict->list.items + i * dict->field->sub->size;
    if (!old)
        dict->list.n++;
    read_struct(dict->reader, dict->field->sub, dict->field, value, key, item, old);
    if (dict->mapped && !old)
        map_put(&dict->map, node_text(key), (char *)item + dict->key_offset);
}

static void read_dict(struct reader *reader, const struct field *field, const struct node *node, struct list *out,
                      bool over)
{
    struct list none = {0};
    struct dict dict;
    dict_begin(&dict, reader, field, over ? *out : none, node->len);
    for (const struct node *key = node->first; key; key = key->next->next)
        dict_put(&dict, key, key->next);
    *out = dict.list;
}

static void set_node(const struct schema *schema, void *out, const struct node *node)
{
    if (schema->node_offset != SIZE_MAX)
        *(const struct node **)(void *)((char *)out + schema->node_offset) = node;
}

static void read_list(struct reader *reader, const struct field *field, const struct node *node, struct list *out)
{
    const struct schema *sub = field->sub;
    *out = (struct list){arena_alloc(reader->arena, sub->size * node->len), node->len};
    char *item = out->items;
    for (const struct node *child = node->first; child; child = child->next, item += sub->size) {
        if (value_is_empty(child) && !schema_short(sub, NODE_SCALAR)) {
            set_node(sub, item, child);
            schema_report_not_mapping(reader, sub, field, child);
        } else {
            read_struct(reader, sub, field, child, NULL, item, false);
        }
    }
}

static void read_texts(struct reader *reader, const struct field *field, const struct node *node, struct texts *out)
{
    uint32_t n = node->kind == NODE_LIST ? node->len : 1;
    const struct node **items = ARENA_ARRAY(reader->arena, const struct node *, n);
    struct texts texts = {items, 0};
    for (const struct node *item = node->kind == NODE_LIST ? node->first : node; item; item = item->next) {
        if (item->kind != NODE_SCALAR)
            schema_report_not_scalar(reader, field, item);
        else if (item->len > 0)
            items[texts.n++] = item;
        if (node->kind != NODE_LIST)
            break;
    }
    *out = texts;
}

static void read_map(struct reader *reader, const struct field *field, const struct node *node, void **member,
                     bool over)
{
    const struct schema *sub = field->sub;
    bool filled = over && *member;
    void *out = filled ? arena_copy(reader->arena, *member, sub->size) : arena_alloc(reader->arena, sub->size);
    *member = out;
    read_struct(reader, sub, field, node, NULL, out, filled);
}

static void read_collection(struct reader *reader, const struct field *field, const struct node *node, void *member,
                            bool over)
{
    enum node_kind wanted = field->type == FIELD_DICT ? NODE_MAP : NODE_LIST;
    if (node->kind != wanted) {
        if (!value_is_empty(node))
            schema_report_not_collection(reader, field, node);
    } else if (field->type == FIELD_DICT) {
        read_dict(reader, field, node, member, over);
    } else {
        read_list(reader, field, node, member);
    }
}

static void read_field(struct reader *reader, const struct field *field, const struct node *node, void *member,
                       bool over)
{
    switch (field->type) {
    case FIELD_MAP:
        read_map(reader, field, node, member, over);
        if (reader->mapping && *(void **)member)
            reader->mapping(reader, field->sub, *(void **)member);
        break;
    case FIELD_LIST:
    case FIELD_DICT:
        read_collection(reader, field, node, member, over);
        break;
    case FIELD_TEXTS:
        if (node->kind == NODE_MAP)
            schema_report_not_collection(reader, field, node);
        else if (!value_is_empty(node))
            read_texts(reader, field, node, member);
        break;
    case FIELD_NODE:
        *(const struct node **)member = node;
        break;
    default:
        if (node->kind == NODE_MAP && value_is_rich(field->type) && reader->exempt && node_find(node, "exempt"))
            *(struct rich **)member = reader->exempt(reader, node, field->type);
        else if (node->kind != NODE_SCALAR)
            schema_report_not_scalar(reader, field, node);
        else if (!value_is_empty(node))
            value_read(reader, field, node, member);
    }
}

/* True when the field counts as given: an empty value of a required one does not. */
static bool field_given(const struct field *field, const struct node *node)
{
    if (!(field->flags & FIELD_REQUIRED))
        return field->type == FIELD_MAP || !value_is_empty(node);
    return field->type == FIELD_MAP || node->len > 0;
}

/* `[a, b]` as texts. */
static void read_fallback_texts(struct reader *reader, struct str text, struct texts *out)
{
    VEC(const struct node *) nodes = {0};
    text = str_sub(text, 1, text.len - 2);
    for (uint32_t from = 0; from <= text.len;) {
        int64_t comma = str_find(text, ",", from);
        uint32_t to = comma < 0 ? text.len : (uint32_t)comma;
        struct str word = str_trim(str_sub(text, from, to - from));
        if (word.len) {
            struct node *node = ARENA_NEW(reader->arena, struct node);
            node->text = word.s;
            node->len = word.len;
            VEC_PUSH(reader->arena, &nodes, node);
        }
        from = to + 1;
    }
    *out = (struct texts){nodes.items, nodes.n};
}

static void read_fallback(struct frame *frame, const struct field *field)
{
    struct reader *reader = frame->reader;
    struct str text = str_from(field->fallback);
    struct node here = {.kind = NODE_SCALAR, .style = NODE_QUOTED, .len = text.len, .text = text.s};
    void *member = frame->out + field->offset;
    if (field->type == FIELD_MAP || field->type == FIELD_DICT || field->type == FIELD_LIST) {
        struct node empty = {.kind = field->type == FIELD_LIST ? NODE_LIST : NODE_MAP};
        read_field(reader, field,
                   field->type == FIELD_MAP ? arena_copy(reader->arena, &empty, sizeof(empty)) : &empty, member,
                   false);
    } else if (field->type == FIELD_TEXTS && text.len && text.s[0] == '[') {
        read_fallback_texts(reader, text, member);
    } else if (value_is_text(field->type) || field->type == FIELD_TEXTS || field->type == FIELD_NODE) {
        read_field(reader, field, arena_copy(reader->arena, &here, sizeof(here)), member, false);
    } else {
        read_field(reader, field, &here, member, false);
    }
}

static void frame_read(struct frame *frame, const struct field *field, const struct node *key,
                       const struct node *value)
{
    size_t i = (size_t)(field - frame->schema->fields);
    uint64_t bit = UINT64_C(1) << (i % 64);
    if (key && (frame->seen[i / 64] & bit)) {
        schema_report_duplicate(frame->reader, key, frame->first[i]);
        return;
    }
    if (field_given(field, value)) {
        frame->seen[i / 64] |= bit;
        frame->first[i] = key;
    }
    uint32_t errors = frame->reader->diags->errors;
    read_field(frame->reader, field, value, frame->out + field->offset, frame->over);
    if (frame->reader->diags->errors > errors && field->fallback && value_is_scalar(field->type))
        read_fallback(frame, field); /* what is wrong has been said: no other messages shall follow from it */
}

/* Whether the pair is passed over, as if it were not there. `field` may be NULL. */
static bool frame_passes(struct frame *frame, const struct field *field)
{
    struct reader *reader = frame->reader;
    if (frame->withheld)
        return field == NULL || !(field->flags & (FIELD_PLACE | FIELD_EXEMPT));
    if (field == NULL || !(field->flags & FIELD_INTERNAL))
        return false;
    reader->withheld = true;
    return reader->withhold_internal;
}

static void frame_read_pairs(struct frame *frame, const struct node *node)
{
    const struct field *others = schema_short(frame->schema, NODE_MAP);
    struct dict dict;
    bool begun = false;
    for (const struct node *key = node->first; key; key = key->next->next) {
        const struct field *field = schema_field(frame->schema, node_text(key));
        if (frame_passes(frame, field))
            continue;
        if (field && schema_report_misplaced(frame->reader, frame->schema, key, key->next))
            continue;
        if (field && field != others) {
            frame_read(frame, field, key, key->next);
        } else if (others) {
            if (!begun) {
                struct list *list = (struct list *)(void *)(frame->out + others->offset);
                dict_begin(&dict, frame->reader, others, *list, node->len);
                begun = true;
            }
            dict_put(&dict, key, key->next);
        } else {
            schema_report_unknown(frame->reader, frame->schema, key, key->next);
        }
    }
    if (begun)
        *(struct list *)(void *)(frame->out + others->offset) = dict.list;
}

/* Fallbacks, and required keys that are missing. */
static void frame_finish(struct frame *frame, const struct node *node, const struct node *key)
{
    for (size_t i = 0; i < frame->schema->nfields && !frame->over; i++) {
        const struct field *field = &frame->schema->fields[i];
        if (!field->fallback && !(field->flags & FIELD_REQUIRED))
            continue;
        if (frame->seen[i / 64] & (UINT64_C(1) << (i % 64)))
            continue;
        if (frame->withheld && (field->flags & FIELD_REQUIRED))
            continue;
        if (field->flags & FIELD_REQUIRED)
            schema_report_missing(frame->reader, frame->schema, field, node, key);
        else
            read_fallback(frame, field);
    }
}

bool schema_is_exempt(const struct schema *schema, const struct node *node)
{
    const struct field *field = schema_field(schema, STR("exempt"));
    return node->kind == NODE_MAP && field && (field->flags & FIELD_EXEMPT) && node_find(node, field->key);
}

static bool is_withheld(struct reader *reader, const struct schema *schema, const struct node *node)
{
    if (!schema_is_exempt(schema, node))
        return false;
    reader->withheld = true;
    return reader->withhold_exempt;
}

const struct field *schema_exempt_text(const struct schema *schema, const struct node *node)
{
    const struct field *field = schema_short(schema, NODE_SCALAR);
    if (node->kind != NODE_MAP || !field || !value_is_rich(field->type) || !node_find(node, "exempt") ||
        schema_field(schema, STR("exempt")))
        return NULL;
    for (const struct node *key = node->first; key; key = key->next->next) {
        if (!str_eqz(node_text(key), "exempt") && !str_eqz(node_text(key), "text"))
            return NULL;
    }
    return field;
}

/* The field that the node is given for as a whole; NULL: it is a mapping of its own. */
static const struct field *whole_field(const struct reader *reader, const struct schema *schema,
                                       const struct node *node)
{
    if (node->kind != NODE_MAP)
        return schema_short(schema, node->kind);
    return reader->exempt ? schema_exempt_text(schema, node) : NULL;
}

static void read_struct(struct reader *reader, const struct schema *schema, const struct field *as,
                        const struct node *node, const struct node *key, void *out, bool over)
{
    struct frame frame; /* `first` is left unset: `seen` says what holds */
    frame.reader = reader;
    frame.schema = schema;
    frame.out = out;
    frame.over = over;
    frame.withheld = is_withheld(reader, schema, node);
    memset(frame.seen, 0, sizeof(frame.seen));
    set_node(schema, out, node);
    if (key) {
        size_t i = schema_find_type(schema, FIELD_KEY);
        *(const struct node **)(void *)(frame.out + schema->fields[i].offset) = key;
    }
    const struct field *whole = whole_field(reader, schema, node);
    if (node->kind == NODE_MAP && !whole) {
        frame_read_pairs(&frame, node);
    } else if (whole && !schema_swallows_key(schema, node)) {
        frame_read(&frame, whole, NULL, node);
    } else if (!value_is_empty(node)) {
        schema_report_not_mapping(reader, schema, as, node);
        return;
    }
    frame_finish(&frame, node, key);
}

bool schema_read(struct reader *reader, const struct schema *schema, const struct node *node, void *out)
{
    uint32_t errors = reader->diags->errors;
    read_struct(reader, schema, NULL, node, NULL, out, false);
    return reader->diags->errors == errors;
}

bool schema_merge(struct reader *reader, const struct schema *schema, const struct node *node, void *out)
{
    uint32_t errors = reader->diags->errors;
    read_struct(reader, schema, NULL, node, NULL, out, true);
    return reader->diags->errors == errors;
}
