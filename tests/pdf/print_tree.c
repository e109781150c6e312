/* Prints the structure tree of a PDF as indented text, for golden tests: read from the file with qpdf, in the format
 * of
 * --dump=tags, which the program prints from its own tree before it writes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "grid.h"
#include "opened_int.h"

struct printer {
    struct opened *pdf;
    struct buf out;
    uint32_t ntables;
    struct map places; /* struct str by ID: "t1r2c3", the place of a header cell */
};

static void put_quoted(struct buf *out, struct str text)
{
    buf_putc(out, '"');
    for (uint32_t i = 0; i < text.len; i++) {
        if (text.s[i] == '"' || text.s[i] == '\\')
            buf_putc(out, '\\');
        if ((unsigned char)text.s[i] < 0x20)
            buf_printf(out, "\\x%02x", (unsigned char)text.s[i]);
        else
            buf_putc(out, text.s[i]);
    }
    buf_putc(out, '"');
}

static void indent(struct printer *printer, uint32_t depth)
{
    for (uint32_t i = 0; i < depth; i++)
        buf_puts(&printer->out, "  ");
}

static void put_named(struct printer *printer, const char *name, struct str text)
{
    if (text.len == 0)
        return;
    buf_puts(&printer->out, name);
    put_quoted(&printer->out, text);
}

/* A word of the dump for a name of PDF; the name itself where there is none. */
static void put_word(struct printer *printer, struct str name)
{
    static const char *const words[][2] = {
        {"Column", "scope column"}, {"Row", "scope row"},    {"Both", "scope both"}, {"Disc", "disc"},
        {"Decimal", "decimal"},     {"LowerAlpha", "alpha"}, {"LowerRoman", "roman"}};
    if (!name.s || str_eqz(name, "None"))
        return;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_eqz(name, words[i][0]))
            name = str_from(words[i][1]);
    }
    buf_printf(&printer->out, " " PRIstr, STR_ARG(name));
}

/* The places of the table's header cells. */
static void place_heads(struct printer *printer, const struct element *table)
{
    struct opened *pdf = printer->pdf;
    struct grid grid;
    grid_fill(&grid, pdf->arena, table);
    printer->ntables++;
    for (uint32_t i = 0; i < grid.nrows * grid.ncolumns; i++) {
        const struct element *cell = grid.cells[i];
        if (!cell || !cell->id.s || map_find(&printer->places, cell->id))
            continue;
        struct str *place = ARENA_NEW(pdf->arena, struct str);
        *place = str_printf(pdf->arena, "t%ur%uc%u", printer->ntables, i / grid.ncolumns + 1, i % grid.ncolumns + 1);
        map_put(&printer->places, cell->id, place);
    }
}

/* A header cell's ID as the place that it stands for; others as they are. */
static struct str id_text(struct printer *printer, struct str id)
{
    const struct str *place = map_find(&printer->places, id);
    return place ? *place : id;
}

static void put_cell(struct printer *printer, const struct element *cell)
{
    put_word(printer, cell->scope);
    for (uint32_t i = 0; i < cell->headers.n; i++)
        buf_printf(&printer->out, "%s" PRIstr, i == 0 ? " headers " : ",",
                   STR_ARG(id_text(printer, cell->headers.items[i])));
    if (cell->colspan > 1)
        buf_printf(&printer->out, " columns %d", (int)cell->colspan);
    if (cell->rowspan > 1)
        buf_printf(&printer->out, " rows %d", (int)cell->rowspan);
}

/* The number that the page bears, by the page labels: a prefix, and figures where they have a style. */
static void put_page_number(struct printer *printer, uint32_t page)
{
    struct opened *pdf = printer->pdf;
    qpdf_oh nums = opened_get(pdf, "Root/PageLabels/Nums");
    int n = qpdf_oh_is_array(pdf->qpdf, nums) ? qpdf_oh_get_array_n_items(pdf->qpdf, nums) : 0;
    int64_t number = page + 1;
    bool figures = true;
    struct str prefix = {0};
    for (int i = 0; i + 1 < n; i += 2) {
        int64_t first = qpdf_oh_get_int_value(pdf->qpdf, qpdf_oh_get_array_item(pdf->qpdf, nums, i));
        qpdf_oh label = qpdf_oh_get_array_item(pdf->qpdf, nums, i + 1);
        if (first > page)
            break;
        number = integer_at(pdf, label, "/St", 1) + page - first;
        figures = qpdf_oh_has_key(pdf->qpdf, label, "/S");
        prefix = opened_text(pdf, key_of(pdf, label, "/P"));
    }
    buf_puts(&printer->out, " -> page ");
    if (prefix.s)
        buf_put_str(&printer->out, prefix);
    if (figures)
        buf_put_int(&printer->out, number);
}

/* What a link's first area says and where it leads. */
static void put_link(struct printer *printer, const struct element *link)
{
    struct opened *pdf = printer->pdf;
    for (uint32_t i = 0; i < link->kids.n; i++) {
        const struct annotation *annot = opened_annotation(pdf, link->kids.items[i].object);
        if (link->kids.items[i].kind != KID_OBJECT || !annot)
            continue;
        put_named(printer, " alt ", annot->contents);
        if (annot->url.s)
            buf_printf(&printer->out, " -> " PRIstr, STR_ARG(annot->url));
        else if (annot->dest_page != NO_PAGE)
            put_page_number(printer, annot->dest_page);
        return;
    }
}

/* Neighbouring pieces of content, as a line: what a page break parts is one text. What is drawn is U+FFFC. Returns
 * how many kids were taken. */
static uint32_t put_text(struct printer *printer, const struct element *element, uint32_t first)
{
    struct buf text = {0};
    uint32_t i = first;
    for (; i < element->kids.n && element->kids.items[i].kind != KID_ELEMENT; i++) {
        const struct kid *kid = &element->kids.items[i];
        if (kid->kind == KID_OBJECT)
            continue;
        const struct marked *marked = opened_marked(printer->pdf, kid->page, kid->mcid);
        if (marked && marked->draws > 0)
            buf_puts(&text, "\xef\xbf\xbc");
        else if (marked)
            buf_put_str(&text, marked->text);
        else
            buf_puts(&text, "(nothing)");
    }
    if (text.len > 0) {
        indent(printer, element->level + 1);
        put_quoted(&printer->out, (struct str){text.bytes, (uint32_t)text.len});
        buf_putc(&printer->out, '\n');
    }
    buf_free(&text);
    return i - first;
}

static void put_element(struct printer *printer, const struct element *element)
{
    indent(printer, element->level);
    buf_put_str(&printer->out, element->type);
    if (str_eqz(element->type, "Table"))
        place_heads(printer, element);
    if (element->id.s)
        buf_printf(&printer->out, " id " PRIstr, STR_ARG(id_text(printer, element->id)));
    put_cell(printer, element);
    put_word(printer, element->numbering);
    put_named(printer, " lang ", element->lang);
    put_named(printer, " actual ", element->actual);
    put_named(printer, " alt ", element->alt);
    if (str_eqz(element->type, "Link"))
        put_link(printer, element);
    buf_putc(&printer->out, '\n');
    for (uint32_t i = 0; i < element->kids.n;) {
        if (element->kids.items[i].kind == KID_ELEMENT)
            put_element(printer, element->kids.items[i++].element);
        else
            i += put_text(printer, element, i);
    }
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: print_tree FILE.pdf\n", stderr);
        return 2;
    }
    struct printer printer = {.pdf = opened_read(argv[1])};
    map_init(&printer.places, printer.pdf->arena);
    for (uint32_t i = 0; i < printer.pdf->elements.n; i++) {
        if (!printer.pdf->elements.items[i]->parent)
            put_element(&printer, printer.pdf->elements.items[i]);
    }
    fwrite(printer.out.bytes, 1, printer.out.len, stdout);
    buf_free(&printer.out);
    opened_free(printer.pdf);
    return 0;
}
