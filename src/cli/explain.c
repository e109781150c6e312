#include "base/diag.h"
#include "cli/command.h"

static const char *level_name(enum diag_code code)
{
    static const char *const names[] = {[DIAG_NOTE] = "note", [DIAG_WARNING] = "warning", [DIAG_ERROR] = "error"};
    return names[diag_code_level(code)];
}

/* Words of at most 78 columns a line; line ends in the text are kept. */
static void print_wrapped(const char *text)
{
    size_t column = 0;
    while (*text) {
        size_t n = 0;
        while (text[n] && text[n] != ' ' && text[n] != '\n')
            n++;
        if (column > 0 && column + n + 1 > 78) {
            putchar('\n');
            column = 0;
        }
        if (column > 0 && n > 0)
            column += (size_t)(putchar(' ') == ' ');
        column += fwrite(text, 1, n, stdout);
        text += n;
        for (; *text == ' ' || *text == '\n'; text++) {
            if (*text == '\n') {
                putchar('\n');
                column = 0;
                for (; text[1] == ' '; text++)
                    column += (size_t)(putchar(' ') == ' ');
            }
        }
    }
    putchar('\n');
}

static void list_all(void)
{
    for (enum diag_code code = 0; code < DIAG__COUNT; code++)
        printf("%-28s %s\n", diag_code_name(code), level_name(code));
}

int command_explain(const char *name)
{
    enum diag_code code;
    if (!name) {
        list_all();
        return ORDERPAPER_OK;
    }
    if (diag_code_find(str_from(name), &code)) {
        printf("%s (%s)\n\n", diag_code_name(code), level_name(code));
        print_wrapped(diag_code_text(code));
        return ORDERPAPER_OK;
    }
    struct str names[DIAG__COUNT];
    for (enum diag_code i = 0; i < DIAG__COUNT; i++)
        names[i] = str_from(diag_code_name(i));
    struct str nearest = str_nearest(str_from(name), names, DIAG__COUNT);
    fprintf(stderr, "orderpaper: there is no message named '%s'", name);
    if (nearest.len > 0)
        fprintf(stderr, "; did you mean '" PRIstr "'", STR_ARG(nearest));
    fprintf(stderr, ". 'orderpaper explain' lists all.\n");
    return ORDERPAPER_USAGE;
}
