/* Private to compose: the parts of a report, each appended to boxes->items. */
#ifndef COMPOSE_SECTION_H
#define COMPOSE_SECTION_H

#include "compose/paragraph_int.h"

/* compose.c. A new page (PAGE, RIGHT) or, for CONTINUE, one only if the page style differs; the text area from here
 * on is that of `page`. Two in a row are one. */
void page_begin(struct composer *composer, const struct page_style *page, enum section_start start, bool plain,
                const struct node *node);

/* heading.c. The heading of the section, with its number, its subtitle and its anchor; `level` as in heading_role. */
void heading_compose(struct composer *composer, const struct section *section, const struct outline_entry *entry,
                     struct sem *parent, uint32_t level);
/* A heading without number below that of `level`, with its bookmark: the title of a view, of a column. It bears
 * *anchor (0: one of its own; then 0). False when there are no words for it. */
bool heading_below_compose(struct composer *composer, const struct rich *words, uint32_t level, struct sem *parent,
                           uint32_t *anchor);
/* The element of a heading within level - 1 others. Levels count the headings that are there, from 1, without the
 * report's title: so none is ever skipped. */
enum role heading_role(const struct composer *composer, uint32_t level);
/* A bookmark for a heading that bears the anchor; none for a heading without words. */
void heading_bookmark(struct composer *composer, struct str words, uint32_t level, uint32_t anchor);

/* section.c. The layout of a section, seen from the section around it. */
const struct style *section_style(const struct composer *composer, const struct section *section);
/* section.c. The page that a section is set on, seen from the section around it: which is `page` unless it names one,
 * or has another layout; how it begins when it does, or does not, come directly `below` its parent's heading. */
const struct page_style *section_page(const struct composer *composer, const struct section *section,
                                      const struct page_style *page);
enum section_start section_starts(const struct composer *composer, const struct section *section, bool below);
/* section.c */
struct section_place {
    struct sem *parent;
    const struct page_style *page; /* what it is set on unless it names a page */
    uint32_t level;                /* of the heading that it is below; 0: none */
    bool below;                    /* it comes directly below its parent's heading */
};
void section_compose(struct composer *composer, const struct section *section, struct section_place place);

/* section.c. A text, or any item of content. `more`: something follows it in the same section or column, which a text
 * that ends in a colon stays with. `level`: of the heading above; `entry`: of the section, NULL: no paragraph bears a
 * number. */
void text_compose(struct composer *composer, const struct outline_entry *entry, const struct rich *rich,
                  struct sem *parent, bool more);
void block_compose(struct composer *composer, uint32_t level, const struct outline_entry *entry,
                   const struct block *block, struct sem *parent, bool more);

/* section.c. A text in a look of its own; `entry` as in text_compose. NULL: there are no words. The box is valid
 * until the next one. */
struct box *styled_text_compose(struct composer *composer, const struct outline_entry *entry, const struct rich *rich,
                                const struct text_style *look, struct sem *parent);
/* section.c. Where the words of the section's numbered paragraphs begin, and lists below them stand; 0 where they
 * bear no numbers. */
len_t paragraphs_indent(const struct composer *composer, const struct outline_entry *entry);

/* sign_off.c */
void sign_off_compose(struct composer *composer, const struct sign_off_block *block, struct sem *parent);

/* cover.c. The title on top of the first page, above what begins on `page` with `start`. */
void title_compose(struct composer *composer, const struct page_style *page, enum section_start start);

/* cover.c, contents.c, key.c, figure.c, columns.c, engagement.c. `level`: of the heading above. */
void cover_compose(struct composer *composer);
void contents_compose(struct composer *composer, const struct page_style *page);
void key_compose(struct composer *composer, const struct key_block *key, struct sem *parent);
void figure_compose(struct composer *composer, const struct figure_block *block, struct sem *parent);
void columns_compose(struct composer *composer, const struct columns_block *block, uint32_t level,
                     struct sem *parent);
void engagement_compose(struct composer *composer, const struct view *view, uint32_t level, struct sem *parent);

/* view_block.c. Any block that shows selected data. `level`: of the heading above. */
void view_compose_block(struct composer *composer, const struct view *view, uint32_t level, struct sem *parent);
/* The block's own title: a heading below that of `level`, which bears *anchor (0: one of its own; then 0). Returns
 * the level of headings below it. */
uint32_t view_title_compose(struct composer *composer, const struct view *view, uint32_t level, struct sem *parent,
                            uint32_t *anchor);
/* The anchor of a title's line, the list's own for the first (*waiting; then 0), and the title's bookmark. */
uint32_t view_title_anchor(struct composer *composer, const struct rich *title, uint32_t level, uint32_t *waiting);
/* The anchor of what the view is called in references; 0: nothing refers to it. */
uint32_t view_anchor(const struct composer *composer, const struct view *view);
/* A paragraph in place of what the view would show; `words` NULL: none. */
void view_words_compose(struct composer *composer, const struct view *view, const struct node *words,
                        const struct text_style *look, struct sem *parent, uint32_t anchor);
/* indicator_list.c */
void indicator_list_compose(struct composer *composer, const struct view *view, struct sem *parent);
/* panel_heading.c. Gives numbers and anchors to the headings of all panels, when the outline and all names have
 * theirs. */
void panel_headings_declare(struct composer *composer);
/* The words of a panel's heading: its own, or what its first indicator measures. NULL: there are none. */
const struct rich *panel_title(const struct view *view, const struct indicator *first);
/* panel.c: a panel, or one for each indicator. */
void panels_compose(struct composer *composer, const struct view *view, uint32_t level, struct sem *parent);
/* changes.c, dashboard.c */
void changes_compose(struct composer *composer, const struct view *view, uint32_t level, struct sem *parent);
void dashboard_compose(struct composer *composer, const struct view *view, struct sem *parent);

#endif
