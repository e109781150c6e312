#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

static bool writes_to_stdout(const struct command_line *line)
{
    return line->dump != DUMP_NONE || line->options.checklist ||
           (line->options.output && strcmp(line->options.output, "-") == 0);
}

static int run(struct command_line *line)
{
    struct driver_account account;
    bool terminal = isatty(STDERR_FILENO) == 1;
    enum orderpaper_result result = driver_run(&line->options, line->dump, terminal, &account);
    if (result == ORDERPAPER_OK && terminal && !writes_to_stdout(line)) {
        if (line->command == COMMAND_BUILD)
            fprintf(stderr, "%s: %u page%s\n", line->options.output, account.pages, account.pages == 1 ? "" : "s");
        else
            fprintf(stderr, "%s: no errors, %u page%s\n", line->options.report, account.pages,
                    account.pages == 1 ? "" : "s");
    }
    return (int)result;
}

static int dispatch(struct command_line *line)
{
    switch (line->command) {
    case COMMAND_HELP:
        command_help(stdout);
        return ORDERPAPER_OK;
    case COMMAND_VERSION:
        printf("orderpaper %s\n", orderpaper_version());
        return ORDERPAPER_OK;
    case COMMAND_SCHEMA:
        return command_schema(line->layout, line->markdown);
    case COMMAND_EXPLAIN:
        return command_explain(line->code);
    case COMMAND_BUILD:
    case COMMAND_CHECK:
        return run(line);
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
    int status = command_read(&line, arena, argc, argv) ? dispatch(&line) : ORDERPAPER_USAGE;
    arena_free(arena);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "orderpaper: the output could not be written\n");
        return ORDERPAPER_SYSTEM;
    }
    return status;
}
