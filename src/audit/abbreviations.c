#include "audit/abbreviations_int.h"

#include "audit/letters_int.h"
#include "audit/long_form_int.h"
#include "audit/words_int.h"
#include "base/ascii.h"

enum {
    LONGEST = 6,  /* capitals; a longer word is one that is pronounced */
    ENOUGH = 1024 /* bytes of text beside an abbreviation: more than a long form has */
};

/* As GOV.UK's style guide has it, these need no explanation. */
static const char *const well_known[] = {"AM",  "BBC", "CD", "DVD", "DVLA", "EU", "GB", "ID", "IT",  "MP",
                                         "NHS", "OK",  "PC", "PDF", "PM",   "TV", "UK", "US", "USA", "VAT"};
/* Ordinary words that are set in capitals to be seen. */
static const char *const ordinary[] = {
    "ACTUAL", "ALL",  "AMBER", "AND",  "ANY",  "ARE",  "AS",   "AT",    "BE",     "BLUE",  "BUT",    "BY",
    "CLOSED", "DO",   "END",   "FAIR", "FOR",  "FROM", "GOOD", "GREEN", "HAS",    "HIGH",  "IF",     "IN",
    "IS",     "KEY",  "LOW",   "MAY",  "MUST", "NEW",  "NO",   "NONE",  "NOT",    "NOTE",  "OF",     "ON",
    "ONLY",   "OPEN", "OR",    "OUR",  "PAGE", "PLAN", "POOR", "RED",   "REPORT", "SHALL", "TARGET", "THE",
    "THIS",   "TO",   "TOTAL", "WAS",  "WE",   "WILL", "WITH", "YEAR",  "YES",    "YOU",   "YOUR"};

static void know(struct map *map, struct str word)
{
    map_put(map, word, map);
}

void abbreviations_init(struct abbreviations *list, struct arena *arena)
{
    *list = (struct abbreviations){.arena = arena, .scratch = arena_new()};
    list->empty = arena_mark(list->scratch);
    map_init(&list->found, arena);
    map_init(&list->declared, arena);
    map_init(&list->skipped, arena);
    map_init(&list->prefixes, arena);
    for (size_t i = 0; i < sizeof(well_known) / sizeof(well_known[0]); i++)
        know(&list->skipped, str_from(well_known[i]));
    for (size_t i = 0; i < sizeof(ordinary) / sizeof(ordinary[0]); i++)
        know(&list->skipped, str_from(ordinary[i]));
}

void abbreviations_free(struct abbreviations *list)
{
    arena_free(list->scratch);
}

static uint32_t leading_capitals(struct str text)
{
    uint32_t n = 0;

    while (n < text.len && text.s[n] >= 'A' && text.s[n] <= 'Z')
        n++;
    return n;
}

void abbreviations_know_ref(struct abbreviations *list, struct str ref)
{
    uint32_t n = leading_capitals(ref), digit = n;

    know(&list->skipped, ref);
    if (digit < ref.len && ascii_is_blank(ref.s[digit]))
        digit++;
    if (n > 0 && digit < ref.len && ascii_is_digit(ref.s[digit]))
        know(&list->prefixes, str_sub(ref, 0, n));
}

void abbreviations_declare(struct abbreviations *list, struct str id, struct str title)
{
    struct str *kept = ARENA_NEW(list->arena, struct str);

    *kept = title;
    if (title.len > 0)
        map_put(&list->declared, id, kept);
}

/* --- which words */

/* HW2, or NI before a number, where a ref begins so. */
static bool is_ref(const struct abbreviations *list, struct str text, const struct word *word)
{
    struct str letters =
        str_sub(text, word->from, leading_capitals(str_sub(text, word->from, word->to - word->from)));
    uint32_t digit = word->from + letters.len;

    if (digit == word->end && digit < text.len && ascii_is_blank(text.s[digit]))
        digit++;
    return digit < text.len && ascii_is_digit(text.s[digit]) && map_find(&list->prefixes, letters) != NULL;
}

static bool is_roman(struct str word)
{
    static const char *const numerals[] = {"II",   "III", "IV", "VI",  "VII",  "VIII",  "IX",  "XI", "XII",
                                           "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"};

    for (size_t i = 0; i < sizeof(numerals) / sizeof(numerals[0]); i++)
        if (str_eqz(word, numerals[i]))
            return true;
    return false;
}

/* The first half of a postcode: DY1 before 1HF. */
static bool is_postcode(struct str text, const struct word *word)
{
    uint32_t n = leading_capitals(str_sub(text, word->from, word->to - word->from));
    const char *behind = text.s + word->end;

    return n <= 2 && word->digits > 0 && word->end + 4 <= text.len && behind[0] == ' ' && ascii_is_digit(behind[1]) &&
           leading_capitals((struct str){behind + 2, 2}) == 2 &&
           (word->end + 4 == text.len || !letter_in_word((unsigned char)behind[4]));
}

static struct str word_text(struct str text, const struct word *word)
{
    return str_sub(text, word->from, word->to - word->from);
}

static bool is_abbreviation(const struct abbreviations *list, struct str text, const struct word *word)
{
    struct str itself = word_text(text, word);

    if (word->capitals < 2 || word->smalls * 2 > word->capitals || word->odd || ascii_is_digit(itself.s[0]))
        return false;
    if (map_find(&list->declared, itself))
        return true;
    return word->capitals <= LONGEST && !is_roman(itself) && !is_postcode(text, word) && !is_ref(list, text, word) &&
           map_find(&list->skipped, itself) == NULL;
}

/* --- stretches of words in capitals */

static bool in_capitals(const struct abbreviations *list, struct str text, const struct word *word)
{
    return word->capitals > 0 && word->smalls == 0 && word->digits == 0 && !word->joined &&
           map_find(&list->declared, word_text(text, word)) == NULL;
}

static bool is_ordinary(struct str word)
{
    for (size_t i = 0; i < sizeof(ordinary) / sizeof(ordinary[0]); i++)
        if (str_eqz(word, ordinary[i]))
            return true;
    return false;
}

/* The number of words from `i` on that are no abbreviations but written in capitals: at least two side by side, of
 * which one is an ordinary word; four in a row in any case; or the whole of a heading. */
static uint32_t count_shouted(const struct abbreviations *list, const struct words *words, uint32_t i,
                              struct str text, bool heading)
{
    uint32_t n = 0;
    bool some = false;

    for (; i + n < words->n && in_capitals(list, text, &words->items[i + n]); n++) {
        const struct word *word = &words->items[i + n];

        if (n > 0 && !word->after_blank)
            break;
        some = some || word->capitals > LONGEST || is_ordinary(word_text(text, word));
    }
    bool whole = heading && n == words->n;
    return n >= 4 || (n >= 2 && (some || whole)) ? n : 0;
}

/* --- long forms */

static bool same_end(struct str text, struct str title)
{
    return title.len > 0 && text.len >= title.len && str_same(str_sub(text, text.len - title.len, title.len), title);
}

static bool same_start(struct str text, struct str title)
{
    return title.len > 0 && str_same(str_sub(text, 0, title.len), title);
}

static bool stands_for(const struct abbreviation *abbreviation, struct str before, struct str behind)
{
    return same_end(before, abbreviation->declared) || same_start(behind, abbreviation->declared) ||
           long_form_ends(before, abbreviation->word) || long_form_begins(behind, abbreviation->word);
}

/* The text without the `token` at its end, and blanks before that. */
static bool cut_end(struct str *text, const char *token)
{
    struct str end = str_from(token);

    if (text->len < end.len || memcmp(text->s + text->len - end.len, end.s, end.len) != 0)
        return false;
    *text = str_trim(str_sub(*text, 0, text->len - end.len));
    return true;
}

static bool cut_start(struct str *text, const char *token)
{
    if (!str_starts(*text, token))
        return false;
    *text = str_trim(str_sub(*text, (uint32_t)strlen(token), text->len));
    return true;
}

static bool cut_any(struct str *text, bool (*cut)(struct str *, const char *), const char *const *tokens)
{
    for (; *tokens; tokens++)
        if (cut(text, *tokens))
            return true;
    return false;
}

/* "Long Form (LF", "Long Form – LF", "LF (Long Form", "LF: Long Form". */
static bool explained(const struct abbreviation *abbreviation, struct str text, const struct word *word)
{
    static const char *const quotes[] = {"“", "‘", "\"", "'", NULL}, *const ends[] = {"”", "’", "\"", "'", NULL};
    static const char *const openers[] = {"(the", "(or", "(", "[", NULL};
    static const char *const joints[] = {" –", " —", " -", ":", " =", NULL};
    uint32_t start = word->from > ENOUGH ? word->from - ENOUGH : 0;
    struct str before = str_trim(str_sub(text, start, word->from - start)), behind = str_sub(text, word->end, ENOUGH);

    cut_any(&before, cut_end, quotes);
    cut_any(&behind, cut_start, ends);
    if ((cut_any(&before, cut_end, openers) || cut_any(&before, cut_end, joints)) &&
        stands_for(abbreviation, before, STR("")))
        return true;
    if (cut_any(&behind, cut_start, joints))
        return stands_for(abbreviation, STR(""), behind);
    behind = str_trim(behind);
    if (!cut_any(&behind, cut_start, openers))
        return false;
    int64_t close = str_find(behind, ")", 0);
    return stands_for(abbreviation, STR(""), close > 0 ? str_sub(behind, 0, (uint32_t)close) : behind);
}

/* --- scanning */

static struct abbreviation *count(struct abbreviations *list, struct str text, const struct word *word,
                                  const struct passage *passage)
{
    struct str itself = word_text(text, word);
    struct abbreviation *found = map_find(&list->found, itself);

    if (found == NULL) {
        const struct str *declared = map_find(&list->declared, itself);

        found = ARENA_NEW(list->arena, struct abbreviation);
        *found = (struct abbreviation){.word = str_dup(list->arena, itself),
                                       .declared = declared ? *declared : (struct str){"", 0},
                                       .spot = passage_spot(passage, word->from)};
        map_put(&list->found, found->word, found);
    }
    found->count++;
    return found;
}

/* In the cells of a row the long form may stand in the next one, or the one before. */
static void look_beside(struct abbreviations *list, struct str text, const void *row, struct str alone)
{
    bool beside = row && row == list->row;
    struct abbreviation *here = map_find(&list->found, alone), *there = map_find(&list->found, list->alone);

    if (beside && here)
        here->given = here->given || stands_for(here, list->before, STR(""));
    if (beside && there)
        there->given = there->given || stands_for(there, STR(""), text);
}

static void remember(struct abbreviations *list, struct str text, const void *row, struct str alone)
{
    list->row = row;
    list->alone = alone.len ? ((struct abbreviation *)map_find(&list->found, alone))->word : alone;
    list->before = STR("");
    arena_reset(list->scratch, list->empty);
    if (row)
        list->before = str_dup(list->scratch, text.len > ENOUGH ? str_sub(text, text.len - ENOUGH, ENOUGH) : text);
}

void abbreviations_scan(struct abbreviations *list, const struct passage *passage, const void *row, bool heading)
{
    struct str text = {passage->text.bytes, (uint32_t)passage->text.len}, alone = STR("");
    struct words words = {0};
    uint32_t shouted = 0;

    words_read(list->scratch, &words, text);
    for (uint32_t i = 0; i<words.n; i++, shouted -= shouted> 0) {
        const struct word *word = &words.items[i];

        if (shouted == 0)
            shouted = count_shouted(list, &words, i, text, heading);
        if (shouted > 0 || !is_abbreviation(list, text, word))
            continue;
        struct abbreviation *found = count(list, text, word, passage);
        found->given = found->given || explained(found, text, word);
        if (words.n == 1)
            alone = found->word;
    }
    look_beside(list, text, row, alone);
    remember(list, text, row, alone);
}
