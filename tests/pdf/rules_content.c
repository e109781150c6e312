/* PDF/UA-1: what a page's content marks. */
#include <stdio.h>
#include <string.h>

#include "opened_int.h"
#include "rules.h"
#include "spoil.h"

/* Calls `fits` for all marked content; false when it returns false for some. */
static bool all_marked(struct opened *pdf,
                       bool (*fits)(struct opened *pdf, uint32_t page, const struct marked *marked))
{
    bool all = true;
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        for (uint32_t k = 0; k < pdf->pages.items[i].marked.n; k++) {
            const struct marked *marked = &pdf->pages.items[i].marked.items[k];
            if (fits(pdf, i, marked))
                continue;
            all = rule_fault(pdf, "page %u: " PRIstr " %lld: " PRIstr, i + 1, STR_ARG(marked->tag),
                             (long long)marked->mcid, STR_ARG(str_sub(marked->text, 0, 60)));
        }
    }
    return all;
}

static const struct marked *around(const struct opened *pdf, uint32_t page, const struct marked *marked)
{
    return marked->within < 0 ? NULL : &pdf->pages.items[page].marked.items[marked->within];
}

static bool is_artifact(const struct marked *marked)
{
    return str_eqz(marked->tag, "Artifact");
}

/* --- 7.1-3 */

static bool is_told(struct opened *pdf, uint32_t page, const struct marked *marked)
{
    if (marked->shows == 0)
        return true;
    while (marked && !is_artifact(marked) && !marked->owner)
        marked = around(pdf, page, marked);
    return marked != NULL;
}

static bool all_is_told(struct opened *pdf)
{
    bool all = all_marked(pdf, is_told);
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        if (pdf->pages.items[i].bare > 0)
            all = rule_fault(pdf, "page %u: %u operators outside marked content", i + 1, pdf->pages.items[i].bare);
    }
    return all;
}

static bool spoil_bare(struct opened *pdf)
{
    opened_edit_content(pdf, 0, 0, 0, "0 0 1 1 re f\n");
    return true;
}

static bool spoil_mcid_away(struct opened *pdf)
{
    uint32_t page;
    const struct marked *marked = spoil_marked(pdf, true, &page);
    spoil_begin(pdf, page, marked, "/P BMC");
    return true;
}

static bool spoil_kid_away(struct opened *pdf)
{
    return spoil_first(pdf, "P", "/K", NULL);
}

/* --- 7.1-1, 7.1-2 */

static bool no_artifact_in_tagged(struct opened *pdf, uint32_t page, const struct marked *marked)
{
    if (!is_artifact(marked))
        return true;
    while ((marked = around(pdf, page, marked))) {
        if (marked->mcid >= 0)
            return false;
    }
    return true;
}

static bool no_tagged_in_artifact(struct opened *pdf, uint32_t page, const struct marked *marked)
{
    if (marked->mcid < 0)
        return true;
    while ((marked = around(pdf, page, marked))) {
        if (is_artifact(marked))
            return false;
    }
    return true;
}

static bool artifacts_outside(struct opened *pdf)
{
    return all_marked(pdf, no_artifact_in_tagged);
}

static bool tagged_outside(struct opened *pdf)
{
    return all_marked(pdf, no_tagged_in_artifact);
}

static bool spoil_artifact_inside(struct opened *pdf)
{
    uint32_t page;
    const struct marked *marked = spoil_marked(pdf, true, &page);
    opened_edit_content(pdf, page, marked->inside, marked->inside,
                        "\n/Artifact <</Type/Layout>>BDC 0 0 1 1 re f EMC\n");
    return true;
}

static bool spoil_tagged_inside(struct opened *pdf)
{
    uint32_t page;
    const struct marked *marked = spoil_marked(pdf, false, &page);
    if (!marked)
        return false;
    opened_edit_content(pdf, page, marked->inside, marked->inside, "\n/P <</MCID 7777>>BDC EMC\n");
    return true;
}

/* --- MCIDs */

static bool is_first_of_number(struct opened *pdf, uint32_t page, const struct marked *marked)
{
    return marked->mcid < 0 || opened_marked(pdf, page, marked->mcid) == marked;
}

static bool numbers_are_unique(struct opened *pdf)
{
    return all_marked(pdf, is_first_of_number);
}

static bool has_one_owner(struct opened *pdf, uint32_t page, const struct marked *marked)
{
    (void)pdf;
    (void)page;
    return marked->mcid < 0 || marked->owners == 1;
}

static bool all_owned_once(struct opened *pdf)
{
    return all_marked(pdf, has_one_owner);
}

/* The second piece with a number of a page. */
static const struct marked *second_of_page(struct opened *pdf, uint32_t *page)
{
    const struct marked *first = spoil_marked(pdf, true, page);
    const struct marked *end = pdf->pages.items[*page].marked.items + pdf->pages.items[*page].marked.n;
    for (const struct marked *marked = first + 1; marked < end; marked++) {
        if (marked->mcid >= 0)
            return marked;
    }
    return NULL;
}

static bool spoil_number_twice(struct opened *pdf)
{
    uint32_t page;
    char text[80];
    const struct marked *second = second_of_page(pdf, &page), *first = spoil_marked(pdf, true, &page);
    if (!second)
        return false;
    snprintf(text, sizeof(text), "/P <</MCID %d>>BDC", (int)first->mcid);
    spoil_begin(pdf, page, second, text);
    return true;
}

static bool spoil_owner_twice(struct opened *pdf)
{
    struct element *paragraph = opened_next(pdf, "P", NULL), *other = opened_next(pdf, "P", paragraph);
    if (!other || paragraph->page != other->page)
        return false;
    qpdf_oh kids = key_of(pdf, opened_object(pdf, paragraph->object), "/K");
    qpdf_oh_replace_key(pdf->qpdf, opened_object(pdf, other->object), "/K", kids);
    return true;
}

static bool kids_are_there(struct opened *pdf)
{
    bool all = true;
    for (uint32_t i = 0; i < pdf->elements.n; i++) {
        const struct element *element = pdf->elements.items[i];
        for (uint32_t k = 0; k < element->kids.n; k++) {
            const struct kid *kid = &element->kids.items[k];
            if (kid->kind == KID_MCID && !opened_marked(pdf, kid->page, kid->mcid))
                all = rule_fault(pdf, PRIstr " names content %lld, which is not on its page", STR_ARG(element->type),
                                 (long long)kid->mcid);
        }
    }
    return all;
}

static bool spoil_content_away(struct opened *pdf)
{
    uint32_t page;
    const struct marked *marked = spoil_marked(pdf, true, &page);
    spoil_begin(pdf, page, marked, "/Artifact <</Type/Layout>>BDC");
    return true;
}

static bool spoil_page_of_kid(struct opened *pdf)
{
    return spoil_first(pdf, "P", "/Pg", NULL);
}

/* --- how content is marked */

static bool is_balanced(struct opened *pdf)
{
    bool all = true;
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        if (pdf->pages.items[i].unbalanced > 0)
            all = rule_fault(pdf, "page %u: %u not paired", i + 1, pdf->pages.items[i].unbalanced);
    }
    return all;
}

static bool spoil_end(struct opened *pdf)
{
    opened_edit_content(pdf, 0, 0, 0, "EMC\n");
    return true;
}

static bool spoil_beginning(struct opened *pdf)
{
    opened_edit_content(pdf, 0, 0, 0, "/Artifact <</Type/Layout>>BDC\n");
    return true;
}

static bool tag_is_type(struct opened *pdf, uint32_t page, const struct marked *marked)
{
    (void)pdf;
    (void)page;
    return !marked->owner || str_eq(marked->tag, marked->owner->type);
}

static bool tags_are_types(struct opened *pdf)
{
    return all_marked(pdf, tag_is_type);
}

static bool spoil_tag(struct opened *pdf)
{
    uint32_t page;
    char text[80];
    const struct marked *marked = spoil_marked(pdf, true, &page);
    snprintf(text, sizeof(text), "/Quote <</MCID %d>>BDC", (int)marked->mcid);
    spoil_begin(pdf, page, marked, text);
    return true;
}

/* --- artifacts */

static bool has_type(struct opened *pdf, uint32_t page, const struct marked *marked)
{
    static const char *const types[] = {"Pagination", "Layout", "Page", "Background"};
    (void)pdf;
    (void)page;
    bool known = !is_artifact(marked);
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        known = known || str_eqz(marked->type, types[i]);
    return known;
}

static bool artifacts_have_types(struct opened *pdf)
{
    return all_marked(pdf, has_type);
}

static bool spoil_artifact_type(struct opened *pdf)
{
    uint32_t page;
    const struct marked *marked = spoil_marked(pdf, false, &page);
    if (!marked)
        return false;
    spoil_begin(pdf, page, marked, "/Artifact BMC");
    return true;
}

static bool is_pagination(const struct marked *marked)
{
    return is_artifact(marked) && str_eqz(marked->type, "Pagination");
}

static bool has_subtype(struct opened *pdf, uint32_t page, const struct marked *marked)
{
    (void)pdf;
    (void)page;
    bool known = !marked->subtype.s || str_eqz(marked->subtype, "Header") || str_eqz(marked->subtype, "Footer") ||
                 str_eqz(marked->subtype, "Watermark");
    /* Repeated heads of tables are pagination too, and none of these. */
    return known;
}

static bool subtypes_are_known(struct opened *pdf)
{
    return all_marked(pdf, has_subtype);
}

static const struct marked *find_pagination(struct opened *pdf, const char *subtype, uint32_t *page)
{
    for (*page = 0; *page < pdf->pages.n; (*page)++) {
        for (uint32_t i = 0; i < pdf->pages.items[*page].marked.n; i++) {
            const struct marked *marked = &pdf->pages.items[*page].marked.items[i];
            if (is_pagination(marked) && str_eqz(marked->subtype, subtype))
                return marked;
        }
    }
    return NULL;
}

static bool spoil_subtype(struct opened *pdf)
{
    uint32_t page;
    const struct marked *marked = find_pagination(pdf, "Footer", &page);
    if (!marked)
        return false;
    spoil_begin(pdf, page, marked, "/Artifact <</Type/Pagination/Subtype/Foot>>BDC");
    return true;
}

/* "Page 3 of 12", as the foot of base.yaml has it */
static bool is_page_number(struct str text)
{
    unsigned page, pages;
    int n = 0;
    int64_t at = str_find(text, "Page ", 0);
    return at >= 0 && sscanf(text.s + at, "Page %u of %u%n", &page, &pages, &n) == 2 && n > 0;
}

static bool number_is_pagination(struct opened *pdf, uint32_t page, const struct marked *marked)
{
    (void)pdf;
    (void)page;
    return !is_page_number(marked->text) || (is_pagination(marked) && str_eqz(marked->subtype, "Footer"));
}

static bool page_numbers_are_artifacts(struct opened *pdf)
{
    return all_marked(pdf, number_is_pagination);
}

static bool spoil_page_number(struct opened *pdf)
{
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        for (uint32_t k = 0; k < pdf->pages.items[i].marked.n; k++) {
            const struct marked *marked = &pdf->pages.items[i].marked.items[k];
            if (!is_page_number(marked->text))
                continue;
            spoil_begin(pdf, i, marked, "/P <</MCID 7777>>BDC");
            return true;
        }
    }
    return false;
}

/* A draft's mark stands on every page or on none. */
static bool watermark_is_everywhere(struct opened *pdf)
{
    uint32_t with = 0;
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        bool found = false;
        for (uint32_t k = 0; k < pdf->pages.items[i].marked.n; k++) {
            const struct marked *marked = &pdf->pages.items[i].marked.items[k];
            found = found || (is_pagination(marked) && str_eqz(marked->subtype, "Watermark"));
        }
        with += found;
    }
    if (with == 0 || with == pdf->pages.n)
        return true;
    return rule_fault(pdf, "%u of %u pages have a watermark", with, pdf->pages.n);
}

static bool spoil_watermark(struct opened *pdf)
{
    uint32_t page;
    const struct marked *marked = find_pagination(pdf, "Watermark", &page);
    if (!marked || pdf->pages.n < 2)
        return false;
    spoil_begin(pdf, page, marked, "/Artifact <</Type/Layout>>BDC");
    return true;
}

/* --- what is drawn */

static bool drawing_speaks(struct opened *pdf, uint32_t page, const struct marked *marked)
{
    (void)pdf;
    (void)page;
    if (marked->mcid < 0 || marked->draws == 0 || marked->actual.len > 0)
        return true;
    return marked->owner && (marked->owner->actual.len > 0 || marked->owner->alt.len > 0);
}

static bool drawings_speak(struct opened *pdf)
{
    return all_marked(pdf, drawing_speaks);
}

static bool spoil_symbol(struct opened *pdf)
{
    char text[80];
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        for (uint32_t k = 0; k < pdf->pages.items[i].marked.n; k++) {
            const struct marked *marked = &pdf->pages.items[i].marked.items[k];
            if (marked->mcid < 0 || marked->draws == 0 || !marked->actual.s)
                continue;
            snprintf(text, sizeof(text), "/Span <</MCID %d>>BDC", (int)marked->mcid);
            spoil_begin(pdf, i, marked, text);
            if (marked->owner)
                qpdf_oh_remove_key(pdf->qpdf, opened_object(pdf, marked->owner->object), "/ActualText");
            return true;
        }
    }
    return false;
}

/* --- what is read */

/* Whether the element's content goes on, behind this part of it, on a later page. */
static bool goes_on_overleaf(const struct marked *marked, uint32_t page)
{
    const struct element *owner = marked->owner;
    for (uint32_t i = 0; owner && i + 1 < owner->kids.n; i++) {
        const struct kid *kid = &owner->kids.items[i], *next = kid + 1;
        if (kid->kind == KID_MCID && kid->page == page && kid->mcid == marked->mcid)
            return next->kind == KID_MCID && next->page > page;
    }
    return false;
}

/* No soft hyphen, no ligature: speech and search stumble over both. The hyphen of a word that goes on overleaf stays:
 * no text can replace what stands on two pages. */
static bool reads_well(struct opened *pdf, uint32_t page, const struct marked *marked)
{
    (void)pdf;
    struct str text = marked->actual.s ? marked->actual : marked->text;
    bool ligature = false;
    for (uint32_t i = 0; i + 2 < text.len; i++)
        ligature = ligature || (memcmp(text.s + i, "\xef\xac", 2) == 0 && (unsigned char)text.s[i + 2] <= 0x86);
    int64_t hyphen = str_find(text, "\xc2\xad", 0);
    bool whole = hyphen < 0 || (hyphen + 2 == text.len && goes_on_overleaf(marked, page));
    return marked->mcid < 0 || (!ligature && whole);
}

static bool words_are_whole(struct opened *pdf)
{
    return all_marked(pdf, reads_well);
}

/* The replacement text of a hyphen at a line's end. */
static bool spoil_hyphen(struct opened *pdf)
{
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        for (uint32_t k = 0; k < pdf->pages.items[i].marked.n; k++) {
            const struct marked *marked = &pdf->pages.items[i].marked.items[k];
            if (!marked->actual.s || marked->mcid >= 0 || str_find(marked->text, "\xc2\xad", 0) < 0)
                continue;
            spoil_begin(pdf, i, marked, "/Span BMC");
            return true;
        }
    }
    return false;
}

static const struct rule rules[] = {
    {"UA-1 7.1-3", "all that is shown stands in marked content", all_is_told, spoil_bare, NULL},
    {"UA-1 7.1-3", "marked content is an artifact or has a number", all_is_told, spoil_mcid_away, NULL},
    {"UA-1 7.1-3", "numbered content belongs to an element", all_is_told, spoil_kid_away, NULL},
    {"UA-1 7.1-1", "no artifact stands in tagged content", artifacts_outside, spoil_artifact_inside, NULL},
    {"UA-1 7.1-2", "no tagged content stands in an artifact", tagged_outside, spoil_tagged_inside, NULL},
    {"32000-1 14.7.4.2", "a page has each number once", numbers_are_unique, spoil_number_twice, NULL},
    {"32000-1 14.7.4.4", "content belongs to one element only", all_owned_once, spoil_owner_twice, NULL},
    {"32000-1 14.7.4.2", "the content that an element names is there", kids_are_there, spoil_content_away, NULL},
    {"32000-1 14.7.4.2", "an element with content names its page", kids_are_there, spoil_page_of_kid, NULL},
    {"32000-1 14.6.1", "every end has a beginning", is_balanced, spoil_end, NULL},
    {"32000-1 14.6.1", "every beginning has an end", is_balanced, spoil_beginning, NULL},
    {"32000-1 14.7.4.2", "content bears the tag of its element", tags_are_types, spoil_tag, NULL},
    {"32000-1 14.8.2.2.2", "artifacts say of which type they are", artifacts_have_types, spoil_artifact_type, NULL},
    {"32000-1 14.8.2.2.2", "kinds of pagination are known ones", subtypes_are_known, spoil_subtype, NULL},
    {"UA-1 7.8", "page numbers are artifacts of pagination", page_numbers_are_artifacts, spoil_page_number, NULL},
    {"UA-1 7.8", "a watermark is an artifact on every page", watermark_is_everywhere, spoil_watermark, NULL},
    {"UA-1 7.1", "what is drawn has words", drawings_speak, spoil_symbol, NULL},
    {"WCAG 1.3.1", "no ligature is read, and no soft hyphen within a page", words_are_whole, spoil_hyphen, NULL},
};

const struct rule_set rules_content = RULE_SET(rules);
