#include "load/doc.h"

const struct node *node_find(const struct node *map, const char *key)
{
    if (map->kind != NODE_MAP)
        return NULL;
    for (const struct node *node = map->first; node != NULL; node = node->next->next) {
        if (str_eqz(node_text(node), key))
            return node->next;
    }
    return NULL;
}

static void put_escaped(struct buf *out, struct str text)
{
    buf_putc(out, '"');
    for (uint32_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.s[i];

        if (c == '\n')
            buf_puts(out, "\\n");
        else if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7F)
            buf_printf(out, "\\x%02X", c);
        else
            buf_putc(out, (char)c);
    }
    buf_putc(out, '"');
}

static void put_place(struct buf *out, const struct node *node)
{
    buf_printf(out, "%u:%u ", node->mark.line, node->mark.col);
}

static void put_scalar(struct buf *out, const struct node *node)
{
    static const char *const styles[] = {"plain", "quoted", "literal", "folded"};

    put_place(out, node);
    buf_puts(out, styles[node->style]);
    buf_putc(out, ' ');
    put_escaped(out, node_text(node));
    buf_putc(out, '\n');
}

static void put_indent(struct buf *out, unsigned depth)
{
    for (unsigned i = 0; i < depth; i++)
        buf_puts(out, "  ");
}

static void put_node(struct buf *out, const struct node *node, unsigned depth);

/* A map's key stands on a line of its own, its value below it one level deeper. Depth is bounded by the loader. */
static void put_children(struct buf *out, const struct node *parent, unsigned depth)
{
    bool key = parent->kind == NODE_MAP;

    for (const struct node *node = parent->first; node != NULL; node = node->next) {
        put_node(out, node, parent->kind == NODE_MAP && !key ? depth + 1 : depth);
        key = parent->kind == NODE_MAP && !key;
    }
}

static void put_node(struct buf *out, const struct node *node, unsigned depth)
{
    put_indent(out, depth);
    if (node->kind == NODE_SCALAR) {
        put_scalar(out, node);
        return;
    }
    put_place(out, node);
    buf_printf(out, "%s %u\n", node->kind == NODE_LIST ? "list" : "map", node->len);
    put_children(out, node, depth + 1);
}

void doc_dump(struct buf *out, const struct doc *doc)
{
    buf_puts(out, "doc ");
    put_escaped(out, doc->path);
    buf_putc(out, '\n');
    if (doc->root != NULL)
        put_node(out, doc->root, 1);
}
