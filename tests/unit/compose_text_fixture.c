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

static void write_file(struct text_report *fixture, const char *name, const char *text)
{
    FILE *file = fopen(path_of(fixture, name), "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
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
    write_file(fixture, "report.yaml",
               str_printf(fixture->arena, "report: { title: A title, layout: ./house.yaml%s }\n%s", head, report).s);
    sources_init(&fixture->sources, fixture->arena);
    diags_init(&fixture->diags, fixture->arena, &fixture->sources);
    loader_init(&fixture->loader, fixture->arena, &fixture->diags, 0);
    struct doc *doc = load_main(&fixture->loader, str_from(path_of(fixture, "report.yaml")));
    assert_non_null(doc->root);
    fixture->report = check_report(&fixture->loader, doc);
    assert_no_messages(fixture);
    const struct node *name = fixture->report->head->layout;
    fixture->style = style_load(&fixture->loader, doc, STR("."), node_text(name), name->mark);
    assert_no_messages(fixture);
    assert_non_null(fixture->style);
    fixture->figures = figures_compute(fixture->arena, &fixture->diags, fixture->report, fixture->style);
    assert_no_messages(fixture);
    fixture->text = text_new(fixture->arena, &fixture->loader, STR("."), fixture->style);
    assert_non_null(fixture->text);
    composer_open(&fixture->composer, fixture->arena, &fixture->diags, fixture->report, fixture->figures,
                  fixture->style, fixture->text);
    fixture->open = true;
    targets_declare(&fixture->composer);
}

void text_report_compose(struct text_report *fixture)
{
    fixture->boxes = compose_report(fixture->arena, &fixture->diags, fixture->report, fixture->figures,
                                    fixture->style, fixture->text);
}

void text_report_close(struct text_report *fixture)
{
    unlink(path_of(fixture, "house.yaml"));
    unlink(path_of(fixture, "report.yaml"));
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
