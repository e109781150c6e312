/* Private to compose: the state that its files share, and the setting of rich text into flows. */
#ifndef COMPOSE_COMPOSER_H
#define COMPOSE_COMPOSER_H

#include "base/diag.h"
#include "base/map.h"
#include "compose/box.h"
#include "compose/compose.h"
#include "compute/figures.h"

struct setter;
struct message_fates;
struct beside;

struct composer {
    struct arena *arena;
    struct arena *scratch; /* a stack: who takes an arena_mark resets to it when done (each flow does) */
    struct setter *setter; /* of the text part (paragraph.h) */
    struct diags *diags;
    const struct report *report;
    const struct figures *figures;
    const struct images *images;
    const struct style *style; /* of the section being composed; what belongs to the document is the same in all */
    struct text *text;
    struct boxes *boxes;
    const struct page_style *page; /* of the place being composed */
    len_t width;                   /* of its text area, or of the column in it */
    len_t x;                       /* of that column, from the text area's left */
    struct beside *beside;         /* whose column it is; NULL: none's */
    bool grouped;                  /* a group is being composed */
    uint32_t section;              /* index of the section being composed */
    uint32_t exempt;               /* what is composed is exempt by these paragraphs of Schedule 12A: as of lines */
    uint32_t titled;               /* 1: the report's title is a heading, and those of sections begin at level 2 */
    struct map note_index;         /* note id -> (void *)(index + 1), in boxes->notes */
    struct map
        anchor_by_id; /* id or ref -> (void *)anchor: targets of references, given out before anything is composed */
    struct message_fates *message_fates; /* of indicators' messages; NULL: there are none */
    struct str *table_labels;   /* by the place of a table, from 1: "Table 2: ", before its caption; empty: none */
    struct str *figure_numbers; /* by the number that check gave: as printed */
    bool *listed;               /* by indicator->index: a table of indicators shows it, and references lead there */
    VEC(uint8_t) anchored;      /* by anchor: something that may stand in several places has its line (anchor_take) */
    bool *written;              /* by index of a file in the sources: the report is written in it */
    uint32_t nwritten;
};

/* Prepares a composer for a report: boxes with a tree whose root is the document, the report's default page. Frees
 * nothing of what it is given; composer_close frees what it made for itself (not the boxes, which are the arena's).
 */
void composer_open(struct composer *composer, const struct compose_job *job);
void composer_close(struct composer *composer);

/* How a text is set into a flow. Without a parent everything in it is an artifact. */
struct setting {
    const struct text_style *look;
    len_t width; /* of the lines */
    enum align align;
    struct sem *parent; /* the logical parent: a cell, a section, LBODY ... */
    enum role para; /* the element of each paragraph: ROLE_P, a heading; ROLE_TEXT: it goes straight into the parent
                       when it is but one paragraph (cells). Where more than one flow goes into a parent (stacked
                       cells), give ROLE_P to each, since content directly in an element has no order among its
                       children */
    struct str prefix; /* set before the first paragraph, in bold ("Comment for NI 059:"); empty: none */
    const struct text_style *prefix_look; /* NULL: the look, in bold */
    const struct node *column; /* the table column that a word too wide for it is reported for; NULL outside tables */
    const struct node *place;  /* where in the report that stands which a layout's words are about; NULL: their parent
                                  has its place */
    bool balance;              /* compose_plain: lines of about equal length (titles) */
};

/* Paragraphs in the width of the place being composed, as their look is aligned, below `parent`. */
struct setting paragraphs_setting(const struct composer *composer, const struct text_style *look, struct sem *parent);
/* Sets Markdown text: paragraphs, lists with markers, emphasis, links, references, note marks. The flow is in the
 * composer's arena; before/after of its paragraphs stand in the lines' `before`. Widow, orphan and keep rules stand
 * in the lines' flags. */
struct flow compose_rich(struct composer *composer, const struct setting *setting, const struct rich *rich);
/* Sets one paragraph of plain words (a template already filled, a label); `node` is for messages, may be NULL. */
struct flow compose_plain(struct composer *composer, const struct setting *setting, struct str words,
                          const struct node *node);
/* A line with a status symbol (and its word beside it where the status's style says so), aligned as the setting says:
 * SPAN with ActualText. */
struct flow compose_symbol(struct composer *composer, const struct setting *setting,
                           const struct status_style *status);
/* A number of things with the symbols that they bear before it, on one line. */
struct count {
    const struct status_style **looks;
    uint32_t nlooks;
    struct str words; /* the number; empty: only the symbols */
    struct str room;  /* the widest number of its column: all end below one another */
};
/* The line of a count, aligned as the setting says: SPANs with ActualText, and the number, straight in the parent. */
struct flow compose_count(struct composer *composer, const struct setting *setting, const struct count *count);
/* How wide it is. */
len_t compose_count_width(struct composer *composer, const struct text_style *look, const struct count *count);
/* Puts flow b below flow a with `gap` between; both empty is empty. */
struct flow compose_join(struct composer *composer, struct flow a, struct flow b, len_t gap);
/* Flows one below the other, the larger of their styles' spaces between them. */
struct stack {
    struct flow flow;
    len_t after; /* below the last one */
};
/* Adds a flow; one without lines is left out. */
void compose_stack(struct composer *composer, struct stack *stack, struct flow flow, const struct text_style *look);
/* The narrowest width in which no word must be broken (soft hyphens that stand in the text may be taken), and the
 * width that needs no line break at all; indents and list markers included. Hyphenation by dictionary is not counted,
 * since the dictionary is costly: ask compose_measure_hyphenated only where the least widths do not fit. */
void compose_measure(struct composer *composer, const struct text_style *look, const struct rich *rich, len_t *least,
                     len_t *most);
void compose_measure_plain(struct composer *composer, const struct text_style *look, struct str words, len_t *least,
                           len_t *most);
/* The narrowest width when words may be hyphenated where the look allows it; else as `least` above. */
len_t compose_measure_hyphenated(struct composer *composer, const struct text_style *look, const struct rich *rich);
/* Room for a few letters: what words ask for, besides the indent, that may be broken between letters. */
len_t compose_least_broken(const struct text_style *look);
/* The least width when words are broken between letters wherever they do not fit: that of a few letters beside the
 * indent of each block, or of its longest word when that is less. */
len_t compose_measure_broken(struct composer *composer, const struct text_style *look, const struct rich *rich);
/* Appends a flow of words to boxes->items, in the section being composed. Empty flows give no box. The box is valid
 * until the next one; flags and spaces may be changed in it. NULL: none. */
struct box *compose_add_flow(struct composer *composer, struct flow flow, const struct text_style *look,
                             const struct node *node);

/* beside.c. Columns side by side: beside_begin, then for each column beside_column and whatever is composed into it,
 * then beside_end. composer->x and ->width are those of the column meanwhile, and of the whole again afterwards; all
 * boxes must begin at composer->x. No page may begin within them. Columns within a column stand one below the other,
 * in its whole width. */
struct beside {
    const int32_t *shares;
    uint32_t n, next; /* columns; the next to be begun */
    uint32_t box;     /* of the BOX_BESIDE, in boxes->items */
    uint32_t first;   /* of the column */
    len_t x, width;   /* of the whole */
    len_t gap;
    bool nested;
};
/* `shares` (n of them, above 0, in 1/1000 fr) divide what the gaps leave of the width; they must last until
 * beside_end. The space above is the largest that the columns' first boxes want. */
void beside_begin(struct composer *composer, struct beside *beside, const int32_t *shares, uint32_t n, len_t gap);
void beside_column(struct composer *composer, struct beside *beside);
/* Columns that hold no box at all leave nothing behind. */
void beside_end(struct composer *composer, struct beside *beside);
/* What is composed between them stands on one page where it fits on one; it may hold columns side by side. Headings
 * before it stay with its beginning. A group within a group or a column has no effect of its own. */
struct group {
    uint32_t box;
    bool nested;
};
void group_begin(struct composer *composer, struct group *group);
void group_end(struct composer *composer, struct group *group);
/* Ends the program if a column or a group is being composed: a page, which check refuses there, would begin in it. */
void beside_forbid_page(const struct composer *composer, const struct node *node);

/* targets.c. A title in words, as it is printed: its references say what they refer to. */
struct str title_words(struct composer *composer, const struct rich *title);
/* A new anchor, for a heading, table, figure or note. */
uint32_t compose_anchor(struct composer *composer);
/* The anchor that references to an id or a ref lead to, unless a line has taken it: an indicator may stand in several
 * places. 0: it is taken, or the id is NULL or unknown. */
uint32_t anchor_free(struct composer *composer, const struct node *id);
void anchor_take(struct composer *composer, uint32_t anchor);

/* marks.c. Which files the report is written in. */
void marks_open(struct composer *composer);
/* Whether the node (NULL: no) stands in one of them, not in a layout. */
bool marks_written(const struct composer *composer, const struct node *node);
/* Says where that which the element holds is written, or what it is made from. An element that has its mark keeps it:
 * who knows best comes first. What only a layout says gets none, and so has its parent's (sem_mark); nor does an
 * artifact (NULL). */
void marks_set(const struct composer *composer, struct sem *sem, const struct node *node);
/* The same with the place of a byte of a text. A walk without a node is that of words of a layout. */
void marks_set_walked(struct sem *sem, struct node_walk *walk, uint32_t offset);

/* message_unseen.c. Before and after all tables are composed: reports messages that none of them printed. */
void message_fates_begin(struct composer *composer);
void message_fates_report(struct composer *composer);

/* A written-out table to a box appended to boxes->items; `parent` is the logical parent (SECT). */
void compose_plain_table(struct composer *composer, const struct table_block *block, struct sem *parent);

#endif
