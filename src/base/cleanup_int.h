/* What must not survive the process: temporary files, removed by sys_fail and by SIGINT, SIGTERM and SIGHUP, and
 * processes that it has started, ended by them. Private to base. */
#ifndef BASE_CLEANUP_INT_H
#define BASE_CLEANUP_INT_H

#include <signal.h>
#include <sys/types.h>

struct cleanup;

/* Remembers the file; `path` is borrowed until cleanup_drop. The first call installs the signal handlers, each only
 * where the signal still has its default action: a host program's own handler and nohup's "ignore" stay. */
struct cleanup *cleanup_add(const char *path);
/* Remembers a process of one's own, to be dropped before it is waited for: afterwards its number may be another's. */
struct cleanup *cleanup_add_child(pid_t child);
/* Forgets the file or process. NULL is allowed. */
void cleanup_drop(struct cleanup *entry);
/* Forgets everything: for a process that has just been started. It is not the parent of those beside it, and the
 * files are those of its own parent, which may need them longer. */
void cleanup_drop_all(void);
/* Ends every remembered process by SIGTERM, unlinks every remembered file, and waits until the processes are gone,
 * with the files that they had to remove. Async-signal-safe. */
void cleanup_remove_all(void);
/* Holds the signals back, so that making a thing and remembering it are one step; cleanup_release lets them come
 * again. */
void cleanup_hold(sigset_t *before);
void cleanup_release(const sigset_t *before);

#endif
