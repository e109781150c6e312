/* Numbers of pages in texts: until all pages are known, a figure stands in for each, with room for the widest. */
#include "compose/paragraph_int.h"

/* A page of print comes of more text than this, and of more indicators. */
enum { PAGE_BYTES = 500, PAGE_INDICATORS = 2 };

struct str page_number_mark(struct arena *arena, uint32_t anchor)
{
    return str_printf(arena, "%c%u%c", PAGE_MARK, anchor, PAGE_MARK_END);
}

/* Pages are counted generously, from what this copy holds alone: what is reserved and not needed is taken back when
 * the numbers are known. */
static uint64_t last_number(const struct report *report)
{
    uint64_t first = report->head && report->head->page_start > 0 ? (uint64_t)report->head->page_start : 1;
    uint64_t rows = (uint64_t)report->indicators.n + report->activities.n;
    return first + 100 + report->text_bytes / PAGE_BYTES + rows / PAGE_INDICATORS;
}

/* The appendix whose letters are the widest, W, WW ..., of as many as the report's appendices have; 0: there are
 * none.
 */
static uint32_t widest_appendix(const struct report *report)
{
    uint32_t n = 0, widest = 0;
    for (uint32_t i = 0; i < report->sections.n; i++)
        n += report->sections.items[i]->appendix;
    while (widest < n)
        widest = 26 * widest + ('W' - 'A' + 1);
    return widest;
}

struct str page_number_widest(const struct composer *composer)
{
    struct str *widest = &composer->setter->widest_page;
    if (widest->len > 0)
        return *widest;
    const struct appendices_style *appendices = composer->style->appendices;
    uint64_t last = last_number(composer->report);
    uint32_t page = last < 1000 ? 888 : last < 10000 ? 8888 : last < 100000 ? 88888 : 8888888;
    uint32_t appendix = widest_appendix(composer->report);
    *widest = appendix > 0 && appendices->page_number
                  ? style_fill_appendix(composer->arena, appendices, appendices->page_number, appendix, page)
                  : str_printf(composer->arena, "%u", page);
    return *widest;
}

len_t page_number_span_width(const struct composer *composer, const struct span *span)
{
    if (span->flags & SPAN_NUMBER)
        return composer->boxes->page_numbers.items[span->index].width;
    return compose_span_width(composer->text, composer->style, span);
}

/* One figure, so that a line breaks beside it as beside a number, and never in it. */
static void add_number(struct paragraph *para, struct words words, uint32_t anchor)
{
    struct boxes *boxes = para->composer->boxes;
    struct page_number number = {.anchor = anchor};
    VEC_PUSH(boxes->arena, &boxes->page_numbers, number);
    words.number = boxes->page_numbers.n;
    words.text = STR("8");
    paragraph_add(para, &words);
}

/* Reads the mark at `at`, which it leaves behind. */
static uint32_t read_mark(struct str text, uint32_t *at)
{
    uint32_t anchor = 0;
    uint32_t i = *at + 1;
    for (; i < text.len && text.s[i] != PAGE_MARK_END; i++)
        anchor = anchor * 10 + (uint32_t)(text.s[i] - '0');
    *at = i < text.len ? i + 1 : i;
    return anchor;
}

void page_number_add(struct paragraph *para, const struct words *words)
{
    struct str text = words->text;
    uint32_t at = 0;
    while (at < text.len) {
        struct words part = *words;
        bool number = text.s[at] == PAGE_MARK;
        uint32_t from = at;
        uint32_t anchor = number ? read_mark(text, &at) : 0;
        while (!number && at < text.len && text.s[at] != PAGE_MARK)
            at++;
        part.text = str_sub(text, from, at - from);
        part.offset += from;
        if (from > 0)
            part.before = number ? str_sub(text, 0, from) : STR("1");
        if (at < text.len)
            part.behind = number ? str_sub(text, at, text.len - at) : STR("1");
        if (number)
            add_number(para, part, anchor);
        else
            paragraph_add(para, &part);
    }
}
