/* The secret that requests bring where others can reach the server. */
#ifndef SERVE_TOKEN_INT_H
#define SERVE_TOKEN_INT_H

#include <stdbool.h>
#include <stdint.h>

enum { TOKEN_BYTES = 16, TOKEN_TEXT = 2 * TOKEN_BYTES + 1 };

struct token {
    char text[TOKEN_TEXT]; /* hexadecimal */
    char cookie[32];       /* its name: cookies of all ports of a machine are in one jar */
};

/* False with errno set where the system gives no random bytes. */
bool token_make(struct token *token, uint16_t port);
/* In a time that does not tell how much of the text is right. */
bool token_matches(const struct token *token, const char *text);

#endif
