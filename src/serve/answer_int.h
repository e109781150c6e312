/* What goes back to the browser, with the headers that every answer has. */
#ifndef SERVE_ANSWER_INT_H
#define SERVE_ANSWER_INT_H

#include "serve/gate_int.h"

/* Sends what a handler gave, and frees it. */
enum MHD_Result answer_reply(struct peer *peer, struct serve_reply *reply);
/* Sends a few words and closes the connection. */
enum MHD_Result answer_refusal(struct peer *peer, unsigned status, const char *words);
/* Sends the cookie, and the browser on to the address without the token. */
enum MHD_Result answer_cookie(struct peer *peer, const char *host);
/* Puts the headers that every answer has on one of that type. */
void answer_put_headers(struct MHD_Response *response, const char *type);
/* The value of Content-Disposition under which a browser saves a file as `name`, whatever is in that. */
void answer_put_disposition(struct str name, struct buf *out);

#endif
