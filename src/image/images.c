#include "image/image.h"

#include "image/decoder_int.h"
#include "image/format_int.h"

/* A file that has been read, sound or not. */
struct entry {
    const char *bytes; /* by which it is known: the loader gives the same ones for the same file */
    struct image *image;
};

struct reading {
    struct arena *arena;
    struct loader *loader;
    struct diags *diags;
    struct images *images;
    struct map entries;
    bool greyscale;
    uint32_t raw_left;
};

/* The bytes of a pointer as a key; they must stay where they are as long as the map holds them. */
#define POINTER_KEY(pointer) ((struct str){(const char *)&(pointer), (uint32_t)sizeof(pointer)})

static void report_format(struct reading *reading, const struct node *node, struct str bytes)
{
    const char *name = format_name(bytes);
    struct diag *diag;

    if (name != NULL)
        diag = diag_at(reading->diags, DIAG_IMAGE_FORMAT, node->mark,
                       PRIstr " is %s; only PNG and JPEG pictures can be printed", STR_ARG(node_text(node)), name);
    else
        diag = diag_at(reading->diags, DIAG_IMAGE_FORMAT, node->mark, PRIstr " is neither a PNG nor a JPEG picture",
                       STR_ARG(node_text(node)));
    diag_help(reading->diags, diag,
              "open it in the program that made it and save or export it as PNG (drawings, logos) or JPEG "
              "(photographs); another ending of its name is not enough");
}

/* The image that the bytes hold, or NULL after a report. What a damaged file has taken of the arena is given back. */
static struct image *decode(struct reading *reading, const struct node *node, struct str bytes)
{
    struct arena_mark start = arena_mark(reading->arena);
    struct decoder decoder = {.arena = reading->arena,
                              .file = bytes,
                              .greyscale = reading->greyscale,
                              .raw_left = reading->raw_left,
                              .image = ARENA_NEW(reading->arena, struct image)};
    enum format format = format_of(bytes);

    if (format == FORMAT_OTHER) {
        report_format(reading, node, bytes);
        return NULL;
    }
    if (format == FORMAT_PNG ? decode_png(&decoder) : decode_jpeg(&decoder)) {
        reading->raw_left = decoder.raw_left;
        return decoder.image;
    }
    arena_reset(reading->arena, start);
    diag_help(
        reading->diags,
        diag_at(reading->diags, decoder.fault, node->mark, PRIstr " %s", STR_ARG(node_text(node)), decoder.words),
        "%s", decoder.help);
    return NULL;
}

/* The file's entry; a new one when it is named for the first time. */
static struct entry *find_entry(struct reading *reading, const struct node *node, struct str bytes)
{
    struct entry *entry = map_find(&reading->entries, POINTER_KEY(bytes.s));

    if (entry != NULL)
        return entry;
    entry = ARENA_NEW(reading->arena, struct entry);
    *entry = (struct entry){.bytes = bytes.s, .image = decode(reading, node, bytes)};
    map_put(&reading->entries, POINTER_KEY(entry->bytes), entry);
    if (entry->image != NULL) {
        entry->image->file = node_text(node);
        entry->image->index = reading->images->items.n;
        VEC_PUSH(reading->arena, &reading->images->items, entry->image);
    }
    return entry;
}

static void read_image(struct reading *reading, const struct node *node)
{
    struct entry *entry;
    struct str bytes;
    const struct node **key;

    if (node == NULL || node_text(node).len == 0)
        return; /* reported */
    if (!load_bytes(reading->loader, node->mark, node_text(node), &bytes))
        return;
    entry = find_entry(reading, node, bytes);
    if (entry->image == NULL)
        return;
    key = arena_copy(reading->arena, &node, sizeof(node));
    map_put(&reading->images->by_node, POINTER_KEY(*key), entry->image);
}

static void read_layout(struct reading *reading, const struct style *style)
{
    for (uint32_t i = 0; i < style->images.n; i++)
        read_image(reading, LIST_AT(style->images, struct picture_style, i)->file);
}

struct images *images_load(struct arena *arena, struct loader *loader, struct diags *diags,
                           const struct report *report, const struct style *style)
{
    struct images *images = ARENA_NEW(arena, struct images);
    struct reading reading = {.arena = arena, .loader = loader, .diags = diags, .images = images};

    reading.greyscale = style->print != NULL && style->print->greyscale;
    reading.raw_left = DECODER_MAX_RAW;
    map_init(&reading.entries, arena);
    map_init(&images->by_node, arena);
    for (uint32_t i = 0; i < report->figures.n; i++)
        read_image(&reading, report->figures.items[i]->image);
    for (uint32_t i = 0; i < style->layouts->items.n; i++)
        read_layout(&reading, style->layouts->items.items[i]);
    return images;
}

const struct image *images_find(const struct images *images, const struct node *file)
{
    return file != NULL ? map_find(&images->by_node, POINTER_KEY(file)) : NULL;
}
