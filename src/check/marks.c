#include "check/check_int.h"
#include "check/rich_int.h"

static struct mark use_mark(const struct checker *checker, const struct mark_use *use)
{
    return node_mark_at(checker->diags->sources, use->node, use->run->offset);
}

/* A note that this copy has not read: its mark prints nothing. */
static bool take_out(const struct report *report, struct run *run)
{
    if (!report->full || !map_find(&report->full->note_by_id, run->text))
        return false;
    run->kind = RUN_TEXT;
    run->text = STR("");
    return true;
}

/* False when the mark names nothing. */
static bool find_target(struct checker *checker, const struct mark_use *use)
{
    const struct report *report = checker->report;
    if (use->run->kind == RUN_REF)
        return map_find(&report->anchors, use->run->extra->target) ||
               report_withholds(report, use->run->extra->target);
    struct note *note = map_find(&report->note_by_id, use->run->text);
    if (note)
        note->uses++;
    return note || take_out(report, use->run);
}

static void report_use(struct checker *checker, const struct mark_use *use)
{
    if (use->run->kind == RUN_REF)
        reference_report(checker, use->run->extra, use_mark(checker, use));
    else
        names_report(checker, &checker->notes, use->run->text, use_mark(checker, use));
}

/* A note's text must not ask for another note at its foot. */
static void check_nested(struct checker *checker, const struct note *note)
{
    for (uint32_t i = 0; note->text && i < note->text->nblocks; i++) {
        const struct rich_block *block = &note->text->blocks[i];
        for (uint32_t j = 0; j < block->nruns; j++) {
            if (block->runs[j].kind == RUN_NOTE) {
                struct mark_use use = {&block->runs[j], note->text->node};
                struct diag *diag = diag_at(checker->diags, DIAG_NOTE_NESTED, use_mark(checker, &use),
                                            "the text of a note cannot bear the mark of another");
                diag_help(checker->diags, diag, "write what it says into this note's text");
            }
        }
    }
}

void check_marks(struct checker *checker)
{
    const struct report *report = checker->report;
    const struct node *node = NULL;
    unsigned reports = 0; /* of the same text */
    for (uint32_t i = 0; i < checker->uses.n; i++) {
        const struct mark_use *use = &checker->uses.items[i];
        reports = use->node == node ? reports : 0;
        node = use->node;
        if (!find_target(checker, use) && reports++ < RICH_MAX_REPORTS)
            report_use(checker, use);
        if (use->run->kind == RUN_REF && use->run->extra->page && use->run->text.len > 0)
            reference_check_words(checker, use->run, use_mark(checker, use));
    }
    for (uint32_t i = 0; i < report->notes.n; i++) {
        const struct note *note = report->notes.items[i];
        check_nested(checker, note);
        if (note->uses == 0 && map_find(&report->note_by_id, node_text(note->id)) == note) {
            struct diag *diag = diag_at(checker->diags, DIAG_NOTE_UNUSED, note->id->mark,
                                        "no text bears the mark of note `" PRIstr "`, so it is not printed",
                                        STR_ARG(node_text(note->id)));
            diag_help(checker->diags, diag, "write `[^" PRIstr "]` where its mark belongs, or take the note out",
                      STR_ARG(node_text(note->id)));
        }
    }
}
