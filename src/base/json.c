#include "base/json.h"

#include "base/utf8.h"

/* Before each value and each name. */
static void put_comma(struct json *json)
{
    if (json->follows)
        buf_putc(json->out, ',');
    json->follows = true;
}

static void begin(struct json *json, char bracket)
{
    put_comma(json);
    buf_putc(json->out, bracket);
    json->follows = false;
}

static void end(struct json *json, char bracket)
{
    buf_putc(json->out, bracket);
    json->follows = true;
}

void json_begin_object(struct json *json)
{
    begin(json, '{');
}

void json_end_object(struct json *json)
{
    end(json, '}');
}

void json_begin_array(struct json *json)
{
    begin(json, '[');
}

void json_end_array(struct json *json)
{
    end(json, ']');
}

void json_name(struct json *json, const char *name)
{
    json_str(json, str_from(name));
    buf_putc(json->out, ':');
    json->follows = false;
}

void json_str(struct json *json, struct str text)
{
    put_comma(json);
    json_put_string(json->out, text);
}

void json_int(struct json *json, int64_t value)
{
    put_comma(json);
    buf_put_int(json->out, value);
}

void json_milli(struct json *json, int64_t thousandths)
{
    put_comma(json);
    buf_put_milli(json->out, thousandths);
}

void json_bool(struct json *json, bool value)
{
    put_comma(json);
    buf_puts(json->out, value ? "true" : "false");
}

void json_null(struct json *json)
{
    put_comma(json);
    buf_puts(json->out, "null");
}

void json_at(struct json *json, struct mark mark)
{
    if (mark.line == 0) {
        json_null(json);
        return;
    }
    put_comma(json);
    buf_printf(json->out, "\"%u:%u:%u\"", (unsigned)mark.file, (unsigned)mark.line, (unsigned)mark.col);
}

void json_member_str(struct json *json, const char *name, struct str text)
{
    json_name(json, name);
    json_str(json, text);
}

void json_member_int(struct json *json, const char *name, int64_t value)
{
    json_name(json, name);
    json_int(json, value);
}

void json_member_bool(struct json *json, const char *name, bool value)
{
    json_name(json, name);
    json_bool(json, value);
}

void json_raw(struct json *json, struct str value)
{
    put_comma(json);
    buf_put_str(json->out, value);
}

/* --- strings */

/* U+2028 and U+2029, which end lines in scripts, are E2 80 A8 and E2 80 A9. */
static bool is_line_separator(struct str v, uint32_t at)
{
    return v.len - at >= 3 && (unsigned char)v.s[at] == 0xE2 && (unsigned char)v.s[at + 1] == 0x80 &&
           ((unsigned char)v.s[at + 2] & 0xFE) == 0xA8;
}

static bool is_plain(struct str v, uint32_t at)
{
    unsigned char c = (unsigned char)v.s[at];

    return c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != 0x7F && !is_line_separator(v, at);
}

/* The character at `at`, which must not stand as it is; returns where the next one is. */
static uint32_t put_escape(struct buf *out, struct str v, uint32_t at)
{
    char c = v.s[at];
    uint32_t next = at;
    uint32_t cp = utf8_next(v, &next);

    if (c == '"' || c == '\\') {
        buf_putc(out, '\\');
        buf_putc(out, c);
    } else if (c == '\n') {
        buf_puts(out, "\\n");
    } else {
        buf_printf(out, "\\u%04x", (unsigned)cp);
    }
    return next;
}

static void put_valid(struct buf *out, struct str v)
{
    uint32_t at = 0;

    while (at < v.len) {
        uint32_t plain = at;

        while (at < v.len && is_plain(v, at))
            at++;
        buf_put(out, v.s + plain, at - plain);
        if (at < v.len)
            at = put_escape(out, v, at);
    }
}

void json_put_string(struct buf *out, struct str text)
{
    buf_putc(out, '"');
    while (text.len > 0) {
        int64_t invalid = utf8_invalid_at(text);

        put_valid(out, invalid < 0 ? text : str_sub(text, 0, (uint32_t)invalid));
        if (invalid < 0)
            break;
        buf_puts(out, "\xEF\xBF\xBD");
        text = str_sub(text, (uint32_t)invalid + 1, text.len);
    }
    buf_putc(out, '"');
}
