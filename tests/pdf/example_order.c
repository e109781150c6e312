#include "example_order.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "example_views.h"

struct order {
    struct arena *arena;
    const struct figures *figures;
    const struct report *report;
    const struct style *style;
    struct str tree;  /* squeezed */
    uint32_t at;      /* behind the last text found */
    struct str last;  /* it */
    struct map notes; /* those that were read */
    uint32_t texts;
    int faults;
    struct buf *why;
};

/* --- one text after the other */

static void expect(struct order *order, struct buf *text)
{
    struct buf squeezed = {0};
    pdf_squeeze(&squeezed, text->bytes, text->len);
    buf_clear(text);
    if (squeezed.len > 0) {
        struct str wanted = str_dup(order->arena, (struct str){squeezed.bytes, (uint32_t)squeezed.len});
        int64_t found = str_find(order->tree, wanted.s, order->at);
        order->texts++;
        if (found < 0) {
            buf_printf(order->why, "'" PRIstr "' is not read after '" PRIstr "'\n", STR_ARG(wanted),
                       STR_ARG(order->last));
            order->faults++;
        } else {
            order->at = (uint32_t)found + wanted.len;
            order->last = wanted;
        }
    }
    buf_free(&squeezed);
}

static void expect_node(struct order *order, const struct node *node)
{
    struct buf text = {0};
    if (node)
        buf_put_str(&text, node_text(node));
    if (text.len > 0)
        expect(order, &text);
    buf_free(&text);
}

static void expect_number(struct order *order, uint32_t number)
{
    struct buf text = {0};
    buf_put_int(&text, number);
    expect(order, &text);
    buf_free(&text);
}

static void expect_rich(struct order *order, const struct rich *rich);

/* A note is read where it is marked first. */
static void expect_note(struct order *order, struct str id)
{
    struct note *note = map_find(&order->report->note_by_id, id);
    assert_non_null(note);
    if (!map_put(&order->notes, id, note))
        expect_rich(order, note->text);
}

/* A mark, or a reference that prints a number or a label of its own, parts the words. */
static void expect_block(struct order *order, const struct rich_block *block)
{
    struct buf text = {0};
    for (uint32_t i = 0; i < block->nruns; i++) {
        const struct run *run = &block->runs[i];
        bool parts = run->kind == RUN_NOTE || (run->kind == RUN_REF && run->text.len == 0);
        if (parts && text.len > 0)
            expect(order, &text);
        if (run->kind == RUN_NOTE)
            expect_note(order, run->text);
        else if (!parts && (run->kind == RUN_TEXT || run->kind == RUN_REF))
            buf_put_str(&text, run->text);
    }
    if (text.len > 0)
        expect(order, &text);
    buf_free(&text);
}

static void expect_rich(struct order *order, const struct rich *rich)
{
    for (uint32_t i = 0; rich && i < rich->nblocks; i++)
        expect_block(order, &rich->blocks[i]);
}

/* --- views */

static void expect_shown(struct order *order, const struct shown_table *table, const struct view *view,
                         const struct column_style *column, enum show show, uint32_t row)
{
    const struct indicator *indicator = shown_indicator(table, row);
    const struct period *period = shown_period(table, view, column);
    if (show == SHOW_DEFINITION)
        expect_rich(order, indicator->definition);
    if (show == SHOW_REWARD && indicator->reward &&
        (row == 0 || shown_indicator(table, row - 1)->reward != indicator->reward))
        expect_rich(order, indicator->reward->amount);
    if (show >= SHOW_ACTUAL && show <= SHOW_STRETCH && period) {
        enum kind kind = (enum kind)(KIND_ACTUAL + (show - SHOW_ACTUAL)); /* both stand in the same order */
        const struct observation *observation = figures_observation(indicator, kind, period);
        if (observation)
            expect_rich(
                order, figures_printed(order->arena, table->figures, indicator, kind, observation, column->decimals));
    }
    if (show == SHOW_COMPARATOR) {
        expect_rich(order, shown_value(table, column, row));
        expect_rich(order, shown_rank(table, column, row));
    }
}

/* Whether a column shows comments: they stand beside the first of the rows that share one, not below the last. */
static bool has_comments(const struct shown_table *table)
{
    for (uint32_t k = 0; k < table->columns.n; k++) {
        for (uint32_t s = 0; s < table->columns.items[k].nshow; s++) {
            if (table->columns.items[k].show[s] == SHOW_COMMENT)
                return true;
        }
    }
    return false;
}

/* Heads that the report writes: those of several rows are not read column by column. */
static void expect_heads(struct order *order, const struct view *view)
{
    bool grouped = false;
    for (uint32_t i = 0; i < view->columns.n; i++)
        grouped = grouped || LIST_AT(view->columns, const struct given_column, i)->group.n > 0;
    for (uint32_t i = 0; !grouped && i < view->columns.n; i++) {
        const struct rich *title = LIST_AT(view->columns, const struct given_column, i)->title;
        if (title && str_find(node_text(title->node), "{", 0) < 0)
            expect_rich(order, title);
    }
}

/* Behind a row: its comment, its action, and why statuses were given by hand. */
static void expect_below(struct order *order, const struct shown_table *table, const struct view *view, uint32_t row)
{
    const struct indicator *indicator = shown_indicator(table, row);
    expect_rich(order, table->brief ? NULL : shown_comment(table, row, /*last*/ !has_comments(table)));
    expect_rich(order, table->brief ? NULL : indicator->action);
    const struct status_figure *last = NULL;
    for (uint32_t k = 0; k < table->columns.n; k++) {
        const struct column_style *column = &table->columns.items[k];
        for (uint32_t s = 0; s < column->nshow; s++) {
            const struct status_figure *figure = shown_override(table, view, column, column->show[s], indicator);
            if (figure && figure != last)
                expect_node(order, figure->reason);
            last = figure ? figure : last;
        }
    }
}

static void expect_rows(struct order *order, const struct shown_table *table, const struct view *view)
{
    for (uint32_t i = 0; i < table->rows.n; i++) {
        expect_rich(order, shown_heading(table, i));
        for (uint32_t k = 0; k < table->columns.n; k++) {
            const struct column_style *column = &table->columns.items[k];
            for (uint32_t s = 0; s < column->nshow; s++)
                expect_shown(order, table, view, column, (enum show)column->show[s], i);
        }
        expect_below(order, table, view, i);
    }
}

/* Labelled priorities print words that are made of the label and the theme. */
static void expect_group(struct order *order, const struct view *view, const struct summary_row *row,
                         const struct node *instead)
{
    if (row->title)
        expect_rich(order, row->title);
    else if (!row->id || view->by != BY_PRIORITY)
        expect_node(order, row->id ? row->id : instead);
}

static void expect_tally(struct order *order, const struct column_style *column, const struct tally *tally,
                         uint8_t show)
{
    uint32_t count = tally_count(tally, order->style, &column->status);
    if (show == SHOW_COUNT)
        expect_number(order, count);
    else if (show == SHOW_UNRATED)
        expect_number(order, tally->unrated);
    else if (show == SHOW_TOTAL)
        expect_number(order, tally->rated + tally->unrated);
    else if (show == SHOW_SHARE && tally->rated > 0)
        expect_number(order, tally_percent(count, tally->rated));
}

static void expect_summary_row(struct order *order, const struct view *view, const struct table_style *table,
                               const struct summary_row *row, const struct node *instead)
{
    for (uint32_t k = 0; k < table->columns.n; k++) {
        const struct column_style *column = LIST_AT(table->columns, const struct column_style, k);
        for (uint32_t s = 0; s < column->nshow; s++) {
            if (column->show[s] == SHOW_GROUP)
                expect_group(order, view, row, instead);
            else
                expect_tally(order, column, &row->tally, column->show[s]);
        }
    }
}

static void expect_summary(struct order *order, const struct view *view, const struct node *name, bool whole)
{
    const struct table_style *table = map_find(&order->style->table_by_id, name ? node_text(name) : STR("summary"));
    const struct summary *summary = order->figures->summaries[view->index];
    assert_non_null(table);
    for (uint32_t i = 0; i < summary->nrows && !whole; i++)
        expect_summary_row(order, view, table, &summary->rows[i], table->none);
    expect_summary_row(order, view, table, &summary->whole, table->total);
}

static void expect_view(struct order *order, const struct view *view)
{
    const struct dashboard_style *dashboard = order->style->dashboard;
    struct shown_table tables[MOST_TABLES];
    expect_rich(order, view->title);
    if (view->kind == VIEW_SUMMARY)
        expect_summary(order, view, view->table, false);
    if (view->kind == VIEW_DASHBOARD) {
        expect_summary(order, view, dashboard->tiles, true);
        expect_summary(order, view, dashboard->summary, false);
    }
    uint32_t n = shown_tables(order->figures, view, tables);
    expect_heads(order, view);
    for (uint32_t i = 0; i < n; i++)
        expect_rows(order, &tables[i], view);
    expect_rich(order, view->note);
}

static void expect_list(struct order *order, const struct view *view)
{
    struct view_rows rows = figures_rows(order->figures, view);
    for (uint32_t i = 0; i < rows.n; i++) {
        const struct indicator *indicator = rows.items[i];
        expect_rich(order, indicator->definition);
        expect_rich(order, indicator->deleted);
    }
}

static void expect_panel_words(struct order *order, const struct indicator *const *items, uint32_t n, bool action)
{
    for (uint32_t i = 0; i < n; i++)
        expect_rich(order, action ? items[i]->action : items[i]->comment);
}

static void expect_plan(struct order *order, const struct action_plan *plan)
{
    if (!plan)
        return;
    expect_rich(order, plan->actions);
    expect_rich(order, plan->scale);
    expect_rich(order, plan->milestones);
    expect_rich(order, plan->due);
    expect_rich(order, plan->achieved);
}

static void expect_panel(struct order *order, const struct view *view, const struct indicator *const *items,
                         uint32_t n)
{
    const struct panel_options *panel = &view->panel;
    bool own = panel->table_beside && n > 1;
    expect_rich(order, view->title ? view->title : items[0]->definition);
    expect_rich(order, panel->text);
    for (uint32_t i = own ? 0 : 1; i < n; i++)
        expect_rich(order, items[i]->definition);
    for (uint32_t i = 0; i < panel->nparts; i++)
        expect_rich(order, panel->parts[i]->definition);
    expect_rich(order, panel->note);
    for (int action = 0; action < 2; action++) {
        expect_panel_words(order, items, n, action == 1);
        expect_panel_words(order, panel->parts, panel->nparts, action == 1);
    }
    for (uint32_t i = 0; i < n; i++)
        expect_plan(order, items[i]->plan);
}

static void expect_panels(struct order *order, const struct view *view)
{
    struct view_rows rows = figures_rows(order->figures, view);
    const struct indicator *const *items = (const struct indicator *const *)rows.items;
    for (uint32_t i = 0; i < rows.n && view->kind == VIEW_PANELS; i++)
        expect_panel(order, view, items + i, 1);
    if (view->kind == VIEW_PANEL && rows.n > 0)
        expect_panel(order, view, items, rows.n);
}

static void expect_activities(struct order *order, const struct view *view)
{
    const struct table_style *table =
        map_find(&order->style->table_by_id, view->table ? node_text(view->table) : STR("activities"));
    struct view_rows rows = figures_rows(order->figures, view);
    assert_non_null(table);
    expect_rich(order, view->title);
    for (uint32_t i = 0; i < rows.n; i++) {
        const struct activity *activity = rows.items[i];
        for (uint32_t k = 0; k < table->columns.n; k++) {
            const struct column_style *column = LIST_AT(table->columns, const struct column_style, k);
            for (uint32_t s = 0; s < column->nshow; s++) {
                if (column->show[s] == SHOW_DESCRIPTION)
                    expect_rich(order, activity->description);
                else if (column->show[s] == SHOW_UPDATE)
                    expect_rich(order, activity->update);
                else if (column->show[s] == SHOW_LEAD)
                    expect_node(order, activity->lead);
            }
        }
    }
}

static void expect_engagement(struct order *order, const struct view *view)
{
    struct view_rows rows = figures_rows(order->figures, view);
    expect_rich(order, view->title);
    for (uint32_t i = 0; i < rows.n; i++) {
        const struct engagement *entry = rows.items[i];
        expect_rich(order, entry->title);
        expect_rich(order, entry->who);
        expect_rich(order, entry->findings);
        expect_rich(order, entry->method);
        expect_node(order, entry->contact);
        expect_node(order, entry->start);
        expect_node(order, entry->end);
    }
}

/* --- other content */

static void expect_key(struct order *order, const struct key_block *key)
{
    expect_rich(order, key->title);
    for (uint32_t i = 0; i < key->entries.n; i++)
        expect_rich(order, LIST_AT(key->entries, struct key_entry, i)->text);
    expect_rich(order, key->note);
}

static void expect_table(struct order *order, const struct table_block *table)
{
    bool grouped = false; /* heads of several rows are not read column by column */
    expect_rich(order, table->title);
    for (uint32_t i = 0; i < table->columns.n; i++)
        grouped = grouped || LIST_AT(table->columns, const struct table_column, i)->group.n > 0;
    for (uint32_t i = 0; !grouped && i < table->columns.n; i++)
        expect_rich(order, LIST_AT(table->columns, const struct table_column, i)->title);
    for (uint32_t i = 0; i < table->rows.n; i++) {
        const struct table_row *row = LIST_AT(table->rows, const struct table_row, i);
        expect_rich(order, row->heading);
        for (uint32_t k = 0; k < row->cells.n; k++)
            expect_rich(order, LIST_AT(row->cells, const struct table_cell, k)->text);
    }
    expect_rich(order, table->note);
}

static void expect_figure(struct order *order, const struct figure_block *figure)
{
    expect_rich(order, figure->title);
    expect_rich(order, figure->note);
}

/* Remarks on the chart, and a table of its figures, stand about its note. */
static void expect_chart(struct order *order, const struct chart_block *chart)
{
    expect_rich(order, chart->title);
    expect_rich(order, chart->note);
}

static void expect_recommendations(struct order *order, const struct list *items)
{
    for (uint32_t i = 0; i < items->n; i++) {
        const struct recommendation *item = LIST_AT(*items, const struct recommendation, i);
        expect_rich(order, item->text);
        expect_recommendations(order, &item->items);
    }
}

static void expect_content(struct order *order, const struct block *block)
{
    expect_rich(order, block->text);
    expect_rich(order, block->small_print);
    if (block->view && block->view->kind == VIEW_ACTIVITIES)
        expect_activities(order, block->view);
    else if (block->view && block->view->kind == VIEW_ENGAGEMENT)
        expect_engagement(order, block->view);
    else if (block->view && block->view->kind == VIEW_LIST)
        expect_list(order, block->view);
    else if (block->view && (block->view->kind == VIEW_PANEL || block->view->kind == VIEW_PANELS))
        expect_panels(order, block->view);
    else if (block->view)
        expect_view(order, block->view);
    if (block->key)
        expect_key(order, block->key);
    if (block->table)
        expect_table(order, block->table);
    if (block->recommendations) {
        expect_rich(order, block->recommendations->lead);
        expect_recommendations(order, &block->recommendations->items);
    }
    if (block->figure)
        expect_figure(order, block->figure);
    if (block->chart)
        expect_chart(order, block->chart);
    for (uint32_t i = 0; block->columns && i < block->columns->columns.n; i++) {
        const struct content_column *column = LIST_AT(block->columns->columns, const struct content_column, i);
        expect_rich(order, column->heading);
        expect_rich(order, column->text);
        for (uint32_t k = 0; k < column->content.n; k++)
            expect_content(order, LIST_AT(column->content, const struct block, k));
    }
}

/* --- sections */

static const struct rich *heading_of(const struct section *section)
{
    return section->heading ? section->heading : section->of ? section->of->title : NULL;
}

/* The lines of the list of contents: words without notes. */
static void expect_contents(struct order *order, const struct section *section)
{
    if (section->contents != CONTENTS_NO && section->level <= (uint32_t)order->report->head->contents->depth) {
        struct buf text = {0};
        const struct rich *heading = heading_of(section);
        for (uint32_t k = 0; heading && k < heading->nblocks; k++) {
            for (uint32_t r = 0; r < heading->blocks[k].nruns; r++) {
                if (heading->blocks[k].runs[r].kind == RUN_TEXT)
                    buf_put_str(&text, heading->blocks[k].runs[r].text);
            }
        }
        expect(order, &text);
        buf_free(&text);
    }
    for (uint32_t i = 0; i < section->subsections.n; i++)
        expect_contents(order, section->subsections.items[i]);
}

static void expect_section(struct order *order, const struct section *section)
{
    expect_rich(order, heading_of(section));
    expect_rich(order, section->subtitle);
    expect_rich(order, section->text);
    for (uint32_t i = 0; i < section->content.n; i++)
        expect_content(order, LIST_AT(section->content, const struct block, i));
    for (uint32_t i = 0; i < section->subsections.n; i++)
        expect_section(order, section->subsections.items[i]);
}

int order_compare(const struct figures *figures, const struct pdf *pdf, struct buf *why)
{
    const struct report *report = figures->report;
    struct arena *arena = pdf->arena;
    struct order order = {.arena = arena,
                          .figures = figures,
                          .report = report,
                          .style = figures->style,
                          .why = why,
                          .last = STR("the beginning")};
    struct buf squeezed = {0};
    map_init(&order.notes, arena);
    pdf_squeeze(&squeezed, pdf->tree.bytes, pdf->tree.len);
    order.tree = (struct str){squeezed.bytes, (uint32_t)squeezed.len};
    for (uint32_t i = 0; report->head->contents && i < report->sections.n; i++)
        expect_contents(&order, report->sections.items[i]);
    for (uint32_t i = 0; i < report->sections.n; i++)
        expect_section(&order, report->sections.items[i]);
    buf_free(&squeezed);
    assert_true(order.texts > 0);
    return order.faults;
}
