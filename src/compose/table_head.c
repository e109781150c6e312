/* The heads of the columns of a view. */
#include <string.h>

#include "compose/table_view_int.h"

/* What the templates of heads may say. */
struct head_fields {
    struct str period, comparator;
    const struct exemption *exempt; /* of the comparator's title */
};

static void fill_field(void *user, struct str field, struct buf *out)
{
    const struct head_fields *fields = user;
    if (str_eqz(field, "period"))
        buf_put_str(out, fields->period);
    else if (str_eqz(field, "comparator"))
        buf_put_str(out, fields->comparator);
}

static struct head_fields head_fields(const struct view_table *table, uint32_t c)
{
    const struct report *report = table->figures->report;
    const struct view_column *column = &table->columns[c];
    struct head_fields fields = {0};
    if (column->period)
        fields.period = period_words(column->period);
    if (column->style->comparator) {
        struct str id = node_text(column->style->comparator);
        const struct comparator_group *term = map_find(&report->comparator_by_id, id);
        fields.comparator = term && term->title ? rich_plain(table->grid.arena, term->title) : id;
        fields.exempt = term && term->title ? term->title->exempt : NULL;
    }
    return fields;
}

/* The words of a head, with `more` behind them. */
static struct str fill_words(struct view_table *table, const struct node *template, struct head_fields *fields,
                             struct str more)
{
    struct buf buf = {0};
    style_fill(&buf, node_text(template), fill_field, fields);
    buf_putc(&buf, ' ');
    buf_put_str(&buf, more);
    struct str words = str_trim((struct str){buf.bytes, (uint32_t)buf.len});
    words = words.len > 0 ? str_dup(table->grid.composer->arena, words) : STR("");
    buf_free(&buf);
    return words;
}

/* The same, as a part; words that name what is exempt are exempt. */
static void fill(struct view_table *table, struct part *part, struct head_fields *fields, struct str more)
{
    part->words = fill_words(table, part->node, fields, more);
    if (!fields->exempt || str_find(node_text(part->node), "{comparator}", 0) < 0)
        return;
    struct rich *rich = rich_of_words(table->grid.composer->arena, part->node, part->words);
    rich->exempt = fields->exempt;
    part->rich = rich;
}

static struct run filled_run(struct view_table *table, const struct run *run, struct head_fields *fields)
{
    struct run filled = *run;
    if (run->kind != RUN_TEXT ||
        (!memchr(run->text.s, '{', run->text.len) && !memchr(run->text.s, '}', run->text.len)))
        return filled;
    struct buf buf = {0};
    style_fill(&buf, run->text, fill_field, fields);
    filled.text = buf_take(table->grid.composer->arena, &buf);
    return filled;
}

/* A head in the report's own words, with `more` behind them. */
static struct rich *fill_rich(struct view_table *table, const struct rich *rich, struct head_fields *fields,
                              struct str more)
{
    struct arena *arena = table->grid.composer->arena;
    if (rich_empty(rich))
        return more.len ? rich_of_words(arena, rich ? rich->node : table->view->node, more) : NULL;
    struct rich *filled = arena_copy(arena, rich, sizeof(*rich));
    if (fields->exempt && !filled->exempt)
        filled->exempt = fields->exempt; /* whether it names the comparator or not: nothing exempt goes unmarked */
    filled->blocks = arena_copy(arena, rich->blocks, rich->nblocks * sizeof(*rich->blocks));
    for (uint32_t i = 0; i < rich->nblocks; i++) {
        struct rich_block *block = &filled->blocks[i];
        uint32_t nmore = i + 1 == rich->nblocks && more.len ? 1 : 0;
        struct run *runs = ARENA_ARRAY(arena, struct run, block->nruns + nmore);
        for (uint32_t j = 0; j < block->nruns; j++)
            runs[j] = filled_run(table, &block->runs[j], fields);
        if (nmore)
            runs[block->nruns] = (struct run){.text = str_printf(arena, " " PRIstr, STR_ARG(more)), .kind = RUN_TEXT};
        block->runs = runs;
        block->nruns += nmore;
    }
    return filled;
}

static const struct node *title_of(const struct view_column *column)
{
    const struct column_style *style = column->style;
    bool cumulative = column->period && column->period->cumulative && style->title_cumulative;
    return cumulative ? style->title_cumulative : style->title;
}

static void fill_groups(struct view_table *table, uint32_t c, struct head_fields *fields)
{
    const struct column_style *style = table->columns[c].style;
    struct grid_column *column = &table->grid.columns[c];
    column->ngroups = style->group.n;
    column->groups = ARENA_ARRAY(table->grid.arena, struct part, style->group.n);
    for (uint32_t i = 0; i < style->group.n; i++) {
        struct part *group = &column->groups[i];
        group->node = style->group.items[i];
        if (style->groups)
            group->rich = fill_rich(table, style->groups[i], fields, STR(""));
        else
            fill(table, group, fields, STR(""));
    }
}

void view_fill_heads(struct view_table *table)
{
    for (uint32_t c = 0; c < table->grid.ncolumns; c++) {
        const struct view_column *column = &table->columns[c];
        struct part *head = &table->grid.columns[c].title;
        struct head_fields fields = head_fields(table, c);
        fill_groups(table, c, &fields);
        head->node = title_of(column);
        if (column->style->groups)
            head->rich = fill_rich(table, column->style->head, &fields, column->shared);
        else if (head->node)
            fill(table, head, &fields, column->shared);
    }
}
