/* Whether an item meets the conditions of a view. */
#include "check/conditions_int.h"

static bool any_equals(const struct texts *words, const struct node *node)
{
    for (uint32_t i = 0; i < words->n && node; i++) {
        if (str_eq(node_text(words->items[i]), node_text(node)))
            return true;
    }
    return words->n == 0;
}

/* `DCS` finds DCS and DUE/DCS. */
static bool directorate_matches(struct str word, struct str text)
{
    if (str_eq(word, text))
        return true;
    for (uint32_t from = 0; from <= text.len;) {
        int64_t slash = str_find(text, "/", from);
        uint32_t to = slash < 0 ? text.len : (uint32_t)slash;
        if (str_eq(str_trim(str_sub(text, from, to - from)), word))
            return true;
        from = to + 1;
    }
    return false;
}

static bool directorate_holds(const struct texts *words, const struct node *node)
{
    for (uint32_t i = 0; i < words->n && node; i++) {
        if (directorate_matches(node_text(words->items[i]), node_text(node)))
            return true;
    }
    return words->n == 0;
}

bool conditions_hold(const struct view *view, const struct facts *facts)
{
    if (facts->deleted ? !view->deleted && view->refs.n == 0 : view->deleted)
        return false;
    return any_equals(&view->priority, facts->priority) && any_equals(&view->committee, facts->committee) &&
           any_equals(&view->theme, facts->theme) && directorate_holds(&view->directorate, facts->directorate);
}

bool conditions_any(const struct view *view)
{
    return view->refs.n || view->priority.n || view->directorate.n || view->committee.n || view->status.n ||
           view->theme.n || view->deleted;
}

const struct node *conditions_theme(const struct report *report, const struct node *id)
{
    const struct priority *priority = id ? map_find(&report->priority_by_id, node_text(id)) : NULL;
    return priority ? priority->theme : NULL;
}

struct facts conditions_facts(const struct report *report, const struct indicator *it)
{
    return (struct facts){.node = it->node,
                          .ref = it->ref,
                          .directorate = it->directorate,
                          .priority = it->priority,
                          .committee = it->committee,
                          .theme = conditions_theme(report, it->priority),
                          .deleted = it->deleted != NULL};
}

bool view_selects(const struct view *view, const struct report *report, const struct indicator *indicator)
{
    if (!conditions_any(view) && view->within)
        return !indicator->deleted && indicator->priority &&
               str_eq(node_text(indicator->priority), node_text(view->within));
    struct facts facts = conditions_facts(report, indicator);
    return conditions_hold(view, &facts);
}
