/* What is computed from the report, beside it: the report stays const. Values are parsed, statuses and the direction
 * of travel follow from rules, averages and ranks from the areas' values, counts from the statuses. */
#ifndef COMPUTE_FIGURES_H
#define COMPUTE_FIGURES_H

#include "base/buf.h"
#include "base/diag.h"
#include "check/report.h"
#include "compute/value.h"
#include "style/style.h"

/* The status of one observation, against what it is compared with. */
struct status_figure {
    const struct period *period; /* NULL: an activity's */
    struct str against;          /* "target" unless said otherwise: as the rule or the report writes it */
    uint8_t of;                  /* enum kind: KIND_ACTUAL, KIND_FORECAST */
    const struct status_style
        *look;               /* what is shown: as given, else as computed. NULL: only words (`text`), such as "-" */
    struct str text;         /* as given, when there is no symbol */
    const struct node *node; /* where it was given; NULL: computed only */
    const struct status_style *computed; /* what the figures say by the rule; NULL: nothing */
    const struct rule *rule;             /* that computed it */
    const struct node *reason;           /* why it was given otherwise */
    bool overridden;                     /* given, and not what the figures say */
};

struct status_list {
    const struct status_figure *items;
    uint32_t n;
};

/* How a figure compares with an earlier one, at printed precision. NONE: there is nothing to compare. UP and DOWN: it
 * has changed, and the indicator does not say what is better. */
enum travel { TRAVEL_NONE, TRAVEL_BETTER, TRAVEL_SAME, TRAVEL_WORSE, TRAVEL_UP, TRAVEL_DOWN };

/* An indicator beside one comparator. Each of period, value and rank is as given in the report, else computed from
 * the series of areas whose period the report gives, else from that of the last period. Words given in place of the
 * value (Not calculated) stand alone. The authority's rank is that of PERCENTRANK.INC among the areas with a value,
 * in the words of the layout's bands (rank_int.h); among fewer than two areas there is none. */
struct comparison {
    const struct rich *period, *value, *rank; /* printed; NULL: nothing */
    const struct area_series *series;         /* it was computed from; NULL: given */
    struct decimal computed;                  /* exact to the comparator's digits; with `series` */
    struct str band;                          /* the rank in words, as computed; empty: none */
    uint32_t areas, missing;                  /* of the comparator: with a value in the series; without */
};

/* Indicators counted by status. */
struct tally {
    uint32_t *by_status; /* by index in style->statuses: indicators whose status bears that symbol */
    uint32_t rated;      /* that bear any status that is a rating */
    uint32_t unrated;    /* that have none, only words, or one that is no rating */
};

/* Rows of a view below a heading of their own: up to the next group. */
struct row_group {
    uint32_t first;             /* row */
    const struct rich *heading; /* printed; NULL: `words` */
    struct str words;           /* empty: those that belong to no group */
};

/* A row of a summary. */
struct summary_row {
    const struct node *id;    /* of the priority, directorate ...; NULL: those without any, and the whole */
    struct str words;         /* printed */
    const struct rich *title; /* printed in its place; NULL: `words` */
    struct tally tally;
};

struct summary {
    struct summary_row *rows; /* groups that have indicators, in the order in which the report declares them */
    uint32_t nrows;
    struct summary_row whole;
};

enum change_kind { CHANGE_STATUS, CHANGE_NEW, CHANGE_DROPPED };
struct change {
    uint8_t kind;                      /* enum change_kind */
    const struct indicator *indicator; /* of this report; of the last one when dropped */
    const struct indicator *before;    /* of the last report; NULL: new */
};

struct figures {
    const struct report *report;
    const struct style *style;          /* the report's own layout */
    const struct figures *previous;     /* of last time's report; NULL: none was given */
    struct value **values[KIND__COUNT]; /* by indicator->index, then in the order of indicator->observed[kind] */
    struct status_list *indicators;     /* by indicator->index */
    struct status_list *activities;     /* by activity->index: one or none */
    const struct rule **no_travel;   /* by indicator->index: the rule that gives the figure of `now` no status, since
                                        its direction of travel cannot be said; NULL: none */
    struct comparison **comparisons; /* by indicator->index, then by comparator in the order of report->comparators;
                                        NULL: none of the indicator's */
    struct view_rows {
        const void **items;
        uint32_t n;
        const struct row_group *groups; /* in the order of the rows; none: they stand without headings */
        uint32_t ngroups;
    } * views;                           /* by view->index: what is shown after selection by status */
    const struct column_style **columns; /* by view->index: those that the report gives; NULL: those of the layout */
    struct summary **summaries;          /* by view->index; NULL: the view is no summary */
    struct change_list {
        struct change *items;
        uint32_t n;
    } * changes;                     /* by view->index; none: the view shows no changes */
    const struct indicator **before; /* by indicator->index: the same in last time's report; NULL: new. NULL itself
                                        without last time's report */
};

struct compute_job {
    struct arena *arena;
    struct diags *diags;
    const struct report *report;
    const struct style *style;
    const struct figures *previous; /* of last time's report; NULL: none */
};

/* Computes. A status word that the layout does not have is an error with a suggestion, unless it is a no-value word
 * ("-", n/a ...); so are rules that name unknown statuses or limits that are none. What else the report and the
 * layout say of each other is checked here too, so that later stages may rely on it: the pages of sections, the
 * tables of views (and their kind), the symbols of keys, the periods and comparators that the columns of the tables
 * in use show, and the widths and alignments of columns written out in the report. What the figures contradict is for
 * `review`. */
struct figures *figures_compute(const struct compute_job *job);

/* The layout of the section that the view stands in: of its tables, dashboard and changes. Where it could not be
 * read, which was reported, the report's own. */
const struct style *figures_layout(const struct figures *figures, const struct view *view);
/* The value of a kind in a period; NULL: there is no observation. */
const struct value *figures_value(const struct figures *figures, const struct indicator *indicator, enum kind kind,
                                  const struct period *period);
/* The observation itself, as written. */
const struct observation *figures_observation(const struct indicator *indicator, enum kind kind,
                                              const struct period *period);
/* What is printed of an observation: as written, or with the digits that `decimals` asks for (-1: the indicator's own
 * wish). In `arena` when it differs. Marks of notes and qualifiers stay. */
const struct rich *figures_printed(struct arena *arena, const struct figures *figures,
                                   const struct indicator *indicator, enum kind kind,
                                   const struct observation *observation, int32_t decimals);
/* The indicator's status in a period, of actual figures or forecasts; NULL when it has none. */
const struct status_figure *figures_status(const struct figures *figures, const struct indicator *indicator,
                                           enum kind of, const struct period *period, struct str against);
/* The actual status of a period by which an indicator is counted and listed (summaries, exceptions, changes): the one
 * against target, be it no rating (No target); where no rule or hand gives one, the first rating against something
 * else; else the first that is none. NULL: none. */
const struct status_figure *figures_rating(const struct figures *figures, const struct indicator *indicator,
                                           const struct period *period);
/* The rating in last time's report of an indicator of this report, or of that one (a dropped one), in the period that
 * answers to the view's: `now` to `now`, others by name. NULL: none. */
const struct status_figure *figures_previous_status(const struct figures *figures, const struct view *view,
                                                    const struct indicator *indicator);
const struct status_figure *figures_activity_status(const struct figures *figures, const struct activity *activity);
/* What a figure of `kind` in `period` is compared with: the value of the target, baseline, comparator or earlier
 * actual that `against` names. The target of the longer period stands in where the period itself has none and the
 * figure is a percentage; so does the last baseline that is not of a later period (of counts, one of a period of the
 * same length). NULL: nothing, or words. */
const struct value *figures_reference(const struct figures *figures, const struct indicator *indicator,
                                      enum kind kind, const struct period *period, struct str against);
/* The limits of the tolerance round the target of a period, in the target's own unit and scale word: the indicator's
 * tolerance, else that of the rule that rated the figure against its target. False: there is no such target, or no
 * tolerance. */
bool figures_tolerance(const struct figures *figures, const struct indicator *indicator, const struct period *period,
                       struct decimal *low, struct decimal *high);
/* Direction of travel of the actual figure: against the period before, or (`long_term`) the same period a year
 * before. Counts of cumulative periods are compared with the year before only. */
enum travel figures_travel(const struct figures *figures, const struct indicator *indicator,
                           const struct period *period, bool long_term);
/* Whether the indicator's figure of a period counts from the start of the longer one that it is part of. */
bool figures_counts_up(const struct indicator *indicator, const struct period *period);
/* Why a period's figure has no direction of travel: no earlier period is known; there is no single figure for it, or
 * none now; the two are of different units; counts that grow through the year have only the year before; the figures
 * are counts, and the periods of different lengths. */
enum travel_lack {
    TRAVEL_LACKS_NOTHING,
    TRAVEL_LACKS_PERIOD,
    TRAVEL_LACKS_FIGURE,
    TRAVEL_LACKS_LIKENESS,
    TRAVEL_LACKS_YEAR,
    TRAVEL_LACKS_LENGTH
};
enum travel_lack figures_travel_lack(const struct figures *figures, const struct indicator *indicator,
                                     const struct period *period, bool long_term);
/* The symbol that the layout has for it; NULL: none. */
const struct status_style *figures_travel_look(const struct style *style, enum travel travel);
/* The progress of a period as panels show it: *look, or *text where that is NULL. As given, else the symbol for the
 * direction of travel, long-term or not. False: there is none. */
struct progress_figure {
    const struct status_style *look;
    struct str text;
    const struct node *node; /* where it was given; NULL: computed */
};
bool figures_progress(const struct figures *figures, const struct indicator *indicator, const struct period *period,
                      bool long_term, struct progress_figure *progress);
/* NULL: nothing is given and nothing can be computed. */
const struct comparison *figures_comparison(const struct figures *figures, const struct indicator *indicator,
                                            struct str comparator);
/* What the report itself gives of a comparator; NULL: nothing. */
const struct comparator *figures_comparator(const struct indicator *indicator, struct str comparator);
/* What is printed of a comparator in a period: its figure by period, else its single one (given or computed) where
 * that is of this period. NULL: there is none. */
const struct rich *figures_compared(const struct figures *figures, const struct indicator *indicator,
                                    struct str comparator, const struct period *period);
/* The same, parsed, in the report's arena. */
const struct value *figures_compared_value(const struct figures *figures, const struct indicator *indicator,
                                           struct str comparator, const struct period *period);
/* The indicator, activity or engagement entries that a view shows as rows; of a dashboard its exceptions, of a
 * summary and of changes none. Data that no view shows is reported by figures_compute. */
struct view_rows figures_rows(const struct figures *figures, const struct view *view);
/* How many rows a view has selected that this copy leaves out. Those that the view shows whatever their status are
 * among figures_rows, with nothing but their exemption; none is ever counted, or selected by a status. Where a view
 * counts or selects by status, indicators whose figure of the view's period is left out are among the number. */
uint32_t figures_withheld(const struct figures *figures, const struct view *view);
/* The columns of a view's table, which is the layout's `table`: those that the report gives, else the layout's. */
struct view_columns {
    const struct column_style *items;
    uint32_t n;
};
struct view_columns figures_columns(const struct figures *figures, const struct view *view,
                                    const struct table_style *table);
/* How many bear one of the statuses (names or `also` words of the layout's); a status named twice counts once. */
uint32_t tally_count(const struct tally *tally, const struct style *style, const struct texts *statuses);
/* The indicators that views or charts of the report show, counted by their status of `now`, as a summary of the whole
 * report counts them: what this copy withholds is not counted. In `arena`. */
struct tally figures_tally(struct arena *arena, const struct figures *figures);
/* Share of `n` in `of`, in whole percent, rounded half away from zero. 0 of 0 is 0. */
uint32_t tally_percent(uint32_t n, uint32_t of);
/* The sum of the money of the rewards of the view's indicators, each reward counted once. Rewards in words, and those
 * of several amounts, are left out. `currency` as written with the first. False when none is money, the currencies
 * differ, the sum has too many digits, or this copy withholds an amount. */
bool figures_reward_total(const struct figures *figures, const struct view *view, struct decimal *total,
                          struct str *currency);
/* The period whose statuses a view looks at: that which it names, else that with the role `now`. NULL: none. */
const struct period *figures_view_period(const struct report *report, const struct view *view);
/* The period that a layout's column or a view names: by role, else by id. NULL when the report has none. */
const struct period *figures_period(const struct report *report, struct str name);
/* --dump=figures */
void figures_dump(struct buf *out, const struct figures *figures);

#endif
