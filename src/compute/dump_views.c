#include "compute/figures_int.h"

/* Of activities only those views that select by status need to be shown; of engagement entries none. */
static void dump_rows(struct buf *out, const struct figures *figures, const struct view *view)
{
    struct view_rows rows = figures_rows(figures, view);
    bool by_status = (view->kind == VIEW_INDICATORS || view->kind == VIEW_ACTIVITIES || view->kind == VIEW_PANELS) &&
                     view->status.n > 0;
    if (!by_status && view->kind != VIEW_EXCEPTIONS && view->kind != VIEW_REWARDS && view->kind != VIEW_DASHBOARD)
        return;
    buf_printf(out, "rows %u:", view->index + 1);
    for (uint32_t i = 0; i < rows.n; i++) {
        const struct node *ref = view->kind == VIEW_ACTIVITIES ? ((const struct activity *)rows.items[i])->ref
                                                               : ((const struct indicator *)rows.items[i])->ref;
        buf_printf(out, "%s " PRIstr, i ? "," : "", STR_ARG(ref ? node_text(ref) : STR("?")));
    }
    buf_putc(out, '\n');
}

static void dump_tally(struct buf *out, const struct figures *figures, const struct view *view, struct str group,
                       const struct tally *tally)
{
    buf_printf(out, "summary %u: " PRIstr ":", view->index + 1, STR_ARG(group));
    for (uint32_t i = 0; i < figures->style->statuses.n; i++) {
        const struct node *id = LIST_AT(figures->style->statuses, const struct status_style, i)->id;
        if (tally->by_status[i])
            buf_printf(out, " " PRIstr " %u,", STR_ARG(node_text(id)), tally->by_status[i]);
    }
    buf_printf(out, " unrated %u\n", tally->unrated);
}

static void dump_summary(struct buf *out, const struct figures *figures, const struct view *view)
{
    const struct summary *summary = figures->summaries[view->index];
    if (!summary)
        return;
    for (uint32_t i = 0; i < summary->nrows; i++) {
        const struct summary_row *row = &summary->rows[i];
        dump_tally(out, figures, view, row->id ? node_text(row->id) : STR("(none)"), &row->tally);
    }
    dump_tally(out, figures, view, STR("(whole)"), &summary->whole.tally);
}

static struct str status_words(const struct status_figure *figure)
{
    if (!figure)
        return STR("(none)");
    return figure->look ? node_text(figure->look->id) : figure->text;
}

static void dump_change(struct buf *out, const struct figures *figures, const struct view *view,
                        const struct change *change)
{
    static const char *const kinds[] = {
        [CHANGE_STATUS] = "change", [CHANGE_NEW] = "new", [CHANGE_DROPPED] = "dropped"};
    buf_printf(out, "%s " PRIstr, kinds[change->kind], STR_ARG(node_text(change->indicator->ref)));
    if (change->kind == CHANGE_STATUS) {
        const struct period *now = figures_view_period(figures->report, view);
        buf_printf(out, ": " PRIstr " -> " PRIstr,
                   STR_ARG(status_words(figures_previous_status(figures, view, change->indicator))),
                   STR_ARG(status_words(figures_rating(figures, change->indicator, now))));
    }
    buf_putc(out, '\n');
}

void views_dump(struct buf *out, const struct figures *figures)
{
    const struct report *report = figures->report;
    for (uint32_t i = 0; i < report->views.n; i++) {
        const struct view *view = report->views.items[i];
        dump_rows(out, figures, view);
        dump_summary(out, figures, view);
        if (figures_withheld(figures, view) > 0)
            buf_printf(out, "withheld %u: %u\n", i + 1, figures_withheld(figures, view));
        for (uint32_t j = 0; j < figures->changes[i].n; j++)
            dump_change(out, figures, view, &figures->changes[i].items[j]);
    }
}
