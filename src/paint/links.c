#include "paint/links_int.h"

#include "base/arena.h"

struct str links_name(const struct paint_job *job, const struct sem *link)
{
    const struct sem_extra *extra = link->extra;
    const struct pages *pages = job->pages;

    if (extra->alt.len > 0)
        return extra->alt;
    if (extra->url.len > 0)
        return extra->url;
    return str_printf(job->arena, "Page " PRIstr,
                      STR_ARG(pages->items[pages->anchors[extra->target].page - 1].label));
}

void links_put_address(struct buf *out, struct str url)
{
    static const char digits[] = "0123456789ABCDEF";

    for (uint32_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.s[i];

        if (c > ' ' && c < 0x7f) {
            buf_putc(out, (char)c);
        } else {
            buf_putc(out, '%');
            buf_putc(out, digits[c >> 4]);
            buf_putc(out, digits[c & 15]);
        }
    }
}

bool links_is_safe(struct str url)
{
    static const struct str schemes[] = {{"http", 4}, {"https", 5}, {"mailto", 6}, {"tel", 3}};
    int64_t colon = str_find(url, ":", 0);

    for (size_t i = 0; colon > 0 && i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        if (str_same(str_sub(url, 0, (uint32_t)colon), schemes[i]))
            return true;
    }
    return false;
}
