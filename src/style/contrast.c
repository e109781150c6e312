#include "base/luminance.h"
#include "style/style_int.h"

int32_t contrast_ratio(uint32_t a, uint32_t b)
{
    const int64_t flare = 500 * (int64_t)65535; /* 0.05 in units of luminance_of */
    int64_t la = luminance_of(a) + flare, lb = luminance_of(b) + flare;
    return (int32_t)(la > lb ? la * 1000 / lb : lb * 1000 / la);
}
