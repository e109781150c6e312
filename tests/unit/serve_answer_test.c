/* What goes back: headers, names of files, answers that come later, limits of size and of time. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "serve/answer_int.h"
#include "serve_fixture.h"

static int make(void **state)
{
    *state = site_open((struct serve_options){.patience = 1});
    return 0;
}

static int drop(void **state)
{
    site_close(*state);
    return 0;
}

static void assert_has(const struct buf *out, const char *text)
{
    if (strstr(out->bytes, text) == NULL)
        fail_msg("no \"%s\" in:\n%s", text, out->bytes);
}

static void assert_has_not(const struct buf *out, const char *text)
{
    if (strstr(out->bytes, text) != NULL)
        fail_msg("\"%s\" in:\n%s", text, out->bytes);
}

/* On each answer, whatever it is. */
static void assert_is_guarded(const struct buf *out)
{
    assert_has(out, "\r\nContent-Security-Policy: default-src 'none'; ");
    assert_has(out, "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    assert_has(out, "\r\nX-Content-Type-Options: nosniff\r\n");
    assert_has(out, "\r\nX-Frame-Options: DENY\r\n");
    assert_has(out, "\r\nReferrer-Policy: no-referrer\r\n");
    assert_has(out, "\r\nCross-Origin-Resource-Policy: same-origin\r\n");
    assert_has(out, "\r\nCross-Origin-Opener-Policy: same-origin\r\n");
    assert_has(out, "\r\nCache-Control: ");
    assert_has(out, "\r\nContent-Type: ");
    assert_has_not(out, "unsafe-eval");
}

static void headers(void **state)
{
    struct site *site = *state;
    struct buf out = {0};

    assert_int_equal(site_get_whole(site, "/page", "", &out), 200);
    assert_is_guarded(&out);
    assert_has(&out, "; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; ");
    assert_has_not(&out, "unsafe");
    assert_has(&out, "\r\nCache-Control: no-store\r\n");
    assert_has(&out, "\r\nContent-Type: text/html; charset=utf-8\r\n");
    assert_int_equal(site_get_whole(site, "/picture", "", &out), 200);
    assert_is_guarded(&out);
    assert_has(&out, "; sandbox\r\n");
    assert_has_not(&out, "script-src");
    assert_has(&out, "\r\nCache-Control: private, max-age=31536000, immutable\r\n");
    assert_int_equal(site_get_whole(site, "/words", "", &out), 200);
    assert_is_guarded(&out);
    assert_has_not(&out, "'self'");
    assert_has_not(&out, "Content-Disposition");
    assert_int_equal(site_get_whole(site, "/none", "", &out), 404);
    assert_is_guarded(&out);
    assert_has(&out, "\r\n\r\nThere is nothing at this address.\n");
    assert_int_equal(site_get_whole(site, "/failing", "", &out), 500);
    assert_is_guarded(&out);
    assert_int_equal(site_get_whole(site, "/", "Origin: http://evil.example\r\n", &out), 403);
    assert_is_guarded(&out);
    assert_has_not(&out, "evil");
    assert_int_equal(site_get_whole(site, "/file", "", &out), 200);
    assert_is_guarded(&out);
    assert_has(&out, "\r\nContent-Disposition: attachment; filename=\"Adroddiad _t__.pdf\"; "
                     "filename*=UTF-8''Adroddiad%20%22t%C5%B7%22.pdf\r\n");
    buf_free(&out);
}

static void names_of_files(void **state)
{
    static const struct {
        const char *name, *value;
    } cases[] = {
        {"report.pdf", "attachment; filename=\"report.pdf\"; filename*=UTF-8''report.pdf"},
        {"a\r\nSet-Cookie: x=1",
         "attachment; filename=\"a--Set-Cookie: x=1\"; filename*=UTF-8''a--Set-Cookie%3A%20x%3D1"},
        {"\"; filename=x.exe; \"",
         "attachment; filename=\"_; filename=x.exe; _\"; filename*=UTF-8''%22%3B%20filename%3Dx.exe%3B%20%22"},
        {"../..\\x", "attachment; filename=\"..-..-x\"; filename*=UTF-8''..-..-x"},
        {"50%41.pdf", "attachment; filename=\"50_41.pdf\"; filename*=UTF-8''50%2541.pdf"},
        {"\xe2\x80\xae"
         "fdp.exe",
         "attachment; filename=\"_fdp.exe\"; filename*=UTF-8''%E2%80%AEfdp.exe"},
        {"a\tb\x7f", "attachment; filename=\"a-b-\"; filename*=UTF-8''a-b-"},
    };
    struct buf out = {0};

    (void)state;
    for (unsigned i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        buf_clear(&out);
        answer_put_disposition(str_from(cases[i].name), &out);
        buf_putc(&out, '\0');
        assert_string_equal(out.bytes, cases[i].value);
    }
    buf_free(&out);
}

/* One connection, many requests: one after the other, and all at once. */
static void connections_stay_open(void **state)
{
    struct site *site = *state;
    const int client = site_connect(site);
    struct buf out = {0}, text = {0};

    for (unsigned i = 0; i < 10; i++) {
        buf_clear(&out);
        buf_clear(&text);
        buf_printf(&text, "GET /request-%u HTTP/1.1\r\nHost: %s\r\n\r\n", i, site->host);
        site_send(site, client, text.bytes, text.len);
        assert_true(site_hear_until(site, client, "\r\n\r\n/request-", &out));
    }
    buf_clear(&out);
    buf_clear(&text);
    for (unsigned i = 0; i < 10; i++)
        buf_printf(&text, "GET /at-once-%u HTTP/1.1\r\nHost: %s\r\n\r\n", i, site->host);
    site_send(site, client, text.bytes, text.len);
    assert_true(site_hear_until(site, client, "\r\n\r\n/at-once-9", &out));
    for (unsigned i = 0; i < 10; i++) {
        char wanted[40];

        snprintf(wanted, sizeof(wanted), "\r\n\r\n/at-once-%u", i);
        assert_has(&out, wanted);
    }
    assert_int_equal(site->asked, 20);
    close(client);
    buf_free(&out);
    buf_free(&text);
}

static void requests_in_pieces(void **state)
{
    struct site *site = *state;
    const int client = site_connect(site);
    struct buf out = {0}, text = {0};

    buf_printf(&text, "GET /pieces?a=%%C5%%B7 HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", site->host);
    for (size_t i = 0; i < text.len; i++) {
        assert_int_equal(site->asked, 0);
        site_send(site, client, text.bytes + i, 1);
        site_settle(site);
    }
    site_hear(site, client, &out);
    assert_has(&out, "\r\n\r\n/pieces");
    assert_string_equal(site->argument, "\xc5\xb7");
    close(client);
    buf_free(&out);
    buf_free(&text);
}

static void answers_that_come_later(void **state)
{
    struct site *site = *state;
    const int client = site_connect(site), half = site_connect(site);
    const unsigned files = site_count_files();
    struct buf out = {0}, text = {0};

    buf_printf(&text, "GET /later HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", site->host);
    site_send(site, client, text.bytes, text.len);
    site_send(site, half, text.bytes, text.len);
    site_settle(site);
    assert_int_equal(site->asked, 2);
    assert_int_equal(server_timeout(site->server), -1);
    server_wake(site->server);
    site_settle(site);
    assert_int_equal(site->asked, 4);
    /* Who has gone is no longer asked for. */
    close(half);
    site_settle(site);
    assert_int_equal(site_count_files(), files);
    server_wake(site->server);
    site_settle(site);
    assert_int_equal(site->asked, 5);
    site->ready = true;
    server_wake(site->server);
    site_hear(site, client, &out);
    assert_has(&out, "\r\n\r\n/later");
    assert_int_equal(site->asked, 6);
    close(client);
    buf_free(&out);
    buf_free(&text);
}

/* "GET /aaa...", as long as asked. */
static unsigned ask_long(struct site *site, size_t target, size_t header, const char *filling)
{
    struct buf text = {0}, out = {0};
    unsigned status;

    buf_puts(&text, "GET /");
    while (text.len < 4 + target)
        buf_puts(&text, filling);
    text.len = 4 + target;
    buf_printf(&text, " HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nX: ", site->host);
    for (size_t i = 0; i < header; i++)
        buf_putc(&text, 'x');
    buf_puts(&text, "\r\n\r\n");
    status = site_ask_bytes(site, text.bytes, text.len, &out);
    buf_free(&text);
    buf_free(&out);
    return status;
}

static void sizes(void **state)
{
    struct site *site = *state;
    struct buf text = {0}, out = {0};

    assert_int_equal(ask_long(site, 4096, 1, "a"), 200);
    assert_int_equal(strlen(site->path), 4096);
    assert_int_equal(ask_long(site, 4097, 1, "a"), 414);
    assert_int_equal(ask_long(site, 30000, 1, "a"), 414);
    assert_int_equal(ask_long(site, 300000, 1, "a"), 414);
    assert_int_equal(ask_long(site, 1, 16000, "a"), 200);
    assert_int_equal(ask_long(site, 1, 17000, "a"), 431);
    assert_int_equal(ask_long(site, 1, 300000, "a"), 431);
    assert_int_equal(site->asked, 2);
    /* Arguments and headers without number: libmicrohttpd may find no room for them, and answer or not. */
    assert_int_equal(ask_long(site, 300, 1, "?a&"), 200);
    assert_int_not_equal(ask_long(site, 4000, 1, "?&"), 500);
    assert_int_not_equal(ask_long(site, 30000, 1, "?a=b&"), 200);
    buf_printf(&text, "GET / HTTP/1.1\r\nHost: %s\r\n", site->host);
    while (text.len < 15000)
        buf_puts(&text, "x:\r\n");
    buf_puts(&text, "\r\n");
    assert_int_equal(site_ask_bytes(site, text.bytes, text.len, &out), 431);
    assert_int_equal(site_get(site, "/", ""), 200);
    buf_free(&text);
    buf_free(&out);
}

static void large_answers(void **state)
{
    struct site *site = *state;
    struct buf out = {0};

    assert_int_equal(site_get_whole(site, "/big", "", &out), 200);
    assert_true(out.len > SITE_BIG && out.len < SITE_BIG + 2000);
    assert_memory_equal(out.bytes + out.len - 8, "bbbbbbbb", 8);
    buf_free(&out);
}

static int64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

enum { SILENT, HALF, DRIPPING, IDLE, SLUGGISH, SLOW };

/* Milliseconds until the server has closed each; 0: it has not. Those that drip send a letter each 100 ms. */
static void watch_closing(struct site *site, const int clients[SLOW], int64_t closed[SLOW])
{
    const int64_t start = now();
    unsigned left = SLOW - 1;

    for (int64_t tick = start; left > 0 && now() < start + 8000;) {
        char bytes[4096];

        site_turn(site, -1, 20);
        for (unsigned i = 0; i < SLUGGISH; i++) {
            const ssize_t n = closed[i] == 0 ? recv(clients[i], bytes, sizeof(bytes), 0) : 1;

            if (n == 0 || (n < 0 && errno != EAGAIN)) {
                closed[i] = now() - start;
                left--;
            }
        }
        if (now() > tick + 100 && closed[DRIPPING] == 0) {
            tick = now();
            site_send(site, clients[DRIPPING], "x", 1);
        }
    }
}

/* With a patience of one second: five clients that take their time, each in its own way. */
static void slow_clients(void **state)
{
    struct site *site = *state;
    const unsigned files = site_count_files();
    int clients[SLOW];
    int64_t closed[SLOW] = {0};
    struct buf text = {0}, out = {0};

    for (unsigned i = 0; i < SLOW; i++)
        clients[i] = site_connect(site);
    site_say(site, clients[HALF], "GET / HTTP/1.1\r\nHost: ");
    site_say(site, clients[DRIPPING], "GET /");
    buf_printf(&text, "GET /page HTTP/1.1\r\nHost: %s\r\n\r\n", site->host);
    site_send(site, clients[IDLE], text.bytes, text.len);
    assert_true(site_hear_until(site, clients[IDLE], "<!DOCTYPE html>", &out));
    buf_clear(&text);
    buf_printf(&text, "GET /big HTTP/1.1\r\nHost: %s\r\n\r\n", site->host);
    site_send(site, clients[SLUGGISH], text.bytes, text.len);
    watch_closing(site, clients, closed);
    for (unsigned i = 0; i < SLUGGISH; i++) {
        if (closed[i] < 800 || closed[i] > 8000)
            fail_msg("%u: %d", i, (int)closed[i]);
    }
    /* What the system holds for one that reads nothing is less than it should have; the rest is gone. */
    while (site_count_files() > files + SLOW)
        site_turn(site, -1, 1000);
    buf_clear(&out);
    site_hear(site, clients[SLUGGISH], &out);
    assert_true(out.len < SITE_BIG);
    for (unsigned i = 0; i < SLOW; i++)
        close(clients[i]);
    buf_free(&text);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(headers, make, drop),
        cmocka_unit_test(names_of_files),
        cmocka_unit_test_setup_teardown(connections_stay_open, make, drop),
        cmocka_unit_test_setup_teardown(requests_in_pieces, make, drop),
        cmocka_unit_test_setup_teardown(answers_that_come_later, make, drop),
        cmocka_unit_test_setup_teardown(sizes, make, drop),
        cmocka_unit_test_setup_teardown(large_answers, make, drop),
        cmocka_unit_test_setup_teardown(slow_clients, make, drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
