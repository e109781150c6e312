/* What a file is, told from its first bytes. Private to image. */
#ifndef IMAGE_FORMAT_INT_H
#define IMAGE_FORMAT_INT_H

#include "base/str.h"

enum format { FORMAT_PNG, FORMAT_JPEG, FORMAT_OTHER };

enum format format_of(struct str file);
/* What a file of another format is, as in "is %s": "a GIF picture"; NULL where that is not known. */
const char *format_name(struct str file);

#endif
