#include "check/check.h"
#include "cli/command.h"
#include "style/style.h"

int command_schema(int layout, int markdown)
{
    const struct schema *root = layout ? style_root_schema() : check_root_schema();
    struct buf out = {0};
    if (markdown)
        schema_markdown(&out, root);
    else
        schema_json(&out, root, layout ? "Orderpaper layout" : "Orderpaper report");
    fwrite(out.bytes, 1, out.len, stdout);
    buf_free(&out);
    return fflush(stdout) == 0 && !ferror(stdout) ? ORDERPAPER_OK : ORDERPAPER_SYSTEM;
}
