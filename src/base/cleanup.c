#include "base/cleanup_int.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sys.h"

struct cleanup {
    _Atomic(uintptr_t) what; /* the path of a file, or the number of a process; 0: the entry is free for reuse */
    bool is_child;           /* these two never change once the entry is in the list */
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
        pid_t child = entry->is_child ? (pid_t)atomic_load(&entry->what) : 0;

        if (child > 0) {
            kill(child, SIGTERM);
            kill(child, SIGCONT);
        }
    }
}

static void unlink_files(void)
{
    for (struct cleanup *entry = atomic_load(&entries); entry != NULL; entry = entry->next) {
        uintptr_t path = entry->is_child ? 0 : atomic_load(&entry->what);

        if (path != 0)
            unlink((const char *)path);
    }
}

static void await_children(void)
{
    for (struct cleanup *entry = atomic_load(&entries); entry != NULL; entry = entry->next) {
        pid_t child = entry->is_child ? (pid_t)atomic_load(&entry->what) : 0;

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

static struct cleanup *reuse_entry(uintptr_t what, bool is_child)
{
    for (struct cleanup *entry = atomic_load(&entries); entry != NULL; entry = entry->next) {
        uintptr_t none = 0;

        if (entry->is_child == is_child && atomic_compare_exchange_strong(&entry->what, &none, what))
            return entry;
    }
    return NULL;
}

static struct cleanup *remember(uintptr_t what, bool is_child)
{
    struct cleanup *entry = reuse_entry(what, is_child);

    if (entry == NULL) {
        entry = sys_malloc(sizeof(*entry));
        atomic_init(&entry->what, what);
        entry->is_child = is_child;
        entry->next = atomic_load(&entries);
        /* Fails only when another thread has just added its own entry, so some thread always succeeds. */
        while (!atomic_compare_exchange_weak(&entries, &entry->next, entry))
            continue;
    }
    install_handlers();
    return entry;
}

struct cleanup *cleanup_add(const char *path)
{
    return remember((uintptr_t)path, /*is_child*/ false);
}

struct cleanup *cleanup_add_child(pid_t child)
{
    return remember((uintptr_t)child, /*is_child*/ true);
}

void cleanup_drop(struct cleanup *entry)
{
    if (entry != NULL)
        atomic_store(&entry->what, (uintptr_t)0);
}

void cleanup_drop_children(void)
{
    for (struct cleanup *entry = atomic_load(&entries); entry != NULL; entry = entry->next) {
        if (entry->is_child)
            atomic_store(&entry->what, (uintptr_t)0);
    }
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
