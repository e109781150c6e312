#include "check/language_int.h"

static const struct field exemption_fields[] = {
    {.key = "paragraph",
     .type = FIELD_TEXTS,
     FIELD_AT(struct exemption, paragraphs),
     .flags = FIELD_SHORT | FIELD_REQUIRED,
     .help = "The paragraph of Schedule 12A by which it is exempt, or several. The layout says which there are.",
     .example = "3"},
    {.key = "heading",
     .type = FIELD_TEXT,
     FIELD_AT(struct exemption, heading),
     .help = "Of a section: the heading that the public copy prints in place of its own; without it, the layout's "
             "words. It is public.",
     .example = "Award of the contract"},
    {.key = "public",
     .type = FIELD_CELL,
     FIELD_AT(struct exemption, words),
     .help = "What the public copy prints in place of it; without it, the layout's words. It is public.",
     .example = "The tenders are set out in the exempt copy."},
};

const struct schema language_exemption = {
    .name = "exemption",
    .help =
        "Why something is not for the public. The paragraphs alone are enough: `exempt: 3` or `exempt: [1, 3]`. The "
        "public copy holds nothing of what is marked so, but says that it was left out. Any Markdown text may be "
        "written `{ text: ..., exempt: 3 }`.",
    SCHEMA_OF(struct exemption, exemption_fields),
};

static const struct field exempt_text_fields[] = {
    {.key = "text",
     .type = FIELD_TEXT,
     FIELD_AT(struct exempt_text, text),
     .flags = FIELD_REQUIRED,
     .help = "The text, as it would be written without an exemption.",
     .example = "£86,190"},
    EXEMPT_FIELD(struct exempt_text),
};

const struct schema language_exempt_text = {
    .name = "exempt text",
    .help = "In place of any Markdown text: one that the public copy leaves out.",
    SCHEMA_OF(struct exempt_text, exempt_text_fields),
};
