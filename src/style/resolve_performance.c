/* What the layout says of performance: direction of travel, ranks, exceptions, and the tables of blocks. */
#include "base/decimal.h"
#include "style/style_int.h"

static void resolve_travel(struct loading *loading, struct travel_style *travel)
{
    struct {
        const struct node **name;
        const struct status_style **look;
    } const pairs[] = {{&travel->better, &travel->better_look},
                       {&travel->same, &travel->same_look},
                       {&travel->worse, &travel->worse_look},
                       {&travel->up, &travel->up_look},
                       {&travel->down, &travel->down_look}};
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        resolve_optional(pairs[i].name);
        *pairs[i].look = resolve_status(loading, *pairs[i].name, travel->node);
    }
}

/* "5%" or "1/3" in thousandths, cut off; -1 when it is neither, or not between 0 and 1/2. */
static int32_t share_milli(struct str text)
{
    struct decimal a, b = {100, 0}, milli;
    int64_t slash = str_find(text, "/", 0);
    if (slash < 0 && (text.len == 0 || text.s[text.len - 1] != '%'))
        return -1;
    uint32_t end = slash < 0 ? text.len - 1 : (uint32_t)slash;
    if (!decimal_parse(str_trim(str_sub(text, 0, end)), &a))
        return -1;
    if (slash >= 0 && !decimal_parse(str_trim(str_sub(text, end + 1, text.len)), &b))
        return -1;
    if (!decimal_divide_truncated(a, b, 3, &milli) || milli.units <= 0 || milli.units > 500)
        return -1;
    return (int32_t)milli.units;
}

static void resolve_ranks(struct loading *loading, struct rank_style *ranks)
{
    resolve_optional(&ranks->average);
    int32_t last = 0;
    for (uint32_t i = 0; i < ranks->bands.n; i++) {
        struct rank_band *band = LIST_AT(ranks->bands, struct rank_band, i);
        if (!band->share)
            continue; /* reported */
        band->milli = share_milli(str_trim(node_text(band->share)));
        struct diag *diag = NULL;
        if (band->milli < 0)
            diag = diag_at(loading->diags, DIAG_RANK_SHARE, band->share->mark,
                           "`" PRIstr "` is no share of the areas", STR_ARG(node_text(band->share)));
        else if (band->milli <= last)
            diag = diag_at(loading->diags, DIAG_RANK_SHARE, band->share->mark,
                           "this band is not wider than the one before it, so that it would never be printed");
        if (diag)
            diag_help(loading->diags, diag,
                      "write a percentage up to 50%% or a fraction such as 1/3, the narrowest band first");
        last = band->milli;
    }
}

static void report_unrated(struct loading *loading, const struct node *word)
{
    struct diag *diag = diag_at(loading->diags, DIAG_EXCEPTION_UNRATED, word->mark,
                                "the status `" PRIstr "` is no rating, so that nothing misses its target by it",
                                STR_ARG(node_text(word)));
    diag_help(loading->diags, diag, "take it out here, or take out `rated: no` where the status is described");
}

static void resolve_exceptions(struct loading *loading, struct exception_style *exceptions)
{
    exceptions->looks = ARENA_ARRAY(loading->arena, const struct status_style *, exceptions->status.n);
    exceptions->nlooks = 0;
    for (uint32_t i = 0; i < exceptions->status.n; i++) {
        const struct status_style *look = resolve_status(loading, exceptions->status.items[i], exceptions->node);
        if (look && !look->rated)
            report_unrated(loading, exceptions->status.items[i]);
        else if (look)
            exceptions->looks[exceptions->nlooks++] = look;
    }
}

void resolve_part(struct loading *loading, const struct node **name, enum table_kind kind, const char *words)
{
    resolve_optional(name);
    if (!*name)
        return;
    const struct table_style *table = style_table(loading->style, node_text(*name));
    struct mark place = resolve_place(loading, *name, loading->style->node);
    struct diag *diag = NULL;
    if (!table) {
        diag = diag_at(loading->diags, DIAG_LAYOUT_NAME, place, "the layout has no table `" PRIstr "`",
                       STR_ARG(node_text(*name)));
        suggest(loading, diag, node_text(*name), &loading->style->table_by_id);
    } else if (table->kind != kind) {
        diag = diag_at(loading->diags, DIAG_LAYOUT_NAME, place, "the table `" PRIstr "` is not %s",
                       STR_ARG(node_text(*name)), words);
        diag_help(loading->diags, diag, "name another table, or give this one another `kind`");
    }
}

void resolve_performance(struct loading *loading)
{
    struct style *style = loading->style;
    resolve_travel(loading, style->travel);
    resolve_ranks(loading, style->ranks);
    resolve_exceptions(loading, style->exceptions);
    resolve_part(loading, &style->dashboard->tiles, TABLE_SUMMARY, "a summary");
    resolve_part(loading, &style->dashboard->summary, TABLE_SUMMARY, "a summary");
    resolve_part(loading, &style->dashboard->exceptions, TABLE_INDICATORS, "one of indicators");
    resolve_part(loading, &style->changes->changed, TABLE_INDICATORS, "one of indicators");
    resolve_part(loading, &style->changes->added, TABLE_INDICATORS, "one of indicators");
    resolve_part(loading, &style->changes->dropped, TABLE_INDICATORS, "one of indicators");
}
