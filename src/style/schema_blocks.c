/* Layout tables: headings, notes, cover, contents, keys, engagement, lists, drafts. */
#include "check/report.h"
#include "style/schemas_int.h"
#include "style/style.h"

const char *const style_start_words[] = {"auto", "page", "right", "continue", NULL};
static const char *const numbering_words[] = {"document", "page", NULL};

#define NUMBER_FIELDS "{1} to {9} are the numbers of the levels of sections"
static const struct field paragraph_fields[] = {
    {"numbered", FIELD_BOOL, FIELD_AT(struct paragraph_style, numbered), .fallback = "no",
     .help = "paragraphs are numbered unless a section says `paragraphs: plain`; otherwise only where one says "
             "`paragraphs: numbered`"},
    {"number", FIELD_TEXT, FIELD_AT(struct paragraph_style, number), .fallback = "{1}.{n}",
     .help = "a paragraph's number. Fields: {n} counts the paragraphs, " NUMBER_FIELDS, .example = "\"{1}.{2}.{n}\""},
    {"subnumber", FIELD_TEXT, FIELD_AT(struct paragraph_style, subnumber), .fallback = "{1}.{n}.{m}",
     .help = "a sub-paragraph's number. Fields: {m} counts the sub-paragraphs, {n} is the paragraph "
             "above, " NUMBER_FIELDS,
     .example = "\"({m})\""},
    {"reference", FIELD_TEXT, FIELD_AT(struct paragraph_style, reference), .fallback = "paragraph {number}",
     .help = "what a reference to a paragraph prints. Field: {number}"},
    {"indent", FIELD_LEN, FIELD_AT(struct paragraph_style, indent), .fallback = "12mm",
     .help = "from the numbers, at the left margin, to the words of paragraphs"},
    {"subindent", FIELD_LEN, FIELD_AT(struct paragraph_style, subindent), .fallback = "14mm",
     .help = "the same of sub-paragraphs, whose numbers stand below the words of paragraphs"},
};
static const struct schema paragraph_schema = {
    .name = "numbered paragraphs",
    .help = "The numbers of paragraphs in sections of a level.",
    SCHEMA_OF(struct paragraph_style, paragraph_fields),
};

static const struct field heading_fields[] = {
    {"style", FIELD_TEXT, FIELD_AT(struct heading_style, style), FIELD_REQUIRED, .help = "text style of the heading",
     .example = "heading-1"},
    {"number", FIELD_TEXT, FIELD_AT(struct heading_style, number),
     .help = "its number. Fields: {n} counts this level, {1} to {9} are the numbers of the levels; without it, "
             "and on levels deeper than the list: unnumbered",
     .example = "\"Section {n}\""},
    {"number_above", FIELD_BOOL, FIELD_AT(struct heading_style, number_above),
     .help = "the number has a line of its own above the heading"},
    {"number_indent", FIELD_LEN, FIELD_AT(struct heading_style, number_indent),
     .help = "from a number that stands beside the heading to its words, so that all begin at one edge; 0pt: some "
             "space",
     .example = "12mm"},
    {"paragraphs", FIELD_MAP, FIELD_AT(struct heading_style, paragraphs), .sub = &paragraph_schema,
     .help = "numbered paragraphs in such sections; without this, those of the level above go on"},
    {"number_style", FIELD_TEXT, FIELD_AT(struct heading_style, number_style), .fallback = "label",
     .help = "text style of a number above the heading"},
    {"subtitle_style", FIELD_TEXT, FIELD_AT(struct heading_style, subtitle_style), .fallback = "section-subtitle",
     .help = "text style of a section's subtitle"},
    {"start", FIELD_WORD, FIELD_AT(struct heading_style, start), .words = style_start_words, .fallback = "continue",
     .help =
         "where such a section begins: on a new page, on a new right-hand (odd) page, or where the last one ended "
         "(continue, auto)"},
    {"follow_parent", FIELD_BOOL, FIELD_AT(struct heading_style, follow_parent), .fallback = "no",
     .help = "when it comes directly below the heading that it belongs to, it stays on that page"},
    {"title_top", FIELD_LEN, FIELD_AT(struct heading_style, title_top), .fallback = "0pt",
     .help = "space above it where the section's `title_page` gives it a page of its own", .example = "50mm"},
    {"running", FIELD_BOOL, FIELD_AT(struct heading_style, running), .fallback = "yes",
     .help = "running heads name such a section; otherwise they go on naming the one that it belongs to"},
    {"contents_style", FIELD_TEXT, FIELD_AT(struct heading_style, contents_style), .fallback = "contents-1",
     .help = "text style of its line in the contents list"},
};
const struct schema style_heading_schema = {
    .name = "heading",
    .help =
        "Headings of one level. The list begins with level 1; its last entry holds for all deeper levels too, which "
        "have no numbers, however.",
    SCHEMA_OF(struct heading_style, heading_fields),
};

static const struct field note_fields[] = {
    {"style", FIELD_TEXT, FIELD_AT(struct note_style, style), .fallback = "note", .help = "text style of the notes"},
    {"numbering", FIELD_WORD, FIELD_AT(struct note_style, numbering), .words = numbering_words,
     .fallback = "document", .help = "numbers run through the document, or begin again on each page"},
    {"mark", FIELD_TEXT, FIELD_AT(struct note_style, mark), .fallback = "{n}", .help = "a note's mark. Field: {n}"},
    {"rule", FIELD_LEN, FIELD_AT(struct note_style, rule), .fallback = "0.5pt",
     .help = "thickness of the rule above the notes"},
    {"rule_width", FIELD_LEN, FIELD_AT(struct note_style, rule_width), .fallback = "60mm",
     .help = "length of that rule"},
    {"rule_colour", FIELD_COLOUR, FIELD_AT(struct note_style, rule_colour), .fallback = "#808080",
     .help = "colour of that rule"},
    {"before", FIELD_LEN, FIELD_AT(struct note_style, before), .fallback = "8pt",
     .help = "least space from the text to the rule"},
    {"between", FIELD_LEN, FIELD_AT(struct note_style, between), .fallback = "3pt",
     .help = "from the rule to the first note, and from note to note"},
    {"repeat", FIELD_BOOL, FIELD_AT(struct note_style, repeat), .fallback = "no",
     .help = "repeat a note at the foot of later pages that bear its mark again"},
};
const struct schema style_note_schema = {
    .name = "notes",
    .help = "Footnotes.",
    SCHEMA_OF(struct note_style, note_fields),
};

static const struct field cover_line_fields[] = {
    {"text", FIELD_TEXT, FIELD_AT(struct cover_line, text), FIELD_SHORT,
     .help = "words of the line; it is left out when all its fields are empty. Fields: " STYLE_HEAD_FIELDS,
     .example = "\"{title}\""},
    {"image", FIELD_TEXT, FIELD_AT(struct cover_line, image),
     .help = "in place of words a picture, such as a logo: a name from `images`"},
    {"style", FIELD_TEXT, FIELD_AT(struct cover_line, style), .fallback = "subtitle",
     .help = "text style of the line; of a picture, the space above and below it and where it stands"},
    {"heading", FIELD_BOOL, FIELD_AT(struct cover_line, heading), .fallback = "no",
     .help = "the line is the heading of the whole document, to which screen readers jump; at most one of a list"},
};
static const struct schema cover_line_schema = {
    .name = "cover line",
    .help = "A line of the cover or the title block: words or a picture.",
    SCHEMA_OF(struct cover_line, cover_line_fields),
};

static const struct field detail_row_fields[] = {
    {"label", FIELD_TEXT, FIELD_AT(struct detail_row, label), .help = "what stands before the value",
     .example = "Wards affected"},
    {"text", FIELD_TEXT, FIELD_AT(struct detail_row, text),
     .help = "the value; the row is left out when all its fields are empty. Fields: " STYLE_HEAD_FIELDS,
     .example = "\"{wards}\""},
    {"details", FIELD_BOOL, FIELD_AT(struct detail_row, details), .fallback = "no",
     .help = "instead of both: the `details` that the report gives itself stand here"},
};
static const struct schema detail_row_schema = {
    .name = "detail row",
    .help = "A fact of the report's head with its label.",
    SCHEMA_OF(struct detail_row, detail_row_fields),
};

static const struct field details_fields[] = {
    {"rows", FIELD_LIST, FIELD_AT(struct details_style, rows), .sub = &detail_row_schema,
     .help = "facts of the report's head, in this order; the report's own `details` follow them, or stand where "
             "`- details: yes` does",
     .example = "[{ label: Wards affected, text: \"{wards}\" }, { details: yes }]"},
    {"style", FIELD_TEXT, FIELD_AT(struct details_style, style), .fallback = "body",
     .help = "text style of the values"},
    {"label_style", FIELD_TEXT, FIELD_AT(struct details_style, label_style), .fallback = "body",
     .help = "text style of the labels"},
    {"label", FIELD_TEXT, FIELD_AT(struct details_style, label),
     .fallback = "{label}:", .help = "what stands before a value. Field: {label}"},
    {"columns", FIELD_INT, FIELD_AT(struct details_style, columns), .min = 1, .max = 6, .fallback = "1",
     .help = "how many pairs of label and value stand beside one another"},
    {"label_width", FIELD_LEN, FIELD_AT(struct details_style, label_width), .fallback = "0pt",
     .help = "room for the labels; `0pt`: as much as the widest needs, at most half of its column",
     .example = "40mm"},
    {"gap", FIELD_LEN, FIELD_AT(struct details_style, gap), .fallback = "4mm",
     .help = "from the labels to the values"},
    {"column_gap", FIELD_LEN, FIELD_AT(struct details_style, column_gap), .fallback = "8mm",
     .help = "between columns of pairs"},
    {"between", FIELD_LEN, FIELD_AT(struct details_style, between), .fallback = "3pt", .help = "space between rows"},
    {"before", FIELD_LEN, FIELD_AT(struct details_style, before), .fallback = "8pt",
     .help = "space between the lines above and the first row"},
    {"rule", FIELD_LEN, FIELD_AT(struct details_style, rule), .fallback = "0pt",
     .help = "thickness of a rule in the middle of that space; 0pt: no rule", .example = "0.5pt"},
    {"rule_colour", FIELD_COLOUR, FIELD_AT(struct details_style, rule_colour), .fallback = "#808080",
     .help = "colour of that rule"},
};
static const struct schema style_details_schema = {
    .name = "details style",
    .help = "Labels with their values, below the lines of the title block or the cover: facts of the report's head, "
            "and those that it gives as `details`.",
    SCHEMA_OF(struct details_style, details_fields),
};

static const struct field cover_fields[] = {
    {"page", FIELD_TEXT, FIELD_AT(struct cover_style, page),
     .help = "page that the cover uses; the layout's `page` when left out"},
    {"top", FIELD_LEN, FIELD_AT(struct cover_style, top), .fallback = "40mm",
     .help = "from the top margin to the first line"},
    {"lines", FIELD_LIST, FIELD_AT(struct cover_style, lines), .sub = &cover_line_schema,
     .help = "what stands on the cover, from the top"},
    {"details", FIELD_MAP, FIELD_AT(struct cover_style, details), .sub = &style_details_schema, .fallback = "{}",
     .help = "facts of the report's head, below the lines"},
};
const struct schema style_cover_schema = {
    .name = "cover",
    .help = "The cover page of reports that ask for one.",
    SCHEMA_OF(struct cover_style, cover_fields),
};

static const struct field title_block_fields[] = {
    {"lines", FIELD_LIST, FIELD_AT(struct title_block_style, lines), .sub = &cover_line_schema,
     .help = "what stands in it, from the top; `[]`: there is no title block"},
    {"details", FIELD_MAP, FIELD_AT(struct title_block_style, details), .sub = &style_details_schema,
     .fallback = "{}", .help = "facts of the report's head, below the lines"},
    {"after", FIELD_LEN, FIELD_AT(struct title_block_style, after), .fallback = "14pt", .help = "space below it"},
};
const struct schema style_title_block_schema = {
    .name = "title block",
    .help = "The title, on top of the first page of reports that have no cover.",
    SCHEMA_OF(struct title_block_style, title_block_fields),
};

static const struct field contents_fields[] = {
    {"title_style", FIELD_TEXT, FIELD_AT(struct contents_style, title_style), .fallback = "heading-1",
     .help = "text style of the list's title"},
    {"number", FIELD_TEXT, FIELD_AT(struct contents_style, number), .fallback = "{page}",
     .help = "the page number of an entry. Field: {page}", .example = "\"Page {page}\""},
    {"separator", FIELD_TEXT, FIELD_AT(struct contents_style, separator), .fallback = " ",
     .help = "between a section's own number and its heading", .example = "\": \""},
    {"leader", FIELD_BOOL, FIELD_AT(struct contents_style, leader), .fallback = "yes",
     .help = "dots between an entry and its page number"},
    {"indent", FIELD_LEN, FIELD_AT(struct contents_style, indent), .fallback = "8mm",
     .help = "by which each level is set in"},
};
const struct schema style_contents_schema = {
    .name = "contents list",
    .help = "The list of contents.",
    SCHEMA_OF(struct contents_style, contents_fields),
};

static const struct field key_fields[] = {
    {"style", FIELD_TEXT, FIELD_AT(struct key_style, style), .fallback = "key", .help = "text style of the entries"},
    {"title_style", FIELD_TEXT, FIELD_AT(struct key_style, title_style), .fallback = "key-title",
     .help = "text style of the key's title"},
    {"indent", FIELD_LEN, FIELD_AT(struct key_style, indent), .fallback = "6mm",
     .help = "from the left margin to the symbols"},
    {"gap", FIELD_LEN, FIELD_AT(struct key_style, gap), .fallback = "3mm", .help = "from a symbol to its words"},
    {"before", FIELD_LEN, FIELD_AT(struct key_style, before), .fallback = "6pt", .help = "space above the key"},
    {"after", FIELD_LEN, FIELD_AT(struct key_style, after), .fallback = "8pt", .help = "space below the key"},
};
const struct schema style_key_schema = {
    .name = "key style",
    .help = "Keys that explain symbols and flags.",
    SCHEMA_OF(struct key_style, key_fields),
};

static const struct field engagement_fields[] = {
    {"title_style", FIELD_TEXT, FIELD_AT(struct engagement_style, title_style), .fallback = "engagement-title",
     .help = "text style of an entry's title"},
    {"label_style", FIELD_TEXT, FIELD_AT(struct engagement_style, label_style), .fallback = "engagement-label",
     .help = "text style of the labels below"},
    {"style", FIELD_TEXT, FIELD_AT(struct engagement_style, style), .fallback = "engagement",
     .help = "text style of an entry's words"},
    {"findings", FIELD_TEXT, FIELD_AT(struct engagement_style, findings), .fallback = "Headline findings",
     .help = "label of the findings"},
    {"method", FIELD_TEXT, FIELD_AT(struct engagement_style, method), .fallback = "Methodology",
     .help = "label of the method"},
    {"contact", FIELD_TEXT, FIELD_AT(struct engagement_style, contact), .fallback = "Lead officer",
     .help = "label of the contact"},
    {"start", FIELD_TEXT, FIELD_AT(struct engagement_style, start), .fallback = "Starts",
     .help = "label of the first day"},
    {"end", FIELD_TEXT, FIELD_AT(struct engagement_style, end), .fallback = "Ends", .help = "label of the last day"},
    {"keep_together", FIELD_BOOL, FIELD_AT(struct engagement_style, keep_together), .fallback = "yes",
     .help = "an entry that fits on one page is not split"},
    {"before", FIELD_LEN, FIELD_AT(struct engagement_style, before), .fallback = "10pt",
     .help = "space above each entry"},
    {"rule", FIELD_LEN, FIELD_AT(struct engagement_style, rule), .fallback = "0.5pt",
     .help = "thickness of the rule between entries; 0pt: no rule"},
    {"rule_colour", FIELD_COLOUR, FIELD_AT(struct engagement_style, rule_colour), .fallback = "#808080",
     .help = "colour of that rule"},
};
const struct schema style_engagement_schema = {
    .name = "engagement style",
    .help = "Entries of community engagement.",
    SCHEMA_OF(struct engagement_style, engagement_fields),
};

static const struct field list_fields[] = {
    {"bullets", FIELD_TEXTS, FIELD_AT(struct list_style, bullets), .fallback = "•",
     .help = "bullets by depth; the last holds for all deeper lists", .example = "[\"•\", \"–\"]"},
    {"decimal", FIELD_TEXT, FIELD_AT(struct list_style, decimal), .fallback = "{n}.",
     .help = "number before an item. Field: {n}"},
    {"alpha", FIELD_TEXT, FIELD_AT(struct list_style, alpha), .fallback = "{n})",
     .help = "letter before an item. Field: {n}"},
    {"roman", FIELD_TEXT, FIELD_AT(struct list_style, roman), .fallback = "{n})",
     .help = "roman numeral before an item. Field: {n}"},
    {"indent", FIELD_LEN, FIELD_AT(struct list_style, indent), .fallback = "12pt",
     .help = "from a bullet or number to the words of the item, for each depth; numbers that need more room have it"},
    {"between", FIELD_LEN, FIELD_AT(struct list_style, between), .fallback = "3pt", .help = "space between items"},
};
const struct schema style_list_schema = {
    .name = "list style",
    .help = "Bulleted and numbered lists.",
    SCHEMA_OF(struct list_style, list_fields),
};

#define ITEM_FIELDS "Fields: {definition} {ref} {unit} {lead} {reason}"
static const struct field indicator_list_fields[] = {
    {"style", FIELD_TEXT, FIELD_AT(struct indicator_list_style, style), .fallback = "body",
     .help = "text style of the items"},
    {"item", FIELD_TEXT, FIELD_AT(struct indicator_list_style, item), .fallback = "{definition}",
     .help = "what an item says. " ITEM_FIELDS, .example = "\"{ref}: {definition}\""},
    {"deleted", FIELD_TEXT, FIELD_AT(struct indicator_list_style, deleted), .fallback = "{definition}: {reason}",
     .help = "the same of indicators that are deleted, with the reason. " ITEM_FIELDS},
    {"empty", FIELD_TEXT, FIELD_AT(struct indicator_list_style, empty),
     .help = "words in place of a list that has no items", .example = "None."},
};
static const struct schema style_indicator_list_schema = {
    .name = "indicator list style",
    .help = "Bulleted lists of indicators. Their bullets and indents are those of `lists`.",
    SCHEMA_OF(struct indicator_list_style, indicator_list_fields),
};

static const struct field link_fields[] = {
    {"colour", FIELD_COLOUR, FIELD_AT(struct link_style, colour), .fallback = "#0b4f9e", .help = "of their words"},
    {"underline", FIELD_BOOL, FIELD_AT(struct link_style, underline), .fallback = "yes",
     .help = "a thin rule below the words, for readers who do not see the colour"},
};
const struct schema style_link_schema = {
    .name = "link style",
    .help = "Links to the web. References within the report look like the text around them.",
    SCHEMA_OF(struct link_style, link_fields),
};

static const struct field draft_fields[] = {
    {"word", FIELD_TEXT, FIELD_AT(struct draft_style, word), .fallback = "DRAFT",
     .help = "watermark behind the text of each page"},
    {"size", FIELD_LEN, FIELD_AT(struct draft_style, size), .fallback = "120pt", .help = "of the watermark's type"},
    {"colour", FIELD_COLOUR, FIELD_AT(struct draft_style, colour), .fallback = "#eeeeee",
     .help = "of the watermark; light, since text stands on it"},
    {"line", FIELD_TEXT, FIELD_AT(struct draft_style, line), .fallback = "Draft {version}",
     .help = "version line on each page. Fields: " STYLE_HEAD_FIELDS},
    {"offset", FIELD_LEN, FIELD_AT(struct draft_style, offset), .fallback = "5mm",
     .help = "from the lower edge of the page to the version line"},
    {"style", FIELD_TEXT, FIELD_AT(struct draft_style, style), .fallback = "draft",
     .help = "text style of the watermark and the version line"},
};
const struct schema style_draft_schema = {
    .name = "draft",
    .help = "What `orderpaper build --draft` adds to each page.",
    SCHEMA_OF(struct draft_style, draft_fields),
};

static const struct field picture_fields[] = {
    {"name", FIELD_KEY, FIELD_AT(struct picture_style, id), .help = "the picture's name, which `image` uses"},
    {"file", FIELD_TEXT, FIELD_AT(struct picture_style, file), FIELD_REQUIRED | FIELD_SHORT,
     .help = "a PNG or JPEG file, from the folder of this layout", .example = "pictures/logo.png"},
    {"alt", FIELD_TEXT, FIELD_AT(struct picture_style, alt),
     .help = "what it shows, in words: read aloud in its place. Needed unless it is decorative",
     .example = "Anytown Council: an oak above a river"},
    {"decorative", FIELD_BOOL, FIELD_AT(struct picture_style, decorative), .fallback = "no",
     .help = "it says nothing, and screen readers pass over it. In running heads and feet they always do"},
    {"width", FIELD_LEN, FIELD_AT(struct picture_style, width),
     .help =
         "as printed; the height follows. Without width and height: the picture's own size, or as much as there is "
         "room for. `0mm` takes away an inherited one",
     .example = "42mm"},
    {"height", FIELD_LEN, FIELD_AT(struct picture_style, height),
     .help = "as printed, in place of the width, which follows"},
};
const struct schema style_picture_schema = {
    .name = "image",
    .help = "A picture of the house, such as a logo, for covers and running heads.",
    SCHEMA_OF(struct picture_style, picture_fields),
};

/* Of enum align, without decimal. */
static const char *const figure_align_words[] = {"left", "centre", "right", NULL};

static const struct field figure_fields[] = {
    {"style", FIELD_TEXT, FIELD_AT(struct figure_style, style), .fallback = "caption",
     .help = "text style of captions"},
    {"note_style", FIELD_TEXT, FIELD_AT(struct figure_style, note_style), .fallback = "note",
     .help = "text style of a figure's note"},
    {"number", FIELD_TEXT, FIELD_AT(struct figure_style, number), .fallback = "Figure {n}: ",
     .help = "put before a caption; references print it without the colon. Field: {n}; `\"\"`: unnumbered",
     .example = "\"Figure {n}: \""},
    {"caption_above", FIELD_BOOL, FIELD_AT(struct figure_style, caption_above), .fallback = "no",
     .help = "captions stand above their pictures, not below"},
    {"align", FIELD_WORD, FIELD_AT(struct figure_style, align), .words = figure_align_words, .fallback = "left",
     .help = "how picture and caption stand between the margins"},
    {"before", FIELD_LEN, FIELD_AT(struct figure_style, before), .fallback = "8pt", .help = "space above a figure"},
    {"after", FIELD_LEN, FIELD_AT(struct figure_style, after), .fallback = "12pt", .help = "space below a figure"},
    {"gap", FIELD_LEN, FIELD_AT(struct figure_style, gap), .fallback = "5pt",
     .help = "between picture, caption and note"},
};
const struct schema style_figure_schema = {
    .name = "figure style",
    .help = "Pictures in the text, their captions and notes.",
    SCHEMA_OF(struct figure_style, figure_fields),
};

static const struct field content_columns_fields[] = {
    {"gap", FIELD_LEN, FIELD_AT(struct content_columns_style, gap), .fallback = "8mm", .help = "between two columns"},
};
const struct schema style_content_columns_schema = {
    .name = "content columns",
    .help =
        "Contents that a report sets side by side (`columns`). Their headings look like those one level below the "
        "section's.",
    SCHEMA_OF(struct content_columns_style, content_columns_fields),
};

static const struct field travel_fields[] = {
    {"better", FIELD_TEXT, FIELD_AT(struct travel_style, better),
     .help = "status whose symbol shows that a figure is better", .example = "improved"},
    {"same", FIELD_TEXT, FIELD_AT(struct travel_style, same), .help = "... the same at the digits that are printed",
     .example = "unchanged"},
    {"worse", FIELD_TEXT, FIELD_AT(struct travel_style, worse), .help = "... worse", .example = "declined"},
    {"up", FIELD_TEXT, FIELD_AT(struct travel_style, up),
     .help = "... higher, where the indicator does not say what is better"},
    {"down", FIELD_TEXT, FIELD_AT(struct travel_style, down), .help = "... lower, likewise"},
};
const struct schema style_travel_schema = {
    .name = "travel",
    .help = "Symbols for the direction of travel: each names one of the layout's statuses.",
    SCHEMA_OF(struct travel_style, travel_fields),
};

static const struct field rank_band_fields[] = {
    {"share", FIELD_TEXT, FIELD_AT(struct rank_band, share), FIELD_REQUIRED,
     .help = "how far from the end the band reaches: a percentage or a fraction", .example = "1/3"},
    {"best", FIELD_TEXT, FIELD_AT(struct rank_band, best), FIELD_REQUIRED, .help = "words at the better end",
     .example = "In best third"},
    {"worst", FIELD_TEXT, FIELD_AT(struct rank_band, worst), FIELD_REQUIRED, .help = "words at the worse end",
     .example = "In worst third"},
};
static const struct schema rank_band_schema = {
    .name = "rank band",
    .help = "A band of ranks at both ends.",
    SCHEMA_OF(struct rank_band, rank_band_fields),
};
static const struct field rank_fields[] = {
    {"bands", FIELD_LIST, FIELD_AT(struct rank_style, bands), .sub = &rank_band_schema,
     .help = "from the narrowest to the widest; the first that holds is printed"},
    {"average", FIELD_TEXT, FIELD_AT(struct rank_style, average), .help = "words for all that is in none of them",
     .example = "Average"},
};
const struct schema style_rank_schema = {
    .name = "ranks",
    .help = "How the rank among other areas is put into words.",
    SCHEMA_OF(struct rank_style, rank_fields),
};

static const struct field exception_fields[] = {
    {"status", FIELD_TEXTS, FIELD_AT(struct exception_style, status), FIELD_SHORT,
     .help = "statuses that mean that a target is missed", .example = "worse"},
};
const struct schema style_exception_schema = {
    .name = "exceptions",
    .help = "Which indicators an `exceptions` table shows. They should bear a comment or an action.",
    SCHEMA_OF(struct exception_style, exception_fields),
};

static const struct field dashboard_fields[] = {
    {"tiles", FIELD_TEXT, FIELD_AT(struct dashboard_style, tiles),
     .help = "table (a summary) with the counts of the whole, in large type", .example = "tiles"},
    {"summary", FIELD_TEXT, FIELD_AT(struct dashboard_style, summary),
     .help = "table (a summary) with a row for each group", .example = "summary"},
    {"exceptions", FIELD_TEXT, FIELD_AT(struct dashboard_style, exceptions),
     .help = "table (of indicators) of what misses its target", .example = "dashboard-exceptions"},
};
const struct schema style_dashboard_schema = {
    .name = "dashboard",
    .help = "The tables of which a `dashboard` is made; one that is left out, or `\"\"`, is not shown.",
    SCHEMA_OF(struct dashboard_style, dashboard_fields),
};

static const struct field changes_fields[] = {
    {"changed", FIELD_TEXT, FIELD_AT(struct changes_style, changed),
     .help = "table (of indicators) of those whose status is another than last time", .example = "changed"},
    {"added", FIELD_TEXT, FIELD_AT(struct changes_style, added), .help = "... of new ones", .example = "added"},
    {"dropped", FIELD_TEXT, FIELD_AT(struct changes_style, dropped),
     .help = "... of those that were in last time's report only", .example = "dropped"},
    {"none", FIELD_TEXT, FIELD_AT(struct changes_style, none),
     .fallback = "Nothing has changed since the last report.", .help = "words when there is nothing to list"},
    {"first", FIELD_TEXT, FIELD_AT(struct changes_style, first),
     .fallback = "There is no earlier report to compare with.", .help = "words when no earlier report was given"},
};
const struct schema style_changes_schema = {
    .name = "changes",
    .help = "The tables of which a `changes` block is made; each is shown when it has rows.",
    SCHEMA_OF(struct changes_style, changes_fields),
};

static const struct field print_fields[] = {
    {"greyscale", FIELD_BOOL, FIELD_AT(struct print_style, greyscale), .fallback = "no",
     .help = "every colour and picture becomes a grey of the same lightness, for printing in black only"},
    {"even_pages", FIELD_BOOL, FIELD_AT(struct print_style, even_pages), .fallback = "no",
     .help = "a blank page is added where the number of pages would be odd, for printing on both sides"},
    {"blank", FIELD_TEXT, FIELD_AT(struct print_style, blank), .fallback = "This page is left blank.",
     .help = "words on blank pages, also those that `start: right` leaves; `\"\"`: none"},
};
const struct schema style_print_schema = {
    .name = "print",
    .help = "What printing asks for.",
    SCHEMA_OF(struct print_style, print_fields),
};

static const struct field root_fields[] = {
    {"extends", FIELD_TEXT, FIELD_AT(struct style, extends),
     .help =
         "layout that this one changes: the name of a shipped one, or a file (with .yaml) beside this one; base when "
         "left out, none for a layout that describes everything itself",
     .example = "quarterly"},
    {"name", FIELD_TEXT, FIELD_AT(struct style, name), .help = "the layout's name", .example = "Anytown house style"},
    {"summary", FIELD_TEXT, FIELD_AT(struct style, summary), .help = "what the layout is for, in a sentence"},
    {"small_text", FIELD_TEXT, FIELD_AT(struct style, small_text),
     .help = "the reason why running text (`body`) may be smaller than 12pt; without one, that is warned of",
     .example = "A leaflet of A6, also published in large print."},
    {"page", FIELD_TEXT, FIELD_AT(struct style, page), .help = "page that sections use unless they name another",
     .example = "landscape"},
    {"fallback", FIELD_TEXTS, FIELD_AT(struct style, fallback),
     .help = "font families searched for characters that a text's own family lacks", .example = "[DejaVu Sans]"},
    {"colours", FIELD_DICT, FIELD_AT(struct style, colours), .sub = &style_colour_schema,
     .help = "colours by name; `none` and the names here may be used wherever a colour is asked for"},
    {"pages", FIELD_DICT, FIELD_AT(struct style, pages), .sub = &style_page_schema, .help = "pages by name"},
    {"text", FIELD_DICT, FIELD_AT(struct style, text_styles), .sub = &style_text_schema,
     .help = "text styles by name; `body` describes everything, the others what differs"},
    {"statuses", FIELD_DICT, FIELD_AT(struct style, statuses), .sub = &style_status_schema,
     .help = "statuses by name"},
    {"tables", FIELD_DICT, FIELD_AT(struct style, tables), .sub = &style_table_schema,
     .help = "kinds of table by name"},
    {"images", FIELD_DICT, FIELD_AT(struct style, images), .sub = &style_picture_schema,
     .help = "logos and other pictures of the house, by name"},
    {"headings", FIELD_LIST, FIELD_AT(struct style, headings), .sub = &style_heading_schema,
     .help = "headings by level, level 1 first; a layout that lists headings replaces the whole list"},
    {"parts", FIELD_DICT, FIELD_AT(struct style, parts), .sub = &style_part_schema,
     .help = "named parts of papers, in the order in which they are printed"},
    {"parts_order", FIELD_TEXTS, FIELD_AT(struct style, parts_order),
     .help = "another order of the parts, which need not be described again for it; those that it leaves out follow "
             "in the order of `parts`",
     .example = "[purpose, recommendations, background]"},
    {"appendices", FIELD_MAP, FIELD_AT(struct style, appendices), .sub = &style_appendices_schema, .fallback = "{}",
     .help = "appendices"},
    {"notes", FIELD_MAP, FIELD_AT(struct style, notes), .sub = &style_note_schema, .fallback = "{}",
     .help = "footnotes"},
    {"cover", FIELD_MAP, FIELD_AT(struct style, cover), .sub = &style_cover_schema, .fallback = "{}",
     .help = "cover page"},
    {"title_block", FIELD_MAP, FIELD_AT(struct style, title_block), .sub = &style_title_block_schema,
     .fallback = "{}", .help = "title of reports without a cover"},
    {"contents", FIELD_MAP, FIELD_AT(struct style, contents), .sub = &style_contents_schema, .fallback = "{}",
     .help = "list of contents"},
    {"key", FIELD_MAP, FIELD_AT(struct style, key), .sub = &style_key_schema, .fallback = "{}",
     .help = "keys to symbols"},
    {"engagement", FIELD_MAP, FIELD_AT(struct style, engagement), .sub = &style_engagement_schema, .fallback = "{}",
     .help = "entries of community engagement"},
    {"lists", FIELD_MAP, FIELD_AT(struct style, lists), .sub = &style_list_schema, .fallback = "{}", .help = "lists"},
    {"indicator_list", FIELD_MAP, FIELD_AT(struct style, indicator_list), .sub = &style_indicator_list_schema,
     .fallback = "{}", .help = "lists of indicators"},
    {"recommendations", FIELD_MAP, FIELD_AT(struct style, recommendations), .sub = &style_recommendation_schema,
     .fallback = "{}", .help = "recommendations"},
    {"sign_off", FIELD_MAP, FIELD_AT(struct style, sign_off), .sub = &style_sign_off_schema, .fallback = "{}",
     .help = "clearance of officers, in internal copies"},
    {"links", FIELD_MAP, FIELD_AT(struct style, links), .sub = &style_link_schema, .fallback = "{}",
     .help = "links to the web"},
    {"figures", FIELD_MAP, FIELD_AT(struct style, figures), .sub = &style_figure_schema, .fallback = "{}",
     .help = "pictures in the text"},
    {"charts", FIELD_MAP, FIELD_AT(struct style, charts), .sub = &style_chart_schema, .fallback = "{}",
     .help = "charts"},
    {"columns", FIELD_MAP, FIELD_AT(struct style, columns), .sub = &style_content_columns_schema, .fallback = "{}",
     .help = "contents side by side"},
    {"rules", FIELD_DICT, FIELD_AT(struct style, rules), .sub = &check_rule_schema,
     .help = "rules of status by name: how a figure is rated against what it is compared with"},
    {"rule", FIELD_TEXTS, FIELD_AT(struct style, rule),
     .help = "the rule (or several, against different things) for indicators that name none; without it nothing is "
             "computed for them",
     .example = "target-limits"},
    {"travel", FIELD_MAP, FIELD_AT(struct style, travel), .sub = &style_travel_schema, .fallback = "{}",
     .help = "direction of travel"},
    {"ranks", FIELD_MAP, FIELD_AT(struct style, ranks), .sub = &style_rank_schema, .fallback = "{}",
     .help = "ranks among other areas"},
    {"exceptions", FIELD_MAP, FIELD_AT(struct style, exceptions), .sub = &style_exception_schema, .fallback = "{}",
     .help = "what misses its target"},
    {"dashboard", FIELD_MAP, FIELD_AT(struct style, dashboard), .sub = &style_dashboard_schema, .fallback = "{}",
     .help = "the page that shows all at a glance"},
    {"changes", FIELD_MAP, FIELD_AT(struct style, changes), .sub = &style_changes_schema, .fallback = "{}",
     .help = "what has changed since last time"},
    {"panels", FIELD_MAP, FIELD_AT(struct style, panels), .sub = &style_panel_schema, .fallback = "{}",
     .help = "panels of indicators"},
    {"print", FIELD_MAP, FIELD_AT(struct style, print), .sub = &style_print_schema, .fallback = "{}",
     .help = "printing"},
    {"draft", FIELD_MAP, FIELD_AT(struct style, draft), .sub = &style_draft_schema, .fallback = "{}",
     .help = "drafts"},
    {"exempt", FIELD_MAP, FIELD_AT(struct style, exempt), .sub = &style_exempt_schema, .fallback = "{}",
     .help = "information that is not for the public"},
    {"mark_rise", FIELD_INT, FIELD_AT(struct style, mark_rise), .min = 0, .max = 100, .fallback = "33",
     .help = "by which superscripts and note marks are raised, percent of the text's size"},
    {"mark_size", FIELD_INT, FIELD_AT(struct style, mark_size), .min = 30, .max = 100, .fallback = "65",
     .help = "size of superscripts and note marks, percent of the text's size"},
};
static const struct schema root_schema = {
    .name = "layout",
    .help = "A house style: page, type, colours, symbols, tables, running heads and numbering.",
    SCHEMA_OF(struct style, root_fields),
};

const struct schema *style_root_schema(void)
{
    return &root_schema;
}
