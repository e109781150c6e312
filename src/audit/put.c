/* The checklist as text. */
#include <string.h>

#include "audit/audit.h"
#include "base/utf8.h"

enum { WIDTH = 100 /* columns */ };

struct sheet {
    struct buf *out;
    const struct audit_job *job;
    struct buf line;
    struct str folder; /* of the report: left out of places */
    int page_width;    /* of the longest number of a page, in bytes */
};

static void sheet_begin(struct sheet *sheet, struct buf *out, const struct audit_job *job)
{
    const struct pages *pages = job->pages;
    const struct source *source = sources_at(job->sources, 1);

    *sheet = (struct sheet){.out = out, .job = job, .page_width = 1};
    for (uint32_t i = 0; i < pages->n; i++) {
        if ((int)pages->items[i].label.len > sheet->page_width)
            sheet->page_width = (int)pages->items[i].label.len;
    }
    if (source) {
        uint32_t n = source->path.len;

        while (n > 0 && source->path.s[n - 1] != '/')
            n--;
        sheet->folder = str_sub(source->path, 0, n);
    }
}

static void indent(struct sheet *sheet, int columns)
{
    for (int i = 0; i < columns; i++)
        buf_putc(sheet->out, ' ');
}

/* Words into lines; the first goes on at `column`, the others begin at `hang`. */
static void put_wrapped(struct sheet *sheet, struct str words, int column, int hang)
{
    bool first = true;

    for (uint32_t at = 0; at < words.len;) {
        const char *blank = memchr(words.s + at, ' ', words.len - at);
        struct str word = str_sub(words, at, blank ? (uint32_t)(blank - words.s) - at : words.len);
        int width = (int)utf8_count(word);

        if (!first && column + 1 + width > WIDTH) {
            buf_putc(sheet->out, '\n');
            indent(sheet, hang);
            column = hang;
        } else if (!first) {
            buf_putc(sheet->out, ' ');
            column++;
        }
        buf_put_str(sheet->out, word);
        column += width;
        first = false;
        at += word.len + 1;
    }
    buf_putc(sheet->out, '\n');
}

static void put_paragraphs(struct sheet *sheet, const struct audit_lines *lines, const char *before)
{
    for (uint32_t i = 0; i < lines->n; i++) {
        buf_puts(sheet->out, before);
        put_wrapped(sheet, lines->items[i], 0, 0);
    }
}

/* " (data/urban.yaml:12)": files of the report from its folder on, others by their names alone. */
static void put_place(struct sheet *sheet, struct mark mark)
{
    const struct source *source = sources_at(sheet->job->sources, mark.file);

    if (source == NULL || mark.line == 0)
        return;
    struct str path = source->path, folder = sheet->folder;
    if (folder.len > 0 && path.len > folder.len && memcmp(path.s, folder.s, folder.len) == 0)
        path = str_sub(path, folder.len, path.len);
    else if (path.len > 0 && path.s[0] == '/')
        while (memchr(path.s, '/', path.len))
            path = str_sub(path, 1, path.len);
    buf_printf(&sheet->line, " (" PRIstr ":%u)", STR_ARG(path), (unsigned)mark.line);
}

/* Numbers, as printed, end below one another. */
static void put_page(struct sheet *sheet, uint32_t page)
{
    struct str label = sheet->job->pages->items[page - 1].label;

    buf_puts(sheet->out, "page ");
    indent(sheet, sheet->page_width - (int)label.len);
    buf_printf(sheet->out, PRIstr "  ", STR_ARG(label));
}

static void put_entry(struct sheet *sheet, const struct audit_entry *entry)
{
    enum { MARGIN = 4 };
    int hang = MARGIN + 5 + sheet->page_width + 2, deep = hang + 2 * (int)entry->depth;

    buf_clear(&sheet->line);
    buf_put_str(&sheet->line, entry->text);
    put_place(sheet, entry->mark);
    indent(sheet, MARGIN);
    if (entry->page > 0)
        put_page(sheet, entry->page);
    else
        indent(sheet, hang - MARGIN);
    indent(sheet, deep - hang);
    put_wrapped(sheet, (struct str){sheet->line.bytes, (uint32_t)sheet->line.len}, deep, deep + 2);
    for (uint32_t i = 0; i < entry->more.n; i++) {
        indent(sheet, hang);
        put_wrapped(sheet, entry->more.items[i], hang, hang + 2);
    }
    for (uint32_t i = 0; i < entry->warnings.n; i++) {
        indent(sheet, hang);
        buf_puts(sheet->out, "! ");
        put_wrapped(sheet, entry->warnings.items[i], hang + 2, hang + 2);
    }
}

/* "[ ] Links (3): do the words ...?" and the entries. */
static void put_question(struct sheet *sheet, const struct audit_question *question)
{
    buf_clear(&sheet->line);
    buf_put_str(&sheet->line, question->title);
    if (question->entries.n > 0)
        buf_printf(&sheet->line, " (%u)", (unsigned)question->entries.n);
    buf_printf(&sheet->line, ": " PRIstr, STR_ARG(question->text));
    buf_puts(sheet->out, "\n[ ] ");
    put_wrapped(sheet, (struct str){sheet->line.bytes, (uint32_t)sheet->line.len}, 4, 4);
    for (uint32_t i = 0; i < question->entries.n; i++)
        put_entry(sheet, &question->entries.items[i]);
}

void audit_put(struct buf *out, const struct audit_job *job)
{
    const struct audit_list *list = audit_list(job);
    struct sheet sheet;

    sheet_begin(&sheet, out, job);
    put_paragraphs(&sheet, &list->before, "");
    for (uint32_t i = 0; i < list->questions.n; i++)
        put_question(&sheet, &list->questions.items[i]);
    put_paragraphs(&sheet, &list->after, "\n");
    buf_free(&sheet.line);
}
