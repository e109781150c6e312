/* Private to compute: ranks in words. */
#ifndef COMPUTE_RANK_INTERNAL_H
#define COMPUTE_RANK_INTERNAL_H

#include "check/report.h"
#include "compute/statistics_int.h"
#include "style/style.h"

/* The words of the layout for a rank: those of the narrowest band that reaches it, else those for the average. NULL:
 * the layout has no words for it, or the indicator does not say which end is better (only `better: higher` and
 * `better: lower` do).
 *
 * A band of one third reaches as far from the one end as from the other: the value is in it when its way from that
 * end, cut off to thousandths as the rank itself, is not above the band's share, cut off likewise. From the lower end
 * that way is the rank p, from the upper end it is 1 - p, cut off after the subtraction. (Comparing p itself, cut
 * off, with 1 - 1/3 would put the third of four areas, p = 0.666, among the average, and the second, p = 0.333, among
 * the worst third.) So, where no values are equal, the words for an order and for its reverse are each other's
 * mirror. Equal values share the rank of the lowest of them, as in spreadsheets, wherever the better end is. */
const struct node *rank_words(const struct rank_style *ranks, struct percentrank rank, enum polarity better);

#endif
