/* `orderpaper preview`. */
#include <stdlib.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "cli/command.h"
#include "driver/data.h"
#include "preview/editor.h"
#include "preview/preview.h"

/* False after a message: there is nothing to show. */
static bool check_path(const struct command_line *line)
{
    const char *path = line->operands.items[0];
    struct stat st;
    if (stat(path, &st) != 0)
        return command_wrong("there is no such report or folder", path);
    if (S_ISDIR(st.st_mode) && line->options.previous)
        return command_wrong("--previous names last time's file of one report; preview that report by itself", "");
    return true;
}

/* NULL after a message. */
static const char *find_editor(const struct command_line *line, struct arena *arena)
{
    struct str error = STR("");
    const char *words = line->preview.editor ? line->preview.editor : getenv("ORDERPAPER_EDITOR");
    const char *template = editor_template(arena, words && *words ? words : NULL, getenv("WSL_DISTRO_NAME"), &error);
    if (!template)
        command_wrong(str_dup(arena, error).s, "");
    return template;
}

static enum orderpaper_copy first_copy(unsigned copies)
{
    return (copies & 1u << ORDERPAPER_COPY_INTERNAL) ? ORDERPAPER_COPY_INTERNAL
           : (copies & 1u << ORDERPAPER_COPY_EXEMPT) ? ORDERPAPER_COPY_EXEMPT
                                                     : ORDERPAPER_COPY_PUBLIC;
}

int command_preview(const struct command_line *line, struct arena *arena)
{
    struct preview_options options = {.path = line->operands.items[0],
                                      .report = line->options,
                                      .address = line->preview.address,
                                      .port = line->preview.port,
                                      .open = line->preview.open,
                                      .token = line->preview.token,
                                      .editor = find_editor(line, arena)};
    if (!options.editor || !check_path(line))
        return ORDERPAPER_USAGE;
    options.report.copy = first_copy(line->copies);
    struct str data = data_find(arena);
    if (data.len > 0)
        options.report.data = str_dup(arena, data).s;
    return (int)preview_run(&options);
}
