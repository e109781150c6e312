#include "compose_text_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check/check.h"

static const char *path_of(struct text_report *fixture, const char *name)
{
    return str_printf(fixture->arena, "%s/%s", fixture->folder, name).s;
}

/* White, one bit a pixel, without a resolution. */
static const unsigned char wide_png[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x01, 0x2c, 0x00, 0x00, 0x00, 0x96, 0x01, 0x00, 0x00, 0x00, 0x00, 0x4c, 0x20, 0x88, 0x7f, 0x00,
    0x00, 0x00, 0x2c, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0xed, 0xca, 0xa1, 0x01, 0x00, 0x00, 0x0c, 0x02,
    0x20, 0xff, 0x7f, 0x5a, 0x5f, 0x58, 0x5c, 0x80, 0x4c, 0x7a, 0x12, 0x4d, 0xd3, 0x34, 0x4d, 0xd3, 0x34,
    0x4d, 0xd3, 0x34, 0x4d, 0xd3, 0x34, 0x4d, 0xd3, 0x34, 0x4d, 0xfb, 0xd1, 0x06, 0x7d, 0xdf, 0x2f, 0x07,
    0x24, 0xdb, 0xa6, 0x3f, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
static const unsigned char tall_png[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x96, 0x00, 0x00, 0x03, 0x84, 0x01, 0x00, 0x00, 0x00, 0x00, 0x6b, 0x8c, 0xf5, 0x42, 0x00, 0x00, 0x00, 0x47, 0x49,
    0x44, 0x41, 0x54, 0x78, 0xda, 0xed, 0xc8, 0x31, 0x0d, 0x00, 0x00, 0x0c, 0x03, 0xa0, 0xfa, 0x37, 0xdd, 0x0a, 0x98,
    0x82, 0x25, 0x70, 0x92, 0x5e, 0x71, 0xce, 0x39, 0xe7, 0x9c, 0x73, 0xce, 0x39, 0xe7, 0x9c, 0x73, 0xce, 0x39, 0xe7,
    0x9c, 0x73, 0xce, 0x39, 0xe7, 0x9c, 0x73, 0xce, 0x39, 0xe7, 0x9c, 0x73, 0xce, 0x39, 0xe7, 0x9c, 0x73, 0xce, 0x39,
    0xe7, 0x9c, 0x73, 0xce, 0x39, 0xe7, 0x9c, 0x73, 0xce, 0x39, 0xf7, 0xee, 0x06, 0xe9, 0xc0, 0x8d, 0x13, 0xea, 0x4f,
    0xad, 0x29, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};

static void write_bytes(struct text_report *fixture, const char *name, const void *bytes, size_t n)
{
    FILE *file = fopen(path_of(fixture, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

static void write_file(struct text_report *fixture, const char *name, const char *text)
{
    write_bytes(fixture, name, text, strlen(text));
}

void assert_no_messages(const struct text_report *fixture)
{
    if (fixture->diags.n > 0) {
        fail_msg("line %u: %.*s", fixture->diags.items[0]->mark.line, STR_ARG(fixture->diags.items[0]->text));
    }
}

void assert_one_message(const struct text_report *fixture, enum diag_code code)
{
    if (fixture->diags.n != 1) {
        fail_msg("%u messages", fixture->diags.n);
    }
    assert_string_equal(diag_code_name(fixture->diags.items[0]->code), diag_code_name(code));
}

void text_report_open(struct text_report *fixture, const char *layout, const char *head, const char *report)
{
    memset(fixture, 0, sizeof(*fixture));
    fixture->arena = arena_new();
    strcpy(fixture->folder, "/tmp/orderpaper-text-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    write_file(fixture, "house.yaml", layout);
    write_bytes(fixture, "wide.png", wide_png, sizeof(wide_png));
    write_bytes(fixture, "tall.png", tall_png, sizeof(tall_png));
    write_file(fixture, "report.yaml",
               str_printf(fixture->arena, "report: { title: A title, layout: ./house.yaml%s }\n%s", head, report).s);
    sources_init(&fixture->sources, fixture->arena);
    diags_init(&fixture->diags, fixture->arena, &fixture->sources);
    loader_init(&fixture->loader, fixture->arena, &fixture->diags, 0);
    struct doc *doc = load_main(&fixture->loader, str_from(path_of(fixture, "report.yaml")));
    assert_non_null(doc->root);
    fixture->report = check_report(&fixture->loader, doc);
    assert_no_messages(fixture);
    fixture->style = style_load_report(&fixture->loader, doc, STR("."), fixture->report);
    assert_no_messages(fixture);
    assert_non_null(fixture->style);
    fixture->figures = figures_compute(&(struct compute_job){
        .arena = fixture->arena, .diags = &fixture->diags, .report = fixture->report, .style = fixture->style});
    assert_no_messages(fixture);
    fixture->images = images_load(fixture->arena, &fixture->loader, &fixture->diags, fixture->report, fixture->style);
    assert_no_messages(fixture);
    fixture->text = text_new(fixture->arena, &fixture->loader, STR("."), fixture->style);
    assert_non_null(fixture->text);
    composer_open(&fixture->composer, &(struct compose_job){.arena = fixture->arena,
                                                            .diags = &fixture->diags,
                                                            .report = fixture->report,
                                                            .figures = fixture->figures,
                                                            .images = fixture->images,
                                                            .style = fixture->style,
                                                            .text = fixture->text});
    fixture->open = true;
    targets_declare(&fixture->composer);
}

void text_report_compose(struct text_report *fixture)
{
    fixture->boxes = compose_report(&(struct compose_job){.arena = fixture->arena,
                                                          .diags = &fixture->diags,
                                                          .report = fixture->report,
                                                          .figures = fixture->figures,
                                                          .images = fixture->images,
                                                          .style = fixture->style,
                                                          .text = fixture->text});
}

void text_report_close(struct text_report *fixture)
{
    unlink(path_of(fixture, "house.yaml"));
    unlink(path_of(fixture, "report.yaml"));
    unlink(path_of(fixture, "wide.png"));
    unlink(path_of(fixture, "tall.png"));
    rmdir(fixture->folder);
    if (fixture->open) {
        composer_close(&fixture->composer);
    }
    text_free(fixture->text);
    buf_free(&fixture->shown);
    arena_free(fixture->arena);
}

const struct rich *text_of_section(const struct text_report *fixture, uint32_t n)
{
    return fixture->report->sections.items[n]->text;
}

struct flow set_section(struct text_report *fixture, uint32_t n, const char *look, len_t width, enum align align)
{
    struct setting setting = {.look = style_text(fixture->style, str_from(look)),
                              .width = width,
                              .align = align,
                              .parent = fixture->composer.boxes->tree.root,
                              .para = ROLE_P};
    assert_non_null(setting.look);
    return compose_rich(&fixture->composer, &setting, text_of_section(fixture, n));
}

len_t width_of(struct text_report *fixture, const char *look, const char *words)
{
    len_t least, most;
    compose_measure_plain(&fixture->composer, style_text(fixture->style, str_from(look)), str_from(words), &least,
                          &most);
    return most;
}

static void show_text(struct buf *out, struct str text)
{
    for (uint32_t i = 0; i < text.len; i++) {
        if (i + 1 < text.len && text.s[i] == '\xC2' && text.s[i + 1] == '\xAD') {
            buf_putc(out, '-');
            i++;
        } else {
            buf_putc(out, text.s[i]);
        }
    }
}

static void show_span(struct text_report *fixture, const struct span *span)
{
    struct buf *out = &fixture->shown;
    if (span->kind == SPAN_SYMBOL) {
        buf_printf(out, "<%.*s>", STR_ARG(node_text(span->symbol->id)));
    } else if (span->kind == SPAN_NOTE) {
        buf_printf(out, "^%u", span->index + 1);
    } else if (span->kind == SPAN_PAGE) {
        buf_printf(out, "#%u", span->index);
    } else if (span->kind == SPAN_LEADER) {
        buf_puts(out, "...");
    } else if (span->kind == SPAN_IMAGE) {
        buf_printf(out, "[%.*s ", STR_ARG(span->picture->image->file));
        buf_put_milli(out, span->picture->width);
        buf_puts(out, " x ");
        buf_put_milli(out, span->picture->height);
        buf_puts(out, "]");
    }
    for (uint32_t i = 0; span->kind == SPAN_WORDS && i < span->nwords; i++) {
        show_text(out, text_word(fixture->text, span->words[i] & WORD_INDEX)->text);
        buf_puts(out, span->words[i] & WORD_SPACE ? "_" : "");
    }
}

static void show_lines(struct text_report *fixture, const struct flow *flow, char between)
{
    struct buf *out = &fixture->shown;
    for (uint32_t i = 0; i < flow->n; i++) {
        const struct line *line = &flow->lines[i];
        if (i > 0) {
            buf_putc(out, between);
        }
        if (line->flags) {
            buf_printf(out, "%s%s ", line->flags & LINE_KEEP_NEXT ? "k" : "", line->flags & LINE_NOTES ? "n" : "");
        }
        for (uint32_t s = 0; s < line->nspans; s++) {
            buf_puts(out, s ? "|" : "");
            show_span(fixture, &line->spans[s]);
        }
    }
}

static const char *shown(struct text_report *fixture)
{
    buf_putc(&fixture->shown, '\0');
    return fixture->shown.bytes;
}

const char *show_flow(struct text_report *fixture, const struct flow *flow)
{
    buf_clear(&fixture->shown);
    show_lines(fixture, flow, '\n');
    return shown(fixture);
}

static void show_node(struct buf *out, const struct sem *sem)
{
    const char *name = sem_role_name((enum role)sem->role);
    buf_puts(out, name[0] ? name : "text");
    if (sem->first) {
        buf_putc(out, '(');
        for (const struct sem *child = sem->first; child; child = child->next) {
            show_node(out, child);
            buf_puts(out, child->next ? "," : ")");
        }
    }
}

const char *show_bookmarks(struct text_report *fixture)
{
    struct buf *out = &fixture->shown;
    buf_clear(out);
    for (uint32_t i = 0; i < fixture->boxes->bookmarks.n; i++) {
        const struct bookmark *bookmark = &fixture->boxes->bookmarks.items[i];
        assert_int_not_equal(bookmark->anchor, 0);
        buf_printf(out, "%s%u %.*s", i ? "\n" : "", bookmark->level, STR_ARG(bookmark->words));
    }
    return shown(fixture);
}

const char *show_tree(struct text_report *fixture, const struct sem *sem)
{
    buf_clear(&fixture->shown);
    show_node(&fixture->shown, sem);
    return shown(fixture);
}

void assert_inside(struct text_report *fixture, const struct flow *flow, len_t width)
{
    for (uint32_t i = 0; i < flow->n; i++) {
        len_t end = 0;
        for (uint32_t s = 0; s < flow->lines[i].nspans; s++) {
            const struct span *span = &flow->lines[i].spans[s];
            assert_true(span->x >= end); /* nothing overlaps */
            end = span->x + compose_span_width(fixture->text, fixture->style, span);
        }
        if (end > width) {
            fail_msg("line %u ends at %d of %d: %s", i, end, width, show_flow(fixture, flow));
        }
    }
}

const char *show_boxes(struct text_report *fixture)
{
    static const char *const starts[] = {"auto", "page", "right", "continue"};
    struct buf *out = &fixture->shown;
    buf_clear(out);
    for (uint32_t i = 0; i < fixture->boxes->items.n; i++) {
        const struct box *box = &fixture->boxes->items.items[i];
        buf_puts(out, i ? "\n" : "");
        if (box->kind == BOX_PAGE) {
            buf_printf(out, "== %.*s %s%s", STR_ARG(node_text(box->page->id)), starts[box->start],
                       box->plain ? " plain" : "");
        } else if (box->kind == BOX_FLOW) {
            show_lines(fixture, &box->flow, '/');
        } else {
            buf_puts(out, "table");
        }
    }
    return shown(fixture);
}
