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

/* False when the sum can no longer be told. */
static bool add_reward(struct purse *purse, const struct reward *reward)
{
    struct value value = value_parse_rich(purse->arena, reward->amount);
    struct decimal amount;
    if (value.state != VALUE_NUMBER || value.unit != UNIT_MONEY || value.next)
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
        const struct reward *reward = ((const struct indicator *)rows.items[i])->reward;
        if (!reward || seen[reward->index])
            continue;
        seen[reward->index] = true;
        sound = add_reward(&purse, reward);
    }
    free(seen);
    if (!sound || !purse.any)
        return false;
    *total = purse.total;
    *currency = value_currency(&(struct value){.currency = purse.currency});
    return true;
}
