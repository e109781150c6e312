/* What links say and where they lead, for every device. Private to paint. */
#ifndef PAINT_LINKS_INT_H
#define PAINT_LINKS_INT_H

#include "base/buf.h"
#include "paint/paint.h"

/* What a reader is told of a link that leads somewhere: its own words, else where it leads. */
struct str links_name(const struct paint_job *job, const struct sem *link);
/* Addresses are ASCII: what is not is percent-encoded (RFC 3986). */
void links_put_address(struct buf *out, struct str url);
/* Whether following the address can do no more than open a page or begin a message: http, https, mailto and tel. */
bool links_is_safe(struct str url);

#endif
