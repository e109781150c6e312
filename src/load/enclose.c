#include "load/enclose.h"

static int compare(struct mark a, struct mark b)
{
    if (a.line != b.line)
        return a.line < b.line ? -1 : 1;
    return (a.col > b.col) - (a.col < b.col);
}

/* --- all stretches */

static void add_children(struct stretches *stretches, const struct node *parent, uint32_t stretch);

/* A stretch that begins before the last one is what an alias stands for: it has been added where it is written. */
static void add_stretch(struct stretches *stretches, const struct node *first, const struct node *last,
                        uint32_t parent)
{
    uint32_t n = stretches->list.n;
    struct stretch stretch = {.first = first, .last = last, .parent = parent};

    if (n > 0 && compare(first->mark, stretches->list.items[n - 1].first->mark) < 0)
        return;
    VEC_PUSH(stretches->arena, &stretches->list, stretch);
    if (last->kind != NODE_SCALAR && compare(last->mark, first->mark) >= 0)
        add_children(stretches, last, n);
}

/* As deep as a file may be (too-deep). */
static void add_children(struct stretches *stretches, const struct node *parent, uint32_t stretch)
{
    for (const struct node *child = parent->first; child != NULL; child = child->next) {
        const struct node *first = child;

        if (parent->kind == NODE_MAP)
            child = child->next;
        add_stretch(stretches, first, child, stretch);
    }
}

void stretches_init(struct stretches *stretches, struct arena *arena, const struct sources *sources,
                    const struct doc *doc)
{
    *stretches = (struct stretches){.sources = sources, .arena = arena};
    if (doc->root != NULL && doc->root->kind != NODE_SCALAR)
        add_children(stretches, doc->root, STRETCH_NONE);
}

/* --- where they end */

/* Of a scalar, without empty lines at its end. */
static struct mark scalar_end(const struct stretches *stretches, const struct node *node)
{
    uint32_t n = node->len;

    while (n > 0 && node->text[n - 1] == '\n')
        n--;
    return n > 0 ? node_mark_at(stretches->sources, node, n) : node->mark;
}

static const struct node *last_child(const struct node *parent)
{
    const struct node *child = parent->first;

    while (child != NULL && child->next != NULL)
        child = child->next;
    return child;
}

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* What an alias stands for may end before the line of the alias itself. */
static uint32_t find_last_line(const struct stretches *stretches, const struct stretch *stretch)
{
    uint32_t line = stretch->first->mark.line;
    const struct node *node = stretch->last;

    while (node != NULL && node->mark.line >= line && node->kind != NODE_SCALAR) {
        line = node->mark.line;
        node = last_child(node);
    }
    return node != NULL && node->mark.line >= line ? larger(line, scalar_end(stretches, node).line) : line;
}

uint32_t stretch_last_line(struct stretches *stretches, uint32_t stretch)
{
    struct stretch *asked = &stretches->list.items[stretch];

    if (asked->last_line == 0)
        asked->last_line = find_last_line(stretches, asked);
    return asked->last_line;
}

/* --- places */

/* The last stretch that begins at or before the place, or STRETCH_NONE. */
static uint32_t find_before(const struct stretches *stretches, struct mark mark)
{
    uint32_t low = 0, high = stretches->list.n;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (compare(stretches->list.items[middle].first->mark, mark) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? low - 1 : STRETCH_NONE;
}

uint32_t stretches_find(struct stretches *stretches, struct mark mark)
{
    uint32_t stretch = find_before(stretches, mark);

    while (stretch != STRETCH_NONE && stretch_last_line(stretches, stretch) < mark.line)
        stretch = stretches->list.items[stretch].parent;
    return stretch;
}

static uint32_t scalar_length(const struct stretches *stretches, const struct node *node, struct mark mark)
{
    struct mark end;

    if (node->kind != NODE_SCALAR || compare(node->mark, mark) != 0 || node->style > NODE_QUOTED)
        return 0;
    end = scalar_end(stretches, node);
    if (end.line != mark.line || end.col <= mark.col)
        return 0;
    return (uint32_t)(end.col - mark.col) + (node->style == NODE_QUOTED);
}

uint32_t stretches_scalar_at(struct stretches *stretches, struct mark mark)
{
    uint32_t stretch = find_before(stretches, mark);
    const struct stretch *found;
    uint32_t length;

    if (stretch == STRETCH_NONE)
        return 0;
    found = &stretches->list.items[stretch];
    length = scalar_length(stretches, found->first, mark);
    return length > 0 ? length : scalar_length(stretches, found->last, mark);
}
