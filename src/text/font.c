#include "text/font_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sys.h"
#include "base/utf8.h"
#include "text/unicode_int.h"

struct mapping {
    void *bytes;
    size_t size;
};

enum { NON_BREAKING_HYPHEN = 0x2011, HYPHEN = 0x2010 };

static void unmap(void *user)
{
    struct mapping *mapping = user;

    munmap(mapping->bytes, mapping->size);
    free(mapping);
}

/* The file as a blob that lives in mapped memory; NULL with *why set. */
static hb_blob_t *map_file(const char *path, const char **why)
{
    struct mapping *mapping;
    struct stat st;
    void *bytes = MAP_FAILED;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size > 0 && (uint64_t)st.st_size <= UINT32_MAX)
        bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    else if (fd >= 0)
        errno = EINVAL;
    if (bytes == MAP_FAILED) {
        *why = errno == EINVAL ? "it is empty or damaged" : strerror(errno);
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    close(fd);
    mapping = sys_malloc(sizeof(*mapping));
    *mapping = (struct mapping){bytes, (size_t)st.st_size};
    return hb_blob_create(bytes, (unsigned)st.st_size, HB_MEMORY_MODE_READONLY, mapping, unmap);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(table) > 0;

    hb_blob_destroy(table);
    return has;
}

static const char *why_unusable(const struct font *font)
{
    uint32_t gid;

    if (has_table(font->hb_face, HB_TAG('C', 'F', 'F', ' ')) || has_table(font->hb_face, HB_TAG('C', 'F', 'F', '2')))
        return "it holds PostScript outlines (OpenType CFF); only TrueType fonts (.ttf) can be embedded";
    if (hb_face_get_glyph_count(font->hb_face) == 0 || !has_table(font->hb_face, HB_TAG('g', 'l', 'y', 'f')) ||
        !has_table(font->hb_face, HB_TAG('h', 'm', 't', 'x')))
        return "it is not a TrueType font";
    if (!hb_font_get_nominal_glyph(font->hb_font, ' ', &gid))
        return "it has no space character, so no text can be set in it";
    return font_forbidden(font);
}

static void find_common_glyphs(struct font *font)
{
    hb_font_get_nominal_glyph(font->hb_font, ' ', &font->space_gid);
    if (!hb_font_get_nominal_glyph(font->hb_font, '-', &font->hyphen_gid) &&
        !hb_font_get_nominal_glyph(font->hb_font, HYPHEN, &font->hyphen_gid))
        font->hyphen_gid = 0;
    font->space_advance = hb_font_get_glyph_h_advance(font->hb_font, font->space_gid);
    font->hyphen_advance = font->hyphen_gid ? hb_font_get_glyph_h_advance(font->hb_font, font->hyphen_gid) : 0;
    cids_add(&font->cids, 0, (struct str){"", 0}, hb_font_get_glyph_h_advance(font->hb_font, 0));
}

static struct font *open_blob(struct text *text, struct str path, hb_blob_t *blob, const char **why)
{
    struct font *font = ARENA_NEW(text->arena, struct font);

    font->face.path = path;
    font->index = -1;
    font->hyphen = TEXT_NO_WORD;
    font->hb_face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    font->hb_font = hb_font_create(font->hb_face); /* its scale is the face's units per em */
    *why = why_unusable(font);
    if (*why != NULL) {
        font_close(font);
        return NULL;
    }
    hb_face_make_immutable(font->hb_face);
    hb_font_make_immutable(font->hb_font);
    find_common_glyphs(font);
    font_describe(text, font);
    return font;
}

struct font *font_open(struct text *text, struct str path, const struct node *asked)
{
    struct font *font = map_find(&text->paths, path);
    const char *why = NULL;
    hb_blob_t *blob;
    struct diag *diag;

    if (font != NULL || map_find(&text->unusable, path) != NULL)
        return font;
    path = str_dup(text->arena, path);
    blob = map_file(path.s, &why);
    if (blob != NULL)
        font = open_blob(text, path, blob, &why);
    if (font != NULL) {
        map_put(&text->paths, path, font);
        VEC_PUSH(text->arena, &text->fonts, font);
        return font;
    }
    map_put(&text->unusable, path, text);
    diag = diag_at(text->diags, DIAG_FONT_UNUSABLE, asked->mark, "the font file " PRIstr " cannot be used: %s",
                   STR_ARG(path), why);
    diag_help(text->diags, diag,
              "name another family in the layout, or put a good copy of the file into the fonts "
              "folder beside the report");
    return NULL;
}

void font_close(struct font *font)
{
    hb_blob_destroy(font->subset);
    hb_shape_plan_destroy(font->plan);
    hb_font_destroy(font->hb_font);
    hb_face_destroy(font->hb_face);
    cids_free(&font->cids);
}

static bool has_glyph(const struct font *font, uint32_t cp)
{
    uint32_t gid;

    return hb_font_get_nominal_glyph(font->hb_font, cp, &gid);
}

static bool can_show(const struct font *font, uint32_t cp)
{
    uint32_t a, b;

    if (has_glyph(font, cp) || char_is_space(cp) || (cp == NON_BREAKING_HYPHEN && has_glyph(font, HYPHEN)))
        return true;
    return hb_unicode_decompose(hb_unicode_funcs_get_default(), cp, &a, &b) && has_glyph(font, a) &&
           (b == 0 || has_glyph(font, b));
}

bool font_has(struct font *font, uint32_t cp)
{
    if (cp >= FONT_KNOWN)
        return can_show(font, cp);
    if (font->known[cp] == 0)
        font->known[cp] = can_show(font, cp) ? 2 : 1;
    return font->known[cp] == 2;
}

bool font_has_cluster(struct font *font, struct str cluster)
{
    uint32_t pos = 0, before = 0;

    if (cluster.len == 1)
        return char_is_control((unsigned char)cluster.s[0]) || font_has(font, (unsigned char)cluster.s[0]);
    while (pos < cluster.len) {
        uint32_t cp = utf8_next(cluster, &pos), composed;

        if (char_is_invisible(cp))
            continue;
        if (before != 0 && hb_unicode_compose(hb_unicode_funcs_get_default(), before, cp, &composed) &&
            has_glyph(font, composed)) {
            before = composed;
            continue;
        }
        if (!font_has(font, cp))
            return false;
        before = cp;
    }
    return true;
}

uint16_t font_index(struct text *text, struct font *font)
{
    if (font->index < 0) {
        font->index = (int32_t)text->faces.n;
        VEC_PUSH(text->arena, &text->faces, font);
    }
    return (uint16_t)font->index;
}
