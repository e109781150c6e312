/* Private to review. What a sentence claims of an indicator's figures. */
#ifndef REVIEW_CLAIMS_INT_H
#define REVIEW_CLAIMS_INT_H

#include "review/mentions_int.h"
#include "review/vocabulary_int.h"

/* A figure of the indicator. */
struct fact {
    const struct value *value;
    const struct period *period;
    uint8_t kind; /* enum kind */
    const struct node *node;
};

/* One text about an indicator. Everything in it lives in `arena`. */
struct talk {
    struct arena *arena;
    const struct reviewer *reviewer;
    const struct calendar *calendar;
    const struct vocabulary *vocabulary;
    const struct indicator *indicator;
    VEC(struct fact) facts;
    struct word_set words; /* of definition and unit */
    bool timed;            /* it counts days, weeks ... */
    struct tokens tokens;
    unsigned *classes;  /* by token: set of enum word_class */
    uint32_t *mentions; /* by token: 1 + index in `mentioned`; 0: part of none */
    VEC(struct mention) mentioned;
    uint32_t found; /* contradictions in the text */
};

struct sentence {
    const struct talk *talk;
    uint32_t from, to; /* its tokens, the STOP excluded */
    const struct period *periods[MENTION_MAX];
    uint32_t nperiods;
    bool shift;  /* it compares with other times */
    bool bound;  /* some number is directly said of a period */
    bool target; /* it speaks of a target */
    bool timely; /* it is about what was done in time, so that "completed" is nothing else */
    bool so_far; /* it counts up to a period: by Q2 */
    bool future; /* it says of a target whether it will be met: no figure of the present is in it */
    bool loose;  /* a time of its may be part of the period that it names */
    bool carry;  /* the sentence before spoke of the indicator's figures */
};

/* A number that contradicts the figures. */
struct claim {
    const struct token *token;
    const struct fact *fact; /* that it should be */
    bool target;             /* it is said to be the target */
};

/* Whether a period is directly joined to the number at token `at`: 61.2% in Q2. */
bool claim_is_bound(const struct sentence *sentence, uint32_t at);
/* Judges the number at token `at`: false when it agrees, or when it cannot be told. `*spoke` is set when it is said
 * of the indicator's figures. */
bool claim_judge(const struct sentence *sentence, uint32_t at, struct claim *claim, bool *spoke);
/* Whether the number may be the value: the same unit, and the same number at its own digits, or else (unless `exact`)
 * at those of the value. */
bool claim_matches(const struct token *token, const struct value *value, bool exact);
/* Whether one of the tokens is a unit of time: days, weeks ... */
bool claim_names_time(const struct tokens *tokens, uint32_t from, uint32_t to);
/* Whether they are of the same unit. */
bool claim_comparable(const struct token *token, const struct value *value);

#endif
