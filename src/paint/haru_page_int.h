/* The PDF device: page content formatted in a buffer of its own, compressed and written when the page ends.
 * Private to paint. */
#ifndef PAINT_HARU_PAGE_INT_H
#define PAINT_HARU_PAGE_INT_H

#include "paint/content_int.h"
#include "paint/haru_font_int.h"
#include "paint/haru_image_int.h"
#include "paint/haru_path_int.h"
#include "paint/paint.h"

/* What the structure tree must know of a place on a page: a link's annotation, or where a figure stands. */
struct tagged_area {
    uint32_t order;      /* of the LINK or FIGURE */
    uint32_t annotation; /* object id; 0: a figure */
    uint32_t key;        /* of the annotation in the parent tree */
    uint32_t page;       /* index */
    len_t left, bottom, right, top;
};

struct haru_page {
    struct haru *haru;
    const struct paint_job *job;
    const struct content *content;
    struct haru_fonts *fonts;
    struct haru_images images;
    uint32_t first_page; /* object id of page 0; the others follow */
    uint32_t font_names; /* object ids: the fonts by their names, and the resources of pages without pictures */
    uint32_t resources;
    uint32_t next_key;             /* keys of annotations follow those of the pages */
    uint32_t *nodes;               /* object ids of the page tree's nodes */
    VEC(struct tagged_area) areas; /* in the job's arena */
    /* the page being painted */
    struct buf out;
    const struct page *page;
    uint32_t index;
    uint32_t first_area;
    VEC(uint32_t) pictures;   /* that it uses, by image->index */
    const struct sem *figure; /* whose content is open */
    bool replaced;            /* the open content has replacement text */
    bool in_text, in_path;
    int32_t text_x, text_y; /* where the text line began, 1/100 pt */
    uint32_t face;
    len_t size;
    uint32_t colour;
    struct haru_stroke stroke;
};

/* Reserves the pages' ids and those of their tree. */
void haru_page_init(struct haru_page *self, struct haru *haru, const struct paint_job *job,
                    const struct content *content, struct haru_fonts *fonts);
void haru_page_free(struct haru_page *self);
struct device haru_page_device(struct haru_page *self);
static inline uint32_t haru_page_id(const struct haru_page *self, uint32_t index)
{
    return self->first_page + index;
}
/* Writes the resources that pages share. */
void haru_page_write_resources(struct haru_page *self);
/* Writes the page tree. */
void haru_page_write_tree(struct haru_page *self);
/* [page /XYZ left top null] for an anchor that stands on a page. */
HPDF_Array haru_page_destination(struct haru_page *self, uint32_t anchor);

#endif
