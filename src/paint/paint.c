#include "paint/paint.h"

#include "base/arena.h"
#include "paint/haru_doc_int.h"
#include "paint/haru_outline_int.h"
#include "paint/haru_tree_int.h"
#include "paint/paint_int.h"
#include "paint/painter_int.h"
#include "paint/tagcheck_int.h"
#include "paint/trace_int.h"

static void write_structure(struct haru_page *page, const struct painter *painter, uint32_t id)
{
    struct tagtree tree;

    tagtree_init(&tree, painter->job->boxes->tree.root, &painter->content, painter->norders);
    haru_tree_write(page, &tree, id);
    tagtree_free(&tree);
}

static void write_end(struct haru_page *page, const struct painter *painter)
{
    struct haru *haru = page->haru;
    struct haru_doc doc = {.info = haru_new_id(haru), .outlines = haru_new_id(haru), .tree = haru_new_id(haru)};
    uint32_t catalog;

    haru_fonts_write(haru, page->fonts, page->font_names);
    haru_page_write_resources(page);
    doc.has_outlines = haru_outline_write(page, doc.outlines);
    haru_page_write_tree(page);
    catalog = haru_doc_write(page, &doc);
    haru_plain_ids(haru);
    if (painter->tagged)
        write_structure(page, painter, doc.tree);
    if (!haru_failed(haru))
        haru_finish(haru, catalog, doc.info);
}

static void write_pages(struct haru *haru, struct painter *painter, struct haru_fonts *fonts)
{
    struct haru_page page;
    struct device device;

    haru_page_init(&page, haru, painter->job, &painter->content, fonts);
    device = haru_page_device(&page);
    for (uint32_t i = 0; i < painter->job->pages->n && !haru_failed(haru); i++)
        painter_page(painter, &device, i);
    if (!haru_failed(haru))
        write_end(&page, painter);
    haru_page_free(&page);
}

static bool write_document(const struct paint_job *job, struct painter *painter, struct outfile *out,
                           struct str *error)
{
    struct haru_fonts fonts = {0};
    struct haru haru;
    bool ok;

    if (haru_open(&haru, job->arena, out) && haru_fonts_init(&fonts, painter->arena, job->text, &haru.error))
        write_pages(&haru, painter, &fonts);
    ok = !haru_failed(&haru);
    if (!ok)
        *error = haru.error;
    haru_close(&haru);
    return ok;
}

bool paint_pdf_tagged(const struct paint_job *job, bool tagged, struct outfile *out, struct str *error)
{
    struct painter painter;
    bool ok;

    painter_init(&painter, job, tagged);
    haru_fonts_prepare(job->text);
    ok = (!tagged || tagcheck(job, error)) && write_document(job, &painter, out, error);
    painter_free(&painter);
    return ok;
}

bool paint_pdf(const struct paint_job *job, struct outfile *out, struct str *error)
{
    return paint_pdf_tagged(job, true, out, error);
}

void paint_dump_pages(const struct paint_job *job, struct buf *out)
{
    struct painter painter;
    struct trace trace;
    struct device device;

    painter_init(&painter, job, true);
    device = trace_device(&trace, job, out);
    for (uint32_t i = 0; i < job->pages->n; i++)
        painter_page(&painter, &device, i);
    painter_free(&painter);
}
