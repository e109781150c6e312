/* Public text that repeats exempt text: amounts and long figures, e-mail addresses, runs of words, and aliases. What
 * is exempt leaves a fingerprint of each; public texts are looked up among these. */
#include <stdlib.h>

#include "base/ascii.h"
#include "check/check.h"
#include "review/review_int.h"
#include "review/tokens_int.h"

enum {
    RUN_WORDS = 8,     /* so many words in the same order are no chance */
    FIGURE_DIGITS = 4, /* and so many digits, without zeros at the end: 61.27%, 1,317 */
    MONEY_DIGITS = 3,  /* of an amount below a thousand */
    QUOTED = 60        /* bytes of a run of words that a message repeats */
};
enum trait { TRAIT_FIGURE, TRAIT_EMAIL, TRAIT_WORDS, TRAIT_ALIAS, TRAIT__COUNT };

struct print {
    uint64_t hash;
    uint32_t text; /* index of the exempt text */
};

struct quoting {
    struct reviewer *reviewer;
    struct arena *arena; /* of what is kept */
    struct arena *room;  /* of the text that is being read */
    bool gathers;        /* exempt texts are read; else public ones */
    VEC(struct print) prints;
    VEC(const struct node *) texts;
    const struct node *text; /* that is being read */
    bool told[TRAIT__COUNT]; /* of it: one of each is enough */
};

/* --- fingerprints: FNV-1a */

#define HASH_BASIS UINT64_C(0xcbf29ce484222325)
#define HASH_PRIME UINT64_C(0x100000001b3)

static uint64_t hash_byte(uint64_t hash, unsigned char byte)
{
    return (hash ^ byte) * HASH_PRIME;
}

static uint64_t hash_number(uint64_t hash, uint64_t number)
{
    for (unsigned i = 0; i < 8; i++)
        hash = hash_byte(hash, (unsigned char)(number >> (8 * i)));
    return hash;
}

static uint64_t hash_text(uint64_t hash, struct str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        hash = hash_byte(hash, (unsigned char)ascii_to_lower(text.s[i]));
    return hash;
}

static int compare_prints(const void *a, const void *b)
{
    const struct print *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->text > y->text) - (x->text < y->text);
}

/* The first exempt text that left the fingerprint; NULL: none did. */
static const struct node *find_print(const struct quoting *quoting, uint64_t hash)
{
    uint32_t from = 0, to = quoting->prints.n;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        bool before = quoting->prints.items[middle].hash < hash;
        from = before ? middle + 1 : from;
        to = before ? to : middle;
    }
    bool found = from < quoting->prints.n && quoting->prints.items[from].hash == hash;
    return found ? quoting->texts.items[quoting->prints.items[from].text] : NULL;
}

static void report_quote(const struct quoting *quoting, const struct node *exempt, uint32_t offset, struct str words)
{
    struct diags *diags = quoting->reviewer->diags;
    struct diag *diag = diag_at(diags, DIAG_EXEMPT_QUOTED, node_mark_at(diags->sources, quoting->text, offset),
                                "`" PRIstr "%s` stands in exempt text too, and this text is public",
                                STR_ARG(str_sub(words, 0, QUOTED)), words.len > QUOTED ? "..." : "");
    diag_related(diags, diag, exempt->mark, "the exempt text is here");
    diag_help(
        diags, diag,
        "take it out here, or mark this text too: `{ text: ..., exempt: 3 }`; where everybody may know it, write "
        "`ignore: { exempt-quoted: ... }` in the file's first level and say why");
}

/* The place of an alias is that of what it stands for. */
static void report_alias(const struct quoting *quoting, const struct node *exempt)
{
    struct diag *diag = diag_at(quoting->reviewer->diags, DIAG_EXEMPT_QUOTED, exempt->mark,
                                "an alias repeats this exempt text where it is public");
    diag_help(quoting->reviewer->diags, diag,
              "take the alias (`*` and a name) out, or mark what it stands in; an alias of the whole of what is "
              "marked is exempt too");
}

static void take(struct quoting *quoting, enum trait trait, uint64_t hash, uint32_t offset, struct str words)
{
    hash = hash_byte(hash, (unsigned char)trait);
    if (quoting->gathers) {
        struct print print = {hash, quoting->texts.n - 1};
        VEC_PUSH(quoting->arena, &quoting->prints, print);
        return;
    }
    const struct node *exempt = quoting->told[trait] ? NULL : find_print(quoting, hash);
    if (exempt) {
        quoting->told[trait] = true;
        if (trait == TRAIT_ALIAS)
            report_alias(quoting, exempt);
        else
            report_quote(quoting, exempt, offset, words);
    }
}

/* --- figures */

/* `units` times ten to the power, without zeros at the end. */
struct amount {
    uint64_t units;
    int power;
    int digits; /* of units */
};

static struct amount amount_of(const struct token *token)
{
    int64_t units = token->number.units;
    struct amount amount = {.units = units < 0 ? 0 - (uint64_t)units : (uint64_t)units,
                            .power = (int)token->power - (int)token->number.scale};
    for (; amount.units > 0 && amount.units % 10 == 0; amount.power++)
        amount.units /= 10;
    for (uint64_t rest = amount.units; rest > 0; rest /= 10)
        amount.digits++;
    return amount;
}

/* 2011, and 01234 of a telephone number, are no figures. */
static bool is_figure(const struct token *token)
{
    bool year = token->unit == UNIT_PLAIN && token->number.scale == 0 && token->power == 0 && token->text.len == 4 &&
                token->number.units >= 1900 && token->number.units < 2100;
    bool code = token->text.len > 1 && token->text.s[0] == '0' && ascii_is_digit(token->text.s[1]);
    return !year && !code;
}

static void take_figure(struct quoting *quoting, const struct token *token)
{
    struct amount amount = amount_of(token);
    bool money = token->currency.len > 0 && (amount.digits >= MONEY_DIGITS || amount.digits + amount.power > 3);
    if (!money && (amount.digits < FIGURE_DIGITS || !is_figure(token)))
        return;
    uint64_t hash = hash_number(hash_text(HASH_BASIS, token->currency), amount.units);
    hash = hash_byte(hash_byte(hash, (unsigned char)amount.power), token->unit);
    take(quoting, TRAIT_FIGURE, hash, token->offset, token->text);
}

/* --- words */

static void take_words(struct quoting *quoting, const struct tokens *tokens)
{
    uint64_t words[RUN_WORDS];
    uint32_t starts[RUN_WORDS];
    uint32_t n = 0;
    for (uint32_t i = 0; i < tokens->n; i++) {
        const struct token *token = &tokens->items[i];
        if (token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER)
            continue;
        words[n % RUN_WORDS] = hash_text(HASH_BASIS, token->text);
        starts[n % RUN_WORDS] = token->offset;
        if (++n < RUN_WORDS)
            continue;
        uint64_t hash = HASH_BASIS;
        for (uint32_t k = 0; k < RUN_WORDS; k++)
            hash = hash_number(hash, words[(n + k) % RUN_WORDS]);
        uint32_t from = starts[n % RUN_WORDS];
        struct str run = str_sub(node_text(quoting->text), from, token->offset + token->text.len - from);
        take(quoting, TRAIT_WORDS, hash, from, str_line(quoting->room, run));
    }
}

/* --- e-mail addresses */

static bool is_of_address(char c)
{
    return ascii_is_digit(c) || ascii_is_letter(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

static void take_address(struct quoting *quoting, struct str text, uint32_t at, uint32_t after)
{
    uint32_t from = at, to = at + 1;
    while (from > after && is_of_address(text.s[from - 1]))
        from--;
    while (to < text.len && is_of_address(text.s[to]))
        to++;
    while (to > at + 1 && (text.s[to - 1] == '.' || text.s[to - 1] == '-'))
        to--;
    struct str address = str_sub(text, from, to - from);
    if (from < at && str_find(address, ".", at - from) > 0)
        take(quoting, TRAIT_EMAIL, hash_text(HASH_BASIS, address), from, address);
}

static void take_addresses(struct quoting *quoting, struct str text)
{
    int64_t at;
    for (uint32_t from = 0; (at = str_find(text, "@", from)) >= 0; from = (uint32_t)at + 1)
        take_address(quoting, text, (uint32_t)at, from);
}

/* --- aliases: they share the bytes of what they stand for */

/* A name of what is in the report, or a single word of the language, says nothing of its own. */
static bool is_telling(const struct report *report, struct str text)
{
    bool telling = false;
    for (uint32_t i = 0; i < text.len && !telling; i++)
        telling = text.s[i] == ' ' || ascii_is_digit(text.s[i]);
    return telling && !map_find(&report->anchors, text) && !map_find(&report->period_by_id, text);
}

static void take_bytes(struct quoting *quoting, struct str text)
{
    if (is_telling(quoting->reviewer->report, text))
        take(quoting, TRAIT_ALIAS, hash_number(HASH_BASIS, (uint64_t)(uintptr_t)text.s), 0, text);
}

/* --- texts */

static void read_text(struct quoting *quoting, const struct node *text)
{
    struct arena_mark mark = arena_mark(quoting->room);
    struct tokens tokens = tokens_of_text(quoting->room, node_text(text));
    quoting->text = text;
    for (unsigned i = 0; i < TRAIT__COUNT; i++)
        quoting->told[i] = false;
    if (quoting->gathers)
        VEC_PUSH(quoting->arena, &quoting->texts, text);
    take_bytes(quoting, node_text(text));
    for (uint32_t i = 0; i < tokens.n && !quoting->told[TRAIT_ALIAS]; i++) {
        if (tokens.items[i].kind == TOKEN_NUMBER)
            take_figure(quoting, &tokens.items[i]);
    }
    if (!quoting->told[TRAIT_ALIAS]) {
        take_words(quoting, &tokens);
        take_addresses(quoting, node_text(text));
    }
    arena_reset(quoting->room, mark);
}

static void visit(struct schema_walker *walker, const struct node *text, const struct node *exempt)
{
    struct quoting *quoting = walker->user;
    if ((exempt != NULL) == quoting->gathers)
        read_text(quoting, text);
}

static void read_of(struct quoting *quoting, const struct indicator *indicator, const struct rich *text)
{
    if ((indicator->exempt || text->exempt) == quoting->gathers)
        read_text(quoting, text->node);
}

/* What files of data may give: that of YAML is read a second time, which tells nothing twice. */
static void read_indicator(struct quoting *quoting, const struct indicator *indicator)
{
    if (indicator->comment)
        read_of(quoting, indicator, indicator->comment);
    if (indicator->action)
        read_of(quoting, indicator, indicator->action);
    for (unsigned kind = 0; kind < KIND__COUNT; kind++) {
        for (uint32_t i = 0; i < indicator->observed[kind].n; i++)
            read_of(quoting, indicator, LIST_AT(indicator->observed[kind], const struct observation, i)->value);
    }
}

static void read_all(struct quoting *quoting, bool gathers)
{
    const struct report *report = quoting->reviewer->report;
    struct schema_walker walker = {.visit = visit, .user = quoting};
    quoting->gathers = gathers;
    for (uint32_t i = 0; i < report->docs.n; i++)
        schema_walk(&walker, check_root_schema(), report->docs.items[i]->root);
    for (uint32_t i = 0; i < report->indicators.n && report->data.n > 0; i++)
        read_indicator(quoting, report->indicators.items[i]);
}

void review_quoted(struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    if (report->exemptions.n == 0 || (report->head && report->head->exempt))
        return;
    struct quoting quoting = {.reviewer = reviewer, .arena = arena_new(), .room = arena_new()};
    read_all(&quoting, true);
    if (quoting.prints.n > 0) {
        qsort(quoting.prints.items, quoting.prints.n, sizeof(struct print), compare_prints);
        read_all(&quoting, false);
    }
    arena_free(quoting.room);
    arena_free(quoting.arena);
}
