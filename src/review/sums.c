#include "review/sums_int.h"

#define MAX_SCALE 18

bool value_half_unit(const struct value *value, struct decimal *out)
{
    struct value half = *value;
    if (value->number.scale >= MAX_SCALE)
        return false;
    half.number = (struct decimal){5, (uint8_t)(value->number.scale + 1)};
    return value_amount(&half, out);
}

static bool is_count(const struct value *value)
{
    return value->unit == UNIT_PLAIN && value->number.scale == 0 && value->power == 0;
}

static bool is_single(const struct value *value)
{
    return value->state == VALUE_NUMBER && !value->next;
}

void sum_add(struct sum *sum, const struct value *value)
{
    struct decimal amount, half;
    bool usable = is_single(value) && (sum->n == 0 || value_comparable(&sum->first, value)) &&
                  value_amount(value, &amount) && value_half_unit(value, &half);
    if (!usable || sum->spoilt) {
        sum->spoilt = true;
        return;
    }
    if (sum->n == 0) {
        *sum = (struct sum){
            .first = *value, .amount = amount, .least = amount, .most = amount, .allowance = half, .counts = true};
    } else {
        sum->spoilt =
            !decimal_add(sum->amount, amount, &sum->amount) || !decimal_add(sum->allowance, half, &sum->allowance);
        sum->least = decimal_compare(amount, sum->least) < 0 ? amount : sum->least;
        sum->most = decimal_compare(amount, sum->most) > 0 ? amount : sum->most;
    }
    sum->counts = sum->counts && is_count(value);
    sum->n++;
}

bool sum_contradicts(const struct sum *sum, const struct value *total)
{
    struct decimal amount, half, allowance, difference;
    if (sum->n == 0 || sum->spoilt || !is_single(total) || !value_comparable(&sum->first, total) ||
        !value_amount(total, &amount) || !value_half_unit(total, &half) ||
        !decimal_add(sum->allowance, half, &allowance) || !decimal_subtract(amount, sum->amount, &difference))
        return false;
    if (sum->counts && is_count(total))
        return difference.units != 0;
    return decimal_compare(decimal_absolute(difference), allowance) > 0;
}

bool sum_surrounds(const struct sum *sum, const struct value *total)
{
    struct decimal amount;
    return sum->n > 1 && !sum->spoilt && value_amount(total, &amount) && decimal_compare(amount, sum->least) >= 0 &&
           decimal_compare(amount, sum->most) <= 0;
}

void sum_write(struct buf *out, const struct sum *sum, const struct value *like)
{
    struct decimal number = sum->amount;
    if (like->power <= MAX_SCALE - number.scale)
        number.scale = (uint8_t)(number.scale + like->power);
    while (number.scale > like->number.scale && number.units % 10 == 0) {
        number.units /= 10;
        number.scale--;
    }
    value_write(out, number, number.scale, like);
}
