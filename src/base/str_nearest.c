/* "Did you mean": edit distance between words. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

enum { WORD_MAX = 64 }; /* characters compared, after equal beginnings and ends have been taken off */

struct word {
    uint32_t chars[WORD_MAX];
    unsigned n;
};

static bool word_decode(struct str v, struct word *word)
{
    uint32_t pos = 0;

    word->n = 0;
    while (pos < v.len) {
        if (word->n == WORD_MAX)
            return false;
        word->chars[word->n++] = utf8_next(v, &pos);
    }
    return true;
}

static bool starts_character(struct str v, uint32_t at)
{
    return at >= v.len || ((unsigned char)v.s[at] & 0xC0) != 0x80;
}

/* Takes the beginning and the end that both have in common off both, at character boundaries: an exchange of
 * neighbours lies wholly in what remains. */
static void strip_common(struct str *a, struct str *b)
{
    uint32_t n = 0;

    while (n < a->len && n < b->len && a->s[n] == b->s[n])
        n++;
    while (n > 0 && !(starts_character(*a, n) && starts_character(*b, n)))
        n--;
    *a = str_sub(*a, n, a->len);
    *b = str_sub(*b, n, b->len);
    n = 0;
    while (n < a->len && n < b->len && a->s[a->len - 1 - n] == b->s[b->len - 1 - n])
        n++;
    while (n > 0 && !(starts_character(*a, a->len - n) && starts_character(*b, b->len - n)))
        n--;
    a->len -= n;
    b->len -= n;
}

static unsigned min3(unsigned a, unsigned b, unsigned c)
{
    unsigned ab = a < b ? a : b;

    return ab < c ? ab : c;
}

/* Optimal string alignment: insertions, deletions, substitutions and exchanges of neighbours cost 1 each. */
static unsigned word_distance(const struct word *a, const struct word *b, unsigned limit)
{
    unsigned rows[3][WORD_MAX + 1];
    unsigned *before = rows[0], *above = rows[1], *row = rows[2];

    memset(rows, 0, sizeof(rows));
    for (unsigned j = 0; j <= b->n; j++)
        above[j] = j;
    for (unsigned i = 1; i <= a->n; i++) {
        unsigned *reuse = before;
        unsigned best = i;

        row[0] = i;
        for (unsigned j = 1; j <= b->n; j++) {
            unsigned cost = a->chars[i - 1] != b->chars[j - 1];

            row[j] = min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + cost);
            if (i > 1 && j > 1 && a->chars[i - 1] == b->chars[j - 2] && a->chars[i - 2] == b->chars[j - 1])
                row[j] = min3(row[j], before[j - 2] + 1, row[j]);
            best = row[j] < best ? row[j] : best;
        }
        if (best > limit)
            return limit + 1;
        before = above;
        above = row;
        row = reuse;
    }
    return above[b->n] <= limit ? above[b->n] : limit + 1;
}

unsigned str_distance(struct str a, struct str b, unsigned limit)
{
    struct word wa, wb;
    uint32_t longer = a.len > b.len ? a.len : b.len;
    uint32_t shorter = a.len > b.len ? b.len : a.len;

    /* A character has at most 4 bytes. */
    if ((longer - shorter) / 4 > limit)
        return limit + 1;
    strip_common(&a, &b);
    if (!word_decode(a, &wa) || !word_decode(b, &wb))
        return limit + 1;
    return word_distance(&wa, &wb, limit);
}

/* A third of the word, at least 1 and at most 3, but never so much that nothing of the word need be right. */
static unsigned nearest_limit(struct str word)
{
    uint32_t chars = utf8_count(word);
    unsigned limit = chars / 3 < 1 ? 1 : chars / 3 > 3 ? 3 : chars / 3;

    return chars < 2 ? 0 : limit;
}

struct str str_nearest(struct str word, const struct str *candidates, size_t n)
{
    struct str nearest = {"", 0};
    unsigned limit = nearest_limit(word);

    for (size_t i = 0; i < n; i++) {
        unsigned distance;

        if (word.len > 0 && str_same(word, candidates[i]))
            return candidates[i];
        if (limit == 0)
            continue;
        distance = str_distance(word, candidates[i], limit);
        if (distance <= limit && candidates[i].len > 0) {
            nearest = candidates[i];
            limit = distance > 0 ? distance - 1 : 0;
        }
    }
    return nearest;
}
