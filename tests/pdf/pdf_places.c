#include "pdf_places.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

/* Poppler's boxes are as high as the font says, a little more than the type itself, and as wide as the advance. */
static const double slack_x = 0.75, slack_y = 1.5;

static double points(len_t len)
{
    return (double)len / 1000;
}

static bool has_size(const struct page_style *page, struct pdf_page size)
{
    return (page->turned != 0) == (size.rotate != 0) && fabs(points(page->width) - size.width) < 0.1 &&
           fabs(points(page->height) - size.height) < 0.1;
}

/* Whether `fits` holds for a page of this size, in any of the report's layouts. Several may have one of that size. */
static bool any_page(const struct style *style, struct pdf_page size,
                     bool (*fits)(const void *thing, struct pdf_page size, const struct page_style *page,
                                  uint32_t number),
                     const void *thing, uint32_t number)
{
    bool any = false;
    for (uint32_t l = 0; l < style->layouts->items.n; l++) {
        const struct list *pages = &style->layouts->items.items[l]->pages;
        for (uint32_t i = 0; i < pages->n && !any; i++) {
            const struct page_style *page = LIST_AT(*pages, const struct page_style, i);
            any = has_size(page, size) && fits(thing, size, page, number);
        }
    }
    return any;
}

/* The word stands on the line that goes through y. */
static bool on_height(const struct pdf_word *word, double y)
{
    return word->y0 < y && word->y1 > y - slack_y && word->y1 - y < (y - word->y0);
}

static bool on_line(const struct pdf_word *word, const struct running *running, double y)
{
    return running && on_height(word, y);
}

/* The word is of the line that marks pages with exempt information, which stands between the margins. */
static bool in_mark(const struct pdf_word *word, const struct style *style, struct pdf_page size)
{
    double offset = points(style->exempt->mark_offset);
    return on_height(word, style->exempt->mark_place == MARK_FOOT ? size.height - offset : offset);
}

struct area {
    double x0, y0, x1, y1; /* pt, from the page's top left corner */
};

/* The text area of the page with that number. */
static struct area area_of(struct pdf_page size, const struct page_style *page, uint32_t number)
{
    bool left_page = page->mirrored && number % 2 == 0 && !page->turned;
    double inner = points(page->inner + (page->turned ? 0 : page->gutter)), outer = points(page->outer);
    double top = points(page->top + (page->turned ? page->gutter : 0));
    return (struct area){left_page ? outer : inner, top, size.width - (left_page ? inner : outer),
                         size.height - points(page->bottom)};
}

/* The word stands in the text area, or on a running line. */
static bool word_fits(const void *thing, struct pdf_page size, const struct page_style *page, uint32_t number)
{
    const struct pdf_word *word = thing;
    struct area area = area_of(size, page, number);
    if (word->x0 < area.x0 - slack_x || word->x1 > area.x1 + slack_x)
        return false;
    if (word->y0 >= area.y0 - slack_y && word->y1 <= area.y1 + slack_y)
        return true;
    double head = points((page->head ? page->head->offset : 0) + (page->turned ? page->gutter : 0));
    return on_line(word, page->head, head) ||
           on_line(word, page->foot, size.height - points(page->foot ? page->foot->offset : 0));
}

int places_check_margins(const struct pdf *pdf, const struct style *style, uint32_t page_start)
{
    int faults = 0;
    for (uint32_t i = 0; i < pdf->words.n; i++) {
        const struct pdf_word *word = &pdf->words.items[i];
        struct pdf_page size = pdf->pages.items[word->page];
        if (any_page(style, size, word_fits, word, page_start + word->page) || in_mark(word, style, size))
            continue;
        print_error("page %u: outside the margins: %.*s at %.1f %.1f - %.1f %.1f\n", word->page + 1,
                    STR_ARG(word->text), word->x0, word->y0, word->x1, word->y1);
        faults++;
    }
    return faults;
}

/* By page, then from top to bottom. */
static int compare_words(const void *left, const void *right)
{
    const struct pdf_word *const *a = left, *const *b = right;
    if ((*a)->page != (*b)->page)
        return (*a)->page < (*b)->page ? -1 : 1;
    return ((*a)->y0 > (*b)->y0) - ((*a)->y0 < (*b)->y0);
}

static bool overlap(const struct pdf_word *a, const struct pdf_word *b)
{
    return a->x0 < b->x1 - slack_x && b->x0 < a->x1 - slack_x && a->y0 < b->y1 - slack_y && b->y0 < a->y1 - slack_y;
}

int places_check_overlaps(const struct pdf *pdf)
{
    uint32_t n = pdf->words.n;
    const struct pdf_word **sorted = ARENA_ARRAY(pdf->arena, const struct pdf_word *, n + 1);
    for (uint32_t i = 0; i < n; i++)
        sorted[i] = &pdf->words.items[i];
    qsort(sorted, n, sizeof(*sorted), compare_words);
    int faults = 0;
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = i + 1; k < n && sorted[k]->page == sorted[i]->page && sorted[k]->y0 < sorted[i]->y1; k++) {
            if (!overlap(sorted[i], sorted[k]))
                continue;
            print_error("page %u: %.*s at %.1f %.1f lies over %.*s at %.1f %.1f\n", sorted[i]->page + 1,
                        STR_ARG(sorted[i]->text), sorted[i]->x0, sorted[i]->y0, STR_ARG(sorted[k]->text),
                        sorted[k]->x0, sorted[k]->y0);
            faults++;
        }
    }
    return faults;
}

/* Where a box of the sheet, its corners from the lower left, stands on the page as it is read. */
static struct pdf_word box_as_read(const double *box, struct pdf_page size)
{
    if (size.rotate == 90)
        return (struct pdf_word){.x0 = box[1], .x1 = box[3], .y0 = box[0], .y1 = box[2]};
    if (size.rotate == 270)
        return (struct pdf_word){.x0 = size.width - box[3],
                                 .x1 = size.width - box[1],
                                 .y0 = size.height - box[2],
                                 .y1 = size.height - box[0]};
    return (struct pdf_word){.x0 = box[0], .x1 = box[2], .y0 = size.height - box[3], .y1 = size.height - box[1]};
}

static bool box_fits(const void *thing, struct pdf_page size, const struct page_style *page, uint32_t number)
{
    const struct pdf_word *box = thing;
    struct area area = area_of(size, page, number);
    return box->x0 >= area.x0 - slack_x && box->x1 <= area.x1 + slack_x && box->y0 >= area.y0 - slack_y &&
           box->y1 <= area.y1 + slack_y;
}

/* Whether a figure has words of its own: a chart. */
static bool has_words(const struct opened *opened, const struct element *figure)
{
    const struct kid *kid = &figure->kids.items[0];
    const struct opened_page *page = &opened->pages.items[kid->page];
    uint32_t marked = kid->mcid >= 0 && (uint64_t)kid->mcid < page->by_mcid.n ? page->by_mcid.items[kid->mcid] : 0;
    return marked > 0 && page->marked.items[marked - 1].text.len > 0;
}

static bool within(const struct pdf_word *word, const struct pdf_word *box)
{
    return word->x0 >= box->x0 - slack_x && word->x1 <= box->x1 + slack_x && word->y0 >= box->y0 - slack_y &&
           word->y1 <= box->y1 + slack_y;
}

static int check_figure(const struct pdf *pdf, const struct style *style, uint32_t page_start,
                        const struct opened *opened, const struct element *figure)
{
    uint32_t number = figure->kids.n > 0 ? figure->kids.items[0].page : NO_PAGE;
    assert_true(figure->has_bbox && number < pdf->pages.n);
    struct pdf_page size = pdf->pages.items[number];
    struct pdf_word box = box_as_read(figure->bbox, size);
    int faults = !any_page(style, size, box_fits, &box, page_start + number);
    bool own = has_words(opened, figure);
    for (uint32_t i = 0; i < pdf->words.n; i++) {
        const struct pdf_word *word = &pdf->words.items[i];
        faults += word->page == number && overlap(word, &box) && !(own && within(word, &box));
    }
    if (faults > 0)
        print_error("page %u: the figure at %.1f %.1f - %.1f %.1f lies outside the margins or under words\n",
                    number + 1, box.x0, box.y0, box.x1, box.y1);
    return faults;
}

int places_check_figures(const struct pdf *pdf, const struct style *style, uint32_t page_start, struct opened *opened)
{
    int faults = 0;
    for (struct element *figure = NULL; (figure = opened_next(opened, "Figure", figure)) != NULL;)
        faults += check_figure(pdf, style, page_start, opened, figure);
    return faults;
}

/* --- links */

static bool covers(const struct pdf_word *box, const struct pdf_word *word)
{
    double x = (word->x0 + word->x1) / 2, y = (word->y0 + word->y1) / 2;
    return x > box->x0 && x < box->x1 && y > box->y0 && y < box->y1;
}

static bool covers_figure(struct opened *opened, uint32_t page, struct pdf_page size, const struct pdf_word *box)
{
    for (struct element *figure = NULL; (figure = opened_next(opened, "Figure", figure)) != NULL;) {
        if (figure->kids.n == 0 || figure->kids.items[0].page != page)
            continue;
        struct pdf_word area = box_as_read(figure->bbox, size);
        if (covers(box, &area))
            return true;
    }
    return false;
}

int places_check_links(const struct pdf *pdf, struct opened *opened)
{
    int faults = 0;
    uint32_t first = 0; /* word of the page: words come page by page */
    for (uint32_t number = 0; number < pdf->pages.n; number++) {
        const struct opened_page *page = &opened->pages.items[number];
        struct pdf_page size = pdf->pages.items[number];
        uint32_t end = first;
        while (end < pdf->words.n && pdf->words.items[end].page == number)
            end++;
        for (uint32_t i = 0; i < page->annots.n; i++) {
            struct pdf_word box = box_as_read(page->annots.items[i].rect, size);
            bool found = covers_figure(opened, number, size, &box);
            for (uint32_t w = first; w < end && !found; w++)
                found = covers(&box, &pdf->words.items[w]) || covers(&pdf->words.items[w], &box);
            if (!found)
                print_error("page %u: the link at %.1f %.1f - %.1f %.1f lies over nothing\n", number + 1, box.x0,
                            box.y0, box.x1, box.y1);
            faults += !found;
        }
        first = end;
    }
    return faults;
}
