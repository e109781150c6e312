/* Many clients, many requests: nothing is lost, and nothing grows. */
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "serve_fixture.h"

enum { CROWD = 200, REQUESTS = 10 * 1000, GROWTH = 2048 /* kilobytes; a leak of 250 bytes a request is more */ };

static int make(void **state)
{
    *state = site_open((struct serve_options){.patience = 10});
    return 0;
}

static int drop(void **state)
{
    site_close(*state);
    return 0;
}

static void a_crowd(void **state)
{
    struct site *site = *state;
    const unsigned files = site_count_files();
    struct buf text = {0}, out = {0};
    int clients[CROWD];

    buf_printf(&text, "GET /page HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", site->host);
    for (unsigned i = 0; i < CROWD; i++) {
        clients[i] = site_connect(site);
        if (i % 3 == 0)
            site_settle(site);
        site_send(site, clients[i], text.bytes, text.len);
    }
    for (unsigned i = 0; i < CROWD; i++) {
        buf_clear(&out);
        site_hear(site, clients[i], &out);
        assert_non_null(strstr(out.bytes, "\r\n\r\n<!DOCTYPE html>"));
        close(clients[i]);
    }
    assert_int_equal(site->asked, CROWD);
    assert_int_equal(site_count_files(), files);
    buf_free(&text);
    buf_free(&out);
}

/* Those beyond the limit wait until others have gone; the loop does not turn for them meanwhile. */
static void more_than_may_be_open(void **state)
{
    struct site *site = *state;
    const unsigned files = site_count_files();
    struct buf text = {0}, out = {0};
    int clients[CROWD];
    unsigned turns = 0;

    for (unsigned i = 0; i < CROWD; i++) {
        clients[i] = site_connect(site);
        site_settle(site);
    }
    assert_int_equal(site_count_files(), files + CROWD + 100);
    buf_printf(&text, "GET /page HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", site->host);
    site_send(site, clients[CROWD - 1], text.bytes, text.len);
    for (struct pollfd end = {.fd = server_fd(site->server), .events = POLLIN}; turns < 10; turns++) {
        if (server_timeout(site->server) != 0 && poll(&end, 1, 20) == 0)
            break;
        server_run(site->server);
    }
    assert_true(turns < 10);
    assert_int_equal(site->asked, 0);
    for (unsigned i = 0; i < CROWD - 1; i++)
        close(clients[i]);
    site_hear(site, clients[CROWD - 1], &out);
    assert_non_null(strstr(out.bytes, "\r\n\r\n<!DOCTYPE html>"));
    close(clients[CROWD - 1]);
    site_settle(site);
    assert_int_equal(site_count_files(), files);
    buf_free(&text);
    buf_free(&out);
}

/* All that may be open go at once: then nothing is left that would wake the loop but who has been waiting. */
static void as_many_as_may_be_go_at_once(void **state)
{
    struct site *site = *state;
    struct pollfd end = {.fd = server_fd(site->server), .events = POLLIN};
    struct buf text = {0}, out = {0};
    int clients[100], waiting;

    for (unsigned i = 0; i < 100; i++)
        clients[i] = site_connect(site);
    site_settle(site);
    waiting = site_connect(site);
    buf_printf(&text, "GET /page HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", site->host);
    assert_int_equal(send(waiting, text.bytes, text.len, 0), text.len);
    for (unsigned i = 0; i < 100; i++)
        close(clients[i]);
    /* As a program turns: not before there is something to do. */
    for (unsigned turns = 0; turns < 100 && site->asked == 0; turns++) {
        const int asked = server_timeout(site->server);

        assert_true(poll(&end, 1, asked >= 0 ? asked : 5000) > 0 || asked >= 0);
        server_run(site->server);
    }
    site_hear(site, waiting, &out);
    assert_non_null(strstr(out.bytes, "\r\n\r\n<!DOCTYPE html>"));
    close(waiting);
    buf_free(&text);
    buf_free(&out);
}

/* Half of them by a connection of their own, among them some that are refused or broken off. */
static void ten_thousand_requests(void **state)
{
    static const char *const texts[] = {
        "GET /a?a=b HTTP/1.1\r\nHost: %s\r\n\r\n",
        "GET /none HTTP/1.1\r\nHost: %s\r\n\r\n",
        "GET /file HTTP/1.1\r\nHost: %s\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: %s\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: %s\r\nContent-Length: 3\r\n\r\nabc",
        "GET / HTTP/1.1\r\nHost: evil%s\r\n\r\n",
        "GET /later HTTP/1.1\r\nHost: %s\r\n\r\n",
        "GET /half HTTP/1.1\r\nHo%s",
    };
    struct site *site = *state;
    const unsigned files = site_count_files();
    const int client = site_connect(site);
    struct buf text = {0}, out = {0};
    unsigned long memory = 0;

    buf_printf(&text, "GET /kept HTTP/1.1\r\nHost: %s\r\n\r\n", site->host);
    for (unsigned i = 0; i < REQUESTS / 2; i++) {
        const char *before = strstr(texts[i % 8], "%s");
        char own[200];
        int other = site_connect(site);

        if (i == 500)
            memory = site_memory();
        snprintf(own, sizeof(own), "%.*s%s%s", (int)(before - texts[i % 8]), texts[i % 8], site->host, before + 2);
        site_say(site, other, own);
        site_settle(site);
        close(other);
        buf_clear(&out);
        site_send(site, client, text.bytes, text.len);
        assert_true(site_hear_until(site, client, "\r\n\r\n/kept", &out));
    }
    site_settle(site);
    if (site_memory() > memory + GROWTH)
        fail_msg("from %lu to %lu KB", memory, site_memory());
    assert_int_equal(site_count_files(), files + 2);
    close(client);
    site_settle(site);
    assert_int_equal(site_count_files(), files);
    assert_true(site->asked >= REQUESTS / 2 + REQUESTS / 4);
    buf_free(&text);
    buf_free(&out);
}

/* What is started by exec inherits none of the server's descriptors. */
static void closed_on_exec(void **state)
{
    struct site *site;
    bool before[256];
    int client;

    (void)state;
    for (int fd = 0; fd < 256; fd++)
        before[fd] = fcntl(fd, F_GETFD) >= 0;
    site = site_open((struct serve_options){.patience = 10});
    client = site_connect(site);
    site_settle(site);
    for (int fd = 0; fd < 256; fd++) {
        const int flags = fcntl(fd, F_GETFD);

        if (flags >= 0 && !before[fd] && fd != client && !(flags & FD_CLOEXEC))
            fail_msg("%d stays open", fd);
    }
    close(client);
    site_close(site);
}

/* Without files for more connections the server waits for those it has; it neither ends nor turns in vain. */
static void no_more_files(void **state)
{
    struct site *site = *state;
    const int first = site_connect(site);
    struct rlimit limit, less;
    struct buf text = {0}, out = {0};
    int second;

    site_settle(site);
    second = site_connect(site);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
    less = limit;
    less.rlim_cur = (rlim_t)second + 1;
    buf_printf(&text, "GET /page HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", site->host);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &less), 0);
    site_send(site, second, text.bytes, text.len);
    site_settle(site);
    assert_int_equal(site->asked, 0);
    site_send(site, first, text.bytes, text.len);
    site_hear(site, first, &out);
    assert_int_equal(site->asked, 1);
    close(first);
    site_hear(site, second, &out);
    assert_int_equal(site->asked, 2);
    close(second);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
    buf_free(&text);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_crowd, make, drop),
        cmocka_unit_test_setup_teardown(more_than_may_be_open, make, drop),
        cmocka_unit_test_setup_teardown(as_many_as_may_be_go_at_once, make, drop),
        cmocka_unit_test_setup_teardown(ten_thousand_requests, make, drop),
        cmocka_unit_test(closed_on_exec),
        cmocka_unit_test_setup_teardown(no_more_files, make, drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
