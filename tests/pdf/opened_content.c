/* A page's content: which operators show something, in which marked content, and what the text says. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "opened_int.h"

enum { MOST_MCIDS = 100000, MOST_NESTED = 32 };

enum operand_kind { OPERAND_NUMBER, OPERAND_NAME, OPERAND_STRING, OPERAND_OPEN, OPERAND_CLOSE };

struct operand {
    enum operand_kind kind; /* brackets and braces open and close */
    struct str text;        /* a string's bytes, decoded; a name without its slash */
};

struct content {
    struct opened *pdf;
    struct opened_page *page;
    const char *end; /* of the bytes; strings hold any byte */
    qpdf_oh fonts;
    struct opened_font *font;
    VEC(struct operand) operands; /* since the last operator */
    const char *first;            /* where the first of them begins */
    const char *behind;           /* the operator */
    int32_t open[MOST_NESTED];    /* indexes of marked content */
    uint32_t nopen;
    struct buf texts[MOST_NESTED];
};

/* --- ToUnicode: pairs of hexadecimal strings between beginbfchar and endbfchar, triples for ranges */

static void put_utf8(struct buf *out, uint32_t c)
{
    if (c < 0x80) {
        buf_putc(out, (char)c);
        return;
    }
    static const unsigned char first[] = {0, 0xc0, 0xe0, 0xf0};
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    buf_putc(out, (char)(first[more] | c >> 6 * more));
    while (more-- > 0)
        buf_putc(out, (char)(0x80 | (c >> 6 * more & 63)));
}

/* The UTF-16 units of a hexadecimal string. */
static int hex_units(const char **at, uint32_t *units, int room)
{
    int n = 0;
    *at = strchr(*at, '<');
    assert_non_null(*at);
    for (const char *digit = ++*at; *digit != '>'; digit += 4, *at = digit) {
        char four[5] = {0};
        memcpy(four, digit, 4);
        assert_true(n < room && strspn(four, "0123456789abcdefABCDEF") == 4);
        units[n++] = (uint32_t)strtoul(four, NULL, 16);
    }
    (*at)++;
    return n;
}

static struct str units_text(struct arena *arena, const uint32_t *units, int n)
{
    struct buf text = {0};
    for (int i = 0; i < n; i++) {
        bool pair = units[i] >> 10 == 0x36 && i + 1 < n;
        put_utf8(&text, pair ? 0x10000 + ((units[i] & 1023) << 10 | (units[i + 1] & 1023)) : units[i]);
        i += pair;
    }
    struct str kept = str_dup(arena, (struct str){text.bytes, (uint32_t)text.len});
    buf_free(&text);
    return kept;
}

static void read_to_unicode(struct opened *pdf, struct opened_font *font, const char *at)
{
    while ((at = strstr(at, "beginbf"))) {
        bool range = strncmp(at, "beginbfrange", 12) == 0;
        const char *end = strstr(at, "endbf");
        assert_non_null(end);
        while (strcspn(at, "<") < (size_t)(end - at)) {
            uint32_t from, to, units[8];
            assert_int_equal(hex_units(&at, &from, 1), 1);
            to = from;
            if (range)
                assert_int_equal(hex_units(&at, &to, 1), 1);
            int n = hex_units(&at, units, 8);
            for (uint32_t code = from; code <= to && n > 0; code++, units[n - 1]++) {
                while (font->unicode.n <= code)
                    VEC_PUSH(pdf->arena, &font->unicode, (struct str){0});
                font->unicode.items[code] = units_text(pdf->arena, units, n);
            }
        }
        at = end;
    }
}

static struct opened_font *find_font(struct content *content, struct str name)
{
    struct opened *pdf = content->pdf;
    struct str key = str_printf(pdf->arena, "/" PRIstr, STR_ARG(name));
    qpdf_oh object = key_of(pdf, content->fonts, key.s);
    int number = qpdf_oh_is_dictionary(pdf->qpdf, object) ? qpdf_oh_get_object_id(pdf->qpdf, object) : 0;
    for (uint32_t i = 0; i < pdf->fonts.n; i++) {
        if (pdf->fonts.items[i]->object == number)
            return pdf->fonts.items[i];
    }
    struct opened_font *font = ARENA_NEW(pdf->arena, struct opened_font);
    font->object = number;
    struct str map = opened_stream(pdf, key_of(pdf, object, "/ToUnicode"));
    if (map.s)
        read_to_unicode(pdf, font, map.s);
    VEC_PUSH(pdf->arena, &pdf->fonts, font);
    return font;
}

/* --- text */

static void show_code(struct content *content, uint32_t code)
{
    struct opened_font *font = content->font;
    while (font->shown.n <= code)
        VEC_PUSH(content->pdf->arena, &font->shown, false);
    font->shown.items[code] = true;
    struct str text = code < font->unicode.n ? font->unicode.items[code] : (struct str){0};
    if (content->nopen > 0)
        buf_put_str(&content->texts[content->nopen - 1], text);
}

static void show(struct content *content, struct str bytes)
{
    struct opened_font *font = content->font;
    if (!font)
        return;
    font->odd = font->odd || bytes.len % 2 != 0;
    for (uint32_t i = 0; i + 1 < bytes.len; i += 2)
        show_code(content, (uint32_t)((unsigned char)bytes.s[i] << 8 | (unsigned char)bytes.s[i + 1]));
}

/* --- marked content */

/* The operand behind a key of the property list; NULL: none. */
static const struct operand *property(const struct content *content, const char *key)
{
    uint32_t depth = 0;
    for (uint32_t i = 1; i + 1 < content->operands.n; i++) {
        const struct operand *operand = &content->operands.items[i];
        depth += operand->kind == OPERAND_OPEN;
        depth -= operand->kind == OPERAND_CLOSE;
        if (depth == 1 && operand->kind == OPERAND_NAME && str_eqz(operand->text, key))
            return operand + 1;
    }
    return NULL;
}

static struct str property_name(const struct content *content, const char *key)
{
    const struct operand *operand = property(content, key);
    return operand && operand->kind == OPERAND_NAME ? operand->text : (struct str){0};
}

/* A text string as UTF-8. */
static struct str property_text(const struct content *content, const char *key)
{
    const struct operand *operand = property(content, key);
    if (!operand || operand->kind != OPERAND_STRING)
        return (struct str){0};
    struct opened *pdf = content->pdf;
    return opened_text(pdf, qpdf_oh_new_binary_string(pdf->qpdf, operand->text.s, operand->text.len));
}

static uint32_t offset(const struct content *content, const char *at)
{
    return (uint32_t)(at - content->page->content.s);
}

static void begin_marked(struct content *content)
{
    struct opened_page *page = content->page;
    assert_true(content->nopen < MOST_NESTED);
    assert_true(content->operands.n > 0);
    const struct operand *mcid = property(content, "MCID");
    struct marked marked = {.tag = content->operands.items[0].text,
                            .type = property_name(content, "Type"),
                            .subtype = property_name(content, "Subtype"),
                            .actual = property_text(content, "ActualText"),
                            .lang = property_text(content, "Lang"),
                            .mcid = mcid ? strtol(mcid->text.s, NULL, 10) : -1,
                            .from = offset(content, content->first),
                            .inside = offset(content, content->behind),
                            .within = content->nopen ? content->open[content->nopen - 1] : -1};
    VEC_PUSH(content->pdf->arena, &page->marked, marked);
    content->open[content->nopen] = (int32_t)page->marked.n - 1;
    content->texts[content->nopen++] = (struct buf){0};
    if (marked.mcid < 0 || marked.mcid >= MOST_MCIDS)
        return;
    while (page->by_mcid.n <= marked.mcid)
        VEC_PUSH(content->pdf->arena, &page->by_mcid, 0);
    uint32_t *first = &page->by_mcid.items[marked.mcid];
    *first = *first ? *first : page->marked.n;
}

static void end_marked(struct content *content)
{
    if (content->nopen == 0) {
        content->page->unbalanced++;
        return;
    }
    struct buf *text = &content->texts[--content->nopen];
    struct str copy = {text->bytes ? text->bytes : "", (uint32_t)text->len};
    struct marked *marked = &content->page->marked.items[content->open[content->nopen]];
    marked->text = str_dup(content->pdf->arena, copy);
    if (content->nopen > 0)
        buf_put_str(&content->texts[content->nopen - 1], marked->actual.s ? marked->actual : marked->text);
    marked->to = offset(content, content->behind);
    buf_free(text);
}

/* --- operators */

static bool is_one_of(struct str word, const char *const *words)
{
    while (*words && !str_eqz(word, *words))
        words++;
    return *words != NULL;
}

static void operate(struct content *content, struct str word)
{
    static const char *const shows_text[] = {"Tj", "TJ", "'", "\"", NULL};
    static const char *const paints[] = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI", NULL};
    bool text = is_one_of(word, shows_text), draws = is_one_of(word, paints);
    if ((text || draws) && content->nopen) {
        struct marked *marked = &content->page->marked.items[content->open[content->nopen - 1]];
        marked->shows++;
        marked->draws += draws;
    } else if (text || draws) {
        content->page->bare++;
    }
    for (uint32_t i = 0; text && i < content->operands.n; i++) {
        if (content->operands.items[i].kind == OPERAND_STRING)
            show(content, content->operands.items[i].text);
    }
    if (str_eqz(word, "BDC") || str_eqz(word, "BMC"))
        begin_marked(content);
    else if (str_eqz(word, "EMC"))
        end_marked(content);
    else if (str_eqz(word, "Tf") && content->operands.n == 2)
        content->font = find_font(content, content->operands.items[0].text);
    content->operands.n = 0;
}

/* --- tokens */

static void push(struct content *content, enum operand_kind kind, struct str text)
{
    struct operand operand = {kind, text};
    VEC_PUSH(content->pdf->arena, &content->operands, operand);
}

static void push_bytes(struct content *content, struct buf *bytes)
{
    struct str text = {bytes->bytes ? bytes->bytes : "", (uint32_t)bytes->len};
    push(content, OPERAND_STRING, str_dup(content->pdf->arena, text));
    buf_free(bytes);
}

static const char *read_hex(struct content *content, const char *at)
{
    struct buf bytes = {0};
    char digits[3] = {0};
    int n = 0;
    for (at++; at < content->end && *at != '>'; at++) {
        if (isspace((unsigned char)*at))
            continue;
        digits[n++] = *at;
        if (n == 2)
            buf_putc(&bytes, (char)strtoul(digits, NULL, 16)), n = 0;
    }
    push_bytes(content, &bytes);
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

static const char *read_literal(struct content *content, const char *at)
{
    struct buf bytes = {0};
    int depth = 1;
    for (at++; at < content->end; at++) {
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
    push_bytes(content, &bytes);
    return at + 1;
}

static const char *read_word(struct content *content, const char *at)
{
    const char *from = at++;
    while (at < content->end && !isspace((unsigned char)*at) && !strchr("<>[]()/", *at))
        at++;
    struct str word = str_dup(content->pdf->arena, (struct str){from, (uint32_t)(at - from)});
    if (*from == '/')
        push(content, OPERAND_NAME, str_sub(word, 1, word.len));
    else if (isalpha((unsigned char)*from) || *from == '\'' || *from == '"')
        content->behind = at, operate(content, word);
    else
        push(content, OPERAND_NUMBER, word);
    return at;
}

static const char *read_token(struct content *content, const char *at)
{
    content->first = content->operands.n == 0 ? at : content->first;
    bool twice = (*at == '<' || *at == '>') && at[1] == *at;
    if (twice || *at == '[' || *at == ']') {
        push(content, *at == '<' || *at == '[' ? OPERAND_OPEN : OPERAND_CLOSE, (struct str){at, 1});
        return at + (twice ? 2 : 1);
    }
    if (*at == '<')
        return read_hex(content, at);
    return *at == '(' ? read_literal(content, at) : read_word(content, at);
}

static struct str page_text(struct opened *pdf, uint32_t number)
{
    unsigned char *bytes = NULL;
    size_t n = 0;
    qpdf_oh page = opened_page(pdf, number);
    assert_int_equal(qpdf_oh_get_page_content_data(pdf->qpdf, page, &bytes, &n), QPDF_SUCCESS);
    struct str copy = str_dup(pdf->arena, (struct str){(const char *)bytes, (uint32_t)n});
    free(bytes);
    return copy;
}

void content_read(struct opened *pdf, uint32_t number)
{
    struct content content = {.pdf = pdf, .page = &pdf->pages.items[number]};
    qpdf_oh resources = key_of(pdf, opened_page(pdf, number), "/Resources");
    content.fonts = key_of(pdf, resources, "/Font");
    content.page->content = page_text(pdf, number);
    const char *at = content.page->content.s;
    content.end = at + content.page->content.len;
    while (at < content.end) {
        if (isspace((unsigned char)*at))
            at++;
        else
            at = read_token(&content, at);
    }
    content.behind = content.end;
    while (content.nopen > 0) {
        end_marked(&content);
        content.page->unbalanced++;
    }
}
