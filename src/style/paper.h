/* The part of the house style that papers have beside their text: title block and cover, recommendations, the
 * clearance of officers. Included by style.h. */
#ifndef STYLE_PAPER_H
#define STYLE_PAPER_H

#include "base/len.h"
#include "check/schema.h"
#include "style/width.h"

struct page_style;
struct picture_style;
struct table_style;
struct text_style;

/* A line of the cover or the title block. */
struct cover_line {
    const struct node *node;
    const struct node *text;  /* template over the report's fields; a line whose fields are all empty is left out */
    const struct node *image; /* id of one of the layout's images, instead of text */
    const struct picture_style *picture;
    const struct node *style;
    const struct text_style *look;
    uint8_t heading; /* it is the document's heading of level 1; those of sections begin at level 2 */
};

/* A fact that the layout takes from the report's head. */
struct detail_row {
    const struct node *node;
    const struct node *label;
    const struct node *text; /* template over the report's fields; a row whose fields are all empty is left out */
    uint8_t details;         /* instead: the report's own details stand here */
};

/* The facts of the report's head: labels with their values beside them. */
struct details_style {
    const struct node *node;
    const struct node *style, *label_style;
    const struct text_style *text, *label_text;
    const struct node *label; /* template: "{label}:" */
    struct list rows;         /* of struct detail_row; where none of them says so, the report's details follow them */
    int32_t columns;          /* pairs beside one another */
    len_t label_width;        /* 0: that of the widest label of the column, at most half of the column */
    len_t gap, column_gap;    /* from the labels to the values; between the columns */
    len_t between;            /* rows */
    len_t before;             /* from the lines above */
    len_t rule;               /* thickness of a rule above them; 0: none */
    uint32_t rule_colour;
};

struct cover_style {
    const struct node *node;
    const struct node *page;
    const struct page_style *layout;
    len_t top;         /* from the top margin to the first line */
    struct list lines; /* of struct cover_line */
    struct details_style *details;
};

/* On top of the first page of reports without a cover. */
struct title_block_style {
    const struct node *node;
    struct list lines; /* of struct cover_line; none: no title block */
    struct details_style *details;
    len_t after; /* space below it */
};

/* Whether the letters of recommendations run on through the report, or begin again in each list. */
enum recommendation_numbering { RECOMMENDATIONS_BY_REPORT, RECOMMENDATIONS_BY_LIST };

/* Recommendations. Their numbers are templates with one of {n} {a} {A} {i} {I} (base/numeral.h). */
struct recommendation_style {
    const struct node *node;
    const struct node *style, *lead_style, *number_style;
    const struct text_style *text, *lead, *number_text;
    const struct node *number;
    const struct node *subnumber;     /* of parts; {number} is that of the recommendation, without its stop */
    const struct node *exempt_number; /* of those in a list, or a section, that is exempt as a whole: a series of
                                         their own, so that the others have the same letters in all copies */
    const struct node *reference, *subreference; /* what references print. Fields: number, subnumber */
    uint8_t numbering;                           /* enum recommendation_numbering */
    len_t indent, subindent;                     /* from the numbers to the words */
    len_t before, between, after;                /* above the list, between recommendations and their parts, below */
    uint8_t keep_together;                       /* one that fits on a page is not split */
};

/* What a column of clearances shows. */
enum clearance_show { CLEARANCE_ROLE, CLEARANCE_NAME, CLEARANCE_DATE, CLEARANCE_COMMENT };
struct clearance_column {
    const struct node *node;
    const struct node *title;
    uint8_t show;                  /* enum clearance_show */
    const struct node *empty;      /* words where the officer has cleared the report and says nothing */
    const struct node *open;       /* words where the officer has not yet; NULL: `empty` */
    const struct node *width_text; /* `width`: 2cm, 3fr, auto */
    struct width width;
};

/* The clearance of officers, a table. */
struct sign_off_style {
    const struct node *node;
    const struct node *title; /* above it; NULL: none */
    const struct node *table; /* whose look it takes */
    const struct table_style *look;
    struct list columns; /* of struct clearance_column */
    len_t room;          /* least height of rows of officers who are still to sign */
};

#endif
