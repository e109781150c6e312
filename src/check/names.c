#include "base/ascii.h"
#include "check/check_int.h"

/* Comparisons that all "did you mean" of one run may cost together, so that a file of nothing but slips stays fast.
 */
#define MAX_COMPARISONS 2000000

static void build_candidates(struct checker *checker, struct names *names)
{
    map_init(&names->folded, checker->arena);
    names->candidates = ARENA_ARRAY(checker->arena, struct str, names->map->n);
    names->folds = ARENA_ARRAY(checker->arena, struct str, names->map->n);
    for (uint32_t i = 0; i < names->map->n; i++) {
        struct map_entry *entry = &names->map->entries[i];
        names->candidates[i] = entry->key;
        names->folds[i] = str_fold(checker->arena, entry->key);
        map_put(&names->folded, names->folds[i], entry);
    }
}

struct str names_nearest(struct checker *checker, struct names *names, struct str name)
{
    if (!names->candidates)
        build_candidates(checker, names);
    struct str fold = str_fold(checker->arena, name);
    const struct map_entry *same = map_find(&names->folded, fold);
    if (same)
        return same->key;
    uint64_t comparisons = 2 * (uint64_t)names->map->n;
    if (checker->comparisons + comparisons > MAX_COMPARISONS)
        return STR("");
    checker->comparisons += comparisons;
    struct str near = str_nearest(name, names->candidates, names->map->n);
    if (near.len == 0)
        same = map_find(&names->folded, str_nearest(fold, names->folds, names->map->n));
    return same ? same->key : near;
}

void names_help_near(struct checker *checker, struct diag *diag, struct str name, struct str near)
{
    bool unseen = str_find(name, "\xC2\xA0", 0) >= 0 && str_find(near, "\xC2\xA0", 0) < 0;
    diag_help(checker->diags, diag, "did you mean `" PRIstr "`?%s", STR_ARG(near),
              unseen ? " This one has a no-break space (U+00A0), which looks like a blank: type it again" : "");
}

void names_report(struct checker *checker, struct names *names, struct str name, struct mark mark)
{
    struct diag *diag =
        diag_at(checker->diags, DIAG_UNKNOWN_NAME, mark, "unknown %s `" PRIstr "`", names->what, STR_ARG(name));
    int64_t comma = str_find(name, ",", 0);
    if (comma > 0 && map_find(names->map, str_trim(str_sub(name, 0, (uint32_t)comma)))) {
        diag_help(checker->diags, diag, "several stand in brackets: `[" PRIstr "]`", STR_ARG(name));
        return;
    }
    struct str near = names_nearest(checker, names, name);
    if (near.len)
        names_help_near(checker, diag, name, near);
    else if (names->help)
        diag_help(checker->diags, diag, "%s", names->help);
    else if (names->map->n == 0)
        diag_help(checker->diags, diag, "there is none; declare it under `%s:` in the file's first level",
                  names->key);
    else
        diag_help(checker->diags, diag, "write a name that stands under `%s:`, or declare it there", names->key);
}

void *names_find(struct checker *checker, struct names *names, const struct node *node)
{
    void *value = map_find(names->map, node_text(node));
    if (!value)
        names_report(checker, names, node_text(node), node->mark);
    return value;
}

void names_report_twice(struct checker *checker, const char *what, const struct node *name, const struct node *first,
                        const char *place)
{
    struct diag *diag =
        diag_at(checker->diags, DIAG_SHOWN_TWICE, name->mark, "%s%s`" PRIstr "` is in this %s already", what,
                *what ? " " : "", STR_ARG(node_text(name)), place);
    diag_related(checker->diags, diag, first->mark, "the first time is here");
    diag_help(checker->diags, diag, "take one of them out");
}

const struct period *names_find_period(struct checker *checker, const struct node *node)
{
    const struct map *roles = &checker->report->period_by_role;
    struct str name = node_text(node);
    VEC(struct str) known = {0};
    const struct period *period = map_find(roles, name);
    period = period ? period : map_find(checker->periods.map, name);
    if (period)
        return period;
    for (uint32_t i = 0; i < roles->n; i++)
        VEC_PUSH(checker->arena, &known, roles->entries[i].key);
    struct str near = str_nearest(name, known.items, known.n);
    bool dated = name.len > 0 && ascii_is_digit(name.s[0]); /* 07/08: no role */
    if (dated || near.len == 0)
        near = names_nearest(checker, &checker->periods, name);
    if (dated && near.len == 0) {
        names_report(checker, &checker->periods, name, node->mark);
        return NULL;
    }
    struct diag *diag =
        diag_at(checker->diags, DIAG_UNKNOWN_NAME, node->mark, "unknown period `" PRIstr "`", STR_ARG(name));
    if (near.len)
        names_help_near(checker, diag, name, near);
    else
        diag_help(checker->diags, diag,
                  "write a name that stands under `periods:`, or add `role: " PRIstr "` to the period that is meant",
                  STR_ARG(name));
    return NULL;
}

bool names_put(struct checker *checker, const char *what, struct map *map, const struct node *id, void *value)
{
    void *old = map_find(map, node_text(id));
    if (!old) {
        map_put(map, node_text(id), value);
        return true;
    }
    const struct node *first = *(const struct node *const *)old;
    struct diag *diag = diag_at(checker->diags, DIAG_DUPLICATE_NAME, id->mark, "%s `" PRIstr "` is there already",
                                what, STR_ARG(node_text(id)));
    diag_related(checker->diags, diag, first->mark, "the first is here");
    bool role = map == &checker->report->period_by_role;
    diag_help(checker->diags, diag, role ? "give this role to only one period" : "give one of them another name");
    return false;
}
