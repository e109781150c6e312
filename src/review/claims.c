#include "review/claims_int.h"

#include "review/sums_int.h"

#define NEAR 6 /* tokens between a period and the figure that is said of it, and between "target" and its figure */

/* --- numbers and values */

static struct value value_of(const struct token *token)
{
    return (struct value){.state = VALUE_NUMBER, .unit = token->unit, .power = token->power, .number = token->number};
}

bool claim_comparable(const struct token *token, const struct value *value)
{
    /* Where the indicator's unit says %, the words may leave it out as the figure does. */
    bool bare = token->unit == UNIT_PLAIN && value->unit == UNIT_PERCENT && value->suffix.len == 0;
    return (value->state == VALUE_NUMBER || value->state == VALUE_RANGE) && (token->unit == value->unit || bare) &&
           str_eq(token->currency, value_currency(value));
}

/* Both numbers worked out, and half a unit of the last digit of the less precise one; an exact figure (a target) has
 * not been rounded when it was written. What is too large to be worked out is believed. */
static bool agree(struct value said, struct value written, bool exact)
{
    struct decimal a, b, half_a, half_b, difference;
    if (!value_amount(&said, &a) || !value_amount(&written, &b) || !value_half_unit(&said, &half_a) ||
        !value_half_unit(&written, &half_b) || !decimal_subtract(a, b, &difference))
        return true;
    struct decimal half = exact || decimal_compare(half_a, half_b) > 0 ? half_a : half_b;
    return decimal_compare(decimal_absolute(difference), half) <= 0;
}

static bool matches_one(const struct token *token, const struct value *value, bool exact)
{
    struct value said = value_of(token), other = *value;
    if (agree(said, *value, exact))
        return true;
    if (value->state == VALUE_RANGE) {
        other.number = value->extra->high;
        return agree(said, other, exact) || (value_compare(&said, value) > 0 && value_compare(&said, &other) < 0);
    }
    /* Minus is often left to the words: a reduction of 20.1%. */
    said.number = decimal_absolute(said.number);
    other.number = decimal_absolute(other.number);
    return agree(said, other, exact);
}

bool claim_matches(const struct token *token, const struct value *value, bool exact)
{
    for (; value; value = value->next) {
        if (claim_comparable(token, value) && matches_one(token, value, exact))
            return true;
    }
    return false;
}

/* --- the words around a number */

static const struct token *token_at(const struct sentence *sentence, uint32_t at)
{
    return &sentence->talk->tokens.items[at];
}

static unsigned class_at(const struct sentence *sentence, uint32_t at)
{
    return at >= sentence->from && at < sentence->to ? sentence->talk->classes[at] : 0;
}

static bool is_mentioned(const struct sentence *sentence, uint32_t at)
{
    return at >= sentence->from && at < sentence->to && sentence->talk->mentions[at];
}

static bool is_mark(const struct sentence *sentence, uint32_t at)
{
    return at >= sentence->from && at < sentence->to && token_at(sentence, at)->kind == TOKEN_MARK;
}

/* Whether the number is one of the indicator's figures. */
static bool is_figure(const struct talk *talk, const struct token *token)
{
    for (uint32_t i = 0; i < talk->facts.n; i++) {
        if (claim_matches(token, talk->facts.items[i].value, true))
            return true;
    }
    return false;
}

enum tone { TONE_FOREIGN, TONE_NEUTRAL, TONE_OWN };

static bool is_plain_number(const struct sentence *sentence, uint32_t at)
{
    return at < sentence->to && token_at(sentence, at)->kind == TOKEN_NUMBER &&
           token_at(sentence, at)->unit == UNIT_PLAIN;
}

/* Whether a word that mostly tells of something else does not do so here: compared with, completed in time, there
 * were 694, it took 18.2. */
static bool is_idle(const struct sentence *sentence, uint32_t at)
{
    const struct token *token = token_at(sentence, at), *last = at > sentence->from ? token - 1 : token;
    if (token_is(token, "with"))
        return token_among(last, "compared comparison compares");
    if (token_is(token, "there"))
        return is_plain_number(sentence, at + 2);
    if (token_among(token, "took takes"))
        return is_plain_number(sentence, at + 1) &&
               (token_is(last, "it") || word_set_has(&sentence->talk->words, last));
    return sentence->timely && token_among(token, "completed done finished");
}

/* Whether a token names the indicator's figure or what it counts, something else, or nothing. `aim`: words about
 * targets are nothing else. */
static enum tone tone_of(const struct sentence *sentence, uint32_t at, bool aim)
{
    const struct token *token = token_at(sentence, at);
    unsigned classes = class_at(sentence, at);
    if (token->kind == TOKEN_MARK || token->kind == TOKEN_STOP || is_mentioned(sentence, at) || is_idle(sentence, at))
        return TONE_NEUTRAL;
    if (token_among(token, "most some") && at + 1 < sentence->to && token[1].kind == TOKEN_WORD &&
        !(at > sentence->from && token_is(token - 1, "at")))
        return TONE_FOREIGN;
    if (classes & WORD_SUBJECT)
        return TONE_OWN;
    if (classes & (WORD_NEUTRAL | WORD_LINK | (aim ? WORD_AIM : 0u)))
        return TONE_NEUTRAL;
    if (word_set_has(&sentence->talk->words, token))
        return TONE_OWN;
    if (classes & (WORD_CHANGE | WORD_APPROX | WORD_SHIFT))
        return TONE_NEUTRAL;
    bool figure = token->kind == TOKEN_NUMBER &&
                  (token->unit != UNIT_PLAIN || token->number.scale > 0 || is_figure(sentence->talk, token));
    return figure ? TONE_NEUTRAL : TONE_FOREIGN;
}

static enum tone tone_between(const struct sentence *sentence, uint32_t from, uint32_t to, bool aim)
{
    enum tone tone = TONE_NEUTRAL;
    for (uint32_t i = from; i < to; i++) {
        enum tone one = tone_of(sentence, i, aim);
        if (one == TONE_FOREIGN)
            return TONE_FOREIGN;
        tone = one == TONE_OWN ? TONE_OWN : tone;
    }
    return tone;
}

/* The tone of what belongs to the number after it: up to another thought, or punctuation unless the number is that of
 * a part ("85% of assessments, in Q2, were late"). 40% of indicators are no figure of the indicator. */
static enum tone tone_after(const struct sentence *sentence, uint32_t at, bool aim)
{
    bool part = at + 1 < sentence->to && token_is(token_at(sentence, at + 1), "of");
    bool plain = is_plain_number(sentence, at); /* 12 visits from schools */
    uint32_t end = at + 1;
    while (end < sentence->to && (part || token_at(sentence, end)->kind != TOKEN_MARK) &&
           (is_mentioned(sentence, end) || !(class_at(sentence, end) & WORD_BOUNDARY) ||
            (plain && token_among(token_at(sentence, end), "from with")))) {
        unsigned classes = class_at(sentence, end++);
        if (part && (classes & WORD_SUBJECT) && !(classes & WORD_LINK))
            return TONE_FOREIGN;
    }
    return tone_between(sentence, at + 1, end, aim);
}

static uint32_t clause_start(const struct sentence *sentence, uint32_t at)
{
    while (at > sentence->from && !is_mark(sentence, at - 1))
        at--;
    return at;
}

/* Whether the number is said of the indicator's own figure: nothing else is named near it. `called`: words join it to
 * a period, or to the sentence before. */
static bool is_own(const struct sentence *sentence, uint32_t at, bool called)
{
    enum tone after = tone_after(sentence, at, false);
    enum tone before = tone_between(sentence, clause_start(sentence, at), at, false);
    if (after == TONE_FOREIGN || before == TONE_FOREIGN)
        return false;
    if (after == TONE_OWN || before == TONE_OWN)
        return true;
    before = tone_between(sentence, sentence->from, at, false);
    return before == TONE_OWN || (before == TONE_NEUTRAL && called);
}

/* --- differences and limits */

/* An increase of 5%; improvement (5%); gap: 5%. Not where the indicator itself is of increases, gaps, savings. */
static bool is_difference(const struct sentence *sentence, uint32_t at)
{
    for (uint32_t back = 1; back <= 2 && at >= sentence->from + back; back++) {
        const struct token *token = token_at(sentence, at - back);
        if (class_at(sentence, at - back) & WORD_SIZE)
            return !word_set_has(&sentence->talk->words, token);
        if (!token_is(token, "of") && token->kind != TOKEN_MARK)
            return false;
    }
    return false;
}

/* One of two: 7 of 9, 10 to 20, up to 90, 94% of target; not 55% to 61% after "from". */
static bool is_paired(const struct sentence *sentence, uint32_t at)
{
    const struct token *last = at >= sentence->from + 2 ? token_at(sentence, at - 1) : NULL;
    if (last && ((token_is(last, "to") && token_is(token_at(sentence, at - 2), "up")) ||
                 (token_is(last, "of") && token_is(token_at(sentence, at - 2), "out"))))
        return true;
    if (last && (token_is(last, "of") || token_is(last, "to")) && token_at(sentence, at - 2)->kind == TOKEN_NUMBER &&
        !is_mentioned(sentence, at - 2)) {
        bool rise = at >= sentence->from + 3 && token_is(token_at(sentence, at - 3), "from");
        return token_is(last, "of") || !rise;
    }
    if (at + 1 < sentence->to && token_is(token_at(sentence, at + 1), "out"))
        return true;
    for (uint32_t i = at + 2; i < sentence->to && i < at + 4 && token_is(token_at(sentence, at + 1), "of"); i++) {
        if (token_among(token_at(sentence, i), "target targets plan budget those this that it"))
            return true;
    }
    return at + 2 < sentence->to && token_at(sentence, at)->unit == UNIT_PLAIN &&
           token_among(token_at(sentence, at + 1), "of to") && token_at(sentence, at + 2)->kind == TOKEN_NUMBER;
}

/* After the number, and what it counts: 1,317 visits in Q2, 61.2% achieved in Q2. */
static uint32_t after_number(const struct sentence *sentence, uint32_t at)
{
    const struct token *token = token_at(sentence, at), *next = at + 1 < sentence->to ? token + 1 : token;
    bool counted = token->unit == UNIT_PLAIN && next->kind == TOKEN_WORD &&
                   !(class_at(sentence, at + 1) & (WORD_NEUTRAL | WORD_LINK | WORD_SHIFT)) &&
                   word_set_has(&sentence->talk->words, next);
    return at + 1 + (counted || token_among(next, "achieved recorded reported"));
}

/* Whether the number is a difference, a limit, an approximation, or one of two. */
static bool is_no_figure(const struct sentence *sentence, uint32_t at)
{
    unsigned before = at > sentence->from ? class_at(sentence, at - 1) : 0;
    bool part = at >= sentence->from + 2 && token_among(token_at(sentence, at - 1), "which whom") &&
                token_is(token_at(sentence, at - 2), "of");
    unsigned after = class_at(sentence, at + 1) | class_at(sentence, after_number(sentence, at));
    return part || (before & (WORD_CHANGE | WORD_APPROX)) || (after & WORD_AFTER) || is_difference(sentence, at) ||
           is_paired(sentence, at);
}

/* --- the period that a number is directly said of */

static const struct mention *mention_at(const struct sentence *sentence, uint32_t at)
{
    return is_mentioned(sentence, at) ? &sentence->talk->mentioned.items[sentence->talk->mentions[at] - 1] : NULL;
}

/* "61.2% in Q2", "61.2% (Q2)", "61.2% this quarter"; not "66.3% 2009/10 55.5%" */
static const struct mention *mention_after(const struct sentence *sentence, uint32_t at)
{
    uint32_t next = after_number(sentence, at);
    if (next >= sentence->to)
        return NULL;
    if (token_among(token_at(sentence, next), "in for at during"))
        return mention_at(sentence, next + 1);
    const struct mention *mention = mention_at(sentence, next);
    if (mention)
        return token_among(token_at(sentence, next), "this last current previous") ? mention : NULL;
    mention = str_eqz(token_at(sentence, next)->text, "(") ? mention_at(sentence, next + 1) : NULL;
    uint32_t end = mention ? mention->first + mention->n : 0;
    return mention && end < sentence->to && str_eqz(token_at(sentence, end)->text, ")") ? mention : NULL;
}

/* "Q2 performance was 61.2%", "Q2: 61.2%"; not "since Q2 ...", "compared with Q2 ...". */
static const struct mention *mention_before(const struct sentence *sentence, uint32_t at)
{
    uint32_t i = at;
    while (i > sentence->from && at - i < NEAR && !is_mentioned(sentence, i - 1)) {
        const struct token *token = token_at(sentence, i - 1);
        bool mark = token->kind == TOKEN_MARK && (str_eqz(token->text, ":") || str_eqz(token->text, "("));
        bool word = (class_at(sentence, i - 1) & (WORD_SUBJECT | WORD_LINK)) ||
                    token_among(token, "we our the it there took");
        if ((!mark && !word) || token_is(token, "to"))
            return NULL;
        i--;
    }
    const struct mention *mention = i > sentence->from ? mention_at(sentence, i - 1) : NULL;
    if (i + 1 == at && str_eqz(token_at(sentence, i)->text, "(")) /* better than in Q1 (55.9%) */
        return mention;
    bool against = mention && mention->first > sentence->from &&
                   token_among(token_at(sentence, mention->first - 1),
                               "since than compared on from with after before versus vs against to until over");
    return against ? NULL : mention;
}

/* --- figures */

static bool is_period(const struct period *const *periods, uint32_t n, const struct period *period)
{
    for (uint32_t i = 0; i < n; i++) {
        if (periods[i] == period)
            return true;
    }
    return false;
}

static bool is_aim(uint8_t kind)
{
    return kind == KIND_TARGET || kind == KIND_STRETCH;
}

static bool is_present(const struct sentence *sentence, const struct period *period)
{
    const struct calendar *calendar = sentence->talk->calendar;
    const struct period *now = sentence->talk->reviewer->now;
    return period == now || period == calendar->this_year || (now && period == now->whole);
}

/* Which figures a number may be. */
struct scope {
    const struct period *const *periods;
    uint32_t nperiods;
    bool any;    /* of any period */
    bool target; /* targets of any period */
};

static bool in_scope(const struct scope *scope, const struct fact *fact)
{
    return scope->any || is_period(scope->periods, scope->nperiods, fact->period) ||
           (scope->target && is_aim(fact->kind));
}

/* False when the number is one of the figures in scope, or when there is none of its unit for a period that is named.
 * Else `*expected` is the one that it should be. */
static bool is_missing(const struct sentence *sentence, uint32_t at, const struct scope *scope,
                       const struct fact **expected)
{
    const struct talk *talk = sentence->talk;
    const struct token *token = token_at(sentence, at);
    *expected = NULL;
    for (uint32_t i = 0; i < talk->facts.n; i++) {
        const struct fact *fact = &talk->facts.items[i];
        if (in_scope(scope, fact) && claim_matches(token, fact->value, false))
            return false;
        bool said = (fact->kind == KIND_ACTUAL || fact->kind == KIND_ESTIMATE) &&
                    claim_comparable(token, fact->value) && is_period(scope->periods, scope->nperiods, fact->period);
        if (said && !*expected)
            *expected = fact;
    }
    return *expected != NULL;
}

/* A plain number is a figure only where the words say so: was 694, total of 694, rose to 694; from 556 in Q1; or it
 * begins the sentence: 694 visits in Q2. */
static bool is_linked(const struct sentence *sentence, uint32_t at)
{
    const struct token *last = at > sentence->from ? token_at(sentence, at - 1) : NULL;
    bool counted = after_number(sentence, at) > at + 1;
    if (!last)
        return counted;
    if (token_among(last, "was is were are reached reaching achieved totalled equals took =") ||
        str_eqz(last->text, ":") || (counted && token_is(last, "had")))
        return true;
    if (token_is(last, "from") && mention_after(sentence, at))
        return true;
    if (at < sentence->from + 2)
        return false;
    const struct token *verb = token_at(sentence, at - 2);
    return (token_is(last, "of") && (class_at(sentence, at - 2) & WORD_SUBJECT)) ||
           (token_is(last, "at") && token_among(verb, "stood stands was is")) ||
           (token_is(last, "to") && token_among(verb, "increased decreased fell rose risen fallen dropped reduced"));
}

/* Of a count that grows through the year, the text may give what one quarter added. */
static bool is_added_up(const struct sentence *sentence, const struct token *token, const struct scope *scope)
{
    bool cumulative = sentence->so_far;
    for (uint32_t i = 0; i < scope->nperiods; i++)
        cumulative = cumulative || scope->periods[i]->cumulative;
    return cumulative && (token->unit == UNIT_PLAIN || token->unit == UNIT_MONEY);
}

/* All that the text says, or its first sentence: 61.2% in Q2. */
static bool is_alone(const struct sentence *sentence, uint32_t at)
{
    const struct mention *mention = at == 0 ? mention_after(sentence, at) : NULL;
    return mention && mention->first + mention->n == sentence->to;
}

/* Whether the number stands in brackets and is the difference of two figures: an improvement on Q1 (5.3%). */
static bool is_between(const struct talk *talk, const struct token *token)
{
    if (token == talk->tokens.items || !str_eqz(token[-1].text, "("))
        return false;
    struct value said = value_of(token), other = said;
    for (uint32_t i = 0; i < talk->facts.n; i++) {
        const struct value *a = talk->facts.items[i].value;
        for (uint32_t j = 0; j < i && claim_comparable(token, a); j++) {
            const struct value *b = talk->facts.items[j].value;
            if (claim_comparable(token, b) && a->power == b->power &&
                decimal_subtract(a->number, b->number, &other.number)) {
                other.power = a->power;
                other.number = decimal_absolute(other.number);
                if (agree(said, other, false))
                    return true;
            }
        }
    }
    return false;
}

/* Whether the indicator has a figure for each period that is named. */
static bool are_known(const struct sentence *sentence, const struct token *token)
{
    const struct talk *talk = sentence->talk;
    uint32_t known = 0;
    for (uint32_t i = 0; i < sentence->nperiods; i++) {
        uint32_t j = 0;
        while (j < talk->facts.n && !(talk->facts.items[j].period == sentence->periods[i] &&
                                      claim_comparable(token, talk->facts.items[j].value)))
            j++;
        known += j < talk->facts.n;
    }
    return known == sentence->nperiods;
}

bool claim_names_time(const struct tokens *tokens, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (token_among(&tokens->items[i], "day days week weeks hour hours minute minutes"))
            return true;
    }
    return false;
}

/* Whether a number may be days where the indicator counts days: 18.2 days, an average of 18.2; not 450 claims. */
static bool is_timed(const struct sentence *sentence, uint32_t at)
{
    const struct tokens *tokens = &sentence->talk->tokens;
    if (!sentence->talk->timed || tokens->items[at].unit != UNIT_PLAIN ||
        claim_names_time(tokens, at + 1, at + 2 < sentence->to ? at + 2 : sentence->to))
        return true;
    for (uint32_t i = sentence->from; i < sentence->to; i++) {
        if (token_among(&tokens->items[i], "average mean median time performance figure result outturn outcome"))
            return true;
    }
    return false;
}

static bool judge_figure(const struct sentence *sentence, uint32_t at, struct claim *claim, bool *spoke)
{
    const struct token *token = token_at(sentence, at);
    const struct mention *direct[] = {mention_before(sentence, at), mention_after(sentence, at)};
    bool reference =
        at > sentence->from && token_among(token_at(sentence, at - 1), "from than with against versus vs");
    bool linked = is_linked(sentence, at);
    if (is_no_figure(sentence, at) || !is_timed(sentence, at) || (reference && !direct[1]) ||
        (token->unit == UNIT_PLAIN && !linked))
        return false;
    bool called = direct[0] ? direct[0]->first == sentence->from || sentence->carry : is_alone(sentence, at);
    if (!is_own(sentence, at, called || (sentence->carry && linked)))
        return false;
    *spoke = true;
    const struct period *periods[2 * MENTION_MAX];
    uint32_t n = 0;
    for (uint32_t i = 0; i < 2; i++) {
        for (uint32_t j = 0; direct[i] && j < direct[i]->nperiods; j++)
            periods[n++] = direct[i]->periods[j];
    }
    if (n == 0 && (sentence->bound || !are_known(sentence, token))) /* the period is that of another figure */
        return false;
    struct scope scope = {.periods = n ? periods : sentence->periods,
                          .nperiods = n ? n : sentence->nperiods,
                          .any = n == 0,
                          .target = sentence->target};
    claim->token = token;
    claim->target = false;
    return !is_added_up(sentence, token, &scope) && is_missing(sentence, at, &scope, &claim->fact) &&
           !is_between(sentence->talk, token);
}

bool claim_is_bound(const struct sentence *sentence, uint32_t at)
{
    return token_at(sentence, at)->kind == TOKEN_NUMBER && !is_mentioned(sentence, at) &&
           (mention_before(sentence, at) || mention_after(sentence, at));
}

/* --- targets */

/* Whether the words before "target" say which: one that stands in the table. */
static bool is_usual_target(const struct sentence *sentence, uint32_t target, uint32_t from)
{
    for (uint32_t i = target; i > from; i--) {
        const struct token *token = token_at(sentence, i - 1);
        if (token->kind == TOKEN_MARK || is_mentioned(sentence, i - 1) || token_among(token, "the a an our this its"))
            return true;
        if (token_among(token, "annual year-end end"))
            continue;
        if (!(class_at(sentence, i - 1) & WORD_NEUTRAL) || token_among(token, "previous earlier last first high low"))
            return false;
    }
    return true;
}

/* "the shortfall against the target was 5%", "the gap to target is 5%" */
static bool is_compared_with(const struct sentence *sentence, uint32_t target)
{
    uint32_t i = target;
    while (i > sentence->from && token_among(token_at(sentence, i - 1), "the our its a this annual"))
        i--;
    return i > sentence->from &&
           token_among(token_at(sentence, i - 1), "against to from below above than with on behind over under of");
}

/* Whether a figure before the target in its clause is that of something else: sickness is 8% against a target of 6%.
 */
static bool is_of_another(const struct sentence *sentence, uint32_t at)
{
    for (uint32_t i = clause_start(sentence, at); i < at; i++) {
        const struct token *token = token_at(sentence, i);
        if (token->kind == TOKEN_NUMBER && token->unit == token_at(sentence, at)->unit &&
            !is_mentioned(sentence, i) && !is_no_figure(sentence, i))
            return !is_own(sentence, i, true);
    }
    return false;
}

/* The token "target" that the number at `at` belongs to: "target of 60%", "target for Q2 was 60%", "60% target". */
static bool find_target(const struct sentence *sentence, uint32_t at, uint32_t *target)
{
    if (at + 1 < sentence->to && token_is(token_at(sentence, at + 1), "target")) {
        *target = at + 1;
        return is_usual_target(sentence, at, sentence->from);
    }
    bool verb = false;
    for (uint32_t i = at; i > sentence->from && at - i < NEAR; i--) {
        const struct token *token = token_at(sentence, i - 1);
        verb = verb || token_among(token, "was is stands remains");
        if (token_is(token, "target")) {
            if (verb && is_compared_with(sentence, i - 1))
                return false;
            bool label = i == at && token_at(sentence, at)->unit == UNIT_PLAIN; /* target 3 of the plan */
            *target = i - 1;
            return !label && is_usual_target(sentence, i - 1, sentence->from);
        }
        bool mark = token->kind == TOKEN_MARK && (str_eqz(token->text, ":") || str_eqz(token->text, "("));
        if (!mark && !is_mentioned(sentence, i - 1) &&
            !token_among(token, "of was is at for in set the remains stands"))
            return false;
    }
    return false;
}

static bool judge_target(const struct sentence *sentence, uint32_t at, struct claim *claim)
{
    const struct talk *talk = sentence->talk;
    const struct token *token = token_at(sentence, at);
    claim->fact = NULL;
    if ((at > sentence->from && class_at(sentence, at - 1) & (WORD_CHANGE | WORD_APPROX)) ||
        tone_after(sentence, at, true) == TONE_FOREIGN || is_of_another(sentence, at))
        return false;
    for (uint32_t i = 0; i < talk->facts.n; i++) {
        const struct fact *fact = &talk->facts.items[i];
        if (!is_aim(fact->kind) ||
            !(is_period(sentence->periods, sentence->nperiods, fact->period) || is_present(sentence, fact->period)))
            continue;
        if (claim_matches(token, fact->value, true))
            return false;
        /* First that of a period that is named, else that of the present one. */
        bool comparable = fact->kind == KIND_TARGET && claim_comparable(token, fact->value);
        bool nearer =
            claim->fact && !is_period(sentence->periods, sentence->nperiods, claim->fact->period) &&
            (is_period(sentence->periods, sentence->nperiods, fact->period) || fact->period == talk->reviewer->now);
        if (comparable && (!claim->fact || nearer))
            claim->fact = fact;
    }
    claim->token = token;
    claim->target = true;
    return claim->fact != NULL;
}

bool claim_judge(const struct sentence *sentence, uint32_t at, struct claim *claim, bool *spoke)
{
    uint32_t target;
    const struct token *token = token_at(sentence, at);
    if (token->kind != TOKEN_NUMBER || token->unit == UNIT_POINTS || is_mentioned(sentence, at))
        return false;
    if (sentence->target && find_target(sentence, at, &target))
        return judge_target(sentence, at, claim);
    /* "the national target of 60%": not one of the table's, and no figure of the indicator. */
    bool aimed = (at + 1 < sentence->to && token_is(token_at(sentence, at + 1), "target"));
    for (uint32_t i = at; i > sentence->from && at - i < NEAR; i--)
        aimed = aimed || token_among(token_at(sentence, i - 1), "target targets targeted");
    return sentence->nperiods > 0 && !aimed && !sentence->future && judge_figure(sentence, at, claim, spoke);
}
