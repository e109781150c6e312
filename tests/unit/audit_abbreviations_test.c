/* Which words are abbreviations, and when they count as explained. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "audit/abbreviations_int.h"
#include "audit/letters_int.h"
#include "audit/long_form_int.h"

struct fixture {
    struct arena *arena;
    struct abbreviations list;
    struct passage passage;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    f->arena = arena_new();
    abbreviations_init(&f->list, f->arena);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    abbreviations_free(&f->list);
    passage_free(&f->passage);
    arena_free(f->arena);
    free(f);
    return 0;
}

static void scan_cell(struct fixture *f, const char *text, const void *row, bool heading)
{
    buf_clear(&f->passage.text);
    buf_puts(&f->passage.text, text);
    abbreviations_scan(&f->list, &f->passage, row, heading);
}

static void scan(struct fixture *f, const char *text)
{
    scan_cell(f, text, NULL, false);
}

/* What has been found, each with how often unless once; = marks those explained. */
static const char *found(struct fixture *f)
{
    struct buf out = {0};
    for (uint32_t i = 0; i < f->list.found.n; i++) {
        const struct abbreviation *it = f->list.found.entries[i].value;
        buf_printf(&out, "%s" PRIstr "%s", i ? " " : "", STR_ARG(it->word), it->given ? "=" : "");
        if (it->count > 1)
            buf_printf(&out, "*%u", (unsigned)it->count);
    }
    const char *text = str_dup(f->arena, (struct str){out.bytes, (uint32_t)out.len}).s;
    buf_free(&out);
    return text;
}

static void plurals_and_genitives_are_one_word(void **state)
{
    struct fixture *f = *state;
    scan(f, "KPI, KPIs, KPI's, KPI’s, KPIs', KPIs’ and the (KPI).");
    assert_string_equal(found(f), "KPI*7");
}

static void hyphens_slashes_and_brackets_part_words(void **state)
{
    struct fixture *f = *state;
    scan(f, "KPI-led, non-KPI; PCT/LEA [SEN] “YOT” LSP: CDRP–CAF.");
    assert_string_equal(found(f), "KPI*2 PCT LEA SEN YOT LSP CDRP CAF");
}

static void digits_and_ampersands_belong_to_words(void **state)
{
    struct fixture *f = *state;
    scan(f, "KS2 and KS2s, 5 A*-C, Q2, A4, 24HR, L&P, R & D, V2V, 2010/11");
    assert_string_equal(found(f), "KS2*2 L&P V2V");
}

static void some_small_letters_are_allowed(void **state)
{
    struct fixture *f = *state;
    scan(f, "DfE, DfES, DoLS, PhD, TfL; not McDonald, LaTeX, Ofsted, iPad nor As.");
    assert_string_equal(found(f), "DfE DfES DoLS PhD TfL");
}

static void names_with_apostrophes_are_none(void **state)
{
    struct fixture *f = *state;
    scan(f, "O'NEILL, DON'T, CAN’T but LEA's");
    assert_string_equal(found(f), "LEA");
}

static void welsh_capitals_are_capitals(void **state)
{
    struct fixture *f = *state;
    scan(f, "AŴP a ŶŴ; Ŵyn, Ŷd, Ôl");
    assert_string_equal(found(f), "AŴP ŶŴ");
    scan(f, "Addysg Ŵyn Plant (AŴP)");
    assert_string_equal(found(f), "AŴP=*2 ŶŴ");
}

static void what_everybody_knows_is_left_out(void **state)
{
    struct fixture *f = *state;
    scan(f, "The UK, MPs, parts II, IV and XVIII; it must NOT be; DY1 1HF, SW1A 2AA; TOTAL; ORGANISATION");
    assert_string_equal(found(f), "");
}

static void addresses_are_left_out(void **state)
{
    struct fixture *f = *state;
    scan(f, "https://a.example/PRU/ABC www.PRU.example PRU@ABC.example (http://PRU) YOT");
    assert_string_equal(found(f), "YOT");
}

static void refs_are_left_out(void **state)
{
    struct fixture *f = *state;
    abbreviations_know_ref(&f->list, STR("NI 059"));
    abbreviations_know_ref(&f->list, STR("HW2.2a"));
    abbreviations_know_ref(&f->list, STR("ABC"));
    scan(f, "NI 059, NI 123 and HW3.1b, ABC; but NI alone, NIs 5, HW and BV 12");
    assert_string_equal(found(f), "NI*2 HW BV");
}

static void stretches_in_capitals_are_left_out(void **state)
{
    struct fixture *f = *state;
    scan(f, "IMPORTANT NEWS of the PCT. ONE TWO SIX TEN. RED AND BLUE. PCT LEA, and KPI.");
    assert_string_equal(found(f), "PCT*2 LEA KPI");
}

static void headings_may_be_all_in_capitals(void **state)
{
    struct fixture *f = *state;
    scan_cell(f, "MAIN ISSUES", NULL, true);
    scan_cell(f, "MAIN PCT issues", NULL, true);
    assert_string_equal(found(f), "MAIN PCT");
}

static void declared_words_always_count(void **state)
{
    struct fixture *f = *state;
    abbreviations_declare(&f->list, STR("DCS"), STR("Services for the Young"));
    abbreviations_declare(&f->list, STR("SENDIASS"), STR("Advice"));
    abbreviations_declare(&f->list, STR("DUE"), STR(""));
    scan(f, "DCS CEX LAP TOP; SENDIASS DUE");
    assert_string_equal(found(f), "DCS CEX LAP TOP SENDIASS DUE");
    const struct abbreviation *dcs = map_find(&f->list.found, STR("DCS"));
    assert_true(str_eqz(dcs->declared, "Services for the Young"));
    assert_false(dcs->given);
    scan(f, "Services for the young (DCS); SENDIASS: advice");
    assert_true(dcs->given);
    assert_string_equal(found(f), "DCS=*2 CEX LAP TOP SENDIASS=*2 DUE");
}

static void assert_given(struct fixture *f, const char *text, bool given)
{
    scan(f, text);
    assert_int_equal(f->list.found.n, 1);
    const struct abbreviation *it = f->list.found.entries[0].value;
    if (it->given != given)
        fail_msg("\"%s\": %s", text, given ? "explains it" : "does not explain it");
    map_init(&f->list.found, f->arena);
}

static void a_long_form_stands_beside_it(void **state)
{
    struct fixture *f = *state;
    assert_given(f, "In the Pupil Referral Unit (PRU) and", true);
    assert_given(f, "pupil referral units (PRUs)", true);
    assert_given(f, "Pupil Referral Unit (the PRU, for short)", true);
    assert_given(f, "Pupil Referral Unit (“PRU”)", true);
    assert_given(f, "Pupil Referral Unit [PRU]", true);
    assert_given(f, "Pupil Referral Unit – PRU", true);
    assert_given(f, "PRU (Pupil Referral Unit)", true);
    assert_given(f, "PRUs (Pupil Referral Units, in all districts)", true);
    assert_given(f, "PRU: Pupil Referral Unit", true);
    assert_given(f, "PRU = Pupil Referral Unit; and more", true);
    assert_given(f, "PRU – Pupil Referral Unit", true);
    assert_given(f, "Child and Adolescent Mental Health Services (CAMHS)", true);
    assert_given(f, "Research and Development (R&D)", true);
    assert_given(f, "Key Stage 2 (KS2)", true);
    assert_given(f, "tuberculosis (TB)", true);
}

static void other_words_beside_it_are_no_long_form(void **state)
{
    struct fixture *f = *state;
    assert_given(f, "The Pupil Referral Unit and its PRU", false);
    assert_given(f, "for some of the children (PRU)", false);
    assert_given(f, "PRU (see the note)", false);
    assert_given(f, "PRU (in the Pupil Referral Unit", false);
    assert_given(f, "PRU: the Pupil Referral Unit", false);
    assert_given(f, "PRU 12 (PRU)", false);
    assert_given(f, "(PRU)", false);
    assert_given(f, "PRU (", false);
    assert_given(f, "Unit Referral Pupil (PRU)", false);
}

static void a_long_form_may_stand_in_the_next_cell(void **state)
{
    struct fixture *f = *state;
    int row = 0, other = 0;
    scan_cell(f, "LAC", &row, false);
    scan_cell(f, "Looked After Children", &row, false);
    scan_cell(f, "Special Educational Needs", &other, false);
    scan_cell(f, "SEN", &other, false);
    scan_cell(f, "YOT", &row, false);
    scan_cell(f, "Youth Offending Team", &other, false);
    scan_cell(f, "PCT", NULL, false);
    scan_cell(f, "Primary Care Trust", NULL, false);
    scan_cell(f, "DCS", &row, false);
    scan_cell(f, "DCS Local PI", &row, false);
    assert_string_equal(found(f), "LAC= SEN= YOT PCT DCS*2 PI");
}

static void long_texts_cost_no_more_than_their_length(void **state)
{
    struct fixture *f = *state;
    struct buf text = {0};
    for (int i = 0; i < 100000; i++)
        buf_puts(&text, "AB ( CX - ");
    buf_putc(&text, '\0');
    scan(f, text.bytes);
    assert_string_equal(found(f), "AB*100000 CX*100000");
    buf_free(&text);
}

static void every_capital_has_a_small_letter(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        uint32_t small = letter_small(cp);
        if (letter_kind(cp) == LETTER_CAPITAL)
            assert_int_equal(letter_kind(small), LETTER_SMALL);
        else
            assert_int_equal(small, cp);
    }
    assert_int_equal(letter_small(0x174), 0x175);     /* Ŵ */
    assert_int_equal(letter_small(0x178), 0xff);      /* Ÿ */
    assert_int_equal(letter_small(0x179), 0x17a);     /* Ź */
    assert_int_equal(letter_small(0x1ef2), 0x1ef3);   /* Ỳ */
    assert_int_equal(letter_kind(0xd7), LETTER_NONE); /* × */
    assert_int_equal(letter_kind('@'), LETTER_NONE);
    assert_int_equal(letter_kind('9'), LETTER_DIGIT);
    assert_int_equal(letter_kind(0x5d0), LETTER_OTHER); /* Hebrew */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plurals_and_genitives_are_one_word, setup, teardown),
        cmocka_unit_test_setup_teardown(hyphens_slashes_and_brackets_part_words, setup, teardown),
        cmocka_unit_test_setup_teardown(digits_and_ampersands_belong_to_words, setup, teardown),
        cmocka_unit_test_setup_teardown(some_small_letters_are_allowed, setup, teardown),
        cmocka_unit_test_setup_teardown(names_with_apostrophes_are_none, setup, teardown),
        cmocka_unit_test_setup_teardown(welsh_capitals_are_capitals, setup, teardown),
        cmocka_unit_test_setup_teardown(what_everybody_knows_is_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(addresses_are_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(refs_are_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(stretches_in_capitals_are_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(headings_may_be_all_in_capitals, setup, teardown),
        cmocka_unit_test_setup_teardown(declared_words_always_count, setup, teardown),
        cmocka_unit_test_setup_teardown(a_long_form_stands_beside_it, setup, teardown),
        cmocka_unit_test_setup_teardown(other_words_beside_it_are_no_long_form, setup, teardown),
        cmocka_unit_test_setup_teardown(a_long_form_may_stand_in_the_next_cell, setup, teardown),
        cmocka_unit_test_setup_teardown(long_texts_cost_no_more_than_their_length, setup, teardown),
        cmocka_unit_test(every_capital_has_a_small_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
