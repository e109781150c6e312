#include "preview/pdf.h"

#include "base/file.h"
#include "driver/result.h"

/* The last byte says what stands before it. */
static void end(struct buf *out, enum pdf_made made)
{
    buf_putc(out, (char)made);
}

static void make(void *self, const struct driver_result *result)
{
    struct buf *out = self;
    struct str error = {"", 0};
    if (!result->paint.pages) {
        end(out, PDF_MADE_ERRORS);
        return;
    }
    struct outfile *file = file_collect(result->paint.arena, out);
    if (paint_pdf(&result->paint, file, &error) && file_commit(file, &error)) {
        end(out, PDF_MADE);
        return;
    }
    buf_clear(out);
    buf_put_str(out, error);
    end(out, PDF_MADE_NOT);
}

void pdf_make(const struct orderpaper_options *options, struct buf *out)
{
    driver_read(options, make, out);
}

enum pdf_made pdf_read(struct buf *bytes, struct str *words)
{
    if (bytes->len == 0) {
        *words = STR("the program handed over nothing");
        return PDF_MADE_NOT;
    }
    enum pdf_made made = (enum pdf_made)bytes->bytes[--bytes->len];
    *words = made == PDF_MADE_NOT ? (struct str){bytes->bytes, (uint32_t)bytes->len} : STR("");
    return made;
}
