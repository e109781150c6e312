/* Measured boxes, page-free: what compose gives and paginate places. Content is made of lines: an unbreakable strip
 * of spans. A paragraph, a heading, a list, a cell, a note are each a flow of lines. Compact, since a large report
 * has millions of lines. */
#ifndef COMPOSE_BOX_H
#define COMPOSE_BOX_H

#include "base/arena.h"
#include "base/len.h"
#include "base/mark.h"
#include "base/str.h"
#include "chart/drawing.h"
#include "check/report.h"
#include "compose/sem.h"
#include "image/image.h"
#include "style/style.h"
#include "text/text.h"

enum span_kind {
    SPAN_WORDS,
    SPAN_SYMBOL, /* a status symbol: a vector path, size x size, standing on the baseline */
    SPAN_NOTE, /* a footnote's mark: the words are those of boxes->notes[index] (numbering by page settles them late)
                */
    SPAN_PAGE, /* the page number of anchor `index`, through the contents template, right-aligned so that it ends at x
                */
    SPAN_LEADER,  /* dots from x over `index` (1/1000 pt): an artifact */
    SPAN_IMAGE,   /* a picture standing on the baseline; index: its width */
    SPAN_DRAWING, /* a chart standing on the baseline; index: its width */
};
enum span_flag {
    SPAN_SUPER = 1,
    SPAN_SUB = 2,
    SPAN_RIGHT = 4,   /* note marks in front of their note: end at x */
    SPAN_LINK = 8,    /* words of a link to the web: of the links' colour */
    SPAN_BOLD = 16,   /* a note's mark beside bold words: its bold words */
    SPAN_NUMBER = 32, /* a stand-in for the number of a page: boxes->page_numbers.items[index]. None is left when all
                         pages are known */
    SPAN_FIXED = 64 /* begins a text of its own in the line: it stays where it is, whatever room such numbers take */
};

#define WORD_SPACE                                                                                           \
    0x80000000u /* on a word of a span: one space follows it (also at a line's end, so that words do not run \
                   together) */
#define WORD_INDEX 0x7fffffffu

/* A picture at the size in which it is printed. */
struct placed_image {
    const struct image *image;
    len_t width, height;
};

/* A drawing with its words shaped. */
struct placed_drawing {
    const struct drawing *drawing;
    const word_id **words; /* by index in drawing->words; with WORD_SPACE */
    uint16_t *nwords;
};

struct span {
    struct sem *sem; /* a leaf of the logical tree; NULL: artifact */
    union {
        const word_id *words; /* with WORD_SPACE; side by side from x, spaces at the style's size */
        const struct status_style *symbol;
        const struct placed_image *picture;
        const struct placed_drawing *drawing;
    };
    len_t x;        /* from the line's left end */
    uint32_t index; /* SPAN_NOTE: note; SPAN_PAGE: anchor; SPAN_LEADER, SPAN_IMAGE: width; SPAN_SYMBOL: size (1/1000
                       pt) */
    uint16_t nwords;
    uint16_t style; /* text_style index: size and colour. The face is the words' own */
    uint8_t kind;   /* enum span_kind */
    uint8_t flags;  /* enum span_flag */
    uint16_t spare;
};

enum line_flag {
    LINE_KEEP_NEXT = 1, /* no page break after it (widows, orphans, headings), unless nothing else can be done */
    LINE_NOTES = 2,     /* has note marks: a note must stand on the page of its first mark, that is unless it has been
                           placed already */
    LINE_NUMBERS = 4    /* has stand-ins for the numbers of pages */
};

struct line {
    struct span *spans;
    len_t height; /* of the strip */
    len_t ascent; /* from its top to the baseline */
    len_t before; /* space above it, dropped at the top of a page or cell */
    uint16_t nspans;
    uint16_t flags;
    uint32_t anchor; /* 0: none. Its place becomes known when the line is placed */
    uint32_t exempt; /* paragraphs of Schedule 12A by which its words are exempt: style_exempt_set; 0 in public copies
                      */
};

/* Lines one below the other. */
struct flow {
    struct line *lines;
    uint32_t n;
    len_t height; /* of all, the first one's `before` left out */
};

enum cell_flag {
    CELL_HEAD = 1,
    CELL_RULE_NONE_BELOW = 2, /* no rule between this cell and the one below: sub-rows of one stack */
    CELL_REPEAT =
        4 /* a cell over several rows whose words stand, as an artifact, on each further page that it reaches
           */
};

struct cell {
    struct flow flow;        /* set to the cell's width less padding */
    struct sem *sem;         /* TD or TH; several cells may share one (the sub-rows of a comparator) */
    const struct node *node; /* for messages */
    uint32_t track;          /* where it starts */
    uint32_t rowspan;        /* in tracks */
    uint16_t column, colspan;
    uint32_t fill;  /* 0x00rrggbb, or 0xffffffff */
    uint8_t valign; /* enum valign */
    uint8_t flags;
    uint16_t spare;
};
#define FILL_NONE 0xffffffffu

enum track_flag {
    TRACK_KEEP_NEXT =
        1, /* not parted from the next track unless the kept run is taller than a page: sub-rows, comment rows */
    TRACK_HEADING = 2, /* a group heading: kept with the next, and never last on a page */
};

/* A row of the grid. One row of the logical table may take several (aligned sub-rows). */
struct track {
    len_t base;     /* height that the cells with rowspan 1 need, padding included; at least one line */
    uint32_t first; /* index in table->cells of the cells that start here, by column */
    uint16_t ncells;
    uint16_t flags;
    uint32_t exempt; /* as of lines: the row is, as a whole */
};

struct table {
    const struct table_style *style;
    const struct node *node;
    struct flow caption;           /* empty: none */
    struct flow caption_continued; /* on further pages, an artifact; empty: none */
    len_t *edges;                  /* ncolumns + 1 positions from the left; the last is the table's width */
    struct track *tracks;          /* header tracks first */
    struct cell *cells;            /* by track, then column */
    uint32_t ntracks, nhead, ncells;
    uint32_t ncolumns;
    len_t pad_x, pad_y;
    uint32_t exempt; /* as of lines: the whole table is */
};

/* How high a caption is, with the space below it that parts it from the table, or as a row with its padding. */
static inline len_t table_caption_height(const struct table *table, const struct flow *caption)
{
    if (caption->height == 0)
        return 0;
    return caption->height + (table->style->caption_row ? 2 * table->pad_y : table->style->caption_text->after);
}

/* A footnote. */
struct note_box {
    struct flow flow;    /* its first line begins with its mark (SPAN_NOTE | SPAN_RIGHT) */
    word_id *words;      /* the mark; by-page numbering replaces them */
    word_id *bold_words; /* as it stands beside bold words; NULL: it never does */
    uint32_t nwords, nbold_words;
    bool bold;
    const struct note *note;
    uint32_t anchor;
    uint32_t number;
    bool apart; /* only exempt texts bear its marks: it is numbered in a series of its own */
    uint32_t
        exempt; /* as of lines: the place of its first mark, and so the note, is; 0 where a public text marks it too
                 */
    struct str said;               /* what its marks are called: "Note 3" */
    VEC(struct sem_extra *) links; /* of its marks: their `alt` follows the number */
};

enum box_kind {
    BOX_FLOW,
    BOX_TABLE,
    BOX_PAGE,
    BOX_BESIDE, /* the boxes that follow stand side by side, in columns that begin at the same height, where a page
                   has room for the highest; else one column below the other, from this box's x */
    BOX_GROUP   /* the boxes that follow stand on one page, where they fit on one; else as if it were not there */
};
enum box_flag {
    BOX_KEEP_NEXT = 1,     /* kept with the beginning of the next box */
    BOX_KEEP_TOGETHER = 2, /* not broken if it fits on a page */
    BOX_DISSOLVED = 4,     /* BOX_BESIDE, BOX_GROUP: paginate found that it does not fit on a page */
};

/* BOX_BESIDE: how many of the boxes after it belong to each column, which do not nest in one another. BOX_GROUP: one
 * column, which may hold BOX_BESIDE. Neither holds BOX_PAGE. */
struct members {
    uint32_t *counts; /* by column */
    uint32_t ncolumns;
};

struct box {
    uint8_t kind;        /* enum box_kind */
    uint8_t flags;       /* enum box_flag */
    uint8_t start;       /* BOX_PAGE: enum section_start: PAGE, RIGHT (an odd page), CONTINUE (only if the page style
                            differs) */
    uint8_t plain;       /* BOX_PAGE: no running heads (covers) */
    uint32_t section;    /* index in boxes->sections */
    struct mark mark;    /* for messages. BOX_BESIDE: of columns that the report writes; line 0: of others */
    len_t before, after; /* space to the neighbours: the larger of after and before holds; dropped at a page's top */
    len_t x;             /* of the left end, from the text area's left */
    len_t rule;          /* BOX_FLOW: thickness of a rule in the middle of the space above the box; not drawn at the
                            top of a page or a column. 0: none */
    len_t rule_width;    /* of the rule, which begins at x */
    uint32_t rule_colour;
    union {
        struct flow flow;
        struct table *table;
        const struct page_style *page;
        struct members members;
    };
};

/* What running heads say of a section. */
struct section_mark {
    struct str title;
    struct str label;   /* its number as printed: "Section 2"; may be empty */
    uint32_t outermost; /* index of the section of level 1 that it is, or lies in */
    uint32_t appendix;  /* its number among the appendices, from 1; 0: it is none */
    uint32_t exempt;    /* as of lines: its title is */
};

/* Of a heading. */
struct bookmark {
    struct str words; /* its number included */
    uint32_t level; /* from 1: how deep it is nested. The title and the contents are beside the outermost sections */
    uint32_t anchor;
};

/* The number of a page in a text. It is known when all pages are: until then its span has a stand-in for words, and
 * its line room for the widest number. */
struct page_number {
    const struct text_style *look; /* of its words */
    uint32_t anchor;               /* of what stands on the page; 0: it is printed nowhere */
    len_t width;                   /* that the line has room for */
    uint8_t align;                 /* enum align: of the line */
    bool marker;                   /* the line's first span is a marker, which stays where it is */
};

/* The same in words that are made before pages are (bookmarks, running heads, alternative text): PAGE_MARK, the
 * anchor in digits, PAGE_MARK_END. No input holds these characters (`load` refuses them). */
#define PAGE_MARK '\x02'
#define PAGE_MARK_END '\x03'

/* [[id]] in a text that is printed. */
struct reference {
    struct str id;
    const struct node *node; /* the text it stands in */
    uint32_t offset;         /* in that */
    uint32_t anchor;         /* 0: nothing of that id is composed */
    bool page;               /* it prints the number of a page */
};

struct boxes {
    struct arena *arena;
    const struct style *style;
    struct sem_tree tree;
    VEC(struct box) items;
    VEC(struct note_box) notes;        /* in the order of their first marks */
    VEC(struct section_mark) sections; /* the cover and the contents, where there are any, before the report's own */
    VEC(struct bookmark) bookmarks;    /* of all headings, in reading order */
    VEC(struct page_number) page_numbers;
    VEC(struct reference) references; /* in the order in which they are composed */
    const struct images *images;      /* of running heads */
    uint32_t nanchors;                /* anchors run from 1 */
    uint32_t exempt;                  /* as of lines: the whole report is, its head apart */
    uint32_t ntables;
};

#endif
