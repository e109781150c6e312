#include "base/cleanup_int.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

#include "base/sys.h"

struct cleanup {
    _Atomic(const char *) path; /* NULL: the entry is free for reuse */
    struct cleanup *next;       /* never changes once the entry is in the list */
};

/* The one mutable file-level state of the program: a signal handler receives no argument, so what it has to remove
 * can be reached in no other way. Entries are only ever added at the head and never freed, and both kinds of pointer
 * are lock-free atomics; so the handler may walk the list at any moment, whatever it interrupted. */
static _Atomic(struct cleanup *) entries;

void cleanup_remove_all(void)
{
    for (struct cleanup *entry = atomic_load(&entries); entry != NULL; entry = entry->next) {
        const char *path = atomic_load(&entry->path);

        if (path != NULL)
            unlink(path);
    }
}

/* SA_RESETHAND has restored the default action, so raising the signal again ends the process by it as soon as the
 * handler returns: the parent sees the true cause of death. */
static void die_by_signal(int number)
{
    cleanup_remove_all();
    raise(number);
}

static void install_handlers(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
        struct sigaction action;

        if (sigaction(signals[i], NULL, &action) != 0 || action.sa_handler != SIG_DFL)
            continue;
        action.sa_handler = die_by_signal;
        action.sa_flags = (int)SA_RESETHAND;
        sigemptyset(&action.sa_mask);
        sigaction(signals[i], &action, NULL);
    }
}

static struct cleanup *reuse_entry(const char *path)
{
    for (struct cleanup *entry = atomic_load(&entries); entry != NULL; entry = entry->next) {
        const char *none = NULL;

        if (atomic_compare_exchange_strong(&entry->path, &none, path))
            return entry;
    }
    return NULL;
}

struct cleanup *cleanup_add(const char *path)
{
    struct cleanup *entry = reuse_entry(path);

    if (entry == NULL) {
        entry = sys_malloc(sizeof(*entry));
        atomic_init(&entry->path, path);
        entry->next = atomic_load(&entries);
        /* Fails only when another thread has just added its own entry, so some thread always succeeds. */
        while (!atomic_compare_exchange_weak(&entries, &entry->next, entry))
            continue;
    }
    install_handlers();
    return entry;
}

void cleanup_drop(struct cleanup *entry)
{
    if (entry != NULL)
        atomic_store(&entry->path, (const char *)NULL);
}
