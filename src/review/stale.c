#include "base/ascii.h"
#include "review/prose_int.h"

/* What is done with results when they come out. */
#define RELEASED "released published available reported announced known issued validated confirmed"
/* Between will and be, or before what comes of it. */
#define ADVERBS "not still also then only first next now probably likely therefore be made formally officially"

struct release {
    const struct tokens *tokens;
    uint32_t sentence; /* its first token */
    uint32_t from;     /* of the words that announce it */
    uint32_t at;       /* after them */
    uint32_t end;      /* of the sentence */
    struct when when;  /* for when it is announced */
};

/* The token at `at`; a STOP behind the sentence. */
static const struct token *token_at(const struct release *release, uint32_t at)
{
    return prose_token(release->tokens, at < release->end ? at : release->end - 1);
}

static uint32_t skip_adverbs(const struct release *release, uint32_t at)
{
    while (token_among(token_at(release, at), ADVERBS))
        at++;
    return at;
}

/* be released; be made available. */
static bool takes_release(struct release *release, uint32_t at)
{
    if (!token_is(token_at(release, at), "be"))
        return false;
    at = skip_adverbs(release, at);
    if (!token_among(token_at(release, at), RELEASED))
        return false;
    release->at = at + 1;
    return true;
}

/* will be released, will not be known, will follow, should become available */
static bool reads_will(struct release *release, uint32_t at)
{
    at++;
    while (token_among(token_at(release, at), "not still also then only first probably therefore"))
        at++;
    const struct token *token = token_at(release, at), *next = token_at(release, at + 1);
    bool comes = (token_is(token, "come") && token_is(next, "out")) ||
                 (token_is(token, "become") && token_among(next, "available known"));
    if (comes || token_is(token, "follow")) {
        release->at = at + 1 + comes;
        return true;
    }
    return takes_release(release, at);
}

/* Whether a date may follow at once: are due in May 2010. */
static bool date_follows(const struct release *release, uint32_t at)
{
    return token_among(token_at(release, at), "in on by until from during at for");
}

/* in, in early, by the end of, in the middle of */
static uint32_t skip_preposition(const struct release *release, uint32_t at)
{
    if (!token_among(token_at(release, at), "in on by until from during at"))
        return 0;
    at++;
    at += token_among(token_at(release, at), "the about around");
    at += token_among(token_at(release, at), "early late mid");
    if (token_among(token_at(release, at), "end beginning start middle course week") &&
        token_among(token_at(release, at + 1), "of beginning"))
        at += 2;
    at += token_among(token_at(release, at), "monday tuesday wednesday thursday friday saturday sunday");
    at += token_at(release, at)->kind == TOKEN_MARK;
    return at;
}

/* Whether the sentence is about what is published, and not about payments or cases. */
static bool is_of_results(const struct release *release)
{
    for (uint32_t i = release->sentence; i < release->end; i++) {
        if (token_among(token_at(release, i),
                        "result results figure figures data statistics outturn outturns publication "
                        "published released survey comparison comparisons awaited validated"))
            return true;
    }
    return false;
}

/* "Results due October 2010." */
static bool reads_bare_due(struct release *release, uint32_t at)
{
    struct when when;
    uint32_t date = skip_preposition(release, at + 1);
    date = date ? date : at + 1;
    uint32_t n = date < release->end ? when_read(release->tokens, date, false, &when) : 0;
    const struct token *next = token_at(release, date + n);
    if (!n || !(next->kind == TOKEN_STOP || str_eqz(next->text, ")")) || !is_of_results(release))
        return false;
    for (uint32_t i = release->sentence; i < at; i++) {
        if (token_among(token_at(release, i), "was were had been that which"))
            return false;
    }
    release->at = at + 1;
    return true;
}

/* due out, due for release, due to be published; are expected to be released; is due in. `is`: a form of to be went
 * before. */
static bool reads_due(struct release *release, uint32_t at, bool is)
{
    const struct token *token = token_at(release, at), *next = token_at(release, at + 1);
    bool due = token_is(token, "due");
    if (is && token_is(token, "to"))
        return takes_release(release, at + 1);
    if (is && token_is(token, "available") && token_is(next, "until")) {
        release->at = at + 1;
        return true;
    }
    if (!due && !(is && token_among(token, "expected scheduled awaited planned likely")))
        return false;
    if (token_is(next, "to"))
        return takes_release(release, at + 2);
    if (due && token_is(next, "out"))
        release->at = at + 2;
    else if (due && token_is(next, "for") && token_among(token_at(release, at + 2), "release publication"))
        release->at = at + 3;
    else if (is && date_follows(release, at + 1) && !token_is(next, "for"))
        release->at = at + 1;
    else
        return due && !is && reads_bare_due(release, at);
    return true;
}

/* Cases that are due by a date are told of, not announced. */
static bool is_relative(const struct release *release, uint32_t at)
{
    return at > 0 && token_among(&release->tokens->items[at - 1], "that which who whose");
}

static bool reads_trigger(struct release *release, uint32_t at)
{
    release->from = at;
    if (token_among(token_at(release, at), "will should"))
        return reads_will(release, at);
    if (token_is(token_at(release, at), "to") &&
        (at == release->sentence || token_at(release, at - 1)->kind == TOKEN_MARK))
        return takes_release(release, at + 1);
    if (token_among(token_at(release, at), "is are"))
        return !is_relative(release, at) && reads_due(release, skip_adverbs(release, at + 1), true);
    return token_is(token_at(release, at), "due") && reads_due(release, at, false);
}

/* Words after which a date belongs to something else. */
static bool turns_away(const struct release *release, uint32_t at)
{
    const struct token *token = token_at(release, at), *next = token_at(release, at + 1);
    if (token_among(token,
                    "for of which that who whose where since because before after than compared against covering "
                    "about how what when while whereas but if"))
        return true;
    if (token_is(token, "and"))
        return !token_among(next, RELEASED);
    if (token_is(token, "as"))
        return token_among(next, "at of");
    return token_is(token, "on") && !token_among(next, "the our its");
}

enum { NEAR_WORDS = 14 };

/* The date must not belong to a thing: in 2010 schools, in the 2009/10 report. */
static bool stands_alone(const struct release *release)
{
    const struct token *next = token_at(release, release->when.first + release->when.n);
    return next->kind == TOKEN_MARK || next->kind == TOKEN_STOP ||
           token_among(next,
                       "and but or when as after once with by at for to on if so in from before following because "
                       "since via through only while although which that alongside together along");
}

/* A date, or a month alone: "by the end of August". */
static bool reads_date(struct release *release, uint32_t at)
{
    const struct token *token = token_at(release, at);
    if (when_read(release->tokens, at, false, &release->when))
        return true;
    struct date month = {.month = token->kind == TOKEN_WORD ? when_month_of(token->text) : 0};
    release->when = (struct when){.kind = WHEN_MONTHS, .from = month, .to = month, .first = at, .n = 1};
    return month.month != 0;
}

/* The date of what was announced. */
static bool finds_date(struct release *release)
{
    for (uint32_t at = release->at; at < release->end && at < release->at + NEAR_WORDS; at++) {
        uint32_t date = skip_preposition(release, at);
        if (!date && at == release->at && token_is(token_at(release, at - 1), "due"))
            date = at;
        if (date && date < release->end && reads_date(release, date)) {
            bool period = token_is(token_at(release, at), "from") && release->when.range;
            return !period && stands_alone(release);
        }
        if (turns_away(release, at))
            return false;
    }
    return false;
}

/* Gives a date without a year that of the report, where it lies between the beginning of the report's period and its
 * day: the words were written for another report. Not where it comes again every year, or next year. */
static void find_year(const struct prose *prose, struct release *release)
{
    const struct period *now = prose->reviewer->now;
    struct when *when = &release->when;
    const struct token *next = token_at(release, when->first + when->n);
    if (when->from.year || when->range || !now || !now->start.year || !when->from.month ||
        token_among(next, "and or to") || !is_of_results(release))
        return;
    for (uint32_t i = release->sentence; i < release->end; i++) {
        struct when other;
        if (token_among(token_at(release, i), "next each every annually annual yearly year years again usually") ||
            (when_read(release->tokens, i, true, &other) && other.to.year > prose->issued.year))
            return;
    }
    int year = prose->issued.year - (when->from.month > prose->issued.month);
    if (when_day(when_month(year, when->from.month, false)) >= when_day(now->start))
        when->from.year = when->to.year = (int16_t)year;
}

/* The last day that is meant: what is announced for 2009/10 may come at the end of the school year. */
static struct date last_day(const struct prose *prose, const struct when *when)
{
    if (when->kind == WHEN_YEARS)
        return when_month(when->to.year, 8, true);
    if (!prose->year_begins && (when->kind == WHEN_QUARTER || when->kind == WHEN_HALF))
        return (struct date){0};
    return when_last(when, prose->year_begins);
}

static void report_stale(struct prose *prose, const struct rich *rich, const struct release *release)
{
    struct reviewer *reviewer = prose->reviewer;
    const struct tokens *tokens = release->tokens;
    struct mark mark = node_mark_at(reviewer->diags->sources, rich->node, tokens->items[release->when.first].offset);
    struct str words = prose_words(tokens, release->from, release->when.first + release->when.n);
    struct str issued = when_say(reviewer->arena, prose->issued);
    struct diag *diag = diag_at(
        reviewer->diags, DIAG_STALE_RELEASE, mark, "\"" PRIstr "\" looks ahead to a day before %s, " PRIstr,
        STR_ARG(words), prose->by_period ? "the end of the report's period" : "the report's date", STR_ARG(issued));
    diag_related(reviewer->diags, diag, prose->issued_at->mark,
                 prose->by_period ? "the period with the role `now`" : "the report's date");
    diag_help(reviewer->diags, diag, "say what has come out since, or give the date for which it is announced now");
}

/* Whether there is a year, a day or a month, and a word that announces: most texts have neither. */
static bool may_announce(const struct rich *rich)
{
    static const char *const triggers[] = {"will",   "due",    "xpected", "cheduled", "waited",
                                           "lanned", "likely", "o be",    "should",   "until"};
    struct str text = node_text(rich->node);
    bool date = false, trigger = false;
    for (uint32_t i = 1; i < text.len && !date; i++) {
        char c = text.s[i];
        date = ascii_is_digit(c) ? ascii_is_digit(text.s[i - 1])
                                 : c >= 'A' && c <= 'Z' && when_month_of(str_sub(text, i, 3));
    }
    for (size_t i = 0; i < sizeof(triggers) / sizeof(triggers[0]) && date && !trigger; i++)
        trigger = str_find(text, triggers[i], 0) >= 0;
    return trigger;
}

void prose_review_releases(struct prose *prose, const struct rich *rich, const struct indicator *indicator)
{
    if (!prose->issued.year || rich_empty(rich) || !may_announce(rich) ||
        (indicator && report_ignores(indicator, DIAG_STALE_RELEASE)))
        return;
    struct tokens tokens = tokens_of_rich(prose->reviewer->arena, rich);
    uint32_t found = 0;
    for (uint32_t from = 0; from < tokens.n && found < REVIEW_MOST;) {
        uint32_t end = tokens_sentence_end(&tokens, from);
        for (uint32_t at = from; at < end; at++) {
            struct release release = {.tokens = &tokens, .sentence = from, .end = end};
            if (!reads_trigger(&release, at) || !finds_date(&release))
                continue;
            find_year(prose, &release);
            struct date last = last_day(prose, &release.when);
            if (last.year && when_day(last) < when_day(prose->issued) && found++ < REVIEW_MOST)
                report_stale(prose, rich, &release);
            at = release.when.first;
        }
        from = end;
    }
}
