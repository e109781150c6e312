/* The command line: what the words after `orderpaper` ask for. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/arena.h"
#include "driver/driver.h"

enum command { COMMAND_HELP, COMMAND_VERSION, COMMAND_BUILD, COMMAND_CHECK, COMMAND_SCHEMA, COMMAND_EXPLAIN };

enum { JOBS_MOST = 64 };

struct command_line {
    enum command command;
    struct orderpaper_options options; /* build, check: all but report and copy; output as it was given */
    enum dump dump;
    VEC(const char *) reports; /* build, check: one at least */
    unsigned copies;           /* set of 1 << enum orderpaper_copy; 0: none was named */
    unsigned jobs;             /* at once; 0: not said */
    const char *code;          /* explain: a message's name; NULL lists all */
    int layout;                /* schema: of layout files */
    int markdown;              /* schema: the reference page instead of JSON Schema */
    VEC(const char *) allow;
};

/* Reads the words. False after a message on stderr when they are wrong. Strings are borrowed from argv or live in the
 * arena. */
bool command_read(struct command_line *line, struct arena *arena, int argc, char **argv);

/* Says on stderr what is wrong with the words, and returns false. `word` may be empty. */
bool command_wrong(const char *what, const char *word);

/* explain.c, schema.c: each returns an exit status. */
int command_explain(const char *name);
int command_schema(int layout, int markdown);
void command_help(FILE *out);

#endif
