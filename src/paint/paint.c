#include "paint/paint.h"

#include "base/arena.h"
#include "paint/haru_doc_int.h"
#include "paint/haru_outline_int.h"
#include "paint/haru_tree_int.h"
#include "paint/painter_int.h"
#include "paint/trace_int.h"

static void write_end(struct haru_page *page, struct painter *painter)
{
    struct haru *haru = page->haru;
    struct haru_doc doc = {.info = haru_new_id(haru), .outlines = haru_new_id(haru), .tree = haru_new_id(haru)};
    struct tagtree tree;
    uint32_t catalog;

    haru_fonts_write(haru, page->fonts, page->resources);
    doc.has_outlines = haru_outline_write(page, doc.outlines);
    haru_page_write_tree(page);
    catalog = haru_doc_write(page, &doc);
    haru_plain_ids(haru);
    tagtree_init(&tree, painter->job->boxes->tree.root, &painter->content, painter->norders);
    haru_tree_write(page, &tree, doc.tree);
    tagtree_free(&tree);
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

bool paint_pdf(const struct paint_job *job, struct outfile *out, struct str *error)
{
    struct painter painter;
    struct haru_fonts fonts = {0};
    struct haru haru;
    bool ok;

    painter_init(&painter, job);
    haru_fonts_prepare(job->text);
    if (haru_open(&haru, job->arena, out) && haru_fonts_init(&fonts, painter.arena, job->text, &haru.error))
        write_pages(&haru, &painter, &fonts);
    ok = !haru_failed(&haru);
    if (!ok)
        *error = haru.error;
    haru_close(&haru);
    painter_free(&painter);
    return ok;
}

void paint_dump_pages(const struct paint_job *job, struct buf *out)
{
    struct painter painter;
    struct trace trace;
    struct device device;

    painter_init(&painter, job);
    device = trace_device(&trace, job, out);
    for (uint32_t i = 0; i < job->pages->n; i++)
        painter_page(&painter, &device, i);
    painter_free(&painter);
}
