#include <errno.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "load/load.h"
#include "load/parse_int.h"
#include "load/path_int.h"

/* Files that may stand open within one another. */
enum { MAX_OPEN = 100 };

static const struct mark nowhere = {0, 0, 0};

void loader_init(struct loader *loader, struct arena *arena, struct diags *diags, size_t max_bytes)
{
    *loader = (struct loader){.arena = arena, .diags = diags};
    loader->max_bytes = max_bytes != 0 ? max_bytes : (size_t)4 << 30;
    map_init(&loader->docs, arena);
    map_init(&loader->bytes, arena);
    map_init(&loader->csvs, arena);
}

void loader_allow(struct loader *loader, struct str folder)
{
    struct str real = path_real(loader->arena, folder);
    struct str *roots;

    if (real.len == 0) {
        diag_at(loader->diags, DIAG_FILE_UNREADABLE, nowhere, "the folder " PRIstr " does not exist",
                STR_ARG(folder));
        return;
    }
    roots = ARENA_ARRAY(loader->arena, struct str, loader->nroots + 1);
    for (uint32_t i = 0; i < loader->nroots; i++)
        roots[i] = loader->roots[i];
    roots[loader->nroots++] = real;
    loader->roots = roots;
}

static bool is_allowed(const struct loader *loader, struct str real)
{
    for (uint32_t i = 0; i < loader->nroots; i++) {
        if (path_beneath(real, loader->roots[i]))
            return true;
    }
    return false;
}

static void open_push(struct loader *loader, struct doc *doc)
{
    if (loader->nopen == loader->cap_open) {
        uint32_t cap = loader->cap_open != 0 ? loader->cap_open * 2 : 8;

        loader->open = arena_grow(loader->arena, loader->open, sizeof(struct doc *) * loader->cap_open,
                                  sizeof(struct doc *) * cap);
        loader->cap_open = cap;
    }
    loader->open[loader->nopen++] = doc;
}

void load_close(struct loader *loader, struct doc *doc)
{
    uint32_t at = 0;

    while (at < loader->nopen && loader->open[at] != doc)
        at++;
    if (at == loader->nopen)
        return;
    loader->nopen--;
    for (; at < loader->nopen; at++)
        loader->open[at] = loader->open[at + 1];
}

static struct doc *doc_new(struct loader *loader, struct str shown, struct str real)
{
    struct doc *doc = ARENA_NEW(loader->arena, struct doc);

    doc->path = shown;
    doc->folder = path_folder(loader->arena, shown);
    doc->real = real;
    return doc;
}

static struct str strip_bom(struct str text)
{
    return str_starts(text, "\xEF\xBB\xBF") ? str_sub(text, 3, text.len) : text;
}

/* A file at `path`, which messages show as `shown`, cannot be read. */
static void report_unread(struct loader *loader, struct str path, struct str shown, struct str error,
                          struct mark mark)
{
    struct stat st;

    if (stat(str_dup(loader->arena, path).s, &st) == 0 && S_ISREG(st.st_mode) &&
        (uintmax_t)st.st_size > loader->max_bytes - loader->used_bytes)
        diag_at(loader->diags, DIAG_INPUT_TOO_LARGE, mark,
                "with " PRIstr " the files of this report are larger together than one run may read", STR_ARG(shown));
    else
        diag_at(loader->diags, DIAG_FILE_UNREADABLE, mark, PRIstr " cannot be read: " PRIstr, STR_ARG(shown),
                STR_ARG(error));
}

/* Reads `path` and parses it into doc, or shares the tree of a file that was read before: what is wrong with it has
 * been reported. Every failure is reported, at `mark` where the file cannot be read. */
static void read_doc(struct loader *loader, struct doc *doc, struct str path, struct mark mark)
{
    const struct doc *known = map_find(&loader->docs, doc->real);
    struct str text, error;

    if (known != NULL) {
        doc->file = known->file;
        doc->root = known->root;
        return;
    }
    if (!file_read(loader->arena, path, loader->max_bytes - loader->used_bytes, &text, &error)) {
        report_unread(loader, path, doc->path, error, mark);
        return;
    }
    loader->used_bytes += text.len;
    doc->file = sources_add(loader->diags->sources, doc->path, strip_bom(text));
    if (doc->file == 0) {
        diag_at(loader->diags, DIAG_INPUT_TOO_LARGE, mark, "more than 65,535 files would be read");
        return;
    }
    if (scan_text(loader->diags, doc->file))
        doc->root = parse_text(loader->arena, loader->diags, doc->file);
    if (doc->real.len > 0)
        map_put(&loader->docs, doc->real, doc);
}

/* Help for a path under which there is no file. */
static void help_missing(struct loader *loader, struct diag *diag, struct str shown, bool may_list)
{
    struct str nearest = may_list ? path_nearest(loader->arena, shown) : STR("");

    if (str_find(shown, "://", 0) >= 0)
        diag_help(loader->diags, diag,
                  "nothing is fetched from the web: save it in the report's folder, and name that");
    else if (str_find(shown, "\\", 0) >= 0)
        diag_help(loader->diags, diag, "folders in a path are parted by / and not by \\");
    else if (nearest.len > 0)
        diag_help(loader->diags, diag, "did you mean " PRIstr "?", STR_ARG(nearest));
    else
        diag_help(loader->diags, diag, "see how it is spelt and in which folder it lies");
}

struct doc *load_main(struct loader *loader, struct str path)
{
    bool piped = str_eqz(path, "-");
    struct str real = piped ? STR("") : path_real(loader->arena, path);
    struct doc *doc = doc_new(loader, piped ? STR("<stdin>") : path, real);
    struct diag *diag;

    open_push(loader, doc);
    if (!piped)
        VEC_PUSH(loader->arena, &loader->asked, path);
    if (!piped && real.len == 0) {
        diag = diag_at(loader->diags, DIAG_FILE_UNREADABLE, nowhere, PRIstr " cannot be read: %s", STR_ARG(path),
                       errno == ENOENT ? "there is no such file" : "permission is refused, or the path is wrong");
        help_missing(loader, diag, path, true);
        return doc;
    }
    loader_allow(loader, doc->folder);
    read_doc(loader, doc, path, nowhere);
    return doc;
}

static void report_cycle(struct loader *loader, uint32_t first, struct str shown, struct mark mark)
{
    struct str chain = loader->open[first]->path;

    for (uint32_t i = first + 1; i < loader->nopen; i++)
        chain = str_printf(loader->arena, PRIstr " -> " PRIstr, STR_ARG(chain), STR_ARG(loader->open[i]->path));
    diag_help(loader->diags,
              diag_at(loader->diags, DIAG_INCLUDE_CYCLE, mark,
                      "this file is being read already: " PRIstr " -> " PRIstr, STR_ARG(chain), STR_ARG(shown)),
              "take out one of these includes");
}

static bool check_cycle(struct loader *loader, struct str shown, struct str real, struct mark mark)
{
    for (uint32_t i = 0; i < loader->nopen; i++) {
        if (str_eq(loader->open[i]->real, real)) {
            report_cycle(loader, i, shown, mark);
            return false;
        }
    }
    if (loader->nopen < MAX_OPEN)
        return true;
    diag_at(loader->diags, DIAG_TOO_DEEP, mark, "files include one another more than %d levels deep here", MAX_OPEN);
    return false;
}

/* `folder`: where the file really lies. */
static void report_outside(struct loader *loader, struct str shown, struct str folder, struct mark mark)
{
    struct diag *diag = diag_at(loader->diags, DIAG_FILE_OUTSIDE, mark,
                                PRIstr " lies outside the report's folder and may not be read", STR_ARG(shown));
    struct str named = path_folder(loader->arena, shown);

    diag_help(loader->diags, diag, "copy the file into the report's folder, or allow its folder: --allow " PRIstr,
              STR_ARG(str_eq(path_real(loader->arena, named), folder) ? named : folder));
}

/* A path that a file names. */
struct wanted {
    struct str path;  /* to open */
    struct str shown; /* in messages */
    struct str root;  /* real path of a further folder that is allowed; empty: none */
    struct mark mark; /* where it is named */
};

/* The real path of a file, or an empty string after a report. */
static struct str find_file(struct loader *loader, const struct wanted *wanted)
{
    struct str real = path_real(loader->arena, wanted->path);
    struct str folder = path_real(loader->arena, path_folder(loader->arena, wanted->path));
    struct str place = real.len > 0 ? real : folder;
    struct diag *diag;
    struct stat st;

    VEC_PUSH(loader->arena, &loader->asked, wanted->path);
    if (folder.len > 0 && !is_allowed(loader, place) &&
        (wanted->root.len == 0 || !path_beneath(place, wanted->root))) {
        report_outside(loader, wanted->shown, real.len > 0 ? path_folder(loader->arena, real) : folder, wanted->mark);
        return STR("");
    }
    if (real.len == 0) {
        diag = diag_at(loader->diags, DIAG_FILE_UNREADABLE, wanted->mark, "there is no file " PRIstr,
                       STR_ARG(wanted->shown));
        help_missing(loader, diag, wanted->shown, folder.len > 0 && wanted->root.len == 0);
        return real;
    }
    if (stat(real.s, &st) == 0 && !S_ISREG(st.st_mode)) {
        diag_at(loader->diags, DIAG_FILE_UNREADABLE, wanted->mark, PRIstr " is %s", STR_ARG(wanted->shown),
                S_ISDIR(st.st_mode) ? "a folder; name the file in it" : "not an ordinary file");
        return STR("");
    }
    return real;
}

/* False, with a report, for what no file can be named. */
static bool check_named(struct loader *loader, struct str path, struct mark mark)
{
    if (path.len == 0)
        diag_at(loader->diags, DIAG_FILE_UNREADABLE, mark, "the name of a file is missing here");
    else if (memchr(path.s, '\0', path.len))
        diag_at(loader->diags, DIAG_FILE_UNREADABLE, mark, "no file can have this name: it holds a null character");
    else
        return true;
    return false;
}

struct doc *load_include(struct loader *loader, const struct doc *from, struct str path, struct mark mark)
{
    struct str shown = path_join(loader->arena, from->folder, path);
    struct str real;
    struct doc *doc;

    if (!check_named(loader, path, mark))
        return NULL;
    real = find_file(loader, &(struct wanted){.path = shown, .shown = shown, .mark = mark});
    if (real.len == 0 || !check_cycle(loader, shown, real, mark))
        return NULL;
    doc = doc_new(loader, shown, real);
    read_doc(loader, doc, real, mark);
    if (doc->file == 0)
        return NULL;
    open_push(loader, doc);
    return doc;
}

const struct own_file *loader_find_own(const struct loader *loader, uint32_t file)
{
    for (uint32_t i = 0; i < loader->own.n; i++) {
        if (loader->own.items[i].file == file)
            return &loader->own.items[i];
    }
    return NULL;
}

/* The file named `path` at `mark`: from the folder of the file that holds the mark. */
static struct wanted wanted_at(struct loader *loader, struct str path, struct mark mark)
{
    const struct source *source = sources_at(loader->diags->sources, mark.file);
    struct str folder = source != NULL ? path_folder(loader->arena, source->path) : STR(".");
    struct wanted wanted = {.shown = path_join(loader->arena, folder, path), .mark = mark};
    const struct own_file *own = loader_find_own(loader, mark.file);

    wanted.path = wanted.shown;
    if (own != NULL) {
        wanted.path = path_join(loader->arena, own->folder, path);
        wanted.root = path_folder(loader->arena, own->folder);
    }
    return wanted;
}

bool load_bytes(struct loader *loader, struct mark mark, struct str path, struct str *bytes)
{
    struct wanted wanted;
    struct str real, error;
    const struct str *known;

    if (!check_named(loader, path, mark))
        return false;
    wanted = wanted_at(loader, path, mark);
    real = find_file(loader, &wanted);
    if (real.len == 0)
        return false;
    known = map_find(&loader->bytes, real);
    if (known != NULL) {
        *bytes = *known;
        return true;
    }
    if (!file_read(loader->arena, real, loader->max_bytes - loader->used_bytes, bytes, &error)) {
        report_unread(loader, real, wanted.shown, error, mark);
        return false;
    }
    loader->used_bytes += bytes->len;
    map_put(&loader->bytes, real, arena_copy(loader->arena, bytes, sizeof(*bytes)));
    return true;
}

/* The last two parts of a path. */
static struct str path_tail(struct str path)
{
    unsigned slashes = 0;
    uint32_t from = path.len;

    while (from > 0 && (slashes += path.s[from - 1] == '/') < 2)
        from--;
    return str_sub(path, from, path.len - from);
}

struct doc *load_own(struct loader *loader, struct str path)
{
    struct str real = path_real(loader->arena, path);
    struct doc *doc;

    VEC_PUSH(loader->arena, &loader->asked, path);
    if (real.len == 0)
        return NULL;
    doc = doc_new(loader, path_tail(path), real);
    read_doc(loader, doc, path, nowhere);
    if (doc->file != 0)
        VEC_PUSH(loader->arena, &loader->own,
                 ((struct own_file){.file = doc->file, .folder = path_folder(loader->arena, real)}));
    return doc;
}
