/* Filling a paragraph with pieces of text. */
#include "compose/paragraph_int.h"

#include <string.h>

#include "base/utf8.h"

void paragraph_begin(struct paragraph *para, struct composer *composer, const struct text_style *look, len_t width)
{
    len_t length = len_max(width - look->indent, 0);
    if (look->measure > 0)
        length = len_min(length, look->measure);
    *para = (struct paragraph){
        .composer = composer,
        .look = look,
        .align = (enum align)look->align,
        .left = look->indent,
        .right = look->indent + length,
        .mark = arena_mark(composer->setter->words),
    };
}

static void add_stretch(struct paragraph *para, const struct stretch *like)
{
    VEC_PUSH(para->composer->setter->words, &para->stretches, *like);
}

/* There must be one. */
static struct text_piece *last_piece(struct paragraph *para)
{
    return &para->pieces.items[para->pieces.n - 1];
}

/* Byte offset of character `n`. */
static uint32_t offset_of(struct str text, uint32_t n)
{
    uint32_t at = 0;
    while (n > 0 && at < text.len) {
        utf8_next(text, &at);
        n--;
    }
    return at;
}

/* Problems found while text was cut were reported from the node's place on; where they are in it is looked up only
 * now, since it costs a walk through the node's text. */
static void mend_marks(struct paragraph *para, uint32_t from, const struct words *words)
{
    struct diags *diags = para->composer->diags;
    const struct node *node = words->node;
    for (uint32_t i = from; node && i < diags->n; i++) {
        struct mark *mark = &diags->items[i]->mark;
        if (mark->file == node->mark.file && mark->line == node->mark.line && mark->col >= node->mark.col) {
            uint32_t at = offset_of(words->text, (uint32_t)(mark->col - node->mark.col));
            *mark = node_mark_at(diags->sources, node, words->offset + at);
        }
    }
}

/* Spaces that the words begin with belong to the piece before them; at the paragraph's or a line's beginning nothing
 * does. */
static void move_spaces(struct paragraph *para, uint32_t from)
{
    struct text_piece *pieces = para->pieces.items;
    while (pieces && para->pieces.n > from && pieces[from].spaces &&
           text_word(para->composer->text, pieces[from].word)->text.len == 0) {
        struct text_piece *last = from ? &pieces[from - 1] : NULL;
        if (last && last->after != BREAK_MUST) {
            last->space += pieces[from].space;
            last->spaces =
                (uint8_t)(last->spaces + pieces[from].spaces < UINT8_MAX ? last->spaces + pieces[from].spaces
                                                                         : UINT8_MAX);
            last->after = pieces[from].after;
        }
        para->pieces.n--;
        memmove(&pieces[from], &pieces[from + 1], sizeof(*pieces) * (para->pieces.n - from));
    }
}

/* The last piece stands in for the number of a page: there is room for the widest one. */
static void number_stretch(struct paragraph *para, struct stretch *stretch, uint32_t index)
{
    struct page_number *number = &para->composer->boxes->page_numbers.items[index];
    number->look = &stretch->look->style;
    number->width = look_words_width(para->composer, number->look, page_number_widest(para->composer));
    stretch->index = index;
    stretch->flags |= SPAN_NUMBER;
    last_piece(para)->width = number->width;
}

void paragraph_add(struct paragraph *para, const struct words *words)
{
    struct composer *composer = para->composer;
    if (words->text.len && memchr(words->text.s, PAGE_MARK, words->text.len)) {
        page_number_add(para, words);
        return;
    }
    bool small = words->flags & (SPAN_SUPER | SPAN_SUB);
    struct stretch stretch = {
        .look =
            look_variant(composer, words->style ? words->style : para->look, words->look | (small ? LOOK_SMALL : 0)),
        .sem = words->sem,
        .lang = words->lang,
        .node = words->node,
        .offset = words->offset,
        .kind = SPAN_WORDS,
        .flags = words->flags,
    };
    struct mark mark = words->node ? words->node->mark : (struct mark){0};
    uint32_t from = para->pieces.n, told = composer->diags->n;
    text_cut(composer->text, composer->setter->words, &stretch.look->style, words->text, words->before, words->behind,
             words->lang, mark, &para->pieces);
    if (composer->diags->n != told)
        mend_marks(para, told, words);
    if (words->number && para->pieces.n > from)
        number_stretch(para, &stretch, words->number - 1);
    move_spaces(para, from);
    stretch.end = para->pieces.n;
    if (stretch.end > from)
        add_stretch(para, &stretch);
}

static void add_piece(struct paragraph *para, const struct text_piece *piece, struct stretch *stretch)
{
    VEC_PUSH(para->composer->setter->words, &para->pieces, *piece);
    stretch->end = para->pieces.n;
    add_stretch(para, stretch);
}

void paragraph_add_break(struct paragraph *para)
{
    if (para->pieces.n && last_piece(para)->after != BREAK_MUST) {
        last_piece(para)->after = BREAK_MUST;
        return;
    }
    struct stretch stretch = {.look = look_variant(para->composer, para->look, 0), .kind = SPAN_WORDS};
    add_piece(para, &(struct text_piece){.word = TEXT_NO_WORD, .joint = TEXT_NO_WORD, .after = BREAK_MUST}, &stretch);
}

len_t paragraph_symbol_size(const struct text_style *look, const struct status_style *status)
{
    return (len_t)((int64_t)look->size * status->size / 100);
}

len_t symbol_size_beside(const struct text_style *look, const struct status_style *status)
{
    return (len_t)((int64_t)paragraph_symbol_size(look, status) * 72 / 100);
}

struct str symbol_word(const struct status_style *status)
{
    return node_text(status->word ? status->word : status->id);
}

struct sem *symbol_leaf(struct composer *composer, const struct status_style *status, struct sem *parent)
{
    struct sem *sem = parent ? sem_add(&composer->boxes->tree, parent, ROLE_SPAN) : NULL;
    if (sem)
        sem_extra(&composer->boxes->tree, sem)->actual = symbol_word(status);
    return sem;
}

void paragraph_add_symbol(struct paragraph *para, const struct status_style *status, len_t size, struct sem *sem)
{
    struct stretch stretch = {
        .look = look_variant(para->composer, para->look, 0),
        .sem = sem,
        .symbol = status,
        .index = (uint32_t)size,
        .kind = SPAN_SYMBOL,
    };
    add_piece(para, &(struct text_piece){.word = TEXT_NO_WORD, .joint = TEXT_NO_WORD, .width = size}, &stretch);
}

void paragraph_add_mark(struct paragraph *para, uint32_t note, len_t width, bool bold, struct sem *sem)
{
    if (para->pieces.n && last_piece(para)->after != BREAK_MUST) {
        struct text_piece *last = last_piece(para);
        last->after = BREAK_NONE;
        /* Two marks side by side would read as one number. */
        if (last->spaces == 0 && para->stretches.items[para->stretches.n - 1].kind == SPAN_NOTE)
            last->space += width / 3;
    }
    struct stretch stretch = {
        .look = look_variant(para->composer, para->look, LOOK_SMALL),
        .sem = sem,
        .index = note,
        .kind = SPAN_NOTE,
        .flags = (uint8_t)(SPAN_SUPER | (bold ? SPAN_BOLD : 0)),
    };
    add_piece(para, &(struct text_piece){.word = TEXT_NO_WORD, .joint = TEXT_NO_WORD, .width = width}, &stretch);
}

void paragraph_add_space(struct paragraph *para, len_t gap)
{
    if (para->pieces.n == 0)
        return;
    struct text_piece *last = last_piece(para);
    struct stretch *stretch = &para->stretches.items[para->stretches.n - 1];
    if (last->spaces == 0 && last->word != TEXT_NO_WORD) {
        struct text *text = para->composer->text;
        last->space += text_word_width(text, text_space(text, last->word), stretch->look->style.size);
    }
    stretch->wide = last->space < gap;
    last->space = len_max(last->space, gap);
    last->spaces = last->spaces ? last->spaces : 1;
    last->after = BREAK_ALLOWED;
}

void paragraph_drop(struct paragraph *para)
{
    arena_reset(para->composer->setter->words, para->mark);
    para->pieces.items = NULL;
    para->stretches.items = NULL;
    para->pieces.n = para->pieces.cap = para->stretches.n = para->stretches.cap = 0;
}
