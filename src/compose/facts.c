/* Which facts of the report's head stand in the title block or on the cover. */
#include "compose/details_int.h"

/* A template that is filled: the runs of its value, all in one paragraph, so that links in fields stay links. */
struct filling {
    struct composer *composer;
    struct buf words; /* since the last run */
    VEC(struct run) runs;
    const struct rich *value;       /* of the last field that said something */
    const struct node *first;       /* of the first that did */
    const struct exemption *exempt; /* of the value that is; NULL: none is. Only the contact can be */
    uint32_t values;                /* fields that did */
    bool literal;                   /* the template has words of its own */
};

static void end_words(struct filling *filling)
{
    struct str words = buf_take(filling->composer->arena, &filling->words);
    if (words.len == 0)
        return;
    filling->literal = true;
    VEC_PUSH(filling->composer->arena, &filling->runs, ((struct run){.text = words, .kind = RUN_TEXT}));
}

static void put_value(void *user, struct str field, struct buf *out)
{
    struct filling *filling = user;
    struct arena *arena = filling->composer->arena;
    const struct rich *value = head_value(arena, filling->composer->report, filling->composer->style, field);
    (void)out; /* filling->words */
    if (rich_empty(value))
        return;
    filling->values++;
    filling->value = value;
    filling->first = filling->first ? filling->first : value->node;
    filling->exempt = value->exempt ? value->exempt : filling->exempt;
    end_words(filling);
    for (uint32_t i = 0; i < value->nblocks; i++) {
        if (i > 0)
            VEC_PUSH(arena, &filling->runs, ((struct run){.kind = RUN_BREAK}));
        for (uint32_t r = 0; r < value->blocks[i].nruns; r++)
            VEC_PUSH(arena, &filling->runs, value->blocks[i].runs[r]);
    }
}

static const struct rich *one_paragraph(struct filling *filling, const struct node *node)
{
    struct arena *arena = filling->composer->arena;
    struct rich *rich = rich_of_words(arena, node, STR(""));
    rich->blocks[0].runs = filling->runs.items;
    rich->blocks[0].nruns = filling->runs.n;
    rich->exempt = filling->exempt;
    for (uint32_t i = 0; i < filling->runs.n; i++)
        filling->runs.items[i].offset = 0; /* it lies in another text */
    return rich;
}

/* Its value is NULL where none of its fields says anything. */
static struct fact fill_row(struct composer *composer, const struct detail_row *row)
{
    struct fact fact = {.label = row->label};
    struct filling filling = {.composer = composer};
    style_fill(&filling.words, node_text(row->text), put_value, &filling);
    end_words(&filling);
    bool alone = filling.values == 1 && !filling.literal;
    fact.place = filling.first;
    if (filling.values > 0)
        fact.value = alone ? filling.value : one_paragraph(&filling, row->text);
    return fact;
}

static void add_own(struct composer *composer, fact_list *facts)
{
    const struct list *details = &composer->report->head->details;
    for (uint32_t i = 0; i < details->n; i++) {
        const struct detail *detail = LIST_AT(*details, const struct detail, i);
        VEC_PUSH(composer->arena, facts,
                 ((struct fact){.label = detail->label, .value = detail->value, .place = detail->label}));
    }
}

fact_list details_collect(struct composer *composer, const struct details_style *style)
{
    fact_list facts = {0};
    bool own = false;
    for (uint32_t i = 0; i < style->rows.n; i++) {
        const struct detail_row *row = LIST_AT(style->rows, const struct detail_row, i);
        struct fact fact = row->text ? fill_row(composer, row) : (struct fact){0};
        if (row->details && !own)
            add_own(composer, &facts);
        else if (fact.value)
            VEC_PUSH(composer->arena, &facts, fact);
        own = own || row->details;
    }
    if (!own)
        add_own(composer, &facts);
    return facts;
}
