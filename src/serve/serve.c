#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/monotonic.h"
#include "base/sys.h"
#include "serve/answer_int.h"

enum {
    PATIENCE = 10,    /* seconds */
    BEAT = 15,        /* seconds */
    POOL = 40 * 1024, /* bytes that a connection may take: its longest headers, and the answer's beside them */
    EVENTS = 32,
    SECOND = 1000
};

static enum MHD_Result admit(struct peer *peer, const char *method)
{
    const struct gate gate = gate_check(peer, method);

    peer->due = 0;
    if (gate.way == GATE_SHUT)
        return answer_refusal(peer, gate.status, gate.why);
    if (gate.way == GATE_TOKEN)
        return answer_cookie(peer, gate.host);
    peer->admitted = true;
    return MHD_YES;
}

static enum MHD_Result ask(struct peer *peer)
{
    const struct serve_handler *handler = &peer->server->handler;
    struct serve_reply reply = {.status = SERVE_FAILED};

    handler->answer(handler->self, peer->request, &reply);
    if (reply.status != SERVE_LATER && reply.status != SERVE_STREAM)
        return answer_reply(peer, &reply);
    buf_free(&reply.body);
    buf_free(&reply.name);
    if (reply.status == SERVE_STREAM)
        return stream_open(peer);
    peer_suspend(peer);
    return MHD_YES;
}

/* libmicrohttpd asks when a request's headers are there: what is answered then ends the connection. It asks again
 * when the request is whole, and when the connection goes on after SERVE_LATER. */
static enum MHD_Result answer(void *self, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *upload, size_t *upload_size, void **context)
{
    struct peer *peer = peer_of(connection);

    (void)self, (void)url, (void)version, (void)upload, (void)context;
    *upload_size = 0;
    if (peer->gone)
        return MHD_NO;
    return peer->admitted ? ask(peer) : admit(peer, method);
}

static struct MHD_Daemon *start(struct server *server, int listening)
{
    return MHD_start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, answer, server, MHD_OPTION_LISTEN_SOCKET, listening,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MOST, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)(server->patience / SECOND), MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)POOL,
        MHD_OPTION_NOTIFY_CONNECTION, peer_notify, server, MHD_OPTION_URI_LOG_CALLBACK, peer_begin_request, server,
        MHD_OPTION_NOTIFY_COMPLETED, peer_end_request, server, MHD_OPTION_END);
}

/* libmicrohttpd's own epoll is one of those that the server's watches. */
static bool watch_daemon(struct server *server)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};

    server->epoll = epoll_create1(EPOLL_CLOEXEC);
    return server->epoll >= 0 && epoll_ctl(server->epoll, EPOLL_CTL_ADD, info->epoll_fd, &event) == 0;
}

void server_set_url(struct server *server, const struct endpoint *endpoint)
{
    struct buf url = {0};
    char text[ENDPOINT_TEXT];

    if (endpoint_is_any(endpoint) && server->name[0] != '\0')
        buf_printf(&url, "http://%s:%u/", server->name, server->port);
    else {
        endpoint_print(endpoint, text);
        buf_printf(&url, "http://%s:%u/", text, server->port);
    }
    if (server->guarded)
        buf_printf(&url, "?token=%s", server->token.text);
    buf_putc(&url, '\0');
    server->url = url.bytes;
}

/* Systems let it be anything. */
static bool is_host_name(const char *name)
{
    return name[strspn(name, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-_")] == '\0';
}

static struct server *server_new(const struct serve_options *options)
{
    struct server *server = sys_calloc(1, sizeof(*server));

    server->handler = options->handler;
    server->epoll = -1;
    server->patience = (uint64_t)SECOND * (options->patience ? options->patience : PATIENCE);
    server->beat_every = (uint64_t)SECOND * (options->beat ? options->beat : BEAT);
    if (gethostname(server->name, NAME_MOST - 1) != 0 || !is_host_name(server->name))
        server->name[0] = '\0';
    return server;
}

/* Takes over the listening socket, which libmicrohttpd closes. */
static bool begin(struct server *server, const struct serve_options *options, const struct endpoint *endpoint,
                  int listening)
{
    server->guarded = options->token || !endpoint_is_loopback(endpoint);
    if (server->guarded && !token_make(&server->token, server->port)) {
        close(listening);
        return false;
    }
    server_set_url(server, endpoint);
    server->daemon = start(server, listening);
    return server->daemon != NULL && watch_daemon(server);
}

struct server *server_open(const struct serve_options *options, struct arena *arena, struct str *error)
{
    const char *address = options->address ? options->address : "127.0.0.1";
    struct endpoint endpoint;
    struct server *server;
    int listening;

    if (!endpoint_read(address, &endpoint)) {
        *error =
            str_printf(arena, "\"%s\" is no address; --listen takes one in figures, as 192.168.1.20 or ::1", address);
        return NULL;
    }
    server = server_new(options);
    listening = endpoint_listen(&endpoint, options->port, options->port_last, &server->port, arena, error);
    if (listening >= 0 && begin(server, options, &endpoint, listening))
        return server;
    if (listening >= 0)
        *error = str_printf(arena, "cannot start the server: %s", strerror(errno));
    server_close(server);
    return NULL;
}

const char *server_url(const struct server *server)
{
    return server->url;
}

bool server_guarded(const struct server *server)
{
    return server->guarded;
}

int server_fd(const struct server *server)
{
    return server->epoll;
}

/* When something is next due of a connection; UINT64_MAX: nothing. */
static uint64_t peer_due(const struct peer *peer)
{
    if (peer->suspended && peer->streaming)
        return peer->beat;
    return peer->due > 0 ? peer->due : UINT64_MAX;
}

int server_timeout(const struct server *server)
{
    const uint64_t now = monotonic_ms();
    uint64_t least = UINT64_MAX;
    MHD_UNSIGNED_LONG_LONG asked;

    if (server->resumed)
        return 0;
    if (MHD_get_timeout(server->daemon, &asked) == MHD_YES)
        least = now + asked;
    for (const struct peer *peer = server->peers; peer; peer = peer->next) {
        const uint64_t due = peer_due(peer);

        least = due < least ? due : least;
    }
    if (least == UINT64_MAX)
        return -1;
    return least > now ? (int)(least - now) : 0;
}

/* Clients that have gone while nothing was sent to them. */
static void take_events(struct server *server)
{
    struct epoll_event events[EVENTS];
    const int n = epoll_wait(server->epoll, events, EVENTS, 0);

    for (int i = 0; i < n; i++) {
        struct peer *peer = events[i].data.ptr;

        if (peer == NULL)
            continue;
        peer->gone = true;
        peer_resume(peer);
    }
}

static void take_due(struct server *server)
{
    const uint64_t now = monotonic_ms();

    for (struct peer *peer = server->peers; peer; peer = peer->next) {
        if (peer_due(peer) > now)
            continue;
        /* libmicrohttpd only knows how long a connection has been silent; one that is cut off here it frees. */
        if (peer->due > 0)
            shutdown(peer->fd, SHUT_RDWR);
        peer->due = 0;
        peer_resume(peer);
    }
}

void server_run(struct server *server)
{
    take_events(server);
    take_due(server);
    server->resumed = false;
    MHD_run(server->daemon);
}

void server_wake(struct server *server)
{
    for (struct peer *peer = server->peers; peer; peer = peer->next) {
        peer->stale = true;
        peer_resume(peer);
    }
}

void server_close(struct server *server)
{
    for (struct peer *peer = server->peers; peer; peer = peer->next) {
        peer->gone = true;
        peer_resume(peer);
    }
    if (server->daemon)
        MHD_stop_daemon(server->daemon);
    if (server->epoll >= 0)
        close(server->epoll);
    free(server->url);
    free(server);
}
