/* Greys in place of colours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/luminance.h"

static void luminance_is_that_of_wcag(void **state)
{
    (void)state;
    assert_int_equal(luminance_of(0x000000), 0);
    assert_int_equal(luminance_of(0xffffff), 655350000);
    assert_int_equal(luminance_of(0xff0000), 65535 * 2126);
    assert_int_equal(luminance_of(0x00ff00), 65535 * 7152);
    assert_int_equal(luminance_of(0x0000ff), 65535 * 722);
}

static void a_grey_is_its_own(void **state)
{
    (void)state;
    for (uint32_t grey = 0; grey < 256; grey++)
        assert_int_equal(luminance_grey(grey << 16 | grey << 8 | grey), grey);
}

static void no_grey_is_nearer(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 4096; i++) {
        uint32_t rgb = i * 2654435761u >> 8;
        int64_t wanted = luminance_of(rgb);
        uint32_t grey = luminance_grey(rgb);

        for (uint32_t other = 0; other < 256; other++)
            assert_true(llabs((int64_t)luminance_of(grey * 0x010101) - wanted) <=
                        llabs((int64_t)luminance_of(other * 0x010101) - wanted));
    }
    assert_int_equal(luminance_grey(0xff0000), 127);
    assert_int_equal(luminance_grey(0x00ff00), 220);
    assert_int_equal(luminance_grey(0x0000ff), 76);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(luminance_is_that_of_wcag),
        cmocka_unit_test(a_grey_is_its_own),
        cmocka_unit_test(no_grey_is_nearer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
