/* Tables as they are heard. Private to audit. */
#ifndef AUDIT_TABLES_INT_H
#define AUDIT_TABLES_INT_H

#include "audit/list_int.h"

/* Adds the table, with its caption, its heads and what is wrong with them; tables of equal caption and heads are one
 * entry. */
void tables_add(struct group *group, const struct reading *reading, const struct sem *table);

#endif
