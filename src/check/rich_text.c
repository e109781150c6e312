#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "check/rich.h"
#include "check/rich_int.h"

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char byte_at(struct str text, size_t i)
{
    return i < text.len ? text.s[i] : ' ';
}

/* A text such as "-", "***" or "1." is no empty list. */
static bool is_bare_marker(struct str text)
{
    uint32_t i = 0;
    while (i < text.len && text.s[i] >= '0' && text.s[i] <= '9')
        i++;
    if (i > 0)
        return i == text.len || (i + 1 == text.len && (text.s[i] == '.' || text.s[i] == ')'));
    while (i < text.len && strchr("-+*_#>= .", text.s[i]))
        i++;
    return i == text.len;
}

/* True when the text begins like a list, a heading or a quotation, and is to be read as blocks. */
static bool begins_block(struct str text)
{
    uint32_t i = 0;
    if (strchr("-+*#>", text.s[0]))
        return text.s[0] == '#' || text.s[0] == '>' || byte_at(text, 1) == ' ' || byte_at(text, 1) == '\t' ||
               byte_at(text, 1) == text.s[0];
    while (i < text.len && text.s[i] >= '0' && text.s[i] <= '9')
        i++;
    return i > 0 && (byte_at(text, i) == '.' || byte_at(text, i) == ')') && byte_at(text, (size_t)i + 1) == ' ';
}

enum byte_class { PLAIN, SPECIAL, STAR, CONTEXT };

static enum byte_class byte_class(unsigned char c)
{
    switch (c) {
    case '[':
    case '\\':
    case '`':
    case '^':
    case '~':
    case '@':
    case '\n':
    case '\t':
        return SPECIAL;
    case '*':
    case '_':
        return STAR;
    case '&':
    case '<':
    case ':':
    case '.':
    case '{':
        return CONTEXT;
    default:
        return c < 0x20 ? SPECIAL : PLAIN;
    }
}

/* Whether a byte that has a meaning only beside certain others has it at i. */
static bool means_something(struct str text, uint32_t i)
{
    char next = byte_at(text, (size_t)i + 1);
    switch (text.s[i]) {
    case '&':
        return next == '#' || is_alnum(next);
    case '<':
        return next == '/' || next == '!' || next == '?' || is_alnum(next);
    case ':':
        return next == '/';
    case '{':
        return rich_symbol_end(text, i) > i;
    default:
        return i >= 3 && memcmp(text.s + i - 3, "www", 3) == 0;
    }
}

bool rich_is_plain(struct str text, bool lines)
{
    unsigned stars = 0;
    if (text.len == 0 || is_bare_marker(text))
        return memchr(text.s, '\n', text.len) == NULL;
    if (!lines && begins_block(text))
        return false;
    for (uint32_t i = 0; i < text.len; i++) {
        if ((text.s[i] >= 'a' && text.s[i] <= 'z') || text.s[i] == ' ') { /* most of all bytes */
            continue;
        }
        switch (byte_class((unsigned char)text.s[i])) {
        case SPECIAL:
            return false;
        case STAR: /* one alone emphasises nothing */
            if (++stars > 1)
                return false;
            break;
        case CONTEXT:
            if (means_something(text, i))
                return false;
            break;
        default:
            break;
        }
    }
    return true;
}

struct entity {
    const char *name;
    uint32_t cp;
};

/* Those that people write by hand; sorted. */
static const struct entity entities[] = {
    {"Aacute", 0xc1},  {"Eacute", 0xc9},  {"Iacute", 0xcd},   {"Oacute", 0xd3},  {"Uacute", 0xda},
    {"aacute", 0xe1},  {"acirc", 0xe2},   {"agrave", 0xe0},   {"amp", '&'},      {"apos", '\''},
    {"auml", 0xe4},    {"bull", 0x2022},  {"ccedil", 0xe7},   {"cent", 0xa2},    {"copy", 0xa9},
    {"deg", 0xb0},     {"divide", 0xf7},  {"eacute", 0xe9},   {"ecirc", 0xea},   {"egrave", 0xe8},
    {"emsp", 0x2003},  {"ensp", 0x2002},  {"euml", 0xeb},     {"euro", 0x20ac},  {"frac12", 0xbd},
    {"frac14", 0xbc},  {"frac34", 0xbe},  {"ge", 0x2265},     {"gt", '>'},       {"hellip", 0x2026},
    {"iacute", 0xed},  {"icirc", 0xee},   {"iuml", 0xef},     {"laquo", 0xab},   {"larr", 0x2190},
    {"ldquo", 0x201c}, {"le", 0x2264},    {"lsquo", 0x2018},  {"lt", '<'},       {"mdash", 0x2014},
    {"micro", 0xb5},   {"middot", 0xb7},  {"minus", 0x2212},  {"nbsp", 0xa0},    {"ndash", 0x2013},
    {"ne", 0x2260},    {"ntilde", 0xf1},  {"oacute", 0xf3},   {"ocirc", 0xf4},   {"ouml", 0xf6},
    {"para", 0xb6},    {"plusmn", 0xb1},  {"pound", 0xa3},    {"quot", '"'},     {"raquo", 0xbb},
    {"rarr", 0x2192},  {"rdquo", 0x201d}, {"reg", 0xae},      {"rsquo", 0x2019}, {"sect", 0xa7},
    {"shy", 0xad},     {"szlig", 0xdf},   {"thinsp", 0x2009}, {"times", 0xd7},   {"trade", 0x2122},
    {"uacute", 0xfa},  {"ucirc", 0xfb},   {"uuml", 0xfc},     {"yen", 0xa5},     {"zwj", 0x200d},
    {"zwnj", 0x200c},
};

static uint32_t numeric_entity(struct str digits)
{
    bool hex = digits.len > 0 && (digits.s[0] == 'x' || digits.s[0] == 'X');
    uint32_t cp = 0;
    for (uint32_t i = hex; i < digits.len && cp <= 0x10ffff; i++) {
        char c = digits.s[i];
        uint32_t digit = c <= '9' ? (uint32_t)(c - '0') : (uint32_t)((c | 0x20) - 'a' + 10);
        cp = cp * (hex ? 16 : 10) + digit;
    }
    bool bad = cp > 0x10ffff || (cp >= 0xd800 && cp < 0xe000) || cp < 0x20 || !utf8_is_text(cp);
    return bad ? 0 : cp;
}

static int compare_entity(const void *key, const void *element)
{
    const struct str *name = key;
    return str_cmp(*name, str_from(((const struct entity *)element)->name));
}

unsigned rich_decode_entity(struct str entity, char *out)
{
    struct str name = str_sub(entity, 1, entity.len - 2);
    uint32_t cp = 0;
    if (entity.len < 3)
        return 0;
    if (name.s[0] == '#') {
        cp = numeric_entity(str_sub(name, 1, name.len));
    } else {
        const struct entity *found =
            bsearch(&name, entities, sizeof(entities) / sizeof(entities[0]), sizeof(entities[0]), compare_entity);
        cp = found ? found->cp : 0;
    }
    return cp ? utf8_put(cp, out) : 0;
}

static struct str run_words(const struct run *run, struct str (*said)(void *user, const struct run *ref), void *user)
{
    switch (run->kind) {
    case RUN_TEXT:
    case RUN_WITHHELD:
        return run->text;
    case RUN_BREAK:
        return STR(" ");
    case RUN_REF:
        return run->text.len ? run->text : said(user, run);
    default:
        return STR("");
    }
}

static struct str without_blanks(struct str words)
{
    while (words.len > 0 && words.s[0] == ' ')
        words = str_sub(words, 1, words.len);
    return words;
}

struct str rich_said(struct arena *arena, const struct rich *rich,
                     struct str (*said)(void *user, const struct run *ref), void *user)
{
    struct buf out = {0};
    bool symbol = false; /* one was left out just now */
    for (uint32_t i = 0; rich && i < rich->nblocks; i++) {
        if (i)
            buf_putc(&out, ' ');
        for (uint32_t j = 0; j < rich->blocks[i].nruns; j++) {
            const struct run *run = &rich->blocks[i].runs[j];
            struct str words = run_words(run, said, user);
            bool blank = out.len == 0 || out.bytes[out.len - 1] == ' ';
            buf_put_str(&out, symbol && blank ? without_blanks(words) : words);
            symbol = run->kind == RUN_SYMBOL;
        }
    }
    struct str plain = str_dup(arena, (struct str){out.len ? out.bytes : "", (uint32_t)out.len});
    buf_free(&out);
    return plain;
}

static struct str say_target(void *user, const struct run *ref)
{
    (void)user;
    return ref->extra->target;
}

struct str rich_plain(struct arena *arena, const struct rich *rich)
{
    return rich_said(arena, rich, say_target, NULL);
}

const struct run *rich_bullet(const struct rich_block *block)
{
    bool item = block->kind == RICH_ITEM && block->marker == MARKER_BULLET;
    return item && block->nruns > 0 && block->runs[0].kind == RUN_SYMBOL ? &block->runs[0] : NULL;
}

bool rich_introduces(const struct rich_block *block)
{
    struct str words = {0};
    for (uint32_t i = block->nruns; i > 0 && words.len == 0; i--)
        words = block->runs[i - 1].kind == RUN_NAME ? words : str_trim(block->runs[i - 1].text);
    return words.len && words.s[words.len - 1] == ':';
}

bool rich_empty(const struct rich *rich)
{
    return !rich || rich->nblocks == 0;
}

bool rich_withheld(const struct rich *rich)
{
    return rich && rich->nblocks == 1 && rich->blocks[0].nruns == 1 && rich->blocks[0].runs[0].kind == RUN_WITHHELD;
}

static bool same_extra(const struct run_extra *a, const struct run_extra *b)
{
    return a == b || (a && b && str_eq(a->url, b->url) && str_eq(a->lang, b->lang) && str_eq(a->target, b->target) &&
                      a->page == b->page);
}

static bool same_run(const struct run *a, const struct run *b)
{
    return a->kind == b->kind && a->flags == b->flags && str_eq(a->text, b->text) && same_extra(a->extra, b->extra);
}

static bool same_block(const struct rich_block *a, const struct rich_block *b)
{
    bool same = a->kind == b->kind && a->level == b->level && a->marker == b->marker && a->number == b->number &&
                a->nruns == b->nruns;
    for (uint32_t i = 0; same && i < a->nruns; i++)
        same = same_run(&a->runs[i], &b->runs[i]);
    return same;
}

bool rich_same(const struct rich *a, const struct rich *b)
{
    if (rich_empty(a) || rich_empty(b))
        return rich_empty(a) && rich_empty(b);
    bool same = a == b || a->nblocks == b->nblocks;
    for (uint32_t i = 0; same && a != b && i < a->nblocks; i++)
        same = same_block(&a->blocks[i], &b->blocks[i]);
    return same;
}
