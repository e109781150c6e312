/* The numbers of pages, as they are printed. */
#include "paginate/paginator_int.h"
#include "style/parts.h"

/* Pages of one section of the first level. */
struct label_run {
    uint32_t outermost; /* index in boxes->sections */
    uint32_t first;     /* page */
};

static struct str page_label(struct paginator *p, uint32_t page, const struct label_run *run)
{
    const struct appendices_style *appendices = p->style->appendices;
    uint32_t appendix = p->boxes->sections.items[run->outermost].appendix;
    if (appendix == 0 || appendices->page_number == NULL)
        return str_printf(p->arena, "%u", p->pages->items[page].number);
    return style_fill_appendix(p->arena, appendices, appendices->page_number, appendix, page - run->first + 1);
}

void labels_place(struct paginator *p)
{
    struct label_run run = {.outermost = UINT32_MAX};
    for (uint32_t i = 0; i < p->pages->n; i++) {
        uint32_t outermost = p->boxes->sections.items[p->pages->items[i].section].outermost;
        if (outermost != run.outermost)
            run = (struct label_run){outermost, i};
        p->pages->items[i].label = page_label(p, i, &run);
    }
}
