/* Recommendations and clearances: what cannot be left out of them. */
#include "check/check_int.h"

/* Letters are the layout's: those that were typed would stand beside them. */
static void check_letter(struct checker *checker, const struct rich *text)
{
    const struct rich_block *first = text->nblocks ? &text->blocks[0] : NULL;
    if (!first || first->kind != RICH_ITEM || first->marker == MARKER_BULLET)
        return;
    struct diag *diag = diag_at(checker->diags, DIAG_RECOMMENDATION_LETTER, text->node->mark,
                                "this recommendation begins with a letter or number of its own");
    diag_help(checker->diags, diag,
              "leave it out, since the layout gives the letters; where one text holds several recommendations, make "
              "each an item of its own");
}

static void check_item(struct checker *checker, struct recommendation *item)
{
    item->index = checker->report->nrecommendations++;
    if (item->id)
        names_put(checker, "the name", &checker->report->anchors, item->id, item);
    if (item->text && rich_empty(item->text)) {
        struct diag *diag =
            diag_at(checker->diags, DIAG_ONE_OF, item->text->node->mark, "this recommendation is empty");
        diag_help(checker->diags, diag, "write what is recommended, or take it out");
    }
    if (item->text)
        check_letter(checker, item->text);
    for (uint32_t i = 0; i < item->items.n; i++)
        check_item(checker, LIST_AT(item->items, struct recommendation, i));
}

void check_recommendations(struct checker *checker, const struct recommendations_block *block)
{
    const struct node *written = block->node->kind == NODE_MAP ? node_find(block->node, "items") : block->node;
    if (block->items.n == 0 && written && written->kind == NODE_LIST) {
        struct diag *diag = diag_at(checker->diags, DIAG_ONE_OF, written->mark, "there are no recommendations here");
        diag_help(checker->diags, diag, "write them below it, each as an item: `- approves the plan; and`");
    }
    if (block->lead)
        enter_paragraph_names(checker, block->lead);
    for (uint32_t i = 0; i < block->items.n; i++)
        check_item(checker, LIST_AT(block->items, struct recommendation, i));
}

void check_sign_off(struct checker *checker, const struct sign_off_block *block)
{
    const struct node *written = block->node->kind == NODE_MAP ? node_find(block->node, "rows") : block->node;
    if (block->rows.n > 0 || !written || written->kind != NODE_LIST)
        return;
    struct diag *diag = diag_at(checker->diags, DIAG_ONE_OF, written->mark, "nobody is to sign this off");
    diag_help(checker->diags, diag, "write who clears the report, each as an item: `- role: Director of Finance`");
}
