/* One line: the pieces' places and their spans. */
#include "compose/paragraph_int.h"

struct setting_line {
    struct composer *composer;
    const struct paragraph *para;
    VEC(struct span) spans;
    VEC(word_id) words;
    len_t x;          /* of the next piece */
    len_t natural;    /* where words side by side from the last span's beginning end */
    uint32_t stretch; /* of the piece before */
    bool first;       /* of its paragraph */
    bool hyphen;      /* one appears at the line's end */
    bool space_first; /* the piece before has no words that its space could follow */
    struct line line;
};

static len_t pieces_width(const struct placed *pieces, uint32_t n)
{
    len_t width = 0;
    for (uint32_t i = 0; i < n; i++)
        width += pieces[i].piece.width + (i + 1 < n ? pieces[i].piece.space : 0);
    return width;
}

/* Width of the hyphen that appears at the line's end; 0: none, or there is no room for it, since the line had to end
 * here whatever happens. */
static len_t hyphen_width(struct composer *composer, const struct paragraph *para, const struct placed *last,
                          len_t room)
{
    if (last->piece.after != BREAK_HYPHEN)
        return 0;
    const struct look *look = para->stretches.items[last->stretch].look;
    word_id hyphen = text_hyphen(composer->text, last->piece.word);
    len_t width = text_word_width(composer->text, hyphen, look->style.size);
    return width <= room ? width : 0;
}

static bool joins(const struct setting_line *set, const struct stretch *stretch)
{
    if (set->spans.n == 0)
        return false;
    const struct span *last = &set->spans.items[set->spans.n - 1];
    return last->kind == SPAN_WORDS && stretch->kind == SPAN_WORDS && last->sem == stretch->sem &&
           last->style == stretch->look->style.index && last->flags == stretch->flags &&
           (last->flags & SPAN_NUMBER) == 0 && last->nwords < UINT16_MAX - 8 && set->natural == set->x;
}

static struct span *span_for(struct setting_line *set, const struct stretch *stretch, len_t x)
{
    if (!joins(set, stretch)) {
        struct span span = {
            .sem = stretch->sem,
            .x = x,
            .index = stretch->index,
            .style = stretch->look->style.index,
            .kind = stretch->kind,
            .flags = stretch->flags,
        };
        if (span.kind == SPAN_SYMBOL)
            span.symbol = stretch->symbol;
        VEC_PUSH(set->composer->setter->words, &set->spans, span);
    }
    return &set->spans.items[set->spans.n - 1];
}

static void add_word(struct setting_line *set, struct span *span, word_id word)
{
    VEC_PUSH(set->composer->setter->words, &set->words, word);
    span->nwords++;
}

/* The words of a piece; spaces after it in so far as they are seen, but one at a line's end all the same. */
static void add_words(struct setting_line *set, struct span *span, const struct text_piece *piece, bool last)
{
    struct text *text = set->composer->text;
    if (piece->after == BREAK_HYPHEN) {
        add_word(set, span, piece->word);
        word_id hyphen = last && set->hyphen ? text_hyphen(text, piece->word) : piece->joint;
        if (hyphen != TEXT_NO_WORD)
            add_word(set, span, hyphen);
        return;
    }
    bool space = piece->spaces || (last && piece->after == BREAK_MUST);
    add_word(set, span, piece->word | (space ? WORD_SPACE : 0));
    for (uint32_t i = 1; !last && i < piece->spaces; i++)
        add_word(set, span, text_space(text, piece->word));
}

/* Symbols stand on the baseline; those taller than the room above it make the line higher. */
static void make_room(struct line *line, len_t height)
{
    if (height > line->ascent) {
        line->height += height - line->ascent;
        line->ascent = height;
    }
}

/* What has to be known of the line when the number takes its place. */
static void note_number(struct setting_line *set, const struct span *span)
{
    struct page_number *number = &set->composer->boxes->page_numbers.items[span->index];
    number->align = (uint8_t)set->para->align;
    number->marker = set->first && set->para->marker;
    set->line.flags |= LINE_NUMBERS;
}

static void add_piece(struct setting_line *set, const struct placed *placed, bool last)
{
    const struct stretch *stretch = &set->para->stretches.items[placed->stretch];
    const struct text_piece *piece = &placed->piece;
    if (stretch->kind == SPAN_WORDS && piece->word == TEXT_NO_WORD)
        return; /* an empty line */
    if (set->spans.n && placed->stretch != set->stretch && set->para->stretches.items[set->stretch].wide)
        set->natural = -1;
    word_id space = TEXT_NO_WORD;
    len_t back = 0;
    if (set->space_first && stretch->kind == SPAN_WORDS) {
        space = text_space(set->composer->text, piece->word);
        back = text_word_width(set->composer->text, space, stretch->look->style.size);
    }
    struct span *span = span_for(set, stretch, set->x - back);
    if (space != TEXT_NO_WORD)
        add_word(set, span, space);
    set->stretch = placed->stretch;
    bool symbol = stretch->kind == SPAN_SYMBOL && !stretch->wide; /* between words */
    set->space_first = (stretch->kind == SPAN_NOTE || symbol) && piece->spaces;
    if (stretch->kind == SPAN_WORDS) {
        add_words(set, span, piece, last);
        if (stretch->flags & SPAN_NUMBER)
            note_number(set, span);
        set->natural = set->x + piece->width + piece->space;
    } else if (stretch->kind == SPAN_NOTE) {
        set->line.flags |= LINE_NOTES;
    } else if (stretch->kind == SPAN_SYMBOL) {
        make_room(&set->line, (len_t)stretch->index);
    }
    set->x += piece->width + piece->space;
}

/* Spans in the arena of the document, with words of their own; the marker before them. */
static void keep_spans(struct setting_line *set, bool first)
{
    const struct span *marker = first ? set->para->marker : NULL;
    uint32_t n = set->spans.n + (marker ? 1 : 0);
    if (n == 0)
        return;
    struct span *spans = ARENA_ARRAY(set->composer->arena, struct span, n);
    struct span *next = spans;
    if (marker)
        *next++ = *marker;
    const word_id *words = NULL;
    if (set->words.n)
        words = arena_copy(set->composer->arena, set->words.items, sizeof(word_id) * set->words.n);
    for (uint32_t i = 0; i < set->spans.n; i++) {
        next[i] = set->spans.items[i];
        if (next[i].kind == SPAN_WORDS) {
            next[i].words = words;
            words += next[i].nwords;
        }
    }
    set->line.spans = spans;
    set->line.nspans = (uint16_t)n;
}

void line_set(struct lines *lines, const struct paragraph *para, const struct placed *pieces, uint32_t n, bool first)
{
    struct composer *composer = lines->composer;
    const struct look *look = look_variant(composer, para->look, 0);
    struct setting_line set = {.composer = composer, .para = para, .first = first};
    set.line.exempt = composer->exempt | para->exempt;
    set.line.height = para->look->leading;
    set.line.ascent = (para->look->leading - look->ascent - look->descent) / 2 + look->ascent;
    len_t left = first && para->marker ? len_max(para->left, para->marker_end) : para->left;
    len_t slack = len_max(para->right - left - pieces_width(pieces, n), 0);
    len_t hyphen = n ? hyphen_width(composer, para, &pieces[n - 1], slack) : 0;
    set.hyphen = hyphen > 0;
    slack -= hyphen;
    set.x = left + (para->align == ALIGN_CENTRE ? slack / 2 : para->align == ALIGN_RIGHT ? slack : 0);
    for (uint32_t i = 0; i < n; i++)
        add_piece(&set, &pieces[i], i + 1 == n);
    if (first)
        make_room(&set.line, para->strut);
    keep_spans(&set, first);
    VEC_PUSH(composer->scratch, &lines->list, set.line);
}
