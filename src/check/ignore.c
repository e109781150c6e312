/* Warnings that the report turns off. */
#include "check/check_int.h"

bool report_ignores(const struct indicator *indicator, enum diag_code code)
{
    for (uint32_t i = 0; i < indicator->ignore.n; i++) {
        const struct ignored *ignored = LIST_AT(indicator->ignore, const struct ignored, i);
        if (ignored->code && str_eqz(node_text(ignored->code), diag_code_name(code)))
            return true;
    }
    return false;
}

static void report_unknown(struct checker *checker, const struct node *name)
{
    struct str names[DIAG__COUNT];
    size_t n = 0;
    for (unsigned i = 0; i < DIAG__COUNT; i++) {
        if (diag_code_level((enum diag_code)i) != DIAG_ERROR)
            names[n++] = str_from(diag_code_name((enum diag_code)i));
    }
    struct str text = node_text(name), near = str_nearest(text, names, n);
    struct diag *diag =
        diag_at(checker->diags, DIAG_IGNORE_UNKNOWN, name->mark, "there is no warning `" PRIstr "`", STR_ARG(text));
    if (near.len)
        diag_help(checker->diags, diag, "did you mean `" PRIstr "`?", STR_ARG(near));
    else
        diag_help(checker->diags, diag,
                  "write the name that stands in brackets at the end of the warning; `orderpaper explain` lists all");
}

/* A reason that says nothing is none. */
static void check_reason(struct checker *checker, const struct ignored *ignored)
{
    const struct node *reason = ignored->reason;
    if (!reason || reason->len == 0 /* reported */ || str_trim(node_text(reason)).len > 0)
        return;
    struct diag *diag =
        diag_at(checker->diags, DIAG_MISSING_KEY, reason->mark, "the reason for leaving out this warning is empty");
    diag_help(checker->diags, diag, "say why it is not wanted, for those who take over the report");
}

/* False after a report. */
static bool find_warning(struct checker *checker, const struct ignored *ignored, enum diag_code *code)
{
    if (!ignored->code)
        return false;
    check_reason(checker, ignored);
    if (!diag_code_find(node_text(ignored->code), code)) {
        report_unknown(checker, ignored->code);
        return false;
    }
    if (diag_code_level(*code) != DIAG_ERROR)
        return true;
    struct diag *diag =
        diag_at(checker->diags, DIAG_IGNORE_UNKNOWN, ignored->code->mark,
                "`" PRIstr "` is an error, and errors cannot be turned off", STR_ARG(node_text(ignored->code)));
    diag_help(checker->diags, diag, "take this out, and mend what is reported");
    return false;
}

/* The warnings that are given of single indicators, and so can be turned off for one: those whose reporters ask
 * report_ignores. */
static bool is_of_indicators(enum diag_code code)
{
    switch (code) {
    case DIAG_UNUSED:
    case DIAG_VALUE_UNCLEAR:
    case DIAG_STATUS_CONTRADICTS:
    case DIAG_STATUS_REASON:
    case DIAG_PROGRESS_CONTRADICTS:
    case DIAG_WORSE_WITHOUT_COMMENT:
    case DIAG_NOT_RATED:
    case DIAG_COMMENT_NUMBER:
    case DIAG_FRACTION_PERCENTAGE:
    case DIAG_TOTAL_PARTS:
    case DIAG_EXEMPT_DEDUCIBLE:
    case DIAG_DUPLICATE_DEFINITION:
    case DIAG_NUMBERING_GAP:
    case DIAG_LOOK_ALIKE:
    case DIAG_STALE_RELEASE:
    case DIAG_PERCENTAGE_OVER:
    case DIAG_AVERAGE_CONTRADICTS:
    case DIAG_RANK_CONTRADICTS:
    case DIAG_AREA_CONTRADICTS:
        return true;
    default:
        return false;
    }
}

static void check_of_indicator(struct checker *checker, const struct ignored *ignored)
{
    enum diag_code code;
    if (!find_warning(checker, ignored, &code) || is_of_indicators(code))
        return;
    struct str name = node_text(ignored->code);
    struct diag *diag = diag_at(checker->diags, DIAG_IGNORE_UNKNOWN, ignored->code->mark,
                                "`" PRIstr "` cannot be turned off for one indicator", STR_ARG(name));
    diag_help(checker->diags, diag,
              "turn it off for the whole report: `ignore: { " PRIstr ": ... }` in the file's first "
              "level",
              STR_ARG(name));
}

void resolve_ignored(struct checker *checker)
{
    struct report *report = checker->report;
    enum diag_code code;
    for (uint32_t i = 0; i < report->ignored.n; i++) {
        if (find_warning(checker, report->ignored.items[i], &code))
            diags_ignore(checker->diags, code);
    }
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        for (uint32_t j = 0; j < indicator->ignore.n; j++)
            check_of_indicator(checker, LIST_AT(indicator->ignore, const struct ignored, j));
    }
}
