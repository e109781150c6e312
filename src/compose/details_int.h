/* Private to compose: the facts of the report's head, in the title block or on the cover. */
#ifndef COMPOSE_DETAILS_H
#define COMPOSE_DETAILS_H

#include "compose/section_int.h"

/* A label and the value beside it. */
struct fact {
    const struct node *label;
    const struct rich *value;
    const struct node
        *place; /* in the report, where the value has none of its own: of the first that it is made from */
};
typedef VEC(struct fact) fact_list;

/* facts.c. Those that there are: the layout's rows and the report's own details, in the layout's order. In the
 * composer's arena. */
fact_list details_collect(struct composer *composer, const struct details_style *style);

/* details.c. Sets them below the lines of a cover or a title block, whose element `parent` is. NULL: there are none.
 * The box is valid until the next one. */
struct box *details_compose(struct composer *composer, const struct details_style *style, struct sem *parent);

#endif
