#include <string.h>

#include "base/utf8.h"
#include "review/alphabets_int.h"
#include "review/names_int.h"

struct letters {
    struct reviewer *reviewer;
    struct map told; /* names that were looked at, so that one that many lines repeat is reported once */
};

/* A place in a text that may be wrong. */
struct find {
    uint32_t offset; /* bytes */
    uint32_t place;  /* characters, from 1 */
    uint32_t cp;
    uint32_t n; /* such letters */
};

/* What one word, or a whole text, consists of. */
struct makeup {
    uint32_t twins, latin, digits;
    uint32_t others; /* letters of other alphabets that look like no Latin one */
};

static void count_in(struct makeup *makeup, uint32_t cp)
{
    if (cp >= '0' && cp <= '9')
        makeup->digits++;
    else if ((cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z'))
        makeup->latin++;
    else if (alphabet_twin(cp))
        makeup->twins++;
    else if (cp >= 0x370 && !(cp >= 0x1e00 && cp < 0x1f00) && !(cp >= 0x2000 && cp < 0x2c00))
        makeup->others++; /* but for Latin letters with accents, and punctuation, arrows, signs */
}

/* ASCII letters and digits, and everything beyond Latin: what stands side by side in one word. */
static bool in_word(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
           (cp >= 0xc0 && !(cp >= 0x2000 && cp < 0x2c00 && !alphabet_twin(cp)));
}

/* A twin among Latin letters is wrong. A word of twins only is wrong, alone or beside digits, where the text has no
 * word that is honestly of another alphabet. */
static bool is_wrong(const struct makeup *word, bool foreign)
{
    return word->twins > 0 && word->others == 0 && (word->latin > 0 || !foreign);
}

static struct makeup makeup_of(struct str text)
{
    struct makeup makeup = {0};
    for (uint32_t at = 0; at < text.len;)
        count_in(&makeup, utf8_next(text, &at));
    return makeup;
}

/* Finds the wrong letters of a text; false: there are none. */
static bool find_letters(struct str text, struct find *find)
{
    struct makeup whole = makeup_of(text);
    uint32_t place = 0;
    *find = (struct find){0};
    for (uint32_t at = 0; whole.twins && at < text.len;) {
        uint32_t from = at, to = at, chars = 0;
        while (to < text.len) {
            uint32_t next = to;
            if (!in_word(utf8_next(text, &next)))
                break;
            to = next;
            chars++;
        }
        struct makeup word = makeup_of(str_sub(text, from, to - from));
        bool wrong = is_wrong(&word, whole.others > 0);
        for (at = from; at < to;) {
            uint32_t here = at, cp = utf8_next(text, &at);
            place++;
            if (!wrong || !alphabet_twin(cp))
                continue;
            if (find->n++ == 0)
                *find = (struct find){.offset = here, .place = place, .cp = cp, .n = 1};
        }
        if (at < text.len) { /* what parts the words */
            utf8_next(text, &at);
            place++;
        }
    }
    return find->n > 0;
}

/* The text in Latin letters. */
static struct str retype(struct arena *arena, struct str text)
{
    struct buf out = {0};
    for (uint32_t at = 0; at < text.len;) {
        uint32_t from = at;
        char twin = alphabet_twin(utf8_next(text, &at));
        if (twin)
            buf_putc(&out, twin);
        else
            buf_put_str(&out, str_sub(text, from, at - from));
    }
    struct str latin = str_dup(arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
    return latin;
}

static void report_letters(struct letters *letters, const struct node *node, uint32_t offset, struct str text,
                           const struct find *find, const char *what)
{
    struct reviewer *reviewer = letters->reviewer;
    char letter[5] = "", twin = alphabet_twin(find->cp);
    letter[utf8_put(find->cp, letter)] = '\0';
    struct str more = STR("");
    if (find->n > 1)
        more = str_printf(reviewer->arena, ", and %u more %s like it", find->n - 1, find->n == 2 ? "is" : "are");
    struct diag *diag =
        diag_at(reviewer->diags, DIAG_LOOK_ALIKE, node_mark_at(reviewer->diags->sources, node, offset + find->offset),
                "%s \"" PRIstr "\": character %u is the %s %s (U+%04X), not the Latin %c" PRIstr, what, STR_ARG(text),
                find->place, alphabet_name(find->cp), letter, (unsigned)find->cp, twin, STR_ARG(more));
    struct str latin = retype(reviewer->arena, text);
    diag_help(reviewer->diags, diag, "type it again: " PRIstr, STR_ARG(latin));
}

static void check_text(struct letters *letters, const struct node *node, const char *what)
{
    struct find find;
    if (node && find_letters(node_text(node), &find))
        report_letters(letters, node, 0, node_text(node), &find, what);
}

/* A name that refers to something: what is declared is reported there, what is not, once. */
static void check_use(struct letters *letters, const struct node *node, const struct map *declared, const char *what)
{
    struct find find;
    if (!node || (declared && map_find(declared, node_text(node))) || !find_letters(node_text(node), &find))
        return;
    if (!map_put(&letters->told, node_text(node), letters))
        report_letters(letters, node, 0, node_text(node), &find, what);
}

/* ---- tables that are written out ---- */

/* No blank, or parts as refs have them: figures, or words of a few letters. */
static bool is_code(struct str text)
{
    uint32_t part = 0, longest = 0;
    if (utf8_count(text) > 20)
        return false;
    for (uint32_t at = 0; at < text.len;) {
        uint32_t cp = utf8_next(text, &at);
        part = cp == ' ' ? 0 : part + 1;
        longest = part > longest ? part : longest;
        if (cp >= '0' && cp <= '9')
            return true;
    }
    return memchr(text.s, ' ', text.len) == NULL || longest <= 5;
}

static void check_rich(struct letters *letters, const struct rich *rich, const char *what)
{
    struct find find;
    if (rich_empty(rich))
        return;
    const struct rich_block *block = &rich->blocks[0];
    if (rich->nblocks > 1 || block->nruns != 1 || block->runs[0].kind != RUN_TEXT)
        return;
    struct str text = str_trim(block->runs[0].text);
    uint32_t skipped = (uint32_t)(text.s - block->runs[0].text.s);
    if (is_code(text) && find_letters(text, &find))
        report_letters(letters, rich->node, block->runs[0].offset + skipped, text, &find, what);
}

static void check_table(struct letters *letters, const struct table_block *table)
{
    for (uint32_t i = 0; i < table->columns.n; i++)
        check_rich(letters, LIST_AT(table->columns, const struct table_column, i)->title, "the column");
    for (uint32_t i = 0; i < table->rows.n; i++) {
        const struct table_row *row = LIST_AT(table->rows, const struct table_row, i);
        for (uint32_t j = 0; j < row->cells.n; j++)
            check_rich(letters, LIST_AT(row->cells, const struct table_cell, j)->text, "the cell");
    }
}

static void check_section(struct letters *letters, const struct section *section)
{
    const struct block *block;
    for (struct content_walk walk = content_walk(section); (block = content_next(&walk));) {
        if (block->table)
            check_table(letters, block->table);
    }
    for (uint32_t i = 0; i < section->subsections.n; i++)
        check_section(letters, section->subsections.items[i]);
}

/* ---- refs, ids and codes ---- */

static void check_declared(struct letters *letters)
{
    const struct report *report = letters->reviewer->report;
    for (uint32_t i = 0; i < report->periods.n; i++) {
        check_text(letters, report->periods.items[i]->id, "the period");
        check_text(letters, report->periods.items[i]->label, "the label");
    }
    for (uint32_t i = 0; i < report->directorates.n; i++)
        check_text(letters, report->directorates.items[i]->id, "the directorate");
    for (uint32_t i = 0; i < report->committees.n; i++)
        check_text(letters, report->committees.items[i]->id, "the committee");
    for (uint32_t i = 0; i < report->flags.n; i++)
        check_text(letters, report->flags.items[i]->id, "the flag");
    for (uint32_t i = 0; i < report->comparators.n; i++)
        check_text(letters, report->comparators.items[i]->id, "the comparator");
    for (uint32_t i = 0; i < report->priorities.n; i++) {
        check_text(letters, report->priorities.items[i]->id, "the priority");
        check_text(letters, report->priorities.items[i]->label, "the label");
    }
}

static void check_indicator(struct letters *letters, const struct indicator *indicator)
{
    const struct report *report = letters->reviewer->report;
    if (report_ignores(indicator, DIAG_LOOK_ALIKE))
        return;
    check_text(letters, indicator->ref, "the ref");
    check_text(letters, indicator->label, "the label");
    check_use(letters, indicator->directorate, &report->directorate_by_id, "the directorate");
    check_use(letters, indicator->priority, &report->priority_by_id, "the priority");
    check_use(letters, indicator->committee, &report->committee_by_id, "the committee");
    check_use(letters, indicator->unit, NULL, "the unit");
    for (uint32_t i = 0; i < indicator->flags.n; i++)
        check_use(letters, indicator->flags.items[i], &report->flag_by_id, "the flag");
}

void names_review_letters(struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    struct letters letters = {.reviewer = reviewer};
    map_init(&letters.told, reviewer->arena);
    check_declared(&letters);
    for (uint32_t i = 0; i < report->indicators.n; i++)
        check_indicator(&letters, report->indicators.items[i]);
    for (uint32_t i = 0; i < report->activities.n; i++) {
        const struct activity *activity = report->activities.items[i];
        check_text(&letters, activity->ref, "the ref");
        check_use(&letters, activity->directorate, &report->directorate_by_id, "the directorate");
        check_use(&letters, activity->priority, &report->priority_by_id, "the priority");
        check_use(&letters, activity->committee, &report->committee_by_id, "the committee");
    }
    for (uint32_t i = 0; i < report->sections.n; i++)
        check_section(&letters, report->sections.items[i]);
}
