/* Layout tables: tables and their columns. */
#include "style/schemas_int.h"
#include "style/style.h"

const char *const style_show_words[] = {
    "directorate", "ref",         "definition",      "description",     "unit",      "lead",        "priority",
    "committee",   "actual",      "target",          "baseline",        "forecast",  "estimate",    "stretch",
    "status",      "status_word", "forecast_status", "previous_status", "travel",    "travel_long", "comparator",
    "reward",      "update",      "comment",         "action",          "group",     "symbol",      "count",
    "share",       "rated",       "unrated",         "total",           "sparkline", "bullet",      NULL};
static const char *const kind_words[] = {"indicators", "activities", "plain", "summary", NULL};
static const char *const numbering_words[] = {"document", "section", NULL};
static const char *const frame_words[] = {"grid", "rows", "none", NULL};
static const char *const place_words[] = {"below", "after", NULL};
static const char *const tint_words[] = {"table", "yes", "no", NULL};
static const char *const valign_words[] = {"top", "middle", "bottom", NULL};

static const struct field column_fields[] = {
    {"title", FIELD_TEXT, FIELD_AT(struct column_style, title), FIELD_REQUIRED,
     .help = "words of the column's head. Fields: {period}, {comparator}: label and title, as the report gives them",
     .example = "\"{period} Actual\""},
    {"title_cumulative", FIELD_TEXT, FIELD_AT(struct column_style, title_cumulative),
     .help = "words of the head where the period's figures are cumulative; without it, those of `title`",
     .example = "\"{period} YTD Actual\""},
    {"group", FIELD_TEXTS, FIELD_AT(struct column_style, group),
     .help = "heads above the title, outermost first; neighbouring columns with the same words share one",
     .example = "Comparators"},
    {"show", FIELD_TEXTS, FIELD_AT(struct column_style, show_words), FIELD_REQUIRED,
     .help = "what its cells show; several are stacked. Indicators: directorate, ref, definition, unit, committee, "
             "actual, "
             "target, baseline, forecast, estimate, stretch, forecast_status, previous_status (of last time's "
             "report), travel and "
             "travel_long (direction of travel, against the period before and against the year before), comparator, "
             "reward, "
             "comment, action, sparkline (a small line of the actual figures up to the period), bullet (a bar of the "
             "actual figure, its target a mark across it). Activities: description, update. Both: status, "
             "status_word (by the table's "
             "`status_word`), lead, priority. Summaries: group, "
             "symbol, count, "
             "share, rated, unrated, total",
     .example = "[actual, status]"},
    {"period", FIELD_TEXT, FIELD_AT(struct column_style, period),
     .help = "for figures and their status: the role of a period (now, previous, this-year, last-year ...) or its id",
     .example = "now"},
    {"against", FIELD_TEXT, FIELD_AT(struct column_style, against),
     .help = "for status: what the figure was compared with; target when left out, in a column of a comparator that "
             "comparator",
     .example = "last-year"},
    {"status_period", FIELD_TEXT, FIELD_AT(struct column_style, status_period),
     .help =
         "for status: the period whose figure is rated, where it is not the column's `period`: beside last year's "
         "figure the status of this year's against it; in a column of a comparator now when left out",
     .example = "now"},
    {"tint", FIELD_WORD, FIELD_AT(struct column_style, tint), .words = tint_words, .fallback = "table",
     .help = "fills its cells with the `tint` of the status that they show; `table`: as the table says"},
    {"comparator", FIELD_TEXT, FIELD_AT(struct column_style, comparator), .help = "id of the report's comparator",
     .example = "England"},
    {"status", FIELD_TEXTS, FIELD_AT(struct column_style, status),
     .help = "for summaries: the statuses that symbol, count and share are about", .example = "better"},
    {"share", FIELD_TEXT, FIELD_AT(struct column_style, share), .fallback = "{count} of {rated} ({percent}%)",
     .help = "for summaries: how a share is written. Fields: {count}, {rated}, {percent}, {unrated}, {total}"},
    {"share_none", FIELD_TEXT, FIELD_AT(struct column_style, share_none), .fallback = "None rated",
     .help = "for summaries: words in place of a share of nothing"},
    {"decimals", FIELD_INT, FIELD_AT(struct column_style, decimals), .min = -1, .max = 9, .fallback = "-1",
     .help = "figures are printed with so many digits after the point; -1: as the report writes them"},
    {"period_in_head", FIELD_BOOL, FIELD_AT(struct column_style, period_in_head), .fallback = "yes",
     .help = "for comparators: a period that all rows share stands in the column's head, not in each cell"},
    {"width", FIELD_TEXT, FIELD_AT(struct column_style, width_text), .fallback = "1fr",
     .help = "a length (2cm), a share of what the others leave (1fr, 2.5fr), or auto: as its words need",
     .example = "2cm"},
    {"align", FIELD_WORD, FIELD_AT(struct column_style, align), .words = style_align_words, .fallback = "left",
     .help = "how lines stand in its cells"},
    {"valign", FIELD_WORD, FIELD_AT(struct column_style, valign), .words = valign_words, .fallback = "top",
     .help = "where a cell's words stand when the row is taller"},
    {"row_header", FIELD_BOOL, FIELD_AT(struct column_style, row_header),
     .help = "its cells name their rows: screen readers read them before each figure"},
    {"merge", FIELD_BOOL, FIELD_AT(struct column_style, merge),
     .help =
         "rows below one another whose cells say the same share one cell, comments included; only the first columns "
         "of a table of indicators or activities can do that. Empty cells stay apart"},
    {"style", FIELD_TEXT, FIELD_AT(struct column_style, style),
     .help = "text style of its cells; the table's when left out"},
};
const struct schema style_column_schema = {
    .name = "column",
    .help = "A column of a table: its head, what it shows, how wide it is.",
    SCHEMA_OF(struct column_style, column_fields),
};

static const struct field table_fields[] = {
    {"name", FIELD_KEY, FIELD_AT(struct table_style, id), .help = "the table's name, which reports use in `table:`"},
    {"like", FIELD_TEXT, FIELD_AT(struct table_style, like),
     .help = "table that gives what is left out here; `table` when this is left out too", .example = "indicators"},
    {"kind", FIELD_WORD, FIELD_AT(struct table_style, kind), .words = kind_words, .fallback = "plain",
     .help = "what its rows are; plain tables are written out in the report, columns included"},
    {"title", FIELD_TEXT, FIELD_AT(struct table_style, title), .help = "caption, unless the report gives one",
     .example = "Key Performance Indicators"},
    {"number", FIELD_TEXT, FIELD_AT(struct table_style, number),
     .help = "put before a caption; references print it without the colon. Fields: {n} counts the tables, {1} is the "
             "number of the section of the first level, or of the appendix; `\"\"`, or without it: unnumbered",
     .example = "\"Table {n}: \""},
    {"numbering", FIELD_WORD, FIELD_AT(struct table_style, numbering), .words = numbering_words,
     .fallback = "document",
     .help = "numbers go through the document, or begin anew in each section of the first level"},
    {"number_elsewhere", FIELD_TEXT, FIELD_AT(struct table_style, elsewhere), .fallback = "{number} of {label}",
     .help =
         "what references from another section of the first level print, where numbers begin anew in each. Fields: "
         "{number} {label}: that section's label, such as Appendix 2, or else its heading; `\"\"`: the number alone"},
    {"caption_row", FIELD_BOOL, FIELD_AT(struct table_style, caption_row),
     .help = "the caption stands in a row over all columns, with the fill and the rules of the column heads"},
    {"continued", FIELD_TEXT, FIELD_AT(struct table_style, continued), .fallback = "(continued)",
     .help = "put after the caption on further pages"},
    {"empty", FIELD_TEXT, FIELD_AT(struct table_style, empty),
     .help = "line that stands in place of rows when there are none", .example = "No indicators are reported here."},
    {"columns", FIELD_LIST, FIELD_AT(struct table_style, columns), .sub = &style_column_schema,
     .help = "from left to right; a layout that lists columns replaces the whole list"},
    {"style", FIELD_TEXT, FIELD_AT(struct table_style, style), .fallback = "cell", .help = "text style of cells"},
    {"head_style", FIELD_TEXT, FIELD_AT(struct table_style, head_style), .fallback = "cell-head",
     .help = "text style of column heads"},
    {"caption_style", FIELD_TEXT, FIELD_AT(struct table_style, caption_style), .fallback = "caption",
     .help = "text style of the caption"},
    {"comment_style", FIELD_TEXT, FIELD_AT(struct table_style, comment_style), .fallback = "comment",
     .help = "text style of comment rows"},
    {"heading_style", FIELD_TEXT, FIELD_AT(struct table_style, heading_style), .fallback = "group-heading",
     .help = "text style of heading rows inside the table"},
    {"pad_x", FIELD_LEN, FIELD_AT(struct table_style, pad_x), .fallback = "3pt",
     .help = "space at the left and right inside each cell"},
    {"pad_y", FIELD_LEN, FIELD_AT(struct table_style, pad_y), .fallback = "3pt",
     .help = "space at the top and bottom inside each cell"},
    {"rule", FIELD_LEN, FIELD_AT(struct table_style, rule), .fallback = "0.5pt",
     .help = "thickness of the rules between cells"},
    {"head_rule", FIELD_LEN, FIELD_AT(struct table_style, head_rule), .fallback = "1pt",
     .help = "thickness of the rule below the column heads"},
    {"rule_colour", FIELD_COLOUR, FIELD_AT(struct table_style, rule_colour), .fallback = "#808080",
     .help = "colour of all its rules"},
    {"head_fill", FIELD_COLOUR, FIELD_AT(struct table_style, head_fill), .fallback = "none",
     .help = "colour behind column heads, or none"},
    {"zebra_fill", FIELD_COLOUR, FIELD_AT(struct table_style, zebra_fill), .fallback = "none",
     .help = "colour behind every second row, or none"},
    {"comment_fill", FIELD_COLOUR, FIELD_AT(struct table_style, comment_fill), .fallback = "none",
     .help = "colour behind comment rows, or none"},
    {"heading_fill", FIELD_COLOUR, FIELD_AT(struct table_style, heading_fill), .fallback = "none",
     .help = "colour behind heading rows, or none"},
    {"head_valign", FIELD_WORD, FIELD_AT(struct table_style, head_valign), .words = valign_words,
     .fallback = "bottom", .help = "where the words of column heads stand"},
    {"frame", FIELD_WORD, FIELD_AT(struct table_style, frame), .words = frame_words, .fallback = "grid",
     .help = "rules between all cells (grid), between rows only (rows), or none"},
    {"message_align", FIELD_WORD, FIELD_AT(struct table_style, message_align), .words = style_align_words,
     .fallback = "left",
     .help = "how the lines of a message stand when it takes several; one line stands as in its column"},
    {"comment", FIELD_TEXT, FIELD_AT(struct table_style, comment),
     .fallback = "Comment for {ref}:", .help = "words in front of a comment. Field: {ref}"},
    {"action", FIELD_TEXT, FIELD_AT(struct table_style, action),
     .fallback = "Action:", .help = "words in front of an action, which follows the comment. Field: {ref}"},
    {"override", FIELD_TEXT, FIELD_AT(struct table_style, override),
     .fallback = "Status for {period} set by hand: {reason}",
     .help = "says below the row that a status differs from what the figures say. Fields: {ref}, {period}, {status}, "
             "{computed}, {reason}; `\"\"`: nothing is said"},
    {"status_word", FIELD_TEXT, FIELD_AT(struct table_style, status_word), .fallback = "({word})",
     .help = "how columns that show status_word print it. Field: {word}, the status's `short` word",
     .example = "\"{word}\""},
    {"status_place", FIELD_WORD, FIELD_AT(struct table_style, status_place), .words = place_words,
     .fallback = "below", .help = "where that word stands: on a line below the value, or after it on the same line"},
    {"tint", FIELD_BOOL, FIELD_AT(struct table_style, tint), .fallback = "no",
     .help = "columns that show a status fill their cells with its `tint`, unless they say `tint: no`"},
    {"total", FIELD_TEXT, FIELD_AT(struct table_style, total),
     .help = "words of the last row, with the whole of a summary or the sum of rewards; without them there is none",
     .example = "All indicators"},
    {"none", FIELD_TEXT, FIELD_AT(struct table_style, none), .fallback = "None",
     .help = "names those that belong to no group: in summaries, and as a heading in tables with `group_by`"},
    {"split_over", FIELD_INT, FIELD_AT(struct table_style, split_over), .min = 0, .max = 100, .fallback = "50",
     .help = "a row is split over two pages only when it is taller than this percentage of the page; lower rows move "
             "to the "
             "next page whole"},
    {"keep_under", FIELD_INT, FIELD_AT(struct table_style, keep_under), .min = 0, .max = 100, .fallback = "33",
     .help = "a table lower than this percentage of the page is not broken but moved to the next page whole"},
    {"repeat_head", FIELD_BOOL, FIELD_AT(struct table_style, repeat_head), .fallback = "yes",
     .help = "column heads stand on every page of the table"},
    {"before", FIELD_LEN, FIELD_AT(struct table_style, before), .fallback = "8pt", .help = "space above the table"},
    {"after", FIELD_LEN, FIELD_AT(struct table_style, after), .fallback = "12pt", .help = "space below the table"},
    {"note_gap", FIELD_LEN, FIELD_AT(struct table_style, note_gap), .fallback = "4pt",
     .help = "space between the table and the note below it; the space below the table then stands below the note"},
};
const struct schema style_table_schema = {
    .name = "table style",
    .help = "A kind of table. `indicators`, `activities` and `table` are used where the report names none.",
    SCHEMA_OF(struct table_style, table_fields),
};
