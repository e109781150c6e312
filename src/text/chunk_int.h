/* Private to text: stretches between white spaces, cut and shaped once. */
#ifndef TEXT_CHUNK_INT_H
#define TEXT_CHUNK_INT_H

#include "text/state_int.h"

/* The chunk of these bytes (not empty; copied when new) in a font set. `whole`: not to be broken; spaces may stand
 * inside. Valid until the next call. */
const struct chunk *chunk_get(struct text *text, struct fontset *set, struct str bytes, bool whole);
void chunks_free(struct text *text);

#endif
