/* Text in XML. Private to paint. */
#ifndef PAINT_XML_INT_H
#define PAINT_XML_INT_H

#include "base/buf.h"

/* Text that can be nothing but text, between tags or in an attribute in double quotes. XML 1.0 has no way to write
 * most control characters: they become spaces. */
void xml_put_text(struct buf *out, struct str text);

#endif
