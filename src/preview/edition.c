/* Editions as bytes, for the same machine: the magic number, the length of all that follows, then the members in the
 * order of the struct. Numbers take eight bytes; a string is its length and its bytes, an array its count and its
 * items. */
#include "preview/edition.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/sys.h"

#define MAGIC UINT64_C(0x4e4f495449444531)
#define NUMBER sizeof(uint64_t)

/* --- writing */

static void put_number(struct buf *out, uint64_t n)
{
    buf_put(out, &n, NUMBER);
}

static void put_text(struct buf *out, struct str text)
{
    put_number(out, text.len);
    buf_put_str(out, text);
}

static void put_pages(struct buf *out, const struct edition *edition)
{
    put_number(out, edition->pages.n);
    for (uint32_t i = 0; i < edition->pages.n; i++) {
        const struct edition_page *page = &edition->pages.items[i];
        put_number(out, page->hash);
        put_number(out, page->layer_hash);
        put_text(out, page->outlines);
        put_text(out, page->layer);
    }
}

static void put_sources(struct buf *out, const struct edition *edition)
{
    put_number(out, edition->sources.n);
    for (uint32_t i = 0; i < edition->sources.n; i++) {
        put_text(out, edition->sources.items[i].path);
        put_text(out, edition->sources.items[i].real);
        put_text(out, edition->sources.items[i].text);
    }
}

static void put_asked(struct buf *out, const struct edition *edition)
{
    put_number(out, edition->asked.n);
    for (uint32_t i = 0; i < edition->asked.n; i++)
        put_text(out, edition->asked.items[i]);
}

/* The strings of an edition, in their order. */
enum { TEXTS = 9 };
struct texts_of {
    struct str *items[TEXTS];
};

static struct texts_of texts_of(struct edition *edition)
{
    return (struct texts_of){{&edition->title, &edition->committee, &edition->version, &edition->language,
                              &edition->statuses, &edition->sheets, &edition->bookmarks, &edition->messages,
                              &edition->heard}};
}

void edition_write(struct buf *out, const struct edition *edition)
{
    struct edition copy = *edition;
    struct texts_of texts = texts_of(&copy);
    put_number(out, MAGIC);
    size_t at = out->len;
    put_number(out, 0);
    buf_put(out, &edition->account, sizeof(edition->account));
    put_number(out, edition->sound);
    for (unsigned i = 0; i < TEXTS; i++)
        put_text(out, *texts.items[i]);
    put_pages(out, edition);
    put_sources(out, edition);
    put_asked(out, edition);
    uint64_t length = out->len - at - NUMBER;
    memcpy(out->bytes + at, &length, NUMBER);
}

/* --- reading */

struct reading {
    const char *at;
    size_t left;
    bool wrong; /* from then on nothing is read: numbers are 0, strings empty */
};

static void take_bytes(struct reading *reading, void *bytes, size_t n)
{
    memset(bytes, 0, n);
    reading->wrong = reading->wrong || reading->left < n;
    if (reading->wrong)
        return;
    memcpy(bytes, reading->at, n);
    reading->at += n;
    reading->left -= n;
}

static uint64_t take_number(struct reading *reading)
{
    uint64_t n;
    take_bytes(reading, &n, NUMBER);
    return n;
}

static struct str take_text(struct reading *reading)
{
    uint64_t len = take_number(reading);
    reading->wrong = reading->wrong || len > reading->left || len > UINT32_MAX;
    if (reading->wrong)
        return STR("");
    struct str text = {reading->at, (uint32_t)len};
    reading->at += len;
    reading->left -= len;
    return text;
}

/* Of items that take `least` bytes each: memory is asked for no more than there can be. */
static uint32_t take_count(struct reading *reading, size_t least)
{
    uint64_t n = take_number(reading);
    reading->wrong = reading->wrong || n > reading->left / least || n > UINT32_MAX;
    return reading->wrong ? 0 : (uint32_t)n;
}

static void take_pages(struct reading *reading, struct edition *edition)
{
    uint32_t n = take_count(reading, 4 * NUMBER);
    edition->pages.items = sys_calloc(n, sizeof(*edition->pages.items));
    edition->pages.n = edition->pages.cap = n;
    for (uint32_t i = 0; i < n; i++) {
        struct edition_page *page = &edition->pages.items[i];
        page->hash = take_number(reading);
        page->layer_hash = take_number(reading);
        page->outlines = take_text(reading);
        page->layer = take_text(reading);
    }
}

static void take_sources(struct reading *reading, struct edition *edition)
{
    uint32_t n = take_count(reading, 3 * NUMBER);
    edition->sources.items = sys_calloc(n, sizeof(*edition->sources.items));
    edition->sources.n = edition->sources.cap = n;
    for (uint32_t i = 0; i < n; i++) {
        edition->sources.items[i].path = take_text(reading);
        edition->sources.items[i].real = take_text(reading);
        edition->sources.items[i].text = take_text(reading);
    }
}

static void take_asked(struct reading *reading, struct edition *edition)
{
    uint32_t n = take_count(reading, NUMBER);
    edition->asked.items = sys_calloc(n, sizeof(*edition->asked.items));
    edition->asked.n = edition->asked.cap = n;
    for (uint32_t i = 0; i < n; i++)
        edition->asked.items[i] = take_text(reading);
}

static void take_edition(struct reading *reading, struct edition *edition)
{
    struct texts_of texts = texts_of(edition);
    reading->wrong = take_number(reading) != MAGIC;
    uint64_t length = take_number(reading);
    reading->wrong = reading->wrong || length != reading->left;
    take_bytes(reading, &edition->account, sizeof(edition->account));
    uint64_t sound = take_number(reading);
    reading->wrong = reading->wrong || sound > 1;
    edition->sound = sound == 1;
    for (unsigned i = 0; i < TEXTS; i++)
        *texts.items[i] = take_text(reading);
    take_pages(reading, edition);
    take_sources(reading, edition);
    take_asked(reading, edition);
    reading->wrong = reading->wrong || reading->left > 0;
}

bool edition_read(struct edition *edition, struct buf *bytes)
{
    struct reading reading = {.at = bytes->bytes, .left = bytes->len};
    *edition = (struct edition){0};
    take_edition(&reading, edition);
    if (reading.wrong) {
        edition_free(edition);
        return false;
    }
    edition->bytes = *bytes;
    *bytes = (struct buf){0};
    return true;
}

void edition_free(struct edition *edition)
{
    free(edition->pages.items);
    free(edition->sources.items);
    free(edition->asked.items);
    buf_free(&edition->bytes);
    *edition = (struct edition){0};
}

void edition_hash_name(uint64_t hash, char name[EDITION_HASH_MAX])
{
    snprintf(name, EDITION_HASH_MAX, "%016" PRIx64, hash);
}
