/* Contrast: WCAG 2.2, 1.4.3 (text) and 1.4.11 (graphics). What text there is, and what may lie behind it, follows
 * from the layout. Exempt is the watermark of drafts, which is decoration; rules and fills say nothing that the words
 * do not. Bullets, numbers of items, note marks and the words beside symbols have the colour of the text around them.
 */
#include "style/style_int.h"

#define LEAST_TEXT 4500
#define LEAST_LARGE 3000 /* also of graphics */
#define LARGE LEN_PT(18)
#define LARGE_BOLD LEN_PT(14)
#define WHITE 0xffffffu

/* A colour, and how to find where the layout says it. */
struct tone {
    uint32_t rgb;
    enum { TONE_PAPER, TONE_TEXT, TONE_TABLE, TONE_OTHER } kind;
    const void *of;          /* TEXT: struct text_style; TABLE: struct table_style */
    const struct node *node; /* OTHER: the mapping */
    const char *key;         /* which says it, or something that it is like */
};

/* What the message calls a place: words, the id in them, more words, another id. */
struct place {
    const char *words;
    const struct node *id;
    const char *more;
    const struct node *of;
};

/* A pair of colours that is too weak. */
struct low {
    struct tone front, ground;
    struct str where; /* the first place */
    int32_t least;
    uint32_t more; /* further places */
};

/* A colour of the palette. */
struct named {
    struct str name;
    const struct colour *colour; /* NULL: it has none */
};

struct contrast {
    struct loading *loading;
    VEC(struct low *) lows;
    struct map pairs; /* "front ground" -> struct low */
    struct map seen;  /* "front ground place" */
    struct map names; /* "#rrggbb" -> struct named */
};

static const struct tone paper = {.rgb = WHITE, .kind = TONE_PAPER};

/* --- where colours are said */

/* The colour's node as written, or NULL. Ends at a style without a `like`; a circle, after as many steps as there are
 * styles. */
static const struct node *find_said(struct loading *loading, const struct tone *tone)
{
    const struct style *style = loading->style;
    const void *of = tone->of;
    if (tone->kind == TONE_OTHER)
        return tone->node->kind == NODE_MAP ? node_find(tone->node, tone->key) : NULL;
    for (uint32_t step = 0; of && step <= style->text_styles.n + style->tables.n; step++) {
        bool text = tone->kind == TONE_TEXT;
        const struct text_style *look = text ? of : NULL;
        const struct table_style *table = text ? NULL : of;
        const struct node *node = text ? look->node : table->node;
        const struct node *like = text ? look->like : table->like;
        const struct node *said = node->kind == NODE_MAP ? node_find(node, tone->key) : NULL;
        if (said)
            return said;
        struct str parent = like ? node_text(like) : text ? STR("body") : STR("table");
        const void *next = text ? (const void *)style_text(style, parent) : (const void *)style_table(style, parent);
        of = next == of ? NULL : next;
    }
    return NULL;
}

static const struct node *owner_of(const struct tone *tone)
{
    switch (tone->kind) {
    case TONE_TEXT:
        return ((const struct text_style *)tone->of)->node;
    case TONE_TABLE:
        return ((const struct table_style *)tone->of)->node;
    case TONE_OTHER:
        return tone->node;
    default:
        return NULL;
    }
}

static struct str colour_text(struct loading *loading, uint32_t rgb)
{
    return str_printf(loading->arena, "#%06x", (unsigned)rgb);
}

static void index_palette(struct contrast *contrast)
{
    struct loading *loading = contrast->loading;
    map_init(&contrast->names, loading->arena);
    for (uint32_t i = loading->palette.n; i-- > 0;) { /* backwards: the first of equal colours stays */
        struct named *named = ARENA_NEW(loading->arena, struct named);
        *named = (struct named){loading->palette.entries[i].key, loading->palette.entries[i].value};
        map_put(&contrast->names, colour_text(loading, named->colour->value), named);
    }
}

/* The palette's name for a colour that is written as `said` (may be NULL): the one that is used there, or any that
 * means the same; else none. */
static struct named find_named(const struct contrast *contrast, const struct node *said, uint32_t rgb)
{
    struct loading *loading = contrast->loading;
    struct named used = {.name = said && said->kind == NODE_SCALAR ? str_trim(node_text(said)) : STR("")};
    const struct named *same = map_find(&contrast->names, colour_text(loading, rgb));
    used.colour = map_find(&loading->palette, used.name);
    if (used.colour && used.colour->value == rgb)
        return used;
    return same ? *same : (struct named){0};
}

static struct str tone_name(const struct contrast *contrast, const struct tone *tone)
{
    struct loading *loading = contrast->loading;
    if (tone->kind == TONE_PAPER)
        return STR("white paper");
    struct named named = find_named(contrast, find_said(loading, tone), tone->rgb);
    struct str name = named.colour ? named.name : colour_text(loading, tone->rgb);
    return str_printf(loading->arena, "`" PRIstr "`", STR_ARG(name));
}

/* The nearest of `n` places to the layout asked for, or NULL. */
static const struct node *nearest(const struct loading *loading, const struct node *const *nodes, size_t n)
{
    const struct node *best = NULL;
    uint32_t least = loading->chain.n;
    for (size_t i = 0; i < n; i++) {
        uint32_t distance = nodes[i] ? chain_distance(loading, nodes[i]->mark) : least;
        best = distance < least ? nodes[i] : best;
        least = distance < least ? distance : least;
    }
    return best;
}

/* Of the places where the two colours are said, that in the layout asked for, or else in the layout that it extends
 * first: there somebody chose the pair. Where neither is said, what has them. */
static struct mark find_mark(const struct contrast *contrast, const struct low *low)
{
    struct loading *loading = contrast->loading;
    const struct node *ground = find_said(loading, &low->ground), *front = find_said(loading, &low->front);
    struct named behind = find_named(contrast, ground, low->ground.rgb);
    struct named before = find_named(contrast, front, low->front.rgb);
    const struct node *said[] = {ground, front, behind.colour ? behind.colour->node : NULL,
                                 before.colour ? before.colour->node : NULL};
    const struct node *owners[] = {owner_of(&low->ground), owner_of(&low->front)};
    const struct node *place = nearest(loading, said, sizeof(said) / sizeof(said[0]));
    place = place ? place : nearest(loading, owners, sizeof(owners) / sizeof(owners[0]));
    return place ? place->mark : loading->style->node->mark;
}

/* --- pairs */

static struct str place_words(struct loading *loading, const struct place *place)
{
    struct str first =
        place->id ? str_printf(loading->arena, "%s `" PRIstr "`", place->words, STR_ARG(node_text(place->id)))
                  : str_from(place->words);
    if (!place->of)
        return first;
    return str_printf(loading->arena, PRIstr " %s `" PRIstr "`", STR_ARG(first), place->more,
                      STR_ARG(node_text(place->of)));
}

static void add_low(struct contrast *contrast, struct tone front, struct tone ground, int32_t least,
                    const struct place *place)
{
    struct loading *loading = contrast->loading;
    struct str where = place_words(loading, place);
    struct str pair = str_printf(loading->arena, "%06x %06x", (unsigned)front.rgb, (unsigned)ground.rgb);
    struct str use = str_printf(loading->arena, PRIstr " " PRIstr, STR_ARG(pair), STR_ARG(where));
    if (map_put(&contrast->seen, use, contrast))
        return;
    struct low *low = map_find(&contrast->pairs, pair);
    if (low) {
        low->more++;
        return;
    }
    low = ARENA_NEW(loading->arena, struct low);
    *low = (struct low){.front = front, .ground = ground, .where = where, .least = least};
    map_put(&contrast->pairs, pair, low);
    VEC_PUSH(loading->arena, &contrast->lows, low);
}

static void add_pair(struct contrast *contrast, struct tone front, struct tone ground, int32_t least,
                     const struct place *place)
{
    if (ground.rgb == STYLE_NO_FILL)
        ground = paper;
    if (front.rgb != STYLE_NO_FILL && contrast_ratio(front.rgb, ground.rgb) < least)
        add_low(contrast, front, ground, least, place);
}

static void add_text(struct contrast *contrast, const struct text_style *text, struct tone ground,
                     const struct place *place)
{
    if (!text)
        return;
    bool large = text->size >= LARGE || (text->bold && text->size >= LARGE_BOLD);
    struct tone front = {.rgb = text->colour, .kind = TONE_TEXT, .of = text, .key = "colour"};
    add_pair(contrast, front, ground, large ? LEAST_LARGE : LEAST_TEXT, place);
}

/* A link may stand wherever reports write, in text of any size. */
static void add_link(struct contrast *contrast, struct tone ground, const struct place *place)
{
    const struct link_style *links = contrast->loading->style->links;
    struct tone front = {.rgb = links->colour, .kind = TONE_OTHER, .node = links->node, .key = "colour"};
    add_pair(contrast, front, ground, LEAST_TEXT, place);
}

static void add_symbol(struct contrast *contrast, const struct status_style *status, struct tone ground,
                       const struct table_style *table)
{
    struct place place = {"the symbol of status", status->id, "in table", table ? table->id : NULL};
    struct tone front = {.rgb = status->colour, .kind = TONE_OTHER, .node = status->node, .key = "colour"};
    if (status->shape != SHAPE_NONE)
        add_pair(contrast, front, ground, LEAST_LARGE, &place);
}

/* --- tables */

static struct tone fill_of(const struct table_style *table, const char *key, uint32_t rgb)
{
    return (struct tone){.rgb = rgb, .kind = TONE_TABLE, .of = table, .key = key};
}

static bool shows_status(const struct column_style *column)
{
    for (uint32_t i = 0; i < column->nshow; i++) {
        if (column->show[i] == SHOW_STATUS)
            return true;
    }
    return false;
}

/* Cells stand on the paper and on the fill of every second row. */
static void add_cells(struct contrast *contrast, const struct table_style *table, struct tone ground)
{
    const struct list *statuses = &contrast->loading->style->statuses;
    struct place cells = {"cells of table", table->id, NULL, NULL};
    struct place links = {"links in cells of table", table->id, NULL, NULL};
    bool status = false;
    add_text(contrast, table->cell_text, ground, &cells); /* also of the line that stands for no rows */
    add_link(contrast, ground, &links);
    for (uint32_t i = 0; i < table->columns.n; i++) {
        const struct column_style *column = LIST_AT(table->columns, struct column_style, i);
        struct place place = {"cells of style", column->style, "in table", table->id};
        status = status || shows_status(column);
        if (column->style)
            add_text(contrast, column->text, ground, &place);
    }
    for (uint32_t i = 0; i < statuses->n && status; i++)
        add_symbol(contrast, LIST_AT(*statuses, struct status_style, i), ground, table);
}

/* Comments have the fill of their row where they have none of their own. */
static void add_comments(struct contrast *contrast, const struct table_style *table, struct tone ground)
{
    struct place comments = {"comments of table", table->id, NULL, NULL};
    struct place links = {"links in comments of table", table->id, NULL, NULL};
    add_text(contrast, table->comment_text, ground, &comments);
    add_link(contrast, ground, &links);
}

static bool shows_symbol(const struct column_style *column)
{
    for (uint32_t i = 0; i < column->nshow; i++) {
        if (column->show[i] == SHOW_STATUS || column->show[i] == SHOW_FORECAST_STATUS)
            return true;
    }
    return false;
}

/* Cells of a tinted column stand on the tint of each status, its own symbol among them. */
static void add_tints(struct contrast *contrast, const struct table_style *table, const struct text_style *text,
                      bool symbols)
{
    const struct list *statuses = &contrast->loading->style->statuses;
    for (uint32_t i = 0; i < statuses->n; i++) {
        const struct status_style *status = LIST_AT(*statuses, struct status_style, i);
        struct place cells = {"cells with the tint of status", status->id, "in table", table->id};
        struct place links = {"links on the tint of status", status->id, "in table", table->id};
        struct tone tint = {.rgb = status->tint, .kind = TONE_OTHER, .node = status->node, .key = "tint"};
        if (status->tint == STYLE_NO_FILL)
            continue;
        add_text(contrast, text ? text : table->cell_text, tint, &cells);
        add_link(contrast, tint, &links);
        if (symbols)
            add_symbol(contrast, status, tint, table);
    }
}

/* Tiles are the whole alone, which has no fill then. */
static bool is_tiles(const struct style *style, const struct table_style *table)
{
    const struct node *tiles = style->dashboard->tiles;
    return tiles && str_eq(node_text(tiles), node_text(table->id));
}

/* The last row of a summary has the fill of heads: its symbols stand on that, and words of columns that have a style.
 */
static void add_whole(struct contrast *contrast, const struct table_style *table, struct tone head)
{
    const struct style *style = contrast->loading->style;
    for (uint32_t i = 0; table->total && i < table->columns.n; i++) {
        const struct column_style *column = LIST_AT(table->columns, const struct column_style, i);
        struct place place = {"the last row, in cells of style", column->style, "of table", table->id};
        bool symbols = false;
        for (uint32_t k = 0; k < column->nshow; k++)
            symbols = symbols || column->show[k] == SHOW_SYMBOL;
        if (column->style)
            add_text(contrast, column->text, head, &place);
        for (uint32_t k = 0; symbols && k < column->status.n; k++) {
            const struct status_style *status = style_status(style, node_text(column->status.items[k]));
            if (status)
                add_symbol(contrast, status, head, table);
        }
    }
}

static void add_table(struct contrast *contrast, const struct table_style *table)
{
    if (table->tint) /* reports may give it columns of their own */
        add_tints(contrast, table, table->cell_text, /*symbols*/ false);
    for (uint32_t i = 0; i < table->columns.n; i++) {
        const struct column_style *column = LIST_AT(table->columns, const struct column_style, i);
        if (column->tint == TINT_YES)
            add_tints(contrast, table, column->text, shows_symbol(column));
    }
    struct tone zebra = fill_of(table, "zebra_fill", table->zebra_fill);
    struct tone head = fill_of(table, "head_fill", table->head_fill);
    struct place caption = {"the caption of table", table->id, NULL, NULL};
    struct place heads = {"column heads of table", table->id, NULL, NULL};
    add_text(contrast, table->caption_text, table->caption_row ? head : paper, &caption);
    add_text(contrast, table->head_text, head, &heads);
    if (table->kind == TABLE_SUMMARY && !is_tiles(contrast->loading->style, table))
        add_whole(contrast, table, head);
    add_cells(contrast, table, paper);
    add_cells(contrast, table, zebra);
    if (table->kind == TABLE_INDICATORS && table->comment_fill != STYLE_NO_FILL) {
        add_comments(contrast, table, fill_of(table, "comment_fill", table->comment_fill));
    } else if (table->kind == TABLE_INDICATORS) {
        add_comments(contrast, table, paper);
        add_comments(contrast, table, zebra);
    }
    if (table->kind != TABLE_SUMMARY) { /* which has no heading rows */
        struct tone heading = fill_of(table, "heading_fill", table->heading_fill);
        struct place place = {"heading rows of table", table->id, NULL, NULL};
        struct place links = {"links in heading rows of table", table->id, NULL, NULL};
        add_text(contrast, table->heading_text, heading, &place);
        add_link(contrast, heading, &links);
    }
}

/* --- on the paper */

static void add_on_paper(struct contrast *contrast, const struct text_style *text)
{
    struct place place = {"text of style", text ? text->id : NULL, NULL, NULL};
    add_text(contrast, text, paper, &place);
}

static void add_running(struct contrast *contrast, const struct running *running)
{
    if (running && (running->left || running->centre || running->right))
        add_on_paper(contrast, running->text);
}

static void add_page(struct contrast *contrast, const struct page_style *page)
{
    add_running(contrast, page->head);
    add_running(contrast, page->foot);
    if (page->first) {
        add_running(contrast, page->first->head);
        add_running(contrast, page->first->foot);
    }
}

static void add_lines(struct contrast *contrast, const struct list *lines)
{
    for (uint32_t i = 0; i < lines->n; i++) {
        const struct cover_line *line = LIST_AT(*lines, struct cover_line, i);
        if (line->text)
            add_on_paper(contrast, line->look);
    }
}

static void add_headings(struct contrast *contrast, const struct list *headings)
{
    for (uint32_t i = 0; i < headings->n; i++) {
        const struct heading_style *heading = LIST_AT(*headings, struct heading_style, i);
        add_on_paper(contrast, heading->text);
        if (heading->number && heading->number_above)
            add_on_paper(contrast, heading->number_text);
        add_on_paper(contrast, heading->subtitle_text);
        add_on_paper(contrast, heading->contents_text);
    }
}

static void add_blocks(struct contrast *contrast, const struct style *style)
{
    const struct text_style *const texts[] = {
        style->body,
        style->priority_text,
        style->small_print,
        style->notes->text,
        style->contents->title_text,
        style->key->text,
        style->key->title_text,
        style->engagement->title_text,
        style->engagement->label_text,
        style->engagement->text,
        style->figures->caption_text,
        style->figures->note_text,
        style->indicator_list->text,
        style->recommendations->text,
        style->recommendations->lead,
        style->recommendations->number_text,
        style->cover->details->text,
        style->cover->details->label_text,
        style->title_block->details->text,
        style->title_block->details->label_text,
        style->charts->label_text,
        style->charts->key_text,
        style->panels->heading_text,
        style->panels->text,
        style->panels->words,
        style->panels->note,
        style->draft->line ? style->draft->text : NULL,
        style->exempt->text,
        style->exempt->begin || style->exempt->end ? style->exempt->label_text : NULL,
        style->exempt->mark_text,
        style->exempt->front ? style->exempt->front_text : NULL,
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        add_on_paper(contrast, texts[i]);
    struct place links = {"links", NULL, NULL, NULL};
    add_link(contrast, paper, &links);
    for (uint32_t i = 0; i < style->statuses.n; i++) /* in keys */
        add_symbol(contrast, LIST_AT(style->statuses, struct status_style, i), paper, NULL);
}

/* --- charts */

static void add_mark(struct contrast *contrast, const struct node *node, const char *key, uint32_t rgb,
                     struct tone ground, const struct place *place)
{
    struct tone front = {.rgb = rgb, .kind = TONE_OTHER, .node = node, .key = key};
    add_pair(contrast, front, ground, LEAST_LARGE, place);
}

/* Strokes, edges and solid bars stand on the paper, those of bullet bars on their band. Lines of the grid only help
 * the eye. */
static void add_charts(struct contrast *contrast, const struct chart_style *charts)
{
    struct tone band = {.rgb = charts->band_fill, .kind = TONE_OTHER, .node = charts->node, .key = "band_fill"};
    for (uint32_t i = 0; i < charts->looks.n; i++) {
        const struct chart_look *look = LIST_AT(charts->looks, const struct chart_look, i);
        struct place place = {"series of charts,", look->id, NULL, NULL};
        add_mark(contrast, look->node, "colour", look->colour, paper, &place);
        if (str_eqz(node_text(look->id), "actual") || str_eqz(node_text(look->id), "target"))
            add_mark(contrast, look->node, "colour", look->colour, band, &place);
    }
    struct place axis = {"axes of charts", NULL, NULL, NULL}, signal = {"signals of SPC charts", NULL, NULL, NULL};
    add_mark(contrast, charts->node, "axis_colour", charts->axis_colour, paper, &axis);
    add_mark(contrast, charts->node, "signal_colour", charts->signal_colour, paper, &signal);
}

/* --- reports */

static void report_low(struct contrast *contrast, const struct low *low)
{
    struct loading *loading = contrast->loading;
    struct str front = tone_name(contrast, &low->front), ground = tone_name(contrast, &low->ground);
    int32_t ratio = contrast_ratio(low->front.rgb, low->ground.rgb);
    struct str more = low->more == 0   ? STR("")
                      : low->more == 1 ? STR(", as in one more place")
                                       : str_printf(loading->arena, ", as in %u more places", (unsigned)low->more);
    struct diag *diag =
        diag_at(loading->diags, DIAG_CONTRAST_LOW, find_mark(contrast, low),
                PRIstr ": " PRIstr " on " PRIstr " has a contrast of only %d.%d to 1" PRIstr, STR_ARG(low->where),
                STR_ARG(front), STR_ARG(ground), (int)(ratio / 1000), (int)(ratio % 1000 / 100), STR_ARG(more));
    bool dark = contrast_ratio(low->front.rgb, WHITE) > contrast_ratio(low->ground.rgb, WHITE);
    diag_help(loading->diags, diag, "%d.%d to 1 is the least that everybody can read: take a %s colour%s",
              (int)(low->least / 1000), (int)(low->least % 1000 / 100), dark ? "darker" : "lighter",
              low->ground.kind == TONE_PAPER ? ""
              : dark                         ? ", or a lighter one behind it"
                                             : ", or a darker one behind it");
}

void verify_contrast(struct loading *loading)
{
    const struct style *style = loading->style;
    struct contrast contrast = {.loading = loading};
    map_init(&contrast.pairs, loading->arena);
    map_init(&contrast.seen, loading->arena);
    index_palette(&contrast);
    add_blocks(&contrast, style);
    add_charts(&contrast, style->charts);
    add_headings(&contrast, &style->headings);
    add_lines(&contrast, &style->cover->lines);
    add_lines(&contrast, &style->title_block->lines);
    for (uint32_t i = 0; i < style->pages.n; i++) {
        add_page(&contrast, LIST_AT(style->pages, struct page_style, i));
    }
    for (uint32_t i = 0; i < style->tables.n; i++)
        add_table(&contrast, LIST_AT(style->tables, struct table_style, i));
    for (uint32_t i = 0; i < contrast.lows.n; i++) {
        if (!map_put(&style->layouts->weak, contrast.pairs.entries[i].key, contrast.lows.items[i]))
            report_low(&contrast, contrast.lows.items[i]);
    }
}
