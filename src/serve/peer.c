#include <stdlib.h>
#include <sys/epoll.h>

#include "base/monotonic.h"
#include "base/sys.h"
#include "serve/server_int.h"

static struct peer *peer_new(struct server *server, struct MHD_Connection *connection)
{
    struct peer *peer = sys_calloc(1, sizeof(*peer));
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);

    peer->server = server;
    peer->connection = connection;
    peer->fd = info->connect_fd;
    endpoint_of_socket(peer->fd, &peer->at);
    peer->due = monotonic_ms() + server->patience;
    peer->next = server->peers;
    if (peer->next)
        peer->next->previous = peer;
    server->peers = peer;
    return peer;
}

/* A descriptor that is watched has to be taken out before it is closed: a copy in a child process would keep it in.
 */
static void unwatch(struct peer *peer)
{
    epoll_ctl(peer->server->epoll, EPOLL_CTL_DEL, peer->fd, NULL);
    peer->suspended = false;
}

static void peer_free(struct peer *peer)
{
    if (peer->suspended)
        unwatch(peer);
    if (peer->next)
        peer->next->previous = peer->previous;
    if (peer->previous)
        peer->previous->next = peer->next;
    else
        peer->server->peers = peer->next;
    peer->server->resumed = true;
    request_free(peer->request);
    buf_free(&peer->out);
    free(peer);
}

struct peer *peer_of(struct MHD_Connection *connection)
{
    return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

void peer_notify(void *self, struct MHD_Connection *connection, void **context,
                 enum MHD_ConnectionNotificationCode code)
{
    if (code == MHD_CONNECTION_NOTIFY_STARTED)
        *context = peer_new(self, connection);
    else
        peer_free(*context);
}

void *peer_begin_request(void *self, const char *target, struct MHD_Connection *connection)
{
    struct peer *peer = peer_of(connection);

    (void)self;
    request_free(peer->request);
    peer->request = request_new(target ? target : "");
    return peer;
}

void peer_end_request(void *self, struct MHD_Connection *connection, void **context,
                      enum MHD_RequestTerminationCode code)
{
    struct peer *peer = peer_of(connection);

    (void)self;
    (void)context;
    (void)code;
    request_free(peer->request);
    peer->request = NULL;
    peer->admitted = false;
    peer->due = monotonic_ms() + peer->server->patience;
}

void peer_suspend(struct peer *peer)
{
    struct epoll_event event = {.events = EPOLLRDHUP | EPOLLONESHOT, .data.ptr = peer};

    /* Without memory for it in the system, the client's going is noticed when next something is sent. */
    epoll_ctl(peer->server->epoll, EPOLL_CTL_ADD, peer->fd, &event);
    MHD_suspend_connection(peer->connection);
    peer->suspended = true;
}

void peer_resume(struct peer *peer)
{
    if (!peer->suspended)
        return;
    unwatch(peer);
    MHD_resume_connection(peer->connection);
    peer->server->resumed = true;
}
