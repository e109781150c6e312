/* Private to review. Prose in tokens: words, numbers with their unit, punctuation, ends of sentences. */
#ifndef REVIEW_TOKENS_INT_H
#define REVIEW_TOKENS_INT_H

#include "compute/value.h"

enum token_kind {
    TOKEN_WORD,   /* also what begins like a number and is none: 09/10, 5th, 11-19, 158/256, HW2.2a */
    TOKEN_NUMBER, /* 61.2%, 1,317, -12.66%, £86.190 m, 18pp, 7 percentage points, 5 per cent */
    TOKEN_MARK,   /* one character of punctuation, or a dash; - / & where they stand alone */
    TOKEN_STOP    /* the end of a sentence: . ! ?; with an empty text the end of a line or paragraph */
};

struct token {
    uint8_t kind;          /* enum token_kind */
    uint8_t unit;          /* NUMBER: enum value_unit */
    uint8_t power;         /* NUMBER: the scale word as a power of ten, as in struct value */
    bool spaced;           /* white space stands before it */
    struct decimal number; /* NUMBER */
    struct str currency;   /* NUMBER: "£"; empty: none */
    struct str text;       /* as written, unit included */
    uint32_t offset;       /* of its first byte in the scalar's text, for node_mark_at; in the string */
};

struct tokens {
    struct token *items; /* the last is a STOP unless there is none */
    uint32_t n;
};

/* The tokens of Markdown; note marks are left out, a reference without words is one WORD. Tokens and their text live
 * in `arena`. NULL: none. Linear. */
struct tokens tokens_of_rich(struct arena *arena, const struct rich *rich);
/* The tokens of plain text, whose line ends end sentences; their text points into a copy in `arena`. */
struct tokens tokens_of_text(struct arena *arena, struct str text);
/* Index after the STOP of the sentence that begins at token `from`. */
uint32_t tokens_sentence_end(const struct tokens *tokens, uint32_t from);
/* Whether the token is that WORD (given in small letters), whatever the case of its ASCII letters. */
bool token_is(const struct token *token, const char *word);
/* Whether it is a WORD of the list, whose words, in small letters, stand between single blanks. */
bool token_among(const struct token *token, const char *words);

#endif
