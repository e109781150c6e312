#include "cli/command.h"

#include <limits.h>
#include <string.h>

#include "base/str.h"
#include "cli/command_int.h"

bool command_wrong(const char *what, const char *word)
{
    fprintf(stderr, "orderpaper: %s%s%s\nTry 'orderpaper --help'.\n", what, *word ? ": " : "", word);
    return false;
}

static bool complete_fix(const struct command_line *line)
{
    for (uint32_t i = 0; i < line->operands.n; i++) {
        if (strcmp(line->operands.items[i], "-") == 0)
            return command_wrong("--fix changes files, and standard input is none; name the report's file", "");
    }
    if (line->build.dump != DUMP_NONE)
        return command_wrong("--fix and --dump cannot be had at once", "");
    return true;
}

static bool complete_run(struct command_line *line)
{
    if (line->options.previous && strcmp(line->options.previous, "-") == 0)
        return command_wrong("--previous needs a file; standard input may be this time's report only", "");
    if (line->options.checklist && line->build.dump != DUMP_NONE)
        return command_wrong("--accessibility and --dump cannot be had at once", "");
    return !line->build.fix || complete_fix(line);
}

static bool complete_preview(struct command_line *line)
{
    if (strcmp(line->operands.items[0], "-") == 0)
        return command_wrong("standard input cannot be previewed; name the report's file", "");
    if ((line->copies & (line->copies - 1)) != 0)
        return command_wrong("the preview begins with one copy; choose others in the page", "");
    return complete_run(line);
}

static bool complete_watch(struct command_line *line)
{
    if (strcmp(line->operands.items[0], "-") == 0)
        return command_wrong("standard input cannot be watched; name the report's file", "");
    if (line->options.output && strcmp(line->options.output, "-") == 0)
        return command_wrong("-o needs a file here, which is replaced at each change", "");
    if ((line->copies & (line->copies - 1)) != 0)
        return command_wrong("only one copy can be watched at a time", "");
    return complete_run(line);
}

#define WHICH_REPORT "which report? Name its YAML file"

const struct command_row command_rows[COMMAND__COUNT] = {
    [COMMAND_NEW] = {"new", "FOLDER [--kind KIND]", "begin a report",
                     "Writes a small complete report into a new or empty folder, to be made yours, with the language "
                     "for editors beside it. Nothing that is there is overwritten.",
                     1, 1, "which folder? Name one that is not there yet", NULL},
    [COMMAND_PREVIEW] =
        {"preview", "REPORT.yaml | FOLDER", "its pages in the browser, live",
         "Shows the pages as they will print, and what is wrong, in your browser, anew each time a file is "
         "saved. A folder gives the list of its reports. Ctrl+C ends it.",
         1, 1, "which report? Name its YAML file, or a folder of reports", complete_preview},
    [COMMAND_BUILD] =
        {"build", "REPORT.yaml ... [-o FILE]", "make the PDF (here: REPORT.pdf)",
         "Makes the PDF. Without -o it gets the report's name with .pdf and is written where the program "
         "was called. REPORT.yaml may be - for standard input.",
         1, UINT_MAX, WHICH_REPORT, complete_run},
    [COMMAND_WATCH] = {"watch", "REPORT.yaml [-o FILE]", "the PDF anew at each save",
                       "Makes the PDF at once and each time a file of the report is saved, for a PDF viewer that is "
                       "kept open. While there are errors the PDF stays as it was. Ctrl+C ends it.",
                       1, 1, WHICH_REPORT, complete_watch},
    [COMMAND_CHECK] = {"check", "REPORT.yaml ...", "find all that is wrong; no PDF",
                       "Finds everything that is wrong, pages included, and writes nothing but what --fix mends. "
                       "REPORT.yaml may be - for standard input.",
                       1, UINT_MAX, WHICH_REPORT, complete_run},
    [COMMAND_EXPLAIN] =
        {"explain", "[CODE]", "more about a message",
         "Tells more about a message, by the name in square brackets at its end. Without a name, lists "
         "all messages.",
         0, 1, "", NULL},
    [COMMAND_SCHEMA] = {"schema", "[--layout] [--markdown]", "the language, for editors",
                        "Prints the language as JSON Schema, for editors that complete and check YAML.", 0, 0, "",
                        NULL},
    [COMMAND_HELP] = {"help", "[COMMAND]", "a command's own options", "Tells what a command does, and its options.",
                      0, 1, "", NULL},
    [COMMAND_VERSION] = {"--version", "", "which version this is", "Prints the version of the program.", 0, 0, "",
                         NULL},
};

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

enum command command_find(const char *name)
{
    struct str names[COMMAND__COUNT];
    if (is_help(name))
        return COMMAND_HELP;
    if (strcmp(name, "version") == 0)
        return COMMAND_VERSION;
    for (enum command command = 0; command < COMMAND__COUNT; command++) {
        names[command] = str_from(command_rows[command].name);
        if (strcmp(command_rows[command].name, name) == 0)
            return command;
    }
    struct str nearest = str_nearest(str_from(name), names, COMMAND__COUNT);
    if (nearest.len > 0)
        fprintf(stderr, "orderpaper: there is no command '%s'; did you mean '" PRIstr "'?\n", name, STR_ARG(nearest));
    else
        command_wrong("there is no such command", name);
    return COMMAND__COUNT;
}

/* The words of one call, taken from left to right. */
struct words {
    char **argv;
    int argc, at;
};

/* Options that have a value: `--name=value` or `--name value`. */
static bool read_option(struct reading *reading, struct words *words)
{
    const char *word = words->argv[words->at];
    size_t n = strcspn(word, "=");
    const struct option *option = option_find(reading->line->command, word, n);
    if (!option)
        return command_wrong("this option is not known here", word);
    const char *name = str_printf(reading->arena, "%.*s", (int)n, word).s;
    if (!option->value)
        return word[n] == '=' ? command_wrong("this option takes no value", name) : option->read(reading, "");
    const char *value = "";
    if (word[n] == '=')
        value = word + n + 1;
    else if (words->at + 1 < words->argc)
        value = words->argv[++words->at];
    return *value ? option->read(reading, value) : command_wrong("this option needs a value", name);
}

static bool read_operand(struct reading *reading, const char *word)
{
    if (reading->line->operands.n == command_rows[reading->line->command].most)
        return command_wrong("there is a word too many", word);
    VEC_PUSH(reading->arena, &reading->line->operands, word);
    return true;
}

static bool read_words(struct reading *reading, struct words *words)
{
    bool operands = false; /* after "--" */
    for (; words->at < words->argc; words->at++) {
        const char *word = words->argv[words->at];
        if (!operands && strcmp(word, "--") == 0)
            operands = true;
        else if (!operands && is_help(word))
            reading->line->help = true;
        else if (operands || word[0] != '-' || word[1] == '\0') {
            if (!read_operand(reading, word))
                return false;
        } else if (!read_option(reading, words)) {
            return false;
        }
    }
    return true;
}

bool command_read(struct command_line *line, struct arena *arena, int argc, char **argv)
{
    if (argc < 2) {
        command_help(stderr);
        return false;
    }
    line->command = command_find(argv[1]);
    if (line->command == COMMAND__COUNT)
        return false;
    if (!read_words(&(struct reading){.line = line, .arena = arena}, &(struct words){argv, argc, 2}))
        return false;
    if (line->help)
        return true;
    line->options.allow = line->allow.items;
    line->options.nallow = line->allow.n;
    const struct command_row *row = &command_rows[line->command];
    if (line->operands.n < row->least)
        return command_wrong(row->which, "");
    return !row->complete || row->complete(line);
}
