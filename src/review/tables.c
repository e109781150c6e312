/* Totals of tables that are written out in the report. */
#include "review/review_int.h"
#include "review/sums_int.h"
#include "review/tokens_int.h"

/* Figures that the public copy leaves out. */
struct exempt_cells {
    uint32_t n;
    const struct node *last;
};

/* What has been added up in one column. */
struct column {
    struct sum rows;            /* since the last heading or total */
    struct sum totals;          /* of totals, for one that stands directly below another */
    struct exempt_cells hidden; /* among rows */
    struct exempt_cells hidden_totals;
    uint32_t covered; /* rows that a span from above still covers */
    bool average;     /* its title says that it is no sum */
};

struct ledger {
    struct reviewer *reviewer;
    struct column *columns;
    uint32_t ncolumns;
    uint32_t rows;               /* since the last heading or total */
    const struct node *from;     /* the first of them */
    const struct node *subtotal; /* the first total that stands in `totals` */
    bool exempt;                 /* all of the table */
};

/* Titles of columns whose last row is no sum of those above. */
static bool says_average(struct arena *arena, const struct rich *title)
{
    struct tokens tokens = tokens_of_rich(arena, title);
    for (uint32_t i = 0; i < tokens.n; i++) {
        if (token_among(&tokens.items[i],
                        "average mean median rate ratio per rank target maximum minimum highest lowest "
                        "cumulative balance score share %") ||
            str_eqz(tokens.items[i].text, "%"))
            return true;
    }
    return false;
}

static void spoil(struct ledger *ledger, uint32_t from, uint32_t n)
{
    for (uint32_t i = from; i < from + n && i < ledger->ncolumns; i++)
        ledger->columns[i].rows.spoilt = true;
}

static void report_total(const struct ledger *ledger, const struct table_cell *cell, const struct sum *sum,
                         const struct value *value, const struct node *from)
{
    struct diags *diags = ledger->reviewer->diags;
    struct buf written = {0}, added = {0};
    value_write(&written, value->number, value->number.scale, value);
    sum_write(&added, sum, value);
    struct diag *diag = diag_at(diags, DIAG_TOTAL_PARTS, cell->node->mark,
                                "this total is %.*s, but the %u figures above it add up to %.*s", (int)written.len,
                                written.bytes, sum->n, (int)added.len, added.bytes);
    diag_help(diags, diag, "write %.*s, mend the figure that is wrong, or take `total: yes` out of the row",
              (int)added.len, added.bytes);
    if (from)
        diag_related(diags, diag, from->mark, "added up from this row on");
    buf_free(&written);
    buf_free(&added);
}

/* Whether a total that differs from the sum may be right all the same: percentages, rates and averages are seldom
 * added up, and an average lies among its figures. */
static bool may_be_average(const struct sum *sum, const struct value *value)
{
    bool sums =
        value->unit == UNIT_MONEY || (value->unit == UNIT_PLAIN && value->number.scale == 0 && !value->words.len);
    return !sums && sum_surrounds(sum, value);
}

static void check_total(const struct ledger *ledger, const struct column *column, const struct table_cell *cell,
                        const struct value *value)
{
    bool grand = ledger->rows == 0;
    const struct sum *sum = grand ? &column->totals : &column->rows;
    if (column->average || sum->n < 2 || !sum_contradicts(sum, value) || may_be_average(sum, value))
        return;
    report_total(ledger, cell, sum, value, grand ? ledger->subtotal : ledger->from);
}

static bool is_exempt(const struct table_row *row, const struct table_cell *cell)
{
    return row->exempt || cell->exempt || (cell->text && cell->text->exempt);
}

/* The only figure that is left out of a public sum is known to all. */
static void check_deducible(const struct ledger *ledger, const struct column *column, const struct table_cell *cell)
{
    bool grand = ledger->rows == 0;
    const struct exempt_cells *hidden = grand ? &column->hidden_totals : &column->hidden;
    if (ledger->exempt || column->average || hidden->n != 1)
        return;
    struct diags *diags = ledger->reviewer->diags;
    struct diag *diag = diag_at(diags, DIAG_EXEMPT_DEDUCIBLE, cell->node->mark,
                                "from this total everybody can work out the one figure above it that is exempt");
    diag_related(diags, diag, hidden->last->mark, "the exempt figure");
    diag_help(diags, diag, "mark the total exempt too, or a second figure that it sums");
}

static void add_hidden(struct exempt_cells *hidden, const struct table_cell *cell)
{
    hidden->n++;
    hidden->last = cell->node;
}

static void add_total(const struct ledger *ledger, struct column *column, const struct value *value)
{
    if (ledger->rows == 0) /* a total of totals begins a new one */
        column->totals = (struct sum){0};
    else
        sum_add(&column->totals, value);
    if (ledger->rows == 0)
        column->hidden_totals = (struct exempt_cells){0};
    column->rows = (struct sum){0};
    column->hidden = (struct exempt_cells){0};
}

static void add_cell(struct ledger *ledger, const struct table_row *row, const struct table_cell *cell, uint32_t at)
{
    struct column *column = &ledger->columns[at];
    bool single = cell->columns == 1 && cell->rows == 1 && !cell->header;
    struct value value = single ? value_parse_rich(ledger->reviewer->arena, cell->text) : (struct value){0};
    bool hidden = single && value.state == VALUE_NUMBER && is_exempt(row, cell);
    if (!row->total) {
        if (hidden)
            add_hidden(&column->hidden, cell);
        if (single)
            sum_add(&column->rows, &value);
        else
            spoil(ledger, at, (uint32_t)cell->columns);
        return;
    }
    if (single && value.state == VALUE_NUMBER)
        check_total(ledger, column, cell, &value);
    if (single && value.state == VALUE_NUMBER && !hidden)
        check_deducible(ledger, column, cell);
    for (uint32_t i = at; i < at + (uint32_t)cell->columns && i < ledger->ncolumns; i++)
        add_total(ledger, &ledger->columns[i], &value);
    if (hidden)
        add_hidden(&column->hidden_totals, cell);
}

static void end_heading(struct ledger *ledger)
{
    for (uint32_t i = 0; i < ledger->ncolumns; i++) {
        ledger->columns[i].rows = (struct sum){0};
        ledger->columns[i].hidden = (struct exempt_cells){0};
    }
    ledger->rows = 0;
    ledger->from = NULL;
}

static void end_row(struct ledger *ledger, const struct table_row *row)
{
    if (!row->total) {
        ledger->from = ledger->rows++ ? ledger->from : row->node;
        return;
    }
    ledger->subtotal = ledger->rows == 0 ? NULL : ledger->subtotal ? ledger->subtotal : row->node;
    ledger->rows = 0;
    ledger->from = NULL;
}

static void add_row(struct ledger *ledger, const struct table_row *row)
{
    uint32_t at = 0;
    if (row->heading) {
        end_heading(ledger);
        return;
    }
    for (uint32_t i = 0; i < ledger->ncolumns; i++) { /* where a span covers a row there is no figure of it */
        if (ledger->columns[i].covered)
            ledger->columns[i].rows.spoilt = true;
    }
    for (uint32_t i = 0; i < row->cells.n; i++) {
        const struct table_cell *cell = LIST_AT(row->cells, const struct table_cell, i);
        while (at < ledger->ncolumns && ledger->columns[at].covered)
            at++;
        if (at >= ledger->ncolumns)
            break;
        add_cell(ledger, row, cell, at);
        for (uint32_t n = 0; n < (uint32_t)cell->columns && at < ledger->ncolumns; n++, at++)
            ledger->columns[at].covered = (uint32_t)cell->rows;
    }
    for (uint32_t i = 0; i < ledger->ncolumns; i++)
        ledger->columns[i].covered -= ledger->columns[i].covered > 0;
    end_row(ledger, row);
}

static bool has_total(const struct table_block *table)
{
    for (uint32_t i = 0; i < table->rows.n; i++) {
        if (LIST_AT(table->rows, const struct table_row, i)->total)
            return true;
    }
    return false;
}

static void review_table(struct reviewer *reviewer, const struct table_block *table, bool exempt)
{
    struct ledger ledger = {.reviewer = reviewer, .ncolumns = table->columns.n, .exempt = exempt};
    if (!has_total(table))
        return;
    ledger.columns = ARENA_ARRAY(reviewer->arena, struct column, ledger.ncolumns);
    for (uint32_t i = 0; i < ledger.ncolumns; i++) {
        const struct table_column *column = LIST_AT(table->columns, const struct table_column, i);
        ledger.columns[i].average = says_average(reviewer->arena, column->title);
    }
    for (uint32_t i = 0; i < table->rows.n; i++)
        add_row(&ledger, LIST_AT(table->rows, const struct table_row, i));
}

/* Whether the block that the walk gave last stands in a column that is exempt, or in columns that are. */
static bool is_within_exempt(const struct content_walk *walk)
{
    if (!walk->columns || walk->within == 0)
        return false;
    const struct block *columns = LIST_AT(*walk->content, const struct block, walk->next - 1);
    return columns->exempt || LIST_AT(walk->columns->columns, const struct content_column, walk->column)->exempt;
}

static void review_section(struct reviewer *reviewer, const struct section *section, bool exempt)
{
    const struct block *block;
    exempt = exempt || section->exempt;
    for (struct content_walk walk = content_walk(section); (block = content_next(&walk));) {
        if (block->table)
            review_table(reviewer, block->table, exempt || block->exempt || is_within_exempt(&walk));
    }
    for (uint32_t i = 0; i < section->subsections.n; i++)
        review_section(reviewer, section->subsections.items[i], exempt);
}

void review_tables(struct reviewer *reviewer)
{
    for (uint32_t i = 0; i < reviewer->report->sections.n; i++)
        review_section(reviewer, reviewer->report->sections.items[i], false);
}
