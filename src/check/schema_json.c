#include <string.h>

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

/* Editors give scalars types by YAML's rules, of which the program knows nothing, and a key with nothing after it,
 * which counts as absent, is null. What a field takes is therefore told by what it refuses; a `pattern` holds for
 * strings only. A plain `type` that took them all would be offered for completion: `null` for a title. */

/* Of the types `refused` (in quotes) only that is taken which the JSON of `but` describes. Editors that know
 * `errorMessage` show `help`. */
static void put_refused(struct buf *out, const char *refused, const char *but, const char *help)
{
    buf_printf(out, "\"if\": {\"type\": [%s]}, \"then\": {%s, \"errorMessage\": ", refused, but);
    put_string(out, help);
    buf_puts(out, "}");
}

static void put_pattern(struct buf *out, const char *pattern, const char *help)
{
    buf_puts(out, ", \"pattern\": ");
    put_string(out, pattern);
    buf_puts(out, ", \"patternErrorMessage\": ");
    put_string(out, help);
}

static const char but_string[] = "\"type\": \"string\"";
static const char no_text[] = "\"object\", \"array\"";
static const char no_text_or_switch[] = "\"object\", \"array\", \"number\"";
static const char no_string[] = "\"object\", \"array\", \"number\", \"boolean\"";
static const char no_list[] = "\"object\", \"string\", \"number\", \"boolean\"";
static const char no_mapping[] = "\"array\", \"string\", \"number\", \"boolean\"";

#define SWITCH_PATTERN "[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]"

static void put_any_text(struct buf *out)
{
    put_refused(out, no_text, but_string, "one text or figure stands here, no list and no mapping");
}

/* Of alternatives, the one with `enum` is what editors complete from. */
static void put_bool(struct buf *out)
{
    static const char help[] = "write yes or no";
    buf_puts(out, "\"anyOf\": [{\"enum\": [\"yes\", \"no\", true, false]}, {");
    put_refused(out, no_text_or_switch, but_string, help);
    put_pattern(out, "^\\s*(" SWITCH_PATTERN ")\\s*$", help);
    buf_puts(out, "}]");
}

static void put_int(struct buf *out, const struct field *field)
{
    bool also = field->flags & FIELD_SWITCH;
    struct buf help = {0};
    buf_puts(&help, "write a whole number");
    if (field->min != 0 || field->max != 0) {
        buf_printf(&help, " from %d to %d", field->min, field->max);
        buf_printf(out, "\"minimum\": %d, \"maximum\": %d, ", field->min, field->max);
    }
    buf_printf(&help, "%s%c", also ? ", yes or no" : "", '\0');
    put_refused(out, also ? no_text_or_switch : no_string, "\"type\": \"integer\"", help.bytes);
    put_pattern(out, also ? "^\\s*([-+]?[0-9,]+|" SWITCH_PATTERN ")\\s*$" : "^\\s*[-+]?[0-9,]+\\s*$", help.bytes);
    buf_free(&help);
}

static bool has_word(const struct field *field, const char *word)
{
    for (size_t i = 0; field->words[i]; i++) {
        if (strcmp(field->words[i], word) == 0)
            return true;
    }
    return false;
}

/* Where `yes` or `no` is among the words, YAML 1.1 makes a boolean of it. */
static void put_word(struct buf *out, const struct field *field)
{
    bool switches = has_word(field, "yes") || has_word(field, "no");
    buf_puts(out, "\"anyOf\": [{");
    put_words(out, field);
    buf_printf(out, "}, {\"not\": {\"type\": [\"object\", \"array\", \"string\", \"number\"%s]}}]",
               switches ? "" : ", \"boolean\"");
}

static void put_len(struct buf *out, const struct field *field)
{
    static const char help[] = "write a number and its unit (pt, mm, cm or in), such as 12.5mm";
    struct buf pattern = {0};
    buf_printf(&pattern, "^\\s*(%s[0-9]*[.]?[0-9]+\\s*(pt|mm|cm|in)%s)\\s*$%c", field->min < 0 ? "[-+]?" : "[+]?",
               field->min > 0 ? "" : "|[-+]?0*[.]?0+", '\0');
    put_refused(out, no_string, field->min > 0 ? but_string : "\"enum\": [0]", help);
    put_pattern(out, pattern.bytes, help);
    buf_free(&pattern);
}

static void put_colour(struct buf *out)
{
    static const char help[] = "write six hexadecimal digits in quotes, such as \"#1f4e79\", or the name of a colour";
    put_refused(out, no_text, but_string, help);
    put_pattern(out, "^\\s*(#[0-9A-Fa-f]{6}\\s*|[^#\\s].*)$", help);
}

static void put_date(struct buf *out)
{
    static const char help[] = "write year, month and day, such as 2010-09-30";
    put_refused(out, no_string, but_string, help);
    put_pattern(out, "^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\\s*$", help);
}

static void put_list(struct buf *out, const struct schema *item)
{
    put_refused(out, no_list, "\"type\": \"array\"",
                "a list stands here: each of its items begins with a hyphen and a blank");
    buf_puts(out, ", \"items\": {");
    put_ref(out, item);
    buf_puts(out, "}");
}

static void put_mapping(struct buf *out)
{
    put_refused(out, no_mapping, "\"type\": \"object\"",
                "a mapping stands here: keys, each with a colon and its value");
}

static void put_dict(struct buf *out, const struct schema *value)
{
    put_mapping(out);
    buf_puts(out, ", \"additionalProperties\": {");
    put_ref(out, value);
    buf_puts(out, "}");
}

static void put_texts(struct buf *out)
{
    put_refused(out, "\"object\"", "\"type\": \"array\"", "a list of texts stands here, or one text");
    buf_puts(out, ", \"items\": {");
    put_any_text(out);
    buf_puts(out, "}");
}

/* What a field takes, without braces. `exempt`: Markdown may be exempt. */
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
        put_bool(out);
        break;
    case FIELD_WORD:
        put_word(out, field);
        break;
    case FIELD_LEN:
        put_len(out, field);
        break;
    case FIELD_COLOUR:
        put_colour(out);
        break;
    case FIELD_DATE:
        put_date(out);
        break;
    case FIELD_MAP:
        put_ref(out, field->sub);
        break;
    case FIELD_LIST:
        put_list(out, field->sub);
        break;
    case FIELD_DICT:
        put_dict(out, field->sub);
        break;
    case FIELD_TEXTS:
        put_texts(out);
        break;
    case FIELD_NODE:
        break;
    default:
        put_any_text(out);
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

/* What holds for a whole language. */
struct json_kind {
    const struct schema *root;
    bool exempt;   /* Markdown may be exempt */
    bool extended; /* files extend one another */
};

static bool is_property(const struct field *field)
{
    return field->type != FIELD_KEY && !(field->type == FIELD_DICT && (field->flags & FIELD_SHORT));
}

/* Whether mappings of `schema` may complete those of a file that `from` extends: lists are given anew, and no mapping
 * holds itself but in a list. */
static bool completes(const struct schema *from, const struct schema *schema)
{
    bool found = from == schema;
    for (size_t i = 0; i < from->nfields && !found; i++) {
        enum field_type type = from->fields[i].type;
        found = (type == FIELD_MAP || type == FIELD_DICT) && completes(from->fields[i].sub, schema);
    }
    return found;
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
static void put_object(struct buf *out, const struct schema *schema, const struct json_kind *kind)
{
    const struct field *others = schema_short(schema, NODE_MAP);
    const char *comma = "";
    put_mapping(out);
    buf_puts(out, ",\n      \"additionalProperties\": ");
    if (others) {
        buf_puts(out, "{");
        put_ref(out, others->sub);
        buf_puts(out, "}");
    } else {
        buf_puts(out, "false");
    }
    if (!kind->extended || !completes(kind->root, schema))
        put_required(out, schema);
    buf_puts(out, ",\n      \"properties\": {\n");
    for (size_t i = 0; i < schema->nfields; i++) {
        if (is_property(&schema->fields[i])) {
            buf_puts(out, comma);
            put_property(out, &schema->fields[i], kind->exempt);
            comma = ",\n";
        }
    }
    buf_puts(out, "\n      }");
}

/* A mapping and its short forms. */
static void put_definition(struct buf *out, const struct schema *schema, const struct json_kind *kind)
{
    const struct field *scalar = schema_short(schema, NODE_SCALAR);
    const struct field *list = schema_short(schema, NODE_LIST);
    buf_puts(out, "\"description\": ");
    put_string(out, schema->help ? schema->help : schema->name);
    if (!scalar && !list) {
        buf_puts(out, ",\n      ");
        put_object(out, schema, kind);
        return;
    }
    buf_puts(out, ",\n      \"anyOf\": [{");
    put_object(out, schema, kind);
    if (scalar) {
        buf_puts(out, "}, {");
        put_type(out, scalar, kind->exempt);
    }
    if (list && list != scalar) {
        buf_puts(out, "}, {");
        put_type(out, list, kind->exempt);
    }
    buf_puts(out, "}]");
}

/* Markdown, or a mapping that says that it is exempt. */
static void put_markdown(struct buf *out, const struct schema *exemption)
{
    buf_puts(out, "    \"Markdown\": {\n      \"anyOf\": [{");
    put_any_text(out);
    buf_puts(out, "}, {\"type\": \"object\", \"additionalProperties\": false, \"required\": [\"text\", \"exempt\"],\n"
                  "      \"properties\": {\"text\": {");
    put_any_text(out);
    buf_puts(out, "}, \"exempt\": {");
    put_ref(out, exemption);
    buf_puts(out, "}}}]\n    },\n");
}

void schema_json(struct buf *out, const struct schema *root, bool extended, const char *title)
{
    struct schema_order order;
    schema_order_init(&order, root);
    buf_puts(out, "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": ");
    put_string(out, title);
    buf_puts(out, ",\n  \"allOf\": [{");
    put_ref(out, root);
    buf_puts(out, "}],\n  \"definitions\": {\n");
    const struct field *exemption = find_exemption(&order);
    struct json_kind kind = {root, exemption != NULL, extended};
    if (exemption)
        put_markdown(out, exemption->sub);
    for (size_t i = 0; i < order.n; i++) {
        buf_puts(out, i ? ",\n    \"" : "    \"");
        put_name(out, order.items[i]->name);
        buf_puts(out, "\": {\n      ");
        put_definition(out, order.items[i], &kind);
        buf_puts(out, "\n    }");
    }
    buf_puts(out, "\n  }\n}\n");
    schema_order_free(&order);
}
