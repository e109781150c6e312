/* Strings are borrowed views of UTF-8 bytes: a pointer and a length, never NUL-terminated by contract.
 * The bytes belong to an arena (usually the loaded source) and outlive every view of them. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct str {
    const char *s;
    uint32_t len; /* bytes */
};

#define STR(literal) ((struct str){(literal), (uint32_t)(sizeof(literal) - 1)})
#define PRIstr "%.*s"
#define STR_ARG(v) (int)(v).len, (v).s

/* A view of a NUL-terminated string, borrowed. */
struct str str_from(const char *cstr);
/* A copy of v in the arena; the copy is also NUL-terminated. */
struct str str_dup(struct arena *arena, struct str v);
/* printf into the arena. */
struct str str_printf(struct arena *arena, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct str str_vprintf(struct arena *arena, const char *fmt, va_list args) __attribute__((format(printf, 2, 0)));
/* The bytes [from, from+len) of v, clipped to v. */
struct str str_sub(struct str v, uint32_t from, uint32_t len);
/* v without white space (blank, tab, CR, LF) at both ends. */
struct str str_trim(struct str v);
/* v trimmed, each stretch of white space within it one blank; where that changes nothing v itself, else a copy. */
struct str str_line(struct arena *arena, struct str v);
bool str_eq(struct str a, struct str b);
bool str_eqz(struct str a, const char *cstr);
/* Equal but for the case of ASCII letters. */
bool str_same(struct str a, struct str b);
/* v without white space (no-break spaces too) and with small ASCII letters for capitals: what two people make of the
 * same name. A copy. */
struct str str_fold(struct arena *arena, struct str v);
/* Byte order: negative, 0 or positive. */
int str_cmp(struct str a, struct str b);
bool str_starts(struct str v, const char *prefix);
/* Offset of the first `needle` at or after `from`, or -1. */
int64_t str_find(struct str v, const char *needle, uint32_t from);
/* FNV-1a, the same on every machine. */
uint32_t str_hash(struct str v);
/* Damerau-Levenshtein distance (optimal string alignment) in characters, for "did you mean"; at most `limit` + 1 is
 * returned, also for long words that differ in a stretch of more than 64 characters. */
unsigned str_distance(struct str a, struct str b, unsigned limit);
/* The candidate nearest to `word`, or an empty string where none is near enough to suggest: equal but for the case of
 * ASCII letters, or within a third of the word's length (1 to 3 edits). The first of equally near ones wins. */
struct str str_nearest(struct str word, const struct str *candidates, size_t n);

#endif
