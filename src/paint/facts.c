#include "paint/facts_int.h"

struct str facts_text(struct arena *arena, const struct node *node, struct str fallback)
{
    struct str text = node != NULL ? str_line(arena, node_text(node)) : fallback;

    return text.len > 0 ? text : fallback;
}

struct str facts_title(const struct paint_job *job)
{
    const struct head *head = job->report->head;

    return facts_text(job->arena, head->title, facts_text(job->arena, head->organisation, STR("Report")));
}

struct str facts_language(const struct paint_job *job)
{
    return facts_text(job->arena, job->report->head->language, STR("en-GB"));
}
