/* Every object of the file: how large values may be, which streams, actions and features may be there at all. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "base/utf8.h"

/* --- sizes of values */

enum {
    MOST_STRING = 32767,
    MOST_NAME = 127,
    MOST_ITEMS = 32767,
    MOST_NESTED = 28,
};

static bool check_integer(struct opened *pdf, void *self, const struct found *found)
{
    (void)self;
    int64_t value = found->type == ot_integer ? archive_integer(pdf, found->object, 0) : 0;
    if (value >= INT32_MIN && value <= INT32_MAX)
        return true;
    return rule_fault(pdf, "object %d: the integer %lld", found->number, (long long)value);
}

static bool has_small_integers(struct opened *pdf)
{
    return archive_walk(pdf, check_integer, NULL);
}

static bool spoil_integers(struct opened *pdf)
{
    return archive_set_at(pdf, "Root", "/Spoilt", "2147483648");
}

static bool check_real(struct opened *pdf, void *self, const struct found *found)
{
    (void)self;
    if (found->type != ot_real)
        return true;
    double value = fabs(qpdf_oh_get_numeric_value(pdf->qpdf, found->object));
    if (value <= 3.403e38 && (value == 0 || value >= 1.175e-38))
        return true;
    return rule_fault(pdf, "object %d: the number %s", found->number,
                      qpdf_oh_get_real_value(pdf->qpdf, found->object));
}

static bool has_sound_reals(struct opened *pdf)
{
    return archive_walk(pdf, check_real, NULL);
}

static bool spoil_large_real(struct opened *pdf)
{
    return archive_set_at(pdf, "Root", "/Spoilt", "1000000000000000000000000000000000000000.5");
}

static bool spoil_small_real(struct opened *pdf)
{
    return archive_set_at(pdf, "Root", "/Spoilt", "0.000000000000000000000000000000000000001");
}

static bool check_string(struct opened *pdf, void *self, const struct found *found)
{
    (void)self;
    size_t n = 0;
    if (found->type == ot_string)
        qpdf_oh_get_binary_string_value(pdf->qpdf, found->object, &n);
    return n <= MOST_STRING || rule_fault(pdf, "object %d: a string of %zu bytes", found->number, n);
}

static bool has_short_strings(struct opened *pdf)
{
    return archive_walk(pdf, check_string, NULL);
}

static bool spoil_strings(struct opened *pdf)
{
    struct buf text = {0};
    buf_putc(&text, '(');
    for (int i = 0; i <= MOST_STRING; i++)
        buf_putc(&text, 'a');
    buf_put(&text, ")", 2);
    bool done = archive_set_at(pdf, "Root", "/Spoilt", text.bytes);
    buf_free(&text);
    return done;
}

static bool check_name_length(struct opened *pdf, void *self, const struct found *found)
{
    (void)self;
    size_t key = strlen(found->key), n = key ? key - 1 : 0;
    if (found->type == ot_name) {
        size_t own = strlen(qpdf_oh_get_name(pdf->qpdf, found->object)) - 1;
        n = own > n ? own : n;
    }
    return n <= MOST_NAME || rule_fault(pdf, "object %d: a name of %zu bytes", found->number, n);
}

static bool has_short_names(struct opened *pdf)
{
    return archive_walk(pdf, check_name_length, NULL);
}

static bool spoil_names(struct opened *pdf)
{
    char name[MOST_NAME + 3] = "/";
    memset(name + 1, 'a', MOST_NAME + 1);
    return archive_set_at(pdf, "Root", "/Spoilt", name);
}

static bool is_utf8(const char *name)
{
    return utf8_invalid_at(str_from(name)) < 0;
}

static bool check_name_text(struct opened *pdf, void *self, const struct found *found)
{
    (void)self;
    bool ok = is_utf8(found->key);
    if (found->type == ot_name)
        ok = ok && is_utf8(qpdf_oh_get_name(pdf->qpdf, found->object));
    return ok || rule_fault(pdf, "object %d: a name is not UTF-8", found->number);
}

static bool has_utf8_names(struct opened *pdf)
{
    return archive_walk(pdf, check_name_text, NULL);
}

static bool spoil_utf8_names(struct opened *pdf)
{
    return archive_set_at(pdf, "Root", "/Spoilt", "/A#ffB");
}

static bool check_items(struct opened *pdf, void *self, const struct found *found)
{
    (void)self;
    int n = found->type == ot_array ? archive_count(pdf, found->object) : 0;
    return n <= MOST_ITEMS || rule_fault(pdf, "object %d: an array of %d items", found->number, n);
}

static bool has_short_arrays(struct opened *pdf)
{
    return archive_walk(pdf, check_items, NULL);
}

static bool spoil_arrays(struct opened *pdf)
{
    struct buf text = {0};
    buf_putc(&text, '[');
    for (int i = 0; i <= MOST_ITEMS; i++)
        buf_puts(&text, "0 ");
    buf_put(&text, "]", 2);
    bool done = archive_set_at(pdf, "Root", "/Spoilt", text.bytes);
    buf_free(&text);
    return done;
}

struct nesting {
    uint32_t page;
    int depth, deepest;
    bool odd;
};

static bool follow_nesting(struct opened *pdf, void *self, const struct operation *operation)
{
    struct nesting *nesting = self;
    (void)pdf;
    if (str_eqz(operation->name, "q"))
        nesting->depth++;
    else if (str_eqz(operation->name, "Q"))
        nesting->depth--;
    if (nesting->depth > nesting->deepest)
        nesting->deepest = nesting->depth;
    nesting->odd = nesting->odd || nesting->depth < 0;
    return true;
}

static bool has_flat_states(struct opened *pdf)
{
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        struct nesting nesting = {.page = i};
        archive_operations(pdf, i, follow_nesting, &nesting);
        if (nesting.deepest > MOST_NESTED || nesting.depth != 0 || nesting.odd)
            return rule_fault(pdf, "page %u: q and Q nest %d deep and leave %d open", (unsigned)i + 1,
                              nesting.deepest, nesting.depth);
    }
    return true;
}

static bool spoil_flat_states(struct opened *pdf)
{
    return archive_prepend(pdf, "q q q q q q q q q q q q q q q q q q q q q q q q q q q q q "
                                "Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q");
}

static bool spoil_open_state(struct opened *pdf)
{
    return archive_prepend(pdf, "q");
}

/* --- streams */

static bool check_external(struct opened *pdf, void *self, const struct found *found)
{
    static const char *const keys[] = {"/F", "/FFilter", "/FDecodeParms"};
    (void)self;
    for (size_t i = 0; found->type == ot_stream && i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (archive_has(pdf, found->object, keys[i]))
            return rule_fault(pdf, "object %d: a stream with %s", found->number, keys[i]);
    }
    return true;
}

static bool has_own_streams(struct opened *pdf)
{
    return archive_walk(pdf, check_external, NULL);
}

static bool spoil_own_streams(struct opened *pdf)
{
    return archive_set_at(pdf, "Root/Metadata", "/FFilter", "/FlateDecode");
}

static bool is_filter(struct opened *pdf, qpdf_oh filter)
{
    static const char *const allowed[] = {"FlateDecode",     "DCTDecode",      "ASCIIHexDecode", "ASCII85Decode",
                                          "RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode"};
    for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++) {
        if (archive_is(pdf, filter, allowed[i]))
            return true;
    }
    return false;
}

static bool check_filter(struct opened *pdf, void *self, const struct found *found)
{
    (void)self;
    if (found->type != ot_stream || !archive_has(pdf, found->object, "/Filter"))
        return true;
    qpdf_oh filter = archive_key(pdf, found->object, "/Filter");
    bool ok = qpdf_oh_is_array(pdf->qpdf, filter) || is_filter(pdf, filter);
    for (int i = 0, n = archive_count(pdf, filter); ok && i < n; i++)
        ok = is_filter(pdf, archive_item(pdf, filter, i));
    return ok || rule_fault(pdf, "object %d: the filter %s", found->number, qpdf_oh_unparse(pdf->qpdf, filter));
}

static bool has_known_filters(struct opened *pdf)
{
    return archive_walk(pdf, check_filter, NULL);
}

/* The code that ends LZW data, and nothing before it. */
static bool spoil_filters(struct opened *pdf)
{
    qpdf_oh stream = archive_stream(pdf, "<</Filter /LZWDecode>>", (struct str){"\x80\x40\x40", 3});
    qpdf_oh_replace_key(pdf->qpdf, opened_get(pdf, "Root"), "/Spoilt", stream);
    return true;
}

/* --- what may not be there at all */

static bool look_for_key(struct opened *pdf, void *self, const struct found *found)
{
    const char *key = *(const char *const *)self;
    return strcmp(found->key, key) != 0 || rule_fault(pdf, "object %d has %s", found->number, key);
}

/* Whether no dictionary has the key. */
static bool lacks_key(struct opened *pdf, const char *key)
{
    return archive_walk(pdf, look_for_key, &key);
}

static bool catalog_lacks(struct opened *pdf, const char *key)
{
    return !archive_has(pdf, opened_get(pdf, "Root"), key) || rule_fault(pdf, "the catalog has %s", key);
}

/* A rule that a key is absent, and its breaking. */
#define ABSENT(NAME, CHECK, KEY, VALUE)                 \
    static bool lacks_##NAME(struct opened *pdf)        \
    {                                                   \
        return CHECK(pdf, KEY);                         \
    }                                                   \
    static bool add_##NAME(struct opened *pdf)          \
    {                                                   \
        return archive_set_at(pdf, "Root", KEY, VALUE); \
    }

ABSENT(forms, catalog_lacks, "/AcroForm", "<</Fields []>>")
ABSENT(needs_rendering, catalog_lacks, "/NeedsRendering", "true")
ABSENT(permissions, catalog_lacks, "/Perms", "<</DocMDP null /UR true>>")
ABSENT(requirements, catalog_lacks, "/Requirements", "[<</Type /Requirement /S /EnableJavaScripts>>]")
ABSENT(layers, catalog_lacks, "/OCProperties", "<</OCGs [] /D <<>>>>")
ABSENT(associated, lacks_key, "/AF", "[]")
ABSENT(files, lacks_key, "/EF", "<<>>")
ABSENT(optional, lacks_key, "/OC", "<</Type /OCG /Name (a)>>")
ABSENT(additional_actions, lacks_key, "/AA", "<</WC <</S /URI /URI (http://example.org)>>>>")
ABSENT(scripts, lacks_key, "/JS", "(app.alert)")
ABSENT(presentations, lacks_key, "/AlternatePresentations", "<<>>")
ABSENT(steps, lacks_key, "/PresSteps", "<<>>")
ABSENT(xfa, lacks_key, "/XFA", "()")

static bool lacks_embedded(struct opened *pdf)
{
    qpdf_oh names = opened_get(pdf, "Root/Names");
    if (archive_has(pdf, names, "/EmbeddedFiles") || archive_has(pdf, names, "/JavaScript"))
        return rule_fault(pdf, "the catalog names files or scripts");
    return true;
}

static bool add_embedded(struct opened *pdf)
{
    return archive_set_at(pdf, "Root", "/Names", "<</EmbeddedFiles <</Names []>>>>");
}

/* --- actions */

static bool is_action_key(const char *key)
{
    return strcmp(key, "/A") == 0 || strcmp(key, "/OpenAction") == 0 || strcmp(key, "/Next") == 0;
}

static bool check_action(struct opened *pdf, void *self, const struct found *found)
{
    (void)self;
    if (!is_action_key(found->key) || !archive_has(pdf, found->object, "/S"))
        return true;
    qpdf_oh kind = archive_key(pdf, found->object, "/S");
    if (archive_is(pdf, kind, "URI") || archive_is(pdf, kind, "GoTo"))
        return true;
    return rule_fault(pdf, "object %d: an action %s", found->number, qpdf_oh_unparse(pdf->qpdf, kind));
}

static bool has_harmless_actions(struct opened *pdf)
{
    return archive_walk(pdf, check_action, NULL);
}

static bool spoil_actions(struct opened *pdf)
{
    return archive_set_at(pdf, "Root", "/OpenAction", "<</S /Launch /F (a)>>");
}

static bool spoil_named_actions(struct opened *pdf)
{
    return archive_set_at(pdf, "Root", "/OpenAction", "<</S /Named /N /Print>>");
}

/* --- */

static const struct rule rules[] = {
    {"2a 6.1.13-1", "integers take 32 bits", has_small_integers, spoil_integers, NULL},
    {"2a 6.1.13-2", "numbers are within 3.403e38", has_sound_reals, spoil_large_real, NULL},
    {"2a 6.1.13-3", "strings have at most 32,767 bytes", has_short_strings, spoil_strings, NULL},
    {"2a 6.1.13-4", "names have at most 127 bytes", has_short_names, spoil_names, NULL},
    {"2a 6.1.13-5", "numbers other than 0 are at least 1.175e-38", has_sound_reals, spoil_small_real, NULL},
    {"2a 6.1.13-8", "q and Q nest at most 28 deep", has_flat_states, spoil_flat_states, NULL},
    {"32000-1 8.4.2", "every q of a page has its Q", has_flat_states, spoil_open_state, NULL},
    {"house", "arrays have at most 32,767 items, as many as readers take", has_short_arrays, spoil_arrays, NULL},
    {"2a 6.1.8-1", "names are UTF-8", has_utf8_names, spoil_utf8_names, NULL},
    {"2a 6.1.7.1-3", "no stream lies in another file", has_own_streams, spoil_own_streams, NULL},
    {"2a 6.1.7.2-1", "filters are those allowed: no LZW, no Crypt", has_known_filters, spoil_filters, NULL},
    {"2a 6.1.12-1", "the catalog has no permissions", lacks_permissions, add_permissions, NULL},
    {"2a 6.4.1", "there is no form", lacks_forms, add_forms, NULL},
    {"2a 6.4.2-1, UA-1 7.15", "there is no XFA", lacks_xfa, add_xfa, NULL},
    {"2a 6.4.2-2", "pages are not made by the reader", lacks_needs_rendering, add_needs_rendering, NULL},
    {"2a 6.5.1-1", "actions lead to places and addresses only", has_harmless_actions, spoil_actions, NULL},
    {"2a 6.5.1-2", "there are no named actions", has_harmless_actions, spoil_named_actions, NULL},
    {"2a 6.5.1", "there are no scripts", lacks_scripts, add_scripts, NULL},
    {"2a 6.5.2", "nothing happens by itself", lacks_additional_actions, add_additional_actions, NULL},
    {"2a 6.8, UA-1 7.11", "no file is embedded", lacks_files, add_files, NULL},
    {"2a 6.8", "no file and no script is named", lacks_embedded, add_embedded, NULL},
    {"2a 6.8", "no file is associated", lacks_associated, add_associated, NULL},
    {"2a 6.9, UA-1 7.10", "there are no layers", lacks_layers, add_layers, NULL},
    {"2a 6.9", "nothing is optional", lacks_optional, add_optional, NULL},
    {"2a 6.10-1", "there are no alternate presentations", lacks_presentations, add_presentations, NULL},
    {"2a 6.10-2", "there are no presentation steps", lacks_steps, add_steps, NULL},
    {"2a 6.11-1", "the reader needs no special features", lacks_requirements, add_requirements, NULL},
};

const struct rule_set rules_objects = RULE_SET(rules);
