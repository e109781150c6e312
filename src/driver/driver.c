#include "driver/driver.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "audit/audit.h"
#include "base/arena.h"
#include "base/file.h"
#include "check/check.h"
#include "driver/data.h"
#include "driver/previous.h"
#include "driver/result.h"
#include "paginate/paginate.h"
#include "paint/paint.h"
#include "review/review.h"
#include "style/parts.h"

struct session {
    const struct orderpaper_options *options;
    enum dump dump;
    struct arena *arena;
    struct sources sources;
    struct diags diags;
    struct loader loader;
    struct str data;
    struct doc *doc;
    struct report *report; /* at first the whole, then the copy that is wanted (run_copy) */
    struct style *style;
    struct figures *figures;
    struct loader previous_loader;  /* of last time's report */
    struct loader previous_copy;    /* the same, for a copy that withholds something */
    bool copied;                    /* what is read and computed is that copy, which has been reviewed as a whole */
    const struct figures *previous; /* NULL: none */
    struct images *images;
    struct text *text;
    struct boxes *boxes;
    struct pages *pages;
    bool reading; /* driver_read */
    FILE *messages;
    unsigned says; /* set of enum driver_says */
    struct timespec began;
    struct driver_account account;
};

const char *driver_stage_name(enum stage stage)
{
    static const char *const names[STAGE__COUNT] = {
        [STAGE_LOAD] = "load",       [STAGE_CHECK] = "check",       [STAGE_STYLE] = "style",
        [STAGE_COMPUTE] = "compute", [STAGE_REVIEW] = "review",     [STAGE_IMAGE] = "image",
        [STAGE_COMPOSE] = "compose", [STAGE_PAGINATE] = "paginate", [STAGE_PAINT] = "paint"};
    return names[stage];
}

enum dump driver_dump_find(const char *name)
{
    static const char *const names[DUMP__COUNT] = {"", "doc", "report", "figures", "boxes", "pages", "tags", "heard"};
    enum dump dump = DUMP_DOC;
    while (dump < DUMP__COUNT && strcmp(names[dump], name) != 0)
        dump++;
    return dump;
}

static double seconds_since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

/* --- the stages: each sees only what the ones before it gave */

static void run_load(struct session *run)
{
    loader_init(&run->loader, run->arena, &run->diags, /*max_bytes*/ 0);
    for (size_t i = 0; i < run->options->nallow; i++)
        loader_allow(&run->loader, str_from(run->options->allow[i]));
    run->doc = load_main(&run->loader, str_from(run->options->report));
}

/* The whole report is checked for every copy, since its errors have to be told. */
static void run_check(struct session *run)
{
    if (run->doc->root)
        run->report = check_report(&run->loader, run->doc);
}

static void run_check_copy(struct session *run)
{
    run->report = check_copy(&run->loader, run->doc, run->report, (enum copy)run->options->copy);
}

/* The layouts are checked even when the report has errors. */
static void run_style(struct session *run)
{
    if (run->report)
        run->style = style_load_report(&run->loader, run->doc, run->data, run->report);
    if (!run->style)
        return;
    if (run->options->greyscale)
        run->style->print->greyscale = true;
    style_check_parts(&run->diags, run->report, run->style, run->options->draft != 0);
    style_arrange(run->arena, run->report, run->style);
}

static void run_previous(struct session *run)
{
    struct previous_job job = {.options = run->options,
                               .arena = run->arena,
                               .diags = &run->diags,
                               .report = run->report,
                               .copy = run->copied ? (enum copy)run->options->copy : COPY_INTERNAL,
                               .data = run->data};
    if (run->options->previous)
        run->previous = previous_figures(&job, run->copied ? &run->previous_copy : &run->previous_loader);
}

static void run_compute(struct session *run)
{
    if (!run->report || !run->style)
        return;
    run->figures = figures_compute(&(struct compute_job){.arena = run->arena,
                                                         .diags = &run->diags,
                                                         .report = run->report,
                                                         .style = run->style,
                                                         .previous = run->previous});
}

static void run_review(struct session *run)
{
    if (!run->figures)
        return;
    review_report(&(struct review_job){.arena = run->arena,
                                       .diags = &run->diags,
                                       .report = run->report,
                                       .style = run->style,
                                       .figures = run->figures});
}

static void run_image(struct session *run)
{
    if (run->report && run->style)
        run->images = images_load(run->arena, &run->loader, &run->diags, run->report, run->style);
}

static void run_compose(struct session *run)
{
    run->text = text_new(run->arena, &run->loader, run->data, run->style);
    if (run->text)
        run->boxes = compose_report(&(struct compose_job){.arena = run->arena,
                                                          .diags = &run->diags,
                                                          .report = run->report,
                                                          .figures = run->figures,
                                                          .images = run->images,
                                                          .style = run->style,
                                                          .text = run->text});
}

static void run_paginate(struct session *run)
{
    if (!run->boxes)
        return;
    run->pages = paginate_report(run->arena, &run->diags, run->report, run->style, run->text, run->boxes,
                                 run->options->draft != 0);
    run->account.pages = run->pages->n;
}

static struct paint_job paint_job(struct session *run)
{
    return (struct paint_job){.arena = run->arena,
                              .diags = &run->diags,
                              .report = run->report,
                              .style = run->style,
                              .text = run->text,
                              .boxes = run->boxes,
                              .pages = run->pages,
                              .producer = "Orderpaper " ORDERPAPER_VERSION};
}

static bool paint(struct session *run, struct str *error)
{
    struct outfile *out = file_create(run->arena, str_from(run->options->output), error);
    if (!out)
        return false;
    struct paint_job job = paint_job(run);
    if (!paint_pdf(&job, out, error)) {
        file_abort(out);
        return false;
    }
    return file_commit(out, error);
}

/* --- the order */

static void say_progress(const struct session *run, enum stage stage)
{
    static const char *const doing[STAGE__COUNT] = {
        [STAGE_LOAD] = "reading",      [STAGE_CHECK] = "checking",        [STAGE_STYLE] = "reading the layout",
        [STAGE_COMPUTE] = "computing", [STAGE_REVIEW] = "reviewing",      [STAGE_IMAGE] = "reading pictures",
        [STAGE_COMPOSE] = "composing", [STAGE_PAGINATE] = "making pages", [STAGE_PAINT] = "writing"};
    if ((run->says & DRIVER_SAYS_PROGRESS) != 0 && seconds_since(&run->began) > 0.5)
        fprintf(run->messages, "\r\033[K%s ...", doing[stage]);
}

static void stage_do(struct session *run, enum stage stage, void (*work)(struct session *))
{
    struct timespec from;
    say_progress(run, stage);
    clock_gettime(CLOCK_MONOTONIC, &from);
    work(run);
    run->account.seconds[stage] += seconds_since(&from);
}

/* What the report shows; not yet on which pages. */
static void run_contents(struct session *run)
{
    stage_do(run, STAGE_STYLE, run_style);
    stage_do(run, STAGE_LOAD, run_previous);
    stage_do(run, STAGE_COMPUTE, run_compute);
    if (!run->copied)
        stage_do(run, STAGE_REVIEW, run_review);
    stage_do(run, STAGE_IMAGE, run_image);
}

static void run_pages(struct session *run)
{
    stage_do(run, STAGE_COMPOSE, run_compose);
    stage_do(run, STAGE_PAGINATE, run_paginate);
}

/* To be checked, both copies have to fit their pages: the whole is laid out for its messages alone. */
static bool wants_both(const struct session *run)
{
    return run->dump == DUMP_NONE && !run->reading && !run->options->output &&
           run->options->copy == ORDERPAPER_COPY_PUBLIC && run->report->withheld;
}

static void run_whole(struct session *run)
{
    run_pages(run);
    if (run->text)
        text_free(run->text);
    run->text = NULL;
    run->boxes = NULL;
    run->pages = NULL;
}

/* From here on the report, and last time's, are what readers of this copy see of them. Warnings were given for the
 * whole. */
static void run_copy(struct session *run)
{
    bool before = run->previous && run->previous->report->withheld && run->options->copy != ORDERPAPER_COPY_INTERNAL;
    stage_do(run, STAGE_CHECK, run_check_copy);
    run->copied = run->report->full || before;
    if (!run->copied || run->dump == DUMP_REPORT)
        return;
    run->diags.muted = true;
    run_contents(run);
    run->diags.muted = false;
}

static void note_left_out(struct session *run)
{
    uint32_t n = run->report->exemptions.n;
    if (!run->report->full || !run->options->output || run->report->copy != COPY_PUBLIC || n == 0)
        return;
    struct diag *diag = diag_at(&run->diags, DIAG_EXEMPT_LEFT_OUT, (struct mark){0},
                                n == 1 ? "this public copy leaves out %u part that is exempt"
                                       : "this public copy leaves out %u parts that are exempt",
                                n);
    diag_help(&run->diags, diag, "the copy with everything is built by `--exempt`");
}

/* False when there are errors after which the next stages would only report consequences. */
static bool run_stages(struct session *run)
{
    stage_do(run, STAGE_LOAD, run_load);
    if (run->dump == DUMP_DOC)
        return run->diags.errors == 0;
    stage_do(run, STAGE_CHECK, run_check);
    if (run->dump != DUMP_REPORT)
        run_contents(run);
    if (run->diags.errors > 0)
        return false;
    if (wants_both(run))
        run_whole(run);
    run_copy(run);
    if (run->dump == DUMP_REPORT || run->dump == DUMP_FIGURES || run->diags.errors > 0)
        return run->diags.errors == 0;
    run_pages(run);
    note_left_out(run);
    return run->diags.errors == 0;
}

static void write_dump(struct session *run)
{
    struct buf out = {0};
    struct paint_job job = paint_job(run);
    if (run->dump == DUMP_DOC && run->doc->root)
        doc_dump(&out, run->doc);
    else if (run->dump == DUMP_REPORT && run->report)
        check_dump(&out, run->report);
    else if (run->dump == DUMP_FIGURES && run->figures)
        figures_dump(&out, run->figures);
    else if (run->dump == DUMP_BOXES && run->boxes)
        compose_dump(&out, run->boxes, run->text);
    else if (run->dump == DUMP_PAGES && run->pages)
        paint_dump_pages(&job, &out);
    else if (run->dump == DUMP_TAGS && run->pages)
        paint_dump_tags(&job, &out);
    else if (run->dump == DUMP_HEARD && run->pages)
        paint_dump_heard(&job, &out);
    if (out.len > 0)
        fwrite(out.bytes, 1, out.len, stdout);
    buf_free(&out);
}

/* False when it could not be written. */
static bool write_checklist(struct session *run)
{
    struct buf out = {0};
    FILE *file = run->options->checklist;
    audit_put(&out, &(struct audit_job){.arena = run->arena,
                                        .sources = &run->sources,
                                        .report = run->report,
                                        .style = run->style,
                                        .text = run->text,
                                        .boxes = run->boxes,
                                        .pages = run->pages});
    bool written = fwrite(out.bytes, 1, out.len, file) == out.len && fflush(file) == 0;
    buf_free(&out);
    return written;
}

static void count_line(const struct session *run)
{
    uint32_t errors = run->diags.errors, warnings = run->diags.warnings;
    if (errors + warnings == 0)
        return;
    fprintf(run->messages, "orderpaper: ");
    if (errors > 0)
        fprintf(run->messages, "%u error%s", errors, errors == 1 ? "" : "s");
    if (warnings > 0)
        fprintf(run->messages, "%s%u warning%s", errors > 0 ? ", " : "", warnings, warnings == 1 ? "" : "s");
    fprintf(run->messages, "%s\n", errors > 0 && run->options->output ? "; no PDF was written" : "");
}

static void print_messages(struct session *run)
{
    if ((run->says & DRIVER_SAYS_PROGRESS) != 0)
        fprintf(run->messages, "\r\033[K");
    diags_print(&run->diags, run->messages, run->options->colour != 0);
    if ((run->says & DRIVER_SAYS_COUNT) != 0)
        count_line(run);
}

static bool is_at(const struct session *run, const struct stat *file, struct str path)
{
    struct stat other;
    return stat(str_dup(run->arena, path).s, &other) == 0 && other.st_dev == file->st_dev &&
           other.st_ino == file->st_ino;
}

static bool is_among(const struct session *run, const struct stat *file, const struct map *paths)
{
    for (uint32_t i = 0; i < paths->n; i++) {
        if (is_at(run, file, paths->entries[i].key))
            return true;
    }
    return false;
}

/* Whether the output names one of the files that were read, YAML or others, last time's report's too. */
static bool output_is_input(const struct session *run)
{
    struct stat output;
    if (!run->options->output || stat(run->options->output, &output) != 0)
        return false;
    for (uint32_t i = 0; i < run->sources.n; i++) {
        if (is_at(run, &output, run->sources.items[i].path))
            return true;
    }
    return is_among(run, &output, &run->loader.bytes) || is_among(run, &output, &run->previous_loader.bytes);
}

static enum orderpaper_result finish(struct session *run, bool sound)
{
    if (run->dump != DUMP_NONE)
        write_dump(run);
    if (run->dump == DUMP_NONE && output_is_input(run)) {
        fprintf(run->messages, "orderpaper: %s is one of the report's own files; choose another name for the PDF\n",
                run->options->output);
        return ORDERPAPER_USAGE;
    }
    struct str error = {"", 0};
    bool painted = true, listed = true;
    if (sound && run->dump == DUMP_NONE && run->options->checklist)
        listed = write_checklist(run);
    if (sound && run->dump == DUMP_NONE && run->options->output) {
        struct timespec from;
        say_progress(run, STAGE_PAINT);
        clock_gettime(CLOCK_MONOTONIC, &from);
        painted = paint(run, &error);
        run->account.seconds[STAGE_PAINT] = seconds_since(&from);
    }
    print_messages(run);
    if (!painted) {
        fprintf(run->messages, "orderpaper: cannot write %s: " PRIstr "\n", run->options->output, STR_ARG(error));
        return ORDERPAPER_SYSTEM;
    }
    if (!listed || (run->dump != DUMP_NONE && (fflush(stdout) != 0 || ferror(stdout)))) {
        fprintf(run->messages, "orderpaper: the output could not be written\n");
        return ORDERPAPER_SYSTEM;
    }
    return run->diags.errors > 0 ? ORDERPAPER_INPUT : ORDERPAPER_OK;
}

static void session_begin(struct session *run)
{
    const struct orderpaper_options *options = run->options;
    run->messages = options->messages ? options->messages : stderr;
    clock_gettime(CLOCK_MONOTONIC, &run->began);
    run->arena = arena_new();
    run->data = options->data ? str_from(options->data) : data_find(run->arena);
    run->sources.arena = run->arena;
    diags_init(&run->diags, run->arena, &run->sources);
}

static void session_count(struct session *run)
{
    run->account.errors = run->diags.errors;
    run->account.warnings = run->diags.warnings;
    run->account.exempt = run->report ? run->report->exemptions.n : 0;
}

static void session_end(struct session *run)
{
    if (run->text)
        text_free(run->text);
    arena_free(run->arena);
}

static struct driver_result result_of(struct session *run, bool sound)
{
    struct driver_result result = {.account = &run->account,
                                   .sources = &run->sources,
                                   .diags = &run->diags,
                                   .loader = &run->loader,
                                   .previous_loader = &run->previous_loader,
                                   .previous_copy = &run->previous_copy,
                                   .doc = run->doc,
                                   .report = run->report,
                                   .style = run->style,
                                   .figures = run->figures,
                                   .paint = paint_job(run)};
    if (!sound)
        result.paint.pages = NULL;
    return result;
}

enum orderpaper_result driver_run_reading(const struct orderpaper_options *options, enum dump dump, unsigned says,
                                          struct driver_account *account, driver_read_fn *read, void *self)
{
    struct session run = {.options = options, .dump = dump, .says = says};
    enum orderpaper_result result = ORDERPAPER_SYSTEM;
    bool sound = false;
    session_begin(&run);
    if (run.data.len == 0) {
        fprintf(run.messages,
                "orderpaper: the program's own layouts were not found; set ORDERPAPER_DATA to the folder that holds "
                "layouts/ and fonts/\n");
    } else {
        sound = run_stages(&run);
        result = finish(&run, sound);
        session_count(&run);
    }
    if (account)
        *account = run.account;
    if (read) {
        struct driver_result all = result_of(&run, sound);
        read(self, &all);
    }
    session_end(&run);
    return result;
}

enum orderpaper_result driver_run(const struct orderpaper_options *options, enum dump dump, unsigned says,
                                  struct driver_account *account)
{
    return driver_run_reading(options, dump, says, account, NULL, NULL);
}

void driver_read(const struct orderpaper_options *options, driver_read_fn *read, void *self)
{
    struct session run = {.options = options, .reading = true};
    session_begin(&run);
    bool sound = run.data.len > 0 && run_stages(&run);
    diags_settle(&run.diags);
    session_count(&run);
    struct driver_result result = result_of(&run, sound);
    read(self, &result);
    session_end(&run);
}
