#include "audit/tables_int.h"

/* What stands over one column. */
struct column {
    const struct sem *group; /* the innermost head over several columns; NULL: none */
    struct str groups;       /* words of all such heads, outermost first: "Previous years: " */
    struct str title;        /* words of its own head; empty: it has none */
};

struct table_heads {
    const struct reading *reading;
    struct arena *arena;
    struct column *columns;
    uint32_t ncolumns;
};

/* What the body's rows begin with. */
struct row_heads {
    uint32_t column; /* the last one of row headers: those of several rows stand before it; UINT32_MAX: none */
    uint32_t rows;   /* that need a header */
    uint32_t headed; /* of them */
};

static const struct sem *find_child(const struct sem *sem, enum role role)
{
    const struct sem *child = sem->first;

    while (child && child->role != role)
        child = child->next;
    return child;
}

static bool is_cell(const struct sem *sem)
{
    return sem->role == ROLE_TH || sem->role == ROLE_TD;
}

static uint32_t columns_of(const struct sem *cell)
{
    return cell->colspan > 1 ? cell->colspan : 1;
}

/* Cells of the head's rows or the body's, row by row. */
static const struct sem *next_cell(const struct sem *part, const struct sem *cell)
{
    const struct sem *row = cell ? cell->parent : part->first;

    cell = cell ? cell->next : row ? row->first : NULL;
    while (row) {
        for (; cell; cell = cell->next)
            if (is_cell(cell))
                return cell;
        row = row->next;
        cell = row ? row->first : NULL;
    }
    return NULL;
}

static void put_head(struct table_heads *heads, const struct sem *cell)
{
    struct str words = reading_text(heads->reading, cell);
    uint32_t n = columns_of(cell);

    for (uint32_t c = cell->column; c < cell->column + n && c < heads->ncolumns && words.len > 0; c++) {
        struct column *column = &heads->columns[c];

        if (n > 1) {
            column->group = cell;
            column->groups =
                c > cell->column && column[-1].group == cell && column->groups.len == 0
                    ? column[-1].groups
                    : str_printf(heads->arena, PRIstr PRIstr ": ", STR_ARG(column->groups), STR_ARG(words));
        } else {
            column->title = column->title.len
                                ? str_printf(heads->arena, PRIstr ": " PRIstr, STR_ARG(column->title), STR_ARG(words))
                                : words;
        }
    }
}

static void read_heads(struct table_heads *heads, const struct sem *table)
{
    for (const struct sem *part = table->first; part; part = part->next)
        for (const struct sem *cell = next_cell(part, NULL); cell; cell = next_cell(part, cell))
            if (cell->column + columns_of(cell) > heads->ncolumns)
                heads->ncolumns = cell->column + columns_of(cell);
    heads->columns = ARENA_ARRAY(heads->arena, struct column, heads->ncolumns);
    const struct sem *head = find_child(table, ROLE_THEAD);
    for (const struct sem *cell = head ? next_cell(head, NULL) : NULL; cell; cell = next_cell(head, cell))
        put_head(heads, cell);
}

/* "Ref.; Definition; Previous years: 08/09 Actual, 09/10 Actual; Rank" */
static struct str flatten(const struct table_heads *heads)
{
    struct buf out = {0};

    for (uint32_t c = 0; c < heads->ncolumns; c++) {
        const struct column *column = &heads->columns[c];
        bool same = c > 0 && column->group && column->group == column[-1].group;

        if (c > 0)
            buf_puts(&out, same ? ", " : "; ");
        if (!same)
            buf_put_str(&out, column->groups);
        buf_put_str(&out, column->title.len ? column->title : STR("(no head)"));
    }
    struct str flat = str_dup(heads->arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
    return flat;
}

static uint32_t count_headless(const struct table_heads *heads)
{
    uint32_t n = 0;

    for (uint32_t c = 0; c < heads->ncolumns; c++)
        n += heads->columns[c].title.len == 0 && heads->columns[c].groups.len == 0;
    return n;
}

static bool heads_rows(const struct sem *cell)
{
    return cell->role == ROLE_TH && (cell->scope == SCOPE_ROW || cell->scope == SCOPE_BOTH);
}

/* Comments, headings of groups, words in place of rows: they stand alone in their row. */
static bool stands_alone(const struct sem *row, uint32_t ncolumns)
{
    const struct sem *cell = row->first;

    return cell && cell->next == NULL && (cell->kind != CELL_PLAIN || (ncolumns > 1 && columns_of(cell) == ncolumns));
}

static void read_body(const struct sem *body, uint32_t ncolumns, struct row_heads *rows)
{
    uint32_t index = 0, headed_to = 0; /* rows before this one have a header that spans them */

    for (const struct sem *row = body->first; row; row = row->next, index++) {
        const struct sem *cell = row->first;

        while (cell && !heads_rows(cell))
            cell = cell->next;
        if (cell && cell->kind != CELL_GROUP_HEADING) {
            const struct sem *last = cell;
            for (const struct sem *next = cell->next; next; next = next->next)
                last = heads_rows(next) ? next : last;
            rows->column = rows->column == UINT32_MAX || last->column > rows->column ? last->column : rows->column;
            headed_to = index + (cell->rowspan > 1 ? cell->rowspan : 1);
        }
        if (stands_alone(row, ncolumns))
            continue;
        rows->rows++;
        rows->headed += index < headed_to;
    }
}

static struct str say_rows(const struct table_heads *heads, const struct row_heads *rows)
{
    if (rows->headed == 0)
        return STR("");
    struct str title = rows->column < heads->ncolumns ? heads->columns[rows->column].title : STR("");
    return title.len ? str_printf(heads->arena, "Row headers: " PRIstr, STR_ARG(title))
                     : str_printf(heads->arena, "Row headers: column %u", (unsigned)rows->column + 1);
}

static void warn(struct group *group, struct entry *entry, const struct table_heads *heads,
                 const struct row_heads *rows, bool captioned)
{
    uint32_t headless = count_headless(heads), bare = rows->rows - rows->headed;
    struct arena *arena = group->arena;

    if (!captioned)
        entry_warn(group, entry, STR("no caption: a listener does not know what the table holds"));
    if (headless == heads->ncolumns)
        entry_warn(group, entry, STR("no column heads"));
    else if (headless > 0)
        entry_warn(group, entry,
                   str_printf(arena, "%u column%s without a head", (unsigned)headless, headless > 1 ? "s" : ""));
    if (rows->rows > 0 && rows->headed == 0)
        entry_warn(group, entry, STR("no row headers: is each cell clear with its column's head alone?"));
    else if (bare > 0)
        entry_warn(group, entry, str_printf(arena, "%u row%s without a header", (unsigned)bare, bare > 1 ? "s" : ""));
}

void tables_add(struct group *group, const struct reading *reading, const struct sem *table)
{
    struct table_heads heads = {.reading = reading, .arena = group->arena};
    struct row_heads rows = {.column = UINT32_MAX};
    const struct sem *caption = find_child(table, ROLE_CAPTION);
    struct str words = caption ? reading_text(reading, caption) : STR("");

    read_heads(&heads, table);
    for (const struct sem *part = table->first; part; part = part->next)
        if (part->role == ROLE_TBODY)
            read_body(part, heads.ncolumns, &rows);
    struct str columns = flatten(&heads), said = say_rows(&heads, &rows);
    uint32_t bare = rows.rows - rows.headed;
    struct str key = str_printf(group->arena, PRIstr "\n" PRIstr "\n" PRIstr "\n%u", STR_ARG(words), STR_ARG(columns),
                                STR_ARG(said), (unsigned)bare);
    struct entry *entry = group_add(group, key, reading_spot(reading, table));
    if (entry->count > 1)
        return;
    entry->text = words.len ? str_printf(group->arena, "\"" PRIstr "\"", STR_ARG(list_cut(group->arena, words, 160)))
                            : STR("(table)");
    entry->several = "tables with these heads";
    VEC_PUSH(group->arena, &entry->more, str_printf(group->arena, "Columns: " PRIstr, STR_ARG(columns)));
    if (said.len)
        VEC_PUSH(group->arena, &entry->more, said);
    warn(group, entry, &heads, &rows, words.len > 0);
}
