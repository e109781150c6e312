/* Announced numbers of what the report declares: the seven priorities of the Council Plan. */
#include "review/prose_int.h"

enum thing {
    THING_NONE,
    THING_PRIORITIES,
    THING_THEMES,
    THING_DIRECTORATES,
    THING_COMMITTEES,
    THING_COMPARATORS,
    THING_INDICATORS,
    THING_ACTIVITIES,
    THING_SECTIONS
};

/* The council itself, by whose plan the number must be meant. */
#define COUNCIL "council council's council\xe2\x80\x99s authority authority's authority\xe2\x80\x99s"
/* What may stand between number and noun without choosing among the things. */
#define ADJECTIVES \
    "corporate council council's council\xe2\x80\x99s key performance strategic overarching overall priority plan"

struct phrase {
    const struct tokens *tokens;
    struct place *place;
    uint32_t sentence; /* its first token */
    uint32_t from;     /* the number */
    uint32_t number;
    uint32_t after; /* the noun */
    uint8_t thing;  /* enum thing */
    bool ours;      /* by its determiner: our seven priorities */
    bool bare;      /* without one: the Council Plan has seven priorities */
};

static const struct token *at(const struct phrase *phrase, uint32_t i)
{
    return prose_token(phrase->tokens, i);
}

/* ---- reading ---- */

/* the, all our, the Council's ... before a number; returns where the number must be, 0: none. */
static uint32_t read_determiner(struct phrase *phrase, uint32_t i)
{
    const struct token *token = at(phrase, i);
    phrase->ours = token_is(token, "our") || token_among(token, "council's council\xe2\x80\x99s authority's "
                                                                "authority\xe2\x80\x99s");
    if (phrase->ours)
        return i + 1;
    if (token_is(token, "its")) {
        for (uint32_t j = phrase->sentence; j < i; j++) {
            if (token_among(at(phrase, j), COUNCIL))
                return i + 1;
        }
        return 0;
    }
    bool first = i > phrase->sentence && token_is(at(phrase, i - 1), "of"); /* the first of the three priorities */
    bool each = first && i > phrase->sentence + 1 && token_among(at(phrase, i - 2), "each all");
    if (!token_among(token, "the these all following") || (first && !each))
        return 0;
    if (token_is(token, "all") && token_is(at(phrase, i + 1), "our")) {
        phrase->ours = true;
        return i + 2;
    }
    return i + 1;
}

/* What a sentence tells its number of, by its beginning: "There are", "The Council Plan has", "This report covers".
 * The words up to the number at i must be these and no others. */
enum owner { OWNER_NONE, OWNER_ANY, OWNER_COUNCIL, OWNER_REPORT };

static enum owner owner_before(const struct phrase *phrase, uint32_t i)
{
    uint32_t from = phrase->sentence, owner = from + 1;
    if (i == from + 2 && token_is(at(phrase, from), "there") && token_is(at(phrase, owner), "are"))
        return OWNER_ANY;
    if (i == from + 2 && token_is(at(phrase, from), "we") && token_is(at(phrase, owner), "have"))
        return OWNER_COUNCIL;
    if (!token_among(at(phrase, from), "the our this"))
        return OWNER_NONE;
    bool report = token_among(at(phrase, owner), "report paper document");
    if (!report && !token_among(at(phrase, owner), COUNCIL " corporate"))
        return OWNER_NONE;
    uint32_t verb = owner + 1 + (!report && token_is(at(phrase, owner + 1), "plan"));
    for (uint32_t j = verb; j < i; j++) {
        if (!token_among(at(phrase, j),
                         "has sets out identifies contains comprises includes covers shows progress on "
                         "reports against is built"))
            return OWNER_NONE;
    }
    return i <= verb ? OWNER_NONE : report ? OWNER_REPORT : OWNER_COUNCIL;
}

static enum thing thing_of(const struct phrase *phrase, uint32_t noun)
{
    static const struct {
        const char *words;
        enum thing thing;
    } things[] = {{"priorities", THING_PRIORITIES},     {"themes", THING_THEMES},
                  {"directorates", THING_DIRECTORATES}, {"committees", THING_COMMITTEES},
                  {"comparators", THING_COMPARATORS},   {"indicators kpis pis", THING_INDICATORS},
                  {"activities", THING_ACTIVITIES},     {"sections", THING_SECTIONS}};
    if (token_is(at(phrase, noun), "measures") && token_is(at(phrase, noun - 1), "performance"))
        return THING_INDICATORS;
    for (size_t i = 0; i < sizeof(things) / sizeof(things[0]); i++) {
        if (token_among(at(phrase, noun), things[i].words))
            return things[i].thing;
    }
    return THING_NONE;
}

/* A determiner at i, a number, up to two adjectives and a noun. */
static bool read_phrase(struct phrase *phrase, uint32_t i)
{
    phrase->from = read_determiner(phrase, i);
    phrase->bare = !phrase->from;
    phrase->from = phrase->bare ? i : phrase->from;
    uint32_t n = number_read(phrase->tokens, phrase->from, &phrase->number), noun = phrase->from + n;
    if (!n || phrase->number < 2)
        return false;
    for (int adjectives = 0; adjectives < 2 && token_among(at(phrase, noun), ADJECTIVES); adjectives++)
        noun++;
    phrase->thing = (uint8_t)thing_of(phrase, noun);
    phrase->after = noun + 1;
    return phrase->thing != THING_NONE;
}

/* ---- whether all are meant ---- */

/* of the Council Plan, in this report, for the authority: the noun is followed by what has them all. */
static bool names_whole(const struct phrase *phrase, bool report_only)
{
    if (!token_among(at(phrase, phrase->after), "of in for within"))
        return false;
    for (uint32_t i = phrase->after + 1; i < phrase->after + 5; i++) {
        if (at(phrase, i)->kind != TOKEN_WORD)
            return false;
        if (token_among(at(phrase, i), "report paper document") && token_among(at(phrase, i - 1), "this the our"))
            return true;
        if (!report_only && token_among(at(phrase, i), COUNCIL " corporate"))
            return true;
    }
    return false;
}

/* What follows the noun chooses some of them: that miss their target, for next year, named below. */
static bool is_chosen(const struct phrase *phrase)
{
    return token_among(
        at(phrase, phrase->after),
        "that which who whose where when while with without for of on under within in from to at as by "
        "since until during this next last such concerned involved affected relating about above behind "
        "below identified mentioned discussed considered reviewed rated chosen selected remaining named "
        "not most least");
}

static bool ends(const struct token *token)
{
    return token->kind == TOKEN_STOP || token->kind == TOKEN_MARK;
}

/* Of indicators and activities some are meant nearly always: only these words may follow where all are. */
static bool goes_on(const struct phrase *phrase)
{
    static const char *const verbs = "are were have had will and set listed shown described reported make give cover";
    const struct token *next = at(phrase, phrase->after), *second = at(phrase, phrase->after + 1);
    if (token_is(next, "below"))
        return ends(second) || token_among(second, verbs);
    return ends(next) || token_among(next, verbs);
}

/* The noun stands before the phrase in the same text: what it speaks of may have been chosen there. */
static bool was_mentioned(const struct phrase *phrase)
{
    static const char *const words[] = {"",
                                        "priority priorities",
                                        "theme themes",
                                        "directorate directorates",
                                        "committee committees",
                                        "comparator comparators",
                                        "indicator indicators kpi kpis pi pis measure measures",
                                        "activity activities",
                                        "section sections"};
    for (uint32_t i = 0; i < phrase->from; i++) {
        if (token_among(at(phrase, i), words[phrase->thing]))
            return true;
    }
    return false;
}

/* Up to its noun, the first sentence of a text that a table of such things follows, with no ref before. */
static bool introduces_table(const struct phrase *phrase)
{
    const struct section *section = phrase->place ? phrase->place->section : NULL;
    if (!section || phrase->sentence > 0)
        return false;
    for (uint32_t i = 0; i < phrase->from; i++) {
        struct str text = at(phrase, i)->text;
        for (uint32_t j = 0; j < text.len; j++) {
            if (text.s[j] >= '0' && text.s[j] <= '9')
                return false;
        }
    }
    const struct block *block;
    for (struct content_walk walk = content_walk(section); (block = content_next(&walk));) {
        const struct view *view = block->view;
        bool panels = view && (view->kind == VIEW_PANEL || view->kind == VIEW_PANELS);
        if (view && view->kind == (phrase->thing == THING_INDICATORS ? VIEW_INDICATORS : VIEW_ACTIVITIES))
            return true;
        if (panels && phrase->thing == THING_INDICATORS)
            return true;
    }
    return false;
}

enum {
    MANY = 4,      /* a smaller number of priorities may be two that were just named */
    VERY_MANY = 10 /* a smaller number of indicators may be those of a sentence before */
};

/* There are seven priorities in the Council Plan. The Council Plan has seven priorities. This report covers 12
 * indicators. Nothing more may be said of them. */
static bool owns_all(const struct phrase *phrase)
{
    enum owner owner = owner_before(phrase, phrase->from);
    bool council = phrase->thing == THING_PRIORITIES || phrase->thing == THING_THEMES, whole;
    if (owner == OWNER_NONE)
        return false;
    whole = names_whole(phrase, !council);
    for (uint32_t i = phrase->after; i < phrase->after + 6 && at(phrase, i)->kind != TOKEN_STOP; i++) {
        if (at(phrase, i)->kind != TOKEN_WORD || (!whole && is_chosen(phrase)) ||
            (i > phrase->after && token_among(at(phrase, i), "that which who whose where below behind above")))
            return false;
    }
    if (owner == OWNER_ANY)
        return whole || (council && token_among(at(phrase, phrase->after - 2), "corporate"));
    return owner == OWNER_REPORT || council;
}

static bool means_all(const struct phrase *phrase)
{
    if (phrase->bare)
        return owns_all(phrase);
    const struct token *next = at(phrase, phrase->after);
    bool whole = names_whole(phrase, phrase->thing == THING_SECTIONS);
    if (next->kind == TOKEN_MARK && str_eqz(next->text, ":"))
        return false; /* which ones follows */
    switch (phrase->thing) {
    case THING_SECTIONS:
        return whole;
    case THING_INDICATORS:
    case THING_ACTIVITIES:
        if (!whole && (!goes_on(phrase) || was_mentioned(phrase)))
            return false;
        return whole || phrase->number >= VERY_MANY || introduces_table(phrase);
    default:
        return whole || (!is_chosen(phrase) && (phrase->ours || (phrase->number >= MANY && !was_mentioned(phrase))));
    }
}

/* ---- what the report has ---- */

static void add_shown(const struct prose *prose, struct shown *shown, const struct section *section)
{
    shown->priorities += section->priority != NULL;
    const struct block *block;
    for (struct content_walk walk = content_walk(section); (block = content_next(&walk));) {
        const struct view *view = block->view;
        if (view && (view->kind == VIEW_INDICATORS || view->kind == VIEW_PANELS))
            shown->indicators += figures_rows(prose->reviewer->figures, view).n;
        else if (view && view->kind == VIEW_PANEL)
            shown->indicators++; /* it has one number, however many indicators it is about */
        else if (view && view->kind == VIEW_ACTIVITIES)
            shown->activities += figures_rows(prose->reviewer->figures, view).n;
    }
    for (uint32_t i = 0; i < section->subsections.n; i++)
        add_shown(prose, shown, section->subsections.items[i]);
}

static const struct shown *shown_in(const struct prose *prose, struct place *place)
{
    if (!place->counted) {
        add_shown(prose, &place->shown, place->section);
        place->shown.sections = place->section->subsections.n;
        place->counted = true;
    }
    return &place->shown;
}

static uint32_t shown_of(const struct shown *shown, enum thing thing)
{
    switch (thing) {
    case THING_PRIORITIES:
        return shown->priorities;
    case THING_INDICATORS:
        return shown->indicators;
    case THING_ACTIVITIES:
        return shown->activities;
    case THING_SECTIONS:
        return shown->sections;
    default:
        return 0;
    }
}

/* NI 056ii: a further part of NI 056i, which people count as one. */
static bool is_further_part(struct str ref)
{
    uint32_t end = ref.len;
    while (end > 0 && (ref.s[end - 1] == 'i' || ref.s[end - 1] == 'v'))
        end--;
    return ref.len - end > 1 && end > 0 && ref.s[end - 1] >= '0' && ref.s[end - 1] <= '9';
}

static uint32_t without_parts(const struct report *report)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < report->indicators.n; i++)
        n += !is_further_part(node_text(report->indicators.items[i]->ref));
    return n;
}

static uint32_t declared(const struct prose *prose, enum thing thing)
{
    const struct report *report = prose->reviewer->report;
    switch (thing) {
    case THING_PRIORITIES:
        return report->priorities.n;
    case THING_THEMES:
        return prose->themes;
    case THING_DIRECTORATES:
        return report->directorates.n;
    case THING_COMMITTEES:
        return report->committees.n;
    case THING_COMPARATORS:
        return report->comparators.n;
    case THING_INDICATORS:
        return report->indicators.n;
    case THING_ACTIVITIES:
        return report->activities.n;
    case THING_SECTIONS:
        return report->sections.n;
    default:
        return 0;
    }
}

/* Tables of the text's own section, one by one. */
static bool is_table_beside(const struct prose *prose, const struct phrase *phrase)
{
    const struct section *section = phrase->place ? phrase->place->section : NULL;
    enum view_kind kind = phrase->thing == THING_INDICATORS ? VIEW_INDICATORS : VIEW_ACTIVITIES;
    if (!section || (phrase->thing != THING_INDICATORS && phrase->thing != THING_ACTIVITIES))
        return false;
    const struct block *block;
    for (struct content_walk walk = content_walk(section); (block = content_next(&walk));) {
        const struct view *view = block->view;
        if (view && view->kind == kind && figures_rows(prose->reviewer->figures, view).n == phrase->number)
            return true;
    }
    return false;
}

static bool agrees(const struct prose *prose, const struct phrase *phrase)
{
    enum thing thing = phrase->thing;
    const struct report *report = prose->reviewer->report;
    uint32_t has = declared(prose, thing);
    if (has == 0 || has == phrase->number)
        return true;
    if (thing == THING_PRIORITIES && phrase->number == prose->themes)
        return true;
    if (thing == THING_INDICATORS && phrase->number == without_parts(report))
        return true;
    for (struct place *place = phrase->place; place; place = place->above) {
        if (shown_of(shown_in(prose, place), thing) == phrase->number)
            return true;
    }
    return is_table_beside(prose, phrase);
}

/* ---- reporting ---- */

static const char *const thing_words[] = {
    "", "priorities", "themes", "directorates", "committees", "comparators", "indicators", "activities", "sections"};

static struct mark first_of(const struct report *report, enum thing thing)
{
    switch (thing) {
    case THING_PRIORITIES:
    case THING_THEMES:
        return report->priorities.items[0]->node->mark;
    case THING_DIRECTORATES:
        return report->directorates.items[0]->id->mark;
    case THING_COMMITTEES:
        return report->committees.items[0]->id->mark;
    case THING_COMPARATORS:
        return report->comparators.items[0]->id->mark;
    case THING_INDICATORS:
        return report->indicators.items[0]->node->mark;
    case THING_ACTIVITIES:
        return report->activities.items[0]->node->mark;
    default:
        return report->sections.items[0]->node->mark;
    }
}

static void report_count(const struct prose *prose, const struct rich *rich, const struct phrase *phrase)
{
    struct reviewer *reviewer = prose->reviewer;
    enum thing thing = phrase->thing;
    const char *words = thing_words[thing];
    struct str said = prose_words(phrase->tokens, phrase->from, phrase->after), themes = STR("");
    struct str has = number_say(reviewer->arena, declared(prose, thing)), either = STR("");
    if (thing == THING_PRIORITIES && prose->themes) {
        struct str number = number_say(reviewer->arena, prose->themes);
        const char *noun = prose->themes == 1 ? "theme" : "themes";
        themes = str_printf(reviewer->arena, " in " PRIstr " %s", STR_ARG(number), noun);
        if (prose->themes > 1)
            either = str_printf(reviewer->arena, " or \"" PRIstr " %s\"", STR_ARG(number), noun);
    }
    struct diag *diag =
        diag_at(reviewer->diags, DIAG_ANNOUNCED_COUNT,
                node_mark_at(reviewer->diags->sources, rich->node, phrase->tokens->items[phrase->from].offset),
                "the text announces \"" PRIstr "\", and the report has " PRIstr " %s" PRIstr, STR_ARG(said),
                STR_ARG(has), words, STR_ARG(themes));
    diag_related(reviewer->diags, diag, first_of(reviewer->report, thing), "the first of the %s", words);
    diag_help(reviewer->diags, diag, "write \"" PRIstr " %s\"" PRIstr ", or mend what the report has", STR_ARG(has),
              words, STR_ARG(either));
}

void prose_review_counts(struct prose *prose, struct place *place, const struct rich *rich)
{
    if (rich_empty(rich))
        return;
    struct tokens tokens = tokens_of_rich(prose->reviewer->arena, rich);
    uint32_t found = 0;
    for (uint32_t from = 0; from < tokens.n && found < REVIEW_MOST;) {
        uint32_t end = tokens_sentence_end(&tokens, from);
        for (uint32_t i = from; i < end; i++) {
            struct phrase phrase = {.tokens = &tokens, .place = place, .sentence = from};
            if (!read_phrase(&phrase, i))
                continue;
            if (means_all(&phrase) && !agrees(prose, &phrase) && found++ < REVIEW_MOST)
                report_count(prose, rich, &phrase);
            i = phrase.from;
        }
        from = end;
    }
}
