/* Columns and groups of rows that the report describes. */
#include "check/check_int.h"

struct rich **columns_read_groups(struct checker *checker, const struct texts *group)
{
    struct rich **groups = ARENA_ARRAY(checker->arena, struct rich *, group->n);
    for (uint32_t i = 0; i < group->n; i++)
        groups[i] = checker->reader.rich(&checker->reader, group->items[i], /*lines*/ true);
    return groups;
}

/* In heads {period} and {comparator} are fields that are filled later, not symbols. */
static void keep_fields(const struct rich *rich)
{
    for (uint32_t i = 0; rich && i < rich->nblocks; i++) {
        for (uint32_t j = 0; j < rich->blocks[i].nruns; j++) {
            struct run *run = &rich->blocks[i].runs[j];
            if (run->kind != RUN_SYMBOL || !(str_eqz(run->text, "period") || str_eqz(run->text, "comparator")))
                continue;
            run->kind = RUN_TEXT;
            run->text = (struct str){run->text.s - 1, run->text.len + 2}; /* with its braces */
        }
    }
}

void columns_check(struct checker *checker, struct view *view)
{
    for (uint32_t i = 0; i < view->columns.n; i++) {
        struct given_column *column = LIST_AT(view->columns, struct given_column, i);
        column->groups = columns_read_groups(checker, &column->group);
        keep_fields(column->title);
        for (uint32_t g = 0; g < column->group.n; g++)
            keep_fields(column->groups[g]);
        if (column->period)
            names_find_period(checker, column->period);
        if (column->status_period)
            names_find_period(checker, column->status_period);
        if (column->comparator)
            names_find(checker, &checker->comparators, column->comparator);
    }
}

static struct view_group *group_at(const struct view *view, uint32_t i)
{
    return LIST_AT(view->groups, struct view_group, i);
}

void groups_check(struct checker *checker, struct view *view)
{
    if (view->groups.n == 0)
        return;
    if (view->refs.n > 0 || view->group_by) {
        struct diag *diag = diag_at(checker->diags, DIAG_ONE_OF, group_at(view, 0)->node->mark,
                                    "this table has both `groups` and `%s`", view->refs.n > 0 ? "refs" : "group_by");
        diag_help(checker->diags, diag, "write the refs of each group below its heading, and nothing else");
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < view->groups.n; i++)
        n += group_at(view, i)->refs.n;
    struct texts refs = {ARENA_ARRAY(checker->arena, const struct node *, n), 0};
    for (uint32_t i = 0; i < view->groups.n; i++) {
        const struct texts *own = &group_at(view, i)->refs;
        for (uint32_t j = 0; j < own->n; j++)
            refs.items[refs.n++] = own->items[j];
    }
    view->refs = refs;
}

void groups_assign(struct checker *checker, struct view *view, const uint32_t *refs)
{
    uint32_t group = 0, end = view->groups.n > 0 ? group_at(view, 0)->refs.n : 0;
    if (view->groups.n == 0)
        return;
    view->group_of = ARENA_ARRAY(checker->arena, uint32_t, view->nrows);
    for (uint32_t i = 0; i < view->nrows; i++) {
        while (refs[i] >= end && group + 1 < view->groups.n)
            end += group_at(view, ++group)->refs.n;
        view->group_of[i] = group;
    }
}
