/* Where a server listens, and what is said when it cannot. */
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "serve/server_int.h"
#include "serve_fixture.h"

static int make(void **state)
{
    *state = arena_new();
    return 0;
}

static int drop(void **state)
{
    arena_free(*state);
    return 0;
}

static void assert_refused(struct arena *arena, struct serve_options options, const char *words)
{
    struct str error = {0};

    assert_null(server_open(&options, arena, &error));
    assert_string_equal(error.s, words);
}

static void addresses_that_are_none(void **state)
{
    static const char *const none[] = {"desk7",     "",          "127.0.0.1:80", "[::1]",
                                       "300.1.1.1", "localhost", "10.1",         "::1%lo"};

    for (unsigned i = 0; i < sizeof(none) / sizeof(*none); i++) {
        const struct str words = str_printf(
            *state, "\"%s\" is no address; --listen takes one in figures, as 192.168.1.20 or ::1", none[i]);

        assert_refused(*state, (struct serve_options){.address = none[i]}, words.s);
    }
    /* One that is kept for documents, and so nobody's. */
    assert_refused(
        *state, (struct serve_options){.address = "192.0.2.1"},
        "192.0.2.1 is no address of this machine; --listen takes one of its own, or 0.0.0.0 for all of them");
}

static void taken_ports(void **state)
{
    struct site *first = site_open((struct serve_options){.patience = 1}), *second;
    struct serve_options options = {.port = first->port};

    assert_refused(
        *state, options,
        str_printf(*state, "port %u is taken by another program; choose another with --port", first->port).s);
    if (first->port > UINT16_MAX - 20)
        skip();
    options.port_last = (uint16_t)(first->port + 20);
    second = site_open(options);
    assert_true(second->port > first->port);
    assert_true(second->port <= options.port_last);
    options.port_last = second->port;
    /* Nothing promises that the ports between them are still taken by others: only where there are none. */
    if (second->port == first->port + 1)
        assert_refused(*state, options,
                       str_printf(*state,
                                  "the ports from %u to %u are all taken by other programs; choose another "
                                  "with --port",
                                  first->port, second->port)
                           .s);
    assert_int_equal(site_get(second, "/page", ""), 200);
    site_close(second);
    site_close(first);
}

/* A server that has just ended, with a connection that it closed, leaves its port free for the next. */
static void the_same_port_again(void **state)
{
    struct site *site = site_open((struct serve_options){.patience = 1});
    struct serve_options options = {.port = site->port, .patience = 1};

    (void)state;
    assert_int_equal(site_get(site, "/page", ""), 200);
    site_close(site);
    site = site_open(options);
    assert_int_equal(site->port, options.port);
    assert_int_equal(site_get(site, "/page", ""), 200);
    site_close(site);
}

/* Exits with 0 when it says so, or may use the port: some systems keep none. */
static _Noreturn void try_port_80(struct arena *arena)
{
    struct serve_options options = {.port = 80};
    struct str error = {0};

    if (geteuid() == 0 && setuid(65534) != 0)
        _exit(1);
    if (server_open(&options, arena, &error) != NULL || str_starts(error, "port 80 is taken"))
        _exit(0);
    _exit(!str_eqz(error, "port 80 is kept for the system's own programs; choose one above 1023 with --port"));
}

static void ports_of_the_system(void **state)
{
    const pid_t child = fork();
    int status;

    if (child == 0)
        try_port_80(*state);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void assert_url(struct server *server, const char *address, const char *url)
{
    struct endpoint endpoint;

    assert_true(endpoint_read(address, &endpoint));
    server_set_url(server, &endpoint);
    assert_string_equal(server_url(server), url);
    free(server->url);
}

static void urls(void **state)
{
    struct server server = {.port = 8765, .name = "desk7"};

    (void)state;
    assert_url(&server, "127.0.0.1", "http://127.0.0.1:8765/");
    assert_url(&server, "::1", "http://[::1]:8765/");
    assert_url(&server, "::ffff:127.0.0.1", "http://127.0.0.1:8765/");
    server.guarded = true;
    strcpy(server.token.text, "00112233445566778899aabbccddeeff");
    assert_url(&server, "192.0.2.7", "http://192.0.2.7:8765/?token=00112233445566778899aabbccddeeff");
    assert_url(&server, "2001:DB8::7", "http://[2001:db8::7]:8765/?token=00112233445566778899aabbccddeeff");
    assert_url(&server, "0.0.0.0", "http://desk7:8765/?token=00112233445566778899aabbccddeeff");
    assert_url(&server, "::", "http://desk7:8765/?token=00112233445566778899aabbccddeeff");
}

static void kinds_of_addresses(void **state)
{
    struct endpoint endpoint;

    (void)state;
    assert_true(endpoint_read("127.9.9.9", &endpoint) && endpoint_is_loopback(&endpoint));
    assert_true(endpoint_read("::1", &endpoint) && endpoint_is_loopback(&endpoint));
    assert_true(endpoint_read("::ffff:127.0.0.1", &endpoint) && endpoint_is_loopback(&endpoint));
    assert_true(endpoint_read("128.0.0.1", &endpoint) && !endpoint_is_loopback(&endpoint));
    assert_true(endpoint_read("0.0.0.0", &endpoint) && !endpoint_is_loopback(&endpoint));
    assert_true(endpoint_is_any(&endpoint));
    assert_true(endpoint_read("::2", &endpoint) && !endpoint_is_loopback(&endpoint));
    assert_true(endpoint_read("::7f00:1", &endpoint) && !endpoint_is_loopback(&endpoint));
    assert_true(endpoint_read("::", &endpoint) && !endpoint_is_loopback(&endpoint) && endpoint_is_any(&endpoint));
}

static void ipv6(void **state)
{
    const struct serve_options options = {.address = "::1"};
    struct str error = {0};
    struct server *server = server_open(&options, *state, &error);

    /* Not every machine has it. */
    if (server == NULL) {
        assert_true(str_find(error, "::1", 0) >= 0);
        return;
    }
    assert_true(str_starts(str_from(server_url(server)), "http://[::1]:"));
    assert_null(strchr(server_url(server), '?'));
    server_close(server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(addresses_that_are_none, make, drop),
        cmocka_unit_test_setup_teardown(taken_ports, make, drop),
        cmocka_unit_test(the_same_port_again),
        cmocka_unit_test_setup_teardown(ports_of_the_system, make, drop),
        cmocka_unit_test(urls),
        cmocka_unit_test(kinds_of_addresses),
        cmocka_unit_test_setup_teardown(ipv6, make, drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
