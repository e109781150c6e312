#include "generate.h"

static const char *const vocabulary[] = {
    "children",     "young",      "people",        "quarter",    "performance", "target",      "schools",
    "review",       "assessment", "timescale",     "Council",    "service",     "improvement", "support",
    "the",          "of",         "and",           "in",         "to",          "with",        "has",
    "been",         "delivered",  "programme",     "partners",   "percentage",  "increase",    "reduction",
    "compared",     "last",       "year",          "attendance", "placements",  "teams",       "continue",
    "early",        "help",       "plan",          "number",     "cases",       "referrals",   "agencies",
    "safeguarding", "attainment", "pupils",        "at",         "for",         "by",          "is",
    "being",        "carried",    "out",           "across",     "borough",     "further",     "work",
    "training",     "staff",      "agreed",        "process",    "new",         "framework",   "risk",
    "Directorate",  "residents",  "neighbourhood", "monitoring", "outcomes",    "vulnerable",  "health",
    "wellbeing",    "employment",
};
enum { NWORDS = sizeof(vocabulary) / sizeof(vocabulary[0]), PER_PRIORITY = 20 };

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 12;
}

static uint32_t between(uint32_t *seed, uint32_t low, uint32_t high)
{
    return low + next(seed) % (high - low + 1);
}

static void put_words(FILE *out, uint32_t *seed, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        fprintf(out, "%s%s", i > 0 ? " " : "", vocabulary[next(seed) % NWORDS]);
}

static void put_percent(FILE *out, uint32_t *seed)
{
    fprintf(out, "%u.%02u%%", next(seed) % 100, next(seed) % 100);
}

static void put_head(FILE *out)
{
    fputs("report:\n"
          "  organisation: Dunmere Metropolitan Borough Council\n"
          "  title: Quarterly Corporate Performance Management Report\n"
          "  subtitle: A report of the benchmark\n"
          "  period: Quarter 2 (July to September 2010)\n"
          "  language: en-GB\n"
          "  layout: quarterly\n"
          "  contents: {title: Contents, depth: 2}\n"
          "periods:\n"
          "  08/09: {label: 08/09, role: before-last-year}\n"
          "  09/10: {label: 09/10, role: last-year}\n"
          "  10/11: {label: 10/11, role: this-year}\n"
          "  Q1: {label: Q1, role: previous}\n"
          "  Q2: {label: Q2, role: now}\n"
          "comparators:\n"
          "  England: All England Average\n"
          "  Metropolitan: Met Council Average\n"
          "ignore: {worse-without-comment: The statuses are drawn by lot.}\n",
          out);
}

static void put_values(FILE *out, uint32_t *seed)
{
    static const char *const years[] = {"08/09", "09/10", "Q1", "Q2"};
    static const char *const statuses[] = {"better", "within", "worse"};
    fputs("    actual: {", out);
    for (uint32_t i = 0; i < 4; i++) {
        fprintf(out, "%s%s: ", i > 0 ? ", " : "", years[i]);
        put_percent(out, seed);
    }
    fputs("}\n    target: {10/11: ", out);
    put_percent(out, seed);
    fputs(", Q2: ", out);
    put_percent(out, seed);
    fprintf(out, "}\n    status: {Q1: %s, Q2: %s}\n", statuses[next(seed) % 3], statuses[next(seed) % 3]);
}

/* Annual indicators have words across the quarters. */
static void put_message(FILE *out, uint32_t *seed)
{
    fputs("    actual: {08/09: ", out);
    put_percent(out, seed);
    fputs(", 09/10: ", out);
    put_percent(out, seed);
    fputs("}\n    target: {10/11: ", out);
    put_percent(out, seed);
    fputs("}\n    messages:\n      - over: [Q1, Q2]\n        text: ", out);
    put_words(out, seed, between(seed, 4, 22));
    fputs(".\n", out);
}

static void put_comparators(FILE *out, uint32_t *seed)
{
    static const char *const ranks[] = {"Average", "In worst third", "In best 20%", "(See comment)"};
    static const char *const names[] = {"England", "Metropolitan"};
    fputs("    comparators:\n", out);
    for (uint32_t i = 0; i < 2; i++) {
        fprintf(out, "      %s: {period: 200%u/09, value: ", names[i], next(seed) % 2 + 7);
        put_percent(out, seed);
        fprintf(out, ", rank: %s}\n", ranks[next(seed) % 4]);
    }
}

static void put_indicator(FILE *out, uint32_t *seed, uint32_t i)
{
    fprintf(out, "  - ref: NI %05u\n    directorate: DCS\n    priority: P%u\n    definition: \"%% of ", i,
            i / PER_PRIORITY);
    put_words(out, seed, between(seed, 6, 26));
    if (i % 20 == 7)
        fprintf(out, "[^n%u]", i);
    fputs("\"\n", out);
    if (i % 3 == 1)
        put_message(out, seed);
    else
        put_values(out, seed);
    put_comparators(out, seed);
    if (i % 3 == 0) {
        fputs("    comment: ", out);
        put_words(out, seed, between(seed, 15, 50));
        fputs(".\n", out);
    }
}

static void put_activity(FILE *out, uint32_t *seed, uint32_t i)
{
    fprintf(
        out,
        "  - ref: A%05u\n    directorate: DCS\n    priority: P%u\n    lead: Head of Service %u\n    status: better\n",
        i, i / (PER_PRIORITY / 2), i % 30);
    fputs("    description: ", out);
    put_words(out, seed, between(seed, 10, 30));
    fputs("\n    update: |\n", out);
    for (uint32_t n = between(seed, 1, 3); n > 0; n--) {
        fputs("      - ", out);
        put_words(out, seed, between(seed, 10, 34));
        fputs(".\n", out);
    }
}

static void put_notes(FILE *out, uint32_t *seed, uint32_t indicators)
{
    if (indicators <= 7)
        return;
    fputs("notes:\n", out);
    for (uint32_t i = 7; i < indicators; i += 20) {
        fprintf(out, "  n%u: ", i);
        put_words(out, seed, between(seed, 10, 30));
        fputs(".\n", out);
    }
}

static void put_sections(FILE *out, uint32_t *seed, uint32_t npriorities)
{
    fputs("sections:\n  - heading: Introduction\n    text: |\n      ", out);
    put_words(out, seed, 120);
    fputs("\n  - heading: Priorities\n    sections:\n", out);
    for (uint32_t p = 0; p < npriorities; p++) {
        fprintf(out,
                "      - priority: P%u\n        content:\n          - activities: {title: Key activities}\n"
                "          - indicators: {title: Key performance indicators}\n",
                p);
    }
}

static void put_priorities(FILE *out, uint32_t *seed, uint32_t npriorities)
{
    fputs("priorities:\n", out);
    for (uint32_t p = 0; p < npriorities; p++) {
        fprintf(out, "  P%u: {theme: Theme, label: Priority %u, title: ", p, p + 1);
        put_words(out, seed, between(seed, 4, 9));
        fputs("}\n", out);
    }
}

void generate_report(FILE *out, uint32_t indicators)
{
    uint32_t seed = 2010, npriorities = (indicators + PER_PRIORITY - 1) / PER_PRIORITY;
    put_head(out);
    put_priorities(out, &seed, npriorities);
    fputs("indicators:\n", out);
    for (uint32_t i = 0; i < indicators; i++)
        put_indicator(out, &seed, i);
    fputs("activities:\n", out);
    for (uint32_t i = 0; i < indicators / 2; i++)
        put_activity(out, &seed, i);
    put_notes(out, &seed, indicators);
    put_sections(out, &seed, npriorities);
}

static void put_drawn_head(FILE *out, enum drawn drawn)
{
    fprintf(out,
            "report: {organisation: Dunmere, title: A report of the benchmark, layout: %s}\n"
            "comparators: {National: National}\n"
            "ignore: {worse-without-comment: The figures are drawn by lot.}\n"
            "periods:\n"
            "  06/07: {label: 2006/07, start: 2006-04-01, end: 2007-03-31}\n"
            "  07/08: {label: 2007/08, start: 2007-04-01, end: 2008-03-31}\n",
            drawn == DRAWN_PANELS ? "dashboard" : "base");
    for (uint32_t q = 0; q < 8; q++) {
        static const char *const days[][2] = {
            {"04-01", "06-30"}, {"07-01", "09-30"}, {"10-01", "12-31"}, {"01-01", "03-31"}};
        uint32_t year = 6 + q / 4 + (q % 4 == 3);
        fprintf(out, "  Q%u: {label: Q%u, part_of: %s, %sstart: 20%02u-%s, end: 20%02u-%s}\n", q + 1, q % 4 + 1,
                q < 4 ? "06/07" : "07/08", q == 7 ? "role: now, " : "", year, days[q % 4][0], year, days[q % 4][1]);
    }
}

/* Figures of all quarters. */
static void put_quarters(FILE *out, uint32_t *seed)
{
    for (uint32_t q = 0; q < 8; q++) {
        fprintf(out, "%sQ%u: ", q > 0 ? ", " : "{", q + 1);
        put_percent(out, seed);
    }
    fputs("}", out);
}

static void put_drawn_indicator(FILE *out, uint32_t *seed, uint32_t i)
{
    fprintf(out, "  - ref: NI %05u\n    priority: P%u\n    better: higher\n    definition: \"%% of ", i,
            i / PER_PRIORITY);
    put_words(out, seed, between(seed, 6, 14));
    fputs("\"\n    actual: ", out);
    put_quarters(out, seed);
    fputs("\n    target: ", out);
    put_quarters(out, seed);
    fputs("\n    comparators: {National: ", out);
    put_quarters(out, seed);
    fputs("}\n", out);
}

static void put_drawn_section(FILE *out, enum drawn drawn, bool charts, uint32_t priority)
{
    fprintf(out, "  - priority: P%u\n    content:\n", priority);
    if (drawn == DRAWN_PANELS) {
        fprintf(out, "      - panels: {%s}\n", charts ? "" : "chart: no");
        return;
    }
    fputs("      - indicators:\n          columns:\n"
          "            - {title: Ref., show: ref, width: 20mm, row_header: yes}\n"
          "            - {title: Definition, show: definition, width: 1fr}\n"
          "            - {title: Actual, show: [actual, status], period: now, width: 20mm}\n",
          out);
    if (charts)
        fputs("            - {title: Over time, show: sparkline, period: now, width: 28mm}\n"
              "            - {title: Against target, show: bullet, period: now, width: 30mm}\n",
              out);
}

void generate_drawn(FILE *out, enum drawn drawn, bool charts, uint32_t indicators)
{
    uint32_t seed = 2008, npriorities = (indicators + PER_PRIORITY - 1) / PER_PRIORITY;
    put_drawn_head(out, drawn);
    put_priorities(out, &seed, npriorities);
    fputs("indicators:\n", out);
    for (uint32_t i = 0; i < indicators; i++)
        put_drawn_indicator(out, &seed, i);
    fputs("sections:\n", out);
    for (uint32_t p = 0; p < npriorities; p++)
        put_drawn_section(out, drawn, charts, p);
}
