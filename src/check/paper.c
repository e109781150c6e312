/* Recommendations, and sections for officers. */
#include "check/check_int.h"
#include "check/rich_int.h"

static bool begins_with_letter(const struct rich *text)
{
    struct rich_label label;
    const struct rich_block *first = &text->blocks[0];
    if (first->kind == RICH_ITEM)
        return first->marker != MARKER_BULLET;
    return first->nruns > 0 && first->runs[0].kind == RUN_TEXT && rich_label_at(first->runs[0].text, 0, &label);
}

/* Letters are the layout's: those that were typed would stand beside them. */
static void check_words(struct checker *checker, const struct rich *text)
{
    if (rich_empty(text)) {
        struct diag *diag = diag_at(checker->diags, DIAG_ONE_OF, text->node->mark, "this recommendation is empty");
        diag_help(checker->diags, diag, "write what is recommended, or take it out");
    } else if (begins_with_letter(text)) {
        struct diag *diag = diag_at(checker->diags, DIAG_RECOMMENDATION_LETTER, text->node->mark,
                                    "this recommendation begins with a letter or number of its own");
        diag_help(checker->diags, diag,
                  "leave it out, since the layout gives the letters; where one text holds several recommendations, "
                  "make each an item of its own");
    }
}

static void check_item(struct checker *checker, struct recommendation *item)
{
    item->index = checker->report->nrecommendations++;
    if (item->id)
        names_put(checker, "the name", &checker->report->anchors, item->id, item);
    if (item->text && item->text->node->len > 0) /* else reported */
        check_words(checker, item->text);
    for (uint32_t i = 0; i < item->items.n; i++)
        check_item(checker, LIST_AT(item->items, struct recommendation, i));
}

void check_recommendations(struct checker *checker, const struct recommendations_block *block)
{
    if (block->lead)
        enter_paragraph_names(checker, block->lead);
    for (uint32_t i = 0; i < block->items.n; i++)
        check_item(checker, LIST_AT(block->items, struct recommendation, i));
}

void check_internal_section(struct checker *checker, const struct section *section)
{
    uint32_t internal = 0;
    for (uint32_t i = 0; i < section->content.n; i++) {
        const struct block *block = LIST_AT(section->content, struct block, i);
        if (!block->sign_off && !block->page_break)
            return;
        internal += block->sign_off != NULL;
    }
    bool heads = !rich_empty(section->heading) || section->priority;
    if (internal == 0 || !heads || !rich_empty(section->text) || section->written.n > 0)
        return;
    struct diag *diag = diag_at(checker->diags, DIAG_SIGN_OFF_ALONE, section->node->mark,
                                "public copies would print the heading of this section and nothing below it");
    diag_help(checker->diags, diag,
              "bring the sign-off to the end of the section before, and leave its heading out: it has a title of its "
              "own");
}
