#include "pdf_tree.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <qpdf/qpdf-c.h>

enum { MOST_NESTED = 16 };

struct leaf { /* by MCID */
    struct buf text;
    bool read;
};

struct leaves { /* of a page */
    struct leaf *items;
    uint32_t n, cap;
};

struct font {
    uint16_t unicode[65536]; /* by character id; 0: not mapped */
};

struct tree {
    struct arena *arena;
    qpdf_data qpdf;
    struct leaves *pages;
    struct map fonts; /* by object number */
    struct buf *out;
};

/* --- ToUnicode: pairs of hexadecimal strings between beginbfchar and endbfchar, triples for ranges */

static uint32_t hex_value(const char **at)
{
    char *end;
    *at = strchr(*at, '<');
    assert_non_null(*at);
    unsigned long value = strtoul(*at + 1, &end, 16);
    assert_true(*end == '>' && value < 0x10000);
    *at = end + 1;
    return (uint32_t)value;
}

static void read_ranges(struct font *font, const char *at)
{
    while ((at = strstr(at, "beginbf"))) {
        bool range = strncmp(at, "beginbfrange", 12) == 0;
        const char *end = strstr(at, "endbf");
        assert_non_null(end);
        while (strcspn(at, "<") < (size_t)(end - at)) {
            uint32_t from = hex_value(&at), to = range ? hex_value(&at) : from, first = hex_value(&at);
            for (uint32_t cid = from; cid <= to; cid++)
                font->unicode[cid] = (uint16_t)(first + cid - from);
        }
        at = end;
    }
}

static struct font *find_font(struct tree *tree, qpdf_oh fonts, const char *name)
{
    qpdf_oh object = qpdf_oh_get_key(tree->qpdf, fonts, name);
    assert_true(qpdf_oh_is_dictionary(tree->qpdf, object));
    struct str key = str_printf(tree->arena, "%d", qpdf_oh_get_object_id(tree->qpdf, object));
    struct font *font = map_find(&tree->fonts, key);
    if (font)
        return font;
    font = ARENA_NEW(tree->arena, struct font);
    memset(font, 0, sizeof(*font));
    unsigned char *bytes = NULL;
    size_t n = 0;
    qpdf_oh stream = qpdf_oh_get_key(tree->qpdf, object, "/ToUnicode");
    assert_int_equal(qpdf_oh_get_stream_data(tree->qpdf, stream, qpdf_dl_all, NULL, &bytes, &n), QPDF_SUCCESS);
    struct str text = str_dup(tree->arena, (struct str){(const char *)bytes, (uint32_t)n});
    read_ranges(font, text.s);
    free(bytes);
    map_put(&tree->fonts, key, font);
    return font;
}

/* --- a page's content: only marked content, fonts and strings matter */

struct content {
    struct tree *tree;
    struct leaves *leaves;
    qpdf_oh fonts;
    const struct font *font;
    int64_t open[MOST_NESTED]; /* MCID, or -1 */
    int nopen;
    struct str name;    /* the last name before the operator */
    int64_t mcid;       /* the last MCID named before the operator */
    bool expects_mcid;  /* the next number is one */
    bool in_properties; /* between << and the operator */
};

static void put_utf8(struct buf *out, uint32_t c)
{
    if (c < 0x80) {
        buf_putc(out, (char)c);
    } else if (c < 0x800) {
        buf_putc(out, (char)(0xc0 | c >> 6));
        buf_putc(out, (char)(0x80 | (c & 63)));
    } else {
        buf_putc(out, (char)(0xe0 | c >> 12));
        buf_putc(out, (char)(0x80 | (c >> 6 & 63)));
        buf_putc(out, (char)(0x80 | (c & 63)));
    }
}

static struct leaf *leaf_at(struct leaves *leaves, uint32_t mcid)
{
    assert_true(mcid < 1000000);
    while (leaves->n <= mcid) {
        if (leaves->n == leaves->cap) {
            leaves->cap = leaves->cap ? 2 * leaves->cap : 64;
            leaves->items = realloc(leaves->items, leaves->cap * sizeof(struct leaf));
            assert_non_null(leaves->items);
        }
        leaves->items[leaves->n++] = (struct leaf){.read = false};
    }
    return &leaves->items[mcid];
}

/* A string of two-byte character ids; what stands in artifacts is passed over. */
static void show(struct content *content, const unsigned char *bytes, size_t n)
{
    int64_t mcid = -1;
    for (int i = 0; i < content->nopen; i++)
        mcid = content->open[i] >= 0 ? content->open[i] : mcid;
    assert_int_equal(n % 2, 0);
    for (size_t i = 0; mcid >= 0 && i < n; i += 2) {
        assert_non_null(content->font);
        uint16_t c = content->font->unicode[bytes[i] << 8 | bytes[i + 1]];
        assert_true(c != 0);
        put_utf8(&leaf_at(content->leaves, (uint32_t)mcid)->text, c);
    }
}

static const char *read_hex(struct content *content, const char *at, const char *end)
{
    struct buf bytes = {0};
    for (at++; end - at > 1 && *at != '>'; at += 2) {
        char digits[3] = {at[0], at[1], '\0'};
        buf_putc(&bytes, (char)strtoul(digits, NULL, 16));
    }
    show(content, (unsigned char *)bytes.bytes, bytes.len);
    buf_free(&bytes);
    return at + 1;
}

/* What a backslash stands for; *at is behind it and moves on. */
static char read_escape(const char **at)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    if (**at >= '0' && **at <= '7') {
        unsigned value = 0;
        for (int i = 0; i < 3 && **at >= '0' && **at <= '7'; i++)
            value = 8 * value + (unsigned)(*(*at)++ - '0');
        return (char)value;
    }
    const char *known = strchr(from, *(*at)++);
    return known ? to[known - from] : (*at)[-1];
}

static const char *read_literal(struct content *content, const char *at, const char *end)
{
    struct buf bytes = {0};
    int depth = 1;
    for (at++; at < end; at++) {
        if (*at == '\\') {
            at++;
            buf_putc(&bytes, read_escape(&at));
            at--;
            continue;
        }
        depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
        if (depth == 0)
            break;
        buf_putc(&bytes, *at);
    }
    /* A replacement text is no text that is shown. */
    if (!content->in_properties)
        show(content, (unsigned char *)bytes.bytes, bytes.len);
    buf_free(&bytes);
    return at + 1;
}

static void operate(struct content *content, struct str word)
{
    if (str_eqz(word, "BDC") || str_eqz(word, "BMC")) {
        assert_true(content->nopen < MOST_NESTED);
        content->open[content->nopen++] = content->mcid;
    } else if (str_eqz(word, "EMC")) {
        assert_true(content->nopen-- > 0);
    } else if (str_eqz(word, "Tf")) {
        content->font = find_font(content->tree, content->fonts, str_dup(content->tree->arena, content->name).s);
    }
    content->mcid = -1;
    content->in_properties = false;
}

static const char *read_word(struct content *content, const char *at, const char *end)
{
    const char *from = at++;
    while (at < end && !isspace((unsigned char)*at) && !strchr("<>[]()/", *at))
        at++;
    struct str word = {from, (uint32_t)(at - from)};
    if (*from == '/') {
        content->name = word;
        content->expects_mcid = str_eqz(word, "/MCID");
    } else if (isalpha((unsigned char)*from) || *from == '\'' || *from == '"') {
        operate(content, word);
    } else if (content->expects_mcid) {
        content->mcid = strtol(from, NULL, 10);
        content->expects_mcid = false;
    }
    return at;
}

static void read_content(struct content *content, const char *at, const char *end)
{
    while (at < end) {
        if (isspace((unsigned char)*at) || *at == '[' || *at == ']' || *at == '>')
            at++;
        else if (*at == '(')
            at = read_literal(content, at, end);
        else if (*at == '<' && at[1] == '<')
            at += 2, content->in_properties = true;
        else if (*at == '<')
            at = read_hex(content, at, end);
        else
            at = read_word(content, at, end);
    }
    assert_int_equal(content->nopen, 0);
}

static void read_page(struct tree *tree, uint32_t number)
{
    qpdf_oh page = qpdf_get_page_n(tree->qpdf, number);
    qpdf_oh resources = qpdf_oh_get_key(tree->qpdf, page, "/Resources");
    struct content content = {.tree = tree, .leaves = &tree->pages[number], .mcid = -1};
    content.fonts = qpdf_oh_get_key(tree->qpdf, resources, "/Font");
    unsigned char *bytes = NULL;
    size_t n = 0;
    assert_int_equal(qpdf_oh_get_page_content_data(tree->qpdf, page, &bytes, &n), QPDF_SUCCESS);
    struct str copy = str_dup(tree->arena, (struct str){(const char *)bytes, (uint32_t)n});
    free(bytes);
    read_content(&content, copy.s, copy.s + copy.len);
}

/* --- the tree */

static void put_leaf(struct tree *tree, qpdf_oh page, qpdf_oh mcid)
{
    int number = qpdf_find_page_by_oh(tree->qpdf, page);
    assert_true(number >= 0);
    struct leaf *leaf = leaf_at(&tree->pages[number], (uint32_t)qpdf_oh_get_int_value(tree->qpdf, mcid));
    assert_false(leaf->read);
    leaf->read = true;
    buf_put(tree->out, leaf->text.bytes ? leaf->text.bytes : "", leaf->text.len);
    buf_putc(tree->out, '\n');
}

static void walk(struct tree *tree, qpdf_oh node, qpdf_oh page)
{
    qpdf_data qpdf = tree->qpdf;
    if (qpdf_oh_is_integer(qpdf, node)) {
        put_leaf(tree, page, node);
    } else if (qpdf_oh_is_array(qpdf, node)) {
        int n = qpdf_oh_get_array_n_items(qpdf, node);
        for (int i = 0; i < n; i++)
            walk(tree, qpdf_oh_get_array_item(qpdf, node, i), page);
    } else if (qpdf_oh_is_dictionary(qpdf, node)) {
        if (qpdf_oh_has_key(qpdf, node, "/Pg"))
            page = qpdf_oh_get_key(qpdf, node, "/Pg");
        if (qpdf_oh_has_key(qpdf, node, "/MCID"))
            put_leaf(tree, page, qpdf_oh_get_key(qpdf, node, "/MCID"));
        else if (qpdf_oh_has_key(qpdf, node, "/K"))
            walk(tree, qpdf_oh_get_key(qpdf, node, "/K"), page);
    }
}

/* What is marked as content but stands nowhere in the tree would never be read aloud. */
static void free_leaves(struct leaves *leaves)
{
    for (uint32_t i = 0; i < leaves->n; i++) {
        if (!leaves->items[i].read && leaves->items[i].text.len > 0)
            fail_msg("not in the tree: %.*s", (int)leaves->items[i].text.len, leaves->items[i].text.bytes);
        buf_free(&leaves->items[i].text);
    }
    free(leaves->items);
}

void pdf_tree_read(struct buf *out, struct arena *arena, const char *path)
{
    struct tree tree = {.arena = arena, .qpdf = qpdf_init(), .out = out};
    map_init(&tree.fonts, arena);
    qpdf_set_suppress_warnings(tree.qpdf, QPDF_TRUE);
    assert_int_equal(qpdf_read(tree.qpdf, path, NULL), QPDF_SUCCESS);
    int npages = qpdf_get_num_pages(tree.qpdf);
    assert_true(npages > 0);
    tree.pages = calloc((size_t)npages, sizeof(*tree.pages));
    assert_non_null(tree.pages);
    for (int i = 0; i < npages; i++)
        read_page(&tree, (uint32_t)i);
    qpdf_oh root = qpdf_oh_get_key(tree.qpdf, qpdf_get_root(tree.qpdf), "/StructTreeRoot");
    walk(&tree, qpdf_oh_get_key(tree.qpdf, root, "/K"), root);
    assert_false(qpdf_more_warnings(tree.qpdf));
    for (int i = 0; i < npages; i++)
        free_leaves(&tree.pages[i]);
    free(tree.pages);
    qpdf_cleanup(&tree.qpdf);
}
