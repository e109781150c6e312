/* Rows of views in groups with headings. */
#include "compute/grouping_int.h"

/* By what the report says under `groups`: the rows stand in that order. */
static void cut_groups(const struct computing *computing, const struct view *view, struct view_rows *rows,
                       const uint32_t *kept)
{
    struct row_group *groups = ARENA_ARRAY(computing->arena, struct row_group, view->groups.n);
    for (uint32_t i = 0; i < rows->n; i++) {
        uint32_t group = view->group_of[kept ? kept[i] : i];
        if (i > 0 && group == view->group_of[kept ? kept[i - 1] : i - 1])
            continue;
        groups[rows->ngroups++] =
            (struct row_group){.first = i, .heading = LIST_AT(view->groups, const struct view_group, group)->heading};
    }
    rows->groups = groups;
}

static struct place place_of(const struct view *view, const void *item)
{
    if (view->kind == VIEW_ACTIVITIES) {
        const struct activity *activity = item;
        return (struct place){activity->priority, activity->directorate, activity->committee};
    }
    const struct indicator *indicator = item;
    return (struct place){indicator->priority, indicator->directorate, indicator->committee};
}

/* The group begins at row *first, which becomes that of the next. */
static void add_heading(struct view_rows *rows, struct row_group *groups, struct group *group, uint32_t *first)
{
    if (group->nrows == 0)
        return;
    group->next = *first;
    groups[rows->ngroups++] =
        (struct row_group){.first = *first, .heading = group->row.title, .words = group->row.words};
    *first += group->nrows;
}

/* By what each row belongs to, those that belong to nothing last; rows of one group keep their order. */
static void sort_groups(const struct computing *computing, const struct view *view, struct view_rows *rows)
{
    struct arena *arena = computing->arena;
    struct group **of = ARENA_ARRAY(arena, struct group *, rows->n);
    const void **sorted = ARENA_ARRAY(arena, const void *, rows->n);
    struct grouping grouping;
    uint32_t first = 0;
    grouping_begin(&grouping, computing, (uint8_t)(view->group_by - 1));
    for (uint32_t i = 0; i < rows->n; i++) {
        struct place place = place_of(view, rows->items[i]);
        of[i] = grouping_find(&grouping, &place);
        of[i]->nrows++;
    }
    struct row_group *groups = ARENA_ARRAY(arena, struct row_group, (size_t)grouping.groups.n + 1);
    for (uint32_t i = 0; i < grouping.groups.n; i++)
        add_heading(rows, groups, grouping.groups.items[i], &first);
    add_heading(rows, groups, &grouping.none, &first);
    for (uint32_t i = 0; i < rows->n; i++)
        sorted[of[i]->next++] = rows->items[i];
    rows->items = sorted;
    rows->groups = groups;
}

void row_groups_find(const struct computing *computing, const struct view *view, struct view_rows *rows,
                     const uint32_t *kept)
{
    if (view->groups.n > 0 && view->group_of)
        cut_groups(computing, view, rows, kept);
    else if (view->group_by > 0)
        sort_groups(computing, view, rows);
}
