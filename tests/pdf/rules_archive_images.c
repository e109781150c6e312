/* Images and other external objects of pages. */
#include <string.h>

#include "archive.h"
#include "archive_icc.h"

/* Calls `check` with every stream of the subtype, masks of images too, as object N. */
struct search {
    const char *subtype;
    bool (*check)(struct opened *pdf, qpdf_oh image, int number);
};

static bool check_found(struct opened *pdf, void *self, const struct found *found)
{
    const struct search *search = self;
    if (found->type != ot_stream || !archive_is(pdf, archive_key(pdf, found->object, "/Subtype"), search->subtype))
        return true;
    return search->check(pdf, found->object, found->number);
}

static bool check_all(struct opened *pdf, const char *subtype,
                      bool (*check)(struct opened *pdf, qpdf_oh image, int number))
{
    struct search search = {subtype, check};
    return archive_walk(pdf, check_found, &search);
}

/* Adds an external object to the resources of page 0. */
static bool add_object(struct opened *pdf, const char *dictionary, struct str bytes)
{
    qpdf_oh resources = archive_key(pdf, opened_page(pdf, 0), "/Resources");
    if (!archive_has(pdf, resources, "/XObject"))
        opened_set(pdf, resources, "/XObject", "<<>>");
    qpdf_oh objects = archive_key(pdf, resources, "/XObject");
    qpdf_oh_replace_key(pdf->qpdf, objects, "/Spoilt", archive_stream(pdf, dictionary, bytes));
    return true;
}

#define IMAGE "<</Type /XObject /Subtype /Image /Width 1 /Height 1 "
#define GREY "/ColorSpace /DeviceGray /BitsPerComponent 8 "

static bool add_image(struct opened *pdf, const char *dictionary)
{
    return add_object(pdf, dictionary, STR("x"));
}

/* --- keys that an image may not have */

static bool check_alternates(struct opened *pdf, qpdf_oh image, int number)
{
    return !archive_has(pdf, image, "/Alternates") || rule_fault(pdf, "object %d has Alternates", number);
}

static bool has_no_alternates(struct opened *pdf)
{
    return check_all(pdf, "Image", check_alternates);
}

static bool spoil_alternates(struct opened *pdf)
{
    return add_image(pdf, IMAGE GREY "/Alternates []>>");
}

static bool check_substitutes(struct opened *pdf, qpdf_oh image, int number)
{
    return !archive_has(pdf, image, "/OPI") || rule_fault(pdf, "object %d has OPI", number);
}

static bool has_no_substitutes(struct opened *pdf)
{
    return check_all(pdf, "Image", check_substitutes);
}

static bool spoil_substitutes(struct opened *pdf)
{
    return add_image(pdf, IMAGE GREY "/OPI <<>>>>");
}

static bool check_interpolate(struct opened *pdf, qpdf_oh image, int number)
{
    qpdf_oh value = archive_key(pdf, image, "/Interpolate");
    bool bad = qpdf_oh_is_bool(pdf->qpdf, value) && qpdf_oh_get_bool_value(pdf->qpdf, value);
    return !bad || rule_fault(pdf, "object %d is interpolated", number);
}

static bool has_no_interpolation(struct opened *pdf)
{
    return check_all(pdf, "Image", check_interpolate);
}

static bool spoil_interpolation(struct opened *pdf)
{
    return add_image(pdf, IMAGE GREY "/Interpolate true>>");
}

/* --- samples */

static bool is_mask(struct opened *pdf, qpdf_oh image)
{
    qpdf_oh value = archive_key(pdf, image, "/ImageMask");
    return qpdf_oh_is_bool(pdf->qpdf, value) && qpdf_oh_get_bool_value(pdf->qpdf, value);
}

static int64_t depth_of(struct opened *pdf, qpdf_oh image)
{
    return archive_integer(pdf, archive_key(pdf, image, "/BitsPerComponent"), is_mask(pdf, image) ? 1 : 0);
}

static bool check_depth(struct opened *pdf, qpdf_oh image, int number)
{
    int64_t bits = depth_of(pdf, image);
    bool ok = bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
    return ok || rule_fault(pdf, "object %d has %lld bits", number, (long long)bits);
}

static bool has_sound_depth(struct opened *pdf)
{
    return check_all(pdf, "Image", check_depth);
}

static bool spoil_depth(struct opened *pdf)
{
    return add_image(pdf, IMAGE "/ColorSpace /DeviceGray /BitsPerComponent 3>>");
}

static bool check_mask_depth(struct opened *pdf, qpdf_oh image, int number)
{
    return !is_mask(pdf, image) || depth_of(pdf, image) == 1 ||
           rule_fault(pdf, "object %d, a mask, has not one bit", number);
}

static bool has_sound_mask_depth(struct opened *pdf)
{
    return check_all(pdf, "Image", check_mask_depth);
}

static bool spoil_mask_depth(struct opened *pdf)
{
    return add_image(pdf, IMAGE "/ImageMask true /BitsPerComponent 8>>");
}

/* Channels of its colour space; 0: none that is allowed. */
static int64_t channels_of(struct opened *pdf, qpdf_oh image)
{
    qpdf_oh space = archive_key(pdf, image, "/ColorSpace");
    if (is_mask(pdf, image) || archive_is(pdf, space, "DeviceGray"))
        return 1;
    if (archive_is(pdf, space, "DeviceRGB"))
        return 3;
    qpdf_oh kind = archive_item(pdf, space, 0);
    if (archive_count(pdf, space) == 4 && archive_is(pdf, kind, "Indexed"))
        return archive_is(pdf, archive_item(pdf, space, 1), "DeviceRGB") ? 1 : 0;
    int64_t n = archive_integer(pdf, archive_key(pdf, archive_item(pdf, space, 1), "/N"), 0);
    bool icc = archive_count(pdf, space) == 2 && archive_is(pdf, kind, "ICCBased");
    return icc && (n == 1 || n == 3) ? n : 0;
}

static bool check_space(struct opened *pdf, qpdf_oh image, int number)
{
    return channels_of(pdf, image) > 0 || rule_fault(pdf, "object %d: an image neither grey nor RGB", number);
}

static bool has_plain_colours(struct opened *pdf)
{
    return check_all(pdf, "Image", check_space);
}

static bool spoil_colours(struct opened *pdf)
{
    return add_object(pdf, IMAGE "/ColorSpace /DeviceCMYK /BitsPerComponent 8>>", STR("cmyk"));
}

/* Rows are padded to whole bytes. qpdf decodes JPEG too, so that its own size is known. */
static bool check_size(struct opened *pdf, qpdf_oh image, int number)
{
    qpdf_oh filter = archive_key(pdf, image, "/Filter");
    if (archive_is(pdf, filter, "CCITTFaxDecode") || archive_is(pdf, filter, "JBIG2Decode"))
        return true;
    int64_t width = archive_integer(pdf, archive_key(pdf, image, "/Width"), 0);
    int64_t height = archive_integer(pdf, archive_key(pdf, image, "/Height"), 0);
    int64_t bits = width * depth_of(pdf, image) * channels_of(pdf, image), wanted = (bits + 7) / 8 * height;
    struct str bytes = opened_stream(pdf, image);
    if (width > 0 && height > 0 && bytes.len == wanted)
        return true;
    return rule_fault(pdf, "object %d: %u bytes of %lld", number, bytes.len, (long long)wanted);
}

static bool has_whole_images(struct opened *pdf)
{
    return check_all(pdf, "Image", check_size);
}

static bool spoil_whole(struct opened *pdf)
{
    return add_object(pdf, IMAGE GREY ">>", STR(""));
}

/* Ends the walk at an image with the filter. */
static bool find_image(struct opened *pdf, void *self, const struct found *found)
{
    struct found *wanted = self;
    if (found->type != ot_stream || !archive_is(pdf, archive_key(pdf, found->object, "/Filter"), wanted->key) ||
        !archive_is(pdf, archive_key(pdf, found->object, "/Subtype"), "Image"))
        return true;
    wanted->object = found->object;
    return false;
}

static bool spoil_height(struct opened *pdf, const char *filter)
{
    struct found image = {.key = filter};
    if (archive_walk(pdf, find_image, &image))
        return false;
    opened_set(pdf, qpdf_oh_get_dict(pdf->qpdf, image.object), "/Height", "7");
    return true;
}

static bool spoil_jpeg(struct opened *pdf)
{
    return spoil_height(pdf, "DCTDecode");
}

static bool spoil_rows(struct opened *pdf)
{
    return spoil_height(pdf, "FlateDecode");
}

/* Of images with a colour profile: whole, and for as many channels as N says. */
static bool check_profile(struct opened *pdf, qpdf_oh image, int number)
{
    qpdf_oh space = archive_key(pdf, image, "/ColorSpace");
    if (archive_count(pdf, space) != 2 || !archive_is(pdf, archive_item(pdf, space, 0), "ICCBased"))
        return true;
    struct str profile = opened_stream(pdf, archive_item(pdf, space, 1));
    const char *fault = icc_fault(profile);
    if (fault || icc_channels(profile) != channels_of(pdf, image))
        return rule_fault(pdf, "object %d, its profile: %s", number, fault ? fault : "the channels are not N");
    bool device =
        icc_is(profile, "mntr") || icc_is(profile, "scnr") || icc_is(profile, "prtr") || icc_is(profile, "spac");
    return device || rule_fault(pdf, "object %d: the profile is of no device", number);
}

static bool has_sound_profiles(struct opened *pdf)
{
    return check_all(pdf, "Image", check_profile);
}

/* An image with the output intent's profile, whose N is another. */
static bool spoil_profiles(struct opened *pdf)
{
    struct str profile = opened_stream(pdf, opened_get(pdf, "Root/OutputIntents/0/DestOutputProfile"));
    qpdf_oh stream = archive_stream(pdf, "<</N 1>>", profile);
    add_image(pdf, IMAGE GREY ">>");
    qpdf_oh objects = archive_key(pdf, archive_key(pdf, opened_page(pdf, 0), "/Resources"), "/XObject");
    qpdf_oh image = qpdf_oh_get_dict(pdf->qpdf, archive_key(pdf, objects, "/Spoilt"));
    opened_set(pdf, image, "/ColorSpace", "[/ICCBased]");
    qpdf_oh_append_item(pdf->qpdf, archive_key(pdf, image, "/ColorSpace"), stream);
    return true;
}

static bool check_soft_mask(struct opened *pdf, qpdf_oh image, int number)
{
    if (!archive_has(pdf, image, "/SMask"))
        return true;
    qpdf_oh mask = archive_key(pdf, image, "/SMask");
    if (qpdf_oh_is_stream(pdf->qpdf, mask) && archive_is(pdf, archive_key(pdf, mask, "/Subtype"), "Image") &&
        archive_is(pdf, archive_key(pdf, mask, "/ColorSpace"), "DeviceGray") && !archive_has(pdf, mask, "/SMask") &&
        !archive_has(pdf, mask, "/Mask") && !archive_has(pdf, image, "/Mask"))
        return true;
    return rule_fault(pdf, "object %d: its soft mask is no plain grey image", number);
}

static bool has_sound_masks(struct opened *pdf)
{
    return check_all(pdf, "Image", check_soft_mask);
}

static bool spoil_masks(struct opened *pdf)
{
    qpdf_oh mask = archive_stream(pdf, IMAGE "/ColorSpace /DeviceRGB /BitsPerComponent 8>>", STR("rgb"));
    add_image(pdf, IMAGE GREY ">>");
    qpdf_oh objects = archive_key(pdf, archive_key(pdf, opened_page(pdf, 0), "/Resources"), "/XObject");
    qpdf_oh image = qpdf_oh_get_dict(pdf->qpdf, archive_key(pdf, objects, "/Spoilt"));
    qpdf_oh_replace_key(pdf->qpdf, image, "/SMask", mask);
    return true;
}

/* --- images within content, forms, PostScript */

static bool check_inline(struct opened *pdf, void *self, const struct operation *operation)
{
    const uint32_t *page = self;
    return !str_eqz(operation->name, "BI") || rule_fault(pdf, "page %u has an inline image", *page + 1);
}

static bool has_no_inline(struct opened *pdf)
{
    uint32_t page;
    return archive_all_operations(pdf, &page, check_inline, &page);
}

static bool spoil_inline(struct opened *pdf)
{
    return archive_prepend(pdf, "/Artifact BMC BI /W 1 /H 1 /CS /G /BPC 8 /F /LZW ID x EI EMC");
}

static bool check_form(struct opened *pdf, qpdf_oh form, int number)
{
    static const char *const banned[] = {"/OPI", "/PS", "/Subtype2", "/Ref"};
    for (size_t i = 0; i < sizeof(banned) / sizeof(banned[0]); i++) {
        if (archive_has(pdf, form, banned[i]))
            return rule_fault(pdf, "object %d, a form, has %s", number, banned[i]);
    }
    return true;
}

static bool has_sound_forms(struct opened *pdf)
{
    return check_all(pdf, "Form", check_form);
}

static bool spoil_forms(struct opened *pdf)
{
    return add_object(pdf, "<</Type /XObject /Subtype /Form /BBox [0 0 1 1] /Subtype2 /PS>>", STR(" "));
}

static bool spoil_references(struct opened *pdf)
{
    return add_object(pdf, "<</Type /XObject /Subtype /Form /BBox [0 0 1 1] /Ref <<>>>>", STR(" "));
}

static bool refuse(struct opened *pdf, qpdf_oh object, int number)
{
    (void)object;
    return rule_fault(pdf, "object %d is PostScript", number);
}

static bool has_no_postscript(struct opened *pdf)
{
    return check_all(pdf, "PS", refuse);
}

static bool spoil_postscript(struct opened *pdf)
{
    return add_object(pdf, "<</Type /XObject /Subtype /PS>>", STR("showpage"));
}

/* --- */

static const struct rule rules[] = {
    {"2a 6.2.8-1", "images have no alternates", has_no_alternates, spoil_alternates, NULL},
    {"2a 6.2.8-2", "images have no substitutes", has_no_substitutes, spoil_substitutes, NULL},
    {"2a 6.2.8-3", "images are not interpolated", has_no_interpolation, spoil_interpolation, NULL},
    {"2a 6.2.8-4", "samples have 1, 2, 4, 8 or 16 bits", has_sound_depth, spoil_depth, NULL},
    {"2a 6.2.8-5", "samples of masks have one bit", has_sound_mask_depth, spoil_mask_depth, NULL},
    {"2a 6.2.4.3-3", "images are grey or RGB", has_plain_colours, spoil_colours, NULL},
    {"32000-1 8.9.3", "an image has as many bytes as its samples", has_whole_images, spoil_whole, NULL},
    {"32000-1 8.9.3", "an image has as many rows as it says", has_whole_images, spoil_rows, NULL},
    {"32000-1 8.9.3", "a JPEG image has the size that is said of it", has_whole_images, spoil_jpeg, NULL},
    {"2a 6.2.4.2-1", "images' profiles are sound, and of their channels", has_sound_profiles, spoil_profiles, NULL},
    {"32000-1 11.6.5.3", "a soft mask is a grey image without a mask", has_sound_masks, spoil_masks, NULL},
    {"2a 6.1.10-1", "content has no inline images, so none with LZW", has_no_inline, spoil_inline, NULL},
    {"2a 6.2.9-1", "forms have no PostScript", has_sound_forms, spoil_forms, NULL},
    {"2a 6.2.9-2", "forms refer to no other file", has_sound_forms, spoil_references, NULL},
    {"2a 6.2.9-3", "there are no PostScript objects", has_no_postscript, spoil_postscript, NULL},
};

const struct rule_set rules_images = RULE_SET(rules);
