/* Charts and panels, with indicators of their own. */
#include <string.h>

#include "random_int.h"

enum { NPERIODS = 2 };

/* An indicator of charts and panels; what is not shown there goes unmentioned. */
struct charted {
    unsigned ref;
    uint32_t actual[NPERIODS], target[NPERIODS];
    bool aimed; /* has targets */
};

/* --- indicators */

static void put_observed(struct buf *out, const char *key, const uint32_t *figures)
{
    buf_printf(out, "    %s: { Q1: %u, Q2: %u }\n", key, figures[0], figures[1]);
}

/* Begins one in maker->charted, with figures of the same size or far apart. */
static struct charted add_charted(struct maker *maker)
{
    struct charted charted = {.ref = ++maker->ncharted, .aimed = chance(maker, 70)};
    uint32_t most = chance(maker, 70) ? 100 : 1000000;
    for (int i = 0; i < NPERIODS; i++) {
        charted.actual[i] = random_below(maker, most);
        charted.target[i] = random_below(maker, most);
    }
    buf_printf(&maker->charted, "  - ref: C%u\n", charted.ref);
    put_observed(&maker->charted, "actual", charted.actual);
    if (charted.aimed)
        put_observed(&maker->charted, "target", charted.target);
    return charted;
}

/* Words of the indicator that was begun last: they are wanted where the report shows them, which is now. */
static void put_charted(struct maker *maker, const char *key, uint32_t n)
{
    struct buf *yaml = maker->yaml;
    maker->yaml = &maker->charted;
    put_field(maker, key, n, true);
    maker->yaml = yaml;
}

/* Nobody is told it but by what is shown. */
static void put_unshown_definition(struct maker *maker, const struct charted *charted)
{
    buf_printf(&maker->charted, "    definition: Unshown %u\n", charted->ref);
}

static void put_alt(struct maker *maker, const char *key)
{
    bool plain = maker->plain;
    maker->plain = true;
    put_field(maker, key, between(maker, 1, 12), false);
    maker->plain = plain;
}

/* --- charts */

enum { BARS, LINES, BULLET, SPC, NKINDS };
static const char *const kinds[NKINDS] = {"bars", "lines", "bullet", "spc"};

static void put_chart_title(struct maker *maker)
{
    buf_printf(maker->wanted, "Figure%u:", ++maker->nfigures);
    put_field(maker, "          title", chance(maker, 8) ? between(maker, 30, 60) : between(maker, 1, 8), true);
}

/* What the chart says of itself. Of two figures neither lies outside the limits. */
static void want_remarks(struct maker *maker, uint32_t kind, const struct charted *charted)
{
    if (kind == SPC)
        buf_puts(maker->wanted, "Thesearetriallimits:therearefewerthantwelvefigures."
                                "Nofigurestandsout:thechangesarenomorethanusual.");
    if (kind != BULLET)
        return;
    buf_printf(maker->wanted, "Actual:Second%u.", charted->actual[1]);
    if (charted->aimed)
        buf_printf(maker->wanted, "Target:Second%u.", charted->target[1]);
}

void put_chart(struct maker *maker)
{
    uint32_t kind = random_below(maker, NKINDS), n = kind >= BULLET ? 1 : between(maker, 1, 3);
    struct charted last = {0};
    buf_printf(maker->yaml, "      - chart:\n          kind: %s\n          refs: [", kinds[kind]);
    for (uint32_t i = 0; i < n; i++) {
        last = add_charted(maker);
        put_unshown_definition(maker, &last);
        buf_printf(maker->yaml, "%sC%u", i > 0 ? ", " : "", last.ref);
    }
    buf_puts(maker->yaml, "]\n");
    bool titled = chance(maker, 50), above = titled && maker->caption_above;
    if (above)
        put_chart_title(maker);
    put_alt(maker, "          alt");
    if (titled && !above)
        put_chart_title(maker);
    want_remarks(maker, kind, &last);
    if (chance(maker, 30))
        put_field(maker, "          note", between(maker, 1, 12), true);
    if (chance(maker, 40))
        buf_printf(maker->yaml, "          width: %upt\n", between(maker, 60, 400));
    if (chance(maker, 40))
        buf_printf(maker->yaml, "          height: %upt\n", between(maker, 30, 300));
}

/* --- panels */

static void want_row(struct maker *maker, const char *title, const uint32_t *figures)
{
    buf_printf(maker->wanted, "%s%u%u", title, figures[0], figures[1]);
}

/* The heading, what is measured, the table of figures and its note. */
static void put_panel_table(struct maker *maker, const struct charted *charted)
{
    buf_printf(maker->yaml, "      - panel:\n          refs: C%u\n", charted->ref);
    buf_printf(maker->wanted, "%u.", ++maker->npanels);
    put_charted(maker, "    definition", between(maker, 1, 14));
    buf_printf(maker->wanted, "(C%u)", charted->ref);
    if (chance(maker, 30))
        put_field(maker, "          text", between(maker, 1, 30), true);
    buf_puts(maker->wanted, "FirstSecond");
    want_row(maker, "UsActual", charted->actual);
    if (charted->aimed)
        want_row(maker, "Target", charted->target);
    if (chance(maker, 30))
        put_field(maker, "          note", between(maker, 1, 12), true);
}

void put_panel(struct maker *maker)
{
    static const char *const commentaries[] = {"beside", "below"};
    struct charted charted = add_charted(maker);
    put_panel_table(maker, &charted);
    if (chance(maker, 30)) {
        buf_puts(maker->yaml, "          chart: no\n");
    } else {
        buf_puts(maker->yaml, "          chart:\n");
        put_alt(maker, "            alt");
        if (chance(maker, 30))
            buf_printf(maker->yaml, "            height: %upt\n", between(maker, 40, 200));
    }
    buf_printf(maker->yaml, "          commentary: %s\n", commentaries[random_below(maker, 2)]);
    if (chance(maker, 60)) {
        buf_puts(maker->wanted, "Commentary:");
        put_charted(maker, "    comment", chance(maker, 8) ? between(maker, 100, 200) : between(maker, 3, 40));
    }
    if (chance(maker, 60)) {
        buf_puts(maker->wanted, "Plannedactiontoimprove:");
        put_charted(maker, "    action", chance(maker, 8) ? between(maker, 100, 200) : between(maker, 3, 40));
    }
}
