/* What a layout says of exempt information. */
#ifndef STYLE_EXEMPT_STYLE_H
#define STYLE_EXEMPT_STYLE_H

#include "base/len.h"
#include "check/schema.h"

struct text_style;

/* A paragraph of Schedule 12A to the Local Government Act 1972, or of what corresponds to it. */
struct exempt_paragraph {
    const struct node *node, *id;
    const struct node *meaning;
};
enum { STYLE_EXEMPT_MOST = 32 }; /* of them: sets of paragraphs have a bit for each, in the layout's order */

enum mark_place { MARK_HEAD, MARK_FOOT };

/* Exempt information: what the public copy says in its place, how others mark it. Templates unless said otherwise. */
struct exempt_style {
    const struct node *node;
    struct list paragraphs;                 /* DICT of struct exempt_paragraph */
    const struct node *paragraph, *several; /* "paragraph {numbers}" */
    const struct node *between, *last;      /* words between numbers: ", " and " and " */
    const struct node *between_meanings;    /* words */
    const struct node *style, *label_style, *mark_style, *front_style;
    const struct text_style *text, *label_text, *mark_text, *front_text;
    const struct node *statement, *row, *note;                        /* public copy, in place of what is exempt */
    const struct node *heading, *cell;                                /* words */
    const struct node *reference, *reference_within, *reference_page; /* the latter two: words */
    const struct node *counted, *counted_several, *shown, *shown_several;
    const struct node *number, *continued; /* full copy: of tables, figures ...; of further paragraphs */
    const struct node *begin, *end;        /* full copy, around a part; NULL: none */
    len_t rule, rule_gap;                  /* full copy: the bar beside what is exempt */
    uint32_t rule_colour;
    const struct node *mark;                /* full copy, on its pages */
    uint8_t mark_place;                     /* enum mark_place */
    len_t mark_offset;                      /* of its baseline from the page's upper or lower edge */
    const struct node *front;               /* full copy, on cover or title block; NULL: none */
    const struct node *open, *part, *whole; /* of {access}; `open` is words */
};

#endif
