/* A small HTTP server for one person's browser, with libmicrohttpd. It knows nothing of reports: it keeps out who has
 * no business here, and lets a handler answer GET and HEAD. One thread: the caller's loop polls server_fd() and calls
 * server_run().
 *
 * What the server does by itself, before any handler is asked:
 * - Host names the server's port and the address at which the request came in, in figures; or localhost, where that
 *   address is loopback; or the machine's own name, with any domain, where a token is demanded (a site that takes
 *   such a name has not its cookie). So a server on 0.0.0.0 or :: need not know the machine's addresses. Origin,
 *   where given, names the same as Host; Sec-Fetch-Site, where given, is same-origin or none. Else 403. This keeps
 *   out pages of other sites, whatever their names resolve to (DNS rebinding).
 * - Beyond loopback every request brings a random token of 128 bits: first as ?token=..., which is answered by a
 *   cookie (HttpOnly, SameSite=Strict, named with the port) and a page that goes on at once to the address without
 *   it; that address may be followed from anywhere. A page and not a redirection: after one that another site began,
 *   browsers would keep the cookie back.
 * - Methods but GET and HEAD: 405. Bodies: 413. What is no proper request (escapes that are broken or hide control
 *   characters, text that is not UTF-8, Host missing or given twice): 400. Addresses over 4 KiB: 414; headers over
 *   16 KiB: 431. After each of these the connection is closed.
 * - 100 connections at most, of which 60 may be streams (more: 503). 10 seconds for a request to come in, from the
 *   connection's opening or the answer before; 10 seconds for a client to take some bytes of an answer. Streams stay
 *   open, with a comment line every 15 seconds. Those that wait for an answer or for events are freed as soon as the
 *   client has closed its side.
 * - Every answer has Content-Security-Policy, X-Content-Type-Options, X-Frame-Options, Referrer-Policy,
 *   Cross-Origin-Resource-Policy, Cross-Origin-Opener-Policy and Cache-Control. The policy allows HTML what comes
 *   from here, but no inline script or style, no frames and no forms; SVG that is opened by itself the pictures and
 *   styles that it holds, in a sandbox; anything else nothing. (Not so the few fixed words that libmicrohttpd itself
 *   sends where the first lines are too broken to be a request.)
 * - It writes nothing to any log.
 *
 * All descriptors are closed on exec. Child processes that go on without exec have to close them (`bare` of
 * base/children.h): as long as one is open, a browser does not learn that its connection has been closed. */
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

/* What a handler fills; zero at first, but for the status, which is SERVE_FAILED. */
struct serve_reply {
    int status;       /* enum serve_status */
    const char *type; /* "text/html; charset=utf-8" ...; a string that stays */
    struct buf body;  /* becomes the server's; left empty where the status is none of 200 to 299: a few plain words */
    struct buf name;  /* of the file that a browser saves it as, any text; becomes the server's. Empty: it is shown */
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
     * and after each server_wake(), but not before the client has taken what there was. */
    void (*stream)(void *self, struct serve_cursor *cursor, struct buf *out);
};

struct serve_options {
    const char *address; /* numeric, IPv4 or IPv6; NULL: 127.0.0.1 */
    uint16_t port;       /* 0: any that is free */
    uint16_t port_last;  /* where it is above `port`: the first that is free from there to here */
    bool token;          /* demanded on loopback too: on machines that several people use at once */
    unsigned patience;   /* seconds, in place of the 10 above; 0: 10 */
    unsigned beat;       /* seconds, in place of the 15 above; 0: 15 */
    struct serve_handler handler;
};

/* Opens the socket. NULL with *error set, in the arena, in the user's words ("port 8080 is taken by another program;
 * choose another with --port"). */
struct server *server_open(const struct serve_options *options, struct arena *arena, struct str *error);
/* "http://127.0.0.1:8080/", with the token where one is demanded; of 0.0.0.0 and :: it has the machine's name. As
 * long as the server. */
const char *server_url(const struct server *server);
/* Whether a token is demanded, and the URL has it: nobody else may read it. */
bool server_guarded(const struct server *server);
/* Becomes readable when server_run has something to do. */
int server_fd(const struct server *server);
/* Milliseconds until server_run has to be called at the latest; -1: no need. */
int server_timeout(const struct server *server);
/* Does what there is to do, without waiting. */
void server_run(struct server *server);
/* Something has changed: handlers that said SERVE_LATER are asked again by the next server_run, and so are streams.
 * server_timeout() is 0 then. */
void server_wake(struct server *server);
/* Closes the socket and all connections, and frees the server. */
void server_close(struct server *server);

/* Of a request, as long as the handler runs: */
/* "/page": decoded, without what follows a question mark. Begins with a slash; is UTF-8 without control characters.
 * Nothing else is promised: it may hold "..", or slashes that were escaped. */
const char *serve_path(const struct serve_request *request);
/* An argument behind the question mark, decoded in the same way; the first of that name. NULL: not given. */
const char *serve_argument(const struct serve_request *request, const char *name);

#endif
