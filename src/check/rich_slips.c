/* What looks like Markdown, or like a list or table pasted from elsewhere, but is printed as it stands. */
#include <string.h>

#include "base/ascii.h"
#include "check/rich.h"
#include "check/rich_int.h"

/* Bytes that are searched for the bracket which belongs to `](`. */
#define LINK_REACH 300

struct slips {
    struct reader *reader;
    const struct node *node;
    struct str text; /* of the node */
    unsigned nreports;
};

static struct diag *report(struct slips *slips, uint32_t at, const char *what, const char *help)
{
    struct diags *diags = slips->reader->diags;
    if (slips->nreports++ >= RICH_MAX_REPORTS)
        return NULL;
    struct diag *diag = diag_at(diags, DIAG_MARKDOWN_SLIP, node_mark_at(diags->sources, slips->node, at), "%s", what);
    diag_help(diags, diag, "%s", help);
    return diag;
}

static char byte_at(struct str text, int64_t i)
{
    return i >= 0 && i < (int64_t)text.len ? text.s[i] : ' ';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* ---- marks that remain in the printed words ---- */

/* `**bold` at the beginning of a word; `78.2%**` and `** provisional` are notes of the old kind. */
static void check_stars(struct slips *slips, uint32_t at)
{
    char before = byte_at(slips->text, (int64_t)at - 1);
    bool joined = before == '*' || before == '\\' || before == '%' || before == ')';
    if (joined || is_letter(before) || ascii_is_digit(before) || !is_letter(byte_at(slips->text, (int64_t)at + 2)))
        return;
    report(slips, at, "these stars are printed as they stand: the bold type is not closed",
           "write `**words**`, without a blank inside the stars; for the characters themselves, `\\*\\*`");
}

/* The [ that belongs to the ] at `at`, or `at` when there is none, or it is meant as text. */
static uint32_t find_open(struct str text, uint32_t at)
{
    for (uint32_t i = at; i > 0 && at - i < LINK_REACH && text.s[i - 1] != '\n'; i--) {
        if (text.s[i - 1] == '[')
            return byte_at(text, (int64_t)i - 2) == '\\' ? at : i - 1;
    }
    return at;
}

static void check_bracket(struct slips *slips, uint32_t at)
{
    uint32_t open = find_open(slips->text, at);
    bool brace = byte_at(slips->text, (int64_t)at + 1) == '{';
    if (at - open < 2 || byte_at(slips->text, (int64_t)at - 1) == '\\')
        return;
    uint32_t inside = at + 2;
    while (byte_at(slips->text, inside) == ':' || (inside < slips->text.len && ascii_is_blank(slips->text.s[inside])))
        inside++;
    if (brace && is_letter(byte_at(slips->text, inside)))
        report(slips, at + 1, "these braces are printed as they stand",
               "only a language can stand here, such as `[Cymru]{lang=cy}`");
    else if (!brace)
        report(slips, open, "this is printed as it stands, since it is not a whole link",
               "write `[words](https://...)`, without blanks in the address; for the characters themselves, `\\[`");
}

static void check_run(struct slips *slips, const struct run *run)
{
    for (uint32_t i = 0; i + 1 < run->text.len; i++) {
        char c = run->text.s[i];
        char next = run->text.s[i + 1];
        if (c == '*' && next == '*')
            check_stars(slips, run->offset + i++);
        else if (c == ']' && (next == '(' || next == '{'))
            check_bracket(slips, run->offset + i);
    }
}

/* ---- lines ---- */

struct line {
    uint32_t start, first, end; /* first: of its characters that is no blank */
};

static struct line line_at(struct str text, uint32_t start)
{
    const char *nl = memchr(text.s + start, '\n', text.len - start);
    struct line line = {start, start, nl ? (uint32_t)(nl - text.s) : text.len};
    while (line.first < line.end && ascii_is_blank(text.s[line.first]))
        line.first++;
    return line;
}

/* Signs that other programs put before the items of a list. After a dash or a middle dot a blank follows. */
static const char *const bullets[] = {"\xe2\x80\xa2", "\xe2\x80\xa3", "\xe2\x97\xa6", "\xe2\x96\xaa", "\xe2\x96\xab",
                                      "\xe2\x96\xa0", "\xe2\x97\x8f", "\xe2\x97\x8b", "\xe2\x96\xba", "\xe2\x9e\xa2",
                                      "\xef\x82\xb7", "\xef\x82\xa7", "\xc2\xb7",     "\xe2\x80\x93", "\xe2\x80\x94"};
enum { NBULLETS = sizeof(bullets) / sizeof(bullets[0]), NSURE = NBULLETS - 3 };

static int find_bullet(struct str text, const struct line *line)
{
    struct str rest = str_sub(text, line->first, line->end - line->first);
    for (int i = 0; i < NBULLETS && rest.len && (unsigned char)rest.s[0] >= 0x80; i++) {
        uint32_t n = (uint32_t)strlen(bullets[i]);
        if (str_starts(rest, bullets[i]) && n < rest.len && (i < NSURE || ascii_is_blank(rest.s[n])))
            return i;
    }
    return -1;
}

/* Lines that begin with the sign of a list in a text of several lines: one of the sure ones, two of the others. */
static void check_bullets(struct slips *slips)
{
    uint32_t first[NBULLETS];
    unsigned count[NBULLETS] = {0};
    uint32_t lines = 0;
    for (uint32_t start = 0; start < slips->text.len;) {
        struct line line = line_at(slips->text, start);
        int bullet = find_bullet(slips->text, &line);
        lines += line.first < line.end;
        if (bullet >= 0 && count[bullet]++ == 0)
            first[bullet] = line.first;
        start = line.end + 1;
    }
    for (int i = 0; i < NBULLETS; i++) {
        if (lines > 1 && count[i] > (i < NSURE ? 0 : 1)) {
            report(slips, first[i], "this sign does not begin an item of a list: the lines run on as one paragraph",
                   "begin each item with `- `");
            return;
        }
    }
}

static bool is_row(struct str text, const struct line *line)
{
    struct str rest = str_sub(text, line->first, line->end - line->first);
    return str_find(rest, " | ", 0) > 0 || (rest.len > 1 && rest.s[0] == '|');
}

static void check_rows(struct slips *slips)
{
    bool above = false;
    for (uint32_t start = 0; start < slips->text.len;) {
        struct line line = line_at(slips->text, start);
        bool row = is_row(slips->text, &line);
        if (row && above) {
            report(slips, line.first, "lines with `|` make no table in a text: they run on as one paragraph",
                   "write the table as an item of `content`: `- table:` with `columns` and `rows`");
            return;
        }
        above = row;
        start = line.end + 1;
    }
}

/* Whether the line begins like an item: `- `, `2. `, `a) `, `(ii) `. */
static bool is_item(struct str text, const struct line *line)
{
    struct rich_label label;
    uint32_t at = line->first;
    char mark = byte_at(text, at);
    if (mark == '-' || mark == '*' || mark == '+')
        return ascii_is_blank(byte_at(text, (int64_t)at + 1));
    while (at < line->end && ascii_is_digit(text.s[at]))
        at++;
    if (at == line->first)
        return rich_label_at(text, at, &label) && label.to + 1 < line->end;
    return (byte_at(text, at) == '.' || byte_at(text, at) == ')') && ascii_is_blank(byte_at(text, (int64_t)at + 1));
}

/* A line directly below an item within an item, and no further to the right than that one's mark: CommonMark joins it
 * to the item's text. */
static void check_joined(struct slips *slips)
{
    bool in_list = false;
    bool nested = false; /* the line above belongs to an item within an item */
    uint32_t outer = 0;  /* indent of the list's first level, and of the last item */
    uint32_t last = 0;
    for (uint32_t start = 0; start < slips->text.len;) {
        struct line line = line_at(slips->text, start);
        uint32_t indent = line.first - line.start;
        if (line.first == line.end) {
            nested = false;
        } else if (is_item(slips->text, &line)) {
            outer = !in_list || indent < outer ? indent : outer;
            in_list = true;
            nested = indent >= outer + 2;
            last = indent;
        } else if (nested && indent <= last) {
            report(slips, line.first, "this line runs on with the item above it",
                   "put a blank line above it; if it belongs to the item, indent it further");
            nested = false;
        } else if (!nested && indent <= outer) {
            in_list = false;
        }
        start = line.end + 1;
    }
}

/* "i. e. the others" */
static bool is_abbreviation(struct str text, const struct line *line)
{
    struct rich_label first, second;
    return rich_label_at(text, line->first, &first) && rich_label_at(text, first.to + 2, &second);
}

/* Lines that look like items directly below other words, and run on with them: no list goes on or begins there. */
static void check_labels(struct slips *slips, const struct rich *rich)
{
    bool above = false;
    uint32_t block = 0;
    for (uint32_t start = 0; start < slips->text.len;) {
        struct line line = line_at(slips->text, start);
        while (block < rich->nblocks &&
               (rich->blocks[block].nruns == 0 || rich->blocks[block].runs[0].offset < start))
            block++;
        bool begins = block < rich->nblocks && rich->blocks[block].runs[0].offset <= line.end;
        bool year = ascii_is_digit(byte_at(slips->text, line.first)) &&
                    ascii_is_digit(byte_at(slips->text, (int64_t)line.first + 2));
        if (above && !begins && !year && !is_abbreviation(slips->text, &line) && is_item(slips->text, &line))
            report(
                slips, line.first, "this line runs on with the words above it: it is no item of a list",
                "put a blank line above it and begin the list with 1, a or i, each item at the same indent; where it "
                "is no list, put a backslash before the stop or bracket");
        above = line.first < line.end;
        start = line.end + 1;
    }
}

/* An asterisk that explains one in a table makes a bullet of its text. */
static void check_asterisk(struct slips *slips, const struct rich *rich)
{
    struct line line = line_at(slips->text, 0);
    if (rich->nblocks == 1 && rich->blocks[0].kind == RICH_ITEM && byte_at(slips->text, line.first) == '*')
        report(slips, line.first, "this text is a list of one item, so the asterisk is printed as a bullet",
               "where it explains an asterisk, write `\\*`; for a list of one item, `- `");
}

void rich_report_slips(struct reader *reader, const struct rich *rich, bool lines)
{
    struct slips slips = {.reader = reader, .node = rich->node, .text = node_text(rich->node)};
    for (uint32_t i = 0; i < rich->nblocks; i++) {
        for (uint32_t j = 0; j < rich->blocks[i].nruns; j++) {
            if (rich->blocks[i].runs[j].kind == RUN_TEXT)
                check_run(&slips, &rich->blocks[i].runs[j]);
        }
    }
    if (!lines) {
        check_bullets(&slips);
        check_rows(&slips);
        check_joined(&slips);
        check_labels(&slips, rich);
        check_asterisk(&slips, rich);
    }
}
