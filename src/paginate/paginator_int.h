/* Private to paginate: the state of a document that is being broken into pages.
 *
 * Everything that a rollback must undo is in struct state, a value that is copied and restored whole; the lists that
 * it counts (items, notes) are cut back to its counts. Tables put no items on the page while their rows are being
 * placed: only heights and the cursor move; the rows of a page are stamped when the page, or the table, ends.
 *
 * A unit is what stands on one page: a group, or columns side by side, with their members. No page ends within it,
 * since no state within it becomes the safe one. One that does not fit on a page is dissolved, for good. */
#ifndef PAGINATE_PAGINATOR_H
#define PAGINATE_PAGINATOR_H

#include "paginate/paginate.h"

/* A cell that began on an earlier page: where its text goes on. */
struct rest {
    uint32_t cell;
    uint32_t line;
};

/* Where a table stands. A fragment is the table's part on one page: tracks first .. track - 1. */
struct table_cursor {
    uint32_t track;     /* the next to be placed */
    uint32_t first;     /* of the fragment */
    len_t top;          /* of the fragment's opening (caption, head), in the text area */
    len_t body;         /* of its first body track */
    bool open;          /* the opening stands on this page */
    bool begun;         /* an earlier page bears a part: the opening is a repeat */
    bool partial;       /* track `first` is the rest of one that began on an earlier page */
    bool head;          /* the fragment shows the head */
    struct rest *rests; /* cells that began on earlier pages, by cell index; never changed once made */
    uint32_t nrests;
};

struct cursor {
    uint32_t box;
    uint32_t line; /* of a flow */
    struct table_cursor table;
};

/* How full the page is. */
struct fill {
    len_t y;     /* where the next thing goes, from the top of the text area */
    len_t after; /* space that the last box wants below it */
    len_t notes; /* height that the notes take at the foot, separator included */
    bool used;   /* something of the body stands on the page */
    bool top;    /* the next thing is the first of a column: no space above it */
    uint32_t nfills, nrules, nlines, nbars, npieces, ncarry;
};

/* Columns side by side that are being filled, from first to last. */
struct beside {
    uint32_t box;    /* index + 1 of their BOX_BESIDE; 0: none */
    uint32_t column; /* being filled */
    uint32_t end;    /* the first box after it */
    len_t top;       /* of every column, in the text area */
    len_t bottom;    /* of the highest so far; 0: none */
    len_t reach;     /* the same, with the space that is wanted below */
};

struct state {
    struct cursor at;
    struct fill fill;
    struct beside beside;
    uint32_t group;    /* index + 1 of the BOX_GROUP that is open; 0: none */
    uint32_t section;  /* index in boxes->sections, of the first thing on the page */
    bool keep;         /* what was placed last must not be parted from what follows */
    bool head_dropped; /* this page's table goes without its repeated head: there is no room for both */
};

/* A piece of the bar beside what is exempt, in the text area. One without height: a public line stands between those
 * before it and those behind. */
struct bar {
    len_t x, top, bottom;
};

/* A note, or a part of it, at the foot of the page. */
struct note_piece {
    uint32_t note;
    uint32_t first, n; /* lines */
    bool repeat;       /* an artifact: the note itself stands on an earlier page */
};

/* What is known of the table at the cursor; rebuilt when the cursor comes to another one. */
struct table_index {
    const struct table *table;
    uint32_t *ends;      /* cells with rowspan > 1, ordered by the track where they end */
    uint32_t *ends_from; /* by track: first index in ends; ntracks + 1 entries */
    uint32_t *noted;     /* cells with rowspan > 1 that bear note marks, in order */
    uint32_t *noted_end; /* by index in noted: the last track that it or any before it reaches */
    uint32_t nnoted;
    bool notes;       /* any cell bears a note mark */
    bool keep;        /* the table is so low that it is kept together */
    bool head_over;   /* the head fills the page, so that it is not repeated */
    bool head_warned; /* that it is not repeated */
    uint32_t
        nhead; /* header tracks that repeat; 0 when the head is as tall as a page: then it is set like other rows */
    len_t *head_heights; /* by track */
    len_t head_height;   /* their sum */
};

enum page_kind {
    PAGE_PLAIN = 1, /* without running heads */
    PAGE_BLANK = 2  /* left blank: it says so, if the style has words for it */
};

enum placed { PLACED, NO_ROOM };

struct paginator {
    struct arena *arena;
    struct arena *table_arena; /* of the current table's index */
    struct diags *diags;
    const struct report *report;
    const struct style *style;
    struct text *text;
    struct boxes *boxes;
    struct pages *pages;
    uint32_t cap_pages;

    struct state now;
    struct state safe; /* the last place where the page may end */
    bool page_open;
    const struct page_style *page_style;
    bool plain;
    struct page page;    /* being filled */
    len_t width, height; /* of its text area */
    len_t left, top;

    VEC(struct item) fills, rules, lines;
    VEC(struct bar) bars;
    len_t bar_gap;    /* from the bars to the lines that are being placed */
    uint32_t covered; /* lines that are exempt by these paragraphs alone need no bars of their own: their row or table
                         has one, or the whole report is exempt */
    VEC(struct note_piece) pieces;
    VEC(struct note_piece) carry, incoming; /* notes that go on to the next page; that come from the one before */
    VEC(uint32_t) wanted;                   /* notes of what is being placed */
    uint32_t *note_page;                    /* by note: index + 1 of the page where it begins; 0: not placed */
    VEC(len_t) heights;                     /* of the fragment's tracks, from table.first */
    VEC(uint8_t) page_kinds;                /* by page: set of enum page_kind */
    struct table_index table;
    struct page_run {
        uint32_t from, to; /* one past the last */
    } outermost;           /* the pages of the outermost section that the page lies in whose heads are being placed */
    VEC(const struct running *) squeezed; /* whose pictures have not enough room: reported */
    bool mark_cut;                        /* that there is not enough room for the mark of exempt pages is reported */
};

/* page_fill.c: opening and finishing pages, undoing. */
void page_start(struct paginator *p);
/* As printed, of the page that is begun next. */
uint32_t page_next_number(const struct paginator *p);
/* Ends the page: notes to its foot, items into the arena. */
void page_finish(struct paginator *p);
/* A page that stays blank, in the section. */
void page_leave_blank(struct paginator *p, uint32_t section);
/* Returns to a state on this page. */
void page_rollback(struct paginator *p, const struct state *state);
/* What is left for the body. */
len_t page_room(const struct paginator *p);
/* Nothing stands above the cursor on the page, or in the column. */
bool page_at_top(const struct paginator *p);
/* The space above a box that wants `before`: none at the top. */
len_t page_space_above(const struct paginator *p, len_t before);
/* Puts lines [first, first + n) of a flow one below the other, x and y in the text area. Returns where the last one
 * ends. */
len_t page_put_lines(struct paginator *p, const struct flow *flow, uint32_t first, uint32_t n, len_t x, len_t y,
                     enum artifact artifact);
/* Appends to `fills` or (rule) `rules`; y in the text area, x from its left. */
void page_put_rect(struct paginator *p, bool rule, len_t x, len_t y, len_t width, len_t height, uint32_t colour);

/* bars.c: the bar beside what is exempt, put when the page is finished. In the text area; x: the right edge. */
void bar_add(struct paginator *p, len_t x, len_t top, len_t bottom);
/* Beside the line, which begins at x, unless something around it has a bar. */
void bar_add_line(struct paginator *p, const struct line *line, len_t x, len_t y);
/* Something public stands at y: bars above and below it are two. */
void bar_part(struct paginator *p, len_t y);
void bars_put(struct paginator *p);

/* flow.c: lines. */
len_t flow_slice_height(const struct flow *flow, uint32_t first, uint32_t n);
/* How many lines from `first` fit in `room`, ending at a place where a break is allowed; all of the rest may. With
 * `force`, keep flags count for nothing when otherwise none would fit. */
uint32_t flow_fit(const struct flow *flow, uint32_t first, len_t room, bool force);
enum placed flow_place(struct paginator *p, const struct box *box);
/* The page bears nothing else: places the next lines that must stay together, or as many as fit, although not all
 * their notes find room: those go on to the next page. False if not even a line fits with the beginning of its notes.
 */
bool flow_place_crowded(struct paginator *p, const struct box *box);
/* The page is empty and the next line leaves no room for any of its notes, or is higher than the page (an error):
 * places it all the same. */
void flow_force(struct paginator *p, const struct box *box);

/* rows.c: tables. */
enum placed table_place(struct paginator *p, const struct box *box);
/* After a rollback: if a table is open at the cursor, makes its index and heights again when they have gone. */
void table_reopen(struct paginator *p);
/* The height of track t in the fragment that is being placed; heights of earlier ones are known. */
len_t track_height(const struct paginator *p, const struct table *table, uint32_t t);
/* The first line of a cell that is still to be placed in this fragment. */
uint32_t cell_start(const struct paginator *p, const struct table *table, uint32_t cell);
/* Calls `each` for the cells of the table's fragment on this page that begin before track `end`: first those that go
 * on from the page before, each in order of its index. */
void fragment_each_cell(const struct paginator *p, const struct table *table, uint32_t end,
                        void (*each)(void *user, uint32_t cell), void *user);
/* The sum of heights of the fragment's tracks from `from` up to but not including `to`. */
len_t tracks_height(const struct paginator *p, uint32_t from, uint32_t to);
/* The next track fits, but not with all its notes: those that find no room go on to the next page. False if the track
 * does not fit with the beginning of its notes, or the table is not open. */
bool table_place_crowded(struct paginator *p, const struct box *box);
/* Places the next track, whatever the room for it and its notes. */
void table_place_over(struct paginator *p, const struct box *box);

/* A warning that the head is not repeated. */
void table_warn_head(struct paginator *p, const struct box *box);

/* table_index.c */
void table_index_build(struct paginator *p, const struct box *box);

/* split.c */
/* The next track does not fit: breaks it over the page if that is better than moving it; false when not. The page is
 * then full. */
bool table_split(struct paginator *p, const struct box *box);
/* The page bears nothing but the beginning of this chain, and the next track does not fit. Makes progress whatever it
 * takes; false if the page may end between tracks that should stay together. */
bool table_force(struct paginator *p, const struct box *box);

/* stamp.c: the fragment's cells, fills and rules become items; the cursor moves on to the next fragment. `part` is
 * the height on this page of the track at the cursor, when it is broken; 0: the page ends between tracks (or the
 * table does). With `force`, cells break anywhere. */
void table_stamp(struct paginator *p, const struct box *box, len_t part, bool force);

/* rules.c */
struct grid_rules {
    uint32_t columns, tracks;
    uint8_t *below, *right; /* by track * columns + column: a rule stands below, to the right */
};
/* ys: tracks + 1 positions in the text area; nhead: how many of the tracks are the head's. */
void table_rules(struct paginator *p, const struct box *box, const struct grid_rules *grid, const len_t *ys,
                 uint32_t nhead);

/* unit.c: groups, and columns side by side. */
bool unit_open(const struct paginator *p);
/* The index of the outermost open unit's box. */
uint32_t unit_box(const struct paginator *p);
/* The first box after the unit whose box has the index. */
uint32_t unit_end(const struct boxes *boxes, uint32_t index);
/* The cursor is at a BOX_BESIDE or BOX_GROUP: opens it, unless it is dissolved. */
void unit_begin(struct paginator *p, const struct box *box);
/* After anything is placed: goes on to the next column, and closes what has ended. */
void unit_advance(struct paginator *p);
/* From now on its members are placed as if it were not there, those of columns below one another. */
void unit_dissolve(struct paginator *p, uint32_t index);

/* foot.c: notes. */
/* Adds to p->wanted the notes that lines [first, first + n) ask for and that are not placed yet. */
void notes_want(struct paginator *p, const struct flow *flow, uint32_t first, uint32_t n);
/* Does the body up to `y`, or up to the bottom of a column beside it, leave room for the wanted notes (whole, the
 * last one perhaps in part)? If so they are on the page. With `force` they are taken whatever the room: what does not
 * fit goes on to the next page. Empties p->wanted either way. */
bool notes_take(struct paginator *p, len_t y, bool force);
/* Takes the wanted notes if the body up to `y` fits and the first of them at least begins on this page; the others
 * may go on to the next. False, and nothing taken, otherwise. */
bool notes_take_crowded(struct paginator *p, len_t y);
/* Notes that come from the page before are the first at the foot. */
void notes_begin_page(struct paginator *p);
void notes_finish_page(struct paginator *p);

/* labels.c: the numbers that are printed, once all pages are known. */
void labels_place(struct paginator *p);
/* page_numbers.c: what all pages must be known for. The numbers of pages in texts, and in words made of them, take
 * the place of their stand-ins; references to what is printed nowhere are reported. */
void page_numbers_settle(struct paginator *p);

/* heads.c: running heads and feet, the words of blank pages, version lines, once all pages are known. */
enum { HEADS_MOST = 9 }; /* items that a page gains: it has room for them after its own */
void heads_place(struct paginator *p);

#endif
