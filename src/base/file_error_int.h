/* What went wrong with a file, in plain words. Private to base. */
#ifndef BASE_FILE_ERROR_INT_H
#define BASE_FILE_ERROR_INT_H

#include "base/str.h"

struct arena;

/* The meaning of an errno value. */
struct str file_error(struct arena *arena, int number);

#endif
