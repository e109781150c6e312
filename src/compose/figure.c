/* Figures: a picture with its caption and its note, which are never parted. */
#include "compose/figure_int.h"
#include "compose/picture_int.h"

struct str figure_number(struct composer *composer, uint32_t number)
{
    if (number == 0)
        return STR("");
    struct field_values values = {.n = composer->figure_numbers[number]};
    return fill_template(composer->arena, &composer->setter->buf, composer->style->figures->number, &values);
}

/* Words that a style keeps narrower than the text area are aligned in it all the same. */
static void align_in_page(struct flow *flow, const struct composer *composer, const struct text_style *look,
                          enum align align)
{
    len_t slack = look->measure > 0 ? len_max(composer->width - look->indent - look->measure, 0) : 0;
    len_t shift = align == ALIGN_CENTRE ? slack / 2 : align == ALIGN_RIGHT ? slack : 0;
    for (uint32_t i = 0; shift > 0 && i < flow->n; i++) {
        for (uint32_t s = 0; s < flow->lines[i].nspans; s++)
            flow->lines[i].spans[s].x += shift;
    }
}

static void begin_words(const struct figure *figure, const struct text_style *look, struct setting *setting)
{
    setting->look = look;
    setting->width = figure->composer->width;
    setting->align = (enum align)figure->style->align;
}

static struct flow set_rich(const struct figure *figure, const struct rich *rich, const struct text_style *look,
                            struct setting *setting)
{
    begin_words(figure, look, setting);
    struct flow flow = compose_rich(figure->composer, setting, rich);
    align_in_page(&flow, figure->composer, look, setting->align);
    return flow;
}

static void set_caption(struct figure *figure)
{
    const struct text_style *look = figure->style->caption_text;
    if (figure->decorative || rich_empty(figure->title))
        return;
    struct setting setting = {.parent = sem_add(&figure->composer->boxes->tree, figure->div, ROLE_CAPTION),
                              .para = ROLE_TEXT,
                              .prefix = figure->label,
                              .prefix_look = look};
    figure->caption = set_rich(figure, figure->title, look, &setting);
}

static void set_remarks(struct figure *figure)
{
    const struct text_style *look = figure->style->note_text;
    struct setting setting = {.parent = figure->div, .para = ROLE_P};
    if (figure->remarks.len == 0)
        return;
    begin_words(figure, look, &setting);
    figure->below = compose_plain(figure->composer, &setting, figure->remarks, figure->node);
    align_in_page(&figure->below, figure->composer, look, setting.align);
}

static void set_note(struct figure *figure)
{
    const struct text_style *look = figure->style->note_text;
    if (rich_empty(figure->note))
        return;
    struct setting setting = {.parent = figure->div, .para = ROLE_P};
    struct flow note = set_rich(figure, figure->note, look, &setting);
    figure->below = compose_join(figure->composer, figure->below, note, look->after);
}

static void add_element(struct figure *figure)
{
    struct sem_tree *tree = &figure->composer->boxes->tree;
    if (figure->decorative || figure->words)
        return;
    figure->sem = sem_add(tree, figure->div, ROLE_FIGURE);
    if (figure->alt.len == 0)
        return;
    sem_extra(tree, figure->sem)->alt = figure->alt;
    sem_extra(tree, figure->sem)->made = figure->made;
}

/* Height of the footnotes that a flow asks for, when `n` stand above them already; counts them. */
static len_t footnotes_height(const struct composer *composer, const struct flow *flow, uint32_t *n)
{
    const struct note_style *style = composer->style->notes;
    len_t height = 0;
    for (uint32_t i = 0; i < flow->n; i++) {
        for (uint32_t s = 0; s < flow->lines[i].nspans; s++) {
            const struct span *span = &flow->lines[i].spans[s];
            if (span->kind != SPAN_NOTE)
                continue;
            len_t above = (*n)++ == 0 ? 2 * style->before + style->rule : style->between;
            height = len_add(height, composer->boxes->notes.items[span->index].flow.height + above);
        }
    }
    return height;
}

/* Height of what must not be parted from the figure: headings above it, the end of a text that introduces it. */
static len_t kept_above(const struct figure *figure)
{
    const struct boxes *boxes = figure->composer->boxes;
    const struct beside *beside = figure->composer->beside;
    len_t height = 0, before = figure->style->before;
    for (uint32_t i = boxes->items.n; i-- > 0;) {
        if (beside && i + 1 == beside->first)
            i = beside->box; /* what stands above all columns */
        const struct box *box = &boxes->items.items[i];
        if (box->kind == BOX_BESIDE || box->kind == BOX_GROUP)
            continue;
        if (box->kind != BOX_FLOW || !(box->flags & BOX_KEEP_NEXT))
            break;
        height = len_add(height, len_max(box->after, before));
        for (uint32_t l = box->flow.n; l-- > 0;) {
            const struct line *line = &box->flow.lines[l];
            height = len_add(height, line->height);
            if (l > 0 && !(line[-1].flags & LINE_KEEP_NEXT))
                return height;
            height = len_add(height, l > 0 ? line->before : 0);
        }
        before = box->before;
    }
    return height;
}

/* What the page leaves for what is shown beside its words, but at least a quarter of the page: words that leave less
 * are parted from it. */
static len_t room_left(const struct figure *figure)
{
    len_t page = style_text_height(figure->composer->page), room = len_add(page, -kept_above(figure));
    const struct flow *flows[] = {&figure->caption, &figure->below};
    uint32_t nnotes = 0;
    for (size_t i = 0; i < sizeof(flows) / sizeof(flows[0]); i++) {
        if (flows[i]->n > 0)
            room = len_add(room, -flows[i]->height - figure->style->gap -
                                     footnotes_height(figure->composer, flows[i], &nnotes));
    }
    return len_max(room, page / 4);
}

static struct box *push_box(const struct figure *figure, struct flow flow)
{
    struct composer *composer = figure->composer;
    for (uint32_t i = 0; i < flow.n; i++) {
        if (i + 1 < flow.n)
            flow.lines[i].flags |= LINE_KEEP_NEXT;
        else
            flow.lines[i].flags &= (uint16_t)~LINE_KEEP_NEXT;
    }
    struct box *box = compose_add_flow(composer, flow, figure->style->caption_text, figure->node);
    if (box == NULL)
        return NULL;
    if (figure->id)
        box->flow.lines[0].anchor = target_anchor(composer, node_text(figure->id));
    box->flags = BOX_KEEP_TOGETHER;
    if (figure->decorative) /* a heading above it goes with what follows */
        box->flags |= BOX_KEEP_NEXT;
    box->before = figure->style->before;
    box->after = figure->style->after;
    return box;
}

struct box *figure_set(struct figure *figure, struct sem *parent, figure_draw *draw, const void *user)
{
    struct composer *composer = figure->composer;
    figure->style = composer->style->figures;
    figure->div = sem_add(&composer->boxes->tree, parent, ROLE_DIV);
    marks_set(composer, figure->div, figure->node);
    bool above = figure->style->caption_above;
    if (!above)
        add_element(figure);
    set_caption(figure);
    if (above)
        add_element(figure);
    set_remarks(figure);
    set_note(figure);
    struct flow shown = draw(figure, room_left(figure), user);
    len_t gap = figure->style->gap;
    struct flow flow = above ? compose_join(composer, figure->caption, shown, gap)
                             : compose_join(composer, shown, figure->caption, gap);
    return push_box(figure, compose_join(composer, flow, figure->below, gap));
}

void figure_report_size(struct composer *composer, const struct node *node, const char *what, bool wide,
                        const char *key, len_t most)
{
    bool column = wide && composer->beside;
    struct diag *diag = diag_at(composer->diags, DIAG_FIGURE_TOO_LARGE, node->mark,
                                "this %s would be %s; it is printed smaller", what,
                                !wide    ? "higher than the page has room for"
                                : column ? "wider than its column"
                                         : "wider than the page");
    diag_help(composer->diags, diag, "give it a `%s` of %d mm at most, or %s", key, len_whole_mm(most),
              column ? "its column a larger share of the width" : "put the section on a larger page");
}

/* --- pictures */

static struct flow draw_picture(const struct figure *figure, len_t room, const void *user)
{
    const struct figure_block *block = user;
    struct composer *composer = figure->composer;
    const struct image *image = images_find(composer->images, block->image);
    if (image == NULL)
        return (struct flow){0}; /* reported when it was read */
    struct extent wish = {.width = block->width};
    struct extent most = {.width = composer->width, .height = room};
    struct placed_image placed = picture_fit(image, wish, most);
    if (block->width > placed.width)
        figure_report_size(composer, figure->node, "picture", block->width > composer->width, "width", placed.width);
    return picture_flow(composer, &placed, (enum align)figure->style->align, figure->sem);
}

void figure_compose(struct composer *composer, const struct figure_block *block, struct sem *parent)
{
    struct figure figure = {.composer = composer,
                            .node = block->node,
                            .id = block->id,
                            .alt = block->alt ? str_trim(node_text(block->alt)) : STR(""),
                            .decorative = block->decorative,
                            .title = block->title,
                            .note = block->note,
                            .label = figure_number(composer, block->number)};
    figure_set(&figure, parent, draw_picture, block);
}
