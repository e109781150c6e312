#include "style/style.h"

#include "check/report.h"
#include "style/schemas_int.h"
#include "style/style_int.h"

const struct text_style *style_text(const struct style *style, struct str id)
{
    return map_find(&style->text_by_id, id);
}

const struct page_style *style_page(const struct style *style, struct str id)
{
    return map_find(&style->page_by_id, id);
}

const struct table_style *style_table(const struct style *style, struct str id)
{
    return map_find(&style->table_by_id, id);
}

struct str style_usual_table(const struct style *style, uint8_t view_kind)
{
    static const char *const names[VIEW__COUNT] = {[VIEW_INDICATORS] = "indicators",
                                                   [VIEW_ACTIVITIES] = "activities",
                                                   [VIEW_EXCEPTIONS] = "exceptions",
                                                   [VIEW_REWARDS] = "rewards",
                                                   [VIEW_SUMMARY] = "summary"};
    const struct dashboard_style *dashboard = style->dashboard;
    const struct changes_style *changes = style->changes;
    const struct node *first = NULL;
    if (view_kind == VIEW_DASHBOARD)
        first = dashboard->tiles ? dashboard->tiles : dashboard->summary ? dashboard->summary : dashboard->exceptions;
    else if (view_kind == VIEW_CHANGES)
        first = changes->changed ? changes->changed : changes->added ? changes->added : changes->dropped;
    else if (view_kind == VIEW_PANEL || view_kind == VIEW_PANELS)
        first = style->panels->table;
    else if (names[view_kind])
        return str_from(names[view_kind]);
    return first ? node_text(first) : STR("");
}

enum table_kind style_usual_kind(uint8_t view_kind)
{
    if (view_kind == VIEW_PANEL || view_kind == VIEW_PANELS)
        return TABLE_PLAIN;
    bool counts = view_kind == VIEW_SUMMARY || view_kind == VIEW_DASHBOARD;
    return view_kind == VIEW_ACTIVITIES ? TABLE_ACTIVITIES : counts ? TABLE_SUMMARY : TABLE_INDICATORS;
}

bool style_shows_status(const struct column_style *column)
{
    for (uint32_t i = 0; i < column->nshow; i++) {
        if (column->show[i] == SHOW_STATUS || column->show[i] == SHOW_STATUS_WORD ||
            column->show[i] == SHOW_FORECAST_STATUS)
            return true;
    }
    return false;
}

struct str style_brief(const struct status_style *status)
{
    return node_text(status->brief ? status->brief : status->word ? status->word : status->id);
}

const char *style_shape_name(enum shape shape)
{
    return style_shape_words[shape];
}

const struct status_style *style_status(const struct style *style, struct str word)
{
    const struct map *map = &style->status_by_id;
    const struct status_style *found = map_find(map, word);
    for (uint32_t i = 0; i < map->n && !found; i++)
        found = str_same(map->entries[i].key, word) ? map->entries[i].value : NULL;
    return found;
}

const struct heading_style *style_heading(const struct style *style, uint32_t level)
{
    uint32_t n = style->headings.n;
    if (n == 0)
        return NULL;
    uint32_t i = level == 0 ? 0 : level - 1;
    return LIST_AT(style->headings, struct heading_style, i < n ? i : n - 1);
}

/* Reads the chain's files over one another, the last extended one first. Every problem is reported here, once. */
static void read_chain(struct loading *loading)
{
    struct reader reader = {
        .arena = loading->arena, .diags = loading->diags, .colour = palette_find, .user = loading};
    uint32_t first = loading->diags->n;
    for (uint32_t i = loading->chain.n; i-- > 0;) {
        reader.doc = loading->chain.items[i];
        bool base = i + 1 == loading->chain.n;
        (base ? schema_read : schema_merge)(&reader, style_root_schema(), reader.doc->root, loading->style);
    }
    palette_suggest(loading, first);
}

/* The report's own fonts, the program's, the system's. */
static void find_fonts(struct loading *loading, const struct doc *report, struct str data)
{
    struct folders *fonts = &loading->style->fonts;
    fonts->items = ARENA_ARRAY(loading->arena, struct str, 4);
    fonts->n = 4;
    fonts->items[0] =
        str_printf(loading->arena, PRIstr "%sfonts", STR_ARG(report->folder), report->folder.len ? "/" : "");
    fonts->items[1] = str_printf(loading->arena, PRIstr "/fonts", STR_ARG(data));
    fonts->items[2] = STR("/usr/local/share/fonts");
    fonts->items[3] = STR("/usr/share/fonts");
}

struct style *layout_load(struct loader *loader, const struct doc *report, struct str data, struct str name,
                          struct mark at, const struct style *own)
{
    struct diags silent;
    struct loading loading = {
        .loader = loader, .arena = loader->arena, .diags = loader->diags, .silent = &silent, .own = own};
    map_init(&loading.reported, loader->arena);
    diags_init(&silent, loader->arena, loader->diags->sources);
    bool usable = chain_load(&loading, report, data, name, at);
    if (usable) {
        loading.style = ARENA_NEW(loading.arena, struct style);
        loading.style->layouts = own ? own->layouts : layouts_new(loading.arena);
        palette_read(&loading);
        read_chain(&loading);
        inherit_all(&loading);
        resolve_all(&loading);
        if (own)
            layout_adopt(loading.style, own);
        if (!loading.unfounded)
            verify_all(&loading);
        find_fonts(&loading, report, data);
    }
    chain_close(&loading);
    return loading.style;
}
