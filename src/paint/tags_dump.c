/* --dump=tags: the logical tree with its text in reading order. */
#include <stdlib.h>

#include "base/sys.h"
#include "paint/painter_int.h"
#include "paint/tagtree_int.h"
#include "paint/trace_int.h"

/* A device that keeps the text of each run. */
struct collector {
    const struct paint_job *job;
    const struct content *content;
    struct buf text;
    size_t *starts; /* by run; one more than there are */
    uint32_t nruns, cap;
    bool in_content;
    bool replaced; /* the words are read as something else, which is in the text already */
    bool drawn;    /* what is open is a drawing */
};

static void begin_page(void *self, const struct page *page, uint32_t index)
{
    (void)self;
    (void)page;
    (void)index;
}

static void end_page(void *self)
{
    (void)self;
}

static void begin_content(void *user, const struct sem *sem, uint32_t mcid)
{
    struct collector *self = user;

    (void)sem;
    (void)mcid;
    if (self->nruns + 1 >= self->cap) {
        self->cap = self->cap == 0 ? 1024 : self->cap * 2;
        self->starts = sys_realloc(self->starts, sizeof(*self->starts) * self->cap);
    }
    self->starts[self->nruns++] = self->text.len;
    self->in_content = true;
}

static void begin_artifact(void *user, enum artifact kind)
{
    struct collector *self = user;

    (void)kind;
    self->in_content = false;
}

static void end_marked(void *user)
{
    struct collector *self = user;

    self->in_content = self->drawn = false;
    if (self->nruns > 0)
        self->starts[self->nruns] = self->text.len;
}

static void take_actual(void *user, struct str text)
{
    struct collector *self = user;

    buf_put_str(&self->text, text);
    self->replaced = true;
}

static void end_actual(void *user)
{
    struct collector *self = user;

    self->replaced = false;
}

static void take_words(void *user, const struct device_words *words)
{
    struct collector *self = user;

    if (self->in_content && !self->replaced && !self->drawn)
        trace_put_words(&self->text, self->job->text, words);
}

static void skip_rect(void *self, len_t x, len_t y, len_t width, len_t height, uint32_t colour)
{
    (void)self;
    (void)x;
    (void)y;
    (void)width;
    (void)height;
    (void)colour;
}

static void take_object(struct collector *self)
{
    if (self->in_content)
        buf_puts(&self->text, "\xef\xbf\xbc"); /* U+FFFC, an object in the text */
}

static void take_symbol(void *self, enum shape shape, len_t x, len_t y, len_t size, uint32_t colour)
{
    (void)shape;
    skip_rect(self, x, y, size, size, colour);
    take_object(self);
}

static void take_image(void *self, const struct image *image, len_t x, len_t y, len_t width, len_t height)
{
    (void)image;
    skip_rect(self, x, y, width, height, 0);
    take_object(self);
}

/* A drawing is one object, with its words. */
static void take_area(void *user, len_t x, len_t y, len_t width, len_t height)
{
    struct collector *self = user;

    skip_rect(self, x, y, width, height, 0);
    take_object(self);
    self->drawn = true;
}

static void skip_path(void *self, const struct device_path *path)
{
    (void)self;
    (void)path;
}

static void skip_watermark(void *self, const struct device_words *words, int32_t degrees)
{
    (void)self;
    (void)words;
    (void)degrees;
}

static void skip_link(void *self, const struct sem *sem, len_t x, len_t y, len_t width, len_t height)
{
    (void)sem;
    skip_rect(self, x, y, width, height, 0);
}

static void collect_text(struct collector *self, struct painter *painter)
{
    struct device device = {
        .self = self,
        .begin_page = begin_page,
        .end_page = end_page,
        .begin_content = begin_content,
        .begin_artifact = begin_artifact,
        .end_marked = end_marked,
        .begin_actual = take_actual,
        .end_actual = end_actual,
        .rect = skip_rect,
        .words = take_words,
        .symbol = take_symbol,
        .image = take_image,
        .area = take_area,
        .path = skip_path,
        .watermark = skip_watermark,
        .link = skip_link,
    };

    for (uint32_t i = 0; i < painter->job->pages->n; i++)
        painter_page(painter, &device, i);
}

/* --- printing */

struct dump {
    const struct paint_job *job;
    const struct collector *collector;
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
    const struct content *content = dump->tree->content;
    struct buf text = {0};

    if (content->first[sem->order] == RUN_NONE || dump->collector->starts == NULL)
        return;
    for (uint32_t run = content->first[sem->order]; run != RUN_NONE; run = content->runs[run].next) {
        size_t start = dump->collector->starts[run];

        buf_put(&text, dump->collector->text.bytes + start, dump->collector->starts[run + 1] - start);
    }
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
    struct collector collector = {.job = job};
    struct dump dump = {.job = job, .collector = &collector, .tree = &tree, .out = out};

    painter_init(&painter, job, true);
    collect_text(&collector, &painter);
    tagtree_init(&tree, job->boxes->tree.root, &painter.content, painter.norders);
    put_tree(&dump);
    table_tags_free(&dump.table);
    tagtree_free(&tree);
    painter_free(&painter);
    buf_free(&collector.text);
    free(collector.starts);
}
