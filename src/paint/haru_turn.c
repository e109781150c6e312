#include "paint/haru_turn_int.h"

/* A page of width w and height h lies on a sheet of width h and height w. With its head at the left it is turned
 * anticlockwise, so that its point (x, y) lies at (h - y, x) of the sheet, and viewers turn the sheet clockwise; with
 * its head at the right the other way round, so that it lies at (y, w - x). */

struct sheet haru_turn_sheet(const struct page *page)
{
    const struct page_style *style = page->style;

    if (page->turn == TURN_NONE)
        return (struct sheet){style->width, style->height};
    return (struct sheet){style->height, style->width};
}

void haru_turn_begin(struct buf *out, const struct page *page)
{
    if (page->turn == TURN_NONE)
        return;
    if (page->turn == TURN_HEAD_LEFT) {
        buf_puts(out, "0 1 -1 0 ");
        buf_put_milli(out, page->style->height);
        buf_puts(out, " 0 cm\n");
    } else {
        buf_puts(out, "0 -1 1 0 0 ");
        buf_put_milli(out, page->style->width);
        buf_puts(out, " cm\n");
    }
}

void haru_turn_put_rotate(struct buf *out, const struct page *page)
{
    if (page->turn != TURN_NONE)
        buf_puts(out, page->turn == TURN_HEAD_LEFT ? "/Rotate 90" : "/Rotate 270");
}

void haru_turn_area(const struct page *page, struct tagged_area *area)
{
    len_t width = page->style->width, height = page->style->height;
    struct tagged_area read = *area;

    if (page->turn == TURN_HEAD_LEFT) {
        area->left = height - read.top;
        area->right = height - read.bottom;
        area->bottom = read.left;
        area->top = read.right;
    } else if (page->turn == TURN_HEAD_RIGHT) {
        area->left = read.bottom;
        area->right = read.top;
        area->bottom = width - read.right;
        area->top = width - read.left;
    }
}
