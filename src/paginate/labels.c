/* The numbers of pages, as they are printed. */
#include "paginate/paginator_int.h"

void labels_place(struct paginator *p)
{
    for (uint32_t i = 0; i < p->pages->n; i++) {
        struct page *page = &p->pages->items[i];
        page->label = str_printf(p->arena, "%u", page->number);
    }
}
