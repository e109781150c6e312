/* The checklist while it is made: groups of entries, each with its page and place. Private to audit. */
#ifndef AUDIT_LIST_INT_H
#define AUDIT_LIST_INT_H

#include "audit/reading_int.h"

enum { ENTRY_PAGES = 4 /* numbers told; of further pages only how many */ };

/* One thing to look at; equal ones are one. */
struct entry {
    struct str text;
    struct str needle; /* what to look for in the YAML, to tell the line; empty: the mark is exact */
    struct mark mark;
    uint32_t count;
    uint32_t pages[ENTRY_PAGES]; /* index + 1, in the order in which it was met */
    uint32_t npages;             /* all of them */
    uint32_t last_page;
    uint32_t depth;      /* of an outline's entry */
    const char *several; /* "tables with this head": what is counted where there are more; NULL: that is not told */
    struct audit_lines more; /* lines below it */
    struct audit_lines warnings;
};

struct group {
    struct arena *arena;
    struct map by_key;
    VEC(struct entry *) entries;
};

void group_init(struct group *group, struct arena *arena);
/* The entry of that key, which is kept; a new one where there is none yet or the key is empty. Counts it. */
struct entry *group_add(struct group *group, struct str key, struct spot spot);
void entry_warn(struct group *group, struct entry *entry, struct str warning);

struct checklist {
    struct audit_list *list;
    struct reading *reading;
    struct arena *arena;
    VEC(const char *) absent; /* what the document has none of */
};

void list_begin(struct checklist *list, struct reading *reading);
/* A question, "Links: do the words ...?", and the entries. Without entries it is told at the end that there are no
 * `things`. */
void list_group(struct checklist *list, const struct group *group, const char *title, const char *things,
                const char *question);
/* A question without entries. */
void list_question(struct checklist *list, const char *title, const char *question);
/* Words as a paragraph before the questions or after them. */
void list_paragraph(struct checklist *list, struct audit_lines *where, struct str words);
/* "There are no figures, links." */
void list_absent(struct checklist *list);
/* At most `most` characters, cut between words. In the arena. */
struct str list_cut(struct arena *arena, struct str text, uint32_t most);

#endif
