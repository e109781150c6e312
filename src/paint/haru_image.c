#include "paint/haru_image_int.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/sys.h"
#include "paint/predict_int.h"
#include "paint/turn_int.h"

void haru_images_init(struct haru_images *images, struct arena *arena)
{
    *images = (struct haru_images){0};
    map_init(&images->profiles, arena);
}

void haru_images_free(struct haru_images *images)
{
    free(images->items);
}

/* --- objects */

/* Rows of pixels, `channels` bytes each. */
static void write_pixels(struct haru *haru, uint32_t id, HPDF_Dict dict, const struct image *image, struct str bytes,
                         uint32_t channels)
{
    HPDF_Dict parameters = haru_dict(haru);

    HPDF_Dict_AddNumber(parameters, "Predictor", 15);
    HPDF_Dict_AddNumber(parameters, "Colors", (HPDF_INT32)channels);
    HPDF_Dict_AddNumber(parameters, "Columns", (HPDF_INT32)image->columns);
    HPDF_Dict_Add(dict, "DecodeParms", parameters);
    predict_rows(haru_begin_stream(haru, id, dict), bytes.s, image->rows, (size_t)image->columns * channels,
                 channels);
    haru_end_stream(haru);
}

static HPDF_Dict image_dict(struct haru *haru, const struct image *image)
{
    HPDF_Dict dict = haru_dict(haru);

    HPDF_Dict_AddName(dict, "Type", "XObject");
    HPDF_Dict_AddName(dict, "Subtype", "Image");
    HPDF_Dict_AddNumber(dict, "Width", (HPDF_INT32)image->columns);
    HPDF_Dict_AddNumber(dict, "Height", (HPDF_INT32)image->rows);
    HPDF_Dict_AddNumber(dict, "BitsPerComponent", 8);
    return dict;
}

static const char *device_space(const struct image *image)
{
    return image->channels == 1 ? "DeviceGray" : "DeviceRGB";
}

/* Equal profiles are one object. */
static uint32_t write_profile(struct haru *haru, struct haru_images *images, const struct image *image)
{
    uint32_t *id = map_find(&images->profiles, image->profile);
    HPDF_Dict dict;

    if (id != NULL)
        return *id;
    id = ARENA_NEW(images->profiles.arena, uint32_t);
    *id = haru_new_id(haru);
    map_put(&images->profiles, image->profile, id);
    dict = haru_dict(haru);
    HPDF_Dict_AddNumber(dict, "N", image->channels);
    HPDF_Dict_AddName(dict, "Alternate", device_space(image));
    haru_put_stream(haru, *id, dict, image->profile.s, image->profile.len, true);
    return *id;
}

static void add_colour_space(struct haru *haru, struct haru_images *images, HPDF_Dict dict, const struct image *image)
{
    HPDF_Array space;

    if (image->profile.len == 0) {
        HPDF_Dict_AddName(dict, "ColorSpace", device_space(image));
        return;
    }
    space = haru_array(haru);
    HPDF_Array_AddName(space, "ICCBased");
    HPDF_Array_Add(space, haru_ref(haru, write_profile(haru, images, image)));
    HPDF_Dict_Add(dict, "ColorSpace", space);
}

static uint32_t write_alpha(struct haru *haru, const struct image *image)
{
    uint32_t id = haru_new_id(haru);
    HPDF_Dict dict = image_dict(haru, image);

    HPDF_Dict_AddName(dict, "ColorSpace", "DeviceGray");
    write_pixels(haru, id, dict, image, image->alpha, 1);
    return id;
}

static uint32_t write_image(struct haru *haru, struct haru_images *images, const struct image *image)
{
    uint32_t id = haru_new_id(haru);
    HPDF_Dict dict = image_dict(haru, image);

    add_colour_space(haru, images, dict, image);
    if (image->alpha.len > 0)
        HPDF_Dict_Add(dict, "SMask", haru_ref(haru, write_alpha(haru, image)));
    if (image->coding == IMAGE_JPEG) {
        HPDF_Dict_AddName(dict, "Filter", "DCTDecode");
        haru_put_stream(haru, id, dict, image->bytes.s, image->bytes.len, false);
    } else {
        write_pixels(haru, id, dict, image, image->bytes, image->channels);
    }
    return id;
}

/* --- use */

static struct haru_picture *picture_at(struct haru_images *images, uint32_t index)
{
    uint32_t n = images->n == 0 ? 16 : images->n;

    if (index < images->n)
        return &images->items[index];
    while (n <= index)
        n *= 2;
    images->items = sys_realloc(images->items, sizeof(*images->items) * n);
    memset(images->items + images->n, 0, sizeof(*images->items) * (n - images->n));
    images->n = n;
    return &images->items[index];
}

bool haru_image_use(struct haru *haru, struct haru_images *images, const struct image *image, uint32_t page)
{
    struct haru_picture *picture = picture_at(images, image->index);

    if (picture->id == 0)
        picture->id = write_image(haru, images, image);
    if (picture->page == page + 1)
        return false;
    picture->page = page + 1;
    return true;
}

uint32_t haru_image_id(const struct haru_images *images, uint32_t index)
{
    return images->items[index].id;
}

void haru_image_show(struct buf *out, const struct image *image, len_t x, len_t y, len_t width, len_t height)
{
    const int8_t *turn = turn_of(image);

    haru_puts(out, "q ");
    for (int i = 0; i < 6; i++) {
        len_t side = i % 2 == 0 ? width : height, from = i == 4 ? x : i == 5 ? y : 0;

        buf_put_milli(out, from + side * turn[i]);
        buf_putc(out, ' ');
    }
    haru_puts(out, "cm/Im");
    buf_put_int(out, image->index);
    haru_puts(out, " Do Q\n");
}
