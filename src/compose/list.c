/* Lists: markers. */
#include "base/numeral.h"
#include "compose/paragraph_int.h"

static struct str bullet(const struct list_style *style, uint32_t level)
{
    uint32_t n = style->bullets.n;
    return n ? node_text(style->bullets.items[level < n ? level - 1 : n - 1]) : STR("");
}

/* What an item bears in its template. Beyond letters and roman numerals: digits. */
static struct str count_item(struct arena *arena, const struct rich_block *block)
{
    static const char kinds[] = {
        [MARKER_DECIMAL] = NUMERAL_DIGITS, [MARKER_ALPHA] = NUMERAL_LETTERS, [MARKER_ROMAN] = NUMERAL_ROMAN};
    return numeral_of(arena, block->number, kinds[block->marker]);
}

struct list_marker list_marker(struct composer *composer, const struct rich_block *block)
{
    static const uint8_t numberings[] = {[MARKER_BULLET] = NUMBERING_DISC,
                                         [MARKER_DECIMAL] = NUMBERING_DECIMAL,
                                         [MARKER_ALPHA] = NUMBERING_ALPHA,
                                         [MARKER_ROMAN] = NUMBERING_ROMAN};
    const struct list_style *style = composer->style->lists;
    const struct node *const templates[] = {
        [MARKER_BULLET] = NULL,
        [MARKER_DECIMAL] = style->decimal,
        [MARKER_ALPHA] = style->alpha,
        [MARKER_ROMAN] = style->roman,
    };
    enum sem_numbering numbering = numberings[block->marker];
    if (block->marker == MARKER_BULLET)
        return (struct list_marker){bullet(style, block->level ? block->level : 1), numbering};
    struct field_values values = {.n = count_item(composer->arena, block)};
    const struct node *template = templates[block->marker];
    return (struct list_marker){fill_template(composer->arena, &composer->setter->buf, template, &values), numbering};
}

const struct status_style *list_symbol(const struct composer *composer, const struct rich_block *block)
{
    const struct run *run = rich_bullet(block);
    const struct status_style *status = run ? style_status(composer->style, run->text) : NULL;
    return status && status->shape != SHAPE_NONE ? status : NULL;
}

len_t plain_words_width(struct composer *composer, const struct text_style *look, struct str words)
{
    return look_words_width(composer, &look_variant(composer, look, 0)->style, words);
}

/* Of the items of the list of depth `level` that block `i` begins. */
static len_t widest_marker(struct composer *composer, const struct text_style *look, const struct rich *rich,
                           uint32_t i, uint32_t level)
{
    len_t widest = 0;
    for (uint32_t j = i; j < rich->nblocks && rich->blocks[j].level >= level; j++) {
        const struct rich_block *block = &rich->blocks[j];
        bool item = block->level == level && block->kind == RICH_ITEM;
        if (item && block->first && j > i)
            break;
        const struct status_style *symbol = item ? list_symbol(composer, block) : NULL;
        if (symbol)
            widest = len_max(widest, paragraph_symbol_size(look, symbol));
        else if (item && (block->marker != MARKER_BULLET || widest == 0))
            widest = len_max(widest, plain_words_width(composer, look, list_marker(composer, block).words));
    }
    return widest;
}

void list_enter(struct list_indents *indents, struct composer *composer, const struct text_style *look,
                const struct rich *rich, uint32_t i)
{
    const struct rich_block *block = &rich->blocks[i];
    if (indents->level > block->level)
        indents->level = block->level;
    if (block->kind != RICH_ITEM)
        return;
    if (indents->level == block->level && block->first)
        indents->level--;
    while (indents->level < block->level) {
        uint32_t level = ++indents->level;
        len_t outer = level > 1 ? indents->right[level - 1] : 0;
        indents->marker[level] = widest_marker(composer, look, rich, i, level);
        indents->right[level] =
            outer + len_max(composer->style->lists->indent, indents->marker[level] + look->size / 2);
    }
}

struct span *span_of_words(struct composer *composer, const struct text_style *look, struct str words,
                           const struct node *node, struct sem *sem, len_t *width)
{
    struct arena_mark mark = arena_mark(composer->setter->words);
    text_pieces pieces = {0};
    text_shape(composer->text, composer->setter->words, &look_variant(composer, look, 0)->style, words,
               node ? node->mark : (struct mark){0}, &pieces);
    struct span *span = ARENA_NEW(composer->arena, struct span);
    word_id *ids = ARENA_ARRAY(composer->arena, word_id, pieces.n);
    len_t sum = 0;
    for (uint32_t i = 0; i < pieces.n; i++) {
        sum += pieces.items[i].width;
        /* A space, so that the text does not run together with what follows. */
        ids[i] = pieces.items[i].word | (i + 1 == pieces.n ? WORD_SPACE : 0);
    }
    *span = (struct span){.sem = sem, .words = ids, .nwords = (uint16_t)pieces.n, .style = look->index};
    *width = sum;
    arena_reset(composer->setter->words, mark);
    return span;
}
