/* Indicators counted by status. */
#include "compute/figures_int.h"

struct grouping {
    const struct computing *computing;
    const struct view *view;
    struct map by_key;                /* text of a group -> struct summary_row */
    VEC(struct summary_row *) groups; /* declared ones first */
    struct summary_row none, whole;
};

static uint32_t look_index(const struct style *style, const struct status_style *look)
{
    return (uint32_t)(look - LIST_AT(style->statuses, const struct status_style, 0));
}

static void tally_add(const struct computing *computing, struct tally *tally, const struct status_figure *rating)
{
    if (!tally->by_status)
        tally->by_status = ARENA_ARRAY(computing->arena, uint32_t, computing->style->statuses.n);
    if (rating && rating->look)
        tally->by_status[look_index(computing->style, rating->look)]++;
    if (rating && rating->look && rating->look->rated)
        tally->rated++;
    else
        tally->unrated++;
}

/* ---- groups ---- */

/* DUE / DCS is DUE/DCS. */
static struct str group_key(const struct grouping *grouping, const struct node *id)
{
    struct str text = str_trim(node_text(id));
    bool several = grouping->view->by == BY_DIRECTORATE && str_find(text, "/", 0) >= 0;
    return several ? str_fold(grouping->computing->arena, text) : text;
}

/* The group of that name; what is printed is that of the first who comes. */
static struct summary_row *add_group(struct grouping *grouping, const struct node *id, const struct rich *title)
{
    struct str key = group_key(grouping, id);
    struct summary_row *row = map_find(&grouping->by_key, key);
    if (!row) {
        row = ARENA_NEW(grouping->computing->arena, struct summary_row);
        *row = (struct summary_row){
            .id = id, .words = str_trim(node_text(id)), .title = rich_empty(title) ? NULL : title};
        map_put(&grouping->by_key, key, row);
        VEC_PUSH(grouping->computing->arena, &grouping->groups, row);
    }
    return row;
}

/* By its label and title. */
static void add_priority(struct grouping *grouping, const struct priority *priority)
{
    struct arena *arena = grouping->computing->arena;
    struct summary_row *row = add_group(grouping, priority->id, priority->title);
    if (!priority->label || row->id != priority->id || rich_empty(priority->title))
        return;
    row->title = NULL;
    row->words = str_printf(arena, PRIstr ": " PRIstr, STR_ARG(node_text(priority->label)),
                            STR_ARG(rich_plain(arena, priority->title)));
}

static void add_declared(struct grouping *grouping)
{
    const struct report *report = grouping->computing->report;
    uint8_t by = grouping->view->by;
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

/* What the indicator is counted under; NULL: nothing. DUE/DCS is a group of its own, so that the rows add up. */
static const struct node *indicator_group(const struct grouping *grouping, const struct indicator *indicator)
{
    const struct priority *priority;
    switch (grouping->view->by) {
    case BY_PRIORITY:
        return indicator->priority;
    case BY_DIRECTORATE:
        return indicator->directorate;
    case BY_COMMITTEE:
        return indicator->committee;
    case BY_THEME:
        priority = indicator->priority
                       ? map_find(&grouping->computing->report->priority_by_id, node_text(indicator->priority))
                       : NULL;
        return priority ? priority->theme : NULL;
    default:
        return NULL;
    }
}

static void count(struct grouping *grouping, const struct indicator *indicator, const struct period *period)
{
    const struct computing *computing = grouping->computing;
    const struct status_figure *rating = figures_rating(computing->figures, indicator, period);
    const struct node *group = indicator_group(grouping, indicator);
    bool named = group && str_trim(node_text(group)).len > 0;
    struct summary_row *row = named ? add_group(grouping, group, NULL) : &grouping->none;
    tally_add(computing, &row->tally, rating);
    tally_add(computing, &grouping->whole.tally, rating);
}

static bool has_any(const struct summary_row *row)
{
    return row->tally.rated + row->tally.unrated > 0;
}

struct summary *tally_view(const struct computing *computing, const struct view *view)
{
    struct grouping grouping = {.computing = computing, .view = view};
    const struct period *period = figures_view_period(computing->report, view);
    struct summary *summary = ARENA_NEW(computing->arena, struct summary);
    map_init(&grouping.by_key, computing->arena);
    grouping.whole.tally.by_status = ARENA_ARRAY(computing->arena, uint32_t, computing->style->statuses.n);
    add_declared(&grouping);
    for (uint32_t i = 0; i < view->nrows; i++)
        count(&grouping, view->rows[i], period);
    summary->rows = ARENA_ARRAY(computing->arena, struct summary_row, (size_t)grouping.groups.n + 1);
    for (uint32_t i = 0; i < grouping.groups.n; i++) {
        if (has_any(grouping.groups.items[i]))
            summary->rows[summary->nrows++] = *grouping.groups.items[i];
    }
    if (has_any(&grouping.none) && view->by != BY_REPORT)
        summary->rows[summary->nrows++] = grouping.none;
    summary->whole = grouping.whole;
    return summary;
}

/* ---- what is printed of them ---- */

uint32_t tally_count(const struct tally *tally, const struct style *style, const struct texts *statuses)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < statuses->n; i++) {
        const struct status_style *look = style_status(style, str_trim(node_text(statuses->items[i])));
        bool again = false;
        for (uint32_t j = 0; j < i; j++)
            again = again || style_status(style, str_trim(node_text(statuses->items[j]))) == look;
        if (look && !again)
            n += tally->by_status[look_index(style, look)];
    }
    return n;
}

uint32_t tally_percent(uint32_t n, uint32_t of)
{
    return of == 0 ? 0 : (uint32_t)(((uint64_t)n * 200 + of) / ((uint64_t)of * 2));
}
