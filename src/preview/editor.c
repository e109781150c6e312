#include "preview/editor.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"

static const struct {
    const char *name, *template;
} editors[] = {
    {"vscode", "vscode://file{path}:{line}:{column}"},
    {"vscodium", "vscodium://file{path}:{line}:{column}"},
    {"cursor", "cursor://file{path}:{line}:{column}"},
    {"zed", "zed://file{path}:{line}:{column}"},
    {"sublime", "subl://open?url=file://{path}&line={line}&column={column}"},
    {"textmate", "txmt://open?url=file://{path}&line={line}&column={column}"},
    {"idea", "idea://open?file={path}&line={line}&column={column}"},
    {"pycharm", "pycharm://open?file={path}&line={line}&column={column}"},
    {"emacs", "emacs://open?url=file://{path}&line={line}&column={column}"},
    {"vim", "vim://open?url=file://{path}&line={line}&column={column}"},
    {"none", ""},
};
enum { NEDITORS = sizeof(editors) / sizeof(editors[0]) };

/* What a link to an editor has no use for, and could do harm or do nothing. */
static const char *const refused[] = {"javascript", "data", "vbscript", "blob", "about", "file"};

/* --- templates */

/* How many bytes the scheme has (RFC 3986); 0: there is none. */
static uint32_t scheme_length(struct str words)
{
    uint32_t n = 0;
    while (n < words.len &&
           (ascii_is_letter(words.s[n]) || (n > 0 && (ascii_is_digit(words.s[n]) || strchr("+.-", words.s[n])))))
        n++;
    return n < words.len && words.s[n] == ':' ? n : 0;
}

static bool is_refused(struct str scheme)
{
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        if (str_same(scheme, str_from(refused[i])))
            return true;
    }
    return false;
}

/* Whether it may stand in an address as it is. */
static bool is_plain(struct str words)
{
    for (uint32_t i = 0; i < words.len; i++) {
        if (words.s[i] <= ' ' || words.s[i] > '~' || strchr("\"<>\\^`|", words.s[i]))
            return false;
    }
    return true;
}

static struct str wrong_words(struct arena *arena, const char *words)
{
    struct buf out = {0};
    buf_puts(&out, "--editor takes the name of an editor (");
    for (size_t i = 0; i < NEDITORS; i++)
        buf_printf(&out, "%s%s", i > 0 ? ", " : "", editors[i].name);
    buf_printf(&out, ") or an address such as %s, not: %s", editors[0].template, words);
    return buf_take(arena, &out);
}

static const char *check_own(struct arena *arena, const char *words, struct str *error)
{
    struct str text = str_from(words);
    uint32_t scheme = scheme_length(text);
    if (scheme > 0 && is_refused(str_sub(text, 0, scheme)))
        *error = str_printf(arena, "--editor needs the address of an editor; `%.*s:` opens none", (int)scheme, words);
    else if (scheme > 0 && str_find(text, "{path}", scheme) < 0)
        *error = str_printf(arena, "--editor needs {path} where the file's name goes: %s", words);
    else if (scheme == 0 || !is_plain(text))
        *error = wrong_words(arena, words);
    else
        return words;
    return NULL;
}

/* --- links */

static void put_encoded(struct buf *out, struct str path)
{
    static const char digits[] = "0123456789ABCDEF";
    for (uint32_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.s[i];
        if (ascii_is_letter((char)c) || ascii_is_digit((char)c) || (c != 0 && strchr("/-._~", c))) {
            buf_putc(out, (char)c);
        } else {
            buf_putc(out, '%');
            buf_putc(out, digits[c >> 4]);
            buf_putc(out, digits[c & 15]);
        }
    }
}

const char *editor_template(struct arena *arena, const char *words, const char *distro, struct str *error)
{
    const char *name = words ? words : editors[0].name;
    for (size_t i = 0; i < NEDITORS; i++) {
        if (strcmp(editors[i].name, name) != 0)
            continue;
        if (i > 0 || !distro || !*distro)
            return editors[i].template;
        struct buf out = {0};
        buf_puts(&out, "vscode://vscode-remote/wsl+");
        put_encoded(&out, str_from(distro));
        buf_puts(&out, "{path}:{line}:{column}");
        return buf_take(arena, &out).s;
    }
    return check_own(arena, words, error);
}

static void put_number(struct buf *out, const char *name, struct mark mark, uint32_t n)
{
    if (mark.line == 0)
        buf_puts(out, name);
    else
        buf_put_int(out, n);
}

void editor_put_link(struct buf *out, const char *template, struct str path, struct mark mark)
{
    struct str left = str_from(template);
    while (left.len > 0) {
        uint32_t n = 1;
        if (str_starts(left, "{path}")) {
            n = 6;
            put_encoded(out, path);
        } else if (str_starts(left, "{line}")) {
            n = 6;
            put_number(out, "{line}", mark, mark.line);
        } else if (str_starts(left, "{column}")) {
            n = 8;
            put_number(out, "{column}", mark, mark.col);
        } else {
            buf_putc(out, left.s[0]);
        }
        left = str_sub(left, n, left.len);
    }
}
