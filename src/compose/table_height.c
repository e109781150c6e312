#include "compose/grid_int.h"

len_t table_height(const struct table *table)
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
