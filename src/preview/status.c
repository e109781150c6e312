#include "preview/status.h"

#include <time.h>

static void print_time(FILE *out)
{
    time_t now = time(NULL);
    struct tm local;
    char text[16];
    if (localtime_r(&now, &local) && strftime(text, sizeof(text), "%H:%M:%S", &local) > 0)
        fprintf(out, "%s ", text);
}

static void print_count(FILE *out, uint32_t n, const char *what)
{
    fprintf(out, "%u %s%s", n, what, n == 1 ? "" : "s");
}

static void print_outcome(FILE *out, const struct status *status)
{
    const struct driver_account *account = status->account;
    print_count(out, account->errors > 0 ? account->errors : account->pages, account->errors > 0 ? "error" : "page");
    if (account->warnings > 0) {
        fputs(", ", out);
        print_count(out, account->warnings, "warning");
    }
    fprintf(out, ", %u ms", status->milliseconds);
    if (account->errors > 0 && status->kept)
        fputs(status->kept, out);
}

void status_print(FILE *out, const struct status *status)
{
    print_time(out);
    fprintf(out, PRIstr, STR_ARG(status->name));
    if (status->form)
        fprintf(out, " (%s)", status->form);
    fputs(": ", out);
    if (status->failed.len > 0)
        fprintf(out, PRIstr, STR_ARG(status->failed));
    else
        print_outcome(out, status);
    fputc('\n', out);
    fflush(out);
}
