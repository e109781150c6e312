/* Where in the report things are written. */
#include "compose/composer_int.h"

static void add_file(struct composer *composer, uint16_t file)
{
    if (file < composer->nwritten)
        composer->written[file] = true;
}

static void add_csv(struct composer *composer, const struct csv_source *source)
{
    if (source->csv)
        add_file(composer, source->csv->file);
}

static void add_report(struct composer *composer, const struct report *report)
{
    for (uint32_t i = 0; i < report->docs.n; i++)
        add_file(composer, report->docs.items[i]->file);
    for (uint32_t i = 0; i < report->data.n; i++)
        add_csv(composer, report->data.items[i]);
    for (uint32_t i = 0; i < report->area_files.n; i++)
        add_csv(composer, report->area_files.items[i]);
}

void marks_open(struct composer *composer)
{
    const struct figures *previous = composer->figures ? composer->figures->previous : NULL;
    composer->nwritten = composer->report->sources->n + 1;
    composer->written = ARENA_ARRAY(composer->arena, bool, composer->nwritten);
    add_report(composer, composer->report);
    if (previous && previous->report->sources == composer->report->sources)
        add_report(composer, previous->report);
}

bool marks_written(const struct composer *composer, const struct node *node)
{
    return node && node->mark.line > 0 && node->mark.file < composer->nwritten && composer->written[node->mark.file];
}

void marks_set(const struct composer *composer, struct sem *sem, const struct node *node)
{
    if (sem && sem->mark.line == 0 && marks_written(composer, node))
        sem->mark = node->mark;
}

void marks_set_walked(struct sem *sem, struct node_walk *walk, uint32_t offset)
{
    if (sem && sem->mark.line == 0 && walk && walk->node)
        sem->mark = node_walk_mark(walk, offset);
}
