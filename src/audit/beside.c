#include "audit/beside_int.h"

enum { FIRST_WORDS = 40 /* characters told of a column */ };

/* The first element of the box that is read as a unit, or NULL. */
static const struct sem *first_unit(const struct box *box)
{
    const struct sem *sem = NULL;

    if (box->kind == BOX_TABLE)
        sem = box->table->ncells > 0 ? box->table->cells[0].sem : NULL;
    for (uint32_t l = 0; box->kind == BOX_FLOW && sem == NULL && l < box->flow.n; l++)
        for (uint32_t s = 0; sem == NULL && s < box->flow.lines[l].nspans; s++)
            sem = box->flow.lines[l].spans[s].sem;
    while (sem && !reading_is_unit(sem))
        sem = sem->parent;
    return sem;
}

static struct str first_words(const struct reading *reading, const struct sem *sem)
{
    struct arena *arena = reading->job->arena;
    struct str words = sem->role == ROLE_FIGURE && sem->extra ? sem->extra->alt : reading_text(reading, sem);

    return str_printf(arena, "\"" PRIstr "\"", STR_ARG(list_cut(arena, words, FIRST_WORDS)));
}

/* `first`: of the columns' boxes. */
static void add_columns(struct group *group, const struct reading *reading, const struct box *beside,
                        const struct box *first)
{
    struct arena *arena = reading->job->arena;
    struct str words = STR("");
    uint32_t page = 0;

    for (uint32_t i = 0; i < beside->members.ncolumns; i++) {
        const struct sem *sem = beside->members.counts[i] > 0 ? first_unit(first) : NULL;

        if (sem && page == 0)
            page = reading_spot(reading, sem).page;
        if (sem)
            words = str_printf(arena, PRIstr "%s" PRIstr, STR_ARG(words), words.len ? ", then " : "",
                               STR_ARG(first_words(reading, sem)));
        first += beside->members.counts[i];
    }
    group_add(group, STR(""), (struct spot){page, beside->mark})->text = words;
}

void beside_add(struct group *group, const struct reading *reading)
{
    const struct boxes *boxes = reading->job->boxes;

    for (uint32_t i = 0; i < boxes->items.n; i++) {
        const struct box *box = &boxes->items.items[i];

        if (box->kind == BOX_BESIDE && box->mark.line > 0 && !(box->flags & BOX_DISSOLVED))
            add_columns(group, reading, box, box + 1);
    }
}
