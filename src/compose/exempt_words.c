/* Exempt information: words. */
#include "compose/exempt_int.h"

/* The paragraphs of the set in the layout's order: their names, or their meanings. */
static void put_paragraphs(const struct exempt_style *style, uint32_t set, struct buf *out, bool meanings)
{
    uint32_t left = set;
    bool first = true;
    for (uint32_t i = 0; i < style->paragraphs.n && left; i++) {
        const struct exempt_paragraph *paragraph = LIST_AT(style->paragraphs, const struct exempt_paragraph, i);
        uint32_t bit = UINT32_C(1) << i;
        if (!(left & bit))
            continue;
        left &= ~bit;
        const struct node *between = meanings ? style->between_meanings : left ? style->between : style->last;
        if (!first)
            buf_put_str(out, node_text(between));
        buf_put_str(out, str_trim(node_text(meanings ? paragraph->meaning : paragraph->id)));
        first = false;
    }
}

static struct str listed(struct arena *arena, const struct exempt_style *style, uint32_t set, bool meanings)
{
    struct buf out = {0};
    put_paragraphs(style, set, &out, meanings);
    return buf_take(arena, &out);
}

struct str exempt_fill(struct arena *arena, const struct style *style, const struct node *template, uint32_t set)
{
    const struct exempt_style *exempt = style->exempt;
    bool several = (set & (set - 1)) != 0;
    const struct named_value numbers[] = {{"numbers", listed(arena, exempt, set, false)}, {NULL, {0}}};
    const struct named_value values[] = {
        {"numbers", numbers[0].value},
        {"paragraphs", fill_values(arena, several ? exempt->several : exempt->paragraph, numbers)},
        {"meaning", listed(arena, exempt, set, true)},
        {NULL, {0}}};
    return str_trim(fill_values(arena, template, values));
}

struct str exempt_count(struct arena *arena, const struct node *one, const struct node *several, uint32_t n)
{
    const struct named_value values[] = {{"n", str_printf(arena, "%u", n)}, {NULL, {0}}};
    return str_trim(fill_values(arena, n == 1 ? one : several, values));
}

const struct rich *exempt_said(struct composer *composer, const struct exemption *exemption,
                               const struct node *template)
{
    uint32_t set = style_exempt_set(composer->style, exemption);
    if (!rich_empty(exemption->words))
        return exemption->words;
    return rich_of_words(composer->arena, template, exempt_fill(composer->arena, composer->style, template, set));
}

const struct rich *exempt_heading(struct composer *composer, const struct exemption *exemption)
{
    const struct node *words = exemption->heading ? exemption->heading : composer->style->exempt->heading;
    return rich_of_words(composer->arena, words, str_trim(node_text(words)));
}

struct str compose_access_words(struct arena *arena, const struct style *style, const struct report *report)
{
    const struct exempt_style *exempt = style->exempt;
    uint32_t set = exempt_everywhere(style, report);
    if (set == 0)
        return str_trim(node_text(exempt->open));
    bool whole = report->head && report->head->exempt;
    return exempt_fill(arena, style, whole ? exempt->whole : exempt->part, set);
}

struct str exempt_front_words(struct arena *arena, const struct style *style, const struct report *report)
{
    uint32_t set = report->copy == COPY_PUBLIC ? 0 : exempt_everywhere(style, report);
    return set && style->exempt->front ? exempt_fill(arena, style, style->exempt->front, set) : STR("");
}

struct str compose_exempt_mark(struct arena *arena, const struct style *style, uint32_t set)
{
    return set ? exempt_fill(arena, style, style->exempt->mark, set) : STR("");
}

uint32_t exempt_everywhere(const struct style *style, const struct report *report)
{
    uint32_t set = 0;
    for (uint32_t i = 0; i < report->exemptions.n; i++)
        set |= style_exempt_set(style, report->exemptions.items[i]);
    return set;
}
