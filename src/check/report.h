/* The typed report: what the YAML says, each part with its node. Text fields are nodes (kept as written) or parsed
 * Markdown. Everything is const after check. Member comments name the key where it differs. */
#ifndef CHECK_REPORT_H
#define CHECK_REPORT_H

#include "base/arena.h"
#include "base/map.h"
#include "check/rich.h"
#include "check/schema.h"

/* Observation kinds. */
enum kind { KIND_ACTUAL, KIND_TARGET, KIND_BASELINE, KIND_FORECAST, KIND_ESTIMATE, KIND__COUNT };
enum polarity { POLARITY_UNSAID, POLARITY_HIGHER, POLARITY_LOWER, POLARITY_RANGE, POLARITY_NONE };

struct contents_spec { /* report.contents */
    const struct node *node;
    const struct node *title; /* "Contents" */
    int32_t depth;            /* heading levels listed, from 1 */
};

struct head { /* report: */
    const struct node *node;
    const struct node *organisation, *title, *subtitle, *period, *committee, *date, *version, *author, *subject;
    const struct node *language; /* BCP 47; fallback en-GB */
    const struct node *layout;   /* a shipped layout's name, or a path beneath the report's folder */
    struct texts keywords;
    struct contents_spec *contents; /* NULL: no contents list */
    uint8_t cover;                  /* true: with a cover page, laid out by the layout */
    int32_t page_start;             /* number of the first page */
};

struct period {
    const struct node *node, *id; /* id: the key */
    const struct node *label;     /* as columns print it; NULL: the id */
    const struct node *role;      /* the word by which layouts name it: last-year, this-year, previous, now ... */
    struct date start, end;
    const struct node *part_of; /* id of the longer period */
    uint8_t cumulative;
};

struct term { /* directorates, committees, comparators, flags: an id and what it stands for */
    const struct node *node, *id;
    struct rich *title;
};

struct priority {
    const struct node *node, *id;
    const struct node *theme; /* Health and Wellbeing */
    const struct node *label; /* Priority 1 */
    struct rich *title;
};

struct note {
    const struct node *node, *id;
    struct rich *text;
    uint32_t uses; /* marks that name it; counted by check */
};

struct observation {
    const struct node *node, *period;
    struct rich *value;      /* FIELD_LINES */
    const struct period *of; /* resolved; NULL when unknown (reported) */
};

struct given_status { /* status: { Q2: worse } or { Q2: { target: worse, last-year: better } } are read alike */
    const struct node *node, *period;
    const struct node *word;    /* a status of the layout, or text that is printed as it stands ("-") */
    const struct node *against; /* target when NULL */
    const struct node *reason;
    const struct period *of;
};

struct comparator {
    const struct node *node, *group; /* id of a top-level comparator */
    struct rich *period;             /* the label of a declared period, or words as given */
    struct rich *value, *rank;
};

enum message_part { PART_ALL, PART_PERIOD, PART_VALUE, PART_RANK };

struct message { /* words that stand across a run of columns, and rows */
    const struct node *node;
    struct rich *text;
    struct texts over; /* period ids or comparator ids: every column that shows one of them */
    uint8_t part;      /* for comparators: only this sub-row of each */
    struct texts with; /* refs of further indicators, directly after this one, whose rows it covers too */
};

struct indicator {
    const struct node *node, *ref, *directorate, *priority, *committee, *unit, *lead, *tolerance;
    struct texts flags; /* ids of flags, printed after the ref */
    struct rich *definition, *comment;
    uint8_t better; /* enum polarity */
    struct list
        observed[KIND__COUNT]; /* of struct observation; keys actual:, target:, baseline:, forecast:, estimate: */
    struct list status;        /* of struct given_status */
    struct list comparators;   /* of struct comparator */
    struct list messages;      /* of struct message */
    uint32_t uses;             /* views that select it */
    uint32_t index;            /* in report->indicators */
    const struct node *label;  /* what is printed in place of the ref, where several share one; NULL: the ref */
};

struct activity {
    const struct node *node, *ref, *directorate, *priority, *committee, *lead;
    const struct node *status; /* a status of the layout, or text as it stands; NULL: none */
    struct rich *description, *update;
    uint32_t uses;
    uint32_t index;
};

struct engagement {
    const struct node *node, *directorate, *priority, *committee, *theme;
    struct rich *title, *who, *findings, *method;
    const struct node *contact, *start, *end;
    uint32_t uses;
};

/* What a table of indicators, of activities, or a list of engagement entries selects. Conditions of different keys
 * all hold; within one key, any. Without any condition, inside a section with a priority: those of the priority;
 * else: all. */
struct view {
    const struct node *node;
    const struct node *id; /* for references */
    struct texts refs, priority, directorate, committee, status, theme;
    struct rich *title;       /* caption; NULL: that of the layout's table */
    const struct node *table; /* name of the layout's table; NULL: the default for the kind */
    const struct node *empty; /* words when nothing is selected; NULL: the layout's */
    const void **rows;        /* resolved by check: const struct indicator *, activity *, engagement * */
    uint32_t nrows;
};

struct key_entry {
    const struct node *node;
    const struct node *status; /* its symbol is shown */
    const struct node *flag;   /* id of a flag; shown as it is printed */
    struct rich *text;         /* NULL: the status's word, the flag's meaning */
};

struct key_block {
    const struct node *node;
    struct rich *title, *note;
    struct list entries; /* of struct key_entry */
};

struct table_column {
    const struct node *node;
    struct rich *title;
    struct texts group;               /* heads above the title, outermost first */
    const struct node *width, *align; /* as in layouts */
    uint8_t row_header;               /* its cells are headers of their rows */
};

struct table_cell {
    const struct node *node;
    struct rich *text;
    int32_t columns, rows; /* spans, 1 by default */
    uint8_t header;        /* a row header */
};

struct table_row {
    const struct node *node;
    struct list cells;    /* of struct table_cell */
    struct rich *heading; /* instead of cells: a group heading over all columns */
};

struct table_block { /* a table written out in the report */
    const struct node *node, *id, *table;
    struct rich *title, *note;
    struct list columns, rows; /* of struct table_column, table_row */
    const struct node *empty;
};

struct figure_block { /* a picture */
    const struct node *node, *id;
    const struct node *image;  /* path of a PNG or JPEG file, from the file that names it */
    const struct node *alt;    /* what it shows, for those who cannot see it; needed unless decorative */
    uint8_t decorative;        /* it says nothing: an artifact */
    struct rich *title, *note; /* caption; a line of small print below */
    len_t width;               /* 0: the picture's own, at most the text's */
    uint32_t number;           /* among the captioned figures, from 1; 0: it has no caption */
};

struct block { /* exactly one member is set */
    const struct node *node;
    struct rich *text;
    struct view *indicators, *activities, *engagement;
    struct key_block *key;
    struct table_block *table;
    struct figure_block *figure;
    uint8_t page_break;
};

enum contents_mode { CONTENTS_YES, CONTENTS_NO_NUMBER, CONTENTS_NO };
enum section_start { START_AUTO, START_PAGE, START_RIGHT, START_CONTINUE };

struct section {
    const struct node *node, *id;
    struct rich *heading; /* NULL with a priority: its label and title */
    struct rich *subtitle;
    const struct node *label;   /* instead of the layout's numbering ("Section 1") */
    const struct node *running; /* words for running heads; NULL: the heading's */
    const struct node *page;    /* name of a page of the layout (portrait, landscape) */
    const struct node *priority;
    const struct priority *of; /* resolved */
    uint8_t contents;          /* enum contents_mode */
    uint8_t start;             /* enum section_start; AUTO: as the layout says for the level */
    uint8_t title_page;        /* the heading stands on a page of its own */
    struct rich *text;
    struct list content;  /* of struct block */
    struct list sections; /* of struct section */
    uint32_t level;       /* from 1 */
};

/* Lists of pointers, in the order of the files. */
struct report {
    struct arena *arena;
    struct sources *sources;
    struct head *head;
    VEC(struct period *) periods;
    VEC(struct term *) directorates, committees, comparators, flags;
    VEC(struct priority *) priorities;
    VEC(struct indicator *) indicators;
    VEC(struct activity *) activities;
    VEC(struct engagement *) engagement;
    VEC(struct note *) notes;
    VEC(struct section *) sections;
    VEC(struct figure_block *) figures; /* in the order of the sections */
    struct map period_by_id, period_by_role, comparator_by_id, flag_by_id, priority_by_id, note_by_id;
    struct map indicator_by_ref, activity_by_ref;
    struct map anchors; /* every id or ref that [[...]] can name -> its struct (first member: node) */
};

#endif
