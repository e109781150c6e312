#include <string.h>

#include "base/ascii.h"
#include "cli/command_int.h"

static bool read_output(struct reading *reading, const char *value)
{
    reading->line->options.output = value;
    return true;
}

static bool read_public(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->copies |= 1u << ORDERPAPER_COPY_PUBLIC;
    return true;
}

static bool read_exempt(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->copies |= 1u << ORDERPAPER_COPY_EXEMPT;
    return true;
}

static bool read_internal(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->copies |= 1u << ORDERPAPER_COPY_INTERNAL;
    return true;
}

static bool read_draft(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->options.draft = 1;
    return true;
}

static bool read_greyscale(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->options.greyscale = 1;
    return true;
}

static bool read_previous(struct reading *reading, const char *value)
{
    reading->line->options.previous = value;
    return true;
}

static bool read_allow(struct reading *reading, const char *value)
{
    VEC_PUSH(reading->arena, &reading->line->allow, value);
    return true;
}

/* False: it is no whole number from 1 to `most`. */
static bool read_number(const char *value, unsigned most, unsigned *number)
{
    *number = 0;
    for (; ascii_is_digit(*value) && *number <= most; value++)
        *number = *number * 10 + (unsigned)(*value - '0');
    return *value == '\0' && *number >= 1 && *number <= most;
}

static bool read_jobs(struct reading *reading, const char *value)
{
    unsigned jobs;
    if (!read_number(value, JOBS_MOST, &jobs))
        return command_wrong("--jobs takes a number from 1 to 64, not", value);
    reading->line->build.jobs = jobs;
    return true;
}

static bool read_accessibility(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->options.checklist = stdout;
    return true;
}

static bool read_fix(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->build.fix = 1;
    return true;
}

static bool read_dump(struct reading *reading, const char *value)
{
    reading->line->build.dump = driver_dump_find(value);
    if (reading->line->build.dump == DUMP__COUNT)
        return command_wrong("--dump takes doc, report, figures, boxes, pages, tags or heard, not", value);
    return true;
}

static bool read_colour(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->options.colour = 1;
    return true;
}

static bool read_no_colour(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->options.colour = 0;
    return true;
}

static bool read_layout(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->schema.layout = 1;
    return true;
}

static bool read_markdown(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->schema.markdown = 1;
    return true;
}

static bool read_port(struct reading *reading, const char *value)
{
    unsigned port;
    if (!read_number(value, UINT16_MAX, &port))
        return command_wrong("--port takes a number from 1 to 65535, not", value);
    reading->line->preview.port = (uint16_t)port;
    return true;
}

static bool read_open(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->preview.open = true;
    return true;
}

static bool read_editor(struct reading *reading, const char *value)
{
    reading->line->preview.editor = value;
    return true;
}

static bool read_listen(struct reading *reading, const char *value)
{
    reading->line->preview.address = value;
    return true;
}

static bool read_token(struct reading *reading, const char *value)
{
    (void)value;
    reading->line->preview.token = true;
    return true;
}

static bool read_kind(struct reading *reading, const char *value)
{
    reading->line->kind = value;
    return true;
}

enum {
    NEW = 1u << COMMAND_NEW,
    PREVIEW = 1u << COMMAND_PREVIEW,
    BUILD = 1u << COMMAND_BUILD,
    WATCH = 1u << COMMAND_WATCH,
    CHECK = 1u << COMMAND_CHECK,
    SCHEMA = 1u << COMMAND_SCHEMA,
    RUNS = PREVIEW | BUILD | WATCH | CHECK, /* read reports */
};

const struct option command_options[] = {
    {"--output", "-o", "FILE", BUILD, "where the PDF goes, - for standard output; the folder where there are several",
     read_output},
    {"--output", "-o", "FILE", WATCH, "where the PDF goes, by itself REPORT.pdf here", read_output},
    {"--public", NULL, NULL, RUNS, "the copy without what is exempt (by itself)", read_public},
    {"--exempt", NULL, NULL, RUNS, "the copy with what is exempt", read_exempt},
    {"--internal", NULL, NULL, RUNS, "the copy with officers' sign-offs too", read_internal},
    {"--draft", NULL, NULL, RUNS, "a light watermark and the version line on every page", read_draft},
    {"--greyscale", NULL, NULL, RUNS, "colours and pictures in grey, as printers without colour", read_greyscale},
    {"--previous", NULL, "FILE", RUNS, "last time's report, to list what has changed since", read_previous},
    {"--allow", NULL, "FOLDER", RUNS, "included files may lie there too (may be repeated)", read_allow},
    {"--port", NULL, "N", PREVIEW, "where the page is served (by itself: the first free from 8765)", read_port},
    {"--open", NULL, NULL, PREVIEW, "open the page in your browser", read_open},
    {"--editor", NULL, "NAME", PREVIEW,
     "what links open: vscode (by itself), vscodium, idea, sublime, none ..., or an address with {path}, {line}, "
     "{column}",
     read_editor},
    {"--listen", NULL, "ADDRESS", PREVIEW,
     "let other computers look, by this one's numeric address; the address that is printed then holds a secret word",
     read_listen},
    {"--token", NULL, NULL, PREVIEW, "the same secret for this computer, where several people use it", read_token},
    {"--jobs", "-j", "N", BUILD | CHECK | OPTION_SELDOM, "how many at once, of several (by itself: one a processor)",
     read_jobs},
    {"--accessibility", NULL, NULL, CHECK, "list what only a person can judge", read_accessibility},
    {"--dump", NULL, "STAGE", BUILD | CHECK | OPTION_SELDOM,
     "a stage as text: doc, report, figures, boxes, pages, tags, heard", read_dump},
    {"--fix", NULL, NULL, CHECK, "first put quotes round what YAML refuses, and show the lines", read_fix},
    {"--colour", NULL, NULL, BUILD | WATCH | CHECK | OPTION_SELDOM, "colour in messages (by itself: on a terminal)",
     read_colour},
    {"--no-colour", NULL, NULL, BUILD | WATCH | CHECK | OPTION_SELDOM, "no colour in messages", read_no_colour},
    {"--kind", NULL, "KIND", NEW,
     "what it is: quarterly (by itself), dashboard, officer, improvement-plan, appendix, committee", read_kind},
    {"--layout", NULL, NULL, SCHEMA, "of layout files, not of reports", read_layout},
    {"--markdown", NULL, NULL, SCHEMA, "the reference page instead of JSON Schema", read_markdown},
};
const unsigned command_noptions = sizeof(command_options) / sizeof(command_options[0]);

static bool is_word(const char *name, const char *word, size_t n)
{
    return name && strlen(name) == n && memcmp(name, word, n) == 0;
}

const struct option *option_find(enum command command, const char *word, size_t n)
{
    for (unsigned i = 0; i < command_noptions; i++) {
        const struct option *option = &command_options[i];
        if ((option->commands >> command & 1u) != 0 &&
            (is_word(option->name, word, n) || is_word(option->letter, word, n)))
            return option;
    }
    return NULL;
}
