#include "example_count.h"

#include <ctype.h>
#include <string.h>

static bool is_part(const char *byte, uint32_t left)
{
    if (left > 2 && memcmp(byte, "\xe2\x80", 2) == 0)
        return false; /* dashes, quotation marks, bullets */
    return isalnum((unsigned char)*byte) || (unsigned char)*byte >= 0x80;
}

static struct str strip(struct str word)
{
    while (word.len > 0 && !is_part(word.s, word.len)) {
        uint32_t n = (unsigned char)*word.s >= 0xe0 && word.len > 2 ? 3 : 1;
        word = str_sub(word, n, word.len);
    }
    for (;;) {
        uint32_t n = word.len;
        if (n > 3 && memcmp(word.s + n - 3, "\xe2\x80", 2) == 0)
            word.len -= 3;
        else if (n > 0 && (unsigned char)word.s[n - 1] < 0x80 && !isalnum((unsigned char)word.s[n - 1]))
            word.len--;
        else
            return word;
    }
}

static void count_word(struct words *words, struct str word, enum purpose purpose)
{
    word = strip(word);
    if (word.len == 0)
        return;
    struct count *count = map_find(&words->counts, word);
    if (!count) {
        count = ARENA_NEW(words->arena, struct count);
        *count = (struct count){.word = str_dup(words->arena, word)};
        map_put(&words->counts, count->word, count);
    }
    if (purpose == FREE)
        count->free = true;
    else if (purpose == GOT)
        count->got++;
    else if (purpose == GOT_ELSEWHERE)
        count->got--;
    else
        count->wanted++;
}

void count_text(struct words *words, struct str text, enum purpose purpose)
{
    for (uint32_t at = 0; at < text.len;) {
        uint32_t from = at;
        while (at < text.len && !strchr(" \t\r\n", text.s[at]))
            at++;
        count_word(words, str_sub(text, from, at - from), purpose);
        at++;
    }
}

void count_node(struct words *words, const struct node *node, enum purpose purpose)
{
    if (node)
        count_text(words, node_text(node), purpose);
}

void count_rich(struct words *words, const struct rich *rich, enum purpose purpose)
{
    for (uint32_t i = 0; rich && i < rich->nblocks; i++) {
        struct buf text = {0};
        const struct rich_block *block = &rich->blocks[i];
        for (uint32_t k = 0; k < block->nruns; k++) {
            const struct run *run = &block->runs[k];
            if (run->kind == RUN_BREAK)
                buf_putc(&text, '\n');
            else if (run->kind == RUN_TEXT || run->kind == RUN_REF)
                buf_put_str(&text, run->text);
            else if (run->kind == RUN_NOTE)
                map_put(&words->notes, run->text, words);
        }
        if (text.len > 0)
            count_text(words, (struct str){text.bytes, (uint32_t)text.len}, purpose);
        buf_free(&text);
    }
}

void want_figure_of(struct words *words, const struct indicator *indicator, enum kind kind,
                    const struct node *comparator, const struct period *period)
{
    const struct figures *figures = words->figures;
    const struct observation *observation = comparator ? NULL : figures_observation(indicator, kind, period);
    if (comparator)
        count_rich(words, figures_compared(figures, indicator, node_text(comparator), period), WANTED);
    else if (observation)
        count_rich(words, figures_printed(words->arena, figures, indicator, kind, observation, -1), WANTED);
}

bool is_small_number(struct str word)
{
    if (word.len == 1 && islower((unsigned char)word.s[0]))
        return true;
    uint32_t digits = 0; /* side by side */
    for (uint32_t i = 0; i < word.len; i++) {
        bool point = word.s[i] == '.' && digits > 0;
        if (!point && !isdigit((unsigned char)word.s[i]))
            return false;
        digits = point ? 0 : digits + 1;
        if (digits > 3)
            return false;
    }
    return word.len > 0;
}
