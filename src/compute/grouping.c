/* What indicators and activities belong to: priorities, directorates and the like. */
#include "compute/grouping_int.h"

/* DUE / DCS is DUE/DCS. */
static struct str group_key(const struct grouping *grouping, const struct node *id)
{
    struct str text = str_trim(node_text(id));
    bool several = grouping->by == BY_DIRECTORATE && str_find(text, "/", 0) >= 0;
    return several ? str_fold(grouping->computing->arena, text) : text;
}

/* The group of that name; what is printed is that of the first who comes. */
static struct group *add_group(struct grouping *grouping, const struct node *id, const struct rich *title)
{
    struct str key = group_key(grouping, id);
    struct group *group = map_find(&grouping->by_key, key);
    if (!group) {
        group = ARENA_NEW(grouping->computing->arena, struct group);
        group->row = (struct summary_row){
            .id = id, .words = str_trim(node_text(id)), .title = rich_empty(title) ? NULL : title};
        map_put(&grouping->by_key, key, group);
        VEC_PUSH(grouping->computing->arena, &grouping->groups, group);
    }
    return group;
}

/* By its label and title. */
static void add_priority(struct grouping *grouping, const struct priority *priority)
{
    struct arena *arena = grouping->computing->arena;
    struct summary_row *row = &add_group(grouping, priority->id, priority->title)->row;
    if (!priority->label || row->id != priority->id || rich_empty(priority->title))
        return;
    row->title = NULL;
    row->words = str_printf(arena, PRIstr ": " PRIstr, STR_ARG(node_text(priority->label)),
                            STR_ARG(rich_plain(arena, priority->title)));
}

void grouping_begin(struct grouping *grouping, const struct computing *computing, uint8_t by)
{
    const struct report *report = computing->report;
    *grouping = (struct grouping){.computing = computing, .by = by};
    map_init(&grouping->by_key, computing->arena);
    for (uint32_t i = 0; i < report->priorities.n && (by == BY_PRIORITY || by == BY_THEME); i++) {
        const struct priority *priority = report->priorities.items[i];
        if (by == BY_PRIORITY)
            add_priority(grouping, priority);
        else if (priority->theme)
            add_group(grouping, priority->theme, NULL);
    }
    for (uint32_t i = 0; i < report->directorates.n && by == BY_DIRECTORATE; i++) {
        const struct term *term = report->directorates.items[i];
        add_group(grouping, term->id, term->title);
    }
    for (uint32_t i = 0; i < report->committees.n && by == BY_COMMITTEE; i++) {
        const struct term *term = report->committees.items[i];
        add_group(grouping, term->id, term->title);
    }
}

/* What it is counted under; NULL: nothing. DUE/DCS is a group of its own, so that the rows add up. */
static const struct node *group_of(const struct grouping *grouping, const struct place *place)
{
    const struct map *priorities = &grouping->computing->report->priority_by_id;
    const struct priority *priority;
    switch (grouping->by) {
    case BY_PRIORITY:
        return place->priority;
    case BY_DIRECTORATE:
        return place->directorate;
    case BY_COMMITTEE:
        return place->committee;
    case BY_THEME:
        priority = place->priority ? map_find(priorities, node_text(place->priority)) : NULL;
        return priority ? priority->theme : NULL;
    default:
        return NULL;
    }
}

struct group *grouping_find(struct grouping *grouping, const struct place *place)
{
    const struct node *group = group_of(grouping, place);
    bool named = group && str_trim(node_text(group)).len > 0;
    return named ? add_group(grouping, group, NULL) : &grouping->none;
}
