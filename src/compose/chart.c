/* Blocks of charts: caption, chart, notes and the table of its figures. */
#include "check/alt.h"
#include "compose/charts_int.h"
#include "compose/exempt_int.h"

/* False after a report: without looks no series can be drawn. */
static bool check_looks(struct composer *composer, const struct chart_block *block)
{
    if (composer->style->charts->looks.n > 0)
        return true;
    struct diag *diag =
        diag_at(composer->diags, DIAG_LAYOUT_INCOMPLETE, block->node->mark,
                "neither the layout nor those that it extends describe how the series of charts look");
    diag_help(composer->diags, diag, "describe them under `charts`, `looks`, or let the layout extend `base`");
    return false;
}

static void report_empty(struct composer *composer, const struct chart_block *block)
{
    struct diag *diag = diag_at(composer->diags, DIAG_CHART_EMPTY, block->node->mark,
                                "none of the figures that this chart would show is there");
    diag_help(composer->diags, diag, "see which indicators, series and periods it names, or take it out");
}

/* Reports a plan with nothing to draw. */
static bool is_drawable(struct composer *composer, const struct chart_block *block, const struct chart_plan *plan)
{
    bool shown = plan->kind != CHART_BULLET && plan->kind != CHART_SPC;
    if (!check_looks(composer, block))
        return false;
    for (uint32_t i = 0; i < plan->data.ncategories && !shown; i++)
        shown = plan->rows[0].figures[i].present;
    if (shown && plan->nfigures > 0)
        return true;
    if (!plan->mixed)
        report_empty(composer, block);
    return false;
}

static struct extent wished_size(const struct composer *composer, const struct chart_block *block)
{
    const struct chart_style *style = composer->style->charts;
    len_t width = block->width ? block->width : style->width ? style->width : composer->width;
    len_t usual = block->kind == CHART_BULLET ? style->bullet_height : style->height;
    return (struct extent){width, block->height ? block->height : usual};
}

void chart_report_size(struct composer *composer, const struct node *node, struct extent wish, struct extent size)
{
    if (wish.width > size.width)
        figure_report_size(composer, node, "chart", /*wide*/ true, "width", size.width);
    else if (wish.height > size.height)
        figure_report_size(composer, node, "chart", /*wide*/ false, "height", size.height);
}

/* A layout's own width gives way to the page's. */
static struct flow draw_chart(const struct figure *figure, len_t room, const void *user)
{
    const struct chart_plan *plan = user;
    struct composer *composer = figure->composer;
    struct extent wish = plan->size;
    struct extent size = {len_min(wish.width, composer->width), len_min(wish.height, room)};
    chart_report_size(composer, figure->node, wish, size);
    return chart_draw(plan, size, (enum align)figure->style->align, figure->sem);
}

static struct flow words_flow(struct composer *composer, struct sem *parent)
{
    const struct text_style *look = composer->style->body;
    struct setting setting = paragraphs_setting(composer, look, parent);
    const struct node *words = composer->style->charts->words->empty;
    return compose_plain(composer, &setting, node_text(words), words);
}

static struct flow draw_words(const struct figure *figure, len_t room, const void *user)
{
    (void)room;
    (void)user;
    return words_flow(figure->composer, figure->div);
}

/* In place of a chart whose indicators are all withheld. */
static struct flow withheld_flow(struct composer *composer, const struct chart_block *block, struct sem *parent)
{
    const struct exempt_style *style = composer->style->exempt;
    struct setting setting = paragraphs_setting(composer, style->text, parent);
    setting.place = block->node;
    return compose_rich(composer, &setting, exempt_said(composer, block->withheld, style->statement));
}

static struct flow draw_withheld(const struct figure *figure, len_t room, const void *user)
{
    const struct chart_plan *plan = user;
    (void)room;
    return withheld_flow(figure->composer, plan->block, figure->div);
}

/* What is said below the chart, with how many indicators it lacks. */
static struct str make_remarks(const struct chart_plan *plan, const struct chart_block *block)
{
    struct composer *composer = plan->composer;
    const struct exempt_style *style = composer->style->exempt;
    struct str remarks = plan->kind == CHART_BULLET ? chart_bullet_remarks(plan) : chart_spc_remarks(plan);
    uint32_t n = block->nwithheld;
    if (n == 0)
        return remarks;
    struct str lacks = exempt_count(composer->arena, style->shown, style->shown_several, n);
    return str_printf(composer->arena, PRIstr "%s" PRIstr, STR_ARG(remarks), remarks.len ? " " : "", STR_ARG(lacks));
}

static struct str alt_words(const struct chart_plan *plan, const struct chart_block *block, bool in_table)
{
    if (block->alt)
        return str_trim(node_text(block->alt));
    struct str words = chart_alt(plan, block->title, in_table);
    alt_check_length(plan->composer->diags, block->node, "what is read aloud in place of this chart", words);
    return words;
}

void chart_compose(struct composer *composer, const struct chart_block *block, struct sem *parent)
{
    struct chart_plan plan;
    uint32_t around = composer->exempt;
    composer->exempt |= exempt_of_indicators(composer, block->indicators, block->nindicators);
    chart_plan(&plan, composer, block);
    bool withheld = block->withheld && block->nindicators == 0;
    bool drawn = !withheld && is_drawable(composer, block, &plan),
         table = block->data_table && plan.data.ncategories > 0;
    struct figure figure = {.composer = composer,
                            .node = block->node,
                            .id = block->id,
                            .words = !drawn,
                            .title = block->title,
                            .note = block->note,
                            .label = figure_number(composer, block->number)};
    plan.size = wished_size(composer, block);
    if (drawn) {
        figure.made = !block->alt;
        figure.alt = alt_words(&plan, block, table);
        figure.remarks = make_remarks(&plan, block);
    }
    figure_draw *draw = withheld ? draw_withheld : drawn ? draw_chart : draw_words;
    struct box *box = figure_set(&figure, parent, draw, &plan);
    if (box && table && !plan.mixed) {
        box->flags |= BOX_KEEP_NEXT;
        chart_table_compose(&plan, block, figure.div);
    }
    composer->exempt = around;
}

struct flow chart_compose_flow(struct composer *composer, const struct chart_block *block, struct extent size,
                               struct sem *parent, bool in_table)
{
    struct chart_plan plan;
    chart_plan(&plan, composer, block);
    if (block->withheld && block->nindicators == 0)
        return withheld_flow(composer, block, parent);
    if (!is_drawable(composer, block, &plan))
        return words_flow(composer, parent);
    struct sem *sem = sem_add(&composer->boxes->tree, parent, ROLE_FIGURE);
    marks_set(composer, sem, block->node);
    sem_extra(&composer->boxes->tree, sem)->made = !block->alt;
    sem_extra(&composer->boxes->tree, sem)->alt = alt_words(&plan, block, in_table);
    return chart_draw(&plan, size, ALIGN_LEFT, sem);
}
