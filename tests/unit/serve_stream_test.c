/* Streams of events: what is told, to whom, and that clients who vanish leave nothing behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "serve_fixture.h"

static int make(void **state)
{
    *state = site_open((struct serve_options){.patience = 1, .beat = 1});
    return 0;
}

static int drop(void **state)
{
    site_close(*state);
    return 0;
}

/* A client whose stream is open. */
static int listen_in(struct site *site, struct buf *out)
{
    const int client = site_connect(site);
    char text[200];

    snprintf(text, sizeof(text), "GET /events HTTP/1.1\r\nHost: %s\r\n\r\n", site->host);
    site_say(site, client, text);
    if (!site_hear_until(site, client, "retry: 1000\n\n", out))
        fail_msg("no stream: %s", out->bytes);
    return client;
}

static void events_are_told(void **state)
{
    struct site *site = *state;
    struct buf first = {0}, second = {0};
    const int one = listen_in(site, &first);
    int two;

    assert_non_null(strstr(first.bytes, "HTTP/1.1 200 OK\r\n"));
    assert_non_null(strstr(first.bytes, "\r\nContent-Type: text/event-stream\r\n"));
    assert_non_null(strstr(first.bytes, "\r\nCache-Control: no-store\r\n"));
    assert_non_null(strstr(first.bytes, "\r\nContent-Security-Policy: default-src 'none'; "));
    assert_int_equal(site->told, 1);
    site->events = 1;
    server_wake(site->server);
    assert_int_equal(server_timeout(site->server), 0);
    assert_true(site_hear_until(site, one, "data: 1\n\n", &first));
    /* One who comes later is told all that the handler has for a new cursor. */
    two = listen_in(site, &second);
    assert_true(site_hear_until(site, two, "data: 1\n\n", &second));
    site->events = 3;
    server_wake(site->server);
    assert_true(site_hear_until(site, one, "data: 2\n\ndata: 3\n\n", &first));
    assert_true(site_hear_until(site, two, "data: 2\n\ndata: 3\n\n", &second));
    /* Other requests are answered meanwhile. */
    assert_int_equal(site_get(site, "/page", ""), 200);
    close(one);
    close(two);
    buf_free(&first);
    buf_free(&second);
}

static void a_head_is_no_stream(void **state)
{
    struct site *site = *state;
    struct buf out = {0};
    char text[200];

    snprintf(text, sizeof(text), "HEAD /events HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", site->host);
    assert_int_equal(site_ask(site, text, &out), 200);
    assert_null(strstr(out.bytes, "retry"));
    assert_int_equal(site->told, 0);
    buf_free(&out);
}

/* The loop turns for the comment lines alone, and between them not at all. */
static void silence_costs_nothing(void **state)
{
    struct site *site = *state;
    struct buf out[10] = {0};
    int clients[10];
    struct timespec start, end;
    unsigned turns = 0;
    bool told = false;

    for (unsigned i = 0; i < 10; i++)
        clients[i] = listen_in(site, &out[i]);
    site_settle(site);
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (; turns < 1000 && !told; turns++) {
        site_turn(site, clients[9], 3000);
        told = recv(clients[9], out[9].bytes, 1, MSG_PEEK) == 1;
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    assert_true(told);
    assert_true((end.tv_sec - start.tv_sec) * 1000 + (end.tv_nsec - start.tv_nsec) / 1000000 > 700);
    assert_true(turns < 30);
    for (unsigned i = 0; i < 10; i++) {
        assert_true(site_hear_until(site, clients[i], "\n:\n\n", &out[i]));
        close(clients[i]);
        buf_free(&out[i]);
    }
    assert_int_equal(site->told, 10);
}

static void clients_come_and_go(void **state)
{
    struct site *site = *state;
    const unsigned files = site_count_files();
    struct buf out = {0};
    unsigned long memory = 0;

    for (unsigned i = 0; i < 1000; i++) {
        int client;

        buf_clear(&out);
        client = listen_in(site, &out);
        if (i % 3 == 0) {
            site->events++;
            server_wake(site->server);
        }
        if (i % 2 == 0)
            site_settle(site);
        close(client);
        if (i == 100)
            memory = site_memory();
    }
    site_settle(site);
    assert_int_equal(site_count_files(), files);
    assert_true(site_memory() < memory + 2048);
    site->told = 0;
    server_wake(site->server);
    site_settle(site);
    assert_int_equal(site->told, 0);
    buf_free(&out);
}

/* One that takes nothing is cut off as any other is; what it is owed does not grow meanwhile. */
static void a_client_that_does_not_listen(void **state)
{
    struct site *site = *state;
    const unsigned files = site_count_files();
    struct buf out = {0};
    const int client = listen_in(site, &out);
    unsigned told;

    site->events = 1000 * 1000;
    server_wake(site->server);
    site_settle(site);
    told = site->told;
    for (unsigned i = 0; i < 10; i++) {
        site->events++;
        server_wake(site->server);
        site_settle(site);
    }
    assert_int_equal(site->told, told);
    while (site_count_files() > files + 1)
        site_turn(site, -1, 1000);
    close(client);
    buf_free(&out);
}

static void too_many(void **state)
{
    struct site *site = *state;
    const unsigned files = site_count_files();
    struct buf out = {0};
    int clients[60];

    for (unsigned i = 0; i < 60; i++) {
        buf_clear(&out);
        clients[i] = listen_in(site, &out);
    }
    assert_int_equal(site_get(site, "/events", ""), 503);
    assert_int_equal(site_get(site, "/page", ""), 200);
    close(clients[0]);
    site_settle(site);
    buf_clear(&out);
    clients[0] = listen_in(site, &out);
    for (unsigned i = 0; i < 60; i++)
        close(clients[i]);
    site_settle(site);
    assert_int_equal(site_count_files(), files);
    buf_free(&out);
}

/* The end of the server is the end of its streams, and of answers that were to come. */
static void the_end(void **state)
{
    struct site *site = site_open((struct serve_options){.patience = 1});
    struct buf out = {0};
    char text[200], rest[100];
    const int stream = listen_in(site, &out), later = site_connect(site), silent = site_connect(site);

    (void)state;
    snprintf(text, sizeof(text), "GET /later HTTP/1.1\r\nHost: %s\r\n\r\n", site->host);
    site_say(site, later, text);
    site_settle(site);
    site_close(site);
    while (recv(stream, rest, sizeof(rest), 0) > 0)
        continue;
    assert_true(recv(stream, rest, sizeof(rest), 0) == 0);
    assert_true(recv(later, rest, sizeof(rest), 0) == 0);
    assert_true(recv(silent, rest, sizeof(rest), 0) == 0);
    close(stream);
    close(later);
    close(silent);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(events_are_told, make, drop),
        cmocka_unit_test_setup_teardown(a_head_is_no_stream, make, drop),
        cmocka_unit_test_setup_teardown(silence_costs_nothing, make, drop),
        cmocka_unit_test_setup_teardown(clients_come_and_go, make, drop),
        cmocka_unit_test_setup_teardown(a_client_that_does_not_listen, make, drop),
        cmocka_unit_test_setup_teardown(too_many, make, drop),
        cmocka_unit_test(the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
