#define _XOPEN_SOURCE 700 /* realpath */

#include "preview/shelf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sys.h"
#include "preview/shelf_int.h"

enum {
    LIST_EACH = 300, /* milliseconds between two changes of the list that are told while more are on their way */
    PDF_KEPT = 1000, /* milliseconds in which whoever asked for a PDF comes for it */
};

/* --- opening */

static bool find_path(struct shelf *shelf, struct arena *arena, struct str *error)
{
    const char *path = shelf->options->path;
    struct stat st;
    if (stat(path, &st) != 0) {
        *error = errno == ENOENT || errno == ENOTDIR
                     ? str_printf(arena, "there is no file or folder %s", path)
                     : str_printf(arena, "%s cannot be read: %s", path, strerror(errno));
        return false;
    }
    if (!S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode)) {
        *error = str_printf(arena, "%s is neither a report's file nor a folder of reports", path);
        return false;
    }
    if (access(path, S_ISDIR(st.st_mode) ? R_OK | X_OK : R_OK) != 0) {
        *error = str_printf(arena, "%s cannot be read: %s", path, strerror(errno));
        return false;
    }
    shelf->single = !S_ISDIR(st.st_mode);
    return true;
}

static struct str last_name(struct str path)
{
    uint32_t from = path.len;
    while (from > 0 && path.s[from - 1] != '/')
        from--;
    return from < path.len ? str_sub(path, from, path.len) : path;
}

static struct str folder_above(struct str path)
{
    while (path.len > 1 && path.s[path.len - 1] != '/')
        path.len--;
    return path.len > 1 ? str_sub(path, 0, path.len - 1) : path;
}

static void find_names(struct shelf *shelf, struct arena *arena)
{
    struct str path = str_from(shelf->options->path);
    while (path.len > 1 && path.s[path.len - 1] == '/')
        path.len--;
    struct str full = file_absolute(arena, path);
    char *real = realpath(shelf->single ? str_dup(arena, folder_above(full)).s : full.s, NULL);
    shelf->name = shelf_copy(last_name(real ? str_from(real) : full));
    shelf->real = shelf_copy(full);
    shelf->before = shelf_copy(str_eqz(path, ".")   ? STR("")
                               : str_eqz(path, "/") ? path
                                                    : str_printf(arena, PRIstr "/", STR_ARG(path)));
    free(real);
}

/* Built before anybody asks, so that it is there when the browser does. */
static void open_single(struct shelf *shelf)
{
    struct shelf_report *report = reports_add_single(shelf, last_name(str_from(shelf->real)));
    shelf_show(shelf, report, shelf_first_rendition(shelf));
}

/* Summaries on all, and one build more than that, are never too many children (has_room in shelf_builds.c). */
static unsigned count_processors(void)
{
    const long most = CHILDREN_MOST / 2 - 1;
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    if (n < 1)
        return 1;
    return (unsigned)(n < most ? n : most);
}

struct shelf *shelf_open(const struct preview_options *options, struct watcher *watcher, struct arena *arena,
                         struct str *error)
{
    struct shelf *shelf = sys_calloc(1, sizeof(*shelf));
    shelf->options = options;
    shelf->watcher = watcher;
    shelf->children.bare = true;
    shelf->processors = count_processors();
    shelf->build_most = (uint64_t)SHELF_BUILD_SECONDS * 1000;
    if (!find_path(shelf, arena, error)) {
        free(shelf);
        return NULL;
    }
    find_names(shelf, arena);
    if (shelf->single)
        open_single(shelf);
    else
        reports_scan(shelf);
    shelf_list(shelf);
    return shelf;
}

void shelf_close(struct shelf *shelf)
{
    reports_free(shelf);
    watcher_set(shelf->watcher, LIST_KEY, NULL, 0, NULL);
    free(shelf->name);
    free(shelf->real);
    free(shelf->before);
    free(shelf);
}

/* --- the loop */

unsigned shelf_poll_ends(const struct shelf *shelf, struct pollfd *ends)
{
    return children_poll_ends(&shelf->children, ends);
}

static bool list_is_pending(const struct shelf *shelf)
{
    for (uint32_t i = 0; i < shelf->nslots; i++) {
        if (shelf->slots[i]->summary && builds_concern(shelf, shelf->slots[i]))
            return true;
    }
    return false;
}

/* Milliseconds until a change of the list is told; -1: there is none. While summaries are made, not after each. */
static int list_timeout(const struct shelf *shelf)
{
    if (shelf->list_changed == 0)
        return -1;
    uint64_t now = monotonic_ms(), at = shelf->list_told_at + LIST_EACH;
    return now >= at || !list_is_pending(shelf) ? 0 : (int)(at - now);
}

int shelf_timeout(const struct shelf *shelf)
{
    int list = list_timeout(shelf), builds = builds_timeout(shelf);
    if (list < 0 || builds < 0)
        return list < 0 ? builds : list;
    return list < builds ? list : builds;
}

static void tell_list(struct shelf *shelf)
{
    if (list_timeout(shelf) != 0)
        return;
    shelf->list_changed = 0;
    shelf->list_told_at = monotonic_ms();
    shelf->list_told = ++shelf->told;
}

static void hear(struct shelf *shelf)
{
    uint32_t key;
    while (watcher_take(shelf->watcher, &key)) {
        if (key == LIST_KEY)
            reports_scan(shelf);
        for (uint32_t i = 0; i < shelf->nslots && key != LIST_KEY; i++) {
            if (shelf->slots[i]->key == key)
                builds_outdate(shelf, shelf->slots[i]);
        }
    }
}

/* PDFs that have been given, or that nobody comes for. */
static void drop_pdfs(const struct shelf *shelf)
{
    uint64_t now = monotonic_ms();
    for (uint32_t i = 0; i < shelf->nslots; i++) {
        struct printing *printing = &shelf->slots[i]->printing;
        if (printing->state >= PDF_READY && (printing->given || now - printing->made > PDF_KEPT))
            builds_drop_pdf(shelf->slots[i]);
    }
}

bool shelf_run(struct shelf *shelf)
{
    uint64_t told = shelf->told;
    drop_pdfs(shelf);
    shelf->printed = false;
    hear(shelf);
    builds_take(shelf);
    builds_start(shelf);
    slots_keep_few(shelf);
    tell_list(shelf);
    return shelf->told != told || shelf->printed;
}

/* --- for the routes */

struct str shelf_folder(const struct shelf *shelf)
{
    return str_from(shelf->name);
}

bool shelf_single(const struct shelf *shelf)
{
    return shelf->single;
}

bool shelf_full(const struct shelf *shelf)
{
    return shelf->full;
}

struct rendition shelf_first_rendition(const struct shelf *shelf)
{
    const struct orderpaper_options *options = &shelf->options->report;
    return (struct rendition){.copy = options->copy, .draft = options->draft != 0, .grey = options->greyscale != 0};
}

const struct preview_options *shelf_options(const struct shelf *shelf)
{
    return shelf->options;
}

uint32_t shelf_list(struct shelf *shelf)
{
    shelf->list_asked = ++shelf->tick;
    return shelf->nreports;
}

struct shelf_entry shelf_entry(const struct shelf *shelf, uint32_t i)
{
    const struct shelf_report *report = shelf->reports[i];
    const struct slot *summary = report->summary, *rendition = shelf_first_slot(report);
    const struct slot *newer = rendition && (!summary || rendition->ended > summary->ended) ? rendition : summary;
    struct shelf_entry entry = {.id = str_from(report->id)};
    if (!newer)
        return entry;
    entry.edition = newer->showing.latest.bytes.len > 0 ? &newer->showing.latest : NULL;
    entry.failed = newer->showing.failed;
    entry.built = newer->built;
    entry.building = (summary && builds_concern(shelf, summary)) || (rendition && builds_concern(shelf, rendition));
    return entry;
}

struct str shelf_id(const struct shelf_report *report)
{
    return str_from(report->id);
}

const struct showing *shelf_show(struct shelf *shelf, struct shelf_report *report, struct rendition rendition)
{
    struct slot **slot = &report->renditions[rendition_index(rendition)];
    if (!*slot)
        *slot = slots_add(report, rendition, /*summary*/ false);
    (*slot)->asked = ++shelf->tick;
    (*slot)->showing.building = builds_concern(shelf, *slot);
    return &(*slot)->showing;
}

const struct showing *shelf_showing(const struct shelf_report *report, struct rendition rendition)
{
    const struct slot *slot = report->renditions[rendition_index(rendition)];
    return slot ? &slot->showing : NULL;
}

const struct edition *showing_pages(const struct showing *showing)
{
    if (showing->latest.sound)
        return &showing->latest;
    return showing->earlier.sound ? &showing->earlier : NULL;
}

enum shelf_pdf shelf_pdf(struct shelf *shelf, struct shelf_report *report, struct rendition rendition,
                         struct str *words, const struct buf **pdf)
{
    struct slot **slot = &report->renditions[rendition_index(rendition)];
    if (!*slot)
        *slot = slots_add(report, rendition, /*summary*/ false);
    (*slot)->asked = ++shelf->tick;
    struct printing *printing = &(*slot)->printing;
    *words = (struct str){printing->words.bytes, (uint32_t)printing->words.len};
    *pdf = &printing->pdf;
    if (printing->state < PDF_READY) {
        printing->state = PDF_WANTED;
        return SHELF_PDF_LATER;
    }
    printing->given = true;
    if (printing->state == PDF_FAILED)
        return SHELF_PDF_FAILED;
    return printing->state == PDF_READY ? SHELF_PDF_READY : SHELF_PDF_ERRORS;
}

bool shelf_next_event(const struct shelf *shelf, uint64_t *seen, struct shelf_event *event)
{
    uint64_t next = shelf->list_told > *seen ? shelf->list_told : UINT64_MAX;
    *event = (struct shelf_event){0};
    for (uint32_t i = 0; i < shelf->nslots; i++) {
        const struct slot *slot = shelf->slots[i];
        if (slot->told > *seen && slot->told < next) {
            next = slot->told;
            event->showing = &slot->showing;
        }
    }
    if (next == UINT64_MAX)
        return false;
    *seen = next;
    return true;
}
