#include "paint/grey_int.h"

#include <math.h>

/* A channel of sRGB as linear light, both from 0 to 1 (IEC 61966-2-1), and back. */
static double to_linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double from_linear(double light)
{
    return light <= 0.04045 / 12.92 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055;
}

uint32_t grey_of(uint32_t rgb)
{
    uint32_t red = rgb >> 16 & 0xff, green = rgb >> 8 & 0xff, blue = rgb & 0xff;
    double light;
    uint32_t value;

    if (red == green && green == blue)
        return rgb & 0xffffff;
    light = 0.2126 * to_linear(red / 255.0) + 0.7152 * to_linear(green / 255.0) + 0.0722 * to_linear(blue / 255.0);
    value = (uint32_t)lround(from_linear(light) * 255);
    return value << 16 | value << 8 | value;
}
