/* Lines that stand where YAML expects something else: colons, indentation, text that goes on. */
#include "base/arena.h"
#include "load/quote_int.h"
#include "load/scene_int.h"

static char first_of(const struct scene *scene, uint32_t at)
{
    return at < scene->text.len ? scene->text.s[at] : '\0';
}

static struct str part(const struct scene *scene, uint32_t from, uint32_t to)
{
    return str_sub(scene->text, from, to - from);
}

static bool is_block_sign(char c)
{
    return c == '|' || c == '>';
}

/* A colon that something follows at once, as in `b:2`: its offset, or the line's end. Colons in times and addresses
 * (10:30, https://) are none. */
static uint32_t tight_colon(const struct scene *scene, const struct line *line)
{
    for (uint32_t at = line->content; at < line->end; at++) {
        char c = scene->text.s[at];

        if (c == ':' && at > line->content && at + 1 < line->end && scene->text.s[at + 1] != '/')
            return at;
        if (line_is_blank(c) || (c >= '0' && c <= '9'))
            return line->end;
    }
    return line->end;
}

/* A line without a key where one is needed. */
static void report_no_key(const struct scene *scene, const struct line *line)
{
    struct line above = *line;
    uint32_t colon = tight_colon(scene, line);
    bool has_above = line_above(scene->text, &above);
    struct diag *diag;

    if (colon < line->end) {
        diag = scene_diag(scene, colon, "a blank is missing after the colon");
        diag_help(scene->diags, diag, "write: " PRIstr ": " PRIstr, STR_ARG(part(scene, line->first, colon)),
                  STR_ARG(part(scene, colon + 1, line->end)));
    } else if (first_of(scene, line->content) == '-') {
        diag = scene_diag(scene, line->content, "a blank is missing after the dash");
        diag_help(scene->diags, diag, "write: - " PRIstr, STR_ARG(part(scene, line->content + 1, line->end)));
    } else if (has_above && above.has_key && above.value < above.end) {
        diag = scene_diag(scene, line->first, "this line is not \"key: value\", and it is not indented as text");
        diag_help(
            scene->diags, diag,
            "if it goes on with the text above, indent it further than that line; else write a key and a colon");
    } else if (has_above && above.has_key && line_indent(line) > line_indent(&above)) {
        diag = scene_diag(scene, line->first, "this line is not \"key: value\"");
        diag_help(scene->diags, diag,
                  "write a key, a colon and a blank before the value; if these lines are a text, write `" PRIstr
                  ": |` above them",
                  STR_ARG(part(scene, above.content, above.key_end)));
    } else {
        diag = scene_diag(scene, line->first, "this line is not \"key: value\"");
        diag_help(scene->diags, diag, "write a key, a colon and a blank before the value");
    }
}

/* `Room #4: x`: the comment has swallowed the colon. */
static bool report_cut_key(const struct scene *scene, const struct line *line)
{
    uint32_t hash = line_comment(scene->text, line->content, line->has_key ? line->key_end : line->end);
    struct str key = part(scene, line->content, line->key_end);
    struct diag *diag;

    if (!line->has_key || hash >= line->key_end || !quote_looks_cut(scene->text, hash))
        return false;
    diag = scene_diag(scene, hash, "the key ends before \" #\", which begins a comment");
    diag->fix = (struct diag_fix){line->content, line->key_end, quote_text(scene->diags->arena, key)};
    diag_help(scene->diags, diag, "put quotes round the key: " PRIstr PRIstr, STR_ARG(diag->fix.with),
              STR_ARG(part(scene, line->key_end, line->end)));
    return true;
}

/* `key: text` above and, indented below it, perhaps after other lines of the text, `more: text`. */
static void report_key_in_text(const struct scene *scene, const struct line *above, bool next)
{
    struct diag *diag = scene_diag(scene, scene->line.content,
                                   "this line is indented as a part of the text above, but it "
                                   "holds a colon like a key");

    diag_help(scene->diags, diag,
              "if it is a key, begin it in the same column as `" PRIstr
              "`; a text of several lines stands below |:\n" PRIstr " |\n  " PRIstr "\n%s  " PRIstr,
              STR_ARG(part(scene, above->content, above->key_end)),
              STR_ARG(part(scene, above->first, above->key_end + 1)), STR_ARG(part(scene, above->value, above->end)),
              next ? "" : "  ...\n", STR_ARG(part(scene, scene->line.first, scene->line.end)));
}

/* The first of the lines above that go on without a key in the same column as this one. */
static struct line first_without_key(const struct scene *scene, struct line above)
{
    struct line found = above;

    while (line_above(scene->text, &above) && !above.has_key && line_indent(&above) == line_indent(&found))
        found = above;
    return found;
}

/* Whether a line is indented further than the key of the line above, which has a text after it. */
static bool goes_on_with(const struct line *above, const struct line *line)
{
    return above->has_key && above->value < above->end && line_indent(line) > above->content - above->start;
}

void trouble_colon_refused(const struct scene *scene)
{
    const struct line *line = &scene->line;
    struct line above = *line, owner;
    bool has_above;

    if (line->has_key && scene->at > line->key_end) {
        scene_needs_quotes(scene, line->value, "a text that holds a colon and a blank must stand in quotes");
        return;
    }
    has_above = line_above(scene->text, &above);
    if (has_above && !above.has_key) {
        above = first_without_key(scene, above);
        owner = above;
        if (report_cut_key(scene, &above))
            return;
        if (line_above(scene->text, &owner) && goes_on_with(&owner, &above))
            report_key_in_text(scene, &owner, /*next*/ false);
        else
            report_no_key(scene, &above);
    } else if (has_above && goes_on_with(&above, line)) {
        report_key_in_text(scene, &above, /*next*/ true);
    } else if (scene->at - line->content > 1024) {
        diag_help(scene->diags, scene_diag(scene, line->content, "a key may not be longer than 1,024 characters"),
                  "put the text after a key, in quotes or below |");
    } else {
        scene_needs_quotes(scene, line->content, "a text that holds a colon and a blank must stand in quotes");
    }
}

void trouble_colon_missing(const struct scene *scene)
{
    struct line line = line_of(scene->text, scene->context);

    if (!report_cut_key(scene, &line))
        report_no_key(scene, &line);
}

/* Something follows a closed quote, bracket, alias or anchor on the same line. */
static void report_trailing(const struct scene *scene)
{
    const struct line *line = &scene->line;
    uint32_t value = scene->at > line->value ? line->value : line->content;
    char c = first_of(scene, value);

    if (trouble_quotes_above(scene))
        return;
    if (c == '*' || c == '&' || c == '[' || c == '{')
        scene_needs_quotes(
            scene, value,
            str_printf(scene->diags->arena, "a text that begins with %c must stand in quotes as a whole", c).s);
    else if (c == '"' || c == '\'')
        scene_needs_quotes(scene, value, "text stands after the closing quotation mark");
    else
        scene_needs_quotes(scene, value, "this text must stand in quotes");
}

/* The nearest line above that is indented less, which is what this one belongs to. */
static bool find_parent(const struct scene *scene, struct line *parent)
{
    uint32_t indent = line_indent(parent);

    while (line_above(scene->text, parent)) {
        if (line_indent(parent) < indent)
            return true;
    }
    return false;
}

static uint32_t line_number(const struct scene *scene, const struct line *line)
{
    return source_mark(scene->diags->sources, scene->file, line->start).line;
}

static void report_indent(const struct scene *scene)
{
    struct line above = scene->line, parent = scene->line;
    bool has_above = line_above(scene->text, &above);
    bool has_parent = find_parent(scene, &parent);
    struct diag *diag =
        scene_diag(scene, scene->line.first, "this line begins in a column in which no line above begins");

    if (has_parent && parent.has_key && is_block_sign(first_of(scene, parent.value)))
        diag_help(scene->diags, diag, "no line of a text below %c may begin left of its first line",
                  scene->text.s[parent.value]);
    else if (has_above && has_parent && line_indent(&above) != line_indent(&parent))
        diag_help(scene->diags, diag, "begin it in column %u like line %u, or in column %u like line %u",
                  line_indent(&above) + 1, line_number(scene, &above), line_indent(&parent) + 1,
                  line_number(scene, &parent));
    else
        diag_help(scene->diags, diag, "keys that belong together begin in the same column");
}

/* A text above that a comment has ended, so that this line no longer goes on with it. */
static bool report_after_comment(const struct scene *scene)
{
    struct line above = scene->line;
    uint32_t hash;

    if (!line_above(scene->text, &above) || line_indent(&above) >= line_indent(&scene->line))
        return false;
    hash = line_comment(scene->text, above.value, above.end);
    if (hash >= above.end)
        return false;
    diag_help(scene->diags,
              scene_diag(scene, hash, "the text ends before \" #\", which begins a comment, but it goes on below"),
              "write the text on its own lines below |, where # is an ordinary character");
    return true;
}

/* `Room #4: x` in the line above has ended as a text without a key. */
static bool report_key_above(const struct scene *scene)
{
    struct line above = scene->line;

    return line_above(scene->text, &above) && line_indent(&above) == line_indent(&scene->line) &&
           report_cut_key(scene, &above);
}

/* Whether the line above begins in the same column and is no item of a list. */
static bool is_among_keys(const struct scene *scene)
{
    struct line above = scene->line;

    return line_above(scene->text, &above) && line_indent(&above) == line_indent(&scene->line) &&
           first_of(scene, above.first) != '-';
}

void trouble_key_missing(const struct scene *scene)
{
    const struct line *line = &scene->line;
    char c = first_of(scene, scene->at);

    if (scene->at > line->content) {
        report_trailing(scene);
    } else if (report_after_comment(scene) || report_key_above(scene)) {
        return;
    } else if (c == ':') {
        diag_help(scene->diags, scene_diag(scene, scene->at, "a key is missing before the colon"),
                  "write: key: value");
    } else if (c == '-' && is_among_keys(scene)) {
        diag_help(scene->diags, scene_diag(scene, scene->at, "the item of a list stands among the keys of a mapping"),
                  "write the list's own key and a colon on the line above it");
    } else {
        report_indent(scene);
    }
}

void trouble_second_root(const struct scene *scene)
{
    struct line above = scene->line;
    bool has_above = line_above(scene->text, &above);
    struct diag *diag;

    if (has_above && report_cut_key(scene, &above))
        return;
    if (has_above && line_indent(&above) > line_indent(&scene->line)) {
        diag = scene_diag(scene, scene->line.first, "this line begins left of the first line of the file");
        diag_help(scene->diags, diag, "all keys of the top level begin in the same column, best the first");
    } else if (has_above && str_eqz(part(scene, above.first, above.end), "...")) {
        diag = scene_diag(scene, above.first, "the line ... ends the file, but something follows");
        diag_help(scene->diags, diag, "delete the line ...");
    } else {
        diag = scene_diag(scene, scene->at, "the file's content has ended before this");
        diag_help(scene->diags, diag,
                  "a file is a mapping: lines of \"key: value\", all beginning in the same column");
    }
}
