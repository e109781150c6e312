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
/* --dump=pages: every page's device calls as stable text. */
void paint_dump_pages(const struct paint_job *job, struct buf *out);
/* --dump=tags: the logical tree with its text in reading order. */
void paint_dump_tags(const struct paint_job *job, struct buf *out);

#endif
