/* Days and months: arithmetic and words. */
#include "review/when_int.h"

static const char *const month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};

const char *when_month_name(unsigned month)
{
    return month_names[(month - 1) % 12];
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

int32_t when_day(struct date date)
{
    int32_t before = date.year - 1;
    int32_t day = 365 * (before + 1) + before / 4 - before / 100 + before / 400 + date.day;
    for (int month = 1; month < date.month; month++)
        day += days_in(date.year, month);
    return day;
}

struct date when_month(int year, int month, bool last)
{
    int months = year * 12 + month - 1;
    struct date date = {.year = (int16_t)(months / 12), .month = (uint8_t)(months % 12 + 1), .day = 1};
    if (last)
        date.day = (uint8_t)days_in(date.year, date.month);
    return date;
}

struct str when_say(struct arena *arena, struct date date)
{
    return str_printf(arena, "%d %s %d", date.day, when_month_name(date.month), date.year);
}

/* The first or last day of a part of the year: `number` of `parts`, of years that begin with `month`. */
static struct date part_end(int year, unsigned month, unsigned parts, unsigned number, bool last)
{
    unsigned length = 12 / parts;
    unsigned months = last ? number * length - 1 : (number - 1) * length;
    return when_month(year, (int)(month + months), last);
}

static struct date end_of(const struct when *when, unsigned month, bool last)
{
    struct date said = last ? when->to : when->from;
    if (said.year == 0)
        return (struct date){0};
    switch (when->kind) {
    case WHEN_DAYS:
        return said;
    case WHEN_MONTHS:
    case WHEN_SEASON:
        return when_month(said.year, said.month, last);
    case WHEN_YEAR:
        return when_month(said.year, last ? 12 : 1, last);
    case WHEN_YEARS:
        return part_end(when->from.year, month, 1, 1, last);
    case WHEN_QUARTER:
    case WHEN_HALF:
        if (when->number)
            return part_end(when->from.year, month, when->kind == WHEN_HALF ? 2 : 4, when->number, last);
        return (struct date){0};
    default:
        return (struct date){0};
    }
}

struct date when_first(const struct when *when, unsigned month)
{
    return end_of(when, month, false);
}

struct date when_last(const struct when *when, unsigned month)
{
    return end_of(when, month, true);
}
