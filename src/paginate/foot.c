#include <string.h>

#include "paginate/paginator_int.h"

static void want(struct paginator *p, uint32_t note)
{
    for (uint32_t i = 0; i < p->wanted.n; i++) {
        if (p->wanted.items[i] == note)
            return;
    }
    VEC_PUSH(p->arena, &p->wanted, note);
}

static bool stands_on_page(const struct paginator *p, uint32_t note)
{
    for (uint32_t i = 0; i < p->pieces.n; i++) {
        if (p->pieces.items[i].note == note)
            return true;
    }
    return false;
}

static void want_of_lines(struct paginator *p, const struct flow *flow, uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++) {
        const struct line *line = &flow->lines[i];
        if (!(line->flags & LINE_NOTES))
            continue;
        for (uint32_t s = 0; s < line->nspans; s++) {
            const struct span *span = &line->spans[s];
            if (span->kind != SPAN_NOTE || (span->flags & SPAN_RIGHT))
                continue;
            bool new = p->note_page[span->index] == 0;
            if (new || (p->style->notes->repeat && !stands_on_page(p, span->index)))
                want(p, span->index);
        }
    }
}

void notes_want(struct paginator *p, const struct flow *flow, uint32_t first, uint32_t n)
{
    uint32_t from = p->wanted.n;
    want_of_lines(p, flow, first, n);
    /* Notes may bear marks of further notes; each note enters the list once, so this ends. */
    for (uint32_t i = from; i < p->wanted.n; i++) {
        const struct flow *note = &p->boxes->notes.items[p->wanted.items[i]].flow;
        want_of_lines(p, note, 0, note->n);
    }
}

static len_t space_above(const struct paginator *p, const struct fill *fill)
{
    const struct note_style *style = p->style->notes;
    return fill->notes == 0 ? 2 * style->before + style->rule : style->between;
}

static void add_piece(struct paginator *p, struct note_piece piece)
{
    const struct flow *flow = &p->boxes->notes.items[piece.note].flow;
    p->now.fill.notes += space_above(p, &p->now.fill) + flow_slice_height(flow, piece.first, piece.n);
    VEC_PUSH(p->arena, &p->pieces, piece);
    p->now.fill.npieces = p->pieces.n;
}

/* As many lines of the note as fit, in such a way that neither page bears fewer than the style's orphans and widows
 * allow; 0 if that cannot be. */
static uint32_t lines_that_fit(const struct paginator *p, const struct flow *flow, uint32_t first, len_t room,
                               bool force)
{
    uint32_t n = flow_fit(flow, first, room, force);
    uint32_t left = flow->n - first;
    uint32_t orphans = (uint32_t)p->style->notes->text->orphans, widows = (uint32_t)p->style->notes->text->widows;
    if (n == left || force)
        return n;
    if (n < orphans || left < orphans + widows)
        return 0;
    return n;
}

/* Puts a note (the piece has the lines that are left of it), or its beginning, on the page. False if there is no
 * room; with `force` what does not fit is carried on. */
static bool take_one(struct paginator *p, struct note_piece piece, len_t y, bool last, bool force)
{
    const struct flow *flow = &p->boxes->notes.items[piece.note].flow;
    len_t room = p->height - y - p->now.fill.notes - space_above(p, &p->now.fill);
    uint32_t n = p->carry.n > 0 ? 0 : lines_that_fit(p, flow, piece.first, room, force);
    struct note_piece rest = {.note = piece.note, .first = piece.first + n, .n = piece.n - n, .repeat = piece.repeat};
    if (rest.n > 0 && !force && (n == 0 || !last))
        return false;
    if (p->note_page[piece.note] == 0)
        p->note_page[piece.note] = p->pages->n + 1;
    piece.n = n;
    if (n > 0)
        add_piece(p, piece);
    if (rest.n > 0)
        VEC_PUSH(p->arena, &p->carry, rest);
    p->now.fill.ncarry = p->carry.n;
    return true;
}

/* Where the body ends: the columns before the one that is being filled may be higher. */
static len_t body_bottom(const struct paginator *p, len_t y)
{
    return len_max(y, p->now.beside.bottom);
}

static struct note_piece whole_note(const struct paginator *p, uint32_t note)
{
    return (struct note_piece){
        .note = note, .n = p->boxes->notes.items[note].flow.n, .repeat = p->note_page[note] != 0};
}

bool notes_take(struct paginator *p, len_t y, bool force)
{
    uint32_t nwanted = p->wanted.n;
    p->wanted.n = 0;
    y = body_bottom(p, y);
    bool fits = force || y + p->now.fill.notes <= p->height;
    if (nwanted == 0 || !fits)
        return fits;
    struct state before = p->now;
    for (uint32_t i = 0; i < nwanted; i++) {
        if (!take_one(p, whole_note(p, p->wanted.items[i]), y, i + 1 == nwanted, force)) {
            page_rollback(p, &before);
            return false;
        }
    }
    return true;
}

bool notes_take_crowded(struct paginator *p, len_t y)
{
    if (body_bottom(p, y) + p->now.fill.notes > p->height || (p->wanted.n > 0 && p->carry.n > 0)) {
        p->wanted.n = 0;
        return false;
    }
    struct state before = p->now;
    bool wanted = p->wanted.n > 0;
    notes_take(p, y, /*force*/ true);
    if (wanted && p->now.fill.npieces == before.fill.npieces) {
        page_rollback(p, &before);
        return false;
    }
    return true;
}

/* Not even an empty page has room for the first of the notes that go on: a line of it is placed all the same, an
 * error. Otherwise it would go on from page to page without an end. */
static void force_line(struct paginator *p)
{
    struct note_piece *rest = &p->carry.items[0], piece = *rest;
    const struct note_box *note = &p->boxes->notes.items[piece.note];
    struct diag *d = diag_at(p->diags, DIAG_CANNOT_BE_PLACED, note->note->node->mark,
                             "a line of this note is higher than the page leaves room for at its foot");
    diag_help(p->diags, d, "choose a larger page, smaller margins or a smaller type for `notes` in the layout");
    piece.n = 1;
    add_piece(p, piece);
    rest->first++;
    rest->n--;
    if (rest->n == 0) {
        p->carry.n--;
        memmove(rest, rest + 1, sizeof(*rest) * p->carry.n);
    }
    p->now.fill.ncarry = p->carry.n;
}

void notes_begin_page(struct paginator *p)
{
    for (uint32_t i = 0; i < p->incoming.n; i++)
        take_one(p, p->incoming.items[i], /*y*/ 0, /*last*/ false, /*force*/ true);
    p->incoming.n = 0;
    if (p->pieces.n == 0 && p->carry.n > 0)
        force_line(p);
}

/* Numbering by page: the marks of the notes that begin on this page are settled now. */
static void number_by_page(struct paginator *p)
{
    struct arena *scratch = arena_new();
    uint32_t number = 0;
    for (uint32_t i = 0; i < p->pieces.n; i++) {
        const struct note_piece *piece = &p->pieces.items[i];
        if (piece->first == 0 && !piece->repeat)
            compose_number_note(p->arena, scratch, p->text, p->style, &p->boxes->notes.items[piece->note], ++number);
    }
    arena_free(scratch);
}

/* Notes that are repeated, and come to the page when their marks do, take the place of their number. One that goes on
 * overleaf stays the last. Nearly sorted already: each insertion is short. */
static void order_by_number(struct paginator *p)
{
    uint32_t n = p->carry.n > 0 ? p->pieces.n - 1 : p->pieces.n;
    struct note_piece *pieces = p->pieces.items;
    for (uint32_t i = 1; i < n; i++) {
        struct note_piece piece = pieces[i];
        uint32_t k = i;
        for (; k > 0 && pieces[k - 1].note > piece.note; k--)
            pieces[k] = pieces[k - 1];
        pieces[k] = piece;
    }
}

void notes_finish_page(struct paginator *p)
{
    if (p->pieces.n == 0)
        return;
    const struct note_style *style = p->style->notes;
    if (style->numbering == NOTES_BY_PAGE)
        number_by_page(p);
    else
        order_by_number(p);
    len_t y = p->height - p->now.fill.notes + style->before;
    if (style->rule > 0)
        page_put_rect(p, /*rule*/ true, 0, y, len_min(style->rule_width, p->width), style->rule, style->rule_colour);
    y += style->rule + style->before;
    for (uint32_t i = 0; i < p->pieces.n; i++) {
        const struct note_piece *piece = &p->pieces.items[i];
        const struct flow *flow = &p->boxes->notes.items[piece->note].flow;
        y += i > 0 ? style->between : 0;
        y = page_put_lines(p, flow, piece->first, piece->n, 0, y, piece->repeat ? ARTIFACT_REPEAT : ARTIFACT_NONE);
    }
    p->pieces.n = 0;
}
