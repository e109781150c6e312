#include <stdlib.h>

#include "base/ascii.h"
#include "review/names_int.h"

enum counter {
    COUNTER_NONE,
    COUNTER_SMALL,   /* HW2.2a, NI 056ii: letters or roman numerals, as their fellows show */
    COUNTER_CAPITAL, /* HW2.2A */
    COUNTER_NUMBER,  /* 1.4, DCS Local PI 3, KPI07 */
    COUNTER_ROMAN
};

struct member {
    struct str counter;
    const struct node *node;
    const struct indicator *indicator; /* NULL: an activity, or a priority */
    uint32_t value;                    /* from 1 */
};

/* Names that are the same but for their counters. */
struct group {
    struct str stem; /* all before the counter */
    uint8_t counter; /* enum counter */
    bool catalogue;  /* a fellow has a number of three digits: they are not counted */
    bool padded;     /* a fellow's number has a zero before it: 07 */
    VEC(struct member) members;
};

struct numbering {
    struct reviewer *reviewer;
    struct map by_stem;
    VEC(struct group *) groups;
    bool refs; /* else labels */
};

/* ---- counters ---- */

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_roman(char c)
{
    return c == 'i' || c == 'v' || c == 'x';
}

static const char *const roman_units[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};

/* 1 to 39 in the letters i, v and x; 0: it is none. */
static uint32_t roman_value(struct str text)
{
    uint32_t tens = 0;
    while (tens < 3 && tens < text.len && text.s[tens] == 'x')
        tens++;
    struct str rest = str_sub(text, tens, text.len);
    for (uint32_t i = 0; i < 10; i++) {
        if (str_eqz(rest, roman_units[i]))
            return 10 * tens + i;
    }
    return 0;
}

/* Digits at the end, after a letter, a point, a blank or a hyphen, or alone. */
static enum counter split_number(struct str name, uint32_t *at, bool *catalogue)
{
    uint32_t from = name.len;
    while (from > 0 && ascii_is_digit(name.s[from - 1]))
        from--;
    char before = from > 0 ? name.s[from - 1] : ' ';
    if (from == name.len || (before != '.' && before != ' ' && before != '-' && !ascii_is_letter(before)))
        return COUNTER_NONE;
    *catalogue = name.len - from > 2;
    *at = from;
    return COUNTER_NUMBER;
}

/* Where the counter of a name begins. */
static enum counter split(struct str name, uint32_t *at, bool *catalogue)
{
    uint32_t from = name.len;
    *catalogue = false;
    if (name.len == 0)
        return COUNTER_NONE;
    char last = name.s[name.len - 1];
    if (ascii_is_digit(last))
        return split_number(name, at, catalogue);
    while (from > 0 && is_roman(last) && is_roman(name.s[from - 1]))
        from--;
    from -= from == name.len;
    *at = from;
    if (from == 0 || !ascii_is_digit(name.s[from - 1]))
        return COUNTER_NONE;
    return is_small(last) ? COUNTER_SMALL : ascii_is_capital(last) ? COUNTER_CAPITAL : COUNTER_NONE;
}

static uint32_t value_of(enum counter counter, struct str text)
{
    uint32_t number = 0;
    switch (counter) {
    case COUNTER_ROMAN:
        return roman_value(text);
    case COUNTER_NUMBER:
        for (uint32_t i = 0; i < text.len; i++)
            number = number * 10 + (uint32_t)(text.s[i] - '0');
        return number;
    default:
        return text.len == 1 ? (uint32_t)(text.s[0] | 0x20) - 'a' + 1 : 0;
    }
}

static struct str counter_text(struct arena *arena, const struct group *group, uint32_t value)
{
    enum counter counter = group->counter;
    static const char *const tens[] = {"", "x", "xx", "xxx"};
    switch (counter) {
    case COUNTER_ROMAN:
        return str_printf(arena, "%s%s", tens[value / 10 % 4], roman_units[value % 10]);
    case COUNTER_NUMBER:
        return str_printf(arena, group->padded ? "%02u" : "%u", value);
    default:
        return str_printf(arena, "%c", (counter == COUNTER_CAPITAL ? 'A' : 'a') + (int)value - 1);
    }
}

/* ---- collecting ---- */

static void collect(struct numbering *numbering, const struct node *node, const struct node *within,
                    const struct indicator *indicator)
{
    struct arena *arena = numbering->reviewer->arena;
    uint32_t at;
    bool catalogue;
    if (!node)
        return;
    struct str name = str_trim(node_text(node));
    enum counter counter = split(name, &at, &catalogue);
    if (counter == COUNTER_NONE)
        return;
    struct str stem = str_sub(name, 0, at), theme = within ? node_text(within) : STR("");
    struct str key = str_printf(arena, PRIstr "\n%d" PRIstr, STR_ARG(theme), counter, STR_ARG(stem));
    struct group *group = map_find(&numbering->by_stem, key);
    if (!group) {
        group = ARENA_NEW(arena, struct group);
        *group = (struct group){.stem = stem, .counter = (uint8_t)counter};
        map_put(&numbering->by_stem, key, group);
        VEC_PUSH(arena, &numbering->groups, group);
    }
    group->catalogue = group->catalogue || catalogue;
    group->padded = group->padded || name.s[at] == '0';
    VEC_PUSH(arena, &group->members,
             ((struct member){.counter = str_sub(name, at, name.len), .node = node, .indicator = indicator}));
}

/* Without the blank, point or hyphen before the counter. */
static struct str without_joint(struct str stem)
{
    while (stem.len && (stem.s[stem.len - 1] == '.' || stem.s[stem.len - 1] == '-' || stem.s[stem.len - 1] == ' '))
        stem.len--;
    return stem;
}

/* Numbers that the nation gave: an extract of them has gaps. */
static bool is_national(struct str stem)
{
    static const char *const stems[] = {"NI", "BV", "BVPI", "PAF", "PSA"};
    stem = without_joint(stem);
    for (size_t i = 0; i < sizeof(stems) / sizeof(stems[0]); i++) {
        if (str_eqz(stem, stems[i]))
            return true;
    }
    return false;
}

/* ---- judging ---- */

static int compare_members(const void *a, const void *b)
{
    const struct member *left = a, *right = b;
    return (left->value > right->value) - (left->value < right->value);
}

/* Gives the members their values, in order; those that do not count like the others, and repetitions, are dropped. */
static void value_members(struct group *group)
{
    uint32_t n = 0;
    for (uint32_t i = 0; group->counter == COUNTER_SMALL && i < group->members.n; i++) {
        if (group->members.items[i].counter.len > 1)
            group->counter = COUNTER_ROMAN;
    }
    for (uint32_t i = 0; i < group->members.n; i++) {
        struct member member = group->members.items[i];
        member.value = value_of(group->counter, member.counter);
        if (member.value)
            group->members.items[n++] = member;
    }
    qsort(group->members.items, n, sizeof(struct member), compare_members);
    group->members.n = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (i == 0 || group->members.items[i].value != group->members.items[group->members.n - 1].value)
            group->members.items[group->members.n++] = group->members.items[i];
    }
}

enum { NAMED_MISSING = 5 };

struct missing {
    struct str names[NAMED_MISSING]; /* the first ones */
    uint32_t n;
    uint32_t after; /* index of the member after the first gap */
};

/* Whether the other kind of thing bears the ref: activities and indicators may share one count. */
static bool stands_elsewhere(const struct numbering *numbering, struct str name)
{
    const struct report *report = numbering->reviewer->report;
    return numbering->refs && (map_find(&report->indicator_by_ref, name) || map_find(&report->activity_by_ref, name));
}

static void find_missing(const struct numbering *numbering, const struct group *group, struct missing *missing)
{
    struct arena *arena = numbering->reviewer->arena;
    uint32_t expected = 1;
    for (uint32_t i = 0; i < group->members.n; i++, expected++) {
        for (; expected < group->members.items[i].value; expected++) {
            struct str counter = counter_text(arena, group, expected);
            struct str name = str_printf(arena, PRIstr PRIstr, STR_ARG(group->stem), STR_ARG(counter));
            if (stands_elsewhere(numbering, name))
                continue;
            missing->after = missing->n ? missing->after : i;
            if (missing->n < NAMED_MISSING)
                missing->names[missing->n] = name;
            missing->n++;
        }
    }
}

/* "HW2.2c is missing", "1.3 and 1.4 are missing" */
static struct str say_missing(struct arena *arena, const struct missing *missing)
{
    uint32_t named = missing->n < NAMED_MISSING ? missing->n : NAMED_MISSING;
    struct str words = missing->names[0];
    for (uint32_t i = 1; i < named; i++) {
        const char *joint = i + 1 == missing->n ? " and " : ", ";
        words = str_printf(arena, PRIstr "%s" PRIstr, STR_ARG(words), joint, STR_ARG(missing->names[i]));
    }
    return str_printf(arena, PRIstr "%s%s", STR_ARG(words), missing->n > named ? " and others" : "",
                      missing->n == 1 ? " is missing" : " are missing");
}

/* Whether it is clearly a count: it begins at its first or second place, most of it is there, and one or two that are
 * there stand for each that is not. Reports are extracts: what has more gaps was chosen, not counted. */
static bool is_count(const struct group *group)
{
    uint32_t n = group->members.n;
    if (group->catalogue || n < 2 || (group->counter == COUNTER_NUMBER && is_national(group->stem)))
        return false;
    uint32_t first = group->members.items[0].value, last = group->members.items[n - 1].value;
    return first <= 2 && (n >= 3 || (first == 2 && last == 3)) && last - n <= n / 2;
}

static void report_gap(const struct numbering *numbering, const struct group *group, const struct missing *missing)
{
    struct reviewer *reviewer = numbering->reviewer;
    const struct member *after = &group->members.items[missing->after];
    const struct member *before = missing->after ? after - 1 : NULL;
    struct str stem = without_joint(group->stem);
    stem = stem.len ? stem : STR("the count");
    struct str names = say_missing(reviewer->arena, missing);
    struct diag *diag;
    if (before)
        diag = diag_at(reviewer->diags, DIAG_NUMBERING_GAP, after->node->mark,
                       PRIstr " goes from " PRIstr " to " PRIstr ": " PRIstr, STR_ARG(stem), STR_ARG(before->counter),
                       STR_ARG(after->counter), STR_ARG(names));
    else
        diag = diag_at(reviewer->diags, DIAG_NUMBERING_GAP, after->node->mark,
                       "%s" PRIstr " begins at " PRIstr ": " PRIstr, group->stem.len ? "the count of " : "",
                       STR_ARG(stem), STR_ARG(after->counter), STR_ARG(names));
    if (before)
        diag_related(reviewer->diags, diag, before->node->mark, "the one before");
    diag_help(
        reviewer->diags, diag,
        "add what is missing, or count on without a gap; where the report leaves it out on purpose, say so under "
        "`ignore`:\nignore:\n  numbering-gap: The others go to another committee.");
}

static void judge(struct numbering *numbering)
{
    for (uint32_t i = 0; i < numbering->groups.n; i++) {
        struct group *group = numbering->groups.items[i];
        struct missing missing = {0};
        value_members(group);
        if (!is_count(group))
            continue;
        find_missing(numbering, group, &missing);
        const struct indicator *indicator = group->members.items[missing.after].indicator;
        if (missing.n && !(indicator && report_ignores(indicator, DIAG_NUMBERING_GAP)))
            report_gap(numbering, group, &missing);
    }
}

static struct numbering begin(struct reviewer *reviewer, bool refs)
{
    struct numbering numbering = {.reviewer = reviewer, .refs = refs};
    map_init(&numbering.by_stem, reviewer->arena);
    return numbering;
}

void names_review_numbering(struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    struct numbering indicators = begin(reviewer, true), activities = begin(reviewer, true),
                     priorities = begin(reviewer, false);
    for (uint32_t i = 0; i < report->indicators.n; i++)
        collect(&indicators, report->indicators.items[i]->ref, NULL, report->indicators.items[i]);
    for (uint32_t i = 0; i < report->activities.n; i++)
        collect(&activities, report->activities.items[i]->ref, NULL, NULL);
    for (uint32_t i = 0; i < report->priorities.n; i++)
        collect(&priorities, report->priorities.items[i]->label, report->priorities.items[i]->theme, NULL);
    judge(&indicators);
    judge(&activities);
    judge(&priorities);
}
