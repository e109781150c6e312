#include "example_words.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "example_charts.h"
#include "example_count.h"
#include "example_views.h"

/* --- what is free */

static void free_tree(struct words *words, const struct node *node)
{
    if (node->kind == NODE_SCALAR) {
        count_node(words, node, FREE);
        return;
    }
    for (const struct node *child = node->first; child; child = child->next)
        free_tree(words, child);
}

static void free_layouts(struct words *words)
{
    struct diags diags;
    struct sources sources = {.arena = words->arena};
    struct loader loader;
    diags_init(&diags, words->arena, &sources);
    loader_init(&loader, words->arena, &diags, 0);
    glob_t found;
    assert_int_equal(glob("layouts/*.yaml", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        free_tree(words, load_own(&loader, str_from(found.gl_pathv[i]))->root);
    globfree(&found);
    const struct layouts *own = words->style->layouts;
    for (uint32_t i = 0; i < own->items.n; i++)
        free_tree(words, own->items.items[i]->node);
}

static void free_names(struct words *words)
{
    const struct report *report = words->report;
    free_tree(words, report->head->node);
    if (report->head->contents)
        count_node(words, report->head->contents->title, FREE);
    for (uint32_t i = 0; i < report->periods.n; i++) {
        count_node(words, report->periods.items[i]->id, FREE);
        count_node(words, report->periods.items[i]->label, FREE);
    }
    for (uint32_t i = 0; i < report->comparators.n; i++)
        count_rich(words, report->comparators.items[i]->title, FREE);
    for (uint32_t i = 0; i < report->flags.n; i++) {
        count_node(words, report->flags.items[i]->id, FREE);
        count_rich(words, report->flags.items[i]->title, FREE);
    }
    for (uint32_t i = 0; i < report->directorates.n; i++)
        count_rich(words, report->directorates.items[i]->title, FREE);
    for (uint32_t i = 0; i < report->committees.n; i++)
        count_rich(words, report->committees.items[i]->title, FREE);
    for (uint32_t i = 0; i < report->priorities.n; i++) {
        count_node(words, report->priorities.items[i]->label, FREE);
        count_node(words, report->priorities.items[i]->theme, FREE);
        count_rich(words, report->priorities.items[i]->title, FREE);
    }
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        count_node(words, indicator->label ? indicator->label : indicator->ref, FREE);
        count_node(words, indicator->directorate, FREE);
        for (uint32_t k = 0; k < indicator->status.n; k++)
            count_node(words, LIST_AT(indicator->status, const struct given_status, k)->word, FREE);
    }
    for (uint32_t i = 0; i < report->activities.n; i++) {
        count_node(words, report->activities.items[i]->ref, FREE);
        count_node(words, report->activities.items[i]->directorate, FREE);
    }
}

/* --- what is wanted */

/* The period may stand in the head instead. */
static void want_comparison(struct words *words, const struct shown_table *table, const struct column_style *column,
                            uint32_t row)
{
    const struct comparison *comparison =
        figures_comparison(table->figures, shown_indicator(table, row), node_text(column->comparator));
    count_rich(words, comparison ? comparison->period : NULL, FREE);
    count_rich(words, shown_value(table, column, row), WANTED);
    count_rich(words, shown_rank(table, column, row), WANTED);
}

static void want_figure(struct words *words, const struct shown_table *table, const struct indicator *indicator,
                        const struct column_style *column, enum kind kind, const struct period *period)
{
    const struct observation *observation = period ? figures_observation(indicator, kind, period) : NULL;
    if (observation)
        count_rich(words,
                   figures_printed(words->arena, table->figures, indicator, kind, observation, column->decimals),
                   WANTED);
}

/* Neighbours that earn a reward together share its cell. */
static void want_reward(struct words *words, const struct shown_table *table, uint32_t row)
{
    const struct reward *reward = shown_indicator(table, row)->reward;
    if (reward && (row == 0 || shown_indicator(table, row - 1)->reward != reward))
        count_rich(words, reward->amount, WANTED);
}

static void want_shown(struct words *words, const struct shown_table *table, const struct view *view,
                       const struct column_style *column, uint32_t row)
{
    const struct indicator *indicator = shown_indicator(table, row);
    const struct period *period = shown_period(table, view, column);
    for (uint32_t i = 0; i < column->nshow; i++) {
        uint8_t show = column->show[i];
        const struct status_figure *figure = shown_override(table, view, column, show, indicator);
        if (show >= SHOW_ACTUAL && show <= SHOW_STRETCH)
            want_figure(words, table, indicator, column, (enum kind)(KIND_ACTUAL + (show - SHOW_ACTUAL)), period);
        else if (show == SHOW_COMPARATOR)
            want_comparison(words, table, column, row);
        else if (show == SHOW_DEFINITION)
            count_rich(words, indicator->definition, WANTED);
        else if (show == SHOW_REWARD)
            want_reward(words, table, row);
        if (figure) { /* it is said once, whatever the number of columns that show it */
            count_node(words, table->style->override, FREE);
            count_node(words, figure->reason, FREE);
        }
    }
}

static bool names(const struct texts *over, const struct node *id)
{
    for (uint32_t i = 0; id && i < over->n; i++) {
        if (str_eq(node_text(over->items[i]), node_text(id)))
            return true;
    }
    return false;
}

/* A message is printed where the table has a column for it. */
static void want_message(struct words *words, const struct shown_table *table, const struct view *view,
                         const struct message *message)
{
    bool any = false;
    for (uint32_t k = 0; k < table->columns.n; k++) {
        const struct column_style *column = &table->columns.items[k];
        const struct period *period = shown_period(table, view, column);
        any = any || names(&message->over, column->comparator) || (period && names(&message->over, period->id));
    }
    if (any)
        count_rich(words, message->text, WANTED);
}

static void want_indicators(struct words *words, const struct shown_table *table, const struct view *view)
{
    for (uint32_t i = 0; i < table->rows.n; i++) {
        const struct indicator *indicator = shown_indicator(table, i);
        for (uint32_t k = 0; k < table->columns.n; k++)
            want_shown(words, table, view, &table->columns.items[k], i);
        count_rich(words, shown_heading(table, i), WANTED);
        count_rich(words, table->brief ? NULL : shown_comment(table, i, /*last*/ true), WANTED);
        count_rich(words, table->brief ? NULL : indicator->action, WANTED);
        for (uint32_t k = 0; k < indicator->messages.n && table->figures == words->figures; k++)
            want_message(words, table, view, LIST_AT(indicator->messages, struct message, k));
    }
}

/* What all rewards come to. */
static void want_total(struct words *words, const struct view *view)
{
    struct decimal total;
    struct str currency;
    struct buf text = {0};
    if (view->kind != VIEW_REWARDS || !figures_reward_total(words->figures, view, &total, &currency))
        return;
    buf_put_str(&text, currency);
    decimal_write(&text, total, true);
    count_text(words, (struct str){text.bytes, (uint32_t)text.len}, WANTED);
    buf_free(&text);
}

/* Heads may be filled, and stand over several columns. */
static void want_given(struct words *words, const struct view *view)
{
    for (uint32_t i = 0; i < view->columns.n; i++) {
        const struct given_column *column = LIST_AT(view->columns, const struct given_column, i);
        count_rich(words, column->title, FREE);
        for (uint32_t k = 0; k < column->group.n; k++)
            count_rich(words, column->groups[k], FREE);
    }
    count_rich(words, view->note, WANTED);
}

static void want_view(struct words *words, const struct view *view)
{
    struct shown_table tables[MOST_TABLES];
    count_rich(words, view->title, WANTED);
    uint32_t n = shown_tables(words->figures, view, tables);
    for (uint32_t i = 0; i < n; i++)
        want_indicators(words, &tables[i], view);
    want_total(words, view);
    want_given(words, view);
}

static void want_activities(struct words *words, const struct view *view)
{
    count_rich(words, view->title, WANTED);
    struct view_rows rows = figures_rows(words->figures, view);
    for (uint32_t i = 0; i < rows.n; i++) {
        const struct activity *activity = rows.items[i];
        count_rich(words, activity->description, WANTED);
        count_rich(words, activity->update, WANTED);
        count_node(words, activity->lead, WANTED);
    }
}

static void want_engagement(struct words *words, const struct view *view)
{
    count_rich(words, view->title, WANTED);
    struct view_rows rows = figures_rows(words->figures, view);
    for (uint32_t i = 0; i < rows.n; i++) {
        const struct engagement *entry = rows.items[i];
        count_rich(words, entry->title, WANTED);
        count_rich(words, entry->who, WANTED);
        count_rich(words, entry->findings, WANTED);
        count_rich(words, entry->method, WANTED);
        count_node(words, entry->contact, WANTED);
        count_node(words, entry->start, WANTED);
        count_node(words, entry->end, WANTED);
    }
}

static void want_list(struct words *words, const struct view *view)
{
    struct view_rows rows = figures_rows(words->figures, view);
    for (uint32_t i = 0; i < rows.n; i++) {
        const struct indicator *indicator = rows.items[i];
        count_rich(words, indicator->definition, WANTED);
        count_rich(words, indicator->deleted, WANTED);
    }
}

static void want_key(struct words *words, const struct key_block *key)
{
    count_rich(words, key->title, WANTED);
    for (uint32_t i = 0; i < key->entries.n; i++)
        count_rich(words, LIST_AT(key->entries, struct key_entry, i)->text, WANTED);
    count_rich(words, key->note, WANTED);
}

static void want_table(struct words *words, const struct table_block *table)
{
    count_rich(words, table->title, WANTED);
    count_rich(words, table->note, WANTED);
    for (uint32_t i = 0; i < table->columns.n; i++) {
        const struct table_column *column = LIST_AT(table->columns, const struct table_column, i);
        count_rich(words, column->title, WANTED);
        for (uint32_t k = 0; k < column->group.n; k++)
            count_rich(words, column->groups[k], FREE);
    }
    for (uint32_t i = 0; i < table->rows.n; i++) {
        const struct table_row *row = LIST_AT(table->rows, const struct table_row, i);
        count_rich(words, row->heading, WANTED);
        for (uint32_t k = 0; k < row->cells.n; k++)
            count_rich(words, LIST_AT(row->cells, const struct table_cell, k)->text, WANTED);
    }
}

/* What is drawn, and what is read aloud in its place, is compared in example_charts.c. */
static void want_chart(struct words *words, const struct chart_block *chart)
{
    const struct report *report = words->report;
    uint32_t nperiods = chart->nat > 0 ? chart->nat : report->periods.n;
    count_rich(words, chart->title, WANTED);
    count_rich(words, chart->note, WANTED);
    for (uint32_t i = 0; chart->data_table && i < chart->nindicators * chart->nseries * nperiods; i++) {
        const struct chart_show *show = &chart->series[i / nperiods % chart->nseries];
        want_figure_of(words, chart->indicators[i / nperiods / chart->nseries], (enum kind)show->kind,
                       show->comparator ? show->comparator->id : NULL,
                       chart->nat > 0 ? chart->at[i % nperiods] : report->periods.items[i % nperiods]);
    }
}

/* Whether the panel shows the period. */
static bool shows_period(const struct words *words, const struct view *view, const struct period *period)
{
    const struct texts *given = &view->panel.periods;
    for (uint32_t i = 0; i < given->n; i++) {
        if (figures_period(words->report, node_text(given->items[i])) == period)
            return true;
    }
    return given->n == 0;
}

static void want_panel_row(struct words *words, const struct view *view, const struct indicator *indicator,
                           enum kind kind, const struct node *comparator)
{
    for (uint32_t i = 0; i < words->report->periods.n; i++) {
        if (shows_period(words, view, words->report->periods.items[i]))
            want_figure_of(words, indicator, kind, comparator, words->report->periods.items[i]);
    }
}

/* A row of the layout stands once for each comparator, unless it names one. */
static void want_panel_rows(struct words *words, const struct view *view, const struct indicator *indicator)
{
    const struct list *rows = &figures_layout(words->figures, view)->panels->rows;
    const struct texts *show = &view->panel.show;
    for (uint32_t r = 0; r < rows->n; r++) {
        const struct panel_row_style *row = LIST_AT(*rows, const struct panel_row_style, r);
        if (show->n > 0 && !names(show, row->shown))
            continue;
        if (row->show >= SHOW_ACTUAL && row->show <= SHOW_STRETCH)
            want_panel_row(words, view, indicator, (enum kind)(KIND_ACTUAL + (row->show - SHOW_ACTUAL)), NULL);
        for (uint32_t i = 0; row->show == SHOW_COMPARATOR && i < words->report->comparators.n; i++) {
            const struct node *id = words->report->comparators.items[i]->id;
            if (!row->comparator || str_eq(node_text(row->comparator), node_text(id)))
                want_panel_row(words, view, indicator, KIND_ACTUAL, id);
        }
    }
}

/* What stands in the panel's table, apart from its rows of figures, and below it. */
static void want_panel_indicator(struct words *words, const struct indicator *indicator)
{
    for (uint32_t i = 0; i < indicator->windows.n; i++)
        count_node(words, LIST_AT(indicator->windows, const struct period_words, i)->word, FREE);
    for (uint32_t i = 0; i < indicator->progress.n; i++)
        count_node(words, LIST_AT(indicator->progress, const struct period_words, i)->word, FREE);
    for (uint32_t i = 0; i < indicator->messages.n; i++)
        count_rich(words, LIST_AT(indicator->messages, const struct message, i)->text, WANTED);
    count_node(words, indicator->unit, FREE);
    count_rich(words, indicator->comment, WANTED);
    count_rich(words, indicator->action, WANTED);
    const struct action_plan *plan = indicator->plan;
    const struct rich *const said[] = {plan ? plan->actions : NULL, plan ? plan->scale : NULL,
                                       plan ? plan->milestones : NULL, plan ? plan->due : NULL,
                                       plan ? plan->achieved : NULL};
    for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
        count_rich(words, said[i], WANTED);
}

static void want_panel(struct words *words, const struct view *view, const struct view_rows *rows)
{
    const struct indicator *first = rows->items[0];
    bool own = view->panel.table_beside && rows->n > 1; /* tables that the definitions head */
    count_rich(words, view->title ? view->title : first->definition, WANTED);
    count_rich(words, view->panel.text, WANTED);
    count_rich(words, view->panel.note, WANTED);
    for (uint32_t i = 0; i < rows->n; i++) {
        const struct indicator *indicator = rows->items[i];
        count_rich(words, i > 0 || own ? indicator->definition : NULL, WANTED);
        want_panel_rows(words, view, indicator);
        want_panel_indicator(words, indicator);
    }
    for (uint32_t i = 0; i < view->panel.nparts; i++) {
        count_rich(words, view->panel.parts[i]->definition, WANTED);
        want_panel_row(words, view, view->panel.parts[i], KIND_ACTUAL, NULL);
        want_panel_indicator(words, view->panel.parts[i]);
    }
}

static void want_panels(struct words *words, const struct view *view)
{
    struct view_rows rows = figures_rows(words->figures, view);
    for (uint32_t i = 0; i < rows.n && view->kind == VIEW_PANELS; i++)
        want_panel(words, view, &(struct view_rows){.items = rows.items + i, .n = 1});
    if (view->kind == VIEW_PANEL && rows.n > 0)
        want_panel(words, view, &rows);
}

static void want_recommendations(struct words *words, const struct list *items)
{
    for (uint32_t i = 0; i < items->n; i++) {
        const struct recommendation *item = LIST_AT(*items, const struct recommendation, i);
        count_rich(words, item->text, WANTED);
        want_recommendations(words, &item->items);
    }
}

static void want_block(struct words *words, const struct block *block)
{
    count_rich(words, block->text, WANTED);
    count_rich(words, block->small_print, WANTED);
    if (block->view && block->view->kind == VIEW_ACTIVITIES)
        want_activities(words, block->view);
    else if (block->view && block->view->kind == VIEW_ENGAGEMENT)
        want_engagement(words, block->view);
    else if (block->view && block->view->kind == VIEW_LIST)
        want_list(words, block->view);
    else if (block->view && (block->view->kind == VIEW_PANEL || block->view->kind == VIEW_PANELS))
        want_panels(words, block->view);
    else if (block->view)
        want_view(words, block->view);
    if (block->key)
        want_key(words, block->key);
    if (block->table)
        want_table(words, block->table);
    if (block->recommendations) {
        count_rich(words, block->recommendations->lead, WANTED);
        want_recommendations(words, &block->recommendations->items);
    }
    if (block->figure) {
        count_rich(words, block->figure->title, WANTED);
        count_rich(words, block->figure->note, WANTED);
        count_node(words, block->figure->alt, WANTED);
    }
    if (block->chart)
        want_chart(words, block->chart);
    for (uint32_t i = 0; block->columns && i < block->columns->columns.n; i++) {
        const struct content_column *column = LIST_AT(block->columns->columns, const struct content_column, i);
        count_rich(words, column->heading, WANTED);
        count_rich(words, column->text, WANTED);
    }
}

static void want_section(struct words *words, const struct section *section)
{
    const struct contents_spec *contents = words->report->head->contents;
    count_rich(words, section->heading, WANTED);
    if (contents && section->contents != CONTENTS_NO && section->level <= (uint32_t)contents->depth)
        count_rich(words, section->heading, WANTED);
    count_node(words, section->label, FREE);
    count_rich(words, section->subtitle, WANTED);
    count_rich(words, section->text, WANTED);
    const struct block *block;
    for (struct content_walk walk = content_walk(section); (block = content_next(&walk));)
        want_block(words, block);
    for (uint32_t i = 0; i < section->subsections.n; i++)
        want_section(words, section->subsections.items[i]);
}

/* --- comparing */

static int count_faults(const struct words *words)
{
    int faults = 0;
    for (uint32_t i = 0; i < words->counts.n; i++) {
        const struct count *count = words->counts.entries[i].value;
        bool free = words->report->withheld || count->free || is_small_number(count->word);
        if (count->got == count->wanted || (free && count->got > count->wanted))
            continue;
        print_error("'%.*s' stands %u times in the PDF, %u times in the report\n", STR_ARG(count->word), count->got,
                    count->wanted);
        faults++;
    }
    return faults;
}

int words_compare(struct arena *arena, const struct figures *figures, const struct pdf *pdf, const char *path)
{
    const struct report *report = figures->report;
    struct words words = {.arena = arena, .figures = figures, .report = report, .style = figures->style};
    map_init(&words.counts, arena);
    map_init(&words.notes, arena);
    free_layouts(&words);
    free_names(&words);
    for (uint32_t i = 0; i < report->sections.n; i++)
        want_section(&words, report->sections.items[i]);
    for (uint32_t i = 0; i < report->notes.n; i++) {
        if (map_find(&words.notes, node_text(report->notes.items[i]->id)))
            count_rich(&words, report->notes.items[i]->text, WANTED);
    }
    count_text(&words, (struct str){pdf->tree.bytes, (uint32_t)pdf->tree.len}, GOT);
    int faults = charts_compare(&words, path);
    return faults + count_faults(&words);
}
