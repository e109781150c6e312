#include "check/alt.h"
#include "style/style_int.h"

static void verify_picture(struct loading *loading, const struct picture_style *picture)
{
    struct alt alt = {.node = picture->node,
                      .words = picture->alt,
                      .file = picture->file,
                      .example = "Anytown Borough Council",
                      .decorative = picture->decorative != 0};
    alt_check(loading->diags, &alt);
    if (picture->width && picture->height) {
        struct diag *diag = verify_size_error(loading, picture->node, picture->id,
                                              "both `width` and `height` are given, which could distort the picture");
        diag_help(loading->diags, diag,
                  "take one of them out (one that another layout gives: `width: 0mm`): it follows from the other");
    }
}

/* Of a picture whose height is known only when it is read, only the edge that touches the text may be looked at
 * here. */
static void verify_running(struct loading *loading, const struct page_style *page, const struct running *running,
                           bool head)
{
    if (!running || !running->picture)
        return;
    const struct node *place = running->node;
    if (chain_distance(loading, running->image->mark) < chain_distance(loading, place->mark))
        place = running->image; /* which this page takes from another */
    int64_t margin = head ? style_text_top(page) : page->bottom;
    int64_t needed = (int64_t)running->image_offset + running->picture->height;
    if (running->image_offset < margin && needed <= margin)
        return;
    struct diag *diag = diag_at(
        diags_for(loading, DIAG_PAGE_ROOM, place->mark, node_text(running->image)), DIAG_PAGE_ROOM, place->mark,
        "page `" PRIstr "`: the picture `" PRIstr "` does not fit between the paper's %s edge and the text",
        STR_ARG(node_text(page->id)), STR_ARG(node_text(running->image)), head ? "upper" : "lower");
    diag_help(loading->diags, diag, "make its `image_offset` or the picture smaller, or the %s margin larger",
              head ? "top" : "bottom");
}

static struct diag *heading_error(struct loading *loading, const struct node *place, const char *trouble,
                                  const char *help)
{
    struct diag *diag = diag_at(loading->diags, DIAG_HEADING_LINE, place->mark, "%s", trouble);
    diag_help(loading->diags, diag, "%s", help);
    return diag;
}

static void verify_line(struct loading *loading, const struct cover_line *line)
{
    bool text = line->text && line->text->len > 0;
    if (text == (line->image != NULL)) {
        struct diag *diag = diag_at(loading->diags, DIAG_ONE_OF, line->node->mark,
                                    text ? "this line has both a `text` and an `image`"
                                         : "this line has neither a `text` nor an `image`");
        diag_help(loading->diags, diag, "write one of them, such as `text: \"{title}\"` or `image: logo`");
    }
    if (line->heading && line->image && !text)
        heading_error(loading, line->node, "a picture cannot be the heading of the document",
                      "give `heading: yes` to the line with the title");
}

static void verify_lines(struct loading *loading, const struct list *lines)
{
    const struct cover_line *heading = NULL;
    for (uint32_t i = 0; i < lines->n; i++) {
        const struct cover_line *line = LIST_AT(*lines, struct cover_line, i);
        verify_line(loading, line);
        if (!line->heading || !line->text)
            continue;
        if (heading) {
            struct diag *diag = heading_error(loading, line->node, "a second line is the heading of the document",
                                              "leave `heading: yes` to the line with the title");
            diag_related(loading->diags, diag, heading->node->mark, "the first one is here");
        }
        heading = heading ? heading : line;
    }
}

void verify_pictures(struct loading *loading)
{
    const struct style *style = loading->style;
    for (uint32_t i = 0; i < style->images.n; i++)
        verify_picture(loading, LIST_AT(style->images, struct picture_style, i));
    for (uint32_t i = 0; i < style->pages.n; i++) {
        const struct page_style *page = LIST_AT(style->pages, struct page_style, i);
        verify_running(loading, page, page->head, true);
        verify_running(loading, page, page->foot, false);
        if (page->first) {
            verify_running(loading, page, page->first->head, true);
            verify_running(loading, page, page->first->foot, false);
        }
    }
    verify_lines(loading, &style->cover->lines);
    verify_lines(loading, &style->title_block->lines);
}
