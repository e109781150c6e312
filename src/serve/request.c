#include "serve/request_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/sys.h"
#include "base/utf8.h"

static const char scheme[] = "http://";

static int hex_value(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_to_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Decodes a part of a target into `out`; false where an escape is broken or the text is not fit. */
static bool decode(const char *from, const char *to, bool plus, struct buf *out)
{
    const size_t start = out->len;

    for (const char *at = from; at < to; at++) {
        char c = *at;

        if (c == '%') {
            const int high = to - at > 2 ? hex_value(at[1]) : -1, low = high >= 0 ? hex_value(at[2]) : -1;

            if (low < 0)
                return false;
            c = (char)(high * 16 + low);
            at += 2;
        } else if (c == '+' && plus) {
            c = ' ';
        }
        if ((unsigned char)c < ' ' || c == 0x7f)
            return false;
        buf_putc(out, c);
    }
    return utf8_invalid_at((struct str){out->bytes + start, (uint32_t)(out->len - start)}) < 0;
}

/* Where the argument that begins at `from` ends. */
static const char *argument_end(const char *from)
{
    return from + strcspn(from, "&");
}

static const char *argument_equals(const char *from)
{
    return from + strcspn(from, "=&");
}

static bool decode_arguments(const char *from, struct buf *out)
{
    while (*from != '\0') {
        const char *end = argument_end(from), *equals = argument_equals(from);

        if (!decode(from, equals, true, out))
            return false;
        buf_putc(out, '\0');
        if (!decode(equals < end ? equals + 1 : end, end, true, out))
            return false;
        buf_putc(out, '\0');
        from = *end == '&' ? end + 1 : end;
    }
    return true;
}

static bool is_visible(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text <= ' ' || *text > '~' || *text == '#')
            return false;
    }
    return true;
}

static char *copy(const char *before, const char *text, size_t n)
{
    struct buf whole = {0};

    buf_puts(&whole, before);
    buf_put(&whole, text, n);
    buf_put(&whole, "", 1);
    return whole.bytes;
}

/* Splits "http://host:port/path"; a path alone stays as it is. False where it is neither. */
static bool split_authority(struct serve_request *request, const char *target)
{
    const size_t n = sizeof(scheme) - 1;
    size_t host;

    if (target[0] == '/') {
        request->raw = copy("", target, strlen(target));
        return true;
    }
    if (strncmp(target, scheme, n) != 0)
        return false;
    target += n;
    host = strcspn(target, "/?");
    request->authority = copy("", target, host);
    target += host;
    request->raw = copy(*target == '/' ? "" : "/", target, strlen(target));
    return true;
}

static bool read_target(struct serve_request *request, const char *target)
{
    struct buf out = {0};
    const char *mark;
    size_t length;
    bool sound;

    if (!is_visible(target) || !split_authority(request, target))
        return false;
    mark = request->raw + strcspn(request->raw, "?");
    sound = decode(request->raw, mark, false, &out);
    buf_putc(&out, '\0');
    length = out.len;
    sound = sound && (*mark == '\0' || decode_arguments(mark + 1, &out));
    request->path = out.bytes;
    request->arguments = out.bytes + length;
    request->end = out.bytes + out.len;
    return sound;
}

struct serve_request *request_new(const char *target)
{
    struct serve_request *request = sys_calloc(1, sizeof(*request));

    request->too_long = strlen(target) > TARGET_MOST;
    request->malformed = !request->too_long && !read_target(request, target);
    return request;
}

void request_free(struct serve_request *request)
{
    if (request == NULL)
        return;
    free(request->authority);
    free(request->raw);
    free(request->path);
    free(request);
}

void request_put_without(const struct serve_request *request, const char *name, struct buf *out)
{
    const char *at = request->raw + strcspn(request->raw, "?"), *end;
    char before = '?';

    buf_put(out, request->raw, (size_t)(at - request->raw));
    for (at += *at == '?'; *at != '\0'; at = *end == '&' ? end + 1 : end) {
        struct buf decoded = {0};

        end = argument_end(at);
        decode(at, argument_equals(at), true, &decoded);
        if (!str_eqz((struct str){decoded.bytes, (uint32_t)decoded.len}, name)) {
            buf_putc(out, before);
            buf_put(out, at, (size_t)(end - at));
            before = '&';
        }
        buf_free(&decoded);
    }
}

const char *serve_path(const struct serve_request *request)
{
    return request->path;
}

const char *serve_argument(const struct serve_request *request, const char *name)
{
    for (const char *at = request->arguments; at < request->end;) {
        const char *value = at + strlen(at) + 1;

        if (strcmp(at, name) == 0)
            return value;
        at = value + strlen(value) + 1;
    }
    return NULL;
}
