/* Temporary files that must not survive the process: removed by sys_fail and by SIGINT, SIGTERM and SIGHUP.
 * Private to base. */
#ifndef BASE_CLEANUP_INT_H
#define BASE_CLEANUP_INT_H

struct cleanup;

/* Remembers the file; `path` is borrowed until cleanup_drop. The first call installs the signal handlers, each only
 * where the signal still has its default action: a host program's own handler and nohup's "ignore" stay. */
struct cleanup *cleanup_add(const char *path);
/* Forgets the file. NULL is allowed. */
void cleanup_drop(struct cleanup *entry);
/* Unlinks every remembered file. Async-signal-safe. */
void cleanup_remove_all(void);

#endif
