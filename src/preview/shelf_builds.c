/* Builds: each in a process of its own, that hands over an edition or a PDF. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/sys.h"
#include "preview/pdf.h"
#include "preview/shelf_int.h"

enum {
    /* Milliseconds for which builds are given up for newer files. Then one is let come to its end before the next
     * begins: a file that never rests must not keep all builds from ending. */
    GIVEN_UP = 2000,
};

/* --- in the child */

static int work(void *context, struct buf *answer)
{
    const struct build *build = context;
    if (build->work == WORK_PDF)
        pdf_make(&build->options, answer);
    else
        edition_make(&build->options, build->work == WORK_PAGES ? EDITION_PAGES : EDITION_SUMMARY, answer);
    return answer->len > 0 ? 0 : SYS_FAILED;
}

/* --- starting */

bool builds_concern(const struct shelf *shelf, const struct slot *slot)
{
    uint64_t asked = slot->summary ? shelf->list_asked : slot->asked;
    return slot->build || (slot->stale && asked > slot->ended);
}

/* Until a build has told of its files: one that fails tells of none, and is begun anew when the report is saved. */
static void watch_report(const struct shelf *shelf, const struct slot *slot)
{
    if (slot->showing.latest.bytes.len > 0)
        return;
    struct arena *arena = arena_new();
    struct str path = file_absolute(arena, str_from(slot->showing.report->path));
    watcher_set(shelf->watcher, slot->key, &path, 1, NULL);
    arena_free(arena);
}

static bool start(struct shelf *shelf, struct slot *slot, enum work kind)
{
    watch_report(shelf, slot);
    struct build *build = sys_calloc(1, sizeof(*build));
    build->child = (struct child){.work = work, .context = build};
    build->work = kind;
    build->slot = slot;
    build->options = shelf->options->report;
    build->options.report = slot->showing.report->path;
    rendition_apply(slot->showing.rendition, &build->options);
    build->began = monotonic_ms();
    clock_gettime(CLOCK_REALTIME, &build->since);
    if (!children_start(&shelf->children, &build->child)) {
        free(build);
        return false;
    }
    if (kind == WORK_PDF)
        slot->printing.build = build;
    else
        slot->build = build;
    return true;
}

/* The list tells of the first rendition, which is built as a whole where somebody looks at it. */
static void take_over_summary(const struct slot *slot)
{
    const struct shelf_report *report = slot->showing.report;
    if (report->summary && shelf_first_slot(report) == slot) {
        builds_end(report->shelf, report->summary);
        report->summary->stale = false;
    }
}

static bool wants_pdf(const struct slot *slot)
{
    return slot->printing.state == PDF_WANTED && !slot->printing.build;
}

static enum work work_due(const struct slot *slot)
{
    if (wants_pdf(slot))
        return WORK_PDF;
    return slot->summary ? WORK_SUMMARY : WORK_PAGES;
}

static bool start_due(struct shelf *shelf, struct slot *slot)
{
    enum work kind = work_due(slot);
    if (!start(shelf, slot, kind))
        return false;
    if (kind != WORK_PDF) {
        slot->stale = false;
        slot->showing.building = true;
        take_over_summary(slot);
    }
    return true;
}

static bool is_due(const struct shelf *shelf, const struct slot *slot)
{
    return (!slot->build && builds_concern(shelf, slot)) || wants_pdf(slot);
}

/* The rendition that was asked for last, then what the list needs; summaries wait while somebody waits for a
 * rendition. */
static struct slot *next_due(const struct shelf *shelf)
{
    struct slot *next = NULL, *summary = NULL;
    for (uint32_t i = 0; i < shelf->nslots; i++) {
        struct slot *slot = shelf->slots[i];
        if (!is_due(shelf, slot))
            continue;
        if (slot->summary)
            summary = summary ? summary : slot;
        else if (!next || slot->asked > next->asked)
            next = slot;
    }
    return next ? next : summary;
}

static unsigned count_work(const struct shelf *shelf, bool summaries)
{
    unsigned n = 0;
    for (unsigned i = 0; i < shelf->children.n; i++) {
        const struct build *build = shelf->children.items[i]->context;
        n += (build->work == WORK_SUMMARY) == summaries;
    }
    return n;
}

/* As many at a time as there are processors; summaries in progress do not count for other builds, nor does a new
 * summary begin beside one. */
static bool has_room(const struct shelf *shelf, const struct slot *slot)
{
    unsigned others = count_work(shelf, /*summaries*/ false);
    if (slot->summary)
        return others == 0 && shelf->children.n < shelf->processors;
    return others < shelf->processors + 1;
}

static void fail(struct shelf *shelf, struct slot *slot, enum work kind, struct str words);

static void fail_start(struct shelf *shelf, struct slot *slot)
{
    enum work kind = work_due(slot);
    if (kind != WORK_PDF)
        slot->stale = false;
    fail(shelf, slot, kind, STR("the system has no room for another process; save the report to try it again"));
}

void builds_start(struct shelf *shelf)
{
    struct slot *slot = next_due(shelf);
    while (slot && has_room(shelf, slot)) {
        if (!start_due(shelf, slot)) {
            /* What else runs will end, and make room. */
            if (shelf->children.n > 0)
                return;
            fail_start(shelf, slot);
        }
        slot = next_due(shelf);
    }
}

/* --- ending */

static void drop(struct shelf *shelf, struct build *build, bool runs)
{
    struct slot *slot = build->slot;
    if (runs)
        children_end(&shelf->children, &build->child);
    if (slot->build == build)
        slot->build = NULL;
    if (slot->printing.build == build)
        slot->printing.build = NULL;
    buf_free(&build->child.said);
    buf_free(&build->child.answer);
    free(build);
    slot->showing.building = builds_concern(shelf, slot);
}

void builds_end(struct shelf *shelf, struct slot *slot)
{
    if (slot->build)
        drop(shelf, slot->build, /*runs*/ true);
    if (slot->printing.build)
        drop(shelf, slot->printing.build, /*runs*/ true);
}

static void set_failed(struct slot *slot, struct str words)
{
    buf_clear(&slot->failed);
    buf_put_str(&slot->failed, words);
    slot->showing.failed = (struct str){slot->failed.bytes, (uint32_t)slot->failed.len};
}

void builds_drop_pdf(struct slot *slot)
{
    buf_free(&slot->printing.pdf);
    buf_free(&slot->printing.words);
    slot->printing = (struct printing){.build = slot->printing.build};
}

void builds_outdate(struct shelf *shelf, struct slot *slot)
{
    uint64_t now = monotonic_ms();
    struct slot *summary = slot->showing.report->summary;
    slot->stale = true;
    if (slot->stale_since == 0)
        slot->stale_since = now;
    if (slot->build && now - slot->stale_since < GIVEN_UP)
        drop(shelf, slot->build, /*runs*/ true);
    /* Begun anew where it is still wanted. */
    if (slot->printing.build)
        drop(shelf, slot->printing.build, /*runs*/ true);
    if (summary && shelf_first_slot(slot->showing.report) == slot)
        summary->stale = true;
    slot->showing.building = builds_concern(shelf, slot);
}

/* A build is over, in whatever way. */
static void end_turn(struct shelf *shelf, struct slot *slot)
{
    slot->showing.build = ++slot->builds;
    slot->ended = ++shelf->tick;
    slot->built = (int64_t)time(NULL);
    if (!slot->stale)
        slot->stale_since = 0;
    if (!slot->summary)
        slot->told = ++shelf->told;
    if (shelf->list_changed == 0)
        shelf->list_changed = monotonic_ms();
    slot->showing.building = builds_concern(shelf, slot);
}

static void end_printing(struct shelf *shelf, struct slot *slot, enum pdf_state state)
{
    slot->printing.state = state;
    slot->printing.made = monotonic_ms();
    shelf->printed = true;
}

static void fail(struct shelf *shelf, struct slot *slot, enum work kind, struct str words)
{
    if (kind != WORK_PDF) {
        set_failed(slot, words);
        end_turn(shelf, slot);
        return;
    }
    buf_clear(&slot->printing.words);
    buf_put_str(&slot->printing.words, words);
    end_printing(shelf, slot, PDF_FAILED);
}

/* --- what they hand over */

static void take_edition(struct shelf *shelf, struct slot *slot, const struct build *build, struct edition *edition)
{
    struct showing *showing = &slot->showing;
    if (!edition->sound && showing->latest.sound) {
        edition_free(&showing->earlier);
        showing->earlier = showing->latest;
    } else {
        edition_free(&showing->latest);
    }
    showing->latest = *edition;
    if (edition->sound) {
        edition_free(&showing->earlier);
        showing->good = slot->builds + 1;
    }
    set_failed(slot, STR(""));
    showing->milliseconds = (uint32_t)(monotonic_ms() - build->began);
    watcher_set(shelf->watcher, slot->key, edition->asked.items, edition->asked.n, &build->since);
    end_turn(shelf, slot);
}

static void take_pdf(struct shelf *shelf, struct slot *slot, struct buf *answer)
{
    struct str words;
    enum pdf_made made = pdf_read(answer, &words);
    if (made == PDF_MADE_NOT) {
        fail(shelf, slot, WORK_PDF, words);
        return;
    }
    end_printing(shelf, slot, made == PDF_MADE ? PDF_READY : PDF_ERRORS);
    if (made == PDF_MADE) {
        slot->printing.pdf = *answer;
        *answer = (struct buf){0};
    }
}

/* The last line of what it said, without the program's name. */
static struct str last_words(struct child *child)
{
    static const char name[] = "orderpaper: ";
    child_say_cause(child);
    size_t end = child->said.len;
    while (end > 0 && child->said.bytes[end - 1] == '\n')
        end--;
    size_t from = end;
    while (from > 0 && child->said.bytes[from - 1] != '\n')
        from--;
    struct str line = {child->said.bytes + from, (uint32_t)(end - from)};
    if (end == 0)
        return STR("the program failed and did not say why");
    return str_starts(line, name) ? str_sub(line, (uint32_t)strlen(name), line.len) : line;
}

static void finish(struct shelf *shelf, struct build *build)
{
    struct child *child = &build->child;
    struct slot *slot = build->slot;
    struct edition edition;
    enum work kind = build->work;
    if (kind == WORK_PDF)
        slot->printing.build = NULL;
    else
        slot->build = NULL;
    if (!child->answered)
        fail(shelf, slot, kind, last_words(child));
    else if (kind != WORK_PDF && edition_read(&edition, &child->answer))
        take_edition(shelf, slot, build, &edition);
    else if (kind == WORK_PDF)
        take_pdf(shelf, slot, &child->answer);
    else
        fail(shelf, slot, kind,
             child->said.len > 0
                 ? last_words(child)
                 : STR("the build handed over nothing that can be shown; that is a fault of the program"));
    drop(shelf, build, /*runs*/ false);
}

static void end_hanging(struct shelf *shelf)
{
    uint64_t now = monotonic_ms();
    for (unsigned i = 0; i < shelf->children.n; i++) {
        struct build *build = shelf->children.items[i]->context;
        struct slot *slot = build->slot;
        enum work kind = build->work;
        if (now - build->began < shelf->build_most)
            continue;
        drop(shelf, build, /*runs*/ true);
        fail(shelf, slot, kind, STR("the build took too long and was ended; save the report to try it again"));
        i--;
    }
}

int builds_timeout(const struct shelf *shelf)
{
    uint64_t now = monotonic_ms(), least = UINT64_MAX;
    for (unsigned i = 0; i < shelf->children.n; i++) {
        const struct build *build = shelf->children.items[i]->context;
        uint64_t ends = build->began + shelf->build_most;
        uint64_t left = ends > now ? ends - now : 0;
        least = left < least ? left : least;
    }
    return shelf->children.n > 0 ? (int)least : -1;
}

void builds_take(struct shelf *shelf)
{
    struct child *child;
    while ((child = children_take(&shelf->children)))
        finish(shelf, child->context);
    end_hanging(shelf);
}
