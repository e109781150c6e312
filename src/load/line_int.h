/* One source line taken apart as `- key: value`, as far as text that YAML refuses allows. Private to load. */
#ifndef LOAD_LINE_INT_H
#define LOAD_LINE_INT_H

#include "base/str.h"

/* Byte offsets into the text. */
struct line {
    uint32_t start, end; /* the end without blanks and comment-free line end */
    uint32_t first;      /* the first character that is no blank, or end */
    uint32_t content;    /* after the dashes of list items */
    uint32_t key_end;    /* of the key's last character + 1; equal to content when there is no key */
    uint32_t value;      /* where the value begins; end when there is none. Without a key: content */
    bool has_key;
};

bool line_is_blank(char c);
/* The line in which byte `at` stands. */
struct line line_of(struct str text, uint32_t at);
/* Moves to the line above that is neither empty nor a comment; false when there is none. */
bool line_above(struct str text, struct line *line);
/* Columns of indentation. */
uint32_t line_indent(const struct line *line);
/* Whether a list or mapping in brackets is open before byte `at` of the line. */
bool line_in_flow(struct str text, const struct line *line, uint32_t at);
/* Where the item of a list or mapping in brackets begins that holds byte `at`, its key left out. */
uint32_t line_item(struct str text, const struct line *line, uint32_t at);
/* The byte of the quotation mark that closes the one at `open`, or `end` when there is none before. */
uint32_t line_closing_quote(struct str text, uint32_t open, uint32_t end);
/* The first blank followed by # from `from` on: the #'s offset, or `end`. */
uint32_t line_comment(struct str text, uint32_t from, uint32_t end);

#endif
