#include "paginate/paginator_int.h"

bool unit_open(const struct paginator *p)
{
    return p->now.group != 0 || p->now.beside.box != 0;
}

uint32_t unit_box(const struct paginator *p)
{
    return (p->now.group != 0 ? p->now.group : p->now.beside.box) - 1;
}

uint32_t unit_end(const struct boxes *boxes, uint32_t index)
{
    const struct members *members = &boxes->items.items[index].members;
    uint32_t end = index + 1;
    for (uint32_t i = 0; i < members->ncolumns; i++)
        end += members->counts[i];
    return end;
}

static const struct box *beside_box(const struct paginator *p)
{
    return &p->boxes->items.items[p->now.beside.box - 1];
}

static void begin_column(struct paginator *p)
{
    struct beside *beside = &p->now.beside;
    struct fill *fill = &p->now.fill;
    beside->end += beside_box(p)->members.counts[beside->column];
    fill->y = beside->top;
    fill->after = 0;
    fill->top = true;
}

static void begin_columns(struct paginator *p, const struct box *box)
{
    const struct fill *fill = &p->now.fill;
    p->now.beside = (struct beside){
        .box = p->now.at.box, /* the cursor is past it */
        .end = p->now.at.box,
        .top = fill->y + page_space_above(p, box->before),
        .bottom = fill->y,
        .reach = fill->y + fill->after,
    };
    begin_column(p);
}

static void end_columns(struct paginator *p)
{
    struct fill *fill = &p->now.fill;
    const struct beside *beside = &p->now.beside;
    const struct box *box = beside_box(p);
    fill->y = beside->bottom;
    fill->after = len_max(beside->reach - beside->bottom, box->after);
    fill->top = false;
    p->now.keep = (box->flags & BOX_KEEP_NEXT) != 0; /* whatever its columns end with */
    p->now.beside = (struct beside){0};
}

static void end_column(struct paginator *p)
{
    struct beside *beside = &p->now.beside;
    const struct fill *fill = &p->now.fill;
    if (!fill->top) {
        beside->bottom = len_max(beside->bottom, fill->y);
        beside->reach = len_max(beside->reach, fill->y + fill->after);
    }
    beside->column++;
    if (beside->column < beside_box(p)->members.ncolumns)
        begin_column(p);
    else
        end_columns(p);
}

void unit_begin(struct paginator *p, const struct box *box)
{
    p->now.at.box++;
    if ((box->flags & BOX_DISSOLVED) || box->members.ncolumns == 0)
        return;
    if (box->kind == BOX_GROUP)
        p->now.group = p->now.at.box;
    else
        begin_columns(p, box);
}

void unit_advance(struct paginator *p)
{
    while (p->now.beside.box != 0 && p->now.at.box == p->now.beside.end)
        end_column(p);
    if (p->now.group == 0 || p->now.at.box != unit_end(p->boxes, p->now.group - 1))
        return;
    p->now.keep = p->now.keep || (p->boxes->items.items[p->now.group - 1].flags & BOX_KEEP_NEXT);
    p->now.group = 0;
}

void unit_dissolve(struct paginator *p, uint32_t index)
{
    struct box *items = p->boxes->items.items, *box = &items[index];
    uint32_t end = unit_end(p->boxes, index);
    box->flags |= BOX_DISSOLVED;
    items[end - 1].flags |= box->flags & BOX_KEEP_NEXT;
    for (uint32_t i = index + 1; box->kind == BOX_BESIDE && i < end; i++)
        items[i].x = box->x;
}
