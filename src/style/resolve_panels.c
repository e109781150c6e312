/* What the layout says of panels. */
#include "style/style_int.h"

static const char *const row_fields[] = {"organisation", "comparator", "unit", NULL};
static const char *const unit_fields[] = {"unit", "definition", NULL};
static const char *const further_fields[] = {"definition", "unit", "ref", NULL};
static const char *const period_fields[] = {"period", NULL};
static const char *const number_fields[] = {"n", NULL};
static const char *const ref_fields[] = {"ref", NULL};
static const char *const flag_fields[] = {"flag", NULL};

static bool is_row(uint8_t show)
{
    return (show >= SHOW_ACTUAL && show <= SHOW_STATUS) || show == SHOW_TRAVEL || show == SHOW_TRAVEL_LONG ||
           show == SHOW_COMPARATOR;
}

static void resolve_row(struct loading *loading, struct panel_row_style *row)
{
    resolve_optional(&row->group);
    resolve_optional(&row->total);
    template_check(loading, row->group, row_fields);
    template_check(loading, row->title, row_fields);
    template_check(loading, row->total, row_fields);
    row->show = SHOW__COUNT;
    if (!row->shown)
        return; /* reported */
    if (!resolve_shown(node_text(row->shown), &row->show)) {
        resolve_report_show(loading, row->shown);
    } else if (!is_row(row->show)) {
        struct diag *diag = diag_at(loading->diags, DIAG_SHOW_UNKNOWN, row->shown->mark,
                                    "panels have no `" PRIstr "` to show in a row", STR_ARG(node_text(row->shown)));
        diag_help(loading->diags, diag,
                  "write actual, target, baseline, forecast, estimate, stretch, status, travel, travel_long or "
                  "comparator");
        row->show = SHOW__COUNT;
    }
}

/* The table whose look a part takes; it is one that brings its own columns. */
static const struct table_style *resolve_look(struct loading *loading, const struct node *name,
                                              const struct node *owner)
{
    const struct table_style *table = style_table(loading->style, node_text(name));
    struct mark mark = resolve_place(loading, name, owner);
    if (!table) {
        struct diag *diag = diag_at(loading->diags, DIAG_LAYOUT_NAME, mark, "the layout has no table `" PRIstr "`",
                                    STR_ARG(node_text(name)));
        suggest(loading, diag, node_text(name), &loading->style->table_by_id);
    } else if (table->kind != TABLE_PLAIN) {
        struct diag *diag = diag_at(loading->diags, DIAG_LAYOUT_NAME, mark,
                                    "the table `" PRIstr "` has columns of its own, which a panel's cannot have",
                                    STR_ARG(node_text(name)));
        diag_help(loading->diags, diag, "name a table of `kind: plain`");
    }
    return table;
}

static void resolve_templates(struct loading *loading, struct panel_style *panels)
{
    const struct {
        const struct node **template;
        const char *const *fields;
    } templates[] = {
        {&panels->number, number_fields},
        {&panels->ref, ref_fields},
        {&panels->flag, flag_fields},
        {&panels->flag_words, flag_fields},
        {&panels->unit, unit_fields},
        {&panels->unit_own, unit_fields},
        {&panels->further, further_fields},
        {&panels->group, period_fields},
        {&panels->period, period_fields},
        {&panels->group_cumulative, period_fields},
        {&panels->period_provisional, period_fields},
    };
    for (size_t i = 0; i < sizeof(templates) / sizeof(templates[0]); i++) {
        resolve_optional(templates[i].template);
        template_check(loading, *templates[i].template, templates[i].fields);
    }
    resolve_optional(&panels->comment);
    resolve_optional(&panels->action);
    resolve_optional(&panels->merged);
}

static void resolve_plan(struct loading *loading, struct panel_plan_style *plan)
{
    const struct node **const labels[] = {&plan->title, &plan->actions,  &plan->scale, &plan->milestones,
                                          &plan->due,   &plan->achieved, &plan->rating};
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
        resolve_optional(labels[i]);
    plan->look = resolve_look(loading, plan->table, plan->node);
    plan->width = resolve_width(loading, plan->label_width, plan->node);
}

void resolve_panels(struct loading *loading)
{
    struct panel_style *panels = loading->style->panels;
    panels->heading_text = resolve_text(loading, panels->heading_style, panels->node);
    panels->text = resolve_text(loading, panels->text_style, panels->node);
    panels->words = resolve_text(loading, panels->words_style, panels->node);
    panels->note = resolve_text(loading, panels->note_style, panels->node);
    panels->look = resolve_look(loading, panels->table, panels->node);
    panels->group_head = resolve_width(loading, panels->group_width, panels->node);
    panels->head = resolve_width(loading, panels->head_width, panels->node);
    panels->column = resolve_width(loading, panels->column_width, panels->node);
    resolve_templates(loading, panels);
    for (uint32_t i = 0; i < panels->rows.n; i++)
        resolve_row(loading, LIST_AT(panels->rows, struct panel_row_style, i));
    resolve_plan(loading, panels->plan);
}
