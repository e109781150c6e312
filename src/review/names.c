#include "review/names_int.h"

/* A definition as it is compared: small letters, no full stop at the end, one blank for each stretch of white space.
 */
static struct str plain_words(struct arena *arena, const struct rich *rich)
{
    struct str plain = rich_plain(arena, rich), line = str_line(arena, plain);
    while (line.len && line.s[line.len - 1] == '.')
        line.len--;
    line = str_trim(line);
    char *small = arena_copy(arena, line.s, line.len);
    for (uint32_t i = 0; i < line.len; i++) {
        if (small[i] >= 'A' && small[i] <= 'Z')
            small[i] = (char)(small[i] | 0x20);
    }
    return (struct str){small, line.len};
}

static void review_definitions(struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    struct map seen; /* first indicators, by directorate and definition */
    map_init(&seen, reviewer->arena);
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        struct indicator *indicator = report->indicators.items[i];
        if (rich_empty(indicator->definition) || report_ignores(indicator, DIAG_DUPLICATE_DEFINITION))
            continue;
        struct str words = plain_words(reviewer->arena, indicator->definition);
        /* What each directorate counts for itself bears its name. */
        struct str whose = indicator->directorate ? node_text(indicator->directorate) : STR("");
        struct str key = str_printf(reviewer->arena, PRIstr "\n" PRIstr, STR_ARG(whose), STR_ARG(words));
        const struct indicator *first = map_find(&seen, key);
        if (!first) {
            map_put(&seen, key, indicator);
            continue;
        }
        struct str ref = node_text(first->ref), own = node_text(indicator->ref);
        struct diag *diag = diag_at(reviewer->diags, DIAG_DUPLICATE_DEFINITION, indicator->definition->node->mark,
                                    PRIstr " has the same definition as " PRIstr, STR_ARG(own), STR_ARG(ref));
        diag_related(reviewer->diags, diag, first->definition->node->mark, "the definition of " PRIstr, STR_ARG(ref));
        diag_help(reviewer->diags, diag, "say in each definition what is counted there and not in the other");
    }
}

void review_names(struct reviewer *reviewer)
{
    struct reviewer own = *reviewer; /* messages are copied: what is kept for comparison is not needed after */
    own.arena = arena_new();
    review_definitions(&own);
    names_review_numbering(&own);
    names_review_letters(&own);
    arena_free(own.arena);
}
