#include "paint/haru_link_int.h"

#include "base/arena.h"

enum { FLAG_PRINT = 4 };

/* What a reader is told of the link: its own words, else where it leads. */
static struct str contents_of(struct haru_page *page, const struct sem_extra *extra)
{
    const struct pages *pages = page->job->pages;

    if (extra->alt.len > 0)
        return extra->alt;
    if (extra->url.len > 0)
        return extra->url;
    return str_printf(page->job->arena, "Page " PRIstr,
                      STR_ARG(pages->items[pages->anchors[extra->target].page - 1].label));
}

/* Addresses are ASCII: what is not is percent-encoded (RFC 3986). */
static void put_address(struct buf *out, struct str url)
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

static HPDF_Dict web_action(struct haru *haru, struct str url)
{
    HPDF_Dict action = haru_dict(haru);
    struct buf address = {0};

    put_address(&address, url);
    HPDF_Dict_AddName(action, "S", "URI");
    HPDF_Dict_Add(action, "URI", haru_bytes(haru, (struct str){address.bytes, (uint32_t)address.len}));
    buf_free(&address);
    return action;
}

static HPDF_Array no_border(struct haru *haru)
{
    HPDF_Array border = haru_array(haru);

    for (int i = 0; i < 3; i++)
        HPDF_Array_AddNumber(border, 0);
    return border;
}

void haru_link_write(struct haru_page *page, const struct sem *link, uint32_t index)
{
    struct haru *haru = page->haru;
    const struct tagged_area *area = &page->areas.items[index];
    HPDF_Dict dict = haru_dict(haru);

    HPDF_Dict_AddName(dict, "Type", "Annot");
    HPDF_Dict_AddName(dict, "Subtype", "Link");
    HPDF_Dict_Add(dict, "Rect", haru_box(haru, area->left, area->bottom, area->right, area->top));
    HPDF_Dict_Add(dict, "Border", no_border(haru));
    HPDF_Dict_AddNumber(dict, "F", FLAG_PRINT);
    HPDF_Dict_AddNumber(dict, "StructParent", (HPDF_INT32)area->key);
    HPDF_Dict_Add(dict, "P", haru_ref(haru, haru_page_id(page, area->page)));
    HPDF_Dict_Add(dict, "Contents", haru_text(haru, contents_of(page, link->extra)));
    if (link->extra->url.len > 0)
        HPDF_Dict_Add(dict, "A", web_action(haru, link->extra->url));
    else
        HPDF_Dict_Add(dict, "Dest", haru_page_destination(page, link->extra->target));
    haru_put(haru, area->annotation, dict);
}
