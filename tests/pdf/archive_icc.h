/* ICC profiles, as ICC.1 describes them: a header of 128 bytes, a table of tags, their data. */
#ifndef TESTS_ARCHIVE_ICC_H
#define TESTS_ARCHIVE_ICC_H

#include <stdbool.h>

#include "base/str.h"

/* What is wrong with size, signature, version or the places of tags; NULL: nothing. */
const char *icc_fault(struct str profile);
/* Channels of the colour space; 0: neither grey, RGB nor CMYK. */
int icc_channels(struct str profile);
/* Whether the device class is this one: "mntr", "prtr" ... */
bool icc_is(struct str profile, const char *device);
bool icc_has_tag(struct str profile, const char *tag);

#endif
