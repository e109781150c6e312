#include "paginate/paginator_int.h"

len_t flow_slice_height(const struct flow *flow, uint32_t first, uint32_t n)
{
    if (first == 0 && n == flow->n)
        return flow->height;
    len_t height = 0;
    for (uint32_t i = first; i < first + n && height < LEN_VAST; i++)
        height = len_add(height, flow->lines[i].height + (i > first ? flow->lines[i].before : 0));
    return height;
}

uint32_t flow_fit(const struct flow *flow, uint32_t first, len_t room, bool force)
{
    uint32_t fits = 0, allowed = 0;
    len_t height = 0;
    for (uint32_t i = first; i < flow->n; i++) {
        height = len_add(height, flow->lines[i].height + (i > first ? flow->lines[i].before : 0));
        if (height > room)
            break;
        fits = i - first + 1;
        if (i + 1 == flow->n || !(flow->lines[i].flags & LINE_KEEP_NEXT))
            allowed = fits;
    }
    return allowed == 0 && force ? fits : allowed;
}

/* The lines from `first` up to the next place where a page may end. */
static uint32_t atom_end(const struct flow *flow, uint32_t first)
{
    uint32_t end = first + 1;
    while (end < flow->n && (flow->lines[end - 1].flags & LINE_KEEP_NEXT))
        end++;
    return end;
}

/* Space above the next line: that between boxes, or within the flow; nothing at the top of a page. */
static len_t space_above(const struct paginator *p, const struct box *box, uint32_t line)
{
    if (line > 0)
        return page_at_top(p) ? 0 : box->flow.lines[line].before;
    return page_space_above(p, box->before);
}

/* The rule over a box stands in the middle of the space above it. */
static void put_rule_above(struct paginator *p, const struct box *box, len_t y)
{
    len_t space = y - p->now.fill.y;
    if (box->rule > 0 && !page_at_top(p))
        page_put_rect(p, /*rule*/ true, box->x, y - (space + box->rule) / 2, box->rule_width, box->rule,
                      box->rule_colour);
}

static void put_lines(struct paginator *p, const struct box *box, uint32_t first, uint32_t end, len_t y)
{
    const struct flow *flow = &box->flow;
    if (first == 0)
        put_rule_above(p, box, y);
    y = page_put_lines(p, flow, first, end - first, box->x, y, ARTIFACT_NONE);
    if (!p->now.fill.used)
        p->now.section = box->section;
    p->now.fill.used = true;
    p->now.fill.top = false;
    p->now.fill.y = y;
    p->now.fill.after = 0;
    p->now.at.line = end;
    p->now.keep = (flow->lines[end - 1].flags & LINE_KEEP_NEXT) != 0;
    if (end == flow->n) {
        p->now.fill.after = box->after;
        p->now.keep = p->now.keep || (box->flags & BOX_KEEP_NEXT);
        p->now.at.box++;
        p->now.at.line = 0;
    } else if ((box->flags & BOX_KEEP_TOGETHER) && flow->height <= p->height) {
        p->now.keep = true;
    }
}

enum placed flow_place(struct paginator *p, const struct box *box)
{
    const struct flow *flow = &box->flow;
    uint32_t first = p->now.at.line;
    if (flow->n == 0) {
        p->now.at.box++;
        return PLACED;
    }
    uint32_t end = atom_end(flow, first);
    len_t y = p->now.fill.y + space_above(p, box, first);
    len_t bottom = y + flow_slice_height(flow, first, end - first);
    notes_want(p, flow, first, end - first);
    if (!notes_take(p, bottom, /*force*/ false))
        return NO_ROOM;
    put_lines(p, box, first, end, y);
    return PLACED;
}

bool flow_place_crowded(struct paginator *p, const struct box *box)
{
    const struct flow *flow = &box->flow;
    uint32_t first = p->now.at.line;
    len_t y = p->now.fill.y + space_above(p, box, first);
    uint32_t most = atom_end(flow, first) - first;
    uint32_t n = flow_fit(flow, first, p->height - y - p->now.fill.notes, /*force*/ true);
    if (n == 0)
        return false;
    n = n < most ? n : most;
    notes_want(p, flow, first, n);
    if (!notes_take_crowded(p, y + flow_slice_height(flow, first, n)))
        return false;
    put_lines(p, box, first, first + n, y);
    return true;
}

void flow_force(struct paginator *p, const struct box *box)
{
    uint32_t first = p->now.at.line;
    if (box->flow.lines[first].height > page_room(p)) {
        struct diag *d = diag_at(p->diags, DIAG_CANNOT_BE_PLACED, box->mark,
                                 "a line of this text is higher than the page leaves room for");
        diag_help(p->diags, d, "choose a larger page, smaller margins or a smaller type in the layout");
    }
    notes_want(p, &box->flow, first, 1);
    notes_take(p, p->now.fill.y + box->flow.lines[first].height, /*force*/ true);
    put_lines(p, box, first, first + 1, p->now.fill.y);
    p->now.keep = false;
}
