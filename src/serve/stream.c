#include <string.h>

#include "base/monotonic.h"
#include "serve/answer_int.h"

enum { BLOCK = 16 * 1024 };

/* Asks the handler for what is new, where something may be; else has a comment line when one is due. */
static void refill(struct peer *peer)
{
    const struct serve_handler *handler = &peer->server->handler;
    const uint64_t now = monotonic_ms();

    buf_clear(&peer->out);
    peer->sent = 0;
    if (peer->stale) {
        peer->stale = false;
        handler->stream(handler->self, &peer->cursor, &peer->out);
    }
    if (peer->out.len == 0 && now >= peer->beat)
        buf_puts(&peer->out, ":\n\n");
    if (peer->out.len > 0)
        peer->beat = now + peer->server->beat_every;
}

/* libmicrohttpd asks for the next bytes whenever the client has taken those before. */
static ssize_t read_stream(void *self, uint64_t position, char *into, size_t room)
{
    struct peer *peer = self;
    size_t n;

    (void)position;
    if (peer->gone)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    if (peer->sent == peer->out.len)
        refill(peer);
    n = peer->out.len - peer->sent;
    if (n > room)
        n = room;
    if (n == 0) {
        peer_suspend(peer);
        return 0;
    }
    memcpy(into, peer->out.bytes + peer->sent, n);
    peer->sent += n;
    return (ssize_t)n;
}

static void end_stream(void *self)
{
    struct peer *peer = self;

    peer->streaming = false;
    peer->server->streams--;
    buf_free(&peer->out);
    peer->sent = 0;
}

enum MHD_Result stream_open(struct peer *peer)
{
    struct MHD_Response *response;
    enum MHD_Result result;

    if (peer->server->streams == STREAMS_MOST)
        return answer_refusal(peer, MHD_HTTP_SERVICE_UNAVAILABLE, "Too many windows show this. Close some.");
    response = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK, read_stream, peer, end_stream);
    if (response == NULL)
        return MHD_NO;
    peer->streaming = peer->stale = true;
    peer->server->streams++;
    peer->cursor = (struct serve_cursor){0};
    peer->beat = monotonic_ms() + peer->server->beat_every;
    /* At once, so that the browser knows the stream as open; it comes back a second after the server has. */
    buf_puts(&peer->out, "retry: 1000\n\n");
    answer_put_headers(response, "text/event-stream");
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    result = MHD_queue_response(peer->connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return result;
}
