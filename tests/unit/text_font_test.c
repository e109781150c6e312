/* Families and their files: where they are found, and what is said when they are not, or cannot be used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "text_fixture.h"

#define REGULAR "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf"

/* A fixture whose style has a font folder of its own, made by each test. */
struct own_fonts {
    struct text_fixture fixture;
    char folder[32];
};

static int setup(void **state)
{
    struct own_fonts *own = calloc(1, sizeof(*own));

    assert_non_null(own);
    strcpy(own->folder, "/tmp/text-font-XXXXXX");
    assert_non_null(mkdtemp(own->folder));
    text_fixture_init(&own->fixture);
    own->fixture.folder = str_from(own->folder);
    *state = own;
    return 0;
}

static int teardown(void **state)
{
    struct own_fonts *own = *state;
    char command[64];

    text_fixture_close(&own->fixture);
    snprintf(command, sizeof(command), "rm -rf '%s'", own->folder);
    assert_int_equal(system(command), 0);
    free(own);
    return 0;
}

static void write_file(struct own_fonts *own, const char *name, const void *bytes, size_t n)
{
    char path[128];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", own->folder, name);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

static void write_families(struct own_fonts *own, const char *yaml)
{
    write_file(own, "families.yaml", yaml, strlen(yaml));
}

static struct str read_regular(struct own_fonts *own)
{
    struct str bytes, error;

    assert_true(file_read(own->fixture.arena, STR(REGULAR), 1 << 24, &bytes, &error));
    return bytes;
}

/* A changed copy of Liberation Sans: `value` in the two bytes at `at` of table `tag`. */
static void write_patched(struct own_fonts *own, const char *name, const char *tag, uint32_t at, unsigned value)
{
    struct str font = read_regular(own);
    unsigned char *bytes = arena_copy(own->fixture.arena, font.s, font.len);

    for (unsigned i = 0; i < bytes[5]; i++) {
        const unsigned char *record = bytes + 12 + 16 * i;

        if (memcmp(record, tag, 4) == 0) {
            uint32_t offset =
                (uint32_t)record[8] << 24 | (uint32_t)record[9] << 16 | (uint32_t)record[10] << 8 | record[11];

            bytes[offset + at] = (unsigned char)(value >> 8);
            bytes[offset + at + 1] = (unsigned char)value;
        }
    }
    write_file(own, name, bytes, font.len);
}

/* Cuts a word in the family; the face's name, or "" when there was no font. */
static const char *face_of(struct own_fonts *own, const char *family)
{
    struct text_fixture *fixture = &own->fixture;
    const struct text_word *word;
    struct node name;

    if (fixture->text == NULL)
        text_fixture_open(fixture, ".");
    name = text_fixture_node(family, 3);
    fixture->look.family = arena_copy(fixture->arena, &name, sizeof(name));
    word = text_fixture_word(fixture, "word");
    return word->face == UINT16_MAX ? "" : text_face(fixture->text, word->face)->name.s;
}

static void assert_said(struct own_fonts *own, uint32_t i, enum diag_code code, const char *words, const char *help)
{
    const struct diags *diags = &own->fixture.diags;

    assert_true(i < diags->n);
    assert_int_equal(diags->items[i]->code, code);
    assert_non_null(strstr(diags->items[i]->text.s, words));
    assert_non_null(strstr(diags->items[i]->help.s, help));
}

static void test_variants(void **state)
{
    static const struct {
        uint8_t bold, italic;
        const char *name;
    } cases[] = {{0, 0, "LiberationSans"},
                 {1, 0, "LiberationSans-Bold"},
                 {0, 1, "LiberationSans-Italic"},
                 {1, 1, "LiberationSans-BoldItalic"}};
    struct own_fonts *own = *state;

    for (int i = 0; i < 4; i++) {
        own->fixture.look.bold = cases[i].bold;
        own->fixture.look.italic = cases[i].italic;
        assert_string_equal(face_of(own, "Liberation Sans"), cases[i].name);
    }
    assert_int_equal(own->fixture.diags.n, 0);
}

static void test_face(void **state)
{
    struct own_fonts *own = *state;
    const struct text_face *face;
    len_t ascent, descent, cap_height;

    own->fixture.look.italic = 1;
    face_of(own, "Liberation Serif");
    face = text_face(own->fixture.text, 0);
    assert_string_equal(face->name.s, "LiberationSerif-Italic");
    assert_int_equal(face->upem, 2048);
    assert_true(face->serif && face->italic && !face->bold && !face->fixed_pitch);
    assert_true(face->italic_angle < -10000 && face->italic_angle > -30000);
    assert_true(face->bbox[0] < 0 && face->bbox[1] < 0 && face->bbox[2] > 2048 && face->bbox[3] > 1400);
    own->fixture.look.italic = 0;
    assert_string_equal(face_of(own, "Liberation Mono"), "LiberationMono");
    assert_true(text_face(own->fixture.text, 1)->fixed_pitch);
    own->fixture.look.family = &own->fixture.family;
    text_metrics(own->fixture.text, &own->fixture.look, &ascent, &descent, &cap_height);
    assert_int_equal(ascent, 9053); /* 1854, 434 and 1409 of 2048 units at 10 pt */
    assert_int_equal(descent, 2119);
    assert_int_equal(cap_height, 6880);
    assert_int_equal(text_face_count(own->fixture.text), 2); /* measured only */
    assert_int_equal(text_face(own->fixture.text, 9)->name.len, 0);
}

static void test_unknown_family(void **state)
{
    struct own_fonts *own = *state;

    assert_string_equal(face_of(own, "Liberaton Sans"), "DejaVuSans"); /* layout goes on with what there is */
    face_of(own, "Liberaton Sans");
    assert_int_equal(own->fixture.diags.n, 1);
    assert_said(own, 0, DIAG_FONT_UNKNOWN, "Liberaton Sans", "did you mean “Liberation Sans”");
    assert_int_equal(own->fixture.diags.items[0]->mark.line, 3);
    face_of(own, "Qwertyuiop");
    assert_said(own, 1, DIAG_FONT_UNKNOWN, "Qwertyuiop", "Liberation Serif");
}

static void test_missing_file(void **state)
{
    struct own_fonts *own = *state;

    write_families(own, "families:\n"
                        "  Council:\n"
                        "    regular: NoSuchCouncil-Regular.ttf\n"
                        "    bold: NoSuchCouncil-Bold.ttf\n"
                        "    package: fonts-council\n"
                        "  Own:\n"
                        "    regular: NoSuchOwn.ttf\n");
    assert_string_equal(face_of(own, "Council"), "DejaVuSans");
    assert_int_equal(own->fixture.diags.n, 1);
    assert_said(own, 0, DIAG_FONT_MISSING, "NoSuchCouncil-Regular.ttf", "sudo apt-get install fonts-council");
    assert_int_equal(own->fixture.diags.items[0]->related.line, 3);
    face_of(own, "Own");
    assert_said(own, 1, DIAG_FONT_MISSING, "NoSuchOwn.ttf", "fonts folder beside the report");
}

static void test_missing_italic_may_be_optional(void **state)
{
    struct own_fonts *own = *state;

    write_families(own, "families:\n"
                        "  Council:\n"
                        "    regular: LiberationSans-Regular.ttf\n"
                        "    italic: NoSuch-Italic.ttf\n"
                        "    bold: LiberationSans-Bold.ttf\n"
                        "    italic-optional: yes\n");
    own->fixture.look.italic = 1;
    assert_string_equal(face_of(own, "Council"), "LiberationSans"); /* found by searching: no folders are named */
    own->fixture.look.bold = 1;
    assert_string_equal(face_of(own, "Council"), "LiberationSans-Bold");
    assert_int_equal(own->fixture.diags.n, 0);
}

static void test_own_folder_and_family(void **state)
{
    struct own_fonts *own = *state;
    struct str font = read_regular(own);

    write_file(own, "Mine.ttf", font.s, font.len);
    write_families(own,
                   "families:\n"
                   "  Mine: { regular: Mine.ttf }\n"
                   "  Liberation Sans: { regular: LiberationMono-Regular.ttf, folders: [truetype/liberation2] }\n");
    assert_string_equal(face_of(own, "Mine"), "LiberationSans");
    assert_non_null(strstr(text_face(own->fixture.text, 0)->path.s, own->folder));
    assert_string_equal(face_of(own, "Liberation Sans"), "LiberationMono"); /* named again: replaced */
    assert_int_equal(own->fixture.diags.n, 0);
}

static void test_names_do_not_leave_the_folders(void **state)
{
    struct own_fonts *own = *state;

    write_families(own, "families:\n"
                        "  A: { regular: " REGULAR " }\n"
                        "  B: { regular: ../fonts/truetype/liberation2/LiberationSans-Regular.ttf }\n"
                        "  C: { regular: LiberationSans-Regular.ttf, folders: [../fonts/truetype/liberation2] }\n");
    face_of(own, "A");
    face_of(own, "B");
    assert_int_equal(own->fixture.diags.n, 2);
    assert_said(own, 0, DIAG_FONT_MISSING, "LiberationSans-Regular.ttf", "");
    assert_said(own, 1, DIAG_FONT_MISSING, "LiberationSans-Regular.ttf", "");
    assert_string_equal(face_of(own, "C"), "LiberationSans"); /* by searching, not by that folder */
    assert_null(strstr(text_face(own->fixture.text, text_face_count(own->fixture.text) - 1)->path.s, ".."));
}

static void test_unusable_files(void **state)
{
    struct own_fonts *own = *state;
    struct str font = read_regular(own);

    write_families(own, "families:\n"
                        "  Empty: { regular: Empty.ttf }\n"
                        "  Words: { regular: Words.ttf }\n"
                        "  Cut: { regular: Cut.ttf }\n"
                        "  Restricted: { regular: Restricted.ttf }\n"
                        "  Whole: { regular: Whole.ttf }\n"
                        "  Editable: { regular: Editable.ttf }\n");
    write_file(own, "Empty.ttf", "", 0);
    write_file(own, "Words.ttf", "not a font at all", 17);
    write_file(own, "Cut.ttf", font.s, 300);
    write_patched(own, "Restricted.ttf", "OS/2", 8, 0x0002);
    write_patched(own, "Whole.ttf", "OS/2", 8, 0x0100);
    write_patched(own, "Editable.ttf", "OS/2", 8, 0x0008);
    face_of(own, "Empty");
    face_of(own, "Words");
    face_of(own, "Cut");
    face_of(own, "Restricted");
    face_of(own, "Whole");
    assert_int_equal(own->fixture.diags.n, 5);
    assert_said(own, 0, DIAG_FONT_UNUSABLE, "empty or damaged", "another family");
    assert_said(own, 1, DIAG_FONT_UNUSABLE, "not a TrueType font", "another family");
    assert_said(own, 2, DIAG_FONT_UNUSABLE, "not a TrueType font", "another family");
    assert_said(own, 3, DIAG_FONT_UNUSABLE, "does not allow", "another family");
    assert_said(own, 4, DIAG_FONT_UNUSABLE, "does not allow", "another family");
    assert_string_equal(face_of(own, "Editable"), "LiberationSans");
    assert_int_equal(own->fixture.diags.n, 5);
}

/* Damaged tables may lose glyphs, but nothing is read beyond them (under the sanitizers). */
static void test_damaged_tables(void **state)
{
    static const char *const tags[] = {"glyf", "loca", "hmtx", "cmap", "GPOS",
                                       "maxp", "head", "hhea", "post", "OS/2"};
    struct own_fonts *own = *state;
    struct buf yaml = {0};

    buf_puts(&yaml, "families:\n");
    for (unsigned i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
        char name[16];

        buf_printf(&yaml, "  F%u: { regular: F%u.ttf }\n", i, i);
        snprintf(name, sizeof(name), "F%u.ttf", i);
        write_patched(own, name, tags[i], 4, 0xFFFF);
    }
    buf_putc(&yaml, '\0');
    write_families(own, yaml.bytes);
    buf_free(&yaml);
    for (unsigned i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
        char family[16];

        snprintf(family, sizeof(family), "F%u", i);
        face_of(own, family);
    }
    for (uint32_t face = 0; face < text_face_count(own->fixture.text); face++) {
        struct text_subset subset;

        if (!text_subset(own->fixture.text, face, &subset))
            assert_true(own->fixture.diags.errors > 0);
    }
}

static void test_no_fonts_at_all(void **state)
{
    struct own_fonts *own = *state;
    struct text_fixture *fixture = &own->fixture;
    const struct text_word *word;
    text_pieces out = {0};
    len_t ascent, descent, cap_height;

    text_fixture_open(fixture, "/nonexistent");
    assert_said(own, 0, DIAG_FONTS_UNLISTED, "/nonexistent/fonts/families.yaml", "install");
    assert_string_equal(face_of(own, "Liberation Sans"), "");
    word = text_fixture_word(fixture, "performance x");
    assert_int_equal(word->nglyphs, 0);
    assert_int_equal(text_word_width(fixture->text, fixture->pieces.items[0].word, LEN_PT(10)), 0);
    text_metrics(fixture->text, &fixture->look, &ascent, &descent, &cap_height);
    assert_true(ascent > cap_height && cap_height > descent && descent > 0);
    assert_true(
        text_hyphenate(fixture->text, fixture->scratch, &fixture->look, STR(""), &fixture->pieces.items[0], &out));
    text_shatter(fixture->text, fixture->scratch, &fixture->look, &fixture->pieces.items[0], &out);
    assert_int_equal(text_word(fixture->text, text_hyphen(fixture->text, out.items[0].word))->nglyphs, 0);
    assert_int_equal(text_word(fixture->text, text_space(fixture->text, out.items[0].word))->nglyphs, 0);
    assert_int_equal(text_face_count(fixture->text), 0);
}

static void test_families_with_faults(void **state)
{
    struct own_fonts *own = *state;

    write_families(own, "families:\n"
                        "  Mine: { reglar: LiberationSans-Regular.ttf }\n"
                        "  Good: { regular: LiberationSans-Regular.ttf, folders: truetype/liberation2 }\n");
    assert_string_equal(face_of(own, "Good"), "LiberationSans");
    assert_true(own->fixture.diags.errors >= 1);
    assert_non_null(strstr(own->fixture.diags.items[0]->text.s, "reglar"));
}

/* Families that no text needs are not opened: the fallback's absence is no error until a character is missing. */
static void test_fallback_is_opened_when_needed(void **state)
{
    struct own_fonts *own = *state;

    own->fixture.fallbacks[0] = text_fixture_node("No Such Family", 2);
    assert_string_equal(face_of(own, "Liberation Sans"), "LiberationSans");
    assert_int_equal(own->fixture.diags.n, 0);
    text_fixture_cut(&own->fixture, "★", "", "");
    assert_int_equal(own->fixture.diags.n, 2);
    assert_said(own, 0, DIAG_FONT_UNKNOWN, "No Such Family", "");
    assert_int_equal(own->fixture.diags.items[1]->code, DIAG_MISSING_GLYPH);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_variants),
        TEST(test_face),
        TEST(test_unknown_family),
        TEST(test_missing_file),
        TEST(test_missing_italic_may_be_optional),
        TEST(test_own_folder_and_family),
        TEST(test_names_do_not_leave_the_folders),
        TEST(test_unusable_files),
        TEST(test_damaged_tables),
        TEST(test_no_fonts_at_all),
        TEST(test_families_with_faults),
        TEST(test_fallback_is_opened_when_needed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
