#include "review/mentions_int.h"

#include <string.h>

#include "base/ascii.h"

/* --- names of periods */

/* What a name says: the quarter of "2010/11 Q2" counts more than its year. */
static bool read_name(struct arena *arena, const struct node *node, struct when *out)
{
    bool found = false;
    if (!node)
        return false;
    struct tokens tokens = tokens_of_text(arena, node_text(node));
    for (uint32_t i = 0; i < tokens.n;) {
        struct when when;
        uint32_t n = when_read(&tokens, i, true, &when);
        if (n && when.kind == WHEN_QUARTER && (!found || out->kind != WHEN_QUARTER)) {
            if (found && out->kind == WHEN_YEARS && !when.from.year)
                when.from = when.to = out->from;
            *out = when;
            found = true;
        } else if (n && !found) {
            *out = when;
            found = true;
        }
        i += n ? n : 1;
    }
    return found;
}

static void add_name(struct calendar *calendar, const struct node *node, const struct known *known)
{
    struct called name = {.period = known->period, .year = known->year};
    if (!read_name(calendar->reviewer->arena, node, &name.when))
        return;
    if (name.when.kind == WHEN_QUARTER && name.when.from.year)
        name.year = name.when.from.year;
    VEC_PUSH(calendar->reviewer->arena, &calendar->names, name);
}

/* Periods of three months are called by their months, too: July to September. */
static void add_months(struct calendar *calendar, const struct known *known)
{
    const struct period *period = known->period;
    if (!known->dated || period->start.day != 1)
        return;
    struct when months = {.kind = WHEN_MONTHS, .range = true, .from = period->start, .to = period->end};
    months.from.day = months.to.day = 0;
    VEC_PUSH(calendar->reviewer->arena, &calendar->names,
             ((struct called){.when = months, .period = period, .year = known->year}));
}

static bool lasts_a_year(const struct period *period)
{
    int32_t days = period->start.year && period->end.year ? when_day(period->end) - when_day(period->start) : 0;
    return days > 350 && days < 380;
}

void calendar_make(struct calendar *calendar, struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    const struct period *now = reviewer->now;
    unsigned begins = periods_year_begins(reviewer->arena, report);
    *calendar = (struct calendar){.reviewer = reviewer,
                                  .this_year = figures_period(report, STR("this-year")),
                                  .last_year = figures_period(report, STR("last-year")),
                                  .previous = figures_period(report, STR("previous"))};
    if (now && !calendar->this_year)
        calendar->this_year = lasts_a_year(now) ? now : now->whole;
    if (now && !calendar->previous && !lasts_a_year(now))
        calendar->previous = now->before;
    for (uint32_t i = 0; i < report->periods.n; i++) {
        struct known known = periods_know(reviewer->arena, report->periods.items[i], begins);
        add_name(calendar, known.period->id, &known);
        add_name(calendar, known.period->label, &known);
        add_months(calendar, &known);
        if (known.period == now) {
            calendar->year = known.year;
            calendar->quarter = known.quarter != 0 && !lasts_a_year(now);
        }
    }
}

/* --- mentions */

#define FIRST_WORDS 8

static void add_period(struct mention *mention, const struct period *period)
{
    for (uint32_t i = 0; i < mention->nperiods; i++) {
        if (mention->periods[i] == period)
            return;
    }
    if (period && mention->nperiods < MENTION_MAX)
        mention->periods[mention->nperiods++] = period;
}

static bool same_date(struct date said, struct date called)
{
    return (!said.year || !called.year || said.year == called.year) && said.month == called.month &&
           said.day == called.day;
}

/* Without a year a quarter, and months, are those of the year of `now`. */
static bool same_when(const struct calendar *calendar, const struct when *said, const struct called *called)
{
    const struct when *when = &called->when;
    bool this_year = !calendar->year || !called->year || called->year == calendar->year;
    if (said->kind != when->kind || said->number != when->number)
        return false;
    if (said->kind == WHEN_QUARTER || said->kind == WHEN_HALF)
        return said->number && (said->from.year ? called->year == said->from.year : this_year);
    if (!same_date(said->from, when->from) || !same_date(said->to, when->to))
        return false;
    return said->from.year || this_year;
}

static void find_periods(const struct calendar *calendar, const struct when *said, struct mention *mention)
{
    for (uint32_t i = 0; i < calendar->names.n; i++) {
        if (same_when(calendar, said, &calendar->names.items[i]))
            add_period(mention, calendar->names.items[i].period);
    }
}

/* year, year's, quarter ... */
static bool is_one(const struct token *token, const char *word)
{
    uint32_t len = token->text.len;
    struct token bare = *token;
    if (len > 2 && (str_eqz(str_sub(token->text, len - 2, 2), "'s")))
        bare.text.len -= 2;
    else if (len > 4 && str_eqz(str_sub(token->text, len - 4, 4), "\xe2\x80\x99s"))
        bare.text.len -= 4;
    return token_is(&bare, word);
}

/* Whether no time is named before, nor can one have been: it is the first sentence. */
static bool begins_text(const struct tokens *tokens, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++) {
        if (i > FIRST_WORDS || tokens->items[i].kind != TOKEN_WORD || token_is(&tokens->items[i], "quarter"))
            return false;
    }
    return true;
}

/* Not: the quarter to June, the quarter before. */
static bool ends_here(const struct tokens *tokens, uint32_t at)
{
    return at >= tokens->n || !token_among(&tokens->items[at], "to ending ended before of after up until when which");
}

/* this quarter, the current financial year, last year, next quarter; the year is no period: the whole of it, or what
 * has passed of it */
static uint32_t read_relative(const struct calendar *calendar, const struct tokens *tokens, uint32_t at,
                              struct mention *mention)
{
    const struct token *items = tokens->items;
    uint32_t end = at + 1;
    if (items[at].kind != TOKEN_WORD || !strchr("tlncpf", ascii_to_lower(items[at].text.s[0])) ||
        !token_among(&items[at], "the this last next current previous coming following"))
        return 0;
    bool present = token_among(&items[at], "this current"), past = token_among(&items[at], "last previous");
    bool bare = token_is(&items[at], "the"); /* the quarter: the present one, unless another was spoken of before */
    end += end < tokens->n && token_among(&items[end], "financial municipal");
    if (end >= tokens->n)
        return 0;
    if (is_one(&items[end], "quarter")) {
        if (bare && !(begins_text(tokens, at) && ends_here(tokens, end + 1)))
            return 0;
        present = present || bare;
        if (present && calendar->quarter)
            add_period(mention, calendar->reviewer->now);
        else if (past && calendar->quarter)
            add_period(mention, calendar->previous);
    } else if (is_one(&items[end], "year") && !(end + 1 < tokens->n && token_is(&items[end + 1], "end"))) {
        if (present || past)
            add_period(mention, present ? calendar->this_year : calendar->last_year);
        mention->loose = past && calendar->quarter;
    } else {
        return 0;
    }
    return end + 1 - at;
}

/* Months alone, the end of the year: times that are no period. */
static uint32_t read_other_time(const struct tokens *tokens, uint32_t at)
{
    const struct token *token = &tokens->items[at];
    const struct token *next = at + 1 < tokens->n ? token + 1 : NULL;
    if (token->kind == TOKEN_WORD && when_month_of(token->text))
        return 1;
    if (token->text.len > 5 && token_among(token, "year-end half-year mid-year christmas easter"))
        return 1;
    bool end = next && token_is(token, "year") && token_is(next, "end");
    bool target = end && at + 2 < tokens->n && token_is(next + 1, "target"); /* it is a kind of target */
    return end && !target ? 2 : 0;
}

uint32_t mention_read(const struct calendar *calendar, const struct tokens *tokens, uint32_t at, struct mention *out)
{
    struct when when;
    struct mention mention = {.first = at};
    bool school = at > 0 && token_among(&tokens->items[at - 1], "year years"); /* Year 10/11 pupils */
    mention.n = school ? 0 : when_read(tokens, at, true, &when);
    if (mention.n)
        find_periods(calendar, &when, &mention);
    else
        mention.n = read_relative(calendar, tokens, at, &mention);
    if (!mention.n)
        mention.n = read_other_time(tokens, at);
    *out = mention;
    return mention.n;
}
