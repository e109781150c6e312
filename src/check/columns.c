/* Columns that the report describes. */
#include "check/check_int.h"

struct rich **columns_read_groups(struct checker *checker, const struct texts *group)
{
    struct rich **groups = ARENA_ARRAY(checker->arena, struct rich *, group->n);
    for (uint32_t i = 0; i < group->n; i++)
        groups[i] = checker->reader.rich(&checker->reader, group->items[i], /*lines*/ true);
    return groups;
}

void columns_check(struct checker *checker, struct view *view)
{
    for (uint32_t i = 0; i < view->columns.n; i++) {
        struct given_column *column = LIST_AT(view->columns, struct given_column, i);
        column->groups = columns_read_groups(checker, &column->group);
        if (column->period && !map_find(&checker->report->period_by_role, node_text(column->period)))
            names_find(checker, &checker->periods, column->period);
        if (column->comparator)
            names_find(checker, &checker->comparators, column->comparator);
    }
}
