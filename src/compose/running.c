/* Lines that stand outside the text: running heads and feet, version lines, page numbers. All are artifacts. */
#include "compose/paragraph_int.h"

struct running_part {
    text_pieces pieces;
    len_t width;
};

len_t compose_span_width(struct text *text, const struct style *style, const struct span *span)
{
    if (span->kind == SPAN_SYMBOL)
        return (len_t)span->index;
    len_t size = look_size(style, span->style, span->flags), width = 0;
    for (uint32_t i = 0; span->kind == SPAN_WORDS && i < span->nwords; i++) {
        word_id word = span->words[i] & WORD_INDEX;
        width += text_word_width(text, word, size);
        if ((span->words[i] & WORD_SPACE) && i + 1 < span->nwords)
            width += text_word_width(text, text_space(text, word), size);
    }
    return width;
}

static void measure(struct running_part *part)
{
    part->width = 0;
    for (uint32_t i = 0; i < part->pieces.n; i++) {
        const struct text_piece *piece = &part->pieces.items[i];
        part->width += piece->width + (i + 1 < part->pieces.n ? piece->space : 0);
    }
}

static void cut(struct running_part *part, struct arena *arena, struct text *text, const struct text_style *look,
                struct str words)
{
    *part = (struct running_part){0};
    if (words.len) {
        struct str none = {0};
        text_cut(text, arena, look, words, none, none, none, (struct mark){0}, &part->pieces);
    }
    measure(part);
}

/* Words that do not fit are left out at the end, which an ellipsis shows: what is said there is said in the text too.
 */
static void shorten(struct running_part *part, struct arena *arena, struct text *text, const struct text_style *look,
                    len_t room)
{
    if (part->width <= room)
        return;
    text_pieces dots = {0};
    text_shape(text, arena, look, STR("…"), (struct mark){0}, &dots);
    len_t dots_width = dots.n ? dots.items[0].width : 0;
    while (part->pieces.n && part->width + dots_width > room) {
        part->pieces.n--;
        const struct text_piece *gone = &part->pieces.items[part->pieces.n];
        part->width -= gone->width + (part->pieces.n ? gone[-1].space : 0);
    }
    for (uint32_t i = 0; i < dots.n && part->pieces.n; i++) {
        struct text_piece *last = &part->pieces.items[part->pieces.n - 1];
        last->space = last->spaces = 0;
        VEC_PUSH(arena, &part->pieces, dots.items[i]);
    }
    measure(part);
}

static void set_part(struct arena *arena, struct line *line, const struct running_part *part,
                     const struct text_style *look, len_t x)
{
    if (part->pieces.n == 0)
        return;
    word_id *words = ARENA_ARRAY(arena, word_id, part->pieces.n);
    for (uint32_t i = 0; i < part->pieces.n; i++) {
        const struct text_piece *piece = &part->pieces.items[i];
        words[i] = piece->word | (piece->spaces ? WORD_SPACE : 0);
    }
    line->spans[line->nspans++] = (struct span){
        .words = words, .x = x, .nwords = (uint16_t)part->pieces.n, .style = look->index, .kind = SPAN_WORDS};
}

static struct line *new_line(struct arena *arena, struct text *text, const struct text_style *look, uint32_t nspans)
{
    struct line *line = ARENA_NEW(arena, struct line);
    len_t ascent, descent, cap_height;
    text_metrics(text, look, &ascent, &descent, &cap_height);
    line->height = look->leading;
    line->ascent = (look->leading - ascent - descent) / 2 + ascent;
    line->spans = ARENA_ARRAY(arena, struct span, nspans);
    return line;
}

struct line *compose_words(struct arena *arena, struct text *text, const struct style *style,
                           const struct text_style *look, struct str words)
{
    (void)style;
    struct line *line = new_line(arena, text, look, 1);
    struct running_part part;
    cut(&part, arena, text, look, words);
    set_part(arena, line, &part, look, 0);
    return line;
}

static struct str part_words(struct arena *arena, struct buf *buf, const struct node *template,
                             const struct running_fields *fields)
{
    struct field_values values = {.head = fields->report ? fields->report->head : NULL,
                                  .section = fields->section,
                                  .label = fields->label,
                                  .page = fields->page,
                                  .pages = fields->pages};
    return fill_template(arena, buf, template, &values);
}

struct line *compose_running(struct arena *arena, struct text *text, const struct style *style,
                             const struct running *running, const struct running_fields *fields, len_t width)
{
    (void)style;
    const struct text_style *look = running->text;
    struct line *line = new_line(arena, text, look, 3);
    struct running_part left, centre, right;
    struct buf buf = {0};
    cut(&left, arena, text, look, part_words(arena, &buf, running->left, fields));
    cut(&centre, arena, text, look, part_words(arena, &buf, running->centre, fields));
    cut(&right, arena, text, look, part_words(arena, &buf, running->right, fields));
    buf_free(&buf);
    len_t gap = look->size;
    if (centre.width) {
        len_t side = len_max((width - centre.width) / 2 - gap, 0);
        shorten(&centre, arena, text, look, width);
        shorten(&left, arena, text, look, side);
        shorten(&right, arena, text, look, side);
    } else if (left.width + right.width + gap > width) {
        /* Of the two, the longer one gives way. */
        bool first = left.width > right.width;
        shorten(first ? &left : &right, arena, text, look,
                len_max(width - gap - (first ? right.width : left.width), width / 2 - gap));
        shorten(first ? &right : &left, arena, text, look, width / 2);
    }
    set_part(arena, line, &left, look, 0);
    set_part(arena, line, &centre, look, (width - centre.width) / 2);
    set_part(arena, line, &right, look, width - right.width);
    return line;
}
