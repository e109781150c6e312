/* Markdown texts: what each becomes, where each run stands, what is refused, and that length costs no more than it
 * must. */
#include "check_fixture.h"

#include "base/buf.h"

/* One text with the notation below; blocks are parted by " / ". */
struct rich_case {
    const char *text, *expected; /* NULL: refused; "!" before it: with a warning */
};

/* Runs: plain text as it is; <biulp...>text< for flags: b bold, i italic, ^ super, ~ sub, @ link, l language; [note],
 * {ref|words}, | for a hard break. Blocks: "-", "1)", "a)" with level and number, "=" for paragraphs in lists. */
static void show_run(struct buf *out, const struct run *run)
{
    const struct run_extra *extra = run->extra;
    if (run->kind == RUN_BREAK) {
        buf_putc(out, '|');
    } else if (run->kind == RUN_NOTE) {
        buf_printf(out, "[" PRIstr "]", STR_ARG(run->text));
    } else if (run->kind == RUN_REF) {
        buf_printf(out, "{" PRIstr "|" PRIstr "}", STR_ARG(extra->target), STR_ARG(run->text));
    } else if (run->flags || extra) {
        buf_printf(out, "<%s%s%s%s%s%s>" PRIstr "<", run->flags & RUN_BOLD ? "b" : "",
                   run->flags & RUN_ITALIC ? "i" : "", run->flags & RUN_SUPER ? "^" : "",
                   run->flags & RUN_SUB ? "~" : "", extra && extra->url.len ? "@" : "",
                   extra && extra->lang.len ? "l" : "", STR_ARG(run->text));
    } else {
        buf_put_str(out, run->text);
    }
}

static void show(struct buf *out, const struct rich *rich)
{
    static const char *const markers[] = {"-", "1)", "a)"};
    for (uint32_t i = 0; i < rich->nblocks; i++) {
        const struct rich_block *block = &rich->blocks[i];
        buf_puts(out, i ? " / " : "");
        if (block->kind == RICH_ITEM) {
            buf_printf(out, "%s%u.%u%s ", markers[block->marker], block->level, block->number,
                       block->first ? "!" : "");
        } else if (block->level) {
            buf_printf(out, "=%u ", block->level);
        }
        for (uint32_t j = 0; j < block->nruns; j++) {
            show_run(out, &block->runs[j]);
        }
    }
}

static const struct rich_case blocks[] = {
    {"", ""},
    {"  \n ", ""},
    {"plain text", "plain text"},
    {"  plain text \n", "plain text"},
    {"one\ntwo", "one two"},
    {"one  \ntwo\\\nthree", "one|two|three"},
    {"one\n   two", "one two"},
    {"one\n\n\ntwo", "one / two"},
    {"*one\ntwo* three", "<i>one two< three"},
    {"*one*\ntwo", "<i>one< two"},
    {"one\n*two*", "one <i>two<"},
    {"one[^n]\ntwo", "one[n] two"},
    {"[^n]\n[^m]", "[n] [m]"},
    {"31^st^\nof", "31<^>st< of"},
    {"<http://a.b>\n<http://c.d>", "<@>http://a.b< <@>http://c.d<"},
    {"- a\n- b", "-1.1! a / -1.2 b"},
    {"text\n- a\n- b\n\nafter", "text / -1.1! a / -1.2 b / after"},
    {"- a\n\n  more\n- b", "-1.1! a / =1 more / -1.2 b"},
    {"- a\n  - b\n    1. c\n    2. d\n- e", "-1.1! a / -2.1! b / 1)3.1! c / 1)3.2 d / -1.2 e"},
    {"7. x\n8. y", "1)1.7! x / 1)1.8 y"},
    {"a) x\nb) y\nc) z", "a)1.1! x / a)1.2 y / a)1.3 z"},
    {"a. x\nb. y", "a)1.1! x / a)1.2 y"},
    {"(a) x\n(b) y", "a)1.1! x / a)1.2 y"},
    {"Aims:\na) **x**\nb) [^n]", "Aims: / a)1.1! <b>x< / a)1.2 [n]"},
    {"a) x\n   - p\n   - q\nb) y", "a)1.1! x / -2.1! p / -2.2 q / a)1.2 y"},
    {"1. x\n   a) p\n   b) q\n2. y", "1)1.1! x / a)2.1! p / a)2.2 q / 1)1.2 y"},
    {"a) alone", "a) alone"},
    {"a) x\nc) z", "!a) x c) z"},
    {"b) x\nc) z", "!b) x c) z"},
    {"a) x\nb) y\n1) z", "a)1.1! x / a)1.2 y / 1)1.1! z"},
    {"e. g. this\nf. i. that", "e. g. this f. i. that"},
    {"2010. A year", "2010. A year"},
    {"-", "-"},
    {"***", "***"},
    {"12.", "12."},
    {"-5%", "-5%"},
    {"+5%", "+5%"},
    {"#5", "#5"},
    {"#", "#"},
    {"- ", "-"},
    {"    indented", "indented"},
    {"one\n\n    indented", "one / indented"},
    {"[x]: http://a.b", "[x]: <@>http://a.b<"},
    {"- [x]: http://a.b", "-1.1! [x]: <@>http://a.b<"},
    {"[x\ny]: z", "[x y]: z"},
    {"one\x01two", "one\x01two"},
    {"[](", "[]("}, /* md4c looks beyond its end */
    {"<", "<"},
    {"a&", "a&"},
    {"a\\", "a\\"},
};

static const struct rich_case inlines[] = {
    {"-", "-"},
    {"- a", "- a"},
    {"1. a", "1. a"},
    {"2) a", "2) a"},
    {"# a", "# a"},
    {"> a", "> a"},
    {"+ a", "+ a"},
    {"* a", "* a"},
    {"* a *b*", "* a <i>b<"},
    {"---", "---"},
    {"- - -", "- - -"},
    {"* * *", "* * *"},
    {"___", "___"},
    {"a\n---", "a|---"},
    {"a\n===", "a|==="},
    {"a\nb", "a|b"},
    {"a\n\nb", "a||b"},
    {"a\\\nb\\", "a|b"},
    {"a  \n  b", "a|b"},
    {"\n\na\n\n", "a"},
    {"**a\nb** c", "<b>a<|<b>b< c"},
    {"a\n- b\n\n1. c\n\n\n# d", "a|- b||1. c|||# d"},
    {"    a", "a"},
    {"[x]: y", "[x]: y"},
    {"[^1]: y", NULL},
    {"78.2%*", "78.2%*"},
    {"78.2%* and 50%*", "78.2%* and 50%*"},
    {"*78.2%", "*78.2%"},
    {"A*-C", "A*-C"},
    {"5 A*-C GCSEs, A*-C at A*", "5 A*-C GCSEs, A*-C at A*"},
    {"*all A*-C* rose", "<i>all A*-C< rose"},
    {"**A* grades** and **A** and *A*", "<b>A* grades< and <b>A< and <i>A<"},
    {"A*A*A", "A*A*A"},
    {"*Plan A*", "<i>Plan A<"},
    {"*Plan A* and *Plan B*", "<i>Plan A< and <i>Plan B<"},
    {"see *Plan A*, or A*", "see <i>Plan A<, or A*"},
    {"*Grades A* to A* were*", "<i>Grades A* to A* were<"},
    {"*one\n\nA* two", "*one||A* two"},
    {"*GCSEs A*-C and A*/A", "*GCSEs A*-C and A*/A"},
    {"*5 pupils got A*", "*5 pupils got A*"},
    {"A**", "A**"},
    {"5*3*2", "5*3*2"},
    {"a_b_c", "a_b_c"},
    {"_a_ __b__", "<i>a< <b>b<"},
    {"***a***", "<bi>a<"},
    {"**a *b* c**", "<b>a <<bi>b<<b> c<"},
    {"31^st^ CO~2~", "31<^>st< CO<~>2<"},
    {"*31^st^*", "<i>31<<i^>st<"},
    {"10^-3^", "10<^>-3<"},
    {"~50 to ~60%", "~50 to ~60%"},
    {"a ~~b~~ c", "a ~~b~~ c"},
    {"~", "~"},
    {"m~2", "m~2"},
    {"[^a b]", "[a b]"},
    {"x[^*1*]y", "x[*1*]y"},
    {"[[a]]", "{a|}"},
    {"[[a b|c *d*]]", "{a b|c *d*}"},
    {"[[a]", "[[a]"},
    {"[[]]", "[[]]"},
    {"[a]", "[a]"},
    {"[Cymru]{lang=cy}", "<l>Cymru<"},
    {"[**Bwrdd** Cymru]{lang=cy-GB} x", "<bl>Bwrdd<<l> Cymru< x"},
    {"[x]{lang=}", NULL},
    {"[x]{lang=c}", NULL},
    {"[x]{lang=welsh}", NULL},
    {"[x]{class=y}", NULL},
    {"[w](http://a.b/c_d_e)", "<@>w<"},
    {"[w *x*](https://a.b \"t\")", "<@>w <<i@>x<"},
    {"<mailto:a@b.c>", "<@>mailto:a@b.c<"},
    {"a@b.co.uk", "<@>a@b.co.uk<"},
    {"www.a.gov.uk.", "<@>www.a.gov.uk<."},
    {"http://a.b/~c^d", "<@>http://a.b/~c^d<"},
    {"&amp; &#65; &#x42; &pound;5", "& A B \xc2\xa3"
                                    "5"},
    {"&nosuch; &amp &#0; &#xd800; &#1114112;", "&nosuch; &amp &#0; &#xd800; &#1114112;"},
    {"&#9; &#xfeff; &#xfffe; &#xffff; &#x2028;", "&#9; &#xfeff; &#xfffe; &#xffff; &#x2028;"},
    {"R&D AT&T & <5 > a<b 3<4", "R&D AT&T & <5 > a<b 3<4"},
    {"\\*a\\* \\[^1] \\[[b]] \\^ \\~ \\\\ \\q", "*a* [^1] [[b]] ^ ~ \\ \\q"},
    {"x\\^2^y^", "x^2<^>y<"},
    {"\xc3\xa9*\xc3\xa9*", "\xc3\xa9*\xc3\xa9*"},
};

/* Whatever a run borrows from the text stands at its offset; soft line ends are blanks. */
static void assert_places(const struct node *node, const struct rich *rich)
{
    for (uint32_t i = 0; i < rich->nblocks; i++) {
        for (uint32_t j = 0; j < rich->blocks[i].nruns; j++) {
            const struct run *run = &rich->blocks[i].runs[j];
            assert_true(run->offset <= node->len);
            if (run->kind != RUN_TEXT || node->text[run->offset] == '&') {
                continue;
            }
            assert_true(run->offset + run->text.len <= node->len);
            for (uint32_t k = 0; k < run->text.len; k++) {
                char c = node->text[run->offset + k];
                assert_true(run->text.s[k] == c || (run->text.s[k] == ' ' && (c == '\n' || c == '\\')));
            }
        }
    }
}

static struct node make_node(const char *text)
{
    return (struct node){.kind = NODE_SCALAR, .style = NODE_QUOTED, .text = text, .len = (uint32_t)strlen(text)};
}

static void run_case(const struct rich_case *it, bool lines)
{
    struct world world;
    struct buf out = {0};
    world_begin(&world);
    struct reader reader = {.arena = world.arena, .diags = &world.diags, .rich = rich_parse};
    char *copy = strdup(it->text); /* exact size, so that a sanitizer sees what lies beyond */
    struct node node = make_node(copy);
    const struct rich *rich = rich_parse(&reader, &node, lines);
    assert_ptr_equal(rich->node, &node);
    bool warned = it->expected && it->expected[0] == '!';
    if (world.diags.n != (it->expected && !warned ? 0 : 1)) {
        diags_print(&world.diags, stderr, false);
        fail_msg("\"%s\": %u messages", it->text, world.diags.n);
    }
    show(&out, rich);
    buf_putc(&out, '\0');
    if (it->expected && strcmp(out.bytes, it->expected + (warned ? 1 : 0)) != 0) {
        fail_msg("\"%s\" became \"%s\" instead of \"%s\"", it->text, out.bytes, it->expected);
    }
    assert_places(&node, rich);
    assert_int_equal(rich_empty(rich), it->expected && it->expected[0] == '\0');
    buf_free(&out);
    free(copy);
    world_end(&world);
}

static void texts_become_blocks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
        run_case(&blocks[i], false);
    }
}

static void lines_stay_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(inlines) / sizeof(inlines[0]); i++) {
        run_case(&inlines[i], true);
    }
}

/* What stands alone on a line means the same in a paragraph, but for what opens a block or ends a line. */
static void inline_marks_mean_the_same_in_paragraphs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(inlines) / sizeof(inlines[0]); i++) {
        const char *text = inlines[i].text;
        bool opens = strchr("-+#>*=_12", text[0]) && strcmp(text, "-") != 0;
        if (!opens && !strchr(text, '\n')) {
            run_case(&inlines[i], false);
        }
    }
}

static void details_of_runs_are_kept(void **state)
{
    struct world world;
    (void)state;
    world_begin(&world);
    struct reader reader = {.arena = world.arena, .diags = &world.diags};
    struct node node = make_node("[a *b* c](https://x.y/?p=1&amp;q=2) [Cymru]{lang=cy} www.z.uk i@j.kl");
    const struct rich *rich = rich_parse(&reader, &node, true);
    const struct run *runs = rich->blocks[0].runs;
    assert_int_equal(rich->blocks[0].nruns, 9);
    assert_true(str_eqz(runs[0].extra->url, "https://x.y/?p=1&q=2"));
    assert_ptr_equal(runs[0].extra, runs[1].extra);
    assert_ptr_equal(runs[0].extra, runs[2].extra);
    assert_true(str_eqz(runs[4].extra->lang, "cy"));
    assert_int_equal(runs[4].extra->url.len, 0);
    assert_true(str_eqz(runs[6].extra->url, "http://www.z.uk"));
    assert_true(str_eqz(runs[8].extra->url, "mailto:i@j.kl"));
    assert_null(runs[3].extra);
    world_end(&world);
}

/* A text without marks is not copied: the run points into the node. */
static void plain_text_is_borrowed(void **state)
{
    struct world world;
    (void)state;
    world_begin(&world);
    struct reader reader = {.arena = world.arena, .diags = &world.diags};
    struct node plain = make_node(" 78.2%* of 5 & more ");
    struct node marked = make_node("*one* two");
    assert_ptr_equal(rich_parse(&reader, &plain, false)->blocks[0].runs[0].text.s, plain.text + 1);
    assert_ptr_equal(rich_parse(&reader, &marked, false)->blocks[0].runs[1].text.s, marked.text + 5);
    world_end(&world);
}

struct refusal {
    const char *text;
    uint32_t line;
    uint16_t col;
    enum diag_code code;
};

/* Places are those in `text: |` with an indentation of 2, on line 2. */
static const struct refusal refusals[] = {
    {"# a", 2, 3, DIAG_MARKDOWN},
    {"##\n\nx", 2, 3, DIAG_MARKDOWN},
    {"x\n\n  ## a", 4, 5, DIAG_MARKDOWN},
    {"a\n==", 2, 3, DIAG_MARKDOWN},
    {"a\n---", 2, 3, DIAG_MARKDOWN},
    {"a\n\n---\n\nb", 4, 3, DIAG_MARKDOWN},
    {"a\n\n* * *", 4, 3, DIAG_MARKDOWN},
    {"> a\n> b", 2, 3, DIAG_MARKDOWN},
    {"```\na\n```", 3, 3, DIAG_MARKDOWN},
    {"a `b` c", 2, 5, DIAG_MARKDOWN},
    {"a <b>c</b>", 2, 5, DIAG_MARKDOWN},
    {"a <!-- b -->", 2, 5, DIAG_MARKDOWN},
    {"<p>\na\n</p>", 2, 3, DIAG_MARKDOWN},
    {"</b>\na", 2, 3, DIAG_MARKDOWN},
    {"a </b>", 2, 5, DIAG_MARKDOWN},
    {"a ![b](c)", 2, 5, DIAG_MARKDOWN},
    {"a [](http://b.c)", 2, 5, DIAG_MARKDOWN},
    {"a ![](b)", 2, 5, DIAG_MARKDOWN},
    {"a [](b)", 2, 5, DIAG_MARKDOWN},
    {"a [b](c)", 2, 5, DIAG_MARKDOWN},
    {"a [b](javascript:c)", 2, 5, DIAG_MARKDOWN},
    {"a [b](file:///c)", 2, 5, DIAG_MARKDOWN},
    {"a\n[^1]: b", 3, 3, DIAG_MARKDOWN},
    {"\xc3\xa9 a^b", 2, 6, DIAG_UNCLOSED_MARK},
    {"a^^b", 2, 4, DIAG_UNCLOSED_MARK},
    {"a^b c^", 2, 4, DIAG_UNCLOSED_MARK},
    {"a\nb [^c", 3, 5, DIAG_UNCLOSED_MARK},
    {"a [^]", 2, 5, DIAG_UNCLOSED_MARK},
    {"a [^b\nc]", 2, 5, DIAG_UNCLOSED_MARK},
    {"a [b]{lang=welsh}", 2, 14, DIAG_BAD_LANGUAGE},
    {"a **b", 2, 5, DIAG_MARKDOWN_SLIP},
    {"a **b ** c", 2, 5, DIAG_MARKDOWN_SLIP},
    {"a [b](c", 2, 5, DIAG_MARKDOWN_SLIP},
    {"a [*b*](https://c d)", 2, 5, DIAG_MARKDOWN_SLIP},
    {"a [b]{c=1}", 2, 8, DIAG_MARKDOWN_SLIP},
    {"a [b]{lang=cy", 2, 8, DIAG_MARKDOWN_SLIP},
    {"\xe2\x80\xa2 a\n\xe2\x80\xa2 b", 2, 3, DIAG_MARKDOWN_SLIP},
    {"a:\n\n\xe2\x97\x8f\tb", 4, 3, DIAG_MARKDOWN_SLIP},
    {"\xc2\xb7 a\n\xc2\xb7 b", 2, 3, DIAG_MARKDOWN_SLIP},
    {"a\n\xe2\x80\x93 b\n\n\xe2\x80\x93 c", 3, 3, DIAG_MARKDOWN_SLIP},
    {"a | b\nc | d", 3, 3, DIAG_MARKDOWN_SLIP},
    {"a\n\n|b|\n|--|\n|c|", 5, 3, DIAG_MARKDOWN_SLIP},
    {"- a\n  - b\nc", 4, 3, DIAG_MARKDOWN_SLIP},
    {"- a\n  1. b\n  c", 4, 5, DIAG_MARKDOWN_SLIP},
};

/* Nothing is said of them, neither in a text nor in a line. */
static const char *const honest[] = {
    "78.2%** and 4** (** provisional)",
    "p < 0.05 ** or ***",
    "2**3**x",
    "**78.2%",
    "\\*\\*a",
    "\\[a](b c)",
    "a[b] (c) {d=1}",
    "[1] {2}",
    "\xe2\x80\xa2 alone",
    "one\n\xe2\x80\x93 an aside \xe2\x80\x93\ntwo",
    "\xe2\x80\x93\n\xe2\x80\x93",
    "Telephone | Fax",
    "a | b\n\nc | d",
    "see [[x|y]]\nand [[z|w]]",
    "- a\nlazy",
    "- a\n  - b\n    more\n  - c\n\nafter",
    "- a\n  - b\n\n  of a\n- c",
    "- a\n\n  of a\nlazy",
    "- a\n\nno item\n  - b\nlazy",
};

static void honest_text_is_left_alone(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * sizeof(honest) / sizeof(honest[0]); i++) {
        struct world world;
        world_begin(&world);
        struct reader reader = {.arena = world.arena, .diags = &world.diags};
        struct node node = make_node(honest[i / 2]);
        assert_false(rich_empty(rich_parse(&reader, &node, i % 2)));
        if (world.diags.n) {
            diags_print(&world.diags, stderr, false);
            fail_msg("%s", honest[i / 2]);
        }
        world_end(&world);
    }
}

static void what_cannot_be_printed_is_refused_in_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
        struct world world;
        struct buf yaml = {0};
        const struct refusal *it = &refusals[i];
        world_begin(&world);
        buf_puts(&yaml, "text: |\n  ");
        for (const char *c = it->text; *c; c++) {
            buf_putc(&yaml, *c);
            buf_puts(&yaml, *c == '\n' && c[1] != '\n' ? "  " : "");
        }
        buf_put(&yaml, "\n", 2);
        const struct node *root = world_load(&world, yaml.bytes)->root;
        struct reader reader = {.arena = world.arena, .diags = &world.diags};
        rich_parse(&reader, node_find(root, "text"), false);
        if (!world_said(&world, it->code, it->line, it->col) || world.diags.items[0]->help.len == 0) {
            diags_print(&world.diags, stderr, false);
            fail_msg("%s", it->text);
        }
        buf_free(&yaml);
        world_end(&world);
    }
}

static void words_alone_are_plain(void **state)
{
    struct world world;
    (void)state;
    world_begin(&world);
    struct reader reader = {.arena = world.arena, .diags = &world.diags};
    struct node node = make_node("The **A*-C**[^1] of\n[[x]], [[y|see y]]\\\nCO~2~ &amp;\n\n- one\n- two");
    assert_true(
        str_eqz(rich_plain(world.arena, rich_parse(&reader, &node, false)), "The A*-C of x, see y CO2 & one two"));
    assert_int_equal(rich_plain(world.arena, NULL).len, 0);
    assert_true(rich_empty(NULL));
    world_end(&world);
}

/* Whatever looks like a mark. */
static const char *const costly[] = {
    "[",       "[]",     "*a ",  "_a ", "^",       "a^b^", "~",  "a~b~", "[^a",          "[^a]",         "[[a",
    "[[a]]",   "<a",     "<a ",  "&a",  "&amp;",   "\\\\", "`",  "`a``", "[a](",         "](((",         "![",
    "](",      "A*",     "*A* ", "x\n", "- x\n",   "- ",   "> ", "]:",   "a) x\nb) y\n", "[a]{lang=cy}", "http://",
    "(a) x\n", "1. x\n", "\n\n", "**",  "<http://"};

/* A hundred thousand bytes of each. Quadratic work would take minutes, and the runner's patience. */
static void length_costs_no_more_than_it_must(void **state)
{
    enum { LENGTH = 100000 };
    (void)state;
    for (size_t i = 0; i < sizeof(costly) / sizeof(costly[0]); i++) {
        for (int lines = 0; lines < 2; lines++) {
            struct world world;
            world_begin(&world);
            struct reader reader = {.arena = world.arena, .diags = &world.diags};
            size_t n = strlen(costly[i]);
            char *text = malloc(LENGTH);
            assert_non_null(text);
            for (size_t j = 0; j < LENGTH; j++) {
                text[j] = costly[i][j % n];
            }
            struct node node = {.kind = NODE_SCALAR, .text = text, .len = LENGTH};
            const struct rich *rich = rich_parse(&reader, &node, lines);
            assert_places(&node, rich);
            assert_true(world.diags.n <= 100);
            free(text);
            world_end(&world);
        }
    }
}

static size_t count(struct str text, char c)
{
    size_t n = 0;
    for (uint32_t i = 0; i < text.len; i++) {
        n += text.s[i] == c;
    }
    return n;
}

/* The letters z that are printed; *links is set when an address may hold some that are not. */
static size_t count_printed(const struct rich *rich, bool *links)
{
    size_t n = 0;
    for (uint32_t i = 0; i < rich->nblocks; i++) {
        for (uint32_t j = 0; j < rich->blocks[i].nruns; j++) {
            const struct run *run = &rich->blocks[i].runs[j];
            assert_int_equal(count(run->text, '\n'), 0);
            n += count(run->text, 'z') + (run->kind == RUN_REF ? count(run->extra->target, 'z') : 0);
            *links = *links || (run->extra && run->extra->url.len);
        }
    }
    return n;
}

/* Marks and words in random order: what is not refused is printed whole. */
static void nothing_is_lost_in_random_texts(void **state)
{
    static const char *const parts[] = {
        "*",  "**", "_",    "[",    "]",    "[^", "[[",  "]]",  "(",    ")",          "^",     "~",        "~~",
        "\\", "`",  "```",  "\n",   "\n\n", "- ", "1. ", "a) ", "b) ",  "(a) ",       "# ",    "> ",       "---",
        "==", "<z", "</b>", "<!--", "-->",  "z",  "A",   " z ", "  \n", "]{lang=cy}", "&amp;", "www.z.y ", "](z",
    };
    uint32_t seed = 1;
    (void)state;
    for (unsigned round = 0; round < 20000; round++) {
        struct world world;
        struct buf text = {0};
        world_begin(&world);
        struct reader reader = {.arena = world.arena, .diags = &world.diags};
        for (unsigned i = 0; i < 2 + round % 30; i++) {
            seed = seed * 1664525 + 1013904223;
            buf_puts(&text, parts[(seed >> 8) % (sizeof(parts) / sizeof(parts[0]))]);
        }
        struct node node = {.kind = NODE_SCALAR, .text = text.bytes, .len = (uint32_t)text.len};
        for (int lines = 0; lines < 2; lines++) {
            bool links = false;
            uint32_t before = world.diags.n;
            const struct rich *rich = rich_parse(&reader, &node, lines);
            size_t printed = count_printed(rich, &links);
            assert_places(&node, rich);
            if (world.diags.n == before && !links && printed != count(node_text(&node), 'z')) {
                fail_msg("lost in \"%.*s\"", (int)text.len, text.bytes);
            }
        }
        buf_free(&text);
        world_end(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_become_blocks),
        cmocka_unit_test(lines_stay_lines),
        cmocka_unit_test(inline_marks_mean_the_same_in_paragraphs),
        cmocka_unit_test(details_of_runs_are_kept),
        cmocka_unit_test(plain_text_is_borrowed),
        cmocka_unit_test(what_cannot_be_printed_is_refused_in_place),
        cmocka_unit_test(honest_text_is_left_alone),
        cmocka_unit_test(words_alone_are_plain),
        cmocka_unit_test(nothing_is_lost_in_random_texts),
        cmocka_unit_test(length_costs_no_more_than_it_must),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
