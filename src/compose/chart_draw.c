/* Charts as lines of a flow: the drawing made, its words shaped. */
#include "compose/charts_int.h"

static len_t ask_width(void *user, const struct text_style *look, struct str words)
{
    return plain_words_width(user, look, words);
}

struct chart_job chart_job(struct composer *composer, struct extent size)
{
    return (struct chart_job){.arena = composer->arena,
                              .style = composer->style->charts,
                              .type = {.width = ask_width, .user = composer},
                              .width = size.width,
                              .height = size.height};
}

static const struct placed_drawing *shape_words(struct composer *composer, const struct drawing *drawing)
{
    struct placed_drawing *placed = ARENA_NEW(composer->arena, struct placed_drawing);
    placed->drawing = drawing;
    placed->words = ARENA_ARRAY(composer->arena, const word_id *, drawing->words.n);
    placed->nwords = ARENA_ARRAY(composer->arena, uint16_t, drawing->words.n);
    for (uint32_t i = 0; i < drawing->words.n; i++) {
        const struct drawn_words *words = &drawing->words.items[i];
        len_t width;
        const struct span *span = span_of_words(composer, words->look, words->words, NULL, NULL, &width);
        placed->words[i] = span->words;
        placed->nwords[i] = span->nwords;
    }
    return placed;
}

struct flow chart_drawing_flow(struct composer *composer, const struct drawing *drawing, len_t x, struct sem *sem)
{
    struct span *span = ARENA_NEW(composer->arena, struct span);
    struct line *line = ARENA_NEW(composer->arena, struct line);
    *span = (struct span){.sem = sem,
                          .drawing = shape_words(composer, drawing),
                          .x = x,
                          .index = (uint32_t)drawing->width,
                          .kind = SPAN_DRAWING};
    *line = (struct line){
        .spans = span, .nspans = 1, .height = drawing->height, .ascent = drawing->height, .exempt = composer->exempt};
    return (struct flow){.lines = line, .n = 1, .height = drawing->height};
}

static struct drawing *draw_bullet(const struct chart_plan *plan, const struct chart_job *job)
{
    uint32_t last = chart_last(plan);
    struct chart_bullet_data data = {.actual_look = plan->data.series[0].look,
                                     .actual = plan->rows[0].figures[last],
                                     .lower_is_better = plan->rows[0].indicator->better == POLARITY_LOWER,
                                     .axis = plan->node != NULL,
                                     .unit = plan->data.unit,
                                     .prefix = plan->data.prefix};
    if (plan->data.nseries > 1) {
        data.target_look = plan->data.series[1].look;
        data.target = plan->rows[1].figures[last];
        data.has_limits = chart_limits(plan, data.limits);
    }
    return chart_bullet(job, &data);
}

static struct drawing *draw_kind(const struct chart_plan *plan, const struct chart_job *job)
{
    switch ((enum chart_kind)plan->kind) {
    case CHART_BARS:
        break;
    case CHART_LINES:
        if (!plan->node)
            return chart_sparkline(job, plan->data.series[0].look, plan->rows[0].figures, plan->data.ncategories);
        return chart_lines(job, &plan->data);
    case CHART_BULLET:
        return draw_bullet(plan, job);
    case CHART_SPC:
        return chart_spc(job, &plan->data, &plan->spc, &plan->spc_words);
    }
    return chart_bars(job, &plan->data);
}

/* Along a line of time every second or third label is enough. */
static void report_crowded(const struct chart_plan *plan, const struct drawing *drawing)
{
    struct diags *diags = plan->composer->diags;
    if (drawing->labels_left_out == 0 || plan->kind != CHART_BARS)
        return;
    struct diag *diag =
        diag_at(diags, DIAG_CHART_CROWDED, plan->node->mark,
                "this chart has no room for %u of its words, which are left out", drawing->labels_left_out);
    diag_help(diags, diag, "make it wider or higher, or show fewer `periods` or series");
}

struct flow chart_draw(const struct chart_plan *plan, struct extent size, enum align align, struct sem *sem)
{
    struct composer *composer = plan->composer;
    struct chart_job job = chart_job(composer, size);
    struct drawing *drawing = draw_kind(plan, &job);
    len_t slack = len_max(composer->width - drawing->width, 0);
    report_crowded(plan, drawing);
    len_t x = align == ALIGN_CENTRE ? slack / 2 : align == ALIGN_RIGHT ? slack : 0;
    return chart_drawing_flow(composer, drawing, x, sem);
}
