/* What an observation's text says: every shape that published reports have, and bytes of any kind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "compute/value_int.h"

/* Writes a value as the tests expect it: "62 % = 158/256", "Gross: £1.2e6 | Net: £0.9e6". */
static void describe(struct buf *out, const struct value *value)
{
    static const char *const units[] = {"", " %", " points", ""};
    static const char *const qualities[] = {" prov", " est", " rev", " unval", " conf", " break"};
    if (value->state == VALUE_NONE || value->state == VALUE_WORDS) {
        buf_puts(out, value->state == VALUE_NONE ? "none" : "words");
        return;
    }
    for (const struct value *part = value; part; part = part->next) {
        buf_puts(out, part == value ? "" : " | ");
        buf_put_str(out, value_label(part));
        buf_puts(out, value_label(part).len ? ": " : "");
        buf_puts(out, part->plus ? "+" : "");
        buf_put_str(out, value_currency(part));
        decimal_write(out, part->number, /*commas*/ false);
        if (part->state == VALUE_RANGE) {
            buf_puts(out, " to ");
            decimal_write(out, part->extra->high, /*commas*/ false);
        }
        if (part->power)
            buf_printf(out, "e%d", part->power);
        buf_puts(out, units[part->unit]);
        if (part->has_fraction) {
            buf_puts(out, " = ");
            decimal_write(out, part->extra->numerator, /*commas*/ false);
            buf_putc(out, '/');
            decimal_write(out, part->extra->denominator, /*commas*/ false);
        }
        if (part->words.len)
            buf_printf(out, " [" PRIstr "]", STR_ARG(part->words));
        for (unsigned i = 0; i < sizeof(qualities) / sizeof(qualities[0]); i++)
            buf_puts(out, part->quality & (1u << i) ? qualities[i] : "");
    }
}

struct expected {
    const char *text, *value;
};

static void expect_all(const struct expected *cases, size_t n)
{
    struct arena *arena = arena_new();
    struct buf out = {0};
    unsigned wrong = 0;
    for (size_t i = 0; i < n; i++) {
        struct value value = value_parse(arena, str_from(cases[i].text));
        buf_clear(&out);
        describe(&out, &value);
        buf_putc(&out, '\0');
        if (strcmp(out.bytes, cases[i].value) != 0) {
            print_error("\"%s\" is \"%s\", not \"%s\"\n", cases[i].text, out.bytes, cases[i].value);
            wrong++;
        }
    }
    buf_free(&out);
    arena_free(arena);
    assert_int_equal(wrong, 0);
}

#define EXPECT(cases) expect_all((cases), sizeof(cases) / sizeof((cases)[0]))

static void numbers_have_units(void **state)
{
    static const struct expected cases[] = {
        {"8.2%", "8.2 %"},
        {"1,317", "1317"},
        {" 35.00% ", "35.00 %"},
        {"-12.66%", "-12.66 %"},
        {"\xE2\x88\x92"
         "12.66%",
         "-12.66 %"},
        {"–12.66%", "-12.66 %"},
        {"+5.2%", "+5.2 %"},
        {"£650,000", "£650000"},
        {"£86.190 m.", "£86.190e6"},
        {"£86.190m", "£86.190e6"},
        {"£86.190M.", "£86.190e6"},
        {"£1.2 million", "£1.2e6"},
        {"€5bn", "€5e9"},
        {"£12k", "£12e3"},
        {"-£5m", "£-5e6"},
        {"£-5m", "£-5e6"},
        {"£ 5", "£5"},
        {"$40", "$40"},
        {"1.2m visitors", "1.2e6 [visitors]"},
        {"12 m", "12 [m]"},
        {"61.2 %", "61.2 %"},
        {"61.2\xC2\xA0%", "61.2 %"},
        {"5 per cent", "5 %"},
        {"5 percent", "5 %"},
        {"Gap of 1.3% points", "1.3 points"},
        {"1.3 percentage points", "1.3 points"},
        {"+0.3pp", "+0.3 points"},
        {"0.3%-points", "0.3 points"},
        {"2010 visits", "2010 [visits]"},
        {"81.6", "81.6"},
        {"81.6 per 10,000", "81.6 [per 10,000]"},
        {"1,317 per 100,000 population", "1317 [per 100,000 population]"},
        {"3.5 hours per week", "3.5 [hours per week]"},
        {"5 days", "5 [days]"},
        {"5days", "5 [days]"},
        {"45p", "45 [p]"},
        {"340 points", "340 [points]"},
        {"100% of cases", "100 % [of cases]"},
        {".5", "0.5"},
        {"5.", "5"},
        {"100.0%.", "100.0 %"},
        {"2010", "2010"},
        {"0%", "0 %"},
    };
    (void)state;
    EXPECT(cases);
}

static void remarks_and_marks_change_nothing(void **state)
{
    static const struct expected cases[] = {
        {"78.2%*", "78.2 %"},
        {"*78.2%", "78.2 %"},
        {"78.2% †", "78.2 %"},
        {"78.2% ↑", "78.2 %"},
        {"78.2% ▼ (provisional)", "78.2 % prov"},
        {"24 days ↔", "24 [days]"},
        {"↑ 5%", "↑: 5 %"},
        {"min. 5%", "5 %"},
        {"Maximum of 5%", "5 %"},
        {"95% plus", "95 %"},
        {"5 max", "5"},
        {"24 min", "24 [min]"},
        {"78.2%²", "78.2 %"},
        {"85% (National target)", "85 %"},
        {"57% (2009/10)", "57 %"},
        {"62% (of 256)", "62 %"},
        {"5 days† (2010)", "5 [days]"},
        {"556 since April 2008", "556"},
        {"61% in 2009/10", "61 %"},
        {"12 as at 31 March 2010", "12"},
        {"5 complaints by 31 March", "5 [complaints]"},
        {"Below 45.8%", "45.8 %"},
        {"at least 90%", "90 %"},
        {"No more than 5", "5"},
        {"< 5%", "5 %"},
        {"≥90%", "90 %"},
        {"5+", "5"},
        {"95% or more", "95 %"},
        {"5 or fewer (est)", "5 est"},
        {"85% national target", "85 % [national target]"},
        {"61% – see the note", "61 %"},
    };
    (void)state;
    EXPECT(cases);
}

static void qualities_are_seen(void **state)
{
    static const struct expected cases[] = {
        {"46% (Provisional)", "46 % prov"},
        {"46% provisional", "46 % prov"},
        {"Provisional 46%", "46 % prov"},
        {"Provisional\n46%", "46 % prov"},
        {"46%\n(Provisional)", "46 % prov"},
        {"46%, provisional", "46 % prov"},
        {"46% – provisional", "46 % prov"},
        {"46% p", "46 % prov"},
        {"46% (p)", "46 % prov"},
        {"45.2r", "45.2 rev"},
        {"45.2 (r, p)", "45.2 prov rev"},
        {"896 (Estimate)", "896 est"},
        {"est. 57%", "57 % est"},
        {"c. 400", "400 est"},
        {"c.400", "400 est"},
        {"57% (confirmed year end figure)", "57 % conf"},
        {"57% (not yet confirmed)", "57 % unval"},
        {"57% (to be validated)", "57 % unval"},
        {"57% (awaiting validation)", "57 % unval"},
        {"57% (unvalidated)", "57 % unval"},
        {"57% (break in series)", "57 % break"},
        {"12 (class b, ward e)", "12"},
        {"57% (no break in service)", "57 %"},
    };
    (void)state;
    EXPECT(cases);
}

static void fractions_belong_to_percentages(void **state)
{
    static const struct expected cases[] = {
        {"62% (158/256)", "62 % = 158/256"},
        {"62% (158 / 256)", "62 % = 158/256"},
        {"62% (158 of 256 schools)", "62 % = 158/256"},
        {"62% (1,158 out of 2,256)", "62 % = 1158/2256"},
        {"62%\n(158/256)", "62 % = 158/256"},
        {"62% = 158/256", "62 % = 158/256"},
        {"158/256 (62%)", "62 % = 158/256"},
        {"158/256 = 62%", "62 % = 158/256"},
        {"12 of 14 (86%)", "86 % = 12/14"},
        {"62% (158/256) (Provisional)", "62 % = 158/256 prov"},
        {"12 of 14 milestones", "12 = 12/14 [milestones]"},
        {"12 out of 14", "12 = 12/14"},
        {"158/256 schools", "158 = 158/256 [schools]"},
        {"158/256", "158 | 256"},
        {"62% (2009/10)", "62 %"},
        {"62% (5/0)", "62 %"},
        {"158 (62%)", "158"},
    };
    (void)state;
    EXPECT(cases);
}

static void ranges_have_two_ends(void **state)
{
    static const struct expected cases[] = {
        {"40% to 60%", "40 to 60 %"},
        {"40-60%", "40 to 60 %"},
        {"£1.2-£1.4m", "£1.2 to 1.4e6"},
        {"£500 to £1m", "£500 to 1000000"},
        {"£900k to £1.2m", "£900 to 1200e3"},
        {"40 – 60", "40 to 60"},
        {"between 40% and 60%", "40 to 60 %"},
        {"-5% to -2%", "-5 to -2 %"},
        {"£1-2m", "£1 to 2e6"},
        {"£1m to £2m", "£1 to 2e6"},
        {"£900k to £1.25m", "£900 to 1250e3"},
        {"£900,000 to £1m", "£900000 to 1000000"},
        {"10-17 days (est)", "10 to 17 [days] est"},
        {"60-40%", "words"},
        {"0.2% – 5 decided", "words"},
        {"£5 to $6", "words"},
        {"1-2-3", "words"},
    };
    (void)state;
    EXPECT(cases);
}

static void parts_have_labels(void **state)
{
    static const struct expected cases[] = {
        {"Gross £1.2m\nNet £0.9m", "Gross: £1.2e6 | Net: £0.9e6"},
        {"Gross £1.2m, Net £0.9m", "Gross: £1.2e6 | Net: £0.9e6"},
        {"Gross: £1.2m; Net: £0.9m", "Gross: £1.2e6 | Net: £0.9e6"},
        {"£1.2m gross\n£0.9m net", "gross: £1.2e6 | net: £0.9e6"},
        {"45/55", "45 | 55"},
        {"61%/58%/64%", "61 % | 58 % | 64 %"},
        {"61/58%", "61 % | 58 %"},
        {"45\n55\n", "45 | 55"},
        {"All 61%\nBoys 58%\nGirls 64%", "All: 61 % | Boys: 58 % | Girls: 64 %"},
        {"All 61%, Boys 58%, Girls 64%", "All: 61 % | Boys: 58 % | Girls: 64 %"},
        {"All 61% / Boys 58% / Girls 64%", "All: 61 % | Boys: 58 % | Girls: 64 %"},
        {"All pupils – 71.3%\nWhite & Asian – 66.7%", "All pupils: 71.3 % | White & Asian: 66.7 %"},
        {"All pupils\n71.3%\nBoys\n68%", "All pupils: 71.3 % | Boys: 68 %"},
        {"Boys 58, Girls 64", "Boys: 58 | Girls: 64"},
        {"Boys: 58\nGirls: n/a", "Boys: 58"},
        {"Boys 58%\n(7/12)\nGirls 75%\n(3/4)\nprovisional", "Boys: 58 % = 7/12 prov | Girls: 75 % = 3/4"},
        {"61%\nMostly boys", "61 %"},
        {"16-18: 5%", "16-18: 5 %"},
        {"Level 4+: 5%", "Level 4+: 5 %"},
        {"Boys 58%", "Boys: 58 %"},
        {"Progress: 5 of 7", "Progress: 5 = 5/7"},
        {"£1.2m (gross), of which £0.3m grant", "words"},
        {"7, 8, 9", "words"},
        {"61% and 58%", "words"},
    };
    (void)state;
    EXPECT(cases);
}

static void no_value_is_a_state(void **state)
{
    static const struct expected cases[] = {
        {"not yet measured", "none"},
        {"Data unavailable", "none"},
        {"awaited from DfE", "none"},
        {"Annual figure", "none"},
        {"Annual figure: 61%", "Annual figure: 61 %"},
        {"no news", "words"},
        {"", "none"},
        {" \n ", "none"},
        {"-", "none"},
        {"–", "none"},
        {"..", "none"},
        {"( )", "none"},
        {":", "none"},
        {"*", "none"},
        {"x", "none"},
        {"n/a", "none"},
        {"N/A.", "none"},
        {"[n/a]", "none"},
        {"n/a – local PI", "none"},
        {"Not available", "none"},
        {"Not available*", "none"},
        {"Not available until March 2011", "none"},
        {"(See comment)", "none"},
        {"New PI", "none"},
        {"TBC", "none"},
        {"Not targeted", "none"},
        {"Awaiting guidance", "none"},
        {"No longer collected", "none"},
        {"No target. For comparison, Qtr 2 2009/10 = 5.9%", "none"},
        {"(No target)", "none"},
        {"None of the 11 schools", "words"},
        {"New schools: see text", "words"},
    };
    (void)state;
    EXPECT(cases);
    assert_true(value_is_none(STR("Not published.")));
    assert_true(value_is_none(STR(" (data not available) ")));
    assert_true(value_is_none(STR("\xE2\x88\x92")));
    /* As statuses these may be meant for marks. */
    assert_false(value_is_none(STR("x")));
    assert_false(value_is_none(STR("c")));
    assert_false(value_is_none(STR("*")));
    assert_false(value_is_none(STR("not available until March")));
    assert_false(value_is_none(STR("0")));
}

static void dates_and_sentences_are_words(void **state)
{
    static const struct expected cases[] = {
        {"Summer 2010", "words"},
        {"March 2010", "words"},
        {"31 March 2010", "words"},
        {"31/03/2010", "words"},
        {"31/03", "words"},
        {"2010-03-31", "words"},
        {"Mar-10", "words"},
        {"2010/11", "words"},
        {"2009-10", "words"},
        {"08/09", "words"},
        {"10/11", "words"},
        {"99/00", "words"},
        {"9:30", "words"},
        {"10am", "words"},
        {"1st", "words"},
        {"2nd quarter", "words"},
        {"Q3", "words"},
        {"Level 4", "words"},
        {"Qtr 2 2009/10 = 5.9%", "words"},
        {"1 in 5", "words"},
        {"3 schools were closed", "words"},
        {"Of the 11 schools, 4 were good", "words"},
        {"2 to be opened", "words"},
        {"Court process changed", "words"},
        {"12 month provisional 13.1", "words"},
        {"£5%", "words"},
        {"8,2%", "words"},
        {"1,23", "words"},
        {"12.3.4", "words"},
        {"61.2 %%", "words"},
        {"6l.2%", "words"},
        {"1 317", "words"},
        {"1000000000000000000", "words"},
        {"(£1.2m)", "words"},
        {"62% (158", "words"},
        {"up 5%", "words"},
        {"5% increase", "words"},
        {"5% above target", "words"},
        {"3 more", "words"},
        {"2010 results awaited", "words"},
        {"2010 – figures awaited", "words"},
        {"Top 5", "words"},
        {"4 good, 6 satisfactory", "words"},
        {"On target (5 of 7)", "words"},
        {"1.5:1", "words"},
        {"minus 5%", "words"},
    };
    (void)state;
    EXPECT(cases);
}

static void figures_are_compared_only_with_their_like(void **state)
{
    static const struct {
        const char *a, *b;
        bool comparable;
        int order;
    } cases[] = {
        {"35.00%", "35%", true, 0},
        {"35.01%", "35%", true, 1},
        {"-35%", "-34.9%", true, -1},
        {"35%", "35", false, 0},
        {"35%", "35% points", false, 0},
        {"£5", "€5", false, 0},
        {"£5", "5", false, 0},
        {"£1.2m", "£1,200,000", true, 0},
        {"£1.2m", "£1,250k", true, -1},
        {"£999999999999bn", "£1", true, 1},
        {"£-999999999999bn", "£1", true, -1},
        {"£1", "£999999999999bn", true, -1},
        {"5 days", "5 weeks", false, 0},
        {"5 days", "6 day", true, -1},
        {"5 days", "6", true, -1},
        {"5 days on average", "5 days", true, 0},
        {"5 per 1,000", "5 per 10,000", false, 0},
        {"12 of 14", "11 of 14", true, 1},
        {"12 of 14", "11 of 13", false, 0},
        {"62% (158/256)", "60% (150/250)", true, 1},
        {"45/55", "45", false, 0},
        {"45/55", "46/54", true, -1},
        {"Gross £1m, Net £2m", "Gross £2m, Net £1m", true, -1},
        {"Gross £1m, Net £2m", "£2m", false, 0},
        {"All 61%, Boys 58%", "60%", true, 1},
        {"Boys 58%, All 61%", "60%", false, 0},
        {"40% to 60%", "50%", true, -1},
        {"n/a", "5", false, 0},
        {"5", "Summer 2010", false, 0},
    };
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct value a = value_parse(arena, str_from(cases[i].a)), b = value_parse(arena, str_from(cases[i].b));
        if (value_comparable(&a, &b) != cases[i].comparable || value_comparable(&b, &a) != cases[i].comparable)
            fail_msg("%s beside %s", cases[i].a, cases[i].b);
        if (cases[i].comparable) {
            int order = value_compare(&a, &b), back = value_compare(&b, &a);
            if ((order > 0) - (order < 0) != cases[i].order || (back > 0) - (back < 0) != -cases[i].order)
                fail_msg("%s against %s: %d, %d", cases[i].a, cases[i].b, order, back);
        }
    }
    arena_free(arena);
}

static void amounts_have_their_scale_worked_in(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct decimal amount = {-7, 3};
    struct value value = value_parse(arena, STR("£86.190 m."));
    assert_true(value_amount(&value, &amount));
    assert_true(decimal_compare(amount, (struct decimal){86190000, 0}) == 0);
    value = value_parse(arena, STR("-12.5%"));
    assert_true(value_amount(&value, &amount));
    assert_int_equal(amount.units, -125);
    assert_int_equal(amount.scale, 1);
    value = value_parse(arena, STR("£999999999999bn"));
    amount = (struct decimal){-7, 3};
    assert_false(value_amount(&value, &amount));
    assert_int_equal(amount.units, -7);
    arena_free(arena);
}

static void figures_are_written_in_the_manner_of_others(void **state)
{
    static const struct {
        const char *like;
        struct decimal number;
        uint8_t scale;
        const char *written;
    } cases[] = {
        {"8.2%", {6125, 2}, 1, "61.3%"},
        {"8.2%", {-6125, 2}, 1, "-61.3%"},
        {"8.2 %", {5, 0}, 2, "5.00 %"},
        {"£86.190 m.", {12345, 1}, 0, "£1,235 m."},
        {"£5", {-1317, 0}, 0, "-£1,317"},
        {"1317", {98765, 0}, 0, "98765"},
        {"1,317", {98765, 0}, 0, "98,765"},
        {"317", {98765, 0}, 0, "98,765"},
        {"+0.3 pp", {12, 1}, 1, "+1.2 pp"},
        {"+0.3 pp", {-12, 1}, 1, "-1.2 pp"},
        {"Gap of 1.3% points", {2, 0}, 1, "2.0% points"},
        {"+0.3", {0, 0}, 1, "0.0"},
    };
    (void)state;
    struct arena *arena = arena_new();
    struct buf out = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct value like = value_parse(arena, str_from(cases[i].like));
        buf_clear(&out);
        value_write(&out, cases[i].number, cases[i].scale, &like);
        buf_putc(&out, '\0');
        assert_string_equal(out.bytes, cases[i].written);
    }
    buf_free(&out);
    arena_free(arena);
}

/* --- any bytes */

static void assert_sound(struct str text, const struct value *value)
{
    for (; value && (value->state == VALUE_NUMBER || value->state == VALUE_RANGE); value = value->next) {
        const struct str parts[] = {value->suffix, value->words, value_label(value)};
        struct decimal again;
        assert_true(value->from < value->to && value->to <= text.len);
        assert_true(value->number.scale <= 18);
        if (value->state == VALUE_RANGE)
            assert_true(value->to <= value->extra->high_from && value->extra->high_from < value->extra->high_to &&
                        value->extra->high_to <= text.len);
        for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
            if (parts[i].len)
                assert_true(parts[i].s >= text.s && parts[i].s + parts[i].len <= text.s + text.len);
        }
        struct str digits = str_sub(text, value->from, value->to - value->from);
        if (!str_starts(digits, "–")) {
            assert_true(decimal_parse(digits, &again));
            assert_int_equal(llabs(again.units), llabs(value->number.units));
        }
    }
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void any_bytes_are_taken(void **state)
{
    static const char *const pieces[] = {
        "1",    "23",   "999",  ",", ".", "%",  "£",       "-",  "–",    "\xE2\x88\x92", " ",       "\n",
        "(",    ")",    "/",    ":", ";", "to", " of ",    "m",  "bn",   "Gross ",       "n/a",     "[",
        "\xC2", "\xE2", "\xFF", "*", "†", "=",  "Boys ",   "in", "per ", "provisional",  "gap of ", "]",
        "p",    "2010", "+",    "0", "|", "\t", " points", "c.", "±",    "\xC2\xA0",     "since ",  "between ",
    };
    (void)state;
    struct arena *arena = arena_new();
    uint32_t seed = 4, figures = 0;
    for (unsigned round = 0; round < 20000; round++) {
        char bytes[96];
        uint32_t len = 0, n = next_random(&seed) % 12;
        struct arena_mark mark = arena_mark(arena);
        for (uint32_t i = 0; i < n; i++) {
            const char *piece = pieces[next_random(&seed) % (sizeof(pieces) / sizeof(pieces[0]))];
            size_t more = strlen(piece);
            memcpy(bytes + len, piece, len + more < sizeof(bytes) ? more : 0);
            len += len + more < sizeof(bytes) ? (uint32_t)more : 0;
        }
        /* Of its exact size on the heap, so that a byte read behind it is found. */
        char *exact = malloc(len ? len : 1);
        assert_non_null(exact);
        memcpy(exact, bytes, len);
        struct str text = {exact, len}, help = {"", 0};
        struct value value = value_parse(arena, text);
        assert_sound(text, &value);
        figures += value.state == VALUE_NUMBER || value.state == VALUE_RANGE;
        assert_true(!value_mistyped(arena, text, &help) || help.len > 0);
        free(exact);
        arena_reset(arena, mark);
    }
    assert_true(figures > 500);
    arena_free(arena);
}

/* A blank before them keeps them from being read in the short way that most figures are. */
static void simple_figures_are_read_as_all_others(void **state)
{
    static const char *const pieces[] = {"£", "%", "-",  "+",   "\xE2\x88\x92", ",",   ".",    "0", "1",
                                         "9", "5", "23", "317", "1,317",        "0,5", "2010", "m", "€"};
    (void)state;
    struct arena *arena = arena_new();
    struct buf text = {0}, first = {0}, second = {0};
    uint32_t seed = 11, figures = 0;
    for (unsigned round = 0; round < 20000; round++) {
        buf_clear(&text);
        buf_clear(&first);
        buf_clear(&second);
        buf_putc(&text, ' ');
        for (uint32_t i = 0, n = 1 + next_random(&seed) % 5; i < n; i++)
            buf_puts(&text, pieces[next_random(&seed) % COUNT(pieces)]);
        struct str with_blank = {text.bytes, (uint32_t)text.len};
        struct value shorter = value_parse(arena, str_sub(with_blank, 1, with_blank.len));
        struct value longer = value_parse(arena, with_blank);
        describe(&first, &shorter);
        describe(&second, &longer);
        if (first.len != second.len || memcmp(first.bytes, second.bytes, first.len) != 0)
            fail_msg("\"%.*s\" is %.*s, with a blank before it %.*s", (int)text.len, text.bytes, (int)first.len,
                     first.bytes, (int)second.len, second.bytes);
        if (shorter.state != VALUE_NUMBER)
            continue;
        figures++;
        assert_int_equal(shorter.from + 1, longer.from);
        assert_int_equal(shorter.to + 1, longer.to);
        assert_true(shorter.suffix.s == longer.suffix.s && shorter.suffix.len == longer.suffix.len);
        assert_int_equal(shorter.ungrouped, longer.ungrouped);
        assert_int_equal(shorter.number.scale, longer.number.scale);
    }
    assert_true(figures > 500);
    buf_free(&text);
    buf_free(&first);
    buf_free(&second);
    arena_free(arena);
}

static void one_is_kept_for_every_figure(void **state)
{
    (void)state;
    assert_true(sizeof(struct value) <= 80);
}

static void slips_are_told_from_words(void **state)
{
    static const struct {
        const char *text, *help; /* a part of the help; NULL: it is no slip */
    } cases[] = {
        {"0,123", "`0.123`"},        {"-0,123%", "`-0.123%`"},
        {"8,2%", "`8.2%`"},          {"12,34,567", "`1,234,567`"},
        {"1 317", "`1,317`"},        {"- 5.2%", "`-5.2%`"},
        {"- £1.2m", "`-£1.2m`"},     {"- 1,250 (provisional)", "`-1,250`"},
        {"– 5%", "`–5%`"},           {"- - 5", "one figure"},
        {"(£1.2m)", "minus"},        {"£(1.2)m", "minus"},
        {"(1,250)", "minus"},        {"[12]", NULL},
        {"£(see note)", NULL},       {"6l.2 %", "`61.2%`"},
        {"#N/A", "spreadsheet"},     {" #div/0! ", "spreadsheet"},
        {"#4 in England", NULL},     {"31.3.10", NULL},
        {"- see the comment", NULL},
    };
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str help = {"", 0}, text = str_from(cases[i].text);
        bool slip = value_mistyped(arena, text, &help);
        if (slip != (cases[i].help != NULL) || (slip && str_find(help, cases[i].help, 0) < 0))
            fail_msg("\"%s\" gets: %.*s", cases[i].text, (int)help.len, help.s);
    }
    arena_free(arena);
}

static void long_texts_take_no_longer_than_they_are(void **state)
{
    static const char *const pieces[] = {"(",  "1/", "1,",   "1 ", "a ", "(1)", "Boys 1%\n",
                                         "- ", "*",  "1%, ", "£",  "\n", "of "};
    enum { LENGTH = 100000 };
    (void)state;
    char *bytes = malloc(LENGTH);
    assert_non_null(bytes);
    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        struct arena *arena = arena_new();
        size_t n = strlen(pieces[i]), whole = LENGTH / n * n;
        for (size_t at = 0; at < whole; at += n)
            memcpy(bytes + at, pieces[i], n);
        struct str text = {bytes, (uint32_t)whole};
        struct value value = value_parse(arena, text);
        assert_sound(text, &value);
        arena_free(arena);
    }
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_units),
        cmocka_unit_test(remarks_and_marks_change_nothing),
        cmocka_unit_test(qualities_are_seen),
        cmocka_unit_test(fractions_belong_to_percentages),
        cmocka_unit_test(ranges_have_two_ends),
        cmocka_unit_test(parts_have_labels),
        cmocka_unit_test(no_value_is_a_state),
        cmocka_unit_test(dates_and_sentences_are_words),
        cmocka_unit_test(figures_are_compared_only_with_their_like),
        cmocka_unit_test(amounts_have_their_scale_worked_in),
        cmocka_unit_test(figures_are_written_in_the_manner_of_others),
        cmocka_unit_test(any_bytes_are_taken),
        cmocka_unit_test(simple_figures_are_read_as_all_others),
        cmocka_unit_test(one_is_kept_for_every_figure),
        cmocka_unit_test(slips_are_told_from_words),
        cmocka_unit_test(long_texts_take_no_longer_than_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
