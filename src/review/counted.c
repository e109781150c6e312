/* Statuses that indicators bear, and that a table of counts leaves out. */
#include "review/review_int.h"

static const struct status_style *look_at(const struct style *style, uint32_t i)
{
    return LIST_AT(style->statuses, const struct status_style, i);
}

static bool shows_count(const struct column_style *column)
{
    for (uint32_t i = 0; i < column->nshow; i++) {
        if (column->show[i] == SHOW_COUNT)
            return true;
    }
    return false;
}

/* Whether a column counts the status. A table without counts leaves nothing out. */
static bool is_counted(const struct style *style, const struct table_style *table, const struct status_style *look)
{
    bool counts = false;
    for (uint32_t i = 0; i < table->columns.n; i++) {
        const struct column_style *column = LIST_AT(table->columns, const struct column_style, i);
        if (!shows_count(column))
            continue;
        counts = true;
        for (uint32_t j = 0; j < column->status.n; j++) {
            if (style_status(style, str_trim(node_text(column->status.items[j]))) == look)
                return true;
        }
    }
    return !counts;
}

/* The tables of counts that a view is made of; returns how many. */
static uint32_t find_tables(const struct style *style, const struct view *view, const struct table_style *tables[2])
{
    const struct dashboard_style *dashboard = style->dashboard;
    struct str names[2] = {{0}, {0}};
    uint32_t n = 0;
    if (view->kind == VIEW_SUMMARY) {
        names[0] = view->table ? str_trim(node_text(view->table)) : style_usual_table(style, view->kind);
    } else if (dashboard) {
        names[0] = dashboard->tiles ? str_trim(node_text(dashboard->tiles)) : names[0];
        names[1] = dashboard->summary ? str_trim(node_text(dashboard->summary)) : names[1];
    }
    for (uint32_t i = 0; i < 2; i++) {
        const struct table_style *table = names[i].len ? style_table(style, names[i]) : NULL;
        if (table && table->kind == TABLE_SUMMARY)
            tables[n++] = table;
    }
    return n;
}

static void report_uncounted(const struct reviewer *reviewer, const struct view *view,
                             const struct table_style *table, const struct status_style *look, uint32_t n)
{
    struct str id = node_text(look->id), name = node_text(table->id);
    struct str title = look->word ? node_text(look->word) : id;
    struct diag *diag = diag_at(reviewer->diags, DIAG_STATUS_UNCOUNTED, view->node->mark,
                                "%u %s `" PRIstr "`, which no column of the table `" PRIstr "` counts", n,
                                n == 1 ? "indicator is" : "indicators are", STR_ARG(id), STR_ARG(name));
    diag_help(reviewer->diags, diag,
              "add a column to the table in the layout: `{ title: " PRIstr ", show: [symbol, count], status: " PRIstr
              " }`, or add `" PRIstr "` to the `status` of a column that is there",
              STR_ARG(title), STR_ARG(id), STR_ARG(id));
    diag_related(reviewer->diags, diag, table->node->mark, "the table in the layout");
}

static void review_view(const struct reviewer *reviewer, const struct view *view, const struct tally *tally)
{
    const struct style *style = figures_layout(reviewer->figures, view);
    const struct table_style *tables[2];
    uint32_t ntables = find_tables(style, view, tables);
    for (uint32_t i = 0; i < style->statuses.n; i++) {
        bool told = tally->by_status[i] == 0 || !look_at(style, i)->rated;
        for (uint32_t t = 0; t < ntables && !told; t++) {
            told = !is_counted(style, tables[t], look_at(style, i));
            if (told)
                report_uncounted(reviewer, view, tables[t], look_at(style, i), tally->by_status[i]);
        }
    }
}

void review_counted(struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    for (uint32_t i = 0; i < report->views.n; i++) {
        const struct view *view = report->views.items[i];
        const struct summary *summary = reviewer->figures->summaries[view->index];
        if (summary && summary->whole.tally.by_status)
            review_view(reviewer, view, &summary->whole.tally);
    }
}
