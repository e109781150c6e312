/* The house style: everything of taste, read from layouts/NAME.yaml, which may extend another. Resolved: names are
 * pointers, inheritance is done, all lengths are len_t. Const after style_load. Every struct keeps its node, so that
 * a message about an overfull column can name the layout's line. */
#ifndef STYLE_STYLE_H
#define STYLE_STYLE_H

#include "base/arena.h"
#include "base/len.h"
#include "base/map.h"
#include "check/rule.h"
#include "check/schema.h"
#include "load/load.h"
#include "style/exempt_style.h"
#include "style/paper.h"
#include "style/width.h"

struct report;
struct exemption;

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT, ALIGN_DECIMAL };
enum valign { VALIGN_TOP, VALIGN_MIDDLE, VALIGN_BOTTOM };
enum overlong {
    OVERLONG_BREAK,
    OVERLONG_ERROR
}; /* a word wider than its column: broken between characters, or an error */

#define STYLE_NO_FILL 0xffffffffu /* the colour `none` */

/* A colour with a name. `colour` members elsewhere hold it resolved. */
struct colour {
    const struct node *node, *id;
    uint32_t value; /* 0x00rrggbb */
};

/* How a piece of text is set. Members a layout leaves out come from the style named by `like` (body when unsaid). */
struct text_style {
    const struct node *node, *id;
    const struct node *like;
    const struct node *family; /* of fonts/families.yaml */
    len_t size, leading;       /* leading: distance of baselines */
    uint8_t bold, italic;
    uint32_t colour;         /* 0x00rrggbb */
    len_t before, after;     /* space above and below the paragraph; the larger of two neighbours holds */
    len_t indent;            /* of all lines, from the left */
    len_t measure;           /* greatest length of a line; 0: as wide as the place is */
    uint8_t align;           /* enum align; DECIMAL only in tables */
    int32_t orphans, widows; /* least lines of a paragraph at a page's foot, at a page's head */
    uint8_t keep_next;       /* never parted from what follows */
    uint8_t hyphenate;
    uint8_t overlong; /* enum overlong */
    uint16_t index;   /* among the text styles of all layouts of the report: what spans refer to; see style_look */
};

/* One line of running text in three places; each a template such as "Page {page} of {pages}". NULL: nothing there.
 * Fields: title subtitle organisation committee period date version author agenda_item status wards key_decision
 * portfolio_holder contact access exempt section label page pages paper_page pack_page section_page section_pages. */
struct running {
    const struct node *node;
    const struct node *left, *centre, *right;
    const struct node *style;
    const struct text_style *text;
    const struct node *image; /* id of one of the layout's images; NULL: none */
    const struct picture_style *picture;
    uint8_t image_align; /* enum align: left or right; the words of that side stand beside it */
    uint8_t mirrored;    /* left and right change places on even pages of a page style that is */
    len_t image_offset;  /* of its upper edge (heads) or lower edge (feet) from the page's edge */
    len_t offset;        /* of the line's baseline from the page's edge (top for heads, bottom for feet) */
    len_t rule;          /* thickness of a rule between it and the text; 0: none */
    len_t gap;           /* from the line (its baseline in heads, its top in feet) to the rule */
    uint32_t rule_colour;
};

struct page_style {
    const struct node *node, *id;
    const struct node *like; /* page that gives what is left out; NULL: none */
    len_t width, height;
    len_t top, bottom, inner, outer; /* margins; with `mirrored`, inner is left on odd pages, right on even ones */
    len_t gutter;                    /* added to inner; to top where the page is turned */
    uint8_t mirrored;
    uint8_t turned; /* on an upright sheet, its head to the binding; resolved: only pages that fit one are */
    len_t stamp_width,
        stamp_height; /* the zone at the top right corner that stays free for the agenda pack's stamp */
    struct running *head, *foot;
    struct first_page_style *first; /* NULL: the first page is like all others */
};

/* What differs on a report's first page. */
struct first_page_style {
    const struct node *node;
    struct running *head, *foot; /* in place of the page's own; NULL: the page's own */
};

enum shape {
    SHAPE_NONE,
    SHAPE_STAR,
    SHAPE_CIRCLE,
    SHAPE_TRIANGLE,
    SHAPE_TRIANGLE_DOWN,
    SHAPE_SQUARE,
    SHAPE_DIAMOND,
    SHAPE_CROSS,
    SHAPE_TICK,
    SHAPE_EQUALS,
    SHAPE_ARROW_UP,
    SHAPE_ARROW_DOWN,
    SHAPE_ARROW_RIGHT,
    SHAPE_RING,
    SHAPE__COUNT
};

struct status_style {
    const struct node *node, *id;
    const struct node *word;  /* replacement text: "Better than target limits" */
    const struct node *brief; /* `short`: printed where columns show status_word: "green"; NULL: `word` */
    struct texts also;        /* further ids that mean this status: good, green */
    uint8_t shape;            /* enum shape */
    uint32_t colour;
    uint32_t tint;     /* behind cells of tinted columns that bear the status; STYLE_NO_FILL: none */
    uint8_t rated;     /* 0: it says why there is no rating: No target, No data. It counts as not rated */
    uint8_t show_word; /* the word is printed beside the symbol */
    int32_t size;      /* of the symbol, percent of the text's size: shapes of equal height look unequal */
};

/* Numbered paragraphs in sections of one level. */
struct paragraph_style {
    const struct node *node;
    uint8_t numbered;             /* unless the section says otherwise; 0: only where it says so */
    const struct node *number;    /* template: "{1}.{n}"; {1} to {9} are the numbers of the levels of sections */
    const struct node *subnumber; /* template: "{1}.{n}.{m}" */
    const struct node *reference; /* template: "paragraph {number}": what references say */
    len_t indent;                 /* from the numbers to the words */
    len_t subindent;              /* the same of sub-paragraphs, whose numbers stand below the words */
};

/* Headings of one level. */
struct heading_style {
    const struct node *node;
    const struct node *style; /* text style */
    const struct text_style *text;
    const struct node *number; /* template: "Section {n}", "{1}.{2}"; NULL: unnumbered. {n} counts this level within
                                  its parent, {1} to {9} are the numbers of the levels */
    uint8_t number_above;      /* the number has a line of its own above the heading */
    len_t number_indent;       /* from a number beside the heading to its words; 0: some space */
    struct paragraph_style *paragraphs; /* NULL: those of the level above go on */
    const struct node *number_style;
    const struct text_style *number_text;
    const struct node *subtitle_style;
    const struct text_style *subtitle_text; /* of a section's subtitle, below the heading */
    uint8_t start;                          /* enum section_start of check/report.h; AUTO is CONTINUE */
    len_t title_top;                        /* above it where it has a page of its own */
    uint8_t running; /* {section} and {label} of running heads speak of it; 0: they go on speaking of its parent */
    uint8_t follow_parent; /* directly below its parent's heading it stays on that page, whatever `start` says
                              (not when the section itself says `start`) */
    const struct node *contents_style;
    const struct text_style *contents_text; /* its line in the contents list */
};

enum show {
    SHOW_DIRECTORATE,
    SHOW_REF,
    SHOW_DEFINITION,
    SHOW_DESCRIPTION,
    SHOW_UNIT,
    SHOW_LEAD,
    SHOW_PRIORITY,
    SHOW_COMMITTEE,
    SHOW_ACTUAL,
    SHOW_TARGET,
    SHOW_BASELINE,
    SHOW_FORECAST,
    SHOW_ESTIMATE,
    SHOW_STRETCH,
    SHOW_STATUS,
    SHOW_STATUS_WORD, /* the status's word, by the table's template */
    SHOW_FORECAST_STATUS,
    SHOW_PREVIOUS_STATUS, /* of last time's report */
    SHOW_TRAVEL,          /* direction of travel: against the period before */
    SHOW_TRAVEL_LONG,     /* against the same period a year before */
    SHOW_COMPARATOR,
    SHOW_REWARD,
    SHOW_UPDATE,
    SHOW_COMMENT,
    SHOW_ACTION,
    SHOW_GROUP,     /* of a summary: what the row counts */
    SHOW_SYMBOL,    /* of the column's statuses */
    SHOW_COUNT,     /* indicators with one of the column's statuses */
    SHOW_SHARE,     /* their share of those rated */
    SHOW_RATED,     /* indicators with any status */
    SHOW_UNRATED,   /* without */
    SHOW_TOTAL,     /* both */
    SHOW_SPARKLINE, /* a line of the actual figures up to the period */
    SHOW_BULLET,    /* a bar of the actual figure against the target */
    SHOW__COUNT
};

enum status_place { STATUS_BELOW, STATUS_AFTER };
enum tint { TINT_AS_TABLE, TINT_YES, TINT_NO };

struct column_style {
    const struct node *node;
    const struct node *title; /* template: {period} {comparator} are the period's label and the comparator's title */
    const struct rich *head;  /* the title of a column that the report describes, parsed; NULL: no words */
    struct rich *const *groups;          /* `group` of such a column, parsed; NULL: the layout describes it */
    const struct node *title_cumulative; /* template in its place where the period is cumulative; NULL: title */
    struct texts group;                  /* heads above the title, outermost first; equal neighbours are merged */
    struct texts show_words;             /* `show`: one word, or several stacked in the cell */
    const uint8_t *show;                 /* enum show, resolved */
    uint32_t nshow;
    const struct node *period;        /* a role (now, last-year ...) or a period's id */
    const struct node *against;       /* for status; NULL: target, in a column of a comparator that comparator */
    const struct node *status_period; /* whose status is shown; NULL: `period`, in a column of a comparator now */
    uint8_t tint;                  /* enum tint, resolved to YES or NO: cells are filled with their status's tint */
    const struct node *comparator; /* id of the report's comparator */
    struct texts status;           /* of summaries: what is counted */
    const struct node *share;      /* template of SHOW_SHARE: "{count} of {rated} ({percent}%)" */
    const struct node *share_none; /* words in its place where nothing is rated; NULL: none */
    int32_t decimals;              /* of figures: digits after the point; -1: as written or as the indicator says */
    uint8_t period_in_head;        /* comparators: a period that all rows share stands in the column's head instead */
    const struct node *width_text; /* `width`: 2cm, 3fr, auto */
    struct width width;
    uint8_t align, valign;
    uint8_t row_header;       /* its cells are headers of their rows */
    uint8_t merge;            /* rows with the same words in it share one cell; only first columns can do that */
    const struct node *style; /* text style of its cells; NULL: the table's */
    const struct text_style *text;
};

/* A picture of the house: a logo. */
struct picture_style {
    const struct node *node, *id;
    const struct node *file; /* path from the layout's file */
    const struct node *alt;  /* needed unless decorative */
    uint8_t decorative;      /* also where it stands in the text: an artifact. In running heads everything is one */
    len_t width, height;     /* one of both: the other follows; none: the picture's own size */
};

enum table_numbering { TABLES_BY_DOCUMENT, TABLES_BY_SECTION /* of the first level */ };
enum table_kind { TABLE_INDICATORS, TABLE_ACTIVITIES, TABLE_PLAIN, TABLE_SUMMARY };

struct table_style {
    const struct node *node, *id;
    const struct node *like;      /* table that gives what is left out; `table` when unsaid */
    uint8_t kind;                 /* enum table_kind */
    const struct node *title;     /* caption; NULL: none */
    const struct node *number;    /* template before a caption: "Table {n}: "; NULL: unnumbered. References print it
                                     trimmed, without a colon or full stop at its end */
    uint8_t numbering;            /* enum table_numbering */
    const struct node *elsewhere; /* template of references from other sections, TABLES_BY_SECTION; NULL: as number */
    uint8_t caption_row;          /* the caption is a row over all columns, as the head looks */
    const struct node *continued; /* appended to the caption on further pages: "(continued)" */
    const struct node *empty;     /* words in place of rows */
    struct list columns;          /* of struct column_style; PLAIN tables bring their own */
    const struct node *style, *head_style, *caption_style, *comment_style, *heading_style;
    const struct text_style *cell_text, *head_text, *caption_text, *comment_text, *heading_text;
    len_t pad_x, pad_y;    /* inside each cell */
    len_t rule, head_rule; /* thickness between cells; below the head */
    uint32_t rule_colour;
    uint32_t head_fill, zebra_fill, comment_fill, heading_fill; /* 0xffffffff: none */
    uint8_t head_valign;
    uint8_t frame; /* WORD: grid, rows (horizontal rules only), none */
    uint8_t
        message_align; /* enum align: of messages that take several lines; shorter ones stand as in their column */
    const struct node *comment;     /* template before a comment: "Comment for {ref}:" */
    const struct node *action;      /* template before an action: "Action for {ref}:" */
    const struct node *override;    /* template of the paragraph after a comment that says that a status was given by
                                       hand; fields ref, period, status, computed, reason. NULL: none */
    const struct node *status_word; /* template of SHOW_STATUS_WORD: "({word})" */
    uint8_t status_place;           /* enum status_place: of that word, in cells that show a value before it */
    uint8_t tint;                   /* columns that show a status are tinted unless they say otherwise */
    const struct node
        *total; /* words of the row with the whole (summaries) or the sum of rewards; NULL: no such row */
    const struct node *none; /* summaries: what stands for a group without name */
    int32_t split_over; /* a row that fits on an empty page is moved whole rather than split, unless it is taller than
                           this percentage of the page's text height */
    int32_t
        keep_under; /* a table that is lower than this percentage of the page's text height is not broken at all */
    uint8_t repeat_head;
    len_t note_gap; /* between the table and the note below it */
    len_t before, after;
};
enum frame { FRAME_GRID, FRAME_ROWS, FRAME_NONE };

enum note_numbering { NOTES_BY_DOCUMENT, NOTES_BY_PAGE };
struct note_style {
    const struct node *node;
    const struct node *style;
    const struct text_style *text;
    uint8_t numbering;       /* enum note_numbering */
    const struct node *mark; /* template: "{n}" */
    len_t rule, rule_width;  /* the separator above the notes */
    uint32_t rule_colour;
    len_t before, between; /* from the text to the rule, rule to note, note to note */
    uint8_t repeat;        /* repeat a note, as an artifact, on later pages that bear its mark */
};

struct contents_style {
    const struct node *node;
    const struct node *title_style;
    const struct text_style *title_text;
    const struct node *number;    /* template: "Page {page}" */
    const struct node *separator; /* between an entry's own number and its words: ": " */
    uint8_t leader;               /* dots between entry and number */
    len_t indent;                 /* per level */
};

struct key_style {
    const struct node *node;
    const struct node *style, *title_style;
    const struct text_style *text, *title_text;
    len_t indent, gap; /* of the symbol; from symbol to words */
    len_t before, after;
};

struct engagement_style {
    const struct node *node;
    const struct node *title_style, *label_style, *style;
    const struct text_style *title_text, *label_text, *text;
    const struct node *findings, *method, *contact, *start, *end; /* labels: "Headline findings" ... */
    uint8_t keep_together;
    len_t before, rule;
    uint32_t rule_colour;
};

struct list_style {
    const struct node *node;
    struct texts bullets;               /* by depth; the last holds for all deeper */
    const struct node *decimal, *alpha; /* templates of a number and a letter before an item: "{n}." and "{n})" */
    const struct node *roman;           /* of a roman numeral */
    len_t indent, between;              /* per level; between items */
};

/* Bulleted lists of indicators; bullets and indents are those of lists. */
struct indicator_list_style {
    const struct node *node;
    const struct node *style;
    const struct text_style *text;
    const struct node *item;    /* template: "{definition}" */
    const struct node *deleted; /* of indicators that are deleted: "{definition} – {reason}" */
    const struct node *empty;   /* words in place of a list without items; NULL: none */
};

/* Of links to the web; references within the report look like the text around them. */
struct link_style {
    const struct node *node;
    uint32_t colour;
    uint8_t underline;
};

/* Pictures in the text. */
struct figure_style {
    const struct node *node;
    const struct node *style;
    const struct text_style *caption_text;
    const struct node *note_style;
    const struct text_style *note_text;
    const struct node *number; /* template before a caption: "Figure {n}: "; NULL: unnumbered. References print it
                                  trimmed, without a colon or full stop at its end */
    uint8_t caption_above;
    uint8_t align;            /* enum align: of picture and caption */
    len_t before, after, gap; /* gap: between picture, caption and note */
};

struct content_columns_style { /* contents side by side */
    const struct node *node;
    len_t gap; /* between columns */
};

enum pattern {
    PATTERN_SOLID,
    PATTERN_RISING,  /* strokes from the lower left to the upper right */
    PATTERN_FALLING, /* from the upper left to the lower right */
    PATTERN_CROSSED, /* both */
    PATTERN_LEVEL,   /* horizontal strokes */
    PATTERN_UPRIGHT, /* vertical strokes */
    PATTERN_OUTLINE  /* only the edge */
};

/* How a series of a chart looks. */
struct chart_look {
    const struct node *node, *id; /* id: what it is for: a kind (actual, target ...), a comparator; those named
                                     otherwise are taken in turn by series that have none of their own */
    uint32_t colour;              /* of strokes and edge; 3:1 against the paper */
    uint32_t fill;                /* behind the pattern; STYLE_NO_FILL: none. A solid bar is filled with `colour` */
    uint8_t pattern;              /* enum pattern */
    len_t line;                   /* thickness of its line */
    len_t dash;                   /* length of the line's dashes; 0: unbroken */
    uint8_t marker;               /* enum shape, at the points of a line */
};

/* The words of charts: templates. */
struct chart_words {
    const struct node *node;
    const struct node *actual, *target, *baseline, *forecast, *estimate, *stretch; /* titles of series */
    const struct node *series;      /* of several indicators and kinds. Fields: name ref definition kind */
    const struct node *indicator;   /* of several indicators, one series each. Fields: the same */
    const struct node *provisional; /* in the key, beside a hollow mark */
    const struct node *bars, *lines, *bullet, *spc; /* what the chart is */
    const struct node *period;                      /* that is part of a longer one. Fields: period whole */
    const struct node *range;                       /* Fields: from to */
    const struct node *between;                     /* in lists */
    const struct node *figure;                      /* Fields: period value */
    const struct node *figures;                     /* Fields: series figures */
    const struct node *summary;                     /* of many. Fields: series first last highest lowest */
    const struct node *in_table;
    const struct node *missing;                                          /* in place of a value */
    const struct node *tolerance;                                        /* Fields: low high */
    const struct node *mean, *upper, *lower, *upper_trial, *lower_trial; /* Field: value */
    const struct node *signal;
    const struct node *trial, *outside, *shift, *trend, *steady; /* Field of all but the first and last: periods */
    const struct node *empty;                                    /* in place of a chart without figures */
    const struct node *data_title;                               /* caption of the table of data. Field: figure */
    const struct node *data_period, *data_series;                /* its first head: of periods, of series */
};

/* Charts. */
struct chart_style {
    const struct node *node;
    const struct node *style, *key_style;
    const struct text_style *label_text, *key_text; /* of axes and numbers; of the key above */
    struct list looks;                              /* DICT of struct chart_look */
    len_t height, width;                            /* of a chart whose report says nothing; width 0: as the text */
    uint32_t axis_colour, grid_colour;
    len_t axis, grid;                  /* thickness of the axes and of the lines at the steps */
    int32_t bar_gap;                   /* between clusters, percent of a bar's width */
    len_t sparkline_height;            /* in cells */
    len_t sparkline_width;             /* that they ask for where the column's width is open */
    len_t bullet_height;               /* of bullet bars outside them */
    uint32_t band_fill, signal_colour; /* limits behind a bullet bar; signals of an SPC chart */
    len_t bar_most;                    /* greatest width of a bar; 0: as wide as there is room */
    len_t marker_size;                 /* diameter of the markers of lines */
    uint32_t hollow_fill;              /* inside hollow marks: as the paper */
    const struct node *table;          /* look of the table of data */
    struct chart_words *words;
};

/* Symbols for the direction of travel: ids of statuses; NULL: nothing is shown. */
struct travel_style {
    const struct node *node;
    const struct node *better, *same, *worse, *up, *down;
    const struct status_style *better_look, *same_look, *worse_look, *up_look, *down_look;
};

/* A band of ranks: areas up to this share from the best (and the worst) end. */
struct rank_band {
    const struct node *node;
    const struct node *share;        /* "5%", "1/3" */
    const struct node *best, *worst; /* words: "In best 5%" */
    int32_t milli;                   /* share in thousandths, cut off: 1/3 is 333 */
};

struct rank_style {
    const struct node *node;
    struct list bands;          /* of struct rank_band, narrowest first */
    const struct node *average; /* words for all others; NULL: none */
};

/* What misses its target, and must bear a comment. */
struct exception_style {
    const struct node *node;
    struct texts status; /* ids of statuses: worse */
    const struct status_style **looks;
    uint32_t nlooks;
};

/* Tables of which blocks are made. */
struct dashboard_style {
    const struct node *node;
    const struct node *tiles, *summary, *exceptions; /* names of tables; NULL: that part is left out */
};

struct changes_style {
    const struct node *node;
    const struct node *changed, *added, *dropped; /* names of tables of indicators */
    const struct node *none;                      /* words when nothing has changed */
    const struct node *first;                     /* words when no report of last time was given */
};

/* A row of a panel's table. */
struct panel_row_style {
    const struct node *node;
    const struct node *group; /* template of the head over this row and neighbours of the same group; NULL: none */
    const struct node *title; /* template */
    const struct node *total; /* template in place of both in panels with a breakdown; NULL: they stay */
    const struct node *shown; /* `show` */
    const struct node *comparator; /* id; NULL: a row for each of the report's that has figures */
    uint8_t show;                  /* enum show, resolved */
};

/* The labels of an action plan. */
struct panel_plan_style {
    const struct node *node;
    const struct node *title; /* NULL: none */
    const struct node *actions, *scale, *milestones, *due, *achieved, *rating;
    const struct node *table; /* whose look it takes */
    const struct table_style *look;
    const struct node *label_width; /* of the column of labels */
    struct width width;
};

/* Panels: an indicator's table, chart and words under a heading. */
struct panel_style {
    const struct node *node;
    const struct node *heading_style, *text_style, *words_style, *note_style;
    const struct text_style *heading_text, *text, *words, *note;
    const struct node *number;            /* template before a heading: "{n}. "; NULL: unnumbered */
    const struct node *ref;               /* template after a heading: " ({ref})"; NULL: none */
    const struct node *flag, *flag_words; /* templates after it, of flags of one word and of several */
    const struct node *table;             /* name of the table whose look it takes */
    const struct table_style *look;
    struct list rows;                   /* of struct panel_row_style */
    const struct node *unit, *unit_own; /* templates of the head over the rows' heads: of the one table of a panel; of
                                           tables of their own for each indicator */
    const struct node *further;         /* template of the heading above the rows of a further indicator */
    const struct node *group, *group_cumulative;    /* templates of the head over periods that are part of another */
    const struct node *period, *period_provisional; /* templates of the head of a period */
    const struct node *head_width, *group_width, *column_width; /* of the rows' heads, their groups, the periods */
    struct width head, group_head, column;
    const struct node *comment, *action, *merged; /* labels; NULL: none */
    struct texts chart;  /* what it shows: as in a report's panels; none, or `no`: no charts */
    len_t chart_height;  /* 0: as high as the table beside it */
    int32_t table_share; /* of the width, percent, where something stands beside the table */
    len_t beside_gap;    /* between what stands side by side */
    uint8_t commentary;  /* enum panel_commentary of check/report.h */
    uint8_t keep_together;
    len_t before, gap; /* above a panel; between its parts */
    struct panel_plan_style *plan;
};

/* What the printer's side asks for. */
struct print_style {
    const struct node *node;
    uint8_t greyscale;        /* every colour and picture as a grey of the same luminance */
    uint8_t even_pages;       /* a blank page makes the number of pages even */
    const struct node *blank; /* words on that page; NULL: none */
};

struct draft_style { /* --draft */
    const struct node *node;
    const struct node *word; /* "DRAFT" */
    len_t size;
    uint32_t colour;
    const struct node *line; /* template of the version line on each page */
    len_t offset;            /* of the version line's baseline from the page's lower edge */
    const struct node *style;
    const struct text_style *text;
};

struct style {
    const struct node
        *node; /* the root of the layout that was asked for; other `node`s lie in the file that spoke last */
    const struct node *extends;               /* already followed */
    const struct node *name, *page, *summary; /* page: id of the page that sections use unless they say otherwise */
    const struct node *small_text;            /* why `body` may be smaller than 12pt; NULL: it may not */
    struct list colours;                      /* DICT of struct colour */
    struct texts fallback;                    /* families searched for characters that a text's own family lacks */
    const struct page_style *default_page;
    struct list pages, text_styles, statuses, tables,
        images;           /* DICTs: struct page_style, text_style, status_style, table_style, picture_style */
    struct list headings; /* of struct heading_style, level 1 first; the last holds for deeper levels, without its
                             number */
    struct list parts;    /* DICT: struct part_style of parts.h */
    struct texts parts_order;
    struct appendices_style *appendices;
    struct note_style *notes;
    struct cover_style *cover;
    struct title_block_style *title_block;
    struct contents_style *contents;
    struct key_style *key;
    struct engagement_style *engagement;
    struct list_style *lists;
    struct indicator_list_style *indicator_list;
    struct recommendation_style *recommendations;
    struct sign_off_style *sign_off;
    struct link_style *links;
    struct figure_style *figures;
    struct content_columns_style *columns;
    struct list rules; /* DICT: struct rule */
    struct texts rule; /* ids of the rules for indicators that name none; none: nothing is computed */
    struct travel_style *travel;
    struct rank_style *ranks;
    struct exception_style *exceptions;
    struct dashboard_style *dashboard;
    struct changes_style *changes;
    struct panel_style *panels;
    struct print_style *print;
    struct chart_style *charts;
    struct draft_style *draft;
    struct exempt_style *exempt;
    const struct text_style *body, *priority_text, *small_print; /* text styles that the program asks for by name */
    int32_t mark_rise, mark_size;                                /* superscripts: percent of the text's size */
    struct map text_by_id, page_by_id, status_by_id, table_by_id, image_by_id, part_by_id;
    struct folders {
        struct str *items;
        uint32_t n;
    } fonts; /* where font files are searched, in order */
    struct layouts *layouts;
};

/* The layouts of a report: its own and those that its sections name. What belongs to the whole document is the same
 * in all of them, that of the report's own: statuses, rules, travel, ranks, exceptions, parts, appendices, notes,
 * contents, cover, title block, links, superscripts, print, draft and exempt information. */
struct layouts {
    VEC(struct style *) items;            /* the report's own first; each once */
    struct map by_name;                   /* as the report names them -> struct style; NULL: it could not be read */
    VEC(const struct text_style *) looks; /* of all of them, by index */
    struct map weak;                      /* private: pairs of colours whose contrast was reported */
};

/* Loads a layout: a name ("quarterly": layouts/quarterly.yaml of `data`), or a path beneath the report's folder when
 * it ends in .yaml or contains a slash. Follows `extends`: a layout that does not say what it extends extends `base`;
 * `extends: none` ends the chain. `at` is where the report names it. `data` is the program's data folder. Returns
 * NULL when no layout could be read; otherwise a style whose pointers to text and page styles are never NULL except
 * where said, unless errors were reported (the driver then stops). Everything lives in the loader's arena. */
struct style *style_load(struct loader *loader, const struct doc *report, struct str data, struct str name,
                         struct mark at);
/* Loads all layouts of a report; returns its own. NULL when that could not be read, or none is named. Paths of
 * layouts are relative to the report's own file wherever they are named. Problems of a section's layout are reported
 * as those of the report's own are; each name is looked up once. */
struct style *style_load_report(struct loader *loader, const struct doc *doc, struct str data,
                                const struct report *report);
/* The layout that a section names, of the same report as `style`. NULL when it could not be read, which was reported.
 */
const struct style *style_layout(const struct style *style, const struct node *name);
/* The text style of that index, in any of the report's layouts. */
static inline const struct text_style *style_look(const struct style *style, uint32_t index)
{
    return style->layouts->looks.items[index];
}
/* The schema of a layout file's root mapping (`orderpaper schema --layout`, docs/layout-reference.md). */
const struct schema *style_root_schema(void);
/* The text style of that id, or NULL. */
/* Between the margins: how wide the page's text area is. */
static inline len_t style_text_width(const struct page_style *page)
{
    return page->width - page->inner - (page->turned ? 0 : page->gutter) - page->outer;
}
/* How much lower everything at the head of a turned page stands, since it is bound there. */
static inline len_t style_head_gutter(const struct page_style *page)
{
    return page->turned ? page->gutter : 0;
}
/* Where the page's text area begins: below its margin, and below the zone that the agenda pack's stamp needs. */
static inline len_t style_text_top(const struct page_style *page)
{
    return len_max(page->top + style_head_gutter(page), page->stamp_height);
}
/* Of the page's text area. */
static inline len_t style_text_height(const struct page_style *page)
{
    return page->height - style_text_top(page) - page->bottom;
}
/* The running head or foot of a page, `first` that of the report; NULL: there is none. */
static inline const struct running *style_head(const struct page_style *page, bool first)
{
    return first && page->first && page->first->head ? page->first->head : page->head;
}
static inline const struct running *style_foot(const struct page_style *page, bool first)
{
    return first && page->first && page->first->foot ? page->first->foot : page->foot;
}
const struct text_style *style_text(const struct style *style, struct str id);
/* The page of that id, or NULL. */
const struct page_style *style_page(const struct style *style, struct str id);
/* Of headings of that level (from 1); the deepest described one holds for all deeper. NULL only when there are none.
 */
const struct heading_style *style_heading(const struct style *style, uint32_t level);
/* Whether the column shows a status of its cell's own, as a symbol or a word. */
bool style_shows_status(const struct column_style *column);
/* What cells print of a status: its `short` word, else its word. */
struct str style_brief(const struct status_style *status);
/* As layouts name it: "star", "circle" ... */
const char *style_shape_name(enum shape shape);
/* By id or one of its `also` words; NULL when there is none. */
const struct status_style *style_status(const struct style *style, struct str word);
/* The table of that id, or NULL. */
const struct table_style *style_table(const struct style *style, struct str id);
/* The name of the table that shows views of a kind (enum view_kind of check/report.h) unless the report names one; of
 * those that are made of several tables, the first. Empty: there is none. */
struct str style_usual_table(const struct style *style, uint8_t view_kind);
/* The kind of those tables. */
enum table_kind style_usual_kind(uint8_t view_kind);
/* The columns that the report gives a table of the layout's kind `table` (a list of struct given_column); NULL where
 * it gives none. What they say wrongly is reported at their place in the report. In `arena`. */
const struct column_style *style_given_columns(const struct style *style, struct arena *arena, struct diags *diags,
                                               const struct table_style *table, const struct list *given);
/* Fills "{field}" in a template: `value` is asked for each field and appends to out. Unknown fields were reported at
 * load;
 * "{{" is a brace, as is a brace that nothing closes. */
void style_fill(struct buf *out, struct str template, void (*value)(void *user, struct str field, struct buf *out),
                void *user);
/* Parses a column's width (2cm, 3fr, auto), for columns that reports write out themselves. False when it is none, is
 * not above zero, or is wider than 10 metres. */
bool style_parse_width(struct str text, struct width *width);
/* The paragraphs that make something exempt, as a set: bit i is the layout's i-th. 0 for NULL. */
uint32_t style_exempt_set(const struct style *style, const struct exemption *exemption);
/* Parses left, centre, right, decimal (enum align). */
bool style_parse_align(struct str text, uint8_t *align);

#endif
