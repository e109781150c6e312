/* Counts of indicators by status: a row for each group, and one for the whole. */
#include "compose/exempt_int.h"
#include "compose/table_view_int.h"

struct summary_table {
    struct view_table view;
    const struct summary *summary;
    bool whole; /* only the row of the whole */
    uint32_t nrows;
    struct symbols {
        const struct status_style **items;
        uint32_t n;
    } * symbols;      /* by column: those of its statuses */
    struct str *room; /* by column: its widest number */
};

/* --- numbers */

static struct str number_words(struct arena *arena, uint32_t n)
{
    struct buf buf = {0};
    decimal_write(&buf, (struct decimal){.units = n}, /*commas*/ true);
    return buf_take(arena, &buf);
}

/* What a column counts in a row; *any is false when it counts nothing. */
static uint32_t number_in(const struct summary_table *table, const struct column_style *style, uint8_t show,
                          const struct tally *tally, bool *any)
{
    *any = true;
    switch (show) {
    case SHOW_COUNT:
        return tally_count(tally, table->view.grid.composer->style, &style->status);
    case SHOW_RATED:
        return tally->rated;
    case SHOW_UNRATED:
        return tally->unrated;
    case SHOW_TOTAL:
        return tally->rated + tally->unrated;
    default:
        *any = false;
        return 0;
    }
}

/* --- what is looked up once for each column */

static void find_symbols(struct summary_table *table, uint32_t c)
{
    const struct style *style = table->view.grid.composer->style;
    const struct texts *names = &table->view.columns[c].style->status;
    struct symbols *symbols = &table->symbols[c];
    symbols->items = ARENA_ARRAY(table->view.grid.arena, const struct status_style *, names->n);
    for (uint32_t i = 0; i < names->n; i++) {
        const struct status_style *look = style_status(style, node_text(names->items[i]));
        if (look && look->shape != SHAPE_NONE)
            symbols->items[symbols->n++] = look;
    }
}

static const struct summary_row *row_at(const struct summary_table *table, uint32_t row)
{
    bool whole = table->whole || row == table->summary->nrows;
    return whole ? &table->summary->whole : &table->summary->rows[row];
}

static void find_room(struct summary_table *table, uint32_t c)
{
    const struct column_style *style = table->view.columns[c].style;
    uint32_t most = 0;
    for (uint32_t r = 0; r < table->nrows; r++) {
        for (uint32_t i = 0; i < style->nshow; i++) {
            bool any;
            uint32_t n = number_in(table, style, style->show[i], &row_at(table, r)->tally, &any);
            most = n > most ? n : most;
        }
    }
    table->room[c] = number_words(table->view.grid.arena, most);
}

/* --- cells */

static void add_count(struct summary_table *table, uint32_t c, bool symbols, struct str words)
{
    struct grid *grid = &table->view.grid;
    struct count *count = ARENA_NEW(grid->arena, struct count);
    *count = (struct count){.words = words, .room = words.len ? table->room[c] : STR("")};
    if (symbols) {
        count->looks = table->symbols[c].items;
        count->nlooks = table->symbols[c].n;
    }
    if (count->nlooks > 0 || words.len > 0)
        grid_add_count(grid, count);
}

struct share_fields {
    const struct tally *tally;
    uint32_t count;
};

static void fill_share(void *user, struct str field, struct buf *out)
{
    const struct share_fields *fields = user;
    const struct tally *tally = fields->tally;
    uint32_t n = str_eqz(field, "count")     ? fields->count
                 : str_eqz(field, "rated")   ? tally->rated
                 : str_eqz(field, "percent") ? tally_percent(fields->count, tally->rated)
                 : str_eqz(field, "unrated") ? tally->unrated
                                             : tally->rated + tally->unrated;
    decimal_write(out, (struct decimal){.units = n}, /*commas*/ true);
}

/* The words for none, when nothing is rated. */
static void add_share(struct summary_table *table, const struct column_style *style, const struct tally *tally)
{
    struct grid *grid = &table->view.grid;
    struct share_fields fields = {tally, tally_count(tally, grid->composer->style, &style->status)};
    struct buf buf = {0};
    if (tally->rated == 0)
        grid_add_node(grid, style->share_none);
    if (tally->rated == 0 || !style->share)
        return;
    style_fill(&buf, node_text(style->share), fill_share, &fields);
    grid_add_words(grid, str_dup(grid->arena, (struct str){buf.bytes, (uint32_t)buf.len}), style->share);
    buf_free(&buf);
}

static void add_group(struct summary_table *table, const struct summary_row *row)
{
    struct grid *grid = &table->view.grid;
    if (row == &table->summary->whole)
        grid_add_node(grid, grid->style->total);
    else if (!row->id)
        grid_add_node(grid, grid->style->none);
    else if (row->title)
        grid_add_rich(grid, row->title);
    else
        grid_add_words(grid, row->words, row->id);
}

/* Symbols stand beside the number that follows them. */
static void add_shown(struct summary_table *table, uint32_t c, const struct summary_row *row)
{
    const struct column_style *style = table->view.columns[c].style;
    bool symbols = false;
    for (uint32_t i = 0; i < style->nshow; i++) {
        bool any;
        uint32_t n = number_in(table, style, style->show[i], &row->tally, &any);
        if (any)
            add_count(table, c, symbols, number_words(table->view.grid.arena, n));
        else if (symbols)
            add_count(table, c, symbols, STR(""));
        symbols = style->show[i] == SHOW_SYMBOL;
        if (style->show[i] == SHOW_SHARE)
            add_share(table, style, &row->tally);
        else if (style->show[i] == SHOW_GROUP)
            add_group(table, row);
    }
    if (symbols)
        add_count(table, c, symbols, STR(""));
}

/* The whole stands out below the rows of its groups. */
static void style_whole(const struct summary_table *table, uint32_t c, struct spot *spot)
{
    const struct table_style *style = table->view.grid.style;
    if (!table->view.columns[c].style->style)
        spot->look = style->head_text;
    spot->fill = style->head_fill;
}

static void summary_rows(struct grid *grid, void *user)
{
    struct summary_table *table = user;
    for (uint32_t r = 0; r < table->nrows; r++) {
        const struct summary_row *row = row_at(table, r);
        bool before_whole = r + 2 == table->nrows && row_at(table, r + 1) == &table->summary->whole;
        grid_row(grid, NULL);
        grid_track(grid, before_whole ? TRACK_KEEP_NEXT : 0);
        for (uint32_t c = 0; c < grid->ncolumns; c++) {
            struct spot spot = grid_spot(grid, c);
            spot.node = table->view.view->node;
            spot.fill = view_fill(&table->view, r);
            if (row == &table->summary->whole && table->nrows > 1)
                style_whole(table, c, &spot);
            add_shown(table, c, row);
            grid_cell(grid, &spot);
        }
    }
    if (table->nrows == 0)
        grid_empty_row(grid, table->view.view->empty);
}

/* In copies that print exempt information, counts of it are exempt as well. */
void view_compose_summary(struct composer *composer, const struct view_source *source, bool whole, struct sem *parent)
{
    const struct summary *summary = source->figures->summaries[source->view->index];
    struct summary_table table = {.summary = summary, .whole = whole || (summary && summary->nrows == 0)};
    const struct indicator *const *counted = (const struct indicator *const *)source->view->rows;
    uint32_t around = composer->exempt;
    composer->exempt |= exempt_of_indicators(composer, counted, source->view->nrows);
    if (!summary || !view_begin(&table.view, composer, source)) {
        composer->exempt = around;
        return;
    }
    struct grid *grid = &table.view.grid;
    const struct tally *all = &summary->whole.tally;
    table.nrows = table.whole ? 1 : summary->nrows + (grid->style->total ? 1 : 0);
    if (all->rated + all->unrated == 0)
        table.nrows = 0;
    table.symbols = ARENA_ARRAY(grid->arena, struct symbols, grid->ncolumns);
    table.room = ARENA_ARRAY(grid->arena, struct str, grid->ncolumns);
    for (uint32_t c = 0; c < grid->ncolumns; c++) {
        find_symbols(&table, c);
        find_room(&table, c);
    }
    view_compose(&table.view, parent, summary_rows);
    composer->exempt = around;
}
