/* Layout tables: colours, text styles, pages and their running heads, statuses. */
#include "style/schemas_int.h"
#include "style/style.h"

const char *const style_align_words[] = {"left", "centre", "right", "decimal", NULL};
static const char *const overlong_words[] = {"break", "error", NULL};
const char *const style_shape_words[] = {"none",     "star",       "circle",      "triangle", "triangle-down",
                                         "square",   "diamond",    "cross",       "tick",     "equals",
                                         "arrow-up", "arrow-down", "arrow-right", "ring",     NULL};

static const struct field colour_fields[] = {
    {"name", FIELD_KEY, FIELD_AT(struct colour, id), .help = "the colour's name"},
    {"value", FIELD_COLOUR, FIELD_AT(struct colour, value), FIELD_SHORT,
     .help = "the colour as \"#rrggbb\", in quotation marks because # begins a comment", .example = "\"#1f3b57\""},
};
const struct schema style_colour_schema = {
    .name = "colour",
    .help = "A colour that other places of the layout name. Changing it here changes it everywhere.",
    SCHEMA_OF(struct colour, colour_fields),
};

static const struct field text_fields[] = {
    {"name", FIELD_KEY, FIELD_AT(struct text_style, id), .help = "the text style's name"},
    {"like", FIELD_TEXT, FIELD_AT(struct text_style, like),
     .help = "text style that gives what is left out here; body when this is left out too", .example = "body"},
    {"family", FIELD_TEXT, FIELD_AT(struct text_style, family),
     .help = "font family, as fonts/families.yaml names it", .example = "Liberation Sans"},
    {"size", FIELD_LEN, FIELD_AT(struct text_style, size), .help = "size of the type", .example = "12pt"},
    {"leading", FIELD_LEN, FIELD_AT(struct text_style, leading), .help = "from one baseline to the next",
     .example = "16pt"},
    {"bold", FIELD_BOOL, FIELD_AT(struct text_style, bold), .help = "set in bold"},
    {"italic", FIELD_BOOL, FIELD_AT(struct text_style, italic), .help = "set in italics"},
    {"colour", FIELD_COLOUR, FIELD_AT(struct text_style, colour),
     .help = "colour of the text: a name from `colours`, or \"#rrggbb\"", .example = "ink"},
    {"before", FIELD_LEN, FIELD_AT(struct text_style, before),
     .help = "space above each paragraph; between two paragraphs the larger of `after` and `before` holds",
     .example = "6pt"},
    {"after", FIELD_LEN, FIELD_AT(struct text_style, after), .help = "space below each paragraph", .example = "6pt"},
    {"indent", FIELD_LEN, FIELD_AT(struct text_style, indent), .help = "of all lines, from the left",
     .example = "10mm"},
    {"measure", FIELD_LEN, FIELD_AT(struct text_style, measure),
     .help = "greatest length of a line, so that text on wide pages stays readable; 0pt: as wide as the place is",
     .example = "170mm"},
    {"align", FIELD_WORD, FIELD_AT(struct text_style, align), .words = style_align_words,
     .help = "how lines stand; decimal (on the decimal point) has a meaning in table columns only"},
    {"orphans", FIELD_INT, FIELD_AT(struct text_style, orphans), .min = 1, .max = 20,
     .help = "fewest lines of a paragraph that may stand at the foot of a page"},
    {"widows", FIELD_INT, FIELD_AT(struct text_style, widows), .min = 1, .max = 20,
     .help = "fewest lines of a paragraph that may stand at the head of a page"},
    {"keep_next", FIELD_BOOL, FIELD_AT(struct text_style, keep_next),
     .help = "never parted from what follows by the end of a page (headings)"},
    {"hyphenate", FIELD_BOOL, FIELD_AT(struct text_style, hyphenate),
     .help = "words that do not fit may be hyphenated (narrow table cells)"},
    {"overlong", FIELD_WORD, FIELD_AT(struct text_style, overlong), .words = overlong_words,
     .help = "a word wider than its place: break it between letters, or report an error"},
};
const struct schema style_text_schema = {
    .name = "text style",
    .help = "How a kind of text is set. Whatever is left out comes from the text style named by `like`, and in the "
            "end from "
            "`body`.",
    SCHEMA_OF(struct text_style, text_fields),
};

/* Of enum align; "": what cannot be written. */
static const char *const side_words[] = {"left", "", "right", NULL};

#define RUNNING_FIELDS                                                                                          \
    " Fields: " STYLE_HEAD_FIELDS " {section} {label}; {page} {pages}: the page's number, which goes on from "  \
    "`page_start`, and that of the last page; {paper_page}: its number within the paper, from 1, beside which " \
    "{pages} is how many pages the paper has; {pack_page}: its number from `page_start` on, also where an "      \
    "appendix has page numbers of its own; {section_page} {section_pages}: the page's number within the "       \
    "outermost section that it lies in, and how many pages that has"
static const struct field running_fields[] = {
    {"left", FIELD_TEXT, FIELD_AT(struct running, left), .help = "words at the left." RUNNING_FIELDS,
     .example = "\"{title}\""},
    {"centre", FIELD_TEXT, FIELD_AT(struct running, centre), .help = "words in the middle; the same fields",
     .example = "\"{version}\""},
    {"right", FIELD_TEXT, FIELD_AT(struct running, right), .help = "words at the right; the same fields",
     .example = "\"Page {page} of {pages}\""},
    {"mirrored", FIELD_BOOL, FIELD_AT(struct running, mirrored),
     .help = "on the even pages of a `mirrored` page, the words of the left and of the right change places, so that "
             "those at the outer edge stay there",
     .example = "yes"},
    {"style", FIELD_TEXT, FIELD_AT(struct running, style), .fallback = "running", .help = "text style of the words"},
    {"image", FIELD_TEXT, FIELD_AT(struct running, image),
     .help = "picture at its edge, such as a logo: a name from `images`", .example = "logo"},
    {"image_align", FIELD_WORD, FIELD_AT(struct running, image_align), .words = side_words, .fallback = "left",
     .help = "where the picture stands; the words of that side stand beside it"},
    {"image_offset", FIELD_LEN, FIELD_AT(struct running, image_offset), .fallback = "8mm",
     .help = "from the edge of the page to the picture: to its upper edge in heads, its lower edge in feet"},
    {"offset", FIELD_LEN, FIELD_AT(struct running, offset), .fallback = "10mm",
     .help = "from the edge of the page (top for heads, bottom for feet) to the line on which the words stand"},
    {"rule", FIELD_LEN, FIELD_AT(struct running, rule),
     .help = "thickness of the rule between the words and the text of the page; 0pt: no rule", .example = "0.5pt"},
    {"gap", FIELD_LEN, FIELD_AT(struct running, gap), .fallback = "3pt",
     .help = "from the words to the rule: below the line on which a head stands, above the words of a foot"},
    {"rule_colour", FIELD_COLOUR, FIELD_AT(struct running, rule_colour), .help = "colour of the rule"},
};
const struct schema style_running_schema = {
    .name = "running line",
    .help = "One line of words that each page repeats in its head or foot. A field whose value the report does not "
            "give is "
            "left empty.",
    SCHEMA_OF(struct running, running_fields),
};

static const struct field first_page_fields[] = {
    {"head", FIELD_MAP, FIELD_AT(struct first_page_style, head), .sub = &style_running_schema,
     .help = "running head of the first page, in place of the page's own; `{}`: none", .example = "{ image: crest }"},
    {"foot", FIELD_MAP, FIELD_AT(struct first_page_style, foot), .sub = &style_running_schema,
     .help = "running foot of the first page, in place of the page's own; `{}`: none"},
};
static const struct schema first_page_schema = {
    .name = "first page",
    .help = "What differs on the first page of a report, such as the council's crest in place of the title. A cover "
            "has no running head or foot at all.",
    SCHEMA_OF(struct first_page_style, first_page_fields),
};

static const struct field page_fields[] = {
    {"name", FIELD_KEY, FIELD_AT(struct page_style, id), .help = "the page's name, which sections use in `page:`"},
    {"like", FIELD_TEXT, FIELD_AT(struct page_style, like), .help = "page that gives what is left out here",
     .example = "portrait"},
    {"width", FIELD_LEN, FIELD_AT(struct page_style, width), .help = "of the paper", .example = "210mm"},
    {"height", FIELD_LEN, FIELD_AT(struct page_style, height), .help = "of the paper", .example = "297mm"},
    {"top", FIELD_LEN, FIELD_AT(struct page_style, top), .help = "margin; running heads stand inside it",
     .example = "22mm"},
    {"bottom", FIELD_LEN, FIELD_AT(struct page_style, bottom), .help = "margin; running feet stand inside it",
     .example = "18mm"},
    {"inner", FIELD_LEN, FIELD_AT(struct page_style, inner),
     .help = "margin at the left; with `mirrored`, at the side that is bound", .example = "15mm"},
    {"outer", FIELD_LEN, FIELD_AT(struct page_style, outer),
     .help = "margin at the right; with `mirrored`, at the side that is not bound", .example = "15mm"},
    {"gutter", FIELD_LEN, FIELD_AT(struct page_style, gutter),
     .help = "added to `inner`, for binding or punched holes; to `top` where the page is turned", .example = "10mm"},
    {"mirrored", FIELD_BOOL, FIELD_AT(struct page_style, mirrored),
     .help = "printed on both sides: `inner` is at the left of odd pages and at the right of even pages"},
    {"turned", FIELD_BOOL, FIELD_AT(struct page_style, turned),
     .help =
         "of a landscape page among upright ones of the same paper: it is printed on an upright sheet, its head to "
         "the side that is bound (the left; the right on even pages where it is `mirrored`), and screens show it "
         "the right way up. In a layout whose usual page is landscape too it has no effect",
     .example = "yes"},
    {"stamp_width", FIELD_LEN, FIELD_AT(struct page_style, stamp_width),
     .help = "of the zone at the top right corner, as the page is read, that stays free for the agenda pack's stamp",
     .example = "60mm"},
    {"stamp_height", FIELD_LEN, FIELD_AT(struct page_style, stamp_height), .help = "of that zone", .example = "15mm"},
    {"head", FIELD_MAP, FIELD_AT(struct page_style, head), .sub = &style_running_schema, .help = "running head"},
    {"foot", FIELD_MAP, FIELD_AT(struct page_style, foot), .sub = &style_running_schema, .help = "running foot"},
    {"first", FIELD_MAP, FIELD_AT(struct page_style, first), .sub = &first_page_schema,
     .help = "other running lines on the first page of the report", .example = "{ head: { image: crest } }"},
};
const struct schema style_page_schema = {
    .name = "page",
    .help = "A kind of page: the paper, its margins, and the words that every page repeats.",
    SCHEMA_OF(struct page_style, page_fields),
};

static const struct field status_fields[] = {
    {"name", FIELD_KEY, FIELD_AT(struct status_style, id), .help = "the status, as reports write it"},
    {"word", FIELD_TEXT, FIELD_AT(struct status_style, word),
     .help = "what the symbol means: read aloud in its place, printed in keys",
     .example = "Better than target limits"},
    {"also", FIELD_TEXTS, FIELD_AT(struct status_style, also), .help = "further words that reports may write for it",
     .example = "[green, above]"},
    {"shape", FIELD_WORD, FIELD_AT(struct status_style, shape), .words = style_shape_words,
     .help = "its symbol; every status of one scale needs its own shape, so that it can be told without colour"},
    {"colour", FIELD_COLOUR, FIELD_AT(struct status_style, colour), .help = "of the symbol; 3:1 against the paper"},
    {"short", FIELD_TEXT, FIELD_AT(struct status_style, brief),
     .help = "the word that cells print where a column shows status_word; `word` when left out", .example = "green"},
    {"tint", FIELD_COLOUR, FIELD_AT(struct status_style, tint), .fallback = "none",
     .help = "behind cells that bear the status, in columns with `tint: yes`; light, since text on it needs 4.5:1",
     .example = "\"#d9efdc\""},
    {"rated", FIELD_BOOL, FIELD_AT(struct status_style, rated), .fallback = "yes",
     .help = "`no`: it is no rating but says why there is none, such as No target or No data; it is counted as not "
             "rated"},
    {"show_word", FIELD_BOOL, FIELD_AT(struct status_style, show_word),
     .help = "print the word beside the symbol wherever the symbol stands"},
    {"size", FIELD_INT, FIELD_AT(struct status_style, size), .min = 10, .max = 400, .fallback = "100",
     .help = "of the symbol, percent of the text's size"},
};
const struct schema style_status_schema = {
    .name = "status",
    .help = "A status that reports give to figures and activities, with its symbol.",
    SCHEMA_OF(struct status_style, status_fields),
};
