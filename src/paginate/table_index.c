#include "paginate/paginator_int.h"

static bool flow_noted(const struct flow *flow)
{
    for (uint32_t i = 0; i < flow->n; i++) {
        if (flow->lines[i].flags & LINE_NOTES)
            return true;
    }
    return false;
}

static uint32_t cell_end(const struct cell *cell)
{
    return cell->track + cell->rowspan - 1;
}

/* Cells that span tracks, ordered by the track where they end (counting sort). */
static void index_ends(struct table_index *index, struct arena *arena)
{
    const struct table *table = index->table;
    uint32_t *from = ARENA_ARRAY(arena, uint32_t, table->ntracks + 2);
    for (uint32_t i = 0; i < table->ncells; i++) {
        if (table->cells[i].rowspan > 1)
            from[cell_end(&table->cells[i]) + 2]++;
    }
    for (uint32_t t = 2; t < table->ntracks + 2; t++)
        from[t] += from[t - 1];
    index->ends = ARENA_ARRAY(arena, uint32_t, from[table->ntracks + 1]);
    for (uint32_t i = 0; i < table->ncells; i++) {
        if (table->cells[i].rowspan > 1)
            index->ends[from[cell_end(&table->cells[i]) + 1]++] = i;
    }
    index->ends_from = from;
}

static void index_notes(struct table_index *index, struct arena *arena)
{
    const struct table *table = index->table;
    VEC(uint32_t) noted = {0};
    for (uint32_t i = 0; i < table->ncells; i++) {
        const struct cell *cell = &table->cells[i];
        if (!flow_noted(&cell->flow))
            continue;
        index->notes = true;
        if (cell->rowspan > 1)
            VEC_PUSH(arena, &noted, i);
    }
    index->noted = noted.items;
    index->nnoted = noted.n;
    index->noted_end = ARENA_ARRAY(arena, uint32_t, noted.n);
    uint32_t last = 0;
    for (uint32_t i = 0; i < noted.n; i++) {
        uint32_t end = cell_end(&table->cells[noted.items[i]]);
        last = end > last ? end : last;
        index->noted_end[i] = last;
    }
}

/* Heights of the head's tracks: like those of the body (rows.c), but always whole. */
static void index_head(struct table_index *index, struct arena *arena)
{
    const struct table *table = index->table;
    index->head_heights = ARENA_ARRAY(arena, len_t, table->nhead);
    for (uint32_t t = 0; t < table->nhead; t++) {
        len_t height = table->tracks[t].base;
        for (uint32_t i = index->ends_from[t]; i < index->ends_from[t + 1]; i++) {
            const struct cell *cell = &table->cells[index->ends[i]];
            len_t need = cell->flow.height + 2 * table->pad_y;
            for (uint32_t above = cell->track; above < t; above++)
                need = len_add(need, -index->head_heights[above]);
            height = len_max(height, need);
        }
        index->head_heights[t] = height;
        index->head_height = len_add(index->head_height, height);
    }
}

static len_t caption_height(const struct table *table)
{
    return len_max(table_caption_height(table, &table->caption),
                   table_caption_height(table, &table->caption_continued));
}

static bool is_low(const struct paginator *p, const struct table *table)
{
    int64_t height = caption_height(table) + p->table.head_height;
    for (uint32_t t = table->nhead; t < table->ntracks && height <= p->height; t++)
        height += table->tracks[t].base;
    return height * 100 < (int64_t)p->height * table->style->keep_under;
}

void table_index_build(struct paginator *p, const struct box *box)
{
    const struct table *table = box->table;

    arena_free(p->table_arena);
    p->table_arena = arena_new();
    p->table = (struct table_index){.table = table};
    index_ends(&p->table, p->table_arena);
    index_notes(&p->table, p->table_arena);
    p->table.nhead = table->nhead;
    index_head(&p->table, p->table_arena);
    p->table.keep = is_low(p, table);
    /* A head that fills the page below the caption could not be repeated: it is set once, like other rows. */
    if (p->table.head_height + caption_height(table) >= p->height) {
        p->table.nhead = 0;
        p->table.head_over = true;
    }
}
