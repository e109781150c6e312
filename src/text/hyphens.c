#include "text/hyphens_int.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/utf8.h"
#include "text/unicode_int.h"

enum {
    LEAST_BEFORE = 2,
    LEAST_AFTER = 3,
    LEAST_LETTERS = LEAST_BEFORE + LEAST_AFTER,
    MOST_LETTERS = 80,
    MOST_BYTES = 4 * MOST_LETTERS
};

struct dictionary {
    HyphenDict *patterns; /* NULL: there are none for the language */
    bool tried;
};
struct hyphens {
    struct dictionary by_lang[UINT8_MAX + 1];
};

/* Language and region of a BCP 47 tag as the dictionaries' file names have them; a script between them is skipped. */
static void split_tag(struct str tag, char language[4], char region[4])
{
    uint32_t n = 0, at = 0;

    language[0] = region[0] = '\0';
    while (n < tag.len && n < 3 && ((tag.s[n] | 0x20) >= 'a' && (tag.s[n] | 0x20) <= 'z')) {
        language[n] = (char)(tag.s[n] | 0x20);
        language[++n] = '\0';
    }
    for (at = n; at < tag.len; at += n) {
        for (n = 1; at + n < tag.len && tag.s[at + n] != '-'; n++)
            continue;
        if (n == 3) {
            region[0] = (char)(tag.s[at + 1] & ~0x20);
            region[1] = (char)(tag.s[at + 2] & ~0x20);
            region[2] = '\0';
            return;
        }
    }
}

static HyphenDict *try_file(struct text *text, const char *language, const char *region)
{
    struct str path =
        str_printf(text->arena, "/usr/share/hyphen/hyph_%s%s%s.dic", language, region[0] ? "_" : "", region);
    struct stat st;

    return stat(path.s, &st) == 0 && S_ISREG(st.st_mode) ? hnj_hyphen_load(path.s) : NULL;
}

static HyphenDict *load_patterns(struct text *text, struct str tag)
{
    char language[4], region[4], upper[4] = "";
    HyphenDict *patterns;

    split_tag(tag, language, region);
    if (language[0] == '\0' || strchr(region, '/') != NULL || strchr(region, '.') != NULL)
        return NULL;
    patterns = region[0] ? try_file(text, language, region) : NULL;
    if (patterns == NULL)
        patterns = try_file(text, language, "");
    if (patterns == NULL && strcmp(language, "en") == 0)
        return try_file(text, "en", "GB");
    for (unsigned i = 0; i < 3; i++)
        upper[i] = (char)(language[i] & ~0x20);
    return patterns ? patterns : try_file(text, language, upper);
}

static void report_missing(struct text *text, struct str tag, const struct node *asked)
{
    char language[4], region[4];
    struct diag *diag =
        diag_at(text->diags, DIAG_HYPHENATION_MISSING, asked ? asked->mark : (struct mark){0},
                "there are no hyphenation patterns for the language “" PRIstr "”; its words are not hyphenated",
                STR_ARG(tag));

    split_tag(tag, language, region);
    if (strcmp(language, "en") == 0)
        diag_help(text->diags, diag, "install the package hyphen-en-gb: sudo apt-get install hyphen-en-gb");
    else
        diag_help(text->diags, diag,
                  "install the package hyphen-%s if there is one, or write “hyphenate: no” in the layout", language);
}

static HyphenDict *patterns_for(struct text *text, uint8_t lang, const struct node *asked)
{
    struct dictionary *dictionary;

    if (text->hyphens == NULL)
        text->hyphens = ARENA_NEW(text->arena, struct hyphens);
    dictionary = &text->hyphens->by_lang[lang];
    if (!dictionary->tried) {
        struct str tag = text->langs.items[lang].tag;

        dictionary->tried = true;
        dictionary->patterns = load_patterns(text, tag);
        if (dictionary->patterns == NULL)
            report_missing(text, tag, asked);
    }
    return dictionary->patterns;
}

void hyphens_free(struct text *text)
{
    for (unsigned i = 0; text->hyphens != NULL && i <= UINT8_MAX; i++) {
        if (text->hyphens->by_lang[i].patterns != NULL)
            hnj_hyphen_free(text->hyphens->by_lang[i].patterns);
    }
}

/* Hyphenates one row of letters in lower case; hyphens[i] is odd where a hyphen may follow letter i. Places where the
 * language changes the spelling at a hyphen are left out. */
static bool ask(HyphenDict *patterns, const char *letters, int n, char *hyphens)
{
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    bool ok = hnj_hyphen_hyphenate3(patterns, letters, n, hyphens, NULL, &rep, &pos, &cut, LEAST_BEFORE, LEAST_AFTER,
                                    0, 0) == 0;

    for (int i = 0; rep != NULL && i < n; i++) {
        if (rep[i] != NULL)
            hyphens[i] = '0';
        free(rep[i]);
    }
    free(rep);
    free(pos);
    free(cut);
    return ok;
}

/* The letters from `start` to `end` of the word, `n` of them. */
static bool mark_points(HyphenDict *patterns, struct str word, uint32_t start, uint32_t end, uint32_t n, bool *points)
{
    char letters[MOST_BYTES + 1], hyphens[MOST_BYTES + 5] = {0};
    uint32_t len = 0, pos = start;
    bool any = false;

    if (n < LEAST_LETTERS || n > MOST_LETTERS)
        return false;
    while (pos < end)
        len += utf8_put(char_to_lower(utf8_next(word, &pos)), letters + len);
    letters[len] = '\0';
    for (uint32_t i = 0; !patterns->utf8 && i < len; i++) {
        if ((unsigned char)letters[i] & 0x80)
            return false;
    }
    if (!ask(patterns, letters, (int)len, hyphens))
        return false;
    pos = start;
    for (uint32_t i = 0; i + LEAST_AFTER < n; i++) {
        utf8_next(word, &pos);
        if (i + 1 >= LEAST_BEFORE && (hyphens[i] & 1)) {
            points[pos - 1] = true;
            any = true;
        }
    }
    return any;
}

static bool may_hyphenate(struct str word)
{
    bool small = false;

    for (uint32_t pos = 0; pos < word.len;) {
        uint32_t cp = utf8_next(word, &pos);

        if (cp >= '0' && cp <= '9')
            return false;
        small = small || (char_is_letter(cp) && !char_is_upper(cp));
    }
    return small;
}

bool hyphens_find(struct text *text, uint8_t lang, const struct node *asked, struct str word, bool *points)
{
    HyphenDict *patterns = NULL;
    bool any = false;

    if (word.len < LEAST_LETTERS || !may_hyphenate(word))
        return false;
    patterns = patterns_for(text, lang, asked);
    for (uint32_t pos = 0; patterns != NULL && pos < word.len;) {
        uint32_t start = pos, end = pos, n = 0;

        while (pos < word.len && char_is_letter(utf8_next(word, &pos))) {
            end = pos;
            n++;
        }
        any |= mark_points(patterns, word, start, end, n, points);
    }
    return any;
}
