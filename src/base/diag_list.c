/* Diagnostics as they are shown: in the order of their places, each once, and not too many alike. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/decimal.h"
#include "base/diag.h"

enum {
    LOOK_BACK = 64,
    MOST_ALIKE = 1000 /* of one code that are shown of one file */
};

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

void diags_settle(struct diags *diags)
{
    uint32_t nkept = 0;

    if (diags->n > 1)
        qsort(diags->items, diags->n, sizeof(*diags->items), cmp_places);
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

/* Says of a file how many of each code are not shown. */
static void add_more(const struct diags *diags, struct diag_list *list, uint16_t file, uint32_t *counts)
{
    for (unsigned code = 0; code < DIAG__COUNT; code++) {
        struct diag *more;
        struct buf text = {0};
        uint32_t n = counts[code];

        counts[code] = 0;
        if (n <= MOST_ALIKE)
            continue;
        buf_puts(&text, "and ");
        decimal_write(&text, (struct decimal){.units = n - MOST_ALIKE}, /*commas*/ true);
        buf_puts(&text, " more like those above");
        more = ARENA_NEW(diags->arena, struct diag);
        more->code = (enum diag_code)code;
        more->mark.file = file;
        more->text = buf_take(diags->arena, &text);
        more->help = STR("they often have one cause; mend the first and check again");
        list->items[list->n++] = more;
    }
}

struct diag_list diags_shown(struct diags *diags)
{
    uint32_t counts[DIAG__COUNT] = {0};
    struct diag_list list = {0};

    diags_settle(diags);
    /* Each line that counts others stands for at least one of them. */
    list.items = ARENA_ARRAY(diags->arena, const struct diag *, diags->n);
    for (uint32_t i = 0; i < diags->n; i++) {
        const struct diag *diag = diags->items[i];

        if (counts[diag->code]++ < MOST_ALIKE)
            list.items[list.n++] = diag;
        if (i + 1 == diags->n || diags->items[i + 1]->mark.file != diag->mark.file)
            add_more(diags, &list, diag->mark.file, counts);
    }
    return list;
}
