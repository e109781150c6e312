/* Pages to PDF (PDF 1.7, tagged), through libharu used as a store and writer of objects. */
#ifndef PAINT_PAINT_H
#define PAINT_PAINT_H

#include "base/buf.h"
#include "base/file.h"
#include "compose/compose.h"
#include "paint/device.h"

struct paint_job {
    struct arena *arena;
    struct diags *diags;
    const struct report *report;
    const struct style *style;
    struct text *text;
    const struct boxes *boxes;
    const struct pages *pages;
    const char *producer; /* "Orderpaper 0.1.0" */
};

/* Writes the PDF. Same job, same bytes. False when libharu or the file failed, and before a byte is written when the
 * logical tree breaks a rule of accessible PDF: *error says why. */
bool paint_pdf(const struct paint_job *job, struct outfile *out, struct str *error);

/* One page as a screen shows it. */
struct svg_page {
    /* A whole SVG file, safe to be shown as a picture: the page with the PDF's glyphs, positions and colours. Each
     * glyph is an outline that stands in it once and is used wherever it is printed; pictures lie in it as data. No
     * text, no script, nothing from elsewhere. */
    struct str outlines;
    /* An SVG element of the same size, to lie above it: the words, transparent and as wide as they are printed, to be
     * selected, searched and pointed at. `paint_svg` says what is in it. */
    struct str layer;
};
/* All pages, as many as job->pages has, in job->arena. Same job, same bytes. The layer of a page:
 *
 *   <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 WIDTH HEIGHT">      in points
 *     <g data-sem="ORDER" data-role="TD" data-at="FILE:LINE:COL">            a stretch of marked content: struct sem;
 *                                                                            no data-at where it is written nowhere
 *       <text font-size="11">                                                words that follow one another,
 *         <tspan x="72" y="100.5" textLength="52.25">Several </tspan>        line by line;
 *         <tspan x="72" y="113.5" font-size="9" textLength="40">words</tspan>   its own size where it has another
 *       </text>
 *       <rect class="thing" x="" y="" width="" height=""/>                   a symbol, picture or chart; a symbol's
 *     </g>                                                                   words (ActualText) are a text on it
 *     <g class="artifact"> ... </g>                                          the same of what is not read aloud
 *     <a class="link" href="#page-7" data-page="7" data-y="120" aria-label=""><rect .../></a>   in the document
 *     <a class="link" href="https://..." target="_blank" rel="noopener noreferrer" aria-label=""><rect .../></a>
 *   </svg>
 *
 * Spaces are part of the words (CSS: white-space: pre) and of textLength. A word divided over lines stands in one
 * text without its hyphen, so that it is found and copied whole. A link over several lines has an <a> for each, of
 * which those after the first have tabindex="-1". Leaders, rules and the watermark are left out.
 *
 * Everything from the report is escaped; addresses are http, https, mailto or tel, other links are left out. FILE is
 * an index into struct sources; pages count from 1. Turned pages are as they are read. */
struct svg_page *paint_svg(const struct paint_job *job);

/* A stretch of what a screen reader says of the document, in reading order. What only groups others (sections, the
 * parts of a table) is not said and is no item. */
struct heard {
    struct str role; /* "heading level 2", "table, 5 columns, 12 rows", "column header", "list, 4 items" ...; empty:
                        words of the element around it, which goes on after something else was said */
    struct str text; /* the words or alternative text, as they are read; empty for containers */
    struct str context; /* of a cell: the header cells that are read with it, "Results; Q1; A"; else empty */
    struct str lang;    /* where it differs from the document's; of the document itself, its own */
    struct mark mark;   /* line 0: none */
    uint32_t depth;     /* below how many items it stands; 0: the document */
    uint32_t page;      /* from 1, of its first content; 0: none */
    uint32_t sem; /* struct sem's order, as in the layer's data-sem; of the first content where it has several */
    uint8_t tag;  /* enum role */
};
struct heard_list {
    struct heard *items;
    uint32_t n;
};
/* The document as it is read aloud, from the tree that the PDF's tags are made of. In job->arena. */
struct heard_list paint_heard(const struct paint_job *job);

/* --dump=pages: every page's device calls as stable text. */
void paint_dump_pages(const struct paint_job *job, struct buf *out);
/* --dump=tags: the logical tree with its text in reading order. */
void paint_dump_tags(const struct paint_job *job, struct buf *out);
/* --dump=heard: paint_heard as text, a line for each item, indented by depth: `ROLE (CONTEXT): TEXT`, and the page
 * where another begins. */
void paint_dump_heard(const struct paint_job *job, struct buf *out);

#endif
