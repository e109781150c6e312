/* A server and its clients in one process and one thread: while a client waits, the server's loop is turned. */
#ifndef TESTS_SERVE_FIXTURE_H
#define TESTS_SERVE_FIXTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "serve/serve.h"

enum { SITE_BIG = 8 * 1024 * 1024 };

struct site {
    struct server *server;
    struct arena *arena;
    uint16_t port;
    char host[32];       /* "127.0.0.1:PORT" */
    unsigned asked;      /* how often the handler was */
    char path[5000];     /* of the last request */
    char argument[5000]; /* the last request's `a`; "-": it had none */
    bool ready;          /* /later knows its answer */
    uint64_t events;     /* that there have been */
    unsigned told;       /* how often the handler was asked for events */
};

/* Starts a server of which only `token`, `patience` and `beat` are the test's own. */
struct site *site_open(struct serve_options options);
void site_close(struct site *site);
/* Turns the loop once, waiting until something happens, for `milliseconds` at most; also for one client's descriptor
 * (-1: none). */
void site_turn(struct site *site, int client, int milliseconds);
/* Turns it until nothing happens any more. */
void site_settle(struct site *site);

/* A client's socket, non-blocking. */
int site_connect(const struct site *site);
/* Sends all, and turns the loop where the server has to take something first. */
void site_send(struct site *site, int client, const char *bytes, size_t n);
void site_say(struct site *site, int client, const char *text);
/* What comes until the server closes, with a NUL after it; ten seconds at most. */
void site_hear(struct site *site, int client, struct buf *out);
/* Reads until `text` is there, too; false when the server has closed, or after ten seconds. */
bool site_hear_until(struct site *site, int client, const char *text, struct buf *out);

/* Sends bytes by a connection of their own and takes the whole answer; its status, 0 when there was none. */
unsigned site_ask_bytes(struct site *site, const char *bytes, size_t n, struct buf *out);
unsigned site_ask(struct site *site, const char *text, struct buf *out);
/* The status of a GET of this target with these lines of headers ("Name: value\r\n") beside a right Host. */
unsigned site_get(struct site *site, const char *target, const char *headers);
/* The same with the answer. */
unsigned site_get_whole(struct site *site, const char *target, const char *headers, struct buf *out);

/* Descriptors that this process has open. */
unsigned site_count_files(void);
/* Kilobytes of memory that it has; 0 where the address sanitizer keeps what is freed, and looks for leaks itself. */
unsigned long site_memory(void);

#endif
