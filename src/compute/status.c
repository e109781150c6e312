#include "compute/figures_int.h"

#define MAX_LISTED 16

/* In lower case. Words that stand where a status was not given; they are printed as written. */
static const char *const no_value_words[] = {
    "",
    "-",
    "–",
    "—",
    "n/a",
    "na",
    "none",
    "no status",
    "not available",
    "not applicable",
    "not targeted",
    "not set",
    "not due",
    "not known",
    "not measured",
    "not rated",
    "not reported",
    "new pi",
    "new",
    "tbc",
    "tbd",
    "to be confirmed",
    "see comment",
    "(see comment)",
    "see below",
    "no target",
    "no data",
    "no new data",
    "awaiting data",
    "awaiting guidance",
    "annual",
    "annually reported",
    "suspended",
    "withdrawn",
    "deleted",
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool equal_lower(struct str word, const char *other)
{
    uint32_t i = 0;
    while (i < word.len && other[i] && lower(word.s[i]) == other[i])
        i++;
    return i == word.len && !other[i];
}

bool status_is_none(struct str word)
{
    word = str_trim(word);
    for (size_t i = 0; i < sizeof(no_value_words) / sizeof(no_value_words[0]); i++) {
        if (equal_lower(word, no_value_words[i]))
            return true;
    }
    return false;
}

void status_report_unknown(struct diags *diags, const struct style *style, const struct node *word)
{
    VEC(struct str) words = {0};
    struct buf ids = {0};
    struct diag *diag = diag_at(diags, DIAG_STATUS_UNKNOWN, word->mark, "the layout has no status `" PRIstr "`",
                                STR_ARG(node_text(word)));
    for (uint32_t i = 0; i < style->status_by_id.n; i++)
        VEC_PUSH(diags->arena, &words, style->status_by_id.entries[i].key);
    for (uint32_t i = 0; i < style->statuses.n && i < MAX_LISTED; i++) {
        struct str id = node_text(LIST_AT(style->statuses, struct status_style, i)->id);
        buf_printf(&ids, "%s" PRIstr, i ? ", " : "", STR_ARG(id));
    }
    struct str near = str_nearest(node_text(word), words.items, words.n);
    if (near.len)
        diag_help(diags, diag, "did you mean `" PRIstr "`? The layout has: %.*s", STR_ARG(near), (int)ids.len,
                  ids.bytes);
    else if (ids.len)
        diag_help(diags, diag, "the layout has: %.*s; where there is no status, leave it out or write \"-\"",
                  (int)ids.len, ids.bytes);
    else
        diag_help(diags, diag, "the layout describes no `statuses`; write \"-\", or choose another layout");
    buf_free(&ids);
}
