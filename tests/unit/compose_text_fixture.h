/* Texts composed from a report and a layout of a test's own, and printed so that a test can state what it expects. */
#ifndef TESTS_COMPOSE_TEXT_FIXTURE_H
#define TESTS_COMPOSE_TEXT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compose/section_int.h"
#include "load/load.h"

struct text_report {
    char folder[40];
    struct arena *arena;
    struct sources sources;
    struct diags diags;
    struct loader loader;
    struct text *text;
    struct report *report;
    struct figures *figures;
    struct style *style;
    struct composer composer;
    struct images *images;
    struct boxes *boxes; /* of text_report_compose */
    bool open;           /* composer is */
    struct buf shown;
};

/* Reads a report whose layout is `layout` (extending base). The report's text begins behind its `report:` part, to
 * which `head` adds members (", cover: yes"). Beside it are the pictures wide.png, 144 x 72 pt of 300 x 150 pixels,
 * and tall.png, 72 x 432 pt of 150 x 900. Fails when check, style, compute or image have something to say. A composer
 * is open. */
void text_report_open(struct text_report *fixture, const char *layout, const char *head, const char *report);
void text_report_close(struct text_report *fixture);
/* Composes the whole of it into `boxes`. */
void text_report_compose(struct text_report *fixture);
/* The text of section `n`. */
const struct rich *text_of_section(const struct text_report *fixture, uint32_t n);
/* That text in the layout's style `look`, below the root. */
struct flow set_section(struct text_report *fixture, uint32_t n, const char *look, len_t width, enum align align);
/* Width of words on one line. */
len_t width_of(struct text_report *fixture, const char *look, const char *words);

/* A line of the result for each line: the words of its spans, parted by "|" where spans part, with their explicit
 * spaces as "_" and soft hyphens as "-"; <id> is a symbol, ^n a note mark, #n a page number, ... a leader, [file.png
 * 144 x 72] a picture and its size in points. Flags: a "k" (keep next) and "n" (notes) in front. Valid until the next
 * call. */
const char *show_flow(struct text_report *fixture, const struct flow *flow);
/* The bookmarks, one a line: level and words. */
const char *show_bookmarks(struct text_report *fixture);
/* The logical tree below a node: "P(text,Reference(Link),Note(Lbl,P))". */
const char *show_tree(struct text_report *fixture, const struct sem *sem);
/* Every line of all spans has its words within [0, width]. */
void assert_inside(struct text_report *fixture, const struct flow *flow, len_t width);
/* The boxes, one a line: page NAME start, or the words of a flow's lines parted by "/". */
const char *show_boxes(struct text_report *fixture);
/* One message and no other, with its code. */
void assert_one_message(const struct text_report *fixture, enum diag_code code);
void assert_no_messages(const struct text_report *fixture);

#endif
