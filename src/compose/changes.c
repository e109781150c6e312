/* What has changed since last time's report: a table for each kind of change. */
#include "compose/section_int.h"
#include "compose/table_view_int.h"

static struct view_rows rows_of(struct arena *arena, const struct change_list *changes, enum change_kind kind)
{
    struct view_rows rows = {.items = ARENA_ARRAY(arena, const void *, changes->n)};
    for (uint32_t i = 0; i < changes->n; i++) {
        if (changes->items[i].kind == kind)
            rows.items[rows.n++] = changes->items[i].indicator;
    }
    return rows;
}

void changes_compose(struct composer *composer, const struct view *view, uint32_t level, struct sem *parent)
{
    const struct figures *figures = composer->figures;
    const struct changes_style *style = composer->style->changes;
    const struct change_list *changes = &figures->changes[view->index];
    const struct {
        enum change_kind kind;
        const struct node *table;
        const struct figures *figures;
    } parts[] = {{CHANGE_STATUS, style->changed, figures},
                 {CHANGE_NEW, style->added, figures},
                 {CHANGE_DROPPED, style->dropped, figures->previous}};
    uint32_t anchor = view_anchor(composer, view);
    const struct node *id = rich_empty(view->title) ? view->id : NULL;
    bool shown = false;
    view_title_compose(composer, view, level, parent, &anchor);
    for (size_t i = 0; figures->previous && i < sizeof(parts) / sizeof(parts[0]); i++) {
        struct view_rows rows = rows_of(composer->arena, changes, parts[i].kind);
        if (!parts[i].table || rows.n == 0)
            continue;
        struct view_source source = {.view = view,
                                     .style = style_table(composer->style, node_text(parts[i].table)),
                                     .id = id,
                                     .figures = parts[i].figures,
                                     .rows = rows.items,
                                     .nrows = rows.n,
                                     .brief = true};
        view_compose_indicators(composer, &source, parent);
        id = NULL;
        shown = true;
    }
    if (!shown)
        view_words_compose(composer, view,
                           !figures->previous ? style->first
                           : view->empty      ? view->empty
                                              : style->none,
                           composer->style->body, parent, anchor);
}
