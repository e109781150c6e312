#include "leaks.h"

#include <string.h>

#include "archive.h"

/* --- words */

/* A text of which every `step`th byte counts from `at` on: 2 for UTF-16. */
static uint32_t secrets_in(struct str text, uint32_t at, uint32_t step)
{
    enum { BEFORE, X, Q, DIGIT } state = BEFORE;
    uint32_t found = 0;
    for (; at < text.len; at += step) {
        char c = text.s[at];
        bool digit = c >= '0' && c <= '9';
        if (state == DIGIT && c == 'z')
            found++;
        if (c == 'x')
            state = X;
        else if (state == X && c == 'q')
            state = Q;
        else if (digit && (state == Q || state == DIGIT))
            state = DIGIT;
        else
            state = BEFORE;
    }
    return found;
}

uint32_t leaks_of_text(struct str text)
{
    return secrets_in(text, 0, 1);
}

static uint32_t secrets_of_bytes(struct str bytes)
{
    return secrets_in(bytes, 0, 1) + secrets_in(bytes, 0, 2) + secrets_in(bytes, 1, 2);
}

/* --- objects */

static void find_in_syntax(struct leaks *leaks, struct str content)
{
    struct buf string = {0};
    for (uint32_t at = 0;;) {
        struct token token = archive_token(content, &at);
        if (token.kind == TOKEN_END)
            break;
        if (token.kind != TOKEN_LITERAL && token.kind != TOKEN_HEX)
            continue;
        buf_clear(&string);
        archive_string(&string, token);
        leaks->strings += secrets_of_bytes((struct str){string.bytes, (uint32_t)string.len});
    }
    buf_free(&string);
}

static bool find_in_object(struct opened *pdf, void *self, const struct found *found)
{
    struct leaks *leaks = self;
    size_t n = 0;
    if (found->type == ot_string) {
        const char *bytes = qpdf_oh_get_binary_string_value(pdf->qpdf, found->object, &n);
        leaks->strings += secrets_of_bytes((struct str){bytes, (uint32_t)n});
        leaks->strings += secrets_in(opened_text(pdf, found->object), 0, 1);
    } else if (found->type == ot_name) {
        leaks->strings += secrets_in(opened_name(pdf, found->object), 0, 1);
    } else if (found->type == ot_stream) {
        leaks->streams += secrets_of_bytes(opened_stream(pdf, found->object));
    }
    leaks->strings += secrets_in(str_from(found->key), 0, 1);
    return true;
}

static void find_on_pages(struct opened *pdf, struct leaks *leaks)
{
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        const struct opened_page *page = &pdf->pages.items[i];
        struct buf text = {0};
        for (uint32_t k = 0; k < page->marked.n; k++) {
            buf_put_str(&text, page->marked.items[k].text);
            leaks->shown += secrets_in(page->marked.items[k].text, 0, 1);
            leaks->shown += secrets_in(page->marked.items[k].actual, 0, 1);
        }
        find_in_syntax(leaks, page->content);
        leaks->shown += secrets_in((struct str){text.bytes, (uint32_t)text.len}, 0, 1);
        buf_free(&text);
    }
}

/* --- characters */

/* Characters that a font may hold although no page shows them: digits, of which page numbers may come to be made, and
 * those of the layout's words that were measured, but not printed. Exempt text of the tests has others too. */
static bool is_of_layout(struct str text)
{
    return str_eqz(text, "\u00ad") || (text.len == 1 && (unsigned char)text.s[0] < 0x80);
}

static uint32_t unused_characters(const struct opened_font *font)
{
    uint32_t unused = 0;
    for (uint32_t cid = 0; cid < font->unicode.n; cid++) {
        struct str text = font->unicode.items[cid];
        bool shown = cid < font->shown.n && font->shown.items[cid];
        unused += text.s && !shown && !is_of_layout(text);
    }
    return unused;
}

struct leaks leaks_find(struct opened *pdf)
{
    struct leaks leaks = {0};
    archive_walk(pdf, find_in_object, &leaks);
    find_on_pages(pdf, &leaks);
    for (uint32_t i = 0; i < pdf->fonts.n; i++)
        leaks.characters += unused_characters(pdf->fonts.items[i]);
    return leaks;
}

struct marked_pages leaks_pages(const struct opened *pdf, const char *mark)
{
    struct marked_pages pages = {0};
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        const struct opened_page *page = &pdf->pages.items[i];
        bool is_marked = false, secret = false;
        for (uint32_t k = 0; k < page->marked.n; k++) {
            struct str text = page->marked.items[k].text;
            is_marked |= str_find(text, mark, 0) >= 0;
            secret |= secrets_in(text, 0, 1) > 0;
        }
        pages.lacking += secret && !is_marked;
        pages.open += !secret && !is_marked;
    }
    return pages;
}
