/* Fractions beside their percentages: 62% (158/256). */
#include "review/fractions_int.h"

#include "base/ascii.h"
#include "review/tokens_int.h"

#define MAX_SCALE 18

/* Exactly half way between t and the next unit of its last digit away from zero. */
static bool is_half(struct decimal truncated, struct decimal hundredfold, struct decimal denominator)
{
    if (truncated.scale >= MAX_SCALE - 1 || truncated.units > INT64_MAX / 10 - 1)
        return false;
    struct decimal middle = {truncated.units * 10 + 5, (uint8_t)(truncated.scale + 1)}, product;
    return decimal_multiply(middle, denominator, &product) && decimal_compare(product, hundredfold) == 0;
}

/* Whether numerator / denominator is the percentage at its written digits; of an exact half either neighbour. What
 * is too large to be worked out is believed. `*percentage` is what it should be. */
static bool fraction_agrees(const struct value *value, struct decimal *percentage)
{
    struct decimal hundred = {100, 0}, hundredfold, truncated;
    uint8_t scale = value->number.scale;
    *percentage = value->number;
    if (!decimal_multiply(value->extra->numerator, hundred, &hundredfold) ||
        !decimal_divide_rounded(hundredfold, value->extra->denominator, scale, percentage) ||
        !decimal_divide_truncated(hundredfold, value->extra->denominator, scale, &truncated))
        return true;
    if (decimal_compare(*percentage, value->number) == 0)
        return true;
    return decimal_compare(truncated, value->number) == 0 &&
           is_half(truncated, hundredfold, value->extra->denominator);
}

/* Whether brackets behind the percentage hold just the fraction, with what was counted perhaps: (158/256), (158 of
 * 256 cases). A date, or (3 of 5 schools have answered), is no fraction of the percentage. */
static bool is_its_fraction(struct arena *arena, const struct rich *rich, const struct value *value)
{
    struct str text = value_rich_text(arena, rich);
    struct str rest = str_sub(text, value->to, text.len);
    int64_t open = str_find(rest, "(", 0), close = str_find(rest, ")", 0);
    if (open < 0 || close < open)
        return true;
    struct tokens tokens = tokens_of_text(arena, str_sub(rest, (uint32_t)open + 1, (uint32_t)(close - open - 1)));
    uint32_t n = tokens.n > 0 ? tokens.n - 1 : 0, words = 0;
    if (n == 0)
        return false;
    if (tokens.items[0].kind == TOKEN_WORD) {
        struct str word = tokens.items[0].text;
        int64_t slash = str_find(word, "/", 0);
        return n <= 2 && slash > 0 && str_find(word, "/", (uint32_t)slash + 1) < 0;
    }
    for (uint32_t i = 0; i < n; i++)
        words += tokens.items[i].kind == TOKEN_WORD && !token_among(&tokens.items[i], "of out");
    return words <= 1;
}

/* A percentage with a fraction that is another one. */
static bool contradicts(const struct value *value, struct decimal *percentage)
{
    return value->has_fraction && value->state == VALUE_NUMBER && value->unit == UNIT_PERCENT &&
           !fraction_agrees(value, percentage);
}

static void report(const struct reviewer *reviewer, struct mark mark, const struct value *value,
                   struct decimal percentage)
{
    struct buf written = {0}, numerator = {0}, denominator = {0}, computed = {0};
    value_write(&written, value->number, value->number.scale, value);
    value_write(&computed, percentage, value->number.scale, value);
    decimal_write(&numerator, value->extra->numerator, true);
    decimal_write(&denominator, value->extra->denominator, true);
    struct diag *diag = diag_at(reviewer->diags, DIAG_FRACTION_PERCENTAGE, mark, "%.*s of %.*s is %.*s, not %.*s",
                                (int)numerator.len, numerator.bytes, (int)denominator.len, denominator.bytes,
                                (int)computed.len, computed.bytes, (int)written.len, written.bytes);
    diag_help(reviewer->diags, diag, "mend the percentage or the fraction");
    buf_free(&written);
    buf_free(&computed);
    buf_free(&numerator);
    buf_free(&denominator);
}

void fraction_review_value(const struct reviewer *reviewer, const struct rich *rich, const struct value *first)
{
    for (const struct value *value = first; value; value = value->next) {
        struct decimal percentage;
        if (contradicts(value, &percentage) && is_its_fraction(reviewer->arena, rich, value))
            report(reviewer, rich->node->mark, value, percentage);
    }
}

/* --- in texts */

/* 158/256: two whole numbers. */
static bool is_fraction_word(const struct token *token)
{
    int64_t slash = token->kind == TOKEN_WORD ? str_find(token->text, "/", 0) : -1;
    if (slash <= 0 || (uint32_t)slash + 1 == token->text.len)
        return false;
    for (uint32_t i = 0; i < token->text.len; i++) {
        if (i != (uint32_t)slash && !ascii_is_digit(token->text.s[i]))
            return false;
    }
    return true;
}

static bool is_mark(const struct token *token, const char *mark)
{
    return token->kind == TOKEN_MARK && str_eqz(token->text, mark);
}

/* The fraction in brackets that begin at token `at`, as 158/256; empty: there is none. 09/10 is a year. */
static struct str bracketed(struct arena *arena, const struct tokens *tokens, uint32_t at)
{
    const struct token *items = tokens->items;
    if (at + 2 < tokens->n && is_mark(&items[at], "(") && is_fraction_word(&items[at + 1]) &&
        is_mark(&items[at + 2], ")"))
        return items[at + 1].text.len > 5 || items[at + 1].text.s[0] != '0' ? items[at + 1].text : STR("");
    if (at + 4 < tokens->n && is_mark(&items[at], "(") && items[at + 1].kind == TOKEN_NUMBER &&
        (token_is(&items[at + 2], "of") || token_is(&items[at + 2], "out")) && items[at + 3].kind == TOKEN_NUMBER &&
        items[at + 1].unit == UNIT_PLAIN && items[at + 3].unit == UNIT_PLAIN && is_mark(&items[at + 4], ")"))
        return str_printf(arena, PRIstr "/" PRIstr, STR_ARG(items[at + 1].text), STR_ARG(items[at + 3].text));
    return STR("");
}

/* Spares most texts the tokenizing. */
static bool has_bracket(const struct rich *rich)
{
    for (uint32_t i = 0; rich && i < rich->nblocks; i++) {
        const struct rich_block *block = &rich->blocks[i];
        for (uint32_t k = 0; k < block->nruns; k++) {
            if (str_find(block->runs[k].text, "(", 0) >= 0)
                return true;
        }
    }
    return false;
}

void fraction_review_text(const struct reviewer *reviewer, const struct rich *rich)
{
    if (!has_bracket(rich))
        return;
    struct arena *arena = arena_new();
    struct tokens tokens = tokens_of_rich(arena, rich);
    uint32_t found = 0;
    for (uint32_t i = 0; i + 1 < tokens.n && found < REVIEW_MOST; i++) {
        const struct token *token = &tokens.items[i];
        if (token->kind != TOKEN_NUMBER || token->unit != UNIT_PERCENT)
            continue;
        struct str fraction = bracketed(arena, &tokens, i + 1);
        struct decimal percentage;
        if (fraction.len == 0)
            continue;
        struct value value =
            value_parse(arena, str_printf(arena, PRIstr " (" PRIstr ")", STR_ARG(token->text), STR_ARG(fraction)));
        if (contradicts(&value, &percentage)) {
            report(reviewer, node_mark_at(reviewer->diags->sources, rich->node, token->offset), &value, percentage);
            found++;
        }
    }
    arena_free(arena);
}
