#include "style/style_int.h"

#define PAPER_LIMIT LEN_PT(14400) /* of PDF 1.7, Annex C */
#define TYPE_LIMIT LEN_PT(2000)
#define TEXT_CONTRAST 4500   /* WCAG 2.2, 1.4.3 */
#define SYMBOL_CONTRAST 3000 /* WCAG 2.2, 1.4.11 */
#define WHITE 0xffffffu

static struct diag *size_error(struct loading *loading, const struct node *node, const struct node *id,
                               const char *trouble)
{
    return diag_at(loading->diags, DIAG_LAYOUT_SIZE, node->mark, "`" PRIstr "`: %s", STR_ARG(node_text(id)), trouble);
}

static void verify_type(struct loading *loading, const struct text_style *text)
{
    if (text->size <= 0 || text->size > TYPE_LIMIT) {
        size_error(loading, text->node, text->id, "the `size` has to be above 0pt and at most 2000pt");
    } else if (text->leading < text->size || text->leading > TYPE_LIMIT) {
        struct diag *diag = size_error(loading, text->node, text->id,
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
        size_error(loading, text->node, text->id, "no font `family` is named");
    if (!parent || parent->size != text->size || parent->leading != text->leading)
        verify_type(loading, text);
    if (text->measure > 0 && text->measure <= text->indent)
        size_error(loading, text->node, text->id, "the `measure` leaves no room beside the `indent`");
    if (text->colour == STYLE_NO_FILL && !(parent && parent->colour == text->colour))
        size_error(loading, text->node, text->id, "text has to have a colour; none is for fills");
    if (text->align == ALIGN_DECIMAL && !(parent && parent->align == text->align))
        size_error(loading, text->node, text->id, "decimal alignment is for table columns only");
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
    int64_t across = (int64_t)page->inner + page->gutter + page->outer;
    int64_t down = (int64_t)page->top + page->bottom;
    if (page->width <= 0 || page->height <= 0 || page->width > PAPER_LIMIT || page->height > PAPER_LIMIT) {
        size_error(loading, page->node, page->id,
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
}

static void verify_contrast(struct loading *loading, const struct node *place, struct str what, uint32_t colour,
                            uint32_t ground, int32_t least)
{
    ground = ground == STYLE_NO_FILL ? WHITE : ground;
    int32_t ratio = colour == STYLE_NO_FILL ? least : contrast_ratio(colour, ground);
    if (ratio < least) {
        struct diag *diag =
            diag_at(diags_for(loading, DIAG_CONTRAST_LOW, place->mark, what), DIAG_CONTRAST_LOW, place->mark,
                    PRIstr " has a contrast of only %d.%d to 1 against what lies behind it", STR_ARG(what),
                    (int)(ratio / 1000), (int)(ratio % 1000 / 100));
        diag_help(loading->diags, diag,
                  "%d.%d to 1 is the least that everybody can read: take a darker colour, or a "
                  "lighter one behind it",
                  (int)(least / 1000), (int)(least % 1000 / 100));
    }
}

struct pair {
    uint32_t text, fill;
    const char *what;
};
#define NPAIRS 5

static uint32_t colour_of(const struct text_style *text)
{
    return text ? text->colour : STYLE_NO_FILL;
}

/* Text and what lies behind it, everywhere in a table. */
static void table_pairs(const struct table_style *table, struct pair *pairs)
{
    pairs[0] = (struct pair){colour_of(table->cell_text), table->zebra_fill, "cells"};
    pairs[1] = (struct pair){colour_of(table->head_text), table->head_fill, "column heads"};
    pairs[2] = (struct pair){colour_of(table->comment_text), table->comment_fill, "comments"};
    pairs[3] = (struct pair){colour_of(table->heading_text), table->heading_fill, "heading rows"};
    pairs[4] = (struct pair){colour_of(table->caption_text), STYLE_NO_FILL, "the caption"};
}

/* What a table takes over from its parent has been reported there. */
static void verify_table(struct loading *loading, const struct table_style *table)
{
    struct str like = table->like ? node_text(table->like) : STR("table");
    const struct table_style *parent = style_table(loading->style, like);
    struct pair pairs[NPAIRS], old[NPAIRS];
    table_pairs(table, pairs);
    parent = parent == table ? NULL : parent;
    if (parent)
        table_pairs(parent, old);
    for (size_t i = 0; i < NPAIRS; i++) {
        if (!parent || old[i].text != pairs[i].text || old[i].fill != pairs[i].fill) {
            struct str what = str_printf(loading->arena, "table `" PRIstr "`: the text of %s",
                                         STR_ARG(node_text(table->id)), pairs[i].what);
            verify_contrast(loading, table->node, what, pairs[i].text, pairs[i].fill, TEXT_CONTRAST);
        }
    }
    bool rules = table->rule_colour == STYLE_NO_FILL && (table->rule || table->head_rule);
    if (rules && !(parent && parent->rule_colour == table->rule_colour)) {
        struct diag *diag = size_error(loading, table->node, table->id, "rules have to have a colour");
        diag_help(loading->diags, diag, "for no rules write `rule: 0pt`, `head_rule: 0pt` and `frame: none`");
    }
}

static void verify_status(struct loading *loading, const struct status_style *status)
{
    if (!status->word || status->word->len == 0) {
        struct diag *diag = diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, status->node->mark,
                                    "status `" PRIstr "` has no `word`", STR_ARG(node_text(status->id)));
        diag_help(loading->diags, diag,
                  "say what the symbol means: it is read aloud in its place, and printed in keys");
    }
    if (status->shape == SHAPE_NONE && !status->show_word) {
        struct diag *diag =
            diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, status->node->mark,
                    "nothing of status `" PRIstr "` would be printed", STR_ARG(node_text(status->id)));
        diag_help(loading->diags, diag, "give it a `shape`, or write `show_word: yes`");
    }
    if (status->shape != SHAPE_NONE) {
        struct str what =
            str_printf(loading->arena, "the symbol of status `" PRIstr "`", STR_ARG(node_text(status->id)));
        if (status->colour == STYLE_NO_FILL)
            size_error(loading, status->node, status->id, "a symbol has to have a colour");
        verify_contrast(loading, status->node, what, status->colour, STYLE_NO_FILL, SYMBOL_CONTRAST);
    }
}

/* Text that certainly stands on white: headings, running lines, body. */
static void verify_on_white(struct loading *loading, const struct text_style *text)
{
    if (text) {
        struct str what = str_printf(loading->arena, "text style `" PRIstr "`", STR_ARG(node_text(text->id)));
        verify_contrast(loading, text->node, what, text->colour, STYLE_NO_FILL, TEXT_CONTRAST);
    }
}

static void verify_links(struct loading *loading, const struct link_style *links)
{
    if (links->colour == STYLE_NO_FILL)
        diag_at(loading->diags, DIAG_LAYOUT_SIZE, links->node->mark,
                "links have to have a colour; none is for fills");
    verify_contrast(loading, links->node, STR("links"), links->colour, STYLE_NO_FILL, TEXT_CONTRAST);
}

void verify_all(struct loading *loading)
{
    const struct style *style = loading->style;
    if (style->text_styles.n > UINT16_MAX)
        diag_at(loading->diags, DIAG_LAYOUT_SIZE, style->node->mark, "a layout may have at most 65535 text styles");
    for (uint32_t i = 0; i < style->text_styles.n; i++)
        verify_text(loading, LIST_AT(style->text_styles, struct text_style, i));
    for (uint32_t i = 0; i < style->pages.n; i++)
        verify_page(loading, LIST_AT(style->pages, struct page_style, i));
    for (uint32_t i = 0; i < style->tables.n; i++)
        verify_table(loading, LIST_AT(style->tables, struct table_style, i));
    for (uint32_t i = 0; i < style->statuses.n; i++)
        verify_status(loading, LIST_AT(style->statuses, struct status_style, i));
    verify_links(loading, style->links);
    verify_on_white(loading, style->body);
    for (uint32_t i = 0; i < style->headings.n; i++) {
        const struct text_style *text = LIST_AT(style->headings, struct heading_style, i)->text;
        verify_on_white(loading, text != style->body ? text : NULL);
    }
    if (style->draft->size <= 0 || style->draft->size > TYPE_LIMIT)
        diag_at(loading->diags, DIAG_LAYOUT_SIZE, style->draft->node->mark,
                "the `size` of the watermark has to be above 0pt and at most 2000pt");
}
