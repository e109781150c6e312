#include <string.h>

#include "base/utf8.h"
#include "load/parse_int.h"

/* What the bytes 0x80 to 0x9F mean in Windows-1252, in which older Windows programs save; "" where they mean nothing.
 * The bytes above are those of Latin-1. */
static const char *const windows_characters[32] = {
    "€", "",  "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
    "",  "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
};

static void report_at(struct diags *diags, enum diag_code code, uint16_t file, const char *text, const char *help)
{
    struct diag *diag = diag_at(diags, code, (struct mark){1, 1, file}, "%s", text);

    diag_help(diags, diag, "%s", help);
}

static bool starts_bytes(struct str text, const char *bytes, uint32_t n)
{
    return text.len >= n && memcmp(text.s, bytes, n) == 0;
}

/* Files of another kind altogether, told by their first bytes. */
static bool report_other_kind(struct diags *diags, uint16_t file, struct str text)
{
    static const char save_help[] = "in your editor choose \"Save with encoding\" (or \"Save as\") and take UTF-8";

    if (starts_bytes(text, "\xFF\xFE", 2) || starts_bytes(text, "\xFE\xFF", 2) ||
        (text.len >= 2 && (text.s[0] == '\0') != (text.s[1] == '\0'))) {
        report_at(diags, DIAG_NOT_UTF8, file, "this file is saved as UTF-16 (\"Unicode\"), not as UTF-8", save_help);
    } else if (starts_bytes(text, "PK\x03\x04", 4)) {
        report_at(diags, DIAG_NOT_UTF8, file, "this is a Word, Excel or zip file, not a YAML file",
                  "copy its text into a text file whose name ends in .yaml");
    } else if (starts_bytes(text, "%PDF-", 5)) {
        report_at(diags, DIAG_NOT_UTF8, file, "this is a PDF file, not a YAML file", "name the report's YAML file");
    } else {
        return false;
    }
    return true;
}

/* Invalid bytes from `at` on; those of one damaged character count one by one. */
static uint32_t count_invalid(struct str text, uint32_t at)
{
    uint32_t n = 0;
    int64_t next = 0;

    do {
        n++;
        at += (uint32_t)next + 1;
        next = utf8_invalid_at(str_sub(text, at, text.len));
    } while (next >= 0);
    return n;
}

static void report_invalid(struct diags *diags, uint16_t file, struct str text, uint32_t at)
{
    unsigned char byte = (unsigned char)text.s[at];
    char latin[5] = {0};
    const char *character = latin;
    uint32_t n = count_invalid(text, at);
    struct diag *diag;

    if (byte < 0xA0)
        character = windows_characters[byte - 0x80];
    else
        utf8_put(byte, latin);
    diag = diag_at(diags, DIAG_NOT_UTF8, source_mark(diags->sources, file, at), "byte %02X is not UTF-8 text%s%s%s",
                   byte, character[0] ? "; it would be \"" : "", character,
                   character[0] ? "\" in the old Windows encoding" : "");
    if (n > 1)
        diag_help(diags, diag,
                  "save the file as UTF-8 (in your editor: \"Save with encoding\"); there are %u such bytes", n);
    else
        diag_help(diags, diag,
                  "save the file as UTF-8 (in your editor: \"Save with encoding\"), or type the character anew");
}

/* A quick look at bytes before a character is decoded: only these can begin a refused one. */
static bool may_be_refused(unsigned char byte)
{
    return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF;
}

/* Whether the next eight bytes are all from 0x20 to 0x7E, tested at once: subtracting 0x20 or adding 1 sets the
 * highest bit of a byte that is not. */
static bool eight_plain(const char *s)
{
    uint64_t word;

    memcpy(&word, s, sizeof(word));
    return ((word | (word - UINT64_C(0x2020202020202020)) | (word + UINT64_C(0x0101010101010101))) &
            UINT64_C(0x8080808080808080)) == 0;
}

static const char *describe_refused(uint32_t cp)
{
    switch (cp) {
    case 0:
        return "a NUL character";
    case 0x85:
    case 0x2028:
    case 0x2029:
        return "an invisible line separator, which ends a line for YAML but not in most editors";
    case 0xFEFF:
        return "an invisible byte order mark inside the text, as joining two files leaves it";
    case 0x7F:
        return "an invisible delete character";
    default:
        return "an invisible control character";
    }
}

void scan_report_refused(struct diags *diags, struct mark mark, const struct refused *refused, bool escaped)
{
    uint32_t cp = refused->cp;
    bool line = cp == 0x85 || cp == 0x2028 || cp == 0x2029;
    struct diag *diag = diag_at(diags, DIAG_BAD_CHARACTER, mark, "%s%s (U+%04X)", describe_refused(cp),
                                cp == 0 && !escaped ? " (the file may be damaged, or not a text file)" : "", cp);

    if (escaped)
        diag_help(diags, diag,
                  "in double quotes a backslash and what follows it are a special character: write the backslash "
                  "twice, or put the text in single quotes");
    else if (refused->n > 1)
        diag_help(diags, diag, "delete it%s; the file has %u such characters", line ? " and press Enter" : "",
                  refused->n);
    else
        diag_help(diags, diag, "delete it%s", line ? " and press Enter where a line should end" : "");
}

struct refused scan_find_refused(struct str text)
{
    struct refused refused = {0};

    for (uint32_t i = 0; i < text.len;) {
        uint32_t at = i;
        uint32_t cp;

        if (text.len - i >= 8 && eight_plain(text.s + i)) {
            i += 8;
            continue;
        }
        if (!may_be_refused((unsigned char)text.s[i])) {
            i++;
            continue;
        }
        cp = utf8_next(text, &i);
        if (utf8_is_text(cp))
            continue;
        if (refused.n++ == 0) {
            refused.at = at;
            refused.cp = cp;
        }
    }
    return refused;
}

/* Reports the first refused character, with the number of all. */
static bool scan_characters(struct diags *diags, uint16_t file, struct str text)
{
    struct refused refused = scan_find_refused(text);

    if (refused.n > 0)
        scan_report_refused(diags, source_mark(diags->sources, file, refused.at), &refused, /*escaped*/ false);
    return refused.n == 0;
}

bool scan_text(struct diags *diags, uint16_t file)
{
    struct source *source = sources_at(diags->sources, file);
    int64_t invalid;

    if (report_other_kind(diags, file, source->text)) {
        source->text.len = 0; /* no excerpt of what is not text */
        return false;
    }
    invalid = utf8_invalid_at(source->text);
    if (invalid >= 0) {
        report_invalid(diags, file, source->text, (uint32_t)invalid);
        return false;
    }
    return scan_characters(diags, file, source->text);
}
