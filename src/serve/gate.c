#include "serve/gate_int.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"

/* The headers that decide. Each may stand once. */
enum head { HEAD_HOST, HEAD_ORIGIN, HEAD_SITE, HEAD_MODE, HEAD_TARGET, HEAD_LENGTH, HEAD_CODING, HEADS };

static const char *const head_names[HEADS] = {
    "Host", "Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Content-Length", "Transfer-Encoding"};

struct heads {
    const char *values[HEADS];
    bool twice, odd; /* one of them stands twice; a name is none */
};

/* A look for the cookie. */
struct jar {
    const struct token *token;
    bool found;
};

static bool is_field_name(const char *name)
{
    const size_t n = strlen(name);

    return n > 0 &&
           strspn(name, "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == n;
}

static enum MHD_Result note_head(void *self, enum MHD_ValueKind kind, const char *name, const char *value)
{
    struct heads *heads = self;

    (void)kind;
    if (!is_field_name(name))
        heads->odd = true;
    for (unsigned i = 0; i < HEADS; i++) {
        if (!str_same(str_from(head_names[i]), str_from(name)))
            continue;
        heads->twice = heads->twice || heads->values[i] != NULL;
        heads->values[i] = value ? value : "";
    }
    return MHD_YES;
}

static enum MHD_Result note_cookie(void *self, enum MHD_ValueKind kind, const char *name, const char *value)
{
    struct jar *jar = self;

    (void)kind;
    if (value != NULL && strcmp(name, jar->token->cookie) == 0)
        jar->found = token_matches(jar->token, value) || jar->found;
    return MHD_YES;
}

static bool is_value(const char *value, const char *wanted)
{
    return value != NULL && strcmp(value, wanted) == 0;
}

/* Splits "host:port", where the host may be an IPv6 address in brackets, and compares the port; without one it is
 * that of HTTP. False where it is another or there is no host. */
static bool split_port(const char *text, uint16_t port, struct str *host)
{
    const char *end = text[0] == '[' ? strchr(text, ']') : text + strcspn(text, ":");
    char wanted[8];

    if (end == NULL)
        return false;
    snprintf(wanted, sizeof(wanted), ":%u", port);
    *host = (struct str){text, (uint32_t)(end - text)};
    if (text[0] == '[') {
        *host = str_sub(*host, 1, host->len);
        end++;
    }
    return host->len > 0 && (strcmp(end, wanted) == 0 || (*end == '\0' && port == 80));
}

static bool is_endpoint(struct str host, bool six, const struct endpoint *at)
{
    char text[ENDPOINT_TEXT];
    struct endpoint named;

    if (host.len >= sizeof(text))
        return false;
    snprintf(text, sizeof(text), PRIstr, STR_ARG(host));
    return (strchr(text, ':') != NULL) == six && endpoint_read(text, &named) && endpoint_eq(&named, at);
}

/* "desk7", "desk7.council.example": how a network completes the machine's own name it does not know. */
static struct str first_label(struct str name)
{
    const int64_t dot = str_find(name, ".", 0);

    return dot >= 0 ? str_sub(name, 0, (uint32_t)dot) : name;
}

bool gate_is_here(const struct server *server, const struct endpoint *at, const char *text)
{
    struct str host;

    if (strlen(text) > NAME_MOST || !split_port(text, server->port, &host))
        return false;
    if (is_endpoint(host, text[0] == '[', at))
        return true;
    if (text[0] == '[')
        return false;
    if (host.s[host.len - 1] == '.')
        host.len--;
    if (endpoint_is_loopback(at) && str_same(host, STR("localhost")))
        return true;
    return server->guarded && server->name[0] != '\0' &&
           str_same(first_label(host), first_label(str_from(server->name)));
}

static bool is_own_origin(const char *origin, const char *host)
{
    static const char scheme[] = "http://";

    return strncmp(origin, scheme, sizeof(scheme) - 1) == 0 &&
           str_same(str_from(origin + sizeof(scheme) - 1), str_from(host));
}

static struct gate shut(unsigned status, const char *why)
{
    return (struct gate){.way = GATE_SHUT, .status = status, .why = why};
}

static struct gate check_form(const struct serve_request *request, const struct heads *heads, const char *method)
{
    const char *length = heads->values[HEAD_LENGTH];

    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        return shut(405, "Nothing can be changed from here: only GET and HEAD are answered.");
    if (heads->values[HEAD_CODING] != NULL || (length != NULL && strspn(length, "0") != strlen(length)))
        return shut(413, "A request brings nothing with it here.");
    if (request->too_long)
        return shut(414, "This address is too long.");
    if (request->malformed || heads->twice || heads->odd || heads->values[HEAD_HOST] == NULL)
        return shut(400, "This is no proper request.");
    return (struct gate){.way = GATE_OPEN};
}

/* Following a link is all that another site may do, and only where it knows the token. */
static bool is_followed_link(const struct heads *heads)
{
    return is_value(heads->values[HEAD_MODE], "navigate") && is_value(heads->values[HEAD_TARGET], "document");
}

static struct gate check_origin(const struct peer *peer, const struct heads *heads, bool entering)
{
    const struct server *server = peer->server;
    const char *host = heads->values[HEAD_HOST], *authority = peer->request->authority;
    const char *origin = heads->values[HEAD_ORIGIN], *site = heads->values[HEAD_SITE];

    if (!gate_is_here(server, &peer->at, host) || (authority != NULL && !gate_is_here(server, &peer->at, authority)))
        return shut(403, "This is not the server's address. Use the one that it printed when it started.");
    if (origin != NULL && !is_own_origin(origin, host))
        return shut(403, "Pages of other sites may not ask here.");
    if (site != NULL && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0 &&
        !(entering && is_followed_link(heads)))
        return shut(403,
                    "Pages of other sites may not ask here. If you followed a link, copy it into the address bar.");
    return (struct gate){.way = GATE_OPEN};
}

static struct gate check_token(const struct peer *peer, const char *host, bool entering)
{
    struct jar jar = {.token = &peer->server->token};

    if (!peer->server->guarded)
        return (struct gate){.way = GATE_OPEN};
    if (entering)
        return (struct gate){.way = GATE_TOKEN, .host = host};
    MHD_get_connection_values(peer->connection, MHD_COOKIE_KIND, note_cookie, &jar);
    if (jar.found)
        return (struct gate){.way = GATE_OPEN};
    return shut(403, "Use the whole address that the server printed when it started, with the token at its end. "
                     "Each start makes a new one.");
}

static size_t head_size(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);

    return info ? info->header_size : 0;
}

struct gate gate_check(const struct peer *peer, const char *method)
{
    struct heads heads = {.twice = false};
    struct gate gate;
    const char *given;
    bool entering;

    MHD_get_connection_values(peer->connection, MHD_HEADER_KIND, note_head, &heads);
    gate = check_form(peer->request, &heads, method);
    if (gate.way == GATE_SHUT)
        return gate;
    if (head_size(peer->connection) > HEADERS_MOST)
        return shut(431, "This request's headers are too long.");
    given = peer->server->guarded ? serve_argument(peer->request, "token") : NULL;
    entering = given != NULL && token_matches(&peer->server->token, given);
    gate = check_origin(peer, &heads, entering);
    return gate.way == GATE_SHUT ? gate : check_token(peer, heads.values[HEAD_HOST], entering);
}
