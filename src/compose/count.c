/* Numbers with symbols beside them. */
#include "compose/paragraph_int.h"

/* Between a symbol and what follows it. */
static len_t gap_behind(const struct text_style *look)
{
    return look->size / 3;
}

static len_t pad_before(struct composer *composer, const struct text_style *look, const struct count *count)
{
    len_t room = count->room.len ? plain_words_width(composer, look, count->room) : 0;
    len_t width = count->words.len ? plain_words_width(composer, look, count->words) : 0;
    return len_max(room - width, 0);
}

len_t compose_count_width(struct composer *composer, const struct text_style *look, const struct count *count)
{
    len_t width = count->words.len ? plain_words_width(composer, look, count->words) : 0;
    width += pad_before(composer, look, count);
    for (uint32_t i = 0; i < count->nlooks; i++)
        width += symbol_size_beside(look, count->looks[i]) + gap_behind(look);
    return width;
}

struct flow compose_count(struct composer *composer, const struct setting *setting, const struct count *count)
{
    struct sem_tree *tree = &composer->boxes->tree;
    struct paragraph para;
    paragraph_begin(&para, composer, setting->look, setting->width);
    para.align = setting->align;
    para.column = setting->column;
    len_t pad = pad_before(composer, setting->look, count);
    if (count->nlooks == 0)
        para.left += pad;
    for (uint32_t i = 0; i < count->nlooks; i++) {
        bool last = i + 1 == count->nlooks;
        const struct status_style *look = count->looks[i];
        paragraph_add_symbol(&para, look, symbol_size_beside(setting->look, look),
                             symbol_leaf(composer, look, setting->parent));
        if (!last || count->words.len)
            paragraph_add_space(&para, gap_behind(setting->look) + (last ? pad : 0));
    }
    struct sem *parent = setting->parent;
    struct sem *leaf = parent && count->nlooks ? sem_add(tree, parent, ROLE_TEXT) : parent;
    if (count->words.len)
        paragraph_add(&para, &(struct words){.text = count->words, .before = STR("x "), .sem = leaf});
    struct lines lines;
    lines_begin(&lines, composer);
    lines_add(&lines, &para, 0);
    return lines_end(&lines);
}
