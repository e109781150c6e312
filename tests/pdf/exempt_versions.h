/* Versions of a report, from seeds: with a few places marked as exempt, and with other words where it is marked. */
#ifndef TESTS_EXEMPT_VERSIONS_H
#define TESTS_EXEMPT_VERSIONS_H

#include "exempt_change.h"
#include "exempt_paper.h"

/* What changes the version. */
struct changer changer_for(const struct paper *paper, const struct version *version, uint64_t seed);
/* The paper with `nmarks` marks, fewer where a place is drawn twice, each with what it says. */
struct version version_marked(struct paper *paper, uint64_t seed, uint32_t nmarks);
/* The same marks on other words. */
struct version version_reworded(struct paper *paper, const struct version *version, uint64_t seed);

#endif
