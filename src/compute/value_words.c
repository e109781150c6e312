/* The words that have a meaning in values. All lists are in lower case. */
#include "base/ascii.h"
#include "compute/value_int.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

enum none_use {
    NONE_ALONE,  /* the whole text, of a value or a status */
    NONE_BEGINS, /* and so is a text that begins with it: "n/a - local PI" */
    NONE_SIGN    /* of a value only: as a status it would have a meaning, and be missed */
};

static const struct none_words {
    const char *words;
    enum none_use use;
} none_words[] = {
    {"-", NONE_ALONE},
    {"--", NONE_ALONE},
    {"–", NONE_ALONE},
    {"—", NONE_ALONE},
    {"\xE2\x88\x92", NONE_ALONE},
    {".", NONE_SIGN},
    {"..", NONE_SIGN},
    {"...", NONE_SIGN},
    {"…", NONE_SIGN},
    {":", NONE_SIGN},
    {"/", NONE_SIGN},
    {"~", NONE_SIGN},
    {"c", NONE_SIGN},
    {"x", NONE_SIGN},
    {"z", NONE_SIGN},
    {"n/a", NONE_BEGINS},
    {"n.a.", NONE_BEGINS},
    {"n.a", NONE_ALONE},
    {"na", NONE_ALONE},
    {"n/k", NONE_ALONE},
    {"none", NONE_ALONE},
    {"no status", NONE_ALONE},
    {"no value", NONE_ALONE},
    {"no figure", NONE_BEGINS},
    {"no figures", NONE_BEGINS},
    {"no result", NONE_BEGINS},
    {"no results", NONE_BEGINS},
    {"no target", NONE_BEGINS},
    {"no targets", NONE_BEGINS},
    {"no data", NONE_BEGINS},
    {"no new data", NONE_BEGINS},
    {"no longer collected", NONE_BEGINS},
    {"no longer measured", NONE_BEGINS},
    {"no longer reported", NONE_BEGINS},
    {"no longer available", NONE_BEGINS},
    {"not available", NONE_BEGINS},
    {"not yet available", NONE_BEGINS},
    {"not applicable", NONE_BEGINS},
    {"not calculated", NONE_BEGINS},
    {"not collected", NONE_BEGINS},
    {"not comparable", NONE_BEGINS},
    {"not due", NONE_BEGINS},
    {"not yet due", NONE_BEGINS},
    {"not known", NONE_BEGINS},
    {"not yet known", NONE_BEGINS},
    {"not measured", NONE_BEGINS},
    {"not yet measured", NONE_BEGINS},
    {"not published", NONE_BEGINS},
    {"not yet published", NONE_BEGINS},
    {"not rated", NONE_BEGINS},
    {"not recorded", NONE_BEGINS},
    {"not released", NONE_BEGINS},
    {"not yet released", NONE_BEGINS},
    {"not reported", NONE_BEGINS},
    {"not set", NONE_BEGINS},
    {"not yet set", NONE_BEGINS},
    {"not targeted", NONE_BEGINS},
    {"unavailable", NONE_ALONE},
    {"unknown", NONE_ALONE},
    {"data not available", NONE_BEGINS},
    {"data not yet available", NONE_BEGINS},
    {"data unavailable", NONE_BEGINS},
    {"awaited", NONE_ALONE},
    {"awaiting data", NONE_BEGINS},
    {"awaiting figures", NONE_BEGINS},
    {"awaiting guidance", NONE_BEGINS},
    {"awaiting results", NONE_BEGINS},
    {"awaiting validation", NONE_BEGINS},
    {"data awaited", NONE_BEGINS},
    {"new pi", NONE_BEGINS},
    {"new indicator", NONE_BEGINS},
    {"new measure", NONE_BEGINS},
    {"new", NONE_ALONE},
    {"tba", NONE_BEGINS},
    {"tbc", NONE_BEGINS},
    {"tbd", NONE_BEGINS},
    {"to be advised", NONE_BEGINS},
    {"to be agreed", NONE_BEGINS},
    {"to be confirmed", NONE_BEGINS},
    {"to be set", NONE_BEGINS},
    {"to follow", NONE_ALONE},
    {"see comment", NONE_BEGINS},
    {"see comments", NONE_BEGINS},
    {"see the comment", NONE_BEGINS},
    {"see note", NONE_BEGINS},
    {"see below", NONE_BEGINS},
    {"see above", NONE_BEGINS},
    {"annual", NONE_ALONE},
    {"annual indicator", NONE_ALONE},
    {"annual measure", NONE_ALONE},
    {"annual figure", NONE_ALONE},
    {"annually reported", NONE_BEGINS},
    {"reported annually", NONE_BEGINS},
    {"baseline year", NONE_ALONE},
    {"confidential", NONE_ALONE},
    {"suppressed", NONE_ALONE},
    {"suspended", NONE_ALONE},
    {"withdrawn", NONE_ALONE},
    {"deleted", NONE_ALONE},
};

/* Words that make a sentence of those around them. */
static const char *const sentence_words[] = {
    "is",    "are",    "was",   "were",  "be",    "been",  "has",     "have", "had",  "will", "would",
    "shall", "should", "could", "can",   "may",   "might", "must",    "do",   "does", "did",  "we",
    "they",  "it",     "this",  "these", "there", "which", "because", "but",  "if",   "when", "who",
};

/* After these a number is none of an indicator, and before them part of a date. */
static const char *const time_words[] = {
    "january", "february", "march",     "april",   "may",     "june",      "july",     "august", "september",
    "october", "november", "december",  "jan",     "feb",     "mar",       "apr",      "jun",    "jul",
    "aug",     "sep",      "sept",      "oct",     "nov",     "dec",       "spring",   "summer", "autumn",
    "winter",  "easter",   "christmas", "monday",  "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",  "am",       "pm",        "o'clock", "noon",
};
static const char *const counting_words[] = {
    "q",     "qtr",      "quarter", "year",  "week",  "month", "day",     "phase", "stage", "level",  "band",
    "grade", "tier",     "section", "page",  "ward",  "no",    "number",  "minus", "plus",  "up",     "down",
    "item",  "step",     "class",   "group", "key",   "part",  "version", "model", "room",  "table",  "note",
    "notes", "appendix", "form",    "since", "until", "by",    "in",      "on",    "from",  "before", "after",
    "of",    "to",       "and",     "or",    "nor",   "half",  "mid",
};

/* Behind a number these make it a difference, which is not to be compared with figures. */
static const char *const change_words[] = {
    "increase", "increased", "increases", "decrease", "decreased", "reduction", "reduced", "improvement",
    "improved", "rise",      "fall",      "drop",     "growth",    "change",    "more",    "less",
    "fewer",    "better",    "worse",     "higher",   "lower",     "above",     "below",   "over",
    "under",    "up",        "down",      "behind",   "ahead",
};

/* Behind a number that may be a year these make it one: "2010 results awaited". */
static const char *const year_words[] = {
    "results", "result",   "figures",  "figure",   "data",      "outturn", "target",   "targets", "survey",
    "census",  "baseline", "value",    "values",   "report",    "return",  "returns",  "tests",   "exams",
    "only",    "onwards",  "calendar", "academic", "financial", "season",  "election",
};

/* Longer ones first where one begins like another. */
static const struct lead {
    const char *words;
    uint8_t quality;
} leads[] = {
    {"a gap of", 0},
    {"gap of", 0},
    {"gap:", 0},
    {"gap", 0},
    {"a total of", 0},
    {"total of", 0},
    {"an average of", 0},
    {"average of", 0},
    {"a rate of", 0},
    {"rate of", 0},
    {"at least", 0},
    {"at most", 0},
    {"no more than", 0},
    {"no less than", 0},
    {"no fewer than", 0},
    {"not more than", 0},
    {"not less than", 0},
    {"more than", 0},
    {"less than", 0},
    {"fewer than", 0},
    {"greater than", 0},
    {"up to", 0},
    {"below", 0},
    {"above", 0},
    {"under", 0},
    {"over", 0},
    {"between", 0},
    {"approximately", QUALITY_ESTIMATE},
    {"c.", QUALITY_ESTIMATE},
    {"ca.", QUALITY_ESTIMATE},
    {"approx.", QUALITY_ESTIMATE},
    {"approx", QUALITY_ESTIMATE},
    {"about", QUALITY_ESTIMATE},
    {"around", QUALITY_ESTIMATE},
    {"circa", QUALITY_ESTIMATE},
    {"estimated at", QUALITY_ESTIMATE},
    {"estimated", QUALITY_ESTIMATE},
    {"estimate:", QUALITY_ESTIMATE},
    {"estimate", QUALITY_ESTIMATE},
    {"est.", QUALITY_ESTIMATE},
    {"est", QUALITY_ESTIMATE},
    {"provisionally", QUALITY_PROVISIONAL},
    {"provisional:", QUALITY_PROVISIONAL},
    {"provisional", QUALITY_PROVISIONAL},
    {"prov.", QUALITY_PROVISIONAL},
    {"revised:", QUALITY_REVISED},
    {"revised", QUALITY_REVISED},
    {"unvalidated:", QUALITY_UNVALIDATED},
    {"unvalidated", QUALITY_UNVALIDATED},
    {"confirmed:", QUALITY_CONFIRMED},
    {"confirmed", QUALITY_CONFIRMED},
};

static const char *const lead_signs[] = {"<=", ">=", "<", ">", "≤", "≥", "~", "≈", "="};

static const char *const remark_words[] = {
    "since",        "as at",     "as of",    "at",        "by",      "in",           "for",       "from",
    "until",        "to date",   "during",   "before",    "after",   "year to date", "ytd",       "cumulative",
    "cumulatively", "on",        "with",     "excluding", "excl.",   "including",    "incl.",     "or more",
    "or less",      "or fewer",  "or above", "or below",  "or over", "or under",     "or better", "or higher",
    "or lower",     "and above", "and over", "minimum",   "maximum",
};

static const struct quality_word {
    const char *word;
    uint8_t quality, negated; /* negated: after "not", "to be", "awaiting" ... */
} quality_words[] = {
    {"provisional", QUALITY_PROVISIONAL, 0},
    {"provisionally", QUALITY_PROVISIONAL, 0},
    {"prov", QUALITY_PROVISIONAL, 0},
    {"p", QUALITY_PROVISIONAL, 0},
    {"estimate", QUALITY_ESTIMATE, 0},
    {"estimated", QUALITY_ESTIMATE, 0},
    {"est", QUALITY_ESTIMATE, 0},
    {"e", QUALITY_ESTIMATE, 0},
    {"revised", QUALITY_REVISED, 0},
    {"rev", QUALITY_REVISED, 0},
    {"r", QUALITY_REVISED, 0},
    {"unvalidated", QUALITY_UNVALIDATED, 0},
    {"unconfirmed", QUALITY_UNVALIDATED, 0},
    {"unaudited", QUALITY_UNVALIDATED, 0},
    {"validated", QUALITY_CONFIRMED, QUALITY_UNVALIDATED},
    {"validation", 0, QUALITY_UNVALIDATED},
    {"confirmed", QUALITY_CONFIRMED, QUALITY_UNVALIDATED},
    {"confirmation", 0, QUALITY_UNVALIDATED},
    {"audited", QUALITY_CONFIRMED, QUALITY_UNVALIDATED},
    {"b", QUALITY_BREAK, 0},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Takes the next word off the front: letters with apostrophes and points within. False: there is none. */
static bool next_word(struct str *words, struct str *word)
{
    uint32_t from = 0;
    while (from < words->len && !is_letter(words->s[from]) && !ascii_is_digit(words->s[from]))
        from++;
    uint32_t to = from;
    while (to < words->len && (is_letter(words->s[to]) || ascii_is_digit(words->s[to]) || words->s[to] == '\''))
        to++;
    *word = str_sub(*words, from, to - from);
    *words = str_sub(*words, to, words->len);
    return word->len > 0;
}

static bool is_one_of(struct str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_same(word, str_from(list[i])))
            return true;
    }
    return false;
}

static bool negates(struct str word)
{
    static const char *const words[] = {"not", "yet", "to", "be", "awaiting", "subject", "pending", "until"};
    return is_one_of(word, words, COUNT(words));
}

/* "r" or "(p, r)": letters are signs of quality only where there are no words. */
static bool are_letters(struct str words)
{
    for (struct str word; next_word(&words, &word);) {
        if (word.len > 1)
            return false;
    }
    return true;
}

static uint8_t quality_of(struct str word, bool negated)
{
    for (size_t i = 0; i < COUNT(quality_words); i++) {
        if (str_same(word, str_from(quality_words[i].word)))
            return negated ? quality_words[i].negated : quality_words[i].quality;
    }
    return 0;
}

uint8_t words_quality(struct str words)
{
    uint8_t quality = 0;
    bool negated = false, broken = false, letters = are_letters(words);
    for (struct str word; next_word(&words, &word);) {
        if (letters || word.len > 1)
            quality |= quality_of(word, negated);
        if (broken && str_same(word, STR("series")))
            quality |= QUALITY_BREAK;
        broken = broken ? str_same(word, STR("in")) : str_same(word, STR("break"));
        negated = negates(word);
    }
    return quality;
}

/* --- no value */

/* v without blanks, a full stop and brackets around it; nothing is taken that would leave it empty. */
static struct str bare(struct str v)
{
    v = scan_trimmed(v);
    for (bool again = true; again;) {
        again = false;
        char first = v.len > 1 ? v.s[0] : '\0', last = v.len > 1 ? v.s[v.len - 1] : '\0';
        if (is_letter(v.len > 1 ? v.s[v.len - 2] : ' ') && last == '.') {
            v = str_sub(v, 0, v.len - 1);
            again = true;
        } else if (v.len > 2 && ((first == '(' && last == ')') || (first == '[' && last == ']'))) {
            v = scan_trimmed(str_sub(v, 1, v.len - 2));
            again = true;
        }
    }
    return v;
}

/* Whether a text that begins with `first` may be these words; most are not, and are told by that byte. */
static bool may_be(char first, const char *words)
{
    return first == *words || (first >= 'A' && first <= 'Z' && first - 'A' + 'a' == *words);
}

bool value_is_none(struct str word)
{
    struct str inner = bare(word);
    word = scan_trimmed(word);
    if (!word.len || !inner.len)
        return true;
    for (size_t i = 0; i < COUNT(none_words); i++) {
        const struct none_words *none = &none_words[i];
        if (none->use == NONE_SIGN || (!may_be(word.s[0], none->words) && !may_be(inner.s[0], none->words)))
            continue;
        if (str_same(word, str_from(none->words)) || str_same(inner, str_from(none->words)))
            return true;
    }
    return false;
}

/* Nothing but dashes and marks. */
static bool is_mark(struct scan scan)
{
    for (unsigned n = 1; n > 0; scan.at += n) {
        scan_marks(&scan);
        n = scan_dash(&scan);
    }
    return scan_done(&scan);
}

bool words_say_none(struct str text)
{
    struct scan start = {text, 0, text.len};
    scan_blanks(&start);
    if (start.at < text.len && ascii_is_digit(text.s[start.at]))
        return false;
    struct str inner = bare(text);
    if (is_mark(start) || value_is_none(text))
        return true;
    struct scan scan = {inner, 0, inner.len};
    scan_take(&scan, "(");
    for (size_t i = 0; !scan_done(&scan) && i < COUNT(none_words); i++) {
        const struct none_words *none = &none_words[i];
        if (none->use == NONE_SIGN && str_same(inner, str_from(none->words)))
            return true;
        if (none->use == NONE_BEGINS && scan_sees_word(&scan, none->words))
            return true;
    }
    return false;
}

/* --- sentences, labels, leads */

bool words_are_few(struct str words, unsigned most)
{
    unsigned n = 0;
    for (struct str word; next_word(&words, &word);) {
        if (++n > most || is_one_of(word, sentence_words, COUNT(sentence_words)))
            return false;
    }
    return true;
}

bool words_have_digit(struct str words)
{
    for (uint32_t i = 0; i < words.len; i++) {
        if (ascii_is_digit(words.s[i]))
            return true;
    }
    return false;
}

static bool have_one_of(struct str words, const char *const *list, size_t n)
{
    for (struct str word; next_word(&words, &word);) {
        if (is_one_of(word, list, n))
            return true;
    }
    return false;
}

bool words_name_time(struct str words)
{
    return have_one_of(words, time_words, COUNT(time_words));
}

bool words_tell_change(struct str words)
{
    return have_one_of(words, change_words, COUNT(change_words));
}

bool words_follow_year(struct str words)
{
    return have_one_of(words, year_words, COUNT(year_words));
}

bool words_count_things(struct str words)
{
    struct str last = {"", 0};
    for (struct str word; next_word(&words, &word);)
        last = word;
    return is_one_of(last, counting_words, COUNT(counting_words));
}

static bool take_lead_sign(struct scan *scan)
{
    for (size_t i = 0; i < COUNT(lead_signs); i++) {
        if (scan_take(scan, lead_signs[i]))
            return true;
    }
    return false;
}

static bool take_lead_words(struct scan *scan, uint8_t *quality)
{
    for (size_t i = 0; i < COUNT(leads); i++) {
        struct scan ahead = *scan;
        if (!scan_take_word(&ahead, leads[i].words))
            continue;
        scan_blanks(&ahead);
        *scan = ahead;
        *quality |= leads[i].quality;
        return true;
    }
    return false;
}

void words_take_lead(struct scan *scan, uint8_t *quality)
{
    while (!scan_done(scan) && !ascii_is_digit(scan->text.s[scan->at]) &&
           (take_lead_sign(scan) || take_lead_words(scan, quality)))
        scan_blanks(scan);
}

bool words_see_remark(const struct scan *scan)
{
    for (size_t i = 0; i < COUNT(remark_words); i++) {
        if (scan_sees_word(scan, remark_words[i]))
            return true;
    }
    return false;
}
