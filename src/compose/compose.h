/* The report as measured boxes and the logical tree. Knows text and style; never knows where pages end. */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "base/buf.h"
#include "compose/box.h"
#include "compute/figures.h"

/* What composing needs. */
struct compose_job {
    struct arena *arena; /* of the result */
    struct diags *diags;
    const struct report *report;
    const struct figures *figures;
    const struct images *images;
    const struct style *style;
    struct text *text;
};

/* Composes the whole report. Problems (a column too narrow for its longest word, a table too wide) are reported with
 * their places. */
struct boxes *compose_report(const struct compose_job *job);

/* What the templates of running heads and feet may say. */
struct running_fields {
    const struct report *report;
    struct str section, label;
    struct str page, pages;             /* as printed: the page's number, that of the last */
    struct str paper_page, paper_pages; /* the page among those of the paper, from 1; how many these are */
    struct str pack_page;               /* the page counted from the report's page_start, whatever it has as `page` */
    struct str section_page, section_pages; /* the page among those of its outermost section; how many these are */
    struct str exempt;                      /* the mark of pages with exempt information; empty: this has none */
    struct str access;                      /* compose_access_words */
    len_t picture;                          /* width of the line's picture, beside which its words stand; 0: none */
};
/* What the field {exempt} says on a page with information that is exempt by the paragraphs of the set
 * (style_exempt_set), in `arena`; empty for none. */
struct str compose_exempt_mark(struct arena *arena, const struct style *style, uint32_t set);
/* What the field {access} says, in `arena`. It looks at all exemptions of the report: not to be asked for each page.
 */
struct str compose_access_words(struct arena *arena, const struct style *style, const struct report *report);
/* One line of a running head or foot (left, centre and right parts in `width`): an artifact. The line and its spans
 * are in `arena`. */
struct line *compose_running(struct arena *arena, struct text *text, const struct style *style,
                             const struct running *running, const struct running_fields *fields, len_t width);
/* The picture of a running head or foot, at its size or, where that is more, as large as fits into `width` and
 * `height`: a line of its own, an artifact, in `arena`. NULL: there is none, or no room. */
struct line *compose_running_picture(struct arena *arena, const struct images *images, const struct running *running,
                                     len_t width, len_t height);
/* Any one line of words in a style, an artifact (version lines, page numbers of the contents list). */
struct line *compose_words(struct arena *arena, struct text *text, const struct style *style,
                           const struct text_style *look, struct str words);
/* Settles the mark of a note that is numbered by page: note->words become `number` through the layout's template, in
 * `arena`, and the links of its marks are named by it. */
void compose_number_note(struct arena *arena, struct arena *scratch, struct text *text, const struct style *style,
                         struct note_box *note, uint32_t number);
/* The width of a SPAN_WORDS span's words, trailing space left out. */
len_t compose_span_width(struct text *text, const struct style *style, const struct span *span);
/* Stable text of boxes for golden tests (--dump=boxes). */
void compose_dump(struct buf *out, const struct boxes *boxes, const struct text *text);

#endif
