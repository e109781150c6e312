/* What the file says of itself: XMP, document information, language, the claims of PDF/A and PDF/UA. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "archive.h"
#include "archive_xmp.h"
#include "base/utf8.h"

/* Replaces words of the packet. */
static bool edit_xmp(struct opened *pdf, const char *from, const char *to)
{
    return archive_edit_stream(pdf, opened_get(pdf, "Root/Metadata"), from, to);
}

/* A new property in the first description. */
static bool add_xmp(struct opened *pdf, const char *property)
{
    struct buf text = {0};
    buf_puts(&text, property);
    buf_put(&text, "</rdf:Description>", sizeof("</rdf:Description>"));
    bool done = edit_xmp(pdf, "</rdf:Description>", text.bytes);
    buf_free(&text);
    return done;
}

/* --- the packet */

static bool has_metadata(struct opened *pdf)
{
    qpdf_oh metadata = opened_get(pdf, "Root/Metadata");
    if (qpdf_oh_is_stream(pdf->qpdf, metadata) && archive_is(pdf, archive_key(pdf, metadata, "/Type"), "Metadata") &&
        archive_is(pdf, archive_key(pdf, metadata, "/Subtype"), "XML"))
        return true;
    return rule_fault(pdf, "the catalog has no metadata stream of type Metadata, subtype XML");
}

static bool spoil_metadata(struct opened *pdf)
{
    return archive_set_at(pdf, "Root/Metadata", "/Subtype", "/Xml");
}

static bool has_plain_metadata(struct opened *pdf)
{
    qpdf_oh filter = archive_key(pdf, opened_get(pdf, "Root/Metadata"), "/Filter");
    return qpdf_oh_is_null(pdf->qpdf, filter) || rule_fault(pdf, "the metadata is compressed");
}

/* Takes as many bytes from the packet's end as the key has, so that all else stays where it is. */
static bool spoil_plain_metadata(struct opened *pdf, struct buf *file)
{
    static const char key[] = "/Filter []\n";
    struct str bytes = {file->bytes, (uint32_t)file->len}, packet = xmp_read(pdf)->packet;
    int64_t at = packet.s ? str_find(bytes, "/Metadata", 0) : -1;
    int64_t length = at < 0 ? -1 : str_find(bytes, "/Length ", (uint32_t)at);
    int64_t end = length < 0 ? -1 : str_find(bytes, "\nendstream", (uint32_t)length);
    uint32_t n = sizeof(key) - 1;
    char was[40], is[60];
    if (end < 0)
        return false;
    snprintf(was, sizeof(was), "/Length %u", packet.len);
    snprintf(is, sizeof(is), "%s/Length %u", key, packet.len - n);
    memmove(file->bytes + end - n, file->bytes + end, file->len - (size_t)end);
    file->len -= n;
    return archive_edit(file, (size_t)length, was, is);
}

static bool has_frame(struct opened *pdf)
{
    static const char head[] = "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>";
    struct str packet = xmp_read(pdf)->packet;
    if (!packet.s || !str_starts(packet, head))
        return rule_fault(pdf, "the packet does not begin with its mark, or the mark says more");
    if (str_find(packet, "<?xpacket end=", 0) < 0)
        return rule_fault(pdf, "the packet does not end with its mark");
    return true;
}

static bool spoil_frame_bytes(struct opened *pdf)
{
    return edit_xmp(pdf, "kc9d\"?>", "kc9d\" bytes=\"2000\"?>");
}

static bool spoil_frame_encoding(struct opened *pdf)
{
    return edit_xmp(pdf, "kc9d\"?>", "kc9d\" encoding=\"UTF-8\"?>");
}

static bool spoil_frame_end(struct opened *pdf)
{
    return edit_xmp(pdf, "<?xpacket end=", "<?xpocket end=");
}

static bool is_xml(struct opened *pdf)
{
    const struct xmp *xmp = xmp_read(pdf);
    return !xmp->fault || rule_fault(pdf, "XMP, line %d: %s", xmp->line, xmp->fault);
}

static bool spoil_xml(struct opened *pdf)
{
    return edit_xmp(pdf, "</rdf:RDF>", "</rdf:RDG>");
}

static bool is_utf8(struct opened *pdf)
{
    struct str packet = xmp_read(pdf)->packet;
    return (packet.s && utf8_invalid_at(packet) < 0) || rule_fault(pdf, "the packet is not UTF-8");
}

static bool spoil_utf8(struct opened *pdf)
{
    return edit_xmp(pdf, "</rdf:RDF>", "<!-- \xe9 --></rdf:RDF>");
}

/* x:xmpmeta, rdf:RDF, descriptions of the same thing, no attributes that this reader does not know. */
static bool is_rdf(struct opened *pdf)
{
    static const char *const outer[] = {"x:xmpmeta", "rdf:RDF", "rdf:Description"};
    const struct xmp *xmp = xmp_read(pdf);
    for (uint32_t i = 0; i < xmp->nodes.n; i++) {
        const struct xmp_node *node = &xmp->nodes.items[i];
        if (node->depth < 3 && !str_eqz(node->name, outer[node->depth]))
            return rule_fault(pdf, PRIstr " stands where %s should", STR_ARG(node->name), outer[node->depth]);
        if (node->depth == 2 && !(node->about.s && node->about.len == 0))
            return rule_fault(pdf, "a description is not about the file (rdf:about=\"\")");
        if (node->odd.s)
            return rule_fault(pdf, PRIstr " has the attribute " PRIstr, STR_ARG(node->name), STR_ARG(node->odd));
    }
    return xmp->nodes.n > 3;
}

static bool spoil_rdf(struct opened *pdf)
{
    return edit_xmp(pdf, "rdf:about=\"\"", "rdf:about=\"x\"");
}

/* --- properties */

static const struct {
    const char *prefix, *uri;
} spaces[] = {
    {"x:", "adobe:ns:meta/"},
    {"rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"dc:", "http://purl.org/dc/elements/1.1/"},
    {"pdf:", "http://ns.adobe.com/pdf/1.3/"},
    {"xmp:", "http://ns.adobe.com/xap/1.0/"},
    {"pdfaid:", "http://www.aiim.org/pdfa/ns/id/"},
    {"pdfuaid:", "http://www.aiim.org/pdfua/ns/id/"},
    {"pdfaExtension:", "http://www.aiim.org/pdfa/ns/extension/"},
    {"pdfaSchema:", "http://www.aiim.org/pdfa/ns/schema#"},
    {"pdfaProperty:", "http://www.aiim.org/pdfa/ns/property#"},
};

static bool has_known_spaces(struct opened *pdf)
{
    const struct xmp *xmp = xmp_read(pdf);
    for (uint32_t i = 0; i < xmp->nodes.n; i++) {
        const struct xmp_node *node = &xmp->nodes.items[i];
        bool known = false;
        for (size_t k = 0; k < sizeof(spaces) / sizeof(spaces[0]); k++)
            known = known || (str_starts(node->name, spaces[k].prefix) && str_eqz(node->space, spaces[k].uri));
        if (!known)
            return rule_fault(pdf, PRIstr " is in the namespace " PRIstr, STR_ARG(node->name), STR_ARG(node->space));
    }
    return true;
}

static bool spoil_spaces(struct opened *pdf)
{
    return edit_xmp(pdf, "\"http://www.aiim.org/pdfa/ns/id/\"", "\"http://www.aiim.org/pdfa/ns/id\"");
}

/* The properties that the XMP specification and PDF/A define, of those that a report may bear; the array that holds
 * their values, "" for plain ones. */
static const struct {
    const char *name, *array;
} properties[] = {
    {"dc:title", "rdf:Alt"},
    {"dc:creator", "rdf:Seq"},
    {"dc:description", "rdf:Alt"},
    {"dc:language", "rdf:Bag"},
    {"dc:format", ""},
    {"dc:subject", "rdf:Bag"},
    {"pdf:Keywords", ""},
    {"pdf:Producer", ""},
    {"xmp:CreatorTool", ""},
    {"xmp:CreateDate", ""},
    {"xmp:ModifyDate", ""},
    {"xmp:MetadataDate", ""},
    {"pdfaid:part", ""},
    {"pdfaid:conformance", ""},
    {"pdfuaid:part", ""},
    {"pdfaExtension:schemas", "rdf:Bag"},
};

static bool is_property_known(struct opened *pdf, const struct xmp *xmp, uint32_t i)
{
    const struct xmp_node *node = &xmp->nodes.items[i];
    const struct xmp_node *inner = i + 1 < xmp->nodes.n && node[1].depth > node->depth ? &node[1] : NULL;
    for (size_t k = 0; k < sizeof(properties) / sizeof(properties[0]); k++) {
        if (!str_eqz(node->name, properties[k].name))
            continue;
        struct str array = inner ? inner->name : STR("");
        return str_eqz(array, properties[k].array) ||
               rule_fault(pdf, PRIstr " is not of its kind", STR_ARG(node->name));
    }
    return rule_fault(pdf, PRIstr " is no property that PDF/A knows", STR_ARG(node->name));
}

static bool has_known_properties(struct opened *pdf)
{
    const struct xmp *xmp = xmp_read(pdf);
    for (uint32_t i = 0; i < xmp->nodes.n; i++) {
        if (xmp->nodes.items[i].depth == 3 && !is_property_known(pdf, xmp, i))
            return false;
    }
    return true;
}

static bool spoil_known_property(struct opened *pdf)
{
    return add_xmp(pdf, "<xmp:Spoilt>1</xmp:Spoilt>");
}

static bool spoil_property_kind(struct opened *pdf)
{
    return edit_xmp(pdf, "<dc:format>application/pdf</dc:format>",
                    "<dc:format><rdf:Bag><rdf:li>application/pdf</rdf:li></rdf:Bag></dc:format>");
}

static bool are_properties_single(struct opened *pdf)
{
    const struct xmp *xmp = xmp_read(pdf);
    for (size_t k = 0; k < sizeof(properties) / sizeof(properties[0]); k++) {
        const struct xmp_node *node = xmp_next(xmp, properties[k].name, NULL);
        if (node && xmp_next(xmp, properties[k].name, node))
            return rule_fault(pdf, "%s stands twice", properties[k].name);
    }
    return true;
}

static bool spoil_single(struct opened *pdf)
{
    return add_xmp(pdf, "<dc:format>application/pdf</dc:format>");
}

/* "2010-09-30T12:00:00Z" */
static bool is_date(struct str text)
{
    static const char pattern[] = "dddd-dd-ddTdd:dd:ddZ";
    if (text.len != sizeof(pattern) - 1)
        return false;
    for (uint32_t i = 0; i < text.len; i++) {
        if (pattern[i] == 'd' ? !isdigit((unsigned char)text.s[i]) : text.s[i] != pattern[i])
            return false;
    }
    return true;
}

static bool has_sound_dates(struct opened *pdf)
{
    static const char *const dates[] = {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"};
    const struct xmp *xmp = xmp_read(pdf);
    for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
        struct str text = xmp_text(xmp, dates[i]);
        if (text.s && !is_date(text))
            return rule_fault(pdf, "%s is \"" PRIstr "\"", dates[i], STR_ARG(text));
    }
    return true;
}

static bool spoil_dates(struct opened *pdf)
{
    return add_xmp(pdf, "<xmp:MetadataDate>30/09/2010</xmp:MetadataDate>");
}

/* --- claims */

static bool says(struct opened *pdf, const char *path, const char *value)
{
    struct str text = xmp_text(xmp_read(pdf), path);
    return (text.s && str_eqz(text, value)) || rule_fault(pdf, "%s is not %s", path, value);
}

static bool claims_part(struct opened *pdf)
{
    return says(pdf, "pdfaid:part", "2");
}

static bool spoil_part(struct opened *pdf)
{
    return edit_xmp(pdf, "<pdfaid:part>2</pdfaid:part>", "<pdfaid:part>1</pdfaid:part>");
}

static bool spoil_claim(struct opened *pdf)
{
    return edit_xmp(pdf, "<pdfaid:part>2</pdfaid:part>", "");
}

static bool claims_level(struct opened *pdf)
{
    return says(pdf, "pdfaid:conformance", "A");
}

static bool spoil_level(struct opened *pdf)
{
    return edit_xmp(pdf, "<pdfaid:conformance>A<", "<pdfaid:conformance>B<");
}

static bool claims_access(struct opened *pdf)
{
    return says(pdf, "pdfuaid:part", "1");
}

static bool spoil_access(struct opened *pdf)
{
    return edit_xmp(pdf, "<pdfuaid:part>1</pdfuaid:part>", "");
}

static bool spoil_access_part(struct opened *pdf)
{
    return edit_xmp(pdf, "<pdfuaid:part>1<", "<pdfuaid:part>2<");
}

#define SCHEMA "pdfaExtension:schemas/rdf:Bag/rdf:li"
#define PROPERTY SCHEMA "/pdfaSchema:property/rdf:Seq/rdf:li"

static bool describes_access(struct opened *pdf)
{
    return says(pdf, SCHEMA "/pdfaSchema:namespaceURI", "http://www.aiim.org/pdfua/ns/id/") &&
           says(pdf, SCHEMA "/pdfaSchema:prefix", "pdfuaid") && says(pdf, PROPERTY "/pdfaProperty:name", "part");
}

static bool spoil_described(struct opened *pdf)
{
    return edit_xmp(pdf, "<pdfaProperty:name>part<", "<pdfaProperty:name>piece<");
}

static bool spoil_described_space(struct opened *pdf)
{
    return edit_xmp(pdf, "<pdfaSchema:prefix>pdfuaid<", "<pdfaSchema:prefix>pdfua<");
}

static bool has_whole_description(struct opened *pdf)
{
    static const char *const wanted[] = {SCHEMA "/pdfaSchema:schema", PROPERTY "/pdfaProperty:valueType",
                                         PROPERTY "/pdfaProperty:category", PROPERTY "/pdfaProperty:description"};
    const struct xmp *xmp = xmp_read(pdf);
    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        if (xmp_text(xmp, wanted[i]).len == 0)
            return rule_fault(pdf, "%s is missing", wanted[i]);
    }
    struct str category = xmp_text(xmp, PROPERTY "/pdfaProperty:category");
    const struct xmp_node *item = xmp_next(xmp, PROPERTY, NULL);
    if (!str_eqz(category, "internal") && !str_eqz(category, "external"))
        return rule_fault(pdf, "the category is " PRIstr, STR_ARG(category));
    return (item && item->resource) || rule_fault(pdf, "the description of the property is no resource");
}

static bool spoil_category(struct opened *pdf)
{
    return edit_xmp(pdf, ">internal<", ">secret<");
}

static bool spoil_description(struct opened *pdf)
{
    return edit_xmp(pdf, "pdfaProperty:description>", "pdfaProperty:name>") &&
           edit_xmp(pdf, "</pdfaProperty:description>", "</pdfaProperty:name>");
}

/* --- title, and the information dictionary beside XMP */

static bool has_title(struct opened *pdf)
{
    const struct xmp_node *title = xmp_next(xmp_read(pdf), "dc:title/rdf:Alt/rdf:li", NULL);
    if (title && title->text.len > 0 && title->lang.s && str_eqz(title->lang, "x-default"))
        return true;
    return rule_fault(pdf, "dc:title has no first item that is the default and not empty");
}

static bool spoil_title(struct opened *pdf)
{
    return edit_xmp(pdf, "dc:title>", "dc:subject>") && edit_xmp(pdf, "</dc:title>", "</dc:subject>");
}

static bool shows_title(struct opened *pdf)
{
    qpdf_oh shown = opened_get(pdf, "Root/ViewerPreferences/DisplayDocTitle");
    bool ok = qpdf_oh_is_bool(pdf->qpdf, shown) && qpdf_oh_get_bool_value(pdf->qpdf, shown);
    return ok || rule_fault(pdf, "DisplayDocTitle is not true");
}

static bool spoil_shown_title(struct opened *pdf)
{
    return archive_set_at(pdf, "Root/ViewerPreferences", "/DisplayDocTitle", "false");
}

/* "D:20100930120000Z" says the same as "2010-09-30T12:00:00Z". */
static bool is_same_date(struct str info, struct str xmp)
{
    char digits[32] = "D:";
    size_t n = 2;
    for (uint32_t i = 0; i < xmp.len && n < sizeof(digits) - 2; i++) {
        if (isdigit((unsigned char)xmp.s[i]))
            digits[n++] = xmp.s[i];
    }
    digits[n++] = 'Z';
    return str_eq(info, (struct str){digits, (uint32_t)n});
}

static bool is_same(struct opened *pdf, const char *key, const char *path)
{
    char at[40];
    snprintf(at, sizeof(at), "Info/%s", key);
    struct str info = opened_text(pdf, opened_get(pdf, at)), xmp = xmp_text(xmp_read(pdf), path);
    if (!info.s && !xmp.s)
        return true;
    bool date = strstr(key, "Date") != NULL;
    if (info.s && xmp.s && (date ? is_same_date(info, xmp) : str_eq(info, xmp)))
        return true;
    return rule_fault(pdf, "%s is \"" PRIstr "\" in Info and \"" PRIstr "\" in XMP", key, STR_ARG(info),
                      STR_ARG(xmp));
}

/* One rule for each item, and its breaking in Info alone. */
#define SAME(NAME, KEY, PATH, OTHER)                        \
    static bool has_same_##NAME(struct opened *pdf)         \
    {                                                       \
        return is_same(pdf, KEY, PATH);                     \
    }                                                       \
    static bool spoil_##NAME(struct opened *pdf)            \
    {                                                       \
        return archive_set_at(pdf, "Info", "/" KEY, OTHER); \
    }

SAME(info_title, "Title", "dc:title/rdf:Alt/rdf:li", "(Another)")
SAME(info_author, "Author", "dc:creator/rdf:Seq/rdf:li", "(Another)")
SAME(info_subject, "Subject", "dc:description/rdf:Alt/rdf:li", "(Another)")
SAME(info_keywords, "Keywords", "pdf:Keywords", "(another)")
SAME(info_creator, "Creator", "xmp:CreatorTool", "(Another)")
SAME(info_producer, "Producer", "pdf:Producer", "(Another)")
SAME(info_created, "CreationDate", "xmp:CreateDate", "(D:20000101000000Z)")
SAME(info_changed, "ModDate", "xmp:ModifyDate", "(D:20000101000000Z)")

/* --- language */

/* A tag of RFC 5646: a language of 2 to 8 letters, then subtags of 1 to 8 letters or digits; or private, "x-...". */
static bool is_language(struct str tag)
{
    uint32_t part = 0, in_part = 0;
    bool letters = true;
    for (uint32_t i = 0; i <= tag.len; i++) {
        if (i < tag.len && tag.s[i] != '-') {
            if (!isalnum((unsigned char)tag.s[i]))
                return false;
            letters = letters && isalpha((unsigned char)tag.s[i]);
            in_part++;
            continue;
        }
        if (in_part == 0 || in_part > 8 || (part == 0 && (!letters || (in_part < 2 && tag.s[0] != 'x'))))
            return false;
        part++;
        in_part = 0;
    }
    return true;
}

static bool has_language(struct opened *pdf)
{
    struct str language = opened_text(pdf, opened_get(pdf, "Root/Lang"));
    return (language.s && is_language(language)) || rule_fault(pdf, "the catalog's Lang is no language");
}

static bool spoil_language(struct opened *pdf)
{
    return archive_set_at(pdf, "Root", "/Lang", "(en_GB)");
}

static bool has_same_language(struct opened *pdf)
{
    struct str catalog = opened_text(pdf, opened_get(pdf, "Root/Lang"));
    struct str xmp = xmp_text(xmp_read(pdf), "dc:language/rdf:Bag/rdf:li");
    return (catalog.s && xmp.s && str_eq(catalog, xmp)) || rule_fault(pdf, "dc:language is not the catalog's Lang");
}

static bool spoil_same_language(struct opened *pdf)
{
    return archive_set_at(pdf, "Root", "/Lang", "(cy)");
}

/* --- */

static const struct rule rules[] = {
    {"2a 6.6.2.1-1, UA-1 7.1-8", "the catalog has metadata", has_metadata, spoil_metadata, NULL},
    {"house", "metadata is not compressed, so that any program finds it", has_plain_metadata, NULL,
     spoil_plain_metadata},
    {"2a 6.6.2.1-2", "the packet's mark does not give its length", has_frame, spoil_frame_bytes, NULL},
    {"2a 6.6.2.1-3", "the packet's mark does not name an encoding", has_frame, spoil_frame_encoding, NULL},
    {"XMP 1, 7.3.2", "the packet ends with its mark", has_frame, spoil_frame_end, NULL},
    {"2a 6.6.2.1-4", "the metadata is well-formed XML", is_xml, spoil_xml, NULL},
    {"2a 6.6.2.1-5", "the metadata is UTF-8", is_utf8, spoil_utf8, NULL},
    {"XMP 1, 7.4", "the metadata is RDF about this file", is_rdf, spoil_rdf, NULL},
    {"2a 6.6.4-4, 6.6.2.3.3", "prefixes stand for their namespaces", has_known_spaces, spoil_spaces, NULL},
    {"2a 6.6.2.3.1-1", "every property is one that PDF/A knows", has_known_properties, spoil_known_property, NULL},
    {"2a 6.6.2.3.1-2", "every property is of its kind", has_known_properties, spoil_property_kind, NULL},
    {"XMP 1, 6.1", "every property stands once", are_properties_single, spoil_single, NULL},
    {"XMP 1, 8.2.1.2", "dates are written in full", has_sound_dates, spoil_dates, NULL},
    {"2a 6.6.4-1", "the file claims PDF/A", claims_part, spoil_claim, NULL},
    {"2a 6.6.4-2", "the part of PDF/A is 2", claims_part, spoil_part, NULL},
    {"2a 6.6.4-3", "the level of PDF/A is A", claims_level, spoil_level, NULL},
    {"UA-1 5-1", "the file claims PDF/UA", claims_access, spoil_access, NULL},
    {"UA-1 5-2", "the part of PDF/UA is 1", claims_access, spoil_access_part, NULL},
    {"2a 6.6.2.3.1-1", "the PDF/UA property is described", describes_access, spoil_described, NULL},
    {"2a 6.6.2.3.3-4", "the PDF/UA schema is described by its prefix", describes_access, spoil_described_space, NULL},
    {"2a 6.6.2.3.3-9", "the property is internal or external", has_whole_description, spoil_category, NULL},
    {"2a 6.6.2.3.3-10", "the property's description is there", has_whole_description, spoil_description, NULL},
    {"UA-1 7.1-9", "the metadata has a title", has_title, spoil_title, NULL},
    {"UA-1 7.1-10", "the window shows the title", shows_title, spoil_shown_title, NULL},
    {"2a 6.6.3", "the title in Info is that of XMP", has_same_info_title, spoil_info_title, NULL},
    {"2a 6.6.3", "the author in Info is that of XMP", has_same_info_author, spoil_info_author, NULL},
    {"2a 6.6.3", "the subject in Info is that of XMP", has_same_info_subject, spoil_info_subject, NULL},
    {"2a 6.6.3", "the keywords in Info are those of XMP", has_same_info_keywords, spoil_info_keywords, NULL},
    {"2a 6.6.3", "the creator in Info is that of XMP", has_same_info_creator, spoil_info_creator, NULL},
    {"2a 6.6.3", "the producer in Info is that of XMP", has_same_info_producer, spoil_info_producer, NULL},
    {"2a 6.6.3", "the date in Info is that of XMP", has_same_info_created, spoil_info_created, NULL},
    {"2a 6.6.3", "the date of change in Info is that of XMP", has_same_info_changed, spoil_info_changed, NULL},
    {"2a 6.7.4, UA-1 7.2", "the document's language is a language", has_language, spoil_language, NULL},
    {"house", "dc:language is the document's language", has_same_language, spoil_same_language, NULL},
};

const struct rule_set rules_metadata = RULE_SET(rules);
