/* ICC profiles as picture files bring them. Private to image. */
#ifndef IMAGE_PROFILE_INT_H
#define IMAGE_PROFILE_INT_H

#include <stdbool.h>

#include "base/str.h"

/* Whether a picture of 1 (grey) or 3 (RGB) channels should keep the profile: its header is sound (ICC.1:2010, 7.2),
 * it is of version 2 to 4, of a class that describes pictures and of as many channels, its tags lie within it; and it
 * is not sRGB, which is what holds without a profile. */
bool profile_is_usable(struct str profile, uint32_t channels);

#endif
