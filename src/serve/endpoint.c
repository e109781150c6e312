#include "serve/endpoint_int.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"

enum { MAPPED = 12 }; /* bytes before an IPv4 address that is written as IPv6 */

union address {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
};

static const unsigned char mapped[MAPPED] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

static void set_six(struct endpoint *endpoint, const unsigned char bytes[16])
{
    *endpoint = (struct endpoint){.six = memcmp(bytes, mapped, MAPPED) != 0};
    if (endpoint->six)
        memcpy(endpoint->bytes, bytes, 16);
    else
        memcpy(endpoint->bytes, bytes + MAPPED, 4);
}

bool endpoint_read(const char *text, struct endpoint *endpoint)
{
    unsigned char bytes[16];

    *endpoint = (struct endpoint){0};
    if (inet_pton(AF_INET, text, endpoint->bytes) == 1)
        return true;
    if (inet_pton(AF_INET6, text, bytes) != 1)
        return false;
    set_six(endpoint, bytes);
    return true;
}

bool endpoint_of_socket(int fd, struct endpoint *endpoint)
{
    union address address;
    socklen_t size = sizeof(address);

    *endpoint = (struct endpoint){0};
    if (getsockname(fd, &address.any, &size) != 0)
        return false;
    if (address.any.sa_family == AF_INET6)
        set_six(endpoint, address.six.sin6_addr.s6_addr);
    else
        memcpy(endpoint->bytes, &address.four.sin_addr, 4);
    return true;
}

bool endpoint_eq(const struct endpoint *a, const struct endpoint *b)
{
    return a->six == b->six && memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}

bool endpoint_is_loopback(const struct endpoint *endpoint)
{
    static const unsigned char loopback[16] = {[15] = 1};

    return endpoint->six ? memcmp(endpoint->bytes, loopback, 16) == 0 : endpoint->bytes[0] == 127;
}

bool endpoint_is_any(const struct endpoint *endpoint)
{
    static const unsigned char any[16];

    return memcmp(endpoint->bytes, any, 16) == 0;
}

void endpoint_print(const struct endpoint *endpoint, char text[ENDPOINT_TEXT])
{
    char figures[INET6_ADDRSTRLEN];

    inet_ntop(endpoint->six ? AF_INET6 : AF_INET, endpoint->bytes, figures, sizeof(figures));
    snprintf(text, ENDPOINT_TEXT, endpoint->six ? "[%s]" : "%s", figures);
}

static union address socket_address(const struct endpoint *endpoint, uint16_t port, socklen_t *size)
{
    union address address;

    memset(&address, 0, sizeof(address));
    if (endpoint->six) {
        address.six.sin6_family = AF_INET6;
        address.six.sin6_port = htons(port);
        memcpy(&address.six.sin6_addr, endpoint->bytes, 16);
        *size = sizeof(address.six);
    } else {
        address.four.sin_family = AF_INET;
        address.four.sin_port = htons(port);
        memcpy(&address.four.sin_addr, endpoint->bytes, 4);
        *size = sizeof(address.four);
    }
    return address;
}

static uint16_t port_of_socket(int fd)
{
    union address address;
    socklen_t size = sizeof(address);

    if (getsockname(fd, &address.any, &size) != 0)
        return 0;
    return ntohs(address.any.sa_family == AF_INET6 ? address.six.sin6_port : address.four.sin_port);
}

static int make_socket(const struct endpoint *endpoint)
{
    const int yes = 1, no = 0;
    int fd = socket(endpoint->six ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

    if (fd < 0)
        return -1;
    /* So that a port can be used again at once; a port at which somebody listens stays taken. */
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    if (endpoint->six)
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof(no));
    return fd;
}

/* Listening at a port can be refused when binding to it was not. */
static int listen_at(const struct endpoint *endpoint, uint16_t port)
{
    socklen_t size;
    union address address = socket_address(endpoint, port, &size);
    int fd = make_socket(endpoint), number;

    if (fd < 0 || (bind(fd, &address.any, size) == 0 && listen(fd, SOMAXCONN) == 0))
        return fd;
    number = errno;
    close(fd);
    errno = number;
    return -1;
}

static struct str say_taken(uint16_t first, uint16_t last, struct arena *arena)
{
    if (last > first)
        return str_printf(arena,
                          "the ports from %u to %u are all taken by other programs; choose another with --port",
                          first, last);
    if (first > 0)
        return str_printf(arena, "port %u is taken by another program; choose another with --port", first);
    return str_printf(arena, "no port is free");
}

static struct str say_why_not(const struct endpoint *endpoint, uint16_t first, uint16_t last, struct arena *arena)
{
    const int number = errno;
    char text[ENDPOINT_TEXT];

    endpoint_print(endpoint, text);
    switch (number) {
    case EADDRINUSE:
        return say_taken(first, last, arena);
    case EADDRNOTAVAIL:
        return str_printf(
            arena, "%s is no address of this machine; --listen takes one of its own, or 0.0.0.0 for all of them",
            text);
    case EACCES:
        return str_printf(arena, "port %u is kept for the system's own programs; choose one above 1023 with --port",
                          first);
    case EAFNOSUPPORT:
        return str_printf(arena, "this machine has no IPv6, of which %s is an address", text);
    default:
        return str_printf(arena, "cannot listen at %s, port %u: %s", text, first, strerror(number));
    }
}

int endpoint_listen(const struct endpoint *endpoint, uint16_t first, uint16_t last, uint16_t *port,
                    struct arena *arena, struct str *error)
{
    unsigned at = first;
    int fd = listen_at(endpoint, first);

    while (fd < 0 && errno == EADDRINUSE && at < last)
        fd = listen_at(endpoint, (uint16_t)++at);
    if (fd < 0)
        *error = say_why_not(endpoint, first, last, arena);
    else
        *port = port_of_socket(fd);
    return fd;
}
