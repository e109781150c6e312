#include "base/decimal.h"
#include "style/schemas_int.h"
#include "style/style.h"

#define WIDTH_LIMIT LEN_PT(28346) /* 10 m */
#define FRACTION_LIMIT 1000000    /* 1000 fr */

/* round(units * num / (den * 10^scale)) in integers, -1 when it is over `limit`. Scales over 6 are refused by the
 * caller. */
static int64_t scaled(struct decimal number, int64_t num, int64_t den, int64_t limit)
{
    for (unsigned i = 0; i < number.scale; i++)
        den *= 10;
    if (number.units > limit * 10 * (den / num + 1))
        return -1;
    int64_t value = (number.units * num + den / 2) / den;
    return value > limit ? -1 : value;
}

static const struct unit {
    const char *name;
    int64_t num, den; /* 1/1000 pt to one unit */
} units[] = {
    {"pt", 1000, 1},
    {"mm", 360000, 127}, /* 72 pt to 25.4 mm */
    {"cm", 3600000, 127},
    {"in", 72000, 1},
};

static bool parse_length(struct decimal number, struct str unit, struct width *width)
{
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        if (str_eqz(unit, units[i].name)) {
            int64_t length = scaled(number, units[i].num, units[i].den, WIDTH_LIMIT);
            *width = (struct width){.kind = WIDTH_FIXED, .length = (len_t)length};
            return length > 0;
        }
    }
    return false;
}

bool style_parse_width(struct str text, struct width *width)
{
    text = str_trim(text);
    *width = (struct width){.kind = WIDTH_AUTO};
    if (str_eqz(text, "auto"))
        return true;
    uint32_t digits = 0;
    while (digits < text.len && ((text.s[digits] >= '0' && text.s[digits] <= '9') || text.s[digits] == '.'))
        digits++;
    struct decimal number;
    if (!decimal_parse(str_sub(text, 0, digits), &number) || number.scale > 6)
        return false;
    struct str unit = str_trim(str_sub(text, digits, text.len - digits));
    if (str_eqz(unit, "fr")) {
        int64_t milli = scaled(number, 1000, 1, FRACTION_LIMIT);
        *width = (struct width){.kind = WIDTH_FRACTION, .milli = (int32_t)milli};
        return milli > 0;
    }
    return parse_length(number, unit, width);
}

bool style_parse_align(struct str text, uint8_t *align)
{
    for (uint8_t i = 0; style_align_words[i]; i++) {
        if (str_eqz(text, style_align_words[i])) {
            *align = i;
            return true;
        }
    }
    return false;
}
