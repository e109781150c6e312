/* From what is printed to its source, in all examples and copies: every leaf of the logical tree has a place in the
 * report, and what begins there is what is printed, where the report writes it and not a layout. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/source.h"
#include "driver/result.h"

struct walk {
    const struct driver_result *result;
    bool *written;    /* by file: the report is written in it */
    bool *seen;       /* by sem->order */
    struct buf words; /* of the leaf that is looked at */
    uint32_t leaves, written_out;
};

/* --- the files of the report */

static void add_report(struct walk *walk, const struct report *report)
{
    for (uint32_t i = 0; i < report->docs.n; i++)
        walk->written[report->docs.items[i]->file] = true;
    for (uint32_t i = 0; i < report->data.n; i++)
        walk->written[report->data.items[i]->csv->file] = true;
    for (uint32_t i = 0; i < report->area_files.n; i++)
        walk->written[report->area_files.items[i]->csv->file] = true;
}

/* --- what is printed */

/* The first words of a leaf, as far as they stand in one span. Valid until the next call. */
static const char *span_words(struct walk *walk, const struct span *span)
{
    buf_clear(&walk->words);
    for (uint32_t i = 0; span->kind == SPAN_WORDS && i < span->nwords; i++) {
        buf_put_str(&walk->words, text_word(walk->result->paint.text, span->words[i] & WORD_INDEX)->text);
        if (i + 1 < span->nwords && (span->words[i] & WORD_SPACE))
            buf_putc(&walk->words, ' ');
    }
    buf_putc(&walk->words, '\0');
    return walk->words.bytes;
}

/* Whether the words stand at the place: in its line or, where a sentence goes on below, across it and the next. */
static bool stand_at(struct sources *sources, struct mark mark, const char *words)
{
    struct source *source = sources_at(sources, mark.file);
    struct str line = source_line(source, sources->arena, mark.line);
    struct str next = source_line(source, sources->arena, mark.line + 1);
    struct str both = str_printf(sources->arena, PRIstr " " PRIstr, STR_ARG(str_trim(line)), STR_ARG(str_trim(next)));
    return str_find(both, words, 0) >= 0;
}

/* What the report writes in that file, four words and more that hardly stand there twice, must be written at the
 * place; other words are those of a layout or made from figures. */
static void check_words(struct walk *walk, const struct sem *sem, const char *words)
{
    struct sources *sources = walk->result->sources;
    struct mark mark = sem_mark(sem);
    uint32_t blanks = 0;
    for (const char *c = words; *c; c++)
        blanks += *c == ' ';
    bool within = sem->role == ROLE_TEXT && sem->mark.line == 0; /* a paragraph, whose beginning has the place */
    if (within || blanks < 3 || str_find(sources_at(sources, mark.file)->text, words, 0) < 0)
        return;
    walk->written_out++;
    if (!stand_at(sources, mark, words))
        fail_msg("%s \"%s\" is not written in line %u", sem_role_name((enum role)sem->role), words, mark.line);
}

static void look(struct walk *walk, const struct span *span)
{
    const struct sem *sem = span->sem;
    if (!sem || walk->seen[sem->order])
        return;
    walk->seen[sem->order] = true;
    walk->leaves++;
    struct mark mark = sem_mark(sem);
    struct sources *sources = walk->result->sources;
    const char *words = span_words(walk, span);
    if (mark.line == 0 || !walk->written[mark.file] ||
        str_trim(source_line(sources_at(sources, mark.file), sources->arena, mark.line)).len == 0)
        fail_msg("%s \"%s\" has no place in the report: file %u, line %u", sem_role_name((enum role)sem->role), words,
                 mark.file, mark.line);
    check_words(walk, sem, words);
}

static void look_flow(struct walk *walk, const struct flow *flow)
{
    for (uint32_t l = 0; l < flow->n; l++) {
        for (uint32_t s = 0; s < flow->lines[l].nspans; s++)
            look(walk, &flow->lines[l].spans[s]);
    }
}

static void look_box(struct walk *walk, const struct box *box)
{
    if (box->kind == BOX_FLOW)
        look_flow(walk, &box->flow);
    if (box->kind != BOX_TABLE)
        return;
    look_flow(walk, &box->table->caption);
    for (uint32_t c = 0; c < box->table->ncells; c++)
        look_flow(walk, &box->table->cells[c].flow);
}

static void look_everywhere(void *self, const struct driver_result *result)
{
    struct walk *walk = self;
    const struct boxes *boxes = result->paint.boxes;
    assert_non_null(result->paint.pages);
    walk->result = result;
    walk->written = calloc(result->sources->n + 1u, sizeof(*walk->written));
    walk->seen = calloc(boxes->tree.n + 1u, sizeof(*walk->seen));
    add_report(walk, result->report);
    for (uint32_t i = 0; i < boxes->items.n; i++)
        look_box(walk, &boxes->items.items[i]);
    for (uint32_t i = 0; i < boxes->notes.n; i++)
        look_flow(walk, &boxes->notes.items[i].flow);
    free(walk->written);
    free(walk->seen);
    buf_free(&walk->words);
}

static void every_leaf_of_every_example_is_written_somewhere(void **state)
{
    (void)state;
    glob_t found;
    assert_int_equal(glob("examples/*/report.yaml", 0, NULL, &found), 0);
    assert_int_equal(glob("examples/one-quarter/*.yaml", GLOB_APPEND, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        for (unsigned copy = 0; copy < 3; copy++) {
            struct walk walk = {0};
            struct orderpaper_options options = {
                .report = found.gl_pathv[i], .data = ".", .copy = (enum orderpaper_copy)copy};
            driver_read(&options, look_everywhere, &walk);
            assert_in_range(walk.leaves, 50, 5000);
            assert_in_range(walk.written_out, walk.leaves / 50, walk.leaves);
        }
    }
    globfree(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_leaf_of_every_example_is_written_somewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
