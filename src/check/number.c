/* Numbers of tables and figures, and lists of what sections hold: in the order in which it is printed. */
#include "check/check.h"

struct numbering {
    struct report *report;
    uint32_t captions; /* of figures and charts so far */
};

static void number_block(struct numbering *numbering, const struct block *block, const struct node *layout)
{
    struct report *report = numbering->report;
    if (block->view) {
        block->view->index = report->views.n;
        block->view->place = ++report->ntables;
        block->view->layout = layout;
        VEC_PUSH(report->arena, &report->views, block->view);
    }
    if (block->table)
        block->table->place = ++report->ntables;
    if (block->figure && block->figure->image) {
        block->figure->number = rich_empty(block->figure->title) ? 0 : ++numbering->captions;
        VEC_PUSH(report->arena, &report->figures, block->figure);
    }
    if (block->chart) {
        block->chart->number = rich_empty(block->chart->title) ? 0 : ++numbering->captions;
        VEC_PUSH(report->arena, &report->charts, block->chart);
    }
}

/* As deep as sections are nested, which the loader bounds. */
static void number_section(struct numbering *numbering, const struct section *section, const struct node *layout)
{
    if (section->layout)
        layout = section->layout;
    const struct block *block;
    for (struct content_walk walk = content_walk(section); (block = content_next(&walk));)
        number_block(numbering, block, layout);
    for (uint32_t i = 0; i < section->subsections.n; i++)
        number_section(numbering, section->subsections.items[i], layout);
}

void report_number(struct report *report)
{
    struct numbering numbering = {.report = report};
    report->ntables = 0;
    report->views.n = report->figures.n = report->charts.n = 0;
    for (uint32_t i = 0; i < report->sections.n; i++)
        number_section(&numbering, report->sections.items[i], NULL);
}
