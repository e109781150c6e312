/* The facts of the report's head: pairs of label and value, side by side in columns. */
#include "compose/details_int.h"

struct facts {
    struct composer *composer;
    const struct details_style *style;
    const fact_list *details;
    struct sem *parent;
    uint32_t columns;
    len_t column;     /* width of a pair */
    len_t *labels;    /* widths of the labels, by column */
    struct flow rows; /* those that are done */
};

/* A flow that stands in a row from x on. */
struct part {
    struct flow flow;
    len_t x;
};

static struct str label_words(struct composer *composer, const struct details_style *style, const struct fact *fact)
{
    struct field_values values = {.label = str_trim(node_text(fact->label))};
    return fill_template(composer->arena, &composer->setter->buf, style->label, &values);
}

/* Line `i` of the parts as one, their baselines on one height. */
static struct line join_lines(struct composer *composer, const struct part *parts, uint32_t nparts, uint32_t i)
{
    struct line line = {0};
    len_t below = 0;
    uint32_t n = 0;
    for (uint32_t p = 0; p < nparts; p++)
        n += i < parts[p].flow.n ? parts[p].flow.lines[i].nspans : 0;
    line.spans = ARENA_ARRAY(composer->arena, struct span, n);
    for (uint32_t p = 0; p < nparts; p++) {
        if (i >= parts[p].flow.n)
            continue;
        const struct line *own = &parts[p].flow.lines[i];
        line.ascent = len_max(line.ascent, own->ascent);
        below = len_max(below, own->height - own->ascent);
        line.flags |= own->flags & (LINE_NOTES | LINE_NUMBERS);
        line.exempt |= own->exempt;
        for (uint32_t s = 0; s < own->nspans; s++) {
            line.spans[line.nspans] = own->spans[s];
            line.spans[line.nspans].flags |= s == 0 ? SPAN_FIXED : 0;
            line.spans[line.nspans++].x += parts[p].x;
        }
    }
    line.height = line.ascent + below;
    return line;
}

static void add_row(struct facts *facts, const struct part *parts, uint32_t nparts)
{
    struct composer *composer = facts->composer;
    uint32_t n = 0;
    for (uint32_t p = 0; p < nparts; p++)
        n = parts[p].flow.n > n ? parts[p].flow.n : n;
    struct flow row = {.lines = ARENA_ARRAY(composer->arena, struct line, n), .n = n};
    for (uint32_t i = 0; i < n; i++) {
        row.lines[i] = join_lines(composer, parts, nparts, i);
        row.height = len_add(row.height, row.lines[i].height);
        if (i + 1 < n)
            row.lines[i].flags |= LINE_KEEP_NEXT;
    }
    facts->rows = compose_join(composer, facts->rows, row, facts->style->between);
}

/* Label and value are one paragraph, so that they are read together. */
static void set_pair(struct facts *facts, const struct fact *fact, uint32_t column, struct part parts[2])
{
    struct composer *composer = facts->composer;
    struct sem_tree *tree = &composer->boxes->tree;
    const struct details_style *style = facts->style;
    struct sem *para = sem_add(tree, facts->parent, ROLE_P);
    marks_set(composer, para, fact->value ? fact->value->node : NULL);
    marks_set(composer, para, fact->place);
    len_t left = (len_t)column * (facts->column + style->column_gap);
    len_t indent = facts->labels[column] + style->gap;
    struct str words = label_words(composer, style, fact);
    struct setting setting = {.look = style->label_text,
                              .width = facts->labels[column],
                              .parent = sem_add(tree, para, ROLE_TEXT),
                              .para = ROLE_TEXT};
    parts[0] = (struct part){
        compose_plain(composer, &setting, str_printf(composer->arena, PRIstr " ", STR_ARG(words)), fact->label),
        left};
    setting.look = style->text;
    setting.width = len_max(facts->column - indent, 0);
    setting.parent = para;
    parts[1] = (struct part){compose_rich(composer, &setting, fact->value), left + indent};
}

/* Labels of a column stand in one width, and values begin at one edge. */
static void measure_labels(struct facts *facts)
{
    const struct details_style *style = facts->style;
    facts->labels = ARENA_ARRAY(facts->composer->arena, len_t, facts->columns);
    for (uint32_t i = 0; i < facts->details->n; i++) {
        const struct fact *fact = &facts->details->items[i];
        len_t *widest = &facts->labels[i % facts->columns];
        len_t least, width;
        compose_measure_plain(facts->composer, style->label_text, label_words(facts->composer, style, fact), &least,
                              &width);
        *widest = len_max(*widest, len_min(width, facts->column / 2));
    }
    for (uint32_t c = 0; style->label_width > 0 && c < facts->columns; c++)
        facts->labels[c] = len_min(style->label_width, facts->column);
}

struct box *details_compose(struct composer *composer, const struct details_style *style, struct sem *parent)
{
    fact_list details = details_collect(composer, style);
    struct facts facts = {.composer = composer, .style = style, .details = &details, .parent = parent};
    uint32_t n = details.n;
    if (n == 0)
        return NULL;
    facts.columns = (uint32_t)style->columns;
    facts.column = len_max((composer->width - (style->columns - 1) * style->column_gap) / style->columns, 0);
    measure_labels(&facts);
    struct part *parts = ARENA_ARRAY(composer->arena, struct part, 2 * facts.columns);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t column = i % facts.columns;
        set_pair(&facts, &details.items[i], column, &parts[2 * (size_t)column]);
        if (column + 1 == facts.columns || i + 1 == n)
            add_row(&facts, parts, 2 * (column + 1));
    }
    struct box *box = compose_add_flow(composer, facts.rows, style->text, style->node);
    if (box) {
        box->before = style->before;
        box->rule = style->rule;
        box->rule_width = composer->width;
        box->rule_colour = style->rule_colour;
    }
    return box;
}
