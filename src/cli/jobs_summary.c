#include "base/buf.h"
#include "cli/jobs_int.h"

static void put_count(struct buf *out, uint32_t n, const char *what)
{
    buf_printf(out, "%u %s%s", n, what, n == 1 ? "" : "s");
}

/* "2 errors, 1 warning"; nothing where there are none. */
static void put_found(struct buf *out, const struct driver_account *account)
{
    if (account->errors > 0)
        put_count(out, account->errors, "error");
    if (account->errors > 0 && account->warnings > 0)
        buf_puts(out, ", ");
    if (account->warnings > 0)
        put_count(out, account->warnings, "warning");
}

static void put_job(struct buf *out, const struct jobs *jobs, const struct job *job)
{
    if (job->result == ORDERPAPER_OK && job->account.warnings == 0)
        return;
    buf_printf(out, "orderpaper: %s: ", job->label);
    if (job->result == ORDERPAPER_SYSTEM)
        buf_puts(out, jobs->build ? "could not be written" : "could not be checked");
    else if (job->result == ORDERPAPER_USAGE)
        buf_puts(out, "not built, since its PDF would replace one of its own files");
    else
        put_found(out, &job->account);
    if (job->result == ORDERPAPER_INPUT && jobs->build)
        buf_puts(out, "; no PDF was written");
    buf_putc(out, '\n');
}

static uint32_t count_results(const struct jobs *jobs, enum orderpaper_result result)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < jobs->n; i++)
        n += jobs->items[i].result == result;
    return n;
}

static void put_total(struct buf *out, const struct jobs *jobs)
{
    static const struct {
        enum orderpaper_result result;
        const char *built, *checked;
    } kinds[] = {{ORDERPAPER_OK, "built", "without errors"},
                 {ORDERPAPER_INPUT, "with errors", "with errors"},
                 {ORDERPAPER_USAGE, "not built", "not checked"},
                 {ORDERPAPER_SYSTEM, "could not be written", "could not be checked"}};
    buf_puts(out, "orderpaper: ");
    put_count(out, jobs->nreports, "report");
    if (jobs->n != jobs->nreports)
        buf_printf(out, ", %u copies", jobs->n);
    const char *before = ": ";
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        uint32_t n = count_results(jobs, kinds[i].result);
        if (n == 0)
            continue;
        buf_printf(out, "%s%u %s", before, n, jobs->build ? kinds[i].built : kinds[i].checked);
        before = ", ";
    }
    buf_putc(out, '\n');
}

void jobs_summarise(const struct jobs *jobs, FILE *out)
{
    struct buf text = {0};
    for (uint32_t i = 0; i < jobs->n; i++)
        put_job(&text, jobs, &jobs->items[i]);
    put_total(&text, jobs);
    fwrite(text.bytes, 1, text.len, out);
    buf_free(&text);
}
