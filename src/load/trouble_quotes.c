/* Quotes and brackets that do not close where they should. */
#include "load/quote_int.h"
#include "load/scene_int.h"

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

static struct str rest_of(const struct scene *scene, uint32_t at)
{
    return quote_rest_of_line(scene->diags->arena, scene->text, at);
}

/* The help for quotes that open at `open` and do not close on their line: close them, or, for an apostrophe such as
 * in 'tis, put double quotes round the whole. */
static void help_close(const struct scene *scene, struct diag *diag, uint32_t open)
{
    struct line line = line_of(scene->text, open);
    struct str before = str_sub(scene->text, line.first, open - line.first);
    struct str rest = rest_of(scene, open);

    if (scene->text.s[open] == '"')
        diag_help(scene->diags, diag, "close them: " PRIstr PRIstr, STR_ARG(before),
                  STR_ARG(quote_text(scene->diags->arena, str_sub(rest, 1, rest.len))));
    else
        diag_help(scene->diags, diag, "close them: " PRIstr PRIstr "'; or, for an apostrophe: " PRIstr PRIstr,
                  STR_ARG(before), STR_ARG(rest), STR_ARG(before), STR_ARG(quote_text(scene->diags->arena, rest)));
}

void trouble_quotes_open(const struct scene *scene)
{
    help_close(scene, scene_diag(scene, scene->context, "the quotes that open here are not closed"), scene->context);
}

bool trouble_quotes_above(const struct scene *scene)
{
    struct line line = scene->line;
    uint32_t at = scene->at;
    char quote;

    while (at > line.first && line_is_blank(scene->text.s[at - 1]))
        at--;
    quote = at > line.first ? scene->text.s[at - 1] : '\0';
    if (!is_quote(quote))
        return false;
    while (line_above(scene->text, &line)) {
        uint32_t open = line.value;

        if (open < line.end && scene->text.s[open] == quote &&
            line_closing_quote(scene->text, open, line.end) == line.end) {
            struct diag *diag = scene_diag(scene, open, "the quotes that open here close only further below");

            diag_related(scene->diags, diag, source_mark(scene->diags->sources, scene->file, at - 1), "here");
            help_close(scene, diag, open);
            return true;
        }
    }
    return false;
}

/* The opening quote of the text in double quotes that holds byte `at`. */
void trouble_escape(const struct scene *scene)
{
    uint32_t open = scene->context;
    struct line line = line_of(scene->text, open);
    uint32_t close = line_closing_quote(scene->text, open, line.end);
    struct diag *diag = scene_diag(scene, scene->at,
                                   "a backslash in double quotes begins a special character, and "
                                   "there is none of this name");

    if (close == line.end) {
        diag_help(scene->diags, diag, "write \\\\ for a backslash, or use single quotes");
        return;
    }
    diag->fix = (struct diag_fix){open, close + 1,
                                  quote_text(scene->diags->arena, str_sub(scene->text, open + 1, close - open - 1))};
    diag_help(scene->diags, diag, "put single quotes round the text: " PRIstr PRIstr PRIstr,
              STR_ARG(str_sub(scene->text, line.first, open - line.first)), STR_ARG(diag->fix.with),
              STR_ARG(str_sub(scene->text, close + 1, line.end - close - 1)));
}

static bool is_bracket(char c)
{
    return c == '[' || c == '{';
}

static bool is_closing(char c)
{
    return c == ']' || c == '}';
}

static char closing_of(char open)
{
    return open == '[' ? ']' : '}';
}

/* Whether there is a comma or a colon behind the bracket, as in a list or mapping. */
static bool holds_items(const struct scene *scene, const struct line *line)
{
    for (uint32_t at = scene->context; at < line->end; at++) {
        if (scene->text.s[at] == ',' || scene->text.s[at] == ':')
            return true;
    }
    return false;
}

/* A bracket that is not closed on its line, with something after it: text that begins with a bracket, or a list whose
 * end is missing. */
static void report_open_bracket(const struct scene *scene, const struct line *line)
{
    char open = scene->text.s[scene->context];
    uint32_t hash = line_comment(scene->text, scene->context, line->end);
    struct diag *diag;

    if (hash < line->end && quote_looks_cut(scene->text, hash)) {
        scene_needs_quotes(scene, line_item(scene->text, line, hash),
                           "the rest of the line after \" #\" is a comment, and so the closing bracket is missing");
        return;
    }
    diag =
        scene_diag(scene, scene->context, "the %s that opens here is not closed", open == '[' ? "list" : "mapping");
    diag_help(scene->diags, diag,
              "close it with %c; if the bracket belongs to the text, put quotes round it: " PRIstr, closing_of(open),
              STR_ARG(quote_line(scene->diags->arena, scene->text, scene->context, false)));
    if (!holds_items(scene, line))
        diag->fix = quote_fix(scene->diags->arena, scene->text, scene->context, false);
}

static void report_missing_comma(const struct scene *scene)
{
    char close = closing_of(scene->text.s[scene->context]);
    bool colon = scene->at < scene->text.len && scene->text.s[scene->at] == ':' && scene->at > scene->line.content;
    uint32_t item =
        scene->at == scene->line.key_end ? scene->line.content : line_item(scene->text, &scene->line, scene->at);
    uint32_t at = colon ? item : scene->at;
    struct diag *diag = scene_diag(scene, at, "a comma or %c is missing before this", close);

    diag_related(scene->diags, diag, source_mark(scene->diags->sources, scene->file, scene->context),
                 "the bracket opens here");
}

/* `[Visits [provisional], 12]` and `[[provisional] visits, 12]`: the text of an item holds brackets. */
static bool report_bracket_in_text(const struct scene *scene)
{
    char c = scene->at < scene->text.len ? scene->text.s[scene->at] : '\0';
    uint32_t item = line_item(scene->text, &scene->line, scene->at);
    uint32_t before = scene->at;
    struct diag *diag;

    while (before > item && line_is_blank(scene->text.s[before - 1]))
        before--;
    if (before == item || is_quote(scene->text.s[item]) || c == ',' || c == ':' || is_closing(c))
        return false;
    if (is_bracket(c) == is_bracket(scene->text.s[item]) ||
        (!is_bracket(c) && !is_closing(scene->text.s[before - 1])))
        return false;
    diag = scene_diag(scene, item, "a text that holds brackets must stand in quotes here");
    quote_help(scene->diags, diag, scene->text, item, true);
    diag->fix = quote_fix(scene->diags->arena, scene->text, item, true);
    return true;
}

/* The problem stands on the line of the opening bracket. */
static void report_in_line(const struct scene *scene, const struct line *line)
{
    char c = scene->at < scene->text.len ? scene->text.s[scene->at] : '\0';
    uint32_t item = line_item(scene->text, line, scene->at);
    struct diag *diag;

    if (is_closing(c)) {
        diag = scene_diag(scene, scene->at, "%c closes what %c has opened", c, scene->text.s[scene->context]);
        diag_help(scene->diags, diag, "write %c here", closing_of(scene->text.s[scene->context]));
    } else if (c == ':' && item < scene->at) {
        diag =
            scene_diag(scene, scene->at, "a comma is missing before this, or a text that holds \": \" needs quotes");
        diag_help(scene->diags, diag, "in quotes the line would be: " PRIstr,
                  STR_ARG(quote_line(scene->diags->arena, scene->text, item, true)));
    } else {
        report_missing_comma(scene);
    }
}

void trouble_brackets(const struct scene *scene)
{
    struct line line = line_of(scene->text, scene->context);

    if (scene->context >= scene->text.len || scene->at == scene->context)
        scene_diag(scene, scene->at, "a bracket is not closed before this");
    else if (report_bracket_in_text(scene))
        return;
    else if (scene->at <= line.end && scene->at < scene->text.len)
        report_in_line(scene, &line);
    else if (scene->context + 1 < line.end || scene->at >= scene->text.len)
        report_open_bracket(scene, &line);
    else
        report_missing_comma(scene);
}
