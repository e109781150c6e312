/* The server's own state, and one for each connection. */
#ifndef SERVE_SERVER_INT_H
#define SERVE_SERVER_INT_H

#include <microhttpd.h>

#include "serve/endpoint_int.h"
#include "serve/request_int.h"
#include "serve/token_int.h"

enum {
    CONNECTIONS_MOST = 100,
    STREAMS_MOST = 60, /* so that some connections are always left for requests */
    HEADERS_MOST = 16 * 1024,
    NAME_MOST = 256 /* of the machine, with the NUL */
};

/* A connection; libmicrohttpd's "socket context". */
struct peer {
    struct server *server;
    struct peer *previous, *next;
    struct MHD_Connection *connection;
    int fd;
    struct endpoint at;            /* at which it came in */
    struct serve_request *request; /* the one under way; NULL: none */
    uint64_t due;                  /* until when the request has to be in; 0: it is */
    bool admitted;                 /* the request under way has passed the checks */
    bool suspended;                /* libmicrohttpd leaves it alone; the server's epoll tells when the client goes */
    bool gone;                     /* the client has closed its side while it was suspended */
    /* While it is a stream: */
    bool streaming;
    bool stale; /* the handler has not been asked since the last wake */
    struct serve_cursor cursor;
    struct buf out; /* from `sent` on not yet handed over */
    size_t sent;
    uint64_t beat; /* when the next comment line is due */
};

struct server {
    struct serve_handler handler;
    struct MHD_Daemon *daemon;
    int epoll; /* of libmicrohttpd's epoll and of the suspended connections */
    uint16_t port;
    bool guarded; /* a token is demanded */
    struct token token;
    char name[NAME_MOST]; /* of the machine; may be empty */
    char *url;
    uint64_t patience, beat_every; /* milliseconds */
    struct peer *peers;
    unsigned streams;
    bool resumed; /* a connection has been, or one has gone: libmicrohttpd learns of it, and listens again where as
                     many as may be were open, when it is next run */
};

/* From where it listens, its port, name and token. */
void server_set_url(struct server *server, const struct endpoint *endpoint);

/* Callbacks for libmicrohttpd: a connection opens or closes; the first line of a request is there; a request has been
 * answered. `self` is the server. */
void peer_notify(void *self, struct MHD_Connection *connection, void **context,
                 enum MHD_ConnectionNotificationCode code);
void *peer_begin_request(void *self, const char *target, struct MHD_Connection *connection);
void peer_end_request(void *self, struct MHD_Connection *connection, void **context,
                      enum MHD_RequestTerminationCode code);
struct peer *peer_of(struct MHD_Connection *connection);
/* Leaves it alone until peer_resume or until its client has gone. */
void peer_suspend(struct peer *peer);
void peer_resume(struct peer *peer);

/* Answers the connection's request with a stream of events. */
enum MHD_Result stream_open(struct peer *peer);

#endif
