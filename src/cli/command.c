#include "cli/command.h"

#include <string.h>

#include "base/str.h"

static const struct {
    const char *name;
    enum command command;
} commands[] = {
    {"build", COMMAND_BUILD},     {"check", COMMAND_CHECK},     {"schema", COMMAND_SCHEMA},
    {"explain", COMMAND_EXPLAIN}, {"help", COMMAND_HELP},       {"--help", COMMAND_HELP},
    {"-h", COMMAND_HELP},         {"version", COMMAND_VERSION}, {"--version", COMMAND_VERSION},
};
enum { NCOMMANDS = sizeof(commands) / sizeof(commands[0]) };

void command_help(FILE *out)
{
    fputs("Orderpaper makes committee reports: YAML in, accessible print-ready PDF out.\n"
          "\n"
          "  orderpaper build REPORT.yaml ...          make the PDF (here: REPORT.pdf)\n"
          "  orderpaper check REPORT.yaml ...          find all that is wrong; no PDF\n"
          "  orderpaper explain [CODE]                 more about a message, by its [name]\n"
          "  orderpaper schema [--layout] [--markdown] the language (JSON Schema or page)\n"
          "  orderpaper --version | --help\n"
          "\n"
          "Options of build and check:\n"
          "  -o, --output FILE  where the PDF goes, - for standard output; the folder where\n"
          "                     there are several\n"
          "  --public, --exempt, --internal   for whom: without what is exempt (by itself),\n"
          "                     with it, or with officers' sign-offs too\n"
          "  -j, --jobs N       how many at once, of several (by itself: one a processor)\n"
          "  --previous FILE    last time's report, to list what has changed since\n"
          "  --draft            a light watermark and the version line on every page\n"
          "  --allow FOLDER     included files may lie there too (may be repeated)\n"
          "  --dump STAGE       print a stage's result as text instead: doc, report,\n"
          "                     figures, boxes, pages, tags, heard\n"
          "  --accessibility    of check: list what only a person can judge\n"
          "  --colour, --no-colour   colour in messages (by itself: on a terminal)\n"
          "\n"
          "REPORT.yaml may be - for standard input. Exit status: 0 done, 1 the report has\n"
          "errors, 2 wrong usage, 3 the system failed. More: man orderpaper.\n",
          out);
}

bool command_wrong(const char *what, const char *word)
{
    fprintf(stderr, "orderpaper: %s%s%s\nTry 'orderpaper --help'.\n", what, *word ? ": " : "", word);
    return false;
}

static bool find_command(struct command_line *line, const char *word)
{
    struct str names[NCOMMANDS];
    for (size_t i = 0; i < NCOMMANDS; i++) {
        names[i] = str_from(commands[i].name);
        if (strcmp(commands[i].name, word) == 0) {
            line->command = commands[i].command;
            return true;
        }
    }
    struct str nearest = str_nearest(str_from(word), names, NCOMMANDS);
    if (nearest.len > 0)
        fprintf(stderr, "orderpaper: there is no command '%s'; did you mean '" PRIstr "'?\n", word, STR_ARG(nearest));
    else
        command_wrong("there is no such command", word);
    return false;
}

/* The words of one call, taken from left to right. */
struct words {
    char **argv;
    int argc, at;
};

/* Options that have a value: `--name=value` or `--name value`. */
enum option { OPTION_DUMP, OPTION_ALLOW, OPTION_PREVIOUS, OPTION_JOBS, OPTION_OUTPUT, OPTION_NONE };
static const struct {
    const char *name;
    enum option option;
    bool check; /* of check too, not only of build */
} options[] = {
    {"--dump", OPTION_DUMP, true}, {"--allow", OPTION_ALLOW, true}, {"--previous", OPTION_PREVIOUS, true},
    {"--jobs", OPTION_JOBS, true}, {"-j", OPTION_JOBS, true},       {"--output", OPTION_OUTPUT, false},
    {"-o", OPTION_OUTPUT, false},
};

/* The option that `word` names for the command; *n is the length of the name. */
static enum option find_option(enum command command, const char *word, size_t *n)
{
    *n = strcspn(word, "=");
    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
        bool fits = command == COMMAND_BUILD || (command == COMMAND_CHECK && options[i].check);
        if (fits && strlen(options[i].name) == *n && strncmp(options[i].name, word, *n) == 0)
            return options[i].option;
    }
    return OPTION_NONE;
}

static bool read_dump(struct command_line *line, const char *name)
{
    line->dump = driver_dump_find(name);
    if (line->dump == DUMP__COUNT)
        return command_wrong("--dump takes doc, report, figures, boxes, pages, tags or heard, not", name);
    return true;
}

static bool read_jobs(struct command_line *line, const char *value)
{
    unsigned n = 0;
    const char *at = value;
    for (; *at >= '0' && *at <= '9' && n <= JOBS_MOST; at++)
        n = n * 10 + (unsigned)(*at - '0');
    if (*at != '\0' || n < 1 || n > JOBS_MOST)
        return command_wrong("--jobs takes a number from 1 to 64, not", value);
    line->jobs = n;
    return true;
}

static bool read_copy(struct command_line *line, const char *word)
{
    static const char *const names[] = {[ORDERPAPER_COPY_PUBLIC] = "--public",
                                        [ORDERPAPER_COPY_EXEMPT] = "--exempt",
                                        [ORDERPAPER_COPY_INTERNAL] = "--internal"};
    for (unsigned copy = 0; copy < sizeof(names) / sizeof(names[0]); copy++) {
        if (strcmp(word, names[copy]) == 0) {
            line->copies |= 1u << copy;
            return true;
        }
    }
    return false;
}

static bool read_switch(struct command_line *line, const char *word)
{
    bool runs = line->command == COMMAND_BUILD || line->command == COMMAND_CHECK;
    if (runs && read_copy(line, word))
        return true;
    if (runs && strcmp(word, "--draft") == 0)
        line->options.draft = 1;
    else if (line->command == COMMAND_CHECK && strcmp(word, "--accessibility") == 0)
        line->options.checklist = stdout;
    else if (runs && strcmp(word, "--colour") == 0)
        line->options.colour = 1;
    else if (runs && strcmp(word, "--no-colour") == 0)
        line->options.colour = 0;
    else if (line->command == COMMAND_SCHEMA && strcmp(word, "--layout") == 0)
        line->layout = 1;
    else if (line->command == COMMAND_SCHEMA && strcmp(word, "--markdown") == 0)
        line->markdown = 1;
    else
        return command_wrong("this option is not known here", word);
    return true;
}

static bool read_option(struct command_line *line, struct arena *arena, struct words *words)
{
    const char *word = words->argv[words->at];
    size_t n = 0;
    enum option option = find_option(line->command, word, &n);
    if (option == OPTION_NONE)
        return read_switch(line, word);
    if (word[n] != '=' && words->at + 1 == words->argc)
        return command_wrong("this option needs a value", word);
    const char *value = word[n] == '=' ? word + n + 1 : words->argv[++words->at];
    if (!*value)
        return command_wrong("this option needs a value", str_printf(arena, "%.*s", (int)n, word).s);
    if (option == OPTION_DUMP)
        return read_dump(line, value);
    if (option == OPTION_JOBS)
        return read_jobs(line, value);
    if (option == OPTION_ALLOW)
        VEC_PUSH(arena, &line->allow, value);
    else if (option == OPTION_PREVIOUS)
        line->options.previous = value;
    else
        line->options.output = value;
    return true;
}

static bool read_operand(struct command_line *line, struct arena *arena, const char *word)
{
    if (line->command == COMMAND_BUILD || line->command == COMMAND_CHECK) {
        VEC_PUSH(arena, &line->reports, word);
        return true;
    }
    if (line->command == COMMAND_SCHEMA || line->code)
        return command_wrong("there is a word too many", word);
    line->code = word;
    return true;
}

static bool complete(struct command_line *line)
{
    line->options.allow = line->allow.items;
    line->options.nallow = line->allow.n;
    if (line->command != COMMAND_BUILD && line->command != COMMAND_CHECK)
        return true;
    if (line->reports.n == 0)
        return command_wrong("which report? Name its YAML file", "");
    if (line->options.previous && strcmp(line->options.previous, "-") == 0)
        return command_wrong("--previous needs a file; standard input may be this time's report only", "");
    if (line->options.checklist && line->dump != DUMP_NONE)
        return command_wrong("--accessibility and --dump cannot be had at once", "");
    return true;
}

bool command_read(struct command_line *line, struct arena *arena, int argc, char **argv)
{
    if (argc < 2) {
        command_help(stderr);
        return false;
    }
    if (!find_command(line, argv[1]))
        return false;
    struct words words = {.argv = argv, .argc = argc, .at = 2};
    bool operands = false; /* after "--" */
    for (; words.at < argc; words.at++) {
        const char *word = argv[words.at];
        if (!operands && strcmp(word, "--") == 0)
            operands = true;
        else if (!operands && word[0] == '-' && word[1] != '\0') {
            if (!read_option(line, arena, &words))
                return false;
        } else if (!read_operand(line, arena, word)) {
            return false;
        }
    }
    return complete(line);
}
