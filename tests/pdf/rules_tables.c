/* PDF/UA-1: tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grid.h"
#include "opened_int.h"
#include "rules.h"
#include "spoil.h"

static bool is(const struct element *element, const char *role)
{
    return element && str_eqz(element->role, role);
}

static bool is_cell(const struct element *element)
{
    return is(element, "TH") || is(element, "TD");
}

/* Calls `fits` for the elements of a role. */
static bool all_of(struct opened *pdf, const char *role,
                   bool (*fits)(struct opened *pdf, const struct element *element))
{
    bool all = true;
    for (const struct element *element = NULL; (element = opened_next(pdf, role, element));) {
        if (!fits(pdf, element))
            all = rule_fault(pdf, "%s (object %d)", role, element->object);
    }
    return all;
}

static uint32_t count_kids(const struct element *element, const char *role)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < element->kids.n; i++)
        n += is(element->kids.items[i].element, role);
    return n;
}

/* Whether all kids are elements of roles in a list that ends with NULL. */
static bool holds_only(const struct element *element, const char *const *roles)
{
    for (uint32_t i = 0; i < element->kids.n; i++) {
        const char *const *role = roles;
        while (*role && !is(element->kids.items[i].element, *role))
            role++;
        if (!*role)
            return false;
    }
    return true;
}

/* --- what holds what */

static bool table_holds(struct opened *pdf, const struct element *table)
{
    static const char *const roles[] = {"Caption", "THead", "TBody", "TFoot", "TR", NULL};
    (void)pdf;
    return holds_only(table, roles);
}

static bool tables_hold(struct opened *pdf)
{
    return all_of(pdf, "Table", table_holds);
}

static bool spoil_in_table(struct opened *pdf)
{
    const struct element *table = opened_next(pdf, "Table", NULL);
    if (table)
        spoil_add(pdf, table, "P", true);
    return table != NULL;
}

static bool body_holds(struct opened *pdf, const struct element *body)
{
    static const char *const roles[] = {"TR", NULL};
    (void)pdf;
    return is(body->parent, "Table") && holds_only(body, roles);
}

static bool bodies_hold(struct opened *pdf)
{
    bool heads = all_of(pdf, "THead", body_holds), feet = all_of(pdf, "TFoot", body_holds);
    return all_of(pdf, "TBody", body_holds) && heads && feet;
}

static bool spoil_in_body(struct opened *pdf)
{
    const struct element *body = opened_next(pdf, "TBody", NULL);
    if (body)
        spoil_add(pdf, body, "TD", false);
    return body != NULL;
}

static bool spoil_in_head(struct opened *pdf)
{
    const struct element *head = opened_next(pdf, "THead", NULL);
    if (head)
        spoil_add(pdf, head, "TH", false);
    return head != NULL;
}

/* Moves the head into its body. */
static bool spoil_head_place(struct opened *pdf)
{
    const struct element *head = opened_next(pdf, "THead", NULL), *body = opened_next(pdf, "TBody", head);
    if (!head || !body)
        return false;
    spoil_unhook(pdf, head);
    qpdf_oh_append_item(pdf->qpdf, spoil_kids(pdf, body), opened_object(pdf, head->object));
    return true;
}

static bool row_holds(struct opened *pdf, const struct element *row)
{
    static const char *const roles[] = {"TH", "TD", NULL};
    bool place =
        is(row->parent, "Table") || is(row->parent, "THead") || is(row->parent, "TBody") || is(row->parent, "TFoot");
    (void)pdf;
    return place && holds_only(row, roles);
}

static bool rows_hold(struct opened *pdf)
{
    return all_of(pdf, "TR", row_holds);
}

static bool spoil_in_row(struct opened *pdf)
{
    const struct element *row = opened_next(pdf, "TR", NULL);
    if (row)
        spoil_add(pdf, row, "P", true);
    return row != NULL;
}

static bool spoil_row_place(struct opened *pdf)
{
    const struct element *row = opened_next(pdf, "TR", NULL);
    if (!row)
        return false;
    qpdf_oh_append_item(pdf->qpdf, spoil_kids(pdf, pdf->elements.items[0]), opened_object(pdf, row->object));
    spoil_unhook(pdf, row);
    return true;
}

static bool cell_stands(struct opened *pdf, const struct element *cell)
{
    (void)pdf;
    return is(cell->parent, "TR");
}

static bool cells_stand(struct opened *pdf)
{
    bool heads = all_of(pdf, "TH", cell_stands);
    return all_of(pdf, "TD", cell_stands) && heads;
}

static bool spoil_cell_place(struct opened *pdf)
{
    const struct element *cell = opened_next(pdf, "TD", NULL);
    if (!cell)
        return false;
    qpdf_oh_append_item(pdf->qpdf, spoil_kids(pdf, pdf->elements.items[0]), opened_object(pdf, cell->object));
    spoil_unhook(pdf, cell);
    return true;
}

static bool spoil_cell_type(struct opened *pdf)
{
    return spoil_first(pdf, "TR", "/S", "/TH");
}

/* --- how many of each */

static bool one_head(struct opened *pdf, const struct element *table)
{
    (void)pdf;
    return count_kids(table, "THead") <= 1;
}

static bool one_foot(struct opened *pdf, const struct element *table)
{
    (void)pdf;
    return count_kids(table, "TFoot") <= 1;
}

static bool one_caption(struct opened *pdf, const struct element *table)
{
    (void)pdf;
    return count_kids(table, "Caption") <= 1;
}

static bool body_below_head(struct opened *pdf, const struct element *table)
{
    (void)pdf;
    return count_kids(table, "THead") + count_kids(table, "TFoot") == 0 || count_kids(table, "TBody") > 0;
}

static bool caption_at_end(struct opened *pdf, const struct element *table)
{
    (void)pdf;
    for (uint32_t i = 1; i + 1 < table->kids.n; i++) {
        if (is(table->kids.items[i].element, "Caption"))
            return false;
    }
    return true;
}

static bool heads_are_single(struct opened *pdf)
{
    return all_of(pdf, "Table", one_head);
}

static bool feet_are_single(struct opened *pdf)
{
    return all_of(pdf, "Table", one_foot);
}

static bool captions_are_single(struct opened *pdf)
{
    return all_of(pdf, "Table", one_caption);
}

static bool bodies_below_heads(struct opened *pdf)
{
    return all_of(pdf, "Table", body_below_head);
}

static bool captions_at_ends(struct opened *pdf)
{
    return all_of(pdf, "Table", caption_at_end);
}

static bool stands_beside_figure(const struct element *caption)
{
    return is(caption->parent, "Div") && count_kids(caption->parent, "Figure") == 1;
}

static bool caption_stands(struct opened *pdf, const struct element *caption)
{
    struct buf text = {0};
    opened_say(pdf, caption, &text);
    bool words = text.len > 0;
    buf_free(&text);
    return words && (is(caption->parent, "Table") || stands_beside_figure(caption) || is(caption->parent, "L") ||
                     is(caption->parent, "TOC"));
}

static bool captions_stand(struct opened *pdf)
{
    return all_of(pdf, "Caption", caption_stands);
}

static bool add_to_table(struct opened *pdf, const char *with, const char *type, bool twice)
{
    const struct element *table = opened_next(pdf, "Table", NULL);
    while (table && count_kids(table, with) == 0)
        table = opened_next(pdf, "Table", table);
    for (int i = 0; table && i <= twice; i++)
        spoil_add(pdf, table, type, i > 0);
    return table != NULL;
}

static bool spoil_two_heads(struct opened *pdf)
{
    return add_to_table(pdf, "THead", "THead", false);
}

static bool spoil_two_feet(struct opened *pdf)
{
    return add_to_table(pdf, "TBody", "TFoot", true);
}

static bool spoil_two_captions(struct opened *pdf)
{
    return add_to_table(pdf, "Caption", "Caption", false);
}

static bool spoil_no_body(struct opened *pdf)
{
    const struct element *body = opened_next(pdf, "TBody", NULL);
    if (body && count_kids(body->parent, "TBody") == 1 && count_kids(body->parent, "THead") == 1)
        spoil_unhook(pdf, body);
    return body != NULL;
}

static bool spoil_caption_between(struct opened *pdf)
{
    const struct element *caption = spoil_find(pdf, "Caption", "Table");
    if (!caption || caption->parent->kids.n < 3)
        return false;
    spoil_unhook(pdf, caption);
    qpdf_oh_insert_item(pdf->qpdf, spoil_kids(pdf, caption->parent), 1, opened_object(pdf, caption->object));
    return true;
}

static bool spoil_caption_words(struct opened *pdf)
{
    return spoil_first(pdf, "Caption", "/K", NULL);
}

static bool spoil_caption_place(struct opened *pdf)
{
    const struct element *section = opened_next(pdf, "Sect", NULL);
    if (section)
        spoil_add(pdf, section, "Caption", false);
    return section != NULL;
}

/* --- the grid */

static bool grid_is_full(struct opened *pdf, const struct element *table)
{
    struct grid grid;
    grid_fill(&grid, pdf->arena, table);
    uint32_t holes = 0;
    for (uint32_t i = 0; i < grid.nrows * grid.ncolumns; i++)
        holes += grid.cells[i] == NULL;
    if (grid.nrows > 0 && holes + grid.outside == 0)
        return true;
    return rule_fault(pdf, "%u rows, %u columns: %u holes, %u fields outside", grid.nrows, grid.ncolumns, holes,
                      grid.outside);
}

static bool cells_are_apart(struct opened *pdf, const struct element *table)
{
    struct grid grid;
    grid_fill(&grid, pdf->arena, table);
    return grid.overlaps == 0 || rule_fault(pdf, "%u fields taken twice", grid.overlaps);
}

static bool all_cells_are_apart(struct opened *pdf)
{
    return all_of(pdf, "Table", cells_are_apart);
}

static bool grids_are_full(struct opened *pdf)
{
    return all_of(pdf, "Table", grid_is_full);
}

static bool spoil_cell_missing(struct opened *pdf)
{
    const struct element *cell = opened_next(pdf, "TD", NULL);
    if (cell)
        spoil_unhook(pdf, cell);
    return cell != NULL;
}

static bool spoil_cell_more(struct opened *pdf)
{
    const struct element *row = spoil_find(pdf, "TR", "TBody");
    if (row)
        spoil_add(pdf, row, "TD", false);
    return row != NULL;
}

static bool spoil_table_empty(struct opened *pdf)
{
    return spoil_first(pdf, "Table", "/K", NULL);
}

/* A cell of some role that spans as asked. */
static const struct element *find_span(struct opened *pdf, bool rows)
{
    for (uint32_t i = 0; i < pdf->elements.n; i++) {
        const struct element *element = pdf->elements.items[i];
        if (is_cell(element) && (rows ? element->rowspan : element->colspan) > 1)
            return element;
    }
    return NULL;
}

static bool spoil_column_span(struct opened *pdf)
{
    const struct element *cell = find_span(pdf, false);
    return cell && spoil_attribute(pdf, cell, "/Table", "/ColSpan", NULL);
}

static bool spoil_row_span(struct opened *pdf)
{
    const struct element *cell = find_span(pdf, true);
    return cell && spoil_attribute(pdf, cell, "/Table", "/RowSpan", NULL);
}

/* A cell of the last row that would go on below it. */
static bool spoil_row_span_below(struct opened *pdf)
{
    const struct element *table = opened_next(pdf, "Table", NULL);
    struct grid grid;
    if (!table)
        return false;
    grid_fill(&grid, pdf->arena, table);
    const struct element *row = grid.rows[grid.nrows - 1], *last = row->kids.items[row->kids.n - 1].element;
    return spoil_attribute(pdf, last, "/Table", "/RowSpan", "2");
}

/* A cell goes on into the row below, where the cell before that field takes two columns. */
static bool spoil_overlap(struct opened *pdf)
{
    const struct element *table = opened_next(pdf, "Table", NULL);
    struct grid grid;
    if (!table)
        return false;
    grid_fill(&grid, pdf->arena, table);
    for (uint32_t row = grid.head_rows; row + 1 < grid.nrows && grid.ncolumns > 1; row++) {
        const struct element *upper = grid.cells[row * grid.ncolumns + 1];
        const struct element *lower = grid.cells[(row + 1) * grid.ncolumns];
        if (is(upper, "TD") && lower && upper->rowspan * upper->colspan == 1 && lower->rowspan * lower->colspan == 1)
            return spoil_attribute(pdf, upper, "/Table", "/RowSpan", "2") &&
                   spoil_attribute(pdf, lower, "/Table", "/ColSpan", "2");
    }
    return false;
}

/* --- header cells */

static bool scope_is_said(struct opened *pdf, const struct element *cell)
{
    (void)pdf;
    return str_eqz(cell->scope, "Row") || str_eqz(cell->scope, "Column") || str_eqz(cell->scope, "Both");
}

static bool scopes_are_said(struct opened *pdf)
{
    return all_of(pdf, "TH", scope_is_said);
}

static bool spoil_scope(struct opened *pdf)
{
    const struct element *cell = opened_next(pdf, "TH", NULL);
    return cell && spoil_attribute(pdf, cell, "/Table", "/Scope", NULL);
}

static bool spoil_scope_word(struct opened *pdf)
{
    const struct element *cell = opened_next(pdf, "TH", NULL);
    return cell && spoil_attribute(pdf, cell, "/Table", "/Scope", "/Col");
}

/* Cells of THead head columns; those of the body head their row, or rows below them. */
static bool scope_fits(struct opened *pdf, const struct element *cell)
{
    (void)pdf;
    bool in_head = is(cell->parent, "TR") && is(cell->parent->parent, "THead");
    return !in_head || str_eqz(cell->scope, "Column") || str_eqz(cell->scope, "Both");
}

static bool scopes_fit(struct opened *pdf)
{
    return all_of(pdf, "TH", scope_fits);
}

static bool spoil_scope_turned(struct opened *pdf)
{
    const struct element *cell = opened_next(pdf, "TH", opened_next(pdf, "THead", NULL));
    return cell && spoil_attribute(pdf, cell, "/Table", "/Scope", "/Row");
}

static bool head_has_id(struct opened *pdf, const struct element *cell)
{
    (void)pdf;
    return cell->id.len > 0;
}

static bool heads_have_ids(struct opened *pdf)
{
    return all_of(pdf, "TH", head_has_id);
}

static bool spoil_head_id(struct opened *pdf)
{
    return spoil_first(pdf, "TH", "/ID", NULL);
}

static const struct element *table_of(const struct element *element)
{
    while (element && !is(element, "Table"))
        element = element->parent;
    return element;
}

/* The header cell of a table with an ID; NULL: none. */
static const struct element *find_head(struct opened *pdf, const struct element *table, struct str id)
{
    for (const struct element *cell = table; (cell = opened_next(pdf, "TH", cell)) && table_of(cell) == table;) {
        if (id.s && str_eq(cell->id, id))
            return cell;
    }
    return NULL;
}

static bool headers_are_there(struct opened *pdf, const struct element *cell)
{
    for (uint32_t i = 0; i < cell->headers.n; i++) {
        const struct element *head = find_head(pdf, table_of(cell), cell->headers.items[i]);
        if (!head || head == cell)
            return rule_fault(pdf, "no such header: " PRIstr, STR_ARG(cell->headers.items[i]));
    }
    return true;
}

static bool all_headers_are_there(struct opened *pdf)
{
    bool heads = all_of(pdf, "TH", headers_are_there);
    return all_of(pdf, "TD", headers_are_there) && heads;
}

static bool spoil_header_name(struct opened *pdf)
{
    for (const struct element *cell = NULL; (cell = opened_next(pdf, "TD", cell));) {
        if (cell->headers.n > 0 && spoil_attribute(pdf, cell, "/Table", "/Headers", "[(nowhere)]"))
            return true;
    }
    return false;
}

/* The ID of a cell of another table. */
static bool spoil_header_table(struct opened *pdf)
{
    const struct element *first = opened_next(pdf, "Table", NULL), *second = opened_next(pdf, "Table", first);
    const struct element *head = second ? opened_next(pdf, "TH", second) : NULL;
    if (!head)
        return false;
    struct str headers = str_printf(pdf->arena, "[(" PRIstr ")]", STR_ARG(head->id));
    return spoil_attribute(pdf, opened_next(pdf, "TD", first), "/Table", "/Headers", headers.s);
}

/* --- what heads what */

static bool names(const struct element *cell, const struct element *head)
{
    for (uint32_t i = 0; i < cell->headers.n; i++) {
        if (str_eq(cell->headers.items[i], head->id))
            return true;
    }
    return false;
}

/* A cell over all columns: a comment, or a heading of the rows below it. */
static bool is_whole_row(const struct grid *grid, const struct element *cell)
{
    return cell->colspan == grid->ncolumns;
}

/* The cell names the last head above each of its columns. */
static bool columns_head(const struct grid *grid, const struct element *cell, uint32_t field)
{
    if (grid->head_rows == 0)
        return true;
    uint32_t column = field % grid->ncolumns;
    const struct element *head = grid->cells[(grid->head_rows - 1) * grid->ncolumns + column];
    return !is(head, "TH") || names(cell, head);
}

/* The cell names the head of its row: the TH in it that is not itself one over all columns. */
static bool row_heads(const struct grid *grid, const struct element *cell, uint32_t field)
{
    for (uint32_t c = 0; c < grid->ncolumns; c++) {
        const struct element *head = grid->cells[field - field % grid->ncolumns + c];
        if (is(head, "TH") && head != cell && str_eqz(head->scope, "Row") && !names(cell, head))
            return false;
    }
    return true;
}

/* Calls `headed` for each field of the body that a cell of data takes. */
static bool table_is_headed(struct opened *pdf, const struct element *table,
                            bool (*headed)(const struct grid *grid, const struct element *cell, uint32_t field))
{
    struct grid grid;
    bool all = true;
    grid_fill(&grid, pdf->arena, table);
    for (uint32_t i = grid.head_rows * grid.ncolumns; i < grid.nrows * grid.ncolumns; i++) {
        const struct element *cell = grid.cells[i];
        if (!is(cell, "TD") || is_whole_row(&grid, cell))
            continue;
        if (!headed(&grid, cell, i))
            all = rule_fault(pdf, "row %u, column %u", i / grid.ncolumns + 1, i % grid.ncolumns + 1);
    }
    return all;
}

/* The cell names the heading of its group: the last TH above it that takes all columns. */
static bool group_heads(const struct grid *grid, const struct element *cell, uint32_t field)
{
    for (uint32_t row = field / grid->ncolumns; row-- > grid->head_rows;) {
        const struct element *head = grid->cells[row * grid->ncolumns];
        if (is(head, "TH") && is_whole_row(grid, head))
            return names(cell, head);
    }
    return true;
}

static bool table_has_columns(struct opened *pdf, const struct element *table)
{
    return table_is_headed(pdf, table, columns_head);
}

static bool table_has_rows(struct opened *pdf, const struct element *table)
{
    return table_is_headed(pdf, table, row_heads);
}

static bool table_has_groups(struct opened *pdf, const struct element *table)
{
    return table_is_headed(pdf, table, group_heads);
}

static bool groups_are_headed(struct opened *pdf)
{
    return all_of(pdf, "Table", table_has_groups);
}

static bool columns_are_headed(struct opened *pdf)
{
    return all_of(pdf, "Table", table_has_columns);
}

static bool rows_are_headed(struct opened *pdf)
{
    return all_of(pdf, "Table", table_has_rows);
}

/* The heading of a group takes its row for itself; the words before a total span columns too. */
static bool is_group_heading(const struct element *head)
{
    return head->colspan > 1 && head->parent && head->parent->kids.n == 1;
}

/* Leaves out the last header of a scope, of one column (or the one of the row) or, `group`, of a group. */
static bool drop_header(struct opened *pdf, const char *scope, bool group)
{
    for (const struct element *cell = NULL; (cell = opened_next(pdf, "TD", cell));) {
        for (uint32_t i = cell->headers.n; i-- > 0;) {
            const struct element *head = find_head(pdf, table_of(cell), cell->headers.items[i]);
            if (!head || !str_eqz(head->scope, scope) || cell->colspan > 1 ||
                (group ? !is_group_heading(head) : head->colspan > 1))
                continue;
            struct buf left = {0};
            for (uint32_t k = 0; k < cell->headers.n; k++) {
                if (k != i)
                    buf_printf(&left, "(" PRIstr ")", STR_ARG(cell->headers.items[k]));
            }
            struct str array = str_printf(pdf->arena, "[%.*s]", (int)left.len, left.bytes ? left.bytes : "");
            buf_free(&left);
            return spoil_attribute(pdf, cell, "/Table", "/Headers", array.s);
        }
    }
    return false;
}

static bool spoil_column_header(struct opened *pdf)
{
    return drop_header(pdf, "Column", false);
}

static bool spoil_group_header(struct opened *pdf)
{
    return drop_header(pdf, "Row", true);
}

static bool spoil_row_header(struct opened *pdf)
{
    return drop_header(pdf, "Row", false);
}

/* The head of the last row above that is no whole-row cell; NULL: none. */
static const struct element *head_above(const struct grid *grid, uint32_t row)
{
    while (row-- > grid->head_rows) {
        const struct element **fields = &grid->cells[row * grid->ncolumns];
        if (fields[0] && is_whole_row(grid, fields[0])) {
            if (is(fields[0], "TH"))
                return NULL; /* a group begins */
            continue;
        }
        for (uint32_t c = 0; c < grid->ncolumns; c++) {
            if (is(fields[c], "TH") && str_eqz(fields[c]->scope, "Row"))
                return fields[c];
        }
        return NULL;
    }
    return NULL;
}

/* The cell names the heads of all columns, as one does that stands in place of a row's cells. */
static bool names_all_columns(const struct grid *grid, const struct element *cell)
{
    for (uint32_t c = 0; c < grid->ncolumns; c++) {
        if (!columns_head(grid, cell, c))
            return false;
    }
    return grid->head_rows > 0;
}

/* A comment names the head of the row that it speaks of. */
static bool comments_are_headed(struct opened *pdf, const struct element *table)
{
    struct grid grid;
    bool all = true;
    grid_fill(&grid, pdf->arena, table);
    for (uint32_t row = grid.head_rows; row < grid.nrows; row++) {
        const struct element *cell = grid.ncolumns ? grid.cells[row * grid.ncolumns] : NULL;
        if (!is(cell, "TD") || !is_whole_row(&grid, cell))
            continue;
        const struct element *head = head_above(&grid, row);
        if (head && !names(cell, head) && !names_all_columns(&grid, cell))
            all = rule_fault(pdf, "row %u", row + 1);
    }
    return all;
}

static bool all_comments_are_headed(struct opened *pdf)
{
    return all_of(pdf, "Table", comments_are_headed);
}

static bool spoil_comment(struct opened *pdf)
{
    for (const struct element *cell = NULL; (cell = opened_next(pdf, "TD", cell));) {
        if (cell->colspan > 2 && cell->parent->kids.n == 1 && cell->headers.n == 1)
            return spoil_attribute(pdf, cell, "/Table", "/Headers", NULL);
    }
    return false;
}

static const struct rule rules[] = {
    {"UA-1 7.2-3", "a table holds a caption, a head, bodies and rows", tables_hold, spoil_in_table, NULL},
    {"UA-1 7.2-37", "a body holds rows", bodies_hold, spoil_in_body, NULL},
    {"UA-1 7.2-36", "a head holds rows", bodies_hold, spoil_in_head, NULL},
    {"UA-1 7.2-5", "a head stands in a table", bodies_hold, spoil_head_place, NULL},
    {"UA-1 7.2-10", "a row holds cells", rows_hold, spoil_in_row, NULL},
    {"UA-1 7.2-4", "a row stands in a table or a part of one", rows_hold, spoil_row_place, NULL},
    {"UA-1 7.2-9", "a cell stands in a row", cells_stand, spoil_cell_place, NULL},
    {"UA-1 7.2-8", "a header cell stands in a row", cells_stand, spoil_cell_type, NULL},
    {"UA-1 7.2-11", "a table has one head at most", heads_are_single, spoil_two_heads, NULL},
    {"UA-1 7.2-12", "a table has one foot at most", feet_are_single, spoil_two_feet, NULL},
    {"UA-1 7.2-39", "a table has one caption at most", captions_are_single, spoil_two_captions, NULL},
    {"UA-1 7.2-14", "a table with a head has a body", bodies_below_heads, spoil_no_body, NULL},
    {"UA-1 7.2-16", "a caption comes first or last", captions_at_ends, spoil_caption_between, NULL},
    {"UA-1 7.2", "a caption has words", captions_stand, spoil_caption_words, NULL},
    {"UA-1 7.2", "a caption has something that it belongs to", captions_stand, spoil_caption_place, NULL},
    {"UA-1 7.2-42", "all rows are as wide: no cell is missing", grids_are_full, spoil_cell_missing, NULL},
    {"UA-1 7.2-42", "all rows are as wide: no cell is too much", grids_are_full, spoil_cell_more, NULL},
    {"UA-1 7.2-43", "all rows are as wide: spans count", grids_are_full, spoil_column_span, NULL},
    {"UA-1 7.2-41", "all columns are as high: spans count", grids_are_full, spoil_row_span, NULL},
    {"UA-1 7.2-41", "no span goes below the last row", grids_are_full, spoil_row_span_below, NULL},
    {"UA-1 7.2-15", "no cell lies over another", all_cells_are_apart, spoil_overlap, NULL},
    {"UA-1 7.2", "a table has rows", grids_are_full, spoil_table_empty, NULL},
    {"UA-1 7.5-1", "a header cell has a scope", scopes_are_said, spoil_scope, NULL},
    {"UA-1 7.5-1", "a scope is Row, Column or Both", scopes_are_said, spoil_scope_word, NULL},
    {"UA-1 7.5", "cells of a head are heads of columns", scopes_fit, spoil_scope_turned, NULL},
    {"UA-1 7.5", "a header cell has an ID", heads_have_ids, spoil_head_id, NULL},
    {"UA-1 7.5-2", "headers name cells that are there", all_headers_are_there, spoil_header_name, NULL},
    {"UA-1 7.5-2", "headers name cells of the same table", all_headers_are_there, spoil_header_table, NULL},
    {"UA-1 7.5-1", "a cell names the heads of its columns", columns_are_headed, spoil_column_header, NULL},
    {"UA-1 7.5-1", "a cell names the head of its row", rows_are_headed, spoil_row_header, NULL},
    {"UA-1 7.5-1", "a cell names the heading of its group", groups_are_headed, spoil_group_header, NULL},
    {"UA-1 7.5-1", "a comment names the head of its row", all_comments_are_headed, spoil_comment, NULL},
};

const struct rule_set rules_tables = RULE_SET(rules);
