/* `orderpaper new`: a small complete report in a folder of its own. What it consists of is data: the files of
 * templates/KIND, and the schema for editors, which the report's first line names. */
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/folder.h"
#include "check/check.h"
#include "check/schema.h"
#include "cli/command.h"
#include "driver/data.h"

#define SCHEMA_FILE "orderpaper.schema.json"
#define USUAL_KIND "quarterly"

enum { TEMPLATE_MOST = 16 * 1024 * 1024 };

struct beginning {
    struct arena *arena;
    struct str folder; /* to be filled */
    bool made;         /* it was not there before */
    VEC(struct str) written;
};

static struct str path_in(struct arena *arena, struct str folder, struct str name)
{
    bool slash = folder.len > 0 && folder.s[folder.len - 1] == '/';
    return str_printf(arena, PRIstr "%s" PRIstr, STR_ARG(folder), slash ? "" : "/", STR_ARG(name));
}

static bool write_file(struct beginning *new, struct str name, const char *bytes, size_t n)
{
    struct str path = path_in(new->arena, new->folder, name);
    struct str error;
    struct outfile *out = NULL;
    if (file_claim(new->arena, path, &error)) {
        VEC_PUSH(new->arena, &new->written, path);
        out = file_create(new->arena, path, &error);
    }
    if (out)
        file_write(out, bytes, n);
    if (out && file_commit(out, &error))
        return true;
    fprintf(stderr, "orderpaper: cannot write " PRIstr ": " PRIstr "\n", STR_ARG(path), STR_ARG(error));
    return false;
}

static bool copy_file(struct beginning *new, struct str template, struct str name)
{
    struct str text;
    struct str error;
    struct str path = path_in(new->arena, template, name);
    if (file_read(new->arena, path, TEMPLATE_MOST, &text, &error))
        return write_file(new, name, text.s, text.len);
    fprintf(stderr, "orderpaper: cannot read " PRIstr ": " PRIstr "\n", STR_ARG(path), STR_ARG(error));
    return false;
}

static bool write_schema(struct beginning *new)
{
    struct buf json = {0};
    schema_json(&json, check_root_schema(), false, "Orderpaper report");
    bool done = write_file(new, STR(SCHEMA_FILE), json.bytes, json.len);
    buf_free(&json);
    return done;
}

static void undo(const struct beginning *new)
{
    for (uint32_t i = 0; i < new->written.n; i++)
        unlink(new->written.items[i].s);
    if (new->made)
        rmdir(new->folder.s);
}

/* The folder is there, and empty. */
static enum orderpaper_result make_room(struct beginning *new)
{
    struct folder_names names;
    struct str error;
    if (!folder_create(new->arena, new->folder, &new->made, &error) ||
        !folder_list(new->arena, new->folder, &names, &error)) {
        fprintf(stderr, "orderpaper: the folder " PRIstr " cannot be made: " PRIstr "\n", STR_ARG(new->folder),
                STR_ARG(error));
        return ORDERPAPER_SYSTEM;
    }
    if (names.n == 0)
        return ORDERPAPER_OK;
    fprintf(stderr,
            "orderpaper: the folder " PRIstr " is not empty (there is " PRIstr
            " in it), so nothing was written; name "
            "one that is not there yet, or an empty one\n",
            STR_ARG(new->folder), STR_ARG(names.items[0]));
    return ORDERPAPER_USAGE;
}

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("_./+,:@-", c);
}

/* A word of a command line, as the shell takes it. */
static struct str quoted(struct arena *arena, struct str word)
{
    struct buf out = {0};
    bool plain = word.len > 0;
    buf_putc(&out, '\'');
    for (uint32_t i = 0; i < word.len; i++) {
        plain = plain && is_plain(word.s[i]);
        if (word.s[i] == '\'')
            buf_puts(&out, "'\\'");
        buf_putc(&out, word.s[i]);
    }
    buf_putc(&out, '\'');
    struct str text = plain ? word : str_dup(arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
    return text;
}

static void say(struct beginning *new, const char *kind)
{
    struct str report = quoted(new->arena, path_in(new->arena, new->folder, STR("report.yaml")));
    printf("A new report of the kind %s:\n", kind);
    for (uint32_t i = 0; i < new->written.n; i++)
        printf("  " PRIstr "\n", STR_ARG(new->written.items[i]));
    printf("\nNext, begin at the top of report.yaml in any text editor, and see it as you write:\n"
           "  orderpaper preview " PRIstr "\n"
           "or make the PDF:\n"
           "  orderpaper build " PRIstr "\n",
           STR_ARG(report), STR_ARG(report));
}

static enum orderpaper_result fill(struct beginning *new, struct str template, const struct folder_names *files)
{
    enum orderpaper_result result = make_room(new);
    bool done = result == ORDERPAPER_OK;
    for (uint32_t i = 0; done && i < files->n; i++)
        done = copy_file(new, template, files->items[i]);
    done = done && write_schema(new);
    if (result == ORDERPAPER_OK && !done)
        result = ORDERPAPER_SYSTEM;
    if (!done)
        undo(new);
    return result;
}

static enum orderpaper_result unknown_kind(const char *kind, const struct folder_names *kinds)
{
    struct str nearest = str_nearest(str_from(kind), kinds->items, kinds->n);
    fprintf(stderr, "orderpaper: there is no kind '%s'", kind);
    if (nearest.len > 0)
        fprintf(stderr, "; did you mean '" PRIstr "'?", STR_ARG(nearest));
    fprintf(stderr, "%s", nearest.len > 0 ? " There are" : "; there are");
    for (uint32_t i = 0; i < kinds->n; i++)
        fprintf(stderr, "%s " PRIstr, i > 0 ? "," : "", STR_ARG(kinds->items[i]));
    fputc('\n', stderr);
    return ORDERPAPER_USAGE;
}

static bool among(const struct folder_names *names, const char *name)
{
    bool found = false;
    for (uint32_t i = 0; i < names->n && !found; i++)
        found = str_eqz(names->items[i], name);
    return found;
}

/* As it is shown and used: without slashes at its end, and no option where it is part of a command. */
static struct str folder_path(struct arena *arena, const char *folder)
{
    struct str path = str_from(folder);
    while (path.len > 1 && path.s[path.len - 1] == '/')
        path.len--;
    return str_printf(arena, "%s" PRIstr, path.s[0] == '-' ? "./" : "", STR_ARG(path));
}

int command_new(struct arena *arena, const char *folder, const char *kind)
{
    struct str templates = path_in(arena, data_find(arena), STR("templates"));
    struct folder_names kinds;
    struct folder_names files;
    struct str error;
    kind = kind ? kind : USUAL_KIND;
    if (!folder_list(arena, templates, &kinds, &error)) {
        fprintf(stderr,
                "orderpaper: the program's own templates were not found; set ORDERPAPER_DATA to the folder that "
                "holds templates/ and layouts/\n");
        return ORDERPAPER_SYSTEM;
    }
    if (!among(&kinds, kind))
        return (int)unknown_kind(kind, &kinds);
    struct str template = path_in(arena, templates, str_from(kind));
    if (!folder_list(arena, template, &files, &error)) {
        fprintf(stderr, "orderpaper: cannot read " PRIstr ": " PRIstr "\n", STR_ARG(template), STR_ARG(error));
        return ORDERPAPER_SYSTEM;
    }
    struct beginning new = {.arena = arena, .folder = folder_path(arena, folder)};
    enum orderpaper_result result = fill(&new, template, &files);
    if (result == ORDERPAPER_OK)
        say(&new, kind);
    return (int)result;
}
