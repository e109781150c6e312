#include "compute/readings_int.h"

#include <string.h>

/* Signs for no value that only tables of many areas use: "..", and one letter for what is withheld or does not apply.
 */
static bool is_area_none(struct str text)
{
    static const char *const signs[] = {"..", "...", "…", "*", "**", ":", "~", "c", "u", "x", "z"};
    text = str_trim(text);
    if (text.len > 2 && text.s[0] == '[' && text.s[text.len - 1] == ']')
        text = str_trim(str_sub(text, 1, text.len - 2));
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        if (str_same(text, str_from(signs[i])))
            return true;
    }
    return value_is_none(text);
}

static void report_cell(const struct computing *computing, const struct area_series *series, uint32_t cell,
                        const char *what)
{
    struct diags *diags = computing->diags;
    const struct area_value *value = &series->values.items[cell];
    struct mark mark = csv_mark(series->source->csv, value->row, value->column);
    struct diag *diag =
        diag_at(diags, DIAG_AREA_VALUE, mark, "`" PRIstr "`, of " PRIstr " for " PRIstr ", %s", STR_ARG(value->text),
                STR_ARG(value->area->name), STR_ARG(node_text(series->indicator->ref)), what);
    diag_help(diags, diag,
              "write a figure such as 66.3%%, or leave the cell empty where there is none; it counts as missing now");
}

/* What the digits of a figure say. */
struct digits {
    struct decimal number;
    bool plus, ungrouped; /* as in struct value */
};

static void add_reading(struct readings *readings, uint32_t cell, const struct digits *digits, uint8_t power)
{
    readings->like.ungrouped |= digits->ungrouped;
    readings->like.plus |= digits->plus;
    readings->items[readings->n++] = (struct reading){.units = digits->number.units,
                                                      .scale = digits->number.scale,
                                                      .power = power,
                                                      .cell = cell,
                                                      .area = readings->series->values.items[cell].area->index};
}

/* What stands before and behind the digits of a figure. Nearly all cells of a column are written like their
 * neighbours, and need no parser of all that a figure may be. */
struct manner {
    struct str before, behind; /* NULL: nothing is known */
    uint8_t power;
};

static bool read_digits(struct str text, struct digits *digits)
{
    if (!decimal_parse(text, &digits->number))
        return false;
    struct decimal thousand = {.units = 1000};
    digits->plus = text.s[0] == '+';
    digits->ungrouped = text.len > digits->number.scale + 3u &&
                        decimal_compare(decimal_absolute(digits->number), thousand) >= 0 &&
                        str_find(text, ",", 0) < 0;
    return true;
}

static bool read_like(const struct manner *manner, struct str text, struct digits *digits)
{
    struct str before = manner->before, behind = manner->behind;
    if (!before.s || text.len <= before.len + behind.len)
        return false;
    struct str middle = str_sub(text, before.len, text.len - before.len - behind.len);
    return str_eq(str_sub(text, 0, before.len), before) &&
           str_eq(str_sub(text, text.len - behind.len, behind.len), behind) && read_digits(middle, digits);
}

/* How a cell that was parsed is written, if its digits alone say the same. */
static struct manner find_manner(struct str text, const struct value *value)
{
    struct digits digits;
    struct manner manner = {.before = str_sub(text, 0, value->from),
                            .behind = str_sub(text, value->to, text.len - value->to),
                            .power = value->power};
    bool same = !value->has_fraction && read_like(&manner, text, &digits) &&
                decimal_compare(digits.number, value->number) == 0 && digits.plus == value->plus &&
                digits.ungrouped == value->ungrouped;
    return same ? manner : (struct manner){0};
}

/* Parses a cell; false where it has no figure, which is reported unless it says so. */
static bool parse_cell(const struct computing *computing, const struct readings *readings, uint32_t cell,
                       struct value *value)
{
    struct str text = readings->series->values.items[cell].text;
    if (is_area_none(text))
        return false;
    *value = value_parse(computing->arena, text);
    const char *fault = NULL;
    if (value->state == VALUE_WORDS)
        fault = "is not understood";
    else if (value->state == VALUE_RANGE || value->next)
        fault = "is more than one figure";
    else if (value->state == VALUE_NUMBER && readings->n > 0 && !value_comparable(value, &readings->like))
        fault = "has another unit than the figures above it";
    if (fault)
        report_cell(computing, readings->series, cell, fault);
    return !fault && value->state == VALUE_NUMBER;
}

static void read_cells(const struct computing *computing, struct readings *readings)
{
    const struct area_series *series = readings->series;
    struct manner manner = {0};
    for (uint32_t i = 0; i < series->values.n; i++) {
        struct str text = series->values.items[i].text;
        struct digits digits;
        struct value value;
        if (read_like(&manner, text, &digits)) {
            add_reading(readings, i, &digits, manner.power);
        } else if (parse_cell(computing, readings, i, &value)) {
            if (readings->n == 0)
                readings->like = value;
            manner = find_manner(text, &value);
            digits = (struct digits){value.number, value.plus, value.ungrouped};
            add_reading(readings, i, &digits, value.power);
        }
    }
}

static struct decimal number_of(const struct reading *reading)
{
    return (struct decimal){reading->units, reading->scale};
}

/* Where the figures have different scale words (£900k, £1.2m) they are worked in. */
static void work_words_in(const struct computing *computing, struct readings *readings)
{
    bool mixed = false;
    uint32_t kept = 0;
    for (uint32_t i = 1; i < readings->n; i++)
        mixed = mixed || readings->items[i].power != readings->items[0].power;
    if (!mixed)
        return;
    for (uint32_t i = 0; i < readings->n; i++) {
        struct reading reading = readings->items[i];
        struct value whole = {.state = VALUE_NUMBER, .number = number_of(&reading), .power = reading.power};
        if (value_amount(&whole, &whole.number)) {
            reading.units = whole.number.units;
            reading.scale = whole.number.scale;
            readings->items[kept++] = reading;
        } else {
            report_cell(computing, readings->series, reading.cell, "has too many digits");
        }
    }
    readings->n = kept;
    readings->like.power = 0;
    readings->like.suffix = STR("");
}

/* Gives all the same digits after the point. */
static void align_readings(const struct computing *computing, struct readings *readings)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < readings->n; i++) {
        if (readings->items[i].scale > readings->scale)
            readings->scale = readings->items[i].scale;
    }
    for (uint32_t i = 0; i < readings->n; i++) {
        struct reading reading = readings->items[i];
        struct decimal number = number_of(&reading);
        if (number.scale == readings->scale || decimal_round(number, readings->scale, &number)) {
            reading.units = number.units;
            reading.scale = number.scale;
            readings->items[kept++] = reading;
        } else {
            report_cell(computing, readings->series, reading.cell, "has too many digits beside the other figures");
        }
    }
    readings->n = kept;
}

/* Ascending, by radix: a byte of the distance from the smallest at a time, lowest first, as far as the largest one
 * reaches. Linear, and for figures such as 66.3% two passes without a comparison. `spare` has room for n. */
static void sort_readings(struct reading *items, struct reading *spare, uint32_t n)
{
    struct reading *from = items, *to = spare;
    int64_t least = INT64_MAX, most = INT64_MIN;
    for (uint32_t i = 0; i < n; i++) {
        least = items[i].units < least ? items[i].units : least;
        most = items[i].units > most ? items[i].units : most;
    }
    for (unsigned shift = 0; shift < 64 && (uint64_t)(most - least) >> shift > 0; shift += 8) {
        uint32_t starts[257] = {0};
        for (uint32_t i = 0; i < n; i++)
            starts[((uint64_t)(from[i].units - least) >> shift & 255) + 1]++;
        for (unsigned byte = 1; byte < 256; byte++)
            starts[byte] += starts[byte - 1];
        for (uint32_t i = 0; i < n; i++)
            to[starts[(uint64_t)(from[i].units - least) >> shift & 255]++] = from[i];
        struct reading *sorted = to;
        to = from;
        from = sorted;
    }
    if (from != items)
        memcpy(items, from, n * sizeof(*items));
}

/* Files of areas often have bare numbers, where the report's own figures say % or £. */
static void take_own_manner(const struct computing *computing, struct readings *readings)
{
    const struct indicator *indicator = readings->series->indicator;
    struct value **own = computing->figures->values[KIND_ACTUAL];
    if (readings->like.unit != UNIT_PLAIN || readings->like.words.len > 0 || !own || !own[indicator->index])
        return;
    for (uint32_t i = 0; i < indicator->observed[KIND_ACTUAL].n; i++) {
        const struct value *value = &own[indicator->index][i];
        if (value->state != VALUE_NUMBER)
            continue;
        if (value->unit == UNIT_PERCENT || (value->unit == UNIT_MONEY && value->power == 0))
            readings->like = *value;
        return;
    }
}

struct readings readings_read(const struct computing *computing, const struct area_series *series,
                              struct reading *room)
{
    const struct area *authority = computing->report->authority;
    struct readings readings = {.series = series, .items = room};
    read_cells(computing, &readings);
    work_words_in(computing, &readings);
    align_readings(computing, &readings);
    if (readings.n == 0)
        return readings;
    sort_readings(readings.items, readings.items + readings.n, readings.n);
    for (uint32_t i = 0; i < readings.n && authority; i++) {
        if (readings.items[i].area == authority->index)
            readings.own = &readings.items[i];
    }
    take_own_manner(computing, &readings);
    return readings;
}
