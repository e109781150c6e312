#include "archive.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* --- objects */

static qpdf_oh dictionary_of(struct opened *pdf, qpdf_oh object)
{
    return qpdf_oh_is_stream(pdf->qpdf, object) ? qpdf_oh_get_dict(pdf->qpdf, object) : object;
}

qpdf_oh archive_key(struct opened *pdf, qpdf_oh object, const char *key)
{
    object = dictionary_of(pdf, object);
    if (!qpdf_oh_is_dictionary(pdf->qpdf, object))
        return qpdf_oh_new_null(pdf->qpdf);
    return qpdf_oh_get_key(pdf->qpdf, object, key);
}

bool archive_has(struct opened *pdf, qpdf_oh object, const char *key)
{
    return !qpdf_oh_is_null(pdf->qpdf, archive_key(pdf, object, key));
}

bool archive_is(struct opened *pdf, qpdf_oh object, const char *name)
{
    return qpdf_oh_is_name(pdf->qpdf, object) && strcmp(qpdf_oh_get_name(pdf->qpdf, object) + 1, name) == 0;
}

int64_t archive_integer(struct opened *pdf, qpdf_oh object, int64_t none)
{
    return qpdf_oh_is_integer(pdf->qpdf, object) ? qpdf_oh_get_int_value(pdf->qpdf, object) : none;
}

int archive_count(struct opened *pdf, qpdf_oh array)
{
    return qpdf_oh_is_array(pdf->qpdf, array) ? qpdf_oh_get_array_n_items(pdf->qpdf, array) : 0;
}

qpdf_oh archive_item(struct opened *pdf, qpdf_oh array, int n)
{
    return qpdf_oh_get_array_item(pdf->qpdf, array, n);
}

/* The keys, each with its '\0': qpdf can go through one dictionary at a time. */
static void list_keys(struct opened *pdf, qpdf_oh dictionary, struct buf *keys)
{
    qpdf_oh_begin_dict_key_iter(pdf->qpdf, dictionary);
    while (qpdf_oh_dict_more_keys(pdf->qpdf)) {
        const char *key = qpdf_oh_dict_next_key(pdf->qpdf);
        buf_put(keys, key, strlen(key) + 1);
    }
}

bool archive_entries(struct opened *pdf, qpdf_oh dictionary,
                     bool (*each)(struct opened *pdf, void *self, const char *key, qpdf_oh value), void *self)
{
    struct buf keys = {0};
    bool go_on = true;
    dictionary = dictionary_of(pdf, dictionary);
    if (qpdf_oh_is_dictionary(pdf->qpdf, dictionary))
        list_keys(pdf, dictionary, &keys);
    for (size_t at = 0; go_on && at < keys.len; at += strlen(keys.bytes + at) + 1) {
        qpdf_oh value = qpdf_oh_get_key(pdf->qpdf, dictionary, keys.bytes + at);
        go_on = each(pdf, self, keys.bytes + at, value);
        qpdf_oh_release(pdf->qpdf, value);
    }
    buf_free(&keys);
    return go_on;
}

/* Every object of a file. Finding them takes most of the time of a rule that looks at all. */
struct archive_list {
    VEC(struct found) found;
    int number; /* of the object whose parts are listed */
};

static void list_value(struct opened *pdf, const char *key, qpdf_oh value);

/* What stands elsewhere is listed there. The caller releases `value`, so that the list has a handle of its own. */
static bool list_entry(struct opened *pdf, void *self, const char *key, qpdf_oh value)
{
    (void)self;
    if (!qpdf_oh_is_indirect(pdf->qpdf, value))
        list_value(pdf, str_dup(pdf->arena, str_from(key)).s, qpdf_oh_new_object(pdf->qpdf, value));
    return true;
}

static void list_value(struct opened *pdf, const char *key, qpdf_oh value)
{
    struct archive_list *list = pdf->archive;
    struct found found = {value, qpdf_oh_get_type_code(pdf->qpdf, value), list->number, key};
    VEC_PUSH(pdf->arena, &list->found, found);
    if (found.type == ot_stream)
        list_value(pdf, "", qpdf_oh_get_dict(pdf->qpdf, value));
    else if (found.type == ot_dictionary)
        archive_entries(pdf, value, list_entry, NULL);
    for (int i = 0, n = found.type == ot_array ? archive_count(pdf, value) : 0; i < n; i++) {
        qpdf_oh item = archive_item(pdf, value, i);
        list_entry(pdf, NULL, "", item);
        qpdf_oh_release(pdf->qpdf, item);
    }
}

static void list_all(struct opened *pdf)
{
    qpdf_oh trailer = qpdf_get_trailer(pdf->qpdf);
    int64_t size = archive_integer(pdf, archive_key(pdf, trailer, "/Size"), 0);
    assert_true(size > 0);
    pdf->archive = ARENA_NEW(pdf->arena, struct archive_list);
    list_value(pdf, "", trailer);
    for (int number = 1; number < size; number++) {
        pdf->archive->number = number;
        list_value(pdf, "", opened_object(pdf, number));
    }
}

bool archive_walk(struct opened *pdf, bool (*each)(struct opened *pdf, void *self, const struct found *found),
                  void *self)
{
    if (!pdf->archive)
        list_all(pdf);
    for (uint32_t i = 0; i < pdf->archive->found.n; i++) {
        if (!each(pdf, self, &pdf->archive->found.items[i]))
            return false;
    }
    return true;
}

bool archive_box(struct opened *pdf, uint32_t page, const char *key, double *box)
{
    qpdf_oh node = opened_page(pdf, page), array = archive_key(pdf, node, key);
    /* A page tree deeper than this has a loop. */
    for (int i = 0; i < 64 && qpdf_oh_is_null(pdf->qpdf, array); i++) {
        node = archive_key(pdf, node, "/Parent");
        array = archive_key(pdf, node, key);
    }
    if (archive_count(pdf, array) != 4)
        return false;
    for (int i = 0; i < 4; i++) {
        qpdf_oh item = archive_item(pdf, array, i);
        if (!qpdf_oh_is_number(pdf->qpdf, item))
            return false;
        box[i] = qpdf_oh_get_numeric_value(pdf->qpdf, item);
    }
    return true;
}

/* --- breaking */

bool archive_set_at(struct opened *pdf, const char *path, const char *key, const char *syntax)
{
    qpdf_oh dictionary = dictionary_of(pdf, opened_get(pdf, path));
    if (!qpdf_oh_is_dictionary(pdf->qpdf, dictionary))
        return false;
    opened_set(pdf, dictionary, key, syntax);
    return true;
}

bool archive_remove_at(struct opened *pdf, const char *path, const char *key)
{
    qpdf_oh dictionary = dictionary_of(pdf, opened_get(pdf, path));
    if (!archive_has(pdf, dictionary, key))
        return false;
    qpdf_oh_remove_key(pdf->qpdf, dictionary, key);
    return true;
}

struct copied {
    qpdf_oh to;
};

static bool copy_entry(struct opened *pdf, void *self, const char *key, qpdf_oh value)
{
    struct copied *copied = self;
    qpdf_oh_replace_key(pdf->qpdf, copied->to, key, value);
    return true;
}

qpdf_oh archive_stream(struct opened *pdf, const char *dictionary, struct str bytes)
{
    qpdf_oh stream = qpdf_oh_new_stream(pdf->qpdf), source = opened_parse(pdf, dictionary);
    opened_replace_stream(pdf, stream, bytes);
    struct copied copied = {qpdf_oh_get_dict(pdf->qpdf, stream)};
    archive_entries(pdf, source, copy_entry, &copied);
    return stream;
}

bool archive_prepend(struct opened *pdf, const char *operators)
{
    struct buf content = {0};
    struct str old = opened_stream(pdf, archive_key(pdf, opened_page(pdf, 0), "/Contents"));
    if (!old.s)
        return false;
    buf_puts(&content, operators);
    buf_putc(&content, '\n');
    buf_put_str(&content, old);
    opened_replace_stream(pdf, archive_key(pdf, opened_page(pdf, 0), "/Contents"),
                          (struct str){content.bytes, (uint32_t)content.len});
    buf_free(&content);
    return true;
}

bool archive_edit(struct buf *file, size_t at, const char *from, const char *to)
{
    size_t n = strlen(from);
    struct buf edited = {0};
    while (at + n <= file->len && memcmp(file->bytes + at, from, n) != 0)
        at++;
    if (at + n > file->len)
        return false;
    buf_put(&edited, file->bytes, at);
    buf_puts(&edited, to);
    buf_put(&edited, file->bytes + at + n, file->len - at - n);
    buf_free(file);
    *file = edited;
    return true;
}

bool archive_edit_stream(struct opened *pdf, qpdf_oh stream, const char *from, const char *to)
{
    struct buf edited = {0};
    struct str bytes = opened_stream(pdf, stream);
    buf_put(&edited, bytes.s, bytes.len);
    bool done = archive_edit(&edited, 0, from, to);
    if (done)
        opened_replace_stream(pdf, stream, (struct str){edited.bytes, (uint32_t)edited.len});
    buf_free(&edited);
    return done;
}

/* --- syntax */

static bool is_delimiter(char c)
{
    return c != '\0' && strchr("()<>[]{}/%", c) != NULL;
}

static bool is_blank(char c)
{
    return c == '\0' || isspace((unsigned char)c);
}

static void skip_blanks(struct str text, uint32_t *at)
{
    while (*at < text.len && (is_blank(text.s[*at]) || text.s[*at] == '%')) {
        if (text.s[*at] == '%') {
            while (*at < text.len && text.s[*at] != '\n' && text.s[*at] != '\r')
                ++*at;
        } else {
            ++*at;
        }
    }
}

static void skip_literal(struct str text, uint32_t *at)
{
    int depth = 0;
    do {
        char c = text.s[(*at)++];
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == '\\')
            ++*at;
    } while (depth > 0 && *at < text.len);
    if (*at > text.len)
        *at = text.len;
}

static enum token_kind skip_token(struct str text, uint32_t *at)
{
    char c = text.s[*at], next = *at + 1 < text.len ? text.s[*at + 1] : '\0';
    if (c == '(') {
        skip_literal(text, at);
        return TOKEN_LITERAL;
    }
    if (c == '<' && next != '<') {
        int64_t end = str_find(text, ">", *at);
        *at = end < 0 ? text.len : (uint32_t)end + 1;
        return TOKEN_HEX;
    }
    if (c == '[' || c == ']' || c == '<' || c == '>' || c == '{' || c == '}') {
        *at += (c == '<' || (c == '>' && next == '>')) ? 2 : 1;
        return c == '[' || c == '<' || c == '{' ? TOKEN_OPEN : TOKEN_CLOSE;
    }
    do
        ++*at;
    while (*at < text.len && !is_blank(text.s[*at]) && !is_delimiter(text.s[*at]));
    if (c == '/')
        return TOKEN_NAME;
    return isdigit((unsigned char)c) || c == '+' || c == '-' || c == '.' ? TOKEN_NUMBER : TOKEN_WORD;
}

struct token archive_token(struct str text, uint32_t *at)
{
    struct token token = {.kind = TOKEN_END};
    skip_blanks(text, at);
    if (*at >= text.len)
        return token;
    uint32_t from = *at;
    token.kind = skip_token(text, at);
    token.text = str_sub(text, from, *at - from);
    return token;
}

/* What a backslash stands for, -1: nothing. *at is behind it and moves on. */
static int read_escape(struct str text, uint32_t *at)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    char c = text.s[(*at)++];
    if (c >= '0' && c <= '7') {
        int value = c - '0';
        for (int i = 0; i < 2 && *at < text.len && text.s[*at] >= '0' && text.s[*at] <= '7'; i++)
            value = 8 * value + (text.s[(*at)++] - '0');
        return value & 0xff;
    }
    if (c == '\r' || c == '\n') {
        if (c == '\r' && *at < text.len && text.s[*at] == '\n')
            ++*at;
        return -1;
    }
    const char *known = strchr(from, c);
    return (unsigned char)(known && c ? to[known - from] : c);
}

static void put_literal(struct buf *out, struct str inside)
{
    for (uint32_t at = 0; at < inside.len;) {
        char c = inside.s[at++];
        int byte = (unsigned char)c;
        if (c == '\\' && at < inside.len)
            byte = read_escape(inside, &at);
        if (byte >= 0)
            buf_putc(out, (char)byte);
    }
}

static void put_hex(struct buf *out, struct str inside)
{
    int digits = 0, value = 0;
    for (uint32_t i = 0; i < inside.len; i++) {
        char one[2] = {inside.s[i], '\0'};
        if (!isxdigit((unsigned char)*one))
            continue;
        value = value * 16 + (int)strtol(one, NULL, 16);
        if (++digits % 2 == 0) {
            buf_putc(out, (char)value);
            value = 0;
        }
    }
    if (digits % 2)
        buf_putc(out, (char)(value * 16));
}

void archive_string(struct buf *out, struct token token)
{
    struct str inside = str_sub(token.text, 1, token.text.len > 1 ? token.text.len - 2 : 0);
    if (token.kind == TOKEN_LITERAL)
        put_literal(out, inside);
    else if (token.kind == TOKEN_HEX)
        put_hex(out, inside);
}

/* The rest of an array or a dictionary that was just opened. */
static void skip_to_close(struct str text, uint32_t *at)
{
    for (int depth = 1; depth > 0;) {
        enum token_kind kind = archive_token(text, at).kind;
        if (kind == TOKEN_END)
            return;
        depth += kind == TOKEN_OPEN ? 1 : kind == TOKEN_CLOSE ? -1 : 0;
    }
}

/* Behind ID come the bytes of an image, and EI between blanks. */
static struct str skip_image(struct str text, uint32_t *at)
{
    int64_t end = str_find(text, "EI", *at);
    while (end > 0 && !(is_blank(text.s[end - 1]) && (end + 2 >= text.len || is_blank(text.s[end + 2]))))
        end = str_find(text, "EI", (uint32_t)end + 1);
    *at = end < 0 ? text.len : (uint32_t)end + 2;
    return STR("EI");
}

static bool is_constant(struct str word)
{
    return str_eqz(word, "true") || str_eqz(word, "false") || str_eqz(word, "null");
}

bool archive_operations(struct opened *pdf, uint32_t page,
                        bool (*each)(struct opened *pdf, void *self, const struct operation *operation), void *self)
{
    struct str text = pdf->pages.items[page].content;
    struct operation operation = {.n = 0};
    for (uint32_t at = 0;;) {
        struct token token = archive_token(text, &at);
        if (token.kind == TOKEN_END)
            return true;
        if (token.kind == TOKEN_OPEN) {
            skip_to_close(text, &at);
            token.text.len = (uint32_t)(text.s + at - token.text.s);
        }
        if (token.kind != TOKEN_WORD || is_constant(token.text)) {
            if (operation.n < MOST_OPERANDS)
                operation.operands[operation.n] = token;
            operation.n++;
            continue;
        }
        operation.name = str_eqz(token.text, "ID") ? skip_image(text, &at) : token.text;
        if (!each(pdf, self, &operation))
            return false;
        operation.n = 0;
    }
}

bool archive_all_operations(struct opened *pdf, uint32_t *page,
                            bool (*each)(struct opened *pdf, void *self, const struct operation *operation),
                            void *self)
{
    for (*page = 0; *page < pdf->pages.n; ++*page) {
        if (!archive_operations(pdf, *page, each, self))
            return false;
    }
    return true;
}
