/* Files of areas: who they are, which groups they belong to, and what each reported. */
#include <stdlib.h>

#include "base/sys.h"
#include "check/csv_int.h"

/* An area while files are read. */
struct entry {
    struct area area;
    uint32_t cap;    /* of its groups */
    struct str last; /* cell with groups: the same in most rows of a long table */
};

struct gathering {
    struct checker *checker;
    struct map members; /* area and name of a group -> area: who belongs where */
    struct map groups;  /* name of a group -> any area of it */
    struct map series;  /* of the file: indicator and period -> struct area_series */
    uint32_t first;     /* of the file's series in report->series */
    bool faulty;        /* a file could not be read, or not all of its columns */
};

/* ---- areas ---- */

/* Whether the file means the report's own area by the name. */
static bool is_authority(const struct gathering *g, const struct csv_source *source, struct str name)
{
    const struct head *head = g->checker->report->head;
    const struct node *own = source->authority ? source->authority : head ? head->organisation : NULL;
    return own && str_eq(str_line(g->checker->arena, node_text(own)), name);
}

/* The area of the row; the report's own may bear another name in each file. NULL when the row names none. */
static struct entry *read_area(struct gathering *g, struct csv_table *table)
{
    struct report *report = g->checker->report;
    struct str name = str_line(g->checker->arena, csv_table_text(table, table->area));
    if (name.len == 0)
        return NULL;
    struct area *area = map_find(&report->area_by_name, name);
    bool own = !area && is_authority(g, table->source, name);
    if (own && report->authority)
        area = report->areas.items[report->authority->index];
    if (!area) {
        struct entry *entry = ARENA_NEW(g->checker->arena, struct entry);
        area = &entry->area;
        area->name = name;
        area->mark = csv_mark(table->csv, table->row, table->area);
        area->index = report->areas.n;
        VEC_PUSH(g->checker->arena, &report->areas, area);
    }
    map_put(&report->area_by_name, name, area);
    if (!report->authority && is_authority(g, table->source, name))
        report->authority = area;
    return (struct entry *)area;
}

static void add_group(struct gathering *g, struct csv_table *table, struct entry *entry, uint32_t column,
                      struct str name)
{
    struct arena *arena = g->checker->arena;
    struct texts *groups = &entry->area.groups;
    struct str key = str_printf(arena, "%u " PRIstr, entry->area.index, STR_ARG(name));
    if (name.len == 0 || map_put(&g->members, key, entry))
        return;
    map_put(&g->groups, name, entry);
    if (groups->n == entry->cap) {
        uint32_t cap = entry->cap ? entry->cap * 2 : 2;
        groups->items =
            arena_grow(arena, groups->items, sizeof(*groups->items) * entry->cap, sizeof(*groups->items) * cap);
        entry->cap = cap;
    }
    groups->items[groups->n++] = csv_table_node(table, column, name);
}

static void read_groups(struct gathering *g, struct csv_table *table, struct entry *entry, uint32_t column)
{
    struct str text = csv_table_text(table, column);
    if (text.len == 0 || str_eq(text, entry->last))
        return;
    entry->last = text;
    for (uint32_t from = 0; from <= text.len;) {
        int64_t end = str_find(text, ";", from);
        uint32_t to = end < 0 ? text.len : (uint32_t)end;
        add_group(g, table, entry, column, str_line(g->checker->arena, str_trim(str_sub(text, from, to - from))));
        from = to + 1;
    }
}

/* ---- values ---- */

/* What is printed for a period: the label of a declared one, or the words. */
static struct rich *print_period(struct checker *checker, const struct node *node)
{
    const struct period *period = map_find(&checker->report->period_by_id, str_trim(node_text(node)));
    return period && period->label ? resolve_label(checker, period)
                                   : checker->reader.rich(&checker->reader, node, /*lines*/ true);
}

static struct area_series *find_series(struct gathering *g, struct csv_table *table, struct indicator *indicator,
                                       struct csv_field *field)
{
    struct checker *checker = g->checker;
    struct str words = csv_table_text(table, table->period);
    const struct node *period = field->period ? field->period : words.len ? NULL : table->source->period;
    bool fixed = field->indicator && (field->period || table->period == CSV_NO_COLUMN);
    if (field->series && fixed)
        return field->series;
    struct str text = period ? str_trim(node_text(period)) : words;
    struct str key = str_printf(checker->arena, "%u " PRIstr, indicator->index, STR_ARG(text));
    struct area_series *series = map_find(&g->series, key);
    if (!series) {
        if (text.len && !period)
            period = csv_table_node(table, table->period, words);
        series = ARENA_NEW(checker->arena, struct area_series);
        series->source = table->source;
        series->indicator = indicator;
        series->period = period ? print_period(checker, period) : NULL;
        if (fixed && table->dense) { /* room for all rows, of the order of what the file itself takes */
            series->values.cap = table->csv->nrows - table->row;
            series->values.items = ARENA_ARRAY(checker->arena, struct area_value, series->values.cap);
        }
        map_put(&g->series, key, series);
        VEC_PUSH(checker->arena, &checker->report->series, series);
    }
    field->series = series;
    return series;
}

static void read_value(struct gathering *g, struct csv_table *table, const struct area *area,
                       struct indicator *indicator, uint32_t column)
{
    struct area_series *series = find_series(g, table, indicator, &table->fields[column]);
    struct area_value value = {area, csv_table_text(table, column), table->row, column};
    VEC_PUSH(g->checker->arena, &series->values, value);
}

static void read_row(struct gathering *g, struct csv_table *table, const uint32_t *columns, uint32_t n)
{
    struct indicator *named = csv_table_ref(table);
    if (csv_table_withholds(table, named))
        return;
    struct entry *entry = read_area(g, table);
    bool no_ref = csv_table_text(table, table->ref).len == 0;
    for (uint32_t i = 0; i < n; i++) {
        struct csv_field *field = &table->fields[columns[i]];
        struct indicator *indicator = field->indicator ? field->indicator : named;
        if (csv_table_text(table, columns[i]).len == 0 || csv_table_withholds(table, field->indicator))
            continue;
        if (!entry) {
            csv_table_missing(table, table->area, "area");
            return;
        }
        if (field->is == CSV_GROUP) {
            read_groups(g, table, entry, columns[i]);
        } else if (indicator) {
            read_value(g, table, &entry->area, indicator, columns[i]);
        } else if (no_ref) {
            csv_table_missing(table, table->ref, "ref");
            no_ref = false;
        }
    }
}

/* ---- given twice ---- */

/* The last value of each area that was met. */
struct last {
    uint32_t series; /* number from 1; 0: none */
    uint32_t row, column;
};

static void report_twice(struct csv_table *table, const struct area_series *series, const struct area_value *value,
                         const struct last *last)
{
    struct diags *diags = table->checker->diags;
    struct str name = csv_table_name(table, value->column);
    struct diag *diag =
        diag_at(diags, DIAG_AREA_TWICE, csv_mark(table->csv, value->row, value->column),
                "row %u, " PRIstr ": " PRIstr " has a value of `" PRIstr "` for this period already, in row %u",
                csv_table_number(table, value->row), STR_ARG(name), STR_ARG(value->area->name),
                STR_ARG(node_text(series->indicator->ref)), csv_table_number(table, last->row));
    diag_related(diags, diag, csv_mark(table->csv, last->row, last->column), "the first is here");
    struct str guess = table->period == CSV_NO_COLUMN ? csv_table_guess(table, "period") : STR("");
    diag_help(diags, diag,
              guess.len
                  ? "take one of them out; where they are of two periods, say under `columns` which column tells it, "
                    "such as `" PRIstr "`"
                  : "take one of them out; where they are of two periods, give the file a column `period`" PRIstr,
              STR_ARG(guess));
}

/* Takes out what is given twice, of the series of one file. A row that repeats an area is reported once, however many
 * of its values there are already. */
static void take_out_twice(struct gathering *g, struct csv_table *table)
{
    struct report *report = g->checker->report;
    struct last *lasts = sys_calloc(report->areas.n, sizeof(*lasts));
    bool *told = sys_calloc(table->csv->nrows, sizeof(*told));
    for (uint32_t i = g->first; i < report->series.n; i++) {
        struct area_series *series = report->series.items[i];
        uint32_t n = 0;
        for (uint32_t j = 0; j < series->values.n; j++) {
            struct area_value value = series->values.items[j];
            struct last *last = &lasts[value.area->index];
            if (last->series == i + 1) {
                if (!told[value.row])
                    report_twice(table, series, &value, last);
                told[value.row] = true;
                continue;
            }
            last->series = i + 1;
            last->row = value.row;
            last->column = value.column;
            series->values.items[n++] = value;
        }
        series->values.n = n;
    }
    free(told);
    free(lasts);
}

/* ---- files ---- */

/* Columns with groups, then those with values; their indices are put into `columns`. */
static uint32_t find_contents(const struct csv_table *table, uint32_t *columns)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < table->n; i++) {
        if (table->fields[i].is == CSV_GROUP)
            columns[n++] = i;
    }
    for (uint32_t i = 0; i < table->n; i++) {
        if (table->fields[i].is == CSV_VALUE)
            columns[n++] = i;
    }
    return n;
}

static void check_columns(struct csv_table *table, const uint32_t *columns, uint32_t n)
{
    bool value = false, ref = false;
    for (uint32_t i = 0; i < n; i++) {
        const struct csv_field *field = &table->fields[columns[i]];
        value = value || field->is == CSV_VALUE;
        ref = ref || (field->is == CSV_VALUE && !field->indicator);
    }
    if (table->area == CSV_NO_COLUMN)
        csv_table_lacks(table, "the names of areas", "area");
    if (!value && !table->faulty && table->source->others == OTHERS_REPORT)
        csv_table_lacks(table, "values of an indicator of this report", "value");
    if (ref && table->ref == CSV_NO_COLUMN)
        csv_table_lacks(table, "the refs of indicators", "ref");
}

static void read_file(struct gathering *g, struct csv_source *source)
{
    struct csv_table table;
    if (!csv_table_open(&table, g->checker, source, /*areas*/ true)) {
        g->faulty = true;
        return;
    }
    uint32_t *columns = ARENA_ARRAY(g->checker->arena, uint32_t, table.n);
    uint32_t n = find_contents(&table, columns);
    map_init(&g->series, g->checker->arena);
    g->first = g->checker->report->series.n;
    check_columns(&table, columns, n);
    for (uint32_t row = table.first; row < table.csv->nrows && !table.useless; row++) {
        if (csv_table_row(&table, row))
            read_row(g, &table, columns, n);
    }
    take_out_twice(g, &table);
    csv_table_close(&table);
    g->faulty = g->faulty || table.faulty;
}

/* ---- names ---- */

/* An area whose name is nearly `name`, or begins it: councils are mostly called by more words than their areas. */
static struct str near_area(struct gathering *g, struct names *areas, struct str name)
{
    const struct report *report = g->checker->report;
    struct str best = STR("");
    for (uint32_t i = 0; i < report->areas.n; i++) {
        struct str area = report->areas.items[i]->name;
        bool begins = area.len > best.len && area.len < name.len && name.s[area.len] == ' ' &&
                      str_same(area, str_sub(name, 0, area.len));
        best = begins ? area : best;
    }
    return best.len ? best : names_nearest(g->checker, areas, name);
}

static void help_area(struct gathering *g, struct diag *diag, struct names *names, struct str name, const char *help)
{
    struct str near = names_nearest(g->checker, names, name);
    if (near.len)
        diag_help(g->checker->diags, diag, "did you mean `" PRIstr "`?", STR_ARG(near));
    else
        diag_help(g->checker->diags, diag, "%s", help);
}

/* Files whose `authority` names no area. */
static void check_authorities(struct gathering *g, struct names *areas)
{
    const struct report *report = g->checker->report;
    for (uint32_t i = 0; i < report->area_files.n; i++) {
        const struct csv_source *source = report->area_files.items[i];
        if (!source->authority || !source->csv || report->areas.n == 0)
            continue;
        struct str name = str_line(g->checker->arena, node_text(source->authority));
        if (map_find(&report->area_by_name, name))
            continue;
        struct diag *diag = diag_at(g->checker->diags, DIAG_AREA_GROUP, source->authority->mark,
                                    PRIstr " has no area `" PRIstr "`", STR_ARG(source->csv->path), STR_ARG(name));
        help_area(g, diag, areas, name, "write the name of the report's own area as it stands in the file");
    }
}

/* An organisation that is called nearly as an area of the files is most likely that one. A report need not be among
 * the areas: others are not told. */
static void check_own(struct gathering *g, struct names *areas)
{
    const struct report *report = g->checker->report;
    const struct node *own = report->head ? report->head->organisation : NULL;
    const struct csv_source *source = NULL;
    for (uint32_t i = 0; i < report->area_files.n; i++) {
        if (report->area_files.items[i]->authority)
            return; /* found, or reported */
        source = source || !report->area_files.items[i]->csv ? source : report->area_files.items[i];
    }
    if (!own || report->authority || report->areas.n == 0 || !source || g->faulty)
        return;
    struct str name = str_line(g->checker->arena, node_text(own));
    struct str near = near_area(g, areas, name);
    if (near.len == 0)
        return;
    struct diag *diag =
        diag_at(g->checker->diags, DIAG_AREA_OWN, source->file->mark,
                "no area is called `" PRIstr "`, as the organisation is, so that there are no ranks", STR_ARG(name));
    diag_help(g->checker->diags, diag,
              "if the area `" PRIstr "` is the report's own, write `authority: " PRIstr "` below the file's name",
              STR_ARG(near), STR_ARG(near));
}

/* Names of rows that are no areas. */
static bool is_total(const struct gathering *g, const struct area *area)
{
    static const char *const words[] = {"total",          "totals",
                                        "grand total",    "sum",
                                        "average",        "mean",
                                        "median",         "all",
                                        "all areas",      "all authorities",
                                        "all councils",   "national",
                                        "overall",        "national average",
                                        "england",        "wales",
                                        "scotland",       "northern ireland",
                                        "united kingdom", "uk",
                                        "england total"};
    const struct report *report = g->checker->report;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_same(area->name, str_from(words[i])))
            return true;
    }
    return map_find(&g->groups, area->name) || map_find(&report->comparator_by_id, area->name);
}

/* Whether a comparator has the area among others: that of all areas, or that of one of its groups. */
static bool counts(const struct gathering *g, const struct area *area)
{
    const struct report *report = g->checker->report;
    bool group = map_find(&g->groups, area->name) != NULL;
    for (uint32_t i = 0; i < report->comparators.n; i++) {
        const struct texts *names = &report->comparators.items[i]->areas;
        for (uint32_t j = 0; j < names->n && !group; j++) {
            if (str_eq(node_text(names->items[j]), area->name))
                return false; /* meant */
        }
    }
    for (uint32_t i = 0; i < report->comparators.n; i++) {
        if (report->comparators.items[i]->areas.n == 0)
            return true;
    }
    return area->groups.n > 0 && report->comparators.n > 0;
}

/* The last row of many files is the total or the average of those above. */
static void check_totals(struct gathering *g)
{
    const struct report *report = g->checker->report;
    for (uint32_t i = 0; i < report->areas.n; i++) {
        const struct area *area = report->areas.items[i];
        if (area == report->authority || !is_total(g, area) || !counts(g, area))
            continue;
        struct diag *diag =
            diag_at(g->checker->diags, DIAG_AREA_TOTAL, area->mark,
                    "`" PRIstr "` counts as an area like the others, and its name is not that of an area",
                    STR_ARG(area->name));
        diag_help(
            g->checker->diags, diag,
            "take the row out where it is a total or an average: averages are computed, and it would count once "
            "more");
    }
}

/* What comparators name under `areas`. */
static void check_comparator(struct gathering *g, struct names *both, const struct comparator_group *group)
{
    for (uint32_t i = 0; i < group->areas.n; i++) {
        const struct node *node = group->areas.items[i];
        if (map_find(both->map, node_text(node)))
            continue;
        struct diag *diag = diag_at(g->checker->diags, DIAG_AREA_GROUP, node->mark,
                                    "no file of areas has a group or an area `" PRIstr "`", STR_ARG(node_text(node)));
        help_area(g, diag, both, node_text(node),
                  g->groups.n == 0
                      ? "no column of the files names groups: say under `columns` which one does, such as "
                        "`Type: group`; or leave out `areas` to compare with all of them"
                      : "write the name of a group or an area as it stands in a file under `areas`");
    }
}

static void check_comparators(struct gathering *g)
{
    struct report *report = g->checker->report;
    struct map all;
    struct names both = {.what = "area", .key = "areas", .map = &all};
    map_init(&all, g->checker->arena);
    for (uint32_t i = 0; i < g->groups.n; i++)
        map_put(&all, g->groups.entries[i].key, g->groups.entries[i].value);
    for (uint32_t i = 0; i < report->area_by_name.n; i++)
        map_put(&all, report->area_by_name.entries[i].key, report->area_by_name.entries[i].value);
    for (uint32_t i = 0; i < report->comparators.n && report->areas.n > 0 && !g->faulty; i++)
        check_comparator(g, &both, report->comparators.items[i]);
}

void csv_read_areas(struct checker *checker)
{
    struct report *report = checker->report;
    struct gathering g = {.checker = checker};
    struct names areas = {.what = "area", .key = "areas", .map = &report->area_by_name};
    if (report->area_files.n == 0)
        return;
    map_init(&g.members, checker->arena);
    map_init(&g.groups, checker->arena);
    for (uint32_t i = 0; i < report->area_files.n; i++)
        read_file(&g, report->area_files.items[i]);
    if (report->full) /* areas may be missing that only withheld rows name */
        return;
    check_authorities(&g, &areas);
    check_own(&g, &areas);
    check_totals(&g);
    check_comparators(&g);
}
