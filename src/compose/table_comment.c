/* What stands below an indicator's row: its comment, its action, and the statuses that were given by hand. */
#include "compose/exempt_int.h"
#include "compose/table_view_int.h"

static bool shows_status(uint8_t show)
{
    return show == SHOW_STATUS || show == SHOW_STATUS_WORD || show == SHOW_FORECAST_STATUS;
}

/* The overridden status that the i-th thing in a column shows, unless a thing before it shows the same; NULL: none.
 */
static const struct status_figure *overridden(const struct view_table *table, uint32_t row, uint32_t column,
                                              uint32_t i)
{
    const struct indicator *indicator = view_indicator(table, row);
    uint8_t show = table->columns[column].style->show[i];
    if (!shows_status(show))
        return NULL;
    const struct status_figure *figure = view_status(table, column, show, indicator);
    if (!figure || !figure->overridden)
        return NULL;
    for (uint32_t c = 0; c <= column; c++) {
        const struct column_style *style = table->columns[c].style;
        uint32_t n = c < column ? style->nshow : i;
        for (uint32_t k = 0; k < n; k++) {
            if (shows_status(style->show[k]) && view_status(table, c, style->show[k], indicator) == figure)
                return NULL;
        }
    }
    return figure;
}

const struct rich *view_comment(const struct view_table *table, uint32_t row)
{
    return table->comments ? table->comments[row] : view_indicator(table, row)->comment;
}

uint32_t comment_rows(const struct view_table *table, uint32_t row)
{
    const struct rich *comment = view_comment(table, row);
    uint32_t n = 1;
    if (rich_empty(comment))
        return 1;
    if (row > 0 && !view_parted(table, row) && view_comment(table, row - 1) == comment)
        return 0;
    while (row + n < table->nrows && !view_parted(table, row + n) && view_comment(table, row + n) == comment)
        n++;
    return n;
}

/* Whether a row's comment stands below it, or below the last of those that share it. */
static bool comment_below(const struct view_table *table, uint32_t row)
{
    return !table->comment_column && !rich_empty(view_comment(table, row)) && comment_rows(table, row) > 0;
}

static bool action_below(const struct view_table *table, const struct indicator *indicator)
{
    return !table->action_column && !rich_empty(indicator->action);
}

bool comment_wanted(const struct view_table *table, uint32_t row)
{
    const struct indicator *indicator = view_indicator(table, row);
    if (table->brief)
        return false;
    bool wanted = comment_below(table, row) || action_below(table, indicator);
    for (uint32_t c = 0; !wanted && table->grid.style->override && c < table->grid.ncolumns; c++) {
        for (uint32_t i = 0; !wanted && i < table->columns[c].style->nshow; i++)
            wanted = overridden(table, row, c, i) != NULL;
    }
    return wanted;
}

/* What the templates may say. */
struct comment_fields {
    struct str ref;
    const struct status_figure *figure;
};

static struct str look_words(const struct status_style *look)
{
    return node_text(look->word ? look->word : look->id);
}

static void fill_field(void *user, struct str field, struct buf *out)
{
    const struct comment_fields *fields = user;
    const struct status_figure *figure = fields->figure;
    if (str_eqz(field, "ref"))
        buf_put_str(out, fields->ref);
    else if (str_eqz(field, "period") && figure->period)
        buf_put_str(out, period_words(figure->period));
    else if (str_eqz(field, "status"))
        buf_put_str(out, figure->look ? look_words(figure->look) : figure->text);
    else if (str_eqz(field, "computed") && figure->computed)
        buf_put_str(out, look_words(figure->computed));
    else if (str_eqz(field, "reason") && figure->reason)
        buf_put_str(out, node_text(figure->reason));
}

static struct str fill(struct arena *arena, const struct node *template, struct comment_fields *fields)
{
    struct buf buf = {0};
    if (!template)
        return STR("");
    style_fill(&buf, node_text(template), fill_field, fields);
    struct str words = str_dup(arena, str_trim((struct str){buf.bytes, (uint32_t)buf.len}));
    buf_free(&buf);
    return words;
}

/* A status without a reason leaves nothing to be said behind a colon. */
static struct str without_colon(struct str words)
{
    bool colon = words.len > 0 && words.s[words.len - 1] == ':';
    return colon ? str_sub(words, 0, words.len - 1) : words;
}

struct str override_words(struct arena *arena, const struct node *template, struct str ref,
                          const struct status_figure *figure)
{
    struct comment_fields fields = {.ref = ref, .figure = figure};
    return without_colon(fill(arena, template, &fields));
}

static void add_overridden(struct view_table *table, uint32_t row, struct comment_fields *fields)
{
    const struct node *template = table->grid.style->override;
    for (uint32_t c = 0; template && c < table->grid.ncolumns; c++) {
        for (uint32_t i = 0; i < table->columns[c].style->nshow; i++) {
            fields->figure = overridden(table, row, c, i);
            if (!fields->figure)
                continue;
            grid_add_words(&table->grid, without_colon(fill(table->grid.arena, template, fields)), template);
            grid_about(&table->grid, fields->figure->node);
        }
    }
}

/* The refs of all rows that share the comment. */
static struct str shared_refs(const struct view_table *table, uint32_t row)
{
    struct buf buf = {0};
    uint32_t n = comment_rows(table, row);
    for (uint32_t i = 0; i < n; i++) {
        buf_puts(&buf, i > 0 ? ", " : "");
        buf_put_str(&buf, indicator_called(table->grid.arena, view_indicator(table, row + i)));
    }
    return buf_take(table->grid.arena, &buf);
}

static struct spot comment_spot(const struct view_table *table, const struct view_step *step)
{
    const struct table_style *style = table->grid.style;
    return (struct spot){.role = ROLE_TD,
                         .kind = CELL_COMMENT,
                         .above = step->from,
                         .column = (uint16_t)table->nmerged,
                         .colspan = (uint16_t)(table->grid.ncolumns - table->nmerged),
                         .rowspan = 1,
                         .align = style->comment_text->align,
                         .ask = ASK_LEAST,
                         .node = view_indicator(table, step->row)->node,
                         .look = style->comment_text,
                         .fill =
                             style->comment_fill != FILL_NONE ? style->comment_fill : view_fill(table, step->row)};
}

void comment_row(struct view_table *table, uint32_t step, uint16_t flags)
{
    struct grid *grid = &table->grid;
    const struct table_style *style = grid->style;
    uint32_t row = table->steps.items[step].row;
    const struct indicator *indicator = view_indicator(table, row);
    struct comment_fields fields = {.ref = indicator_called(grid->arena, indicator)};
    struct spot spot = comment_spot(table, &table->steps.items[step]);
    uint32_t around = exempt_enter(grid->composer, indicator->exempt);
    grid_row(grid, NULL);
    grid_track(grid, flags);
    view_merged_cells(table, step, 0);
    if (comment_below(table, row)) {
        struct comment_fields all = {.ref = shared_refs(table, row)};
        const struct rich *comment = view_comment(table, row);
        spot.node = comment->node;
        grid_add_prefixed(grid, fill(table->grid.arena, style->comment, &all), comment);
    }
    if (action_below(table, indicator))
        grid_add_prefixed(grid, fill(table->grid.arena, style->action, &fields), indicator->action);
    add_overridden(table, row, &fields);
    grid_cell(grid, &spot);
    grid->composer->exempt = around;
}
