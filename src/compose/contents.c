/* The list of contents. */
#include "compose/section_int.h"

enum { LEVELS = 8 }; /* a contents list has six at most */

struct contents {
    struct composer *composer;
    const struct contents_style *style;
    len_t number_width; /* room for a page number, its words included */
    struct lines lines;
    len_t after; /* below the entry above */
    struct open_list {
        struct sem *list, *item; /* TOC and its last TOCI */
        uint32_t level;          /* of its entries */
    } open[LEVELS];
    uint32_t nopen;
};

/* Page numbers end at the right, so that shorter ones do no harm. */
static struct str widest_page(struct composer *composer, const struct contents_style *style)
{
    struct field_values values = {.page = page_number_widest(composer)};
    return fill_template(composer->arena, &composer->setter->buf, style->number, &values);
}

static const struct text_style *entry_look(const struct composer *composer, uint32_t level)
{
    const struct heading_style *style = style_heading(composer->style, level);
    return style && style->contents_text ? style->contents_text : composer->style->body;
}

/* The TOCI of a new entry: lists are nested as the headings are, whatever levels are left out. */
static struct sem *add_item(struct contents *contents, uint32_t level, struct sem *parent)
{
    struct sem_tree *tree = &contents->composer->boxes->tree;
    while (contents->nopen && contents->open[contents->nopen - 1].level > level)
        contents->nopen--;
    struct open_list *top = contents->nopen ? &contents->open[contents->nopen - 1] : NULL;
    if ((top == NULL || top->level < level) && contents->nopen < LEVELS) {
        struct sem *list = sem_add(tree, top ? top->item : parent, ROLE_TOC);
        top = &contents->open[contents->nopen++];
        *top = (struct open_list){.list = list, .level = level};
    }
    return top->item = sem_add(tree, top->list, ROLE_TOCI);
}

static void add_words(struct paragraph *para, struct str text, struct str before, struct str behind, struct sem *sem)
{
    struct words words = {.text = text, .before = before, .behind = behind, .sem = sem};
    if (text.len > 0)
        paragraph_add(para, &words);
}

/* Leader and page number at the end of the entry's last line. */
static void add_number(struct contents *contents, struct line *line, const struct text_style *look, len_t width,
                       uint32_t anchor, struct sem *sem)
{
    struct composer *composer = contents->composer;
    struct span *spans = ARENA_ARRAY(composer->arena, struct span, line->nspans + 2u);
    len_t end = look->indent;
    for (uint32_t i = 0; i < line->nspans; i++) {
        spans[i] = line->spans[i];
        end = spans[i].x + page_number_span_width(composer, &spans[i]);
    }
    len_t gap = look->size / 2;
    len_t room = width - contents->number_width - gap - (end + gap);
    if (contents->style->leader && room > 0)
        spans[line->nspans++] =
            (struct span){.x = end + gap, .index = (uint32_t)room, .style = look->index, .kind = SPAN_LEADER};
    spans[line->nspans++] =
        (struct span){.sem = sem, .x = width, .index = anchor, .style = look->index, .kind = SPAN_PAGE};
    line->spans = spans;
}

/* So that the number does not run together with the words before it. */
static void add_space(struct composer *composer, struct line *line)
{
    struct span *last = line->nspans ? &line->spans[line->nspans - 1] : NULL;
    if (last && last->kind == SPAN_WORDS && last->nwords) {
        word_id *words = arena_copy(composer->arena, last->words, sizeof(word_id) * last->nwords);
        words[last->nwords - 1] |= WORD_SPACE;
        last->words = words;
    }
}

/* A heading as it is listed. */
struct listing {
    uint32_t level;          /* from 1 */
    struct str number, lead; /* before its words, blanks included; may be empty */
    const struct rich *heading;
    const struct node *place; /* of what it heads: its own words may be a layout's */
    struct str suffix;        /* behind its words; may be empty */
    struct str words;         /* all of these */
    uint32_t anchor;
    bool paged;      /* its page is said */
    uint32_t exempt; /* the paragraphs of Schedule 12A by which it is */
};

static void add_entry(struct contents *contents, const struct listing *listing, struct sem *parent)
{
    struct composer *composer = contents->composer;
    struct sem_tree *tree = &composer->boxes->tree;
    const struct text_style *look = entry_look(composer, listing->level);
    struct sem *item = add_item(contents, listing->level, parent);
    marks_set(composer, item, listing->heading->node);
    marks_set(composer, item, listing->place);
    struct sem *link = sem_add(tree, sem_add(tree, item, ROLE_REFERENCE), ROLE_LINK);
    struct sem_extra *extra = sem_extra(tree, link);
    extra->target = listing->anchor;
    extra->alt = listing->words;

    struct paragraph para;
    paragraph_begin(&para, composer, look, composer->width);
    para.exempt = listing->exempt;
    len_t width = para.right;
    para.left += (len_t)(listing->level - 1) * contents->style->indent;
    para.right -= listing->paged ? contents->number_width + look->size : 0;
    add_words(&para, listing->number, STR(""), STR("x"), link);
    add_words(&para, listing->lead, STR(""), STR("x"), link);
    struct runs runs = {.para = &para, .element = link, .mode = RUNS_FLAT};
    for (uint32_t i = 0; i < listing->heading->nblocks; i++)
        runs_add(&runs, listing->heading, &listing->heading->blocks[i]);
    add_words(&para, listing->suffix, STR("x"), STR(""), link);
    struct lines *lines = &contents->lines;
    lines_add(lines, &para, lines->list.n ? len_max(contents->after, look->before) : 0);
    if (listing->paged && lines->list.n) {
        add_space(composer, &lines->list.items[lines->list.n - 1]);
        add_number(contents, &lines->list.items[lines->list.n - 1], look, width, listing->anchor, link);
    }
    contents->after = look->after;
}

/* A section, and below it its panels, whose headings are a level deeper. */
static void add_section(struct contents *contents, const struct outline_entry *entry, uint32_t depth,
                        struct sem *parent)
{
    struct composer *composer = contents->composer;
    const struct section *section = entry->section;
    const struct listing listing = {.level = section->level,
                                    .number = entry_label(composer, entry->label),
                                    .lead = entry_label(composer, entry->lead),
                                    .heading = entry->heading,
                                    .place = section->node,
                                    .words = entry->words,
                                    .anchor = entry->anchor,
                                    .paged = section->contents != CONTENTS_NO_NUMBER,
                                    .exempt = entry->exempt};
    if (section->contents == CONTENTS_NO)
        return;
    if (section->level <= depth && !rich_empty(entry->heading))
        add_entry(contents, &listing, parent);
    for (uint32_t i = 0; i < entry->npanels && section->level < depth; i++) {
        const struct panel_entry *panel = &composer->setter->panels.items[entry->first_panel + i];
        const struct listing below = {.level = section->level + 1,
                                      .number = panel->number,
                                      .heading = panel->title,
                                      .place = panel->node,
                                      .suffix = panel->suffix,
                                      .words = panel->words,
                                      .anchor = panel->anchor,
                                      .paged = listing.paged,
                                      .exempt = panel->exempt};
        if (panel->title)
            add_entry(contents, &below, parent);
    }
}

static void add_title(struct composer *composer, const struct contents_style *style, const struct contents_spec *spec,
                      struct sem *parent)
{
    const struct text_style *look = style->title_text;
    struct section_mark *mark = &composer->boxes->sections.items[composer->section];
    mark->title = node_text(spec->title);
    struct setting setting = {.look = look,
                              .width = composer->width,
                              .align = (enum align)look->align,
                              .parent = parent,
                              .para = heading_role(composer, 1)};
    struct flow flow = compose_plain(composer, &setting, mark->title, spec->title);
    if (flow.n) {
        flow.lines[0].anchor = compose_anchor(composer);
        heading_bookmark(composer, mark->title, 1, flow.lines[0].anchor);
    }
    struct box *box = compose_add_flow(composer, flow, look, spec->title);
    if (box)
        box->flags |= BOX_KEEP_NEXT;
}

void contents_compose(struct composer *composer, const struct page_style *page)
{
    const struct contents_spec *spec = composer->report->head->contents;
    struct contents contents = {.composer = composer, .style = composer->style->contents};
    page_begin(composer, page, START_PAGE, false, spec->node);
    struct sem *sect = sem_add(&composer->boxes->tree, composer->boxes->tree.root, ROLE_SECT);
    marks_set(composer, sect, spec->node);
    if (spec->title && node_text(spec->title).len)
        add_title(composer, contents.style, spec, sect);
    len_t least;
    compose_measure_plain(composer, entry_look(composer, 1), widest_page(composer, contents.style), &least,
                          &contents.number_width);
    lines_begin(&contents.lines, composer);
    for (uint32_t i = 0; i < composer->setter->outline.n; i++)
        add_section(&contents, &composer->setter->outline.items[i], (uint32_t)spec->depth, sect);
    compose_add_flow(composer, lines_end(&contents.lines), composer->style->body, spec->node);
}
