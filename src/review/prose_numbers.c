/* Whole numbers in words. */
#include "base/ascii.h"
#include "review/prose_int.h"

static const char *const small_words[] = {"zero",     "one",      "two",      "three",   "four",    "five",
                                          "six",      "seven",    "eight",    "nine",    "ten",     "eleven",
                                          "twelve",   "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
                                          "eighteen", "nineteen", "twenty"};
static const char *const tens_words[] = {"",      "",      "twenty",  "thirty", "forty",
                                         "fifty", "sixty", "seventy", "eighty", "ninety"};

/* one to twenty; 0: another word. */
static uint32_t small_value(struct str word)
{
    for (uint32_t i = 1; i <= 20; i++) {
        if (str_same(word, str_from(small_words[i])))
            return i;
    }
    return 0;
}

/* thirty, thirty-one; 0: another word. */
static uint32_t tens_value(struct str word)
{
    int64_t hyphen = str_find(word, "-", 0);
    struct str head = hyphen < 0 ? word : str_sub(word, 0, (uint32_t)hyphen);
    for (uint32_t i = 2; i <= 9; i++) {
        if (!str_same(head, str_from(tens_words[i])))
            continue;
        uint32_t units = hyphen < 0 ? 0 : small_value(str_sub(word, (uint32_t)hyphen + 1, word.len));
        return hyphen >= 0 && (units == 0 || units > 9) ? 0 : 10 * i + units;
    }
    return 0;
}

/* Below a hundred, in words; returns the number of tokens. */
static uint32_t read_below_hundred(const struct tokens *tokens, uint32_t at, uint32_t *number)
{
    const struct token *token = prose_token(tokens, at), *next = prose_token(tokens, at + 1);
    if (token->kind != TOKEN_WORD)
        return 0;
    uint32_t tens = tens_value(token->text);
    uint32_t units = tens && tens % 10 == 0 && next->kind == TOKEN_WORD ? small_value(next->text) : 0;
    *number = tens ? tens : small_value(token->text);
    if (units && units < 10) {
        *number += units;
        return 2;
    }
    return *number > 0;
}

static uint32_t read_digits(const struct token *token, uint32_t *number)
{
    uint32_t value = 0;
    if (token->kind != TOKEN_NUMBER || token->unit != UNIT_PLAIN || token->power || token->number.scale ||
        token->text.len > 6)
        return 0;
    for (uint32_t i = 0; i < token->text.len; i++) {
        if (ascii_is_digit(token->text.s[i]))
            value = value * 10 + (uint32_t)(token->text.s[i] - '0');
        else if (token->text.s[i] != ',')
            return 0;
    }
    *number = value;
    return !(token->text.len == 4 && value >= 1900 && value <= 2100);
}

uint32_t number_read(const struct tokens *tokens, uint32_t at, uint32_t *number)
{
    uint32_t more = 0;
    if (read_digits(prose_token(tokens, at), number))
        return 1;
    uint32_t n = read_below_hundred(tokens, at, number);
    bool one = n == 0; /* a hundred, the hundred */
    uint32_t hundred = at + (token_is(prose_token(tokens, at), "a") ? 1 : n);
    if (!token_is(prose_token(tokens, hundred), "hundred"))
        return n;
    *number = 100 * (one ? 1 : *number);
    uint32_t rest = hundred + 1;
    if (!token_is(prose_token(tokens, rest), "and"))
        return rest - at;
    n = read_below_hundred(tokens, rest + 1, &more);
    *number += n ? more : 0;
    return n ? rest + 1 + n - at : rest - at;
}

struct str number_say(struct arena *arena, uint32_t number)
{
    return number <= 20 ? str_from(small_words[number]) : str_printf(arena, "%u", number);
}
