#include "compose/table_view_int.h"

const struct rich *view_sub(const struct comparison *comparison, unsigned sub)
{
    if (!comparison)
        return NULL;
    return sub == SUB_PERIOD ? comparison->period : sub == SUB_VALUE ? comparison->value : comparison->rank;
}

uint8_t view_subs(const struct view_table *table, const struct indicator *indicator)
{
    unsigned subs = 0;
    for (uint32_t c = 0; c < table->grid.ncolumns; c++) {
        const struct view_column *column = &table->columns[c];
        if (column->comparator.len == 0)
            continue;
        const struct comparison *comparison = figures_comparison(table->figures, indicator, column->comparator);
        for (unsigned sub = SUB_PERIOD; sub <= SUB_RANK; sub <<= 1) {
            bool in_head = sub == SUB_PERIOD && column->period_in_head;
            if (!in_head && !rich_empty(view_sub(comparison, sub)))
                subs |= sub;
        }
    }
    return (uint8_t)subs;
}

/* Words without marks or links: what a head can say. */
static const struct run *only_run(const struct rich *rich)
{
    if (rich_empty(rich) || rich->nblocks != 1 || rich->blocks[0].nruns != 1)
        return NULL;
    const struct run *run = &rich->blocks[0].runs[0];
    return run->kind == RUN_TEXT && !run->extra ? run : NULL;
}

/* The run that all rows with this comparator have as its period; NULL when they differ. */
static const struct run *common_period(const struct view_table *table, struct str id)
{
    const struct run *common = NULL;
    for (uint32_t r = 0; r < table->nrows; r++) {
        const struct indicator *indicator = view_indicator(table, r);
        const struct comparison *comparison = figures_comparison(table->figures, indicator, id);
        if (!comparison)
            continue;
        const struct run *run = only_run(comparison->period);
        bool silent = rich_empty(comparison->value) && rich_empty(comparison->rank);
        if (!run && rich_empty(comparison->period) && silent)
            continue;
        if (!run || (common && (!str_eq(common->text, run->text) || common->flags != run->flags)))
            return NULL;
        common = run;
    }
    return common;
}

void view_share_periods(struct view_table *table)
{
    for (uint32_t c = 0; c < table->grid.ncolumns; c++) {
        struct view_column *column = &table->columns[c];
        if (column->compared.len == 0 || !column->style->period_in_head)
            continue;
        const struct run *run = common_period(table, column->compared);
        if (!run)
            continue;
        column->period_in_head = true;
        if (!column->period || !str_same(run->text, period_words(column->period)))
            column->shared = run->text;
    }
}
