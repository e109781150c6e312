#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/jobs.h"
#include "preview/preview.h"

static bool writes_to_stdout(const struct command_line *line)
{
    return line->build.dump != DUMP_NONE || line->options.checklist ||
           (line->options.output && strcmp(line->options.output, "-") == 0);
}

/* Which copy it is, where that matters. */
static const char *copy_words(const struct job *job)
{
    bool exempt = job->account.exempt > 0;
    switch (job->options.copy) {
    case ORDERPAPER_COPY_EXEMPT:
        return exempt ? ", exempt copy: not for publication" : ", exempt copy, though nothing in it is exempt";
    case ORDERPAPER_COPY_INTERNAL:
        return ", internal copy: not for publication";
    case ORDERPAPER_COPY_PUBLIC:
        return exempt ? ", public copy" : "";
    }
    return "";
}

/* For the terminal: what was made. */
static void say_done(const struct jobs *jobs)
{
    const struct job *job = &jobs->items[0];
    fprintf(stderr, "%s: %s%u page%s%s\n", jobs->build ? job->options.output : job->options.report,
            jobs->build ? "" : "no errors, ", job->account.pages, job->account.pages == 1 ? "" : "s",
            copy_words(job));
}

static enum orderpaper_result run_single(struct jobs *jobs, const struct command_line *line)
{
    struct job *job = &jobs->items[0];
    bool terminal = isatty(STDERR_FILENO) == 1;
    unsigned says = DRIVER_SAYS_COUNT | (terminal ? DRIVER_SAYS_PROGRESS : 0u);
    job->result = driver_run(&job->options, line->build.dump, says, &job->account);
    if (job->result == ORDERPAPER_OK && terminal && !writes_to_stdout(line))
        say_done(jobs);
    return job->result;
}

static int run(const struct command_line *line, struct arena *arena)
{
    struct jobs jobs;
    if (!jobs_plan(&jobs, line, arena))
        return ORDERPAPER_USAGE;
    enum orderpaper_result fixed = line->build.fix ? command_fix(line) : ORDERPAPER_OK;
    enum orderpaper_result result = jobs.n == 1 ? run_single(&jobs, line) : jobs_run(&jobs);
    return (int)(fixed > result ? fixed : result);
}

static int watch(const struct command_line *line, struct arena *arena)
{
    struct jobs jobs;
    if (!jobs_plan(&jobs, line, arena))
        return ORDERPAPER_USAGE;
    return (int)watch_run(&jobs.items[0].options);
}

static int dispatch(const struct command_line *line, struct arena *arena)
{
    const char *operand = line->operands.n > 0 ? line->operands.items[0] : NULL;
    if (line->help) {
        command_help_on(stdout, line->command);
        return ORDERPAPER_OK;
    }
    switch (line->command) {
    case COMMAND_HELP:
        if (operand)
            return command_help_named(operand);
        command_help(stdout);
        return ORDERPAPER_OK;
    case COMMAND_VERSION:
        printf("orderpaper %s\n", orderpaper_version());
        return ORDERPAPER_OK;
    case COMMAND_PREVIEW:
        return command_preview(line, arena);
    case COMMAND_SCHEMA:
        return command_schema(line->schema.layout, line->schema.markdown);
    case COMMAND_EXPLAIN:
        return command_explain(operand);
    case COMMAND_NEW:
        return command_new(arena, operand, line->kind);
    case COMMAND_BUILD:
    case COMMAND_CHECK:
        return run(line, arena);
    case COMMAND_WATCH:
        return watch(line, arena);
    case COMMAND__COUNT:
        break;
    }
    return ORDERPAPER_USAGE;
}

int main(int argc, char **argv)
{
    struct command_line line = {0};
    struct arena *arena = arena_new();
    /* A closed pipe and a file that may not grow further are failed writes, told as such. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    line.options.colour = isatty(STDERR_FILENO) == 1 && !getenv("NO_COLOR");
    int status = command_read(&line, arena, argc, argv) ? dispatch(&line, arena) : ORDERPAPER_USAGE;
    arena_free(arena);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "orderpaper: the output could not be written\n");
        return ORDERPAPER_SYSTEM;
    }
    return status;
}
