/* The command line: what the words after `orderpaper` ask for. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/arena.h"
#include "cli/driver.h"

enum command { COMMAND_HELP, COMMAND_VERSION, COMMAND_BUILD, COMMAND_CHECK, COMMAND_SCHEMA, COMMAND_EXPLAIN };

struct command_line {
    enum command command;
    struct orderpaper_options options; /* build, check */
    enum dump dump;
    const char *code; /* explain: a message's name; NULL lists all */
    int layout;       /* schema: of layout files */
    int markdown;     /* schema: the reference page instead of JSON Schema */
    VEC(const char *) allow;
};

/* Reads the words. False after a message on stderr when they are wrong. Strings are borrowed from argv or live in the
 * arena. */
bool command_read(struct command_line *line, struct arena *arena, int argc, char **argv);

/* explain.c, schema.c: each returns an exit status. */
int command_explain(const char *name);
int command_schema(int layout, int markdown);
void command_help(FILE *out);

#endif
