#include "text/table_int.h"

#include <stdlib.h>

#include "base/sys.h"

static void place(struct table_slot *slots, uint32_t nslots, struct table_slot slot)
{
    uint32_t at = slot.hash;

    while (slots[at & (nslots - 1)].item != 0)
        at++;
    slots[at & (nslots - 1)] = slot;
}

static void grow(struct table *table)
{
    uint32_t nslots = table->nslots ? table->nslots * 2 : 256;
    struct table_slot *slots = sys_calloc(nslots, sizeof(*slots));

    for (uint32_t i = 0; i < table->nslots; i++) {
        if (table->slots[i].item != 0)
            place(slots, nslots, table->slots[i]);
    }
    free(table->slots);
    table->slots = slots;
    table->nslots = nslots;
}

void table_add(struct table *table, uint32_t hash, uint32_t item)
{
    if (table->n >= table->nslots / 2)
        grow(table);
    place(table->slots, table->nslots, (struct table_slot){hash, item + 1});
    table->n++;
}

void table_free(struct table *table)
{
    free(table->slots);
    *table = (struct table){0};
}
