#include "serve_fixture.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"

enum { LONGEST = 60 * 1000 }; /* milliseconds that a test waits for what has to come */

static int64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void put_page(const char *path, struct serve_reply *reply)
{
    reply->status = SERVE_OK;
    reply->type = "text/plain; charset=utf-8";
    if (strcmp(path, "/big") == 0) {
        memset(buf_reserve(&reply->body, SITE_BIG), 'b', SITE_BIG);
        reply->body.len = SITE_BIG;
    } else if (strcmp(path, "/page") == 0) {
        reply->type = "text/html; charset=utf-8";
        buf_puts(&reply->body, "<!DOCTYPE html>");
    } else if (strcmp(path, "/picture") == 0) {
        reply->type = "image/svg+xml";
        reply->lasting = true;
        buf_puts(&reply->body, "<svg/>");
    } else if (strcmp(path, "/file") == 0) {
        reply->type = "application/pdf";
        buf_puts(&reply->name, "Adroddiad \"t\xc5\xb7\".pdf");
        buf_puts(&reply->body, "%PDF");
    } else {
        buf_puts(&reply->body, path);
    }
}

static void answer(void *self, const struct serve_request *request, struct serve_reply *reply)
{
    struct site *site = self;
    const char *path = serve_path(request), *argument = serve_argument(request, "a");

    site->asked++;
    snprintf(site->path, sizeof(site->path), "%s", path);
    snprintf(site->argument, sizeof(site->argument), "%s", argument ? argument : "-");
    if (strcmp(path, "/none") == 0)
        reply->status = SERVE_NOT_FOUND;
    else if (strcmp(path, "/events") == 0)
        reply->status = SERVE_STREAM;
    else if (strcmp(path, "/later") == 0 && !site->ready)
        reply->status = SERVE_LATER;
    else if (strcmp(path, "/failing") != 0)
        put_page(path, reply);
}

static void stream(void *self, struct serve_cursor *cursor, struct buf *out)
{
    struct site *site = self;

    site->told++;
    for (; cursor->seen < site->events; cursor->seen++)
        buf_printf(out, "data: %u\n\n", (unsigned)cursor->seen + 1);
}

struct site *site_open(struct serve_options options)
{
    struct site *site = test_calloc(1, sizeof(*site));
    struct str error = {0};
    unsigned port;

    site->arena = arena_new();
    options.handler = (struct serve_handler){site, answer, stream};
    site->server = server_open(&options, site->arena, &error);
    if (site->server == NULL)
        fail_msg(PRIstr, STR_ARG(error));
    assert_int_equal(sscanf(server_url(site->server), "http://127.0.0.1:%u/", &port), 1);
    site->port = (uint16_t)port;
    snprintf(site->host, sizeof(site->host), "127.0.0.1:%u", port);
    return site;
}

void site_close(struct site *site)
{
    server_close(site->server);
    arena_free(site->arena);
    test_free(site);
}

void site_turn(struct site *site, int client, int milliseconds)
{
    struct pollfd ends[2] = {{.fd = server_fd(site->server), .events = POLLIN}, {.fd = client, .events = POLLIN}};
    const int asked = server_timeout(site->server);

    poll(ends, 2, asked >= 0 && asked < milliseconds ? asked : milliseconds);
    server_run(site->server);
}

void site_settle(struct site *site)
{
    struct pollfd end = {.fd = server_fd(site->server), .events = POLLIN};

    while (server_timeout(site->server) == 0 || poll(&end, 1, 0) > 0)
        server_run(site->server);
}

int site_connect(const struct site *site)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(site->port)};
    int client = socket(AF_INET, SOCK_STREAM, 0);

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    assert_true(client >= 0);
    assert_int_equal(connect(client, (struct sockaddr *)&address, sizeof(address)), 0);
    fcntl(client, F_SETFL, O_NONBLOCK);
    return client;
}

void site_send(struct site *site, int client, const char *bytes, size_t n)
{
    const int64_t end = now() + LONGEST;

    while (n > 0 && now() < end) {
        const ssize_t sent = send(client, bytes, n, MSG_NOSIGNAL);

        if (sent < 0 && errno != EAGAIN)
            return; /* the server has closed: it has heard enough */
        bytes += sent > 0 ? sent : 0;
        n -= sent > 0 ? (size_t)sent : 0;
        if (n > 0)
            site_turn(site, -1, 10);
    }
}

void site_say(struct site *site, int client, const char *text)
{
    site_send(site, client, text, strlen(text));
}

/* False at the end. */
static bool hear_some(struct site *site, int client, struct buf *out)
{
    const ssize_t n = recv(client, buf_reserve(out, 65536), 65535, 0);
    const bool nothing_yet = n < 0 && errno == EAGAIN;

    if (nothing_yet)
        site_turn(site, client, 100);
    if (n > 0)
        out->len += (size_t)n;
    out->bytes[out->len] = '\0';
    return n > 0 || nothing_yet;
}

void site_hear(struct site *site, int client, struct buf *out)
{
    const int64_t end = now() + LONGEST;

    while (hear_some(site, client, out) && now() < end)
        continue;
}

bool site_hear_until(struct site *site, int client, const char *text, struct buf *out)
{
    const int64_t end = now() + LONGEST;

    while (out->len == 0 || strstr(out->bytes, text) == NULL) {
        if (!hear_some(site, client, out) || now() > end)
            return false;
    }
    return true;
}

static unsigned status_of(const struct buf *answer)
{
    unsigned status;

    return answer->len > 0 && sscanf(answer->bytes, "HTTP/1.%*1[01] %u ", &status) == 1 ? status : 0;
}

unsigned site_ask_bytes(struct site *site, const char *bytes, size_t n, struct buf *out)
{
    const int client = site_connect(site);

    buf_clear(out);
    site_send(site, client, bytes, n);
    site_hear(site, client, out);
    close(client);
    site_settle(site);
    return status_of(out);
}

unsigned site_ask(struct site *site, const char *text, struct buf *out)
{
    return site_ask_bytes(site, text, strlen(text), out);
}

unsigned site_get_whole(struct site *site, const char *target, const char *headers, struct buf *out)
{
    struct buf text = {0};
    unsigned status;

    buf_printf(&text, "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n", target, site->host, headers);
    status = site_ask_bytes(site, text.bytes, text.len, out);
    buf_free(&text);
    return status;
}

unsigned site_get(struct site *site, const char *target, const char *headers)
{
    struct buf out = {0};
    const unsigned status = site_get_whole(site, target, headers, &out);

    buf_free(&out);
    return status;
}

unsigned site_count_files(void)
{
    DIR *folder = opendir("/proc/self/fd");
    unsigned n = 0;

    assert_non_null(folder);
    while (readdir(folder) != NULL)
        n++;
    closedir(folder);
    return n - 3; /* ".", ".." and the folder itself */
}

#ifdef __SANITIZE_ADDRESS__
unsigned long site_memory(void)
{
    return 0;
}
#else
unsigned long site_memory(void)
{
    FILE *file = fopen("/proc/self/status", "r");
    unsigned long kilobytes = 0;
    char line[256];

    assert_non_null(file);
    while (kilobytes == 0 && fgets(line, sizeof(line), file) != NULL)
        sscanf(line, "VmRSS: %lu", &kilobytes);
    fclose(file);
    return kilobytes;
}
#endif
