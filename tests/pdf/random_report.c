#include "random_report.h"

#include <stdio.h>
#include <string.h>

#include "random_int.h"

enum { MOST_COLUMNS = 6, MOST_ROWS = 14, MOST_NOTES = 60, MOST_INDICATORS = 10 };

/* --- chance */

uint32_t random_below(struct maker *maker, uint32_t n)
{
    uint64_t z = maker->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ (z >> 31)) >> 33) % n;
}

bool chance(struct maker *maker, uint32_t percent)
{
    return random_below(maker, 100) < percent;
}

uint32_t between(struct maker *maker, uint32_t low, uint32_t high)
{
    return low + random_below(maker, high - low + 1);
}

/* --- words */

/* Letters of a word; between two of them another type may begin, or end: `**` does so within words too. */
static void put_letters(struct maker *maker, struct buf *yaml, struct buf *wanted, uint32_t n)
{
    uint32_t from = !maker->plain && n > 6 && chance(maker, 10) ? between(maker, 1, n - 3) : n;
    uint32_t to = from < n ? between(maker, from + 1, n - 1) : n;
    for (uint32_t i = 0; i < n; i++) {
        if (i == from || (i == to && from < n))
            buf_puts(yaml, "**");
        char letter = "aeioulnrst"[random_below(maker, 10)];
        buf_putc(yaml, letter);
        buf_putc(wanted, letter);
    }
}

static void put_word(struct maker *maker, struct buf *yaml, struct buf *wanted)
{
    static const char *const looks[][2] = {{"**", "**"},
                                           {"*", "*"},
                                           {"[", "](https://dunmere.example/)"},
                                           {"[", "]{lang=cy}"},
                                           {"[*", "*]{lang=zh-Hant}"},
                                           {"[", "]{lang=ur}"}};
    bool plain = maker->plain;
    const char *const *look = !plain && chance(maker, 8) ? looks[random_below(maker, 6)] : NULL;
    buf_puts(yaml, look ? look[0] : "");
    buf_printf(yaml, "k%uq", maker->nwords);
    buf_printf(wanted, "k%uq", maker->nwords++);
    maker->plain = plain || look;
    put_letters(maker, yaml, wanted,
                !maker->modest && chance(maker, 4) ? between(maker, 20, 70) : random_below(maker, 9));
    maker->plain = plain;
    buf_puts(yaml, look ? look[1] : "");
    if (!plain && chance(maker, 2)) {
        buf_printf(yaml, "^%u^", maker->nwords);
        buf_printf(wanted, "%u", maker->nwords);
    }
}

/* A note's mark: of a new note, whose text is read where the mark stands, or of one that was marked before. */
static void put_mark(struct maker *maker)
{
    if (maker->nnotes > 0 && (chance(maker, 25) || maker->nnotes == MOST_NOTES)) {
        uint32_t old = between(maker, 1, maker->nnotes);
        buf_printf(maker->yaml, "[^n%u]", old);
        buf_printf(maker->wanted, "%u", old);
        return;
    }
    unsigned note = ++maker->nnotes;
    buf_printf(maker->yaml, "[^n%u]", note);
    buf_printf(maker->wanted, "%u%u", note, note);
    buf_printf(&maker->notes, "  n%u: \"", note);
    for (uint32_t n = chance(maker, 10) ? between(maker, 40, 90) : between(maker, 1, 12); n > 0; n--) {
        put_word(maker, &maker->notes, maker->wanted);
        buf_putc(&maker->notes, n > 1 ? ' ' : '"');
    }
    buf_putc(&maker->notes, '\n');
}

void put_words(struct maker *maker, uint32_t n, bool notes)
{
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            buf_putc(maker->yaml, ' ');
        put_word(maker, maker->yaml, maker->wanted);
        if (notes && chance(maker, 3))
            put_mark(maker);
    }
}

void put_field(struct maker *maker, const char *key, uint32_t n, bool notes)
{
    buf_printf(maker->yaml, "%s: \"", key);
    put_words(maker, n, notes);
    buf_puts(maker->yaml, "\"\n");
}

/* Inside double quotes: \n is a line end of the Markdown. */
static void put_list(struct maker *maker)
{
    bool numbered = chance(maker, 30);
    uint32_t n = between(maker, 1, 4);
    for (uint32_t i = 1; i <= n; i++) {
        if (numbered) {
            buf_printf(maker->yaml, "%u. ", i);
            buf_printf(maker->wanted, "%u.", i);
        } else {
            buf_puts(maker->yaml, "- ");
            buf_puts(maker->wanted, "•");
        }
        put_words(maker, between(maker, 1, 15), true);
        buf_puts(maker->yaml, "\\n");
        if (chance(maker, 25)) {
            buf_puts(maker->yaml, "   - ");
            buf_puts(maker->wanted, "–");
            put_words(maker, between(maker, 1, 6), true);
            buf_puts(maker->yaml, "\\n");
        }
    }
}

void put_rich(struct maker *maker, uint32_t n)
{
    buf_putc(maker->yaml, '"');
    uint32_t nparts = n > 10 ? between(maker, 1, 3) : 1;
    for (uint32_t i = 0; i < nparts; i++) {
        if (i > 0)
            buf_puts(maker->yaml, "\\n\\n");
        put_words(maker, n / nparts + 1, true);
        if (n > 10 && chance(maker, 30)) {
            buf_puts(maker->yaml, "\\n\\n");
            put_list(maker);
        }
    }
    buf_putc(maker->yaml, '"');
}

/* --- plain tables */

/* The heads are read row by row, so what the second row holds is kept back until the first is finished. */
static void put_columns(struct maker *maker, uint32_t ncolumns)
{
    struct buf *wanted = maker->wanted, second = {0};
    uint32_t grouped = 0; /* columns that are still to come below the last group */
    bool any = ncolumns > 2 && chance(maker, 50);
    unsigned nnotes = maker->nnotes; /* notes of two columns may be numbered in another order where rows are two */
    char group[32] = "";
    for (uint32_t i = 0; i < ncolumns; i++) {
        if (any && grouped == 0 && chance(maker, 60)) {
            grouped = between(maker, 1, 3);
            snprintf(group, sizeof(group), "k%uq", maker->nwords++);
            buf_puts(wanted, group);
        }
        buf_puts(maker->yaml, "            - { ");
        if (grouped > 0)
            buf_printf(maker->yaml, "group: %s, ", group);
        maker->wanted = grouped > 0 ? &second : wanted;
        buf_puts(maker->yaml, "title: \"");
        bool modest = maker->modest;
        maker->modest = modest || chance(maker, 90);
        put_words(maker, between(maker, 1, 2), (!any || maker->nnotes == nnotes) && chance(maker, 15));
        maker->modest = modest;
        maker->wanted = wanted;
        static const char *const aligns[] = {"left", "right", "centre", "decimal"};
        buf_printf(maker->yaml, "\", align: %s", aligns[random_below(maker, 4)]);
        if (!maker->modest)
            buf_printf(maker->yaml, ", width: %upt", between(maker, 36, 39));
        buf_puts(maker->yaml, " }\n");
        grouped -= grouped > 0;
    }
    buf_put(wanted, second.bytes ? second.bytes : "", second.len);
    buf_free(&second);
}

static void put_cell(struct maker *maker, uint32_t columns, uint32_t rows)
{
    buf_puts(maker->yaml, "                  - { text: ");
    uint32_t kind = random_below(maker, 100);
    if (kind < 8)
        buf_puts(maker->yaml, "\"\"");
    else
        put_rich(maker, kind < 70   ? between(maker, 0, 4)
                        : kind < 96 ? between(maker, 5, 20)
                                    : between(maker, 30, 100));
    if (columns > 1)
        buf_printf(maker->yaml, ", columns: %u", columns);
    if (rows > 1)
        buf_printf(maker->yaml, ", rows: %u", rows);
    buf_puts(maker->yaml, " }\n");
}

/* `below[c]`: rows that a cell from above still covers in column c. */
static void put_row(struct maker *maker, uint32_t ncolumns, uint32_t rows_left, uint32_t *below)
{
    uint32_t covered = 0;
    for (uint32_t c = 0; c < ncolumns; c++)
        covered += below[c] > 0;
    if (covered == 0 && chance(maker, 8)) {
        put_field(maker, "            - heading", between(maker, 1, 5), true);
        return;
    }
    buf_puts(maker->yaml, "            - cells:\n");
    for (uint32_t c = 0; c < ncolumns;) {
        if (below[c] > 0) {
            below[c++]--;
            continue;
        }
        /* The first column has a cell in each row: a row that is covered as a whole cannot be written. */
        uint32_t columns = 1,
                 rows = c > 0 && chance(maker, 12) ? between(maker, 1, rows_left < 4 ? rows_left : 4) : 1;
        while (c + columns < ncolumns && below[c + columns] == 0 && chance(maker, 12))
            columns++;
        put_cell(maker, columns, rows);
        for (uint32_t i = 0; i < columns; i++)
            below[c++] = rows - 1;
    }
}

static void put_plain_table(struct maker *maker)
{
    maker->modest = chance(maker, 40);
    uint32_t ncolumns = between(maker, 1, maker->modest ? 3 : MOST_COLUMNS);
    uint32_t nrows = chance(maker, 8) ? 0 : between(maker, 1, MOST_ROWS);
    buf_puts(maker->yaml, "      - table:\n");
    if (chance(maker, 70))
        put_field(maker, "          title", between(maker, 1, 6), true);
    buf_puts(maker->yaml, "          columns:\n");
    put_columns(maker, ncolumns);
    if (nrows > 0)
        buf_puts(maker->yaml, "          rows:\n");
    maker->plain = nrows == 0;
    if (maker->plain)
        put_field(maker, "          empty", between(maker, 1, 6), false);
    maker->plain = false;
    uint32_t below[MOST_COLUMNS] = {0};
    for (uint32_t i = 0; i < nrows; i++)
        put_row(maker, ncolumns, nrows - i, below);
    if (chance(maker, 20))
        put_field(maker, "          note", between(maker, 1, 12), true);
    maker->modest = false;
}

/* --- tables of indicators. Keys stand in the order in which the layout's columns are read: ref, definition, Q1, Q2,
 * two comparators; the comment follows below. */

static void put_comparators(struct maker *maker)
{
    static const char *const names[] = {"England", "Met"};
    buf_puts(maker->yaml, "    comparators:\n");
    for (int i = 0; i < 2; i++) {
        buf_printf(maker->yaml, "      %s:\n", names[i]);
        if (chance(maker, 60))
            put_field(maker, "        period", 1, false);
        put_field(maker, "        value", between(maker, 1, 2), true);
        if (chance(maker, 60))
            put_field(maker, "        rank", between(maker, 1, 5), false);
    }
}

static void put_message(struct maker *maker, const char *over, unsigned with)
{
    put_field(maker, "      - text", between(maker, 1, 8), true);
    buf_printf(maker->yaml, "        over: [%s]\n", over);
    if (with > 0)
        buf_printf(maker->yaml, "        with: [X%u]\n", with);
}

static void put_status(struct maker *maker)
{
    buf_puts(maker->yaml, "    status: { Q2: better }\n");
    buf_puts(maker->wanted, "Betterthantargetlimits");
}

/* `joined`: the message of the indicator above covers this one's quarters too. */
static void put_figures(struct maker *maker, bool joined, unsigned with)
{
    bool quarters = with > 0 || (!joined && chance(maker, 20)), compared = chance(maker, 15);
    if (!joined && !quarters) {
        buf_puts(maker->yaml, "    actual:\n");
        put_field(maker, "      Q1", 1, true);
        put_field(maker, "      Q2", 1, true);
        if (chance(maker, 30))
            put_status(maker);
    }
    if (quarters || compared)
        buf_puts(maker->yaml, "    messages:\n");
    if (quarters)
        put_message(maker, "Q1, Q2", with);
    if (compared)
        put_message(maker, "England, Met", 0);
    else if (chance(maker, 70))
        put_comparators(maker);
}

/* `headings`: by indicator, the number of the word above it, from 1; 0: none. */
static void put_indicators(struct maker *maker, uint32_t n, const unsigned *headings)
{
    bool joined = false;
    for (uint32_t i = 0; i < n; i++) {
        unsigned number = maker->nindicators++;
        bool joins = !joined && i + 1 < n && headings[i + 1] == 0 && chance(maker, 10);
        if (headings[i] > 0)
            buf_printf(maker->wanted, "k%uq", headings[i] - 1);
        buf_printf(maker->yaml, "  - ref: X%u\n    definition: ", number);
        buf_printf(maker->wanted, "X%u", number);
        put_rich(maker, chance(maker, 5) ? between(maker, 40, 90) : between(maker, 2, 14));
        buf_putc(maker->yaml, '\n');
        put_figures(maker, joined, joins ? number + 1 : 0);
        if (!joins && chance(maker, 30)) {
            buf_puts(maker->yaml, "    comment: ");
            buf_printf(maker->wanted, "CommentforX%u:", number);
            put_rich(maker, between(maker, 3, 40));
            buf_putc(maker->yaml, '\n');
        }
        joined = joins;
    }
}

/* --- sections */

static void put_text(struct maker *maker)
{
    buf_puts(maker->yaml, "      - text: ");
    put_rich(maker, chance(maker, 10) ? between(maker, 80, 160) : between(maker, 3, 40));
    buf_putc(maker->yaml, '\n');
}

static void put_section_head(struct maker *maker, const char *before)
{
    static const char *const starts[] = {"auto", "page", "continue", "right"};
    buf_puts(maker->yaml, before);
    put_field(maker, "heading", between(maker, 1, 5), true);
    if (chance(maker, 20))
        put_field(maker, "    subtitle", between(maker, 1, 5), true);
    buf_printf(maker->yaml, "    page: %s\n    start: %s\n", chance(maker, 30) ? "wide" : "tall",
               starts[random_below(maker, 4)]);
    if (chance(maker, 10))
        buf_puts(maker->yaml, "    title_page: yes\n");
    if (chance(maker, 20))
        buf_puts(maker->yaml, "    layout: ./annex.yaml\n");
}

/* A section with sections within it, as deep as there are headings. */
static void put_nested(struct maker *maker)
{
    put_section_head(maker, "  - ");
    uint32_t deepest = between(maker, 1, 5);
    for (uint32_t depth = 1; depth <= deepest; depth++) {
        static const char blanks[] = "                                    ";
        const char *indent = blanks + sizeof(blanks) - 1 - 4 * depth;
        buf_printf(maker->yaml, "%ssections:\n%s  - ", indent, indent);
        bool headed = chance(maker, 85);
        if (headed) {
            put_field(maker, "heading", between(maker, 1, 3), true);
            buf_puts(maker->yaml, indent);
        }
        buf_puts(maker->yaml, headed ? "    text: " : "text: ");
        put_rich(maker, between(maker, 2, 30));
        buf_putc(maker->yaml, '\n');
    }
}

/* A key whose words are not those of the layout, so that its symbols are read too. */
void put_key(struct maker *maker)
{
    static const char *const statuses[][2] = {{"better", "Betterthantargetlimits"}, {"poor", "Poor(behindschedule)"}};
    buf_puts(maker->yaml, "      - key:\n");
    if (chance(maker, 60))
        put_field(maker, "          title", between(maker, 1, 5), true);
    buf_puts(maker->yaml, "          entries:\n");
    for (uint32_t n = between(maker, 1, 4); n > 0; n--) {
        uint32_t kind = random_below(maker, 3);
        if (kind < 2) {
            buf_printf(maker->yaml, "            - status: %s\n", statuses[kind][0]);
            buf_puts(maker->wanted, statuses[kind][1]);
        } else {
            buf_puts(maker->yaml, "            - flag: F\n");
            buf_puts(maker->wanted, "(F)");
        }
        put_field(maker, "              text", between(maker, 1, 12), true);
    }
    if (chance(maker, 40))
        put_field(maker, "          note", between(maker, 1, 12), true);
}

static void put_section(struct maker *maker)
{
    bool headed = chance(maker, 90);
    if (headed)
        put_section_head(maker, "  - ");
    buf_puts(maker->yaml, headed ? "    content:\n" : "  - content:\n");
    for (uint32_t n = between(maker, 1, 4); n > 0; n--) {
        uint32_t kind = random_below(maker, 100);
        if (kind < 35 && !maker->tiny)
            put_plain_table(maker);
        else if (kind < 45 && !maker->tiny)
            put_panel(maker);
        else if (kind < 58 && !maker->tiny)
            put_beside(maker);
        else if (kind < 68)
            put_figure(maker);
        else if (kind < 75)
            put_chart(maker);
        else if (kind < 82)
            put_key(maker);
        else
            put_text(maker);
    }
}

/* The layout's columns, or such of the report's own with heads of three levels. */
static void put_view_columns(struct maker *maker)
{
    bool own = chance(maker, 40);
    buf_printf(maker->wanted, "ReferenceDefinitionFirstSecond%sComparedEnglandMet", own ? "Outer" : "");
    if (!own)
        return;
    buf_puts(maker->yaml,
             "          columns:\n"
             "            - { title: Reference, show: ref, width: 36pt, row_header: yes }\n"
             "            - { title: \"*Definition*\", show: definition, width: 1fr }\n"
             "            - { title: First, show: actual, period: Q1, width: 40pt }\n"
             "            - { title: Second, show: [actual, status], period: Q2, width: 40pt, align: centre }\n"
             "            - { title: \"{comparator}\", group: [\"*Outer*\", Compared], show: comparator,\n"
             "                comparator: England, width: 40pt, period_in_head: no }\n"
             "            - { title: \"**Met**\", group: [\"*Outer*\", Compared], show: comparator,\n"
             "                comparator: Met, width: 40pt, period_in_head: no }\n");
}

/* Some of the rows below headings: a heading is one word. */
static void put_groups(struct maker *maker, uint32_t n, unsigned *headings)
{
    buf_puts(maker->yaml, "          groups:");
    for (uint32_t i = 0; i < n; i++) {
        bool begins = i == 0 || chance(maker, 30);
        if (begins) {
            buf_printf(maker->yaml, "%s\n            - { heading: \"*k%uq*\", refs: [", i > 0 ? "] }" : "",
                       maker->nwords);
            headings[i] = ++maker->nwords;
        }
        buf_printf(maker->yaml, "%sX%u", begins ? "" : ", ", maker->nindicators + i);
    }
    buf_puts(maker->yaml, "] }\n");
}

static void put_refs(struct maker *maker, uint32_t n)
{
    buf_puts(maker->yaml, "          refs: [");
    for (uint32_t i = 0; i < n; i++)
        buf_printf(maker->yaml, "%sX%u", i > 0 ? ", " : "", maker->nindicators + i);
    buf_puts(maker->yaml, "]\n");
}

/* Indicators stand apart from the section that shows them: last, so that the file is read in order. */
static void put_figure_section(struct maker *maker)
{
    unsigned headings[MOST_INDICATORS + 1] = {0};
    uint32_t n = between(maker, 1, MOST_INDICATORS);
    put_section_head(maker, "  - ");
    buf_puts(maker->yaml, "    content:\n      - indicators:\n");
    put_field(maker, "          title", between(maker, 1, 5), true);
    put_view_columns(maker);
    if (chance(maker, 40))
        put_groups(maker, n, headings);
    else
        put_refs(maker, n);
    buf_puts(maker->yaml, "indicators:\n");
    put_indicators(maker, n, headings);
}

/* --- the whole */

/* In points. */
struct room {
    uint32_t size, width, height, margin;
};

static struct room choose_room(struct maker *maker)
{
    maker->tiny = chance(maker, 10);
    if (maker->tiny)
        return (struct room){between(maker, 5, 7), between(maker, 110, 160), between(maker, 90, 140),
                             between(maker, 19, 22)};
    return (struct room){between(maker, 5, 9), between(maker, 300, 420), between(maker, 220, 420),
                         between(maker, 24, 34)};
}

static void put_pages(struct maker *maker, struct buf *out, const struct room *room)
{
    buf_printf(out, "page: tall\npages:\n  tall: { width: %upt, height: %upt, top: %upt, bottom: %upt,\n",
               room->width, room->height, room->margin, room->margin);
    buf_printf(out, "    inner: %upt, outer: %upt, mirrored: %s, gutter: %upt,\n", between(maker, 10, 20),
               between(maker, 10, 30), chance(maker, 50) ? "yes" : "no", random_below(maker, 12));
    buf_puts(out, "    head: { left: Running, right: \"Page {page}\", offset: 15pt");
    put_running_logo(maker, out);
    buf_puts(out, " },\n    foot: { left: \"\", offset: 12pt");
    put_running_logo(maker, out);
    bool turned = !maker->tiny && room->height > room->width;
    buf_printf(out, " } }\n  wide: { like: tall, width: %upt, height: %upt, turned: %s }\n",
               turned ? room->height : room->width + 130,
               turned ? room->width : room->height - (maker->tiny ? 0 : 20), turned ? "yes" : "no");
    buf_printf(out, "print: { greyscale: %s, even_pages: %s }\n", chance(maker, 25) ? "yes" : "no",
               chance(maker, 25) ? "yes" : "no");
}

static void put_type(struct buf *out, uint32_t size)
{
    buf_printf(out, "text:\n  body: { size: %upt, leading: %upt, after: 3pt, measure: 0pt }\n", size,
               size * 4 / 3 + 1);
    buf_printf(out, "  heading-1: { size: %upt, leading: %upt, before: 6pt, after: 4pt }\n", size + 4,
               size * 3 / 2 + 6);
    buf_printf(out, "  block-title: { size: %upt, leading: %upt, before: 6pt, after: 4pt }\n", size + 4,
               size * 3 / 2 + 6);
    for (unsigned level = 2; level <= 4; level++)
        buf_printf(out, "  heading-%u: { size: %upt, leading: %upt, before: 4pt, after: 2pt }\n", level, size + 1,
                   size * 3 / 2 + 2);
    static const char *const small[] = {"cell",       "comment",     "group-heading", "note",
                                        "running",    "caption",     "chart-label",   "chart-key",
                                        "panel-text", "exempt-mark", "exempt-label"};
    for (unsigned i = 0; i < sizeof(small) / sizeof(small[0]); i++)
        buf_printf(out, "  %s: { size: %upt, leading: %upt }\n", small[i], size, size * 4 / 3 + 1);
    buf_printf(out, "  cell-head: { size: %upt, leading: %upt, after: 0pt }\n", size, size * 4 / 3 + 1);
}

static void put_tables(struct maker *maker, struct buf *out)
{
    buf_printf(out, "tables:\n  table: { pad_x: 2pt, pad_y: %upt, split_over: %u, zebra_fill: tint, frame: %s }\n",
               between(maker, 1, 3), random_below(maker, 101), chance(maker, 70) ? "grid" : "rows");
    buf_puts(out,
             "  indicators:\n    columns:\n"
             "      - { title: Reference, show: ref, width: 36pt, row_header: yes }\n"
             "      - { title: Definition, show: definition, width: 1fr }\n"
             "      - { title: First, show: actual, period: Q1, width: 40pt }\n"
             "      - { title: Second, show: [actual, status], period: Q2, width: 40pt, align: centre }\n"
             "      - { title: \"{comparator}\", group: Compared, show: comparator, comparator: England,\n"
             "          width: 40pt, period_in_head: no }\n"
             "      - { title: \"{comparator}\", group: Compared, show: comparator, comparator: Met, width: 40pt,\n"
             "          period_in_head: no }\n");
}

static const char *const aligns[] = {"left", "centre", "right"};

/* Other pages, type and tables; what the report is read as stays the same. */
static void put_annex(struct maker *maker, struct buf *out, const struct room *room)
{
    buf_printf(out, "extends: ./house.yaml\npage: wide\npages: { wide: { width: %upt } }\n",
               room->width + between(maker, 0, 90));
    buf_printf(out, "text: { body: { family: Liberation Serif, size: %upt, leading: %upt } }\n", room->size + 1,
               room->size * 4 / 3 + 3);
    buf_printf(out, "tables: { table: { pad_x: 1pt, frame: %s, repeat_head: %s } }\n",
               chance(maker, 50) ? "grid" : "none", chance(maker, 70) ? "yes" : "no");
    buf_printf(out, "figures: { align: %s }\nprint: { greyscale: yes, even_pages: yes }\n",
               aligns[random_below(maker, 3)]);
}

static void put_layouts(struct maker *maker, struct random_report *report, bool cover)
{
    struct buf *out = &report->layout;
    struct room room = choose_room(maker);
    buf_puts(out, "extends: base\nlists: { indent: 8pt, decimal: \"{n}.\" }\n");
    buf_printf(out, "columns: { gap: %upt }\n", random_below(maker, 20));
    buf_puts(out, "exempt: { mark: NFP, mark_offset: 7pt }\n");
    put_pages(maker, out, &room);
    put_type(out, room.size);
    put_front(maker, out, cover);
    put_tables(maker, out);
    buf_printf(
        out,
        "panels: { group_width: 16pt, keep_together: %s, beside_gap: %upt, table_share: %u, chart_height: %upt }\n",
        chance(maker, 60) ? "yes" : "no", random_below(maker, 15), between(maker, 60, 75), between(maker, 40, 120));
    maker->caption_above = chance(maker, 40);
    buf_printf(out, "figures: { caption_above: %s, align: %s }\n", maker->caption_above ? "yes" : "no",
               aligns[random_below(maker, 3)]);
    put_annex(maker, &report->annex, &room);
}

void random_report_make(struct random_report *report, uint64_t seed)
{
    memset(report, 0, sizeof(*report));
    struct maker maker = {.state = seed, .yaml = &report->yaml, .wanted = &report->wanted};
    bool cover = chance(&maker, 25);
    put_layouts(&maker, report, cover);
    buf_printf(&report->yaml,
               "report: { title: Random, organisation: Us, layout: ./house.yaml, cover: %s, page_start: %u }\n"
               "periods: { Q1: First, Q2: Second }\n"
               "comparators: { England: England, Met: Met }\n"
               "flags: { F: Provisional }\n"
               "sections:\n",
               cover ? "yes" : "no", between(&maker, 1, 4));
    for (uint32_t n = between(&maker, 1, 5); n > 0; n--) {
        if (chance(&maker, 20))
            put_nested(&maker);
        else
            put_section(&maker);
    }
    if (!maker.tiny && chance(&maker, 70))
        put_figure_section(&maker);
    else if (maker.charted.len > 0)
        buf_puts(&report->yaml, "indicators:\n");
    buf_put(&report->yaml, maker.charted.bytes, maker.charted.len);
    if (maker.notes.len > 0) {
        buf_puts(&report->yaml, "notes:\n");
        buf_put(&report->yaml, maker.notes.bytes, maker.notes.len);
    }
    buf_free(&maker.charted);
    buf_free(&maker.notes);
}

void random_report_write(const struct random_report *report, const struct folder *folder)
{
    char annex[sizeof(folder->path) + 20];
    snprintf(annex, sizeof(annex), "%s/annex.yaml", folder->path);
    write_file(folder->report, &report->yaml);
    write_file(folder->layout, &report->layout);
    write_file(annex, &report->annex);
}

void random_report_free(struct random_report *report)
{
    buf_free(&report->yaml);
    buf_free(&report->annex);
    buf_free(&report->layout);
    buf_free(&report->wanted);
}
