/* Private to src/check: single values, and the messages of the schema machinery. */
#ifndef CHECK_SCHEMA_INT_H
#define CHECK_SCHEMA_INT_H

#include "check/schema.h"

/* Reads the scalar `node` for a field whose type takes one (value_is_scalar) into *member. What is wrong is
 * reported and leaves *member as it is. */
void value_read(struct reader *reader, const struct field *field, const struct node *node, void *member);
/* True for types that a scalar is read for; TEXTS and NODE are not among them. */
bool value_is_scalar(enum field_type type);
/* True for types whose member is text: TEXT, RICH, LINES, CELL. */
bool value_is_text(enum field_type type);
/* True for those that are Markdown: RICH, LINES, CELL. */
bool value_is_rich(enum field_type type);
/* Whether the scalar `node`, of such a type, is inline Markdown whose lines are kept. */
bool value_has_lines(enum field_type type, const struct node *node);
/* A key with nothing after it. */
bool value_is_empty(const struct node *node);

/* The field of a key, or NULL; FIELD_KEY members have no key. */
const struct field *schema_field(const struct schema *schema, struct str key);
/* The index of the field with `type`, or SIZE_MAX. */
size_t schema_find_type(const struct schema *schema, enum field_type type);
/* The field that a scalar or a list (`kind`) stands for when it is given for the whole mapping, or NULL. */
const struct field *schema_short(const struct schema *schema, enum node_kind kind);

/* The field of Markdown that the whole mapping `{ text: ..., exempt: 3 }` is given for; NULL: it is none. */
const struct field *schema_exempt_text(const struct schema *schema, const struct node *node);
/* Whether the mapping is exempt: `exempt` is there, whatever stands after it. */
bool schema_is_exempt(const struct schema *schema, const struct node *node);

/* True for text such as `target:70%` with a known key: a blank is missing. */
bool schema_swallows_key(const struct schema *schema, const struct node *node);

/* Messages. `field` is the field that names the mapping or value, NULL at the root. */
void schema_report_unknown(struct reader *reader, const struct schema *schema, const struct node *key,
                           const struct node *value);
/* `exempt` where keys are names: what stands beside it would not be exempt. */
void schema_report_exempt_name(struct reader *reader, const struct schema *schema, const struct node *key);
/* Reports a list after a known key that belongs to another key; false when the list may be read. */
bool schema_report_misplaced(struct reader *reader, const struct schema *schema, const struct node *key,
                             const struct node *value);
void schema_report_duplicate(struct reader *reader, const struct node *key, const struct node *first);
void schema_report_missing(struct reader *reader, const struct schema *schema, const struct field *missing,
                           const struct node *node, const struct node *key);
/* `node` is a list or mapping where `field` takes one value or text. */
void schema_report_not_scalar(struct reader *reader, const struct field *field, const struct node *node);
/* `node` is not the list or mapping that `field` takes. */
void schema_report_not_collection(struct reader *reader, const struct field *field, const struct node *node);
/* `node` is not the mapping that an item of `field`, or the field itself, is (schema: of the mapping). */
void schema_report_not_mapping(struct reader *reader, const struct schema *schema, const struct field *field,
                               const struct node *node);

/* A schema and all that it contains, each once, in the order of first mention. */
struct schema_order {
    const struct schema **items;
    size_t n, cap;
};
void schema_order_init(struct schema_order *order, const struct schema *root);
void schema_order_free(struct schema_order *order);

#endif
