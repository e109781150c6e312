#include "text/chunk_int.h"

#include <stdlib.h>

#include "base/sys.h"
#include "base/utf8.h"
#include "text/breaks_int.h"
#include "text/fontset_int.h"
#include "text/unicode_int.h"
#include "text/words_int.h"

/* Longer words are set in several parts: widths stay far from what a len_t can hold. */
enum { PART_BYTES = 1024 };

static void append_part(struct text *text, struct part part)
{
    if (text->nparts == text->cap_parts) {
        text->cap_parts = text->cap_parts ? text->cap_parts * 2 : 1024;
        text->parts = sys_realloc(text->parts, text->cap_parts * sizeof(*text->parts));
    }
    text->parts[text->nparts++] = part;
}

static void add_part(struct text *text, struct chunk *chunk, struct part part)
{
    if (chunk->n++ == 0) {
        chunk->only = part;
        return;
    }
    if (chunk->n == 2) {
        chunk->first = text->nparts;
        append_part(text, chunk->only);
    }
    append_part(text, part);
}

static bool ends_in_soft_hyphen(struct str v)
{
    return v.len >= 2 && (unsigned char)v.s[v.len - 2] == 0xC2 && (unsigned char)v.s[v.len - 1] == 0xAD;
}

/* Adds the word of bytes [from, end). A soft hyphen at a break is taken off the word, to be set only where the line
 * does not break there; one that has no word before it stays, invisible. */
static void close_part(struct text *text, const struct fontset *set, struct chunk *chunk, struct font *font,
                       uint32_t from, uint32_t end, bool may_break)
{
    struct str word = str_sub(chunk->text, from, end - from);
    struct part part = {.joint = TEXT_NO_WORD, .offset = from, .after = may_break ? BREAK_ALLOWED : BREAK_NONE};

    if (may_break && ends_in_soft_hyphen(word)) {
        part.after = word.len > 2 ? BREAK_HYPHEN : BREAK_NONE;
        if (word.len > 2) {
            part.joint = word_get(text, font, set->lang, str_sub(word, word.len - 2, 2));
            word.len -= 2;
        }
    }
    part.word = word_get(text, font, set->lang, word);
    part.advance = word_at(text, part.word)->advance;
    part.upem = font ? font->face.upem : 1;
    add_part(text, chunk, part);
}

/* Walks over the user-perceived characters; a part ends where a line may break and where the font changes. */
static void cut_parts(struct text *text, struct fontset *set, struct chunk *chunk, const char *breaks)
{
    struct str bytes = chunk->text;
    struct font *font = NULL;
    uint32_t from = 0, pos = 0;

    while (pos < bytes.len) {
        uint32_t end = char_cluster_end(bytes, pos);
        struct font *next = fontset_find(text, set, str_sub(bytes, pos, end - pos), &chunk->missing);

        if (pos > from && (next != font || end - from > PART_BYTES)) {
            close_part(text, set, chunk, font, from, pos, false);
            from = pos;
        }
        font = next;
        pos = end;
        if (breaks != NULL && breaks[end - 1]) {
            close_part(text, set, chunk, font, from, end, true);
            from = end;
        }
    }
    if (from < bytes.len)
        close_part(text, set, chunk, font, from, bytes.len, false);
    chunk->upem = font ? font->face.upem : 1;
    chunk->space_advance = font ? font->space_advance : 0;
}

static const struct chunk *new_chunk(struct text *text, struct fontset *set, struct str bytes, uint32_t key,
                                     uint32_t hash)
{
    struct chunk *chunk;
    struct str whole;

    if (text->nchunks == text->cap_chunks) {
        text->cap_chunks = text->cap_chunks ? text->cap_chunks * 2 : 1024;
        text->chunks = sys_realloc(text->chunks, text->cap_chunks * sizeof(*text->chunks));
    }
    chunk = &text->chunks[text->nchunks];
    *chunk = (struct chunk){.text = bytes, .key = key};
    cut_parts(text, set, chunk, key & 1 ? NULL : breaks_inside(text, set->lang, chunk->text));
    chunk->address = breaks_is_address(chunk->text);
    whole = word_at(text, chunk->only.word)->text;
    chunk->text = chunk->n == 1 && whole.len == bytes.len ? whole : str_dup(text->arena, bytes);
    table_add(&text->chunk_table, hash, text->nchunks++);
    return chunk;
}

const struct chunk *chunk_get(struct text *text, struct fontset *set, struct str bytes, bool whole)
{
    uint32_t key = set->key * 2 + (whole ? 1 : 0), hash = table_hash(key, bytes.s, bytes.len), at = hash, i;

    while ((i = table_next(&text->chunk_table, hash, &at)) != TABLE_NONE) {
        const struct chunk *chunk = &text->chunks[i];

        if (chunk->key == key && str_eq(chunk->text, bytes))
            return chunk;
    }
    return new_chunk(text, set, bytes, key, hash);
}

void chunks_free(struct text *text)
{
    free(text->chunks);
    free(text->parts);
    free(text->breaks);
    table_free(&text->chunk_table);
}
