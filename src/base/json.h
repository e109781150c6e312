/* JSON (RFC 8259) written into a buffer, in one line. Commas come by themselves. Whatever a text holds, what is
 * written is valid UTF-8 and may stand in a script element. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/mark.h"

struct json {
    struct buf *out;
    bool follows; /* a value stands before the next one, in the same array or object */
};

/* A writer that begins where the buffer ends. */
static inline struct json json_into(struct buf *out)
{
    return (struct json){.out = out};
}

void json_begin_object(struct json *json);
void json_end_object(struct json *json);
void json_begin_array(struct json *json);
void json_end_array(struct json *json);
/* The name of the member whose value comes next. */
void json_name(struct json *json, const char *name);

void json_str(struct json *json, struct str text);
void json_int(struct json *json, int64_t value);
/* thousandths / 1000: 12500 is 12.5. Lengths are in points then. */
void json_milli(struct json *json, int64_t thousandths);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);
/* A place in the sources: "FILE:LINE:COL"; null where there is none. */
void json_at(struct json *json, struct mark mark);
/* A member with its value. */
void json_member_str(struct json *json, const char *name, struct str text);
void json_member_int(struct json *json, const char *name, int64_t value);
void json_member_bool(struct json *json, const char *name, bool value);

/* A value that is JSON already. */
void json_raw(struct json *json, struct str value);

/* A string with its quotes, nothing else. Each invalid byte becomes U+FFFD; quotes, backslashes, controls, line
 * separators and `<` are escaped. */
void json_put_string(struct buf *out, struct str text);

#endif
