/* Lines that stand outside the text: running heads and feet, version lines, page numbers. All are artifacts. */
#include "compose/paragraph_int.h"

struct running_part {
    text_pieces pieces;
    len_t width;
};

len_t compose_span_width(struct text *text, const struct style *style, const struct span *span)
{
    if (span->kind == SPAN_SYMBOL || span->kind == SPAN_IMAGE || span->kind == SPAN_DRAWING)
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

/* Beside the number of the page within the paper, {pages} counts the paper's pages: "Page 3 of 12". */
static struct str part_words(struct arena *arena, struct buf *buf, const struct style *style,
                             const struct node *template, const struct running_fields *fields)
{
    bool within = template && str_find(node_text(template), "{paper_page}", 0) >= 0;
    struct field_values values = {.report = fields->report,
                                  .style = style,
                                  .paged = true,
                                  .exempt = fields->exempt,
                                  .access = fields->access,
                                  .section = fields->section,
                                  .label = fields->label,
                                  .page = fields->page,
                                  .pages = within ? fields->paper_pages : fields->pages,
                                  .paper_page = fields->paper_page,
                                  .pack_page = fields->pack_page,
                                  .section_page = fields->section_page,
                                  .section_pages = fields->section_pages};
    return fill_template(arena, buf, template, &values);
}

/* The three parts of a line, and the ends between which they stand: a picture takes its room at one side. */
struct running_parts {
    struct running_part left, centre, right;
    len_t from, to;
};

/* The middle part stands in the middle of the whole line, so that it is the same on pages with a picture and without.
 */
static void share_width(struct running_parts *parts, struct arena *arena, struct text *text,
                        const struct text_style *look, len_t width)
{
    struct running_part *left = &parts->left, *centre = &parts->centre, *right = &parts->right;
    len_t gap = look->size, room = len_max(parts->to - parts->from, 0);
    if (centre->width) {
        len_t outer = len_max(parts->from, width - parts->to);
        shorten(centre, arena, text, look, len_max(width - 2 * outer, 0));
        len_t side = (width - centre->width) / 2 - gap;
        shorten(left, arena, text, look, len_max(side - parts->from, 0));
        shorten(right, arena, text, look, len_max(side - (width - parts->to), 0));
    } else if (left->width + right->width + gap > room) {
        /* Of the two, the longer one gives way. */
        bool first = left->width > right->width;
        shorten(first ? left : right, arena, text, look,
                len_max(room - gap - (first ? right->width : left->width), room / 2 - gap));
        shorten(first ? right : left, arena, text, look, room / 2);
    }
}

struct line *compose_running(struct arena *arena, struct text *text, const struct style *style,
                             const struct running *running, const struct running_fields *fields, len_t width)
{
    const struct text_style *look = running->text;
    struct line *line = new_line(arena, text, look, 3);
    len_t beside = fields->picture > 0 ? fields->picture + look->size / 2 : 0;
    bool right = running->image_align == ALIGN_RIGHT;
    struct running_parts parts = {.from = right ? 0 : beside, .to = right ? width - beside : width};
    struct buf buf = {0};
    cut(&parts.left, arena, text, look, part_words(arena, &buf, style, running->left, fields));
    cut(&parts.centre, arena, text, look, part_words(arena, &buf, style, running->centre, fields));
    cut(&parts.right, arena, text, look, part_words(arena, &buf, style, running->right, fields));
    buf_free(&buf);
    share_width(&parts, arena, text, look, width);
    set_part(arena, line, &parts.left, look, parts.from);
    set_part(arena, line, &parts.centre, look, (width - parts.centre.width) / 2);
    set_part(arena, line, &parts.right, look, parts.to - parts.right.width);
    return line;
}
