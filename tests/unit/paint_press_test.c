/* Streams come back in order, whole, and the same whichever thread packed them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "paint/press_int.h"

enum { STREAMS = 300 };

static int open_press(void **state)
{
    *state = press_open();
    return 0;
}

static int close_press(void **state)
{
    press_close(*state);
    return 0;
}

/* Stream i: lengths from nothing to 120 KB, repetitive in part. */
static void fill(struct buf *out, uint32_t i)
{
    uint32_t seed = i * 2654435761u, n = i % 50 == 49 ? 120000 : seed >> 16 & 0x3fff;

    for (uint32_t at = i == 0 ? n : 0; at < n; at++) {
        seed = seed * 1664525u + 1013904223u;
        buf_putc(out, at % 7 < 4 ? 'x' : (char)(seed >> 24));
    }
}

static void submit(struct press *press, uint32_t i)
{
    struct press_job *job = press_next(press);

    assert_int_equal(job->raw.len, 0);
    job->id = i;
    fill(&job->raw, i);
    press_submit(press);
}

/* Takes the oldest job back, which must be stream i. */
static void take(struct press *press, uint32_t i, struct buf *out)
{
    struct press_job *job = press_oldest(press, true);
    struct buf raw = {0};
    uLongf room;
    Bytef *plain;

    assert_non_null(job);
    assert_false(job->failed);
    assert_int_equal(job->id, i);
    fill(&raw, i);
    room = (uLongf)raw.len + 1;
    plain = malloc(room);
    assert_non_null(plain);
    assert_int_equal(uncompress(plain, &room, (const Bytef *)job->packed.bytes, (uLong)job->packed.len), Z_OK);
    assert_int_equal(room, raw.len);
    if (raw.len > 0)
        assert_memory_equal(plain, raw.bytes, raw.len);
    buf_put(out, job->packed.bytes, job->packed.len);
    free(plain);
    buf_free(&raw);
    press_release(press);
}

/* Packs all streams with at most `ahead` of them waiting. */
static struct buf pack_all(struct press *press, uint32_t ahead)
{
    struct buf out = {0};
    uint32_t taken = 0;

    for (uint32_t i = 0; i < STREAMS; i++) {
        while (i - taken > ahead || press_is_full(press))
            take(press, taken++, &out);
        submit(press, i);
    }
    while (taken < STREAMS)
        take(press, taken++, &out);
    assert_null(press_oldest(press, true));
    return out;
}

static void test_same_bytes_in_order(void **state)
{
    struct buf full = pack_all(*state, STREAMS), some = pack_all(*state, 2), alone = pack_all(*state, 0);

    assert_int_equal(full.len, some.len);
    assert_memory_equal(full.bytes, some.bytes, full.len);
    assert_int_equal(full.len, alone.len);
    assert_memory_equal(full.bytes, alone.bytes, full.len);
    buf_free(&full);
    buf_free(&some);
    buf_free(&alone);
}

static void test_nothing_submitted(void **state)
{
    assert_null(press_oldest(*state, true));
    assert_null(press_oldest(*state, false));
    assert_false(press_is_full(*state));
}

/* Memory is bounded by a ring that fills up; closing it with jobs inside loses them and nothing else. */
static void test_fills_up_and_closes(void **state)
{
    uint32_t n = 0;

    while (!press_is_full(*state)) {
        assert_true(n < STREAMS);
        submit(*state, n++);
    }
    assert_true(n > 1);
}

/* Who does not wait gets the oldest job or nothing, and the job is the same afterwards. */
static void test_asking_without_waiting(void **state)
{
    struct press_job *job, *again;

    submit(*state, 49);
    job = press_oldest(*state, false);
    again = press_oldest(*state, true);
    assert_true(job == NULL || job == again);
    assert_int_equal(again->id, 49);
    assert_true(again->packed.len > 0);
    press_release(*state);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_press, close_press)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_same_bytes_in_order),
        TEST(test_nothing_submitted),
        TEST(test_fills_up_and_closes),
        TEST(test_asking_without_waiting),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
