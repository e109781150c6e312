/* Figures printed with another number of digits than they were written with. */
#include "compute/figures.h"

/* A stretch of the parsed text that is replaced. */
struct edit {
    uint32_t from, to;
    struct str with;
};

struct printing {
    struct arena *arena;
    struct str text; /* that was parsed */
    uint8_t scale;
    VEC(struct edit) edits; /* in the order of the text */
};

/* Adds the replacement for one number; its sign stays, and it has commas unless it was written without. False when it
 * cannot be written with so many digits. */
static bool add_edit(struct printing *printing, const struct value *value, uint32_t from, uint32_t to)
{
    struct str digits = str_sub(printing->text, from, to - from);
    bool wide = str_starts(digits, "–") || str_starts(digits, "\xE2\x88\x92");
    uint32_t sign = str_starts(digits, "-") || str_starts(digits, "+") ? 1 : wide ? 3 : 0;
    struct buf out = {0};
    struct decimal number;
    if (!decimal_parse(str_sub(digits, sign, digits.len), &number) ||
        !decimal_round(number, printing->scale, &number))
        return false;
    if (number.units != 0)
        buf_put_str(&out, str_sub(digits, 0, sign));
    decimal_write(&out, number, !value->ungrouped);
    struct str written = str_dup(printing->arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
    VEC_PUSH(printing->arena, &printing->edits, ((struct edit){from, to, written}));
    return true;
}

static bool add_edits(struct printing *printing, const struct value *value)
{
    for (; value; value = value->next) {
        if (!add_edit(printing, value, value->from, value->to))
            return false;
        if (value->state == VALUE_RANGE && !add_edit(printing, value, value->extra->high_from, value->extra->high_to))
            return false;
    }
    return true;
}

/* The text of a run that begins at byte `at`, with the edits from *next on that lie within it. */
static struct str edited(const struct printing *printing, struct str text, uint32_t at, uint32_t *next)
{
    struct buf out = {0};
    uint32_t done = 0, end = at + text.len;
    for (; *next < printing->edits.n && printing->edits.items[*next].to <= end; ++*next) {
        const struct edit *edit = &printing->edits.items[*next];
        if (edit->from < at + done)
            break;
        buf_put_str(&out, str_sub(text, done, edit->from - at - done));
        buf_put_str(&out, edit->with);
        done = edit->to - at;
    }
    if (done == 0)
        return text;
    buf_put_str(&out, str_sub(text, done, text.len));
    struct str made = str_dup(printing->arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
    return made;
}

/* A copy of rich with the edits made; rich itself when a number is split over runs. */
static const struct rich *with_edits(const struct printing *printing, const struct rich *rich)
{
    struct rich *copy = arena_copy(printing->arena, rich, sizeof(*rich));
    uint32_t at = 0, next = 0;
    copy->blocks = arena_copy(printing->arena, rich->blocks, sizeof(*rich->blocks) * rich->nblocks);
    for (uint32_t i = 0; i < copy->nblocks; i++) {
        struct rich_block *block = &copy->blocks[i];
        block->runs = arena_copy(printing->arena, block->runs, sizeof(*block->runs) * block->nruns);
        at += i > 0;
        for (uint32_t j = 0; j < block->nruns; j++) {
            struct run *run = &block->runs[j];
            uint32_t len = value_run_text(printing->arena, run).len;
            if (run->kind == RUN_TEXT)
                run->text = edited(printing, run->text, at, &next);
            at += len;
        }
    }
    return next == printing->edits.n ? copy : rich;
}

const struct rich *figures_printed(struct arena *arena, const struct figures *figures,
                                   const struct indicator *indicator, enum kind kind,
                                   const struct observation *observation, int32_t decimals)
{
    const struct observation *first = LIST_AT(indicator->observed[kind], const struct observation, 0);
    const struct value *value = &figures->values[kind][indicator->index][observation - first];
    int32_t digits = decimals >= 0 ? decimals : indicator->decimals;
    bool figure = value->state == VALUE_NUMBER || value->state == VALUE_RANGE;
    /* The counts of "12 of 14" are whole. */
    if (digits < 0 || digits > 18 || !figure || (value->has_fraction && value->unit == UNIT_PLAIN))
        return observation->value;
    struct printing printing = {
        .arena = arena, .text = value_rich_text(arena, observation->value), .scale = (uint8_t)digits};
    return add_edits(&printing, value) ? with_edits(&printing, observation->value) : observation->value;
}
