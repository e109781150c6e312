/* Private to src/check: Markdown texts before md4c sees them.
 *
 * md4c reads a masked copy of the same length, in which our own marks, and characters that are text in council papers
 * although CommonMark would take them for marks (grades such as A*-C), are replaced by control bytes. Offsets are
 * therefore the same in both, and what is printed is always taken from the original. */
#ifndef CHECK_RICH_INT_H
#define CHECK_RICH_INT_H

#include "check/schema.h"

/* None of them is white space or punctuation to md4c. Control bytes of the text itself become MASK_TEXT, so that
 * input cannot forge them. */
enum mask {
    MASK_TEXT = 0x01,      /* a character that is text here, whatever it is */
    MASK_NOTE = 0x02,      /* the first byte of [^id]; the others are MASK_TEXT */
    MASK_REF = 0x03,       /* the first byte of [[id]] or [[id|words]]; the others are MASK_TEXT */
    MASK_SUPER = 0x04,     /* ^ that opens */
    MASK_SUPER_END = 0x05, /* ^ that closes */
    MASK_SUB = 0x06,
    MASK_SUB_END = 0x07,
    MASK_LANG = 0x0e,     /* the [ of [words]{lang=cy} */
    MASK_LANG_END = 0x0f, /* its ]; {lang=cy} is MASK_SKIP */
    MASK_SYMBOL = 0x10,   /* the first byte of {name} and {#name}; the others are MASK_TEXT */
    MASK_SKIP = 0x11,     /* not printed */
};

/* Problems reported of one text; a page of nothing but slips would otherwise cost its length for each. */
#define RICH_MAX_REPORTS 50

/* What a reference to the page of something begins with. */
#define RICH_PAGE "page:"

/* Letters before an item of a list: `a)`, `a.` or `(a)`, and roman numerals. */
struct rich_label {
    uint32_t from, to; /* the letters themselves */
    uint32_t letter;   /* 1 for a, 2 for b ...; 0: there are several */
    uint32_t roman;    /* 0: they are no roman numeral */
    char style;        /* ')' or '.' after the letters, '(' for "(a)" */
};

/* Finds the label that stands at `at`, with a blank behind it. False when none does. */
bool rich_label_at(struct str text, uint32_t at, struct rich_label *label);
/* Masks the copy `masked` of node's text (node->len bytes). Reports unclosed marks. */
void rich_mask(struct reader *reader, const struct node *node, bool lines, char *masked);
/* True when nothing in the text has a meaning of its own: one paragraph, printed as it stands. */
bool rich_is_plain(struct str text, bool lines);
/* The end of the `]` that closes a note mark or `]]` that closes a reference at `at`; at `at` itself when it is
 * unclosed. */
uint32_t rich_note_end(struct str text, uint32_t at);
uint32_t rich_ref_end(struct str text, uint32_t at);
/* The end of the `{name}` or `{#name}` that begins at `at`; `at` itself when something else stands in the braces. */
uint32_t rich_symbol_end(struct str text, uint32_t at);
/* BCP 47 in form (RFC 5646): subtags of letters and digits, the first of 2 or 3 letters (longer ones are reserved).
 */
bool rich_is_language(struct str tag);
/* Reports that the tag is none, and which code was meant where a language's name was written. */
void rich_report_language(struct diags *diags, struct str tag, struct mark mark);
/* Warns of what looks like Markdown, or like a list or table from elsewhere, but is printed as it stands. */
void rich_report_slips(struct reader *reader, const struct rich *rich, bool lines);
/* Decodes an entity (`&amp;`, `&#233;`, `&#xE9;`) into at least 8 bytes; 0 when it is unknown. */
unsigned rich_decode_entity(struct str entity, char *out);

#endif
