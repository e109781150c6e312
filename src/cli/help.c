#include <string.h>

#include "cli/command_int.h"

enum { WIDTH = 80, SYNOPSIS_WIDTH = 33, OPTION_WIDTH = 19 };

/* Words in lines that begin at `column`, where the first one already is. */
static void print_wrapped(FILE *out, unsigned column, const char *text)
{
    unsigned at = column;
    while (*text) {
        unsigned n = (unsigned)strcspn(text, " ");
        if (at > column && at + 1 + n > WIDTH) {
            fprintf(out, "\n%*s", (int)column, "");
            at = column;
        }
        at += (unsigned)fprintf(out, "%s%.*s", at > column ? " " : "", (int)n, text);
        text += n;
        text += strspn(text, " ");
    }
    fputc('\n', out);
}

static void print_option(FILE *out, const struct option *option)
{
    int n = fprintf(out, "  %s%s%s%s%s", option->letter ? option->letter : "", option->letter ? ", " : "",
                    option->name, option->value ? " " : "", option->value ? option->value : "");
    unsigned column = OPTION_WIDTH + 2;
    if ((unsigned)n + 1 > column)
        fprintf(out, "\n%*s", (int)column, "");
    else
        fprintf(out, "%*s", (int)column - n, "");
    print_wrapped(out, column, option->help);
}

/* Those that every one of the commands takes. */
static void print_options(FILE *out, unsigned commands, bool seldom)
{
    for (unsigned i = 0; i < command_noptions; i++) {
        bool here = seldom || (command_options[i].commands & OPTION_SELDOM) == 0;
        if (here && (command_options[i].commands & commands) == commands)
            print_option(out, &command_options[i]);
    }
}

static bool has_options(enum command command)
{
    for (unsigned i = 0; i < command_noptions; i++) {
        if ((command_options[i].commands >> command & 1u) != 0)
            return true;
    }
    return false;
}

static void print_synopsis(FILE *out, const struct command_row *row)
{
    unsigned n = (unsigned)(strlen(row->name) + 1 + strlen(row->synopsis));
    fprintf(out, "  orderpaper %s %s%*s%s\n", row->name, row->synopsis,
            n < SYNOPSIS_WIDTH ? (int)(SYNOPSIS_WIDTH - n) : 1, "", row->brief);
}

void command_help(FILE *out)
{
    fputs("Orderpaper makes committee reports: YAML in, accessible print-ready PDF out.\n\n", out);
    for (enum command command = 0; command < COMMAND__COUNT; command++)
        print_synopsis(out, &command_rows[command]);
    fputs("\nOptions of commands that read reports, besides their own:\n", out);
    print_options(out, 1u << COMMAND_PREVIEW | 1u << COMMAND_BUILD | 1u << COMMAND_CHECK, false);
    fputs("\nExit status: 0 done, 1 the report has errors, 2 wrong usage, 3 system failure.\n"
          "More: orderpaper help COMMAND, man orderpaper.\n",
          out);
}

void command_help_on(FILE *out, enum command command)
{
    const struct command_row *row = &command_rows[command];
    fprintf(out, "orderpaper %s %s%s\n\n", row->name, row->synopsis, has_options(command) ? " [OPTION ...]" : "");
    print_wrapped(out, 0, row->help);
    if (has_options(command))
        fputc('\n', out);
    print_options(out, 1u << command, true);
}

int command_help_named(const char *name)
{
    enum command command = command_find(name);
    if (command == COMMAND__COUNT)
        return ORDERPAPER_USAGE;
    command_help_on(stdout, command);
    return ORDERPAPER_OK;
}
