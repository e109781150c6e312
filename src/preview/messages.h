/* The diagnostics of a build as the browser shows them. */
#ifndef PREVIEW_MESSAGES_H
#define PREVIEW_MESSAGES_H

#include "base/buf.h"
#include "driver/result.h"

/* Adds the JSON array `messages` of GET /edition (routes.h): the same messages, in the same order, as `check` prints.
 * May be called before or after paint_svg. */
void messages_put(struct buf *out, const struct driver_result *result);

#endif
