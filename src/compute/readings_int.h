/* Private to compute: the values of many areas, read from their cells and put in order. */
#ifndef COMPUTE_READINGS_INTERNAL_H
#define COMPUTE_READINGS_INTERNAL_H

#include "compute/figures_int.h"

/* An area's figure. */
struct reading {
    int64_t units; /* value * 10^scale */
    uint32_t cell; /* in series->values */
    uint32_t area; /* index */
    uint8_t scale; /* as written; in the end that of all */
    uint8_t power; /* its scale word, as a power of ten; worked in where they differ */
};

/* Those of a series that have a figure, in ascending order. */
struct readings {
    const struct area_series *series;
    struct reading *items;
    uint32_t n;
    uint8_t scale;             /* digits after the point, of all of them */
    struct value like;         /* in whose manner figures are printed, when there are any */
    const struct reading *own; /* of the report's authority; NULL: none */
};

/* Reads every cell once and sorts once. `room` has space for twice the values of the series, and holds the result.
 * Cells that say that there is no figure are passed over; those that are not understood too, and reported
 * (DIAG_AREA_VALUE). The manner is that of the first figure; where that is a bare number, and the indicator's own
 * figures bear % or a currency, theirs. */
struct readings readings_read(const struct computing *computing, const struct area_series *series,
                              struct reading *room);

#endif
