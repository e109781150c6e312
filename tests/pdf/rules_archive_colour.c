/* Colour: the output intent and its profile, the operators of content and what they name, graphics states. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "archive_icc.h"

/* --- output intent */

static qpdf_oh intent_of(struct opened *pdf)
{
    return opened_get(pdf, "Root/OutputIntents/0");
}

static bool has_intent(struct opened *pdf)
{
    int n = archive_count(pdf, opened_get(pdf, "Root/OutputIntents"));
    if (n == 1 && archive_is(pdf, archive_key(pdf, intent_of(pdf), "/S"), "GTS_PDFA1") &&
        qpdf_oh_is_string(pdf->qpdf, archive_key(pdf, intent_of(pdf), "/OutputConditionIdentifier")))
        return true;
    return rule_fault(pdf, "%d output intents, or not the one that PDF/A names", n);
}

static bool spoil_intent(struct opened *pdf)
{
    return archive_set_at(pdf, "Root/OutputIntents/0", "/S", "/GTS_PDFX");
}

static bool has_own_profile(struct opened *pdf)
{
    if (qpdf_oh_is_stream(pdf->qpdf, archive_key(pdf, intent_of(pdf), "/DestOutputProfile")) &&
        !archive_has(pdf, intent_of(pdf), "/DestOutputProfileRef"))
        return true;
    return rule_fault(pdf, "the output intent has no profile of its own");
}

static bool spoil_own_profile(struct opened *pdf)
{
    return archive_set_at(pdf, "Root/OutputIntents/0", "/DestOutputProfileRef", "<<>>");
}

static bool spoil_profile_stream(struct opened *pdf)
{
    return archive_remove_at(pdf, "Root/OutputIntents/0", "/DestOutputProfile");
}

/* --- its profile */

static struct str profile_of(struct opened *pdf)
{
    return opened_stream(pdf, archive_key(pdf, intent_of(pdf), "/DestOutputProfile"));
}

static bool has_sound_profile(struct opened *pdf)
{
    const char *fault = icc_fault(profile_of(pdf));
    return !fault || rule_fault(pdf, "the profile: %s", fault);
}

static bool edit_profile(struct opened *pdf, const char *from, const char *to)
{
    return archive_edit_stream(pdf, archive_key(pdf, intent_of(pdf), "/DestOutputProfile"), from, to);
}

static bool spoil_profile_size(struct opened *pdf)
{
    return edit_profile(pdf, "acsp", "acspacsp");
}

static bool spoil_signature(struct opened *pdf)
{
    return edit_profile(pdf, "acsp", "spoi");
}

/* The place of a tag, beyond the end. */
static bool spoil_tag_place(struct opened *pdf)
{
    struct str profile = profile_of(pdf);
    int64_t at = str_find(profile, "gTRC", 0);
    if (at < 0)
        return false;
    char *bytes = arena_copy(pdf->arena, profile.s, profile.len);
    bytes[at + 4] = 1;
    opened_replace_stream(pdf, archive_key(pdf, intent_of(pdf), "/DestOutputProfile"),
                          (struct str){bytes, profile.len});
    return true;
}

static bool is_for_output(struct opened *pdf)
{
    struct str profile = profile_of(pdf);
    if ((icc_is(profile, "mntr") || icc_is(profile, "prtr")) && icc_channels(profile) > 0)
        return true;
    return rule_fault(pdf, "the profile is not one of a monitor or printer in grey, RGB or CMYK");
}

static bool spoil_for_output(struct opened *pdf)
{
    return edit_profile(pdf, "mntr", "scnr");
}

static bool has_sound_count(struct opened *pdf)
{
    int64_t n = archive_integer(pdf, opened_get(pdf, "Root/OutputIntents/0/DestOutputProfile/N"), 0);
    if (n > 0 && n == icc_channels(profile_of(pdf)))
        return true;
    return rule_fault(pdf, "N is %lld, the profile has %d channels", (long long)n, icc_channels(profile_of(pdf)));
}

static bool spoil_count(struct opened *pdf)
{
    return archive_set_at(pdf, "Root/OutputIntents/0/DestOutputProfile", "/N", "4");
}

/* The tags that a profile of matrix and curves needs. */
static bool has_all_tags(struct opened *pdf)
{
    static const char *const wanted[] = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        if (!icc_has_tag(profile_of(pdf), wanted[i]))
            return rule_fault(pdf, "the profile has no tag %s", wanted[i]);
    }
    return true;
}

static bool spoil_tags(struct opened *pdf)
{
    return edit_profile(pdf, "gTRC", "gTRX");
}

/* --- operators */

static bool is_operator(struct str name)
{
    static const char known[] =
        " b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j "
        "J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts "
        "Tw Tz v w W W* y ' \" ";
    char word[16];
    return name.len < 10 && snprintf(word, sizeof(word), " " PRIstr " ", STR_ARG(name)) > 0 && strstr(known, word);
}

static bool check_operator(struct opened *pdf, void *self, const struct operation *operation)
{
    const uint32_t *page = self;
    return is_operator(operation->name) ||
           rule_fault(pdf, "page %u: the operator " PRIstr, *page + 1, STR_ARG(operation->name));
}

static bool has_known_operators(struct opened *pdf)
{
    uint32_t page;
    return archive_all_operations(pdf, &page, check_operator, &page);
}

static bool spoil_operators(struct opened *pdf)
{
    return archive_prepend(pdf, "BX foo EX");
}

/* The resource of a kind that the page's content names. */
static qpdf_oh resource(struct opened *pdf, uint32_t page, const char *kind, struct str name)
{
    char key[MOST_OPERANDS * 16];
    qpdf_oh resources = archive_key(pdf, opened_page(pdf, page), "/Resources");
    snprintf(key, sizeof(key), PRIstr, STR_ARG(name));
    return archive_key(pdf, archive_key(pdf, resources, kind), key);
}

/* The kind of resource that an operator's first operand names; NULL: none. */
static const char *kind_named(const struct operation *operation)
{
    static const struct {
        const char *name, *kind;
    } kinds[] = {{"Tf", "/Font"}, {"Do", "/XObject"}, {"gs", "/ExtGState"}, {"sh", "/Shading"}};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (str_eqz(operation->name, kinds[i].name))
            return kinds[i].kind;
    }
    return NULL;
}

static bool check_resource(struct opened *pdf, void *self, const struct operation *operation)
{
    const uint32_t *page = self;
    const char *kind = kind_named(operation);
    if (!kind)
        return true;
    struct str name = operation->n > 0 ? operation->operands[0].text : STR("");
    if (!qpdf_oh_is_null(pdf->qpdf, resource(pdf, *page, kind, name)))
        return true;
    return rule_fault(pdf, "page %u: " PRIstr " is none of its resources", *page + 1, STR_ARG(name));
}

static bool has_resources(struct opened *pdf)
{
    uint32_t page;
    for (page = 0; page < pdf->pages.n; page++) {
        if (!archive_has(pdf, opened_page(pdf, page), "/Resources"))
            return rule_fault(pdf, "page %u has no resources of its own", page + 1);
    }
    return archive_all_operations(pdf, &page, check_resource, &page);
}

static bool spoil_resources(struct opened *pdf)
{
    return archive_prepend(pdf, "/Spoilt Do");
}

static bool spoil_own_resources(struct opened *pdf)
{
    qpdf_oh page = opened_page(pdf, 0), parent = archive_key(pdf, page, "/Parent");
    qpdf_oh_replace_key(pdf->qpdf, parent, "/Resources", archive_key(pdf, page, "/Resources"));
    qpdf_oh_remove_key(pdf->qpdf, page, "/Resources");
    return true;
}

static bool has_rgb_intent(struct opened *pdf)
{
    return icc_channels(profile_of(pdf)) == 3;
}

static bool check_device_rgb(struct opened *pdf, void *self, const struct operation *operation)
{
    const uint32_t *page = self;
    bool rgb = str_eqz(operation->name, "rg") || str_eqz(operation->name, "RG");
    return !rgb || has_rgb_intent(pdf) || rule_fault(pdf, "page %u: RGB without an RGB output intent", *page + 1);
}

static bool has_backed_rgb(struct opened *pdf)
{
    uint32_t page;
    return archive_all_operations(pdf, &page, check_device_rgb, &page);
}

static bool spoil_backed_rgb(struct opened *pdf)
{
    return archive_prepend(pdf, "1 0 0 rg") && edit_profile(pdf, "RGB ", "GRAY");
}

static bool check_device_grey(struct opened *pdf, void *self, const struct operation *operation)
{
    const uint32_t *page = self;
    bool grey = str_eqz(operation->name, "g") || str_eqz(operation->name, "G");
    return !grey || has_intent(pdf) || rule_fault(pdf, "page %u: grey without an output intent", *page + 1);
}

static bool has_backed_grey(struct opened *pdf)
{
    uint32_t page;
    return archive_all_operations(pdf, &page, check_device_grey, &page);
}

static bool spoil_backed_grey(struct opened *pdf)
{
    return archive_prepend(pdf, "0.5 g") && archive_remove_at(pdf, "Root", "/OutputIntents");
}

/* Whether content or an image may use the colour space: grey, RGB, and by profile with as many channels. */
static bool is_space_allowed(struct opened *pdf, qpdf_oh space)
{
    if (archive_is(pdf, space, "DeviceGray") || archive_is(pdf, space, "DeviceRGB"))
        return true;
    if (archive_count(pdf, space) == 4 && archive_is(pdf, archive_item(pdf, space, 0), "Indexed"))
        return is_space_allowed(pdf, archive_item(pdf, space, 1));
    if (archive_count(pdf, space) != 2 || !archive_is(pdf, archive_item(pdf, space, 0), "ICCBased"))
        return false;
    qpdf_oh profile = archive_item(pdf, space, 1);
    int64_t n = archive_integer(pdf, archive_key(pdf, profile, "/N"), 0);
    struct str bytes = opened_stream(pdf, profile);
    return n != 4 && n > 0 && n == icc_channels(bytes) && !icc_fault(bytes);
}

static bool check_space(struct opened *pdf, void *self, const struct operation *operation)
{
    const uint32_t *page = self;
    if (str_eqz(operation->name, "k") || str_eqz(operation->name, "K") || str_eqz(operation->name, "sh"))
        return rule_fault(pdf, "page %u: CMYK or a shading", *page + 1);
    if ((!str_eqz(operation->name, "cs") && !str_eqz(operation->name, "CS")) || operation->n == 0)
        return true;
    struct str name = operation->operands[0].text;
    if (str_eqz(name, "/DeviceGray") || str_eqz(name, "/DeviceRGB") ||
        is_space_allowed(pdf, resource(pdf, *page, "/ColorSpace", name)))
        return true;
    return rule_fault(pdf, "page %u: the colour space " PRIstr, *page + 1, STR_ARG(name));
}

static bool has_plain_colours(struct opened *pdf)
{
    uint32_t page;
    return archive_all_operations(pdf, &page, check_space, &page);
}

static bool spoil_cmyk(struct opened *pdf)
{
    return archive_prepend(pdf, "0 0 0 1 k");
}

static bool spoil_space(struct opened *pdf)
{
    return archive_prepend(pdf, "/Pattern cs");
}

/* Levels of grey and channels, as painted. */
static bool check_levels(struct opened *pdf, void *self, const struct operation *operation)
{
    static const char *const names[] = {"g", "G", "rg", "RG"};
    const uint32_t *page = self;
    for (uint32_t k = 0; k < 4; k++) {
        if (!str_eqz(operation->name, names[k]))
            continue;
        uint32_t wanted = k < 2 ? 1 : 3;
        bool ok = operation->n == wanted;
        for (uint32_t i = 0; ok && i < wanted; i++) {
            double level = strtod(operation->operands[i].text.s, NULL);
            ok = operation->operands[i].kind == TOKEN_NUMBER && level >= 0 && level <= 1;
        }
        return ok || rule_fault(pdf, "page %u: %s without %u numbers from 0 to 1", *page + 1, names[k], wanted);
    }
    return true;
}

static bool has_sound_levels(struct opened *pdf)
{
    uint32_t page;
    return archive_all_operations(pdf, &page, check_levels, &page);
}

static bool spoil_levels(struct opened *pdf)
{
    return archive_prepend(pdf, "0.5 0.5 1.5 rg");
}

/* --- rendering intents, graphics states */

static bool is_rendering(const char *name)
{
    return strcmp(name, "/RelativeColorimetric") == 0 || strcmp(name, "/AbsoluteColorimetric") == 0 ||
           strcmp(name, "/Perceptual") == 0 || strcmp(name, "/Saturation") == 0;
}

static bool check_rendering(struct opened *pdf, void *self, const struct operation *operation)
{
    const uint32_t *page = self;
    char name[32];
    if (!str_eqz(operation->name, "ri"))
        return true;
    snprintf(name, sizeof(name), PRIstr, STR_ARG(operation->operands[0].text));
    return (operation->n == 1 && is_rendering(name)) || rule_fault(pdf, "page %u: the intent %s", *page + 1, name);
}

static bool check_rendering_key(struct opened *pdf, void *self, const struct found *found)
{
    (void)self;
    if ((strcmp(found->key, "/RI") != 0 && strcmp(found->key, "/Intent") != 0) || found->type != ot_name)
        return true;
    return is_rendering(qpdf_oh_get_name(pdf->qpdf, found->object)) ||
           rule_fault(pdf, "object %d: a rendering intent that is none", found->number);
}

static bool has_known_rendering(struct opened *pdf)
{
    uint32_t page;
    return archive_all_operations(pdf, &page, check_rendering, &page) && archive_walk(pdf, check_rendering_key, NULL);
}

static bool spoil_rendering(struct opened *pdf)
{
    return archive_prepend(pdf, "/Vivid ri");
}

static bool spoil_rendering_key(struct opened *pdf)
{
    return archive_set_at(pdf, "Root", "/Spoilt", "<</Type /ExtGState /RI /Vivid>>");
}

struct states {
    bool (*check)(struct opened *pdf, const char *name, qpdf_oh state);
};

static bool check_state(struct opened *pdf, void *self, const char *key, qpdf_oh value)
{
    const struct states *states = self;
    return states->check(pdf, key, value);
}

static bool check_states(struct opened *pdf, bool (*check)(struct opened *pdf, const char *name, qpdf_oh state))
{
    struct states states = {check};
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        qpdf_oh resources = archive_key(pdf, opened_page(pdf, i), "/Resources");
        if (!archive_entries(pdf, archive_key(pdf, resources, "/ExtGState"), check_state, &states))
            return false;
    }
    return true;
}

/* On page 0, which then need not use it. */
static bool add_state(struct opened *pdf, const char *syntax)
{
    qpdf_oh resources = archive_key(pdf, opened_page(pdf, 0), "/Resources");
    if (!archive_has(pdf, resources, "/ExtGState"))
        opened_set(pdf, resources, "/ExtGState", "<<>>");
    opened_set(pdf, archive_key(pdf, resources, "/ExtGState"), "/Spoilt", syntax);
    return true;
}

static bool check_transfer(struct opened *pdf, const char *name, qpdf_oh state)
{
    static const char *const banned[] = {"/TR", "/TR2", "/HTP", "/HT", "/BG", "/BG2", "/UCR", "/UCR2"};
    for (size_t i = 0; i < sizeof(banned) / sizeof(banned[0]); i++) {
        if (archive_has(pdf, state, banned[i]))
            return rule_fault(pdf, "the graphics state %s has %s", name, banned[i]);
    }
    return true;
}

static bool has_no_transfer(struct opened *pdf)
{
    return check_states(pdf, check_transfer);
}

static bool spoil_transfer(struct opened *pdf)
{
    return add_state(pdf, "<</Type /ExtGState /TR /Identity>>");
}

static bool spoil_second_transfer(struct opened *pdf)
{
    return add_state(pdf, "<</Type /ExtGState /TR2 /Identity>>");
}

static bool spoil_halftone(struct opened *pdf)
{
    return add_state(pdf, "<</Type /ExtGState /HTP [0 0]>>");
}

static bool check_blend(struct opened *pdf, const char *name, qpdf_oh state)
{
    static const char *const modes[] = {"Normal",    "Compatible", "Multiply",   "Screen",    "Overlay",
                                        "Darken",    "Lighten",    "ColorDodge", "ColorBurn", "HardLight",
                                        "SoftLight", "Difference", "Exclusion",  "Hue",       "Saturation",
                                        "Color",     "Luminosity"};
    qpdf_oh mode = archive_key(pdf, state, "/BM");
    if (qpdf_oh_is_null(pdf->qpdf, mode))
        return true;
    for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
        if (archive_is(pdf, mode, modes[i]))
            return true;
    }
    return rule_fault(pdf, "the graphics state %s has an unknown blend mode", name);
}

static bool has_known_blends(struct opened *pdf)
{
    return check_states(pdf, check_blend);
}

static bool spoil_blends(struct opened *pdf)
{
    return add_state(pdf, "<</Type /ExtGState /BM /Shine>>");
}

/* --- */

static const struct rule rules[] = {
    {"2a 6.2.2-1", "content has the operators of ISO 32000-1 only", has_known_operators, spoil_operators, NULL},
    {"2a 6.2.2-2", "what content names is among the page's resources", has_resources, spoil_resources, NULL},
    {"2a 6.2.2-2", "every page has resources of its own", has_resources, spoil_own_resources, NULL},
    {"2a 6.2.3", "there is one output intent, that of PDF/A", has_intent, spoil_intent, NULL},
    {"2a 6.2.3", "the output intent has a profile", has_own_profile, spoil_profile_stream, NULL},
    {"2a 6.2.3-3", "the profile lies in the file", has_own_profile, spoil_own_profile, NULL},
    {"2a 6.2.3-1", "the profile is one of a monitor or printer", is_for_output, spoil_for_output, NULL},
    {"2a 6.2.4.2-1", "the profile has the size that it says", has_sound_profile, spoil_profile_size, NULL},
    {"2a 6.2.4.2-1", "the profile has its signature", has_sound_profile, spoil_signature, NULL},
    {"2a 6.2.4.2-1", "the profile's tags lie within it", has_sound_profile, spoil_tag_place, NULL},
    {"2a 6.2.4.2-1", "the profile has all tags that it needs", has_all_tags, spoil_tags, NULL},
    {"32000-1 8.6.5.5", "N is the number of the profile's channels", has_sound_count, spoil_count, NULL},
    {"2a 6.2.4.3-2", "RGB has an RGB output intent behind it", has_backed_rgb, spoil_backed_rgb, NULL},
    {"2a 6.2.4.3-3", "there is no CMYK", has_plain_colours, spoil_cmyk, NULL},
    {"2a 6.2.4.3-4", "grey has an output intent behind it", has_backed_grey, spoil_backed_grey, NULL},
    {"2a 6.2.4", "colour spaces are grey, RGB or by profile", has_plain_colours, spoil_space, NULL},
    {"32000-1 8.6.8", "colours have their channels, from 0 to 1", has_sound_levels, spoil_levels, NULL},
    {"2a 6.2.5-1", "graphics states have no transfer function", has_no_transfer, spoil_transfer, NULL},
    {"2a 6.2.5-2", "graphics states have no second transfer function", has_no_transfer, spoil_second_transfer, NULL},
    {"2a 6.2.5-3", "graphics states have no halftone", has_no_transfer, spoil_halftone, NULL},
    {"2a 6.2.6-1", "rendering intents in content are known", has_known_rendering, spoil_rendering, NULL},
    {"2a 6.2.6-1", "rendering intents in dictionaries are known", has_known_rendering, spoil_rendering_key, NULL},
    {"2a 6.2.10-1", "blend modes are known", has_known_blends, spoil_blends, NULL},
};

const struct rule_set rules_colour = RULE_SET(rules);
