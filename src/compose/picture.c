/* Pictures: the size in which they are printed, and the lines that they stand in. */
#include "compose/picture_int.h"

/* `of` in the proportion of a to b. */
static len_t in_proportion(len_t of, len_t a, len_t b)
{
    int64_t length = b > 0 ? (int64_t)of * a / b : 0;
    return length > LEN_VAST ? LEN_VAST : (len_t)length;
}

struct placed_image picture_fit(const struct image *image, struct extent wish, struct extent most)
{
    if (wish.width == 0 && wish.height == 0)
        wish = (struct extent){image->width, image->height};
    len_t width = wish.width > 0 ? len_min(wish.width, most.width) : most.width;
    len_t height = wish.height > 0 ? len_min(wish.height, most.height) : most.height;
    width = len_max(width, 1);
    height = len_max(height, 1);
    /* The largest of the picture's proportions that fits. */
    if ((int64_t)width * image->height <= (int64_t)height * image->width)
        height = len_max(in_proportion(width, image->height, image->width), 1);
    else
        width = len_max(in_proportion(height, image->width, image->height), 1);
    return (struct placed_image){.image = image, .width = width, .height = height};
}

struct line picture_line(struct arena *arena, const struct placed_image *placed, len_t x, struct sem *sem)
{
    struct span *span = ARENA_NEW(arena, struct span);
    *span = (struct span){.sem = sem,
                          .picture = arena_copy(arena, placed, sizeof(*placed)),
                          .x = x,
                          .index = (uint32_t)placed->width,
                          .kind = SPAN_IMAGE};
    return (struct line){.spans = span, .nspans = 1, .height = placed->height, .ascent = placed->height};
}

struct flow picture_flow(struct composer *composer, const struct placed_image *placed, enum align align,
                         struct sem *sem)
{
    len_t slack = composer->width - placed->width;
    len_t x = align == ALIGN_CENTRE ? slack / 2 : align == ALIGN_RIGHT ? slack : 0;
    struct flow flow = {.n = 1, .height = placed->height, .lines = ARENA_NEW(composer->arena, struct line)};
    flow.lines[0] = picture_line(composer->arena, placed, x, sem);
    flow.lines[0].exempt = composer->exempt;
    return flow;
}

struct line *compose_running_picture(struct arena *arena, const struct images *images, const struct running *running,
                                     len_t width, len_t height)
{
    const struct picture_style *style = running->picture;
    const struct image *image = style && images ? images_find(images, style->file) : NULL;
    if (image == NULL || width <= 0 || height <= 0)
        return NULL;
    struct placed_image placed = picture_fit(image, (struct extent){style->width, style->height},
                                             (struct extent){.width = width, .height = height});
    struct line *line = ARENA_NEW(arena, struct line);
    *line = picture_line(arena, &placed, 0, NULL);
    return line;
}
