/* Links and their words. Private to audit. */
#ifndef AUDIT_LINKS_INT_H
#define AUDIT_LINKS_INT_H

#include "audit/list_int.h"

struct links {
    struct group group;
    struct map urls; /* words -> struct str, the address that they first led to */
};

void links_init(struct links *links, struct arena *arena);
/* Adds a LINK: those to the web, with a warning where their words do not stand alone; of those within the report only
 * such. */
void links_add(struct links *links, const struct reading *reading, const struct sem *link);
/* Words that say nothing of where a link leads: "click here". */
bool links_is_vague(struct str words);
/* Words that are an address themselves. */
bool links_is_address(struct str words);

#endif
