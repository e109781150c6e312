/* Breaking paragraphs into lines, first fit: lines are set ragged, so that filling one has no effect on how the
 * others look. */
#include "base/utf8.h"
#include "compose/paragraph_int.h"

/* A line has a 16-bit number of spans; more pieces than this on one can only come of characters without width. */
#define LINE_PIECES 60000u

enum tried { TRIED_NOTHING, TRIED_HYPHENS, TRIED_LETTERS };

struct filler {
    struct lines *lines;
    struct paragraph *para;
    placed_pieces line;
    uint32_t ends;  /* so many pieces up to the last place where the line may end; 0: none */
    len_t ends_x;   /* where the piece behind it begins */
    len_t x, space; /* end of the pieces; the space behind them */
    len_t limit;    /* width of this line */
    len_t whole;    /* width of the lines that follow */
    uint32_t first; /* index of the paragraph's first line */
};

static len_t hyphen_width(const struct filler *filler, const struct placed *placed)
{
    struct text *text = filler->para->composer->text;
    const struct look *look = filler->para->stretches.items[placed->stretch].look;
    return text_word_width(text, text_hyphen(text, placed->piece.word), look->style.size);
}

static void end_line(struct filler *filler, uint32_t n);

/* Takes a piece into the line; it fits, or nothing can be done about it. */
static void push(struct filler *filler, const struct placed *placed)
{
    const struct text_piece *piece = &placed->piece;
    VEC_PUSH(filler->para->composer->setter->words, &filler->line, *placed);
    filler->x += filler->space + piece->width;
    filler->space = piece->space;
    bool may_end = piece->after == BREAK_ALLOWED ||
                   (piece->after == BREAK_HYPHEN && filler->x + hyphen_width(filler, placed) <= filler->limit);
    if (may_end) {
        filler->ends = filler->line.n;
        filler->ends_x = filler->x + filler->space;
    }
    if (piece->after == BREAK_MUST || filler->line.n == LINE_PIECES)
        end_line(filler, filler->line.n);
}

/* Sets the first n pieces as a line; the rest begins the next one. The rest has been within a line's width, so that
 * moving it costs no more than setting the line did. */
static void end_line(struct filler *filler, uint32_t n)
{
    line_set(filler->lines, filler->para, filler->line.items, n, filler->lines->list.n == filler->first);
    uint32_t rest = filler->line.n - n;
    struct placed *items = filler->line.items + n;
    filler->line.n = filler->ends = 0;
    filler->x = filler->space = filler->ends_x = 0;
    filler->limit = filler->whole;
    /* Pushing writes behind what is read. */
    for (uint32_t i = 0; i < rest; i++)
        push(filler, &items[i]);
}

/* A piece that is set in parts. */
struct parts {
    const struct placed *whole;
    text_pieces list;
    enum tried way;
    uint32_t offset; /* in the whole word's text, of the next part */
    bool substrings; /* the parts' texts side by side are the whole's */
};

static void place(struct filler *filler, const struct placed *placed, enum tried tried);

static uint32_t part_length(const struct filler *filler, const struct parts *parts, uint32_t from, uint32_t to)
{
    uint32_t length = 0;
    for (uint32_t i = from; i < to; i++)
        length += text_word(filler->para->composer->text, parts->list.items[i].word)->text.len;
    return length;
}

/* How many parts from `from` on fit in `room`, with a hyphen behind them where one would appear. */
static uint32_t count_fitting(struct filler *filler, const struct parts *parts, uint32_t from, len_t room)
{
    struct text *text = filler->para->composer->text;
    len_t size = filler->para->stretches.items[parts->whole->stretch].look->style.size;
    uint32_t fitting = 0;
    int64_t advance = 0;
    for (uint32_t i = from; i < parts->list.n; i++) {
        struct placed part = {.piece = parts->list.items[i], .stretch = parts->whole->stretch};
        const struct text_word *word = text_word(text, part.piece.word);
        int64_t upem = text_face_count(text) ? text_face(text, word->face)->upem : 1;
        /* Scaled as a whole: rounded widths would add up to more. */
        advance += word->advance;
        len_t width = (len_t)((advance * size + upem / 2) / upem);
        if (width > room)
            break;
        uint8_t after = i + 1 < parts->list.n ? part.piece.after : parts->whole->piece.after;
        len_t hyphen = after == BREAK_HYPHEN ? hyphen_width(filler, &part) : 0;
        if (width + hyphen <= room)
            fitting = i + 1 - from;
    }
    return fitting;
}

static len_t parts_width(const struct parts *parts, uint32_t from, uint32_t to)
{
    len_t width = 0;
    for (uint32_t i = from; i < to; i++)
        width += parts->list.items[i].width;
    return width;
}

/* Places parts [from, to), which share a line: as one word, shaped anew, where that can be. */
static void place_some(struct filler *filler, struct parts *parts, uint32_t from, uint32_t to)
{
    struct composer *composer = filler->para->composer;
    uint32_t length = part_length(filler, parts, from, to);
    text_pieces joined = {0};
    if (parts->substrings) {
        const struct look *look = filler->para->stretches.items[parts->whole->stretch].look;
        struct str text = text_word(composer->text, parts->whole->piece.word)->text;
        text_shape(composer->text, composer->setter->words, &look->style, str_sub(text, parts->offset, length),
                   (struct mark){0}, &joined);
        parts->offset += length;
        if (joined.n == 1 && joined.items[0].width > parts_width(parts, from, to))
            joined.n = 0; /* kerning makes it wider than what was counted */
    }
    bool last = to == parts->list.n;
    for (uint32_t i = joined.n == 1 ? to - 1 : from; i < to; i++) {
        struct placed part = *parts->whole;
        const struct text_piece *piece = joined.n == 1 ? &joined.items[0] : &parts->list.items[i];
        part.piece.word = piece->word;
        part.piece.width = piece->width;
        if (i + 1 < to || !last) {
            part.piece.after = i + 1 < to ? (uint8_t)BREAK_NONE : parts->list.items[i].after;
            part.piece.space = 0;
            part.piece.spaces = 0;
        }
        place(filler, &part, parts->way);
    }
}

static bool is_punctuation(uint32_t cp)
{
    bool letter = (cp | 0x20) - 'a' < 26 || cp - '0' < 10;
    return cp < 0x80 ? !letter : cp == 0xab || cp == 0xbb || (cp >= 0x2010 && cp <= 0x205e);
}

/* Where a word that is broken between characters ends on this line, so that no single letter, or at least no mere
 * punctuation, is left for the last one; at most at `to`. */
static uint32_t leave_letters(const struct filler *filler, const struct parts *parts, uint32_t from, uint32_t to)
{
    uint32_t last = parts->list.n; /* one past the last letter */
    bool letter = false;
    while (last > from && !letter) {
        struct str text = text_word(filler->para->composer->text, parts->list.items[last - 1].word)->text;
        uint32_t at = 0;
        letter = text.len > 0 && !is_punctuation(utf8_next(text, &at));
        last -= letter ? 0 : 1;
    }
    uint32_t least = last > from + 2 ? last - 2 : last > from + 1 ? last - 1 : to;
    return to < parts->list.n && to > least ? least : to;
}

/* Places a piece in parts, as much of it on each line as fits. False when it cannot be taken apart in this way. */
static bool place_apart(struct filler *filler, const struct placed *placed, enum tried way)
{
    const struct paragraph *para = filler->para;
    struct text *text = para->composer->text;
    struct arena *arena = para->composer->setter->words;
    const struct stretch *stretch = &para->stretches.items[placed->stretch];
    struct parts parts = {.whole = placed, .way = way};
    if (placed->piece.word == TEXT_NO_WORD)
        return false;
    if (way == TRIED_HYPHENS && para->look->hyphenate)
        text_hyphenate(text, arena, &stretch->look->style, stretch->lang, &placed->piece, &parts.list);
    else if (way == TRIED_LETTERS && para->look->overlong == OVERLONG_BREAK)
        text_shatter(text, arena, &stretch->look->style, &placed->piece, &parts.list);
    if (parts.list.n < 2)
        return false;
    uint32_t length = part_length(filler, &parts, 0, parts.list.n);
    parts.substrings = length == text_word(text, placed->piece.word)->text.len;
    uint32_t to;
    for (uint32_t from = 0; from < parts.list.n; from = to) {
        uint32_t n = count_fitting(filler, &parts, from, filler->limit - filler->x - filler->space);
        if (n == 0)
            n = count_fitting(filler, &parts, from, filler->whole);
        uint32_t most = from + (n ? n : 1);
        to = way == TRIED_LETTERS ? leave_letters(filler, &parts, from, most) : most;
        place_some(filler, &parts, from, to);
        if (to < most && filler->line.n)
            end_line(filler, filler->line.n);
    }
    return true;
}

/* Puts a piece into the line, or the line before it and the piece into the next. Ends, since each turn sets a line,
 * so that the current one becomes shorter or as wide as the others, or rules out one way of taking the piece apart.
 */
static void place(struct filler *filler, const struct placed *placed, enum tried tried)
{
    len_t width = placed->piece.width;
    while (filler->x + filler->space + width > filler->limit) {
        /* The unbreakable run that the piece ends. */
        len_t run = filler->x + filler->space + width - (filler->ends ? filler->ends_x : 0);
        if (run <= filler->whole || (filler->ends && tried >= TRIED_HYPHENS)) {
            end_line(filler, filler->ends);
        } else if (tried < TRIED_HYPHENS) {
            tried = TRIED_HYPHENS;
            if (place_apart(filler, placed, tried))
                return;
        } else if (filler->line.n || filler->limit < filler->whole) {
            end_line(filler, filler->line.n);
        } else if (tried < TRIED_LETTERS) {
            tried = TRIED_LETTERS;
            if (place_apart(filler, placed, tried))
                return;
        } else {
            overlong_report(filler->para, placed, filler->whole);
            break;
        }
    }
    push(filler, placed);
}

/* No page break after the first lines of a paragraph nor before its last ones; none after what is kept with the next.
 */
static void keep_lines(struct lines *lines, const struct text_style *look, uint32_t first)
{
    uint32_t n = lines->list.n - first;
    uint32_t orphans = (uint32_t)(look->orphans > 1 ? look->orphans - 1 : 0);
    uint32_t widows = (uint32_t)(look->widows > 1 ? look->widows - 1 : 0);
    for (uint32_t i = 0; i < n; i++) {
        bool keep = look->keep_next || (i + 1 < n && (i < orphans || i + 1 + widows >= n));
        if (keep)
            lines->list.items[first + i].flags |= LINE_KEEP_NEXT;
    }
}

void lines_begin(struct lines *lines, struct composer *composer)
{
    *lines = (struct lines){.composer = composer, .mark = arena_mark(composer->scratch)};
}

void lines_add(struct lines *lines, struct paragraph *para, len_t before)
{
    uint32_t first = lines->list.n;
    struct filler filler = {.lines = lines, .para = para, .first = first};
    filler.whole = len_max(para->right - para->left, 0);
    filler.limit = len_max(para->right - len_max(para->left, para->marker ? para->marker_end : 0), 0);
    uint32_t stretch = 0;
    for (uint32_t i = 0; i < para->pieces.n; i++) {
        while (para->stretches.items[stretch].end <= i)
            stretch++;
        place(&filler, &(struct placed){.piece = para->pieces.items[i], .stretch = stretch}, TRIED_NOTHING);
    }
    if (filler.line.n || (lines->list.n == first && para->marker))
        line_set(lines, para, filler.line.items, filler.line.n, lines->list.n == first);
    if (lines->list.n > first) {
        lines->list.items[first].before = before;
        lines->list.items[first].anchor = para->anchor;
        keep_lines(lines, para->look, first);
    }
    paragraph_drop(para);
}

void lines_add_gap(struct lines *lines, len_t height)
{
    VEC_PUSH(lines->composer->scratch, &lines->list,
             ((struct line){.height = height, .ascent = height, .exempt = lines->composer->exempt}));
}

struct flow lines_end(struct lines *lines)
{
    struct flow flow = {.n = lines->list.n};
    if (flow.n)
        flow.lines = arena_copy(lines->composer->arena, lines->list.items, sizeof(struct line) * flow.n);
    for (uint32_t i = 0; i < flow.n; i++)
        flow.height = len_add(flow.height, flow.lines[i].height + (i ? flow.lines[i].before : 0));
    arena_reset(lines->composer->scratch, lines->mark);
    return flow;
}
