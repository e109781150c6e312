/* Contents side by side. */
#include "compose/exempt_int.h"

static void add_column(struct composer *composer, const struct content_column *column, uint32_t level,
                       struct sem *parent)
{
    uint32_t n = column->content.n, anchor = 0;
    struct exempt_part part;
    if (exempt_part_begin(composer, &part, column->exempt, parent, NULL, false))
        return;
    if (!rich_empty(column->heading))
        parent = sem_add(&composer->boxes->tree, parent, ROLE_SECT);
    if (heading_below_compose(composer, column->heading, level, parent, &anchor))
        level++;
    text_compose(composer, NULL, column->text, parent, n > 0);
    for (uint32_t i = 0; i < n; i++)
        block_compose(composer, level, NULL, LIST_AT(column->content, const struct block, i), parent, i + 1 < n);
    exempt_part_end(composer, &part, NULL);
}

static int32_t share_of(const struct content_column *column)
{
    struct width width;
    bool said = column->width && style_parse_width(node_text(column->width), &width) && width.kind == WIDTH_FRACTION;
    return said ? width.milli : 1000;
}

/* Room for a few letters in each, beside the gaps. */
static bool wide_enough(const struct composer *composer, const struct columns_block *block, const int32_t *shares)
{
    int64_t least = INT32_MAX, all = 0, gaps = (int64_t)composer->style->columns->gap * (block->columns.n - 1);
    for (uint32_t i = 0; i < block->columns.n; i++) {
        all += shares[i];
        least = shares[i] < least ? shares[i] : least;
    }
    if (all > 0 && (composer->width - gaps) * least / all >= compose_least_broken(composer->style->body))
        return true;
    struct diag *diag = diag_at(composer->diags, DIAG_COLUMNS_TOO_NARROW, block->node->mark,
                                "these %u columns leave one of them narrower than a few letters", block->columns.n);
    diag_help(composer->diags, diag, "write fewer columns, or give the narrow one a larger share of the width");
    return false;
}

void columns_compose(struct composer *composer, const struct columns_block *block, uint32_t level, struct sem *parent)
{
    uint32_t n = block->columns.n;
    int32_t *shares = ARENA_ARRAY(composer->arena, int32_t, n);
    for (uint32_t i = 0; i < n; i++)
        shares[i] = share_of(LIST_AT(block->columns, const struct content_column, i));
    if (n == 0 || !wide_enough(composer, block, shares))
        return;
    struct beside beside;
    beside_begin(composer, &beside, shares, n, composer->style->columns->gap);
    if (!beside.nested)
        composer->boxes->items.items[beside.box].mark = block->node->mark;
    for (uint32_t i = 0; i < n; i++) {
        beside_column(composer, &beside);
        add_column(composer, LIST_AT(block->columns, const struct content_column, i), level, parent);
    }
    beside_end(composer, &beside);
}
