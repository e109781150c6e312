/* Words that do not fit. */
#include "compose/paragraph_int.h"

/* "12.5 mm", rounded up. */
static void put_width(struct buf *out, len_t width)
{
    buf_put_milli(out, ((int64_t)width * 254 + 71999) / 72000 * 100);
    buf_puts(out, " mm");
}

static struct str column_title(const struct node *column)
{
    const struct node *title = column;
    if (column && column->kind == NODE_MAP)
        title = node_find(column, "title");
    return title && title->kind == NODE_SCALAR ? node_text(title) : STR("");
}

/* "the column `Title`". */
static void put_place(struct buf *out, const struct paragraph *para)
{
    struct str title = column_title(para->column);
    if (para->column && title.len)
        buf_printf(out, "the column `" PRIstr "`", STR_ARG(title));
    else
        buf_puts(out, para->column ? "its column" : "its place");
}

static void relate_column(const struct paragraph *para, struct diag *diag)
{
    if (para->column)
        diag_related(para->composer->diags, diag, para->column->mark, "the column is described here");
}

/* Not even a letter fits beside the indent. */
static void report_indent(const struct paragraph *para, struct mark mark)
{
    struct composer *composer = para->composer;
    struct buf buf = {0};
    put_place(&buf, para);
    buf_puts(&buf, ": its indent of ");
    put_width(&buf, para->left);
    struct diag *diag = diag_at(composer->diags, DIAG_WORD_TOO_WIDE, mark,
                                "this text does not fit in %.*s leaves no room for words", (int)buf.len, buf.bytes);
    buf_free(&buf);
    diag_help(composer->diags, diag,
              "make the %s wider, write the text with fewer lists inside each other, or give the layout a smaller "
              "`indent` for its lists or for this text style",
              para->column ? "column" : "place");
    relate_column(para, diag);
}

static void report(const struct paragraph *para, struct mark mark, const char *what, struct str words, len_t width,
                   len_t room)
{
    struct composer *composer = para->composer;
    struct buf buf = {0};
    put_place(&buf, para);
    buf_puts(&buf, ": it is ");
    put_width(&buf, width);
    buf_puts(&buf, " wide, and there is room for ");
    buf_put_milli(&buf, (int64_t)room * 254 / 72000 * 100);
    buf_puts(&buf, " mm");
    struct diag *diag = diag_at(composer->diags, DIAG_WORD_TOO_WIDE, mark, "%s `" PRIstr "` does not fit in %.*s",
                                what, STR_ARG(words), (int)buf.len, buf.bytes);
    buf_free(&buf);
    diag_help(composer->diags, diag,
              "make the %s wider, or give its text style a smaller `size`, `hyphenate: yes` or `overlong: break` in "
              "the layout; a soft hyphen (U+00AD) in the word shows where it may be divided",
              para->column ? "column" : "place");
    relate_column(para, diag);
}

void overlong_report(struct paragraph *para, const struct placed *placed, len_t room)
{
    struct composer *composer = para->composer;
    const struct stretch *stretch = &para->stretches.items[placed->stretch];
    const struct node *node = stretch->node ? stretch->node : para->node;
    struct mark mark = {0};
    if (para->overlong)
        return;
    para->overlong = true;
    if (node)
        mark = node_mark_at(composer->diags->sources, node, stretch->offset + placed->piece.offset);
    if (para->left > 0 && room < para->look->size)
        report_indent(para, mark);
    else if (stretch->kind == SPAN_SYMBOL)
        report(para, mark, "the symbol", node_text(stretch->symbol->id), placed->piece.width, room);
    else if (stretch->kind == SPAN_NOTE)
        report(para, mark, "the mark of the note", node_text(composer->boxes->notes.items[stretch->index].note->id),
               placed->piece.width, room);
    else
        report(para, mark, "the word", text_word(composer->text, placed->piece.word)->text, placed->piece.width,
               room);
}
