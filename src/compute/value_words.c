/* The words that have a meaning in values. All lists are in lower case. */
#include "compute/value_int.h"

/* No value: the whole text of a value or a status. */
static const char *const none_alone[] = {
    "-",
    "--",
    "–",
    "—",
    "\xE2\x88\x92",
    "n.a",
    "na",
    "n/k",
    "none",
    "no status",
    "no value",
    "unknown",
    "to follow",
    "new",
    "deleted",
    "suspended",
    "suppressed",
    "withdrawn",
    "confidential",
    "annual",
    "annual figure",
    "annual indicator",
    "annual measure",
    "baseline year",
};

/* And so is a text that begins with one of these: "n/a - local PI". */
static const char *const none_begins[] = {
    "n/a", "n.a.", "tba", "tbc", "tbd", "awaited", "unavailable",
};

/* Or with such words: "not yet available", "no new data", "see the comment below". */
static const struct none_phrase {
    const char *first, *perhaps; /* `perhaps`: may stand behind the first */
    const char *last[16];        /* one of these, up to NULL */
} none_phrases[] = {
    {"not",
     "yet",
     {"available", "applicable", "calculated", "collected", "comparable", "due", "known", "measured", "published",
      "rated", "recorded", "released", "reported", "set", "targeted"}},
    {"no longer", "", {"available", "collected", "measured", "published", "recorded", "reported", "set"}},
    {"no", "new", {"data", "figure", "figures", "result", "results", "target", "targets"}},
    {"awaiting", "", {"data", "figures", "guidance", "results", "validation"}},
    {"to be", "", {"advised", "agreed", "confirmed", "set"}},
    {"new", "", {"pi", "indicator", "measure"}},
    {"see", "the", {"comment", "comments", "note", "below", "above"}},
    {"annually", "", {"reported"}},
    {"reported", "", {"annually"}},
};

/* Some of these say that an earlier figure stands. */
static const struct none_phrase no_new_phrases[] = {
    {"no new", "", {"data", "figure", "figures", "result", "results"}},
    {"annually", "", {"reported"}},
    {"reported", "", {"annually"}},
    {"annual", "", {"figure", "indicator", "measure"}},
};

/* Of values only: as a status these would have a meaning, and be missed. */
static const char *const none_signs[] = {
    ".", "..", "...", "…", ":", "/", "~", "c", "x", "z",
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

/* What may stand before a figure: words that leave it as it is, make it an estimate, or name its quality. Longer ones
 * first where one begins like another. */
static const char *const plain_leads[] = {
    "a gap of",      "gap of",         "gap:",          "gap",        "a total of", "total of",     "an average of",
    "average of",    "a rate of",      "rate of",       "at least",   "at most",    "no more than", "no less than",
    "no fewer than", "not more than",  "not less than", "more than",  "less than",  "fewer than",   "greater than",
    "up to",         "no higher than", "no lower than", "minimum of", "minimum",    "min.",         "min",
    "maximum of",    "maximum",        "max.",          "max",        "below",      "above",        "under",
    "over",          "between",
};
static const char *const rough_leads[] = {
    "approximately", "c.", "ca.", "approx.", "approx", "about", "around", "circa",
};
static const char *const quality_leads[] = {
    "estimated at",  "estimated",    "estimate:",   "estimate",  "est.",     "est",
    "provisionally", "provisional:", "provisional", "prov.",     "revised:", "revised",
    "unvalidated:",  "unvalidated",  "confirmed:",  "confirmed",
};

static const char *const lead_signs[] = {"<=", ">=", "<", ">", "≤", "≥", "~", "≈", "="};

static const char *const remark_words[] = {
    "since",        "as at",     "as of",    "at",        "by",      "in",           "for",       "from",
    "until",        "to date",   "during",   "before",    "after",   "year to date", "ytd",       "cumulative",
    "cumulatively", "on",        "with",     "excluding", "excl.",   "including",    "incl.",     "or more",
    "or less",      "or fewer",  "or above", "or below",  "or over", "or under",     "or better", "or higher",
    "or lower",     "and above", "and over", "minimum",   "maximum", "max",          "plus",
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
    return ascii_is_letter(c) || (unsigned char)c >= 0x80;
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

/* Most words are told from those of a list by their first byte. */
static bool is_one_of(struct str word, const char *const *list, size_t n)
{
    char first = word.len ? ascii_to_lower(word.s[0]) : '\0';
    for (size_t i = 0; i < n; i++) {
        if (first == *list[i] && str_same(word, str_from(list[i])))
            return true;
    }
    return false;
}

static bool take_one_of(struct scan *scan, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (scan_take_word(scan, list[i]))
            return true;
    }
    return false;
}

static bool take_word_and_blanks(struct scan *scan, const char *words)
{
    if (!scan_take_word(scan, words))
        return false;
    scan_blanks(scan);
    return true;
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

static bool take_phrase(struct scan *scan, const struct none_phrase *phrase)
{
    struct scan ahead = *scan;
    if (!take_word_and_blanks(&ahead, phrase->first))
        return false;
    take_word_and_blanks(&ahead, phrase->perhaps);
    for (const char *const *last = phrase->last; *last; last++) {
        if (scan_take_word(&ahead, *last)) {
            *scan = ahead;
            return true;
        }
    }
    return false;
}

/* Takes the words off the front that make whatever follows no value. */
static bool take_none(struct scan *scan)
{
    take_word_and_blanks(scan, "data");
    if (take_one_of(scan, none_begins, COUNT(none_begins)))
        return true;
    for (size_t i = 0; i < COUNT(none_phrases); i++) {
        if (take_phrase(scan, &none_phrases[i]))
            return true;
    }
    return false;
}

static bool is_none(struct str text)
{
    struct scan scan = {text, 0, text.len};
    return !text.len || is_one_of(text, none_alone, COUNT(none_alone)) || (take_none(&scan) && scan_done(&scan));
}

bool value_is_none(struct str word)
{
    return is_none(scan_trimmed(word)) || is_none(bare(word));
}

bool value_is_no_new(struct str word)
{
    struct str text = bare(word);
    struct scan scan = {text, 0, text.len};
    for (size_t i = 0; i < COUNT(no_new_phrases); i++) {
        if (take_phrase(&scan, &no_new_phrases[i]))
            return true;
    }
    return str_same(text, STR("annual"));
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
    if (is_mark(start) || value_is_none(text) || is_one_of(inner, none_signs, COUNT(none_signs)))
        return true;
    struct scan scan = {inner, 0, inner.len};
    scan_take(&scan, "(");
    return take_none(&scan);
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
    uint32_t from = scan->at;
    if (take_one_of(scan, plain_leads, COUNT(plain_leads)))
        return true;
    if (take_one_of(scan, rough_leads, COUNT(rough_leads)))
        *quality |= QUALITY_ESTIMATE;
    else if (take_one_of(scan, quality_leads, COUNT(quality_leads)))
        *quality |= words_quality(scan_since(scan, from));
    return scan->at > from;
}

void words_take_lead(struct scan *scan, uint8_t *quality)
{
    while (!scan_done(scan) && !ascii_is_digit(scan->text.s[scan->at]) &&
           (take_lead_sign(scan) || take_lead_words(scan, quality)))
        scan_blanks(scan);
}

bool words_see_remark(const struct scan *scan)
{
    struct scan ahead = *scan;
    return take_one_of(&ahead, remark_words, COUNT(remark_words));
}
