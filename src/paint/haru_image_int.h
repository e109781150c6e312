/* Pictures of a PDF: image XObjects, each once in the file. Private to paint. */
#ifndef PAINT_HARU_IMAGE_INT_H
#define PAINT_HARU_IMAGE_INT_H

#include "base/map.h"
#include "image/image.h"
#include "paint/haru_write_int.h"

struct haru_picture {
    uint32_t id;   /* of its object; 0: not yet written */
    uint32_t page; /* the last one that it was used on, index + 1 */
};

struct haru_images {
    struct haru_picture *items; /* by image->index */
    uint32_t n;
    struct map profiles; /* colour profiles by their bytes: uint32_t, the object's id */
};

void haru_images_init(struct haru_images *images, struct arena *arena);
void haru_images_free(struct haru_images *images);
/* Notes that a page uses the picture, which is written at its first use. Returns whether this page did not use it
 * before. */
bool haru_image_use(struct haru *haru, struct haru_images *images, const struct image *image, uint32_t page);
/* The id of a picture's object; it has been used. */
uint32_t haru_image_id(const struct haru_images *images, uint32_t index);
/* Appends operators: the picture /Im<index>, upright, in the rectangle whose lower left corner is (x, y), y upwards
 * from the page's foot. */
void haru_image_show(struct buf *out, const struct image *image, len_t x, len_t y, len_t width, len_t height);

#endif
