/* Rules of status: how a figure is rated against what it is compared with. Declared under `rules` in a layout or in a
 * report; resolved by compute. */
#ifndef CHECK_RULE_H
#define CHECK_RULE_H

#include "check/schema.h"

enum rule_travel { RULE_TRAVEL_ANY, RULE_TRAVEL_BETTER, RULE_TRAVEL_NOT_WORSE, RULE_TRAVEL_SAME, RULE_TRAVEL_WORSE };

/* One band: the first of a rule whose conditions all hold gives the status; one without conditions always holds.
 *
 * The margin is by how much the figure is better than what it is compared with (negative: worse), by the indicator's
 * polarity: of higher-is-better v - r, of lower-is-better r - v; of a range 0 inside it, else minus the distance to
 * it. A relative limit is of the absolute value of r, of a range of the end that is nearer; of 0 it is 0. Figures
 * count exactly as written, not as rounded for print.
 *
 * A rule that asks for a margin gives nothing where there is nothing to compare with, and, from the first such band
 * on, nothing to indicators that do not say what is `better`: even a figure that meets its target exactly has no
 * status then. Rules that ask for `min`, `max` and `travel` alone need neither. Nor does
 * a rule give anything from the first band on that would hold by its travel, where there is no earlier figure. */
struct rule_band {
    const struct node *node;
    const struct node *status;    /* id of a status of the layout */
    const struct node *from;      /* margin at least this: "5%" of what it is compared with, "2 points" or "2" in the
                                     figure's own unit (and scale word: of £8 m. in millions), "tolerance", each with
                                     a sign */
    const struct node *over;      /* margin more than this */
    const struct node *min, *max; /* the figure itself, inclusive: "35" in its own unit, "35%" of percentages */
    uint8_t travel;               /* enum rule_travel: direction of travel */
};

struct rule {
    const struct node *node, *id;
    const struct node *against;   /* target, baseline, a comparator, a period or a period's role; fallback target */
    const struct node *tolerance; /* of indicators that give none of their own; NULL: 0 */
    uint8_t travel_long;          /* `travel` is against the same period a year before, not the period before */
    struct list bands;            /* of struct rule_band */
    /* Ids of statuses, NULL: none. For figures with nothing to compare them with; for words in place of a figure, and
     * none at all for the period `now`; for words that say that there is no new one. */
    const struct node *no_target, *no_data, *no_new_data;
};

extern const struct schema check_rule_schema;

#endif
