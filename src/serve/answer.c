#include "serve/answer_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

static const char words_type[] = "text/plain; charset=utf-8", page_type[] = "text/html; charset=utf-8";

static const char page_policy[] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                                  "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
                                  "frame-ancestors 'none'";
/* For one that is opened by itself: its pictures and colours may be seen, nothing in it can run. */
static const char picture_policy[] = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
                                     "form-action 'none'; frame-ancestors 'none'; sandbox";
static const char nothing_policy[] =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

static const char *choose_policy(const char *type)
{
    const struct str v = str_from(type);

    if (str_starts(v, "text/html"))
        return page_policy;
    return str_starts(v, "image/svg+xml") ? picture_policy : nothing_policy;
}

void answer_put_headers(struct MHD_Response *response, const char *type)
{
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    MHD_add_response_header(response, "Content-Security-Policy", choose_policy(type));
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response, "X-Frame-Options", "DENY");
    MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
    MHD_add_response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
    MHD_add_response_header(response, "Cross-Origin-Opener-Policy", "same-origin");
}

/* Of the bytes, which it takes over. NULL where there is no memory for it. */
static struct MHD_Response *make(struct buf *body, const char *type)
{
    struct MHD_Response *response = MHD_create_response_from_buffer_with_free_callback(body->len, body->bytes, free);

    if (response == NULL)
        buf_free(body);
    else
        answer_put_headers(response, type);
    *body = (struct buf){0};
    return response;
}

static void forbid_keeping(struct MHD_Response *response)
{
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
}

/* Without an answer libmicrohttpd closes the connection. */
static enum MHD_Result queue(struct peer *peer, unsigned status, struct MHD_Response *response)
{
    enum MHD_Result result;

    if (response == NULL)
        return MHD_NO;
    result = MHD_queue_response(peer->connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static void put_escaped(char c, struct buf *out)
{
    static const char digits[] = "0123456789ABCDEF";
    const unsigned char byte = (unsigned char)c;

    if (ascii_is_letter(c) || ascii_is_digit(c) || (c != '\0' && strchr("!#$&+-.^_`|~", c))) {
        buf_putc(out, c);
        return;
    }
    buf_putc(out, '%');
    buf_putc(out, digits[byte / 16]);
    buf_putc(out, digits[byte % 16]);
}

/* Slashes and controls are no part of a name. */
static char plain(char c)
{
    return (unsigned char)c < ' ' || c == 0x7f || c == '/' || c == '\\' ? '-' : c;
}

/* RFC 6266: for browsers that do not know the second form, the first has an underscore for each that is not plain. */
void answer_put_disposition(struct str name, struct buf *out)
{
    buf_puts(out, "attachment; filename=\"");
    for (uint32_t i = 0; i < name.len; i++) {
        const char c = plain(name.s[i]);

        if (((unsigned char)c & 0xc0) == 0x80) /* not the first byte of a character */
            continue;
        buf_putc(out, (unsigned char)c > 0x7f || c == '"' || c == '%' ? '_' : c);
    }
    buf_puts(out, "\"; filename*=UTF-8''");
    for (uint32_t i = 0; i < name.len; i++)
        put_escaped(plain(name.s[i]), out);
}

static void add_disposition(struct MHD_Response *response, const struct buf *name)
{
    struct buf value = {0};

    answer_put_disposition((struct str){name->bytes, (uint32_t)name->len}, &value);
    buf_putc(&value, '\0');
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_DISPOSITION, value.bytes);
    buf_free(&value);
}

static void say_failure(struct serve_reply *reply)
{
    reply->type = words_type;
    buf_puts(&reply->body, reply->status == SERVE_NOT_FOUND ? "There is nothing at this address.\n"
                                                            : "The server could not answer this.\n");
}

enum MHD_Result answer_reply(struct peer *peer, struct serve_reply *reply)
{
    struct MHD_Response *response;

    if (reply->body.len == 0 && reply->status >= 300)
        say_failure(reply);
    response = make(&reply->body, reply->type ? reply->type : words_type);
    if (response != NULL && reply->name.len > 0)
        add_disposition(response, &reply->name);
    if (response != NULL && reply->lasting)
        MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "private, max-age=31536000, immutable");
    else if (response != NULL)
        forbid_keeping(response);
    buf_free(&reply->name);
    return queue(peer, (unsigned)reply->status, response);
}

enum MHD_Result answer_refusal(struct peer *peer, unsigned status, const char *words)
{
    struct buf body = {0};
    struct MHD_Response *response;

    buf_puts(&body, words);
    buf_putc(&body, '\n');
    response = make(&body, words_type);
    if (response == NULL)
        return MHD_NO;
    forbid_keeping(response);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
    return queue(peer, status, response);
}

static void put_html(const char *text, size_t n, struct buf *out)
{
    for (size_t i = 0; i < n; i++) {
        if (strchr("&<>\"'", text[i]))
            buf_printf(out, "&#%d;", text[i]);
        else
            buf_putc(out, text[i]);
    }
}

/* The address is whole, so that a path that begins with two slashes leads nowhere else. */
static void put_onward(const struct peer *peer, const char *host, struct buf *out)
{
    struct buf address = {0};

    buf_printf(&address, "http://%s", host);
    request_put_without(peer->request, "token", &address);
    buf_puts(out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"refresh\" content=\"0;url=");
    put_html(address.bytes, address.len, out);
    buf_puts(out, "\">\n<title>Opening</title>\n<p><a href=\"");
    put_html(address.bytes, address.len, out);
    buf_puts(out, "\">Go on</a></p>\n</html>\n");
    buf_free(&address);
}

enum MHD_Result answer_cookie(struct peer *peer, const char *host)
{
    const struct token *token = &peer->server->token;
    struct buf body = {0}, cookie = {0};
    struct MHD_Response *response;

    put_onward(peer, host, &body);
    buf_printf(&cookie, "%s=%s; Path=/; HttpOnly; SameSite=Strict", token->cookie, token->text);
    buf_putc(&cookie, 0);
    response = make(&body, page_type);
    if (response != NULL) {
        forbid_keeping(response);
        MHD_add_response_header(response, MHD_HTTP_HEADER_SET_COOKIE, cookie.bytes);
    }
    buf_free(&cookie);
    return queue(peer, MHD_HTTP_OK, response);
}
