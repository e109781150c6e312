/* Columns side by side, and groups: boxes that say how those after them stand. */
#include "base/sys.h"
#include "compose/composer_int.h"

static void add_members(struct composer *composer, enum box_kind kind, uint32_t ncolumns)
{
    struct boxes *boxes = composer->boxes;
    struct box box = {.kind = (uint8_t)kind, .section = composer->section, .x = composer->x};
    box.members.counts = ARENA_ARRAY(boxes->arena, uint32_t, ncolumns);
    box.members.ncolumns = ncolumns;
    VEC_PUSH(boxes->arena, &boxes->items, box);
}

/* Takes a box without members away again. */
static bool drop_if_empty(struct boxes *boxes, uint32_t box)
{
    if (boxes->items.n > box + 1)
        return false;
    boxes->items.n = box;
    return true;
}

void beside_begin(struct composer *composer, struct beside *beside, const int32_t *shares, uint32_t n, len_t gap)
{
    *beside = (struct beside){.shares = shares, .n = n, .x = composer->x, .width = composer->width};
    beside->nested = composer->beside != NULL;
    if (beside->nested)
        return;
    beside->gap = len_min(gap, composer->width / (len_t)(2 * n)); /* at least half of the width is for contents */
    beside->box = composer->boxes->items.n;
    add_members(composer, BOX_BESIDE, n);
    beside->first = composer->boxes->items.n;
    composer->beside = beside;
}

/* Of what is shared out, how much belongs to the first n columns. */
static len_t shared(const struct beside *beside, uint32_t n)
{
    int64_t part = 0, all = 0, width = beside->width - (int64_t)beside->gap * (beside->n - 1);
    for (uint32_t i = 0; i < beside->n; i++) {
        all += beside->shares[i];
        part += i < n ? beside->shares[i] : 0;
    }
    return all > 0 ? (len_t)(width * part / all) : 0;
}

static void end_column(struct composer *composer, struct beside *beside)
{
    struct boxes *boxes = composer->boxes;
    struct box *box = &boxes->items.items[beside->box];
    if (beside->next == 0)
        return;
    box->members.counts[beside->next - 1] = boxes->items.n - beside->first;
    if (boxes->items.n > beside->first)
        box->before = len_max(box->before, boxes->items.items[beside->first].before);
    beside->first = boxes->items.n;
}

void beside_column(struct composer *composer, struct beside *beside)
{
    if (beside->nested)
        return;
    end_column(composer, beside);
    uint32_t i = beside->next++;
    composer->x = beside->x + shared(beside, i) + (len_t)i * beside->gap;
    composer->width = shared(beside, i + 1) - shared(beside, i);
}

void beside_end(struct composer *composer, struct beside *beside)
{
    if (beside->nested)
        return;
    end_column(composer, beside);
    drop_if_empty(composer->boxes, beside->box);
    composer->x = beside->x;
    composer->width = beside->width;
    composer->beside = NULL;
}

void group_begin(struct composer *composer, struct group *group)
{
    *group = (struct group){.box = composer->boxes->items.n};
    group->nested = composer->grouped || composer->beside != NULL;
    if (group->nested)
        return;
    add_members(composer, BOX_GROUP, 1);
    composer->grouped = true;
}

void group_end(struct composer *composer, struct group *group)
{
    struct boxes *boxes = composer->boxes;
    if (group->nested)
        return;
    composer->grouped = false;
    if (!drop_if_empty(boxes, group->box))
        boxes->items.items[group->box].members.counts[0] = boxes->items.n - group->box - 1;
}

void beside_forbid_page(const struct composer *composer, const struct node *node)
{
    if (composer->beside || composer->grouped)
        sys_fail(
            "a page would begin within what stands on one page (line %u); this is a fault of the program, please "
            "report it",
            node ? node->mark.line : 0);
}
