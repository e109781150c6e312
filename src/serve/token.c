#include "serve/token_int.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

bool token_make(struct token *token, uint16_t port)
{
    unsigned char bytes[TOKEN_BYTES];
    ssize_t n;

    /* So few bytes come all at once; a signal can only interrupt the wait, early after the machine's start. */
    do
        n = getrandom(bytes, sizeof(bytes), 0);
    while (n < 0 && errno == EINTR);
    if (n != sizeof(bytes))
        return false;
    for (size_t i = 0; i < TOKEN_BYTES; i++)
        snprintf(token->text + 2 * i, 3, "%02x", bytes[i]);
    snprintf(token->cookie, sizeof(token->cookie), "orderpaper-%u", port);
    return true;
}

bool token_matches(const struct token *token, const char *text)
{
    unsigned char differ = 0;

    if (strlen(text) != TOKEN_TEXT - 1)
        return false;
    for (unsigned i = 0; i < TOKEN_TEXT - 1; i++)
        differ |= (unsigned char)(token->text[i] ^ text[i]);
    return differ == 0;
}
