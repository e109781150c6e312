#include "load/parse_int.h"

#include <inttypes.h>
#include <string.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/map.h"
#include "base/sys.h"
#include "base/utf8.h"
#include "load/quote_int.h"
#include "load/trouble_int.h"

enum {
    MAX_DEPTH = 100,
    MAX_COL = 65535,
    /* Aliases may add a million nodes, and beyond that ten times as many as are written. */
    FREE_COPIES = 1000000,
    COPIES_PER_NODE = 10,
    /* Faults of a level reported on one line. Each report costs time in proportion to the length of its line. */
    MAX_REPORTS = 20,
    MAX_FIGURE = 40, /* characters of a figure with commas */
    MAX_SHOWN = 400, /* bytes of a text that a help repeats */
};

struct anchor {
    struct node *node;
    uint64_t size;   /* nodes that one alias of it adds */
    unsigned height; /* levels of lists and mappings in it */
    bool open;       /* its node has not ended: an alias now would be a cycle */
};

/* A list or mapping that has not ended. */
struct frame {
    struct node *node, *last;
    struct anchor *anchor; /* NULL: none */
    uint64_t size;
    unsigned height;
    uint32_t nchildren;
    bool flow; /* written with brackets */
    /* Of a mapping in brackets: its last key, and the last pair whose value is a text. */
    struct node *before_key; /* the node before the last key; NULL: none */
    uint32_t key, key_end;   /* bytes */
    const struct node *text_key;
    uint32_t text; /* byte; text_key NULL: none */
    /* Keys without a colon that have followed since, and were taken out. */
    const struct node *lost;
    uint32_t lost_end;
};

/* An unquoted text that a comment may have cut. It is reported with the next event, unless that is a syntax error
 * which the same # explains better. */
struct cut {
    uint32_t start, hash; /* bytes; hash 0: none */
    struct mark mark;     /* of the # */
    bool one_line, flow;
};

struct parse {
    struct arena *arena;
    struct diags *diags;
    uint16_t file;
    struct str text;
    size_t index;  /* where in the text, in characters, ... */
    uint32_t byte; /* ... and the same place in bytes */
    struct map anchors;
    struct frame frames[MAX_DEPTH];
    unsigned depth;
    struct node *root;
    uint64_t nnodes;  /* written in the file */
    uint64_t ncopies; /* that aliases add to them */
    struct cut cut;
    bool alias_unknown; /* the last event was an alias that leads nowhere, which has been reported */
    struct {
        uint32_t line, n;
    } reports[DIAG_ERROR + 1]; /* by level: how many on the line of the last one */
    unsigned ndocuments;
    bool unusable; /* an error was reported that leaves no tree worth checking */
    bool stop;     /* no more events are wanted */
};

static struct mark mark_of(const struct parse *p, yaml_mark_t mark)
{
    size_t col = mark.column + 1;

    return (struct mark){(uint32_t)mark.line + 1, (uint16_t)(col < MAX_COL ? col : MAX_COL), p->file};
}

/* The place so many characters further on in the same line. */
static struct mark mark_after(struct mark mark, uint32_t n)
{
    mark.col = (uint16_t)(n < MAX_COL - (uint32_t)mark.col ? mark.col + n : MAX_COL);
    return mark;
}

static struct mark mark_before(struct mark mark, uint32_t n)
{
    if (mark.col < MAX_COL)
        mark.col = (uint16_t)(n < mark.col ? mark.col - n : 1);
    return mark;
}

static bool is_ascii(const char *s, size_t n)
{
    uint64_t all = 0;
    size_t i = 0;

    for (; i + 8 <= n; i += 8) {
        uint64_t word;

        memcpy(&word, s + i, sizeof(word));
        all |= word;
    }
    for (; i < n; i++)
        all |= (unsigned char)s[i];
    return (all & UINT64_C(0x8080808080808080)) == 0;
}

static bool is_tail(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* The byte offset of a character index. Events come in the order of the text, so the walk is linear over all calls.
 */
static uint32_t byte_of(struct parse *p, size_t index)
{
    while (p->index > index && p->byte > 0) {
        p->byte--;
        p->index -= !is_tail(p->text.s[p->byte]);
    }
    if (index - p->index <= p->text.len - p->byte && is_ascii(p->text.s + p->byte, index - p->index)) {
        p->byte += (uint32_t)(index - p->index);
        p->index = index;
    }
    while (p->index < index && p->byte < p->text.len) {
        do {
            p->byte++;
        } while (p->byte < p->text.len && is_tail(p->text.s[p->byte]));
        p->index++;
    }
    return p->byte;
}

/* Whether one more fault may be reported on the line. A file that has so many on one line is not usable anyway, or,
 * with warnings, enough has been said. */
static bool may_report(struct parse *p, enum diag_level level, uint32_t line)
{
    if (p->reports[level].line != line) {
        p->reports[level].line = line;
        p->reports[level].n = 0;
    }
    return p->reports[level].n++ < MAX_REPORTS;
}

static bool expects_key(const struct parse *p)
{
    const struct frame *frame;

    if (p->depth == 0)
        return false;
    frame = &p->frames[p->depth - 1];
    return frame->node->kind == NODE_MAP && frame->nchildren % 2 == 0;
}

static void report_key(struct parse *p, const struct node *node, struct mark mark)
{
    bool merge = node->kind == NODE_SCALAR && node->style == NODE_PLAIN && str_eqz(node_text(node), "<<");
    struct diag *diag;

    if (node->kind == NODE_SCALAR && !merge)
        return;
    p->unusable = true;
    if (!may_report(p, DIAG_ERROR, mark.line))
        return;
    if (!merge) {
        diag = diag_at(p->diags, DIAG_KEY_NOT_TEXT, mark, "a %s stands where a key should be",
                       node->kind == NODE_LIST ? "list" : "mapping");
        diag_help(p->diags, diag, "a key is a piece of text; put quotes round it if it begins with [ or {");
    } else {
        diag = diag_at(p->diags, DIAG_MERGE_KEY, mark, "the merge key << is not supported");
        diag_help(p->diags, diag, "write the keys out, or share a whole value: key: &name ... and then key: *name");
    }
}

/* Puts a finished node, or the beginning of a list or mapping, into its parent. `mark` is where it stands there. */
static void attach(struct parse *p, struct node *node, struct mark mark)
{
    struct frame *frame;

    if (p->depth == 0) {
        p->root = node;
        return;
    }
    if (expects_key(p))
        report_key(p, node, mark);
    frame = &p->frames[p->depth - 1];
    if (frame->nchildren % 2 == 0)
        frame->before_key = frame->last;
    if (frame->last == NULL)
        frame->node->first = node;
    else
        frame->last->next = node;
    frame->last = node;
    frame->nchildren++;
}

/* Accounts for a node of `size` nodes and `height` levels in its parent. */
static void account(struct parse *p, uint64_t size, unsigned height)
{
    struct frame *frame;

    if (p->depth == 0)
        return;
    frame = &p->frames[p->depth - 1];
    frame->size += size;
    frame->height = height > frame->height ? height : frame->height;
}

static struct anchor *anchor_add(struct parse *p, const yaml_char_t *name, struct node *node)
{
    struct anchor *anchor;

    if (name == NULL)
        return NULL;
    anchor = ARENA_NEW(p->arena, struct anchor);
    *anchor = (struct anchor){.node = node, .size = 1};
    map_put(&p->anchors, str_dup(p->arena, str_from((const char *)name)), anchor);
    return anchor;
}

static bool in_flow(const struct parse *p)
{
    return p->depth > 0 && p->frames[p->depth - 1].flow;
}

/* `text`: an unquoted text follows the tag, which may be its beginning. */
static void report_tag(struct parse *p, const yaml_char_t *tag, yaml_mark_t at, bool text)
{
    struct diag *diag;

    if (tag == NULL || !may_report(p, DIAG_ERROR, (uint32_t)at.line + 1))
        return;
    diag = diag_at(p->diags, DIAG_YAML_TAG, mark_of(p, at), "a value that begins with ! is a tag in YAML, not text");
    diag_help(p->diags, diag, "put quotes round the text: " PRIstr "; or delete the tag",
              STR_ARG(quote_line(p->arena, p->text, byte_of(p, at.index), in_flow(p))));
    if (text && tag[0] == '!') /* not !!str, which is meant as one */
        diag->fix = quote_fix(p->arena, p->text, byte_of(p, at.index), in_flow(p));
}

static bool is_white(char c)
{
    return ascii_is_blank(c) || c == '\r' || c == '\n';
}

/* The byte at which a scalar's content begins: libyaml's mark is at the anchor or tag before it, if there is one. A
 * comment between the two is rare enough to leave the mark at the anchor. */
static uint32_t skip_properties(const struct parse *p, uint32_t at, struct mark *mark)
{
    enum { ANCHOR_AND_TAG = 2 };
    uint32_t start = at;

    for (int i = 0; i < ANCHOR_AND_TAG && at < p->text.len && (p->text.s[at] == '&' || p->text.s[at] == '!'); i++) {
        while (at < p->text.len && !is_white(p->text.s[at]))
            at++;
        while (at < p->text.len && ascii_is_blank(p->text.s[at]))
            at++;
    }
    if (at >= p->text.len || p->text.s[at] == '\n' || p->text.s[at] == '\r' || p->text.s[at] == '#')
        return start;
    *mark = mark_after(*mark, utf8_count(str_sub(p->text, start, at - start)));
    return at;
}

static enum node_style style_of(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return NODE_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
        return NODE_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return NODE_FOLDED;
    default:
        return NODE_PLAIN;
    }
}

/* The scalar's text: a view of the source where it stands there as it is, which is the rule, else a copy. */
static const char *share_text(struct parse *p, const yaml_event_t *event, uint32_t at)
{
    size_t len = event->data.scalar.length;
    const char *value = (const char *)event->data.scalar.value;

    if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
        at++;
    if (at <= p->text.len && len <= p->text.len - at && memcmp(p->text.s + at, value, len) == 0)
        return p->text.s + at;
    return arena_copy(p->arena, value, len);
}

/* An unquoted text ends before a blank and #. When the # is followed at once by a letter or digit, as in "Room #4", a
 * part of the text was most likely meant. */
static void check_cut(struct parse *p, uint32_t start, uint32_t end, struct mark end_mark, bool one_line)
{
    uint32_t hash = end;

    while (hash < p->text.len && ascii_is_blank(p->text.s[hash]))
        hash++;
    if (hash > end && quote_looks_cut(p->text, hash))
        p->cut =
            (struct cut){start < end ? start : hash, hash, mark_after(end_mark, hash - end), one_line, in_flow(p)};
}

static void report_cut(struct parse *p)
{
    struct str rest = quote_rest_of_line(p->arena, p->text, p->cut.hash);
    struct diag *diag =
        diag_at(p->diags, DIAG_VALUE_CUT, p->cut.mark,
                "the text ends before \" #\": YAML takes \"" PRIstr "\" as a comment, and it would not "
                "be printed",
                STR_ARG(rest));

    if (p->cut.one_line)
        quote_help(p->diags, diag, p->text, p->cut.start, p->cut.flow);
    else
        diag_help(p->diags, diag, "put the whole text in quotes, or write it on its own lines below |");
    p->cut.hash = 0;
}

/* `Q2:61%` and `due:10%`, where only a blank is missing. Times (10:30) and addresses (https://) are ordinary text. */
static bool swallows_value(struct str key)
{
    int64_t colon = str_find(key, ":", 0);
    uint32_t at = colon < 0 ? key.len : (uint32_t)colon;
    bool time = at > 0 && at <= 2 && at + 2 < key.len && ascii_is_digit(key.s[0]) && ascii_is_digit(key.s[at - 1]) &&
                ascii_is_digit(key.s[at + 1]) && ascii_is_digit(key.s[at + 2]);

    return at > 0 && at + 1 < key.len && key.s[at + 1] != '/' && !time;
}

/* Reports keys without a value that have followed a text in brackets: `{ title: Fen, Marsh and Wold }`. */
static void report_lost(struct parse *p, struct frame *frame)
{
    const struct node *lost = frame->lost;
    struct str whole = str_sub(p->text, frame->text, frame->lost_end - frame->text);
    bool one_line = memchr(whole.s, '\n', whole.len) == NULL && whole.len <= MAX_SHOWN;
    struct diag *diag;

    frame->lost = NULL;
    if (!may_report(p, DIAG_ERROR, lost->mark.line))
        return;
    if (frame->text_key == NULL) {
        diag = diag_at(p->diags, DIAG_COMMA, lost->mark, "`" PRIstr "` has no colon and no value",
                       STR_ARG(node_text(lost)));
        diag_help(p->diags, diag, "in { } each item is `key: value`; a list stands in [ ]");
        return;
    }
    diag = diag_at(p->diags, DIAG_COMMA, lost->mark,
                   "in brackets the comma ends the text: `" PRIstr "` is read as a key without a value",
                   STR_ARG(node_text(lost)));
    if (whole.s[0] == '"' || whole.s[0] == '\'')
        diag_help(p->diags, diag, "put the comma and what follows it inside the quotes");
    else if (!one_line)
        diag_help(p->diags, diag, "put quotes round the whole text");
    else
        diag_help(p->diags, diag, "put quotes round the text: `" PRIstr ": " PRIstr "`",
                  STR_ARG(node_text(frame->text_key)), STR_ARG(quote_text(p->arena, whole)));
}

/* Notes a value in a mapping in brackets, that is text (or not: `is_text`) and begins at byte `start`. */
static void note_value(struct parse *p, bool is_text, uint32_t start)
{
    struct frame *frame = p->depth > 0 ? &p->frames[p->depth - 1] : NULL;

    if (frame == NULL || !frame->flow || frame->node->kind != NODE_MAP || frame->nchildren % 2 == 0)
        return;
    if (frame->lost != NULL)
        report_lost(p, frame);
    frame->text_key = is_text ? frame->last : NULL;
    frame->text = start;
}

/* Whether the empty text that follows a key in brackets stands for no value at all: there is no colon either. Then
 * the key is taken out, so that no other message follows from it. */
static bool take_lost_key(struct parse *p)
{
    struct frame *frame = &p->frames[p->depth - 1];
    struct node *key = frame->last;
    uint32_t at = frame->key_end;

    while (at < p->text.len && is_white(p->text.s[at]))
        at++;
    if (key->kind != NODE_SCALAR || (at < p->text.len && p->text.s[at] == ':'))
        return false;
    if (key->style == NODE_PLAIN && swallows_value(node_text(key)))
        return false;
    if (frame->before_key == NULL)
        frame->node->first = NULL;
    else
        frame->before_key->next = NULL;
    frame->last = frame->before_key;
    frame->nchildren--;
    if (frame->lost == NULL)
        frame->lost = key;
    frame->lost_end = frame->key_end;
    return true;
}

/* A scalar of a mapping in brackets; true when it is none, and the key before it has been taken out. */
static bool check_pair(struct parse *p, const struct node *node, uint32_t start, uint32_t end)
{
    struct frame *frame = p->depth > 0 ? &p->frames[p->depth - 1] : NULL;

    if (frame == NULL || !frame->flow || frame->node->kind != NODE_MAP)
        return false;
    if (frame->nchildren % 2 == 0) {
        frame->key = start;
        frame->key_end = end;
        return false;
    }
    if (node->style == NODE_PLAIN && node->len == 0 && take_lost_key(p))
        return true;
    note_value(p, node->len > 0, start);
    return false;
}

/* `[1,317]` is two items, 1 and 317: in brackets a comma needs no blank after it. */
static void check_split(struct parse *p, uint32_t start, uint32_t end, struct mark mark)
{
    const char *s = p->text.s;
    uint32_t number = start;
    struct diag *diag;

    /* Of a longer figure the last part speaks. */
    if (end + 3 < p->text.len && s[end] == ',' && ascii_is_digit(s[end + 1]) && ascii_is_digit(s[end + 2]) &&
        ascii_is_digit(s[end + 3]))
        return;
    if (start < 2 || end - start < 3 || s[start - 1] != ',' || !ascii_is_digit(s[start - 2]))
        return;
    if (!ascii_is_digit(s[start]) || !ascii_is_digit(s[start + 1]) || !ascii_is_digit(s[start + 2]))
        return;
    if (!may_report(p, DIAG_WARNING, mark.line))
        return;
    while (number > 0 && start - number < MAX_FIGURE && (ascii_is_digit(s[number - 1]) || s[number - 1] == ','))
        number--;
    diag = diag_at(p->diags, DIAG_NUMBER_SPLIT, mark_before(mark, start - number),
                   "in brackets the comma ends the value: " PRIstr " is read as several values",
                   STR_ARG(str_sub(p->text, number, end - number)));
    diag_help(p->diags, diag,
              "put quotes round it: \"" PRIstr "\"; if several values are meant, put a blank after the comma",
              STR_ARG(str_sub(p->text, number, end - number)));
}

/* An unquoted text over several lines is joined into one, and so are lines that were meant as a list. */
static void report_joined(struct parse *p, uint32_t at, const char *help)
{
    diag_help(p->diags,
              diag_at(p->diags, DIAG_LINES_JOINED, source_mark(p->diags->sources, p->file, at),
                      "the lines of this text are joined into one, so this is no item of a list"),
              "%s", help);
}

static bool is_bullet(struct str text, uint32_t at, uint32_t end)
{
    return at + 1 < end && (text.s[at] == '-' || text.s[at] == '*' || text.s[at] == '+') &&
           ascii_is_blank(text.s[at + 1]);
}

static void check_joined(struct parse *p, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end; at++) {
        if (p->text.s[at] != '\n' && p->text.s[at] != '\r')
            continue;
        while (at < end && is_white(p->text.s[at]))
            at++;
        if (!is_bullet(p->text, at, end))
            continue;
        report_joined(p, at, "write | after the key and begin the text on the next line, where lines stay lines");
        return;
    }
}

/* The same below >, whose lines are joined unless a blank one or one indented further is between them. */
static void check_folded(struct parse *p, uint32_t start, uint32_t end)
{
    uint32_t above = 0; /* indentation of the line above; 0: it is blank, or the first */

    while (start < end && p->text.s[start] != '\n')
        start++;
    while (start < end) {
        uint32_t at = ++start, line_end;

        while (at < end && ascii_is_blank(p->text.s[at]))
            at++;
        for (line_end = at; line_end < end && p->text.s[line_end] != '\n';)
            line_end++;
        if (above > 0 && at - start == above && is_bullet(p->text, at, line_end)) {
            report_joined(p, at, "write | in place of >: below | lines stay lines");
            return;
        }
        above = at < line_end && p->text.s[at] != '\r' ? at - start : 0;
        start = line_end;
    }
}

/* What a file may not hold, escapes may not say. */
static void check_escapes(struct parse *p, const struct node *node)
{
    struct refused refused = scan_find_refused(node_text(node));

    if (refused.n > 0 && may_report(p, DIAG_ERROR, node->mark.line))
        scan_report_refused(p->diags, node_mark_at(p->diags->sources, node, refused.at), &refused, /*escaped*/ true);
}

static void take_scalar(struct parse *p, const yaml_event_t *event)
{
    struct node *node = ARENA_NEW(p->arena, struct node);
    struct mark mark = mark_of(p, event->start_mark);
    uint32_t start = byte_of(p, event->start_mark.index);
    uint32_t end = byte_of(p, event->end_mark.index);
    struct anchor *anchor;

    if (event->data.scalar.length > UINT32_MAX)
        sys_fail("a text of more than 4 GB cannot be handled");
    report_tag(p, event->data.scalar.tag, event->start_mark, event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE);
    if (event->data.scalar.anchor != NULL || event->data.scalar.tag != NULL)
        start = skip_properties(p, start, &mark);
    *node = (struct node){.kind = NODE_SCALAR,
                          .style = (uint8_t)style_of(event->data.scalar.style),
                          .len = (uint32_t)event->data.scalar.length,
                          .mark = mark};
    node->text = share_text(p, event, start);
    if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE) {
        bool one_line = event->start_mark.line == event->end_mark.line;

        check_cut(p, start, end, mark_of(p, event->end_mark), one_line);
        if (!one_line)
            check_joined(p, start, end);
        if (in_flow(p) && p->frames[p->depth - 1].node->kind == NODE_LIST)
            check_split(p, start, end, mark);
    } else if (event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE) {
        check_folded(p, start, end);
    } else if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
        check_escapes(p, node);
    }
    if (check_pair(p, node, start, end))
        return;
    anchor = anchor_add(p, event->data.scalar.anchor, node);
    if (anchor != NULL)
        anchor->height = 0;
    p->nnodes++;
    account(p, 1, 0);
    attach(p, node, node->mark);
}

static void report_depth(struct parse *p, struct mark mark)
{
    struct diag *diag = diag_at(p->diags, DIAG_TOO_DEEP, mark,
                                "lists and mappings stand more than %d levels deep in one another here", MAX_DEPTH);

    diag_help(p->diags, diag, "look for brackets or dashes repeated by mistake");
    p->unusable = true;
    p->stop = true;
}

static void open_collection(struct parse *p, const yaml_event_t *event, enum node_kind kind)
{
    bool list = kind == NODE_LIST;
    const yaml_char_t *name = list ? event->data.sequence_start.anchor : event->data.mapping_start.anchor;
    const yaml_char_t *tag = list ? event->data.sequence_start.tag : event->data.mapping_start.tag;
    struct node *node = ARENA_NEW(p->arena, struct node);
    struct anchor *anchor = anchor_add(p, name, node);

    *node = (struct node){.kind = (uint8_t)kind, .mark = mark_of(p, event->start_mark)};
    report_tag(p, tag, event->start_mark, false);
    p->nnodes++;
    note_value(p, /*is_text*/ false, 0);
    attach(p, node, node->mark);
    if (p->depth == MAX_DEPTH) {
        report_depth(p, node->mark);
        return;
    }
    if (anchor != NULL)
        anchor->open = true;
    p->frames[p->depth++] = (struct frame){
        .node = node,
        .anchor = anchor,
        .size = 1,
        .flow = list ? event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                     : event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
    };
}

static void close_collection(struct parse *p)
{
    struct frame frame = p->frames[--p->depth];
    bool list = frame.node->kind == NODE_LIST;

    if (frame.lost != NULL)
        report_lost(p, &frame);
    frame.node->len = list ? frame.nchildren : frame.nchildren / 2;
    if (frame.anchor != NULL) {
        frame.anchor->open = false;
        frame.anchor->size = frame.size;
        frame.anchor->height = frame.height + 1;
    }
    account(p, frame.size, frame.height + 1);
}

/* Whether the alias may stand here; what is wrong with it has been reported. */
static bool check_alias(struct parse *p, const struct anchor *anchor, const char *name, const yaml_event_t *event)
{
    struct mark mark = mark_of(p, event->start_mark);
    struct diag *diag;

    if (anchor == NULL) {
        if (!may_report(p, DIAG_ERROR, mark.line))
            return false;
        diag =
            diag_at(p->diags, DIAG_ALIAS_UNKNOWN, mark,
                    "a value that begins with * is a reference in YAML, and nothing before it is marked &%s", name);
        quote_help(p->diags, diag, p->text, byte_of(p, event->start_mark.index), in_flow(p));
        diag->fix = quote_fix(p->arena, p->text, byte_of(p, event->start_mark.index), in_flow(p));
        p->alias_unknown = true;
        return false;
    }
    if (anchor->open) {
        p->unusable = true;
        if (!may_report(p, DIAG_ERROR, mark.line))
            return false;
        diag = diag_at(p->diags, DIAG_ALIAS_CYCLE, mark, "*%s stands inside the value that it refers to", name);
        diag_related(p->diags, diag, anchor->node->mark, "the value begins here");
        return false;
    }
    if (p->depth + anchor->height > MAX_DEPTH) {
        report_depth(p, mark);
        return false;
    }
    p->ncopies += anchor->size;
    if (p->ncopies > FREE_COPIES + COPIES_PER_NODE * p->nnodes) {
        diag =
            diag_at(p->diags, DIAG_ALIAS_BOMB, mark,
                    "the aliases up to here stand for more than %" PRIu64 " values, over ten times what is written",
                    p->ncopies - 1);
        diag_related(p->diags, diag, anchor->node->mark, "*%s repeats what begins here", name);
        p->unusable = true;
        p->stop = true;
        return false;
    }
    return true;
}

static void take_alias(struct parse *p, const yaml_event_t *event)
{
    const char *name = (const char *)event->data.alias.anchor;
    struct anchor *anchor = map_find(&p->anchors, str_from(name));
    struct node *node = ARENA_NEW(p->arena, struct node);

    p->nnodes++;
    note_value(p, /*is_text*/ false, 0);
    if (check_alias(p, anchor, name, event)) {
        *node = *anchor->node;
        node->next = NULL;
        account(p, anchor->size, anchor->height);
    } else {
        uint32_t start = byte_of(p, event->start_mark.index);

        *node = (struct node){.kind = NODE_SCALAR, .mark = mark_of(p, event->start_mark)};
        node->text = p->text.s + start;
        node->len = byte_of(p, event->end_mark.index) - start;
        account(p, 1, 0);
    }
    attach(p, node, mark_of(p, event->start_mark));
}

static void take_document(struct parse *p, const yaml_event_t *event)
{
    struct diag *diag;

    if (++p->ndocuments == 1)
        return;
    diag =
        diag_at(p->diags, DIAG_MANY_DOCUMENTS, mark_of(p, event->start_mark), "a second YAML document begins here");
    diag_help(p->diags, diag,
              "delete the line \"---\" (or \"...\"); where it belongs to the text, write the text below |, indented");
    p->unusable = true;
    p->stop = true;
}

static void take_event(struct parse *p, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        take_scalar(p, event);
        break;
    case YAML_ALIAS_EVENT:
        take_alias(p, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        open_collection(p, event, NODE_LIST);
        break;
    case YAML_MAPPING_START_EVENT:
        open_collection(p, event, NODE_MAP);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_collection(p);
        break;
    case YAML_DOCUMENT_START_EVENT:
        take_document(p, event);
        break;
    case YAML_STREAM_END_EVENT:
        p->stop = true;
        break;
    default:
        break;
    }
}

static void report_syntax(struct parse *p, const yaml_parser_t *yaml)
{
    struct trouble trouble = {
        .problem = yaml->problem,
        .context = yaml->context,
        .line = yaml->problem_mark.line,
        .col = yaml->problem_mark.column,
        .context_line = yaml->context_mark.line,
        .context_col = yaml->context_mark.column,
        .flow = in_flow(p),
    };

    if (yaml->error == YAML_MEMORY_ERROR)
        sys_fail("not enough memory; nothing was written");
    /* `*note and more`: what follows the alias is a consequence of taking the text for one. */
    if (!p->alias_unknown && !trouble_report(p->diags, p->file, &trouble, p->cut.hash) && p->cut.hash != 0)
        report_cut(p);
    p->unusable = true;
    p->stop = true;
}

static void run_events(struct parse *p, yaml_parser_t *yaml)
{
    while (!p->stop) {
        yaml_event_t event;

        if (!yaml_parser_parse(yaml, &event)) {
            report_syntax(p, yaml);
            return;
        }
        if (p->cut.hash != 0 && event.type != YAML_DOCUMENT_END_EVENT)
            report_cut(p);
        p->alias_unknown = false;
        take_event(p, &event);
        yaml_event_delete(&event);
    }
}

struct node *parse_text(struct arena *arena, struct diags *diags, uint16_t file)
{
    struct parse p = {.arena = arena, .diags = diags, .file = file, .text = sources_at(diags->sources, file)->text};
    yaml_parser_t yaml;

    map_init(&p.anchors, arena);
    if (!yaml_parser_initialize(&yaml))
        sys_fail("not enough memory; nothing was written");
    yaml_parser_set_encoding(&yaml, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&yaml, (const unsigned char *)p.text.s, p.text.len);
    run_events(&p, &yaml);
    yaml_parser_delete(&yaml);
    if (p.unusable)
        return NULL;
    if (p.root == NULL || (p.root->kind == NODE_SCALAR && p.root->style == NODE_PLAIN && p.root->len == 0)) {
        diag_at(diags, DIAG_FILE_EMPTY, (struct mark){1, 1, file}, "this file holds nothing but blanks or comments");
        return NULL;
    }
    return p.root;
}
