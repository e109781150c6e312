#include "preview/browser_int.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"

/* It is no child of the program's, and no signal for the program reaches it; what it writes is no concern of the
 * terminal's. */
static _Noreturn void become_browser(const char *address, int failed)
{
    static const char *const programs[] = {"xdg-open", "sensible-browser", "x-www-browser", "wslview"};
    int nowhere = open("/dev/null", O_RDWR);
    setsid();
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    for (int fd = STDIN_FILENO; nowhere >= 0 && fd <= STDERR_FILENO; fd++)
        dup2(nowhere, fd);
    for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++)
        execlp(programs[i], programs[i], address, (char *)NULL);
    _exit(write(failed, "n", 1) == 1 ? 1 : 2);
}

/* Whether a process came to be a browser: then `failed`, which exec closes, ends without a byte. */
static bool started(int failed)
{
    char byte;
    ssize_t n;
    /* Repeats only when a signal interrupts it. */
    while ((n = read(failed, &byte, 1)) < 0 && errno == EINTR)
        continue;
    return n == 0;
}

/* The address has no character that means something in HTML. NULL where it cannot be written. */
static const char *hide(const char *url)
{
    struct buf page = {0};
    buf_printf(&page,
               "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<meta charset=\"utf-8\">\n<title>Orderpaper preview</title>\n"
               "<meta name=\"referrer\" content=\"no-referrer\">\n"
               "<meta http-equiv=\"refresh\" content=\"0; url=%s\">\n"
               "<p><a href=\"%s\">Go on to the preview</a></p>\n</html>\n",
               url, url);
    const char *path = file_make_private((struct str){page.bytes, (uint32_t)page.len}, ".html");
    buf_free(&page);
    return path;
}

static bool start_browser(const char *address)
{
    int failed[2], status;
    if (pipe(failed) != 0)
        return false;
    fcntl(failed[0], F_SETFD, FD_CLOEXEC);
    fcntl(failed[1], F_SETFD, FD_CLOEXEC);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        /* The browser's parent ends at once, so that nobody has to wait for it. */
        pid_t browser = fork();
        if (browser == 0)
            become_browser(address, failed[1]);
        _exit(browser < 0 && write(failed[1], "n", 1) != 1 ? EXIT_FAILURE : EXIT_SUCCESS);
    }
    close(failed[1]);
    bool open = child > 0 && started(failed[0]);
    /* Repeats only when a signal interrupts it. */
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    close(failed[0]);
    return open;
}

bool browser_open(const char *url, bool secret)
{
    const char *address = secret ? hide(url) : url;
    return address && start_browser(address);
}
