#include "check/alt.h"
#include "check/check_int.h"

void check_figure(struct checker *checker, struct figure_block *figure)
{
    if (!figure->image)
        return; /* reported */
    bool titled = !rich_empty(figure->title);
    struct alt alt = {.node = figure->node,
                      .words = figure->alt,
                      .file = figure->image,
                      .example = "A bar chart. Visits rose in every quarter, from 4,100 to 5,600.",
                      .decorative = figure->decorative != 0,
                      .title = titled ? rich_plain(checker->arena, figure->title) : STR("")};
    alt_check(checker->diags, &alt);
}
