/* Private to compute: rules made ready to rate figures. */
#ifndef COMPUTE_RULE_INTERNAL_H
#define COMPUTE_RULE_INTERNAL_H

#include "compute/figures_int.h"

/* A limit of a margin, or a tolerance. */
enum limit_kind {
    LIMIT_NONE,
    LIMIT_SHARE,    /* of what the figure is compared with: `number` is 0.05 for 5% */
    LIMIT_DISTANCE, /* in the figure's own unit, with its scale word: 2 of £86.19 m. is £2 m. */
    LIMIT_TOLERANCE /* the indicator's, else the rule's */
};
struct limit {
    uint8_t kind; /* enum limit_kind */
    bool negative;
    struct decimal number; /* with its sign; not of TOLERANCE */
};

/* What a rule asks of a figure: how far it is on the better side of what it is compared with, and a hundred per cent
 * of a relative limit. */
struct margin {
    struct decimal by;   /* negative: worse; 0 inside a range */
    struct decimal base; /* absolute value of the reference, of a range that of its nearer end */
};

struct rating_band {
    const struct status_style *look;
    struct limit from, over;
    struct value min, max; /* VALUE_NONE: no such condition */
    uint8_t travel;        /* enum rule_travel */
};

struct rating_rule {
    const struct rule *rule;
    struct str against;
    struct limit tolerance;
    const struct rating_band *bands;
    uint32_t nbands;
    const struct status_style *no_target, *no_data, *no_new_data; /* NULL: no status then */
    bool margins;  /* a band asks for the margin: without a reference there is no status */
    bool broken;   /* it has errors, and gives nothing */
    bool shipped;  /* it is the layout's: that its `against` is not in the report is no error before it is named */
    bool reported; /* that its `against` is not there */
};

struct rating_rules {
    struct map by_id;          /* struct rating_rule */
    const struct texts *usual; /* names of those of indicators that name none */
};

/* A figure that is to be rated. */
struct rating {
    const struct figures *figures;
    const struct indicator *indicator;
    enum kind of;
    const struct period *period;
    const struct value *value;
    struct limit tolerance; /* the indicator's own; LIMIT_NONE: the rule's */
};

/* limit.c: "5%", "-10%", "+5%", "2 points", "2 pp", "2", "tolerance", "-tolerance". False when it is none of them. */
bool limit_parse(struct str text, struct limit *out);
/* A tolerance, perhaps with "±": neither the word nor a minus. */
bool limit_parse_tolerance(struct str text, struct limit *out);
/* A tolerance: neither the word nor a minus, but perhaps "±". What is wrong is reported at the node. */
bool limit_read_tolerance(struct diags *diags, const struct node *node, struct limit *out);
/* Compares the margin of `figure` with the limit: *out is negative, 0 or positive. False when the numbers have too
 * many digits. */
bool limit_compare(struct limit limit, struct limit tolerance, const struct margin *margin,
                   const struct value *figure, int *out);
/* Whether every margin that reaches `later` also reaches `earlier`. Both are `from` limits, or `over` limits. */
bool limit_implies(struct limit later, struct limit earlier);

/* rule.c: makes the report's and the layout's rules ready, the report's own winning over the layout's of the same
 * name, and reports what is wrong with each. */
void rules_resolve(const struct computing *computing, struct rating_rules *rules);
/* The rule that an indicator or the report names; NULL when there is none (reported) or it says `none`. */
const struct rating_rule *rules_find(const struct computing *computing, const struct rating_rules *rules,
                                     const struct node *name);

/* rate.c: whether a value is one number, so that it can be rated. */
bool value_is_single(const struct value *value);
/* False when the two cannot be compared, or the indicator does not say what is better. */
bool margin_of(const struct value *figure, const struct value *reference, enum polarity better, struct margin *out);
/* The status that the rule gives for want of a figure or of something to compare it with; NULL: none. A value of NULL
 * is no observation at all. */
const struct status_style *rule_lack(const struct rating_rule *rule, const struct rating *rating);
/* The status that the rule gives; NULL: none. *no_travel: for want of a direction of travel. */
const struct status_style *rule_rate(const struct rating_rule *rule, const struct rating *rating, bool *no_travel);

/* travel.c: figures_travel for figures of another kind: a forecast is compared with earlier actual figures. */
enum travel travel_of(const struct figures *figures, const struct indicator *indicator, enum kind of,
                      const struct period *period, bool long_term);

/* reference.c: what `against` names. */
enum against { AGAINST_NOTHING, AGAINST_KIND, AGAINST_COMPARATOR, AGAINST_PERIOD };
enum against against_find(const struct report *report, struct str name, enum kind *kind,
                          const struct period **period);
/* Whether there is nothing that a figure of `kind` in `period` could be compared with, not even in words or for a
 * longer period. */
bool against_missing(const struct figures *figures, const struct indicator *indicator, enum kind kind,
                     const struct period *period, struct str against);
/* Of periods without dates, those that are parts are told from those that are none. */
bool periods_same_length(const struct period *a, const struct period *b);
/* Whether both name the same: a period may be named by its id or its role. */
bool against_same(const struct report *report, struct str a, struct str b);
/* "35%": of a value that is a share, whatever the length of its period. */
bool value_is_percentage(const struct value *value);

#endif
