#include "load/mend.h"

#include <string.h>

#include "base/buf.h"
#include "load/line_int.h"
#include "load/parse_int.h"

#define READ_MOST UINT64_C(100000000) /* bytes */

/* The file as it has become so far. */
struct mending {
    struct arena *arena; /* of the result */
    struct buf text;     /* without byte order mark */
    struct mend *mend;
    /* What YAML refuses now: */
    struct diag_fix fix; /* what mends it */
    uint32_t at;         /* where that begins, or else where it is refused; 0: not known */
    uint32_t line;       /* of the fix */
    uint64_t read;       /* bytes, by all rounds */
};

#define BOM "\xEF\xBB\xBF"

/* What begins with * or ! YAML takes for a reference or a tag, of which reports have none. */
static bool is_refused(const struct diag *diag)
{
    return diag->code == DIAG_YAML_SYNTAX || diag->code == DIAG_ALIAS_UNKNOWN || diag->code == DIAG_YAML_TAG;
}

bool mend_knows(const struct diag *diag)
{
    return is_refused(diag) && diag->fix.with.len > 0;
}

static struct str text_of(const struct mending *mending)
{
    return mending->text.len > 0 ? (struct str){mending->text.bytes, (uint32_t)mending->text.len} : STR("");
}

/* What YAML refuses first. False: nothing, or the file is no text. */
static bool find_refused(struct mending *mending)
{
    struct arena *arena = arena_new();
    struct sources sources;
    struct diags diags;
    const struct diag *first = NULL;
    uint16_t file;

    sources_init(&sources, arena);
    diags_init(&diags, arena, &sources);
    file = sources_add(&sources, STR(""), text_of(mending));
    mending->read += mending->text.len;
    if (scan_text(&diags, file))
        parse_text(arena, &diags, file);
    for (uint32_t i = 0; i < diags.n && first == NULL; i++)
        first = is_refused(diags.items[i]) ? diags.items[i] : NULL;
    if (first != NULL) {
        int64_t place = source_offset(&sources, first->mark);

        mending->fix = first->fix;
        mending->at = first->fix.with.len > 0 ? first->fix.from : place < 0 ? 0 : (uint32_t)place;
        mending->fix.with = str_dup(mending->arena, first->fix.with);
        mending->line = source_mark(&sources, file, first->fix.from).line;
    }
    arena_free(arena);
    return first != NULL;
}

/* The next line that is not empty; false at the end of the text. */
static bool line_below(struct str text, struct line *line)
{
    uint32_t at = line->end;

    while (at < text.len) {
        while (at < text.len && text.s[at] != '\n' && text.s[at] != '\r')
            at++;
        while (at < text.len && (text.s[at] == '\n' || text.s[at] == '\r'))
            at++;
        *line = line_of(text, at);
        if (line->first < line->end)
            return true;
    }
    return false;
}

/* Whether what is to be quoted goes on in the line below: quotes would part them. */
static bool goes_on(struct str text, const struct diag_fix *fix)
{
    struct line line = line_of(text, fix->from), below = line;
    uint32_t indent = fix->from > line.content ? line.content - line.start : line_indent(&line);

    if (fix->to < line.end || !line_below(text, &below))
        return false;
    return line_indent(&below) > indent && strchr(",]}#", text.s[below.first]) == NULL;
}

/* Bytes from..to of the text become `with`. */
static void replace(struct mending *mending, const struct diag_fix *fix)
{
    struct str text = text_of(mending);
    struct buf now = {0};

    buf_put_str(&now, str_sub(text, 0, fix->from));
    buf_put_str(&now, fix->with);
    buf_put_str(&now, str_sub(text, fix->to, text.len - fix->to));
    buf_free(&mending->text);
    mending->text = now;
}

/* The line of a byte as it is written, up to its line end, which a fix never reaches. */
static struct str whole_line(struct arena *arena, struct str text, uint32_t at)
{
    uint32_t end = at;
    struct line line = line_of(text, at);

    while (end < text.len && text.s[end] != '\n' && text.s[end] != '\r')
        end++;
    return str_dup(arena, str_sub(text, line.start, end - line.start));
}

/* A line may be mended more than once: where texts of several items of a list need quotes. */
static void note_line(struct mending *mending, const struct mend_line *line)
{
    struct mend *mend = mending->mend;
    uint32_t n = mend->lines.n;

    if (n > 0 && mend->lines.items[n - 1].number == line->number)
        mend->lines.items[n - 1].after = line->after;
    else
        VEC_PUSH(mending->arena, &mend->lines, *line);
}

/* Quotes what is refused, and finds what is refused next. False: there is nothing to quote or YAML would still refuse
 * it, and the text is as it was; or nothing else is refused. */
static bool mend_once(struct mending *mending)
{
    struct diag_fix fix = mending->fix;
    struct diag_fix back = {fix.from, fix.from + fix.with.len, {0}};
    struct mend_line line = {.number = mending->line};
    bool more;

    if (fix.with.len == 0 || goes_on(text_of(mending), &fix))
        return false;
    line.before = whole_line(mending->arena, text_of(mending), fix.from);
    back.with = str_dup(mending->arena, str_sub(text_of(mending), fix.from, fix.to - fix.from));
    replace(mending, &fix);
    more = find_refused(mending);
    if (more && mending->at < back.to) {
        replace(mending, &back);
        return false;
    }
    line.after = whole_line(mending->arena, text_of(mending), fix.from);
    note_line(mending, &line);
    return more;
}

struct mend mend_text(struct arena *arena, struct str bytes)
{
    bool marked = str_starts(bytes, BOM);
    struct mend mend = {.text = bytes};
    struct mending mending = {.arena = arena, .mend = &mend};

    buf_put_str(&mending.text, str_sub(bytes, marked ? 3 : 0, bytes.len));
    /* Each round accepts only what leaves the next refusal below the last quotes, so it ends with the text. */
    for (bool more = find_refused(&mending); more && !mend.stopped;) {
        more = mend_once(&mending);
        mend.stopped = more && mending.read > READ_MOST;
    }
    if (mend.lines.n > 0)
        mend.text = str_printf(arena, "%s" PRIstr, marked ? BOM : "", STR_ARG(text_of(&mending)));
    buf_free(&mending.text);
    return mend;
}

const struct doc *mend_file(const struct loader *loader, uint16_t file)
{
    if (loader_find_own(loader, file) != NULL)
        return NULL;
    for (uint32_t i = 0; i < loader->docs.n; i++) {
        const struct doc *doc = loader->docs.entries[i].value;

        if (doc->file == file)
            return doc;
    }
    return NULL;
}
