/* What spoilers of several rule files do. */
#ifndef TESTS_SPOIL_H
#define TESTS_SPOIL_H

#include "opened.h"

/* Sets a key of the first element of a role, in the syntax of PDF; NULL removes it. False: there is no such element.
 */
bool spoil_first(struct opened *pdf, const char *role, const char *key, const char *syntax);
/* The same for an object that a path leads to. False: it leads to no dictionary. */
bool spoil_at(struct opened *pdf, const char *path, const char *key, const char *syntax);
/* Sets a key of the attribute dictionary of an owner ("/Table"); NULL removes it. False: the element has none. */
bool spoil_attribute(struct opened *pdf, const struct element *element, const char *owner, const char *key,
                     const char *syntax);
/* Makes the element's kids an array, if they are not, and returns it. */
qpdf_oh spoil_kids(struct opened *pdf, const struct element *element);
/* Takes the element from its parent's kids. */
void spoil_unhook(struct opened *pdf, const struct element *element);
/* A new element of a type without kids, as the last kid of its parent, or the first. */
void spoil_add(struct opened *pdf, const struct element *parent, const char *type, bool first);
/* Puts an element between a parent and its kids. */
void spoil_wrap(struct opened *pdf, const struct element *parent, const char *type);
/* The first element of a role whose parent has another one; NULL: none. */
struct element *spoil_find(struct opened *pdf, const char *role, const char *parent);
/* The first marked content with an MCID (or, without, an artifact) that shows something; NULL: none. */
const struct marked *spoil_marked(struct opened *pdf, bool tagged, uint32_t *page);
/* Puts a text in place of the operands and the operator that begin marked content. */
void spoil_begin(struct opened *pdf, uint32_t page, const struct marked *marked, const char *text);

#endif
