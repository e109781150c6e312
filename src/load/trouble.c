#include "load/trouble_int.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "load/quote_int.h"
#include "load/scene_int.h"

struct diag *scene_diag(const struct scene *scene, uint32_t at, const char *fmt, ...)
{
    struct str text;
    va_list args;

    va_start(args, fmt);
    text = str_vprintf(scene->diags->arena, fmt, args);
    va_end(args);
    return diag_at(scene->diags, DIAG_YAML_SYNTAX, source_mark(scene->diags->sources, scene->file, at), PRIstr,
                   STR_ARG(text));
}

void scene_needs_quotes(const struct scene *scene, uint32_t at, const char *why)
{
    struct line line = line_of(scene->text, at);
    bool flow = scene->trouble->flow || line_in_flow(scene->text, &line, at);
    struct diag *diag = scene_diag(scene, at, "%s", why);

    quote_help(scene->diags, diag, scene->text, at, flow);
    diag->fix = quote_fix(scene->diags->arena, scene->text, at, flow);
}

static bool problem_has(const struct scene *scene, const char *words)
{
    return scene->trouble->problem != NULL && strstr(scene->trouble->problem, words) != NULL;
}

static bool context_has(const struct scene *scene, const char *words)
{
    return scene->trouble->context != NULL && strstr(scene->trouble->context, words) != NULL;
}

/* The byte of a place that counts from 0; the end of the text when it lies beyond. */
static uint32_t byte_at(const struct scene *scene, size_t line, size_t col)
{
    struct source *source = sources_at(scene->diags->sources, scene->file);
    struct str text = source_line(source, scene->diags->sources->arena, (uint32_t)line + 1);
    uint32_t pos = 0;

    if (line >= source->nlines)
        return scene->text.len;
    while (col-- > 0 && pos < text.len)
        utf8_next(text, &pos);
    return (uint32_t)(text.s - scene->text.s) + pos;
}

static void report_tab(const struct scene *scene)
{
    uint32_t tab = scene->line.start;

    while (tab < scene->line.first && scene->text.s[tab] != '\t')
        tab++;
    diag_help(scene->diags,
              scene_diag(scene, tab < scene->line.first ? tab : scene->at, "a tab may not be used to indent a line"),
              "indent with blanks; most editors can be set to put blanks for the Tab key");
}

/* A text that begins with a character that means something else. */
static void report_first_character(const struct scene *scene, uint32_t at)
{
    uint32_t pos = at;
    struct str text = scene->text;

    if (at >= text.len || text.s[at] == '\n' || text.s[at] == '\r') {
        diag_help(scene->diags, scene_diag(scene, at, "something is missing here"),
                  "write a value, or close the brackets or quotes that were opened before");
        return;
    }
    utf8_next(text, &pos);
    scene_needs_quotes(scene, at,
                       str_printf(scene->diags->arena,
                                  "a text may not begin with " PRIstr " unless it stands in quotes",
                                  STR_ARG(str_sub(text, at, pos - at)))
                           .s);
}

static void report_unexpected_character(const struct scene *scene)
{
    if (scene->at < scene->text.len && scene->text.s[scene->at] == '\t')
        report_tab(scene);
    else
        report_first_character(scene, scene->at);
}

static void report_context_character(const struct scene *scene)
{
    report_first_character(scene, scene->context);
}

static void report_here_character(const struct scene *scene)
{
    report_first_character(scene, scene->at);
}

/* `key: - item` and `- - item` in a wrong place. */
static void report_dash(const struct scene *scene)
{
    struct diag *diag;

    if (scene->at == scene->line.first) {
        trouble_key_missing(scene);
        return;
    }
    diag =
        scene_diag(scene, scene->at, "a text may not begin with a dash and a blank, which begin the item of a list");
    diag_help(scene->diags, diag,
              "put quotes round the text: " PRIstr "; for a list, begin its first item on a line of its own",
              STR_ARG(quote_line(scene->diags->arena, scene->text, scene->at, scene->trouble->flow)));
    diag->fix = quote_fix(scene->diags->arena, scene->text, scene->at, scene->trouble->flow);
}

/* `| text` on one line: the block's text belongs on the next ones. */
static void report_block(const struct scene *scene)
{
    struct line line = line_of(scene->text, scene->context);
    char c = scene->text.s[scene->context];
    bool flow = line_in_flow(scene->text, &line, scene->context);
    struct diag *diag = scene_diag(scene, scene->context, "after %c the text must begin on the next line", c);

    diag_help(scene->diags, diag, "if %c belongs to the text, put quotes round it: " PRIstr, c,
              STR_ARG(quote_line(scene->diags->arena, scene->text, scene->context, flow)));
    diag->fix = quote_fix(scene->diags->arena, scene->text, scene->context, flow);
}

/* Lines that begin with % in the first column are instructions to YAML. */
static void report_directive(const struct scene *scene)
{
    struct line line = line_of(scene->text, scene->context);
    struct line above = line;
    struct diag *diag = scene_diag(scene, line.start, "a line may not begin with %% in the first column");

    if (line_above(scene->text, &above))
        diag_help(scene->diags, diag,
                  "if the line goes on with the text above, indent it, and write that text below |");
    else
        diag_help(scene->diags, diag, "delete the line");
}

static void report_other(const struct scene *scene)
{
    scene_diag(scene, scene->at, "this is not YAML here: %s",
               scene->trouble->problem != NULL ? scene->trouble->problem : "unknown problem");
}

/* libyaml's words, and who explains them; `context` narrows the choice where the problem's words alone do not. */
static const struct {
    const char *context, *problem;
    void (*report)(const struct scene *scene);
} explainers[] = {
    {NULL, "found a tab character", report_tab},
    {NULL, "cannot start any token", report_unexpected_character},
    {"scanning an anchor", NULL, report_context_character},
    {"scanning an alias", NULL, report_context_character},
    {"a tag", NULL, report_context_character},
    {NULL, "undefined tag handle", report_here_character},
    {NULL, "block sequence entries are not allowed", report_dash},
    {NULL, "mapping keys are not allowed", report_here_character},
    {NULL, "mapping values are not allowed", trouble_colon_refused},
    {NULL, "could not find expected ':'", trouble_colon_missing},
    {NULL, "did not find expected key", trouble_key_missing},
    {NULL, "did not find expected '-' indicator", trouble_key_missing},
    {NULL, "did not find expected ',' or", trouble_brackets},
    {NULL, "did not find expected node content", report_here_character},
    {"a quoted scalar", "end of stream", trouble_quotes_open},
    {"a quoted scalar", "document indicator", trouble_quotes_open},
    {"a quoted scalar", NULL, trouble_escape},
    {"a block scalar", NULL, report_block},
    {"a directive", NULL, report_directive},
    {"a %YAML directive", NULL, report_directive},
    {"a %TAG directive", NULL, report_directive},
    {NULL, "%YAML directive", report_directive},
    {NULL, "%TAG directive", report_directive},
    {NULL, "incompatible YAML document", report_directive},
    {NULL, "expected <document start>", trouble_second_root},
};

static void explain(const struct scene *scene)
{
    for (size_t i = 0; i < sizeof(explainers) / sizeof(explainers[0]); i++) {
        if ((explainers[i].context == NULL || context_has(scene, explainers[i].context)) &&
            (explainers[i].problem == NULL || problem_has(scene, explainers[i].problem))) {
            explainers[i].report(scene);
            return;
        }
    }
    report_other(scene);
}

bool trouble_report(struct diags *diags, uint16_t file, const struct trouble *trouble, uint32_t cut)
{
    struct scene scene = {.diags = diags, .file = file, .trouble = trouble};

    scene.text = sources_at(diags->sources, file)->text;
    scene.at = byte_at(&scene, trouble->line, trouble->col);
    scene.context =
        trouble->context != NULL ? byte_at(&scene, trouble->context_line, trouble->context_col) : scene.at;
    scene.line = line_of(scene.text, scene.at);
    explain(&scene);
    return cut != 0 && diags->items[diags->n - 1]->mark.line == source_mark(diags->sources, file, cut).line;
}
