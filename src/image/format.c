#include "image/format_int.h"

#include <string.h>

/* Bytes at the beginning of a text in which its first tag is looked for. */
enum { TEXT_HEAD = 4096 };

struct magic {
    uint8_t at, n;
    const char *bytes;
    const char *name;
};

static const struct magic magics[] = {
    {0, 4, "GIF8", "a GIF picture"},
    {8, 4, "WEBP", "a WebP picture"},
    {0, 2, "BM", "a BMP picture"},
    {0, 4, "II*\0", "a TIFF picture"},
    {0, 4, "MM\0*", "a TIFF picture"},
    {4, 8, "ftypavif", "an AVIF picture"},
    {4, 8, "ftypheic", "a HEIC picture, as telephones take them"},
    {4, 8, "ftypheix", "a HEIC picture, as telephones take them"},
    {4, 8, "ftypmif1", "a HEIC picture, as telephones take them"},
    {4, 8, "ftypmsf1", "a HEIC picture, as telephones take them"},
    {4, 4, "jP  ", "a JPEG 2000 picture"},
    {4, 4, "JXL ", "a JPEG XL picture"},
    {0, 2, "\xFF\x0A", "a JPEG XL picture"},
    {0, 4, "\0\0\1\0", "an icon (ICO)"},
    {0, 4, "8BPS", "a Photoshop file"},
    {0, 5, "%PDF-", "a PDF file"},
    {0, 4, "%!PS", "a PostScript file"},
    {40, 4, " EMF", "a Windows metafile (EMF)"},
    {0, 4, "\xD7\xCD\xC6\x9A", "a Windows metafile (WMF)"},
    {0, 4, "PK\3\4", "a ZIP or Office file"},
    {0, 4, "\xD0\xCF\x11\xE0", "an Office file"},
};

static bool has_bytes(struct str file, uint32_t at, const char *bytes, uint32_t n)
{
    return file.len >= at + n && memcmp(file.s + at, bytes, n) == 0;
}

enum format format_of(struct str file)
{
    if (has_bytes(file, 0, "\x89PNG", 4))
        return FORMAT_PNG;
    return has_bytes(file, 0, "\xFF\xD8", 2) ? FORMAT_JPEG : FORMAT_OTHER;
}

const char *format_name(struct str file)
{
    struct str head = str_sub(file, 0, TEXT_HEAD);

    if (file.len == 0)
        return "an empty file";
    for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++) {
        if (has_bytes(file, magics[i].at, magics[i].bytes, magics[i].n))
            return magics[i].name;
    }
    if (str_find(head, "<svg", 0) >= 0)
        return "an SVG drawing";
    if (str_find(head, "<html", 0) >= 0 || str_find(head, "<!DOCTYPE html", 0) >= 0)
        return "a web page";
    return NULL;
}
