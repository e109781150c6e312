/* Numbers in comments, actions and messages against the figures of the same indicator. A sentence is judged only
 * where it is plain what its number is said of: it names a period of the report (or a target), and nothing else than
 * what the indicator counts. */
#include "review/claims_int.h"

#include "base/ascii.h"

/* Tokens of a sentence. Longer ones are lists or something else that was not written to be read; it also bounds the
 * work for each number. */
#define LONGEST 150

static bool has_digit(const struct rich *rich)
{
    for (uint32_t i = 0; rich && i < rich->nblocks; i++) {
        for (uint32_t j = 0; j < rich->blocks[i].nruns; j++) {
            struct str text = rich->blocks[i].runs[j].text;
            for (uint32_t k = 0; k < text.len; k++) {
                if (ascii_is_digit(text.s[k]))
                    return true;
            }
        }
    }
    return false;
}

static void add_facts(struct talk *talk, enum kind kind)
{
    const struct list *observed = &talk->indicator->observed[kind];
    for (uint32_t i = 0; i < observed->n; i++) {
        const struct observation *observation = LIST_AT(*observed, const struct observation, i);
        const struct value *value = &talk->reviewer->figures->values[kind][talk->indicator->index][i];
        if (observation->of && !rich_empty(observation->value) &&
            (value->state == VALUE_NUMBER || value->state == VALUE_RANGE))
            VEC_PUSH(talk->arena, &talk->facts,
                     ((struct fact){value, observation->of, (uint8_t)kind, observation->value->node}));
    }
}

/* What the indicator's figures are and count; once for all its texts. */
static void know_indicator(struct talk *talk)
{
    for (unsigned kind = 0; kind < KIND__COUNT; kind++)
        add_facts(talk, (enum kind)kind);
    word_set_make(&talk->words, talk->arena);
    struct tokens definition = tokens_of_rich(talk->arena, talk->indicator->definition);
    word_set_add(&talk->words, &definition);
    if (talk->indicator->unit) {
        struct tokens unit = tokens_of_text(talk->arena, node_text(talk->indicator->unit));
        word_set_add(&talk->words, &unit);
        talk->timed = claim_names_time(&unit, 0, unit.n);
    }
    talk->timed = talk->timed || claim_names_time(&definition, 0, definition.n);
}

/* Whether any number is of the unit of the indicator's figures. */
static bool has_candidate(const struct talk *talk, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        const struct token *token = &talk->tokens.items[i];
        for (uint32_t j = 0; j < talk->facts.n && token->kind == TOKEN_NUMBER; j++) {
            if (claim_comparable(token, talk->facts.items[j].value))
                return true;
        }
    }
    return false;
}

static bool add_periods(struct sentence *sentence, const struct mention *mention)
{
    for (uint32_t i = 0; i < mention->nperiods; i++) {
        if (sentence->nperiods == MENTION_MAX)
            return false;
        sentence->periods[sentence->nperiods++] = mention->periods[i];
    }
    return mention->nperiods > 0;
}

/* Finds the times that the sentence speaks of; false when one of them is no period of the report. */
static bool find_times(struct talk *talk, struct sentence *sentence)
{
    for (uint32_t i = sentence->from; i < sentence->to;) {
        struct mention mention;
        uint32_t n = mention_read(talk->calendar, &talk->tokens, i, &mention);
        if (n && !add_periods(sentence, &mention))
            return false;
        if (n)
            VEC_PUSH(talk->arena, &talk->mentioned, mention);
        sentence->loose = sentence->loose || (n && mention.loose);
        sentence->so_far =
            sentence->so_far || (n && i > sentence->from && token_among(&talk->tokens.items[i - 1], "by to"));
        for (uint32_t j = i; j < i + n && j < sentence->to; j++)
            talk->mentions[j] = talk->mentioned.n;
        i += n ? n : 1;
    }
    return true;
}

/* Whether one of the second words follows one of the first. */
static bool are_two(const struct talk *talk, const struct sentence *sentence, uint32_t i, const char *first,
                    const char *second)
{
    return i + 1 < sentence->to && token_among(&talk->tokens.items[i], first) &&
           token_among(&talk->tokens.items[i + 1], second);
}

/* Words that set a sentence apart, but not here: the annual target, the end of Q2, the target will not be met. */
static bool is_at_home(struct talk *talk, struct sentence *sentence, uint32_t i)
{
    uint32_t of = i + 2 + (i + 2 < sentence->to && token_is(&talk->tokens.items[i + 2], "the"));
    if (are_two(talk, sentence, i, "annual", "target") || are_two(talk, sentence, i, "end", "target"))
        return true;
    if (are_two(talk, sentence, i, "end", "of"))
        return i > sentence->from && token_is(&talk->tokens.items[i - 1], "the") && of < sentence->to &&
               talk->mentions[of];
    uint32_t verb = i + 1 + are_two(talk, sentence, i, "will", "not");
    bool aim = are_two(talk, sentence, verb, "be", "met missed achieved reached exceeded hit") ||
               (verb < sentence->to && token_among(&talk->tokens.items[verb], "meet miss"));
    if (!token_is(&talk->tokens.items[i], "will") || !aim)
        return false;
    sentence->future = true;
    return true;
}

/* Reads the words; false when the sentence is about something apart. */
static bool find_words(struct talk *talk, struct sentence *sentence)
{
    for (uint32_t i = sentence->from; i < sentence->to; i++) {
        const struct token *token = &talk->tokens.items[i];
        unsigned classes = vocabulary_class(talk->vocabulary, token);
        if (talk->mentions[i])
            continue;
        if ((classes & WORD_APART) && !word_set_has(&talk->words, token)) {
            if (!is_at_home(talk, sentence, i))
                return false;
            classes = WORD_NEUTRAL;
        }
        sentence->timely = sentence->timely || token_among(token, "timescale timescales") ||
                           are_two(talk, sentence, i, "in on", "time");
        sentence->shift = sentence->shift || (classes & WORD_SHIFT);
        sentence->target = sentence->target || token_among(token, "target targets targeted");
        talk->classes[i] = classes;
    }
    /* "compared with 57% last year": in the same quarter of it, perhaps. */
    return !sentence->loose || (!sentence->shift && sentence->nperiods == 1);
}

static void report_claim(const struct talk *talk, const struct rich *text, const struct claim *claim)
{
    static const char *const words[KIND__COUNT] = {"figure",   "target",   "baseline",
                                                   "forecast", "estimate", "stretch target"};
    const struct reviewer *reviewer = talk->reviewer;
    const struct fact *fact = claim->fact;
    struct mark mark = node_mark_at(reviewer->diags->sources, text->node, claim->token->offset);
    struct buf written = {0};
    value_write(&written, fact->value->number, fact->value->number.scale, fact->value);
    struct str said = claim->token->text, period = node_text(fact->period->id);
    struct diag *diag =
        diag_at(reviewer->diags, DIAG_COMMENT_NUMBER, mark,
                "the text says %s" PRIstr ", but the %s of " PRIstr " for " PRIstr " is %.*s",
                claim->target ? "that the target is " : "", STR_ARG(said), words[fact->kind],
                STR_ARG(node_text(talk->indicator->ref)), STR_ARG(period), (int)written.len, written.bytes);
    diag_help(reviewer->diags, diag,
              "write %.*s, or mend the figure; where the text speaks of something else, turn the warning off: "
              "`ignore: { comment-number: ... }` with the reason",
              (int)written.len, written.bytes);
    diag_related(reviewer->diags, diag, fact->node->mark, "the %s for " PRIstr, words[fact->kind], STR_ARG(period));
    buf_free(&written);
}

/* Returns whether the sentence spoke of the indicator's figures. */
static bool review_sentence(struct talk *talk, const struct rich *text, struct sentence *sentence)
{
    bool spoke = false;
    if (sentence->to - sentence->from > LONGEST || !has_candidate(talk, sentence->from, sentence->to) ||
        !find_times(talk, sentence) || !find_words(talk, sentence))
        return false;
    for (uint32_t i = sentence->from; i < sentence->to; i++)
        sentence->bound = sentence->bound || claim_is_bound(sentence, i);
    for (uint32_t i = sentence->from; i < sentence->to; i++) {
        struct claim claim;
        if (claim_judge(sentence, i, &claim, &spoke) && talk->found++ < REVIEW_MOST)
            report_claim(talk, text, &claim);
    }
    return spoke;
}

static void review_text(struct talk *talk, const struct rich *text)
{
    bool carry = false;
    talk->found = 0;
    talk->tokens = tokens_of_rich(talk->arena, text);
    if (!has_candidate(talk, 0, talk->tokens.n))
        return;
    talk->classes = ARENA_ARRAY(talk->arena, unsigned, talk->tokens.n);
    talk->mentions = ARENA_ARRAY(talk->arena, uint32_t, talk->tokens.n);
    for (uint32_t from = 0; from < talk->tokens.n;) {
        uint32_t end = tokens_sentence_end(&talk->tokens, from);
        struct sentence sentence = {.talk = talk, .from = from, .to = end, .carry = carry};
        sentence.to -= talk->tokens.items[end - 1].kind == TOKEN_STOP;
        carry = review_sentence(talk, text, &sentence);
        from = end;
    }
}

/* Words in place of figures of the areas say nothing of the indicator's own, and those across further rows may be
 * about these. */
static bool is_about(const struct talk *talk, const struct message *message)
{
    bool period = false;
    for (uint32_t i = 0; i < message->over.n; i++)
        period =
            period || map_find(&talk->reviewer->report->period_by_id, str_trim(node_text(message->over.items[i])));
    return period && message->with.n == 0;
}

static void review_indicator(struct talk *talk)
{
    const struct indicator *indicator = talk->indicator;
    bool shared = indicator->comment_shared || indicator->comment_with.n > 0; /* it speaks of several */
    const struct rich *own[] = {shared ? NULL : indicator->comment, indicator->action};
    VEC(const struct rich *) texts = {0};
    for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
        if (has_digit(own[i]))
            VEC_PUSH(talk->arena, &texts, own[i]);
    }
    for (uint32_t i = 0; i < indicator->messages.n; i++) {
        const struct message *message = LIST_AT(indicator->messages, const struct message, i);
        if (has_digit(message->text) && is_about(talk, message))
            VEC_PUSH(talk->arena, &texts, message->text);
    }
    if (texts.n == 0)
        return;
    know_indicator(talk);
    for (uint32_t i = 0; i < texts.n; i++)
        review_text(talk, texts.items[i]);
}

void review_comments(struct reviewer *reviewer)
{
    struct arena *arena = arena_new();
    struct calendar calendar;
    struct vocabulary vocabulary;
    calendar_make(&calendar, reviewer);
    vocabulary_make(&vocabulary, reviewer->arena);
    for (uint32_t i = 0; i < reviewer->report->indicators.n; i++) {
        const struct indicator *indicator = reviewer->report->indicators.items[i];
        struct arena_mark mark = arena_mark(arena);
        struct talk talk = {.arena = arena,
                            .reviewer = reviewer,
                            .calendar = &calendar,
                            .vocabulary = &vocabulary,
                            .indicator = indicator};
        if (!report_ignores(indicator, DIAG_COMMENT_NUMBER))
            review_indicator(&talk);
        arena_reset(arena, mark);
    }
    arena_free(arena);
}
