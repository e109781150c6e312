#include "pdf_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <qpdf/qpdf-c.h>

#include "pdf_tree.h"

/* What pdftotext prints, standard error included. */
static void run(struct buf *out, struct arena *arena, const char *path)
{
    struct str line = str_printf(arena, "pdftotext -bbox '%s' - 2>&1", path);
    FILE *pipe = popen(str_dup(arena, line).s, "r");
    assert_non_null(pipe);
    size_t n;
    do {
        char *room = buf_reserve(out, 65536);
        n = fread(room, 1, 65536, pipe);
        out->len += n;
    } while (n > 0);
    int status = pclose(pipe);
    if (status != 0)
        print_error("%.*s\n", (int)out->len, out->bytes);
    assert_int_equal(status, 0);
    buf_putc(out, '\0');
    out->len--;
}

/* The number after `name="`. */
static double attribute(const char *line, const char *name)
{
    const char *at = strstr(line, name);
    assert_non_null(at);
    return strtod(at + strlen(name), NULL);
}

static struct str decoded(struct arena *arena, const char *from, const char *to)
{
    static const struct {
        const char *entity;
        char is;
    } entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    char *text = arena_alloc(arena, (size_t)(to - from) + 1);
    uint32_t n = 0;
    while (from < to) {
        size_t step = 1;
        text[n] = *from;
        for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
            if (strncmp(from, entities[i].entity, strlen(entities[i].entity)) == 0) {
                text[n] = entities[i].is;
                step = strlen(entities[i].entity);
            }
        }
        n++;
        from += step;
    }
    return (struct str){text, n};
}

static void read_word(struct pdf *pdf, const char *line)
{
    const char *from = strchr(line, '>'), *to = from ? strstr(from, "</word>") : NULL;
    assert_non_null(to);
    assert_true(pdf->pages.n > 0);
    struct pdf_word word = {.page = pdf->pages.n - 1, .text = decoded(pdf->arena, from + 1, to)};
    word.x0 = attribute(line, "xMin=\"");
    word.y0 = attribute(line, "yMin=\"");
    word.x1 = attribute(line, "xMax=\"");
    word.y1 = attribute(line, "yMax=\"");
    VEC_PUSH(pdf->arena, &pdf->words, word);
}

static void read_boxes(struct pdf *pdf, char *text)
{
    char *rest = text;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        if (strstr(line, "<page ")) {
            struct pdf_page page = {.width = attribute(line, "width=\""), .height = attribute(line, "height=\"")};
            VEC_PUSH(pdf->arena, &pdf->pages, page);
        } else if (strstr(line, "<word ")) {
            read_word(pdf, line);
        } else if (strstr(line, "Error")) {
            fail_msg("%s", line);
        }
    }
}

/* Takes the replacement texts out of a page's content: poppler gives a word that stands on two lines one box. */
static void show_as_printed(qpdf_data qpdf, qpdf_oh page)
{
    static const char actual[] = "/ActualText", other[] = "/PrintedText";
    qpdf_oh contents = qpdf_oh_get_key(qpdf, page, "/Contents"), none = qpdf_oh_new_null(qpdf);
    unsigned char *bytes = NULL;
    size_t n = 0;
    assert_int_equal(qpdf_oh_get_stream_data(qpdf, contents, qpdf_dl_all, NULL, &bytes, &n), QPDF_SUCCESS);
    struct str content = {(const char *)bytes, (uint32_t)n};
    struct buf printed = {0};
    uint32_t from = 0;
    for (int64_t at; (at = str_find(content, actual, from)) >= 0; from = (uint32_t)at + sizeof(actual) - 1) {
        buf_put(&printed, content.s + from, (uint32_t)at - from);
        buf_puts(&printed, other);
    }
    buf_put(&printed, content.s + from, content.len - from);
    qpdf_oh_replace_stream_data(qpdf, contents, (const unsigned char *)printed.bytes, printed.len, none, none);
    buf_free(&printed);
    free(bytes);
}

/* A copy of what is printed, without the colour profile, which says nothing about words and costs poppler 20 ms a
 * page. */
static const char *copy_as_printed(struct arena *arena, const char *path)
{
    const char *copy = str_dup(arena, str_printf(arena, "%s.plain", path)).s;
    qpdf_data qpdf = qpdf_init();
    assert_int_equal(qpdf_read(qpdf, path, NULL), QPDF_SUCCESS);
    qpdf_oh root = qpdf_get_root(qpdf);
    qpdf_oh_remove_key(qpdf, root, "/OutputIntents");
    for (int i = 0; i < qpdf_get_num_pages(qpdf); i++)
        show_as_printed(qpdf, qpdf_get_page_n(qpdf, (size_t)i));
    assert_int_equal(qpdf_init_write(qpdf, copy), QPDF_SUCCESS);
    assert_int_equal(qpdf_write(qpdf), QPDF_SUCCESS);
    qpdf_cleanup(&qpdf);
    return copy;
}

/* Poppler gives the places of words on a turned page as it is read, but its sheet's size. */
static void read_turns(struct pdf *pdf, const char *path)
{
    qpdf_data qpdf = qpdf_init();
    assert_int_equal(qpdf_read(qpdf, path, NULL), QPDF_SUCCESS);
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        struct pdf_page *page = &pdf->pages.items[i], sheet = *page;
        qpdf_oh rotate = qpdf_oh_get_key(qpdf, qpdf_get_page_n(qpdf, i), "/Rotate");
        page->rotate = qpdf_oh_is_integer(qpdf, rotate) ? (int)qpdf_oh_get_int_value(qpdf, rotate) : 0;
        if (page->rotate % 180 != 0)
            *page = (struct pdf_page){sheet.height, sheet.width, page->rotate};
    }
    qpdf_cleanup(&qpdf);
}

void pdf_read(struct pdf *pdf, struct arena *arena, const char *path)
{
    *pdf = (struct pdf){.arena = arena};
    const char *copy = copy_as_printed(arena, path);
    struct buf text = {0};
    run(&text, arena, copy);
    assert_int_equal(unlink(copy), 0);
    read_boxes(pdf, text.bytes);
    read_turns(pdf, path);
    pdf_tree_read(&pdf->tree, path);
    buf_free(&text);
}

void pdf_free(struct pdf *pdf)
{
    buf_free(&pdf->tree);
}

void pdf_squeeze(struct buf *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (n - i > 1 && memcmp(text + i, "\xc2\xad", 2) == 0)
            i++;
        else if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t')
            buf_putc(out, text[i]);
    }
}
