/* IP addresses without ports. */
#ifndef SERVE_ENDPOINT_INT_H
#define SERVE_ENDPOINT_INT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

enum { ENDPOINT_TEXT = 48 }; /* the longest in figures, with brackets */

/* IPv4 in the first four bytes; the others are zero. An IPv4 address written as IPv6 (::ffff:192.0.2.1) is IPv4. */
struct endpoint {
    bool six;
    unsigned char bytes[16];
};

/* False where the text is no address in figures. */
bool endpoint_read(const char *text, struct endpoint *endpoint);
/* At which a connection came in. */
bool endpoint_of_socket(int fd, struct endpoint *endpoint);
bool endpoint_eq(const struct endpoint *a, const struct endpoint *b);
bool endpoint_is_loopback(const struct endpoint *endpoint);
/* 0.0.0.0 or :: */
bool endpoint_is_any(const struct endpoint *endpoint);
/* As it stands in an address of the web: IPv6 in brackets. */
void endpoint_print(const struct endpoint *endpoint, char text[ENDPOINT_TEXT]);

/* A socket that listens at the first free port from `first` to `last`, or at any that is free where both are 0; *port
 * is which. -1 with *error set, in the arena, in the user's words. */
int endpoint_listen(const struct endpoint *endpoint, uint16_t first, uint16_t last, uint16_t *port,
                    struct arena *arena, struct str *error);

#endif
