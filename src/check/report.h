/* The typed report: what the YAML says, each part with its node. Text fields are nodes (kept as written) or parsed
 * Markdown. Everything is const after check. Member comments name the key where it differs. */
#ifndef CHECK_REPORT_H
#define CHECK_REPORT_H

#include "base/arena.h"
#include "base/map.h"
#include "check/rich.h"
#include "check/rule.h"
#include "check/schema.h"
#include "load/csv.h"

/* Observation kinds. */
enum kind { KIND_ACTUAL, KIND_TARGET, KIND_BASELINE, KIND_FORECAST, KIND_ESTIMATE, KIND_STRETCH, KIND__COUNT };
extern const char *const kind_ids[KIND__COUNT]; /* as reports write them */
enum polarity { POLARITY_UNSAID, POLARITY_HIGHER, POLARITY_LOWER, POLARITY_RANGE, POLARITY_NONE };

/* For whom a report is read. What is exempt, or internal, is not in a copy that withholds it: the members that would
 * hold it are empty, as if the report did not say it (schema.h). */
enum copy {
    COPY_PUBLIC,  /* nothing that is exempt, nothing internal */
    COPY_EXEMPT,  /* for members: all but what is internal */
    COPY_INTERNAL /* for officers: everything */
};

/* Why something is not for the public: `exempt: 3`. */
struct exemption {
    const struct node *node;
    struct texts paragraphs;    /* of Schedule 12A, as the layout names them */
    const struct node *heading; /* public copy: a section's heading; NULL: the layout's words */
    struct rich *words; /* `public`, public copy: what stands in place of the layout's statement; NULL: none */
};

struct contents_spec { /* report.contents */
    const struct node *node;
    const struct node *title; /* "Contents" */
    int32_t depth;            /* heading levels listed, from 1 */
};

struct detail {                      /* a fact of the report's head: Director: ... */
    const struct node *node, *label; /* label: the key */
    struct rich *value;
};

struct head { /* report: */
    const struct node *node;
    const struct node *organisation, *title, *subtitle, *period, *committee, *date, *version, *author, *subject;
    const struct node *language; /* BCP 47; fallback en-GB */
    const struct node *layout;   /* a shipped layout's name, or a path beneath the report's folder */
    struct texts rule;           /* ids of the rules for indicators that name none; none: the layout's */
    struct texts keywords;
    const struct node *agenda_item, *key_decision, *portfolio_holder, *status; /* status: For decision */
    struct texts wards;
    struct rich *contact;
    struct list details;            /* of struct detail, as they are written */
    struct contents_spec *contents; /* NULL: no contents list */
    uint8_t cover;                  /* true: with a cover page, laid out by the layout */
    int32_t page_start;             /* number of the first page */
    struct exemption *exempt;       /* the whole report: the public copy has its head only */
};

struct period {
    const struct node *node, *id; /* id: the key */
    const struct node *label;     /* as columns print it; NULL: the id */
    const struct node *role;      /* the word by which layouts name it: last-year, this-year, previous, now ... */
    struct date start, end;
    const struct node *part_of;                /* id of the longer period */
    const struct node *previous, *year_before; /* ids, where they do not follow from the dates */
    uint8_t cumulative;
    const struct period *whole;                /* that it is part of, resolved; NULL: none */
    const struct period *before, *long_before; /* the period of the same length just before it, and the same one a
                                                  year before: as named, else by the dates; NULL: none */
};

struct term { /* directorates, committees, flags: an id and what it stands for */
    const struct node *node, *id;
    struct rich *title;
};

enum measure { MEASURE_MEAN, MEASURE_MEDIAN, MEASURE_TOP_QUARTILE, MEASURE_BOTTOM_QUARTILE };

struct comparator_group { /* comparators: whom figures are compared with */
    const struct node *node, *id;
    struct rich *title;
    struct texts areas; /* names of groups of areas, or of single areas, of the `areas` files; none: all areas */
    uint8_t measure;    /* enum measure: what is computed of the areas' values */
    int32_t decimals;   /* digits after the point of what is computed */
};

/* A warning that is not wanted, and why. */
struct ignored {
    const struct node *node, *code; /* name of a message */
    const struct node *reason;
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
    uint32_t uses;            /* marks that name it; counted by check */
    struct exemption *exempt; /* NULL: public */
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

struct comparator {                  /* as given; computed ones: compute/figures.h */
    const struct node *node, *group; /* id of a top-level comparator */
    struct rich *period;             /* the label of a declared period, or words as given */
    struct rich *value, *rank;       /* where only `observed` has figures, period and value are those of the latest */
    struct list observed;            /* of struct observation: figures by period; any other key */
};

enum message_part { PART_ALL, PART_PERIOD, PART_VALUE, PART_RANK };

struct message { /* words that stand across a run of columns, and rows */
    const struct node *node;
    struct rich *text;
    struct texts over; /* period ids or comparator ids: every column that shows one of them */
    uint8_t part;      /* for comparators: only this sub-row of each */
    struct texts with; /* refs of further indicators, directly after this one, whose rows it covers too */
    uint8_t kind;      /* enum kind + 1: the figures that it stands for in a panel; 0: unsaid, actual figures */
};

/* What is said of a period: how long a time its figure covers, or the progress in it. */
struct period_words {
    const struct node *node, *period;
    const struct node *word; /* of progress: a status of the layout, or text that is printed as it stands ("n/a") */
    const struct period *of; /* resolved; NULL when unknown (reported) */
};

struct action_plan { /* what is to make an indicator better */
    const struct node *node;
    struct rich *actions, *scale, *milestones, *due, *achieved;
    const struct node *rating; /* a status of the layout, or text as it stands; NULL: none */
};

struct reward { /* money (or words) promised for reaching stretch targets; counted once, however many rows it spans */
    const struct node *node, *id;
    struct rich *amount;
    struct texts indicators; /* refs */
    uint32_t index;          /* in report->rewards */
};

enum cumulative { CUMULATIVE_UNSAID, CUMULATIVE_YES, CUMULATIVE_NO };

struct indicator {
    const struct node *node, *ref, *name, *directorate, *priority, *committee, *unit, *lead, *tolerance;
    struct texts flags; /* ids of flags, printed after the ref */
    struct texts rules; /* ids; none: the report's or the layout's usual one */
    struct texts parts; /* refs of the indicators whose figures add up to this one's */
    struct list ignore; /* of struct ignored: for this indicator only */
    struct rich *definition, *comment, *action;
    struct rich *deleted;              /* why it is not measured any more; NULL: it is */
    int32_t decimals;                  /* figures are printed with so many digits after the point; -1: as written */
    const struct reward *reward;       /* resolved; NULL: none */
    struct texts comment_with;         /* refs of those that share its comment: theirs is the same then */
    bool comment_shared;               /* the comment is that of another indicator */
    uint8_t cumulative;                /* enum cumulative: its figures count from the start of the longer period */
    uint8_t better;                    /* enum polarity */
    struct list observed[KIND__COUNT]; /* of struct observation; keys actual:, target:, baseline:, forecast:,
                                          estimate:, stretch: */
    struct list status;                /* of struct given_status: of actual figures */
    struct list forecast_status;       /* of struct given_status: of forecasts */
    struct list comparators;           /* of struct comparator */
    struct list messages;              /* of struct message */
    struct action_plan *plan;          /* NULL: none */
    struct list windows;               /* of struct period_words: lengths of time that figures cover */
    struct list progress;              /* of struct period_words: in place of the computed direction of travel */
    uint32_t uses;                     /* views that select it */
    uint32_t index;                    /* in report->indicators */
    const struct node *label; /* what is printed in place of the ref, where several share one; NULL: the ref */
    struct exemption *exempt; /* NULL: public */
};

struct activity {
    const struct node *node, *ref, *directorate, *priority, *committee, *lead;
    const struct node *status; /* a status of the layout, or text as it stands; NULL: none */
    struct rich *description, *update;
    uint32_t uses;
    uint32_t index;
    struct exemption *exempt; /* NULL: public */
};

struct engagement {
    const struct node *node, *directorate, *priority, *committee, *theme;
    struct rich *title, *who, *findings, *method;
    const struct node *contact, *start, *end;
    uint32_t uses;
    struct exemption *exempt; /* NULL: public */
};

/* What a table of indicators, of activities, or a list of engagement entries selects. Conditions of different keys
 * all hold; within one key, any. Without any condition, inside a section with a priority: those of the priority;
 * else: all. */
enum view_kind {
    VIEW_INDICATORS,
    VIEW_ACTIVITIES,
    VIEW_ENGAGEMENT,
    VIEW_EXCEPTIONS, /* indicators that bear one of the statuses of the layout's `exceptions` */
    VIEW_REWARDS,    /* indicators with a stretch target or a reward */
    VIEW_CHANGES,    /* indicators whose status is another than in last time's report, new and dropped ones */
    VIEW_SUMMARY,    /* counts of indicators by status, a row for each group */
    VIEW_DASHBOARD,  /* a page with the counts of the whole, a summary and the exceptions */
    VIEW_LIST,       /* a bulleted list of indicators */
    VIEW_PANEL,      /* one panel of one or several indicators */
    VIEW_PANELS,     /* a panel for each indicator */
    VIEW__COUNT
};
enum group_by { BY_PRIORITY, BY_DIRECTORATE, BY_THEME, BY_COMMITTEE, BY_REPORT };

/* Where the action stands to the comment. */
enum panel_commentary { COMMENTARY_USUAL, COMMENTARY_BESIDE, COMMENTARY_MERGED, COMMENTARY_BELOW };

struct panel_chart {
    const struct node *node;
    struct texts show; /* kinds of observation and ids of comparators; the single word `no`: no chart; none: the
                          layout's */
    struct texts refs; /* of the panel's indicators; none: the first */
    const struct node *alt;
    len_t height; /* 0: as the layout says */
};

/* Of PANEL and PANELS. */
struct panel_options {
    struct rich *text;      /* what is measured, below the heading */
    struct rich *note;      /* below the table */
    struct texts periods;   /* ids or roles, in the order of the columns; none: all that have figures, by date */
    struct texts show;      /* those of the layout's rows that are printed, as the layout names them; none: all */
    struct texts breakdown; /* refs of indicators whose figures are rows below */
    const struct indicator **parts; /* resolved */
    uint32_t nparts;
    struct panel_chart *chart; /* NULL: the layout's */
    uint8_t commentary;        /* enum panel_commentary */
    uint8_t table_beside;      /* a table for each indicator, beside the commentary, in place of one beside a chart */
};

/* A column of one view's table, which the report describes in place of the layout: as there (struct column_style of
 * style/style.h), but its heads are inline Markdown. */
struct given_column {
    const struct node *node;
    struct rich *title;   /* NULL: a head without words */
    struct texts group;   /* heads above the title, outermost first */
    struct rich **groups; /* the same, parsed */
    struct texts show;
    const struct node *period, *against, *comparator, *width, *align, *status_period;
    int32_t decimals;
    uint8_t period_in_head, row_header, merge;
    uint8_t tint; /* false: its cells are not tinted, even if the layout tints those of the table */
};

struct view_group { /* rows of a view below a heading of their own */
    const struct node *node;
    struct rich *heading;
    struct texts refs;
};

struct view_comment { /* stands in one table in place of an indicator's comment */
    const struct node *node, *ref;
    struct rich *text;
};

struct view {
    const struct node *node;
    uint8_t kind;    /* enum view_kind */
    uint8_t by;      /* enum group_by: SUMMARY, DASHBOARD */
    uint8_t deleted; /* INDICATORS, LIST: only indicators that are deleted; 0: only others, except by refs */
    const struct node
        *period; /* whose statuses count (SUMMARY, DASHBOARD, EXCEPTIONS, CHANGES): a role or id; NULL: now */
    const struct node *id; /* for references */
    struct texts refs, priority, directorate, committee, status, theme;
    struct rich *title;       /* caption; NULL: that of the layout's table */
    struct list columns;      /* of struct given_column; none: those of the layout's table */
    struct list groups;       /* of struct view_group; `refs` then holds all of theirs */
    uint8_t group_by;         /* 1 + enum group_by: rows stand in groups with headings; 0: they do not */
    uint32_t *group_of;       /* by row: index in groups; NULL: there are none */
    struct rich *note;        /* below the table */
    struct list comments;     /* DICT of struct view_comment */
    const struct node *table; /* name of the layout's table; NULL: the default for the kind */
    const struct node *empty; /* words when nothing is selected; NULL: the layout's */
    const void **rows; /* resolved by check: const struct indicator *, activity *, engagement *; before those of
                          other statuses are taken out, which compute does (figures_rows) */
    uint32_t nrows;
    uint32_t index;            /* in report->views */
    uint32_t place;            /* among all tables of the report, from 1: by this they are numbered */
    const struct node *within; /* id of the priority of the section around it; NULL: none. It counts where there are
                                  no conditions */
    struct panel_options panel;
    const struct node *layout; /* of the section around it; NULL: the report's */
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
    struct texts group;               /* heads above the title, outermost first: inline Markdown */
    struct rich **groups;             /* the same, parsed */
    const struct node *width, *align; /* as in layouts */
    uint8_t row_header;               /* its cells are headers of their rows */
};

struct table_cell {
    const struct node *node;
    struct rich *text;
    int32_t columns, rows;    /* spans, 1 by default */
    uint8_t header;           /* a row header */
    struct exemption *exempt; /* NULL: public */
};

struct table_row {
    const struct node *node;
    struct list cells;        /* of struct table_cell */
    struct rich *heading;     /* instead of cells: a group heading over all columns */
    uint8_t total;            /* its figures are the sums of those above, from the last heading or total on */
    struct exemption *exempt; /* NULL: public */
};

struct table_block { /* a table written out in the report */
    const struct node *node, *id, *table;
    struct rich *title, *note;
    struct list columns, rows; /* of struct table_column, table_row */
    const struct node *empty;
    uint32_t place; /* among all tables of the report, from 1 */
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

enum chart_kind { CHART_BARS, CHART_LINES, CHART_BULLET, CHART_SPC };

struct chart_show {                            /* a series of a chart, for each of its indicators */
    uint8_t kind;                              /* enum kind; KIND__COUNT: the comparator's figures */
    const struct comparator_group *comparator; /* or NULL */
};

struct chart_block { /* a chart of indicators' figures */
    const struct node *node, *id;
    uint8_t kind;         /* enum chart_kind */
    struct texts refs;    /* indicators */
    struct texts show;    /* its series: kinds of observation (actual, target ...) and ids of comparators */
    struct texts periods; /* ids or roles, in order; none: all that have a figure, in the order of their dates */
    struct rich *title, *note;
    const struct node *alt;              /* in place of the words made from the figures */
    len_t width, height;                 /* 0: the layout's */
    uint8_t data_table;                  /* a table of its figures follows */
    uint32_t number;                     /* among the captioned figures and charts, from 1; 0: it has no caption */
    const struct indicator **indicators; /* resolved */
    uint32_t nindicators;
    const struct exemption *withheld; /* of the last of its indicators that this copy leaves out; NULL: none is */
    uint32_t nwithheld;               /* how many these are */
    struct chart_show *series;        /* resolved from `show` */
    uint32_t nseries;
    const struct period **at; /* resolved from `periods` */
    uint32_t nat;
};

struct columns_block { /* contents side by side */
    const struct node *node;
    struct list columns; /* of struct content_column */
};

struct content_column {
    const struct node *node;
    struct rich *heading; /* a heading one level below the section's; NULL: none */
    struct rich *text;
    struct list content;      /* of struct block */
    const struct node *width; /* a share: 2fr; NULL: 1fr */
    struct exemption *exempt; /* NULL: public */
};

/* What the committee is asked to decide. */
struct recommendation {
    const struct node *node, *id;
    struct rich *text;        /* NULL where it is withheld */
    struct list items;        /* of struct recommendation, which have none themselves: its parts */
    struct exemption *exempt; /* NULL: public */
    uint32_t index;           /* among all of the report */
};

struct recommendations_block {
    const struct node *node;
    struct rich *lead; /* the words before them; NULL: none */
    struct list items; /* of struct recommendation */
};

/* One officer's clearance of a report. */
struct clearance {
    const struct node *node;
    struct rich *role, *name, *date, *comment; /* all but the role may be NULL */
};

struct sign_off_block { /* in internal copies only */
    const struct node *node;
    struct rich *title; /* NULL: the layout's */
    struct list rows;   /* of struct clearance */
};

struct block { /* exactly one member is set; none where it is withheld */
    const struct node *node;
    struct rich *text, *small_print;
    struct view *views[VIEW__COUNT]; /* as read, by kind */
    struct view *view;               /* the one of them that is there */
    struct key_block *key;
    struct table_block *table;
    struct figure_block *figure;
    struct chart_block *chart;
    struct columns_block *columns;
    struct recommendations_block *recommendations;
    struct sign_off_block *sign_off; /* NULL in copies that are not internal */
    uint8_t page_break;
    struct exemption *exempt; /* NULL: public */
};

enum contents_mode { CONTENTS_YES, CONTENTS_NO_NUMBER, CONTENTS_NO };
enum paragraphs_mode { PARAGRAPHS_AUTO, PARAGRAPHS_NUMBERED, PARAGRAPHS_PLAIN };
enum section_start { START_AUTO, START_PAGE, START_RIGHT, START_CONTINUE };

struct section {
    const struct node *node, *id;
    struct rich *heading; /* NULL with a priority: its label and title; with a part, until sections are arranged
                             (style_arrange) */
    struct rich *subtitle;
    const struct node *label;   /* instead of the layout's numbering ("Section 1") */
    const struct node *running; /* words for running heads; NULL: the heading's */
    const struct node *page;    /* name of a page of the layout (portrait, landscape) */
    const struct node *layout;  /* of this section and those within it; NULL: that of the section around it */
    const struct node *part;    /* name of a part of the layout (legal, financial); NULL: none */
    const struct node *priority;
    const struct priority *of; /* resolved */
    uint8_t appendix;          /* of the first level only */
    uint8_t contents;          /* enum contents_mode */
    uint8_t start;             /* enum section_start; AUTO: as the layout says for the level */
    uint8_t title_page;        /* the heading stands on a page of its own */
    uint8_t paragraphs;        /* enum paragraphs_mode; AUTO: as the section around it, or the layout says */
    struct rich *text;
    struct exemption *exempt;          /* NULL: public */
    struct list content;               /* of struct block */
    struct list written;               /* key sections: of struct section, as they are read */
    uint32_t level;                    /* from 1 */
    VEC(struct section *) subsections; /* those written, in the order of print, which all that visits them follows */
};

/* A walk over the blocks of a section, in reading order: a block of columns comes before those in its columns, which
 * follow column by column. What a column has beside its blocks (heading, text) is seen in the block of columns. */
struct content_walk {
    const struct list *content;
    uint32_t next;                       /* in content */
    const struct columns_block *columns; /* being walked through; NULL: none */
    uint32_t column, within;             /* the next is block `within` of the column */
};
/* `for (struct content_walk walk = content_walk(section); (block = content_next(&walk));)` */
struct content_walk content_walk(const struct section *section);
/* NULL at the end. */
const struct block *content_next(struct content_walk *walk);

/* A column of a CSV file, and what it holds. */
struct csv_column {
    const struct node *node, *header; /* as in the file's header; without one, the column's number from 1 */
    uint8_t is;                       /* enum csv_meaning */
    const struct node *ref, *period, *against;
};
enum csv_meaning {
    CSV_UNSAID, /* areas: a value of the indicator `ref` (the header's words when unsaid); data: see `period` */
    CSV_REF,
    CSV_PERIOD,
    CSV_KIND,
    CSV_VALUE,
    CSV_ACTUAL, /* from here in the order of enum kind */
    CSV_TARGET,
    CSV_BASELINE,
    CSV_FORECAST,
    CSV_ESTIMATE,
    CSV_STRETCH,
    CSV_STATUS,
    CSV_REASON,
    CSV_COMMENT,
    CSV_ACTION,
    CSV_AREA,
    CSV_GROUP,
    CSV_SKIP
};

/* A CSV file with observations (root key `data`) or with the values of areas (`areas`). */
struct csv_source {
    const struct node *node, *file;
    const struct node *delimiter, *quote; /* comma, semicolon, tab, pipe or the character; the character */
    uint8_t header;                       /* the first row names the columns */
    int32_t skip;                         /* rows above the header */
    uint8_t others;                       /* enum csv_others: columns and refs that the report does not know */
    struct list columns;                  /* of struct csv_column */
    const struct node *period;            /* of values that no column gives a period */
    const struct node *kind;              /* data: of values that no column gives a kind; NULL: actual */
    const struct node *authority;         /* areas: name of the report's own area */
    const struct csv *csv;                /* NULL: could not be read (reported) */
};
enum csv_others { OTHERS_REPORT, OTHERS_SKIP };

struct area {
    struct str name;
    struct mark mark;
    struct texts groups; /* that it belongs to */
    uint32_t index;      /* in report->areas */
};

/* What one area reported, as written; may be words such as "..", which count as no value. */
struct area_value {
    const struct area *area;
    struct str text;
    uint32_t row, column; /* of the CSV file: csv_mark */
};

/* The values of all areas for one indicator and one period. Indicators may have several, in the order of the files.
 */
struct area_series {
    const struct csv_source *source;
    const struct indicator *indicator;
    struct rich *period; /* printed: the label of a declared period, or words; NULL: none */
    VEC(struct area_value) values;
};

/* {#name} at the end of a paragraph: references lead there. */
struct paragraph_name {
    const struct node *node, *name;
};

/* {name} in a text: whether the layout has such a status is for later stages to find. */
struct symbol_use {
    const struct run *run;
    const struct node *node; /* the text it stands in */
};

/* Lists of pointers, in the order of the files. */
struct report {
    struct arena *arena;
    struct sources *sources;
    struct head *head;
    VEC(struct period *) periods;
    VEC(struct term *) directorates, committees, flags;
    VEC(struct comparator_group *) comparators;
    VEC(struct rule *) rules;
    VEC(struct ignored *) ignored;
    VEC(struct reward *) rewards;
    VEC(struct csv_source *) data, area_files;
    VEC(struct area *) areas;
    VEC(struct area_series *) series;
    const struct area *authority; /* the report's own area; NULL: none */
    VEC(struct view *) views;     /* in the order of the sections */
    VEC(struct priority *) priorities;
    VEC(struct indicator *) indicators;
    VEC(struct activity *) activities;
    VEC(struct engagement *) engagement;
    VEC(struct note *) notes;
    VEC(struct section *) sections;
    uint32_t ntables, nrecommendations;
    VEC(struct figure_block *) figures; /* in the order of the sections */
    VEC(struct chart_block *) charts;   /* likewise, those within other blocks too */
    struct map period_by_id, period_by_role, comparator_by_id, flag_by_id, priority_by_id, note_by_id,
        directorate_by_id, committee_by_id, area_by_name;
    struct map indicator_by_ref, activity_by_ref;
    struct map anchors; /* every id or ref that [[...]] can name -> its struct (first member: node) */
    struct map rule_by_id, reward_by_id;
    VEC(struct symbol_use) symbols;           /* in all texts */
    VEC(const struct exemption *) exemptions; /* all that were read */
    VEC(struct run *) withheld_runs;          /* all RUN_WITHHELD */
    uint8_t copy;                             /* enum copy */
    const struct report *full; /* of which this is a copy that withholds something; NULL: it withholds nothing */
    bool withheld;             /* something in it is exempt or internal, whether this copy withholds it or not */
    VEC(struct doc *) docs;    /* the files, the main one first, in the order of reading */
    uint64_t text_bytes;       /* of the Markdown texts of this copy: how long it is, roughly */
    bool faulty_sections;      /* some could not be read, so that what they show is not known */
};

/* Whether what bears the exemption (NULL: none) is left out of this copy. */
static inline bool report_leaves_out(const struct report *report, const struct exemption *exempt)
{
    return exempt && report->copy == COPY_PUBLIC;
}
/* Gives all RUN_WITHHELD their words: those of their mark, or `words`. */
void report_say_withheld(const struct report *report, struct str words);
/* Whether a name that references use is that of something that this copy withholds without a place of its own: it is
 * unknown here, and the full report has it. What has a place (a section, an indicator) is among the anchors, and says
 * itself that it is left out. */
bool report_withholds(const struct report *report, struct str name);
/* Whether the indicator's own `ignore` turns the warning off. (What the whole report ignores, diags_ignore drops.) */
bool report_ignores(const struct indicator *indicator, enum diag_code code);
/* Whether an indicator of this report, or of another one with its `report`, meets the view's conditions, those of
 * refs and statuses apart. */
bool view_selects(const struct view *view, const struct report *report, const struct indicator *indicator);

#endif
