/* The page that shows all at a glance. */
#include "compose/section_int.h"
#include "compose/table_view_int.h"

/* Where the page begins that the next box comes to stand on, if all that is on it are headings: they come along.
 * Otherwise the page begins before the headings that stand last. */
static uint32_t page_top(const struct boxes *boxes)
{
    uint32_t top = boxes->items.n;
    while (top > 0 && boxes->items.items[top - 1].kind == BOX_FLOW &&
           (boxes->items.items[top - 1].flags & BOX_KEEP_NEXT))
        top--;
    return top;
}

/* Returns the index of the first box on the page. */
static uint32_t begin_page(struct composer *composer, const struct view *view)
{
    struct boxes *boxes = composer->boxes;
    uint32_t top = page_top(boxes);
    if (top == 0 || boxes->items.items[top - 1].kind == BOX_PAGE)
        return top;
    VEC_PUSH(boxes->arena, &boxes->items, (struct box){0});
    for (uint32_t i = boxes->items.n - 1; i > top; i--)
        boxes->items.items[i] = boxes->items.items[i - 1];
    boxes->items.items[top] = (struct box){.kind = BOX_PAGE,
                                           .start = START_PAGE,
                                           .section = composer->section,
                                           .mark = view->node->mark,
                                           .page = composer->page};
    return top + 1;
}

/* --- whether it fits */

/* Of all tracks; cells over several may make the last of theirs higher. */
static len_t table_height(const struct table *table)
{
    struct arena *arena = arena_new();
    len_t *heights = ARENA_ARRAY(arena, len_t, table->ntracks);
    for (uint32_t t = 0; t < table->ntracks; t++)
        heights[t] = table->tracks[t].base;
    for (uint32_t i = 0; i < table->ncells; i++) {
        const struct cell *cell = &table->cells[i];
        len_t need = cell->flow.height + 2 * table->pad_y;
        uint32_t last = cell->track + cell->rowspan - 1;
        for (uint32_t t = cell->track; t < last; t++)
            need = len_add(need, -heights[t]);
        heights[last] = len_max(heights[last], cell->rowspan > 1 ? need : 0);
    }
    len_t height = table_caption_height(table, &table->caption);
    for (uint32_t t = 0; t < table->ntracks; t++)
        height = len_add(height, heights[t]);
    arena_free(arena);
    return height;
}

static void check_height(const struct composer *composer, const struct view *view, uint32_t first)
{
    const struct boxes *boxes = composer->boxes;
    len_t height = 0, after = 0;
    for (uint32_t i = first; i < boxes->items.n; i++) {
        const struct box *box = &boxes->items.items[i];
        height = len_add(height, i > first ? len_max(after, box->before) : 0);
        height = len_add(height, box->kind == BOX_TABLE ? table_height(box->table) : box->flow.height);
        after = box->after;
    }
    len_t room = style_text_height(composer->page);
    if (height <= room)
        return;
    struct diag *diag = diag_at(composer->diags, DIAG_DASHBOARD_LONG, view->node->mark,
                                "this dashboard does not fit on a page: it is %d%% as high as the page's text",
                                (int)((int64_t)height * 100 / room));
    diag_help(composer->diags, diag,
              "select fewer indicators, count `by` something coarser, or leave out one of its tables in the layout");
}

/* --- the parts, as far as the layout has them */

static void add_part(struct composer *composer, struct view_source *source, const struct node *table,
                     void (*compose)(struct composer *, const struct view_source *, struct sem *), struct sem *parent)
{
    source->style = table ? style_table(composer->style, node_text(table)) : NULL;
    if (!source->style)
        return;
    compose(composer, source, parent);
    source->title = NULL; /* both are the first part's */
    source->id = NULL;
}

static void compose_tiles(struct composer *composer, const struct view_source *source, struct sem *parent)
{
    view_compose_summary(composer, source, /*whole*/ true, parent);
}

static void compose_groups(struct composer *composer, const struct view_source *source, struct sem *parent)
{
    view_compose_summary(composer, source, /*whole*/ false, parent);
}

static void compose_exceptions(struct composer *composer, const struct view_source *source, struct sem *parent)
{
    struct view_source brief = *source;
    brief.brief = true;
    view_compose_indicators(composer, &brief, parent);
}

void dashboard_compose(struct composer *composer, const struct view *view, struct sem *parent)
{
    const struct dashboard_style *style = composer->style->dashboard;
    struct view_source source = view_source(composer, view);
    uint32_t first = begin_page(composer, view);
    add_part(composer, &source, style->tiles, compose_tiles, parent);
    if (view->by != BY_REPORT || !style->tiles)
        add_part(composer, &source, style->summary, compose_groups, parent);
    add_part(composer, &source, style->exceptions, compose_exceptions, parent);
    check_height(composer, view, first);
}
