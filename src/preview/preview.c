#include "preview/preview.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/children.h"
#include "preview/browser_int.h"
#include "preview/routes.h"
#include "preview/shelf.h"
#include "preview/status.h"
#include "serve/serve.h"

enum { PORT = 8765, PORT_LAST = 8865 };

struct preview {
    const struct preview_options *options;
    struct arena *arena;
    struct watcher *watcher;
    struct shelf *shelf;
    struct server *server;
    uint64_t seen; /* of the shelf's events: those that the terminal shows */
    bool terminal;
};

/* --- beginning */

static bool refuse(const char *what, struct str why)
{
    fprintf(stderr, "orderpaper: %s" PRIstr "\n", what, STR_ARG(why));
    return false;
}

static bool open_server(struct preview *preview)
{
    const struct preview_options *options = preview->options;
    struct serve_options serve = {.address = options->address,
                                  .port = options->port ? options->port : PORT,
                                  .port_last = options->port ? 0 : PORT_LAST,
                                  .token = options->token,
                                  .handler = routes_handler(preview->shelf)};
    struct str error = {"", 0};
    preview->server = server_open(&serve, preview->arena, &error);
    return preview->server || refuse("", error);
}

static bool begin(struct preview *preview)
{
    struct str error = {"", 0};
    preview->watcher = watcher_new();
    preview->shelf = shelf_open(preview->options, preview->watcher, preview->arena, &error);
    if (!preview->shelf)
        return refuse("", error);
    return open_server(preview);
}

static void end(struct preview *preview)
{
    if (preview->server)
        server_close(preview->server);
    if (preview->shelf)
        shelf_close(preview->shelf);
    if (preview->watcher)
        watcher_free(preview->watcher);
    arena_free(preview->arena);
}

static void say_address(const struct preview *preview)
{
    const char *url = server_url(preview->server);
    printf("%s\n", url);
    fflush(stdout);
    if (preview->terminal)
        fputs("Open this address in a browser. Ctrl+C ends the preview.\n", stderr);
    if (shelf_full(preview->shelf))
        fprintf(stderr,
                "orderpaper: %s holds more reports than are shown; name one of its folders to see the others\n",
                preview->options->path);
    if (preview->options->open && !browser_open(url, server_guarded(preview->server)))
        fputs("orderpaper: no browser could be started; open the address yourself\n", stderr);
}

/* --- what the terminal shows */

static void print_build(const struct preview *preview, const struct showing *showing)
{
    struct rendition first = shelf_first_rendition(preview->shelf);
    char form[RENDITION_NAME_MAX];
    rendition_name(showing->rendition, form);
    status_print(stderr,
                 &(struct status){.name = shelf_id(showing->report),
                                  .form = rendition_index(first) == rendition_index(showing->rendition) ? NULL : form,
                                  .failed = showing->failed,
                                  .account = &showing->latest.account,
                                  .milliseconds = showing->milliseconds,
                                  .kept = showing->good > 0 ? "; the last good pages stay" : NULL});
}

static void print_builds(struct preview *preview)
{
    struct shelf_event event;
    while (preview->terminal && shelf_next_event(preview->shelf, &preview->seen, &event)) {
        if (event.showing)
            print_build(preview, event.showing);
    }
}

/* --- the loop */

/* -1 is for ever. */
static int sooner(int a, int b)
{
    if (a < 0 || b < 0)
        return a < 0 ? b : a;
    return a < b ? a : b;
}

static void await(const struct preview *preview)
{
    struct pollfd ends[2 * CHILDREN_MOST + 2];
    unsigned n = shelf_poll_ends(preview->shelf, ends);
    ends[n++] = (struct pollfd){.fd = server_fd(preview->server), .events = POLLIN};
    ends[n++] = (struct pollfd){.fd = watcher_fd(preview->watcher), .events = POLLIN};
    int timeout = sooner(server_timeout(preview->server), watcher_timeout(preview->watcher));
    poll(ends, n, sooner(timeout, shelf_timeout(preview->shelf)));
}

/* What browsers ask may make builds due, and what has been built may answer them. Goes round only for what has come
 * to its end, or changed, meanwhile; builds take longer than that. */
static void turn(struct preview *preview)
{
    server_run(preview->server);
    while (shelf_run(preview->shelf)) {
        print_builds(preview);
        server_wake(preview->server);
        server_run(preview->server);
    }
    await(preview);
}

enum orderpaper_result preview_run(const struct preview_options *options)
{
    struct preview preview = {.options = options, .arena = arena_new(), .terminal = isatty(STDERR_FILENO) == 1};
    if (!begin(&preview)) {
        end(&preview);
        return ORDERPAPER_USAGE;
    }
    say_address(&preview);
    /* Ends with the program: a signal ends it, with its children (base/children.h). */
    for (;;)
        turn(&preview);
}
