/* Private to src/check: what the passes over the typed report share. The order: collect (check.c), ignore.c,
 * resolve_periods.c, resolve.c, sections.c, select.c, marks.c. */
#ifndef CHECK_CHECK_INT_H
#define CHECK_CHECK_INT_H

#include "check/language_int.h"
#include "check/report.h"
#include "load/load.h"

/* Names of one kind, and how they are looked up. */
struct names {
    const char *what, *key; /* "period", `periods` */
    const char *help;       /* where such names stand; NULL: below `key` */
    const struct map *map;
    struct map folded;      /* without white space and capitals -> map_entry; built at the first failure */
    struct str *candidates; /* of the map's keys; built with it */
    struct str *folds;      /* the same, without white space and capitals */
};

/* A [^id] or [[id]] somewhere in the text. */
struct mark_use {
    struct run *run;
    const struct node *node; /* the text it stands in */
};

/* The lines of a file's `sections`. */
struct extent {
    uint16_t file;
    uint32_t from, to;
};

struct checker {
    struct loader *loader;
    struct report *report;
    struct diags *diags;
    struct arena *arena;
    struct reader reader;
    struct map files;         /* real path -> pointer to the node that named the file */
    struct map period_labels; /* id -> struct rich */
    struct names periods, comparators, flags, priorities, directorates, committees, indicators, activities, notes,
        anchors;
    struct map titles; /* references.c: words of headings and captions, folded; made at the first failure */
    VEC(struct mark_use) uses;
    VEC(struct mark_use) paragraph_names; /* all {#name} */
    VEC(struct extent) extents;           /* in the order of the files */
    uint32_t included;                    /* files so far */
    uint64_t comparisons;                 /* made so far for "did you mean" */
};

/* The value of the name that node's text is, or NULL after a report. */
void *names_find(struct checker *checker, struct names *names, const struct node *node);
/* Reports a name that is in a table, panel or chart (`place`) a second time; `what` it names, or "". */
void names_report_twice(struct checker *checker, const char *what, const struct node *name, const struct node *first,
                        const char *place);
/* The period of a role or an id, or NULL after a report. */
const struct period *names_find_period(struct checker *checker, const struct node *node);
/* Reports an unknown name at `mark`. */
void names_report(struct checker *checker, struct names *names, struct str name, struct mark mark);
/* The name that was meant, or an empty text where none is near, or too many slips were compared already. */
struct str names_nearest(struct checker *checker, struct names *names, struct str name);
/* "did you mean ...?", and what is wrong with `name` where that cannot be seen. */
void names_help_near(struct checker *checker, struct diag *diag, struct str name, struct str near);
/* Enters id -> value; a second one of the same name is reported at `node`, and false returned. `value` begins with
 * its node. */
bool names_put(struct checker *checker, const char *what, struct map *map, const struct node *id, void *value);

/* exempt.c. Reads `{ text: ..., exempt: 3 }`: a hook of the reader. */
struct rich *exempt_read_text(struct reader *reader, const struct node *node, enum field_type type);
/* exempt.c. Remembers the exemptions: the hook of the reader for mappings. */
void exempt_gather(struct reader *reader, const struct schema *schema, const void *mapping);
/* The text that stands for what is withheld. */
struct rich *exempt_withheld(struct reader *reader, const struct node *node, const struct exemption *exempt);
/* exempt_check.c. Of a report that is exempt as a whole, reads the head alone where the copy withholds the rest;
 * false where it does not. */
bool exempt_read_head(struct checker *checker, const struct node *root, struct root *out);
/* What exemptions say; what stands for notes that are withheld. */
void check_exemptions(struct checker *checker);
/* Sections: levels, headings, anchors, what stands in their content; collects the views. */
void check_sections(struct checker *checker);
/* columns.c. The heads above a column's title, parsed. */
struct rich **columns_read_groups(struct checker *checker, const struct texts *group);
/* The columns that the report gives a view's table: their heads, periods and comparators. */
void columns_check(struct checker *checker, struct view *view);
/* A view with groups: its refs are those of all of them. */
void groups_check(struct checker *checker, struct view *view);
/* Which group each row belongs to: `refs` says by row the index of its ref in view->refs, ascending. */
void groups_assign(struct checker *checker, struct view *view, const uint32_t *refs);
/* What a panel shows, and its chart; not yet whether its indicators are the panel's. */
void panel_check(struct checker *checker, const struct panel_options *panel);
/* One table that is written out: spans against columns. */
void check_table(struct checker *checker, const struct table_block *table);
/* One picture: its words. */
void check_figure(struct checker *checker, struct figure_block *figure);
/* One chart: what it names, its id. `of`: the indicator that it shows where it names none itself; NULL: it has to. */
void check_chart(struct checker *checker, struct chart_block *chart, struct indicator *of);
/* paper.c. Recommendations: their names and words. */
void check_recommendations(struct checker *checker, const struct recommendations_block *block);
/* Reports a section of which other than internal copies print the heading alone. */
void check_internal_section(struct checker *checker, const struct section *section);
/* Reports a name of a series that is neither a kind of figure nor a comparator. */
void check_series(struct checker *checker, const struct node *name);
/* Periods, and what indicators, activities and engagement entries name. */
void resolve_periods(struct checker *checker);
void resolve_data(struct checker *checker);
/* Whether a period ends before another; false where the dates do not say it. */
bool period_ends_before(const struct period *a, const struct period *b);
/* The label of a period that has one, parsed once. */
struct rich *resolve_label(struct checker *checker, const struct period *period);
/* Turns off the warnings that the report ignores. */
void resolve_ignored(struct checker *checker);
/* A directorate as data and conditions name it, NULL allowed: a declared one, or such with slashes between them. */
void resolve_directorate(struct checker *checker, const struct node *node);
/* Rows of every view, before selection by computed statuses; whether all sections could be read. */
void select_rows(struct checker *checker);
/* Enters the names of the paragraphs of a section's text. */
void enter_paragraph_names(struct checker *checker, const struct rich *rich);
/* Those that stand elsewhere, after all sections. */
void check_paragraph_names(struct checker *checker);
/* references.c. Reports a reference that names nothing, with what may have been meant. */
void reference_report(struct checker *checker, const struct run_extra *ref, struct mark mark);
/* Reports words on a reference to a page, which is a number. */
void reference_check_words(struct checker *checker, const struct run *run, struct mark mark);
/* Marks of notes and references. */
void check_marks(struct checker *checker);

#endif
