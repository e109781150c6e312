#include <string.h>

#include "base/buf.h"
#include "cli/jobs_int.h"

/* A line that is wider than the terminal could not be cleared; narrower ones than this are rare. */
enum { WIDTH = 78 };

/* Columns of a text, one for each character. */
static uint32_t width_of(const char *text)
{
    uint32_t n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

/* The label begins with the report's path, which is too long for the line. */
static const char *short_label(const struct job *job)
{
    const char *slash = strrchr(job->options.report, '/');
    return job->label + (slash ? slash + 1 - job->options.report : 0);
}

void progress_show(FILE *out, uint32_t done, uint32_t all, const struct job *const *at_work, uint32_t n)
{
    struct buf line = {0};
    buf_printf(&line, "\r\033[K%u of %u done", done, all);
    uint32_t width = (uint32_t)line.len;
    for (uint32_t i = 0; i < n; i++) {
        const char *label = short_label(at_work[i]);
        width += 6 + width_of(label); /* with what goes before and after it */
        if (width > WIDTH)
            break;
        buf_printf(&line, "%s%s", i == 0 ? " ... " : ", ", label);
    }
    fwrite(line.bytes, 1, line.len, out);
    buf_free(&line);
}

void progress_clear(FILE *out)
{
    fputs("\r\033[K", out);
}
