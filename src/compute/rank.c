#include "compute/rank_int.h"

const struct node *rank_words(const struct rank_style *ranks, struct percentrank rank, enum polarity better)
{
    if (better != POLARITY_HIGHER && better != POLARITY_LOWER)
        return NULL;
    uint32_t from_best = better == POLARITY_HIGHER ? rank.above : rank.below;
    uint32_t from_worst = better == POLARITY_HIGHER ? rank.below : rank.above;
    for (uint32_t i = 0; i < ranks->bands.n; i++) {
        const struct rank_band *band = LIST_AT(ranks->bands, const struct rank_band, i);
        if (from_best <= (uint32_t)band->milli)
            return band->best;
        if (from_worst <= (uint32_t)band->milli)
            return band->worst;
    }
    return ranks->average;
}
