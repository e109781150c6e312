#include <stdlib.h>

#include "base/ascii.h"
#include "base/sys.h"
#include "check/schema.h"
#include "check/schema_int.h"

static bool order_has(const struct schema_order *order, const struct schema *schema)
{
    for (size_t i = 0; i < order->n; i++) {
        if (order->items[i] == schema)
            return true;
    }
    return false;
}

/* The recursion ends because a schema is entered once. */
static void order_add(struct schema_order *order, const struct schema *schema)
{
    if (order_has(order, schema))
        return;
    if (order->n == order->cap) {
        order->cap = order->cap ? order->cap * 2 : 32;
        order->items = sys_realloc(order->items, sizeof(*order->items) * order->cap);
    }
    order->items[order->n++] = schema;
    for (size_t i = 0; i < schema->nfields; i++) {
        if (schema->fields[i].sub)
            order_add(order, schema->fields[i].sub);
    }
}

void schema_order_init(struct schema_order *order, const struct schema *root)
{
    *order = (struct schema_order){0};
    order_add(order, root);
}

void schema_order_free(struct schema_order *order)
{
    free(order->items);
}

/* The anchor that Markdown viewers give to a heading. */
static void put_link(struct buf *out, const struct schema *schema)
{
    buf_printf(out, "[%s](#", schema->name);
    for (const char *c = schema->name; *c; c++)
        buf_putc(out, *c == ' ' ? '-' : ascii_to_lower(*c));
    buf_putc(out, ')');
}

static void put_words(struct buf *out, const struct field *field)
{
    const char *comma = "";
    for (size_t i = 0; field->words[i]; i++) {
        if (field->words[i][0]) {
            buf_printf(out, "%s`%s`", comma, field->words[i]);
            comma = ", ";
        }
    }
}

static void put_type(struct buf *out, const struct field *field)
{
    static const char *const names[] = {
        [FIELD_TEXT] = "text",
        [FIELD_RICH] = "Markdown",
        [FIELD_LINES] = "inline Markdown",
        [FIELD_CELL] = "Markdown",
        [FIELD_BOOL] = "`yes` or `no`",
        [FIELD_LEN] = "length",
        [FIELD_COLOUR] = "colour",
        [FIELD_DATE] = "date",
        [FIELD_TEXTS] = "text or list of texts",
        [FIELD_NODE] = "see there",
        [FIELD_KEY] = "",
    };
    switch (field->type) {
    case FIELD_INT:
        if (field->min == 0 && field->max == 0)
            buf_puts(out, "whole number");
        else
            buf_printf(out, "whole number, %d to %d", field->min, field->max);
        buf_puts(out, field->flags & FIELD_SWITCH ? ", or `yes` or `no`" : "");
        break;
    case FIELD_WORD:
        put_words(out, field);
        break;
    case FIELD_MAP:
        put_link(out, field->sub);
        break;
    case FIELD_LIST:
        buf_puts(out, "list: ");
        put_link(out, field->sub);
        break;
    case FIELD_DICT:
        buf_puts(out, "by name: ");
        put_link(out, field->sub);
        break;
    default:
        buf_puts(out, names[field->type]);
    }
}

/* Text in a cell of a table: a bar would end the cell. */
static void put_cell(struct buf *out, const char *text)
{
    for (const char *c = text ? text : ""; *c; c++) {
        if (*c == '|')
            buf_putc(out, '\\');
        buf_putc(out, *c == '\n' ? ' ' : *c);
    }
}

static void put_row(struct buf *out, const struct field *field)
{
    if (field->type == FIELD_DICT && (field->flags & FIELD_SHORT))
        buf_puts(out, "| *any other* | ");
    else
        buf_printf(out, "| `%s` | ", field->key);
    put_cell(out, field->help);
    buf_puts(out, " | ");
    put_type(out, field);
    buf_puts(out, " | ");
    if (field->flags & FIELD_REQUIRED) {
        buf_puts(out, "required");
    } else if (field->fallback) {
        buf_putc(out, '`');
        put_cell(out, field->fallback);
        buf_putc(out, '`');
    }
    buf_puts(out, " |\n");
}

/* The mapping's example, else the keys that have one, as YAML. */
static void put_example(struct buf *out, const struct schema *schema)
{
    bool any = false;
    if (schema->example) {
        buf_printf(out, "```yaml\n%s```\n\n", schema->example);
        return;
    }
    for (size_t i = 0; i < schema->nfields; i++) {
        const struct field *field = &schema->fields[i];
        if (!field->example || field->type == FIELD_KEY ||
            (field->type == FIELD_DICT && (field->flags & FIELD_SHORT)))
            continue;
        buf_puts(out, any ? "" : "```yaml\n");
        buf_printf(out, "%s: %s\n", field->key, field->example);
        any = true;
    }
    buf_puts(out, any ? "```\n\n" : "");
}

static void put_schema(struct buf *out, const struct schema *schema)
{
    buf_printf(out, "## %s\n\n", schema->name);
    if (schema->help)
        buf_printf(out, "%s\n\n", schema->help);
    buf_puts(out, "| key | what it is | type | default |\n| --- | --- | --- | --- |\n");
    for (size_t i = 0; i < schema->nfields; i++) {
        if (schema->fields[i].type != FIELD_KEY)
            put_row(out, &schema->fields[i]);
    }
    buf_puts(out, "\n");
    put_example(out, schema);
}

static bool order_has_type(const struct schema_order *order, enum field_type type)
{
    for (size_t i = 0; i < order->n; i++) {
        if (schema_find_type(order->items[i], type) != SIZE_MAX)
            return true;
    }
    return false;
}

/* What the types of fields mean, as far as they occur. */
static void put_types(struct buf *out, const struct schema_order *order)
{
    static const struct {
        enum field_type type;
        const char *name, *help;
    } types[] = {
        {FIELD_TEXT, "text",
         "printed exactly as written. Text that begins with `%`, `*`, `-`, `[`, `{`, `&`, `!` or "
         "`@`, or contains `: ` or ` #`, stands in quotes"},
        {FIELD_RICH, "Markdown",
         "paragraphs parted by blank lines; lists (`- `, `1. `, `a) `, `i) `, `(a) `); and inline Markdown. "
         "More than one line stands below `|`. In reports, `{ text: ..., exempt: 3 }` in its place is left out of "
         "the public copy"},
        {FIELD_LINES, "inline Markdown",
         "each line stays a line. `*italic*`, `**bold**`, `31^st^`, `CO~2~`, `[words](https://...)`, a note's mark "
         "`[^name]`, a reference `[[name]]` or `[[name|words]]`, a status's symbol `{better}`, another language "
         "`[Cymru]{lang=cy}`; a backslash "
         "makes "
         "the next character plain text. Grades such as `A*-C` need none"},
        {FIELD_LEN, "length", "a number with its unit: `12pt`, `2.5mm`, `1.2cm`, `1in`"},
        {FIELD_COLOUR, "colour", "`\"#rrggbb\"` in quotes, or the name of a colour of the palette"},
        {FIELD_DATE, "date", "year, month, day: `2010-09-30`"},
        {FIELD_DICT, "by name", "a mapping whose keys are names of your own, each with what the link describes"},
    };
    buf_puts(out, "## types\n\n");
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (order_has_type(order, types[i].type))
            buf_printf(out, "- **%s**: %s.\n", types[i].name, types[i].help);
    }
}

void schema_markdown(struct buf *out, const struct schema *root)
{
    struct schema_order order;
    schema_order_init(&order, root);
    for (size_t i = 0; i < order.n; i++)
        put_schema(out, order.items[i]);
    put_types(out, &order);
    schema_order_free(&order);
}
