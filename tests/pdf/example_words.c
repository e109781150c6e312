#include "example_words.h"

#include <ctype.h>
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "compute/figures.h"

/* How often a word is wanted and was found. `free`: the layout, a label or a name may bring it as often as it likes.
 */
struct count {
    struct str word;
    uint32_t wanted, got;
    bool free;
};

struct words {
    struct arena *arena;
    const struct report *report;
    const struct style *style;
    struct map counts;
};

enum purpose { WANTED, GOT, FREE };

/* --- words: what white space parts, without punctuation at both ends */

static bool is_part(const char *byte, uint32_t left)
{
    if (left > 2 && memcmp(byte, "\xe2\x80", 2) == 0)
        return false; /* dashes, quotation marks, bullets */
    return isalnum((unsigned char)*byte) || (unsigned char)*byte >= 0x80;
}

static struct str strip(struct str word)
{
    while (word.len > 0 && !is_part(word.s, word.len)) {
        uint32_t n = (unsigned char)*word.s >= 0xe0 && word.len > 2 ? 3 : 1;
        word = str_sub(word, n, word.len);
    }
    for (;;) {
        uint32_t n = word.len;
        if (n > 3 && memcmp(word.s + n - 3, "\xe2\x80", 2) == 0)
            word.len -= 3;
        else if (n > 0 && (unsigned char)word.s[n - 1] < 0x80 && !isalnum((unsigned char)word.s[n - 1]))
            word.len--;
        else
            return word;
    }
}

static void count_word(struct words *words, struct str word, enum purpose purpose)
{
    word = strip(word);
    if (word.len == 0)
        return;
    struct count *count = map_find(&words->counts, word);
    if (!count) {
        count = ARENA_NEW(words->arena, struct count);
        *count = (struct count){.word = str_dup(words->arena, word)};
        map_put(&words->counts, count->word, count);
    }
    if (purpose == FREE)
        count->free = true;
    else if (purpose == GOT)
        count->got++;
    else
        count->wanted++;
}

static void count_text(struct words *words, struct str text, enum purpose purpose)
{
    for (uint32_t at = 0; at < text.len;) {
        uint32_t from = at;
        while (at < text.len && !strchr(" \t\r\n", text.s[at]))
            at++;
        count_word(words, str_sub(text, from, at - from), purpose);
        at++;
    }
}

static void count_node(struct words *words, const struct node *node, enum purpose purpose)
{
    if (node)
        count_text(words, node_text(node), purpose);
}

/* A reference without words of its own prints a label or a number, which are free. */
static void count_rich(struct words *words, const struct rich *rich, enum purpose purpose)
{
    for (uint32_t i = 0; rich && i < rich->nblocks; i++) {
        struct buf text = {0};
        const struct rich_block *block = &rich->blocks[i];
        for (uint32_t k = 0; k < block->nruns; k++) {
            const struct run *run = &block->runs[k];
            if (run->kind == RUN_BREAK)
                buf_putc(&text, '\n');
            else if (run->kind != RUN_NOTE)
                buf_put_str(&text, run->text);
        }
        if (text.len > 0)
            count_text(words, (struct str){text.bytes, (uint32_t)text.len}, purpose);
        buf_free(&text);
    }
}

/* --- what is free */

static void free_tree(struct words *words, const struct node *node)
{
    if (node->kind == NODE_SCALAR) {
        count_node(words, node, FREE);
        return;
    }
    for (const struct node *child = node->first; child; child = child->next)
        free_tree(words, child);
}

static void free_layouts(struct words *words)
{
    struct diags diags;
    struct sources sources = {.arena = words->arena};
    struct loader loader;
    diags_init(&diags, words->arena, &sources);
    loader_init(&loader, words->arena, &diags, 0);
    glob_t found;
    assert_int_equal(glob("layouts/*.yaml", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        free_tree(words, load_own(&loader, str_from(found.gl_pathv[i]))->root);
    globfree(&found);
}

static void free_names(struct words *words)
{
    const struct report *report = words->report;
    free_tree(words, report->head->node);
    if (report->head->contents)
        count_node(words, report->head->contents->title, FREE);
    for (uint32_t i = 0; i < report->periods.n; i++) {
        count_node(words, report->periods.items[i]->id, FREE);
        count_node(words, report->periods.items[i]->label, FREE);
    }
    for (uint32_t i = 0; i < report->comparators.n; i++)
        count_rich(words, report->comparators.items[i]->title, FREE);
    for (uint32_t i = 0; i < report->flags.n; i++) {
        count_node(words, report->flags.items[i]->id, FREE);
        count_rich(words, report->flags.items[i]->title, FREE);
    }
    for (uint32_t i = 0; i < report->priorities.n; i++) {
        count_node(words, report->priorities.items[i]->label, FREE);
        count_node(words, report->priorities.items[i]->theme, FREE);
        count_rich(words, report->priorities.items[i]->title, FREE);
    }
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        count_node(words, indicator->label ? indicator->label : indicator->ref, FREE);
        count_node(words, indicator->directorate, FREE);
        for (uint32_t k = 0; k < indicator->status.n; k++)
            count_node(words, LIST_AT(indicator->status, const struct given_status, k)->word, FREE);
    }
    for (uint32_t i = 0; i < report->activities.n; i++) {
        count_node(words, report->activities.items[i]->ref, FREE);
        count_node(words, report->activities.items[i]->directorate, FREE);
    }
}

/* --- what is wanted */

static bool shows(const struct column_style *column, const char *what)
{
    for (uint32_t i = 0; i < column->show_words.n; i++) {
        if (str_eqz(node_text(column->show_words.items[i]), what))
            return true;
    }
    return false;
}

static void want_figures(struct words *words, const struct indicator *indicator, const struct column_style *column)
{
    static const char *const kinds[] = {"actual", "target", "baseline", "forecast", "estimate"};
    const struct period *period = column->period ? figures_period(words->report, node_text(column->period)) : NULL;
    for (int kind = 0; kind < KIND__COUNT; kind++) {
        struct list list = indicator->observed[kind];
        for (uint32_t i = 0; i < list.n && shows(column, kinds[kind]); i++) {
            if (LIST_AT(list, struct observation, i)->of == period)
                count_rich(words, LIST_AT(list, struct observation, i)->value, WANTED);
        }
    }
    for (uint32_t i = 0; i < indicator->comparators.n && shows(column, "comparator"); i++) {
        const struct comparator *comparator = LIST_AT(indicator->comparators, const struct comparator, i);
        if (!str_eq(node_text(comparator->group), node_text(column->comparator)))
            continue;
        count_rich(words, comparator->period, FREE); /* may stand in the head instead */
        count_rich(words, comparator->value, WANTED);
        count_rich(words, comparator->rank, WANTED);
    }
}

const struct table_style *example_table(const struct style *style, const struct view *view, const char *usual)
{
    const struct table_style *table =
        map_find(&style->table_by_id, view->table ? node_text(view->table) : str_from(usual));
    assert_non_null(table);
    return table;
}

static void want_indicators(struct words *words, const struct view *view)
{
    const struct table_style *table = example_table(words->style, view, "indicators");
    count_rich(words, view->title, WANTED);
    for (uint32_t i = 0; i < view->nrows; i++) {
        const struct indicator *indicator = view->rows[i];
        count_rich(words, indicator->definition, WANTED);
        count_rich(words, indicator->comment, WANTED);
        for (uint32_t k = 0; k < indicator->messages.n; k++)
            count_rich(words, LIST_AT(indicator->messages, struct message, k)->text, WANTED);
        for (uint32_t k = 0; k < table->columns.n; k++)
            want_figures(words, indicator, LIST_AT(table->columns, const struct column_style, k));
    }
}

static void want_activities(struct words *words, const struct view *view)
{
    count_rich(words, view->title, WANTED);
    for (uint32_t i = 0; i < view->nrows; i++) {
        const struct activity *activity = view->rows[i];
        count_rich(words, activity->description, WANTED);
        count_rich(words, activity->update, WANTED);
        count_node(words, activity->lead, WANTED);
    }
}

static void want_engagement(struct words *words, const struct view *view)
{
    count_rich(words, view->title, WANTED);
    for (uint32_t i = 0; i < view->nrows; i++) {
        const struct engagement *entry = view->rows[i];
        count_rich(words, entry->title, WANTED);
        count_rich(words, entry->who, WANTED);
        count_rich(words, entry->findings, WANTED);
        count_rich(words, entry->method, WANTED);
        count_node(words, entry->contact, WANTED);
        count_node(words, entry->start, WANTED);
        count_node(words, entry->end, WANTED);
    }
}

static void want_key(struct words *words, const struct key_block *key)
{
    count_rich(words, key->title, WANTED);
    for (uint32_t i = 0; i < key->entries.n; i++)
        count_rich(words, LIST_AT(key->entries, struct key_entry, i)->text, WANTED);
    count_rich(words, key->note, WANTED);
}

static void want_table(struct words *words, const struct table_block *table)
{
    count_rich(words, table->title, WANTED);
    count_rich(words, table->note, WANTED);
    for (uint32_t i = 0; i < table->columns.n; i++) {
        const struct table_column *column = LIST_AT(table->columns, const struct table_column, i);
        count_rich(words, column->title, WANTED);
        for (uint32_t k = 0; k < column->group.n; k++)
            count_node(words, column->group.items[k], FREE);
    }
    for (uint32_t i = 0; i < table->rows.n; i++) {
        const struct table_row *row = LIST_AT(table->rows, const struct table_row, i);
        count_rich(words, row->heading, WANTED);
        for (uint32_t k = 0; k < row->cells.n; k++)
            count_rich(words, LIST_AT(row->cells, const struct table_cell, k)->text, WANTED);
    }
}

static void want_block(struct words *words, const struct block *block)
{
    count_rich(words, block->text, WANTED);
    if (block->indicators)
        want_indicators(words, block->indicators);
    if (block->activities)
        want_activities(words, block->activities);
    if (block->engagement)
        want_engagement(words, block->engagement);
    if (block->key)
        want_key(words, block->key);
    if (block->table)
        want_table(words, block->table);
    if (block->figure) {
        count_rich(words, block->figure->title, WANTED);
        count_rich(words, block->figure->note, WANTED);
        count_node(words, block->figure->alt, WANTED);
    }
}

static void want_sections(struct words *words, struct list sections)
{
    const struct contents_spec *contents = words->report->head->contents;
    for (uint32_t i = 0; i < sections.n; i++) {
        const struct section *section = LIST_AT(sections, const struct section, i);
        count_rich(words, section->heading, WANTED);
        if (contents && section->contents != CONTENTS_NO && section->level <= (uint32_t)contents->depth)
            count_rich(words, section->heading, WANTED);
        count_node(words, section->label, FREE);
        count_rich(words, section->subtitle, WANTED);
        count_rich(words, section->text, WANTED);
        for (uint32_t k = 0; k < section->content.n; k++)
            want_block(words, LIST_AT(section->content, const struct block, k));
        want_sections(words, section->sections);
    }
}

/* --- comparing */

/* Numbers of pages, sections and notes. */
static bool small_number(struct str word)
{
    bool digits = word.len > 0 && word.len < 4;
    for (uint32_t i = 0; i < word.len; i++)
        digits = digits && isdigit((unsigned char)word.s[i]);
    return digits;
}

static int count_faults(const struct words *words)
{
    int faults = 0;
    for (uint32_t i = 0; i < words->counts.n; i++) {
        const struct count *count = words->counts.entries[i].value;
        bool free = count->free || small_number(count->word);
        if (count->got == count->wanted || (free && count->got > count->wanted))
            continue;
        print_error("'%.*s' stands %u times in the PDF, %u times in the report\n", STR_ARG(count->word), count->got,
                    count->wanted);
        faults++;
    }
    return faults;
}

int words_compare(struct arena *arena, const struct report *report, const struct style *style, const struct pdf *pdf)
{
    struct words words = {.arena = arena, .report = report, .style = style};
    map_init(&words.counts, arena);
    free_layouts(&words);
    free_names(&words);
    for (uint32_t i = 0; i < report->sections.n; i++)
        want_sections(&words, (struct list){report->sections.items[i], 1});
    for (uint32_t i = 0; i < report->notes.n; i++)
        count_rich(&words, report->notes.items[i]->text, WANTED);
    count_text(&words, (struct str){pdf->tree.bytes, (uint32_t)pdf->tree.len}, GOT);
    return count_faults(&words);
}
