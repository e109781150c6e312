#include "compose_table_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check/check.h"

static const char *path_of(struct table_fixture *fixture, const char *name)
{
    return str_printf(fixture->arena, "%s/%s", fixture->folder, name).s;
}

static void write_file(struct table_fixture *fixture, const char *name, const char *begin, const char *text)
{
    FILE *file = fopen(path_of(fixture, name), "w");
    assert_non_null(file);
    fputs(begin, file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void fail_on_messages(const struct table_fixture *fixture)
{
    if (fixture->diags.n > 0)
        fail_msg("line %u: %.*s", fixture->diags.items[0]->mark.line, STR_ARG(fixture->diags.items[0]->text));
}

/* A report in the folder, as far as its figures. */
static const struct figures *compute_report(struct table_fixture *fixture, struct loader *loader, const char *name,
                                            const char *text, const struct figures *previous)
{
    write_file(fixture, name, "report: { title: Tables, organisation: Us, layout: ./house.yaml }\n", text);
    loader_init(loader, fixture->arena, &fixture->diags, 0);
    struct doc *doc = load_main(loader, str_from(path_of(fixture, name)));
    assert_non_null(doc->root);
    struct report *report = check_report(loader, doc);
    fail_on_messages(fixture);
    struct style *style = style_load_report(loader, doc, STR("."), report);
    fail_on_messages(fixture);
    assert_non_null(style);
    return figures_compute(&(struct compute_job){
        .arena = fixture->arena, .diags = &fixture->diags, .report = report, .style = style, .previous = previous});
}

static void compose_figures(struct table_fixture *fixture, const struct figures *figures)
{
    fixture->text = text_new(fixture->arena, &fixture->loader, STR("."), figures->style);
    assert_non_null(fixture->text);
    fixture->boxes = compose_report(&(struct compose_job){.arena = fixture->arena,
                                                          .diags = &fixture->diags,
                                                          .report = figures->report,
                                                          .figures = figures,
                                                          .images = &fixture->images,
                                                          .style = figures->style,
                                                          .text = fixture->text});
}

void table_open_since(struct table_fixture *fixture, const char *layout, const char *last, const char *report)
{
    memset(fixture, 0, sizeof(*fixture));
    fixture->arena = arena_new();
    strcpy(fixture->folder, "/tmp/orderpaper-table-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    write_file(fixture, "house.yaml", "", layout);
    sources_init(&fixture->sources, fixture->arena);
    diags_init(&fixture->diags, fixture->arena, &fixture->sources);
    const struct figures *previous =
        last ? compute_report(fixture, &fixture->last_loader, "last.yaml", last, NULL) : NULL;
    fail_on_messages(fixture);
    compose_figures(fixture, compute_report(fixture, &fixture->loader, "report.yaml", report, previous));
}

void table_open(struct table_fixture *fixture, const char *layout, const char *report)
{
    table_open_since(fixture, layout, NULL, report);
}

void table_close(struct table_fixture *fixture)
{
    unlink(path_of(fixture, "house.yaml"));
    unlink(path_of(fixture, "report.yaml"));
    unlink(path_of(fixture, "last.yaml"));
    rmdir(fixture->folder);
    text_free(fixture->text);
    buf_free(&fixture->shown);
    arena_free(fixture->arena);
}

const struct table *table_at(const struct table_fixture *fixture, uint32_t n)
{
    for (uint32_t i = 0; i < fixture->boxes->items.n; i++) {
        const struct box *box = &fixture->boxes->items.items[i];
        if (box->kind == BOX_TABLE && n-- == 0)
            return box->table;
    }
    return NULL;
}

static void show_span(struct table_fixture *fixture, const struct span *span)
{
    struct buf *out = &fixture->shown;
    if (span->kind == SPAN_NOTE)
        buf_putc(out, '^');
    if (span->kind == SPAN_SYMBOL)
        buf_printf(out, "<" PRIstr ">", STR_ARG(node_text(span->symbol->id)));
    for (uint32_t i = 0; span->kind == SPAN_WORDS && i < span->nwords; i++) {
        buf_put_str(out, text_word(fixture->text, span->words[i] & WORD_INDEX)->text);
        if (span->words[i] & WORD_SPACE)
            buf_putc(out, ' ');
    }
}

static void show_cell(struct table_fixture *fixture, const struct cell *cell)
{
    static const char *const scopes[] = {"", "-column", "-row", "-both"};
    struct buf *out = &fixture->shown;
    buf_printf(out, " [%u+%u/%u %s%s", cell->column, cell->colspan, cell->rowspan,
               sem_role_name((enum role)cell->sem->role), scopes[cell->sem->scope]);
    for (uint32_t i = 0; i < cell->flow.n; i++) {
        buf_putc(out, i == 0 ? ' ' : '|');
        const struct line *line = &cell->flow.lines[i];
        for (uint32_t s = 0; s < line->nspans; s++)
            show_span(fixture, &line->spans[s]);
        while (out->bytes[out->len - 1] == ' ')
            out->len--;
    }
    buf_puts(out, cell->flags & CELL_RULE_NONE_BELOW ? " ~]" : "]");
}

const char *table_show(struct table_fixture *fixture, const struct table *table)
{
    struct buf *out = &fixture->shown;
    buf_clear(out);
    for (uint32_t t = 0; t < table->ntracks; t++) {
        const struct track *track = &table->tracks[t];
        buf_printf(out, "%s%s%s:", t < table->nhead ? "H" : "", track->flags & TRACK_KEEP_NEXT ? "k" : "",
                   track->flags & TRACK_HEADING ? "h" : "");
        for (uint32_t i = 0; i < track->ncells; i++)
            show_cell(fixture, &table->cells[track->first + i]);
        buf_putc(out, '\n');
    }
    buf_putc(out, '\0');
    return out->bytes;
}

static void show_tree(struct buf *out, const struct sem *sem)
{
    buf_puts(out, sem_role_name((enum role)sem->role));
    if (sem->colspan > 1 || sem->rowspan > 1)
        buf_printf(out, "%ux%u", sem->colspan, sem->rowspan);
    bool open = false;
    for (const struct sem *child = sem->first; child; child = child->next) {
        if (child->role == ROLE_TEXT)
            continue;
        buf_putc(out, open ? ' ' : '(');
        open = true;
        show_tree(out, child);
    }
    if (open)
        buf_putc(out, ')');
}

const char *table_tree(struct table_fixture *fixture, const struct sem *sem)
{
    buf_clear(&fixture->shown);
    show_tree(&fixture->shown, sem);
    buf_putc(&fixture->shown, '\0');
    return fixture->shown.bytes;
}

void assert_table(struct table_fixture *fixture, uint32_t n, const char *expected)
{
    const struct table *table = table_at(fixture, n);
    assert_non_null(table);
    assert_string_equal(table_show(fixture, table), expected);
}

void assert_message(const struct table_fixture *fixture, enum diag_code code, uint32_t line)
{
    for (uint32_t i = 1; i < fixture->diags.n; i++)
        print_error("also: %.*s\n", STR_ARG(fixture->diags.items[i]->text));
    assert_int_equal(fixture->diags.n, 1);
    assert_string_equal(diag_code_name(fixture->diags.items[0]->code), diag_code_name(code));
    assert_int_equal(fixture->diags.items[0]->mark.line, line);
}

void assert_no_message(const struct table_fixture *fixture)
{
    fail_on_messages(fixture);
}
