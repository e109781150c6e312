/* Prose in tokens. */
#include "check_fixture.h"

#include "check/rich.h"
#include "review/tokens_int.h"

/* Each token as its kind (w, n, m, s), its text, and of numbers their unit (% p £) and scale. */
static void print_tokens(struct buf *out, const struct tokens *tokens)
{
    for (uint32_t i = 0; i < tokens->n; i++) {
        const struct token *token = &tokens->items[i];
        buf_printf(out, "%s%c:" PRIstr, i ? " " : "", "wnms"[token->kind], STR_ARG(token->text));
        if (token->kind == TOKEN_NUMBER) {
            buf_putc(out, '=');
            decimal_write(out, token->number, false);
            buf_puts(out, (const char *const[]){"", "%", "p", "M"}[token->unit]);
            if (token->power)
                buf_printf(out, "e%u", token->power);
        }
    }
    buf_putc(out, '\0');
}

static void assert_tokens(const char *text, const char *expected)
{
    struct arena *arena = arena_new();
    struct buf out = {0};
    struct tokens tokens = tokens_of_text(arena, str_from(text));
    print_tokens(&out, &tokens);
    assert_string_equal(out.bytes, expected);
    for (uint32_t i = 0; i < tokens.n; i++)
        assert_int_equal(str_find(str_from(text), str_dup(arena, tokens.items[i].text).s, tokens.items[i].offset),
                         tokens.items[i].offset);
    buf_free(&out);
    arena_free(arena);
}

static void words_and_punctuation(void **state)
{
    (void)state;
    assert_tokens("Better than target (Q2).", "w:Better w:than w:target m:( w:Q2 m:) s:.");
    assert_tokens("A*-C, 11-19; 09/10: don’t", "w:A*-C m:, w:11-19 m:; w:09/10 m:: w:don’t s:");
    assert_tokens("“schools’” – ‘x’", "m:“ w:schools m:’ m:” m:– m:‘ w:x m:’ s:");
    assert_tokens("a - b / c & d = %", "w:a m:- w:b m:/ w:c m:& w:d w:= w:% s:");
    assert_tokens("Boys – 23%", "w:Boys m:– n:23%=23% s:");
    assert_tokens("a—b 2009–10", "w:a m:— w:b w:2009–10 s:");
    assert_tokens("", "");
    assert_tokens(" \t ", "");
}

static void sentences_end(void **state)
{
    (void)state;
    assert_tokens("It is 54%. Next!", "w:It w:is n:54%=54% s:. w:Next s:!");
    assert_tokens("In 2010. The", "w:In n:2010=2010 s:. w:The s:");
    assert_tokens("No. 5 of e.g. schools", "w:No m:. n:5=5 w:of w:e.g m:. w:schools s:");
    assert_tokens("approx. 5. Yes", "w:approx m:. n:5=5 s:. w:Yes s:");
    assert_tokens("One\nTwo", "w:One s: w:Two s:");
    assert_tokens("Wait ... what", "w:Wait s:... w:what s:");
}

static void numbers_have_units(void **state)
{
    (void)state;
    assert_tokens("61.2% 5 per cent 1,317", "n:61.2%=61.2% n:5 per cent=5% n:1,317=1317 s:");
    assert_tokens("18pp 7 percentage points 1.3% points",
                  "n:18pp=18p n:7 percentage points=7p n:1.3% points=1.3p s:");
    assert_tokens("£86.190 m. Then", "n:£86.190 m=86.190Me6 s:. w:Then s:");
    assert_tokens("£1.2m €3bn £5k 10 m", "n:£1.2m=1.2Me6 n:€3bn=3Me9 n:£5k=5Me3 n:10=10 w:m s:");
    assert_tokens("-12.66% (−3.4%) +2", "n:-12.66%=-12.66% m:( n:−3.4%=-3.4% m:) n:+2=2 s:");
    assert_tokens("78.2%* 62%(158/256)", "n:78.2%=78.2% m:* n:62%=62% m:( w:158/256 m:) s:");
    assert_tokens("3 million people", "n:3 million=3e6 w:people s:");
}

static void what_begins_like_a_number_is_a_word(void **state)
{
    (void)state;
    assert_tokens("5th 2.1.3 40–60% 10:30 1,31", "w:5th w:2.1.3 w:40–60% w:10:30 w:1,31 s:");
    assert_tokens("12345678901234567890", "w:12345678901234567890 s:");
    assert_tokens("5 perch 5 pence", "n:5=5 w:perch n:5=5 w:pence s:");
    assert_tokens("- 5 % 6", "m:- n:5 %=5% n:6=6 s:");
}

static void lists_of_words(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct tokens tokens = tokens_of_text(arena, STR("Quarter 2 Qtr"));
    assert_true(token_is(&tokens.items[0], "quarter"));
    assert_false(token_is(&tokens.items[0], "quart"));
    assert_false(token_is(&tokens.items[1], "2"));
    assert_true(token_among(&tokens.items[2], "quarter qtr"));
    assert_true(token_among(&tokens.items[0], "quarter qtr"));
    assert_false(token_among(&tokens.items[0], "quarters qtr"));
    assert_false(token_among(&tokens.items[0], ""));
    assert_int_equal(tokens_sentence_end(&tokens, 0), 4);
    arena_free(arena);
}

/* Emphasis within a number, note marks, references, raised digits; offsets are those of the scalar. */
static void markdown_is_seen_through(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world);
    struct doc *doc = world_load(&world, "text: \"**61**.5%[^a] in [[NI 073]] 31^st^ 78%^1^ &pound;5\"\n");
    struct reader reader = {.arena = world.arena, .diags = &world.diags, .doc = doc};
    const struct node *node = node_find(doc->root, "text");
    struct tokens tokens = tokens_of_rich(world.arena, rich_parse(&reader, node, false));
    struct buf out = {0};
    print_tokens(&out, &tokens);
    assert_string_equal(out.bytes, "n:61.5%=61.5% w:in w:NI_073 w:31st n:78%=78% n:1=1 n:£5=5M s:");
    assert_int_equal(tokens.items[0].offset, 2);
    assert_int_equal(tokens.items[1].offset, str_find(node_text(node), "in [[", 0));
    assert_int_equal(tokens.items[3].offset, str_find(node_text(node), "31", 0));
    assert_int_equal(tokens.items[4].offset, str_find(node_text(node), "78", 0));
    assert_int_equal(tokens_of_rich(world.arena, NULL).n, 0);
    buf_free(&out);
    world_end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_punctuation), cmocka_unit_test(sentences_end),
        cmocka_unit_test(numbers_have_units),    cmocka_unit_test(what_begins_like_a_number_is_a_word),
        cmocka_unit_test(lists_of_words),        cmocka_unit_test(markdown_is_seen_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
