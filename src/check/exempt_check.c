/* What is asked of exemptions, and reports that are exempt as a whole. */
#include "check/check_int.h"
#include "check/rich_int.h"

/* The head of a report that is exempt as a whole; NULL: it is not. */
static const struct node *find_head(const struct node *root)
{
    const struct node *head = root->kind == NODE_MAP ? node_find(root, "report") : NULL;
    return head && head->kind == NODE_MAP && node_find(head, "exempt") ? head : NULL;
}

bool exempt_read_head(struct checker *checker, const struct node *root, struct root *out)
{
    struct reader *reader = &checker->reader;
    const struct node *node = find_head(root);
    if (!node)
        return false;
    reader->withheld = true;
    if (!reader->withhold_exempt)
        return false;
    out->node = root;
    out->report = ARENA_NEW(checker->arena, struct head);
    schema_read(reader, &language_head, node, out->report);
    out->report->rule = (struct texts){0}; /* they are not read */
    return true;
}

static void check_exemption(struct checker *checker, const struct exemption *exemption)
{
    if (exemption->paragraphs.n > 0 || checker->diags->errors > 0)
        return;
    struct diag *diag = diag_at(checker->diags, DIAG_MISSING_KEY, exemption->node->mark,
                                "no paragraph of Schedule 12A is named here");
    diag_help(checker->diags, diag, "name the one that is relied upon, such as `exempt: 3`");
}

void check_exemptions(struct checker *checker)
{
    struct report *report = checker->report;
    for (uint32_t i = 0; i < report->exemptions.n; i++)
        check_exemption(checker, report->exemptions.items[i]);
    for (uint32_t i = 0; i < report->notes.n; i++) {
        struct note *note = report->notes.items[i];
        if (!report_leaves_out(report, note->exempt))
            continue;
        note->text = exempt_withheld(&checker->reader, note->node, note->exempt);
        note->text->exempt = note->exempt;
    }
}
