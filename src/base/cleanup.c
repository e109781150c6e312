#include "base/cleanup_int.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sys.h"

/* Holds a file or a process, and is free for reuse by its kind when it holds none. */
struct cleanup {
    _Atomic(const char *) path;
    _Atomic(pid_t) child; /* 0: none */
    bool is_child;        /* these two never change once the entry is in the list */
    struct cleanup *next;
};

/* The one mutable file-level state of the program: a signal handler receives no argument, so what it has to remove
 * can be reached in no other way. Entries are only ever added at the head and never freed, and both the list and what
 * an entry holds are lock-free atomics; so the handler may walk the list at any moment, whatever it interrupted. */
static _Atomic(struct cleanup *) entries;

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { NSIGNALS = sizeof(ending_signals) / sizeof(ending_signals[0]) };

/* A child that is stopped dies only once it goes on. */
static void end_children(void)
{
    for (struct cleanup *entry = atomic_load(&entries); entry != NULL; entry = entry->next) {
        pid_t child = atomic_load(&entry->child);

        if (child > 0) {
            kill(child, SIGTERM);
            kill(child, SIGCONT);
        }
    }
}

static void unlink_files(void)
{
    for (struct cleanup *entry = atomic_load(&entries); entry != NULL; entry = entry->next) {
        const char *path = atomic_load(&entry->path);

        if (path != NULL)
            unlink(path);
    }
}

static void await_children(void)
{
    for (struct cleanup *entry = atomic_load(&entries); entry != NULL; entry = entry->next) {
        pid_t child = atomic_load(&entry->child);

        /* Repeats only when another signal interrupts it. */
        while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
}

void cleanup_remove_all(void)
{
    end_children();
    unlink_files();
    await_children();
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
    for (size_t i = 0; i < NSIGNALS; i++) {
        struct sigaction action;

        if (sigaction(ending_signals[i], NULL, &action) != 0 || action.sa_handler != SIG_DFL)
            continue;
        action.sa_handler = die_by_signal;
        action.sa_flags = (int)SA_RESETHAND;
        sigemptyset(&action.sa_mask);
        sigaction(ending_signals[i], &action, NULL);
    }
}

/* Puts one of them, the other being none, into the entry; false when it is not free or of the other kind. */
static bool fill(struct cleanup *entry, const char *path, pid_t child)
{
    const char *no_path = NULL;
    pid_t no_child = 0;

    if (entry->is_child != (child != 0))
        return false;
    return child != 0 ? atomic_compare_exchange_strong(&entry->child, &no_child, child)
                      : atomic_compare_exchange_strong(&entry->path, &no_path, path);
}

static struct cleanup *remember(const char *path, pid_t child)
{
    struct cleanup *entry = atomic_load(&entries);

    install_handlers();
    while (entry != NULL && !fill(entry, path, child))
        entry = entry->next;
    if (entry != NULL)
        return entry;
    entry = sys_malloc(sizeof(*entry));
    atomic_init(&entry->path, path);
    atomic_init(&entry->child, child);
    entry->is_child = child != 0;
    entry->next = atomic_load(&entries);
    /* Fails only when another thread has just added its own entry, so some thread always succeeds. */
    while (!atomic_compare_exchange_weak(&entries, &entry->next, entry))
        continue;
    return entry;
}

struct cleanup *cleanup_add(const char *path)
{
    return remember(path, 0);
}

struct cleanup *cleanup_add_child(pid_t child)
{
    return remember(NULL, child);
}

void cleanup_drop(struct cleanup *entry)
{
    if (entry == NULL)
        return;
    atomic_store(&entry->path, (const char *)NULL);
    atomic_store(&entry->child, (pid_t)0);
}

void cleanup_drop_all(void)
{
    for (struct cleanup *entry = atomic_load(&entries); entry != NULL; entry = entry->next)
        cleanup_drop(entry);
}

void cleanup_hold(sigset_t *before)
{
    sigset_t ending;

    sigemptyset(&ending);
    for (size_t i = 0; i < NSIGNALS; i++)
        sigaddset(&ending, ending_signals[i]);
    pthread_sigmask(SIG_BLOCK, &ending, before);
}

void cleanup_release(const sigset_t *before)
{
    pthread_sigmask(SIG_SETMASK, before, NULL);
}
