#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sys.h"
#include "base/utf8.h"
#include "check/rich.h"
#include "paint/facts_int.h"
#include "paint/heard_int.h"

void heard_words_init(struct heard_words *words, const struct paint_job *job, const struct tagtree *tree,
                      const struct run_texts *texts)
{
    *words = (struct heard_words){.job = job, .tree = tree, .texts = texts};
    words->heads = sys_calloc((size_t)tree->ncells + 1, sizeof(*words->heads));
}

void heard_words_free(struct heard_words *words)
{
    table_tags_free(&words->table);
    free(words->heads);
}

/* --- text */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Bytes of a character that is not spoken at the beginning of v. */
static uint32_t unspoken(struct str v)
{
    return str_starts(v, "\xc2\xad") ? 2 : str_starts(v, "\xef\xbf\xbc") ? 3 : 0;
}

/* Without soft hyphens and marks of objects, white space as blanks. */
static void put_clean(struct buf *out, struct str text)
{
    while (text.len > 0) {
        uint32_t skip = unspoken(text);

        if (skip == 0)
            buf_putc(out, is_blank(text.s[0]) ? ' ' : text.s[0]);
        text = str_sub(text, skip > 0 ? skip : 1, text.len);
    }
}

/* Words that are none of those before. */
static void put_apart(struct buf *out, struct str words)
{
    static const char opening[] = " ([/", closing[] = " .,;:!?)]/";
    char last = out->len > 0 ? out->bytes[out->len - 1] : ' ';

    if (words.len > 0 && strchr(opening, last) == NULL && strchr(closing, words.s[0]) == NULL)
        buf_putc(out, ' ');
    put_clean(out, words);
}

/* The words that an element is read as in place of its content. */
static struct str replacement(const struct sem *sem)
{
    if (sem->extra == NULL)
        return STR("");
    return sem->extra->actual.len > 0 ? sem->extra->actual : sem->extra->alt;
}

void heard_put_own(struct heard_words *words, const struct sem *sem, struct buf *out)
{
    bool flows = !words->replaced && (sem->role == ROLE_TEXT || sem->role == ROLE_SPAN);
    struct buf text = {0};
    struct str own;

    words->replaced = heard_is_replaced(sem);
    if (words->replaced) {
        put_apart(out, replacement(sem));
        return;
    }
    run_texts_put(words->texts, words->tree->content, sem, &text);
    own = (struct str){text.bytes, (uint32_t)text.len};
    if (flows)
        put_clean(out, own);
    else
        put_apart(out, own);
    buf_free(&text);
}

bool heard_is_replaced(const struct sem *sem)
{
    return sem->role == ROLE_FIGURE || (sem->extra != NULL && sem->extra->actual.len > 0);
}

/* The node after a whole subtree, or NULL. */
static const struct sem *next_outside(const struct sem *root, const struct sem *sem)
{
    while (sem != root && sem->next == NULL)
        sem = sem->parent;
    return sem == root ? NULL : sem->next;
}

/* Elements that begin a line of their own. */
static bool parts_words(const struct sem *sem)
{
    return sem->role == ROLE_P || sem->role == ROLE_LI || sem->role == ROLE_LBODY || sem->role == ROLE_CAPTION;
}

/* All words of an element and what is below it, but not of notes. In the job's arena. */
static struct str words_of(struct heard_words *words, const struct sem *root)
{
    const struct content *content = words->tree->content;
    struct buf out = {0};
    struct str said;

    for (const struct sem *sem = root; sem != NULL;) {
        bool note = sem->role == ROLE_NOTE;

        if (parts_words(sem) && out.len > 0)
            buf_putc(&out, ' ');
        if (!note && content_has(content, sem))
            heard_put_own(words, sem, &out);
        sem = note || heard_is_replaced(sem) ? next_outside(root, sem) : tagtree_next(root, sem);
    }
    said = str_dup(words->job->arena, str_line(words->job->arena, (struct str){out.bytes, (uint32_t)out.len}));
    buf_free(&out);
    return said;
}

/* --- what is counted */

static uint32_t count_kept(const struct heard_words *words, const struct sem *parent, enum role role)
{
    uint32_t n = 0;

    for (const struct sem *child = parent->first; child != NULL; child = child->next)
        n += child->role == role && tagtree_element(words->tree, child) != 0;
    return n;
}

static struct str counted(const struct heard_words *words, const char *what, uint32_t n, const char *one,
                          const char *many)
{
    return str_printf(words->job->arena, "%s, %u %s", what, (unsigned)n, n == 1 ? one : many);
}

static void measure_rows(const struct heard_words *words, const struct sem *part, uint32_t *rows, uint32_t *columns)
{
    for (const struct sem *row = part->first; row != NULL; row = row->next) {
        *rows += row->role == ROLE_TR && tagtree_element(words->tree, row) != 0;
        for (const struct sem *cell = row->first; cell != NULL; cell = cell->next)
            if (cell->column + (uint32_t)cell->colspan > *columns)
                *columns = cell->column + (uint32_t)cell->colspan;
    }
}

static struct str table_role(const struct heard_words *words, const struct sem *table)
{
    uint32_t rows = 0, columns = 0;

    for (const struct sem *part = table->first; part != NULL; part = part->next)
        if (part->role == ROLE_THEAD || part->role == ROLE_TBODY)
            measure_rows(words, part, &rows, &columns);
    return str_printf(words->job->arena, "table, %u column%s, %u row%s", (unsigned)columns, columns == 1 ? "" : "s",
                      (unsigned)rows, rows == 1 ? "" : "s");
}

/* --- cells */

static struct str cell_kind(const struct heard_words *words, const struct sem *cell)
{
    if (cell->role == ROLE_TD)
        return words->tree->content->kept[cell->order] ? STR("cell") : STR("empty cell");
    if (cell->kind == CELL_GROUP_HEADING)
        return STR("group heading");
    switch ((enum sem_scope)cell->scope) {
    case SCOPE_ROW:
        return STR("row header");
    case SCOPE_BOTH:
        return STR("column and row header");
    case SCOPE_COLUMN:
        return STR("column header");
    case SCOPE_NONE:
        break;
    }
    return STR("header");
}

static struct str cell_role(const struct heard_words *words, const struct sem *cell)
{
    struct str kind = cell_kind(words, cell);
    unsigned columns = cell->colspan, rows = (unsigned)cell->rowspan;

    if (columns > 1 && rows > 1)
        return str_printf(words->job->arena, PRIstr " over %u columns and %u rows", STR_ARG(kind), columns, rows);
    if (columns > 1)
        return str_printf(words->job->arena, PRIstr " over %u columns", STR_ARG(kind), columns);
    if (rows > 1)
        return str_printf(words->job->arena, PRIstr " over %u rows", STR_ARG(kind), rows);
    return kind;
}

static struct str head_words(struct heard_words *words, const struct head_cell *head)
{
    struct str *known = &words->heads[head->id.ordinal - 1];

    if (known->s == NULL)
        *known = words_of(words, head->cell);
    return *known;
}

struct str heard_context(struct heard_words *words, const struct sem *cell)
{
    struct buf out = {0};
    struct str context = {"", 0};
    const struct head_cells *heads;

    if (cell->role != ROLE_TD)
        return context;
    heads = table_tags_find(&words->table, cell);
    for (uint32_t i = 0; i < heads->n; i++) {
        struct str head = head_words(words, &heads->items[i]);

        if (head.len > 0 && out.len > 0)
            buf_puts(&out, "; ");
        buf_put_str(&out, head);
    }
    if (out.len > 0)
        context = str_dup(words->job->arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
    return context;
}

/* --- lists, notes, links */

static const struct sem *label_of(const struct sem *parent)
{
    const struct sem *child = parent->first;

    while (child != NULL && child->role != ROLE_LBL)
        child = child->next;
    return child;
}

/* "bullet", "item a)", "note 1". A list without numbers may have symbols in place of bullets. */
static struct str labelled(struct heard_words *words, const char *what, const struct sem *sem)
{
    const struct sem *label = label_of(sem);
    struct str said = label != NULL ? words_of(words, label) : STR("");

    if (sem->role == ROLE_LI && sem->parent->numbering == NUMBERING_DISC && utf8_count(said) == 1)
        return STR("bullet");
    if (said.len == 0)
        return str_from(what);
    return str_printf(words->job->arena, "%s " PRIstr, what, STR_ARG(said));
}

static bool begins_with(struct str v, struct str head)
{
    return v.len >= head.len && str_eq(str_sub(v, 0, head.len), head);
}

/* What follows the scheme of an address, when it has that scheme. */
static bool after_scheme(struct str url, const char *scheme, struct str *rest)
{
    if (!str_starts(url, scheme))
        return false;
    *rest = str_sub(url, str_from(scheme).len, url.len);
    return true;
}

static struct str url_target(struct arena *arena, struct str url)
{
    struct str rest;

    if (after_scheme(url, "mailto:", &rest))
        return str_printf(arena, "e-mail to " PRIstr, STR_ARG(rest));
    if (after_scheme(url, "tel:", &rest))
        return str_printf(arena, "telephone " PRIstr, STR_ARG(rest));
    if (after_scheme(url, "https://", &rest) || after_scheme(url, "http://", &rest))
        return str_printf(arena, "web page " PRIstr, STR_ARG(rest));
    return url;
}

/* Where a link leads, and what it calls itself when its words do not say so: "link to Note 1, page 3". */
static struct str link_role(struct heard_words *words, const struct sem *link)
{
    const struct paint_job *job = words->job;
    const struct sem_extra *extra = link->extra;
    struct str target, name;

    if (!painter_link_leads(job, link))
        return STR("link that leads nowhere");
    if (extra->url.len > 0)
        target = url_target(job->arena, extra->url);
    else
        target = str_printf(job->arena, "page " PRIstr,
                            STR_ARG(job->pages->items[job->pages->anchors[extra->target].page - 1].label));
    name = str_line(job->arena, extra->alt);
    if (begins_with(words_of(words, link), name))
        return str_printf(job->arena, "link to " PRIstr, STR_ARG(target));
    return str_printf(job->arena, "link to " PRIstr ", " PRIstr, STR_ARG(name), STR_ARG(target));
}

/* --- all together */

static struct str element_role(struct heard_words *words, const struct sem *sem)
{
    struct arena *arena = words->job->arena;

    switch ((enum role)sem->role) {
    case ROLE_DOCUMENT:
        return STR("document");
    case ROLE_H1:
    case ROLE_H2:
    case ROLE_H3:
    case ROLE_H4:
    case ROLE_H5:
    case ROLE_H6:
        return str_printf(arena, "heading level %u", sem->role - ROLE_H1 + 1u);
    case ROLE_P:
        return STR("paragraph");
    case ROLE_L:
        return counted(words, "list", count_kept(words, sem, ROLE_LI), "item", "items");
    case ROLE_LI:
        return labelled(words, "item", sem);
    case ROLE_TOC:
        return counted(words, "contents list", count_kept(words, sem, ROLE_TOCI), "entry", "entries");
    case ROLE_LINK:
        return link_role(words, sem);
    case ROLE_TABLE:
        return table_role(words, sem);
    case ROLE_CAPTION:
        return STR("caption");
    case ROLE_TR:
        return str_printf(arena, "row %u", (unsigned)words->table.row);
    case ROLE_TH:
    case ROLE_TD:
        return cell_role(words, sem);
    case ROLE_NOTE:
        return labelled(words, "note", sem);
    case ROLE_SPAN:
        return sem->extra != NULL && sem->extra->lang.len > 0 ? STR("phrase") : STR("");
    case ROLE_FIGURE:
        return STR("graphic");
    default:
        return STR("");
    }
}

/* "paragraph in Welsh". */
static struct str with_language(struct arena *arena, struct str role, struct str lang)
{
    struct str name = rich_language_name(lang);

    if (name.len == 0)
        return str_printf(arena, PRIstr " in the language " PRIstr, STR_ARG(role), STR_ARG(lang));
    return str_printf(arena, PRIstr " in " PRIstr, STR_ARG(role), STR_ARG(name));
}

struct str heard_role(struct heard_words *words, const struct sem *sem)
{
    struct str role;

    table_tags_enter(&words->table, sem);
    role = element_role(words, sem);
    if (role.len > 0 && sem->role == ROLE_DOCUMENT)
        return with_language(words->job->arena, role, facts_language(words->job));
    if (role.len > 0 && sem->extra != NULL && sem->extra->lang.len > 0)
        return with_language(words->job->arena, role, sem->extra->lang);
    return role;
}
