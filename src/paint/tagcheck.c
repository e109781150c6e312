#include "paint/tagcheck_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sys.h"
#include "paint/tagtree_int.h"

/* --- which element may stand in which */

#define BIT(role) (1u << (role))
#define HEADINGS (BIT(ROLE_H1) | BIT(ROLE_H2) | BIT(ROLE_H3) | BIT(ROLE_H4) | BIT(ROLE_H5) | BIT(ROLE_H6))
#define OBJECTS (BIT(ROLE_FIGURE) | BIT(ROLE_NOTE))
#define INLINE (BIT(ROLE_TEXT) | BIT(ROLE_SPAN) | BIT(ROLE_LINK) | BIT(ROLE_REFERENCE) | OBJECTS)
#define BLOCKS (BIT(ROLE_DIV) | BIT(ROLE_P) | BIT(ROLE_L))
#define PARTS (BLOCKS | HEADINGS | BIT(ROLE_SECT) | BIT(ROLE_TABLE) | BIT(ROLE_TOC))

static const uint32_t children_of[ROLE__COUNT] = {
    [ROLE_DOCUMENT] = PARTS | OBJECTS,
    [ROLE_SECT] = PARTS | OBJECTS,
    /* With the caption of a figure beside it: what stands in a Figure is not heard. */
    [ROLE_DIV] = PARTS | INLINE | BIT(ROLE_CAPTION),
    [ROLE_H1] = INLINE,
    [ROLE_H2] = INLINE,
    [ROLE_H3] = INLINE,
    [ROLE_H4] = INLINE,
    [ROLE_H5] = INLINE,
    [ROLE_H6] = INLINE,
    [ROLE_P] = INLINE,
    [ROLE_L] = BIT(ROLE_LI),
    [ROLE_LI] = BIT(ROLE_LBL) | BIT(ROLE_LBODY),
    [ROLE_LBL] = INLINE,
    [ROLE_LBODY] = BLOCKS | INLINE,
    [ROLE_TOC] = BIT(ROLE_TOCI) | BIT(ROLE_TOC),
    [ROLE_TOCI] = BIT(ROLE_REFERENCE) | BIT(ROLE_LBL) | BIT(ROLE_TOC),
    [ROLE_REFERENCE] = BIT(ROLE_LINK),
    [ROLE_LINK] = BIT(ROLE_TEXT) | BIT(ROLE_SPAN) | BIT(ROLE_FIGURE),
    [ROLE_TABLE] = BIT(ROLE_CAPTION) | BIT(ROLE_THEAD) | BIT(ROLE_TBODY),
    [ROLE_CAPTION] = BIT(ROLE_P) | INLINE,
    [ROLE_THEAD] = BIT(ROLE_TR),
    [ROLE_TBODY] = BIT(ROLE_TR),
    [ROLE_TR] = BIT(ROLE_TH) | BIT(ROLE_TD),
    [ROLE_TH] = BLOCKS | INLINE,
    [ROLE_TD] = BLOCKS | INLINE,
    [ROLE_NOTE] = BIT(ROLE_LBL) | BLOCKS | INLINE,
    [ROLE_SPAN] = INLINE,
    [ROLE_FIGURE] = BIT(ROLE_TEXT) | BIT(ROLE_SPAN),
};

/* --- the walk */

struct numbered {
    uint32_t number;
    const struct sem *note;
};

struct checker {
    const struct sem *root;
    const struct sem *culprit; /* the first element that breaks a rule; NULL: none does */
    const char *rule;          /* which one */
    uint32_t level;            /* of the last heading */
    struct arena *scratch;
    VEC(struct numbered) notes;
    /* the table that the walk is in */
    uint32_t row;      /* from 1 */
    uint32_t ncolumns; /* 0: not yet known */
    uint32_t *until;   /* by column: the last row that is taken */
    uint32_t cap;
    uint32_t reach; /* the last row that a cell of the section extends to */
};

static void accuse(struct checker *checker, const struct sem *culprit, const char *rule)
{
    if (checker->culprit != NULL)
        return;
    checker->culprit = culprit;
    checker->rule = rule;
}

static void check_place(struct checker *checker, const struct sem *sem)
{
    if (sem == checker->root) {
        if (sem->role != ROLE_DOCUMENT)
            accuse(checker, sem, "the outermost element is a Document");
        return;
    }
    if ((children_of[sem->parent->role] & BIT(sem->role)) == 0)
        accuse(checker, sem, "it may not stand in the element around it");
}

static void check_heading(struct checker *checker, const struct sem *heading)
{
    uint32_t level = heading->role - ROLE_H1 + 1u;

    if (level > checker->level + 1)
        accuse(checker, heading, "headings begin with H1 and skip no level");
    checker->level = level;
}

static void check_figure(struct checker *checker, const struct sem *figure)
{
    if (figure->extra == NULL || figure->extra->alt.len == 0)
        accuse(checker, figure, "a Figure has an alternative text");
}

/* A link to a place that was not printed is written as plain text. */
static void check_link(struct checker *checker, const struct sem *link)
{
    if (link->extra == NULL || (link->extra->url.len == 0 && link->extra->target == 0))
        accuse(checker, link, "a Link leads somewhere");
}

static void check_note(struct checker *checker, const struct sem *note)
{
    struct numbered numbered = {.note = note};

    if (note->extra == NULL || note->extra->note == 0) {
        accuse(checker, note, "a Note has a number");
        return;
    }
    numbered.number = note->extra->note;
    VEC_PUSH(checker->scratch, &checker->notes, numbered);
}

static int compare_numbered(const void *a, const void *b)
{
    const struct numbered *x = a, *y = b;

    return x->number < y->number ? -1 : x->number > y->number;
}

static void check_numbers(struct checker *checker)
{
    uint32_t n = checker->notes.n;
    struct numbered *notes = checker->notes.items;

    if (n > 0)
        qsort(notes, n, sizeof(*notes), compare_numbered);
    for (uint32_t i = 1; i < n; i++)
        if (notes[i].number == notes[i - 1].number)
            accuse(checker, notes[i].note, "a Note has a number of its own");
}

/* --- tables */

/* Cells end with the THead or TBody that they are in. */
static void end_section(struct checker *checker, const struct sem *section)
{
    if (checker->reach > checker->row)
        accuse(checker, section, "no cell extends beyond the last row of its part of the table");
    checker->reach = checker->row;
}

/* Caption, THead, then any number of TBody. Sections are checked as a whole here: those that a walk has left cannot
 * be seen any more. */
static void begin_table(struct checker *checker, const struct sem *table)
{
    bool has_head = false, has_body = false;

    checker->row = checker->ncolumns = checker->reach = 0;
    for (const struct sem *part = table->first; part != NULL; part = part->next) {
        if (part->role == ROLE_CAPTION && part != table->first)
            accuse(checker, part, "a Caption comes first in its table");
        if (part->role == ROLE_THEAD && (has_head || has_body))
            accuse(checker, part, "a table has one THead, before its TBody");
        has_head = has_head || part->role == ROLE_THEAD;
        has_body = has_body || part->role == ROLE_TBODY;
    }
    if (!has_body)
        accuse(checker, table, "a table has a TBody");
}

static void reserve_columns(struct checker *checker, uint32_t n)
{
    uint32_t cap = checker->cap == 0 ? 64 : checker->cap;

    if (n <= checker->cap)
        return;
    while (cap < n)
        cap *= 2;
    checker->until = sys_realloc(checker->until, sizeof(*checker->until) * cap);
    checker->cap = cap;
}

static void place_cell(struct checker *checker, const struct sem *cell)
{
    uint32_t columns = cell->colspan > 1 ? cell->colspan : 1, rows = cell->rowspan > 1 ? cell->rowspan : 1;
    uint32_t end = cell->column + columns, last = checker->row + rows - 1;

    if (checker->row == 1) { /* the first row says how many columns there are */
        reserve_columns(checker, end);
        for (; checker->ncolumns < end; checker->ncolumns++)
            checker->until[checker->ncolumns] = 0;
    }
    if (end > checker->ncolumns) {
        accuse(checker, cell, "all rows have equally many columns");
        return;
    }
    for (uint32_t i = cell->column; i < end; i++) {
        if (checker->until[i] >= checker->row)
            accuse(checker, cell, "no cell overlaps another");
        checker->until[i] = last;
    }
    checker->reach = last > checker->reach ? last : checker->reach;
}

static void check_row(struct checker *checker, const struct sem *row)
{
    checker->row++;
    for (const struct sem *cell = row->first; cell != NULL; cell = cell->next)
        place_cell(checker, cell);
    for (uint32_t i = 0; i < checker->ncolumns; i++)
        if (checker->until[i] < checker->row)
            accuse(checker, row, "all rows have equally many columns");
    if (row->next == NULL)
        end_section(checker, row);
}

static void check_head_cell(struct checker *checker, const struct sem *cell)
{
    if (cell->scope == SCOPE_NONE)
        accuse(checker, cell, "a TH has a scope");
}

static void check_node(struct checker *checker, const struct sem *sem)
{
    check_place(checker, sem);
    switch ((enum role)sem->role) {
    case ROLE_H1:
    case ROLE_H2:
    case ROLE_H3:
    case ROLE_H4:
    case ROLE_H5:
    case ROLE_H6:
        check_heading(checker, sem);
        break;
    case ROLE_FIGURE:
        check_figure(checker, sem);
        break;
    case ROLE_LINK:
        check_link(checker, sem);
        break;
    case ROLE_NOTE:
        check_note(checker, sem);
        break;
    case ROLE_TABLE:
        begin_table(checker, sem);
        break;
    case ROLE_TR:
        check_row(checker, sem);
        break;
    case ROLE_TH:
        check_head_cell(checker, sem);
        break;
    default:
        break;
    }
}

/* --- the message */

static bool is_below(const struct sem *sem, const struct sem *above)
{
    while (sem != NULL && sem != above)
        sem = sem->parent;
    return sem != NULL;
}

static void put_words(struct buf *out, const struct paint_job *job, const struct line *line, const struct sem *sem)
{
    for (uint32_t i = 0; i < line->nspans; i++) {
        const struct span *span = &line->spans[i];

        if (span->kind != SPAN_WORDS || !is_below(span->sem, sem))
            continue;
        for (uint32_t j = 0; j < span->nwords; j++) {
            buf_put_str(out, text_word(job->text, span->words[j] & WORD_INDEX)->text);
            if ((span->words[j] & WORD_SPACE) != 0)
                buf_putc(out, ' ');
        }
    }
}

/* The first words that are printed of a node. */
static void find_words(struct buf *out, const struct paint_job *job, const struct sem *sem)
{
    for (uint32_t i = 0; i < job->pages->n && out->len == 0; i++) {
        const struct page *page = &job->pages->items[i];

        for (uint32_t j = 0; j < page->nitems && out->len == 0; j++)
            if (page->items[j].kind == ITEM_LINE)
                put_words(out, job, page->items[j].line, sem);
    }
}

static const char *name_of(const struct sem *sem)
{
    return sem->role == ROLE_TEXT ? "text" : sem_role_name((enum role)sem->role);
}

static struct str describe(const struct paint_job *job, const struct checker *checker)
{
    const struct sem *sem = checker->culprit, *parent = sem->parent;
    struct buf words = {0};
    struct str message;

    for (const struct sem *at = sem; at != NULL && words.len == 0; at = at->parent)
        find_words(&words, job, at);
    message = str_printf(job->arena,
                         "its structure would break a rule of accessible PDF, at “%.*s”: %s in %s: %s. This is a "
                         "fault of Orderpaper, not of the report; please tell its makers",
                         (int)words.len, words.len > 0 ? words.bytes : "", name_of(sem),
                         parent != NULL ? name_of(parent) : "the file", checker->rule);
    buf_free(&words);
    return message;
}

bool tagcheck(const struct paint_job *job, struct str *error)
{
    struct checker checker = {.root = job->boxes->tree.root, .scratch = arena_new()};

    for (const struct sem *sem = checker.root; sem != NULL && checker.culprit == NULL;
         sem = tagtree_next(checker.root, sem))
        check_node(&checker, sem);
    check_numbers(&checker);
    if (checker.culprit != NULL)
        *error = describe(job, &checker);
    free(checker.until);
    arena_free(checker.scratch);
    return checker.culprit == NULL;
}
