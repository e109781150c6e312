/* What the rules in rules_archive_*.c share: every object of a file, and the tokens and operators of PDF syntax. */
#ifndef TESTS_ARCHIVE_H
#define TESTS_ARCHIVE_H

#include "opened.h"
#include "rules.h"

/* --- objects */

struct found {
    qpdf_oh object;
    enum qpdf_object_type_e type;
    int number;      /* of the object that it is or stands in; 0: the trailer */
    const char *key; /* of the dictionary that it stands in, with its slash; "" for an object, also within an array */
};

/* Calls `each` with every object of the file, direct ones too, until one returns false; returns what the last did.
 * Streams come as themselves, then their dictionaries. The list is made once for a file: what is changed afterwards
 * is not in it. */
bool archive_walk(struct opened *pdf, bool (*each)(struct opened *pdf, void *self, const struct found *found),
                  void *self);
/* The value in a dictionary or a stream's dictionary; null when there is none. */
qpdf_oh archive_key(struct opened *pdf, qpdf_oh object, const char *key);
bool archive_has(struct opened *pdf, qpdf_oh object, const char *key);
/* Whether it is a name; without the slash. */
bool archive_is(struct opened *pdf, qpdf_oh object, const char *name);
/* An integer, or `none`. */
int64_t archive_integer(struct opened *pdf, qpdf_oh object, int64_t none);
/* The items of an array; 0 when it is none. */
int archive_count(struct opened *pdf, qpdf_oh array);
qpdf_oh archive_item(struct opened *pdf, qpdf_oh array, int n);
/* Calls `each` for the values of a dictionary, `key` with its slash, until one returns false. */
bool archive_entries(struct opened *pdf, qpdf_oh dictionary,
                     bool (*each)(struct opened *pdf, void *self, const char *key, qpdf_oh value), void *self);
/* A page's box, its own or inherited; false when it has none. */
bool archive_box(struct opened *pdf, uint32_t page, const char *key, double *box);

/* --- breaking */

/* Sets a key of the dictionary at a path from the trailer, to a value in PDF syntax; false: it is not there. */
bool archive_set_at(struct opened *pdf, const char *path, const char *key, const char *syntax);
bool archive_remove_at(struct opened *pdf, const char *path, const char *key);
/* A new stream object with the dictionary given. */
qpdf_oh archive_stream(struct opened *pdf, const char *dictionary, struct str bytes);
/* Writes into the content of page 0, before anything else. */
bool archive_prepend(struct opened *pdf, const char *operators);
/* Replaces the first of `from` in the file's bytes at or after `at`; false: it is not there. */
bool archive_edit(struct buf *file, size_t at, const char *from, const char *to);
/* The same in a stream's decoded bytes. */
bool archive_edit_stream(struct opened *pdf, qpdf_oh stream, const char *from, const char *to);

/* --- syntax */

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_NAME,
    TOKEN_LITERAL, /* (string) */
    TOKEN_HEX,     /* <string> */
    TOKEN_OPEN,    /* [ or << */
    TOKEN_CLOSE,   /* ] or >> */
    TOKEN_WORD,    /* an operator, true, R ... */
};

struct token {
    enum token_kind kind;
    struct str text; /* as it stands, delimiters included */
};

struct token archive_token(struct str text, uint32_t *at);
/* Appends the bytes of a literal or hexadecimal string. */
void archive_string(struct buf *out, struct token token);

enum { MOST_OPERANDS = 8 };

struct operation {
    struct str name;
    uint32_t n;                           /* operands, of which the first MOST_OPERANDS are kept */
    struct token operands[MOST_OPERANDS]; /* arrays and dictionaries whole, as TOKEN_OPEN */
};

/* Calls `each` with every operator of the page's content until one returns false; returns what the last did. An
 * inline image is the operator EI. */
bool archive_operations(struct opened *pdf, uint32_t page,
                        bool (*each)(struct opened *pdf, void *self, const struct operation *operation), void *self);
/* The same for every page; `page` is set before each. */
bool archive_all_operations(struct opened *pdf, uint32_t *page,
                            bool (*each)(struct opened *pdf, void *self, const struct operation *operation),
                            void *self);

#endif
