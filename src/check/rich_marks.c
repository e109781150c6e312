#include "check/rich_int.h"

#include <string.h>

#include "base/ascii.h"

/* List styles and indents that are followed at the same time while lettered lists are looked for. */
#define LETTER_LISTS 8

/* Bytes that are searched for the star that closes emphasis. */
#define EMPHASIS_REACH 400

struct letter_list { /* lines "a) ...", "b) ..." or "i) ...", "ii) ..." of one indent and style */
    uint32_t indent;
    uint32_t at; /* of the first line's letter */
    char style;  /* of struct rich_label */
    bool roman;
    uint32_t expected; /* number of the next item */
};

struct scan {
    struct reader *reader;
    const struct node *node;
    struct str text;
    char *masked;
    bool lines;
    struct letter_list letters[LETTER_LISTS];
    unsigned nletters;
    unsigned nreports;
    uint32_t emphasis; /* after the star that opened emphasis in this paragraph; 0: none is open */
    uint32_t closer;   /* the star that closes it, where it has been looked for */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_letter(char c)
{
    return is_lower(c) || (c >= 'A' && c <= 'Z');
}

/* Part of a word: letters, digits, and all that is not ASCII. */
static bool is_word(char c)
{
    return is_letter(c) || ascii_is_digit(c) || (unsigned char)c >= 0x80;
}

/* The byte at i, or a blank outside the text. */
static char char_at(struct str text, int64_t i)
{
    return i >= 0 && i < (int64_t)text.len ? text.s[i] : ' ';
}

static uint32_t line_end(struct str text, uint32_t at)
{
    const char *nl = memchr(text.s + at, '\n', text.len - at);
    return nl ? (uint32_t)(nl - text.s) : text.len;
}

uint32_t rich_note_end(struct str text, uint32_t at)
{
    uint32_t i = at + 2;
    while (i < text.len && text.s[i] != ']' && text.s[i] != '[' && text.s[i] != '\n')
        i++;
    return i < text.len && text.s[i] == ']' && i > at + 2 ? i + 1 : at;
}

uint32_t rich_ref_end(struct str text, uint32_t at)
{
    uint32_t i = at + 2;
    while (i < text.len && text.s[i] != ']' && text.s[i] != '[' && text.s[i] != '\n')
        i++;
    return i + 1 < text.len && text.s[i] == ']' && text.s[i + 1] == ']' && i > at + 2 ? i + 2 : at;
}

uint32_t rich_symbol_end(struct str text, uint32_t at)
{
    bool name = char_at(text, (int64_t)at + 1) == '#';
    uint32_t from = at + 1 + name;
    uint32_t i = from;
    while (i < text.len && (is_word(text.s[i]) || text.s[i] == '-' || text.s[i] == '_'))
        i++;
    bool number = !name && ascii_is_digit(char_at(text, from));
    return i < text.len && text.s[i] == '}' && i > from && !number ? i + 1 : at;
}

static void fill(struct scan *scan, uint32_t from, uint32_t to, enum mask mask)
{
    memset(scan->masked + from, (int)mask, to - from);
}

static void report_unclosed(struct scan *scan, uint32_t at, const char *mark, const char *help)
{
    struct diags *diags = scan->reader->diags;
    if (scan->nreports++ >= RICH_MAX_REPORTS)
        return;
    struct mark place = node_mark_at(diags->sources, scan->node, at);
    struct diag *diag = diag_at(diags, DIAG_UNCLOSED_MARK, place, "`%s` is not closed", mark);
    diag_help(diags, diag, "%s", help);
}

/* [^id], [[id]], [words]{lang=cy}. Returns where to go on. */
static uint32_t mask_bracket(struct scan *scan, uint32_t at)
{
    struct str text = scan->text;
    char next = char_at(text, (int64_t)at + 1);
    if (next == '^' || next == '[') {
        uint32_t end = next == '^' ? rich_note_end(text, at) : rich_ref_end(text, at);
        if (end > at) {
            fill(scan, at, end, MASK_TEXT);
            scan->masked[at] = next == '^' ? MASK_NOTE : MASK_REF;
            return end;
        }
        if (next == '^') {
            report_unclosed(scan, at, "[^",
                            "write the note's name and `]`, such as `[^1]`; for the characters themselves, `\\[\\^`");
            return at + 2;
        }
        return at + 1;
    }
    uint32_t close = at + 1;
    while (close < text.len && text.s[close] != ']' && text.s[close] != '[' && text.s[close] != '\n')
        close++;
    struct str rest = str_sub(text, close, text.len - close);
    int64_t brace = str_starts(rest, "]{lang=") ? str_find(str_sub(rest, 0, 48), "}", 7) : -1;
    if (brace > 0) {
        struct str tag = str_sub(rest, 7, (uint32_t)brace - 7);
        if (!rich_is_language(tag) && scan->nreports++ < RICH_MAX_REPORTS)
            rich_report_language(scan->reader->diags, tag,
                                 node_mark_at(scan->reader->diags->sources, scan->node, close + 7));
        scan->masked[at] = MASK_LANG;
        scan->masked[close] = MASK_LANG_END;
        fill(scan, close + 1, close + (uint32_t)brace + 1, MASK_SKIP);
    }
    return at + 1;
}

/* {name}. Behind a bracket that is no mark of ours, braces are Markdown of other programs, which is reported later.
 */
static uint32_t mask_symbol(struct scan *scan, uint32_t at)
{
    uint32_t end = at > 0 && scan->masked[at - 1] == ']' ? at : rich_symbol_end(scan->text, at);
    if (end == at)
        return at + 1;
    fill(scan, at, end, MASK_TEXT);
    scan->masked[at] = MASK_SYMBOL;
    return end;
}

/* ^words^: no white space inside. */
static uint32_t mask_super(struct scan *scan, uint32_t at)
{
    uint32_t end = at + 1;
    while (end < scan->text.len && !is_space(scan->text.s[end]) && scan->text.s[end] != '^')
        end++;
    if (end < scan->text.len && scan->text.s[end] == '^' && end > at + 1) {
        scan->masked[at] = MASK_SUPER;
        scan->masked[end] = MASK_SUPER_END;
    } else {
        scan->masked[at] = MASK_TEXT;
        report_unclosed(scan, at, "^",
                        "close it after the raised characters: `31^st^`; for the character itself, `\\^`");
    }
    return at + 1;
}

/* ~words~ directly after a character; ~ before a figure ("~50") stays text, and so does ~~. */
static uint32_t mask_sub(struct scan *scan, uint32_t at)
{
    struct str text = scan->text;
    uint32_t end = at + 1;
    if (char_at(text, end) == '~') {
        while (char_at(text, end) == '~')
            end++;
        fill(scan, at, end, MASK_TEXT);
        return end;
    }
    scan->masked[at] = MASK_TEXT;
    if (!is_word(char_at(text, (int64_t)at - 1)) && char_at(text, (int64_t)at - 1) != ')')
        return at + 1;
    while (end < text.len && !is_space(text.s[end]) && text.s[end] != '~')
        end++;
    if (end < text.len && text.s[end] == '~') {
        scan->masked[at] = MASK_SUB;
        scan->masked[end] = MASK_SUB_END;
        return at + 1;
    }
    return at + 1;
}

/* A run of stars. */
struct stars {
    uint32_t at, end;
    char before, after;
    bool grade; /* the A before it is a word of its own, so that it may be the grade A* */
};

static struct stars stars_at(struct str text, uint32_t at)
{
    struct stars stars = {.at = at, .end = at, .before = char_at(text, (int64_t)at - 1)};
    int64_t inner = 0; /* stars before the A */
    while (char_at(text, stars.end) == '*')
        stars.end++;
    stars.after = char_at(text, stars.end);
    while (char_at(text, (int64_t)at - 2 - inner) == '*')
        inner++;
    char outer = char_at(text, (int64_t)at - 2 - inner);
    stars.grade = stars.before == 'A' && !is_word(char_at(text, (int64_t)at - 2)) &&
                  char_at(text, (int64_t)at - 2) != '_' && (inner == 0 || inner == 2 || is_word(outer));
    return stars;
}

static bool stars_open(const struct stars *stars)
{
    return stars->end - stars->at == 1 && !is_word(stars->before) && is_word(stars->after) &&
           !ascii_is_digit(stars->after);
}

static bool stars_close(const struct stars *stars)
{
    return stars->end - stars->at == 1 && !is_space(stars->before) && !is_word(stars->after);
}

/* The next star in the paragraph that closes emphasis and makes no grade, before another opens; 0: none. */
static uint32_t find_closer(struct str text, uint32_t from)
{
    for (uint32_t i = from; i < text.len && i - from < EMPHASIS_REACH; i++) {
        if (text.s[i] == '\n' && char_at(text, (int64_t)i + 1) == '\n')
            return 0;
        if (text.s[i] != '*')
            continue;
        struct stars stars = stars_at(text, i);
        if (stars_open(&stars))
            return 0;
        if (stars_close(&stars) && !stars.grade)
            return i;
        i = stars.end;
    }
    return 0;
}

/* Whether the star after an A closes emphasis rather than making a grade of it: emphasis is open in this paragraph,
 * and no other star closes it. */
static bool closes_emphasis(struct scan *scan, const struct stars *stars)
{
    struct str after = str_sub(scan->text, stars->end, 3);
    if (scan->emphasis == 0 || str_starts(after, "-") || str_starts(after, "/") || str_starts(after, "\xe2\x80\x93"))
        return false;
    if (str_find(str_sub(scan->text, scan->emphasis, stars->at - scan->emphasis), "\n\n", 0) >= 0) {
        scan->emphasis = 0;
        return false;
    }
    if (scan->closer <= stars->at)
        scan->closer = find_closer(scan->text, stars->end);
    return scan->closer == 0;
}

/* A star is text inside a word (5*3, A*A*A) and after the grade A (A*-C). */
static uint32_t mask_star(struct scan *scan, uint32_t at)
{
    struct stars stars = stars_at(scan->text, at);
    bool single = stars.end - at == 1;
    bool inside = is_word(stars.before) && is_word(stars.after);
    if (single && (inside || (stars.grade && !closes_emphasis(scan, &stars))))
        scan->masked[at] = MASK_TEXT;
    else if (stars_open(&stars) && scan->emphasis == 0)
        scan->emphasis = at + 1;
    else if (stars_close(&stars))
        scan->emphasis = 0;
    return stars.end;
}

/* Where an address ends that begins at `at`, or `at` when none does: nothing inside it is a mark. */
static uint32_t skip_address(struct str text, uint32_t at)
{
    struct str rest = str_sub(text, at, text.len - at);
    uint32_t end = at;
    bool word = at > 0 && is_word(text.s[at - 1]);
    if (!word && (str_starts(rest, "http://") || str_starts(rest, "https://") || str_starts(rest, "ftp://") ||
                  str_starts(rest, "www."))) {
        while (end < text.len && !is_space(text.s[end]) && !strchr("<>[]", text.s[end]))
            end++;
    } else if (str_starts(rest, "](")) {
        unsigned depth = 0;
        for (end = at + 1; end < text.len && !is_space(text.s[end]); end++) {
            depth += text.s[end] == '(';
            if (text.s[end] == ')' && --depth == 0)
                break;
        }
    } else if (str_starts(rest, "<") && is_letter(char_at(text, (int64_t)at + 1))) {
        for (end = at + 1; end < text.len && !is_space(text.s[end]) && !strchr("<>", text.s[end]);)
            end++;
        end = char_at(text, end) == '>' ? end : at;
    }
    return end;
}

/* `1.` `12)` at `at`: the offset of the delimiter, or 0. */
static uint32_t number_delimiter(struct str text, uint32_t at)
{
    uint32_t i = at;
    while (ascii_is_digit(char_at(text, i)))
        i++;
    char after = char_at(text, (int64_t)i + 1);
    return i > at && (char_at(text, i) == '.' || char_at(text, i) == ')') && is_space(after) ? i : 0;
}

/* Pandoc's way to write a note's text, which has its own place here. */
static void check_note_text(struct scan *scan, uint32_t at)
{
    uint32_t end = char_at(scan->text, at) == '[' && char_at(scan->text, (int64_t)at + 1) == '^'
                       ? rich_note_end(scan->text, at)
                       : at;
    if (end == at || char_at(scan->text, end) != ':' || scan->nreports++ >= RICH_MAX_REPORTS)
        return;
    struct diags *diags = scan->reader->diags;
    struct str id = str_sub(scan->text, at + 2, end - at - 3);
    struct diag *diag = diag_at(diags, DIAG_MARKDOWN, node_mark_at(diags->sources, scan->node, at),
                                "the text of note `" PRIstr "` cannot stand here", STR_ARG(id));
    diag_help(diags, diag, "write it under `notes:` in the file's first level, as `" PRIstr ": ...`", STR_ARG(id));
}

/* A line of one-line text: nothing at its start opens a block. */
static void mask_line_start(struct scan *scan, uint32_t at)
{
    struct str text = scan->text;
    char c = char_at(text, at);
    char next = char_at(text, (int64_t)at + 1);
    uint32_t delimiter = number_delimiter(text, at);
    if (c == '-' || c == '+' || c == '#' || c == '>' || c == '=' || (c == '*' && (is_space(next) || next == '*')) ||
        (c == '_' && next == '_')) {
        uint32_t end = at;
        while (char_at(text, end) == c)
            end++;
        bool bare = is_space(char_at(text, end));
        if ((c != '*' && c != '_') || bare)
            fill(scan, at, end, MASK_TEXT);
    } else if (delimiter) {
        scan->masked[delimiter] = MASK_TEXT;
    }
}

/* Turns recognised letters into the number 1 (of as many digits), so that md4c reads a numbered list: items that
 * begin with 1 may stand directly below other text. */
static void mask_label(struct scan *scan, char style, uint32_t from, uint32_t to)
{
    memset(scan->masked + from, '0', to - from);
    scan->masked[to - 1] = '1';
    if (style == '(') {
        scan->masked[from - 1] = ' ';
        scan->masked[to] = '.';
    }
}

/* The list that goes on with this label; one of letters first, since `i` comes after `h`, too. */
static struct letter_list *find_letters(struct scan *scan, const struct rich_label *label, uint32_t indent)
{
    struct letter_list *found = NULL;
    for (unsigned i = 0; i < scan->nletters; i++) {
        struct letter_list *list = &scan->letters[i];
        uint32_t number = list->roman ? label->roman : label->letter;
        bool same = list->indent == indent && list->style == label->style;
        if (same && number == list->expected && (!found || !list->roman))
            found = list;
    }
    return found;
}

/* The list that may begin with this label, `a` or `i`, in place of one that looked the same. */
static void begin_letters(struct scan *scan, const struct rich_label *label, uint32_t indent)
{
    bool roman = label->roman == 1;
    struct letter_list *list = NULL;
    if (label->letter != 1 && !roman)
        return;
    for (unsigned i = 0; i < scan->nletters; i++) {
        struct letter_list *other = &scan->letters[i];
        if (other->indent == indent && other->style == label->style && other->roman == roman)
            list = other;
    }
    if (!list && scan->nletters < LETTER_LISTS)
        list = &scan->letters[scan->nletters++];
    if (list)
        *list = (struct letter_list){indent, label->from, label->style, roman, 2};
}

/* Lines that begin a) b) c), a. b. c. or (a) (b) (c), or so with i ii iii, at one indent and in sequence, are a list.
 */
static void mask_letters(struct scan *scan, uint32_t line, uint32_t at)
{
    struct rich_label label;
    if (!rich_label_at(scan->text, at, &label))
        return;
    struct letter_list *list = find_letters(scan, &label, at - line);
    if (!list) {
        begin_letters(scan, &label, at - line);
        return;
    }
    if (list->expected == 2)
        mask_label(scan, list->style, list->at, list->at + 1);
    mask_label(scan, label.style, label.from, label.to);
    list->expected++;
}

static void mask_line(struct scan *scan, uint32_t line)
{
    uint32_t at = line;
    while (char_at(scan->text, at) == ' ' && at < scan->text.len)
        at++;
    check_note_text(scan, at);
    if (scan->lines) {
        mask_line_start(scan, at);
        return;
    }
    mask_letters(scan, line, at);
    uint32_t delimiter = number_delimiter(scan->text, at);
    if (delimiter > at + 3) { /* a year that ends a sentence */
        scan->masked[delimiter] = MASK_TEXT;
    }
}

/* A backslash, and what it makes text. */
static uint32_t mask_escape(struct scan *scan, uint32_t at)
{
    char next = char_at(scan->text, (int64_t)at + 1);
    char after = char_at(scan->text, (int64_t)at + 2);
    if (scan->lines && (at + 1 == scan->text.len || next == '\n')) {
        scan->masked[at] = MASK_SKIP;
        return at + 1;
    }
    if (next == '[' && (after == '^' || after == '[')) {
        scan->masked[at + 2] = MASK_TEXT;
        return at + 3;
    }
    return at + (next == '\n' ? 1 : 2);
}

static uint32_t mask_one(struct scan *scan, uint32_t at)
{
    char c = scan->text.s[at];
    bool may_begin = c == 'h' || c == 'f' || c == 'w' || c == ']' || c == '<';
    uint32_t end = may_begin ? skip_address(scan->text, at) : at;
    if (end > at)
        return end;
    switch (c) {
    case '\\':
        return mask_escape(scan, at);
    case ']': /* [label]: defines a link in CommonMark, and vanishes; here it is text */
        if (char_at(scan->text, (int64_t)at + 1) == ':')
            scan->masked[at] = MASK_TEXT;
        return at + 1;
    case '[':
        return mask_bracket(scan, at);
    case '{':
        return mask_symbol(scan, at);
    case '^':
        return mask_super(scan, at);
    case '~':
        return mask_sub(scan, at);
    case '*':
        return mask_star(scan, at);
    default:
        return at + 1;
    }
}

void rich_mask(struct reader *reader, const struct node *node, bool lines, char *masked)
{
    struct scan scan = {.reader = reader, .node = node, .text = node_text(node), .masked = masked, .lines = lines};
    for (uint32_t i = 0; i < scan.text.len; i++) {
        unsigned char c = (unsigned char)scan.text.s[i];
        if (c < 0x20 && c != '\n' && c != '\t')
            masked[i] = MASK_TEXT;
    }
    for (uint32_t line = 0; line < scan.text.len; line = line_end(scan.text, line) + 1)
        mask_line(&scan, line);
    for (uint32_t at = 0; at < scan.text.len;) {
        bool done = masked[at] != scan.text.s[at] && masked[at] < 0x20;
        at = done ? at + 1 : mask_one(&scan, at);
    }
}
