/* Abbreviations, and whether the document ever says what they stand for. Private to audit. */
#ifndef AUDIT_ABBREVIATIONS_INT_H
#define AUDIT_ABBREVIATIONS_INT_H

#include "audit/reading_int.h"

struct abbreviation {
    struct str word;     /* without a plural's s and what stands behind an apostrophe */
    struct str declared; /* what the report declares that it stands for; empty: nothing */
    struct spot spot;    /* the first */
    uint32_t count;
    bool given; /* somewhere it stands beside its long form */
};

struct abbreviations {
    struct arena *arena;   /* of the result */
    struct arena *scratch; /* holds nothing but `before` between two scans */
    struct arena_mark empty;
    struct map found;    /* word -> struct abbreviation, in the order of the document */
    struct map declared; /* word -> struct str */
    struct map skipped;  /* words and refs that are no abbreviations */
    struct map prefixes; /* the letters that refs begin with */
    struct str alone;    /* the passage before was this abbreviation and nothing else; empty: it was not */
    struct str before;   /* that passage's text */
    const void *row;     /* the row it stood in */
};

void abbreviations_init(struct abbreviations *list, struct arena *arena);
void abbreviations_free(struct abbreviations *list);
/* `ref` names an indicator or activity (NI 059, HW2.2a): neither it nor others of its kind are abbreviations. */
void abbreviations_know_ref(struct abbreviations *list, struct str ref);
/* What an id of the report stands for; the string is kept. */
void abbreviations_declare(struct abbreviations *list, struct str id, struct str title);
/* Finds all in a passage: words of at least two capitals, such as KPIs, KS2, L&P, DfE. Not taken for abbreviations
 * are those that everybody knows (UK), Roman numerals, postcodes, addresses, words longer than six letters and
 * stretches of words in capitals. `row`: what the passage shares with its neighbours in a table, where a long form
 * may stand in the next cell; else NULL. `heading`: words in capitals may be there for their looks. */
void abbreviations_scan(struct abbreviations *list, const struct passage *passage, const void *row, bool heading);

#endif
