/* Recommendations and the clearance of officers. */
#include "style/style_int.h"

static const char *const numeral_fields[] = {"n", "a", "A", "i", "I", NULL};
static const char *const part_fields[] = {"n", "a", "A", "i", "I", "number", NULL};
static const char *const reference_fields[] = {"number", NULL};
static const char *const part_reference_fields[] = {"number", "subnumber", NULL};

/* All of them would bear one letter. */
static void check_counting(struct loading *loading, const struct node *template, const struct node *owner)
{
    for (size_t i = 0; numeral_fields[i]; i++) {
        if (template == NULL || template_uses(template, numeral_fields[i])) /* NULL: no mapping, which was reported */
            return;
    }
    struct mark place = resolve_place(loading, template, owner);
    struct diag *diag =
        diag_at(diags_for(loading, DIAG_LAYOUT_INCOMPLETE, place, node_text(template)), DIAG_LAYOUT_INCOMPLETE, place,
                "the number of recommendations lacks a field such as {a} or {n}, so that all would bear the same");
    diag_help(loading->diags, diag, "write, for example, \"{a})\" for recommendations and \"({i})\" for their parts");
}

static void resolve_recommendations(struct loading *loading, struct recommendation_style *style)
{
    style->text = resolve_text(loading, style->style, style->node);
    style->lead = resolve_text(loading, style->lead_style, style->node);
    style->number_text = resolve_text(loading, style->number_style, style->node);
    template_check(loading, style->number, numeral_fields);
    template_check(loading, style->exempt_number, numeral_fields);
    template_check(loading, style->subnumber, part_fields);
    template_check(loading, style->reference, reference_fields);
    template_check(loading, style->subreference, part_reference_fields);
    check_counting(loading, style->number, style->node);
    check_counting(loading, style->exempt_number, style->node);
    check_counting(loading, style->subnumber, style->node);
}

static void report_words(struct loading *loading, const struct clearance_column *column, const struct node *words)
{
    if (words == NULL || words->len > 0) /* NULL: the column is no mapping, which was reported */
        return;
    struct diag *diag = diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, resolve_place(loading, words, column->node),
                                "cells of clearances without words would be read aloud as blank");
    diag_help(loading->diags, diag, "write what they say, such as `empty: None` and `open: \"Signed:\"`");
}

static void resolve_sign_off(struct loading *loading, struct sign_off_style *style)
{
    resolve_optional(&style->title);
    resolve_part(loading, &style->table, TABLE_PLAIN, "one that reports write out");
    style->look = style_table(loading->style, style->table ? node_text(style->table) : STR("table"));
    bool headed = false;
    for (uint32_t i = 0; i < style->columns.n; i++) {
        struct clearance_column *column = LIST_AT(style->columns, struct clearance_column, i);
        headed = headed || column->show == CLEARANCE_ROLE;
        column->width = resolve_width(loading, column->width_text, style->node);
        report_words(loading, column, column->empty);
        if (column->open)
            report_words(loading, column, column->open);
    }
    if (!headed && style->columns.n > 0) {
        struct diag *diag = diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, style->node->mark,
                                    "no column of the clearances shows whose they are");
        diag_help(loading->diags, diag, "write `columns` of which one has `show: role`");
    }
}

void resolve_paper(struct loading *loading)
{
    resolve_recommendations(loading, loading->style->recommendations);
    resolve_sign_off(loading, loading->style->sign_off);
}
