/* The XMP metadata of a file as a flat list of its XML elements, read with Expat. */
#ifndef TESTS_ARCHIVE_XMP_H
#define TESTS_ARCHIVE_XMP_H

#include "opened.h"

struct xmp_node {
    /* Beneath rdf:Description, by the prefixes written: "dc:title/rdf:Alt/rdf:li"; of those about it, "". */
    struct str path;
    struct str name;  /* the last part */
    struct str space; /* the namespace that its prefix stands for */
    struct str text;  /* without that of elements in it */
    struct str lang;  /* xml:lang; s is NULL: none */
    struct str about; /* rdf:about; s is NULL: none */
    bool resource;    /* rdf:parseType="Resource" */
    struct str odd;   /* another attribute; s is NULL: none */
    uint32_t depth;   /* of the root element: 0 */
};

struct xmp {
    struct str packet; /* as it stands in the file; s is NULL: there is none */
    VEC(struct xmp_node) nodes;
    const char *fault; /* what Expat says; NULL: well-formed */
    int line;
};

/* Never NULL. In the file's arena. */
struct xmp *xmp_read(struct opened *pdf);
/* The first node at a path, the next one after `after`; NULL: none. */
const struct xmp_node *xmp_next(const struct xmp *xmp, const char *path, const struct xmp_node *after);
/* Its text; s is NULL when there is none. */
struct str xmp_text(const struct xmp *xmp, const char *path);

#endif
