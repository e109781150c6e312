/* A finished PDF, opened with qpdf, which shares no code with the program: its pages, what their content marks, and
 * its structure tree. Rules (rules.h) read it; their spoilers change the objects behind `qpdf`. What stands in the
 * structs is what the file says, right or wrong: reading passes no judgement, but fails the test when the file is no
 * PDF. */
#ifndef TESTS_OPENED_H
#define TESTS_OPENED_H

#include <stdbool.h>
#include <stdint.h>

#include <qpdf/qpdf-c.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

#define NO_PAGE UINT32_MAX

/* A font that pages name: composite, with two-byte character codes. */
struct opened_font {
    int object;              /* number of the font dictionary */
    VEC(struct str) unicode; /* by code: UTF-8 by the ToUnicode map; s is NULL: not mapped */
    VEC(bool) shown;         /* by code: some page shows it */
    bool odd;                /* shows a string that is no sequence of two-byte codes */
};

/* One BDC/BMC ... EMC of a page's content, in the order of its beginning. */
struct marked {
    struct str tag;           /* "P", "Artifact" ... without the slash */
    struct str type, subtype; /* of an artifact; s is NULL: not there */
    struct str actual, lang;  /* of the property list; s is NULL: not there */
    int64_t mcid;             /* -1: none */
    int32_t within;           /* index of the marked content about it, -1: none */
    uint32_t shows;           /* text, path and image operators directly in it */
    uint32_t draws;           /* the path and image operators among them */
    uint32_t from, inside;    /* bytes of the content: its first operand; behind BDC or BMC */
    uint32_t to;              /* behind EMC */
    struct str text;          /* UTF-8, by the fonts' ToUnicode, with that of what it contains or its ActualText */
    struct element *owner;    /* the element that names its MCID among its kids; NULL: none */
    uint32_t owners;          /* how many kids name it */
};

struct annotation {
    int object;
    struct str subtype;    /* without the slash */
    struct str contents;   /* UTF-8; s is NULL: not there */
    int64_t flags;         /* F; 0 when not there */
    int64_t struct_parent; /* -1: not there */
    struct element *owner; /* the element that has an OBJR to it; NULL: none */
    uint32_t owners;
    double rect[4];
    struct str url;     /* of its URI action; s is NULL: none */
    bool has_dest;      /* leads to a place in the document */
    uint32_t dest_page; /* NO_PAGE: to none of its pages */
};

struct opened_page {
    int object; /* number of the page object */
    double width, height;
    int64_t struct_parents; /* -1: not there */
    VEC(struct marked) marked;
    VEC(uint32_t) by_mcid; /* index into marked + 1; 0: none. The first, where several have the number. */
    VEC(struct annotation) annots;
    uint32_t bare;       /* text, path and image operators outside any marked content */
    uint32_t unbalanced; /* EMC without a beginning, or beginnings without EMC */
    struct str content;  /* the content stream, decoded */
};

enum kid_kind { KID_ELEMENT, KID_MCID, KID_OBJECT };

struct kid {
    enum kid_kind kind;
    struct element *element;
    uint32_t page; /* index, or NO_PAGE */
    int64_t mcid;  /* KID_MCID */
    int object;    /* KID_OBJECT: the number of an annotation */
};

/* An element of the structure tree. */
struct element {
    int object;      /* its number, for opened_object() */
    struct str type; /* S, without the slash */
    struct str role; /* S as the role map has it: a standard one; s is NULL when it leads to none */
    struct element *parent;
    uint32_t order, level; /* in the tree's order from 0; depth from 0 */
    uint32_t times;        /* how often it stands in the tree */
    int parent_object;     /* P; 0: none */
    uint32_t page;         /* Pg, or NO_PAGE */
    VEC(struct kid) kids;
    struct str id;                        /* as bytes */
    struct str alt, actual, lang;         /* UTF-8 */
    struct str scope, numbering, placing; /* names from A. All of these: s is NULL when the key is not there. */
    VEC(struct str) headers;
    int64_t colspan, rowspan; /* 1 when not there */
    bool has_bbox;
    double bbox[4];
};

/* An entry of the parent tree. */
struct parent_entry {
    int64_t key;
    bool array;       /* of a page; else of an annotation */
    int object;       /* the element's number, when no array */
    VEC(int) objects; /* by MCID; 0: null */
};

struct opened {
    struct arena *arena; /* its own */
    qpdf_data qpdf;
    const char *name;
    struct str bytes; /* the file */
    VEC(struct opened_page) pages;
    VEC(struct element *) elements; /* in the tree's order, each once */
    struct map by_object;           /* struct element, by the number of its object in decimal */
    VEC(struct parent_entry) parents;
    VEC(struct opened_font *) fonts;
    struct buf why;               /* what rules found, a line each */
    struct archive_list *archive; /* of archive.c; NULL at first */
};

/* Both fail the test when qpdf has a complaint. The bytes are copied. */
struct opened *opened_read(const char *path);
struct opened *opened_read_memory(const char *name, struct str bytes);
void opened_free(struct opened *pdf);

/* The file as qpdf writes the objects now, its streams as they stood. */
void opened_write(struct opened *pdf, struct buf *out);

/* The object at a path from the trailer: "Root/OutputIntents/0/S". A null object when it leads nowhere. */
qpdf_oh opened_get(struct opened *pdf, const char *path);
qpdf_oh opened_object(struct opened *pdf, int number);
qpdf_oh opened_page(struct opened *pdf, uint32_t page);
/* A stream's decoded bytes, kept in the arena with a '\0' behind them; s is NULL when there is no stream. */
struct str opened_stream(struct opened *pdf, qpdf_oh stream);
void opened_replace_stream(struct opened *pdf, qpdf_oh stream, struct str bytes);
/* A text string as UTF-8, kept in the arena; s is NULL when it is no string. */
struct str opened_text(struct opened *pdf, qpdf_oh string);
/* A name without its slash; s is NULL when it is no name. */
struct str opened_name(struct opened *pdf, qpdf_oh name);
/* An object from the syntax of PDF: "[0 /XYZ null]". */
qpdf_oh opened_parse(struct opened *pdf, const char *syntax);
/* Sets a key of the dictionary to an object in the syntax of PDF. */
void opened_set(struct opened *pdf, qpdf_oh dictionary, const char *key, const char *syntax);

struct element *opened_element(struct opened *pdf, int object); /* NULL: none */
/* The first element of a role after `after` (NULL: of all) in the tree's order; NULL: none. */
struct element *opened_next(struct opened *pdf, const char *role, const struct element *after);
const struct marked *opened_marked(struct opened *pdf, uint32_t page, int64_t mcid); /* NULL: none */
struct annotation *opened_annotation(struct opened *pdf, int object);                /* NULL: none */
const struct parent_entry *opened_parent(struct opened *pdf, int64_t key);           /* NULL: none */
/* Appends the text of the element and all in it, in the tree's order; what has ActualText with that. */
void opened_say(struct opened *pdf, const struct element *element, struct buf *out);

/* Puts a text in place of the bytes [from, to) of a page's content. */
void opened_edit_content(struct opened *pdf, uint32_t page, uint32_t from, uint32_t to, const char *text);

#endif
