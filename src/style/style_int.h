/* Private to style: a layout that is being loaded. */
#ifndef STYLE_INTERNAL_H
#define STYLE_INTERNAL_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "style/parts.h"

struct loading {
    struct loader *loader;
    struct arena *arena;
    struct diags *diags;
    struct diags *silent;    /* takes the problems of second readings, which the first has reported */
    struct map palette;      /* colour name -> struct colour */
    VEC(struct str) misses;  /* names of colours that palette_find did not know */
    VEC(struct doc *) chain; /* the layout asked for first, then what it extends; each with a root */
    struct map reported;     /* code, place and word of what has been reported: see diags_for */
    bool unfounded;          /* a circle of `like` left something without values: sizes need not be looked at */
    struct style *style;
    const struct style *own; /* the report's layout when a section's is loaded, else NULL */
};

/* Where to report a fault of `word` at `mark`: what is inherited is seen again in each heir, but reported once. */
struct diags *diags_for(struct loading *loading, enum diag_code code, struct mark mark, struct str word);

/* Adds to a message about an unknown name the one that was meant, or else those that there are. */
void suggest(struct loading *loading, struct diag *diag, struct str word, const struct map *known);
/* The same where no layout is being loaded. */
void suggest_among(struct arena *arena, struct diags *diags, struct diag *diag, struct str word,
                   const struct map *known);

/* Fills chain; false when a layout could not be read (reported). */
bool chain_load(struct loading *loading, const struct doc *report, struct str data, struct str name, struct mark at);
void chain_close(struct loading *loading);
/* How far the file of a mark is from the layout asked for: 0 for that one itself. */
uint32_t chain_distance(const struct loading *loading, struct mark mark);

/* Reads the colours of the whole chain; a colour may be the name of another. */
void palette_read(struct loading *loading);
/* For struct reader: its user is the loading. Knows `none` too. */
bool palette_find(struct reader *reader, struct str name, uint32_t *value);
/* Adds "did you mean" to the messages about colours since message number `first`; the misses are theirs, in order. */
void palette_suggest(struct loading *loading, uint32_t first);

/* As style_load. `own`: the report's layout when this is a section's, whose text styles are numbered after those that
 * the report has by now; else NULL. */
struct style *layout_load(struct loader *loader, const struct doc *report, struct str data, struct str name,
                          struct mark at, const struct style *own);
/* layouts.c: those of a report, none as yet. */
struct layouts *layouts_new(struct arena *arena);
/* layouts.c: takes over from the report's layout what belongs to the document. */
void layout_adopt(struct style *style, const struct style *own);

/* Fills style->text_styles, pages and tables once more, each over the one that its `like` names, and their maps by
 * id. */
void inherit_all(struct loading *loading);

/* Where to report a fault of what `name` says within `owner`: a name that nobody wrote (a fallback) has no place, nor
 * has a part that the layout leaves out. */
struct mark resolve_place(const struct loading *loading, const struct node *name, const struct node *owner);
/* The fields of templates that the report's head fills; NULL-terminated. */
extern const char *const resolve_report_fields[];
/* Turns names into pointers, widths and shown things into values. */
void resolve_all(struct loading *loading);
void resolve_table(struct loading *loading, struct table_style *table);
/* One of its columns. */
void resolve_column(struct loading *loading, const struct table_style *table, struct column_style *column);
/* Reports columns that cannot merge their cells. */
void resolve_merges(struct loading *loading, const struct column_style *columns, uint32_t n);
/* The status that `name` (NULL: none) names; NULL after a report. */
const struct status_style *resolve_status(struct loading *loading, const struct node *name, const struct node *owner);
/* A table that a block is made of; it must be of that kind, which `words` name. */
void resolve_part(struct loading *loading, const struct node **name, enum table_kind kind, const char *words);
/* Recommendations and clearances. */
void resolve_paper(struct loading *loading);
/* Charts. */
void resolve_charts(struct loading *loading);
/* Direction of travel, ranks, exceptions, and the tables of blocks. */
void resolve_performance(struct loading *loading);
/* Exempt information. */
void resolve_exempt(struct loading *loading);
/* Reports paragraphs that the report relies upon and the layout does not describe. */
void exempt_check_report(struct loader *loader, const struct style *style, const struct report *report);
/* Named parts and their order; appendices. */
void resolve_parts(struct loading *loading);
/* Panels: their rows, templates, text styles and tables. */
void resolve_panels(struct loading *loading);
/* Whether `word` is what a column or a row may show; *show then says which (enum show). */
bool resolve_shown(struct str word, uint8_t *show);
/* The width of a column that `text` says; NULL: auto. A bad one is reported, at `owner` when it is a fallback. */
struct width resolve_width(struct loading *loading, const struct node *text, const struct node *owner);
/* Whether the column shows what belongs to a period, the status of figures aside. */
bool resolve_wants_period(const struct column_style *column);
/* Reports what cannot be shown, with what was meant. */
void resolve_report_show(struct loading *loading, const struct node *word);
/* The text style that `name` (an id, may be NULL) names; an error otherwise, at `owner` when the name is a fallback.
 */
const struct text_style *resolve_text(struct loading *loading, const struct node *name, const struct node *owner);
/* Forgets a text that is given but empty: that is how a layout takes away what it inherits. */
void resolve_optional(const struct node **text);

/* Faults that single values do not show: room on pages, sizes, then those below. */
void verify_all(struct loading *loading);
/* Reports a size or colour of `id` that nothing could be printed with. */
struct diag *verify_size_error(struct loading *loading, const struct node *node, const struct node *id,
                               const char *trouble);
/* Pictures of the house, where they stand, and the lines of cover and title block. */
void verify_pictures(struct loading *loading);
/* The statuses' symbols and words, each by itself and beside the others. */
void verify_statuses(struct loading *loading);
/* Every pair of colours that text or a symbol may make with what lies behind it. */
void verify_contrast(struct loading *loading);

/* Reports fields other than `fields` (NULL-terminated), and braces left open. NULL template: nothing. */
void template_check(struct loading *loading, const struct node *template, const char *const *fields);
/* Whether the template uses a field. */
bool template_uses(const struct node *template, const char *field);
/* Reports a template of numbers that uses none of `fields` (NULL-terminated), so that all numbers would be alike.
 * `what` they are the numbers of; `example` of a template. */
void template_check_counting(struct loading *loading, const struct node *template, const struct node *owner,
                             const char *const *fields, const char *what, const char *example);

/* Contrast of two colours by WCAG 2.2, in 1/1000: 1000 to 21000. */
int32_t contrast_ratio(uint32_t a, uint32_t b);

#endif
