/* The bar beside what is exempt. */
#include "paginate/paginator_int.h"

/* Pieces that are no further apart than two paragraphs are one bar. */
#define BAR_JOINS LEN_PT(30)

void bar_add(struct paginator *p, len_t x, len_t top, len_t bottom)
{
    if (p->style->exempt->rule <= 0 || p->style->exempt->rule_colour == STYLE_NO_FILL)
        return;
    VEC_PUSH(p->arena, &p->bars, ((struct bar){.x = x - p->style->exempt->rule, .top = top, .bottom = bottom}));
    p->now.fill.nbars = p->bars.n;
}

void bar_part(struct paginator *p, len_t y)
{
    const struct bar *last = p->bars.n > 0 ? &p->bars.items[p->bars.n - 1] : NULL;
    if (last && last->bottom > last->top)
        bar_add(p, 0, y, y);
}

void bar_add_line(struct paginator *p, const struct line *line, len_t x, len_t y)
{
    if (line->exempt & ~p->covered)
        bar_add(p, x - p->bar_gap, y, y + line->height);
    else if (line->exempt == 0)
        bar_part(p, y);
}

void bars_put(struct paginator *p)
{
    const struct exempt_style *style = p->style->exempt;
    for (uint32_t i = 0; i < p->bars.n;) {
        struct bar bar = p->bars.items[i++];
        for (; i < p->bars.n && p->bars.items[i].x == bar.x && p->bars.items[i].top >= bar.top &&
               p->bars.items[i].top <= bar.bottom + BAR_JOINS;
             i++)
            bar.bottom = len_max(bar.bottom, p->bars.items[i].bottom);
        page_put_rect(p, /*rule*/ true, bar.x, bar.top, style->rule, bar.bottom - bar.top, style->rule_colour);
    }
    p->bars.n = 0;
}
