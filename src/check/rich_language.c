#include "check/rich.h"
#include "check/rich_int.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* en-UK is what many write; the code of the country is GB. */
static bool names_uk(struct str tag)
{
    return tag.len > 3 && str_same(str_sub(tag, tag.len - 3, 3), STR("-uk"));
}

bool rich_is_language(struct str tag)
{
    uint32_t n = 0;
    bool first = true;
    if (names_uk(tag))
        return false;
    for (uint32_t i = 0; i <= tag.len; i++) {
        if (i == tag.len || tag.s[i] == '-') {
            if (n < (first ? 2u : 1u) || n > (first ? 3u : 8u))
                return false;
            n = 0;
            first = false;
        } else if (is_letter(tag.s[i]) || (!first && tag.s[i] >= '0' && tag.s[i] <= '9')) {
            n++;
        } else {
            return false;
        }
    }
    return true;
}

/* Names in English before others of the same language. */
static const struct {
    const char *name, *code;
} languages[] = {
    {"English", "en"},  {"Welsh", "cy"},     {"Cymraeg", "cy"},    {"Irish", "ga"},   {"Gaeilge", "ga"},
    {"Gaelic", "gd"},   {"Scots", "sco"},    {"Cornish", "kw"},    {"Manx", "gv"},    {"Polish", "pl"},
    {"Polski", "pl"},   {"Urdu", "ur"},      {"Punjabi", "pa"},    {"Bengali", "bn"}, {"Gujarati", "gu"},
    {"Hindi", "hi"},    {"Tamil", "ta"},     {"Somali", "so"},     {"Arabic", "ar"},  {"Turkish", "tr"},
    {"Chinese", "zh"},  {"Romanian", "ro"},  {"Portuguese", "pt"}, {"Spanish", "es"}, {"French", "fr"},
    {"German", "de"},   {"Italian", "it"},   {"Dutch", "nl"},      {"Latin", "la"},   {"Lithuanian", "lt"},
    {"Latvian", "lv"},  {"Hungarian", "hu"}, {"Ukrainian", "uk"},  {"Russian", "ru"}, {"Slovak", "sk"},
    {"Czech", "cs"},    {"Bulgarian", "bg"}, {"Greek", "el"},      {"Persian", "fa"}, {"Farsi", "fa"},
    {"Kurdish", "ku"},  {"Pashto", "ps"},    {"Vietnamese", "vi"}, {"Nepali", "ne"},  {"Romani", "rom"},
    {"Francais", "fr"}, {"Deutsch", "de"},
};

/* The code of a language that is written by its name in English or in itself. */
static struct str language_code(struct str name)
{
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        if (str_same(name, str_from(languages[i].name)))
            return str_from(languages[i].code);
    }
    return STR("");
}

struct str rich_language_name(struct str tag)
{
    uint32_t end = 0;
    while (end < tag.len && tag.s[end] != '-')
        end++;
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        if (str_same(str_sub(tag, 0, end), str_from(languages[i].code)))
            return str_from(languages[i].name);
    }
    return STR("");
}

/* The tag without quotes, with hyphens for underlines and GB for UK, in `bytes` (35 of them), if that makes a code of
 * it. */
static struct str mended_code(struct str tag, char *bytes)
{
    while (tag.len > 1 && (tag.s[0] == '"' || tag.s[0] == '\'') && tag.s[tag.len - 1] == tag.s[0])
        tag = str_sub(tag, 1, tag.len - 2);
    struct str code = {bytes, tag.len};
    if (tag.len > 35)
        return STR("");
    for (uint32_t i = 0; i < tag.len; i++)
        bytes[i] = (char)(tag.s[i] == '_' ? '-' : tag.s[i]);
    if (names_uk(code)) {
        bytes[tag.len - 2] = 'G';
        bytes[tag.len - 1] = 'B';
    }
    return rich_is_language(code) ? code : STR("");
}

void rich_report_language(struct diags *diags, struct str tag, struct mark mark)
{
    char bytes[35];
    tag = str_trim(tag);
    struct diag *diag = tag.len == 0 ? diag_at(diags, DIAG_BAD_LANGUAGE, mark, "the code of the language is missing")
                                     : diag_at(diags, DIAG_BAD_LANGUAGE, mark,
                                               "`" PRIstr "` is not the code of a language", STR_ARG(tag));
    struct str code = language_code(tag);
    code = code.len ? code : mended_code(tag, bytes);
    if (code.len)
        diag_help(diags, diag, "did you mean `" PRIstr "`?", STR_ARG(code));
    else
        diag_help(diags, diag, "write a code such as `en-GB` (English) or `cy` (Welsh)");
}
