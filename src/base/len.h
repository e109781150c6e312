/* Lengths. Every length in the program is an integer count of 1/1000 point. */
#ifndef BASE_LEN_H
#define BASE_LEN_H

#include <stdint.h>

typedef int32_t len_t; /* 1/1000 pt */

#define LEN_PT(n) ((len_t)((n)*1000))
#define LEN_MAX INT32_MAX

static inline len_t len_min(len_t a, len_t b)
{
    return a < b ? a : b;
}

static inline len_t len_max(len_t a, len_t b)
{
    return a > b ? a : b;
}

#endif
