#include "paint/divided_int.h"

enum { LONGEST = 4096 /* bytes; what is longer is hardly a word */ };
static const char soft_hyphen[] = "\xc2\xad";

void divided_init(struct divided *divided, struct arena *arena, const struct text *text)
{
    *divided = (struct divided){0};
    for (word_id i = 0; i < text_word_count(text); i++)
        if (str_eqz(text_word(text, i)->text, soft_hyphen))
            VEC_PUSH(arena, &divided->hyphens, i);
}

/* Asked for every line: does not look at the word itself, which may be far away in memory. */
static bool is_hyphen(const struct divided *divided, word_id word)
{
    uint32_t i = 0;

    while (i < divided->hyphens.n && divided->hyphens.items[i] != word)
        i++;
    return i < divided->hyphens.n;
}

static bool is_content(const struct item *item)
{
    return item->kind == ITEM_LINE && item->artifact == ARTIFACT_NONE && item->line->nspans > 0;
}

static bool has_words(const struct span *span)
{
    return span->kind == SPAN_WORDS && span->sem != NULL && span->nwords > 0;
}

/* The span at the line's end when it ends in a hyphen, else NULL. */
static const struct span *hyphenated(const struct divided *divided, const struct line *line)
{
    const struct span *span = &line->spans[line->nspans - 1];

    return has_words(span) && is_hyphen(divided, span->words[span->nwords - 1]) ? span : NULL;
}

/* The index behind the word that the first space follows, or the number of words. */
static uint32_t first_end(const struct span *span)
{
    uint32_t n = 0;

    while (n < span->nwords && (span->words[n] & WORD_SPACE) == 0)
        n++;
    return n < span->nwords ? n + 1 : n;
}

/* The index behind the last word that has a space. */
static uint32_t last_begin(const struct span *span)
{
    uint32_t n = span->nwords;

    while (n > 0 && (span->words[n - 1] & WORD_SPACE) == 0)
        n--;
    return n;
}

static void put_part(struct divided *divided, const struct text *text, const struct span *span, uint32_t from,
                     uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (!is_hyphen(divided, span->words[i]))
            buf_put_str(&divided->text, text_word(text, span->words[i] & WORD_INDEX)->text);
}

bool divided_find(struct divided *divided, const struct text *text, const struct page *page, uint32_t item)
{
    const struct span *span = hyphenated(divided, page->items[item].line), *next;
    uint32_t at = item, from;

    if (span == NULL)
        return false;
    from = divided->first_word = last_begin(span);
    buf_clear(&divided->text);
    /* A narrow column may divide a word several times; ends with the page. */
    for (;;) {
        const struct item *below = at + 1 < page->nitems ? &page->items[at + 1] : NULL;

        put_part(divided, text, span, from, span->nwords);
        if (below == NULL || !is_content(below))
            break;
        next = &below->line->spans[0];
        if (!has_words(next) || next->sem != span->sem || divided->text.len > LONGEST)
            break;
        at++;
        span = next;
        divided->last_words = first_end(span);
        if (divided->last_words < span->nwords || hyphenated(divided, below->line) != span) {
            put_part(divided, text, span, 0, divided->last_words);
            divided->last_item = at;
            return true;
        }
        from = 0;
    }
    /* The last part is elsewhere: the hyphen before it stays. */
    divided->last_item = at;
    divided->last_words = span->nwords;
    buf_puts(&divided->text, soft_hyphen);
    return at > item;
}
