#include "paint/xml_int.h"

void xml_put_text(struct buf *out, struct str text)
{
    for (uint32_t i = 0; i < text.len; i++) {
        char c = text.s[i];

        switch (c) {
        case '&':
            buf_puts(out, "&amp;");
            break;
        case '<':
            buf_puts(out, "&lt;");
            break;
        case '>':
            buf_puts(out, "&gt;");
            break;
        case '"':
            buf_puts(out, "&quot;");
            break;
        default:
            buf_putc(out, (unsigned char)c < 0x20 ? ' ' : c);
        }
    }
}
