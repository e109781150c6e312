/* How light a colour is, as WCAG 2.2 reckons it from sRGB. */
#ifndef BASE_LUMINANCE_H
#define BASE_LUMINANCE_H

#include <stdint.h>

/* Relative luminance of a colour 0x00rrggbb, in 1/655,350,000. */
uint32_t luminance_of(uint32_t rgb);
/* The grey (0 black, 255 white) whose luminance is nearest to the colour's. A grey is its own. */
uint8_t luminance_grey(uint32_t rgb);

#endif
