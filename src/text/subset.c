/* The faces as they go into the PDF. */
#include <hb-subset.h>

#include "text/font_int.h"

/* What a PDF's FontFile2 needs (ISO 32000-1, 9.9); everything else is dropped, the character map too, since CIDs
 * choose the glyphs. */
static bool is_needed(hb_tag_t tag)
{
    static const hb_tag_t needed[] = {
        HB_TAG('c', 'v', 't', ' '), HB_TAG('f', 'p', 'g', 'm'), HB_TAG('g', 'l', 'y', 'f'),
        HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
        HB_TAG('l', 'o', 'c', 'a'), HB_TAG('m', 'a', 'x', 'p'), HB_TAG('p', 'r', 'e', 'p')};

    for (unsigned i = 0; i < sizeof(needed) / sizeof(needed[0]); i++) {
        if (needed[i] == tag)
            return true;
    }
    return false;
}

static void drop_tables(hb_face_t *face, hb_set_t *drop)
{
    enum { MOST = 32 };
    hb_tag_t tags[MOST];
    unsigned start = 0, n = MOST;

    while (n == MOST) { /* ends with the face's last, partly filled portion */
        hb_face_get_table_tags(face, start, &n, tags);
        for (unsigned i = 0; i < n; i++) {
            if (!is_needed(tags[i]))
                hb_set_add(drop, tags[i]);
        }
        start += n;
    }
}

static hb_subset_plan_t *plan_subset(const struct font *font)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_subset_plan_t *plan = NULL;

    if (input == NULL)
        return NULL;
    for (uint32_t cid = 0; cid < font->cids.n; cid++)
        hb_set_add(hb_subset_input_glyph_set(input), font->cids.gids[cid]);
    drop_tables(font->hb_face, hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    plan = hb_subset_plan_create_or_fail(font->hb_face, input);
    hb_subset_input_destroy(input);
    return plan;
}

/* Reads the widths back from the subset, so that they agree with the bytes that are embedded. */
static bool map_cids(struct text *text, const struct font *font, const hb_map_t *gids, struct text_subset *out)
{
    uint32_t n = font->cids.n;
    uint16_t *new_gids = ARENA_ARRAY(text->arena, uint16_t, n);
    int32_t *widths = ARENA_ARRAY(text->arena, int32_t, n);
    hb_face_t *face = hb_face_create(font->subset, 0);
    hb_font_t *hb_font = hb_font_create(face);
    bool ok = true;

    for (uint32_t cid = 0; cid < n; cid++) {
        hb_codepoint_t gid = hb_map_get(gids, font->cids.gids[cid]);

        ok = ok && gid != HB_MAP_VALUE_INVALID && gid < hb_face_get_glyph_count(face);
        new_gids[cid] = (uint16_t)gid;
        widths[cid] = hb_font_get_glyph_h_advance(hb_font, gid);
    }
    hb_font_destroy(hb_font);
    hb_face_destroy(face);
    out->ncids = n;
    out->gids = new_gids;
    out->widths = widths;
    out->texts = font->cids.texts;
    return ok;
}

bool text_subset(struct text *text, uint32_t face, struct text_subset *out)
{
    struct font *font = text->faces.items[face];
    hb_subset_plan_t *plan = plan_subset(font);
    hb_face_t *subset = plan != NULL ? hb_subset_plan_execute_or_fail(plan) : NULL;
    bool ok = false;

    *out = (struct text_subset){0};
    if (subset != NULL) {
        hb_blob_destroy(font->subset);
        font->subset = hb_face_reference_blob(subset);
        out->bytes = hb_blob_get_data(font->subset, &out->nbytes);
        ok = out->nbytes > 0 && map_cids(text, font, hb_subset_plan_old_to_new_glyph_mapping(plan), out);
    }
    if (!ok)
        diag_at(text->diags, DIAG_FONT_UNUSABLE, (struct mark){0},
                "the font file " PRIstr " is damaged: no part of it could be taken over into the PDF",
                STR_ARG(font->face.path));
    hb_face_destroy(subset);
    hb_subset_plan_destroy(plan);
    return ok;
}
