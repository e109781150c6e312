#include "compose/grid_int.h"

static bool titled(const struct grid_column *column)
{
    return column->title.rich ? !rich_empty(column->title.rich) : column->title.words.len > 0;
}

uint32_t grid_head_depth(const struct grid *grid)
{
    uint32_t groups = 0;
    bool any = false;
    for (uint32_t c = 0; c < grid->ncolumns; c++) {
        const struct grid_column *column = &grid->columns[c];
        groups = column->ngroups > groups ? column->ngroups : groups;
        any |= column->ngroups > 0 || titled(column);
    }
    return any ? groups + 1 : 0;
}

static bool same_words(const struct part *a, const struct part *b)
{
    return a->rich && b->rich ? rich_same(a->rich, b->rich) : !a->rich && !b->rich && str_eq(a->words, b->words);
}

/* Columns that share their heads down to `level` (from 0). */
static bool same_groups(const struct grid_column *a, const struct grid_column *b, uint32_t level)
{
    if (a->ngroups <= level || b->ngroups <= level)
        return false;
    for (uint32_t i = 0; i <= level; i++) {
        if (!same_words(&a->groups[i], &b->groups[i]))
            return false;
    }
    return true;
}

/* A head stands as the column below it; over several columns in their middle, unless all are set left. */
static enum align head_align(const struct grid *grid, uint32_t first, uint32_t n)
{
    enum align align = (enum align)grid->columns[first].align;
    for (uint32_t c = first; c < first + n && n > 1; c++) {
        if (grid->columns[c].align != ALIGN_LEFT)
            return ALIGN_CENTRE;
    }
    return align == ALIGN_DECIMAL ? ALIGN_CENTRE : align;
}

/* A head over n columns. One without words is a TD, which readers pass over. */
static void head_cell(struct grid *grid, uint32_t column, uint32_t n, uint32_t rows)
{
    struct spot spot = {.column = (uint16_t)column,
                        .colspan = (uint16_t)n,
                        .rowspan = rows,
                        .rows = rows,
                        .role = grid->parts.n > 0 ? ROLE_TH : ROLE_TD,
                        .scope = grid->parts.n > 0 ? SCOPE_COLUMN : SCOPE_NONE,
                        .align = (uint8_t)head_align(grid, column, n),
                        .valign = grid->style->head_valign,
                        .flags = CELL_HEAD,
                        .ask = ASK_BOTH,
                        .node = grid->columns[column].node,
                        .look = grid->style->head_text,
                        .fill = grid->style->head_fill};
    grid_cell(grid, &spot);
}

/* How many tracks the head at `level` covers: with the same words below it, theirs too. */
static uint32_t group_rows(const struct grid_column *column, uint32_t level)
{
    uint32_t rows = 1;
    while (level + rows < column->ngroups && same_words(&column->groups[level], &column->groups[level + rows]))
        rows++;
    return rows;
}

static bool is_covered(const struct grid_column *column, uint32_t level)
{
    return level > 0 && same_words(&column->groups[level - 1], &column->groups[level]);
}

static void add_head(struct grid *grid, const struct part *head)
{
    if (head->rich)
        grid_add_rich(grid, head->rich);
    else
        grid_add_words(grid, head->words, head->node);
}

/* The heads that start in one track, at `level` of the groups. */
static void head_track(struct grid *grid, uint32_t level)
{
    for (uint32_t c = 0; c < grid->ncolumns;) {
        const struct grid_column *column = &grid->columns[c];
        uint32_t n = 1;
        if (level < column->ngroups) {
            while (c + n < grid->ncolumns && same_groups(column, &grid->columns[c + n], level))
                n++;
            if (!is_covered(column, level)) {
                add_head(grid, &column->groups[level]);
                head_cell(grid, c, n, group_rows(column, level));
            }
        } else if (level == column->ngroups) {
            add_head(grid, &column->title);
            n = column->title_span ? column->title_span : 1;
            head_cell(grid, c, n, grid->depth - level);
        }
        c += n;
    }
}

void grid_head_rows(struct grid *grid)
{
    for (uint32_t level = 0; level < grid->depth; level++) {
        grid_row(grid, NULL);
        grid_track(grid, TRACK_KEEP_NEXT);
        head_track(grid, level);
    }
}

/* "Title (continued)", an artifact: nothing of it is in the logical tree. */
static struct flow continued_caption(struct grid *grid, const struct setting *setting)
{
    struct arena *arena = grid->composer->arena;
    const struct part *caption = &grid->caption;
    struct str words = caption->rich ? title_words(grid->composer, caption->rich) : caption->words;
    if (grid->label.len > 0)
        words = str_printf(arena, PRIstr " " PRIstr, STR_ARG(grid->label), STR_ARG(words));
    if (grid->style->continued)
        words = str_printf(arena, PRIstr " " PRIstr, STR_ARG(words), STR_ARG(node_text(grid->style->continued)));
    struct setting artifact = *setting;
    artifact.parent = NULL;
    artifact.prefix = STR("");
    return compose_plain(grid->composer, &artifact, words, NULL);
}

void grid_caption(struct grid *grid)
{
    const struct part *caption = &grid->caption;
    const struct text_style *look = grid->style->caption_text;
    if (caption->rich ? rich_empty(caption->rich) : caption->words.len == 0)
        return;
    len_t width = grid->composer->width;
    if (grid->style->caption_row)
        width = len_max(grid->table->edges[grid->ncolumns] - 2 * grid->table->pad_x, 1);
    struct setting setting = {.look = look,
                              .width = width,
                              .align = (enum align)look->align,
                              .prefix = grid->label,
                              .prefix_look = look,
                              .parent = sem_add(&grid->composer->boxes->tree, grid->sem, ROLE_CAPTION),
                              .para = ROLE_TEXT};
    grid->table->caption = caption->rich ? compose_rich(grid->composer, &setting, caption->rich)
                                         : compose_plain(grid->composer, &setting, caption->words, caption->node);
    grid->table->caption_continued = continued_caption(grid, &setting);
}

/* The space that a table keeps below it moves below its note. */
static void lift_note(const struct table_style *table, struct box *above, struct box *note)
{
    if (above->kind != BOX_TABLE || !table)
        return;
    if (note->after < above->after)
        note->after = above->after;
    above->after = table->note_gap;
}

void grid_note(struct composer *composer, const struct table_style *table, const struct text_style *look,
               const struct rich *note, struct sem *parent)
{
    const struct style *style = composer->style;
    if (rich_empty(note))
        return;
    if (!look)
        look = style->notes && style->notes->text ? style->notes->text : style->body;
    struct setting setting = paragraphs_setting(composer, look, parent);
    struct boxes *boxes = composer->boxes;
    uint32_t above = boxes->items.n - 1;
    boxes->items.items[above].flags |= BOX_KEEP_NEXT;
    struct box *box = compose_add_flow(composer, compose_rich(composer, &setting, note), look, note->node);
    if (box)
        lift_note(table, &boxes->items.items[above], box);
}
