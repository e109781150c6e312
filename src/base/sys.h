/* System trouble: memory or disk. One clear message, nothing half-written, exit status 3. */
#ifndef BASE_SYS_H
#define BASE_SYS_H

#include <stddef.h>
#include <stdint.h>

enum { SYS_FAILED = 3 }; /* the exit status of a process that sys_fail ends */

/* Prints `orderpaper: message`, removes temporary output files and ends the process with status 3. */
_Noreturn void sys_fail(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* malloc/realloc/calloc that end in sys_fail instead of returning NULL. */
void *sys_malloc(size_t size);
void *sys_realloc(void *ptr, size_t size);
void *sys_calloc(size_t n, size_t size);
/* A copy of n bytes and a NUL after them; freed by the caller. */
char *sys_copy(const char *bytes, size_t n);
/* An array on the heap that has room for one more than its n items of that size: the same, or a longer one in its
 * place. */
void *sys_grow(void *items, uint32_t n, uint32_t *cap, size_t size);

#endif
