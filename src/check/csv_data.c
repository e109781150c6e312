/* Files of observations: what indicators are given by CSV is added to what they are given by YAML. */
#include <stdlib.h>

#include "base/sys.h"
#include "check/csv_int.h"

/* What a cell gives an indicator: an observation of enum kind, or one of these. */
enum { GIVES_STATUS = KIND__COUNT, GIVES_FORECAST_STATUS, GIVES__COUNT };

/* An item for one of the indicator's lists. */
struct addition {
    uint32_t list; /* index of the indicator * GIVES__COUNT + what it is */
    union {
        struct observation seen;
        struct period_status status;
    };
};

struct gathering {
    struct checker *checker;
    VEC(struct addition) additions; /* in the order of the files */
    struct map given;               /* indicator, period, what, against -> node */
    bool *entered;                  /* of each list: what YAML gives stands in `given` */
};

/* The row of a long table, or what all values of a wide one's row share. */
struct row {
    struct indicator *indicator;
    const struct node *period; /* NULL: none, or an unknown one, which was reported */
    const struct period *of;
    uint8_t kind;
    bool bad_kind;
    bool told_ref, told_period;
};

static struct list *list_of(const struct report *report, uint32_t index)
{
    struct indicator *indicator = report->indicators.items[index / GIVES__COUNT];
    uint32_t what = index % GIVES__COUNT;
    if (what < KIND__COUNT)
        return &indicator->observed[what];
    return what == GIVES_STATUS ? &indicator->status : &indicator->forecast_status;
}

static size_t size_of(uint32_t list)
{
    return list % GIVES__COUNT < KIND__COUNT ? sizeof(struct observation) : sizeof(struct period_status);
}

/* ---- given twice ---- */

/* Enters what a list gets for a period; returns the node of what it has already, or NULL. */
static const struct node *enter(struct gathering *g, uint32_t list, const void *period, const struct node *against,
                                const struct node *node)
{
    struct {
        uint64_t list;
        uint64_t period;
    } head = {list, (uint64_t)(uintptr_t)period};
    struct str word = against && !str_eqz(node_text(against), "target") ? node_text(against) : STR("");
    char *key = arena_alloc(g->checker->arena, sizeof(head) + word.len);
    memcpy(key, &head, sizeof(head));
    memcpy(key + sizeof(head), word.s, word.len);
    struct str name = {key, (uint32_t)sizeof(head) + word.len};
    struct holder {
        const struct node *node;
    } *held = map_find(&g->given, name);
    if (held)
        return held->node;
    held = ARENA_NEW(g->checker->arena, struct holder);
    held->node = node;
    map_put(&g->given, name, held);
    return NULL;
}

static void enter_observed(struct gathering *g, uint32_t index, const struct list *list)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const struct observation *seen = LIST_AT(*list, struct observation, i);
        const struct period *of = map_find(&g->checker->report->period_by_id, node_text(seen->period));
        if (of && !rich_empty(seen->value))
            enter(g, index, of, NULL, seen->period);
    }
}

static void enter_status(struct gathering *g, uint32_t index, const struct list *list)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const struct period_status *status = LIST_AT(*list, struct period_status, i);
        const struct period *of = map_find(&g->checker->report->period_by_id, node_text(status->own.period));
        if (!of)
            continue;
        if (status->own.word)
            enter(g, index, of, status->own.against, status->own.period);
        for (uint32_t j = 0; j < status->others.n; j++) {
            const struct given_status *other = LIST_AT(status->others, struct given_status, j);
            if (other->word)
                enter(g, index, of, other->against, other->against);
        }
    }
}

/* What YAML gives is looked at only for lists that CSV adds to. */
static void enter_list(struct gathering *g, uint32_t index)
{
    const struct list *list = list_of(g->checker->report, index);
    if (g->entered[index])
        return;
    g->entered[index] = true;
    if (index % GIVES__COUNT < KIND__COUNT)
        enter_observed(g, index, list);
    else
        enter_status(g, index, list);
}

static void report_twice(struct csv_table *table, uint32_t column, struct str what, struct mark first)
{
    struct diags *diags = table->checker->diags;
    struct str name = csv_table_name(table, column);
    struct diag *diag = diag_at(diags, DIAG_OBSERVATION_TWICE, csv_table_mark(table, column),
                                "row %u, " PRIstr ": " PRIstr " is given already",
                                csv_table_number(table, table->row), STR_ARG(name), STR_ARG(what));
    diag_related(diags, diag, first, "the first is here");
    diag_help(diags, diag, "take one of them out");
}

/* Adds to a list unless it has that for the period already. */
static void add(struct gathering *g, struct csv_table *table, uint32_t column, const struct row *row,
                const struct addition *addition)
{
    const struct csv_field *field = &table->fields[column];
    const struct indicator *indicator = field->indicator ? field->indicator : row->indicator;
    uint32_t what = addition->list % GIVES__COUNT;
    bool status = what >= KIND__COUNT;
    const struct node *period = status ? addition->status.own.period : addition->seen.period;
    const struct node *against = status ? addition->status.own.against : NULL;
    const struct node *node = status ? addition->status.own.word : addition->seen.node;
    enter_list(g, addition->list);
    const struct node *first =
        enter(g, addition->list, map_find(&g->checker->report->period_by_id, node_text(period)), against, node);
    if (!first) {
        VEC_PUSH(g->checker->arena, &g->additions, *addition);
        return;
    }
    struct str said = str_printf(g->checker->arena, "the %s%s of `" PRIstr "` for `" PRIstr "`",
                                 status ? "status" : table->words[CSV_ACTUAL + what], status ? "" : " figure",
                                 STR_ARG(node_text(indicator->ref)), STR_ARG(node_text(period)));
    report_twice(table, column, said, first->mark);
}

/* ---- rows ---- */

/* The row's period, or the file's; NULL when there is none. */
static void read_period(struct csv_table *table, struct row *row)
{
    struct checker *checker = table->checker;
    struct str text = csv_table_text(table, table->period);
    if (text.len == 0) {
        row->period = table->source->period;
        row->of = row->period ? map_find(&checker->report->period_by_id, node_text(row->period)) : NULL;
        row->period = row->of ? row->period : NULL;
        row->told_period = table->source->period != NULL; /* when the file was opened */
        return;
    }
    row->of = map_find(&checker->report->period_by_id, text);
    row->told_period = !row->of;
    if (row->of)
        row->period = csv_table_node(table, table->period, text);
    else
        csv_table_unknown(table, &checker->periods, table->period);
}

/* The kind that a word stands for, or KIND__COUNT. */
static uint8_t kind_of(const struct csv_table *table, struct str word)
{
    uint8_t kind = 0;
    while (kind < KIND__COUNT && !str_same(word, str_from(table->words[CSV_ACTUAL + kind])))
        kind++;
    return kind;
}

static void read_kind(struct csv_table *table, struct row *row)
{
    struct str text = csv_table_text(table, table->kind);
    const struct node *kind = table->source->kind;
    row->kind = text.len ? kind_of(table, text) : kind ? kind_of(table, node_text(kind)) : KIND_ACTUAL;
    row->bad_kind = row->kind == KIND__COUNT;
    if (row->bad_kind && text.len)
        csv_table_unknown(table, NULL, table->kind);
}

/* The indicator of a cell's value; NULL after a report. */
static struct indicator *indicator_of(struct csv_table *table, struct row *row, const struct csv_field *field)
{
    if (field->indicator)
        return field->indicator;
    if (!row->indicator && !row->told_ref && csv_table_text(table, table->ref).len == 0)
        csv_table_missing(table, table->ref, "ref");
    row->told_ref = true;
    return row->indicator;
}

/* The period of a cell's value; NULL after a report. */
static const struct node *period_of(struct csv_table *table, struct row *row, const struct csv_field *field)
{
    if (field->period)
        return field->period;
    if (!row->period && !row->told_period)
        csv_table_missing(table, table->period, "period");
    row->told_period = true;
    return row->period;
}

static void read_value(struct gathering *g, struct csv_table *table, struct row *row, uint32_t column)
{
    const struct csv_field *field = &table->fields[column];
    const struct indicator *indicator = indicator_of(table, row, field);
    const struct node *period = indicator ? period_of(table, row, field) : NULL;
    bool general = field->is == CSV_VALUE;
    if (!period || (general && row->bad_kind))
        return;
    struct node *node = csv_table_node(table, column, csv_table_text(table, column));
    uint32_t kind = general ? row->kind : (uint32_t)(field->is - CSV_ACTUAL);
    struct addition addition = {.list = indicator->index * GIVES__COUNT + kind,
                                .seen = {.node = node, .period = period}};
    addition.seen.value = g->checker->reader.rich(&g->checker->reader, node, /*lines*/ true);
    add(g, table, column, row, &addition);
}

static void read_status(struct gathering *g, struct csv_table *table, struct row *row, uint32_t column)
{
    const struct csv_field *field = &table->fields[column];
    const struct indicator *indicator = indicator_of(table, row, field);
    const struct node *period = indicator ? period_of(table, row, field) : NULL;
    if (!period || row->bad_kind)
        return;
    struct str reason = csv_table_text(table, field->reason);
    struct node *word = csv_table_node(table, column, csv_table_text(table, column));
    uint32_t what = row->kind == KIND_FORECAST ? GIVES_FORECAST_STATUS : GIVES_STATUS;
    struct addition addition = {.list = indicator->index * GIVES__COUNT + what};
    addition.status.own =
        (struct given_status){.node = word,
                              .period = period,
                              .word = word,
                              .against = field->entry ? field->entry->against : NULL,
                              .reason = reason.len ? csv_table_node(table, field->reason, reason) : NULL};
    add(g, table, column, row, &addition);
}

/* A reason is read with its status. */
static void check_reason(struct csv_table *table, uint32_t column)
{
    uint32_t status = table->fields[column].status;
    if (csv_table_text(table, status).len > 0)
        return;
    struct diags *diags = table->checker->diags;
    struct diag *diag =
        diag_at(diags, DIAG_CSV_ROW, csv_table_mark(table, column),
                "row %u has a reason, and no status that it explains", csv_table_number(table, table->row));
    diag_help(diags, diag, "fill in the status too, or take the reason out");
}

/* A comment or an action. Long tables may repeat it in every row of the indicator. */
static void read_text(struct gathering *g, struct csv_table *table, struct row *row, uint32_t column)
{
    const struct csv_field *field = &table->fields[column];
    struct indicator *indicator = indicator_of(table, row, field);
    struct str text = csv_table_text(table, column);
    if (!indicator)
        return;
    struct rich **member = field->is == CSV_COMMENT ? &indicator->comment : &indicator->action;
    if (rich_withheld(*member))
        return;
    if (!*member || rich_empty(*member)) {
        struct node *node = csv_table_node(table, column, text);
        *member = g->checker->reader.rich(&g->checker->reader, node, /*lines*/ false);
    } else if (!str_eq(str_trim(node_text((*member)->node)), text)) {
        struct str said = str_printf(g->checker->arena, "another %s of `" PRIstr "`", table->words[field->is],
                                     STR_ARG(node_text(indicator->ref)));
        report_twice(table, column, said, (*member)->node->mark);
    }
}

static void read_cell(struct gathering *g, struct csv_table *table, struct row *row, uint32_t column)
{
    switch (table->fields[column].is) {
    case CSV_STATUS:
        read_status(g, table, row, column);
        break;
    case CSV_REASON:
        check_reason(table, column);
        break;
    case CSV_COMMENT:
    case CSV_ACTION:
        read_text(g, table, row, column);
        break;
    default:
        read_value(g, table, row, column);
    }
}

/* ---- files ---- */

static bool gives_period(const struct csv_field *field)
{
    return field->is == CSV_STATUS || (field->is >= CSV_VALUE && field->is <= CSV_STRETCH);
}

/* Columns with something to print; their indices are put into `columns`. */
static uint32_t find_contents(const struct csv_table *table, uint32_t *columns)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < table->n; i++) {
        uint8_t is = table->fields[i].is;
        if (is >= CSV_VALUE && is <= CSV_ACTION)
            columns[n++] = i;
    }
    return n;
}

/* A reason explains the status of the same indicator and period, against the same. */
static bool explains(const struct csv_field *reason, const struct csv_field *status)
{
    const struct node *a = reason->entry ? reason->entry->against : NULL;
    const struct node *b = status->entry ? status->entry->against : NULL;
    bool same_period =
        reason->period == status->period ||
        (reason->period && status->period && str_eq(node_text(reason->period), node_text(status->period)));
    return same_period && reason->indicator == status->indicator &&
           (a == b || (a && b && str_eq(node_text(a), node_text(b))));
}

/* The statuses of a file are few: as many as there are periods and things that they are against. */
static void pair_reasons(struct csv_table *table, const uint32_t *columns, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        struct csv_field *reason = &table->fields[columns[i]];
        if (reason->is != CSV_REASON)
            continue;
        for (uint32_t j = 0; j < n && reason->status == CSV_NO_COLUMN; j++) {
            struct csv_field *status = &table->fields[columns[j]];
            if (status->is == CSV_STATUS && explains(reason, status)) {
                reason->status = columns[j];
                status->reason = columns[i];
            }
        }
        if (reason->status == CSV_NO_COLUMN)
            csv_table_lacks(table, "the status that its column of reasons explains", "status");
    }
}

static void check_columns(struct csv_table *table, const uint32_t *columns, uint32_t n)
{
    bool ref = false, period = false;
    for (uint32_t i = 0; i < n; i++) {
        const struct csv_field *field = &table->fields[columns[i]];
        ref = ref || !field->indicator;
        period = period || (gives_period(field) && !field->period);
    }
    if (n == 0 && !table->faulty)
        csv_table_lacks(table, "figures", "value");
    if (ref && table->ref == CSV_NO_COLUMN)
        csv_table_lacks(table, "the refs of indicators", "ref");
    if (period && table->period == CSV_NO_COLUMN && !table->source->period)
        csv_table_lacks(table, "the periods of figures, and the file has no `period`", "period");
}

/* The kind and period that the file has for all values. */
static void check_source(struct csv_table *table)
{
    const struct csv_source *source = table->source;
    struct checker *checker = table->checker;
    if (source->period)
        names_find(checker, &checker->periods, source->period);
    if (!source->kind || kind_of(table, node_text(source->kind)) < KIND__COUNT)
        return;
    struct diag *diag = diag_at(checker->diags, DIAG_UNKNOWN_WORD, source->kind->mark,
                                "unknown kind of figure `" PRIstr "`", STR_ARG(node_text(source->kind)));
    csv_table_help_kind(table, diag, node_text(source->kind));
}

static void read_row(struct gathering *g, struct csv_table *table, const uint32_t *columns, uint32_t n)
{
    struct row row = {.indicator = csv_table_ref(table)};
    bool begun = false;
    if (!row.indicator && csv_table_text(table, table->ref).len)
        row.told_ref = true;
    for (uint32_t i = 0; i < n; i++) {
        const struct csv_field *field = &table->fields[columns[i]];
        if (csv_table_text(table, columns[i]).len == 0 || (row.told_ref && !row.indicator && !field->indicator) ||
            csv_table_withholds(table, field->indicator ? field->indicator : row.indicator))
            continue;
        if (!begun) {
            read_period(table, &row);
            read_kind(table, &row);
            begun = true;
        }
        read_cell(g, table, &row, columns[i]);
    }
}

static void read_file(struct gathering *g, struct csv_source *source)
{
    struct csv_table table;
    if (!csv_table_open(&table, g->checker, source, /*areas*/ false))
        return;
    uint32_t *columns = ARENA_ARRAY(g->checker->arena, uint32_t, table.n);
    uint32_t n = find_contents(&table, columns);
    check_source(&table);
    check_columns(&table, columns, n);
    pair_reasons(&table, columns, n);
    for (uint32_t row = table.first; row < table.csv->nrows && !table.useless; row++) {
        if (csv_table_row(&table, row))
            read_row(g, &table, columns, n);
    }
    csv_table_close(&table);
}

/* Gives each list its additions, behind what it has: every list is copied once. */
static void hand_out(struct gathering *g)
{
    const struct report *report = g->checker->report;
    uint32_t *counts = sys_calloc((size_t)report->indicators.n * GIVES__COUNT, sizeof(uint32_t));
    for (uint32_t i = 0; i < g->additions.n; i++)
        counts[g->additions.items[i].list]++;
    for (uint32_t i = 0; i < report->indicators.n * GIVES__COUNT; i++) {
        struct list *list = list_of(report, i);
        if (counts[i] == 0)
            continue;
        void *items = arena_alloc(g->checker->arena, size_of(i) * (list->n + (size_t)counts[i]));
        if (list->n > 0)
            memcpy(items, list->items, size_of(i) * list->n);
        list->items = items;
    }
    for (uint32_t i = 0; i < g->additions.n; i++) {
        const struct addition *addition = &g->additions.items[i];
        struct list *list = list_of(report, addition->list);
        char *end = (char *)list->items + size_of(addition->list) * list->n++;
        memcpy(end, &addition->seen, size_of(addition->list));
    }
    free(counts);
}

void csv_read_data(struct checker *checker)
{
    struct report *report = checker->report;
    struct gathering g = {.checker = checker};
    if (report->data.n == 0)
        return;
    map_init(&g.given, checker->arena);
    g.entered = ARENA_ARRAY(checker->arena, bool, (size_t)report->indicators.n *GIVES__COUNT);
    for (uint32_t i = 0; i < report->data.n; i++)
        read_file(&g, report->data.items[i]);
    hand_out(&g);
}
