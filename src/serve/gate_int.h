/* Who may come in. */
#ifndef SERVE_GATE_INT_H
#define SERVE_GATE_INT_H

#include "serve/server_int.h"

enum gate_way {
    GATE_OPEN,
    GATE_TOKEN, /* the token stands in the address: it is to become a cookie */
    GATE_SHUT,
};

struct gate {
    enum gate_way way;
    unsigned status;  /* GATE_SHUT: why */
    const char *why;  /* the same in words */
    const char *host; /* GATE_TOKEN: as the request names it, and sound */
};

struct gate gate_check(const struct peer *peer, const char *method);
/* Whether "127.0.0.1:8080" names the server to a client that came in at that address. */
bool gate_is_here(const struct server *server, const struct endpoint *at, const char *host);

#endif
