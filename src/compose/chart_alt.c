/* Charts in words: what is read aloud in their place. */
#include "check/alt.h"
#include "compose/charts_int.h"

/* More figures than these are not listed where a table has them. */
enum { FEW_FIGURES = 40 };

static const struct chart_words *words_of(const struct chart_plan *plan)
{
    return plan->composer->style->charts->words;
}

/* The figure as tables print it; the layout's words where there is none. */
static struct str value_words(const struct chart_plan *plan, uint32_t row, uint32_t i)
{
    struct arena *arena = plan->arena;
    const struct rich *printed = plan->rows[row].printed[i];
    struct str words = printed ? str_line(arena, rich_plain(arena, printed)) : STR("");
    return words.len ? words : node_text(words_of(plan)->missing);
}

static struct str figure_said(const struct chart_plan *plan, uint32_t row, uint32_t i)
{
    const struct named_value fields[] = {
        {"period", chart_period_words(plan, plan->periods[i])}, {"value", value_words(plan, row, i)}, {NULL, {0}}};
    return chart_fill(plan, words_of(plan)->figure, fields);
}

/* All figures of a series; what nobody has written is said within it only. */
static struct str list_said(const struct chart_plan *plan, uint32_t row, uint32_t from, uint32_t to)
{
    struct buf list = {0};
    for (uint32_t i = from; i < to; i++) {
        buf_put_str(&list, i > from ? node_text(words_of(plan)->between) : STR(""));
        buf_put_str(&list, figure_said(plan, row, i));
    }
    return buf_take(plan->arena, &list);
}

/* The figure that is the furthest to one side: of equal ones the first. */
static uint32_t extreme(const struct chart_plan *plan, uint32_t row, int side)
{
    const struct chart_figure *figures = plan->rows[row].figures;
    uint32_t found = plan->data.ncategories;
    for (uint32_t i = 0; i < plan->data.ncategories; i++) {
        if (figures[i].present &&
            (found == plan->data.ncategories || decimal_compare(figures[i].number, figures[found].number) * side > 0))
            found = i;
    }
    return found;
}

/* From the first to the last period with words or a figure. */
static void find_ends(const struct chart_plan *plan, uint32_t row, uint32_t *from, uint32_t *to)
{
    *to = plan->data.ncategories;
    *from = 0;
    while (*to > 0 && !plan->rows[row].printed[*to - 1])
        --*to;
    while (*from < *to && !plan->rows[row].printed[*from])
        ++*from;
}

static struct str series_said(const struct chart_plan *plan, uint32_t row, bool brief)
{
    uint32_t from, to, highest = extreme(plan, row, 1), lowest = extreme(plan, row, -1);
    find_ends(plan, row, &from, &to);
    struct str series = plan->data.series[row].title;
    if (from == to)
        return STR("");
    if (brief && highest < plan->data.ncategories) {
        const struct named_value fields[] = {{"series", series},
                                             {"first", figure_said(plan, row, from)},
                                             {"last", figure_said(plan, row, to - 1)},
                                             {"highest", figure_said(plan, row, highest)},
                                             {"lowest", figure_said(plan, row, lowest)},
                                             {NULL, {0}}};
        return chart_fill(plan, words_of(plan)->summary, fields);
    }
    const struct named_value fields[] = {
        {"series", series}, {"figures", list_said(plan, row, from, to)}, {NULL, {0}}};
    return chart_fill(plan, words_of(plan)->figures, fields);
}

/* Of a bullet bar but one period is shown. */
static struct str bullet_said(const struct chart_plan *plan, uint32_t row)
{
    uint32_t last = chart_last(plan);
    if (!plan->rows[row].figures[last].present)
        return STR("");
    const struct named_value fields[] = {
        {"series", plan->data.series[row].title}, {"figures", figure_said(plan, row, last)}, {NULL, {0}}};
    return chart_fill(plan, words_of(plan)->figures, fields);
}

static bool rounding_moves(struct decimal number, uint8_t scale)
{
    struct decimal rounded;
    return decimal_round(number, scale, &rounded) && decimal_compare(rounded, number) != 0;
}

/* Limits keep all of their digits: rounded ones may hold a figure that is outside of them. */
static struct str limits_said(const struct chart_plan *plan)
{
    struct decimal limits[2];
    if (plan->kind != CHART_BULLET || !chart_limits(plan, limits))
        return STR("");
    uint8_t scale = plan->like->number.scale;
    while (scale < 18 && (rounding_moves(limits[0], scale) || rounding_moves(limits[1], scale)))
        scale++;
    const struct named_value fields[] = {
        {"low", chart_number(plan, limits[0], scale)}, {"high", chart_number(plan, limits[1], scale)}, {NULL, {0}}};
    return chart_fill(plan, words_of(plan)->tolerance, fields);
}

static bool ends_sentence(struct str words)
{
    return words.len > 0 && (words.s[words.len - 1] == '.' || words.s[words.len - 1] == '?' ||
                             words.s[words.len - 1] == '!' || words.s[words.len - 1] == ':');
}

static void add_sentence(struct buf *out, struct str words)
{
    words = str_trim(words);
    if (words.len == 0)
        return;
    buf_puts(out, out->len ? " " : "");
    buf_put_str(out, words);
    buf_puts(out, ends_sentence(words) ? "" : ".");
}

static void add_opening(const struct chart_plan *plan, const struct rich *title, struct buf *out)
{
    const struct chart_words *words = words_of(plan);
    const struct node *const kinds[] = {words->bars, words->lines, words->bullet, words->spc};
    struct arena *arena = plan->arena;
    struct str kind = node_text(kinds[plan->kind]);
    struct str name = rich_empty(title) ? STR("") : str_line(arena, rich_plain(arena, title));
    add_sentence(out, name.len == 0 ? kind : str_printf(arena, PRIstr ": " PRIstr, STR_ARG(kind), STR_ARG(name)));
}

static void add_limits(const struct chart_plan *plan, struct buf *out)
{
    const struct str words[] = {plan->spc_words.mean, plan->spc_words.high, plan->spc_words.low};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        add_sentence(out, words[i]);
}

struct str chart_bullet_remarks(const struct chart_plan *plan)
{
    struct buf out = {0};
    for (uint32_t row = 0; row < plan->data.nseries; row++)
        add_sentence(&out, bullet_said(plan, row));
    add_sentence(&out, limits_said(plan));
    return buf_take(plan->arena, &out);
}

static struct str with_table(const struct chart_plan *plan, struct str words)
{
    struct buf out = {0};
    add_sentence(&out, words);
    add_sentence(&out, node_text(words_of(plan)->in_table));
    return buf_take(plan->composer->arena, &out);
}

static struct str said(const struct chart_plan *plan, const struct rich *title, bool brief)
{
    struct buf out = {0};
    if (plan->node)
        add_opening(plan, title, &out);
    for (uint32_t row = 0; row < plan->data.nseries; row++)
        add_sentence(&out, plan->kind == CHART_BULLET ? bullet_said(plan, row) : series_said(plan, row, brief));
    add_sentence(&out, limits_said(plan));
    add_limits(plan, &out);
    return buf_take(plan->composer->arena, &out);
}

struct str chart_alt(const struct chart_plan *plan, const struct rich *title, bool in_table)
{
    if (in_table && plan->nfigures > FEW_FIGURES)
        return with_table(plan, said(plan, title, true));
    struct str all = said(plan, title, false);
    return alt_fits(all) ? all : said(plan, title, true);
}
