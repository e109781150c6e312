/* Colours as greys, for printing in black and white. Private to paint. */
#ifndef PAINT_GREY_INT_H
#define PAINT_GREY_INT_H

#include <stdint.h>

/* The grey (0x00vvvvvv) of the same relative luminance as an sRGB colour (WCAG 2.2), so that contrasts stay what they
 * are. */
uint32_t grey_of(uint32_t rgb);

#endif
