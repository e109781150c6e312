/* System trouble: memory or disk. One clear message, nothing half-written, exit status 3. */
#ifndef BASE_SYS_H
#define BASE_SYS_H

#include <stddef.h>

enum { SYS_FAILED = 3 }; /* the exit status of a process that sys_fail ends */

/* Prints `orderpaper: message`, removes temporary output files and ends the process with status 3. */
_Noreturn void sys_fail(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* malloc/realloc/calloc that end in sys_fail instead of returning NULL. */
void *sys_malloc(size_t size);
void *sys_realloc(void *ptr, size_t size);
void *sys_calloc(size_t n, size_t size);

#endif
