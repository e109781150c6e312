/* Where the program's own files are. */
#ifndef DRIVER_DATA_H
#define DRIVER_DATA_H

#include "base/str.h"

struct arena;

/* The folder that holds layouts/ and fonts/: $ORDERPAPER_DATA; the source tree or installed folder that the program
 * was started from; the folder chosen at compile time. Empty when none has layouts/base.yaml. The string is in the
 * arena. */
struct str data_find(struct arena *arena);

#endif
