/* The logical tree as a list of what is said, in reading order. */
#include "base/arena.h"
#include "paint/facts_int.h"
#include "paint/heard_int.h"

/* A node that the walk is in. */
struct open_node {
    const struct sem *sem;
    struct str lang;
    uint32_t item; /* that its words belong to */
    bool muted;    /* its words are said otherwise */
};

struct hearer {
    const struct paint_job *job;
    const struct painter *painter;
    struct heard_words words;
    VEC(struct heard) items;
    VEC(struct open_node) open; /* from the root, which has one without a node around it */
    uint32_t owner;             /* the item whose words the last item holds: itself, or one that it goes on with */
    struct buf text;            /* of the last item */
    uint32_t near;              /* page of the last content */
};

static struct heard *last_item(struct hearer *hearer)
{
    return &hearer->items.items[hearer->items.n - 1];
}

static void end_item(struct hearer *hearer)
{
    struct str text = {hearer->text.bytes, (uint32_t)hearer->text.len};

    if (hearer->items.n > 0)
        last_item(hearer)->text = str_dup(hearer->job->arena, str_line(hearer->painter->arena, text));
    buf_clear(&hearer->text);
}

static void add_item(struct hearer *hearer, struct heard heard)
{
    end_item(hearer);
    VEC_PUSH(hearer->job->arena, &hearer->items, heard);
    hearer->owner = hearer->items.n - 1;
}

static struct open_node *top(const struct hearer *hearer)
{
    return &hearer->open.items[hearer->open.n - 1];
}

/* Goes back to the parent of the next node. */
static void leave(struct hearer *hearer, const struct sem *parent)
{
    while (hearer->open.n > 1 && top(hearer)->sem != parent)
        hearer->open.n--;
}

/* The first paragraph of a cell, an item or a note is what that says, not one more thing. */
static bool begins_its_item(const struct hearer *hearer, const struct sem *sem)
{
    uint32_t item = top(hearer)->item;
    uint8_t tag;

    if (sem->role != ROLE_P || (sem->extra != NULL && sem->extra->lang.len > 0))
        return false;
    tag = hearer->items.items[item].tag;
    return (tag == ROLE_TD || tag == ROLE_TH || tag == ROLE_LI || tag == ROLE_NOTE) && item + 1 == hearer->items.n &&
           hearer->text.len == 0;
}

/* The label of an item or a note is said with what it is. */
static bool is_label(const struct sem *sem)
{
    return sem->role == ROLE_LBL && (sem->parent->role == ROLE_LI || sem->parent->role == ROLE_NOTE);
}

static struct str lang_of(const struct hearer *hearer, const struct sem *sem, struct str around)
{
    if (sem->extra == NULL || sem->extra->lang.len == 0)
        return around;
    return str_same(sem->extra->lang, facts_language(hearer->job)) ? STR("") : sem->extra->lang;
}

static void enter(struct hearer *hearer, const struct sem *sem)
{
    const struct open_node *around = top(hearer);
    struct open_node node = {sem, lang_of(hearer, sem, around->lang), around->item, around->muted};
    struct str role = heard_role(&hearer->words, sem);

    if (role.len > 0 && !node.muted && !begins_its_item(hearer, sem)) {
        struct heard heard = {.role = role, .lang = node.lang, .mark = sem_mark(sem), .tag = sem->role};

        heard.depth = hearer->items.n > 0 ? hearer->items.items[around->item].depth + 1 : 0;
        if (sem->role == ROLE_TD)
            heard.context = heard_context(&hearer->words, sem);
        add_item(hearer, heard);
        node.item = hearer->items.n - 1;
    }
    node.muted = node.muted || is_label(sem);
    VEC_PUSH(hearer->painter->arena, &hearer->open, node);
}

/* Content of the last item, and so of what that stands in. An item that has its place has been here before. */
static void place(struct hearer *hearer, const struct sem *sem)
{
    const struct content *content = &hearer->painter->content;
    uint32_t item = hearer->items.n - 1;

    hearer->near = content_page_of(content, content->first[sem->order], hearer->near);
    for (uint32_t i = hearer->open.n; hearer->items.items[item].page == 0; i--) {
        hearer->items.items[item].page = hearer->near + 1;
        hearer->items.items[item].sem = sem->order;
        while (i > 1 && hearer->open.items[i - 1].item == item)
            i--;
        item = hearer->open.items[i - 1].item;
    }
}

/* Words after something else has been said within their element: it goes on. */
static void go_on(struct hearer *hearer, const struct open_node *node)
{
    const struct heard *begun = &hearer->items.items[node->item];
    struct heard heard = {.lang = node->lang, .mark = sem_mark(node->sem), .depth = begun->depth + 1};

    heard.tag = ROLE_TEXT;
    add_item(hearer, heard);
    hearer->owner = node->item;
}

static void say(struct hearer *hearer, const struct sem *sem, const struct open_node *node)
{
    struct buf own = {0};

    if (node->muted) {
        place(hearer, sem);
        return;
    }
    if (hearer->owner != node->item) {
        heard_put_own(&hearer->words, sem, &own);
        if (str_trim((struct str){own.bytes, (uint32_t)own.len}).len == 0) {
            buf_free(&own);
            return;
        }
        go_on(hearer, node);
        buf_free(&own);
    }
    heard_put_own(&hearer->words, sem, &hearer->text);
    place(hearer, sem);
}

static void visit(struct hearer *hearer, const struct sem *sem)
{
    const struct content *content = &hearer->painter->content;

    if (sem->role != ROLE_TEXT && tagtree_element(hearer->words.tree, sem) == 0)
        return;
    leave(hearer, sem->parent);
    if (sem->role != ROLE_TEXT)
        enter(hearer, sem);
    if (content_has(content, sem))
        say(hearer, sem, top(hearer));
    if (sem->role != ROLE_TEXT && heard_is_replaced(sem))
        top(hearer)->muted = true;
}

static void hear(struct hearer *hearer, const struct tagtree *tree)
{
    VEC_PUSH(hearer->painter->arena, &hearer->open, (struct open_node){0});
    for (const struct sem *sem = tree->root; sem != NULL; sem = tagtree_next(tree->root, sem))
        visit(hearer, sem);
    end_item(hearer);
    if (hearer->items.n > 0) {
        hearer->items.items[0].text = facts_title(hearer->job);
        hearer->items.items[0].lang = facts_language(hearer->job);
    }
}

struct heard_list paint_heard(const struct paint_job *job)
{
    struct painter painter;
    struct tagtree tree;
    struct run_texts texts;
    struct hearer hearer = {.job = job, .painter = &painter};

    painter_init(&painter, job, true);
    run_texts_init(&texts, &painter);
    tagtree_init(&tree, job->boxes->tree.root, &painter.content, painter.norders);
    heard_words_init(&hearer.words, job, &tree, &texts);
    hear(&hearer, &tree);
    buf_free(&hearer.text);
    heard_words_free(&hearer.words);
    tagtree_free(&tree);
    run_texts_free(&texts);
    painter_free(&painter);
    return (struct heard_list){hearer.items.items, hearer.items.n};
}
