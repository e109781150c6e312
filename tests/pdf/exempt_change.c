#include "exempt_change.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "check/schema_int.h"
#include "yaml_tree.h"

uint32_t change_below(struct changer *changer, uint32_t n)
{
    uint64_t z = changer->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ (z >> 31)) >> 33) % n;
}

/* --- words */

static void put_word(struct changer *changer, struct buf *out, bool markdown)
{
    static const char *const glyphs[] = {"",
                                         "é",
                                         "€",
                                         "Ω",
                                         "–",
                                         "żółć",
                                         "½",
                                         "Ж",
                                         "ﬁ",
                                         "Ġ",
                                         "÷",
                                         "“q”",
                                         "^2^",
                                         "~2~",
                                         "**b**",
                                         "*i*",
                                         "[w](https://secret.example/w)",
                                         "£9.75"};
    enum { NPLAIN = 12, NGLYPHS = sizeof(glyphs) / sizeof(glyphs[0]) };
    buf_printf(out, "xq%uz", changer->nwords++);
    for (uint32_t n = change_below(changer, 9); n > 0; n--)
        buf_putc(out, "aeghjkpvwy"[change_below(changer, 10)]);
    if (change_below(changer, 4) == 0)
        buf_puts(out, glyphs[change_below(changer, markdown ? NGLYPHS : NPLAIN)]);
}

static void put_words(struct changer *changer, struct buf *out, uint32_t n, bool markdown)
{
    for (uint32_t i = 0; i < n; i++) {
        buf_puts(out, i > 0 ? " " : "");
        put_word(changer, out, markdown);
    }
}

/* From one word to a page of them. */
static uint32_t how_many(struct changer *changer)
{
    static const uint32_t most[] = {1, 3, 12, 40, 200};
    return 1 + change_below(changer, most[change_below(changer, 5)]);
}

/* Figures, or a few words. */
static void put_line(struct changer *changer, struct buf *out)
{
    static const char *const figures[] = {"7",   "12.375%", "£1,234,567", "-0.5", "n/a", "Not available",
                                          "99%", "(3)",     "**4.5**",    "1:8",  "",    "0"};
    if (change_below(changer, 2) == 0)
        buf_puts(out, figures[change_below(changer, 12)]);
    else
        put_words(changer, out, 1 + change_below(changer, 6), true);
}

static void put_paragraphs(struct changer *changer, struct buf *out)
{
    for (uint32_t n = 1 + change_below(changer, 4), i = 0; i < n; i++) {
        buf_puts(out, i > 0 ? "\n\n" : "");
        if (change_below(changer, 4) == 0) {
            for (uint32_t items = 1 + change_below(changer, 4); items > 0; items--) {
                buf_puts(out, "- ");
                put_words(changer, out, 1 + change_below(changer, 12), true);
                buf_puts(out, items > 1 ? "\n" : "");
            }
        } else {
            put_words(changer, out, how_many(changer), true);
        }
    }
}

static struct node *scalar_of(struct changer *changer, struct buf *text)
{
    struct node *node =
        yaml_scalar(changer->arena, (struct str){text->bytes ? text->bytes : "", (uint32_t)text->len});
    buf_free(text);
    return node;
}

/* `{#name}` at the ends of paragraphs stays: others may refer to it. */
static void put_names(struct buf *out, struct str old)
{
    for (int64_t from = str_find(old, "{#", 0); from >= 0; from = str_find(old, "{#", (uint32_t)from + 2)) {
        int64_t end = str_find(old, "}", (uint32_t)from);
        if (end > 0)
            buf_printf(out, "\n\nw %.*s", (int)(end + 1 - from), old.s + from);
    }
}

static void change_text(struct changer *changer, const struct field *field, struct node *node)
{
    struct buf text = {0};
    if (node->kind == NODE_MAP) { /* marked */
        node = yaml_get(node, "text");
        assert_non_null(node);
    }
    if (field->type == FIELD_LINES || (field->type == FIELD_CELL && change_below(changer, 2) == 0))
        put_line(changer, &text);
    else
        put_paragraphs(changer, &text);
    put_names(&text, node_text(node));
    if (text.len == 0 && (field->flags & FIELD_REQUIRED))
        buf_putc(&text, '1');
    yaml_become(node, scalar_of(changer, &text));
}

/* --- whole mappings */

/* By the schema's name. In the texts of these, @ stands for some words, % for a figure, PICTURE for the name of a
 * file, REF for an indicator, PERIOD for a period, PAGE for a kind of page. */
static const struct sample {
    const char *schema, *yaml;
    uint32_t deepest; /* the level of sections at which there may be sections within; 0: at all */
    bool not_in_column;
} samples[] = {
    {.schema = "section", .yaml = "{ heading: '@', text: '@' }"},
    {.schema = "section",
     .yaml = "{ heading: '@', subtitle: '@', page: PAGE, title_page: yes, contents: 'no', start: right, text: '@',"
             "  paragraphs: numbered, content: [{ text: '@' }, { page_break: yes }, { figure: { image: PICTURE, "
             "title: '@', alt: '@' } }, { table: { title: '@', columns: ['@', { title: '%', align: decimal }],"
             "  rows: [['@', '%'], ['@', '%'], { heading: '@' }, ['@', '%']] } }] }"},
    {.schema = "section",
     .yaml = "{ heading: '@', start: page, sections: [{ heading: '@', text: '@' }, { heading: '@', text: '@', "
             "content: [{ columns: [{ heading: '@', text: '@' }, { text: '@', width: 2fr }] }] }] }",
     .deepest = 4},
    {.schema = "section", .yaml = "{ heading: '@', content: [{ indicators: { refs: [REF], title: '@' } }] }"},
    {.schema = "content item", .yaml = "{ text: '@' }"},
    {.schema = "content item", .yaml = "{ text: '@\n\n@\n\n- @\n- @\n\n@' }"},
    {.schema = "content item", .yaml = "{ small_print: '@' }"},
    {.schema = "content item", .yaml = "{ page_break: yes }", .not_in_column = true},
    {.schema = "content item", .yaml = "{ key: { title: '@', entries: [{ status: better, text: '@' }] } }"},
    {.schema = "content item",
     .yaml = "{ figure: { image: PICTURE, title: '@', alt: '@', note: '@', width: 30mm } }"},
    {.schema = "content item", .yaml = "{ figure: { image: PICTURE, decorative: yes } }"},
    {.schema = "content item",
     .yaml = "{ table: { title: '@', columns: ['@', '@', { title: '@', align: decimal }], note: '@',"
             "  rows: [['@', '@', '%'], [{ text: '@', columns: 2 }, '%'], ['', '%', '%'], ['@', '%', '%']] } }"},
    {.schema = "content item", .yaml = "{ table: { columns: ['@'], empty: '@' } }"},
    {.schema = "content item",
     .yaml = "{ columns: [{ heading: '@', text: '@' }, { content: [{ text: '@' }, { small_print: '@' }] }] }",
     .not_in_column = true},
    {.schema = "content item", .yaml = "{ indicators: { refs: [REF], title: '@', note: '@' } }"},
    {.schema = "content item", .yaml = "{ list: { refs: [REF] } }"},
    {.schema = "content item",
     .yaml = "{ recommendations: { lead: '@', items: ['@', { text: '@', items: ['@'] }] } }"},
    {.schema = "content column", .yaml = "{ text: '@' }"},
    {.schema = "content column", .yaml = "{ heading: '@', content: [{ text: '@' }, { small_print: '@' }] }"},
    {.schema = "content column",
     .yaml = "{ heading: '@', text: '@', content: [{ figure: { image: PICTURE, alt: '@', title: '@' } }] }"},
    {.schema = "row", .yaml = "{ heading: '@' }"},
    {.schema = "row", .yaml = "{ cells: [] }"},
    {.schema = "cell", .yaml = "{ text: '%' }"},
    {.schema = "cell", .yaml = "{ text: '@\n\n@' }"},
    {.schema = "note", .yaml = "{ text: '@' }"},
    {.schema = "note", .yaml = "{ text: '@\n\n@' }"},
    {.schema = "indicator", .yaml = "{ definition: '@', actual: { PERIOD: '%' } }"},
    {.schema = "indicator",
     .yaml = "{ definition: '@', name: '@', unit: '%', better: lower, actual: { PERIOD: '%' }, lead: '@',"
             "  target: { PERIOD: '%' }, comment: '@', action: '@', plan: { actions: '@', scale: '@' } }"},
    {.schema = "activity", .yaml = "{ description: '@' }"},
    {.schema = "activity", .yaml = "{ description: '@', update: '- @\n- @', lead: '@' }"},
    {.schema = "engagement entry", .yaml = "{ title: '@' }"},
    {.schema = "recommendation", .yaml = "{ text: '@' }"},
    {.schema = "recommendation", .yaml = "{ text: '@', items: ['@', { text: '@' }, '@'] }"},
    {.schema = "part of a recommendation", .yaml = "{ text: '@' }"},
    {.schema = "engagement entry", .yaml = "{ title: '@', who: '@', findings: '@', method: '@', contact: '@' }"},
};
enum { NSAMPLES = sizeof(samples) / sizeof(samples[0]) };

bool change_knows(const char *schema)
{
    for (uint32_t i = 0; i < NSAMPLES; i++) {
        if (strcmp(samples[i].schema, schema) == 0)
            return true;
    }
    return false;
}

static struct str first_of(struct node *list, const char *key)
{
    struct node *first = list && list->kind == NODE_LIST ? list->first : NULL;
    struct node *value = first ? yaml_get(first, key) : NULL;
    return value ? node_text(value) : STR("");
}

static struct str first_key(const struct node *map)
{
    return map && map->kind == NODE_MAP && map->first ? node_text(map->first) : STR("");
}

/* What stands for a word of a sample; false: the sample cannot be used in this report. */
static bool fill_name(struct changer *changer, struct node *node)
{
    struct str text = node_text(node), word = {NULL, 0};
    if (str_eqz(text, "PICTURE"))
        word = str_from(changer->picture ? changer->picture : "");
    else if (str_eqz(text, "REF"))
        word = first_of(yaml_get(changer->root, "indicators"), "ref");
    else if (str_eqz(text, "PERIOD"))
        word = first_key(yaml_get(changer->root, "periods"));
    else if (str_eqz(text, "PAGE"))
        word = changer->page;
    else
        return true;
    yaml_become(node, yaml_scalar(changer->arena, word));
    return word.len > 0;
}

static void fill_text(struct changer *changer, struct node *node)
{
    struct buf text = {0};
    bool filled = false;
    for (uint32_t i = 0; i < node->len; i++) {
        char c = node->text[i];
        if (c == '@')
            put_words(changer, &text, how_many(changer), false);
        else if (c == '%')
            buf_printf(&text, "%u.%u", change_below(changer, 9999), change_below(changer, 99));
        else
            buf_putc(&text, c);
        filled |= c == '@' || c == '%';
    }
    if (filled)
        yaml_become(node, scalar_of(changer, &text));
    else
        buf_free(&text);
}

static bool fill(struct changer *changer, struct node *node)
{
    if (node->kind == NODE_SCALAR) {
        fill_text(changer, node);
        return fill_name(changer, node);
    }
    bool filled = true;
    for (struct node *child = node->first; child; child = child->next)
        filled &= fill(changer, child);
    return filled;
}

static bool suits(const struct sample *sample, const struct place *place)
{
    return strcmp(sample->schema, place->of->name) == 0 && !(sample->not_in_column && place->in_column) &&
           (sample->deepest == 0 || place->level <= sample->deepest);
}

/* A sample's mapping with words of its own; NULL: none of a few that were tried suits. */
static struct node *sample_for(struct changer *changer, const struct place *place)
{
    for (uint32_t tries = 0; tries < 200; tries++) {
        const struct sample *sample = &samples[change_below(changer, NSAMPLES)];
        if (!suits(sample, place))
            continue;
        struct node *map = yaml_parse(changer->arena, sample->yaml);
        if (fill(changer, map))
            return map;
    }
    return NULL;
}

/* --- names that others may refer to */

static void gather_names(struct arena *arena, const struct node *node, struct place_names *names)
{
    if (node->kind == NODE_LIST) {
        for (const struct node *item = node->first; item; item = item->next)
            gather_names(arena, item, names);
    } else if (node->kind == NODE_MAP) {
        for (const struct node *key = node->first; key; key = key->next->next) {
            if (str_eqz(node_text(key), "id") && key->next->kind == NODE_SCALAR)
                VEC_PUSH(arena, names, node_text(key->next));
            else
                gather_names(arena, key->next, names);
        }
    }
}

/* A table or a picture of that name. */
static struct node *named_block(struct changer *changer, struct str name)
{
    bool table = !changer->picture || change_below(changer, 2) == 0;
    struct node *block = yaml_parse(changer->arena, table ? "{ table: { columns: ['@'], rows: [['%'], ['@']] } }"
                                                          : "{ figure: { image: PICTURE, title: '@', alt: '@' } }");
    fill(changer, block);
    yaml_put(changer->arena, block->first->next, "id", yaml_scalar(changer->arena, name));
    return block;
}

static struct node *list_in(struct arena *arena, struct node *map, const char *key)
{
    if (!yaml_get(map, key)) {
        struct node *list = yaml_map(arena);
        list->kind = NODE_LIST;
        yaml_put(arena, map, key, list);
    }
    return yaml_get(map, key);
}

/* The new mapping with blocks that bear the names. False: it cannot have so many. */
static bool keep_names(struct changer *changer, const struct place *place, const struct place_names *names,
                       struct node **made)
{
    struct arena *arena = changer->arena;
    if (names->n == 0)
        return true;
    if (strcmp(place->of->name, "content item") == 0) {
        if (names->n == 1) {
            *made = named_block(changer, names->items[0]);
            return true;
        }
        if (place->in_column)
            return false;
        *made = yaml_parse(arena, "{ columns: [{ text: a, content: [] }] }");
        struct node *column = yaml_get(*made, "columns")->first;
        for (uint32_t i = 0; i < names->n; i++)
            yaml_append(arena, list_in(arena, column, "content"), named_block(changer, names->items[i]));
        return true;
    }
    if (strcmp(place->of->name, "section") != 0 && strcmp(place->of->name, "content column") != 0)
        return false;
    for (uint32_t i = 0; i < names->n; i++)
        yaml_append(arena, list_in(arena, *made, "content"), named_block(changer, names->items[i]));
    return true;
}

/* --- changing */

/* Other words for all texts in the mapping. */
static void change_words(struct changer *changer, const struct place *place)
{
    struct places within = {0};
    place_find_in(changer->arena, place->of, place->node, &within);
    for (uint32_t i = 0; i < within.n; i++) {
        const struct place *text = &within.items[i];
        if (text->field && !(text->around == place->node && place_keeps(place, str_from(text->field->key))))
            change_text(changer, text->field, text->node);
    }
}

/* As many columns as before, in other cells. False: cells span rows, which the next ones must know. */
static bool change_cells(struct changer *changer, struct node *cells, struct node *made)
{
    int64_t columns = 0;
    for (struct node *cell = cells->first; cell; cell = cell->next) {
        const struct node *span = yaml_get(cell, "columns");
        columns += span ? node_text(span).s[0] - '0' : 1;
        if (yaml_get(cell, "rows") || (span && node_text(span).len > 1))
            return false;
    }
    struct node *list = list_in(changer->arena, made, "cells");
    while (columns > 0) {
        uint32_t span = 1 + change_below(changer, (uint32_t)columns);
        struct node *cell = yaml_parse(changer->arena, "{ text: '@' }");
        fill(changer, cell);
        char digit[2] = {(char)('0' + span), 0};
        yaml_put(changer->arena, cell, "columns", yaml_scalar(changer->arena, str_from(digit)));
        yaml_append(changer->arena, list, cell);
        columns -= span;
    }
    return true;
}

/* Something else altogether. False: none was found that fits. */
static bool change_all(struct changer *changer, const struct place *place)
{
    struct place_names names = {0};
    for (const struct node *key = place->node->first; key; key = key->next->next) {
        if (!place_keeps(place, node_text(key)))
            gather_names(changer->arena, key->next, &names);
    }
    struct node *made = sample_for(changer, place);
    if (!made || !keep_names(changer, place, &names, &made))
        return false;
    struct node *cells = yaml_get(place->node, "cells"), *new_cells = yaml_get(made, "cells");
    if (cells && !change_cells(changer, cells, new_cells ? made : yaml_map(changer->arena)))
        return false;
    if (new_cells && !cells)
        return false;
    struct node *map = yaml_map(changer->arena);
    for (const struct node *key = place->node->first; key; key = key->next->next) {
        if (place_keeps(place, node_text(key)))
            yaml_put(changer->arena, map, str_dup(changer->arena, node_text(key)).s, key->next);
    }
    for (const struct node *key = made->first; key; key = key->next->next)
        yaml_put(changer->arena, map, str_dup(changer->arena, node_text(key)).s, key->next);
    yaml_become(place->node, map);
    place_spell_out_in(changer->arena, place->of, place->node);
    return true;
}

void change_place(struct changer *changer, const struct place *place)
{
    if (place->field)
        change_text(changer, place->field, place->node);
    else if (change_below(changer, 3) == 0 || !change_all(changer, place))
        change_words(changer, place);
}

uint32_t change_exempt(struct changer *changer, struct node *root)
{
    uint32_t changed = 0;
    /* Each change makes other places; the outermost come first, and what is within them is changed with them. */
    struct places places = {0};
    place_find_all(changer->arena, root, &places);
    for (uint32_t i = 0; i < places.n; i++) {
        if (!place_is_exempt(&places.items[i]))
            continue;
        change_place(changer, &places.items[i]);
        changed++;
    }
    return changed;
}

struct node *change_exemption(struct changer *changer)
{
    static const char *const written[] = {"3", "[1, 3]", "{ paragraph: 3, public: Set out in the exempt copy. }",
                                          "{ paragraph: [2], heading: Not for all }"};
    uint32_t i = change_below(changer, 8);
    return i < 4 ? yaml_scalar(changer->arena, STR("3")) : yaml_parse(changer->arena, written[i - 4]);
}
