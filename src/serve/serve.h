/* A small HTTP server for one person's browser, with libmicrohttpd. It knows nothing of reports: it keeps out who has
 * no business here, and lets a handler answer GET and HEAD. One thread: the caller's loop polls server_fd() and calls
 * server_run(). */
#ifndef SERVE_SERVE_H
#define SERVE_SERVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct arena;
struct server;
struct serve_request;

enum serve_status {
    SERVE_OK = 200,
    SERVE_NOT_FOUND = 404,
    SERVE_FAILED = 500,
    SERVE_LATER = -1,  /* not yet known: the handler is asked again after server_wake() */
    SERVE_STREAM = -2, /* a stream of events: `stream` of the server's options goes on with it */
};

/* What a handler fills; zero at first. */
struct serve_reply {
    int status;       /* enum serve_status */
    const char *type; /* "text/html; charset=utf-8" ...; a string that stays */
    struct buf body;  /* becomes the server's */
    const char *name; /* of the file that a browser saves it as; copied. NULL: it is shown */
    bool lasting;     /* the same address always gives the same bytes: may be kept for ever; else nothing is kept */
};

/* Where one listener's stream of events is: zero at first. */
struct serve_cursor {
    uint64_t seen; /* the handler's own count */
};

struct serve_handler {
    void *self;
    /* Answers a request that has passed all checks. */
    void (*answer)(void *self, const struct serve_request *request, struct serve_reply *reply);
    /* Puts what is new since the cursor into `out` as Server-Sent Events, or nothing. Called when a stream is opened
     * and after each server_wake(). */
    void (*stream)(void *self, struct serve_cursor *cursor, struct buf *out);
};

struct serve_options {
    const char *address; /* numeric, IPv4 or IPv6; NULL: 127.0.0.1 */
    uint16_t port;       /* 0: any that is free */
    struct serve_handler handler;
};

/* Opens the socket. With an address beyond loopback a random token (128 bits, of the system's generator) is made,
 * that every request must bring: first as ?token=..., which is answered by a cookie (HttpOnly, SameSite=Strict) and a
 * redirection to the address without it. NULL with *error set, in the arena, in the user's words ("port 8080 is taken
 * by another program; choose another with --port").
 *
 * What the server does by itself, before any handler is asked:
 * - Host names this server's address and port, or localhost for loopback; Origin, where given, does too, and
 *   Sec-Fetch-Site is same-origin or none where given; else 403. This keeps out pages of other sites, whatever their
 *   names resolve to (DNS rebinding).
 * - Methods but GET and HEAD: 405. Bodies: 413. Addresses over 4 KiB, headers over 16 KiB: 414, 431.
 * - 100 connections at most, 10 seconds for a request to come in and for a client to take some bytes of an answer.
 *   Streams stay open, with a comment line every 15 seconds, so that dead ones are noticed.
 * - Every answer has Content-Security-Policy (nothing but what comes from here; no inline script or style, no frames,
 *   no forms), X-Content-Type-Options, Referrer-Policy, Cross-Origin-Resource-Policy, Cross-Origin-Opener-Policy,
 *   Cache-Control; answers that are not HTML a policy that allows nothing at all.
 */
struct server *server_open(const struct serve_options *options, struct arena *arena, struct str *error);
/* "http://127.0.0.1:8080/", with the token where there is one; as long as the server. */
const char *server_url(const struct server *server);
/* Becomes readable when server_run has something to do. */
int server_fd(const struct server *server);
/* Milliseconds until server_run has to be called at the latest; -1: no need. */
int server_timeout(const struct server *server);
/* Does what there is to do, without waiting. */
void server_run(struct server *server);
/* Something has changed: handlers that said SERVE_LATER are asked again by the next server_run, and so are streams.
 */
void server_wake(struct server *server);
/* Closes all connections and frees the server. */
void server_close(struct server *server);

/* Of a request: */
/* "/page": decoded, without what follows a question mark. */
const char *serve_path(const struct serve_request *request);
/* An argument behind the question mark, decoded; NULL: not given. */
const char *serve_argument(const struct serve_request *request, const char *name);

#endif
