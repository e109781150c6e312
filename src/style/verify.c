#include "style/style_int.h"

#define PAPER_LIMIT LEN_PT(14400) /* of PDF 1.7, Annex C */
#define TYPE_LIMIT LEN_PT(2000)
#define LEAST_BODY LEN_PT(12)

struct diag *verify_size_error(struct loading *loading, const struct node *node, const struct node *id,
                               const char *trouble)
{
    return diag_at(loading->diags, DIAG_LAYOUT_SIZE, node->mark, "`" PRIstr "`: %s", STR_ARG(node_text(id)), trouble);
}

static void verify_type(struct loading *loading, const struct text_style *text)
{
    if (text->size <= 0 || text->size > TYPE_LIMIT) {
        verify_size_error(loading, text->node, text->id, "the `size` has to be above 0pt and at most 2000pt");
    } else if (text->leading < text->size || text->leading > TYPE_LIMIT) {
        struct diag *diag = verify_size_error(loading, text->node, text->id,
                                              "the `leading` is less than the `size`, so that lines would overlap");
        diag_help(loading->diags, diag, "leading is the distance of lines; 1.2 to 1.4 times the size reads well");
    }
}

/* What a style takes over from its parent has been reported there. */
static void verify_text(struct loading *loading, const struct text_style *text)
{
    const struct text_style *parent =
        text->like ? style_text(loading->style, node_text(text->like)) : loading->style->body;
    parent = parent == text ? NULL : parent;
    if ((!text->family || text->family->len == 0) && !parent)
        verify_size_error(loading, text->node, text->id, "no font `family` is named");
    if (!parent || parent->size != text->size || parent->leading != text->leading)
        verify_type(loading, text);
    if (text->measure > 0 && text->measure <= text->indent)
        verify_size_error(loading, text->node, text->id, "the `measure` leaves no room beside the `indent`");
    if (text->colour == STYLE_NO_FILL && !(parent && parent->colour == text->colour))
        verify_size_error(loading, text->node, text->id, "text has to have a colour; none is for fills");
    if (text->align == ALIGN_DECIMAL && !(parent && parent->align == text->align))
        verify_size_error(loading, text->node, text->id, "decimal alignment is for table columns only");
}

/* Running lines stand inside the margin: descenders above the page's edge and the text. */
static void verify_running(struct loading *loading, const struct page_style *page, const struct running *running,
                           bool head)
{
    if (!running || !running->text || !(running->left || running->centre || running->right))
        return;
    int64_t size = running->text->size, offset = running->offset, below = size / 4;
    int64_t margin = head ? page->top : page->bottom;
    int64_t least = head ? size : below;
    int64_t most = margin - (head ? below : size) - running->rule;
    if (offset < least || offset > most) {
        struct diag *diag =
            diag_at(loading->diags, DIAG_PAGE_ROOM, running->node->mark,
                    "page `" PRIstr "`: the running %s does not fit between the paper's edge and the text",
                    STR_ARG(node_text(page->id)), head ? "head" : "foot");
        diag_help(loading->diags, diag, "change its `offset`, or make the %s margin larger", head ? "top" : "bottom");
    }
}

static void verify_page(struct loading *loading, const struct page_style *page)
{
    int64_t across = (int64_t)page->inner + (page->turned ? 0 : page->gutter) + page->outer;
    int64_t down = (int64_t)page->top + style_head_gutter(page) + page->bottom;
    if (page->width <= 0 || page->height <= 0 || page->width > PAPER_LIMIT || page->height > PAPER_LIMIT) {
        verify_size_error(loading, page->node, page->id,
                          "the paper's `width` and `height` have to be above 0mm and at most 5080mm");
        return;
    }
    if (across >= page->width || down >= page->height) {
        struct diag *diag =
            diag_at(loading->diags, DIAG_PAGE_ROOM, page->node->mark,
                    "page `" PRIstr "`: the margins leave no room for text", STR_ARG(node_text(page->id)));
        diag_help(loading->diags, diag, "%s together have to be less than the paper's %s",
                  across >= page->width ? "inner, gutter and outer" : "top and bottom",
                  across >= page->width ? "width" : "height");
    }
    if (page->stamp_width > page->width || page->stamp_height >= page->height)
        diag_at(loading->diags, DIAG_PAGE_ROOM, page->node->mark,
                "page `" PRIstr "`: the zone for the stamp is larger than the paper", STR_ARG(node_text(page->id)));
    verify_running(loading, page, page->head, true);
    verify_running(loading, page, page->foot, false);
    if (page->first) {
        verify_running(loading, page, page->first->head, true);
        verify_running(loading, page, page->first->foot, false);
    }
}

/* What a table takes over from its parent has been reported there. */
static void verify_table(struct loading *loading, const struct table_style *table)
{
    struct str like = table->like ? node_text(table->like) : STR("table");
    const struct table_style *parent = style_table(loading->style, like);
    bool rules = table->rule_colour == STYLE_NO_FILL && (table->rule || table->head_rule);
    if (rules && !(parent && parent != table && parent->rule_colour == table->rule_colour)) {
        struct diag *diag = verify_size_error(loading, table->node, table->id, "rules have to have a colour");
        diag_help(loading->diags, diag, "for no rules write `rule: 0pt`, `head_rule: 0pt` and `frame: none`");
    }
}

/* Tables and notes have text styles of their own; base.yaml says why they are smaller. */
static void verify_body(struct loading *loading)
{
    const struct text_style *body = loading->style->body;
    if (!body || body->size <= 0 || body->size >= LEAST_BODY || loading->style->small_text)
        return;
    const struct node *size = body->node->kind == NODE_MAP ? node_find(body->node, "size") : NULL;
    struct diag *diag = diag_at(loading->diags, DIAG_TEXT_SMALL, (size ? size : body->node)->mark,
                                "running text (`body`) is smaller than 12pt, which many people cannot read");
    diag_help(loading->diags, diag,
              "write `size: 12pt` or more; where there is a good reason, say it: `small_text: ...`");
}

/* Lines and marks that would cover the chart and what stands around it. */
static void verify_charts(struct loading *loading)
{
    const struct chart_style *charts = loading->style->charts;
    const struct {
        const char *key;
        len_t length, most;
    } lengths[] = {{"axis", charts->axis, LEN_PT(12)},
                   {"grid", charts->grid, LEN_PT(12)},
                   {"marker_size", charts->marker_size, LEN_PT(36)}};
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        const struct node *written =
            charts->node->kind == NODE_MAP ? node_find(charts->node, lengths[i].key) : charts->node;
        if (lengths[i].length <= lengths[i].most)
            continue;
        struct diag *diag = diag_at(loading->diags, DIAG_LAYOUT_SIZE, (written ? written : charts->node)->mark,
                                    "the `%s` of charts would cover what they show", lengths[i].key);
        diag_help(loading->diags, diag, "it is %d pt at most", (int)(lengths[i].most / LEN_PT(1)));
    }
}

/* What a section's layout has from the report's own was looked at there. */
static void verify_document(struct loading *loading)
{
    const struct style *style = loading->style;
    if (style->links->colour == STYLE_NO_FILL)
        diag_at(loading->diags, DIAG_LAYOUT_SIZE, style->links->node->mark,
                "links have to have a colour; none is for fills");
    if (style->draft->size <= 0 || style->draft->size > TYPE_LIMIT)
        diag_at(loading->diags, DIAG_LAYOUT_SIZE, style->draft->node->mark,
                "the `size` of the watermark has to be above 0pt and at most 2000pt");
    verify_statuses(loading);
}

void verify_all(struct loading *loading)
{
    const struct style *style = loading->style;
    uint32_t before = loading->own ? loading->own->layouts->looks.n : 0;
    if (before + style->text_styles.n > UINT16_MAX)
        diag_at(loading->diags, DIAG_LAYOUT_SIZE, style->node->mark,
                "the layouts of a report may have at most 65535 text styles together");
    for (uint32_t i = 0; i < style->text_styles.n; i++)
        verify_text(loading, LIST_AT(style->text_styles, struct text_style, i));
    for (uint32_t i = 0; i < style->pages.n; i++)
        verify_page(loading, LIST_AT(style->pages, struct page_style, i));
    for (uint32_t i = 0; i < style->tables.n; i++)
        verify_table(loading, LIST_AT(style->tables, struct table_style, i));
    verify_body(loading);
    verify_pictures(loading);
    verify_charts(loading);
    if (!loading->own)
        verify_document(loading);
    verify_contrast(loading);
}
