/* The machine rules of PDF/UA-1 and PDF/A-2a, as a test reads them from a finished file. */
#ifndef TESTS_RULES_H
#define TESTS_RULES_H

#include "opened.h"

struct rule {
    const char *clause; /* "UA-1 7.18.5-1" */
    const char *says;
    /* Whether the file keeps the rule; what is wrong goes to rule_fault. Does not change the file. */
    bool (*holds)(struct opened *pdf);
    /* Breaks this rule and as little else as it can, in the objects behind pdf->qpdf, which are then written and read
     * again. False: the file has nothing that this rule is about, so that another file is tried; some file must have.
     */
    bool (*spoil)(struct opened *pdf);
    /* Instead of spoil: for what qpdf would mend in writing. Breaks the bytes of the file as the program wrote it. */
    bool (*spoil_bytes)(struct opened *pdf, struct buf *file);
};

struct rule_set {
    const struct rule *rules;
    size_t n;
};

#define RULE_SET(RULES)                             \
    {                                               \
        (RULES), sizeof(RULES) / sizeof((RULES)[0]) \
    }

/* Notes what is wrong, as a line of the test's message; returns false. */
bool rule_fault(struct opened *pdf, const char *format, ...) __attribute__((format(printf, 2, 3)));

extern const struct rule_set rules_content, rules_tree, rules_tables, rules_parts, rules_links; /* PDF/UA-1 */
/* PDF/A-2a, and what concerns the whole document: rules_archive_*.c */
extern const struct rule_set rules_file, rules_objects, rules_metadata, rules_colour, rules_images, rules_fonts,
    rules_glyphs, rules_pages, rules_annotations, rules_outline;

#endif
