#include "check/rich.h"

#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/roman.h"
#include "base/source.h"
#include "base/sys.h"
#include "check/rich_int.h"

/* Levels of lists within one another that can be printed. */
#define LIST_DEPTH 6

/* md4c 0.4.8 looks at bytes after the end of some texts, such as `[](`: line ends stand there for it to find. */
#define PADDING 16

#define MD_FLAGS (MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_NOINDENTEDCODEBLOCKS)

struct list_level {
    uint32_t next; /* number of the next item */
    uint8_t marker;
    bool first;   /* no item has been printed */
    bool pending; /* an item has begun, and its marker is not printed */
};

/* One text between md4c's callbacks and the rich text. */
struct build {
    struct reader *reader;
    const struct node *node;
    struct str text; /* of the node */
    char *masked;    /* what md4c reads */
    char *out;       /* what runs borrow when soft line ends have become blanks; NULL: they borrow `text` */
    bool lines;
    struct rich_block *blocks; /* on the heap, and copied at the end: most texts are short */
    struct run *runs;
    uint32_t nblocks, cap_blocks, nruns, cap_runs;
    uint32_t block_start; /* index of the open block's first run */
    bool open;
    bool soft;            /* a soft line end is to be printed as a blank before the next run */
    uint32_t end;         /* where the last run ended, in the text */
    uint8_t bold, italic; /* how many enclose us */
    uint8_t raised;       /* RUN_SUPER, RUN_SUB */
    struct str url, lang;
    const struct run_extra *extra; /* for url and lang */
    struct list_level levels[LIST_DEPTH];
    unsigned depth;      /* may exceed LIST_DEPTH: reported */
    const char *refused; /* what the block or span is that cannot be printed; reported at its first text */
    const char *refused_help;
    bool refused_line; /* it is a whole line or more */
    unsigned nreports;
    bool wordless;        /* inside a link that has no words yet */
    bool html, html_told; /* inside a block of HTML */
};

/* ---- messages ---- */

static void report(struct build *build, uint32_t offset, const char *what, const char *help)
{
    struct diags *diags = build->reader->diags;
    if (build->nreports++ >= RICH_MAX_REPORTS)
        return;
    struct mark mark = node_mark_at(diags->sources, build->node, offset);
    struct diag *diag = diag_at(diags, DIAG_MARKDOWN, mark, "%s cannot be printed here", what);
    diag_help(diags, diag, "%s", help);
}

static void refuse(struct build *build, bool line, const char *what, const char *help)
{
    if (!build->refused) {
        build->refused = what;
        build->refused_help = help;
        build->refused_line = line;
    }
}

/* Reports what was refused, once its place is known: the first character of the line, or of the text. */
static void report_refused(struct build *build, uint32_t offset)
{
    if (!build->refused)
        return;
    while (build->refused_line && offset > 0 && build->text.s[offset - 1] != '\n')
        offset--;
    while (!build->refused_line && offset > 0 && strchr("![`", build->text.s[offset - 1]))
        offset--;
    while (offset < build->text.len && (build->text.s[offset] == ' ' || build->text.s[offset] == '\n'))
        offset++;
    report(build, offset, build->refused, build->refused_help);
    build->refused = NULL;
}

/* ---- blocks ---- */

static struct list_level *level_at(struct build *build, unsigned depth)
{
    return &build->levels[depth <= LIST_DEPTH ? depth - 1 : LIST_DEPTH - 1];
}

static void close_block(struct build *build)
{
    if (build->open)
        build->blocks[build->nblocks - 1].nruns = build->nruns - build->block_start;
    build->open = false;
    build->soft = false;
}

/* Whether the byte is a letter before an item, masked as a digit. */
static bool is_masked_letter(const struct build *build, uint32_t i)
{
    return (build->masked[i] == '0' || build->masked[i] == '1') && build->text.s[i] >= 'a' && build->text.s[i] <= 'z';
}

/* The end of what the item before its first text at `offset` bears: letters, masked as digits, or digits; 0 when it
 * stands on another line. */
static uint32_t find_label(const struct build *build, uint32_t offset)
{
    uint32_t i = offset;
    while (i > 0 && build->text.s[i - 1] != '\n' && !is_masked_letter(build, i - 1) &&
           !ascii_is_digit(build->text.s[i - 1]))
        i--;
    return i > 0 && build->text.s[i - 1] != '\n' ? i : 0;
}

/* The number and the marker of an item whose letters end at `end`. Where both a letter and a roman numeral could be
 * meant, the list goes on as it has begun; it begins with `a` or `i`. */
static uint32_t read_letters(const struct build *build, const struct list_level *level, uint32_t end, uint8_t *marker)
{
    uint32_t from = end;
    while (from > 0 && is_masked_letter(build, from - 1))
        from--;
    struct str label = str_sub(build->text, from, end - from);
    uint32_t letter = label.len == 1 ? (uint32_t)(label.s[0] - 'a') + 1 : 0;
    uint32_t roman = roman_value(label);
    bool goes_on = level->marker == MARKER_ALPHA && letter == level->next - 1;
    *marker = roman > 0 && !goes_on && (letter == 0 || level->marker == MARKER_ROMAN || letter == 9) ? MARKER_ROMAN
                                                                                                     : MARKER_ALPHA;
    return *marker == MARKER_ROMAN ? roman : letter;
}

static uint32_t read_digits(struct str text, uint32_t end)
{
    uint32_t number = 0;
    uint32_t power = 1;
    for (uint32_t i = end; i > 0 && ascii_is_digit(text.s[i - 1]); i--, power *= 10)
        number += (uint32_t)(text.s[i - 1] - '0') * power;
    return number;
}

/* md4c goes on with one list where a lettered and a numbered one meet: here a new one begins. So does one of letters
 * that begins again. */
static void mark_item(struct build *build, struct list_level *level, uint32_t offset)
{
    uint32_t end = level->marker == MARKER_BULLET ? 0 : find_label(build, offset);
    uint8_t marker = MARKER_DECIMAL;
    if (end == 0)
        return;
    bool letters = is_masked_letter(build, end - 1);
    uint32_t number = letters ? read_letters(build, level, end, &marker) : read_digits(build->text, end);
    if (level->marker == marker && (!letters || number == level->next - 1))
        return;
    level->marker = marker;
    level->next = number + 1;
    level->first = true;
}

/* Opens a paragraph or, when an item has begun, the paragraph that bears its marker. */
static void open_block(struct build *build, uint32_t offset)
{
    struct rich_block block = {.kind = RICH_PARA};
    block.level = (uint8_t)(build->depth < LIST_DEPTH ? build->depth : LIST_DEPTH);
    if (build->depth > 0) {
        struct list_level *level = level_at(build, build->depth);
        if (level->pending)
            mark_item(build, level, offset);
        block.marker = level->marker;
        if (level->pending) {
            block.kind = RICH_ITEM;
            block.first = level->first;
            block.number = level->next - 1;
            level->first = false;
            level->pending = false;
        }
    }
    if (!build->blocks || build->nblocks == build->cap_blocks) {
        build->cap_blocks = build->cap_blocks ? build->cap_blocks * 2 : 8;
        build->blocks = sys_realloc(build->blocks, sizeof(struct rich_block) * build->cap_blocks);
    }
    build->blocks[build->nblocks++] = block;
    build->block_start = build->nruns;
    build->open = true;
}

static void enter_list(struct build *build, uint8_t marker, uint32_t start)
{
    close_block(build);
    if (build->depth > 0 && level_at(build, build->depth)->pending) {
        open_block(build, 0);
        close_block(build);
    }
    build->depth++;
    if (build->depth > LIST_DEPTH)
        refuse(build, true, "a list more than six levels deep", "bring it up to a higher level, or write sentences");
    *level_at(build, build->depth) = (struct list_level){.next = start, .marker = marker, .first = true};
}

static void enter_item(struct build *build)
{
    struct list_level *level = level_at(build, build->depth);
    close_block(build);
    level->pending = true;
    level->next++;
}

/* In line mode blank lines part paragraphs for md4c only. */
static void enter_paragraph(struct build *build)
{
    if (!build->lines || build->nblocks == 0)
        close_block(build);
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct build *build = user;
    switch (type) {
    case MD_BLOCK_UL:
        enter_list(build, MARKER_BULLET, 1);
        break;
    case MD_BLOCK_OL:
        enter_list(build, MARKER_DECIMAL, ((const MD_BLOCK_OL_DETAIL *)detail)->start);
        break;
    case MD_BLOCK_LI:
        enter_item(build);
        break;
    case MD_BLOCK_H:
        close_block(build);
        refuse(build, true, "a heading inside text",
               "make it the `heading` of a section; where the line only begins with # or stands above ---, put a "
               "backslash before the #, or a blank line above the ---");
        break;
    case MD_BLOCK_QUOTE:
        close_block(build);
        refuse(build, true, "a quotation",
               "write it as a paragraph with quotation marks; for the character itself, `\\>`");
        break;
    case MD_BLOCK_CODE:
        close_block(build);
        refuse(build, true, "program code", "take away the ``` or ~~~");
        break;
    case MD_BLOCK_HTML:
        close_block(build);
        build->html = true;
        build->html_told = false;
        break;
    case MD_BLOCK_P:
        enter_paragraph(build);
        break;
    default:
        break;
    }
    return 0;
}

/* The line of a thematic break after `from`, of which md4c tells no place. */
static uint32_t find_rule(struct str text, uint32_t from)
{
    for (uint32_t line = from; line < text.len;) {
        int64_t nl = str_find(text, "\n", line);
        uint32_t end = nl < 0 ? text.len : (uint32_t)nl;
        uint32_t marks = 0;
        uint32_t i = line;
        for (; i < end && strchr("-*_ \t", text.s[i]); i++)
            marks += text.s[i] != ' ';
        if (i == end && marks >= 3)
            return line;
        line = end + 1;
    }
    return from;
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct build *build = user;
    (void)detail;
    if (type == MD_BLOCK_HR) {
        close_block(build);
        uint32_t at = find_rule(build->text, build->end);
        refuse(build, true, "a line across the text",
               "leave it out, or begin a new section; for the characters themselves, `\\---`");
        report_refused(build, at);
        int64_t nl = str_find(build->text, "\n", at);
        build->end = nl < 0 ? build->text.len : (uint32_t)nl;
        return 0;
    }
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
        build->depth--;
    else if (type == MD_BLOCK_LI)
        level_at(build, build->depth)->pending = false;
    if (type == MD_BLOCK_H || type == MD_BLOCK_QUOTE || type == MD_BLOCK_CODE)
        report_refused(build, build->end);
    build->html = false;
    if (!build->lines)
        close_block(build);
    return 0;
}

/* ---- runs ---- */

static uint8_t run_flags(const struct build *build)
{
    return (uint8_t)((build->bold ? RUN_BOLD : 0) | (build->italic ? RUN_ITALIC : 0) | build->raised);
}

static void push_run(struct build *build, struct run run)
{
    run.flags = run_flags(build);
    if (!build->runs || build->nruns == build->cap_runs) {
        build->cap_runs = build->cap_runs ? build->cap_runs * 2 : 16;
        build->runs = sys_realloc(build->runs, sizeof(struct run) * build->cap_runs);
    }
    build->runs[build->nruns++] = run;
}

static void push_break(struct build *build, uint32_t offset)
{
    push_run(build, (struct run){.kind = RUN_BREAK, .offset = offset, .text = STR("")});
}

/* What stands between the last run and one that begins at `offset`: in line mode, every line end. */
static void before_run(struct build *build, uint32_t offset)
{
    if (build->lines && build->nblocks > 0) {
        for (uint32_t i = build->end; i < offset; i++) {
            if (build->text.s[i] == '\n')
                push_break(build, i);
        }
    }
    if (!build->open && !(build->lines && build->nblocks > 0))
        open_block(build, offset);
    report_refused(build, offset);
    build->wordless = false;
}

/* Prints a soft line end as a blank: the last run's, where what follows looks the same or the last run is plain, else
 * one of its own, so that neither a link nor a raised figure grows by it. */
static void put_soft(struct build *build)
{
    struct run *last = build->nruns > build->block_start ? &build->runs[build->nruns - 1] : NULL;
    if (!build->soft)
        return;
    build->soft = false;
    uint32_t nl = build->end;
    while (build->text.s[nl] != '\n')
        nl++;
    bool same = last && last->flags == run_flags(build) && last->extra == build->extra;
    bool plain = last && last->flags == 0 && !last->extra;
    if ((same || plain) && last->kind == RUN_TEXT && last->text.s + last->text.len == build->out + nl) {
        build->out[nl] = ' ';
        last->text.len++;
        return;
    }
    push_run(build, (struct run){.text = STR(" "), .offset = nl});
    build->runs[build->nruns - 1].flags &= (uint8_t)(RUN_BOLD | RUN_ITALIC);
}

/* Text [from, to) of the original, joined to the run before it where it can be. */
static void push_text(struct build *build, uint32_t from, uint32_t to)
{
    if (from == to)
        return;
    before_run(build, from);
    put_soft(build);
    const char *base = build->out ? build->out : build->text.s;
    struct run *last = build->nruns > build->block_start ? &build->runs[build->nruns - 1] : NULL;
    if (last && last->kind == RUN_TEXT && last->text.s + last->text.len == base + from &&
        last->flags == run_flags(build) && last->extra == build->extra)
        last->text.len += to - from;
    else
        push_run(build, (struct run){.text = {base + from, to - from}, .offset = from, .extra = build->extra});
    build->end = to;
}

/* A run that is no text of the original's, which goes on at `end`. */
static void push_other(struct build *build, struct run run, uint32_t end)
{
    before_run(build, run.offset);
    put_soft(build);
    push_run(build, run);
    build->end = end;
}

static void set_extra(struct build *build)
{
    build->extra = NULL;
    if (build->url.len || build->lang.len) {
        struct run_extra *extra = ARENA_NEW(build->reader->arena, struct run_extra);
        extra->url = build->url;
        extra->lang = build->lang;
        build->extra = extra;
    }
}

/* [[id]], [[page:id]] or [[id|words]] in [at, end). */
static void push_ref(struct build *build, uint32_t at, uint32_t end)
{
    struct str inner = str_sub(build->text, at + 2, end - at - 4);
    int64_t bar = str_find(inner, "|", 0);
    struct run_extra *extra = ARENA_NEW(build->reader->arena, struct run_extra);
    extra->url = build->url;
    extra->lang = build->lang;
    extra->target = str_trim(bar < 0 ? inner : str_sub(inner, 0, (uint32_t)bar));
    extra->page = str_starts(extra->target, RICH_PAGE);
    if (extra->page)
        extra->target = str_trim(str_sub(extra->target, sizeof(RICH_PAGE) - 1, extra->target.len));
    struct str words = bar < 0 ? STR("") : str_trim(str_sub(inner, (uint32_t)bar + 1, inner.len));
    push_other(build, (struct run){.kind = RUN_REF, .text = words, .offset = at, .extra = extra}, end);
}

/* {name} or {#name}. A symbol would have to be read aloud within the words of a link, which are one text. */
static void push_symbol(struct build *build, uint32_t at, uint32_t end)
{
    bool name = build->text.s[at + 1] == '#';
    if (build->url.len && !name)
        refuse(build, false, "a symbol in the words of a link", "put it before the link or behind it");
    push_other(build,
               (struct run){.kind = name ? RUN_NAME : RUN_SYMBOL,
                            .text = str_sub(build->text, at + 1 + name, end - at - 2 - name),
                            .offset = at},
               end);
}

static void begin_lang(struct build *build, uint32_t at)
{
    const char *close = memchr(build->masked + at, MASK_LANG_END, build->text.len - at);
    if (close) {
        uint32_t from = (uint32_t)(close - build->masked) + (uint32_t)sizeof("]{lang=") - 1;
        uint32_t to = from;
        while (to < build->text.len && build->text.s[to] != '}')
            to++;
        build->lang = str_sub(build->text, from, to - from);
        set_extra(build);
    }
}

/* One masked byte that is no text. Returns where the text goes on. */
static uint32_t push_mark(struct build *build, uint32_t at)
{
    uint32_t end = at + 1;
    put_soft(build);
    switch (build->masked[at]) {
    case MASK_NOTE:
        end = rich_note_end(build->text, at);
        push_other(build,
                   (struct run){.kind = RUN_NOTE,
                                .text = str_trim(str_sub(build->text, at + 2, end - at - 3)),
                                .offset = at,
                                .extra = build->extra},
                   end);
        break;
    case MASK_REF:
        end = rich_ref_end(build->text, at);
        push_ref(build, at, end);
        break;
    case MASK_SYMBOL:
        end = rich_symbol_end(build->text, at);
        push_symbol(build, at, end);
        break;
    case MASK_SUPER:
        build->raised = RUN_SUPER;
        break;
    case MASK_SUB:
        build->raised = RUN_SUB;
        break;
    case MASK_SUPER_END:
    case MASK_SUB_END:
        build->raised = 0;
        break;
    case MASK_LANG:
        begin_lang(build, at);
        break;
    case MASK_LANG_END:
        build->lang = STR("");
        set_extra(build);
        break;
    default:
        break;
    }
    return end;
}

static void push_chunk(struct build *build, uint32_t from, uint32_t to)
{
    uint32_t start = from;
    for (uint32_t i = from; i < to;) {
        char c = build->masked[i];
        if (c > MASK_TEXT && c <= MASK_SKIP && c != '\t') {
            push_text(build, start, i);
            i = push_mark(build, i);
            start = i;
        } else {
            i++;
        }
    }
    push_text(build, start, start < to ? to : start);
}

static void push_entity(struct build *build, uint32_t from, uint32_t to)
{
    char bytes[8];
    unsigned n = rich_decode_entity(str_sub(build->text, from, to - from), bytes);
    if (n == 0) {
        push_text(build, from, to);
        return;
    }
    struct str text = str_dup(build->reader->arena, (struct str){bytes, n});
    push_other(build, (struct run){.text = text, .offset = from, .extra = build->extra}, to);
}

/* ---- spans ---- */

/* An address of md4c's, its entities decoded, its masks taken off. */
static struct str copy_attribute(struct build *build, const MD_ATTRIBUTE *attribute)
{
    struct buf out = {0};
    uintptr_t start = (uintptr_t)build->masked;
    for (unsigned i = 0; attribute->size && attribute->substr_offsets[i] < attribute->size; i++) {
        uint32_t from = attribute->substr_offsets[i];
        struct str part = {attribute->text + from, attribute->substr_offsets[i + 1] - from};
        uintptr_t at = (uintptr_t)part.s;
        char bytes[8];
        unsigned n = attribute->substr_types[i] == MD_TEXT_ENTITY ? rich_decode_entity(part, bytes) : 0;
        if (at >= start && at < start + build->text.len)
            part.s = build->text.s + (at - start);
        buf_put_str(&out, n ? (struct str){bytes, n} : part);
    }
    struct str copy = str_dup(build->reader->arena, (struct str){out.len ? out.bytes : "", (uint32_t)out.len});
    buf_free(&out);
    return copy;
}

static bool is_web_address(struct str url)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:", "ftp://", "tel:"};
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        if (str_starts(url, schemes[i]))
            return true;
    }
    return false;
}

static void enter_link(struct build *build, const MD_SPAN_A_DETAIL *detail)
{
    struct str url = copy_attribute(build, &detail->href);
    build->wordless = true;
    if (is_web_address(url)) {
        build->url = url;
        set_extra(build);
    } else {
        refuse(build, false, "a link to no web address",
               "begin the address with https:// or mailto:; to point to a part of this report, write [[its id]]");
    }
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct build *build = user;
    switch (type) {
    case MD_SPAN_EM:
        build->italic++;
        break;
    case MD_SPAN_STRONG:
        build->bold++;
        break;
    case MD_SPAN_A:
        enter_link(build, detail);
        break;
    case MD_SPAN_IMG:
        refuse(
            build, false, "an image inside text",
            "write it as an item of `content`: `- figure:` with `image: ...` and `alt: ...` indented below it; for "
            "the characters themselves, `\\![`");
        break;
    case MD_SPAN_CODE:
        refuse(build, false, "text in backticks", "take away the backticks, or use *italic* or **bold** type");
        break;
    default:
        break;
    }
    return 0;
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct build *build = user;
    (void)detail;
    switch (type) {
    case MD_SPAN_EM:
        build->italic--;
        break;
    case MD_SPAN_STRONG:
        build->bold--;
        break;
    case MD_SPAN_A:
        if (build->wordless)
            refuse(build, false, "a link without words", "write `[words](https://...)`");
        build->url = STR("");
        set_extra(build);
        report_refused(build, build->end);
        break;
    case MD_SPAN_IMG:
    case MD_SPAN_CODE:
        report_refused(build, build->end);
        break;
    default:
        break;
    }
    return 0;
}

/* ---- text ---- */

/* Reports a tag once: not the one that closes it, nor the further lines of a block of HTML. */
static void report_html(struct build *build, struct str tag, uint32_t offset)
{
    static const struct {
        const char *tag, *help;
    } known[] = {
        {"<br", "end the line with a backslash"},
        {"<b>", "write `**words**`"},
        {"<strong", "write `**words**`"},
        {"<i>", "write `*words*`"},
        {"<em", "write `*words*`"},
        {"<sup", "write `31^st^`"},
        {"<sub", "write `CO~2~`"},
        {"<a ", "write `[words](https://...)`"},
        {"<li", "begin each line with `- `"},
        {"<ul", "begin each line with `- `"},
    };
    const char *help = "use Markdown; for the character itself, `\\<`";
    if (build->html_told && (build->html || str_starts(tag, "</")))
        return;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (str_starts(tag, known[i].tag))
            help = known[i].help;
    }
    report(build, offset, "HTML", help);
    build->html_told = true;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
    struct build *build = user;
    uintptr_t start = (uintptr_t)build->masked;
    uintptr_t at = (uintptr_t)text;
    bool inside = at >= start && at < start + build->text.len;
    uint32_t from = inside ? (uint32_t)(at - start) : build->end;
    switch (type) {
    case MD_TEXT_SOFTBR:
        build->soft = !build->lines;
        break;
    case MD_TEXT_BR:
        if (!build->lines)
            push_other(build, (struct run){.kind = RUN_BREAK, .text = STR(""), .offset = build->end}, build->end);
        break;
    case MD_TEXT_ENTITY:
        push_entity(build, from, from + size);
        break;
    case MD_TEXT_HTML:
        if (inside)
            report_html(build, (struct str){text, size}, from);
        break;
    default:
        if (inside)
            push_chunk(build, from, from + size);
        break;
    }
    return 0;
}

/* ---- the whole ---- */

/* Moves blocks and runs to the arena, at their final size. */
static void finish(struct build *build, struct rich *rich)
{
    struct arena *arena = build->reader->arena;
    close_block(build);
    if (build->lines && build->nblocks > 0)
        build->blocks[0].nruns = build->nruns;
    rich->nblocks = build->nblocks;
    if (build->nblocks) {
        struct run *run = build->nruns ? arena_copy(arena, build->runs, sizeof(struct run) * build->nruns) : NULL;
        rich->blocks = arena_copy(arena, build->blocks, sizeof(struct rich_block) * build->nblocks);
        for (uint32_t i = 0; i < build->nblocks; i++) {
            rich->blocks[i].runs = run;
            run = run ? run + rich->blocks[i].nruns : NULL;
        }
    }
    free(build->masked);
    free(build->blocks);
    free(build->runs);
}

static void parse_marked(struct reader *reader, const struct node *node, bool lines, struct rich *rich)
{
    struct build build = {.reader = reader, .node = node, .text = node_text(node), .lines = lines};
    static const MD_PARSER parser = {.flags = MD_FLAGS,
                                     .enter_block = on_enter_block,
                                     .leave_block = on_leave_block,
                                     .enter_span = on_enter_span,
                                     .leave_span = on_leave_span,
                                     .text = on_text};
    build.masked = sys_malloc((size_t)node->len + PADDING);
    memcpy(build.masked, node->text, node->len);
    memset(build.masked + node->len, '\n', PADDING);
    rich_mask(reader, node, lines, build.masked);
    struct str inner = str_trim(build.text);
    if (!lines && memchr(inner.s, '\n', inner.len))
        build.out = arena_copy(reader->arena, node->text, node->len);
    if (md_parse(build.masked, node->len, &parser, &build) != 0)
        sys_fail("out of memory");
    finish(&build, rich);
    rich_report_slips(reader, rich, lines);
}

struct rich *rich_of_words(struct arena *arena, const struct node *node, struct str text)
{
    struct plain {
        struct rich rich;
        struct rich_block block;
        struct run run;
    } *plain = ARENA_NEW(arena, struct plain); /* in one piece */
    plain->rich = (struct rich){.node = node, .blocks = &plain->block, .nblocks = 1};
    plain->block = (struct rich_block){.kind = RICH_PARA, .nruns = 1, .runs = &plain->run};
    plain->run = (struct run){.text = text, .kind = RUN_TEXT};
    return &plain->rich;
}

struct rich *rich_parse(struct reader *reader, const struct node *node, bool lines)
{
    struct str text = str_trim(node_text(node));
    if (text.len && rich_is_plain(text, lines)) {
        struct rich *plain = rich_of_words(reader->arena, node, text);
        plain->blocks[0].runs[0].offset = (uint32_t)(text.s - node->text);
        return plain;
    }
    struct rich *rich = ARENA_NEW(reader->arena, struct rich);
    rich->node = node;
    if (text.len)
        parse_marked(reader, node, lines, rich);
    return rich;
}
