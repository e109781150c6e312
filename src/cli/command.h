/* The command line: what the words after `orderpaper` ask for. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/arena.h"
#include "driver/driver.h"

/* In the order of the help. */
enum command {
    COMMAND_NEW,
    COMMAND_PREVIEW,
    COMMAND_BUILD,
    COMMAND_WATCH,
    COMMAND_CHECK,
    COMMAND_EXPLAIN,
    COMMAND_SCHEMA,
    COMMAND_HELP,
    COMMAND_VERSION,
    COMMAND__COUNT
};

enum { JOBS_MOST = 64 };

struct command_line {
    enum command command;
    bool help;                  /* the command's own help is all that is wanted */
    VEC(const char *) operands; /* as many as the command takes: reports, a message's name, a command */
    struct orderpaper_options
        options;     /* of commands that read reports: all but report and copy; output as it was given */
    unsigned copies; /* set of 1 << enum orderpaper_copy; 0: none was named */
    VEC(const char *) allow;
    struct {
        enum dump dump;
        unsigned jobs; /* at once; 0: not said */
        int fix;       /* check: beforehand, texts that YAML refuses without quotes get them */
    } build;           /* and check */
    struct {
        int layout;   /* of layout files */
        int markdown; /* the reference page instead of JSON Schema */
    } schema;
    const char *kind; /* new; NULL: not said */
    struct {
        const char *address, *editor; /* as they were given */
        uint16_t port;                /* 0: not said */
        bool open;
        bool token;
    } preview;
};

/* Reads the words. False after a message on stderr when they are wrong. Strings are borrowed from argv or live in the
 * arena. */
bool command_read(struct command_line *line, struct arena *arena, int argc, char **argv);

/* Says on stderr what is wrong with the words, and returns false. `word` may be empty. */
bool command_wrong(const char *what, const char *word);

/* help.c: what the program can do, on a screen of 24 x 80; what a command does, and its options. */
void command_help(FILE *out);
void command_help_on(FILE *out, enum command command);

/* preview.c, explain.c, schema.c, help.c: each returns an exit status. */
int command_preview(const struct command_line *line, struct arena *arena);
int command_explain(const char *name);
int command_schema(int layout, int markdown);
int command_help_named(const char *name);
/* fix.c: in the files of all reports, puts quotes round the texts that YAML refuses without, and shows on stdout what
 * has changed. ORDERPAPER_SYSTEM after a message on stderr when a file cannot be written. */
enum orderpaper_result command_fix(const struct command_line *line);

/* new.c: fills the folder, which is not there or empty, with a report of that kind (NULL: the usual one). Writes all
 * of it or, after a message, nothing. */
int command_new(struct arena *arena, const char *folder, const char *kind);

#endif
