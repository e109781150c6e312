/* What tags cost: the same pages painted with and without them. */
#ifndef TESTS_TAGGING_H
#define TESTS_TAGGING_H

#include <stdint.h>

struct tagging {
    double tagged, bare; /* seconds of painting, the least of several turns */
    double check;        /* of these, seconds of checking the tree */
};

/* Paints the report `yaml` `turns` times each way into `pdf` (tagged) and `bare`. `data`: the program's data folder.
 * False when a stage fails. */
int tagging_measure(const char *yaml, const char *data, const char *pdf, const char *bare, int turns,
                    struct tagging *result);

#endif
