/* The user's browser. Private to preview. */
#ifndef PREVIEW_BROWSER_INT_H
#define PREVIEW_BROWSER_INT_H

#include <stdbool.h>

/* Opens the address in it, by xdg-open or what the system has instead. False where none can be started. */
bool browser_open(const char *url);

#endif
