/* The layouts of a report: its own, and those of sections. */
#include "check/report.h"
#include "style/style_int.h"

void layout_adopt(struct style *style, const struct style *own)
{
    style->statuses = own->statuses;
    style->status_by_id = own->status_by_id;
    style->rules = own->rules;
    style->rule = own->rule;
    style->travel = own->travel;
    style->ranks = own->ranks;
    style->exceptions = own->exceptions;
    style->parts = own->parts;
    style->part_by_id = own->part_by_id;
    style->appendices = own->appendices;
    style->notes = own->notes;
    style->contents = own->contents;
    style->cover = own->cover;
    style->title_block = own->title_block;
    style->links = own->links;
    style->mark_rise = own->mark_rise;
    style->mark_size = own->mark_size;
    style->print = own->print;
    style->draft = own->draft;
    style->exempt = own->exempt;
}

struct layouts *layouts_new(struct arena *arena)
{
    struct layouts *layouts = ARENA_NEW(arena, struct layouts);
    map_init(&layouts->by_name, arena);
    map_init(&layouts->weak, arena);
    return layouts;
}

/* The indices of its text styles follow those of the layouts before it. */
static void add_layout(struct arena *arena, struct str name, struct style *style)
{
    struct layouts *layouts = style->layouts;
    map_put(&layouts->by_name, name, style);
    VEC_PUSH(arena, &layouts->items, style);
    for (uint32_t i = 0; i < style->text_styles.n; i++)
        VEC_PUSH(arena, &layouts->looks, LIST_AT(style->text_styles, const struct text_style, i));
}

struct style *style_load(struct loader *loader, const struct doc *report, struct str data, struct str name,
                         struct mark at)
{
    struct style *style = layout_load(loader, report, data, name, at, NULL);
    if (style)
        add_layout(loader->arena, name, style);
    return style;
}

const struct style *style_layout(const struct style *style, const struct node *name)
{
    return map_find(&style->layouts->by_name, str_trim(node_text(name)));
}

/* What the layouts of a report's sections are loaded with. */
struct gathering {
    struct loader *loader;
    const struct doc *doc;
    struct str data;
    struct style *own;
    struct map tried; /* names */
};

static bool has_family(const struct texts *families, const struct node *family)
{
    bool has = false;
    for (uint32_t i = 0; i < families->n && !has; i++)
        has = str_eq(node_text(families->items[i]), node_text(family));
    return has;
}

/* Characters are looked for in the families of all layouts, since what is shaped in one may stand in another. */
static void add_fallback(struct gathering *gathering, const struct texts *more)
{
    struct arena *arena = gathering->loader->arena;
    struct texts *all = &gathering->own->fallback;
    const struct node **items = ARENA_ARRAY(arena, const struct node *, all->n + more->n);
    for (uint32_t i = 0; i < all->n; i++)
        items[i] = all->items[i];
    all->items = items;
    for (uint32_t i = 0; i < more->n; i++) {
        if (!has_family(all, more->items[i]))
            items[all->n++] = more->items[i];
    }
}

static void gather(struct gathering *gathering, const struct node *layout)
{
    struct style *own = gathering->own;
    struct str name = str_trim(node_text(layout));
    if (own->layouts->looks.n > UINT16_MAX) /* an error, which the last one has reported */
        return;
    if (map_find(&own->layouts->by_name, name) || map_put(&gathering->tried, name, gathering))
        return;
    struct style *style = layout_load(gathering->loader, gathering->doc, gathering->data, name, layout->mark, own);
    if (style) {
        add_fallback(gathering, &style->fallback);
        add_layout(gathering->loader->arena, name, style);
    }
}

/* As deep as sections are nested, which the loader bounds. */
static void gather_section(struct gathering *gathering, const struct section *section)
{
    const struct node *appendices = section->appendix ? gathering->own->appendices->layout : NULL;
    if (section->layout || appendices)
        gather(gathering, section->layout ? section->layout : appendices);
    for (uint32_t i = 0; i < section->subsections.n; i++)
        gather_section(gathering, section->subsections.items[i]);
}

struct style *style_load_report(struct loader *loader, const struct doc *doc, struct str data,
                                const struct report *report)
{
    const struct node *layout = report->head ? report->head->layout : NULL;
    struct gathering gathering = {.loader = loader, .doc = doc, .data = data};
    if (layout)
        gathering.own = style_load(loader, doc, data, str_trim(node_text(layout)), layout->mark);
    if (!gathering.own)
        return NULL;
    map_init(&gathering.tried, loader->arena);
    for (uint32_t i = 0; i < report->sections.n; i++)
        gather_section(&gathering, report->sections.items[i]);
    exempt_check_report(loader, gathering.own, report->full ? report->full : report);
    return gathering.own;
}
