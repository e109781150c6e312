/* Runs of rich text to pieces, each with its leaf of the logical tree. */
#include "compose/exempt_int.h"

/* What is being added. */
struct adding {
    const struct runs *runs;
    struct composer *composer;
    const struct rich *rich;
    const struct rich_block *block;
    struct sem *text;              /* the ROLE_TEXT that plain words go into; NULL: a new one is needed */
    const struct run_extra *extra; /* of the run before */
    struct sem *leaf;              /* made for that extra */
    bool mixed;
};

static bool has_element(const struct run_extra *extra)
{
    return extra && (extra->url.len || extra->lang.len || extra->target.len);
}

bool runs_mixed(const struct rich_block *block)
{
    for (uint32_t i = 0; i < block->nruns; i++) {
        const struct run *run = &block->runs[i];
        if (run->kind == RUN_NOTE || run->kind == RUN_REF || run->kind == RUN_SYMBOL || has_element(run->extra))
            return true;
    }
    return false;
}

/* What is next to a run, for line breaking: only its nearest characters matter. */
static struct str words_at(const struct adding *adding, int64_t i)
{
    if (i < 0 || i >= adding->block->nruns)
        return (struct str){0};
    const struct run *run = &adding->block->runs[i];
    if (run->kind == RUN_NOTE)
        return adding->runs->mode == RUNS_FLAT ? words_at(adding, i + 1) : STR("1");
    if (run->kind == RUN_REF && run->text.len == 0)
        return run->extra->page ? STR("1") : STR("x");
    if (run->kind == RUN_SYMBOL)
        return STR("x");
    return run->kind == RUN_BREAK || run->kind == RUN_NAME ? STR("") : run->text;
}

/* All words of the link that begins at run `i`. */
static struct str link_words(const struct adding *adding, uint32_t i)
{
    const struct rich_block *block = adding->block;
    const struct run_extra *extra = block->runs[i].extra;
    if (i + 1 >= block->nruns || block->runs[i + 1].extra != extra)
        return block->runs[i].text;
    struct buf *buf = &adding->composer->setter->buf;
    buf_clear(buf);
    for (; i < block->nruns && block->runs[i].extra == extra; i++) {
        const struct run *run = &block->runs[i];
        if (run->kind != RUN_NOTE) /* its text is the note's id */
            buf_put_str(buf, run->kind == RUN_BREAK ? STR(" ") : run->text);
    }
    return str_dup(adding->composer->arena, (struct str){buf->bytes, (uint32_t)buf->len});
}

/* The element of a link or a phrase in another language. */
static struct sem *add_element(struct adding *adding, uint32_t i)
{
    struct sem_tree *tree = &adding->composer->boxes->tree;
    const struct run_extra *from = adding->block->runs[i].extra;
    struct sem *sem = sem_add(tree, adding->runs->element, from->url.len ? ROLE_LINK : ROLE_SPAN);
    struct sem_extra *extra = sem_extra(tree, sem);
    marks_set_walked(sem, adding->runs->walk, adding->block->runs[i].offset);
    extra->lang = from->lang;
    extra->url = from->url;
    if (from->url.len)
        extra->alt = link_words(adding, i);
    return sem;
}

static struct sem *text_leaf(struct adding *adding)
{
    if (!adding->mixed)
        return adding->runs->element;
    if (adding->text == NULL)
        adding->text = sem_add(&adding->composer->boxes->tree, adding->runs->element, ROLE_TEXT);
    return adding->text;
}

/* The leaf of text run `i`. */
static struct sem *leaf_of(struct adding *adding, uint32_t i)
{
    const struct run_extra *extra = adding->block->runs[i].extra;
    if (adding->runs->mode != RUNS_TAGGED || adding->runs->element == NULL)
        return adding->runs->mode == RUNS_MEASURED ? NULL : adding->runs->element;
    if (!has_element(extra)) {
        adding->extra = NULL;
        return text_leaf(adding);
    }
    if (extra != adding->extra) {
        adding->extra = extra;
        adding->leaf = add_element(adding, i);
        adding->text = NULL;
    }
    return adding->leaf;
}

/* The run's link to a place in the document: REFERENCE > LINK, which is returned. */
static struct sem *add_reference(struct adding *adding, const struct run *run, uint32_t target, struct str alt)
{
    struct sem_tree *tree = &adding->composer->boxes->tree;
    if (adding->runs->element == NULL)
        return NULL;
    struct sem *link = sem_add(tree, sem_add(tree, adding->runs->element, ROLE_REFERENCE), ROLE_LINK);
    marks_set_walked(link, adding->runs->walk, run->offset);
    struct sem_extra *extra = sem_extra(tree, link);
    extra->target = target;
    extra->alt = alt;
    adding->text = NULL;
    adding->extra = NULL;
    return link;
}

static void add_words(struct adding *adding, uint32_t i, struct str text, struct sem *sem)
{
    const struct run *run = &adding->block->runs[i];
    bool flat = adding->runs->mode == RUNS_FLAT;
    struct words words = {
        .text = text,
        .before = adding->runs->para->pieces.n && i == 0 ? STR("x ") : words_at(adding, (int64_t)i - 1),
        .behind = words_at(adding, (int64_t)i + 1),
        .lang = run->extra ? run->extra->lang : STR(""),
        .sem = sem,
        .node = adding->rich->node,
        .offset = run->offset,
        .look = flat ? 0 : (run->flags & RUN_BOLD ? LOOK_BOLD : 0) | (run->flags & RUN_ITALIC ? LOOK_ITALIC : 0),
        .flags = run->flags & RUN_SUPER ? SPAN_SUPER
                 : run->flags & RUN_SUB ? SPAN_SUB
                                        : 0,
    };
    if (sem && adding->runs->mode == RUNS_TAGGED && run->extra && run->extra->url.len)
        words.flags |= SPAN_LINK;
    paragraph_add(adding->runs->para, &words);
}

/* The element of a reference, which is kept: whether it leads anywhere is known when all pages are. The link to a
 * page is said by that page. */
static struct sem *reference_leaf(struct adding *adding, const struct run *run, struct str text)
{
    struct boxes *boxes = adding->composer->boxes;
    const struct run_extra *extra = run->extra;
    struct reference reference = {.id = extra->target,
                                  .node = adding->rich->node,
                                  .offset = run->offset,
                                  .anchor = target_anchor(adding->composer, extra->target),
                                  .page = extra->page};
    VEC_PUSH(boxes->arena, &boxes->references, reference);
    return reference.anchor
               ? add_reference(adding, run, reference.anchor,
                               extra->page ? str_printf(boxes->arena, "Page " PRIstr, STR_ARG(text)) : text)
               : text_leaf(adding);
}

static void add_ref(struct adding *adding, uint32_t i)
{
    const struct run *run = &adding->block->runs[i];
    struct str text = run->text.len ? run->text : target_words(adding->composer, adding->rich, run);
    struct sem *sem = adding->runs->mode == RUNS_FLAT ? adding->runs->element : NULL;
    if (adding->runs->mode == RUNS_TAGGED)
        sem = reference_leaf(adding, run, text);
    add_words(adding, i, text, sem);
}

/* True when mark `i` stands beside bold words. */
static bool is_bold(const struct adding *adding, uint32_t i)
{
    const struct run *runs = adding->block->runs;
    unsigned flags = runs[i].flags | (i > 0 ? runs[i - 1].flags : 0u);
    return adding->runs->para->look->bold || (flags & RUN_BOLD);
}

static void add_mark(struct adding *adding, uint32_t i)
{
    const struct run *run = &adding->block->runs[i];
    bool bold = is_bold(adding, i);
    struct composer *composer = adding->composer;
    struct paragraph *para = adding->runs->para;
    if (adding->runs->mode == RUNS_MEASURED) {
        paragraph_add_mark(para, 0, note_mark_width(composer, UINT32_MAX, para->look, bold), bold, NULL);
        return;
    }
    bool first;
    uint32_t index = note_of_mark(composer, run->text, composer->exempt | para->exempt, &first);
    if (index == UINT32_MAX)
        return;
    if (bold)
        note_needs_bold(composer, index);
    struct note_box *note = &composer->boxes->notes.items[index];
    struct sem *sem = add_reference(adding, run, note->anchor, note->said);
    if (sem)
        VEC_PUSH(composer->boxes->arena, &note->links, sem->extra);
    paragraph_add_mark(para, index, note_mark_width(composer, index, para->look, bold), bold, sem);
    if (first) {
        /* Read aloud where its mark is, though it is printed at the page's foot. */
        struct sem_tree *tree = &composer->boxes->tree;
        struct sem *element = sem_add(tree, adding->runs->element ? adding->runs->element : tree->root, ROLE_NOTE);
        sem_extra(tree, element)->note = index + 1;
        marks_set(composer, element, note->note->node);
        note_wait(composer, index, element);
    }
}

/* A status without a shape is its word. */
static void add_status(struct adding *adding, uint32_t i)
{
    const struct runs *runs = adding->runs;
    const struct run *run = &adding->block->runs[i];
    const struct status_style *status = style_status(adding->composer->style, run->text);
    if (status == NULL || runs->mode == RUNS_FLAT)
        return;
    len_t size = symbol_size_beside(runs->para->look, status);
    struct sem *parent = runs->mode == RUNS_TAGGED ? runs->element : NULL;
    bool word = status->shape == SHAPE_NONE || status->show_word;
    struct sem *leaf = word ? NULL : symbol_leaf(adding->composer, status, parent);
    marks_set_walked(leaf, runs->walk, run->offset);
    if (status->shape != SHAPE_NONE)
        paragraph_add_symbol(runs->para, status, size, leaf);
    if (word && status->shape != SHAPE_NONE)
        paragraph_add_space(runs->para, runs->para->look->size / 3);
    if (word)
        add_words(adding, i, symbol_word(status), runs->mode == RUNS_TAGGED && parent ? text_leaf(adding) : parent);
    else
        adding->text = NULL;
    adding->extra = NULL;
}

void runs_add(const struct runs *runs, const struct rich *rich, const struct rich_block *block)
{
    struct adding adding = {
        .runs = runs,
        .composer = runs->para->composer,
        .rich = rich,
        .block = block,
        .mixed = runs->mixed || runs_mixed(block),
    };
    runs->para->exempt |= exempt_set(adding.composer, rich->exempt);
    for (uint32_t i = runs->from; i < block->nruns; i++) {
        const struct run *run = &block->runs[i];
        if (run->kind == RUN_BREAK)
            paragraph_add_break(runs->para);
        else if (run->kind == RUN_REF)
            add_ref(&adding, i);
        else if (run->kind == RUN_TEXT || run->kind == RUN_WITHHELD)
            add_words(&adding, i, run->text, leaf_of(&adding, i));
        else if (run->kind == RUN_SYMBOL)
            add_status(&adding, i);
        else if (run->kind == RUN_NOTE && runs->mode != RUNS_FLAT)
            add_mark(&adding, i);
    }
}
