/* Layout tables: recommendations, clearance of officers. */
#include "style/schemas_int.h"
#include "style/style.h"

#define NUMERALS "{a} {A} letters, {i} {I} roman numerals, {n} digits"
/* Of enum recommendation_numbering. */
static const char *const numbering_words[] = {"report", "list", NULL};

static const struct field recommendation_fields[] = {
    {"style", FIELD_TEXT, FIELD_AT(struct recommendation_style, style), .fallback = "body",
     .help = "text style of recommendations"},
    {"lead_style", FIELD_TEXT, FIELD_AT(struct recommendation_style, lead_style), .fallback = "body",
     .help = "text style of the words before them"},
    {"number_style", FIELD_TEXT, FIELD_AT(struct recommendation_style, number_style), .fallback = "body",
     .help = "text style of their letters"},
    {"number", FIELD_TEXT, FIELD_AT(struct recommendation_style, number), .fallback = "{a})",
     .help = "before a recommendation. Fields: " NUMERALS, .example = "\"{n}.\""},
    {"subnumber", FIELD_TEXT, FIELD_AT(struct recommendation_style, subnumber), .fallback = "({i})",
     .help =
         "before a part of a recommendation. Fields: " NUMERALS "; {number} is that of the recommendation, without "
         "a full stop or colon",
     .example = "\"{number}.{n}\""},
    {"exempt_number", FIELD_TEXT, FIELD_AT(struct recommendation_style, exempt_number), .fallback = "E{a})",
     .help = "before a recommendation of a list or a section that is exempt as a whole; they are counted by "
             "themselves, so that the letters of all others are the same in every copy. Fields: as in `number`"},
    {"numbering", FIELD_WORD, FIELD_AT(struct recommendation_style, numbering), .words = numbering_words,
     .fallback = "report", .help = "letters run on through the report, or begin again in each list"},
    {"reference", FIELD_TEXT, FIELD_AT(struct recommendation_style, reference), .fallback = "recommendation {number}",
     .help = "what a reference to a recommendation prints. Field: {number}"},
    {"subreference", FIELD_TEXT, FIELD_AT(struct recommendation_style, subreference),
     .fallback = "recommendation {number}{subnumber}",
     .help = "what a reference to a part of one prints. Fields: {number} {subnumber}"},
    {"indent", FIELD_LEN, FIELD_AT(struct recommendation_style, indent), .fallback = "10mm",
     .help = "from the letters to the words; letters that need more room have it"},
    {"subindent", FIELD_LEN, FIELD_AT(struct recommendation_style, subindent), .fallback = "10mm",
     .help = "the same for parts, whose numbers stand below the words"},
    {"before", FIELD_LEN, FIELD_AT(struct recommendation_style, before), .fallback = "6pt",
     .help = "space above the first recommendation"},
    {"between", FIELD_LEN, FIELD_AT(struct recommendation_style, between), .fallback = "6pt",
     .help = "space between recommendations, and between their parts"},
    {"after", FIELD_LEN, FIELD_AT(struct recommendation_style, after), .fallback = "10pt",
     .help = "space below the last one"},
    {"keep_together", FIELD_BOOL, FIELD_AT(struct recommendation_style, keep_together), .fallback = "yes",
     .help = "a recommendation, or a part of one, that fits on a page is not split"},
};
const struct schema style_recommendation_schema = {
    .name = "recommendations style",
    .help = "Recommendations, lettered.",
    SCHEMA_OF(struct recommendation_style, recommendation_fields),
};

/* Of enum clearance_show. */
static const char *const show_words[] = {"role", "name", "date", "comment", NULL};

static const struct field clearance_column_fields[] = {
    {"title", FIELD_TEXT, FIELD_AT(struct clearance_column, title), FIELD_REQUIRED, .help = "head of the column",
     .example = "Officer"},
    {"show", FIELD_WORD, FIELD_AT(struct clearance_column, show), FIELD_REQUIRED, .words = show_words,
     .help = "what stands in it. The rows are headed by the role", .example = "date"},
    {"empty", FIELD_TEXT, FIELD_AT(struct clearance_column, empty), .fallback = "None",
     .help = "words where the report says nothing, so that no cell is read as an empty one", .example = "None"},
    {"open", FIELD_TEXT, FIELD_AT(struct clearance_column, open),
     .help = "words in their place as long as there is no date, that is where somebody is still to sign; without it, "
             "those of `empty`",
     .example = "\"Signed:\""},
    {"width", FIELD_TEXT, FIELD_AT(struct clearance_column, width_text), .fallback = "1fr",
     .help = "as of other tables: `25mm`, `2fr` or `auto`", .example = "40mm"},
};
static const struct schema clearance_column_schema = {
    .name = "clearance column",
    .help = "A column of the table of clearances.",
    SCHEMA_OF(struct clearance_column, clearance_column_fields),
};

static const struct field sign_off_fields[] = {
    {"title", FIELD_TEXT, FIELD_AT(struct sign_off_style, title), .help = "caption, unless the report gives one",
     .example = "Officer clearance"},
    {"table", FIELD_TEXT, FIELD_AT(struct sign_off_style, table), .fallback = "table",
     .help = "table (one that reports write out) whose look it takes; it bears no number, so that other tables have "
             "the same in all copies"},
    {"columns", FIELD_LIST, FIELD_AT(struct sign_off_style, columns), .sub = &clearance_column_schema,
     .help = "its columns"},
    {"room", FIELD_LEN, FIELD_AT(struct sign_off_style, room), .fallback = "14mm",
     .help = "least height of a row in which somebody is still to sign"},
};
const struct schema style_sign_off_schema = {
    .name = "sign-off style",
    .help = "The clearance of officers, which only internal copies show: a table with a row for each.",
    SCHEMA_OF(struct sign_off_style, sign_off_fields),
};
