#include "base/json.h"
#include "check/schema.h"
#include "check/schema_int.h"

/* The reference of a definition: `content item` becomes content-item. */
static void put_name(struct buf *out, const char *name)
{
    for (const char *c = name; *c; c++)
        buf_putc(out, *c == ' ' ? '-' : *c);
}

static void put_string(struct buf *out, const char *text)
{
    json_put_string(out, str_from(text));
}

/* Where what is exempt is told: a mapping's own member, and that of any Markdown. NULL: nowhere, as in layouts. */
static const struct field *find_exemption(const struct schema_order *order)
{
    for (size_t i = 0; i < order->n; i++) {
        for (size_t k = 0; k < order->items[i]->nfields; k++) {
            const struct field *field = &order->items[i]->fields[k];
            if (field->flags & FIELD_EXEMPT)
                return field;
        }
    }
    return NULL;
}

static void put_ref(struct buf *out, const struct schema *schema)
{
    buf_puts(out, "\"$ref\": \"#/definitions/");
    put_name(out, schema->name);
    buf_puts(out, "\"");
}

static void put_words(struct buf *out, const struct field *field)
{
    const char *comma = "";
    buf_puts(out, "\"enum\": [");
    for (size_t i = 0; field->words[i]; i++) {
        if (field->words[i][0]) {
            buf_puts(out, comma);
            put_string(out, field->words[i]);
            comma = ", ";
        }
    }
    buf_puts(out, "]");
}

static const char *const yes_or_no = "\"enum\": [true, false, \"yes\", \"no\"]";

static void put_int(struct buf *out, const struct field *field)
{
    bool also = field->flags & FIELD_SWITCH;
    buf_printf(out, "%s\"type\": \"integer\"", also ? "\"anyOf\": [{" : "");
    if (field->min != 0 || field->max != 0)
        buf_printf(out, ", \"minimum\": %d, \"maximum\": %d", field->min, field->max);
    if (also) {
        buf_printf(out, "}, {%s}]", yes_or_no);
    }
}

static const char *const any_text = "\"type\": [\"string\", \"number\", \"boolean\", \"null\"]";

/* What a field takes, without braces. Editors give scalars types that the program does not know: text may be any.
 * `exempt`: Markdown may be exempt. */
static void put_type(struct buf *out, const struct field *field, bool exempt)
{
    if (exempt && value_is_rich(field->type)) {
        buf_puts(out, "\"$ref\": \"#/definitions/Markdown\"");
        return;
    }
    switch (field->type) {
    case FIELD_INT:
        put_int(out, field);
        break;
    case FIELD_BOOL:
        buf_puts(out, yes_or_no);
        break;
    case FIELD_WORD:
        put_words(out, field);
        break;
    case FIELD_LEN:
        buf_printf(out,
                   "\"anyOf\": [{\"type\": \"string\", \"pattern\": \"^%s[0-9]*[.]?[0-9]+ ?(pt|mm|cm|in)$\"}, "
                   "{\"enum\": [0, \"0\"]}]",
                   field->min < 0 ? "[-+]?" : "[+]?");
        break;
    case FIELD_COLOUR:
        buf_puts(out, "\"type\": \"string\", \"pattern\": \"^(#[0-9A-Fa-f]{6}|[A-Za-z].*)$\"");
        break;
    case FIELD_DATE:
        buf_puts(out, "\"type\": \"string\", \"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"");
        break;
    case FIELD_MAP:
        put_ref(out, field->sub);
        break;
    case FIELD_LIST:
        buf_puts(out, "\"type\": [\"array\", \"null\"], \"items\": {");
        put_ref(out, field->sub);
        buf_puts(out, "}");
        break;
    case FIELD_DICT:
        buf_puts(out, "\"type\": [\"object\", \"null\"], \"additionalProperties\": {");
        put_ref(out, field->sub);
        buf_puts(out, "}");
        break;
    case FIELD_TEXTS:
        buf_puts(out, "\"type\": [\"array\", \"string\", \"number\", \"boolean\", \"null\"], \"items\": {\"type\": "
                      "[\"string\", \"number\", \"boolean\", \"null\"]}");
        break;
    case FIELD_NODE:
        break;
    default:
        buf_puts(out, any_text);
    }
}

/* A property. Beside `$ref` draft-07 ignores all else, so that a description needs allOf. */
static void put_property(struct buf *out, const struct field *field, bool exempt)
{
    buf_puts(out, "        ");
    put_string(out, field->key);
    buf_puts(out, ": {");
    if (field->help) {
        buf_puts(out, "\"description\": ");
        put_string(out, field->help);
        buf_puts(out, field->type == FIELD_NODE ? "" : ", ");
    }
    if (field->type == FIELD_MAP || (exempt && value_is_rich(field->type))) {
        buf_puts(out, "\"allOf\": [{");
        put_type(out, field, exempt);
        buf_puts(out, "}]");
    } else {
        put_type(out, field, exempt);
    }
    buf_puts(out, "}");
}

static bool is_property(const struct field *field)
{
    return field->type != FIELD_KEY && !(field->type == FIELD_DICT && (field->flags & FIELD_SHORT));
}

static void put_required(struct buf *out, const struct schema *schema)
{
    const char *comma = "";
    for (size_t i = 0; i < schema->nfields; i++) {
        if (schema->fields[i].flags & FIELD_REQUIRED) {
            buf_puts(out, *comma ? comma : ",\n      \"required\": [");
            put_string(out, schema->fields[i].key);
            comma = ", ";
        }
    }
    if (*comma)
        buf_puts(out, "]");
}

/* The mapping itself, without braces. Nothing after its key counts as an empty mapping. */
static void put_object(struct buf *out, const struct schema *schema, bool exempt)
{
    const struct field *others = schema_short(schema, NODE_MAP);
    const char *comma = "";
    buf_puts(out, "\"type\": [\"object\", \"null\"],\n      \"additionalProperties\": ");
    if (others) {
        buf_puts(out, "{");
        put_ref(out, others->sub);
        buf_puts(out, "}");
    } else {
        buf_puts(out, "false");
    }
    put_required(out, schema);
    buf_puts(out, ",\n      \"properties\": {\n");
    for (size_t i = 0; i < schema->nfields; i++) {
        if (is_property(&schema->fields[i])) {
            buf_puts(out, comma);
            put_property(out, &schema->fields[i], exempt);
            comma = ",\n";
        }
    }
    buf_puts(out, "\n      }");
}

/* A mapping and its short forms. */
static void put_definition(struct buf *out, const struct schema *schema, bool exempt)
{
    const struct field *scalar = schema_short(schema, NODE_SCALAR);
    const struct field *list = schema_short(schema, NODE_LIST);
    buf_puts(out, "\"description\": ");
    put_string(out, schema->help ? schema->help : schema->name);
    if (!scalar && !list) {
        buf_puts(out, ",\n      ");
        put_object(out, schema, exempt);
        return;
    }
    buf_puts(out, ",\n      \"anyOf\": [{");
    put_object(out, schema, exempt);
    if (scalar) {
        buf_puts(out, "}, {");
        put_type(out, scalar, exempt);
    }
    if (list && list != scalar) {
        buf_puts(out, "}, {");
        put_type(out, list, exempt);
    }
    buf_puts(out, "}]");
}

/* Markdown, or a mapping that says that it is exempt. */
static void put_markdown(struct buf *out, const struct schema *exemption)
{
    buf_printf(out,
               "    \"Markdown\": {\n      \"anyOf\": [{%s}, {\"type\": \"object\", \"additionalProperties\": false, "
               "\"required\": [\"text\", \"exempt\"],\n      \"properties\": {\"text\": {%s}, \"exempt\": {",
               any_text, any_text);
    put_ref(out, exemption);
    buf_puts(out, "}}}]\n    },\n");
}

void schema_json(struct buf *out, const struct schema *root, const char *title)
{
    struct schema_order order;
    schema_order_init(&order, root);
    buf_puts(out, "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": ");
    put_string(out, title);
    buf_puts(out, ",\n  \"allOf\": [{");
    put_ref(out, root);
    buf_puts(out, "}],\n  \"definitions\": {\n");
    const struct field *exemption = find_exemption(&order);
    if (exemption)
        put_markdown(out, exemption->sub);
    for (size_t i = 0; i < order.n; i++) {
        buf_puts(out, i ? ",\n    \"" : "    \"");
        put_name(out, order.items[i]->name);
        buf_puts(out, "\": {\n      ");
        put_definition(out, order.items[i], exemption != NULL);
        buf_puts(out, "\n    }");
    }
    buf_puts(out, "\n  }\n}\n");
    schema_order_free(&order);
}
