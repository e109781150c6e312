/* Footnotes: numbered in the order of their first marks, set once. */
#include "compose/exempt_int.h"

/* Words of the mark, in the face of the notes' style or its bold one. */
static void shape_mark(struct arena *arena, struct arena *scratch, struct text *text, const struct style *style,
                       bool bold, struct str words, word_id **ids, uint32_t *n)
{
    struct text_style look = *style->notes->text;
    look.bold |= bold;

    struct arena_mark mark = arena_mark(scratch);
    text_pieces pieces = {0};
    text_shape(text, scratch, &look, words, (struct mark){0}, &pieces);
    *ids = ARENA_ARRAY(arena, word_id, pieces.n);
    for (uint32_t i = 0; i < pieces.n; i++)
        (*ids)[i] = pieces.items[i].word;
    *n = pieces.n;
    arena_reset(scratch, mark);
}

static struct str mark_words(struct arena *arena, const struct style *style, struct str number)
{
    struct buf buf = {0};
    struct field_values values = {.n = number};
    struct str words = fill_template(arena, &buf, style->notes->mark, &values);
    buf_free(&buf);
    return words;
}

void compose_number_note(struct arena *arena, struct arena *scratch, struct text *text, const struct style *style,
                         struct note_box *note, uint32_t number)
{
    struct str said = str_printf(arena, "%u", number);
    const struct named_value values[] = {{"n", said}, {NULL, {0}}};
    if (note->apart)
        said = str_trim(fill_values(arena, style->exempt->number, values));
    struct str words = mark_words(arena, style, said);
    note->number = number;
    note->said = str_printf(arena, "Note " PRIstr, STR_ARG(said));
    for (uint32_t i = 0; i < note->links.n; i++)
        note->links.items[i]->alt = note->said;
    shape_mark(arena, scratch, text, style, false, words, &note->words, &note->nwords);
    if (note->bold)
        shape_mark(arena, scratch, text, style, true, words, &note->bold_words, &note->nbold_words);
}

static void number_note(struct composer *composer, struct note_box *note, uint32_t number)
{
    compose_number_note(composer->arena, composer->setter->words, composer->text, composer->style, note, number);
}

/* A note of exempt text that public text bears a mark of too: it has the number that it has in the public copy. */
static void make_public(struct composer *composer, struct note_box *note)
{
    uint32_t own = exempt_set(composer, note->note->exempt);
    own |= note->note->text ? exempt_set(composer, note->note->text->exempt) : 0;
    for (uint32_t i = 0; i < note->flow.n; i++)
        note->flow.lines[i].exempt = own;
    note->apart = false;
    note->exempt = 0;
    number_note(composer, note, ++composer->setter->notes);
}

void note_needs_bold(struct composer *composer, uint32_t index)
{
    struct note_box *note = &composer->boxes->notes.items[index];
    if (!note->bold) {
        note->bold = true;
        number_note(composer, note, note->number);
    }
}

uint32_t note_of_mark(struct composer *composer, struct str id, uint32_t exempt, bool *first)
{
    struct setter *setter = composer->setter;
    *first = false;
    uintptr_t known = (uintptr_t)map_find(&composer->note_index, id);
    if (known && composer->boxes->notes.items[known - 1].apart && !exempt)
        make_public(composer, &composer->boxes->notes.items[known - 1]);
    if (known)
        return (uint32_t)known - 1;
    const struct note *note = map_find(&composer->report->note_by_id, id);
    if (note == NULL)
        return UINT32_MAX; /* reported by check */
    uint32_t index = composer->boxes->notes.n;
    struct note_box box = {.note = note, .anchor = compose_anchor(composer), .exempt = exempt};
    box.apart = exempt && !composer->boxes->exempt && composer->style->notes->numbering == NOTES_BY_DOCUMENT;
    number_note(composer, &box, box.apart ? ++setter->exempt_notes : ++setter->notes);
    VEC_PUSH(composer->arena, &composer->boxes->notes, box);
    map_put(&composer->note_index, id, number_value(index + 1));
    *first = true;
    return index;
}

void note_wait(struct composer *composer, uint32_t index, struct sem *sem)
{
    len_t width = composer->beside ? composer->beside->width : composer->width;
    struct pending_note pending = {.index = index, .sem = sem, .width = width};
    VEC_PUSH(composer->arena, &composer->setter->pending, pending);
}

static len_t ids_width(struct text *text, const word_id *words, uint32_t n, len_t size)
{
    len_t width = 0;
    for (uint32_t i = 0; i < n; i++)
        width += text_word_width(text, words[i], size);
    return width;
}

/* Of a two-digit number: what is numbered by page gets its number late, and few pages have a hundred notes. */
static len_t usual_width(struct composer *composer, len_t size, bool bold)
{
    struct setter *setter = composer->setter;
    struct mark_probe *probe = &setter->mark_probes[bold];
    if (probe->words == NULL) {
        shape_mark(composer->arena, setter->words, composer->text, composer->style, bold,
                   mark_words(composer->arena, composer->style, STR("88")), &probe->words, &probe->n);
    }
    return ids_width(composer->text, probe->words, probe->n, size);
}

len_t note_mark_width(struct composer *composer, uint32_t index, const struct text_style *look, bool bold)
{
    len_t size = look_size(composer->style, look->index, SPAN_SUPER);
    if (composer->style->notes->numbering == NOTES_BY_PAGE || index >= composer->boxes->notes.n)
        return usual_width(composer, size, bold);
    const struct note_box *note = &composer->boxes->notes.items[index];
    return bold ? ids_width(composer->text, note->bold_words, note->nbold_words, size)
                : ids_width(composer->text, note->words, note->nwords, size);
}

/* A note's text with its mark hanging before it. */
static void set_note(struct composer *composer, const struct pending_note *pending)
{
    const struct text_style *look = composer->style->notes->text;
    const struct note *note = composer->boxes->notes.items[pending->index].note;
    struct sem *label = sem_add(&composer->boxes->tree, pending->sem, ROLE_LBL);
    len_t size = look_size(composer->style, look->index, SPAN_SUPER);
    len_t hang = len_max(usual_width(composer, size, false), note_mark_width(composer, pending->index, look, false));
    struct span marker = {
        .sem = label,
        .x = look->indent + hang,
        .index = pending->index,
        .style = look->index,
        .kind = SPAN_NOTE,
        .flags = SPAN_SUPER | SPAN_RIGHT,
    };
    struct setting setting = {
        .look = look, .width = pending->width, .align = look->align, .parent = pending->sem, .para = ROLE_P};
    struct hanging hanging = {.marker = &marker, .indent = hang + look->size / 4};
    const struct rich *text = note->text;
    uint32_t around = composer->exempt;
    composer->exempt = composer->boxes->notes.items[pending->index].exempt | exempt_set(composer, note->exempt);
    if (exempt_left_out(composer, note->exempt))
        text = exempt_said(composer, note->exempt, composer->style->exempt->note);
    struct flow flow = rich_flow(composer, &setting, text, &hanging, NULL);
    composer->exempt = around;
    if (flow.n)
        flow.lines[0].anchor = composer->boxes->notes.items[pending->index].anchor;
    composer->boxes->notes.items[pending->index].flow = flow;
}

void notes_set(struct composer *composer)
{
    struct setter *setter = composer->setter;
    for (uint32_t i = 0; i < setter->pending.n; i++) {
        struct pending_note pending = setter->pending.items[i];
        set_note(composer, &pending);
    }
    setter->pending.n = 0;
}
