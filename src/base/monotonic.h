/* A clock that is never set. */
#ifndef BASE_MONOTONIC_H
#define BASE_MONOTONIC_H

#include <stdint.h>

/* Milliseconds since some point in the past. */
uint64_t monotonic_ms(void);

#endif
