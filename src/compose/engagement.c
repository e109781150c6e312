/* Entries of community engagement. */
#include "compose/exempt_int.h"

/* An entry whose parts are put one below the other. */
struct entry {
    struct composer *composer;
    struct sem *sem;
    struct stack stack;
};

static struct setting setting_of(const struct entry *entry, const struct text_style *look, enum role role)
{
    return (struct setting){.look = look,
                            .width = entry->composer->width,
                            .align = (enum align)look->align,
                            .parent = entry->sem,
                            .para = role};
}

static void add_rich(struct entry *entry, const struct rich *rich, const struct text_style *look, enum role role)
{
    if (!rich_empty(rich)) {
        struct setting setting = setting_of(entry, look, role);
        compose_stack(entry->composer, &entry->stack, compose_rich(entry->composer, &setting, rich), look);
    }
}

/* A label on a line of its own, the text below it. */
static void add_labelled(struct entry *entry, const struct node *label, const struct rich *rich)
{
    const struct engagement_style *style = entry->composer->style->engagement;
    if (rich_empty(rich))
        return;
    if (label && node_text(label).len) {
        struct setting setting = setting_of(entry, style->label_text, ROLE_P);
        struct flow flow = compose_plain(entry->composer, &setting, node_text(label), label);
        for (uint32_t i = 0; i < flow.n; i++)
            flow.lines[i].flags |= LINE_KEEP_NEXT;
        compose_stack(entry->composer, &entry->stack, flow, style->label_text);
    }
    add_rich(entry, rich, style->text, ROLE_P);
}

/* A label and a few words on one line. */
static void add_line(struct entry *entry, const struct node *label, const struct node *words)
{
    const struct text_style *look = entry->composer->style->engagement->text;
    if (words == NULL || node_text(words).len == 0)
        return;
    struct setting setting = setting_of(entry, look, ROLE_P);
    setting.prefix = label ? node_text(label) : STR("");
    setting.prefix_look = entry->composer->style->engagement->label_text;
    compose_stack(entry->composer, &entry->stack, compose_plain(entry->composer, &setting, node_text(words), words),
                  look);
}

/* Its own words, or what stands in their place. */
static void add_words(struct entry *entry, const struct engagement *engagement, uint32_t level)
{
    struct composer *composer = entry->composer;
    const struct engagement_style *style = composer->style->engagement;
    const struct exempt_style *exempt = composer->style->exempt;
    if (exempt_left_out(composer, engagement->exempt)) {
        add_rich(entry, exempt_said(composer, engagement->exempt, exempt->row), exempt->text, ROLE_P);
        return;
    }
    add_rich(entry, engagement->title, style->title_text, heading_role(composer, level));
    add_rich(entry, engagement->who, style->text, ROLE_P);
    add_labelled(entry, style->findings, engagement->findings);
    add_labelled(entry, style->method, engagement->method);
    add_line(entry, style->contact, engagement->contact);
    add_line(entry, style->start, engagement->start);
    add_line(entry, style->end, engagement->end);
}

/* `level`: of its title. */
static void add_entry(struct composer *composer, const struct engagement *engagement, uint32_t level,
                      struct sem *parent, uint32_t *anchor, bool first)
{
    const struct engagement_style *style = composer->style->engagement;
    struct entry entry = {.composer = composer};
    entry.sem = sem_add(&composer->boxes->tree, parent, ROLE_SECT);
    marks_set(composer, entry.sem, engagement->node);
    uint32_t around = exempt_enter(composer, engagement->exempt);
    add_words(&entry, engagement, level);
    composer->exempt = around;
    struct box *box = compose_add_flow(composer, entry.stack.flow, style->text, engagement->node);
    if (box == NULL)
        return;
    box->flags = style->keep_together ? BOX_KEEP_TOGETHER : 0;
    box->before = style->before;
    box->rule = first ? 0 : style->rule;
    box->rule_width = composer->width;
    box->rule_colour = style->rule_colour;
    box->flow.lines[0].anchor = view_title_anchor(composer, engagement->title, level, anchor);
}

void engagement_compose(struct composer *composer, const struct view *view, uint32_t level, struct sem *parent)
{
    struct view_rows rows = figures_rows(composer->figures, view);
    uint32_t anchor = view_anchor(composer, view);
    level = view_title_compose(composer, view, level, parent, &anchor);
    for (uint32_t i = 0; i < rows.n; i++)
        add_entry(composer, rows.items[i], level, parent, &anchor, i == 0);
    if (rows.n == 0)
        view_words_compose(composer, view, view->empty, composer->style->engagement->text, parent, anchor);
}
