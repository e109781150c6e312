/* check --fix: texts that YAML refuses without quotes get them. */
#include "base/file.h"
#include "base/map.h"
#include "cli/command.h"
#include "driver/result.h"
#include "load/mend.h"

struct fixing {
    struct arena *arena;
    struct map done; /* real paths of the files that were looked at: none is twice */
    bool looked;     /* in this round at one more */
    bool changed;    /* any file */
    bool failed;     /* to write one */
};

static void show(const struct doc *doc, const struct mend *mend)
{
    for (uint32_t i = 0; i < mend->lines.n; i++) {
        const struct mend_line *line = &mend->lines.items[i];
        printf(PRIstr ":%u:\n- " PRIstr "\n+ " PRIstr "\n", STR_ARG(doc->path), line->number, STR_ARG(line->before),
               STR_ARG(line->after));
    }
}

static bool write_file(struct fixing *fixing, const struct doc *doc, struct str text, struct str *error)
{
    struct outfile *out = file_create(fixing->arena, doc->real, error);
    if (!out)
        return false;
    file_write(out, text.s, text.len);
    return file_commit(out, error);
}

static void fix_file(struct fixing *fixing, const struct doc *doc)
{
    struct str bytes, error;
    if (!file_read(fixing->arena, doc->real, UINT32_MAX, &bytes, &error))
        return; /* it has gone since; the check says so */
    struct mend mend = mend_text(fixing->arena, bytes);
    if (mend.lines.n == 0)
        return;
    if (write_file(fixing, doc, mend.text, &error)) {
        show(doc, &mend);
        if (mend.stopped)
            printf(PRIstr ": there is more to fix; check it with --fix once more\n", STR_ARG(doc->path));
        fixing->changed = true;
    } else {
        fprintf(stderr, "orderpaper: " PRIstr " cannot be mended: " PRIstr "\n", STR_ARG(doc->path), STR_ARG(error));
        fixing->failed = true;
    }
}

static void fix_result(void *self, const struct driver_result *result)
{
    struct fixing *fixing = self;
    for (uint32_t i = 0; i < result->diags->n; i++) {
        const struct diag *diag = result->diags->items[i];
        const struct doc *doc = mend_knows(diag) ? mend_file(result->loader, diag->mark.file) : NULL;
        if (!doc || map_find(&fixing->done, doc->real))
            continue;
        map_put(&fixing->done, str_dup(fixing->arena, doc->real), fixing);
        fixing->looked = true;
        fix_file(fixing, doc);
    }
}

/* The files that a file includes are known when YAML accepts it: so there are several rounds. Each looks at a file
 * that none has looked at before, so they end. */
static void fix_report(struct fixing *fixing, const struct command_line *line, const char *report)
{
    struct orderpaper_options options = line->options;
    options.report = report;
    do {
        fixing->looked = false;
        driver_read(&options, fix_result, fixing);
    } while (fixing->looked);
}

enum orderpaper_result command_fix(const struct command_line *line)
{
    struct fixing fixing = {.arena = arena_new()};
    map_init(&fixing.done, fixing.arena);
    for (uint32_t i = 0; i < line->operands.n; i++)
        fix_report(&fixing, line, line->operands.items[i]);
    if (!fixing.changed && !fixing.failed)
        printf(fixing.done.n > 0 ? "nothing was fixed: quotes alone do not mend what YAML refuses\n"
                                 : "nothing to fix: no text lacks quotes\n");
    fflush(stdout);
    arena_free(fixing.arena);
    return fixing.failed ? ORDERPAPER_SYSTEM : ORDERPAPER_OK;
}
