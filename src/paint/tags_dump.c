/* --dump=tags: the logical tree with its text in reading order. */
#include "paint/painter_int.h"
#include "paint/run_texts_int.h"
#include "paint/tagtree_int.h"
#include "paint/trace_int.h"

struct dump {
    const struct paint_job *job;
    const struct run_texts *texts;
    const struct tagtree *tree;
    struct table_tags table;
    struct buf *out;
};

static void indent(struct dump *dump, uint32_t depth)
{
    for (uint32_t i = 0; i < depth; i++)
        buf_puts(dump->out, "  ");
}

/* All runs of a node as one text, on a line of its own. */
static void put_text(struct dump *dump, const struct sem *sem, uint32_t depth)
{
    struct buf text = {0};

    if (!content_has(dump->tree->content, sem))
        return;
    run_texts_put(dump->texts, dump->tree->content, sem, &text);
    indent(dump, depth);
    trace_put_quoted(dump->out, (struct str){text.bytes, (uint32_t)text.len});
    buf_putc(dump->out, '\n');
    buf_free(&text);
}

static void put_head_ids(struct dump *dump, const struct sem *cell)
{
    const struct head_cells *heads = table_tags_find(&dump->table, cell);

    for (uint32_t i = 0; i < heads->n; i++) {
        buf_puts(dump->out, i == 0 ? " headers " : ",");
        tagtree_put_cell_place(dump->tree, dump->out, &heads->items[i].id);
    }
}

static void put_cell(struct dump *dump, const struct sem *cell)
{
    static const char *const scopes[] = {"", " scope column", " scope row", " scope both"};
    struct cell_id id = table_tags_id(&dump->table, cell);

    if (cell->role == ROLE_TH) {
        buf_puts(dump->out, " id ");
        tagtree_put_cell_place(dump->tree, dump->out, &id);
        buf_puts(dump->out, scopes[cell->scope]);
    } else {
        put_head_ids(dump, cell);
    }
    if (cell->colspan > 1)
        buf_printf(dump->out, " columns %u", (unsigned)cell->colspan);
    if (cell->rowspan > 1)
        buf_printf(dump->out, " rows %u", (unsigned)cell->rowspan);
}

static void put_named(struct dump *dump, const char *name, struct str text)
{
    if (text.len == 0)
        return;
    buf_puts(dump->out, name);
    trace_put_quoted(dump->out, text);
}

static void put_extra(struct dump *dump, const struct sem *sem)
{
    const struct sem_extra *extra = sem->extra;

    if (sem->role == ROLE_NOTE && extra->note > 0) {
        buf_puts(dump->out, " id ");
        tagtree_put_note_id(dump->tree, dump->out, extra->note);
    }
    put_named(dump, " lang ", extra->lang);
    put_named(dump, " actual ", extra->actual);
    put_named(dump, " alt ", extra->alt);
    if (sem->role == ROLE_LINK)
        trace_put_target(dump->out, dump->job, sem);
}

static void put_element(struct dump *dump, const struct sem *sem, uint32_t depth)
{
    static const char *const numberings[] = {"",       " disc",        " decimal",    " alpha",
                                             " roman", " upper-alpha", " upper-roman"};

    table_tags_enter(&dump->table, sem);
    indent(dump, depth);
    buf_puts(dump->out, sem_role_name((enum role)sem->role));
    if (sem->role == ROLE_TH || sem->role == ROLE_TD)
        put_cell(dump, sem);
    if (sem->role == ROLE_L)
        buf_puts(dump->out, numberings[sem->numbering]);
    if (sem->extra != NULL)
        put_extra(dump, sem);
    buf_putc(dump->out, '\n');
}

static uint32_t depth_of(const struct sem *sem)
{
    uint32_t depth = 0;

    for (; sem->parent != NULL; sem = sem->parent)
        depth++;
    return depth;
}

static void put_tree(struct dump *dump)
{
    const struct tagtree *tree = dump->tree;

    for (const struct sem *sem = tree->root; sem != NULL; sem = tagtree_next(tree->root, sem)) {
        uint32_t depth = depth_of(sem);

        if (sem->role == ROLE_TEXT) {
            put_text(dump, sem, depth);
        } else if (tagtree_element(tree, sem) != 0) {
            put_element(dump, sem, depth);
            put_text(dump, sem, depth + 1);
        }
    }
}

void paint_dump_tags(const struct paint_job *job, struct buf *out)
{
    struct painter painter;
    struct tagtree tree;
    struct run_texts texts;
    struct dump dump = {.job = job, .texts = &texts, .tree = &tree, .out = out};

    painter_init(&painter, job, true);
    run_texts_init(&texts, &painter);
    tagtree_init(&tree, job->boxes->tree.root, &painter.content, painter.norders);
    put_tree(&dump);
    table_tags_free(&dump.table);
    tagtree_free(&tree);
    run_texts_free(&texts);
    painter_free(&painter);
}
