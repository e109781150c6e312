#include "paint_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/sys.h"

const struct node *paint_fixture_node(struct paint_fixture *f, const char *text)
{
    f->nodes[f->nnodes] = text_fixture_node(text, 1);
    return &f->nodes[f->nnodes++];
}

static void make_style(struct paint_fixture *f)
{
    for (uint16_t i = 0; i < LOOK__COUNT; i++) {
        f->looks[i] = f->text.look;
        f->looks[i].index = i;
        f->looks[i].colour = i == LOOK_HEAD ? 0x003366 : 0;
    }
    f->looks[LOOK_HEAD].bold = 1;
    f->looks[LOOK_HEAD].size = LEN_PT(14);
    f->style = &f->text.style;
    f->style->text_styles = (struct list){f->looks, LOOK__COUNT};
    for (uint16_t i = 0; i < LOOK__COUNT; i++)
        f->look_table[i] = &f->looks[i];
    f->layouts.looks.items = f->look_table;
    f->layouts.looks.n = LOOK__COUNT;
    f->style->layouts = &f->layouts;
    f->style->body = &f->looks[LOOK_BODY];
    f->style->mark_rise = 33;
    f->style->mark_size = 60;
    f->contents.number = paint_fixture_node(f, "Page {page}");
    f->style->contents = &f->contents;
    f->draft.word = paint_fixture_node(f, "DRAFT");
    f->draft.size = LEN_PT(80);
    f->draft.colour = 0xeeeeee;
    f->draft.text = &f->looks[LOOK_BODY];
    f->style->draft = &f->draft;
    f->links.colour = 0x0000cc;
    f->style->links = &f->links;
    f->page.width = LEN_PT(400);
    f->page.height = LEN_PT(300);
}

struct paint_fixture *paint_fixture_new(void)
{
    struct paint_fixture *f = sys_calloc(1, sizeof(*f));

    text_fixture_init(&f->text);
    make_style(f);
    text_fixture_open(&f->text, ".");
    f->head.title = paint_fixture_node(f, "A report & more");
    f->head.organisation = paint_fixture_node(f, "Anytown Council");
    f->head.subtitle = paint_fixture_node(f, "For the caf\xc3\xa9 committee");
    f->head.language = paint_fixture_node(f, "en-GB");
    f->report.head = &f->head;
    f->boxes.arena = f->text.arena;
    f->boxes.tree.arena = f->text.arena;
    f->boxes.tree.root = sem_add(&f->boxes.tree, NULL, ROLE_DOCUMENT);
    f->pages.arena = f->text.arena;
    VEC_PUSH(f->text.arena, &f->places, (struct place){0});
    f->job = (struct paint_job){.arena = f->text.arena,
                                .diags = &f->text.diags,
                                .report = &f->report,
                                .style = f->style,
                                .text = f->text.text,
                                .boxes = &f->boxes,
                                .pages = &f->pages,
                                .producer = "Orderpaper test"};
    return f;
}

void paint_fixture_free(struct paint_fixture *f)
{
    text_fixture_close(&f->text);
    free(f);
}

static void end_page(struct paint_fixture *f)
{
    struct page *page;

    if (f->page_list.n == 0)
        return;
    page = &f->page_list.items[f->page_list.n - 1];
    page->items = arena_copy(f->text.arena, f->items.items, sizeof(struct item) * f->items.n);
    page->nitems = f->items.n;
    f->items.n = 0;
}

void paint_fixture_page(struct paint_fixture *f)
{
    struct page page = {.style = &f->page, .number = f->page_list.n + 1};
    page.label = str_printf(f->text.arena, "%u", page.number);

    end_page(f);
    VEC_PUSH(f->text.arena, &f->page_list, page);
}

void paint_fixture_done(struct paint_fixture *f)
{
    if (f->pages.n > 0)
        return;
    end_page(f);
    f->pages.items = f->page_list.items;
    f->pages.n = f->page_list.n;
    f->pages.anchors = f->places.items;
    f->boxes.nanchors = f->places.n - 1;
}

struct sem *paint_fixture_sem(struct paint_fixture *f, struct sem *parent, enum role role)
{
    return sem_add(&f->boxes.tree, parent, role);
}

struct span paint_fixture_words(struct paint_fixture *f, struct sem *sem, const char *words, len_t x)
{
    struct span span = {.sem = sem, .kind = SPAN_WORDS, .x = x, .style = LOOK_BODY};
    word_id *ids;

    text_fixture_cut(&f->text, words, "", "");
    ids = ARENA_ARRAY(f->text.arena, word_id, f->text.pieces.n);
    for (uint32_t i = 0; i < f->text.pieces.n; i++)
        ids[i] = f->text.pieces.items[i].word | (f->text.pieces.items[i].spaces > 0 ? WORD_SPACE : 0);
    span.words = ids;
    span.nwords = (uint16_t)f->text.pieces.n;
    return span;
}

struct item *paint_fixture_line(struct paint_fixture *f, const struct span *spans, uint32_t n, len_t x, len_t y)
{
    struct line *line = ARENA_NEW(f->text.arena, struct line);
    struct item item = {.x = x, .y = y, .kind = ITEM_LINE, .line = line};

    line->spans = arena_copy(f->text.arena, spans, sizeof(*spans) * n);
    line->nspans = (uint16_t)n;
    line->height = LEN_PT(12);
    line->ascent = LEN_PT(9);
    VEC_PUSH(f->text.arena, &f->items, item);
    return &f->items.items[f->items.n - 1];
}

struct item *paint_fixture_text(struct paint_fixture *f, struct sem *parent, const char *words, len_t x, len_t y)
{
    struct sem *sem = parent != NULL ? paint_fixture_sem(f, parent, ROLE_TEXT) : NULL;
    struct span span = paint_fixture_words(f, sem, words, 0);

    return paint_fixture_line(f, &span, 1, x, y);
}

struct item *paint_fixture_image(struct paint_fixture *f, struct sem *sem, const struct image *image, len_t size,
                                 len_t x, len_t y)
{
    struct placed_image *picture = ARENA_NEW(f->text.arena, struct placed_image);
    struct span span = {.sem = sem, .kind = SPAN_IMAGE, .picture = picture, .index = (uint32_t)size};

    *picture = (struct placed_image){image, size, size};
    return paint_fixture_line(f, &span, 1, x, y);
}

void paint_fixture_rect(struct paint_fixture *f, len_t x, len_t y, len_t width, len_t height)
{
    struct item item = {.x = x, .y = y, .kind = ITEM_RECT, .rect = {width, height}, .colour = 0xcc0000};

    VEC_PUSH(f->text.arena, &f->items, item);
}

uint32_t paint_fixture_anchor(struct paint_fixture *f, len_t x, len_t y)
{
    struct place place = {f->page_list.n, x, y};

    VEC_PUSH(f->text.arena, &f->places, place);
    return f->places.n - 1;
}

void paint_fixture_section(struct paint_fixture *f, uint32_t level, const char *bookmark, uint32_t anchor)
{
    struct bookmark mark = {.words = str_from(bookmark), .level = level, .anchor = anchor};

    VEC_PUSH(f->text.arena, &f->boxes.bookmarks, mark);
}

struct str paint_fixture_write(struct paint_fixture *f)
{
    char path[] = "/tmp/orderpaper-paint-XXXXXX";
    int fd = mkstemp(path);
    struct str error = {"", 0}, bytes = {"", 0};
    struct outfile *out;

    assert_true(fd >= 0);
    close(fd);
    out = file_create(f->text.arena, str_from(path), &error);
    assert_non_null(out);
    if (!paint_pdf(&f->job, out, &error) || !file_commit(out, &error))
        fail_msg("%.*s", STR_ARG(error));
    assert_true(file_read(f->text.arena, str_from(path), SIZE_MAX, &bytes, &error));
    unlink(path);
    return bytes;
}

qpdf_data paint_fixture_open_large(struct paint_fixture *f)
{
    struct str bytes = paint_fixture_write(f);
    qpdf_data pdf = qpdf_init();

    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    assert_int_equal(qpdf_read_memory(pdf, "test", bytes.s, bytes.len, NULL), QPDF_SUCCESS);
    assert_false(qpdf_more_warnings(pdf));
    return pdf;
}

qpdf_data paint_fixture_open(struct paint_fixture *f)
{
    qpdf_data pdf = paint_fixture_open_large(f);

    assert_int_equal(qpdf_check_pdf(pdf), QPDF_SUCCESS);
    assert_false(qpdf_more_warnings(pdf));
    return pdf;
}

qpdf_oh pdf_at(qpdf_data pdf, qpdf_oh from, const char *path)
{
    char key[64] = "/";

    while (*path != '\0') {
        size_t n = strcspn(path, ".");

        assert_true(n < sizeof(key) - 1);
        memcpy(key + 1, path, n);
        key[n + 1] = '\0';
        if (qpdf_oh_is_stream(pdf, from))
            from = qpdf_oh_get_dict(pdf, from);
        if (key[1] >= '0' && key[1] <= '9')
            from = qpdf_oh_get_array_item(pdf, from, atoi(key + 1));
        else
            from = qpdf_oh_get_key(pdf, from, key);
        path += path[n] == '.' ? n + 1 : n;
    }
    return from;
}

qpdf_oh pdf_root_at(qpdf_data pdf, const char *path)
{
    return pdf_at(pdf, qpdf_get_root(pdf), path);
}

void pdf_assert_name(qpdf_data pdf, qpdf_oh from, const char *path, const char *expected)
{
    qpdf_oh object = pdf_at(pdf, from, path);

    if (!qpdf_oh_is_name(pdf, object))
        fail_msg("%s is no name", path);
    assert_string_equal(qpdf_oh_get_name(pdf, object), expected);
}

void pdf_assert_text(qpdf_data pdf, qpdf_oh from, const char *path, const char *expected)
{
    qpdf_oh object = pdf_at(pdf, from, path);

    if (!qpdf_oh_is_string(pdf, object))
        fail_msg("%s is no string", path);
    assert_string_equal(qpdf_oh_get_utf8_value(pdf, object), expected);
}

void pdf_assert_int(qpdf_data pdf, qpdf_oh from, const char *path, int expected)
{
    qpdf_oh object = pdf_at(pdf, from, path);

    if (!qpdf_oh_is_integer(pdf, object))
        fail_msg("%s is no whole number", path);
    assert_int_equal(qpdf_oh_get_int_value_as_int(pdf, object), expected);
}

void pdf_assert_absent(qpdf_data pdf, qpdf_oh from, const char *path)
{
    assert_true(qpdf_oh_is_null(pdf, pdf_at(pdf, from, path)));
}

struct str pdf_stream(struct paint_fixture *f, qpdf_data pdf, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t n = 0;
    struct str copy;
    char *text;

    assert_int_equal(qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_all, NULL, &bytes, &n), QPDF_SUCCESS);
    text = arena_alloc(f->text.arena, n + 1);
    memcpy(text, bytes, n);
    free(bytes);
    copy = (struct str){text, (uint32_t)n};
    return copy;
}

struct str pdf_content(struct paint_fixture *f, qpdf_data pdf, int page)
{
    return pdf_stream(f, pdf, pdf_at(pdf, qpdf_get_page_n(pdf, (size_t)page), "Contents"));
}
