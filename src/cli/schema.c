#include "check/check.h"
#include "cli/command.h"
#include "style/style.h"

static const char report_title[] =
    "# The language of reports\n\n"
    "Every key that a report file may have. How reports are written, step by step, is told in "
    "[guide.md](guide.md). This page is made by `make docs`.\n\n";
static const char layout_title[] = "# The language of layouts\n\n"
                                   "Every key that a layout file may have. How house styles are made is told in "
                                   "[layouts.md](layouts.md). This page is made by `make docs`.\n\n";

int command_schema(int layout, int markdown)
{
    const struct schema *root = layout ? style_root_schema() : check_root_schema();
    struct buf out = {0};
    if (markdown) {
        buf_puts(&out, layout ? layout_title : report_title);
        schema_markdown(&out, root);
    } else
        schema_json(&out, root, layout != 0, layout ? "Orderpaper layout" : "Orderpaper report");
    fwrite(out.bytes, 1, out.len, stdout);
    buf_free(&out);
    return fflush(stdout) == 0 && !ferror(stdout) ? ORDERPAPER_OK : ORDERPAPER_SYSTEM;
}
