/* The page's files are in the program, all of them and whole, and keep to the policy that the server sends. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "preview/assets.h"

#define FOLDER "src/preview/page/"

static struct asset asset_of(const char *path)
{
    struct asset asset;
    assert_true(assets_find(path, &asset));
    return asset;
}

/* Tests run in the project's folder. */
static void assert_whole(const char *name)
{
    char path[512];
    snprintf(path, sizeof(path), FOLDER "%s", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    snprintf(path, sizeof(path), "/%s", name);
    struct asset asset = asset_of(path);
    char *bytes = malloc(asset.bytes.len + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, asset.bytes.len + 1, file), asset.bytes.len);
    assert_memory_equal(bytes, asset.bytes.s, asset.bytes.len);
    free(bytes);
    fclose(file);
}

static void test_every_file(void **state)
{
    (void)state;
    DIR *folder = opendir(FOLDER);
    assert_non_null(folder);
    unsigned n = 0;
    for (struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.') {
            assert_whole(entry->d_name);
            n++;
        }
    closedir(folder);
    assert_true(n > 3);
}

static void test_paths(void **state)
{
    (void)state;
    assert_ptr_equal(asset_of("/").bytes.s, asset_of("/index.html").bytes.s);
    assert_string_equal(asset_of("/").type, "text/html; charset=utf-8");
    assert_string_equal(asset_of("/main.js").type, "text/javascript; charset=utf-8");
    struct asset none;
    const char *const wrong[] = {"", "index.html", "//", "/main.js/", "/MAIN.JS", "/../page/main.js", "/page.S"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        assert_false(assets_find(wrong[i], &none));
}

/* What the Content-Security-Policy would silently keep from working, and what asks other servers. */
static void test_policy(void **state)
{
    (void)state;
    struct str page = asset_of("/").bytes;
    const char *const refused[] = {
        " style=", "<style", " onclick=", " onload=", "javascript:", "<script>", "http:", "https:"};
    for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
        assert_int_equal(str_find(page, refused[i], 0), -1);
    assert_int_not_equal(str_find(page, "<html lang=\"en-GB\">", 0), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_file),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_policy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
