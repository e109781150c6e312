/* Lengths. Every length in the program is an integer count of 1/1000 point. */
#ifndef BASE_LEN_H
#define BASE_LEN_H

#include <stdint.h>

typedef int32_t len_t; /* 1/1000 pt */

#define LEN_PT(n) ((len_t)((n)*1000))
#define LEN_MAX INT32_MAX
/* Where len_add stops: 189 m, more than any page. So far below LEN_MAX that a few more lengths of pages, paddings and
 * margins can be added in the ordinary way. */
#define LEN_VAST (LEN_MAX / 4)

static inline len_t len_min(len_t a, len_t b)
{
    return a < b ? a : b;
}

static inline len_t len_max(len_t a, len_t b)
{
    return a > b ? a : b;
}

/* The sum, within -LEN_VAST and LEN_VAST: for heights and widths of texts, of which tens of megabytes would overflow.
 */
static inline len_t len_add(len_t a, len_t b)
{
    int64_t sum = (int64_t)a + b;
    return sum > LEN_VAST ? LEN_VAST : sum < -LEN_VAST ? -LEN_VAST : (len_t)sum;
}

/* Whole millimetres that surely fit in a length; 0 when it is below 0. For messages. */
static inline int len_whole_mm(len_t length)
{
    return (int)((int64_t)len_max(length, 0) * 254 / 720000);
}

#endif
