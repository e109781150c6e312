/* Headings of several lines: lines of about equal length, rather than full ones and a short last one. */
#include "compose/paragraph_int.h"

enum { MOST_LINES = 6 }; /* what has more is no heading */

/* Lines that the paragraph takes at a width, words broken nowhere; more than MOST_LINES count as many. 0: an
 * unbreakable run is wider, or a break is asked for. */
static uint32_t count_lines(const struct paragraph *para, len_t width)
{
    uint32_t lines = 1;
    len_t x = 0, run = 0; /* end of what is settled in the line, with its space; the run that grows behind it */
    for (uint32_t i = 0; i < para->pieces.n && lines <= MOST_LINES; i++) {
        const struct text_piece *piece = &para->pieces.items[i];
        run += piece->width;
        if (run > width || (piece->after == BREAK_MUST && i + 1 < para->pieces.n))
            return 0;
        if (x + run > width) {
            lines++;
            x = 0;
        }
        run += piece->space;
        if (piece->after == BREAK_ALLOWED) {
            x += run;
            run = 0;
        }
    }
    return lines;
}

void paragraph_balance(struct paragraph *para)
{
    len_t whole = para->right - para->left;
    uint32_t lines = count_lines(para, whole);
    if (lines < 2 || lines > MOST_LINES)
        return;
    /* The least width that takes no more lines, to a point: the interval is halved each time. */
    len_t low = 0, high = whole;
    while (high - low > LEN_PT(1)) {
        len_t middle = low + (high - low) / 2;
        uint32_t n = count_lines(para, middle);
        if (n > 0 && n <= lines)
            high = middle;
        else
            low = middle;
    }
    para->right = para->left + high;
}
