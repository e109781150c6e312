#include "paint/haru_tree_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/sys.h"
#include "paint/painter_int.h"

enum {
    LEAF = 1000,         /* keys in one node of a number or name tree */
    SHARED_CELLS = 1024, /* attribute dictionaries that are remembered, a power of two */
};

/* An attribute dictionary that several elements refer to. */
struct shared {
    char *text;
    size_t len;
    uint32_t id;
};

struct tree_writer {
    struct haru *haru;
    struct haru_page *page;
    const struct tagtree *tree;
    uint32_t first;     /* object id of element 1 */
    uint32_t root;      /* of the structure tree's root */
    uint32_t arrays;    /* object id of page 0's array in the parent tree; the others follow */
    uint32_t *owners;   /* object ids of the elements of annotations, by key */
    uint32_t *by_order; /* indices of page->areas, by the order of their node, then as painted */
    uint32_t nareas;
    struct table_tags table;
    struct buf attributes, kids;
    uint32_t nkids;
    uint32_t near; /* a page index to try first */
    struct shared *shared;
};

static uint32_t element_id(const struct tree_writer *writer, uint32_t element)
{
    return writer->first + element - 1;
}

/* --- areas of a node */

struct area_key {
    uint32_t order, index;
};

static int compare_keys(const void *a, const void *b)
{
    const struct area_key *x = a, *y = b;

    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static void sort_areas(struct tree_writer *writer)
{
    uint32_t n = writer->page->areas.n;
    struct area_key *keys = sys_malloc(sizeof(*keys) * ((size_t)n + 1));

    for (uint32_t i = 0; i < n; i++)
        keys[i] = (struct area_key){writer->page->areas.items[i].order, i};
    qsort(keys, n, sizeof(*keys), compare_keys);
    writer->by_order = sys_malloc(sizeof(uint32_t) * ((size_t)n + 1));
    for (uint32_t i = 0; i < n; i++)
        writer->by_order[i] = keys[i].index;
    writer->nareas = n;
    free(keys);
}

/* The first place in by_order with the node's order, or beyond. */
static uint32_t first_area(const struct tree_writer *writer, uint32_t order)
{
    uint32_t low = 0, high = writer->nareas;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (writer->page->areas.items[writer->by_order[middle]].order < order)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct tagged_area *area_at(const struct tree_writer *writer, uint32_t at, uint32_t order)
{
    const struct tagged_area *area;

    if (at >= writer->nareas)
        return NULL;
    area = &writer->page->areas.items[writer->by_order[at]];
    return area->order == order ? area : NULL;
}

/* --- attributes */

static void put_span(struct buf *out, const char *name, uint32_t n)
{
    if (n <= 1)
        return;
    haru_puts(out, name);
    buf_putc(out, ' ');
    buf_put_int(out, n);
}

/* Returns whether other cells are unlikely to have the same headers. */
static bool put_headers(struct tree_writer *writer, const struct sem *cell)
{
    const struct head_cells *heads = table_tags_find(&writer->table, cell);
    struct buf *out = &writer->attributes;

    for (uint32_t i = 0; i < heads->n; i++) {
        haru_puts(out, i == 0 ? "/Headers[(" : "(");
        tagtree_put_cell_id(writer->tree, out, heads->items[i].id.ordinal);
        buf_putc(out, ')');
    }
    if (heads->n > 0)
        buf_putc(out, ']');
    return cell->kind == CELL_COMMENT || table_tags_row_is_headed(&writer->table);
}

/* The attributes of a cell; returns whether other cells may well have the same. */
static bool cell_attributes(struct tree_writer *writer, const struct sem *cell)
{
    static const char *const scopes[] = {"", "/Scope/Column", "/Scope/Row", "/Scope/Both"};
    struct buf *out = &writer->attributes;
    bool own = false;
    size_t start;

    haru_puts(out, "<</O/Table");
    start = out->len;
    if (cell->role == ROLE_TH)
        haru_puts(out, scopes[cell->scope]);
    else
        own = put_headers(writer, cell);
    put_span(out, "/ColSpan", cell->colspan);
    put_span(out, "/RowSpan", cell->rowspan);
    if (out->len == start)
        buf_clear(out);
    else
        haru_puts(out, ">>");
    return !own;
}

/* The box round all of a figure on the page where it begins. */
static void figure_attributes(struct tree_writer *writer, const struct sem *figure)
{
    uint32_t at = first_area(writer, figure->order);
    const struct tagged_area *first = area_at(writer, at, figure->order), *area = first;
    struct buf *out = &writer->attributes;
    len_t edges[4];

    if (first == NULL)
        return;
    edges[0] = first->left;
    edges[1] = first->bottom;
    edges[2] = first->right;
    edges[3] = first->top;
    for (; area != NULL && area->page == first->page; area = area_at(writer, ++at, figure->order)) {
        edges[0] = len_min(edges[0], area->left);
        edges[1] = len_min(edges[1], area->bottom);
        edges[2] = len_max(edges[2], area->right);
        edges[3] = len_max(edges[3], area->top);
    }
    haru_puts(out, "<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        buf_put_milli(out, edges[i]);
        buf_putc(out, i < 3 ? ' ' : ']');
    }
    haru_puts(out, ">>");
}

/* Leaves the element's attribute dictionary in writer->attributes (empty: none). Returns whether it is likely to be
 * needed again. */
static bool find_attributes(struct tree_writer *writer, const struct sem *sem)
{
    static const char *const numberings[] = {"/None",       "/Disc",       "/Decimal",   "/LowerAlpha",
                                             "/LowerRoman", "/UpperAlpha", "/UpperRoman"};
    struct buf *out = &writer->attributes;

    buf_clear(out);
    switch ((enum role)sem->role) {
    case ROLE_TH:
    case ROLE_TD:
        return cell_attributes(writer, sem);
    case ROLE_L:
        haru_puts(out, "<</O/List/ListNumbering");
        haru_puts(out, numberings[sem->numbering]);
        haru_puts(out, ">>");
        return true;
    case ROLE_FIGURE:
        figure_attributes(writer, sem);
        return false;
    default:
        return false;
    }
}

/* The object that holds the dictionary in writer->attributes. A table of fixed size forgets the older of two that
 * meet: that costs a copy in the file, nothing else. */
static uint32_t share_attributes(struct tree_writer *writer)
{
    const struct buf *text = &writer->attributes;
    uint32_t hash = str_hash((struct str){text->bytes, (uint32_t)text->len});
    struct shared *slot = &writer->shared[hash & (SHARED_CELLS - 1)];

    if (slot->id != 0 && slot->len == text->len && memcmp(slot->text, text->bytes, text->len) == 0)
        return slot->id;
    slot->text = sys_realloc(slot->text, text->len);
    memcpy(slot->text, text->bytes, text->len);
    slot->len = text->len;
    slot->id = haru_new_ids(writer->haru, 1);
    buf_put(haru_begin(writer->haru, slot->id), text->bytes, text->len);
    haru_end(writer->haru);
    return slot->id;
}

/* --- kids */

#define NO_PAGE UINT32_MAX

static struct buf *begin_kid(struct tree_writer *writer)
{
    if (writer->nkids++ > 0)
        buf_putc(&writer->kids, ' ');
    return &writer->kids;
}

static void put_run(struct tree_writer *writer, uint32_t run, uint32_t *page)
{
    const struct content *content = writer->tree->content;
    uint32_t at = content_page_of(content, run, writer->near);
    uint32_t mcid = run - content->page_start[at];
    struct buf *out = begin_kid(writer);

    writer->near = at;
    if (*page == NO_PAGE)
        *page = at;
    if (at == *page) {
        buf_put_int(out, mcid);
    } else {
        haru_puts(out, "<</Type/MCR/Pg ");
        haru_put_ref(out, haru_page_id(writer->page, at));
        haru_puts(out, "/MCID ");
        buf_put_int(out, mcid);
        haru_puts(out, ">>");
    }
}

static void put_runs(struct tree_writer *writer, const struct sem *sem, uint32_t *page)
{
    const struct content *content = writer->tree->content;

    for (uint32_t run = content->first[sem->order]; run != RUN_NONE; run = content->runs[run].next)
        put_run(writer, run, page);
}

static void put_annotations(struct tree_writer *writer, const struct sem *link)
{
    const struct tagged_area *area;

    for (uint32_t i = first_area(writer, link->order); (area = area_at(writer, i, link->order)) != NULL; i++) {
        struct buf *out;

        if (area->annotation == 0)
            continue;
        out = begin_kid(writer);
        haru_puts(out, "<</Type/OBJR/Pg ");
        haru_put_ref(out, haru_page_id(writer->page, area->page));
        haru_puts(out, "/Obj ");
        haru_put_ref(out, area->annotation);
        haru_puts(out, ">>");
    }
}

/* Leaves the element's kids in writer->kids; returns the index of the page that plain MCIDs refer to, or NO_PAGE. */
static uint32_t find_kids(struct tree_writer *writer, const struct sem *sem)
{
    uint32_t page = NO_PAGE, element;

    buf_clear(&writer->kids);
    writer->nkids = 0;
    put_runs(writer, sem, &page);
    for (const struct sem *child = sem->first; child != NULL; child = child->next) {
        if (child->role == ROLE_TEXT) {
            put_runs(writer, child, &page);
            continue;
        }
        element = tagtree_element(writer->tree, child);
        if (element == 0)
            continue;
        haru_put_ref(begin_kid(writer), element_id(writer, element));
    }
    if (sem->role == ROLE_LINK)
        put_annotations(writer, sem);
    return page;
}

/* --- elements */

/* A link that leads nowhere is a stretch of text. */
static const char *role_of(const struct tree_writer *writer, const struct sem *sem)
{
    if (sem->role == ROLE_LINK && !painter_link_leads(writer->page->job, sem))
        return sem_role_name(ROLE_SPAN);
    return sem_role_name((enum role)sem->role);
}

static void put_parent(const struct tree_writer *writer, struct buf *out, const struct sem *sem)
{
    haru_puts(out, "/P ");
    if (sem == writer->tree->root)
        haru_put_ref(out, writer->root);
    else
        haru_put_ref(out, element_id(writer, tagtree_element(writer->tree, sem->parent)));
}

static void put_entry(struct haru *haru, struct buf *out, const char *key, struct str text)
{
    if (text.len == 0)
        return;
    haru_puts(out, key);
    haru_put_text(haru, out, text);
}

static void put_extra(const struct tree_writer *writer, struct buf *out, const struct sem *sem)
{
    const struct sem_extra *extra = sem->extra;

    put_entry(writer->haru, out, "/Lang", extra->lang);
    put_entry(writer->haru, out, "/ActualText", extra->actual);
    if (sem->role != ROLE_LINK) /* a link's is said by its annotation, else it would hide the link's words */
        put_entry(writer->haru, out, "/Alt", extra->alt);
    if (sem->role == ROLE_NOTE && extra->note > 0) {
        haru_puts(out, "/ID(");
        tagtree_put_note_id(writer->tree, out, extra->note);
        buf_putc(out, ')');
    }
}

static void put_cell_id(const struct tree_writer *writer, struct buf *out, const struct sem *cell)
{
    struct cell_id id = table_tags_id(&writer->table, cell);

    haru_puts(out, "/ID(");
    tagtree_put_cell_id(writer->tree, out, id.ordinal);
    buf_putc(out, ')');
}

static void put_kids(const struct tree_writer *writer, struct buf *out)
{
    if (writer->nkids == 0)
        return;
    haru_puts(out, writer->nkids > 1 ? "/K[" : "/K ");
    buf_put(out, writer->kids.bytes, writer->kids.len);
    if (writer->nkids > 1)
        buf_putc(out, ']');
}

static void write_element(struct tree_writer *writer, const struct sem *sem, uint32_t element)
{
    uint32_t page = find_kids(writer, sem), shared = 0;
    struct buf *out;

    table_tags_enter(&writer->table, sem);
    if (find_attributes(writer, sem) && writer->attributes.len > 0)
        shared = share_attributes(writer);
    out = haru_begin(writer->haru, element_id(writer, element));
    haru_puts(out, "<</S/");
    haru_puts(out, role_of(writer, sem));
    put_parent(writer, out, sem);
    if (page != NO_PAGE) {
        haru_puts(out, "/Pg ");
        haru_put_ref(out, haru_page_id(writer->page, page));
    }
    put_kids(writer, out);
    if (shared != 0) {
        haru_puts(out, "/A ");
        haru_put_ref(out, shared);
    } else if (writer->attributes.len > 0) {
        haru_puts(out, "/A");
        buf_put(out, writer->attributes.bytes, writer->attributes.len);
    }
    if (sem->role == ROLE_TH)
        put_cell_id(writer, out, sem);
    if (sem->extra != NULL)
        put_extra(writer, out, sem);
    haru_puts(out, ">>");
    haru_end(writer->haru);
}

static void write_elements(struct tree_writer *writer)
{
    const struct tagtree *tree = writer->tree;

    for (const struct sem *sem = tree->root; sem != NULL; sem = tagtree_next(tree->root, sem)) {
        uint32_t element = tagtree_element(tree, sem);

        if (element != 0 && sem->role != ROLE_TEXT)
            write_element(writer, sem, element);
    }
}

/* --- parent tree and ID tree */

/* Which element holds which content of a page: an array by MCID. */
static void write_parents(struct tree_writer *writer, uint32_t page)
{
    const struct content *content = writer->tree->content;
    struct buf *out = haru_begin(writer->haru, writer->arrays + page);

    buf_putc(out, '[');
    for (uint32_t run = content->page_start[page]; run < content->page_start[page + 1]; run++) {
        haru_put_ref(out, element_id(writer, writer->tree->element[content->runs[run].owner]));
        buf_putc(out, ' ');
    }
    buf_putc(out, ']');
    haru_end(writer->haru);
}

static void put_number_entry(const struct tree_writer *writer, struct buf *out, uint32_t key)
{
    uint32_t npages = writer->tree->content->npages;

    buf_put_int(out, key);
    buf_putc(out, ' ');
    haru_put_ref(out, key < npages ? writer->arrays + key : writer->owners[key - npages]);
    buf_putc(out, ' ');
}

/* A leaf of the number tree: keys from first to end - 1. */
static void write_number_leaf(struct tree_writer *writer, uint32_t id, uint32_t first, uint32_t end)
{
    struct buf *out = haru_begin(writer->haru, id);

    haru_puts(out, "<</Limits[");
    buf_put_int(out, first);
    buf_putc(out, ' ');
    buf_put_int(out, end - 1);
    haru_puts(out, "]/Nums[");
    for (uint32_t key = first; key < end; key++)
        put_number_entry(writer, out, key);
    haru_puts(out, "]>>");
    haru_end(writer->haru);
}

static void put_id(const struct tagtree *tree, struct buf *out, uint32_t index)
{
    buf_putc(out, '(');
    if (index < tree->ncells)
        tagtree_put_cell_id(tree, out, index + 1);
    else
        tagtree_put_note_id(tree, out, tree->notes[index - tree->ncells].note);
    buf_putc(out, ')');
}

static void write_name_leaf(struct tree_writer *writer, uint32_t id, uint32_t first, uint32_t end)
{
    const struct tagtree *tree = writer->tree;
    struct buf *out = haru_begin(writer->haru, id);

    haru_puts(out, "<</Limits[");
    put_id(tree, out, first);
    put_id(tree, out, end - 1);
    haru_puts(out, "]/Names[");
    for (uint32_t i = first; i < end; i++) {
        put_id(tree, out, i);
        haru_put_ref(out,
                     element_id(writer, i < tree->ncells ? tree->cells[i] : tree->notes[i - tree->ncells].element));
    }
    haru_puts(out, "]>>");
    haru_end(writer->haru);
}

/* A number or name tree of n keys: a root whose kids are leaves. Returns the root's id, 0 when there are no keys. */
static uint32_t write_leaves(struct tree_writer *writer, uint32_t n,
                             void (*write)(struct tree_writer *, uint32_t, uint32_t, uint32_t))
{
    uint32_t nleaves = (n + LEAF - 1) / LEAF, root, leaves;
    struct buf *out;

    if (n == 0)
        return 0;
    root = haru_new_ids(writer->haru, nleaves + 1);
    leaves = root + 1;
    for (uint32_t i = 0; i < nleaves; i++)
        write(writer, leaves + i, i * LEAF, (i + 1) * LEAF < n ? (i + 1) * LEAF : n);
    out = haru_begin(writer->haru, root);
    haru_puts(out, "<</Kids[");
    for (uint32_t i = 0; i < nleaves; i++) {
        haru_put_ref(out, leaves + i);
        buf_putc(out, ' ');
    }
    haru_puts(out, "]>>");
    haru_end(writer->haru);
    return root;
}

static void find_owners(struct tree_writer *writer)
{
    const struct haru_page *page = writer->page;
    uint32_t npages = page->job->pages->n;

    writer->owners = sys_malloc(sizeof(uint32_t) * ((size_t)(page->next_key - npages) + 1));
    for (uint32_t i = 0; i < page->areas.n; i++) {
        const struct tagged_area *area = &page->areas.items[i];

        if (area->annotation != 0)
            writer->owners[area->key - npages] = element_id(writer, writer->tree->element[area->order]);
    }
}

static uint32_t write_parent_tree(struct tree_writer *writer)
{
    uint32_t npages = writer->tree->content->npages;

    find_owners(writer);
    writer->arrays = haru_new_ids(writer->haru, npages);
    for (uint32_t i = 0; i < npages; i++)
        write_parents(writer, i);
    return write_leaves(writer, writer->page->next_key, write_number_leaf);
}

static void write_root(struct tree_writer *writer)
{
    uint32_t parents = write_parent_tree(writer);
    uint32_t ids = write_leaves(writer, writer->tree->ncells + writer->tree->nnotes, write_name_leaf);
    struct buf *out = haru_begin(writer->haru, writer->root);

    haru_puts(out, "<</Type/StructTreeRoot/K ");
    haru_put_ref(out, element_id(writer, tagtree_element(writer->tree, writer->tree->root)));
    if (parents != 0) {
        haru_puts(out, "/ParentTree ");
        haru_put_ref(out, parents);
    }
    haru_puts(out, "/ParentTreeNextKey ");
    buf_put_int(out, writer->page->next_key);
    if (ids != 0) {
        haru_puts(out, "/IDTree ");
        haru_put_ref(out, ids);
    }
    haru_puts(out, ">>");
    haru_end(writer->haru);
}

static void free_writer(struct tree_writer *writer)
{
    for (uint32_t i = 0; i < SHARED_CELLS; i++)
        free(writer->shared[i].text);
    free(writer->shared);
    free(writer->by_order);
    free(writer->owners);
    table_tags_free(&writer->table);
    buf_free(&writer->attributes);
    buf_free(&writer->kids);
}

void haru_tree_write(struct haru_page *page, const struct tagtree *tree, uint32_t root)
{
    struct tree_writer writer = {.haru = page->haru, .page = page, .tree = tree, .root = root};

    writer.first = haru_new_ids(page->haru, tree->nelements);
    writer.shared = sys_calloc(SHARED_CELLS, sizeof(*writer.shared));
    sort_areas(&writer);
    write_elements(&writer);
    write_root(&writer);
    free_writer(&writer);
}
