/* Private to src/check: what conditions ask of an indicator, an activity or an engagement entry. */
#ifndef CHECK_CONDITIONS_INT_H
#define CHECK_CONDITIONS_INT_H

#include "check/report.h"

struct facts {
    const struct node *node, *ref, *directorate, *priority, *committee, *theme;
    void *item;
    uint32_t *uses;
    bool deleted; /* an indicator that is not measured any more */
};

/* All conditions but refs and status. */
bool conditions_hold(const struct view *view, const struct facts *facts);
/* Whether the view has any condition of its own. */
bool conditions_any(const struct view *view);
/* The theme of a priority, by its id (NULL allowed); NULL: it has none. */
const struct node *conditions_theme(const struct report *report, const struct node *id);
/* Of an indicator, without `item` and `uses`. */
struct facts conditions_facts(const struct report *report, const struct indicator *it);

#endif
