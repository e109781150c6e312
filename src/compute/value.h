/* Values: what an observation's text says, parsed. The text itself is what is printed.
 *
 * Understood are, in any sensible order: sign, currency (£ $ €), digits with thousands commas, a scale (k, m, m., bn,
 * million ...), % and "% points" or pp, a unit in words (days, per 10,000), a fraction in brackets ((158/256)),
 * qualifiers in or without brackets ((Provisional), (confirmed year end figure), est., r), marks (*, †, note marks),
 * "Gap of" and the like before the figure, ranges (40% to 60%, 40-60%), and pairs and labelled lists over lines
 * (Gross £1.2m, Net £0.9m; 45/55).
 *
 * A fraction is one when a percentage or a unit in words shows it: 62% (158/256) and 158/256 (62%) are 62%, 12 of 14
 * milestones is 12; 158/256 alone is a pair of 158 and 256. Years, dates, times, differences (5% increase) and
 * sentences are words; so is a figure with a slip in it (8,2%). */
#ifndef COMPUTE_VALUE_H
#define COMPUTE_VALUE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/decimal.h"
#include "check/rich.h"

struct indicator;

enum value_state {
    VALUE_NONE,   /* a no-value word: Not available, n/a, -, New PI, TBC, (See comment) ... or nothing */
    VALUE_NUMBER, /* `number`; of a range the lower end */
    VALUE_RANGE,  /* `number` to `high` */
    VALUE_WORDS   /* words that are no figure and no known no-value word: shown, never computed with; what this copy
                     withholds too */
};
enum value_unit { UNIT_PLAIN, UNIT_PERCENT, UNIT_POINTS, UNIT_MONEY };
enum value_currency { CURRENCY_NONE, CURRENCY_POUND, CURRENCY_EURO, CURRENCY_DOLLAR };
enum value_quality {
    QUALITY_PROVISIONAL = 1,
    QUALITY_ESTIMATE = 2,
    QUALITY_REVISED = 4,
    QUALITY_UNVALIDATED = 8,
    QUALITY_CONFIRMED = 16,
    QUALITY_BREAK = 32 /* break in series */
};

/* What few values have. */
struct value_extra {
    struct decimal high;                   /* VALUE_RANGE */
    uint32_t high_from, high_to;           /* as `from` and `to` of the value */
    struct decimal numerator, denominator; /* with `has_fraction` */
    struct str label;                      /* of a labelled part: "Gross"; empty: none */
};

/* One is kept for every figure of a report. */
struct value {
    uint8_t state;         /* enum value_state */
    uint8_t unit;          /* enum value_unit */
    uint8_t quality;       /* set of enum value_quality */
    uint8_t power;         /* the scale word as a power of ten: m is 6; `number` is as written, without it */
    uint8_t currency;      /* enum value_currency */
    bool has_fraction;     /* numerator / denominator */
    bool ungrouped;        /* a thousand or more, written without thousands commas */
    bool plus;             /* written with a plus sign */
    struct decimal number; /* as written */
    struct str suffix;     /* the scale word and % as written after the number, blank included: " m.", "% points" */
    struct str words;      /* unit in words: "per 10,000", "days"; empty: none */
    uint32_t from, to;     /* bytes of the number's digits (sign and commas included) in the text parsed */
    struct value_extra *extra; /* of ranges, fractions and labelled parts; NULL: neither of them */
    struct value *next;        /* of a pair or a list of parts; NULL: no more */
};

/* Parses text. Never fails: what is not understood is VALUE_WORDS. */
struct value value_parse(struct arena *arena, struct str text);
/* Parses what is printed of Markdown, without note marks. `rich` NULL or empty: VALUE_NONE. */
struct value value_parse_rich(struct arena *arena, const struct rich *rich);
/* Parses a figure of an indicator: where its unit is % (also `per cent`, `% of homes`), numbers without a unit are
 * percentages. They are written without the sign all the same. */
struct value value_parse_figure(struct arena *arena, const struct rich *rich, const struct indicator *indicator);
/* The text that value_parse_rich parses: blocks and breaks part its lines, and raised or lowered digits and those of
 * references are blanks. */
struct str value_rich_text(struct arena *arena, const struct rich *rich);
/* What one run gives of it. */
struct str value_run_text(struct arena *arena, const struct run *run);
/* The label of a part; empty: none. */
struct str value_label(const struct value *value);
/* The sign of the currency: "£"; empty: none. */
struct str value_currency(const struct value *value);
/* Whether the words say that there is no value: "-", n/a, Not available ... (case does not matter; brackets and a
 * full stop around them neither). */
bool value_is_none(struct str word);
/* Whether they say that there is no newer one than last time: No new data, Annually reported ... */
bool value_is_no_new(struct str word);
/* Whether both can be compared: numbers or ranges of the same unit, currency and unit in words (where both have one),
 * with the same labels; the part for the whole ("All 61%") also with a single figure. Counts out of different totals
 * (12 of 14, 11 of 13) cannot. */
bool value_comparable(const struct value *a, const struct value *b);
/* Compares two comparable numbers (the scale words taken into account): of ranges the lower ends, of parts the
 * first. */
int value_compare(const struct value *a, const struct value *b);
/* `number` with the scale word worked in: £86.190 m. is 86190000. False when that has too many digits. */
bool value_amount(const struct value *value, struct decimal *out);
/* Writes a number in the manner of `like`: currency, commas, sign, %, scale word, with `scale` digits after the
 * point. */
void value_write(struct buf *out, struct decimal number, uint8_t scale, const struct value *like);

#endif
