#include "paint/haru_link_int.h"

#include "base/arena.h"
#include "paint/links_int.h"

enum { FLAG_PRINT = 4 };

static HPDF_Dict web_action(struct haru *haru, struct str url)
{
    HPDF_Dict action = haru_dict(haru);
    struct buf address = {0};

    links_put_address(&address, url);
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
    HPDF_Dict_Add(dict, "Contents", haru_text(haru, links_name(page->job, link)));
    if (link->extra->url.len > 0)
        HPDF_Dict_Add(dict, "A", web_action(haru, link->extra->url));
    else
        HPDF_Dict_Add(dict, "Dest", haru_page_destination(page, link->extra->target));
    haru_put(haru, area->annotation, dict);
}
