/* What a panel says in words: commentary, planned action, why statuses were given by hand, and the action plan. */
#include "compose/panel_int.h"
#include "compose/table_view_int.h"

struct panel_words {
    struct composer *composer;
    const struct panel_plan *plan;
    struct sem *parent;
};

static const struct indicator *indicator_at(const struct panel_words *words, uint32_t i)
{
    const struct panel_plan *plan = words->plan;
    return i < plan->nindicators ? plan->indicators[i] : plan->view->panel.parts[i - plan->nindicators];
}

static uint32_t count(const struct panel_words *words)
{
    return words->plan->nindicators + words->plan->view->panel.nparts;
}

static const struct rich *said(const struct indicator *indicator, bool action)
{
    return action ? indicator->action : indicator->comment;
}

static bool any_said(const struct panel_words *words, bool action)
{
    for (uint32_t i = 0; i < count(words); i++) {
        if (!rich_empty(said(indicator_at(words, i), action)))
            return true;
    }
    return false;
}

/* The comments, or the actions, of all indicators below one label, which is then used up. */
static void add_said(const struct panel_words *words, bool action, const struct node **label)
{
    struct composer *composer = words->composer;
    const struct text_style *look = words->plan->style->words;
    for (uint32_t i = 0; i < count(words); i++) {
        const struct rich *rich = said(indicator_at(words, i), action);
        struct setting setting = paragraphs_setting(composer, look, words->parent);
        if (rich_empty(rich))
            continue;
        setting.prefix = *label ? node_text(*label) : STR("");
        compose_add_flow(composer, compose_rich(composer, &setting, rich), look, rich->node);
        *label = NULL;
    }
}

static void add_beside(const struct panel_words *words)
{
    static const int32_t shares[] = {1000, 1000};
    const struct panel_style *style = words->plan->style;
    const struct node *labels[] = {style->comment, style->action};
    struct beside beside;
    beside_begin(words->composer, &beside, shares, 2, style->beside_gap);
    beside_column(words->composer, &beside);
    add_said(words, false, &labels[0]);
    beside_column(words->composer, &beside);
    add_said(words, true, &labels[1]);
    beside_end(words->composer, &beside);
}

/* --- statuses given by hand */

static void add_reason(const struct panel_words *words, const struct panel_line *line, const struct period *period)
{
    struct composer *composer = words->composer;
    const struct node *template = words->plan->style->look->override;
    const struct text_style *look = words->plan->style->words;
    const struct status_figure *figure =
        figures_status(words->plan->figures, line->indicator, KIND_ACTUAL, period, STR("target"));
    if (!figure || !figure->overridden)
        return;
    struct str text =
        override_words(composer->arena, template, indicator_called(composer->arena, line->indicator), figure);
    struct setting setting = paragraphs_setting(composer, look, words->parent);
    setting.place = line->indicator->node;
    compose_add_flow(composer, compose_plain(composer, &setting, text, figure->node), look, figure->node);
}

static void add_reasons(const struct panel_words *words)
{
    const struct panel_plan *plan = words->plan;
    for (uint32_t i = 0; plan->style->look->override && i < plan->lines.n; i++) {
        for (uint32_t c = 0; plan->lines.items[i].show == SHOW_STATUS && c < plan->columns.n; c++)
            add_reason(words, &plan->lines.items[i], plan->columns.items[c].period);
    }
}

void panel_words_compose(struct composer *composer, const struct panel_plan *plan, struct sem *parent)
{
    struct panel_words words = {.composer = composer, .plan = plan, .parent = parent};
    const struct panel_style *style = plan->style;
    uint8_t commentary = plan->view->panel.commentary ? plan->view->panel.commentary : style->commentary;
    bool both = any_said(&words, false) && any_said(&words, true);
    const struct node *comment = both && commentary == COMMENTARY_MERGED ? style->merged : style->comment;
    const struct node *action = both && commentary == COMMENTARY_MERGED ? NULL : style->action;
    if (both && commentary == COMMENTARY_BESIDE) {
        add_beside(&words);
    } else {
        add_said(&words, false, &comment);
        add_said(&words, true, &action);
    }
    add_reasons(&words);
}

/* --- the action plan */

struct action_table {
    struct grid grid;
    const struct indicator *indicator;
};

static void label_cell(struct action_table *table, const struct node *label)
{
    struct grid *grid = &table->grid;
    grid_row(grid, NULL);
    grid_track(grid, 0);
    struct spot spot = grid_spot(grid, 0);
    spot.look = grid->style->head_text;
    spot.node = label;
    grid_add_node(grid, label);
    grid_cell(grid, &spot);
}

static void plan_row(struct action_table *table, const struct node *label, const struct rich *rich)
{
    if (rich_empty(rich))
        return;
    label_cell(table, label);
    struct spot spot = grid_spot(&table->grid, 1);
    spot.node = rich->node;
    grid_add_rich(&table->grid, rich);
    grid_cell(&table->grid, &spot);
}

/* The status with its word beside the symbol, whether or not tables print it: here there is room. */
static const struct status_style *with_word(struct composer *composer, const struct status_style *look)
{
    struct status_style *worded = arena_copy(composer->arena, look, sizeof(*look));
    worded->show_word = 1;
    return worded;
}

static void rating_row(struct action_table *table, const struct node *label, const struct node *rating)
{
    struct grid *grid = &table->grid;
    struct str word = rating ? str_trim(node_text(rating)) : STR("");
    const struct status_style *look = style_status(grid->composer->style, word);
    if (word.len == 0)
        return;
    label_cell(table, label);
    struct spot spot = grid_spot(grid, 1);
    spot.node = rating;
    if (look)
        grid_add_symbol(grid, with_word(grid->composer, look));
    else
        grid_add_words(grid, word, rating);
    grid_cell(grid, &spot);
}

static void plan_rows(struct grid *grid, void *user)
{
    struct action_table *table = user;
    const struct panel_plan_style *labels = grid->composer->style->panels->plan;
    const struct action_plan *plan = table->indicator->plan;
    plan_row(table, labels->actions, plan->actions);
    plan_row(table, labels->scale, plan->scale);
    plan_row(table, labels->milestones, plan->milestones);
    plan_row(table, labels->due, plan->due);
    plan_row(table, labels->achieved, plan->achieved);
    rating_row(table, labels->rating, plan->rating);
}

static bool is_empty(const struct action_plan *plan)
{
    return rich_empty(plan->actions) && rich_empty(plan->scale) && rich_empty(plan->milestones) &&
           rich_empty(plan->due) && rich_empty(plan->achieved) &&
           (!plan->rating || str_trim(node_text(plan->rating)).len == 0);
}

void panel_action_compose(struct composer *composer, const struct indicator *indicator, struct sem *parent)
{
    const struct panel_plan_style *style = composer->style->panels->plan;
    struct action_table table = {.indicator = indicator};
    if (!indicator->plan || is_empty(indicator->plan) || !style->look)
        return;
    struct grid *grid = &table.grid;
    grid_begin(grid, composer, style->look, indicator->plan->node, NULL, 2);
    grid->columns[0] = (struct grid_column){
        .look = grid->style->cell_text, .rule = style->width, .row_header = true, .node = style->node};
    grid->columns[1] = (struct grid_column){.look = grid->style->cell_text,
                                            .rule = {.kind = WIDTH_FRACTION, .milli = 1000},
                                            .node = indicator->plan->node};
    if (style->title)
        grid->caption = (struct part){.words = node_text(style->title), .node = style->title};
    grid_compose(grid, parent, plan_rows, &table);
}
