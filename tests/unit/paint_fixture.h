/* Hand-made pages for the tests of paint, set in the project's fonts, and the PDF made of them read back with qpdf.
 */
#ifndef TESTS_PAINT_FIXTURE_H
#define TESTS_PAINT_FIXTURE_H

#include <qpdf/qpdf-c.h>

#include "paint/paint.h"
#include "text_fixture.h"

enum { LOOK_BODY, LOOK_HEAD, LOOK__COUNT };

struct paint_fixture {
    struct text_fixture text;
    struct style *style;
    struct text_style looks[LOOK__COUNT];
    const struct text_style *look_table[LOOK__COUNT];
    struct layouts layouts;
    struct contents_style contents;
    struct draft_style draft;
    struct link_style links;
    struct page_style page;
    struct node nodes[16];
    uint32_t nnodes;
    struct head head;
    struct report report;
    struct boxes boxes;
    struct pages pages;
    VEC(struct page) page_list;
    VEC(struct item) items;   /* of the current page */
    VEC(struct place) places; /* anchors */
    struct paint_job job;
};

struct paint_fixture *paint_fixture_new(void);
void paint_fixture_free(struct paint_fixture *f);
const struct node *paint_fixture_node(struct paint_fixture *f, const char *text);

/* Starts a page of 400 x 300 pt. */
void paint_fixture_page(struct paint_fixture *f);
struct sem *paint_fixture_sem(struct paint_fixture *f, struct sem *parent, enum role role);
/* A span of words, of the style LOOK_BODY. */
struct span paint_fixture_words(struct paint_fixture *f, struct sem *sem, const char *words, len_t x);
/* A line of spans, 12 pt high, at (x, y) on the current page; returns its item. */
struct item *paint_fixture_line(struct paint_fixture *f, const struct span *spans, uint32_t n, len_t x, len_t y);
/* A line of one span of words in a new ROLE_TEXT below `parent`, or an artifact when `parent` is NULL. */
struct item *paint_fixture_text(struct paint_fixture *f, struct sem *parent, const char *words, len_t x, len_t y);
/* A picture of `size` x `size` in a line at (x, y), its left end at x. */
struct item *paint_fixture_image(struct paint_fixture *f, struct sem *sem, const struct image *image, len_t size,
                                 len_t x, len_t y);
void paint_fixture_rect(struct paint_fixture *f, len_t x, len_t y, len_t width, len_t height);
/* A new anchor on the current page. */
uint32_t paint_fixture_anchor(struct paint_fixture *f, len_t x, len_t y);
void paint_fixture_section(struct paint_fixture *f, uint32_t level, const char *bookmark, uint32_t anchor);
/* To be called when the last page is filled; again: does nothing. */
void paint_fixture_done(struct paint_fixture *f);

/* Writes the PDF to a file and returns its bytes (in the arena); NUL-terminated. Fails the test when it cannot. */
struct str paint_fixture_write(struct paint_fixture *f);
/* The same, opened with qpdf, which must find nothing wrong. Closed with qpdf_cleanup. */
qpdf_data paint_fixture_open(struct paint_fixture *f);
/* The same without the long check of every object. */
qpdf_data paint_fixture_open_large(struct paint_fixture *f);

/* An object below `from`: a path of keys and array indices as in "Pages.Kids.0.Count". */
qpdf_oh pdf_at(qpdf_data pdf, qpdf_oh from, const char *path);
/* The same below the catalog. */
qpdf_oh pdf_root_at(qpdf_data pdf, const char *path);
void pdf_assert_name(qpdf_data pdf, qpdf_oh from, const char *path, const char *expected);
void pdf_assert_text(qpdf_data pdf, qpdf_oh from, const char *path, const char *expected);
void pdf_assert_int(qpdf_data pdf, qpdf_oh from, const char *path, int expected);
void pdf_assert_absent(qpdf_data pdf, qpdf_oh from, const char *path);
/* The data of a stream, unfiltered, NUL-terminated, in the fixture's arena. */
struct str pdf_stream(struct paint_fixture *f, qpdf_data pdf, qpdf_oh stream);
/* Content of a page (from 0). */
struct str pdf_content(struct paint_fixture *f, qpdf_data pdf, int page);

#endif
