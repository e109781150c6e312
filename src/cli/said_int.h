/* The messages of several jobs on one stream. Private to cli. */
#ifndef CLI_SAID_INT_H
#define CLI_SAID_INT_H

#include <stdio.h>

#include "base/buf.h"
#include "base/map.h"

struct said {
    struct arena *arena;
    FILE *out;
    struct map messages; /* those that stand above; their bytes are those that said_print was given */
};

void said_init(struct said *said, struct arena *arena, FILE *out);
/* Prints what a job said, which stays where it is. A message is a line with the indented ones below it. One that
 * begins with the program's name gets the job's label after it; another one that stands above already, as those about
 * data that several reports share, is only counted. */
void said_print(struct said *said, const char *label, const struct buf *text);

#endif
