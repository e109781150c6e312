/* Sections and what stands in them. */
#include "compose/charts_int.h"
#include "compose/exempt_int.h"
#include "compose/recommendations_int.h"

struct box *styled_text_compose(struct composer *composer, const struct outline_entry *entry, const struct rich *rich,
                                const struct text_style *look, struct sem *parent)
{
    if (rich_empty(rich))
        return NULL;
    struct setting setting = paragraphs_setting(composer, look, parent);
    struct flow flow = entry && entry->numbered ? compose_numbered(composer, &setting, rich, entry->paragraphs)
                                                : compose_rich(composer, &setting, rich);
    return compose_add_flow(composer, flow, look, rich->node);
}

len_t paragraphs_indent(const struct composer *composer, const struct outline_entry *entry)
{
    bool numbered = entry && entry->numbered && entry->paragraphs;
    return numbered ? len_min(entry->paragraphs->style->indent, composer->width) : 0;
}

/* Below numbered paragraphs a list stands where their words begin. */
static void add_view(struct composer *composer, const struct outline_entry *entry, const struct view *view,
                     uint32_t level, struct sem *parent)
{
    len_t indent = view->kind == VIEW_LIST ? paragraphs_indent(composer, entry) : 0;
    composer->x += indent;
    composer->width -= indent;
    view_compose_block(composer, view, level, parent);
    composer->x -= indent;
    composer->width += indent;
}

/* Whose numbers the paragraphs of the section's texts bear; NULL: none. */
static struct paragraphs *numbers_of(const struct outline_entry *entry)
{
    return entry && entry->numbered ? entry->paragraphs : NULL;
}

/* Words that introduce what follows stay with it. */
static void keep_introduction(struct box *box, const struct rich *rich, bool more)
{
    if (box && more && rich_introduces(&rich->blocks[rich->nblocks - 1]))
        box->flags |= BOX_KEEP_NEXT;
}

void text_compose(struct composer *composer, const struct outline_entry *entry, const struct rich *rich,
                  struct sem *parent, bool more)
{
    if (!rich)
        return;
    struct exempt_part part;
    struct paragraphs *paragraphs = numbers_of(entry);
    if (exempt_part_begin(composer, &part, rich->exempt, parent, paragraphs, exempt_begins(rich)))
        return;
    struct box *box = styled_text_compose(composer, entry, rich, composer->style->body, parent);
    keep_introduction(box, rich, more);
    exempt_part_end(composer, &part, paragraphs);
}

static void content_compose(struct composer *composer, uint32_t level, const struct outline_entry *entry,
                            const struct block *block, struct sem *parent, bool more)
{
    if (block->text)
        text_compose(composer, entry, block->text, parent, more);
    else if (block->small_print)
        keep_introduction(
            styled_text_compose(composer, NULL, block->small_print, composer->style->small_print, parent),
            block->small_print, more);
    else if (block->view)
        add_view(composer, entry, block->view, level, parent);
    else if (block->table)
        compose_plain_table(composer, block->table, parent);
    else if (block->key)
        key_compose(composer, block->key, parent);
    else if (block->figure)
        figure_compose(composer, block->figure, parent);
    else if (block->chart)
        chart_compose(composer, block->chart, parent);
    else if (block->columns)
        columns_compose(composer, block->columns, level, parent);
    else if (block->recommendations)
        recommendations_compose(composer, entry, block->recommendations, parent);
    else if (block->sign_off)
        sign_off_compose(composer, block->sign_off, parent);
    else if (block->page_break)
        page_begin(composer, composer->page, START_PAGE, false, block->node);
}

void block_compose(struct composer *composer, uint32_t level, const struct outline_entry *entry,
                   const struct block *block, struct sem *parent, bool more)
{
    struct exempt_part part;
    struct paragraphs *paragraphs = numbers_of(entry);
    if (exempt_part_begin(composer, &part, block->exempt, parent, paragraphs, exempt_begins(block->text)))
        return;
    content_compose(composer, level, entry, block, parent, more);
    exempt_part_end(composer, &part, paragraphs);
}

const struct style *section_style(const struct composer *composer, const struct section *section)
{
    return section->layout ? style_layout(composer->style, section->layout) : composer->style;
}

enum section_start section_starts(const struct composer *composer, const struct section *section, bool below)
{
    const struct heading_style *style = style_heading(section_style(composer, section), section->level);
    if (section->start != START_AUTO || style == NULL)
        return (enum section_start)section->start;
    if (section->appendix && composer->style->appendices->start != START_AUTO)
        return (enum section_start)composer->style->appendices->start;
    return below && style->follow_parent ? START_CONTINUE : (enum section_start)style->start;
}

const struct page_style *section_page(const struct composer *composer, const struct section *section,
                                      const struct page_style *page)
{
    const struct style *style = section_style(composer, section);
    const struct page_style *own = section->page ? style_page(style, node_text(section->page)) : NULL;
    return own ? own : style != composer->style ? style->default_page : page;
}

/* What stands below the section's heading, which is of that level. */
static void add_content(struct composer *composer, const struct outline_entry *entry, const struct page_style *page,
                        uint32_t level, struct sem *sect)
{
    const struct section *section = entry->section;
    uint32_t n = section->content.n;
    if (entry->paragraphs)
        entry->paragraphs->count = entry->first_paragraph;
    struct exempt_part part;
    bool one = exempt_left_out(composer, section->exempt) || !entry->own_paragraphs;
    struct paragraphs *paragraphs = one ? numbers_of(entry) : NULL;
    if (exempt_part_begin(composer, &part, section->exempt, sect, paragraphs, exempt_begins(section->text)))
        return;
    bool more = n > 0 || section->subsections.n > 0;
    text_compose(composer, entry, section->text, sect, more);
    for (uint32_t i = 0; i < n; i++)
        block_compose(composer, level, entry, LIST_AT(section->content, const struct block, i), sect, i + 1 < n);
    bool empty = rich_empty(section->text) && n == 0;
    for (uint32_t i = 0; i < section->subsections.n; i++) {
        struct section_place within = {.parent = sect, .page = page, .level = level, .below = empty && i == 0};
        section_compose(composer, section->subsections.items[i], within);
    }
    exempt_part_end(composer, &part, paragraphs);
}

/* As deep as sections are nested, which the loader bounds. */
void section_compose(struct composer *composer, const struct section *section, struct section_place place)
{
    struct setter *setter = composer->setter;
    uint32_t index = setter->outline_next++;
    const struct outline_entry *entry = &setter->outline.items[index];
    const struct page_style *page = section_page(composer, section, place.page);
    const struct style *around = composer->style;
    composer->style = entry->style;
    composer->section = setter->outline_base + index;
    enum section_start start = section_starts(composer, section, place.below);
    page_begin(composer, page, section->title_page && start != START_RIGHT ? START_PAGE : start, false,
               section->node);

    struct sem *sect = sem_add(&composer->boxes->tree, place.parent, ROLE_SECT);
    marks_set(composer, sect, section->node);
    uint32_t level = place.level + (rich_empty(entry->heading) ? 0 : 1);
    uint32_t around_exempt = exempt_enter(composer, section->exempt);
    heading_compose(composer, section, entry, sect, level);
    if (section->title_page)
        page_begin(composer, page, START_PAGE, false, section->node);
    composer->exempt = around_exempt; /* the part below enters it again */
    add_content(composer, entry, page, level, sect);
    composer->style = around;
}
