/* Which jobs there are, and which files they write. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "cli/jobs.h"

enum { NCOPIES = ORDERPAPER_COPY_INTERNAL + 1 };

struct plan {
    const struct command_line *line;
    struct jobs *jobs;
    struct arena *arena;
    struct str folder; /* with a slash at its end; empty: where the program was called */
    unsigned ncopies;
    bool single;        /* one job */
    struct map writers; /* file that exists (file_key) or its name -> the job that writes it */
};

const char *job_copy_name(enum orderpaper_copy copy)
{
    static const char *const names[NCOPIES] = {[ORDERPAPER_COPY_PUBLIC] = "public",
                                               [ORDERPAPER_COPY_EXEMPT] = "exempt",
                                               [ORDERPAPER_COPY_INTERNAL] = "internal"};
    return names[copy];
}

static struct str file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return str_from(slash ? slash + 1 : path);
}

/* The report's name with .pdf in place of .yaml. A full copy has a name of its own, so that it never takes the place
 * of a public one. */
static const char *default_output(const struct plan *plan, const char *report, enum orderpaper_copy copy)
{
    static const char *const endings[] = {".yaml", ".yml"};
    static const char *const copies[NCOPIES] = {[ORDERPAPER_COPY_PUBLIC] = "",
                                                [ORDERPAPER_COPY_EXEMPT] = "-exempt",
                                                [ORDERPAPER_COPY_INTERNAL] = "-internal"};
    struct str name = file_name(report);
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        size_t n = strlen(endings[i]);
        if (name.len > n && strcmp(name.s + name.len - n, endings[i]) == 0)
            name.len -= (uint32_t)n;
    }
    return str_printf(plan->arena, PRIstr PRIstr "%s.pdf", STR_ARG(plan->folder), STR_ARG(name), copies[copy]).s;
}

/* --- what several jobs cannot have */

static bool check_several(const struct plan *plan)
{
    const struct command_line *line = plan->line;
    if (line->build.dump != DUMP_NONE)
        return command_wrong("--dump prints one copy of one report only", "");
    if (line->options.checklist)
        return command_wrong("--accessibility lists for one copy of one report only; check them one by one", "");
    if (line->options.previous && line->operands.n > 1)
        return command_wrong("--previous names last time's file of one report; give each report a call of its own",
                             "");
    for (uint32_t i = 0; i < line->operands.n; i++) {
        if (strcmp(line->operands.items[i], "-") == 0)
            return command_wrong("standard input can be read once, for one copy of one report only", "");
    }
    return true;
}

/* -o of several: the folder for all of them. */
static bool read_folder(struct plan *plan)
{
    const char *output = plan->line->options.output;
    struct stat st;
    if (!output)
        return true;
    bool exists = stat(output, &st) == 0;
    size_t n = strlen(output);
    if (exists && S_ISDIR(st.st_mode)) {
        plan->folder = str_printf(plan->arena, "%s%s", output, output[n - 1] == '/' ? "" : "/");
        return true;
    }
    if (strcmp(output, "-") == 0)
        return command_wrong("standard output can take one PDF only; -o FOLDER writes them all into a folder", "");
    if (!exists && output[n - 1] == '/')
        return command_wrong("there is no such folder; make it first", output);
    if (plan->line->operands.n > 1)
        return command_wrong("-o must name a folder that exists when several reports are built, not", output);
    return command_wrong(
        str_printf(plan->arena,
                   "%u copies cannot all be %s; leave -o out, or name a folder that exists, and each "
                   "gets a name of its own",
                   plan->ncopies, output)
            .s,
        "");
}

/* --- files */

/* The same for all names of a file that exists, and for links to one that does not exist yet. */
static struct str file_key(const struct plan *plan, const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        const char *target = file_target(plan->arena, path);
        return str_from(target ? target : path);
    }
    return str_printf(plan->arena, "%llx:%llx", (unsigned long long)st.st_dev, (unsigned long long)st.st_ino);
}

static bool check_writer(struct plan *plan, struct job *job)
{
    const struct job *other = map_put(&plan->writers, file_key(plan, job->options.output), job);
    if (!other)
        return true;
    return command_wrong(
        str_printf(plan->arena,
                   "%s and %s would both be written to the file %s; build them one by one with -o, or "
                   "change a name",
                   other->label, job->label, job->options.output)
            .s,
        "");
}

/* A report whose file another one's PDF would replace. */
static bool check_reader(const struct plan *plan, const struct job *job)
{
    const struct job *writer = map_find(&plan->writers, file_key(plan, job->options.report));
    if (!writer)
        return true;
    return command_wrong(str_printf(plan->arena, "the PDF of %s would replace %s", writer->label, job->label).s, "");
}

static bool check_files(struct plan *plan)
{
    struct jobs *jobs = plan->jobs;
    map_init(&plan->writers, plan->arena);
    for (uint32_t i = 0; i < jobs->n; i++) {
        if (!check_writer(plan, &jobs->items[i]))
            return false;
    }
    for (uint32_t i = 0; i < jobs->n; i++) {
        if (!check_reader(plan, &jobs->items[i]))
            return false;
    }
    return true;
}

/* --- jobs */

static const char *job_label(const struct plan *plan, const char *report, enum orderpaper_copy copy)
{
    if (plan->ncopies == 1)
        return report;
    return str_printf(plan->arena, "%s (%s copy)", report, job_copy_name(copy)).s;
}

static bool is_named(const struct plan *plan, unsigned copy)
{
    unsigned copies = plan->line->copies;
    return copies ? (copies >> copy & 1u) != 0 : copy == ORDERPAPER_COPY_PUBLIC;
}

static void add_job(struct plan *plan, const char *report, enum orderpaper_copy copy)
{
    struct job *job = &plan->jobs->items[plan->jobs->n++];
    job->options = plan->line->options;
    job->options.report = report;
    job->options.copy = copy;
    job->label = job_label(plan, report, copy);
    if (!plan->jobs->build)
        job->options.output = NULL;
    else if (!plan->single || !job->options.output)
        job->options.output = default_output(plan, report, copy);
}

static unsigned processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    if (n < 1)
        return 1;
    return n < JOBS_MOST ? (unsigned)n : JOBS_MOST;
}

static bool check_single(const struct plan *plan)
{
    const struct command_line *line = plan->line;
    if (plan->jobs->build && !line->options.output && line->build.dump == DUMP_NONE &&
        strcmp(line->operands.items[0], "-") == 0)
        return command_wrong("a report from standard input needs -o OUT.pdf", "");
    return true;
}

bool jobs_plan(struct jobs *jobs, const struct command_line *line, struct arena *arena)
{
    struct plan plan = {.line = line, .jobs = jobs, .arena = arena, .folder = STR("")};
    for (unsigned copy = 0; copy < NCOPIES; copy++)
        plan.ncopies += is_named(&plan, copy);
    plan.single = line->operands.n == 1 && plan.ncopies == 1;
    *jobs = (struct jobs){.arena = arena, .nreports = line->operands.n, .build = line->command != COMMAND_CHECK};
    jobs->most = line->build.jobs ? line->build.jobs : processors();
    if (plan.single ? !check_single(&plan) : !check_several(&plan) || !read_folder(&plan))
        return false;
    jobs->items = ARENA_ARRAY(arena, struct job, (size_t)line->operands.n * plan.ncopies);
    for (uint32_t i = 0; i < line->operands.n; i++) {
        for (unsigned copy = 0; copy < NCOPIES; copy++) {
            if (is_named(&plan, copy))
                add_job(&plan, line->operands.items[i], (enum orderpaper_copy)copy);
        }
    }
    return plan.single || !jobs->build || check_files(&plan);
}
