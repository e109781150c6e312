#include <string.h>

#include "base/source.h"
#include "check/schema_int.h"

/* Bytes of a user's text that a help repeats. */
#define MAX_SHOWN 60

const struct field *schema_field(const struct schema *schema, struct str key)
{
    for (size_t i = 0; i < schema->nfields; i++) {
        const struct field *field = &schema->fields[i];
        if (field->type != FIELD_KEY && key.len && field->key[0] == key.s[0] && str_eqz(key, field->key))
            return field;
    }
    return NULL;
}

size_t schema_find_type(const struct schema *schema, enum field_type type)
{
    for (size_t i = 0; i < schema->nfields; i++) {
        if (schema->fields[i].type == type)
            return i;
    }
    return SIZE_MAX;
}

static bool short_takes(enum field_type type, enum node_kind kind)
{
    switch (kind) {
    case NODE_SCALAR:
        return value_is_scalar(type) || type == FIELD_TEXTS;
    case NODE_LIST:
        return type == FIELD_LIST || type == FIELD_TEXTS;
    default:
        return type == FIELD_DICT;
    }
}

const struct field *schema_short(const struct schema *schema, enum node_kind kind)
{
    for (size_t i = 0; i < schema->nfields; i++) {
        const struct field *field = &schema->fields[i];
        if ((field->flags & FIELD_SHORT) && short_takes(field->type, kind))
            return field;
    }
    return NULL;
}

/* "a" or "an". */
static const char *article(const char *word)
{
    return strchr("aeiou", word[0]) ? "an" : "a";
}

/* The known key at the start of text such as `target:70%`, or NULL: the blank after the colon is missing. */
static const struct field *find_swallowed(const struct schema *schema, struct str text)
{
    int64_t colon = str_find(text, ":", 0);
    return colon > 0 ? schema_field(schema, str_sub(text, 0, (uint32_t)colon)) : NULL;
}

bool schema_swallows_key(const struct schema *schema, const struct node *node)
{
    return node->kind == NODE_SCALAR && node->style == NODE_PLAIN && memchr(node->text, ':', node->len) &&
           find_swallowed(schema, node_text(node));
}

static void report_missing_blank(struct reader *reader, const struct node *node)
{
    struct str text = node_text(node);
    uint32_t colon = (uint32_t)str_find(text, ":", 0);
    struct diag *diag = diag_at(reader->diags, DIAG_MISSING_BLANK, node->mark,
                                "a blank is missing after `" PRIstr ":`", (int)colon, text.s);
    diag_help(reader->diags, diag, "write `" PRIstr ": " PRIstr "`", (int)colon, text.s,
              STR_ARG(str_sub(text, colon + 1, text.len)));
}

/* Lists the keys of a mapping: `a`, `b`, `c` ... */
static void put_keys(struct buf *out, const struct schema *schema, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < schema->nfields; i++) {
        if (schema->fields[i].type == FIELD_KEY)
            continue;
        if (n == most) {
            buf_puts(out, " ...");
            break;
        }
        buf_printf(out, "%s`%s`", n++ ? ", " : "", schema->fields[i].key);
    }
}

static struct str nearest_key(const struct schema *schema, struct str key)
{
    struct str candidates[SCHEMA_MAX_FIELDS];
    size_t n = 0;
    for (size_t i = 0; i < schema->nfields; i++) {
        if (schema->fields[i].type != FIELD_KEY)
            candidates[n++] = str_from(schema->fields[i].key);
    }
    return str_nearest(key, candidates, n);
}

/* What to write instead of a key that belongs elsewhere, or NULL. */
static const char *find_misplaced(const struct schema *schema, struct str key, bool list)
{
    for (const struct misplaced *it = schema->misplaced; it && it->help; it++) {
        if (it->list == list && (it->key ? str_eqz(key, it->key) : schema_field(it->of, key) != NULL))
            return it->help;
    }
    return NULL;
}

bool schema_report_misplaced(struct reader *reader, const struct schema *schema, const struct node *key,
                             const struct node *value)
{
    const char *help = value->kind == NODE_LIST ? find_misplaced(schema, node_text(key), true) : NULL;
    if (help) {
        struct diag *diag = diag_at(reader->diags, DIAG_WRONG_TYPE, key->mark, "`" PRIstr "` does not take a list",
                                    STR_ARG(node_text(key)));
        diag_help(reader->diags, diag, "%s", help);
    }
    return help;
}

void schema_report_exempt_name(struct reader *reader, const struct schema *schema, const struct node *key)
{
    struct diag *diag = diag_at(reader->diags, DIAG_UNKNOWN_KEY, key->mark,
                                "`" PRIstr "` cannot stand here, where each key is the name of %s %s",
                                STR_ARG(node_text(key)), article(schema->name), schema->name);
    diag_help(reader->diags, diag, "mark what is exempt one by one: `{ text: ..., exempt: 3 }` after its name");
}

void schema_report_unknown(struct reader *reader, const struct schema *schema, const struct node *key,
                           const struct node *value)
{
    struct str text = node_text(key);
    if (value_is_empty(value) && (!schema || find_swallowed(schema, text))) {
        report_missing_blank(reader, key);
        return;
    }
    struct diag *diag = diag_at(reader->diags, DIAG_UNKNOWN_KEY, key->mark, "unknown key `" PRIstr "` in %s %s",
                                STR_ARG(text), article(schema->name), schema->name);
    const char *help = find_misplaced(schema, text, false);
    if (!help && reader->exempt && str_eqz(text, "exempt"))
        help = "mark its texts one by one, such as `text: { text: ..., exempt: 3 }`, or the section, row, note, "
               "indicator or "
               "activity that it stands in, or a whole item of `content`: `- exempt: 3`, with `table: ...` below it";
    if (help) {
        diag_help(reader->diags, diag, "%s", help);
        return;
    }
    struct str near = nearest_key(schema, text);
    if (near.len) {
        diag_help(reader->diags, diag, "did you mean `" PRIstr "`?", STR_ARG(near));
        return;
    }
    struct buf keys = {0};
    put_keys(&keys, schema, SCHEMA_MAX_FIELDS);
    diag_help(reader->diags, diag, "the keys of %s %s are %.*s", article(schema->name), schema->name, (int)keys.len,
              keys.bytes);
    buf_free(&keys);
}

void schema_report_duplicate(struct reader *reader, const struct node *key, const struct node *first)
{
    struct diag *diag =
        diag_at(reader->diags, DIAG_DUPLICATE_KEY, key->mark, "`" PRIstr "` is given twice", STR_ARG(node_text(key)));
    diag_related(reader->diags, diag, first->mark, "the first is here");
    diag_help(reader->diags, diag, "keep one of them");
}

void schema_report_missing(struct reader *reader, const struct schema *schema, const struct field *missing,
                           const struct node *node, const struct node *key)
{
    const struct node *place = key ? key : node;
    struct diag *diag;
    if (key)
        diag = diag_at(reader->diags, DIAG_MISSING_KEY, place->mark, "%s `" PRIstr "` has no `%s`", schema->name,
                       STR_ARG(node_text(key)), missing->key);
    else
        diag =
            diag_at(reader->diags, DIAG_MISSING_KEY, place->mark, "this %s has no `%s`", schema->name, missing->key);
    diag_help(reader->diags, diag, "add `%s: %s`", missing->key, missing->example ? missing->example : "...");
}

/* The rest of the source line at a mark, without a comment's worth of care: for help texts only. */
static struct str line_from(struct reader *reader, struct mark mark)
{
    struct str none = {0};
    if (mark.file == 0 || mark.line == 0)
        return none;
    struct str line = source_line(sources_at(reader->diags->sources, mark.file), reader->diags->arena, mark.line);
    uint32_t at = 0;
    for (uint32_t col = 1; at < line.len && col < mark.col; at++) {
        if (at + 1 >= line.len || ((unsigned char)line.s[at + 1] & 0xc0) != 0x80)
            col++;
    }
    return str_trim(str_sub(line, at, line.len));
}

/* A line that begins with a bracket, up to the one that closes it. */
static struct str until_closed(struct str line)
{
    int depth = 0;
    for (uint32_t i = 0; i < line.len; i++) {
        depth += line.s[i] == '[' || line.s[i] == '{';
        depth -= line.s[i] == ']' || line.s[i] == '}';
        if (depth == 0)
            return str_sub(line, 0, i + 1);
    }
    return line;
}

/* Shows the text quoted, as it has to be written. */
static void help_quote(struct reader *reader, struct diag *diag, const char *key, struct str text)
{
    struct buf quoted = {0};
    for (uint32_t i = 0; i < text.len; i++) {
        if (text.s[i] == '\'')
            buf_putc(&quoted, '\'');
        buf_putc(&quoted, text.s[i]);
    }
    diag_help(reader->diags, diag, "put quotes round it: `%s: '%.*s'`", key, (int)quoted.len, quoted.bytes);
    buf_free(&quoted);
}

/* A value such as the field takes. */
static const char *sample(const struct field *field)
{
    if (field->example)
        return field->example;
    switch (field->type) {
    case FIELD_BOOL:
        return "yes";
    case FIELD_INT:
        return "1";
    case FIELD_LEN:
        return "12.5mm";
    case FIELD_COLOUR:
        return "\"#1f4e79\"";
    case FIELD_DATE:
        return "2010-09-30";
    case FIELD_WORD:
        return field->words[0][0] ? field->words[0] : field->words[1];
    default:
        return "...";
    }
}

void schema_report_not_scalar(struct reader *reader, const struct field *field, const struct node *node)
{
    const char *found = node->kind == NODE_LIST ? "a list" : "a mapping";
    struct str line = line_from(reader, node->mark);
    bool flow = line.len && (line.s[0] == '[' || line.s[0] == '{');
    bool text = value_is_text(field->type) || field->type == FIELD_TEXTS;
    struct diag *diag = diag_at(reader->diags, DIAG_WRONG_TYPE, node->mark, "`%s` must be %s, but this is %s",
                                field->key, text ? "text" : "one value", found);
    if (reader->exempt && node->kind == NODE_MAP && node_find(node, "exempt"))
        diag_help(reader->diags, diag,
                  "this cannot be exempt by itself: mark the whole that `%s` stands in, or take the exemption out",
                  field->key);
    else if (!text)
        diag_help(reader->diags, diag, "write `%s: %s`", field->key, sample(field));
    else if (flow && field->type != FIELD_TEXTS)
        help_quote(reader, diag, field->key, until_closed(line));
    else if (flow)
        diag_help(reader->diags, diag, "where the text itself begins with `%c`, put quotes round it", line.s[0]);
    else if (node->kind == NODE_LIST)
        diag_help(reader->diags, diag, "for text with bullets, write `%s: |` and the bullets below it", field->key);
    else
        diag_help(reader->diags, diag, "where the text contains a colon and a blank, put quotes round it");
}

/* A list, or text, where names with what belongs to each are wanted. */
static void report_not_dict(struct reader *reader, const struct field *field, const struct node *node)
{
    if (node->kind == NODE_SCALAR && str_find(node_text(node), ":", 0) > 0) {
        report_missing_blank(reader, node);
        return;
    }
    struct diag *diag = diag_at(reader->diags, DIAG_WRONG_TYPE, node->mark,
                                "`%s` must be a mapping: the name of each %s, a colon, and what belongs to it",
                                field->key, field->sub->name);
    if (node->kind == NODE_LIST && node->first && node->first->kind == NODE_MAP)
        diag_help(reader->diags, diag, "take the `- ` away, so that each line begins with a name");
    else if (field->example)
        diag_help(reader->diags, diag, "write `%s: %s`", field->key, field->example);
    else
        diag_help(reader->diags, diag, "begin each line below it with a name and a colon");
}

void schema_report_not_collection(struct reader *reader, const struct field *field, const struct node *node)
{
    if (field->type == FIELD_DICT) {
        report_not_dict(reader, field, node);
        return;
    }
    struct diag *diag = diag_at(reader->diags, DIAG_WRONG_TYPE, node->mark, "`%s` must be a list", field->key);
    diag_help(reader->diags, diag, "begin each %s with `- `", field->sub ? field->sub->name : "text");
}

/* How a mapping that has a short form is written without keys; false when it has none that the help can show. */
static bool help_short(struct reader *reader, struct diag *diag, const struct schema *schema,
                       const struct field *field)
{
    const struct field *whole = schema_short(schema, NODE_LIST);
    whole = whole ? whole : schema_short(schema, NODE_SCALAR);
    if (!whole || !whole->example || !field)
        return false;
    if (field->type == FIELD_LIST)
        diag_help(reader->diags, diag, "write `- %s`, or lines such as `%s: ...`", whole->example, whole->key);
    else
        diag_help(reader->diags, diag, "write `%s: %s`, or lines such as `%s: ...` below it", field->key,
                  whole->example, whole->key);
    return true;
}

/* Shows text that stands alone after its key: `- text: ...`; a key alone gets its colon. */
static void help_item(struct reader *reader, struct diag *diag, const struct schema *schema,
                      const struct field *field, const struct node *node)
{
    const char *dash = field && field->type == FIELD_LIST ? "- " : "";
    struct str text = node->kind == NODE_SCALAR ? node_text(node) : STR("");
    const struct field *known = schema_field(schema, text);
    const struct field *first = &schema->fields[schema->fields[0].type == FIELD_KEY && schema->nfields > 1 ? 1 : 0];
    struct buf keys = {0};
    put_keys(&keys, schema, 6);
    if (known)
        diag_help(reader->diags, diag, "write `%s%s: %s`", dash, known->key, sample(known));
    else if (*dash && text.len && text.len <= MAX_SHOWN && !memchr(text.s, '\n', text.len))
        diag_help(reader->diags, diag, "write `- %s: " PRIstr "`; the keys of %s %s are %.*s", first->key,
                  STR_ARG(text), article(schema->name), schema->name, (int)keys.len, keys.bytes);
    else
        diag_help(reader->diags, diag, "write lines such as `%s%s: ...`; the keys of %s %s are %.*s", dash,
                  first->key, article(schema->name), schema->name, (int)keys.len, keys.bytes);
    buf_free(&keys);
}

void schema_report_not_mapping(struct reader *reader, const struct schema *schema, const struct field *field,
                               const struct node *node)
{
    if (schema_swallows_key(schema, node)) {
        report_missing_blank(reader, node);
        return;
    }
    const char *found = node->kind == NODE_LIST ? "cannot be a list"
                        : value_is_empty(node)  ? "is missing here"
                                                : "cannot be text alone";
    struct diag *diag;
    if (!field)
        diag = diag_at(reader->diags, DIAG_WRONG_TYPE, node->mark, "%s %s must be a mapping: lines of `key: value`",
                       article(schema->name), schema->name);
    else if (field->type == FIELD_MAP)
        diag = diag_at(reader->diags, DIAG_WRONG_TYPE, node->mark, "`%s` %s", field->key, found);
    else
        diag = diag_at(reader->diags, DIAG_WRONG_TYPE, node->mark, "%s %s %s", article(schema->name), schema->name,
                       found);
    if (!help_short(reader, diag, schema, field))
        help_item(reader, diag, schema, field, node);
}
