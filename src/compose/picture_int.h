/* Private to compose: pictures. */
#ifndef COMPOSE_PICTURE_H
#define COMPOSE_PICTURE_H

#include "compose/composer_int.h"

struct extent {
    len_t width, height;
};

/* The size of a picture, its proportions kept: as wide or as high as is wished (0: nothing is; neither: its own
 * size), within both wishes and within `most`. */
struct placed_image picture_fit(const struct image *image, struct extent wish, struct extent most);
/* A line with nothing but the picture, which begins at x. `sem`: its FIGURE; NULL: an artifact. */
struct line picture_line(struct arena *arena, const struct placed_image *placed, len_t x, struct sem *sem);
/* That line as a flow, aligned in the text area. */
struct flow picture_flow(struct composer *composer, const struct placed_image *placed, enum align align,
                         struct sem *sem);

#endif
