/* What stretch targets earn. */
#include <stdlib.h>

#include "base/sys.h"
#include "compute/figures_int.h"

struct purse {
    struct arena *arena;
    struct decimal total;
    uint8_t currency; /* enum value_currency */
    bool any;
};

/* Words after an amount that leave it open. */
static const char *const open_words[] = {"max", "or ", "plus", "minimum"};

/* Whether the reward is an amount that words or signs leave open: up to £60,000. */
static bool is_open(struct arena *arena, const struct reward *reward, const struct value *value)
{
    struct str text = value_rich_text(arena, reward->amount);
    struct str after = str_sub(text, value->to, text.len);
    if (value->state != VALUE_NUMBER || value->unit != UNIT_MONEY || value->next)
        return false;
    for (uint32_t i = 0; i < value->from; i++) {
        char c = text.s[i];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '<' || c == '>' || c == '~')
            return true;
    }
    for (size_t i = 0; i < sizeof(open_words) / sizeof(open_words[0]); i++) {
        if (str_find(after, open_words[i], 0) >= 0)
            return true;
    }
    return false;
}

void rewards_check(const struct computing *computing)
{
    const struct report *report = computing->report;
    bool shown = false;
    for (uint32_t i = 0; i < report->views.n; i++)
        shown = shown || report->views.items[i]->kind == VIEW_REWARDS;
    for (uint32_t i = 0; i < report->rewards.n && shown; i++) {
        const struct reward *reward = report->rewards.items[i];
        struct value value = value_parse_rich(computing->arena, reward->amount);
        if (!is_open(computing->arena, reward, &value))
            continue;
        struct diag *diag = diag_at(computing->diags, DIAG_REWARD_LEFT_OUT, reward->amount->node->mark,
                                    "this reward is no certain amount, so the total leaves it out");
        diag_help(computing->diags, diag, "to have it added, write the amount alone, and the rest in a note");
    }
}

/* False when the sum can no longer be told. */
static bool add_reward(struct purse *purse, const struct reward *reward)
{
    struct value value = value_parse_rich(purse->arena, reward->amount);
    struct decimal amount;
    if (value.state != VALUE_NUMBER || value.unit != UNIT_MONEY || value.next ||
        is_open(purse->arena, reward, &value))
        return true;
    if (purse->any && purse->currency != value.currency)
        return false;
    if (!value_amount(&value, &amount) || !decimal_add(purse->total, amount, &purse->total))
        return false;
    if (!purse->any)
        purse->currency = value.currency;
    purse->any = true;
    return true;
}

bool figures_reward_total(const struct figures *figures, const struct view *view, struct decimal *total,
                          struct str *currency)
{
    struct view_rows rows = figures_rows(figures, view);
    struct purse purse = {.arena = figures->report->arena};
    bool *seen = sys_calloc((size_t)figures->report->rewards.n + 1, sizeof(bool));
    bool sound = true;
    for (uint32_t i = 0; i < rows.n && sound; i++) {
        const struct indicator *indicator = rows.items[i];
        const struct reward *reward = indicator->reward;
        if (!reward || seen[reward->index] || report_leaves_out(figures->report, indicator->exempt))
            continue;
        seen[reward->index] = true;
        sound = !rich_withheld(reward->amount) && add_reward(&purse, reward);
    }
    free(seen);
    if (!sound || !purse.any)
        return false;
    *total = purse.total;
    *currency = value_currency(&(struct value){.currency = purse.currency});
    return true;
}
