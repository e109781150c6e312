/* Who may come in: methods, forms of requests, hosts, origins, tokens. Each rule with requests that it refuses and
 * requests that pass. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "serve/gate_int.h"
#include "serve_fixture.h"

static int make(void **state)
{
    *state = site_open((struct serve_options){.patience = 1});
    return 0;
}

static int make_guarded(void **state)
{
    *state = site_open((struct serve_options){.patience = 1, .token = true});
    return 0;
}

static int drop(void **state)
{
    site_close(*state);
    return 0;
}

/* The text with the server's host and port in place of "@", and with its port in place of "~". */
static void fill(const struct site *site, const char *text, struct buf *out)
{
    for (; *text != '\0'; text++) {
        if (*text == '@')
            buf_puts(out, site->host);
        else if (*text == '~')
            buf_put_int(out, site->port);
        else
            buf_putc(out, *text);
    }
}

/* The status of such a request. */
static unsigned ask(struct site *site, const char *text)
{
    struct buf whole = {0}, out = {0};
    unsigned status;

    fill(site, text, &whole);
    status = site_ask_bytes(site, whole.bytes, whole.len, &out);
    buf_free(&whole);
    buf_free(&out);
    return status;
}

static void methods(void **state)
{
    static const char *const refused[] = {"POST",  "PUT",     "DELETE", "PATCH",    "OPTIONS",
                                          "TRACE", "CONNECT", "get",    "PROPFIND", "GETS"};
    struct site *site = *state;
    struct buf out = {0};
    char text[200];

    for (unsigned i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
        snprintf(text, sizeof(text), "%s / HTTP/1.1\r\nHost: %s\r\n\r\n", refused[i], site->host);
        assert_int_equal(site_ask(site, text, &out), 405);
        assert_non_null(strstr(out.bytes, "\r\nAllow: GET, HEAD\r\n"));
        assert_non_null(strstr(out.bytes, "\r\nConnection: close\r\n"));
    }
    assert_int_equal(ask(site, "OPTIONS * HTTP/1.1\r\nHost: @\r\n\r\n"), 405);
    assert_int_equal(ask(site, "CONNECT @ HTTP/1.1\r\nHost: @\r\n\r\n"), 405);
    assert_int_equal(site->asked, 0);
    snprintf(text, sizeof(text), "HEAD /page HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", site->host);
    assert_int_equal(site_ask(site, text, &out), 200);
    assert_non_null(strstr(out.bytes, "\r\nContent-Length: 15\r\n"));
    assert_memory_equal(out.bytes + out.len - 4, "\r\n\r\n", 4);
    assert_int_equal(site->asked, 1);
    buf_free(&out);
}

/* None gets as far as the handler, and what follows a refused request on its connection is not taken for another. */
static void bodies(void **state)
{
    static const char next[] = "GET /next HTTP/1.1\r\nHost: @\r\n\r\n";
    static const char *const refused[] = {
        "GET / HTTP/1.1\r\nHost: @\r\nContent-Length: 5\r\n\r\nhello",
        "GET / HTTP/1.1\r\nHost: @\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: @\r\nTransfer-Encoding: identity\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: @\r\nTransfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: @\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nhello",
        "GET / HTTP/1.1\r\nHost: @\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: @\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: @\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: @\r\nContent-Length : 5\r\n\r\nhello",
    };
    struct site *site = *state;

    for (unsigned i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
        struct buf text = {0};
        unsigned status;

        buf_puts(&text, refused[i]);
        buf_put(&text, next, sizeof(next));
        status = ask(site, text.bytes);
        if (status != 413 && status != 400)
            fail_msg("%u for %s", status, refused[i]);
        buf_free(&text);
    }
    assert_int_equal(site->asked, 0);
    assert_int_equal(ask(site, "GET / HTTP/1.1\r\nHost: @\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), 200);
}

static void forms(void **state)
{
    static const char *const refused[] = {
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: @\r\nHost: @\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: @\r\nhost: evil.example\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: @\r\nOrigin: http://@\r\nOrigin: http://@\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: @\r\nSec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : @\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: @\r\nBad Name: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: @\r\nno colon\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: @\r\n\r\n",
        "GET /a\tb HTTP/1.1\r\nHost: @\r\n\r\n",
        "GET /\xc5\xb7 HTTP/1.1\r\nHost: @\r\n\r\n",
        "GET /a#b HTTP/1.1\r\nHost: @\r\n\r\n",
        "GET page HTTP/1.1\r\nHost: @\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: @\r\n\r\n",
        "GET ?a=1 HTTP/1.1\r\nHost: @\r\n\r\n",
        "GET https://@/ HTTP/1.1\r\nHost: @\r\n\r\n",
        "GET file:///etc/passwd HTTP/1.1\r\nHost: @\r\n\r\n",
        "GET /\r\n\r\n",
        "GET\r\n\r\n",
        "\x16\x03\x01\x02\r\n\r\n",
    };
    struct site *site = *state;

    for (unsigned i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
        const unsigned status = ask(site, refused[i]);

        if (status != 400 && status != 0)
            fail_msg("%u for %s", status, refused[i]);
    }
    assert_int_equal(ask(site, "GET / HTTP/2.0\r\nHost: @\r\n\r\n"), 505);
    assert_int_equal(ask(site, "GET / HTTP/0.9\r\nHost: @\r\n\r\n"), 505);
    assert_int_equal(site->asked, 0);
    assert_int_equal(ask(site, "GET / HTTP/1.0\r\nHost: @\r\n\r\n"), 200);
    assert_int_equal(ask(site, "GET / HTTP/1.1\nHost: @\nConnection: close\n\n"), 200);
    assert_int_equal(ask(site, "\r\nGET / HTTP/1.1\r\nhOsT: @\r\nConnection: close\r\n\r\n"), 200);
    assert_int_equal(ask(site, "GET http://@/page?a=7 HTTP/1.1\r\nHost: @\r\nConnection: close\r\n\r\n"), 200);
    assert_string_equal(site->path, "/page");
    assert_string_equal(site->argument, "7");
    assert_int_equal(ask(site, "GET http://@?a=8 HTTP/1.1\r\nHost: @\r\nConnection: close\r\n\r\n"), 200);
    assert_string_equal(site->path, "/");
    assert_string_equal(site->argument, "8");
    assert_int_equal(site->asked, 5);
}

static void escapes(void **state)
{
    static const char *const refused[] = {
        "/%00",        "/a%00b",      "/%",         "/%4",     "/%zz",  "/%4g",    "/a?a=%",  "/a?a=%00",
        "/a?%00=1",    "/a?a=%0d%0a", "/%0d%0aX:1", "/%7f",    "/%ff",  "/%c0%af", "/%c0%ae", "/%ed%a0%80",
        "/a?a=%c0%af", "/a?%ff",      "/a?a=1&b=%", "/%u002e", "/%25%", "/%e2%82",
    };
    static const struct {
        const char *target, *path, *argument;
    } passing[] = {
        {"/", "/", "-"},
        {"/../../etc/passwd", "/../../etc/passwd", "-"},
        {"/%2e%2e/%2e%2e%2fetc%2fpasswd", "/../../etc/passwd", "-"},
        {"/..%5c..%5cx", "/..\\..\\x", "-"},
        {"//evil.example/", "//evil.example/", "-"},
        {"/%252e%252e/", "/%2e%2e/", "-"},
        {"/a+b?a=a+b", "/a+b", "a b"},
        {"/t%C5%B7?a=t%c5%b7", "/t\xc5\xb7", "t\xc5\xb7"},
        {"/?", "/", "-"},
        {"/?a", "/", ""},
        {"/?a=", "/", ""},
        {"/?&&a=1&a=2&", "/", "1"},
        {"/?aa=1&b=a=3", "/", "-"},
        {"/?%61=1%262%3d3", "/", "1&2=3"},
        {"/?a=/../x?y", "/", "/../x?y"},
        {"/?=x", "/", "-"},
    };
    struct site *site = *state;

    for (unsigned i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
        if (site_get(site, refused[i], "") != 400)
            fail_msg("let in: %s", refused[i]);
    }
    assert_int_equal(site->asked, 0);
    for (unsigned i = 0; i < sizeof(passing) / sizeof(*passing); i++) {
        assert_int_equal(site_get(site, passing[i].target, ""), 200);
        assert_string_equal(site->path, passing[i].path);
        assert_string_equal(site->argument, passing[i].argument);
    }
}

static void hosts(void **state)
{
    struct site *site = *state;
    const char *const refused[] = {
        "evil.example",
        "evil.example:~",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.2:~",
        "127.0.0.1:0~",
        "127.0.0.1:~0",
        "127.0.0.1:~/",
        "127.0.0.1:~ ",
        "127.0.0.1.evil.example:~",
        "localhost",
        "localhost.evil.example:~",
        "localhost..:~",
        "0.0.0.0:~",
        "[::1]:~",
        "[::1:~",
        "127.1:~",
        "2130706433:~",
        "0x7f000001:~",
        ":~",
        "",
        "[]:~",
        "[127.0.0.1]:~",
        "evil%40127.0.0.1:~",
        "::1:~",
        ".:~",
        "127.0.0.1:+~",
        "::ffff:127.0.0.1:~",
        "[::ffff:127.0.0.2]:~",
        "127.0.0.1:~:~",
        "127.0.0.1, 127.0.0.1:~",
    };
    const char *const passing[] = {"127.0.0.1:~",  "localhost:~",   "LocalHost:~",
                                   "localhost.:~", "  localhost:~", "[::ffff:127.0.0.1]:~"};
    char text[300];

    for (unsigned i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
        snprintf(text, sizeof(text), "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", refused[i]);
        if (ask(site, text) != 403)
            fail_msg("let in: %s", refused[i]);
        /* Nor in the request line, where a path may follow at once. */
        if (strpbrk(refused[i], " /") != NULL)
            continue;
        snprintf(text, sizeof(text), "GET http://%s/ HTTP/1.1\r\nHost: @\r\nConnection: close\r\n\r\n", refused[i]);
        assert_int_equal(ask(site, text), 403);
    }
    assert_int_equal(site->asked, 0);
    for (unsigned i = 0; i < sizeof(passing) / sizeof(*passing); i++) {
        snprintf(text, sizeof(text), "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", passing[i]);
        assert_int_equal(ask(site, text), 200);
    }
}

static void hosts_of_other_addresses(void **state)
{
    struct server server = {.port = 8080, .name = "Desk7"};
    struct endpoint six, four, own;

    (void)state;
    assert_true(endpoint_read("2001:db8::7", &six));
    assert_true(endpoint_read("192.0.2.7", &four));
    assert_true(endpoint_read("::1", &own));
    assert_true(gate_is_here(&server, &six, "[2001:db8::7]:8080"));
    assert_true(gate_is_here(&server, &six, "[2001:0DB8:0:0::7]:8080"));
    assert_false(gate_is_here(&server, &six, "[2001:db8::8]:8080"));
    assert_false(gate_is_here(&server, &six, "[2001:db8::7]"));
    assert_false(gate_is_here(&server, &six, "[2001:db8::7]8080"));
    assert_false(gate_is_here(&server, &six, "192.0.2.7:8080"));
    assert_true(gate_is_here(&server, &four, "192.0.2.7:8080"));
    assert_false(gate_is_here(&server, &four, "localhost:8080"));
    assert_true(gate_is_here(&server, &own, "[::1]:8080"));
    assert_true(gate_is_here(&server, &own, "localhost:8080"));
    /* The machine's own name: only together with a token. */
    assert_false(gate_is_here(&server, &four, "desk7:8080"));
    server.guarded = true;
    assert_true(gate_is_here(&server, &four, "desk7:8080"));
    assert_true(gate_is_here(&server, &four, "DESK7.:8080"));
    assert_true(gate_is_here(&server, &four, "desk7.council.example:8080"));
    assert_false(gate_is_here(&server, &four, "desk70:8080"));
    assert_false(gate_is_here(&server, &four, "evil.desk7:8080"));
    assert_false(gate_is_here(&server, &four, "desk7.council.example:80"));
    strcpy(server.name, "desk7.council.example");
    assert_true(gate_is_here(&server, &four, "desk7:8080"));
    server.name[0] = '\0';
    assert_false(gate_is_here(&server, &four, ".:8080"));
    /* Browsers leave out the port of HTTP. */
    server.port = 80;
    assert_true(gate_is_here(&server, &four, "192.0.2.7"));
    assert_true(gate_is_here(&server, &four, "192.0.2.7:80"));
    assert_true(gate_is_here(&server, &six, "[2001:db8::7]"));
}

static void origins(void **state)
{
    static const char *const refused[] = {
        "Origin: null\r\n",
        "Origin: \r\n",
        "Origin: http://evil.example\r\n",
        "Origin: https://@\r\n",
        "Origin: http://@.evil.example\r\n",
        "Origin: http://@/\r\n",
        "Origin: http://127.0.0.1\r\n",
        "Origin: http://127.0.0.1:1\r\n",
        "Origin: @\r\n",
        "Origin: file://\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
        "Sec-Fetch-Site: \r\n",
        "Sec-Fetch-Site: SAME-ORIGIN, cross-site\r\n",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n",
        "Origin: http://@\r\nSec-Fetch-Site: cross-site\r\n",
    };
    static const char *const passing[] = {
        "Origin: http://@\r\n",
        "Sec-Fetch-Site: same-origin\r\n",
        "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\n",
        "Origin: http://@\r\nSec-Fetch-Site: same-origin\r\n",
    };
    struct site *site = *state;
    char text[300];

    for (unsigned i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
        snprintf(text, sizeof(text), "GET / HTTP/1.1\r\nHost: @\r\n%s\r\n", refused[i]);
        if (ask(site, text) != 403)
            fail_msg("let in: %s", refused[i]);
    }
    assert_int_equal(site->asked, 0);
    for (unsigned i = 0; i < sizeof(passing) / sizeof(*passing); i++) {
        snprintf(text, sizeof(text), "GET / HTTP/1.1\r\nHost: @\r\nConnection: close\r\n%s\r\n", passing[i]);
        assert_int_equal(ask(site, text), 200);
    }
    /* A token in the address opens nothing where none is demanded. */
    assert_int_equal(site_get(site, "/?token=",
                              "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"
                              "Sec-Fetch-Dest: document\r\n"),
                     403);
}

static const char *token_of(const struct site *site)
{
    const char *token = strstr(server_url(site->server), "/?token=");

    assert_non_null(token);
    assert_int_equal(strlen(token + 8), 32);
    return token + 8;
}

static void tokens(void **state)
{
    static const char from_elsewhere[] =
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
    static const char *const cookies[] = {"orderpaper-~", "orderpaper-1", "orderpaper", "token"};
    struct site *site = *state;
    const char *token = token_of(site);
    struct buf out = {0}, filled = {0};
    char wrong[64], target[200], cookie[200];

    snprintf(wrong, sizeof(wrong), "%s", token);
    wrong[31] = wrong[31] == '0' ? '1' : '0';
    assert_int_equal(site_get_whole(site, "/", "", &out), 403);
    assert_null(strstr(out.bytes, token));
    snprintf(target, sizeof(target), "/?token=%s", wrong);
    assert_int_equal(site_get(site, target, ""), 403);
    assert_int_equal(site_get(site, target, from_elsewhere), 403);
    snprintf(target, sizeof(target), "/?token=%.31s", token);
    assert_int_equal(site_get(site, target, ""), 403);
    snprintf(target, sizeof(target), "/?token=%s%s", token, token);
    assert_int_equal(site_get(site, target, ""), 403);
    snprintf(target, sizeof(target), "/page?token=%s", token);
    assert_int_equal(site_get(site, target, "Origin: null\r\n"), 403);
    assert_int_equal(site_get(site, target,
                              "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"
                              "Sec-Fetch-Dest: script\r\n"),
                     403);
    assert_int_equal(site_get(site, target,
                              "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"
                              "Sec-Fetch-Dest: iframe\r\n"),
                     403);
    for (unsigned i = 0; i < sizeof(cookies) / sizeof(*cookies); i++) {
        const char *const value = i == 0 ? wrong : token;

        snprintf(cookie, sizeof(cookie), "Cookie: %s=%s\r\n", cookies[i], value);
        filled.len = 0;
        fill(site, cookie, &filled);
        buf_putc(&filled, '\0');
        assert_int_equal(site_get(site, "/", filled.bytes), 403);
    }
    snprintf(cookie, sizeof(cookie), "Cookie: orderpaper-%u=\r\n", site->port);
    assert_int_equal(site_get(site, "/", cookie), 403);
    assert_int_equal(site->asked, 0);
    /* Somebody else's cookies beside it are no matter. */
    snprintf(cookie, sizeof(cookie), "Cookie: x=1; orderpaper-%u=%s; orderpaper-%u=%s; y=\"z\"\r\n", site->port,
             wrong, site->port, token);
    assert_int_equal(site_get(site, "/", cookie), 200);
    assert_int_equal(site_get(site, target, from_elsewhere), 200);
    assert_int_equal(site->asked, 1);
    buf_free(&out);
    buf_free(&filled);
}

/* The page that the token gets leads on to the same place without it, and nowhere else. */
static void token_becomes_a_cookie(void **state)
{
    struct site *site = *state;
    const char *token = token_of(site);
    struct buf out = {0};
    char target[200], wanted[300];

    snprintf(target, sizeof(target), "//evil.example/%%22a?x='1'&token=%s&y=<2>&to%%6ben=z", token);
    assert_int_equal(site_get_whole(site, target, "", &out), 200);
    snprintf(wanted, sizeof(wanted), "\r\nSet-Cookie: orderpaper-%u=%s; Path=/; HttpOnly; SameSite=Strict\r\n",
             site->port, token);
    assert_non_null(strstr(out.bytes, wanted));
    snprintf(wanted, sizeof(wanted), "url=http://%s//evil.example/%%22a?x=&#39;1&#39;&#38;y=&#60;2&#62;\">",
             site->host);
    assert_non_null(strstr(out.bytes, wanted));
    assert_null(strstr(strstr(out.bytes, "\r\n\r\n"), token));
    assert_non_null(strstr(out.bytes, "\r\nCache-Control: no-store\r\n"));
    assert_int_equal(site->asked, 0);
    buf_free(&out);
}

static void tokens_differ(void **state)
{
    struct site *site = *state, *other = site_open((struct serve_options){.token = true});

    assert_string_not_equal(token_of(site), token_of(other));
    site_close(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(methods, make, drop),
        cmocka_unit_test_setup_teardown(bodies, make, drop),
        cmocka_unit_test_setup_teardown(forms, make, drop),
        cmocka_unit_test_setup_teardown(escapes, make, drop),
        cmocka_unit_test_setup_teardown(hosts, make, drop),
        cmocka_unit_test(hosts_of_other_addresses),
        cmocka_unit_test_setup_teardown(origins, make, drop),
        cmocka_unit_test_setup_teardown(tokens, make_guarded, drop),
        cmocka_unit_test_setup_teardown(token_becomes_a_cookie, make_guarded, drop),
        cmocka_unit_test_setup_teardown(tokens_differ, make_guarded, drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
