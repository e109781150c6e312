/* Boxes as stable text. Lengths are in points. */
#include "compose/compose.h"

struct dumping {
    struct buf *out;
    const struct boxes *boxes;
    const struct text *text;
    unsigned indent;
};

static void begin(struct dumping *dump, const char *what)
{
    for (unsigned i = 0; i < dump->indent; i++)
        buf_puts(dump->out, "  ");
    buf_puts(dump->out, what);
}

static void put_len(struct dumping *dump, const char *name, len_t value)
{
    buf_printf(dump->out, " %s=", name);
    buf_put_milli(dump->out, value);
}

/* Only what is not 0. */
static void put_some(struct dumping *dump, const char *name, len_t value)
{
    if (value)
        put_len(dump, name, value);
}

static void put_number(struct dumping *dump, const char *name, uint32_t value)
{
    if (value)
        buf_printf(dump->out, " %s=%u", name, value);
}

static void put_flag(struct dumping *dump, const char *name, unsigned set)
{
    if (set)
        buf_printf(dump->out, " %s", name);
}

static void put_quoted(struct buf *out, struct str text)
{
    buf_putc(out, '"');
    for (uint32_t i = 0; i < text.len; i++) {
        if (text.s[i] == '"' || text.s[i] == '\\')
            buf_putc(out, '\\');
        buf_putc(out, text.s[i]);
    }
    buf_putc(out, '"');
}

static void put_text(struct dumping *dump, const char *name, struct str text)
{
    if (text.len) {
        buf_printf(dump->out, " %s=", name);
        put_quoted(dump->out, text);
    }
}

/* The words as they are read; a soft hyphen is shown as \-. */
static void put_words(struct dumping *dump, const word_id *words, uint32_t n)
{
    struct buf text = {0};
    for (uint32_t i = 0; i < n; i++) {
        buf_put_str(&text, text_word(dump->text, words[i] & WORD_INDEX)->text);
        if (words[i] & WORD_SPACE)
            buf_putc(&text, ' ');
    }
    buf_puts(dump->out, " \"");
    for (size_t i = 0; i < text.len; i++) {
        char c = text.bytes[i];
        if (c == '\xC2' && i + 1 < text.len && text.bytes[i + 1] == '\xAD') {
            buf_puts(dump->out, "\\-");
            i++;
            continue;
        }
        if (c == '"' || c == '\\')
            buf_putc(dump->out, '\\');
        buf_putc(dump->out, c);
    }
    buf_putc(dump->out, '"');
    buf_free(&text);
}

static void put_sem(struct dumping *dump, const struct sem *sem)
{
    if (sem == NULL) {
        buf_puts(dump->out, " artifact");
        return;
    }
    const char *name = sem_role_name((enum role)sem->role);
    buf_printf(dump->out, " %s", name[0] ? name : "text");
    buf_printf(dump->out, "#%u", sem->order);
}

static void dump_span(struct dumping *dump, const struct span *span)
{
    const struct text_style *style = style_look(dump->boxes->style, span->style);
    begin(dump, "");
    buf_puts(dump->out, "x=");
    buf_put_milli(dump->out, span->x);
    put_sem(dump, span->sem);
    if (span->kind != SPAN_IMAGE && span->kind != SPAN_DRAWING)
        buf_printf(dump->out, " " PRIstr, STR_ARG(node_text(style->id)));
    put_flag(dump, "super", span->flags & SPAN_SUPER);
    put_flag(dump, "sub", span->flags & SPAN_SUB);
    put_flag(dump, "right", span->flags & SPAN_RIGHT);
    put_flag(dump, "link", span->flags & SPAN_LINK);
    put_flag(dump, "bold", span->flags & SPAN_BOLD);
    switch ((enum span_kind)span->kind) {
    case SPAN_WORDS:
        put_words(dump, span->words, span->nwords);
        break;
    case SPAN_SYMBOL:
        buf_printf(dump->out, " symbol " PRIstr, STR_ARG(node_text(span->symbol->id)));
        put_len(dump, "size", (len_t)span->index);
        break;
    case SPAN_NOTE:
        buf_printf(dump->out, " note %u", span->index + 1);
        break;
    case SPAN_PAGE:
        buf_printf(dump->out, " page-of anchor %u", span->index);
        break;
    case SPAN_LEADER:
        buf_puts(dump->out, " leader");
        put_len(dump, "width", (len_t)span->index);
        break;
    case SPAN_IMAGE:
        buf_printf(dump->out, " image " PRIstr, STR_ARG(span->picture->image->file));
        put_len(dump, "width", span->picture->width);
        put_len(dump, "height", span->picture->height);
        break;
    case SPAN_DRAWING:
        buf_puts(dump->out, " drawing");
        put_len(dump, "width", span->drawing->drawing->width);
        put_len(dump, "height", span->drawing->drawing->height);
        break;
    }
    buf_putc(dump->out, '\n');
}

static void dump_line(struct dumping *dump, const struct line *line)
{
    begin(dump, "line");
    put_len(dump, "height", line->height);
    put_len(dump, "ascent", line->ascent);
    put_some(dump, "before", line->before);
    put_number(dump, "anchor", line->anchor);
    put_flag(dump, "keep-next", line->flags & LINE_KEEP_NEXT);
    put_flag(dump, "notes", line->flags & LINE_NOTES);
    buf_putc(dump->out, '\n');
    dump->indent++;
    for (uint32_t i = 0; i < line->nspans; i++)
        dump_span(dump, &line->spans[i]);
    dump->indent--;
}

static void dump_flow(struct dumping *dump, const struct flow *flow)
{
    dump->indent++;
    for (uint32_t i = 0; i < flow->n; i++)
        dump_line(dump, &flow->lines[i]);
    dump->indent--;
}

static void dump_named_flow(struct dumping *dump, const char *name, const struct flow *flow)
{
    if (flow->n) {
        begin(dump, name);
        put_len(dump, "height", flow->height);
        buf_putc(dump->out, '\n');
        dump_flow(dump, flow);
    }
}

static void dump_cell(struct dumping *dump, const struct cell *cell)
{
    static const char *const valigns[] = {
        [VALIGN_TOP] = "top", [VALIGN_MIDDLE] = "middle", [VALIGN_BOTTOM] = "bottom"};
    begin(dump, "cell");
    buf_printf(dump->out, " column=%u", (unsigned)cell->column);
    put_number(dump, "colspan", cell->colspan > 1 ? cell->colspan : 0u);
    put_number(dump, "rowspan", cell->rowspan > 1 ? cell->rowspan : 0u);
    put_sem(dump, cell->sem);
    put_flag(dump, "group-heading", cell->sem->kind == CELL_GROUP_HEADING);
    put_flag(dump, "comment", cell->sem->kind == CELL_COMMENT);
    buf_printf(dump->out, " %s", valigns[cell->valign]);
    if (cell->fill != FILL_NONE)
        buf_printf(dump->out, " fill=#%06x", cell->fill);
    put_flag(dump, "head", cell->flags & CELL_HEAD);
    put_flag(dump, "no-rule-below", cell->flags & CELL_RULE_NONE_BELOW);
    put_len(dump, "height", cell->flow.height);
    buf_putc(dump->out, '\n');
    dump_flow(dump, &cell->flow);
}

static void dump_table(struct dumping *dump, const struct table *table)
{
    begin(dump, "edges");
    for (uint32_t i = 0; i <= table->ncolumns; i++) {
        buf_putc(dump->out, ' ');
        buf_put_milli(dump->out, table->edges[i]);
    }
    buf_putc(dump->out, '\n');
    dump_named_flow(dump, "caption", &table->caption);
    dump_named_flow(dump, "caption-continued", &table->caption_continued);
    for (uint32_t i = 0; i < table->ntracks; i++) {
        const struct track *track = &table->tracks[i];
        begin(dump, i < table->nhead ? "head" : "track");
        buf_printf(dump->out, " %u", i);
        put_len(dump, "base", track->base);
        put_flag(dump, "keep-next", track->flags & TRACK_KEEP_NEXT);
        put_flag(dump, "heading", track->flags & TRACK_HEADING);
        buf_putc(dump->out, '\n');
        dump->indent++;
        for (uint32_t c = track->first; c < track->first + track->ncells; c++)
            dump_cell(dump, &table->cells[c]);
        dump->indent--;
    }
}

static void put_members(struct dumping *dump, const struct members *members)
{
    buf_puts(dump->out, " members=");
    for (uint32_t i = 0; i < members->ncolumns; i++)
        buf_printf(dump->out, i > 0 ? ",%u" : "%u", members->counts[i]);
}

static void dump_box(struct dumping *dump, const struct box *box)
{
    static const char *const kinds[] = {[BOX_FLOW] = "flow",
                                        [BOX_TABLE] = "table",
                                        [BOX_PAGE] = "page",
                                        [BOX_BESIDE] = "beside",
                                        [BOX_GROUP] = "group"};
    static const char *const starts[] = {"auto", "page", "right", "continue"};
    begin(dump, kinds[box->kind]);
    if (box->kind == BOX_PAGE) {
        buf_printf(dump->out, " " PRIstr " start=%s", STR_ARG(node_text(box->page->id)), starts[box->start]);
        put_flag(dump, "plain", box->plain);
    }
    buf_printf(dump->out, " section=%u", box->section);
    put_some(dump, "before", box->before);
    put_some(dump, "after", box->after);
    put_some(dump, "x", box->x);
    put_some(dump, "rule", box->rule);
    put_flag(dump, "keep-next", box->flags & BOX_KEEP_NEXT);
    put_flag(dump, "keep-together", box->flags & BOX_KEEP_TOGETHER);
    if (box->kind == BOX_BESIDE || box->kind == BOX_GROUP)
        put_members(dump, &box->members);
    buf_putc(dump->out, '\n');
    if (box->kind == BOX_FLOW) {
        dump_flow(dump, &box->flow);
    } else if (box->kind == BOX_TABLE) {
        dump->indent++;
        dump_table(dump, box->table);
        dump->indent--;
    }
}

void compose_dump(struct buf *out, const struct boxes *boxes, const struct text *text)
{
    struct dumping dump = {.out = out, .boxes = boxes, .text = text};
    for (uint32_t i = 0; i < boxes->sections.n; i++) {
        const struct section_mark *mark = &boxes->sections.items[i];
        buf_printf(out, "section %u", i);
        put_text(&dump, "label", mark->label);
        put_text(&dump, "title", mark->title);
        buf_putc(out, '\n');
    }
    for (uint32_t i = 0; i < boxes->bookmarks.n; i++) {
        const struct bookmark *bookmark = &boxes->bookmarks.items[i];
        buf_printf(out, "bookmark level=%u anchor=%u", bookmark->level, bookmark->anchor);
        put_text(&dump, "words", bookmark->words);
        buf_putc(out, '\n');
    }
    for (uint32_t i = 0; i < boxes->items.n; i++)
        dump_box(&dump, &boxes->items.items[i]);
    for (uint32_t i = 0; i < boxes->notes.n; i++) {
        const struct note_box *note = &boxes->notes.items[i];
        buf_printf(out, "note %u", i + 1);
        put_words(&dump, note->words, note->nwords);
        put_number(&dump, "anchor", note->anchor);
        buf_putc(out, '\n');
        dump_flow(&dump, &note->flow);
    }
}
