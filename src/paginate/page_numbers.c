/* Numbers of pages in texts take the place of what has stood in for them, and references to what is printed nowhere
 * are reported: once all pages are known. */
#include <string.h>

#include "base/buf.h"
#include "compose/compose.h"
#include "paginate/paginator_int.h"

/* The number of the page on which the anchor stands; empty: on none. */
static struct str number_of(const struct paginator *p, uint32_t anchor)
{
    uint32_t page = anchor > 0 && anchor <= p->boxes->nanchors ? p->pages->anchors[anchor].page : 0;
    return page > 0 ? p->pages->items[page - 1].label : STR("");
}

/* The number's words, and behind them what followed the stand-in's one word: its space, further spaces. */
static void put_words(struct paginator *p, struct span *span, const struct line *number)
{
    uint32_t n = number->nspans ? number->spans[0].nwords : 0, rest = span->nwords - 1u;
    word_id *words = ARENA_ARRAY(p->arena, word_id, n + rest);
    if (n > 0) {
        memcpy(words, number->spans[0].words, sizeof(word_id) * n);
        words[n - 1] |= span->words[0] & WORD_SPACE;
    }
    if (rest > 0)
        memcpy(words + n, span->words + 1, sizeof(word_id) * rest);
    span->words = words;
    span->nwords = (uint16_t)(n + rest);
    span->flags &= (uint8_t)~SPAN_NUMBER;
    span->index = 0;
}

/* Puts the number into the span; returns how much less room it takes than the line has for it. */
static len_t settle_span(struct paginator *p, struct span *span)
{
    const struct page_number *number = &p->boxes->page_numbers.items[span->index];
    const struct line *line = compose_words(p->arena, p->text, p->style, number->look, number_of(p, number->anchor));
    len_t width = 0;
    for (uint32_t i = 0; line->nspans && i < line->spans[0].nwords; i++)
        width += text_word_width(p->text, line->spans[0].words[i] & WORD_INDEX, number->look->size);
    put_words(p, span, line);
    return number->width - width;
}

/* What follows a number in its text moves to it; the line ends where its alignment wants. A leader grows by what the
 * words before it give up, and the number at its end stays. */
static void settle_line(struct paginator *p, struct line *line)
{
    struct page_number number = {0};
    len_t saved = 0;
    for (uint32_t i = 0; i < line->nspans; i++) {
        struct span *span = &line->spans[i];
        if (span->flags & SPAN_FIXED)
            saved = 0;
        span->x -= saved;
        if (span->flags & SPAN_NUMBER) {
            number = p->boxes->page_numbers.items[span->index];
            saved += settle_span(p, span);
        } else if (span->kind == SPAN_LEADER) {
            span->index += (uint32_t)saved;
            saved = 0;
        }
    }
    len_t shift = number.align == ALIGN_RIGHT ? saved : number.align == ALIGN_CENTRE ? saved / 2 : 0;
    for (uint32_t i = number.marker ? 1 : 0; i < line->nspans; i++)
        line->spans[i].x += shift;
    line->flags &= (uint16_t)~LINE_NUMBERS;
}

static void settle_flow(struct paginator *p, struct flow *flow)
{
    for (uint32_t i = 0; i < flow->n; i++) {
        if (flow->lines[i].flags & LINE_NUMBERS)
            settle_line(p, &flow->lines[i]);
    }
}

static void settle_table(struct paginator *p, struct table *table)
{
    settle_flow(p, &table->caption);
    settle_flow(p, &table->caption_continued);
    for (uint32_t i = 0; i < table->ncells; i++)
        settle_flow(p, &table->cells[i].flow);
}

/* --- words that were made before pages were */

static void settle_words(struct paginator *p, struct str *words)
{
    if (words->len == 0 || !memchr(words->s, PAGE_MARK, words->len))
        return;
    struct buf out = {0};
    for (uint32_t i = 0; i < words->len; i++) {
        uint32_t anchor = 0;
        if (words->s[i] != PAGE_MARK) {
            buf_putc(&out, words->s[i]);
            continue;
        }
        while (++i < words->len && words->s[i] != PAGE_MARK_END)
            anchor = anchor * 10 + (uint32_t)(words->s[i] - '0');
        buf_put_str(&out, number_of(p, anchor));
    }
    *words = str_dup(p->arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
}

/* The node after this one in reading order; NULL at the end. */
static struct sem *next_node(struct sem *sem)
{
    if (sem->first)
        return sem->first;
    while (sem && !sem->next)
        sem = sem->parent;
    return sem ? sem->next : NULL;
}

static void settle_names(struct paginator *p)
{
    struct boxes *boxes = p->boxes;
    for (uint32_t i = 0; i < boxes->sections.n; i++)
        settle_words(p, &boxes->sections.items[i].title);
    for (uint32_t i = 0; i < boxes->bookmarks.n; i++)
        settle_words(p, &boxes->bookmarks.items[i].words);
    for (struct sem *sem = boxes->tree.root; sem; sem = next_node(sem)) {
        if (sem->extra)
            settle_words(p, &sem->extra->alt);
    }
}

/* --- references that lead nowhere */

/* What has the id, in words. */
static const char *kind_of(const struct report *report, struct str id)
{
    return map_find(&report->indicator_by_ref, id)  ? "indicator "
           : map_find(&report->activity_by_ref, id) ? "activity "
                                                    : "";
}

static void report_nowhere(struct paginator *p, const struct reference *reference)
{
    struct mark mark = node_mark_at(p->diags->sources, reference->node, reference->offset);
    const char *kind = kind_of(p->report, reference->id);
    const char *where = p->report->full ? "the public copy" : "this report";
    struct diag *diag;
    if (report_withholds(p->report, reference->id))
        return; /* its words say so */
    if (reference->page) {
        diag = diag_at(p->diags, DIAG_PAGE_REFERENCE, mark,
                       "%s`" PRIstr "` is not printed in %s, so it stands on no page there", kind,
                       STR_ARG(reference->id), where);
        diag_help(p->diags, diag,
                  p->report->full ? "mark these words exempt too, or leave the page out"
                  : *kind         ? "select it in a table of this report, or leave its page out"
                                  : "name something that is printed, or leave the page out");
        return;
    }
    diag = diag_at(p->diags, DIAG_REFERENCE_NOWHERE, mark,
                   "%s`" PRIstr "` is not printed in %s, so this reference leads nowhere", kind,
                   STR_ARG(reference->id), where);
    diag_help(p->diags, diag,
              *kind ? "select it in a table of this report, or write its name without the square brackets"
                    : "show it in this report, or write the words without the square brackets");
}

/* What the copy withholds is said in the layout's words. Each name is told once of each kind: data that several
 * reports share may name what one of them leaves out often. */
static void report_references(struct paginator *p)
{
    struct map told[2];
    map_init(&told[0], p->arena);
    map_init(&told[1], p->arena);
    for (uint32_t i = 0; i < p->boxes->references.n; i++) {
        const struct reference *reference = &p->boxes->references.items[i];
        bool printed = reference->anchor > 0 && p->pages->anchors[reference->anchor].page > 0;
        if (!printed && !report_withholds(p->report, reference->id) &&
            !map_put(&told[reference->page], reference->id, p))
            report_nowhere(p, reference);
    }
}

void page_numbers_settle(struct paginator *p)
{
    struct boxes *boxes = p->boxes;
    report_references(p);
    if (boxes->page_numbers.n == 0)
        return;
    for (uint32_t i = 0; i < boxes->items.n; i++) {
        struct box *box = &boxes->items.items[i];
        if (box->kind == BOX_FLOW)
            settle_flow(p, &box->flow);
        else if (box->kind == BOX_TABLE)
            settle_table(p, box->table);
    }
    for (uint32_t i = 0; i < boxes->notes.n; i++)
        settle_flow(p, &boxes->notes.items[i].flow);
    settle_names(p);
}
