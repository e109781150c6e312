#include "archive_xmp.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <expat.h>

enum { MOST_DEEP = 32 };

struct reader {
    struct arena *arena;
    struct xmp *xmp;
    XML_Parser parser;
    uint32_t open[MOST_DEEP]; /* indexes of nodes */
    uint32_t depth;
};

/* Namespace, local name and prefix, as Expat joins them. */
struct name_parts {
    struct str space, local, prefix;
};

static struct name_parts split_name(const char *name)
{
    struct name_parts parts = {.local = str_from(name)};
    const char *local = strchr(name, '|');
    if (!local)
        return parts;
    parts.space = (struct str){name, (uint32_t)(local - name)};
    const char *prefix = strchr(local + 1, '|');
    parts.local = prefix ? (struct str){local + 1, (uint32_t)(prefix - local - 1)} : str_from(local + 1);
    parts.prefix = prefix ? str_from(prefix + 1) : STR("");
    return parts;
}

static struct str qualified(struct arena *arena, const struct name_parts *parts)
{
    if (parts->prefix.len == 0)
        return str_dup(arena, parts->local);
    return str_printf(arena, PRIstr ":" PRIstr, STR_ARG(parts->prefix), STR_ARG(parts->local));
}

static void read_attributes(struct reader *reader, struct xmp_node *node, const char **attributes)
{
    for (; *attributes; attributes += 2) {
        struct name_parts parts = split_name(attributes[0]);
        struct str name = qualified(reader->arena, &parts), value = str_dup(reader->arena, str_from(attributes[1]));
        if (str_eqz(name, "xml:lang"))
            node->lang = value;
        else if (str_eqz(name, "rdf:about"))
            node->about = value;
        else if (str_eqz(name, "rdf:parseType") && str_eqz(value, "Resource"))
            node->resource = true;
        else
            node->odd = name;
    }
}

static void begin(void *self, const char *name, const char **attributes)
{
    struct reader *reader = self;
    struct name_parts parts = split_name(name);
    struct xmp_node node = {.name = qualified(reader->arena, &parts), .path = STR(""), .depth = reader->depth};
    assert_true(reader->depth < MOST_DEEP);
    node.space = str_dup(reader->arena, parts.space);
    read_attributes(reader, &node, attributes);
    if (reader->depth > 2) {
        struct str about = reader->xmp->nodes.items[reader->open[reader->depth - 1]].path;
        node.path = about.len == 0 ? node.name
                                   : str_printf(reader->arena, PRIstr "/" PRIstr, STR_ARG(about), STR_ARG(node.name));
    }
    reader->open[reader->depth++] = reader->xmp->nodes.n;
    VEC_PUSH(reader->arena, &reader->xmp->nodes, node);
}

static void end(void *self, const char *name)
{
    struct reader *reader = self;
    (void)name;
    reader->depth--;
}

static void characters(void *self, const char *text, int n)
{
    struct reader *reader = self;
    if (reader->depth == 0)
        return;
    struct xmp_node *node = &reader->xmp->nodes.items[reader->open[reader->depth - 1]];
    node->text = str_printf(reader->arena, PRIstr "%.*s", STR_ARG(node->text), n, text);
}

struct xmp *xmp_read(struct opened *pdf)
{
    struct xmp *xmp = ARENA_NEW(pdf->arena, struct xmp);
    struct reader reader = {.arena = pdf->arena, .xmp = xmp};
    xmp->packet = opened_stream(pdf, opened_get(pdf, "Root/Metadata"));
    if (!xmp->packet.s) {
        xmp->fault = "there is no metadata";
        return xmp;
    }
    reader.parser = XML_ParserCreateNS("UTF-8", '|');
    assert_non_null(reader.parser);
    XML_SetReturnNSTriplet(reader.parser, 1);
    XML_SetUserData(reader.parser, &reader);
    XML_SetElementHandler(reader.parser, begin, end);
    XML_SetCharacterDataHandler(reader.parser, characters);
    if (XML_Parse(reader.parser, xmp->packet.s, (int)xmp->packet.len, 1) != XML_STATUS_OK) {
        xmp->fault = XML_ErrorString(XML_GetErrorCode(reader.parser));
        xmp->line = (int)XML_GetCurrentLineNumber(reader.parser);
    }
    XML_ParserFree(reader.parser);
    return xmp;
}

const struct xmp_node *xmp_next(const struct xmp *xmp, const char *path, const struct xmp_node *after)
{
    for (uint32_t i = after ? (uint32_t)(after - xmp->nodes.items) + 1 : 0; i < xmp->nodes.n; i++) {
        if (str_eqz(xmp->nodes.items[i].path, path))
            return &xmp->nodes.items[i];
    }
    return NULL;
}

struct str xmp_text(const struct xmp *xmp, const char *path)
{
    const struct xmp_node *node = xmp_next(xmp, path, NULL);
    return node && node->text.s ? node->text : node ? STR("") : (struct str){0};
}
