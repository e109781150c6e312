/* Contents side by side. */
#include <string.h>

#include "random_int.h"

/* Indents the lines from `from` on by `blanks` more. Texts are in double quotes, so that each line begins a key. */
static void indent_from(struct buf *yaml, size_t from, uint32_t blanks)
{
    struct buf lines = {0};
    buf_put(&lines, yaml->bytes + from, yaml->len - from);
    yaml->len = from;
    for (size_t i = 0; i < lines.len; i++) {
        for (uint32_t k = 0; k < blanks && (i == 0 || lines.bytes[i - 1] == '\n'); k++)
            buf_putc(yaml, ' ');
        buf_putc(yaml, lines.bytes[i]);
    }
    buf_free(&lines);
}

/* `alone`: there are no other columns. */
static void put_item(struct maker *maker, bool alone)
{
    size_t from = maker->yaml->len;
    uint32_t kind = random_below(maker, 100);
    if (kind < 25) {
        put_figure(maker);
    } else if (kind < 40) {
        put_key(maker);
    } else if (kind < 55) {
        put_chart(maker);
    } else if (kind < 75 && alone) {
        put_panel(maker);
    } else {
        buf_puts(maker->yaml, "      - text: ");
        put_rich(maker, chance(maker, 10) ? between(maker, 60, 120) : between(maker, 3, 25));
        buf_putc(maker->yaml, '\n');
    }
    indent_from(maker->yaml, from, 8);
}

void put_beside(struct maker *maker)
{
    buf_puts(maker->yaml, "      - columns:\n");
    uint32_t n = between(maker, 1, 3);
    for (uint32_t i = 0; i < n; i++) {
        buf_printf(maker->yaml, "          - width: %u.%ufr\n", between(maker, 1, 2), random_below(maker, 10));
        if (chance(maker, 60))
            put_field(maker, "            heading", between(maker, 1, 4), true);
        if (chance(maker, 50)) {
            buf_puts(maker->yaml, "            text: ");
            put_rich(maker, between(maker, 2, 30));
            buf_putc(maker->yaml, '\n');
        }
        buf_puts(maker->yaml, "            content:\n");
        for (uint32_t items = between(maker, 1, 3); items > 0; items--)
            put_item(maker, n == 1);
    }
}
