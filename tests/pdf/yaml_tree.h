/* YAML trees that tests change and write again. Scalars are written in double quotes, so that each stays the text
 * that it was. */
#ifndef TESTS_YAML_TREE_H
#define TESTS_YAML_TREE_H

#include "base/arena.h"
#include "base/buf.h"
#include "load/doc.h"

/* The tree of a file, for the caller to change; the test fails when load finds fault with it. In the arena. */
struct node *yaml_read(struct arena *arena, const char *path);
/* The same of a text. */
struct node *yaml_parse(struct arena *arena, const char *text);
struct node *yaml_scalar(struct arena *arena, struct str text);
struct node *yaml_map(struct arena *arena);
struct node *yaml_clone(struct arena *arena, const struct node *node);
/* The value of a key, or NULL. */
struct node *yaml_get(struct node *map, const char *key);
/* Appends a pair, or sets the value of the key that is there. */
void yaml_put(struct arena *arena, struct node *map, const char *key, const struct node *value);
void yaml_remove(struct node *map, const char *key);
void yaml_append(struct arena *arena, struct node *list, const struct node *item);
/* Makes the node what another is; it keeps its place among its siblings. */
void yaml_become(struct node *node, const struct node *other);
/* Block style, a pair or an item a line. */
void yaml_write(struct buf *out, const struct node *node);

#endif
