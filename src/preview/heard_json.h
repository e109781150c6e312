/* The document as a screen reader says it, for the browser. */
#ifndef PREVIEW_HEARD_JSON_H
#define PREVIEW_HEARD_JSON_H

#include "base/buf.h"
#include "driver/result.h"

/* Adds the JSON object of GET /heard (routes.h); without pages its lists are empty. To be called before paint_svg,
 * since the checklist is made from the logical tree before paint divides what is crowded. */
void heard_put(struct buf *out, const struct driver_result *result);

#endif
