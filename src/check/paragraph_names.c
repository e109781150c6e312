/* Names of paragraphs: {#name} at their ends. */
#include "check/check_int.h"
#include "check/rich_int.h"

static void enter(struct checker *checker, const struct rich *rich, struct run *run)
{
    struct paragraph_name *name = ARENA_NEW(checker->arena, struct paragraph_name);
    struct node *node = ARENA_NEW(checker->arena, struct node);
    *node = (struct node){.kind = NODE_SCALAR,
                          .mark = node_mark_at(checker->diags->sources, rich->node, run->offset),
                          .text = run->text.s,
                          .len = run->text.len};
    name->node = name->name = node;
    run->known = 1;
    names_put(checker, "the name", &checker->report->anchors, node, name);
}

void enter_paragraph_names(struct checker *checker, const struct rich *rich)
{
    for (uint32_t i = 0; checker->paragraph_names.n > 0 && i < rich->nblocks; i++) {
        const struct rich_block *block = &rich->blocks[i];
        struct run *last = block->nruns ? &block->runs[block->nruns - 1] : NULL;
        if (last && last->kind == RUN_NAME)
            enter(checker, rich, last);
    }
}

void check_paragraph_names(struct checker *checker)
{
    const struct node *node = NULL;
    unsigned reports = 0; /* of the same text */
    for (uint32_t i = 0; i < checker->paragraph_names.n; i++) {
        const struct mark_use *use = &checker->paragraph_names.items[i];
        reports = use->node == node ? reports : 0;
        node = use->node;
        if (use->run->known || reports++ >= RICH_MAX_REPORTS)
            continue;
        struct diag *diag =
            diag_at(checker->diags, DIAG_MARKDOWN, node_mark_at(checker->diags->sources, node, use->run->offset),
                    "the name {#" PRIstr "} cannot stand here", STR_ARG(use->run->text));
        diag_help(checker->diags, diag,
                  "a paragraph of a section's text is named at its end, once; for the characters themselves, write "
                  "\\{#" PRIstr "}",
                  STR_ARG(use->run->text));
    }
}
