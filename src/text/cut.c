/* Runs of text to pieces. */
#include "base/ascii.h"
#include "base/utf8.h"
#include "text/breaks_int.h"
#include "text/chunk_int.h"
#include "text/fontset_int.h"
#include "text/unicode_int.h"
#include "text/words_int.h"

struct cutter {
    struct text *text;
    struct arena *scratch;
    struct fontset *set;
    struct str run, next;
    len_t size;
    struct mark mark;
    text_pieces *out;
    bool number; /* the chunk before the present one ends in a digit or a percent sign */
    bool tied;   /* the chunk before is the end of a range whose dash holds both its numbers */
};

/* Bytes of the line separator at `pos`, or 0: LF, VT, FF, CR, CR LF, U+0085, U+2028, U+2029. */
static uint32_t newline_at(struct str v, uint32_t pos)
{
    unsigned char c = (unsigned char)v.s[pos];

    if (c > ' ' && c < 0x80)
        return 0;
    if (c >= '\n' && c <= '\r')
        return c == '\r' && pos + 1 < v.len && v.s[pos + 1] == '\n' ? 2 : 1;
    if (c == 0xC2 && pos + 1 < v.len && (unsigned char)v.s[pos + 1] == 0x85)
        return 2;
    if (c == 0xE2 && pos + 2 < v.len && (unsigned char)v.s[pos + 1] == 0x80 &&
        ((unsigned char)v.s[pos + 2] | 1) == 0xA9)
        return 3;
    return 0;
}

static bool is_white_at(struct str v, uint32_t pos)
{
    return ascii_is_blank(v.s[pos]) || newline_at(v, pos) > 0;
}

static uint32_t chunk_end(struct str v, uint32_t pos)
{
    static const bool may_be_white[256] = {['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true,
                                           ['\r'] = true, [' '] = true,  [0xC2] = true, [0xE2] = true};

    while (pos < v.len && !(may_be_white[(unsigned char)v.s[pos]] && is_white_at(v, pos)))
        pos++;
    return pos;
}

static uint32_t skip_blanks(struct str v, uint32_t pos)
{
    while (pos < v.len && ascii_is_blank(v.s[pos]))
        pos++;
    return pos;
}

/* Appends a piece without a word, which carries white space that no word stands before. */
static void push_empty(struct cutter *cutter, uint32_t offset, uint8_t after)
{
    word_id word = word_get(cutter->text, cutter->set->first, cutter->set->lang, (struct str){"", 0});
    struct text_piece piece = {.word = word, .joint = TEXT_NO_WORD, .offset = offset, .after = after};

    VEC_PUSH(cutter->scratch, cutter->out, piece);
}

/* Gives the last piece its spaces; more than 255 go on in empty pieces that no break parts from it. */
static void add_spaces(struct cutter *cutter, uint32_t n, uint32_t offset, int32_t advance, int32_t upem,
                       uint8_t after)
{
    struct text_piece *last = &cutter->out->items[cutter->out->n - 1];
    len_t width = n > 0 ? text_scale(advance, cutter->size, upem) : 0;

    while (n > UINT8_MAX) {
        last->spaces = UINT8_MAX;
        last->space = UINT8_MAX * width;
        last->after = BREAK_NONE;
        n -= UINT8_MAX;
        offset += UINT8_MAX;
        push_empty(cutter, offset, after);
        last = &cutter->out->items[cutter->out->n - 1];
    }
    last->spaces = (uint8_t)n;
    last->space = (len_t)n * width;
    last->after = after;
}

/* White space at the beginning of the run or after a line separator. `before`: the text before it in the line; empty:
 * a line's beginning, where nothing breaks. */
static uint32_t cut_leading(struct cutter *cutter, uint32_t pos, struct str before)
{
    const struct font *font = cutter->set->first;
    struct str run = cutter->run, right;
    uint32_t end = skip_blanks(run, pos);
    uint8_t after = BREAK_NONE;

    if (end == pos)
        return pos;
    right = end < run.len ? str_sub(run, end, UINT32_MAX) : cutter->next;
    if (before.len > 0 && right.len > 0 && !is_white_at(right, 0)) {
        bool spaces = ascii_is_blank(before.s[before.len - 1]);
        struct str left = before;

        while (left.len > 0 && ascii_is_blank(left.s[left.len - 1]))
            left.len--;
        if (left.len == 0 ? spaces : breaks_between(cutter->text, cutter->set->lang, left, true, right))
            after = BREAK_ALLOWED;
    }
    push_empty(cutter, pos, after);
    add_spaces(cutter, end - pos, pos, font ? font->space_advance : 0, font ? font->face.upem : 1, after);
    return end;
}

/* Bytes of the hyphen, en dash or em dash that v begins with, or 0. */
static uint32_t dash_length(struct str v)
{
    if (v.s[0] == '-')
        return 1;
    return (unsigned char)v.s[0] == 0xE2 && (str_starts(v, "–") || str_starts(v, "—")) ? 3 : 0;
}

/* Spaced dashes: never at a line's beginning, and parted from neither number in a range (16 – 18), where a longer row
 * of such ranges stays breakable. */
static bool dash_holds(struct cutter *cutter, struct str left, struct str right)
{
    bool dash = dash_length(left) == left.len;
    uint32_t next = dash_length(right);

    if (next > 0 && chunk_end(right, next) == next)
        return !dash;
    if (!dash)
        return false;
    cutter->tied = !cutter->tied && cutter->number &&
                   (ascii_is_digit(right.s[0]) || str_starts(right, "£") || str_starts(right, "€"));
    return cutter->tied;
}

/* What may happen after the chunk `left`, which `spaced` says spaces follow; the text goes on at `pos`. */
static uint8_t break_after(struct cutter *cutter, struct str left, bool spaced, uint32_t pos)
{
    struct str right = {cutter->run.s + pos, cutter->run.len - pos};

    if (right.len == 0)
        right = cutter->next;
    if (right.len == 0 || is_white_at(right, 0))
        return BREAK_NONE;
    if (spaced && dash_holds(cutter, left, right))
        return BREAK_NONE;
    return breaks_between(cutter->text, cutter->set->lang, left, spaced, right) ? BREAK_ALLOWED : BREAK_NONE;
}

static void push_parts(struct cutter *cutter, const struct chunk *chunk, uint32_t offset)
{
    const struct part *parts = chunk->n == 1 ? &chunk->only : cutter->text->parts + chunk->first;

    for (uint32_t i = 0; i < chunk->n; i++) {
        struct text_piece piece = {.word = parts[i].word,
                                   .joint = parts[i].joint,
                                   .width = text_scale(parts[i].advance, cutter->size, parts[i].upem),
                                   .offset = offset + parts[i].offset,
                                   .after = parts[i].after,
                                   .address = chunk->address};

        VEC_PUSH(cutter->scratch, cutter->out, piece);
    }
    if (chunk->missing)
        fontset_report(cutter->text, cutter->set, chunk->text, cutter->mark,
                       utf8_count(str_sub(cutter->run, 0, offset)));
}

/* A soft hyphen where one style ends and the next begins inside a word: taken off, like those inside a run. */
static bool cut_soft_hyphen(struct cutter *cutter, struct str chunk, uint32_t pos)
{
    struct str next = cutter->next, hyphen = STR("\xC2\xAD");
    struct text_piece *last;

    if (pos < cutter->run.len || next.len == 0 || chunk.len <= 2 ||
        !str_eq(str_sub(chunk, chunk.len - 2, 2), hyphen) || is_white_at(next, 0))
        return false;
    push_parts(cutter, chunk_get(cutter->text, cutter->set, str_sub(chunk, 0, chunk.len - 2), false),
               pos - chunk.len);
    last = &cutter->out->items[cutter->out->n - 1];
    last->joint = word_get(cutter->text, word_font(cutter->text, last->word), cutter->set->lang, hyphen);
    last->after = BREAK_HYPHEN;
    return true;
}

static uint32_t cut_chunk(struct cutter *cutter, uint32_t start)
{
    struct str run = cutter->run;
    uint32_t end = chunk_end(run, start), pos = skip_blanks(run, end), newline;
    struct str bytes = {run.s + start, end - start};
    const struct chunk *chunk;
    uint8_t after;

    if (cut_soft_hyphen(cutter, bytes, end))
        return end;
    chunk = chunk_get(cutter->text, cutter->set, bytes, false);
    push_parts(cutter, chunk, start);
    newline = pos < run.len ? newline_at(run, pos) : 0;
    after = newline > 0 ? BREAK_MUST : break_after(cutter, bytes, pos > end, pos);
    add_spaces(cutter, pos - end, end, chunk->space_advance, chunk->upem, after);
    cutter->number = ascii_is_digit(run.s[end - 1]) || run.s[end - 1] == '%';
    if (!cutter->number && dash_length(bytes) != bytes.len)
        cutter->tied = false;
    return newline > 0 ? cut_leading(cutter, pos + newline, (struct str){0}) : pos;
}

void text_cut(struct text *text, struct arena *scratch, const struct text_style *style, struct str run,
              struct str prev, struct str next, struct str lang, struct mark mark, text_pieces *pieces)
{
    struct cutter cutter = {.text = text,
                            .scratch = scratch,
                            .set = fontset_get(text, style, lang),
                            .run = run,
                            .next = next,
                            .size = style->size,
                            .mark = mark,
                            .out = pieces};
    uint32_t pos = cut_leading(&cutter, 0, prev);

    while (pos < run.len) {
        uint32_t newline = newline_at(run, pos);

        if (newline > 0) {
            push_empty(&cutter, pos, BREAK_MUST);
            pos = cut_leading(&cutter, pos + newline, (struct str){0});
        } else {
            pos = cut_chunk(&cutter, pos);
        }
    }
}

/* The words with every white space as U+0020. */
static struct str with_plain_spaces(struct arena *scratch, struct str words)
{
    struct str plain = words;

    for (uint32_t i = 0; i < words.len; i++) {
        if (words.s[i] == '\t' || newline_at(words, i) > 0) {
            char *copy = arena_alloc(scratch, words.len + 1);
            uint32_t n = 0;

            for (uint32_t pos = 0; pos < words.len;) {
                uint32_t newline = newline_at(words, pos);

                copy[n++] = newline > 0 || words.s[pos] == '\t' ? ' ' : words.s[pos];
                pos += newline > 0 ? newline : 1;
            }
            plain = (struct str){copy, n};
            break;
        }
    }
    return plain;
}

void text_shape(struct text *text, struct arena *scratch, const struct text_style *style, struct str words,
                struct mark mark, text_pieces *pieces)
{
    struct str plain = with_plain_spaces(scratch, words);
    struct cutter cutter = {.text = text,
                            .scratch = scratch,
                            .set = fontset_get(text, style, (struct str){0}),
                            .run = plain,
                            .size = style->size,
                            .mark = mark,
                            .out = pieces};

    if (plain.len > 0)
        push_parts(&cutter, chunk_get(text, cutter.set, plain, true), 0);
}
