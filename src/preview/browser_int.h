/* The user's browser. Private to preview. */
#ifndef PREVIEW_BROWSER_INT_H
#define PREVIEW_BROWSER_INT_H

#include <stdbool.h>

/* Opens the address in it, by xdg-open or what the system has instead. A secret one is not told to other users, who
 * can read what programs are started with: the browser opens a file of the user's own that sends it on. False where
 * none can be started. */
bool browser_open(const char *url, bool secret);

#endif
