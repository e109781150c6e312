#include <stdlib.h>

#include "compose/table_view_int.h"

static bool named(const struct texts *names, struct str id)
{
    for (uint32_t i = 0; i < names->n; i++) {
        if (str_eq(node_text(names->items[i]), id))
            return true;
    }
    return false;
}

/* Whether a column shows one of the periods or comparators that a message stands over. */
static bool column_named(const struct view_column *column, const struct message *message)
{
    if (column->reward || column->merge)
        return false;
    if (column->period && named(&message->over, node_text(column->period->id)))
        return true;
    return column->style->comparator && named(&message->over, node_text(column->style->comparator));
}

static struct str title_of(const struct view_column *column)
{
    return column->style->title ? node_text(column->style->title) : STR("");
}

static void report_apart(struct view_table *table, const struct message *message, uint32_t between)
{
    struct diags *diags = table->grid.composer->diags;
    struct diag *diag = diag_at(diags, DIAG_MESSAGE_APART, message->node->mark,
                                "the columns that this message stands over are not side by side in this table");
    diag_help(diags, diag, "write one message for each run of neighbouring columns, each with its own `over`");
    diag_related(diags, diag, table->columns[between].style->node->mark, "column `" PRIstr "` stands between them",
                 STR_ARG(title_of(&table->columns[between])));
}

/* The run of columns under a message. False: there is none in this table, or (reported, *apart) more than one. */
static bool find_columns(struct view_table *table, struct placed_message *placed, bool *apart)
{
    uint32_t first = 0, n = 0, gap = 0;
    bool stacked = true;
    for (uint32_t c = 0; c < table->grid.ncolumns; c++) {
        if (!column_named(&table->columns[c], placed->message)) {
            gap = n > 0 && gap == 0 ? c : gap;
            continue;
        }
        if (gap > 0) {
            report_apart(table, placed->message, gap);
            *apart = true;
            return false;
        }
        first = n == 0 ? c : first;
        n++;
        stacked = stacked && table->columns[c].comparator.len > 0;
    }
    static const uint8_t subs_of_part[] = {
        [PART_ALL] = SUB_ALL, [PART_PERIOD] = SUB_PERIOD, [PART_VALUE] = SUB_VALUE, [PART_RANK] = SUB_RANK};
    placed->column = (uint16_t)first;
    placed->colspan = (uint16_t)n;
    placed->subs = stacked ? subs_of_part[placed->message->part] : SUB_ALL;
    return n > 0;
}

/* Takes in the rows that the message goes with, as far as they follow in this table (check has refused others). A
 * sub-row is no neighbour of the next row's: such a message stands once in each row. */
static void spread(struct view_table *table, struct placed_message placed)
{
    const struct texts *with = &placed.message->with;
    uint32_t next = placed.row + 1;
    for (uint32_t i = 0; i < with->n && next < table->nrows && !view_parted(table, next); i++)
        next += str_eq(node_text(with->items[i]), view_ref(table, next));
    uint32_t rows = next - placed.row;
    uint32_t copies = placed.subs == SUB_ALL ? 1 : rows;
    placed.rows = placed.subs == SUB_ALL ? rows : 1;
    for (uint32_t i = 0; i < copies; i++, placed.row++)
        VEC_PUSH(table->grid.arena, &table->messages, placed);
}

static void collect(struct view_table *table)
{
    for (uint32_t r = 0; r < table->nrows; r++) {
        const struct indicator *indicator = view_indicator(table, r);
        for (uint32_t i = 0; i < indicator->messages.n; i++) {
            struct placed_message placed = {
                .message = LIST_AT(indicator->messages, const struct message, i), .row = r, .rows = 1};
            if (rich_empty(placed.message->text))
                continue;
            bool apart = false, found = find_columns(table, &placed, &apart);
            message_fate_set(table->grid.composer, indicator, i, found || apart ? NULL : table);
            if (found)
                spread(table, placed);
        }
    }
}

/* By row, then column, then sub-row; doubles in the order of the report. */
static int message_order(const void *a, const void *b)
{
    const struct placed_message *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    if (x->subs != y->subs)
        return x->subs < y->subs ? -1 : 1;
    struct mark m = x->message->node->mark, n = y->message->node->mark;
    if (m.line != n.line)
        return m.line < n.line ? -1 : 1;
    return (m.col > n.col) - (m.col < n.col);
}

/* What the report gives for a comparator; what was computed gives way. */
static const struct node *given_in(const struct view_table *table, const struct indicator *indicator, uint32_t c,
                                   uint8_t subs)
{
    const struct view_column *column = &table->columns[c];
    const struct comparison *comparison =
        column->style->comparator
            ? figures_comparison(table->figures, indicator, node_text(column->style->comparator))
            : NULL;
    for (unsigned sub = SUB_PERIOD; comparison && !comparison->series && sub <= SUB_RANK; sub <<= 1) {
        const struct rich *rich = view_sub(comparison, sub);
        bool in_head = sub == SUB_PERIOD && column->period_in_head;
        if ((subs & sub) && !in_head && !rich_empty(rich))
            return rich->node;
    }
    return NULL;
}

/* The value or status that an indicator has in a column; NULL: none. */
static const struct node *value_in(const struct view_table *table, const struct indicator *indicator, uint32_t c,
                                   uint8_t subs)
{
    const struct view_column *column = &table->columns[c];
    const struct node *given = given_in(table, indicator, c, subs);
    for (uint32_t i = 0; !given && i < column->style->nshow; i++) {
        uint8_t show = column->style->show[i];
        const struct observation *observation = view_observation(indicator, show, column->period);
        const struct status_figure *status = view_status(table, c, show, indicator);
        if (observation && !rich_empty(observation->value))
            given = observation->node ? observation->node : observation->value->node;
        else if (status)
            given = status->node;
    }
    return given;
}

static bool covers_value(struct view_table *table, const struct placed_message *placed)
{
    struct diags *diags = table->grid.composer->diags;
    bool covers = false;
    for (uint32_t r = placed->row; r < placed->row + placed->rows; r++) {
        const struct indicator *indicator = view_indicator(table, r);
        for (uint32_t c = placed->column; c < (uint32_t)placed->column + placed->colspan; c++) {
            const struct node *value = value_in(table, indicator, c, placed->subs);
            if (!value)
                continue;
            covers = true;
            struct diag *diag =
                diag_at(diags, DIAG_MESSAGE_COVERS_VALUE, value->mark,
                        "a message stands in place of what " PRIstr " has here", STR_ARG(view_ref(table, r)));
            diag_help(diags, diag,
                      "take this out, or let the message stand `over` fewer columns; what is to be read beside a "
                      "value belongs "
                      "into the `comment`");
            diag_related(diags, diag, placed->message->node->mark, "the message");
        }
    }
    return covers;
}

/* What is covered already, by column: parts of a row until a later row. */
struct cover {
    uint32_t until;
    uint8_t subs;
};

static bool overlaps(struct view_table *table, const struct placed_message *placed, struct cover *covers)
{
    bool taken = false;
    for (uint32_t c = placed->column; c < (uint32_t)placed->column + placed->colspan; c++)
        taken |= covers[c].until > placed->row && (covers[c].subs & placed->subs);
    for (uint32_t c = placed->column; !taken && c < (uint32_t)placed->column + placed->colspan; c++) {
        covers[c].subs = (uint8_t)(covers[c].until > placed->row ? covers[c].subs | placed->subs : placed->subs);
        covers[c].until = placed->row + placed->rows;
    }
    if (!taken)
        return false;
    struct diags *diags = table->grid.composer->diags;
    struct diag *diag =
        diag_at(diags, DIAG_MESSAGES_OVERLAP, placed->message->node->mark,
                "another message stands over the same columns of " PRIstr, STR_ARG(view_ref(table, placed->row)));
    diag_help(diags, diag, "put both into one message, or let each stand `over` columns of its own");
    return true;
}

void view_place_messages(struct view_table *table)
{
    collect(table);
    if (table->messages.n == 0)
        return;
    qsort(table->messages.items, table->messages.n, sizeof(*table->messages.items), message_order);
    struct cover *covers = ARENA_ARRAY(table->grid.arena, struct cover, table->grid.ncolumns);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < table->messages.n; i++) {
        struct placed_message placed = table->messages.items[i];
        if (covers_value(table, &placed) || overlaps(table, &placed, covers))
            continue;
        table->messages.items[kept++] = placed;
        if (placed.subs != SUB_ALL)
            table->subs[placed.row] |= placed.subs;
    }
    table->messages.n = kept;
}
