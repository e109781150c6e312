/* Messages that no table prints, since none of those that show the indicator has a column for them. */
#include "compose/table_view_int.h"

/* What became of a message. */
struct message_fate {
    const struct table_style *lacking; /* a table that shows its indicator and has none of its columns */
    struct view_columns columns;       /* of that table */
    bool placed;
};

struct message_fates {
    uint32_t *first;            /* by indicator: its first message's */
    struct message_fate *fates; /* by indicator, then message */
};

void message_fates_begin(struct composer *composer)
{
    const struct report *report = composer->report;
    uint32_t n = 0;
    for (uint32_t i = 0; i < report->indicators.n; i++)
        n += report->indicators.items[i]->messages.n;
    composer->message_fates = NULL;
    if (n == 0)
        return;
    struct message_fates *all = composer->message_fates = ARENA_NEW(composer->arena, struct message_fates);
    all->fates = ARENA_ARRAY(composer->arena, struct message_fate, n);
    all->first = ARENA_ARRAY(composer->arena, uint32_t, report->indicators.n);
    n = 0;
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        all->first[report->indicators.items[i]->index] = n;
        n += report->indicators.items[i]->messages.n;
    }
}

void message_fate_set(struct composer *composer, const struct indicator *indicator, uint32_t message,
                      const struct view_table *lacking)
{
    struct message_fates *all = composer->message_fates;
    if (all == NULL)
        return;
    struct message_fate *fate = &all->fates[all->first[indicator->index] + message];
    fate->placed |= lacking == NULL;
    fate->lacking = lacking ? lacking->grid.style : NULL;
    if (lacking)
        fate->columns = lacking->shown;
}

void message_fate_lack(struct composer *composer, const struct indicator *indicator, uint32_t message,
                       const struct table_style *lacking)
{
    struct message_fates *all = composer->message_fates;
    if (all == NULL)
        return;
    struct message_fate *fate = &all->fates[all->first[indicator->index] + message];
    fate->lacking = lacking;
    fate->columns = (struct view_columns){0};
}

/* Adds a name to a list, once. */
static void add_name(struct arena *arena, struct map *names, struct buf *list, struct str name)
{
    if (name.len && map_find(names, name) == NULL) {
        map_put(names, str_dup(arena, name), names);
        buf_printf(list, "%s`" PRIstr "`", names->n > 1 ? ", " : "", STR_ARG(name));
    }
}

/* What `over` may name: the periods and comparators of the table's columns. */
static struct str shown_names(struct composer *composer, struct view_columns columns)
{
    struct map names;
    struct buf list = {0};
    map_init(&names, composer->arena);
    for (uint32_t c = 0; c < columns.n; c++) {
        const struct column_style *column = &columns.items[c];
        const struct period *period =
            column->period ? figures_period(composer->report, node_text(column->period)) : NULL;
        add_name(composer->arena, &names, &list, period ? node_text(period->id) : STR(""));
        add_name(composer->arena, &names, &list, column->comparator ? node_text(column->comparator) : STR(""));
    }
    return buf_take(composer->arena, &list);
}

static void report_unseen(struct composer *composer, const struct indicator *indicator, const struct message *message,
                          const struct message_fate *fate)
{
    struct str over = message->over.n ? node_text(message->over.items[0]) : STR("");
    struct diag *diag =
        diag_at(composer->diags, DIAG_MESSAGE_UNSEEN, message->node->mark,
                "this message is not printed: no table that shows " PRIstr " has a column for `" PRIstr "`%s",
                STR_ARG(indicator->ref ? node_text(indicator->ref) : STR("the indicator")), STR_ARG(over),
                message->over.n > 1 ? " or the others that it stands over" : "");
    struct str shown = shown_names(composer, fate->columns);
    if (fate->lacking->kind == TABLE_PLAIN)
        diag_help(
            composer->diags, diag,
            "it is shown by a panel: name under `over` periods that are columns there and have no figure of that "
            "kind, and say with `kind` for which figures the message stands (kind: target)");
    else if (shown.len)
        diag_help(composer->diags, diag,
                  "the columns of the table `" PRIstr "` are for " PRIstr
                  ": name one of these under `over`, or show the indicator in a table that has such a column",
                  STR_ARG(node_text(fate->lacking->id)), STR_ARG(shown));
    else
        diag_help(composer->diags, diag,
                  "the table `" PRIstr
                  "` shows no period and no comparator; words that do not belong to a column are "
                  "the indicator's `comment`",
                  STR_ARG(node_text(fate->lacking->id)));
}

void message_fates_report(struct composer *composer)
{
    const struct report *report = composer->report;
    const struct message_fates *all = composer->message_fates;
    for (uint32_t i = 0; all && i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        for (uint32_t m = 0; m < indicator->messages.n; m++) {
            const struct message_fate *fate = &all->fates[all->first[indicator->index] + m];
            if (fate->lacking && !fate->placed)
                report_unseen(composer, indicator, LIST_AT(indicator->messages, const struct message, m), fate);
        }
    }
}
