/* --dump=heard: what is said, in lines. */
#include "paint/paint.h"

static void put_words(struct buf *out, const char *before, struct str words, const char *behind)
{
    if (words.len == 0)
        return;
    buf_puts(out, before);
    buf_put_str(out, words);
    buf_puts(out, behind);
}

void paint_dump_heard(const struct paint_job *job, struct buf *out)
{
    struct heard_list list = paint_heard(job);
    uint32_t page = 0;

    for (uint32_t i = 0; i < list.n; i++) {
        const struct heard *heard = &list.items[i];

        for (uint32_t n = 0; n < heard->depth; n++)
            buf_puts(out, "  ");
        buf_put_str(out, heard->role);
        put_words(out, " (", heard->context, ")");
        put_words(out, heard->role.len > 0 ? ": " : "", heard->text, "");
        if (heard->page > 0 && heard->page != page) {
            page = heard->page;
            put_words(out, "  [page ", job->pages->items[page - 1].label, "]");
        }
        buf_putc(out, '\n');
    }
}
