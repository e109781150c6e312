/* What a request asks for, taken apart. */
#ifndef SERVE_REQUEST_INT_H
#define SERVE_REQUEST_INT_H

#include "serve/serve.h"

enum { TARGET_MOST = 4096 };

struct serve_request {
    bool too_long, malformed; /* then nothing else is set but `path`, which is empty */
    char *authority;          /* of a target like "http://127.0.0.1:8080/page", which proxies are sent; else NULL */
    char *raw;                /* the path and the arguments as they were given: visible ASCII */
    char *path;               /* decoded; after it the arguments: a name, a value, a name ..., each ended by a NUL */
    const char *arguments, *end;
};

/* Takes the target of a request line apart. Never NULL. */
struct serve_request *request_new(const char *target);
void request_free(struct serve_request *request);
/* The path and the arguments as they were given, without those of that name. */
void request_put_without(const struct serve_request *request, const char *name, struct buf *out);

#endif
