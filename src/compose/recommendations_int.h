/* Private to compose: recommendations. */
#ifndef COMPOSE_RECOMMENDATIONS_H
#define COMPOSE_RECOMMENDATIONS_H

#include "compose/section_int.h"

/* recommendation_numbers.c. The letters of all recommendations, in the order of print, and what references to them
 * say: before anything is composed. */
void recommendation_numbers_declare(struct composer *composer);
/* How the letters that a template gives are read. */
enum sem_numbering recommendation_numbering(const struct node *template);

/* recommendations.c. The words before them, and the list; `entry` as in text_compose. */
void recommendations_compose(struct composer *composer, const struct outline_entry *entry,
                             const struct recommendations_block *block, struct sem *parent);

#endif
