/* Flows of plain words and symbols; flows put together. */
#include <string.h>

#include "compose/paragraph_int.h"

/* The element that words which are alone in their place go into; they are written at the node (NULL: at none). */
static struct sem *plain_leaf(struct composer *composer, const struct setting *setting, const struct node *node)
{
    struct sem *sem = setting->parent;
    if (sem && !(setting->para == ROLE_TEXT && sem->first == NULL))
        sem = sem_add(&composer->boxes->tree, sem, setting->para);
    marks_set(composer, sem, node);
    marks_set(composer, sem, setting->place);
    return sem;
}

static void begin(struct paragraph *para, struct composer *composer, const struct setting *setting,
                  const struct node *node)
{
    paragraph_begin(para, composer, setting->look, setting->width);
    para->align = setting->align;
    para->column = setting->column;
    para->node = node;
}

static struct flow one_paragraph(struct paragraph *para)
{
    struct lines lines;
    lines_begin(&lines, para->composer);
    lines_add(&lines, para, 0);
    return lines_end(&lines);
}

struct flow compose_plain(struct composer *composer, const struct setting *setting, struct str words,
                          const struct node *node)
{
    if (words.len == 0 && setting->prefix.len == 0)
        return (struct flow){0};
    struct paragraph para;
    begin(&para, composer, setting, node);
    struct words add = {.text = words, .sem = plain_leaf(composer, setting, node), .node = node};
    if (setting->prefix.len) {
        struct words prefix = {.text = setting->prefix,
                               .behind = STR("x"),
                               .sem = add.sem,
                               .style = setting->prefix_look,
                               .look = setting->prefix_look ? 0 : LOOK_BOLD};
        paragraph_add(&para, &prefix);
        paragraph_add_space(&para, 0);
        add.before = STR("x ");
    }
    paragraph_add(&para, &add);
    if (setting->balance)
        paragraph_balance(&para);
    return one_paragraph(&para);
}

struct flow compose_symbol(struct composer *composer, const struct setting *setting,
                           const struct status_style *status)
{
    struct str word = symbol_word(status);
    len_t size = paragraph_symbol_size(setting->look, status);
    struct paragraph para;
    begin(&para, composer, setting, status->node);
    if (status->show_word) {
        /* The word says it; read aloud, the symbol would say it again. */
        if (status->shape != SHAPE_NONE) {
            paragraph_add_symbol(&para, status, size, NULL);
            paragraph_add_space(&para, setting->look->size / 3);
        }
        struct words words = {.text = word,
                              .before = STR("x "),
                              .sem = plain_leaf(composer, setting, NULL),
                              .node = status->word ? status->word : status->id};
        paragraph_add(&para, &words);
    } else {
        paragraph_add_symbol(&para, status, size, symbol_leaf(composer, status, setting->parent));
    }
    return one_paragraph(&para);
}

struct flow compose_join(struct composer *composer, struct flow a, struct flow b, len_t gap)
{
    if (a.n == 0 || b.n == 0)
        return a.n ? a : b;
    struct flow flow = {.n = a.n + b.n, .height = len_add(a.height + gap, b.height)};
    flow.lines = arena_grow(composer->arena, a.lines, sizeof(struct line) * a.n, sizeof(struct line) * flow.n);
    memcpy(flow.lines + a.n, b.lines, sizeof(struct line) * b.n);
    flow.lines[a.n].before = gap;
    return flow;
}

void compose_stack(struct composer *composer, struct stack *stack, struct flow flow, const struct text_style *look)
{
    if (flow.n == 0)
        return;
    stack->flow = compose_join(composer, stack->flow, flow, len_max(stack->after, look->before));
    stack->after = look->after;
}
