#include "yaml_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "load/load.h"

struct node *yaml_read(struct arena *arena, const char *path)
{
    struct sources *sources = ARENA_NEW(arena, struct sources);
    struct diags *diags = ARENA_NEW(arena, struct diags);
    struct loader *loader = ARENA_NEW(arena, struct loader);
    sources->arena = arena;
    diags_init(diags, arena, sources);
    loader_init(loader, arena, diags, 0);
    struct doc *doc = load_main(loader, str_dup(arena, str_from(path)));
    if (diags->errors)
        diags_print(diags, stderr, false);
    assert_int_equal(diags->errors, 0);
    assert_non_null(doc->root);
    return yaml_clone(arena, doc->root);
}

struct node *yaml_parse(struct arena *arena, const char *text)
{
    char path[] = "/tmp/orderpaper-yaml-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
    struct node *node = yaml_read(arena, path);
    assert_int_equal(unlink(path), 0);
    return node;
}

struct node *yaml_scalar(struct arena *arena, struct str text)
{
    struct node *node = ARENA_NEW(arena, struct node);
    struct str copy = str_dup(arena, text);
    *node = (struct node){.kind = NODE_SCALAR, .style = NODE_QUOTED, .text = copy.s, .len = copy.len};
    return node;
}

struct node *yaml_map(struct arena *arena)
{
    struct node *node = ARENA_NEW(arena, struct node);
    *node = (struct node){.kind = NODE_MAP};
    return node;
}

struct node *yaml_clone(struct arena *arena, const struct node *node)
{
    struct node *copy = arena_copy(arena, node, sizeof(*node));
    copy->next = NULL;
    if (node->kind == NODE_SCALAR)
        return copy;
    struct node **end = &copy->first;
    for (const struct node *child = node->first; child; child = child->next, end = &(*end)->next)
        *end = yaml_clone(arena, child);
    return copy;
}

struct node *yaml_get(struct node *map, const char *key)
{
    for (struct node *at = map->kind == NODE_MAP ? map->first : NULL; at; at = at->next->next) {
        if (str_eqz(node_text(at), key))
            return at->next;
    }
    return NULL;
}

void yaml_become(struct node *node, const struct node *other)
{
    struct node *next = node->next;
    *node = *other;
    node->next = next;
}

static void append(struct node *parent, struct node *child)
{
    struct node **end = &parent->first;
    while (*end)
        end = &(*end)->next;
    *end = child;
}

void yaml_put(struct arena *arena, struct node *map, const char *key, const struct node *value)
{
    struct node *old = yaml_get(map, key), *copy = yaml_clone(arena, value);
    if (old) {
        yaml_become(old, copy);
        return;
    }
    struct node *name = yaml_scalar(arena, str_from(key));
    name->next = copy;
    append(map, name);
    map->len++;
}

void yaml_remove(struct node *map, const char *key)
{
    for (struct node **at = &map->first; *at; at = &(*at)->next->next) {
        if (!str_eqz(node_text(*at), key))
            continue;
        *at = (*at)->next->next;
        map->len--;
        return;
    }
}

void yaml_append(struct arena *arena, struct node *list, const struct node *item)
{
    append(list, yaml_clone(arena, item));
    list->len++;
}

/* --- writing */

static void write_scalar(struct buf *out, const struct node *node)
{
    if (node->style == NODE_PLAIN && node->len == 0)
        return; /* nothing is not the empty text */
    buf_putc(out, '"');
    for (uint32_t i = 0; i < node->len; i++) {
        char c = node->text[i];
        if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c == '\n' || c == '\t')
            buf_puts(out, c == '\n' ? "\\n" : "\\t");
        else
            buf_putc(out, c);
    }
    buf_putc(out, '"');
}

static void begin_line(struct buf *out, uint32_t indent)
{
    if (out->len > 0)
        buf_putc(out, '\n');
    for (uint32_t i = 0; i < indent; i++)
        buf_putc(out, ' ');
}

static void write_node(struct buf *out, const struct node *node, uint32_t indent)
{
    if (node->kind == NODE_SCALAR) {
        write_scalar(out, node);
    } else if (node->len == 0) {
        buf_puts(out, node->kind == NODE_MAP ? "{}" : "[]");
    } else if (node->kind == NODE_LIST) {
        for (const struct node *item = node->first; item; item = item->next) {
            begin_line(out, indent);
            buf_puts(out, "- ");
            write_node(out, item, indent + 2);
        }
    } else {
        for (const struct node *key = node->first; key; key = key->next->next) {
            begin_line(out, indent);
            write_scalar(out, key);
            buf_puts(out, ": ");
            write_node(out, key->next, indent + 2);
        }
    }
}

void yaml_write(struct buf *out, const struct node *node)
{
    write_node(out, node, 0);
    buf_putc(out, '\n');
}
