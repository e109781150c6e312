/* Layout table: what stands for exempt information, and how it is marked. */
#include "style/schemas_int.h"
#include "style/style.h"

static const struct field paragraph_fields[] = {
    {"name", FIELD_KEY, FIELD_AT(struct exempt_paragraph, id), .help = "the paragraph, as reports write it"},
    {"meaning", FIELD_TEXT, FIELD_AT(struct exempt_paragraph, meaning), FIELD_SHORT,
     .help = "what it is about, in words that can stand within a sentence; `\"\"`: there is no such paragraph",
     .example = "information relating to any individual"},
};
static const struct schema paragraph_schema = {
    .name = "exempt paragraph",
    .help = "A paragraph of the Schedule by which information can be exempt.",
    SCHEMA_OF(struct exempt_paragraph, paragraph_fields),
};

#define SCHEDULE "of Part 1 of Schedule 12A to the Local Government Act 1972"
#define PARAGRAPH_FIELDS "Fields: {paragraphs} {numbers} {meaning}"
/* Of enum mark_place. */
static const char *const place_words[] = {"head", "foot", NULL};

static const struct field exempt_fields[] = {
    {"paragraphs", FIELD_DICT, FIELD_AT(struct exempt_style, paragraphs), .sub = &paragraph_schema,
     .help = "the paragraphs by which information can be exempt, by the names that reports write (`exempt: 3`); 32 "
             "at most",
     .example = "{ \"3\": information relating to the financial or business affairs of any particular person }"},
    {"paragraph", FIELD_TEXT, FIELD_AT(struct exempt_style, paragraph), .fallback = "paragraph {numbers}",
     .help = "what the field {paragraphs} of all words here prints where there is one paragraph. Field: {numbers}"},
    {"several", FIELD_TEXT, FIELD_AT(struct exempt_style, several), .fallback = "paragraphs {numbers}",
     .help = "what {paragraphs} prints where there are several. Field: {numbers}"},
    {"between", FIELD_TEXT, FIELD_AT(struct exempt_style, between), .fallback = ", ",
     .help = "between the numbers of several paragraphs"},
    {"last", FIELD_TEXT, FIELD_AT(struct exempt_style, last), .fallback = " and ", .help = "before the last of them"},
    {"between_meanings", FIELD_TEXT, FIELD_AT(struct exempt_style, between_meanings), .fallback = "; ",
     .help = "between the meanings of several paragraphs"},
    {"style", FIELD_TEXT, FIELD_AT(struct exempt_style, style), .fallback = "body",
     .help = "text style of statements in the public copy"},
    {"statement", FIELD_TEXT, FIELD_AT(struct exempt_style, statement),
     .fallback = "Not for publication: exempt by {paragraphs} " SCHEDULE " ({meaning}).",
     .help =
         "public copy: what stands in place of a section, a text, a table, or the whole report. " PARAGRAPH_FIELDS},
    {"heading", FIELD_TEXT, FIELD_AT(struct exempt_style, heading), .fallback = "Exempt information",
     .help = "public copy: heading of an exempt section, unless its mark gives one (`exempt: { paragraph: 3, "
             "heading: ... }`)"},
    {"row", FIELD_TEXT, FIELD_AT(struct exempt_style, row), .fallback = "Exempt by {paragraphs} of Schedule 12A",
     .help = "public copy: what stands in place of a row of a table, an item of a list, a recommendation, or an "
             "entry of engagement. " PARAGRAPH_FIELDS},
    {"cell", FIELD_TEXT, FIELD_AT(struct exempt_style, cell), .fallback = "Exempt",
     .help =
         "public copy: what stands in place of a cell, a figure, a comment, or other words within something public"},
    {"note", FIELD_TEXT, FIELD_AT(struct exempt_style, note),
     .fallback = "Not for publication: exempt by {paragraphs} of Schedule 12A.",
     .help = "public copy: what stands in place of a footnote. " PARAGRAPH_FIELDS},
    {"reference", FIELD_TEXT, FIELD_AT(struct exempt_style, reference), .fallback = "{reference} (exempt)",
     .help = "public copy: what a reference prints that leads to an exempt part in whose place words stand. Field: "
             "{reference}"},
    {"reference_within", FIELD_TEXT, FIELD_AT(struct exempt_style, reference_within),
     .fallback = "an exempt part of this report",
     .help = "public copy: what a reference prints that leads to something within an exempt part"},
    {"reference_page", FIELD_TEXT, FIELD_AT(struct exempt_style, reference_page), .fallback = "(exempt)",
     .help = "public copy: the number of a page in such a reference, behind the word page"},
    {"counted", FIELD_TEXT, FIELD_AT(struct exempt_style, counted),
     .fallback = "{n} exempt indicator is not counted.",
     .help = "public copy: words below counts that leave out one exempt indicator. Field: {n}"},
    {"counted_several", FIELD_TEXT, FIELD_AT(struct exempt_style, counted_several),
     .fallback = "{n} exempt indicators are not counted.", .help = "the same where several are left out. Field: {n}"},
    {"shown", FIELD_TEXT, FIELD_AT(struct exempt_style, shown), .fallback = "{n} exempt indicator is not shown.",
     .help = "public copy: words below a chart or list that leaves out one exempt indicator. Field: {n}"},
    {"shown_several", FIELD_TEXT, FIELD_AT(struct exempt_style, shown_several),
     .fallback = "{n} exempt indicators are not shown.", .help = "the same where several are left out. Field: {n}"},
    {"number", FIELD_TEXT, FIELD_AT(struct exempt_style, number), .fallback = "E{n}",
     .help = "full copy: the number of a table, a figure, a panel or a footnote in an exempt part, so that those of "
             "public parts are the same in all copies. Field: {n}"},
    {"continued", FIELD_TEXT, FIELD_AT(struct exempt_style, continued), .fallback = "{number}{letter}",
     .help = "full copy: the number of further paragraphs in an exempt text, which has one number in all copies. "
             "Fields: {number} {letter}"},
    {"label_style", FIELD_TEXT, FIELD_AT(struct exempt_style, label_style), .fallback = "body",
     .help = "full copy: text style of `begin` and `end`"},
    {"begin", FIELD_TEXT, FIELD_AT(struct exempt_style, begin), .fallback = "Exempt: {paragraphs}",
     .help = "full copy: words above an exempt part; `\"\"`: none. " PARAGRAPH_FIELDS},
    {"end", FIELD_TEXT, FIELD_AT(struct exempt_style, end), .fallback = "End of the exempt part",
     .help = "full copy: words below it; `\"\"`: none. " PARAGRAPH_FIELDS},
    {"rule", FIELD_LEN, FIELD_AT(struct exempt_style, rule), .fallback = "2pt",
     .help = "full copy: thickness of the bar at the left of all that is exempt; 0pt: no bar"},
    {"rule_gap", FIELD_LEN, FIELD_AT(struct exempt_style, rule_gap), .fallback = "5pt",
     .help = "from that bar to the text; in cells it stands in the middle of their padding"},
    {"rule_colour", FIELD_COLOUR, FIELD_AT(struct exempt_style, rule_colour), .fallback = "#595959",
     .help = "colour of that bar"},
    {"mark_style", FIELD_TEXT, FIELD_AT(struct exempt_style, mark_style), .fallback = "body",
     .help = "full copy: text style of the line that pages with exempt information bear"},
    {"mark", FIELD_TEXT, FIELD_AT(struct exempt_style, mark),
     .fallback = "Not for publication: exempt by {paragraphs} of Schedule 12A",
     .help =
         "full copy: what the field {exempt} of running heads and feet says on pages with exempt information, and "
         "a line of its own where neither the head nor the foot has it. " PARAGRAPH_FIELDS},
    {"mark_place", FIELD_WORD, FIELD_AT(struct exempt_style, mark_place), .words = place_words, .fallback = "head",
     .help = "whether that line stands at the head or the foot of the page"},
    {"mark_offset", FIELD_LEN, FIELD_AT(struct exempt_style, mark_offset), .fallback = "7mm",
     .help = "from the edge of the page (the upper one for heads, the lower one for feet) to the line on which these "
             "words stand"},
    {"front", FIELD_TEXT, FIELD_AT(struct exempt_style, front),
     .fallback = "Not for publication: this copy contains information that is exempt by {paragraphs} " SCHEDULE ".",
     .help = "full copy: what the field {exempt} of cover and title block says, and a line below theirs where they "
             "have neither that nor {access}; `\"\"`: nothing. " PARAGRAPH_FIELDS},
    {"front_style", FIELD_TEXT, FIELD_AT(struct exempt_style, front_style), .fallback = "body",
     .help = "full copy: text style of that line"},
    {"open", FIELD_TEXT, FIELD_AT(struct exempt_style, open), .fallback = "Open",
     .help = "what the field {access} of a report's head says when nothing is exempt"},
    {"part", FIELD_TEXT, FIELD_AT(struct exempt_style, part), .fallback = "Part exempt: {paragraphs} " SCHEDULE,
     .help = "the same when parts are exempt. " PARAGRAPH_FIELDS},
    {"whole", FIELD_TEXT, FIELD_AT(struct exempt_style, whole), .fallback = "Exempt: {paragraphs} " SCHEDULE,
     .help = "the same when the whole report is. " PARAGRAPH_FIELDS},
};

const struct schema style_exempt_schema = {
    .name = "exempt information",
    .help = "What stands in the public copy where something is exempt, and how the full copy marks it.",
    SCHEMA_OF(struct exempt_style, exempt_fields),
};
