/* Figures: a picture with its caption and its note, which are never parted. */
#include "compose/picture_int.h"
#include "compose/section_int.h"

struct figure {
    struct composer *composer;
    const struct figure_block *block;
    const struct figure_style *style;
    struct sem *div;
    struct sem *sem; /* FIGURE; NULL: an artifact */
    struct flow caption, note;
};

struct str figure_label(struct composer *composer, const struct figure_block *figure)
{
    struct field_values values = {.n = str_printf(composer->arena, "%u", figure->number)};
    if (figure->number == 0)
        return STR("");
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

static struct flow set_words(const struct figure *figure, const struct rich *rich, const struct text_style *look,
                             struct setting *setting)
{
    setting->look = look;
    setting->width = figure->composer->width;
    setting->align = (enum align)figure->style->align;
    struct flow flow = compose_rich(figure->composer, setting, rich);
    align_in_page(&flow, figure->composer, look, setting->align);
    return flow;
}

static void set_caption(struct figure *figure)
{
    const struct text_style *look = figure->style->caption_text;
    if (figure->block->decorative || rich_empty(figure->block->title))
        return;
    struct setting setting = {.parent = sem_add(&figure->composer->boxes->tree, figure->div, ROLE_CAPTION),
                              .para = ROLE_TEXT,
                              .prefix = figure_label(figure->composer, figure->block),
                              .prefix_look = look};
    figure->caption = set_words(figure, figure->block->title, look, &setting);
}

static void set_note(struct figure *figure)
{
    if (rich_empty(figure->block->note))
        return;
    struct setting setting = {.parent = figure->div, .para = ROLE_P};
    figure->note = set_words(figure, figure->block->note, figure->style->note_text, &setting);
}

static void add_element(struct figure *figure)
{
    const struct figure_block *block = figure->block;
    struct sem_tree *tree = &figure->composer->boxes->tree;
    if (block->decorative)
        return;
    figure->sem = sem_add(tree, figure->div, ROLE_FIGURE);
    if (block->alt)
        sem_extra(tree, figure->sem)->alt = str_trim(node_text(block->alt));
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

/* What the page leaves for the picture beside its words, but at least a quarter of the page: words that leave less
 * are parted from it. */
static len_t room_for_picture(const struct figure *figure)
{
    len_t page = style_text_height(figure->composer->page), room = len_add(page, -kept_above(figure));
    const struct flow *flows[] = {&figure->caption, &figure->note};
    uint32_t nnotes = 0;
    for (size_t i = 0; i < sizeof(flows) / sizeof(flows[0]); i++) {
        if (flows[i]->n > 0)
            room = len_add(room, -flows[i]->height - figure->style->gap -
                                     footnotes_height(figure->composer, flows[i], &nnotes));
    }
    return len_max(room, page / 4);
}

static void report_size(const struct figure *figure, const struct placed_image *placed)
{
    struct diags *diags = figure->composer->diags;
    if (figure->block->width <= placed->width)
        return;
    bool wide = figure->block->width > figure->composer->width;
    struct diag *diag = diag_at(diags, DIAG_FIGURE_TOO_LARGE, figure->block->node->mark,
                                "this picture would be %s; it is printed smaller",
                                wide ? "wider than the page" : "higher than the page has room for");
    diag_help(diags, diag, "give it a `width` of %d mm at most, or put the section on a larger page",
              len_whole_mm(placed->width));
}

static struct flow set_picture(const struct figure *figure)
{
    struct composer *composer = figure->composer;
    const struct image *image = images_find(composer->images, figure->block->image);
    if (image == NULL)
        return (struct flow){0}; /* reported when it was read */
    struct extent wish = {.width = figure->block->width};
    struct extent most = {.width = composer->width, .height = room_for_picture(figure)};
    struct placed_image placed = picture_fit(image, wish, most);
    report_size(figure, &placed);
    return picture_flow(composer, &placed, (enum align)figure->style->align, figure->sem);
}

static void push_box(const struct figure *figure, struct flow flow)
{
    struct composer *composer = figure->composer;
    const struct figure_block *block = figure->block;
    for (uint32_t i = 0; i < flow.n; i++) {
        if (i + 1 < flow.n)
            flow.lines[i].flags |= LINE_KEEP_NEXT;
        else
            flow.lines[i].flags &= (uint16_t)~LINE_KEEP_NEXT;
    }
    struct box *box = compose_add_flow(composer, flow, figure->style->caption_text, block->node);
    if (box == NULL)
        return;
    if (block->id)
        box->flow.lines[0].anchor = (uint32_t)(uintptr_t)map_find(&composer->anchor_by_id, node_text(block->id));
    box->flags = BOX_KEEP_TOGETHER;
    if (block->decorative) /* a heading above it goes with what follows */
        box->flags |= BOX_KEEP_NEXT;
    box->before = figure->style->before;
    box->after = figure->style->after;
}

void figure_compose(struct composer *composer, const struct figure_block *block, struct sem *parent)
{
    struct figure figure = {.composer = composer, .block = block, .style = composer->style->figures};
    figure.div = sem_add(&composer->boxes->tree, parent, ROLE_DIV);
    bool above = figure.style->caption_above;
    if (!above)
        add_element(&figure);
    set_caption(&figure);
    if (above)
        add_element(&figure);
    set_note(&figure);
    struct flow picture = set_picture(&figure);
    len_t gap = figure.style->gap;
    struct flow flow = above ? compose_join(composer, figure.caption, picture, gap)
                             : compose_join(composer, picture, figure.caption, gap);
    push_box(&figure, compose_join(composer, flow, figure.note, gap));
}
