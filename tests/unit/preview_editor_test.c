/* Links that open an editor: names, templates of the user's own, and what a link must not be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "preview/editor.h"

static void assert_template(const char *words, const char *distro, const char *expected)
{
    struct arena *arena = arena_new();
    struct str error = STR("");
    const char *template = editor_template(arena, words, distro, &error);
    assert_non_null(template);
    assert_string_equal(template, expected);
    arena_free(arena);
}

static void assert_refused(const char *words, const char *says)
{
    struct arena *arena = arena_new();
    struct str error = STR("");
    assert_null(editor_template(arena, words, NULL, &error));
    if (str_find(error, says, 0) < 0)
        fail_msg("%s: " PRIstr, words, STR_ARG(error));
    arena_free(arena);
}

static void test_names(void **state)
{
    (void)state;
    assert_template(NULL, NULL, "vscode://file{path}:{line}:{column}");
    assert_template("vscode", "", "vscode://file{path}:{line}:{column}");
    assert_template("vscodium", NULL, "vscodium://file{path}:{line}:{column}");
    assert_template("none", NULL, "");
    /* On Windows, whose VS Code reaches into WSL by the name of its Debian or Ubuntu. */
    assert_template(NULL, "Ubuntu-24.04", "vscode://vscode-remote/wsl+Ubuntu-24.04{path}:{line}:{column}");
    assert_template("vscode", "{path} x", "vscode://vscode-remote/wsl+%7Bpath%7D%20x{path}:{line}:{column}");
    assert_template("sublime", "Debian", "subl://open?url=file://{path}&line={line}&column={column}");
}

static void test_own(void **state)
{
    (void)state;
    assert_template("my-editor+1:{path}", NULL, "my-editor+1:{path}");
    assert_template("http://127.0.0.1:9/?f={path}&l={line}", NULL, "http://127.0.0.1:9/?f={path}&l={line}");
}

static void test_refused(void **state)
{
    (void)state;
    assert_refused("javascript:alert('{path}')", "opens none");
    assert_refused("JavaScript:{path}", "opens none");
    assert_refused("data:text/html,{path}", "opens none");
    assert_refused("vbscript:{path}", "opens none");
    assert_refused("file://{path}", "opens none");
    assert_refused("vscode://file", "needs {path}");
    assert_refused("{path}:x", "takes the name of an editor (vscode, vscodium");
    assert_refused("gvim", "not: gvim");
    assert_refused("", "takes the name");
    assert_refused(" javascript:{path}", "takes the name");
    assert_refused("\tdata:{path}", "takes the name");
    assert_refused("java\nscript:{path}", "takes the name");
    assert_refused("1x:{path}", "takes the name");
    assert_refused("x:\"{path}", "takes the name");
    assert_refused("x:{path}\xC3\xA9", "takes the name");
}

static void assert_link(const char *template, const char *path, struct mark mark, const char *expected)
{
    struct buf out = {0};
    editor_put_link(&out, template, str_from(path), mark);
    buf_putc(&out, '\0');
    assert_string_equal(out.bytes, expected);
    buf_free(&out);
}

static void test_links(void **state)
{
    (void)state;
    const char *usual = "vscode://file{path}:{line}:{column}";
    struct mark mark = {.line = 14, .col = 7, .file = 1};
    assert_link(usual, "/home/a/report.yaml", mark, "vscode://file/home/a/report.yaml:14:7");
    assert_link(usual, "/home/a/report.yaml", (struct mark){0}, "vscode://file/home/a/report.yaml:{line}:{column}");
    assert_link(usual, "/One Drive/F\xC3\xB4n#?&%\"<'>.yaml", mark,
                "vscode://file/One%20Drive/F%C3%B4n%23%3F%26%25%22%3C%27%3E.yaml:14:7");
    /* What a path holds is never filled in. */
    assert_link(usual, "/{line}/{path}", (struct mark){0}, "vscode://file/%7Bline%7D/%7Bpath%7D:{line}:{column}");
    assert_link("x:{path}?{path}&{lines}{", "/a", mark, "x:/a?/a&{lines}{");
    assert_link("", "/a", mark, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_own),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
