/* Numbered paragraphs: items of a list with numbers become paragraphs, and every number hangs before its words. */
#include "compose/paragraph_int.h"

struct paragraphs *paragraphs_begin(struct arena *arena, const struct paragraph_style *style,
                                    const struct numbering *section)
{
    struct paragraphs *paragraphs = ARENA_NEW(arena, struct paragraphs);
    *paragraphs = (struct paragraphs){.style = style, .count = *section};
    return paragraphs;
}

static void count_paragraph(struct numbering *count)
{
    count->subparagraph = 0;
    if (count->exempt == EXEMPT_USED)
        count->letter++;
    else if (count->exempt == EXEMPT_NOT)
        count->paragraph++;
    else
        count->exempt = EXEMPT_USED;
}

bool paragraphs_exempt_begin(struct paragraphs *paragraphs, bool own)
{
    struct numbering *count = &paragraphs->count;
    if (count->exempt != EXEMPT_NOT)
        return false;
    paragraphs->inside = false;
    count_paragraph(count);
    count->exempt = own ? EXEMPT_FRESH : EXEMPT_USED;
    return true;
}

void paragraphs_exempt_end(struct paragraphs *paragraphs)
{
    struct numbering *count = &paragraphs->count;
    paragraphs->inside = false;
    count->exempt = EXEMPT_NOT;
    count->letter = count->subparagraph = 0;
}

enum paragraph_kind paragraphs_next(struct paragraphs *paragraphs, const struct rich *rich, uint32_t i)
{
    const struct rich_block *block = &rich->blocks[i];
    struct numbering *count = &paragraphs->count;
    if (block->level == 0) {
        paragraphs->inside = false;
        count_paragraph(count);
        return PARAGRAPH_NUMBERED;
    }
    if (block->level == 1)
        paragraphs->inside = block->marker == MARKER_DECIMAL;
    if (!paragraphs->inside)
        return PARAGRAPH_PLAIN;
    if (block->level > 1 || block->kind == RICH_PARA)
        return paragraphs->list ? PARAGRAPH_WITHIN : PARAGRAPH_WITHIN_SUB;
    if (block->first)
        paragraphs->list = count->paragraph == 0;
    if (paragraphs->list) {
        count_paragraph(count);
        return PARAGRAPH_NUMBERED;
    }
    count->subparagraph++;
    return PARAGRAPH_SUB;
}

struct str paragraph_name(const struct rich_block *block)
{
    const struct run *last = block->nruns ? &block->runs[block->nruns - 1] : NULL;
    return last && last->kind == RUN_NAME ? last->text : STR("");
}

static struct str number_words(struct composer *composer, const struct paragraphs *paragraphs,
                               enum paragraph_kind kind)
{
    if (kind != PARAGRAPH_NUMBERED && kind != PARAGRAPH_SUB)
        return STR("");
    const struct paragraph_style *style = paragraphs->style;
    return numbering_fill(composer, kind == PARAGRAPH_SUB ? style->subnumber : style->number, &paragraphs->count);
}

/* The template has but one field. */
static void put_words(void *user, struct str field, struct buf *out)
{
    const struct str *words = user;
    (void)field;
    buf_put_str(out, *words);
}

struct str paragraph_reference(struct composer *composer, const struct paragraphs *paragraphs,
                               enum paragraph_kind kind)
{
    struct str number = paragraphs ? number_words(composer, paragraphs, kind) : STR("");
    if (number.len == 0)
        return number;
    struct buf *buf = &composer->setter->buf;
    buf_clear(buf);
    style_fill(buf, node_text(paragraphs->style->reference), put_words, &number);
    return str_trim(str_dup(composer->arena, (struct str){buf->bytes, (uint32_t)buf->len}));
}

/* A sub-paragraph's number stands where the words of paragraphs begin. */
static struct paragraph_place place_of(struct composer *composer, const struct paragraphs *paragraphs,
                                       enum paragraph_kind kind)
{
    const struct paragraph_style *style = paragraphs->style;
    bool sub = kind == PARAGRAPH_SUB || kind == PARAGRAPH_WITHIN_SUB;
    struct paragraph_place place = {.number = number_words(composer, paragraphs, kind)};
    place.left = sub ? style->indent : 0;
    place.indent = sub ? style->indent + style->subindent : style->indent;
    return place;
}

struct flow compose_numbered(struct composer *composer, const struct setting *setting, const struct rich *rich,
                             struct paragraphs *paragraphs)
{
    if (rich == NULL)
        return (struct flow){0};
    struct rich *flat = arena_copy(composer->arena, rich, sizeof(*rich));
    flat->blocks = arena_copy(composer->arena, rich->blocks, sizeof(*rich->blocks) * rich->nblocks);
    struct paragraph_place *places = ARENA_ARRAY(composer->arena, struct paragraph_place, rich->nblocks);
    for (uint32_t i = 0; i < rich->nblocks; i++) {
        enum paragraph_kind kind = paragraphs_next(paragraphs, rich, i);
        struct rich_block *block = &flat->blocks[i];
        places[i] = place_of(composer, paragraphs, kind);
        if (block->level > 0 && kind != PARAGRAPH_PLAIN && --block->level == 0)
            block->kind = RICH_PARA;
    }
    struct flow flow = rich_flow(composer, setting, flat, NULL, places);
    notes_set(composer);
    return flow;
}

struct flow compose_numbered_as(struct composer *composer, const struct setting *setting, const struct rich *rich,
                                const struct paragraphs *paragraphs)
{
    struct paragraph_place *places = ARENA_ARRAY(composer->arena, struct paragraph_place, rich->nblocks);
    for (uint32_t i = 0; i < rich->nblocks; i++)
        places[i] = place_of(composer, paragraphs, i == 0 ? PARAGRAPH_NUMBERED : PARAGRAPH_WITHIN);
    return rich_flow(composer, setting, rich, NULL, places);
}
