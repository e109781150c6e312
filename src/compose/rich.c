/* Rich text to flows: paragraphs and lists. */
#include "compose/paragraph_int.h"

enum { LEVELS = 256 }; /* a block's level is a byte */

struct list_level {
    struct sem *list, *body;
};

struct rich_setting {
    struct composer *composer;
    const struct setting *setting;
    const struct rich *rich;
    const struct hanging *hanging;
    const struct paragraph_place *places; /* of the blocks; NULL: no numbered paragraphs */
    struct node_walk walk;                /* through the text */
    struct lines lines;
    uint32_t level; /* of the innermost open list; 0: none */
    struct list_level levels[LEVELS];
    struct list_indents indents;
};

static struct sem *add_sem(struct rich_setting *set, struct sem *parent, enum role role)
{
    return parent ? sem_add(&set->composer->boxes->tree, parent, role) : NULL;
}

/* Words of a layout stand for something in the report, or for their parent. */
static void set_mark(struct rich_setting *set, struct sem *sem, uint32_t offset)
{
    marks_set_walked(sem, &set->walk, offset);
    marks_set(set->composer, sem, set->setting->place);
}

static uint32_t block_offset(const struct rich_block *block)
{
    return block->nruns ? block->runs[0].offset : 0;
}

/* True when more of the item follows block `i`. */
static bool continues(const struct rich *rich, uint32_t i)
{
    if (i + 1 >= rich->nblocks)
        return false;
    const struct rich_block *block = &rich->blocks[i], *next = block + 1;
    return next->level > block->level || (next->kind == RICH_PARA && next->level == block->level);
}

static void open_list(struct rich_setting *set, const struct rich_block *block, enum sem_numbering numbering)
{
    struct list_level *outer = set->level ? &set->levels[set->level] : NULL;
    struct list_level *level = &set->levels[++set->level];
    *level = (struct list_level){0};
    level->list = add_sem(set, outer ? outer->body : set->setting->parent, ROLE_L);
    if (level->list)
        level->list->numbering = (uint8_t)numbering;
    if (set->level < block->level) {
        /* An item that holds nothing but a list. */
        level->body = add_sem(set, add_sem(set, level->list, ROLE_LI), ROLE_LBODY);
    }
}

/* Opens the lists that the block is in, and its item. Returns the element of the item's marker. */
static struct sem *open_item(struct rich_setting *set, const struct rich_block *block, enum sem_numbering numbering)
{
    if (set->level > block->level)
        set->level = block->level;
    if (set->level == block->level && block->first)
        set->level--;
    while (set->level < block->level)
        open_list(set, block, numbering);
    struct list_level *level = &set->levels[set->level];
    struct sem *item = add_sem(set, level->list, ROLE_LI);
    set_mark(set, item, block_offset(block));
    struct sem *label = add_sem(set, item, ROLE_LBL);
    level->body = add_sem(set, item, ROLE_LBODY);
    return label;
}

/* The element that holds block `i`. */
static struct sem *block_element(struct rich_setting *set, uint32_t i, bool *mixed)
{
    const struct rich_block *block = &set->rich->blocks[i];
    enum role para = set->setting->para;
    struct sem *parent = set->setting->parent;
    *mixed = false;
    if (block->level > 0 && set->level > 0) {
        struct sem *body = set->levels[set->level].body;
        bool alone = block->kind == RICH_ITEM && !continues(set->rich, i);
        return alone ? body : add_sem(set, body, ROLE_P);
    }
    if (para == ROLE_TEXT && set->rich->nblocks == 1) {
        *mixed = parent && parent->first;
        return parent;
    }
    return add_sem(set, parent, para == ROLE_TEXT ? ROLE_P : para);
}

/* A status symbol in place of a bullet: a span at x 0. */
static struct span *symbol_span(struct composer *composer, const struct text_style *look,
                                const struct status_style *symbol, struct sem *label)
{
    struct span *span = ARENA_NEW(composer->arena, struct span);
    *span = (struct span){.sem = symbol_leaf(composer, symbol, label),
                          .symbol = symbol,
                          .index = (uint32_t)paragraph_symbol_size(look, symbol),
                          .style = look->index,
                          .kind = SPAN_SYMBOL};
    return span;
}

static void add_marker(struct rich_setting *set, struct paragraph *para, const struct rich_block *block, len_t left,
                       struct span **marker)
{
    struct list_marker words = list_marker(set->composer, block);
    const struct status_style *symbol = list_symbol(set->composer, block);
    struct sem *label = open_item(set, block, words.numbering);
    if (words.words.len == 0 && !symbol)
        return;
    len_t width, outer = set->level > 1 ? set->indents.right[set->level - 1] : 0;
    if (symbol) {
        *marker = symbol_span(set->composer, para->look, symbol, label);
        para->strut = width = (len_t)(*marker)->index;
    } else {
        *marker = span_of_words(set->composer, para->look, words.words, set->rich->node, label, &width);
    }
    /* Markers of a list end below each other, as numbers do. */
    (*marker)->x = left + outer + len_max(set->indents.marker[set->level] - width, 0);
    para->marker = *marker;
    para->marker_end = (*marker)->x + width;
}

/* The number of block `i`, in its element. */
static void add_number(struct rich_setting *set, struct paragraph *para, uint32_t i, struct sem *element)
{
    const struct paragraph_place *place = &set->places[i];
    len_t width;
    struct span *number = span_of_words(set->composer, para->look, place->number, set->rich->node,
                                        add_sem(set, element, ROLE_TEXT), &width);
    number->x = para->look->indent + place->left;
    para->marker = number;
    para->marker_end = number->x + width + para->look->size / 3;
}

static void add_prefix(struct rich_setting *set, struct runs *runs)
{
    struct sem *sem = runs->element;
    if (runs->mixed && sem)
        sem = add_sem(set, sem, ROLE_TEXT);
    struct words words = {.text = set->setting->prefix,
                          .behind = STR("x"),
                          .sem = sem,
                          .style = set->setting->prefix_look,
                          .look = set->setting->prefix_look ? 0 : LOOK_BOLD};
    paragraph_add(runs->para, &words);
    paragraph_add_space(runs->para, 0);
}

/* The space above block `i`. */
static len_t gap_above(const struct rich_setting *set, uint32_t i)
{
    if (i == 0)
        return 0;
    const struct rich_block *block = &set->rich->blocks[i], *above = block - 1;
    const struct text_style *look = set->setting->look;
    bool inside =
        block->level > 0 && above->level > 0 && !(block->level == 1 && block->kind == RICH_ITEM && block->first);
    return inside ? set->composer->style->lists->between : len_max(look->before, look->after);
}

static void add_block(struct rich_setting *set, uint32_t i)
{
    const struct rich_block *block = &set->rich->blocks[i];
    struct paragraph para;
    paragraph_begin(&para, set->composer, set->setting->look, set->setting->width);
    para.align = set->setting->align;
    para.column = set->setting->column;
    para.node = set->rich->node;
    struct span *marker = NULL;
    if (set->hanging)
        para.left += set->hanging->indent;
    if (set->places)
        para.left += set->places[i].indent;
    len_t left = para.left;
    list_enter(&set->indents, set->composer, set->setting->look, set->rich, i);
    if (block->kind == RICH_ITEM)
        add_marker(set, &para, block, left, &marker);
    else if (block->level < set->level)
        set->level = block->level;
    if (set->level > 0)
        para.left = left + set->indents.right[set->level];
    if (set->hanging && i == 0 && marker == NULL)
        para.marker = set->hanging->marker;
    struct runs runs = {.para = &para, .mode = RUNS_TAGGED, .from = list_symbol(set->composer, block) ? 1 : 0};
    runs.walk = &set->walk;
    runs.element = block_element(set, i, &runs.mixed);
    set_mark(set, runs.element, block_offset(block));
    if (set->places && set->places[i].number.len) {
        add_number(set, &para, i, runs.element);
        runs.mixed = true;
    }
    struct str name = paragraph_name(block);
    if (name.len)
        para.anchor = (uint32_t)(uintptr_t)map_find(&set->composer->anchor_by_id, name);
    if (i == 0 && set->setting->prefix.len) {
        runs.mixed |= runs_mixed(block);
        add_prefix(set, &runs);
    }
    runs_add(&runs, set->rich, block);
    lines_add(&set->lines, &para, gap_above(set, i));
    bool introduces = i + 1 < set->rich->nblocks && ((block[1].kind == RICH_ITEM && block[1].level > block->level) ||
                                                     (set->places && set->places[i + 1].left > set->places[i].left));
    if (introduces && rich_introduces(block) && set->lines.list.n)
        set->lines.list.items[set->lines.list.n - 1].flags |= LINE_KEEP_NEXT;
}

/* An item has a marker of its own: the hanging one stands on the line above. */
static void add_hanging_alone(struct rich_setting *set)
{
    struct paragraph para;
    paragraph_begin(&para, set->composer, set->setting->look, set->setting->width);
    para.left += set->hanging->indent;
    para.marker = set->hanging->marker;
    lines_add(&set->lines, &para, 0);
    set->lines.list.items[set->lines.list.n - 1].flags |= LINE_KEEP_NEXT;
}

struct flow rich_flow(struct composer *composer, const struct setting *setting, const struct rich *rich,
                      const struct hanging *hanging, const struct paragraph_place *places)
{
    struct rich_setting set;
    set.composer = composer;
    set.setting = setting;
    set.rich = rich;
    set.hanging = hanging;
    set.places = places;
    set.walk = node_walk(composer->report->sources, marks_written(composer, rich->node) ? rich->node : NULL);
    set.level = set.indents.level = 0;
    lines_begin(&set.lines, composer);
    if (hanging && rich->nblocks > 0 && rich->blocks[0].kind == RICH_ITEM)
        add_hanging_alone(&set);
    for (uint32_t i = 0; i < rich->nblocks; i++)
        add_block(&set, i);
    return lines_end(&set.lines);
}

struct setting paragraphs_setting(const struct composer *composer, const struct text_style *look, struct sem *parent)
{
    return (struct setting){
        .look = look, .width = composer->width, .align = (enum align)look->align, .parent = parent, .para = ROLE_P};
}

struct flow compose_rich(struct composer *composer, const struct setting *setting, const struct rich *rich)
{
    if (rich == NULL)
        return (struct flow){0};
    struct flow flow = rich_flow(composer, setting, rich, NULL, NULL);
    notes_set(composer);
    return flow;
}
