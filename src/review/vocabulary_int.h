/* Private to review. What words tell of the figures in a sentence. Data, so that judging a sentence is a few tests.
 */
#ifndef REVIEW_VOCABULARY_INT_H
#define REVIEW_VOCABULARY_INT_H

#include "base/map.h"
#include "review/tokens_int.h"

enum word_class {
    WORD_NEUTRAL = 1,    /* names no thing that could be counted instead of the indicator's */
    WORD_SUBJECT = 2,    /* stands for the indicator's own figure: performance, outturn, achieved */
    WORD_APART = 4,      /* the sentence is about a sub-group, other areas, the future, or a time that is no period */
    WORD_SHIFT = 8,      /* compares: figures of other periods may be in the sentence */
    WORD_CHANGE = 16,    /* directly before a number: that is a difference */
    WORD_APPROX = 32,    /* directly before a number: that is a limit or an approximation */
    WORD_LINK = 64,      /* joins a figure to what goes before it: was, at, reached */
    WORD_BOUNDARY = 128, /* what follows is another thought */
    WORD_AFTER = 256,    /* directly after a number: that is a difference or a limit */
    WORD_SIZE = 512,     /* with "of" directly before a number: that is a difference (an increase of 5%) */
    WORD_AIM = 1024      /* says what became of a target: missed, met */
};

struct vocabulary {
    struct map words; /* to const unsigned */
};

void vocabulary_make(struct vocabulary *vocabulary, struct arena *arena);
/* Set of enum word_class; 0 for tokens that are no known word. A plural or possessive 's is ignored. */
unsigned vocabulary_class(const struct vocabulary *vocabulary, const struct token *token);

/* Words of one text, such as a definition. */
struct word_set {
    struct map words;
};
void word_set_make(struct word_set *set, struct arena *arena);
void word_set_add(struct word_set *set, const struct tokens *tokens);
/* Whether the set has the word or number, or one that begins alike (assessments, assessed). */
bool word_set_has(const struct word_set *set, const struct token *token);

#endif
