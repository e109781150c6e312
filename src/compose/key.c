/* Keys: what symbols and flags mean. */
#include "compose/section_int.h"

struct key {
    struct composer *composer;
    const struct key_style *style;
    struct sem *list;
    len_t words_left; /* where the entries' words begin */
    len_t tallest;    /* symbol: all entries have room for it, so that they stand at equal distances */
};

static const struct status_style *entry_status(const struct composer *composer, const struct key_entry *entry)
{
    return entry->status ? style_status(composer->style, str_trim(node_text(entry->status))) : NULL;
}

/* As tables print it after a ref: in brackets, unless it brings its own. */
static struct str flag_words(struct composer *composer, const struct node *flag)
{
    struct str id = node_text(flag);
    return str_starts(id, "(") ? id : str_printf(composer->arena, "(" PRIstr ")", STR_ARG(id));
}

/* What cells print of a status without a symbol. */
static struct str brief_words(const struct status_style *status)
{
    return status->shape == SHAPE_NONE ? style_brief(status) : STR("");
}

/* Its logical node; NULL, an artifact, where the words beside it say the same, which would be heard twice. */
static struct sem *brief_sem(struct composer *composer, const struct key_entry *entry,
                             const struct status_style *status, struct sem *item)
{
    struct str word = status->word ? node_text(status->word) : STR("");
    bool same = rich_empty(entry->text) && str_same(brief_words(status), word);
    return same ? NULL : sem_add(&composer->boxes->tree, item, ROLE_LBL);
}

static len_t marker_width(const struct key *key, const struct key_entry *entry)
{
    const struct status_style *status = entry_status(key->composer, entry);
    if (status && status->shape == SHAPE_NONE)
        return plain_words_width(key->composer, key->style->text, brief_words(status));
    if (status)
        return paragraph_symbol_size(key->style->text, status);
    return entry->flag ? plain_words_width(key->composer, key->style->text, flag_words(key->composer, entry->flag))
                       : 0;
}

/* The logical node of an entry's symbol, below a Lbl of `item`: it is read as the status's word. NULL, an artifact,
 * where the words beside it are that word, which would be heard twice. */
static struct sem *symbol_sem(struct composer *composer, const struct key_entry *entry,
                              const struct status_style *status, struct sem *item)
{
    struct sem_tree *tree = &composer->boxes->tree;
    if (!status->word || rich_empty(entry->text) ||
        str_same(str_trim(rich_plain(composer->arena, entry->text)), str_trim(node_text(status->word))))
        return NULL;
    struct sem *sem = sem_add(tree, sem_add(tree, item, ROLE_LBL), ROLE_SPAN);
    sem_extra(tree, sem)->actual = node_text(status->word);
    return sem;
}

/* The flag, below a Lbl of `item`, or the symbol. NULL: none. */
static struct span *add_marker(const struct key *key, const struct key_entry *entry, struct sem *item)
{
    struct composer *composer = key->composer;
    struct sem_tree *tree = &composer->boxes->tree;
    const struct status_style *status = entry_status(composer, entry);
    struct span *span = NULL;
    if (status && status->shape != SHAPE_NONE) {
        span = ARENA_NEW(composer->arena, struct span);
        *span = (struct span){.sem = symbol_sem(composer, entry, status, item),
                              .symbol = status,
                              .index = (uint32_t)paragraph_symbol_size(key->style->text, status),
                              .style = key->style->text->index,
                              .kind = SPAN_SYMBOL};
    } else if (status && brief_words(status).len) {
        len_t width;
        span = span_of_words(composer, key->style->text, brief_words(status), status->node,
                             brief_sem(composer, entry, status, item), &width);
    } else if (entry->flag) {
        len_t width;
        span = span_of_words(composer, key->style->text, flag_words(composer, entry->flag), entry->flag,
                             sem_add(tree, item, ROLE_LBL), &width);
    }
    if (span)
        span->x = key->style->indent;
    return span;
}

static void add_words(const struct key *key, struct paragraph *para, const struct key_entry *entry, struct sem *body)
{
    struct composer *composer = key->composer;
    const struct status_style *status = entry_status(composer, entry);
    const struct term *flag = entry->flag ? map_find(&composer->report->flag_by_id, node_text(entry->flag)) : NULL;
    const struct rich *rich = !rich_empty(entry->text) ? entry->text : flag ? flag->title : NULL;
    if (rich && !rich_empty(rich)) {
        marks_set(composer, body, rich->node);
        struct runs runs = {.para = para, .element = body, .mode = RUNS_TAGGED, .mixed = rich->nblocks > 1};
        for (uint32_t i = 0; i < rich->nblocks; i++)
            runs_add(&runs, rich, &rich->blocks[i]);
    } else if (status && status->word) {
        paragraph_add(para, &(struct words){.text = node_text(status->word), .sem = body, .node = status->word});
    }
}

static void add_entry(const struct key *key, struct lines *lines, const struct key_entry *entry)
{
    struct composer *composer = key->composer;
    struct sem_tree *tree = &composer->boxes->tree;
    struct sem *item = sem_add(tree, key->list, ROLE_LI);
    marks_set(composer, item, entry->node);
    const struct text_style *look = key->style->text;
    struct paragraph para;
    paragraph_begin(&para, composer, look, composer->width);
    para.node = entry->node;
    para.left = key->words_left;
    para.marker = add_marker(key, entry, item);
    para.marker_end = key->words_left;
    para.strut = key->tallest;
    add_words(key, &para, entry, sem_add(tree, item, ROLE_LBODY));
    lines_add(lines, &para, lines->list.n ? len_max(look->before, look->after) : 0);
}

static struct box *add_rich(struct composer *composer, const struct rich *rich, const struct text_style *look,
                            struct sem *parent)
{
    if (rich_empty(rich))
        return NULL;
    struct setting setting = paragraphs_setting(composer, look, parent);
    return compose_add_flow(composer, compose_rich(composer, &setting, rich), look, rich->node);
}

static void add_entries(struct composer *composer, const struct key_block *block, struct sem *parent)
{
    struct key key = {.composer = composer, .style = composer->style->key};
    key.list = sem_add(&composer->boxes->tree, parent, ROLE_L);
    len_t widest = 0;
    for (uint32_t i = 0; i < block->entries.n; i++) {
        const struct key_entry *entry = LIST_AT(block->entries, const struct key_entry, i);
        const struct status_style *status = entry_status(composer, entry);
        widest = len_max(widest, marker_width(&key, entry));
        if (status)
            key.tallest = len_max(key.tallest, paragraph_symbol_size(key.style->text, status));
    }
    key.words_left = key.style->indent + widest + key.style->gap;
    struct lines lines;
    lines_begin(&lines, composer);
    for (uint32_t i = 0; i < block->entries.n; i++)
        add_entry(&key, &lines, LIST_AT(block->entries, const struct key_entry, i));
    struct box *box = compose_add_flow(composer, lines_end(&lines), key.style->text, block->node);
    if (box)
        box->flags |= BOX_KEEP_TOGETHER;
}

void key_compose(struct composer *composer, const struct key_block *key, struct sem *parent)
{
    const struct key_style *style = composer->style->key;
    struct boxes *boxes = composer->boxes;
    uint32_t first = boxes->items.n;
    struct box *title = add_rich(composer, key->title, style->title_text, parent);
    if (title)
        title->flags |= BOX_KEEP_NEXT;
    add_entries(composer, key, parent);
    struct box *note = add_rich(composer, key->note, style->text, parent);
    if (note)
        note->before = style->before;
    notes_set(composer);
    if (boxes->items.n > first) {
        boxes->items.items[first].before = style->before;
        boxes->items.items[boxes->items.n - 1].after = style->after;
    }
}
