/* Contents side by side as they are heard. Private to audit. */
#ifndef AUDIT_BESIDE_INT_H
#define AUDIT_BESIDE_INT_H

#include "audit/list_int.h"

/* Adds the columns that the report itself puts side by side, each with the words that it begins with. Those that had
 * no room and stand below one another are left out. */
void beside_add(struct group *group, const struct reading *reading);

#endif
