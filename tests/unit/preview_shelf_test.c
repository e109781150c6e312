/* Which reports a shelf has, when their renditions are built, and what becomes of builds that fail. An edition is
 * made of the report's words here: each word after `report:` is something that the build does. */
#include <dirent.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/children.h"
#include "base/sys.h"
#include "preview/shelf_int.h"

enum { SOON = 20 * 1000, A_WHILE = 100, REBUILDS = 1000, PAGE = 20 * 1000 };

/* --- editions for the tests: of one page that has the file's words */

static void do_word(const char *word)
{
    if (strcmp(word, "crash") == 0)
        abort();
    if (strcmp(word, "hang") == 0)
        pause();
    if (strcmp(word, "memory") == 0)
        sys_fail("not enough memory; nothing was written");
    if (strcmp(word, "exit") == 0)
        exit(42);
    if (strcmp(word, "said") == 0)
        fputs("orderpaper: the layouts are not there\n", stderr);
    if (strcmp(word, "slow") == 0)
        nanosleep(&(struct timespec){.tv_nsec = 400 * 1000000}, NULL);
}

void edition_make(const struct orderpaper_options *options, enum edition_want want, struct buf *out)
{
    char text[256] = "", words[256], page[PAGE] = "";
    struct str asked[] = {str_from(options->report)};
    FILE *file = fopen(options->report, "r");
    size_t n = file ? fread(text, 1, sizeof(text) - 1, file) : 0;

    if (file)
        fclose(file);
    text[n] = '\0';
    strcpy(words, text);
    for (char *word = strtok(words, " \n"); word; word = strtok(NULL, " \n"))
        do_word(word);
    if (strstr(text, "nothing"))
        return;
    snprintf(page, sizeof(page), "%s", text);
    struct edition_page pages[] = {{.outlines = {page, sizeof(page)}}};
    struct edition edition = {.sound = n > 0 && !strstr(text, "wrong"), .title = str_from(text)};
    edition.account.pages = 1;
    edition.account.errors = !edition.sound;
    edition.asked.items = asked;
    edition.asked.n = 1;
    edition.pages.items = pages;
    edition.pages.n = edition.sound && want == EDITION_PAGES;
    edition_write(out, &edition);
}

/* --- a folder of its own for each test, and a shelf */

struct fixture {
    struct arena *arena;
    struct watcher *watcher;
    struct shelf *shelf;
    struct preview_options options;
    char folder[64];
    uint64_t seen;
};

static int make(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));

    strcpy(f->folder, "/tmp/orderpaper-shelf-XXXXXX");
    *state = f;
    f->arena = arena_new();
    f->watcher = watcher_new();
    return mkdtemp(f->folder) == NULL;
}

static int drop(void **state)
{
    struct fixture *f = *state;
    char command[128];

    if (f->shelf)
        shelf_close(f->shelf);
    watcher_free(f->watcher);
    arena_free(f->arena);
    snprintf(command, sizeof(command), "rm -rf %s", f->folder);
    assert_int_equal(system(command), 0);
    test_free(f);
    return 0;
}

static const char *in_folder(struct fixture *f, const char *name)
{
    return str_printf(f->arena, "%s/%s", f->folder, name).s;
}

/* As editors do: by rename. */
static void put(struct fixture *f, const char *name, const char *text)
{
    FILE *file = fopen(in_folder(f, ".new"), "w");

    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(rename(in_folder(f, ".new"), in_folder(f, name)), 0);
}

static void make_folder(struct fixture *f, const char *name)
{
    assert_int_equal(mkdir(in_folder(f, name), 0700), 0);
}

static void open_at(struct fixture *f, const char *path)
{
    struct str error;

    f->options.path = path;
    f->shelf = shelf_open(&f->options, f->watcher, f->arena, &error);
    assert_non_null(f->shelf);
}

static void open_single(struct fixture *f, const char *text)
{
    put(f, "report.yaml", text);
    open_at(f, in_folder(f, "report.yaml"));
}

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int sooner(int a, int b)
{
    if (a < 0 || b < 0)
        return a < 0 ? b : a;
    return a < b ? a : b;
}

/* Once round the loop; ends when something has come, or after that many milliseconds. */
static bool turn(struct fixture *f, int most)
{
    struct pollfd ends[2 * CHILDREN_MOST + 1];
    bool news = shelf_run(f->shelf);

    if (news)
        return true;
    unsigned n = shelf_poll_ends(f->shelf, ends);
    ends[n++] = (struct pollfd){.fd = watcher_fd(f->watcher), .events = POLLIN};
    poll(ends, n, sooner(most, sooner(watcher_timeout(f->watcher), shelf_timeout(f->shelf))));
    return false;
}

/* The next new build, as a browser hears of it: it does not ask for anything by itself. */
static const struct showing *await_build(struct fixture *f, int most)
{
    int64_t end = now_ms() + most;
    struct shelf_event event;

    do {
        while (shelf_next_event(f->shelf, &f->seen, &event)) {
            if (event.showing)
                return event.showing;
        }
        turn(f, (int)(end - now_ms()));
    } while (now_ms() < end);
    return NULL;
}

static const struct showing *built(struct fixture *f)
{
    const struct showing *showing = await_build(f, SOON);

    assert_non_null(showing);
    return showing;
}

static void assert_no_build(struct fixture *f)
{
    assert_null(await_build(f, A_WHILE));
}

static struct shelf_report *only_report(struct fixture *f)
{
    return shelf_find(f->shelf, "report.yaml");
}

static const struct showing *ask(struct fixture *f)
{
    return shelf_show(f->shelf, only_report(f), (struct rendition){0});
}

static void assert_shows(const struct showing *showing, const char *text)
{
    const struct edition *edition = showing_pages(showing);

    assert_non_null(edition);
    assert_int_equal(edition->pages.n, 1);
    assert_string_equal(edition->pages.items[0].outlines.s, text);
}

static void assert_failed(const struct showing *showing, const char *words)
{
    assert_int_equal(showing->failed.len, strlen(words));
    assert_memory_equal(showing->failed.s, words, showing->failed.len);
}

/* --- one report */

static void a_report_is_built_before_anybody_asks(void **state)
{
    struct fixture *f = *state;

    open_single(f, "report: one");
    assert_true(shelf_single(f->shelf));
    assert_int_equal(shelf_list(f->shelf), 1);
    const struct showing *showing = built(f);
    assert_int_equal(showing->build, 1);
    assert_int_equal(showing->good, 1);
    assert_false(showing->building);
    assert_shows(showing, "report: one");
    assert_no_build(f);
    assert_ptr_equal(ask(f), showing);
    assert_no_build(f);
}

static void it_is_built_again_as_long_as_somebody_asks(void **state)
{
    struct fixture *f = *state;

    open_single(f, "report: one");
    built(f);
    put(f, "report.yaml", "report: two");
    assert_no_build(f);
    assert_true(ask(f)->building);
    assert_shows(built(f), "report: two");
    ask(f);
    put(f, "report.yaml", "report: three");
    const struct showing *showing = built(f);
    assert_int_equal(showing->build, 3);
    assert_shows(showing, "report: three");
}

static void pages_stay_while_there_are_errors(void **state)
{
    struct fixture *f = *state;

    open_single(f, "report: one");
    built(f);
    for (uint32_t build = 2; build < 4; build++) {
        ask(f);
        put(f, "report.yaml", build == 2 ? "report: wrong" : "report: still wrong");
        const struct showing *showing = built(f);
        assert_int_equal(showing->build, build);
        assert_int_equal(showing->good, 1);
        assert_int_equal(showing->latest.account.errors, 1);
        assert_shows(showing, "report: one");
    }
    ask(f);
    assert_int_equal(unlink(in_folder(f, "report.yaml")), 0);
    assert_shows(built(f), "report: one");
    ask(f);
    put(f, "report.yaml", "report: mended");
    const struct showing *showing = built(f);
    assert_int_equal(showing->good, 5);
    assert_int_equal(showing->earlier.bytes.len, 0);
    assert_shows(showing, "report: mended");
}

static void faulty_builds_are_told(void **state)
{
    static const char *const cases[][2] = {
        {"report: crash", "the program crashed (Aborted); that is a fault of the program"},
        {"report: memory", "not enough memory; nothing was written"},
        {"report: exit", "the program failed (exit status 42); that is a fault of the program"},
        {"report: said nothing", "the layouts are not there"},
        {"report: nothing", "the build handed over nothing that can be shown; that is a fault of the program"},
        {"report: hang", "the build took too long and was ended; save the report to try it again"},
    };
    struct fixture *f = *state;

    open_single(f, "report: one");
    built(f);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (strstr(cases[i][0], "hang"))
            f->shelf->build_most = 200;
        ask(f);
        put(f, "report.yaml", cases[i][0]);
        const struct showing *showing = built(f);
        assert_failed(showing, cases[i][1]);
        assert_shows(showing, "report: one");
        assert_int_equal(showing->good, 1);
        ask(f);
        assert_no_build(f);
    }
    f->shelf->build_most = SOON;
    put(f, "report.yaml", "report: mended");
    const struct showing *showing = built(f);
    assert_failed(showing, "");
    assert_shows(showing, "report: mended");
}

static void the_first_build_may_crash(void **state)
{
    struct fixture *f = *state;

    open_single(f, "report: crash");
    const struct showing *showing = built(f);
    assert_int_equal(showing->build, 1);
    assert_int_equal(showing->good, 0);
    assert_null(showing_pages(showing));
    ask(f);
    put(f, "report.yaml", "report: mended");
    assert_shows(built(f), "report: mended");
}

/* A build that tells nothing does not tell its files either. */
static void each_first_build_may_crash(void **state)
{
    struct fixture *f = *state;
    struct rendition grey = {.grey = true};

    put(f, "report.yaml", "report: crash");
    open_at(f, f->folder);
    for (int i = 0; i < 2; i++) {
        shelf_show(f->shelf, only_report(f), (struct rendition){0});
        assert_null(showing_pages(built(f)));
        shelf_show(f->shelf, only_report(f), grey);
        assert_null(showing_pages(built(f)));
        ask(f);
        shelf_show(f->shelf, only_report(f), grey);
        put(f, "report.yaml", i == 0 ? "report: crash again" : "report: mended");
    }
    built(f);
    built(f);
    assert_shows(shelf_showing(only_report(f), (struct rendition){0}), "report: mended");
    assert_shows(shelf_showing(only_report(f), grey), "report: mended");
}

static void a_build_of_older_files_is_ended(void **state)
{
    struct fixture *f = *state;
    int64_t from = now_ms();

    open_single(f, "report: hang");
    turn(f, 50);
    put(f, "report.yaml", "report: new");
    const struct showing *showing = built(f);
    assert_int_equal(showing->build, 1);
    assert_shows(showing, "report: new");
    assert_true(now_ms() - from < SOON);
    assert_no_build(f);
    assert_int_equal(f->shelf->children.n, 0);
}

static void files_that_never_rest_are_shown_nevertheless(void **state)
{
    struct fixture *f = *state;
    const struct showing *showing = NULL;
    char text[64];

    open_single(f, "report: slow");
    for (int i = 0; i < 400 && !showing; i++) {
        snprintf(text, sizeof(text), "report: slow %d", i);
        put(f, "report.yaml", text);
        showing = await_build(f, 30);
    }
    assert_non_null(showing);
}

static void each_rendition_that_is_asked_for_is_built(void **state)
{
    struct fixture *f = *state;
    struct rendition exempt = {.copy = ORDERPAPER_COPY_EXEMPT}, grey = {.grey = true};

    open_single(f, "report: one");
    built(f);
    assert_null(shelf_showing(only_report(f), grey));
    for (int i = 0; i < 2; i++) {
        ask(f);
        assert_non_null(shelf_show(f->shelf, only_report(f), exempt));
        shelf_show(f->shelf, only_report(f), grey);
        if (i == 1)
            put(f, "report.yaml", "report: two");
        for (int n = i == 0 ? 2 : 3; n > 0; n--)
            built(f);
        assert_no_build(f);
    }
    assert_shows(shelf_showing(only_report(f), exempt), "report: two");
    assert_shows(shelf_showing(only_report(f), grey), "report: two");
    assert_int_equal(shelf_showing(only_report(f), grey)->build, 2);
}

static void few_renditions_are_kept(void **state)
{
    struct fixture *f = *state;
    char name[RENDITION_NAME_MAX];
    unsigned kept = 0;

    for (int i = 0; i < 3; i++) {
        snprintf(name, sizeof(name), "%d.yaml", i);
        put(f, name, "report: one");
    }
    open_at(f, f->folder);
    for (uint32_t i = 0; i < 3 * RENDITIONS; i++) {
        struct rendition rendition = {.copy = (enum orderpaper_copy)(i % 3), .draft = i / 3 % 2, .grey = i / 6 % 2};
        snprintf(name, sizeof(name), "%u.yaml", i / RENDITIONS);
        shelf_show(f->shelf, shelf_find(f->shelf, name), rendition);
        built(f);
    }
    turn(f, 0);
    for (uint32_t i = 0; i < f->shelf->nslots; i++)
        kept += !f->shelf->slots[i]->summary && f->shelf->slots[i]->showing.latest.bytes.len > 0;
    assert_int_equal(kept, 24);
    const struct showing *first = shelf_show(f->shelf, shelf_find(f->shelf, "0.yaml"), (struct rendition){0});
    assert_int_equal(first->build, 0);
    assert_ptr_equal(built(f), first);
    assert_int_equal(first->build, 2);
    assert_shows(first, "report: one");
}

/* --- folders */

/* Until the list is told to have changed and nothing of it is under way. */
static void await_list(struct fixture *f)
{
    int64_t end = now_ms() + SOON;
    struct shelf_event event;
    bool told = false, building = true;

    while ((!told || building) && now_ms() < end) {
        turn(f, 20);
        while (shelf_next_event(f->shelf, &f->seen, &event))
            told = told || !event.showing;
        building = false;
        for (uint32_t i = 0, n = shelf_list(f->shelf); i < n; i++)
            building = building || shelf_entry(f->shelf, i).building;
    }
    assert_true(told && !building);
}

static void assert_listed(struct fixture *f, const char *ids)
{
    char text[256] = "";

    for (uint32_t i = 0, n = shelf_list(f->shelf); i < n; i++) {
        struct str id = shelf_entry(f->shelf, i).id;
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%.*s ", (int)id.len, id.s);
    }
    assert_string_equal(text, ids);
}

/* Until it is among them, and what the list says of all is built. */
static void await_listed(struct fixture *f, const char *last)
{
    int64_t end = now_ms() + SOON;

    while (!shelf_find(f->shelf, last) && now_ms() < end)
        turn(f, 20);
    await_list(f);
}

static void a_folder_is_listed(void **state)
{
    struct fixture *f = *state;

    make_folder(f, "q2");
    make_folder(f, "q2/annex");
    make_folder(f, ".git");
    put(f, "z.yaml", "# Of the whole council\nreport: last");
    put(f, "q2/report.yml", "\xef\xbb\xbfreport: in a folder");
    put(f, "q2/annex/a.yaml", "report: deeper");
    put(f, "q2/data.yaml", "indicators: report:");
    put(f, "q2/report.txt", "report: no YAML");
    put(f, ".git/report.yaml", "report: hidden");
    put(f, "no browser can ask\nfor it.yaml", "report: of two lines");
    put(f, "nor \xff for.yaml", "report: no text");
    open_at(f, f->folder);
    assert_false(shelf_single(f->shelf));
    assert_listed(f, "q2/annex/a.yaml q2/report.yml z.yaml ");
    assert_null(shelf_entry(f->shelf, 2).edition);
    await_list(f);
    const struct edition *edition = shelf_entry(f->shelf, 2).edition;
    assert_non_null(edition);
    assert_int_equal(edition->pages.n, 0);
    assert_memory_equal(edition->title.s, "# Of the whole council", 22);
    assert_true(shelf_entry(f->shelf, 2).built > 0);
    assert_null(shelf_find(f->shelf, "q2/data.yaml"));
    assert_null(shelf_find(f->shelf, "../q2/report.yml"));
    assert_null(shelf_find(f->shelf, ""));
}

static void an_empty_folder_is_no_fault(void **state)
{
    struct fixture *f = *state;

    open_at(f, f->folder);
    assert_listed(f, "");
    put(f, "a.yaml", "report: new");
    await_list(f);
    assert_listed(f, "a.yaml ");
    assert_non_null(shelf_entry(f->shelf, 0).edition);
}

static void reports_come_and_go(void **state)
{
    struct fixture *f = *state;

    put(f, "a.yaml", "report: a");
    put(f, "b.yaml", "report: b");
    open_at(f, f->folder);
    await_list(f);
    make_folder(f, "new");
    put(f, "new/c.yaml", "report: c");
    assert_int_equal(unlink(in_folder(f, "a.yaml")), 0);
    await_listed(f, "new/c.yaml");
    assert_listed(f, "b.yaml new/c.yaml ");
    put(f, "b.yaml", "reprot: b is wrong");
    await_list(f);
    assert_listed(f, "b.yaml new/c.yaml ");
    assert_int_equal(shelf_entry(f->shelf, 0).edition->account.errors, 1);
}

static void a_report_that_is_looked_at_stays(void **state)
{
    struct fixture *f = *state;

    put(f, "report.yaml", "report: one");
    open_at(f, f->folder);
    ask(f);
    built(f);
    ask(f);
    assert_int_equal(unlink(in_folder(f, "report.yaml")), 0);
    assert_shows(built(f), "report: one");
    ask(f);
    for (int64_t end = now_ms() + 400; now_ms() < end;)
        turn(f, 20);
    assert_listed(f, "report.yaml ");
    put(f, "report.yaml", "report: back");
    assert_shows(built(f), "report: back");
    await_list(f);
    assert_int_equal(shelf_entry(f->shelf, 0).edition->account.errors, 0);
}

static void at_most_a_thousand_are_listed(void **state)
{
    struct fixture *f = *state;
    char name[32];

    for (int i = 0; i < 1003; i++) {
        snprintf(name, sizeof(name), "%04d.yaml", i);
        put(f, name, "report: one of many");
    }
    open_at(f, f->folder);
    assert_int_equal(shelf_list(f->shelf), 1000);
    assert_true(shelf_full(f->shelf));
}

static void assert_refused(struct fixture *f, const char *path, const char *why)
{
    struct str error = {"", 0};

    f->options.path = path;
    assert_null(shelf_open(&f->options, f->watcher, f->arena, &error));
    assert_string_equal(error.s, why);
}

static void what_cannot_be_shown_is_said(void **state)
{
    struct fixture *f = *state;

    assert_refused(f, "/nowhere/report.yaml", "there is no file or folder /nowhere/report.yaml");
    assert_refused(f, "/dev/null", "/dev/null is neither a report's file nor a folder of reports");
}

/* --- PDFs */

static enum shelf_pdf await_pdf(struct fixture *f, const struct buf **pdf)
{
    int64_t end = now_ms() + SOON;
    enum shelf_pdf state = SHELF_PDF_LATER;
    struct str words;

    while (state == SHELF_PDF_LATER && now_ms() < end) {
        turn(f, 20);
        state = shelf_pdf(f->shelf, only_report(f), (struct rendition){0}, &words, pdf);
    }
    return state;
}

static void a_pdf_is_made_when_it_is_asked_for(void **state)
{
    struct fixture *f = *state;
    const struct buf *pdf = NULL;

    f->options.report.data = ".";
    open_single(f, "report: { title: A title, organisation: Us, layout: base }\n"
                   "sections: [ { heading: One, text: Words } ]\n");
    built(f);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(await_pdf(f, &pdf), SHELF_PDF_READY);
        assert_true(pdf->len > 1000);
        assert_memory_equal(pdf->bytes, "%PDF-1.7", 8);
    }
    put(f, "report.yaml", "report: wrong");
    assert_int_equal(await_pdf(f, &pdf), SHELF_PDF_ERRORS);
}

/* --- without growing */

static long resident_kib(void)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[128];
    long kib = 0;

    assert_non_null(file);
    while (kib == 0 && fgets(line, sizeof(line), file))
        sscanf(line, "VmRSS: %ld", &kib);
    fclose(file);
    return kib;
}

static unsigned open_files(void)
{
    DIR *folder = opendir("/proc/self/fd");
    unsigned n = 0;

    assert_non_null(folder);
    while (readdir(folder))
        n++;
    closedir(folder);
    return n;
}

static void rebuild(struct fixture *f, int n)
{
    char text[64];

    for (int i = 0; i < n; i++) {
        snprintf(text, sizeof(text), i % 7 == 3 ? "report: wrong %d" : "report: %d", i);
        ask(f);
        put(f, "report.yaml", text);
        built(f);
    }
}

static void a_thousand_rebuilds_leave_nothing(void **state)
{
    struct fixture *f = *state;
    uint32_t key;

    open_single(f, "report: one");
    built(f);
    rebuild(f, 50);
    long memory = resident_kib();
    assert_true(memory > 0);
    unsigned files = open_files();
    rebuild(f, REBUILDS);
    assert_int_equal(ask(f)->build, 1 + 50 + REBUILDS);
#ifndef __SANITIZE_ADDRESS__ /* which keeps freed memory for a while, and looks for leaks itself */
    assert_in_range(resident_kib(), 1, memory + 512);
#endif
    assert_int_equal(open_files(), files);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_false(watcher_take(f->watcher, &key));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, drop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_report_is_built_before_anybody_asks),
        TEST(it_is_built_again_as_long_as_somebody_asks),
        TEST(pages_stay_while_there_are_errors),
        TEST(faulty_builds_are_told),
        TEST(the_first_build_may_crash),
        TEST(each_first_build_may_crash),
        TEST(a_build_of_older_files_is_ended),
        TEST(files_that_never_rest_are_shown_nevertheless),
        TEST(each_rendition_that_is_asked_for_is_built),
        TEST(few_renditions_are_kept),
        TEST(a_folder_is_listed),
        TEST(an_empty_folder_is_no_fault),
        TEST(reports_come_and_go),
        TEST(a_report_that_is_looked_at_stays),
        TEST(at_most_a_thousand_are_listed),
        TEST(what_cannot_be_shown_is_said),
        TEST(a_pdf_is_made_when_it_is_asked_for),
        TEST(a_thousand_rebuilds_leave_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
