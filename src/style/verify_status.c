#include "check/alt.h"
#include "style/style_int.h"

static void verify_word(struct loading *loading, const struct status_style *status)
{
    if (status->word && status->word->len > 0) {
        alt_check_length(loading->diags, status->word, "the `word` of this status", node_text(status->word));
        return;
    }
    struct diag *diag = diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, status->node->mark,
                                "status `" PRIstr "` has no `word`", STR_ARG(node_text(status->id)));
    diag_help(loading->diags, diag, "say what the symbol means: it is read aloud in its place, and printed in keys");
}

static void verify_status(struct loading *loading, const struct status_style *status)
{
    verify_word(loading, status);
    if (status->shape == SHAPE_NONE && !status->show_word) {
        struct diag *diag =
            diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, status->node->mark,
                    "nothing of status `" PRIstr "` would be printed", STR_ARG(node_text(status->id)));
        diag_help(loading->diags, diag, "give it a `shape`, or write `show_word: yes`");
    }
    if (status->shape != SHAPE_NONE && status->colour == STYLE_NO_FILL)
        verify_size_error(loading, status->node, status->id, "a symbol has to have a colour");
}

/* Whether it shows the direction of travel. */
static bool is_travel(const struct style *style, const struct status_style *status)
{
    const struct travel_style *travel = style->travel;
    return status == travel->better_look || status == travel->same_look || status == travel->worse_look ||
           status == travel->up_look || status == travel->down_look;
}

/* Told apart by colour alone. The same shape in the same colour with other words is meant so: Better for a figure and
 * Good for an activity. */
static bool are_alike(const struct style *style, const struct status_style *a, const struct status_style *b)
{
    if (is_travel(style, a) != is_travel(style, b))
        return false; /* they stand in columns of their own */
    return a->shape != SHAPE_NONE && a->shape == b->shape && a->colour != b->colour && a->word && b->word &&
           !str_same(node_text(a->word), node_text(b->word)) && !(a->show_word && b->show_word);
}

static void report_alike(struct loading *loading, const struct status_style *first, const struct status_style *other)
{
    bool nearer = chain_distance(loading, first->node->mark) < chain_distance(loading, other->node->mark);
    const struct status_style *here = nearer ? first : other, *there = nearer ? other : first;
    struct diag *diag = diag_at(loading->diags, DIAG_STATUS_ALIKE, here->node->mark,
                                "the statuses `" PRIstr "` and `" PRIstr "` are told apart by colour alone",
                                STR_ARG(node_text(first->id)), STR_ARG(node_text(other->id)));
    diag_related(loading->diags, diag, there->node->mark, "the other status is described here");
    diag_help(loading->diags, diag,
              "give one of them another `shape`, or both `show_word: yes`; where both mean the same, such as better "
              "figures and good progress, the same `colour`");
}

/* Reports the status once, beside the first other that is like it. */
static void verify_alike(struct loading *loading, const struct status_style *statuses, uint32_t i)
{
    uint32_t j = 0;
    while (j < i && !are_alike(loading->style, &statuses[i], &statuses[j]))
        j++;
    if (j < i)
        report_alike(loading, &statuses[j], &statuses[i]);
}

void verify_statuses(struct loading *loading)
{
    const struct list *statuses = &loading->style->statuses;
    for (uint32_t i = 0; i < statuses->n; i++) {
        verify_status(loading, LIST_AT(*statuses, struct status_style, i));
        verify_alike(loading, statuses->items, i);
    }
}
