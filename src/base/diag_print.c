#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/excerpt_int.h"

enum {
    LOOK_BACK = 64,
    LINE_MAX_SHOWN = 2000,
    MOST_ALIKE = 1000 /* messages of one code that are printed of one file */
};

static const char *const level_words[] = {"note", "warning", "error"};
static const char *const level_colours[] = {"\033[1;36m", "\033[1;35m", "\033[1;31m"};

static int cmp(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int cmp_marks(struct mark a, struct mark b)
{
    int order = cmp(a.file, b.file);

    if (order == 0)
        order = cmp(a.line, b.line);
    return order != 0 ? order : cmp(a.col, b.col);
}

static int cmp_places(const void *a, const void *b)
{
    const struct diag *da = *(struct diag *const *)a;
    const struct diag *db = *(struct diag *const *)b;
    int order = cmp_marks(da->mark, db->mark);

    return order != 0 ? order : cmp(da->order, db->order);
}

static bool says_the_same(const struct diag *a, const struct diag *b)
{
    return a->code == b->code && cmp_marks(a->mark, b->mark) == 0 && str_eq(a->text, b->text);
}

/* Whether an earlier one of the kept items, which are sorted, says the same at the same place. The look back is
 * bounded, since in an endless line very many share the last column that a mark can hold. */
static bool is_repeated(struct diag *const *items, uint32_t nkept, const struct diag *diag)
{
    for (uint32_t i = nkept; i > 0 && nkept - i < LOOK_BACK && cmp_marks(items[i - 1]->mark, diag->mark) == 0; i--) {
        if (says_the_same(items[i - 1], diag))
            return true;
    }
    return false;
}

static void drop_repeated(struct diags *diags)
{
    uint32_t nkept = 0;

    for (uint32_t i = 0; i < diags->n; i++) {
        struct diag *diag = diags->items[i];

        if (is_repeated(diags->items, nkept, diag)) {
            diags->errors -= diag_code_level(diag->code) == DIAG_ERROR;
            diags->warnings -= diag_code_level(diag->code) == DIAG_WARNING;
            continue;
        }
        diags->items[nkept++] = diag;
    }
    diags->n = nkept;
}

/* `path:line:col: `, or the program's name when there is no place. */
static void put_place(struct buf *out, const struct source *source, struct mark mark)
{
    if (source == NULL) {
        buf_puts(out, "orderpaper: ");
        return;
    }
    excerpt_put_safe(out, source->path);
    if (mark.line != 0)
        buf_printf(out, ":%u:%u", mark.line, mark.col);
    buf_puts(out, ": ");
}

/* A line of text, shortened when it is beyond all reason. */
static void put_line(struct buf *out, struct str line)
{
    excerpt_put_safe(out, str_sub(line, 0, LINE_MAX_SHOWN));
    if (line.len > LINE_MAX_SHOWN)
        buf_puts(out, "\xE2\x80\xA6");
}

static void put_level(struct buf *out, enum diag_level level, bool colour)
{
    if (colour)
        buf_puts(out, level_colours[level]);
    buf_puts(out, level_words[level]);
    buf_puts(out, colour ? "\033[0m: " : ": ");
}

/* Help may have several lines, such as a few lines of YAML; those after the first are indented below it. */
static void put_help(struct buf *out, struct str help)
{
    uint32_t at = 0;

    buf_puts(out, "  help: ");
    while (at < help.len) {
        int64_t end = str_find(help, "\n", at);
        uint32_t stop = end < 0 ? help.len : (uint32_t)end;

        if (at > 0)
            buf_puts(out, "        ");
        put_line(out, str_sub(help, at, stop - at));
        buf_putc(out, '\n');
        at = stop + 1;
    }
}

static void put_diag(struct buf *out, const struct diags *diags, const struct diag *diag, bool colour)
{
    struct source *source = sources_at(diags->sources, diag->mark.file);
    struct source *related = sources_at(diags->sources, diag->related.file);

    put_place(out, source, diag->mark);
    put_level(out, diag_code_level(diag->code), colour);
    put_line(out, diag->text);
    buf_printf(out, " [%s]\n", diag_code_name(diag->code));
    if (source != NULL && diag->mark.line != 0 && source->text.len > 0)
        excerpt_put(out, source_line(source, diags->sources->arena, diag->mark.line), diag->mark);
    if (diag->help.len > 0)
        put_help(out, diag->help);
    if (related != NULL && diag->related.line != 0) {
        buf_puts(out, "  note: ");
        put_place(out, related, diag->related);
        put_line(out, diag->related_text);
        buf_putc(out, '\n');
    }
}

/* At the end of a file: how many messages of each code were not printed. */
static void put_more(struct buf *out, const struct source *source, uint32_t *counts, bool colour)
{
    for (unsigned code = 0; code < DIAG__COUNT; code++) {
        uint32_t n = counts[code];

        counts[code] = 0;
        if (n <= MOST_ALIKE)
            continue;
        put_place(out, source, (struct mark){0});
        put_level(out, diag_code_level((enum diag_code)code), colour);
        buf_puts(out, "and ");
        decimal_write(out, (struct decimal){.units = n - MOST_ALIKE}, /*commas*/ true);
        buf_printf(out, " more like those above [%s]\n", diag_code_name((enum diag_code)code));
        buf_puts(out, "  help: they often have one cause; mend the first and check again\n");
    }
}

void diags_print(struct diags *diags, FILE *out, bool colour)
{
    struct buf text = {0};
    uint32_t counts[DIAG__COUNT] = {0};

    if (diags->n > 1)
        qsort(diags->items, diags->n, sizeof(*diags->items), cmp_places);
    drop_repeated(diags);
    for (uint32_t i = 0; i < diags->n; i++) {
        const struct diag *diag = diags->items[i];
        bool last = i + 1 == diags->n || diags->items[i + 1]->mark.file != diag->mark.file;

        buf_clear(&text);
        if (counts[diag->code]++ < MOST_ALIKE)
            put_diag(&text, diags, diag, colour);
        if (last)
            put_more(&text, sources_at(diags->sources, diag->mark.file), counts, colour);
        fwrite(text.bytes, 1, text.len, out);
    }
    buf_free(&text);
}
