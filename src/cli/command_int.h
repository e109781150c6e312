/* The tables of commands and options, from which the words are read and the help is printed. */
#ifndef CLI_COMMAND_INT_H
#define CLI_COMMAND_INT_H

#include "cli/command.h"

struct command_row {
    const char *name;
    const char *synopsis;                        /* what follows the name */
    const char *brief;                           /* what it does, in 32 characters */
    const char *help;                            /* the same at length */
    unsigned least, most;                        /* operands; most 0: none */
    const char *which;                           /* says that one is missing */
    bool (*complete)(struct command_line *line); /* NULL: nothing is left to check. False after a message */
};
/* By enum command. */
extern const struct command_row command_rows[COMMAND__COUNT];
/* COMMAND__COUNT after a message: there is none of that name. */
enum command command_find(const char *name);

/* A call's words as they are read. */
struct reading {
    struct command_line *line;
    struct arena *arena;
};

/* Left out of the help on everything, which has to fit a screen. */
#define OPTION_SELDOM (1u << COMMAND__COUNT)

struct option {
    const char *name;   /* "--output" */
    const char *letter; /* "-o"; NULL: none */
    const char *value;  /* "FILE": what follows it; NULL: nothing */
    unsigned commands;  /* set of 1 << enum command that take it, and OPTION_SELDOM */
    const char *help;
    bool (*read)(struct reading *reading, const char *value); /* False after a message */
};
extern const struct option command_options[];
extern const unsigned command_noptions;
/* The option that the first `n` bytes of the word name for the command, or NULL. */
const struct option *option_find(enum command command, const char *word, size_t n);

#endif
