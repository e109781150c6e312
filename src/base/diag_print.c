#include "base/buf.h"
#include "base/diag.h"
#include "base/excerpt.h"

enum { LINE_MAX_SHOWN = 2000 };

static const char *const level_colours[] = {"\033[1;36m", "\033[1;35m", "\033[1;31m"};

/* `path:line:col: `, or the program's name when there is no place. */
static void put_place(struct buf *out, const struct source *source, struct mark mark)
{
    if (source == NULL) {
        buf_puts(out, "orderpaper: ");
        return;
    }
    excerpt_put_safe(out, source->path);
    if (mark.line != 0)
        buf_printf(out, ":%u:%u", mark.line, mark.col);
    buf_puts(out, ": ");
}

/* A line of text, shortened when it is beyond all reason. */
static void put_line(struct buf *out, struct str line)
{
    excerpt_put_safe(out, str_sub(line, 0, LINE_MAX_SHOWN));
    if (line.len > LINE_MAX_SHOWN)
        buf_puts(out, "\xE2\x80\xA6");
}

static void put_level(struct buf *out, enum diag_level level, bool colour)
{
    if (colour)
        buf_puts(out, level_colours[level]);
    buf_puts(out, diag_level_name(level));
    buf_puts(out, colour ? "\033[0m: " : ": ");
}

/* Help may have several lines, such as a few lines of YAML; those after the first are indented below it. */
static void put_help(struct buf *out, struct str help)
{
    uint32_t at = 0;

    buf_puts(out, "  help: ");
    while (at < help.len) {
        int64_t end = str_find(help, "\n", at);
        uint32_t stop = end < 0 ? help.len : (uint32_t)end;

        if (at > 0)
            buf_puts(out, "        ");
        put_line(out, str_sub(help, at, stop - at));
        buf_putc(out, '\n');
        at = stop + 1;
    }
}

static void put_diag(struct buf *out, const struct diags *diags, const struct diag *diag, bool colour)
{
    struct source *source = sources_at(diags->sources, diag->mark.file);
    struct source *related = sources_at(diags->sources, diag->related.file);

    put_place(out, source, diag->mark);
    put_level(out, diag_code_level(diag->code), colour);
    put_line(out, diag->text);
    buf_printf(out, " [%s]\n", diag_code_name(diag->code));
    if (source != NULL && diag->mark.line != 0 && source->text.len > 0)
        excerpt_put(out, source_line(source, diags->sources->arena, diag->mark.line), diag->mark);
    if (diag->help.len > 0)
        put_help(out, diag->help);
    if (related != NULL && diag->related.line != 0) {
        buf_puts(out, "  note: ");
        put_place(out, related, diag->related);
        put_line(out, diag->related_text);
        buf_putc(out, '\n');
    }
}

void diags_print(struct diags *diags, FILE *out, bool colour)
{
    struct diag_list list = diags_shown(diags);
    struct buf text = {0};

    for (uint32_t i = 0; i < list.n; i++) {
        buf_clear(&text);
        put_diag(&text, diags, list.items[i], colour);
        fwrite(text.bytes, 1, text.len, out);
    }
    buf_free(&text);
}
