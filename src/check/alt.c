#include "check/alt.h"

#include "base/ascii.h"
#include "base/utf8.h"

#define STRING_UNITS 16382 /* of UTF-16: (32,767 - 2) / 2 */
#define WORDS_LONG 250     /* characters; longer words tire those who hear them, and cannot be skimmed */

/* --- lengths */

/* Units of UTF-16 that the text takes. */
static uint32_t count_units(struct str text)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.s[i];
        n += (c & 0xc0) != 0x80;
        n += c >= 0xf0; /* beyond U+FFFF: a surrogate pair */
    }
    return n;
}

bool alt_fits(struct str text)
{
    return count_units(text) <= STRING_UNITS;
}

void alt_check_length(struct diags *diags, const struct node *place, const char *what, struct str text)
{
    uint32_t units = count_units(text);
    if (units > STRING_UNITS) {
        struct diag *diag = diag_at(diags, DIAG_TEXT_TOO_LONG, place->mark,
                                    "%s is too long: a PDF can hold %d characters there, and it has %u", what,
                                    STRING_UNITS, (unsigned)units);
        diag_help(diags, diag, "shorten it, and bring the rest into a text of the report");
    }
}

/* --- words that do not help */

static bool ends_in(struct str text, const char *ending)
{
    struct str end = str_from(ending);
    return text.len >= end.len && str_same(str_sub(text, text.len - end.len, end.len), end);
}

/* The path's last part; without its ending if `bare`. */
static struct str file_name(struct str path, bool bare)
{
    uint32_t from = path.len, to = path.len;
    while (from > 0 && path.s[from - 1] != '/' && path.s[from - 1] != '\\')
        from--;
    for (uint32_t i = path.len; bare && i > from && to == path.len; i--)
        to = path.s[i - 1] == '.' ? i - 1 : to;
    return str_sub(path, from, to - from);
}

static bool is_file_name(struct str words, const struct node *file)
{
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".svg", ".webp"};
    struct str path = file ? str_trim(node_text(file)) : STR("");
    if (path.len && (str_same(words, path) || str_same(words, file_name(path, false))))
        return true;
    /* Of `crest.png` and DSC_0417.jpg, the second without its ending is no words. */
    struct str bare = file_name(path, true);
    bool coded = false;
    for (uint32_t i = 0; i < bare.len; i++)
        coded = coded || bare.s[i] == '_' || bare.s[i] == '-' || ascii_is_digit(bare.s[i]);
    if (coded && str_same(words, bare))
        return true;
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (ends_in(words, endings[i]) && str_find(words, " ", 0) < 0)
            return true;
    }
    return false;
}

static struct str skip_word(struct str text, const char *word)
{
    struct str w = str_from(word);
    bool found = text.len > w.len && text.s[w.len] == ' ' && str_same(str_sub(text, 0, w.len), w);
    return found ? str_trim(str_sub(text, w.len, text.len - w.len)) : text;
}

/* Words for the kind of thing: alone, or before "of" or "showing", they tell a listener what the screen reader has
 * told already. Charts, maps and the like are worth naming, but say nothing alone. */
static bool is_kind_only(struct str words, bool *prefix)
{
    static const char *const pictures[] = {"image", "picture", "photo", "photograph", "graphic"};
    static const char *const others[] = {"chart", "graph", "diagram", "figure", "logo", "map", "screenshot"};
    struct str rest = skip_word(skip_word(skip_word(words, "an"), "a"), "the");
    struct str last = rest.len && rest.s[rest.len - 1] == '.' ? str_sub(rest, 0, rest.len - 1) : rest;
    *prefix = false;
    for (size_t i = 0; i < sizeof(pictures) / sizeof(pictures[0]); i++) {
        struct str after = skip_word(rest, pictures[i]);
        *prefix = *prefix || (after.len < rest.len && (skip_word(after, "of").len < after.len ||
                                                       skip_word(after, "showing").len < after.len));
        if (*prefix || str_same(last, str_from(pictures[i])))
            return true;
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (str_same(last, str_from(others[i])))
            return true;
    }
    return false;
}

static void report_poor(struct diags *diags, const struct alt *alt, const char *trouble, const char *help)
{
    struct diag *diag = diag_at(diags, DIAG_ALT_POOR, alt->words->mark, "%s", trouble);
    diag_help(diags, diag, "%s", help);
}

/* At most one report: the first says what to do about the others. */
static void check_words(struct diags *diags, const struct alt *alt, struct str words)
{
    bool prefix = false;
    if (is_file_name(words, alt->file))
        report_poor(diags, alt, "this `alt` is the name of a file",
                    "say what the picture shows, as you would over the telephone");
    else if (alt->title.len && str_same(words, str_trim(alt->title)))
        report_poor(diags, alt, "this `alt` says the same as the caption, so that it would be read aloud twice",
                    "the caption names the picture; say here what it shows, such as the figures that matter");
    else if (is_kind_only(words, &prefix) && prefix)
        report_poor(diags, alt, "screen readers say themselves that this is a picture",
                    "begin with what it shows: not \"Picture of a new library\" but \"The new library, with ...\"");
    else if (is_kind_only(words, &prefix))
        report_poor(diags, alt, "this `alt` says what kind of thing it is, but not what it shows",
                    "say what the picture shows, as you would over the telephone");
    else if (utf8_count(words) > WORDS_LONG)
        report_poor(diags, alt, "this `alt` has more than 250 characters, which screen readers read in one go",
                    "say the main thing here, and write the rest into the text or a table beside the picture, where "
                    "everybody can read it");
}

/* --- all */

/* An `alt` that is no text has been reported. */
static bool is_misread(const struct alt *alt)
{
    const struct node *words = alt->node->kind == NODE_MAP ? node_find(alt->node, "alt") : NULL;
    return words && words->kind != NODE_SCALAR;
}

void alt_check(struct diags *diags, const struct alt *alt)
{
    struct str words = alt->words ? str_trim(node_text(alt->words)) : STR("");
    struct diag *diag;
    if (words.len && alt->decorative) {
        diag = diag_at(diags, DIAG_FIGURE_ALT, alt->words->mark,
                       "this picture is `decorative` and yet has an `alt`, which nobody would hear");
        diag_help(diags, diag, "where it says something, take out `decorative: yes`; otherwise the `alt`");
    } else if (alt->decorative && alt->title.len) {
        diag = diag_at(diags, DIAG_FIGURE_ALT, alt->node->mark,
                       "this picture has a caption, so it says something and is not `decorative`");
        diag_help(diags, diag,
                  "write `alt: ...` in place of `decorative: yes`, and say what the picture shows, as you would over "
                  "the telephone; or take out the `title`");
    } else if (words.len == 0 && !alt->decorative && !is_misread(alt)) {
        diag = diag_at(diags, DIAG_FIGURE_ALT, alt->node->mark,
                       "this picture has no `alt`, so that readers who "
                       "cannot see it would miss what it shows");
        diag_help(diags, diag,
                  "say what the picture shows, as you would over the telephone: `alt: %s`; write `decorative: yes` "
                  "only where it says nothing",
                  alt->example);
    } else if (words.len) {
        check_words(diags, alt, words);
        alt_check_length(diags, alt->words, "this `alt`", words);
    }
}
