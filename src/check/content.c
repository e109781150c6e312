#include "check/report.h"

struct content_walk content_walk(const struct section *section)
{
    return (struct content_walk){.content = &section->content};
}

/* The next block of the columns that are being walked through; NULL behind the last. */
static const struct block *next_in_columns(struct content_walk *walk)
{
    const struct list *columns = &walk->columns->columns;
    for (; walk->column < columns->n; walk->column++, walk->within = 0) {
        const struct list *content = &LIST_AT(*columns, const struct content_column, walk->column)->content;
        if (walk->within < content->n)
            return LIST_AT(*content, const struct block, walk->within++);
    }
    return NULL;
}

const struct block *content_next(struct content_walk *walk)
{
    const struct block *block = walk->columns ? next_in_columns(walk) : NULL;
    if (block)
        return block;
    walk->columns = NULL;
    if (walk->next == walk->content->n)
        return NULL;
    block = LIST_AT(*walk->content, const struct block, walk->next++);
    walk->columns = block->columns;
    walk->column = walk->within = 0;
    return block;
}
