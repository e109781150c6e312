/* The reports of a shelf, and the renditions of each that are kept. */
#include <stdlib.h>
#include <string.h>

#include "base/sys.h"
#include "preview/shelf_int.h"

enum {
    RENDITIONS_KEPT =
        24, /* whose pages are kept; those asked for longest ago are built again when they are asked for */
    BYTES_KEPT = 1 << 29,
};

char *shelf_copy(struct str text)
{
    return sys_copy(text.s, text.len);
}

/* --- slots */

struct slot *slots_add(struct shelf_report *report, struct rendition rendition, bool summary)
{
    struct shelf *shelf = report->shelf;
    struct slot *slot = sys_calloc(1, sizeof(*slot));
    slot->showing.report = report;
    slot->showing.rendition = rendition;
    slot->summary = summary;
    slot->stale = true;
    slot->stale_since = monotonic_ms();
    slot->key = ++shelf->last_key;
    shelf->slots = sys_grow(shelf->slots, shelf->nslots, &shelf->cap_slots, sizeof(struct slot *));
    shelf->slots[shelf->nslots++] = slot;
    return slot;
}

static bool holds(const struct slot *slot)
{
    return slot->showing.latest.bytes.len + slot->showing.earlier.bytes.len > 0;
}

/* It is as if it had never been built; its count goes on. */
static void forget(struct slot *slot)
{
    struct showing *showing = &slot->showing;
    struct shelf *shelf = showing->report->shelf;
    builds_end(shelf, slot);
    builds_drop_pdf(slot);
    edition_free(&showing->latest);
    edition_free(&showing->earlier);
    buf_free(&slot->failed);
    *showing = (struct showing){.report = showing->report, .rendition = showing->rendition};
    slot->stale = true;
    watcher_set(shelf->watcher, slot->key, NULL, 0, NULL);
}

static void drop_slot(struct slot *slot)
{
    struct shelf *shelf = slot->showing.report->shelf;
    forget(slot);
    for (uint32_t i = 0; i < shelf->nslots; i++) {
        if (shelf->slots[i] == slot)
            shelf->slots[i--] = shelf->slots[--shelf->nslots];
    }
    free(slot);
}

struct slot *shelf_first_slot(const struct shelf_report *report)
{
    return report->renditions[rendition_index(shelf_first_rendition(report->shelf))];
}

/* The rendition that was asked for longest ago, where too much is kept; never the only one. */
static struct slot *find_spare(const struct shelf *shelf)
{
    struct slot *oldest = NULL;
    uint32_t n = 0;
    size_t bytes = 0;
    for (uint32_t i = 0; i < shelf->nslots; i++) {
        struct slot *slot = shelf->slots[i];
        if (slot->summary || !holds(slot))
            continue;
        n++;
        bytes += slot->showing.latest.bytes.len + slot->showing.earlier.bytes.len;
        if (!oldest || slot->asked < oldest->asked)
            oldest = slot;
    }
    return n > RENDITIONS_KEPT || (n > 1 && bytes > BYTES_KEPT) ? oldest : NULL;
}

void slots_keep_few(const struct shelf *shelf)
{
    struct slot *spare;
    while ((spare = find_spare(shelf)))
        forget(spare);
}

/* --- reports */

static struct shelf_report *new_report(struct shelf *shelf, const char *id)
{
    struct shelf_report *report = sys_calloc(1, sizeof(*report));
    struct arena *arena = arena_new();
    report->shelf = shelf;
    report->id = shelf_copy(str_from(id));
    report->path =
        shelf_copy(shelf->single ? str_from(shelf->options->path) : str_printf(arena, "%s%s", shelf->before, id));
    arena_free(arena);
    if (!shelf->single)
        report->summary = slots_add(report, shelf_first_rendition(shelf), /*summary*/ true);
    return report;
}

static void free_report(struct shelf_report *report)
{
    for (uint32_t i = 0; i < RENDITIONS; i++) {
        if (report->renditions[i])
            drop_slot(report->renditions[i]);
    }
    if (report->summary)
        drop_slot(report->summary);
    free(report->id);
    free(report->path);
    free(report);
}

/* Where the id is in the order, or would be. */
static uint32_t place_of(const struct shelf *shelf, const char *id)
{
    uint32_t from = 0, to = shelf->nreports;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (strcmp(shelf->reports[middle]->id, id) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

struct shelf_report *shelf_find(const struct shelf *shelf, const char *id)
{
    uint32_t at = place_of(shelf, id);
    return at < shelf->nreports && strcmp(shelf->reports[at]->id, id) == 0 ? shelf->reports[at] : NULL;
}

static bool is_known(void *self, const char *id)
{
    return shelf_find(self, id) != NULL;
}

/* Somebody has looked at its pages, which stay on show while the file is away. */
static bool has_pages(const struct shelf_report *report)
{
    for (uint32_t i = 0; i < RENDITIONS; i++) {
        if (report->renditions[i] && holds(report->renditions[i]))
            return true;
    }
    return false;
}

static void push_report(struct shelf *shelf, struct shelf_report *report)
{
    shelf->reports = sys_grow(shelf->reports, shelf->nreports, &shelf->cap_reports, sizeof(struct shelf_report *));
    shelf->reports[shelf->nreports++] = report;
}

/* Goes through the old list and the ids that there are now, both in their order. True when that changed the list. */
static bool merge(struct shelf *shelf, const struct path_list *ids)
{
    struct shelf_report **before = shelf->reports;
    uint32_t nbefore = shelf->nreports, at = 0, i = 0;
    bool changed = false;
    shelf->reports = NULL;
    shelf->nreports = shelf->cap_reports = 0;
    while (i < ids->n || at < nbefore) {
        int order = i == ids->n ? 1 : at == nbefore ? -1 : strcmp(ids->items[i], before[at]->id);
        if (order < 0) {
            push_report(shelf, new_report(shelf, ids->items[i++]));
            changed = true;
        } else if (order == 0 || has_pages(before[at])) {
            push_report(shelf, before[at++]);
            i += order == 0;
        } else {
            free_report(before[at++]);
            changed = true;
        }
    }
    free(before);
    return changed;
}

void reports_scan(struct shelf *shelf)
{
    struct scan scan = {.folder = shelf->real, .known = is_known, .self = shelf};
    struct arena *arena = arena_new();
    struct timespec since;
    clock_gettime(CLOCK_REALTIME, &since);
    scan_run(&scan);
    struct str *folders = ARENA_ARRAY(arena, struct str, scan.folders.n);
    for (uint32_t i = 0; i < scan.folders.n; i++)
        folders[i] = str_from(scan.folders.items[i]);
    watcher_set_folders(shelf->watcher, LIST_KEY, folders, scan.folders.n, &since);
    shelf->full = scan.full;
    if (merge(shelf, &scan.ids) && shelf->list_changed == 0)
        shelf->list_changed = monotonic_ms();
    scan_free(&scan);
    arena_free(arena);
}

struct shelf_report *reports_add_single(struct shelf *shelf, struct str id)
{
    char *name = shelf_copy(id);
    push_report(shelf, new_report(shelf, name));
    free(name);
    return shelf->reports[0];
}

void reports_free(struct shelf *shelf)
{
    for (uint32_t i = 0; i < shelf->nreports; i++)
        free_report(shelf->reports[i]);
    free(shelf->reports);
    free(shelf->slots);
}
