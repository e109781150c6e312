/* Named parts of papers, and appendices: what a layout says of them, and what it does to a report. */
#ifndef STYLE_PARTS_H
#define STYLE_PARTS_H

#include "style/style.h"

/* A part that papers have. A section that bears its name is known by it. */
struct part_style {
    const struct node *node, *id;
    const struct node *heading; /* of sections that have none of their own */
    uint8_t required;
    uint32_t place; /* among the parts, in the order of print, from 0 */
};

/* Sections with `appendix: yes`. Fields of the templates: see style_fill_appendix. */
struct appendices_style {
    const struct node *node;
    const struct node *number;      /* template: "{A}" */
    const struct node *label;       /* template: "Appendix {1}" */
    const struct node *reference;   /* template: what references say */
    uint8_t label_above;            /* the label has a line of its own above the heading */
    uint8_t start;                  /* enum section_start of check/report.h; AUTO: as headings */
    const struct node *layout;      /* of appendices that name none; NULL: the report's */
    const struct node *page_number; /* template: "{1}{n}"; NULL: the numbers of the pages go on */
};

/* Reports parts that the layout does not know, that stand twice, or that are missing (with `draft`: a warning). Where
 * the report is a copy that withholds something, it speaks of the full one. `style`: what style_load_report gave. */
void style_check_parts(struct diags *diags, const struct report *report, const struct style *style, bool draft);
/* Puts sections that are named parts into the layout's order, each among the places that parts of the same section
 * (or of the first level) take; gives those without a heading the part's, and appendices without a layout that of
 * appendices; then counts anew (report_number). What it adds is in `arena`. */
void style_arrange(struct arena *arena, struct report *report, const struct style *style);
/* The part of that name, or NULL. */
const struct part_style *style_part(const struct style *style, struct str id);
/* Words by a template of the layout's appendices, for the appendix of that number, from 1. Fields: {1} is the number
 * as `number` has it, {a} {A} {i} {I} are as in numeral_of, {n} is `page`, the page in it, from 1; when that is 0,
 * the appendix's number. In `arena`. */
struct str style_fill_appendix(struct arena *arena, const struct appendices_style *style, const struct node *template,
                               uint32_t appendix, uint32_t page);

#endif
