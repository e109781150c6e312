#include "review/periods_int.h"

#include <string.h>

struct names {
    struct reviewer *reviewer;
    unsigned year_begins;
    struct known now;
    struct map columns; /* tables of the layout that have been looked at, by id */
};

/* A text that speaks of a period. */
struct said {
    const struct node *node;
    struct tokens tokens;
    bool brief;    /* 10/11 is two years */
    bool wide;     /* the longer period may be meant */
    bool title;    /* it may name other things that bear a year: a plan, an act */
    uint16_t only; /* set of kinds (1 << WHEN_...) that count */
};

enum { ALL_KINDS = 0xffff };

/* Years of plans, and years from which or up to which something is told. */
static bool is_of_something_else(const struct said *said, const struct when *when)
{
    static const char *const nouns = "plan plans strategy vision programme framework act budget agreement agenda "
                                     "policy survey census";
    static const char *const ends = "to by until till since from than before after";
    uint32_t after = when->first + when->n;
    if (when->kind != WHEN_YEAR && when->kind != WHEN_YEARS)
        return false;
    if (when->first > 0 && (token_among(&said->tokens.items[when->first - 1], nouns) ||
                            token_among(&said->tokens.items[when->first - 1], ends)))
        return true;
    return after < said->tokens.n &&
           (token_among(&said->tokens.items[after], nouns) || token_among(&said->tokens.items[after], "to"));
}

/* Finds what contradicts the period; false: nothing, also where the text names the right one as well: another of the
 * same kind, or beside a year the right quarter with its own (Annual review 2009/10 and quarter 2 of 2010/11). */
static bool find_contradiction(const struct said *said, const struct known *known, struct when *wrong)
{
    uint32_t fits = 0;
    bool found = false, quarter = false;
    struct when when;
    for (uint32_t i = 0; i < said->tokens.n;) {
        uint32_t n = when_read(&said->tokens, i, said->brief, &when);
        i += n ? n : 1;
        if (!n || !(said->only & (1u << when.kind)) || (said->title && is_of_something_else(said, &when)))
            continue;
        if (said->title && when.kind == WHEN_MONTHS && !when.range)
            continue; /* the month in which it was written, perhaps */
        bool contradicts = periods_contradict(known, &when, said->wide);
        if (contradicts && !found)
            *wrong = when;
        found = found || contradicts;
        fits |= contradicts ? 0u : 1u << when.kind;
        quarter = quarter || (!contradicts && when.kind == WHEN_QUARTER && when.from.year);
    }
    bool year = found && (wrong->kind == WHEN_YEAR || wrong->kind == WHEN_YEARS);
    return found && !(fits & (1u << wrong->kind)) && !(year && quarter);
}

/* The words of a date, as written. */
static struct str words_of(const struct said *said, const struct when *when)
{
    const struct token *first = &said->tokens.items[when->first];
    const struct token *last = &said->tokens.items[when->first + when->n - 1];
    return (struct str){first->text.s, (uint32_t)(last->text.s + last->text.len - first->text.s)};
}

static struct mark place_of(const struct names *names, const struct said *said, const struct when *when)
{
    return node_mark_at(names->reviewer->diags->sources, said->node, said->tokens.items[when->first].offset);
}

/* ", which runs from 1 July 2010 to 30 September 2010" */
static struct str say_dates(struct arena *arena, const struct period *period)
{
    struct str start = when_say(arena, period->start), end = when_say(arena, period->end);
    return str_printf(arena, PRIstr " to " PRIstr, STR_ARG(start), STR_ARG(end));
}

/* ---- periods against their own dates ---- */

static void help_with_dates(const struct names *names, struct diag *diag, const struct known *known,
                            const struct when *when)
{
    struct diags *diags = names->reviewer->diags;
    unsigned length = when->kind == WHEN_HALF ? 6 : 3;
    if ((when->kind == WHEN_QUARTER || when->kind == WHEN_HALF) && when->number && known->month)
        diag_help(diags, diag,
                  "in a year that begins in %s, %s %u runs from %s to %s: mend the dates or the name of the period",
                  when_month_name(known->month), length == 6 ? "half" : "quarter", when->number,
                  when_month_name(known->month + length * (when->number - 1u)),
                  when_month_name(known->month + length * when->number - 1));
    else
        diag_help(diags, diag, "mend the dates or the name of the period");
}

static bool check_name(struct names *names, const struct known *known, const struct node *node)
{
    struct reviewer *reviewer = names->reviewer;
    const struct period *period = known->period;
    struct when wrong;
    if (!node)
        return false;
    struct said said = {
        .node = node, .tokens = tokens_of_text(reviewer->arena, node_text(node)), .brief = true, .only = ALL_KINDS};
    if (!find_contradiction(&said, known, &wrong))
        return false;
    struct str dates = say_dates(reviewer->arena, period), words = words_of(&said, &wrong);
    struct diag *diag =
        diag_at(reviewer->diags, DIAG_PERIOD_LABEL, place_of(names, &said, &wrong),
                "the period is called \"" PRIstr "\", and its dates are " PRIstr, STR_ARG(words), STR_ARG(dates));
    const struct node *start = period->node->kind == NODE_MAP ? node_find(period->node, "start") : NULL;
    if (start)
        diag_related(reviewer->diags, diag, start->mark, "its dates stand here");
    help_with_dates(names, diag, known, &wrong);
    return true;
}

static void check_period(struct names *names, const struct period *period)
{
    struct known known = periods_know(names->reviewer->arena, period, names->year_begins);
    bool sound = known.dated && when_day(period->start) <= when_day(period->end);
    if (sound && !check_name(names, &known, period->label))
        check_name(names, &known, period->id);
}

/* ---- the report against its period ---- */

static void report_now(struct names *names, const struct said *said, const struct when *wrong, const char *what)
{
    struct reviewer *reviewer = names->reviewer;
    const struct period *now = reviewer->now;
    struct str id = node_text(now->id), words = words_of(said, wrong);
    struct str dates = names->now.dated ? say_dates(reviewer->arena, now) : STR("");
    struct diag *diag =
        diag_at(reviewer->diags, DIAG_PERIOD_LABEL, place_of(names, said, wrong),
                "%s says \"" PRIstr "\", and the period with the role `now` is " PRIstr "%s" PRIstr "%s", what,
                STR_ARG(words), STR_ARG(id), dates.len ? " (" : "", STR_ARG(dates), dates.len ? ")" : "");
    diag_related(reviewer->diags, diag, now->id->mark, "the period with the role `now`");
    diag_help(reviewer->diags, diag,
              "write the words anew for this report; if they are right, give the role `now` to the period that they "
              "name");
}

static void check_head(struct names *names, const struct node *node, const char *what, bool title)
{
    struct when wrong;
    if (!node)
        return;
    struct said said = {.node = node,
                        .tokens = tokens_of_text(names->reviewer->arena, node_text(node)),
                        .wide = true,
                        .title = title,
                        .only = ALL_KINDS};
    if (find_contradiction(&said, &names->now, &wrong))
        report_now(names, &said, &wrong, what);
}

/* ---- headings ---- */

/* Words by which a heading looks back or ahead. */
static bool looks_elsewhere(const struct tokens *tokens)
{
    for (uint32_t i = 0; i < tokens->n; i++) {
        if (token_among(&tokens->items[i],
                        "since from than to until previous last next ahead outlook forward plans "
                        "planned planning forecast forecasts compared comparison coming future "
                        "actions outstanding carried following after before changes recap earlier"))
            return true;
    }
    return false;
}

/* The heading's words without the quarter: for quarter after quarter, headings are the same but for that. */
static struct str words_beside(struct arena *arena, const struct said *said, const struct when *quarter)
{
    struct buf out = {0};
    for (uint32_t i = 0; i < said->tokens.n; i++) {
        if (i >= quarter->first && i < quarter->first + quarter->n)
            continue;
        buf_put_str(&out, said->tokens.items[i].text);
        buf_putc(&out, ' ');
    }
    struct str words = str_dup(arena, (struct str){out.len ? out.bytes : "", (uint32_t)out.len});
    buf_free(&out);
    return words;
}

static struct said said_by(struct arena *arena, const struct rich *rich)
{
    return (struct said){.node = rich->node,
                         .tokens = tokens_of_rich(arena, rich),
                         .wide = true,
                         .title = true,
                         .only = 1u << WHEN_QUARTER};
}

/* A heading that names a quarter, and nothing that says why it is another than now. */
static bool names_other_quarter(const struct names *names, const struct said *said, struct when *wrong)
{
    struct when when;
    if (looks_elsewhere(&said->tokens))
        return false;
    for (uint32_t i = 0; i < said->tokens.n; i++) {
        if (when_read(&said->tokens, i, false, &when) && (when.kind == WHEN_YEAR || when.kind == WHEN_YEARS) &&
            periods_contradict(&names->now, &when, true))
            return false;
    }
    if (!find_contradiction(said, &names->now, wrong) || !wrong->number || wrong->number == names->now.quarter)
        return false;
    struct when year = *wrong;
    year.number = 0;
    return !periods_contradict(&names->now, &year, true);
}

/* Those with which the sections of one list count the quarters: in a map by the words beside the quarter. */
static void collect_quarters(struct names *names, const struct section *const *sections, uint32_t n, struct map *map)
{
    struct arena *arena = names->reviewer->arena;
    for (uint32_t i = 0; i < n; i++) {
        struct when when;
        if (rich_empty(sections[i]->heading))
            continue;
        struct said said = said_by(arena, sections[i]->heading);
        for (uint32_t at = 0; at < said.tokens.n; at++) {
            if (when_read(&said.tokens, at, false, &when) && when.kind == WHEN_QUARTER && when.number) {
                uint32_t *set = ARENA_NEW(arena, uint32_t);
                struct str words = words_beside(arena, &said, &when);
                uint32_t *before = map_put(map, words, set);
                *set = (before ? *before : 0) | 1u << when.number;
                break;
            }
        }
    }
}

static void check_heading(struct names *names, const struct section *section, const struct map *quarters)
{
    struct when wrong;
    if (rich_empty(section->heading))
        return;
    struct said said = said_by(names->reviewer->arena, section->heading);
    if (!names_other_quarter(names, &said, &wrong))
        return;
    struct str words = words_beside(names->reviewer->arena, &said, &wrong);
    const uint32_t *set = map_find(quarters, words);
    if (!set || (*set & (*set - 1)) == 0)
        report_now(names, &said, &wrong, "the heading");
}

static void check_headings(struct names *names, const struct section *const *sections, uint32_t n)
{
    struct map quarters;
    map_init(&quarters, names->reviewer->arena);
    collect_quarters(names, sections, n, &quarters);
    for (uint32_t i = 0; i < n; i++) {
        const struct section *section = sections[i];
        check_heading(names, section, &quarters);
        check_headings(names, (const struct section *const *)section->subsections.items, section->subsections.n);
    }
}

/* ---- columns whose titles are written out ---- */

static void report_given_column(struct reviewer *reviewer, const struct column_style *column, struct str label)
{
    struct diag *diag = diag_at(reviewer->diags, DIAG_PERIOD_LABEL, column->title->mark,
                                "the column \"" PRIstr "\" shows the figures of " PRIstr,
                                STR_ARG(node_text(column->title)), STR_ARG(label));
    diag_help(reviewer->diags, diag, "write {period} in the title: the period's own label is put there");
}

static void check_column(struct names *names, const struct view *view, const struct column_style *column)
{
    struct reviewer *reviewer = names->reviewer;
    const struct period *period = column->period ? figures_period(reviewer->report, node_text(column->period)) : NULL;
    struct when wrong;
    if (!period || !column->title || str_find(node_text(column->title), "{period}", 0) >= 0)
        return;
    struct said said = {.node = column->title,
                        .tokens = tokens_of_text(reviewer->arena, node_text(column->title)),
                        .brief = true,
                        .wide = true,
                        .only = 1u << WHEN_QUARTER | 1u << WHEN_YEARS | 1u << WHEN_YEAR};
    struct known known = periods_know(reviewer->arena, period, names->year_begins);
    if (!find_contradiction(&said, &known, &wrong))
        return;
    struct str title = node_text(column->title);
    struct str label = node_text(period->label ? period->label : period->id);
    if (column->head) {
        report_given_column(reviewer, column, label);
        return;
    }
    struct diag *diag =
        diag_at(reviewer->diags, DIAG_PERIOD_LABEL, view->node->mark,
                "the layout's column \"" PRIstr "\" shows the figures of " PRIstr, STR_ARG(title), STR_ARG(label));
    diag_related(reviewer->diags, diag, column->title->mark, "the column is described here");
    diag_help(reviewer->diags, diag, "write {period} in the column's title: the report's own label is put there");
}

static void check_columns(struct names *names, const struct view *view)
{
    const struct style *style = figures_layout(names->reviewer->figures, view);
    if (view->kind == VIEW_ENGAGEMENT || view->kind == VIEW_DASHBOARD || view->kind == VIEW_CHANGES ||
        view->kind == VIEW_LIST)
        return;
    struct str id = view->table ? node_text(view->table) : style_usual_table(style, view->kind);
    const struct table_style *table = style_table(style, id);
    struct str key = {arena_copy(names->reviewer->arena, &table, sizeof(table)), sizeof(table)};
    if (!table || (view->columns.n == 0 && map_put(&names->columns, key, names)))
        return;
    struct view_columns columns = figures_columns(names->reviewer->figures, view, table);
    for (uint32_t i = 0; i < columns.n; i++)
        check_column(names, view, &columns.items[i]);
}

static void review_all(struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    const struct head *head = report->head;
    struct names names = {.reviewer = reviewer, .year_begins = periods_year_begins(reviewer->arena, report)};
    map_init(&names.columns, reviewer->arena);
    for (uint32_t i = 0; i < report->periods.n; i++)
        check_period(&names, report->periods.items[i]);
    for (uint32_t i = 0; i < report->views.n; i++)
        check_columns(&names, report->views.items[i]);
    if (!reviewer->now)
        return;
    names.now = periods_know(reviewer->arena, reviewer->now, names.year_begins);
    if (head) {
        check_head(&names, head->period, "the report's period", false);
        check_head(&names, head->title, "the report's title", true);
        check_head(&names, head->subtitle, "the report's subtitle", true);
    }
    check_headings(&names, (const struct section *const *)report->sections.items, report->sections.n);
}

void review_periods(struct reviewer *reviewer)
{
    struct reviewer own = *reviewer; /* messages are copied: tokens are not needed after */
    own.arena = arena_new();
    review_all(&own);
    arena_free(own.arena);
}
