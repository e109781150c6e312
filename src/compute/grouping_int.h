/* Private to compute: what indicators and activities belong to, in the order in which the report declares it. */
#ifndef COMPUTE_GROUPING_H
#define COMPUTE_GROUPING_H

#include "compute/figures_int.h"

struct group {
    struct summary_row row;
    uint32_t nrows; /* of a view */
    uint32_t next;  /* where its next row goes */
};

struct grouping {
    const struct computing *computing;
    uint8_t by;                 /* enum group_by */
    struct map by_key;          /* text of a group -> struct group */
    VEC(struct group *) groups; /* declared ones first */
    struct group none;          /* those without any */
};

/* Where something belongs; each may be NULL. */
struct place {
    const struct node *priority, *directorate, *committee;
};

/* With the groups that the report declares. */
void grouping_begin(struct grouping *grouping, const struct computing *computing, uint8_t by);
/* The group of something: one that nobody declared is added. Lives as long as the arena, `none` as the grouping. */
struct group *grouping_find(struct grouping *grouping, const struct place *place);

/* row_groups.c: the groups of a view's rows. Those of `groups` are cut where their first row stands (`kept`: by row,
 * its index before selection); for `group_by` the rows are sorted. */
void row_groups_find(const struct computing *computing, const struct view *view, struct view_rows *rows,
                     const uint32_t *kept);

#endif
