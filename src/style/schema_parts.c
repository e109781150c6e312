/* Layout tables: named parts of papers, appendices. */
#include "check/report.h"
#include "style/parts.h"
#include "style/schemas_int.h"

static const struct field part_fields[] = {
    {"name", FIELD_KEY, FIELD_AT(struct part_style, id), .help = "the part's name, which `part` uses"},
    {"heading", FIELD_TEXT, FIELD_AT(struct part_style, heading),
     .help = "words of the heading of a section that says `part` and has no `heading` of its own",
     .example = "Legal implications"},
    {"required", FIELD_BOOL, FIELD_AT(struct part_style, required), .fallback = "no",
     .help = "every report needs it: a report without it is refused, or as a draft (`--draft`) warned of"},
};
const struct schema style_part_schema = {
    .name = "named part",
    .help = "A part that papers of the council have: sections say `part: legal`. Parts within the same section, or "
            "of the first level, are printed in the order in which they stand here, or that of `parts_order`.",
    SCHEMA_OF(struct part_style, part_fields),
};

#define APPENDIX_FIELDS "{A} {a} are its letters (after Z comes AA), {I} {i} its roman numeral, {n} its number"
static const struct field appendices_fields[] = {
    {"number", FIELD_TEXT, FIELD_AT(struct appendices_style, number), .fallback = "{A}",
     .help = "an appendix's number, which {1} of the numbers of its sections, paragraphs and tables prints too. "
             "Fields: " APPENDIX_FIELDS,
     .example = "\"{n}\""},
    {"label", FIELD_TEXT, FIELD_AT(struct appendices_style, label), .fallback = "Appendix {1}",
     .help = "what stands in place of a number before the heading of an appendix that has no `label` of its own. "
             "Fields: {1} is `number`, " APPENDIX_FIELDS,
     .example = "\"Annex {1}\""},
    {"reference", FIELD_TEXT, FIELD_AT(struct appendices_style, reference), .fallback = "Appendix {1}",
     .help = "what a reference to an appendix prints that has no `label` of its own. Fields: as in `label`",
     .example = "\"Annex {1}\""},
    {"label_above", FIELD_BOOL, FIELD_AT(struct appendices_style, label_above), .fallback = "yes",
     .help = "the label has a line of its own above the heading, whatever `headings` say of numbers"},
    {"start", FIELD_WORD, FIELD_AT(struct appendices_style, start), .words = style_start_words, .fallback = "page",
     .help = "where an appendix begins: on a new page, on a new right-hand (odd) page, where the last section ended "
             "(continue), or as `headings` say (auto)"},
    {"layout", FIELD_TEXT, FIELD_AT(struct appendices_style, layout),
     .help = "the layout of appendices that name none: the name of a shipped one, or a path beneath the report's "
             "folder; without it, the report's",
     .example = "appendix"},
    {"page_number", FIELD_TEXT, FIELD_AT(struct appendices_style, page_number),
     .help =
         "the page numbers of appendices. Fields: {n} counts the pages of an appendix from 1, {1} is its `number`, "
         "{A} {a} {I} {i} are as there; without it the pages of the report go on",
     .example = "\"{1}{n}\""},
};
const struct schema style_appendices_schema = {
    .name = "appendices",
    .help = "Sections with `appendix: yes`. They do not count among the numbered sections.",
    SCHEMA_OF(struct appendices_style, appendices_fields),
};
