/* The language machinery: one table in C per mapping drives parsing, diagnostics, the JSON Schema and the reference
 * page. A schema lists fields; schema_read fills a C struct at their offsets and reports everything that is wrong:
 * unknown keys ("did you mean"), duplicate keys, wrong types, missing required keys, words outside an enumeration. */
#ifndef CHECK_SCHEMA_H
#define CHECK_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/len.h"
#include "load/doc.h"

struct arena;
struct schema;
struct rich;
struct reader;

/* C type of the struct member in brackets. */
enum field_type {
    FIELD_TEXT,   /* [const struct node *] a scalar kept as written */
    FIELD_RICH,   /* [struct rich *] Markdown text, parsed */
    FIELD_LINES,  /* [struct rich *] inline Markdown only; each line of the text is kept as a line (values: "-" and
                     "1." are  no lists here) */
    FIELD_INT,    /* [int32_t] whole number between field->min and field->max */
    FIELD_BOOL,   /* [uint8_t] true or false, yes or no */
    FIELD_WORD,   /* [uint8_t] one of field->words: its index */
    FIELD_LEN,    /* [len_t] a length with unit: 12pt, 2.5mm, 1.2cm, 1in; sign allowed when field->min < 0, not 0 when
                     it is above 0 */
    FIELD_COLOUR, /* [uint32_t] "#rrggbb" as 0x00rrggbb; or a named colour where the reader has a palette */
    FIELD_DATE,   /* [struct date] 2010-09-30 */
    FIELD_MAP,    /* [struct SUB *] a mapping read by field->sub; NULL when absent */
    FIELD_LIST,   /* [struct list] of structs of field->sub, see `single` */
    FIELD_DICT,  /* [struct list] a mapping whose keys are free: each pair is a struct of field->sub, whose field with
                    type FIELD_KEY receives the key */
    FIELD_KEY,   /* [const struct node *] inside a DICT's struct: the pair's key. Not a YAML key itself */
    FIELD_TEXTS, /* [struct texts] a list of scalars; one scalar alone is a list of one */
    FIELD_NODE,  /* [const struct node *] any YAML, read later by custom code */
    FIELD_CELL,  /* [struct rich *] like FIELD_RICH when the text has several lines, else like FIELD_LINES */
};

enum field_flags {
    FIELD_REQUIRED = 1,
    FIELD_SHORT = 2,  /* a scalar (or list) given in place of the whole mapping means this field: `priority: HW2`. A
                         DICT with this flag receives every pair whose key is no other field of the mapping */
    FIELD_SWITCH = 4, /* an INT that also takes yes (its fallback) and no (0) */
    FIELD_PLACE = 8,  /* says where its mapping stands: read also where the mapping is withheld */
    FIELD_EXEMPT =
        16, /* a MAP: where it is given, its mapping is withheld from copies that withhold what is exempt */
    FIELD_INTERNAL = 32, /* for internal copies only: others are read as if it were not there */
};

struct field {
    const char *key;
    enum field_type type;
    uint16_t offset;
    uint16_t flags;
    const struct schema *sub; /* MAP, LIST, DICT */
    const char *const *words; /* WORD: NULL-terminated; "" stands for an index that cannot be written */
    int32_t min, max;         /* INT (both 0: any); LEN: min < 0 allows a sign, min > 0 forbids 0 */
    const char *fallback;     /* what holds when the key is absent; NULL: nothing. A scalar, read like input; `[a, b]`
                                 for TEXTS; `{}` for MAP: all that the mapping falls back to */
    const char *help;         /* one line for the reference page and the JSON Schema */
    const char *example;      /* optional YAML for the reference page, and for `help:` lines of diagnostics */
};

/* A key, or every key of another mapping, that users write where it does not belong, and what to write instead. */
struct misplaced {
    const char *key;
    const struct schema *of; /* where `key` is NULL */
    bool list;               /* the key is known, but a list after it means something else */
    const char *help;        /* NULL ends an array of these */
};

struct schema {
    const char *name;   /* "indicator": singular, used in messages and as the JSON Schema definition's name */
    const char *help;   /* a paragraph for the reference page */
    size_t size;        /* of the C struct */
    size_t node_offset; /* of its `const struct node *node` member (its place), or SIZE_MAX */
    const struct field *fields;
    size_t nfields;
    const char *example; /* optional YAML of the whole; NULL: the reference page puts the fields' examples together */
    const struct misplaced *misplaced; /* optional */
};

#define FIELD_AT(type, member) .offset = (uint16_t)offsetof(type, member)
#define SCHEMA_OF(type, table)                                                    \
    .size = sizeof(type), .node_offset = offsetof(type, node), .fields = (table), \
    .nfields = sizeof(table) / sizeof((table)[0])

struct list {
    void *items; /* structs side by side, field->sub->size each */
    uint32_t n;
};
#define LIST_AT(list, type, i) (&((type *)(list).items)[i])

struct texts {
    const struct node **items;
    uint32_t n;
};

struct date {
    int16_t year; /* 0: none */
    uint8_t month, day;
};

/* What reading needs. */
struct reader {
    struct arena *arena;
    struct diags *diags;
    /* Parses Markdown for FIELD_RICH and (lines) FIELD_LINES; set by the caller, so that the machinery does not know
     * the language. */
    struct rich *(*rich)(struct reader *reader, const struct node *node, bool lines);
    /* The palette: finds a named colour for FIELD_COLOUR; NULL where colours have no names. */
    bool (*colour)(struct reader *reader, struct str name, uint32_t *rgb);
    /* Reads a mapping in place of Markdown: `{ text: ..., exempt: 3 }`; NULL where there is no such thing. */
    struct rich *(*exempt)(struct reader *reader, const struct node *node, enum field_type type);
    /* Is told of each FIELD_MAP that was read, `mapping` being its struct; NULL: nobody wants to know. */
    void (*mapping)(struct reader *reader, const struct schema *schema, const void *mapping);
    /* What is not read at all, so that nothing can come to depend on it: of a mapping whose FIELD_EXEMPT is given,
     * all but that and its FIELD_PLACEs; FIELD_INTERNALs. What is wrong there is not reported either. */
    bool withhold_exempt, withhold_internal;
    bool withheld;         /* set when something was not read for these reasons, or would not have been */
    const struct doc *doc; /* the file that is being read: relative paths start from its folder */
    void *user;
};

/* At most this many fields in one schema. */
#define SCHEMA_MAX_FIELDS 128

/* Fills *out (sub->size bytes, zeroed by the caller) from `node`. Returns false when something was wrong; what could
 * be read is set all the same. Fields that are absent get their fallback. A key with nothing after it counts as
 * absent; for a MAP it is an empty mapping. A quoted "" is an empty text. */
bool schema_read(struct reader *reader, const struct schema *schema, const struct node *node, void *out);
/* Reads over an already filled struct: fields that the mapping does not name keep their value (layouts that extend
 * others). Lists are replaced; dicts are merged by key, maps field by field; what is merged is copied first, so that
 * other structs may share it. Required keys are only demanded of mappings that are new. */
bool schema_merge(struct reader *reader, const struct schema *schema, const struct node *node, void *out);

/* A walk over the YAML of a mapping that was read without errors. */
struct schema_walker {
    /* Is given every text of it, Markdown or not, but those of a FIELD_INTERNAL that is not exempt, which no public
     * copy prints. `exempt`: the mapping on account of which it is exempt; NULL: it is public. */
    void (*visit)(struct schema_walker *walker, const struct node *text, const struct node *exempt);
    void *user;
};
void schema_walk(struct schema_walker *walker, const struct schema *schema, const struct node *node);

/* JSON Schema (draft-07) for the mapping and all that it contains. It takes all that the language takes, whichever
 * types an editor gives to scalars, and refuses most of what the language refuses. `extended`: files extend one
 * another (schema_merge). */
void schema_json(struct buf *out, const struct schema *root, bool extended, const char *title);
/* Markdown reference of the mapping and all that it contains, each once, in the order of first mention. */
void schema_markdown(struct buf *out, const struct schema *root);

#endif
