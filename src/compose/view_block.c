/* Blocks that show selected data. */
#include "compose/exempt_int.h"
#include "compose/section_int.h"
#include "compose/table_view_int.h"

uint32_t view_title_compose(struct composer *composer, const struct view *view, uint32_t level, struct sem *parent,
                            uint32_t *anchor)
{
    return heading_below_compose(composer, view->title, level, parent, anchor) ? level + 2 : level + 1;
}

uint32_t view_title_anchor(struct composer *composer, const struct rich *title, uint32_t level, uint32_t *waiting)
{
    uint32_t anchor = *waiting ? *waiting : compose_anchor(composer);
    *waiting = 0;
    heading_bookmark(composer, title_words(composer, title), level, anchor);
    return anchor;
}

uint32_t view_anchor(const struct composer *composer, const struct view *view)
{
    return view->id ? target_anchor(composer, node_text(view->id)) : 0;
}

void view_words_compose(struct composer *composer, const struct view *view, const struct node *words,
                        const struct text_style *look, struct sem *parent, uint32_t anchor)
{
    if (!words)
        return;
    struct setting setting = paragraphs_setting(composer, look, parent);
    setting.place = view->node;
    struct flow flow = compose_plain(composer, &setting, node_text(words), words);
    if (flow.n)
        flow.lines[0].anchor = anchor;
    compose_add_flow(composer, flow, look, view->node);
}

static const struct exemption *exemption_of(const struct view *view, const void *item)
{
    if (view->kind == VIEW_ACTIVITIES)
        return ((const struct activity *)item)->exempt;
    return view->kind == VIEW_ENGAGEMENT ? ((const struct engagement *)item)->exempt
                                         : ((const struct indicator *)item)->exempt;
}

/* Public copy: how many of what the view selects is neither counted nor shown, not even by words in its place. */
static void add_missing(struct composer *composer, const struct view *view, struct sem *parent)
{
    const struct exempt_style *style = composer->style->exempt;
    struct view_rows rows = figures_rows(composer->figures, view);
    uint32_t n = figures_withheld(composer->figures, view);
    bool counts = view->kind == VIEW_SUMMARY || view->kind == VIEW_DASHBOARD;
    for (uint32_t i = 0; i < rows.n && n > 0; i++)
        n -= exempt_left_out(composer, exemption_of(view, rows.items[i]));
    if (n == 0)
        return;
    const struct node *one = counts ? style->counted : style->shown;
    const struct node *several = counts ? style->counted_several : style->shown_several;
    struct str words = exempt_count(composer->arena, one, several, n);
    const struct table_style *table = style_table(
        composer->style, view->table ? node_text(view->table) : style_usual_table(composer->style, view->kind));
    grid_note(composer, table, NULL, rich_of_words(composer->arena, view->node, words), parent);
}

void view_compose_block(struct composer *composer, const struct view *view, uint32_t level, struct sem *parent)
{
    struct view_source source = view_source(composer, view);
    switch (view->kind) {
    case VIEW_ACTIVITIES:
        view_compose_activities(composer, &source, parent);
        break;
    case VIEW_ENGAGEMENT:
        engagement_compose(composer, view, level, parent);
        break;
    case VIEW_CHANGES:
        changes_compose(composer, view, level, parent);
        break;
    case VIEW_PANEL:
    case VIEW_PANELS:
        panels_compose(composer, view, level, parent);
        break;
    case VIEW_SUMMARY:
        view_compose_summary(composer, &source, /*whole*/ false, parent);
        break;
    case VIEW_LIST:
        indicator_list_compose(composer, view, parent);
        break;
    case VIEW_DASHBOARD:
        dashboard_compose(composer, view, parent);
        break;
    default:
        source.brief = view->kind == VIEW_REWARDS;
        view_compose_indicators(composer, &source, parent);
        break;
    }
    add_missing(composer, view, parent);
}
