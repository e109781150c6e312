/* Annotations: links, as paper and archive want them. How they stand in the structure tree is for the rules of links.
 */
#include <ctype.h>
#include <string.h>

#include "archive.h"

/* Whether every annotation passes. */
static bool check_all(struct opened *pdf, bool (*check)(struct opened *pdf, uint32_t page,
                                                        const struct annotation *annot, qpdf_oh object))
{
    for (uint32_t page = 0; page < pdf->pages.n; page++) {
        for (uint32_t i = 0; i < pdf->pages.items[page].annots.n; i++) {
            const struct annotation *annot = &pdf->pages.items[page].annots.items[i];
            if (!check(pdf, page, annot, opened_object(pdf, annot->object)))
                return false;
        }
    }
    return true;
}

/* The first annotation that leads to the web, or else within the document. False: there is none. */
static bool find_annotation(struct opened *pdf, bool web, qpdf_oh *object, uint32_t *page)
{
    for (*page = 0; *page < pdf->pages.n; ++*page) {
        for (uint32_t i = 0; i < pdf->pages.items[*page].annots.n; i++) {
            const struct annotation *annot = &pdf->pages.items[*page].annots.items[i];
            *object = opened_object(pdf, annot->object);
            if ((annot->url.s != NULL) == web)
                return true;
        }
    }
    return false;
}

static bool set_key(struct opened *pdf, const char *key, const char *syntax)
{
    qpdf_oh object;
    uint32_t page;
    if (!find_annotation(pdf, false, &object, &page) && !find_annotation(pdf, true, &object, &page))
        return false;
    opened_set(pdf, object, key, syntax);
    return true;
}

/* --- kinds and flags */

static bool check_kind(struct opened *pdf, uint32_t page, const struct annotation *annot, qpdf_oh object)
{
    (void)object;
    return str_eqz(annot->subtype, "Link") ||
           rule_fault(pdf, "page %u: an annotation of kind " PRIstr, page + 1, STR_ARG(annot->subtype));
}

static bool has_links_only(struct opened *pdf)
{
    return check_all(pdf, check_kind);
}

static bool spoil_kind(struct opened *pdf)
{
    return set_key(pdf, "/Subtype", "/Movie");
}

static bool check_flags_there(struct opened *pdf, uint32_t page, const struct annotation *annot, qpdf_oh object)
{
    (void)annot;
    return qpdf_oh_is_integer(pdf->qpdf, archive_key(pdf, object, "/F")) ||
           rule_fault(pdf, "page %u: an annotation without flags", page + 1);
}

static bool has_flags(struct opened *pdf)
{
    return check_all(pdf, check_flags_there);
}

static bool spoil_no_flags(struct opened *pdf)
{
    return set_key(pdf, "/F", "null");
}

enum { INVISIBLE = 1, HIDDEN = 2, PRINT = 4, NO_VIEW = 32, TOGGLE_NO_VIEW = 256 };

static bool check_print(struct opened *pdf, uint32_t page, const struct annotation *annot, qpdf_oh object)
{
    (void)object;
    return (annot->flags & PRINT) != 0 || rule_fault(pdf, "page %u: an annotation is not printed", page + 1);
}

static bool is_printed(struct opened *pdf)
{
    return check_all(pdf, check_print);
}

static bool spoil_print(struct opened *pdf)
{
    return set_key(pdf, "/F", "0");
}

static bool check_visible(struct opened *pdf, uint32_t page, const struct annotation *annot, qpdf_oh object)
{
    (void)object;
    return (annot->flags & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE_NO_VIEW)) == 0 ||
           rule_fault(pdf, "page %u: an annotation is hidden (flags %lld)", page + 1, (long long)annot->flags);
}

static bool is_visible(struct opened *pdf)
{
    return check_all(pdf, check_visible);
}

static bool spoil_invisible(struct opened *pdf)
{
    return set_key(pdf, "/F", "5");
}

static bool spoil_hidden(struct opened *pdf)
{
    return set_key(pdf, "/F", "6");
}

static bool spoil_no_view(struct opened *pdf)
{
    return set_key(pdf, "/F", "36");
}

static bool spoil_toggle(struct opened *pdf)
{
    return set_key(pdf, "/F", "260");
}

/* --- looks */

static bool check_appearance(struct opened *pdf, uint32_t page, const struct annotation *annot, qpdf_oh object)
{
    (void)annot;
    return !archive_has(pdf, object, "/AP") || rule_fault(pdf, "page %u: a link with a picture of its own", page + 1);
}

static bool has_no_appearance(struct opened *pdf)
{
    return check_all(pdf, check_appearance);
}

static bool spoil_appearance(struct opened *pdf)
{
    return set_key(pdf, "/AP", "<</D null /R <<>>>>");
}

static bool check_border(struct opened *pdf, uint32_t page, const struct annotation *annot, qpdf_oh object)
{
    qpdf_oh border = archive_key(pdf, object, "/Border"), style = archive_key(pdf, object, "/BS");
    (void)annot;
    bool none =
        archive_count(pdf, border) >= 3 && qpdf_oh_get_numeric_value(pdf->qpdf, archive_item(pdf, border, 2)) == 0;
    if (qpdf_oh_is_dictionary(pdf->qpdf, style))
        none =
            archive_has(pdf, style, "/W") && qpdf_oh_get_numeric_value(pdf->qpdf, archive_key(pdf, style, "/W")) == 0;
    return none || rule_fault(pdf, "page %u: a link with a border", page + 1);
}

static bool has_no_borders(struct opened *pdf)
{
    return check_all(pdf, check_border);
}

static bool spoil_borders(struct opened *pdf)
{
    return set_key(pdf, "/Border", "[0 0 1]");
}

static bool spoil_border_style(struct opened *pdf)
{
    return set_key(pdf, "/BS", "<<>>");
}

static bool check_place(struct opened *pdf, uint32_t page, const struct annotation *annot, qpdf_oh object)
{
    const double *rect = annot->rect, slack = 0.01;
    double media[4];
    (void)object;
    if (archive_box(pdf, page, "/MediaBox", media) && rect[2] > rect[0] && rect[3] > rect[1] &&
        rect[0] >= media[0] - slack && rect[1] >= media[1] - slack && rect[2] <= media[2] + slack &&
        rect[3] <= media[3] + slack)
        return true;
    return rule_fault(pdf, "page %u: a link at [%g %g %g %g]", page + 1, rect[0], rect[1], rect[2], rect[3]);
}

static bool has_sound_places(struct opened *pdf)
{
    return check_all(pdf, check_place);
}

static bool spoil_places(struct opened *pdf)
{
    return set_key(pdf, "/Rect", "[10 10 10 10]");
}

static bool spoil_outside(struct opened *pdf)
{
    return set_key(pdf, "/Rect", "[10 10 20 99999]");
}

static bool check_page(struct opened *pdf, uint32_t page, const struct annotation *annot, qpdf_oh object)
{
    qpdf_oh own = archive_key(pdf, object, "/P");
    (void)annot;
    bool ok = qpdf_oh_is_dictionary(pdf->qpdf, own) &&
              qpdf_oh_get_object_id(pdf->qpdf, own) == pdf->pages.items[page].object;
    return ok || rule_fault(pdf, "page %u: a link that says it is elsewhere", page + 1);
}

static bool knows_page(struct opened *pdf)
{
    return check_all(pdf, check_page);
}

static bool spoil_page(struct opened *pdf)
{
    return set_key(pdf, "/P", "null");
}

/* --- where they lead */

static bool check_contents(struct opened *pdf, uint32_t page, const struct annotation *annot, qpdf_oh object)
{
    (void)object;
    return annot->contents.len > 0 || rule_fault(pdf, "page %u: a link that says nothing", page + 1);
}

static bool has_contents(struct opened *pdf)
{
    return check_all(pdf, check_contents);
}

static bool spoil_contents(struct opened *pdf)
{
    return set_key(pdf, "/Contents", "()");
}

static bool check_target(struct opened *pdf, uint32_t page, const struct annotation *annot, qpdf_oh object)
{
    bool action = archive_has(pdf, object, "/A"), place = archive_has(pdf, object, "/Dest");
    (void)annot;
    return action != place || rule_fault(pdf, "page %u: a link with %s", page + 1, action ? "two ends" : "no end");
}

static bool leads_somewhere(struct opened *pdf)
{
    return check_all(pdf, check_target);
}

static bool spoil_target(struct opened *pdf)
{
    qpdf_oh object;
    uint32_t page;
    if (!find_annotation(pdf, false, &object, &page))
        return false;
    qpdf_oh_remove_key(pdf->qpdf, object, "/Dest");
    return true;
}

static bool spoil_two_targets(struct opened *pdf)
{
    qpdf_oh object;
    uint32_t page;
    if (!find_annotation(pdf, true, &object, &page))
        return false;
    opened_set(pdf, object, "/Dest", "[null /Fit]");
    qpdf_oh_set_array_item(pdf->qpdf, archive_key(pdf, object, "/Dest"), 0, opened_page(pdf, 0));
    return true;
}

/* ASCII, with a scheme: "https:", "mailto:" ... */
static bool is_address(struct str url)
{
    uint32_t scheme = 0;
    while (scheme < url.len && (isalnum((unsigned char)url.s[scheme]) || strchr("+-.", url.s[scheme])))
        scheme++;
    for (uint32_t i = 0; i < url.len; i++) {
        if (url.s[i] <= ' ' || (unsigned char)url.s[i] >= 0x7f)
            return false;
    }
    return scheme > 0 && isalpha((unsigned char)url.s[0]) && scheme + 1 < url.len && url.s[scheme] == ':';
}

static bool check_address(struct opened *pdf, uint32_t page, const struct annotation *annot, qpdf_oh object)
{
    qpdf_oh action = archive_key(pdf, object, "/A");
    if (!archive_is(pdf, archive_key(pdf, action, "/S"), "URI"))
        return true;
    return is_address(annot->url) || rule_fault(pdf, "page %u: the address " PRIstr, page + 1, STR_ARG(annot->url));
}

static bool has_sound_addresses(struct opened *pdf)
{
    return check_all(pdf, check_address);
}

static bool spoil_address(struct opened *pdf, const char *syntax)
{
    qpdf_oh object;
    uint32_t page;
    if (!find_annotation(pdf, true, &object, &page))
        return false;
    opened_set(pdf, archive_key(pdf, object, "/A"), "/URI", syntax);
    return true;
}

static bool spoil_scheme(struct opened *pdf)
{
    return spoil_address(pdf, "(www.example.org)");
}

static bool spoil_ascii(struct opened *pdf)
{
    return spoil_address(pdf, "(https://example.org/a b)");
}

/* --- */

static const struct rule rules[] = {
    {"2a 6.3.1-1", "annotations are links", has_links_only, spoil_kind, NULL},
    {"2a 6.3.2-1", "annotations have flags", has_flags, spoil_no_flags, NULL},
    {"2a 6.3.2-2", "annotations are printed", is_printed, spoil_print, NULL},
    {"2a 6.3.2-2", "annotations are not invisible", is_visible, spoil_invisible, NULL},
    {"2a 6.3.2-2", "annotations are not hidden", is_visible, spoil_hidden, NULL},
    {"2a 6.3.2-2", "annotations are on the screen", is_visible, spoil_no_view, NULL},
    {"2a 6.3.2-2", "annotations stay on the screen", is_visible, spoil_toggle, NULL},
    {"2a 6.3.3-2", "links have no pictures of their own", has_no_appearance, spoil_appearance, NULL},
    {"32000-1 12.5.4", "links have no border", has_no_borders, spoil_borders, NULL},
    {"32000-1 12.5.4", "links have no border style", has_no_borders, spoil_border_style, NULL},
    {"32000-1 12.5.2", "links have an area", has_sound_places, spoil_places, NULL},
    {"32000-1 12.5.2", "links lie on their page", has_sound_places, spoil_outside, NULL},
    {"32000-1 12.5.2", "links know their page", knows_page, spoil_page, NULL},
    {"UA-1 7.18.5-2", "links say where they lead", has_contents, spoil_contents, NULL},
    {"32000-1 12.5.6.5", "links lead somewhere", leads_somewhere, spoil_target, NULL},
    {"32000-1 12.5.6.5", "links lead to one place", leads_somewhere, spoil_two_targets, NULL},
    {"32000-1 12.6.4.7", "addresses have a scheme", has_sound_addresses, spoil_scheme, NULL},
    {"32000-1 12.6.4.7", "addresses are ASCII without blanks", has_sound_addresses, spoil_ascii, NULL},
};

const struct rule_set rules_annotations = RULE_SET(rules);
