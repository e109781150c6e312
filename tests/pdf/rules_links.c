/* PDF/UA-1: annotations, links and bookmarks. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "opened_int.h"
#include "rules.h"
#include "spoil.h"

static bool is(const struct element *element, const char *role)
{
    return element && str_eqz(element->role, role);
}

static bool all_annotations(struct opened *pdf,
                            bool (*fits)(struct opened *pdf, uint32_t page, const struct annotation *annot))
{
    bool all = true;
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        for (uint32_t k = 0; k < pdf->pages.items[i].annots.n; k++) {
            const struct annotation *annot = &pdf->pages.items[i].annots.items[k];
            if (!fits(pdf, i, annot))
                all = rule_fault(pdf, "page %u: annotation (object %d)", i + 1, annot->object);
        }
    }
    return all;
}

static qpdf_oh first_annotation(struct opened *pdf)
{
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        if (pdf->pages.items[i].annots.n > 0)
            return opened_object(pdf, pdf->pages.items[i].annots.items[0].object);
    }
    return qpdf_oh_new_null(pdf->qpdf);
}

static bool spoil_annotation(struct opened *pdf, const char *key, const char *syntax)
{
    qpdf_oh object = first_annotation(pdf);
    if (!qpdf_oh_is_dictionary(pdf->qpdf, object))
        return false;
    if (syntax)
        opened_set(pdf, object, key, syntax);
    else
        qpdf_oh_remove_key(pdf->qpdf, object, key);
    return true;
}

/* --- the order of the tabulator key */

static bool tabs_follow_structure(struct opened *pdf)
{
    bool all = true;
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        struct str tabs = opened_name(pdf, key_of(pdf, opened_page(pdf, i), "/Tabs"));
        if (!tabs.s || !str_eqz(tabs, "S"))
            all = rule_fault(pdf, "page %u has no Tabs S", i + 1);
    }
    return all;
}

static bool spoil_tabs(struct opened *pdf)
{
    qpdf_oh_remove_key(pdf->qpdf, opened_page(pdf, pdf->pages.n - 1), "/Tabs");
    return true;
}

static bool spoil_tabs_order(struct opened *pdf)
{
    opened_set(pdf, opened_page(pdf, 0), "/Tabs", "/R");
    return true;
}

/* --- links and their elements */

static bool is_owned_by_link(struct opened *pdf, uint32_t page, const struct annotation *annot)
{
    const struct parent_entry *entry = opened_parent(pdf, annot->struct_parent);
    (void)page;
    return entry && !entry->array && is(opened_element(pdf, entry->object), "Link");
}

static bool links_have_parents(struct opened *pdf)
{
    return all_annotations(pdf, is_owned_by_link);
}

static bool spoil_struct_parent(struct opened *pdf)
{
    return spoil_annotation(pdf, "/StructParent", NULL);
}

static bool spoil_struct_parent_wrong(struct opened *pdf)
{
    return spoil_annotation(pdf, "/StructParent", "7777");
}

static bool spoil_link_type(struct opened *pdf)
{
    return spoil_first(pdf, "Link", "/S", "/Span");
}

static bool is_named_by_parent(struct opened *pdf, uint32_t page, const struct annotation *annot)
{
    const struct parent_entry *entry = opened_parent(pdf, annot->struct_parent);
    (void)page;
    return annot->owners == 1 && entry && entry->object == annot->owner->object;
}

static bool links_are_named(struct opened *pdf)
{
    return all_annotations(pdf, is_named_by_parent);
}

/* Takes the object references from a link's kids. */
static bool spoil_reference(struct opened *pdf)
{
    const struct element *link = opened_next(pdf, "Link", NULL);
    if (!link)
        return false;
    qpdf_oh kids = spoil_kids(pdf, link);
    for (int i = qpdf_oh_get_array_n_items(pdf->qpdf, kids) - 1; i >= 0; i--) {
        if (qpdf_oh_is_dictionary(pdf->qpdf, key_of(pdf, qpdf_oh_get_array_item(pdf->qpdf, kids, i), "/Obj")))
            qpdf_oh_erase_item(pdf->qpdf, kids, i);
    }
    return true;
}

/* Two annotations that change their keys: each leads to the other's link. */
static bool spoil_parents_changed(struct opened *pdf)
{
    if (pdf->pages.items[0].annots.n < 2)
        return false;
    qpdf_oh a = opened_object(pdf, pdf->pages.items[0].annots.items[0].object);
    qpdf_oh b = opened_object(pdf, pdf->pages.items[0].annots.items[1].object);
    qpdf_oh key = key_of(pdf, a, "/StructParent");
    qpdf_oh_replace_key(pdf->qpdf, a, "/StructParent", key_of(pdf, b, "/StructParent"));
    qpdf_oh_replace_key(pdf->qpdf, b, "/StructParent", key);
    return true;
}

/* A link has words, and an area on each page where they stand. */
static bool link_is_whole(struct opened *pdf, const struct element *link)
{
    struct buf text = {0};
    opened_say(pdf, link, &text);
    bool whole = text.len > 0;
    buf_free(&text);
    for (uint32_t i = 0; i < link->kids.n; i++) {
        const struct kid *kid = &link->kids.items[i];
        bool area = kid->kind != KID_MCID;
        for (uint32_t k = 0; !area && k < link->kids.n; k++) {
            const struct annotation *annot = opened_annotation(pdf, link->kids.items[k].object);
            area = link->kids.items[k].kind == KID_OBJECT && annot && link->kids.items[k].page == kid->page;
        }
        whole = whole && area;
    }
    return whole;
}

static bool links_are_whole(struct opened *pdf)
{
    bool all = true;
    for (const struct element *link = NULL; (link = opened_next(pdf, "Link", link));) {
        if (!link_is_whole(pdf, link))
            all = rule_fault(pdf, "Link (object %d)", link->object);
    }
    return all;
}

static bool spoil_link_words(struct opened *pdf)
{
    const struct element *link = opened_next(pdf, "Link", NULL);
    if (!link)
        return false;
    qpdf_oh kids = spoil_kids(pdf, link);
    for (int i = qpdf_oh_get_array_n_items(pdf->qpdf, kids) - 1; i >= 0; i--) {
        if (link->kids.items[i].kind != KID_OBJECT)
            qpdf_oh_erase_item(pdf->qpdf, kids, i);
    }
    return true;
}

/* Takes an annotation from its page. */
static bool spoil_area(struct opened *pdf)
{
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        if (pdf->pages.items[i].annots.n > 0) {
            qpdf_oh_erase_item(pdf->qpdf, key_of(pdf, opened_page(pdf, i), "/Annots"), 0);
            return true;
        }
    }
    return false;
}

/* --- bookmarks: that they are a sound list and lead to places is checked in rules_archive_outline.c */

struct bookmark {
    struct str title;
    int level;
    uint32_t page; /* NO_PAGE: leads nowhere */
};

struct bookmarks {
    VEC(struct bookmark) list;
};

static void read_bookmarks(struct opened *pdf, struct bookmarks *marks, qpdf_oh node, int level)
{
    qpdf_oh item = key_of(pdf, node, "/First");
    for (; level < 10 && qpdf_oh_is_dictionary(pdf->qpdf, item); item = key_of(pdf, item, "/Next")) {
        qpdf_oh dest = key_of(pdf, item, "/Dest");
        struct bookmark mark = {opened_text(pdf, key_of(pdf, item, "/Title")), level, NO_PAGE};
        if (qpdf_oh_is_array(pdf->qpdf, dest) && qpdf_oh_get_array_n_items(pdf->qpdf, dest) > 0)
            mark.page = page_index(pdf, qpdf_oh_get_array_item(pdf->qpdf, dest, 0));
        VEC_PUSH(pdf->arena, &marks->list, mark);
        read_bookmarks(pdf, marks, item, level + 1);
    }
}

static int heading_level(const struct element *element)
{
    bool heading = element->role.len == 2 && element->role.s[0] == 'H' && element->role.s[1] >= '1';
    return heading && element->role.s[1] <= '6' ? element->role.s[1] - '0' : 0;
}

/* The mark of a note, which stands right behind it or has been marked before: a reference of digits only. Samples
 * have no other such references in headings. */
static bool is_note_mark(struct opened *pdf, const struct element *element)
{
    if (!is(element, "Reference"))
        return false;
    struct buf text = {0};
    opened_say(pdf, element, &text);
    bool digits = text.len > 0;
    for (size_t i = 0; i < text.len; i++)
        digits = digits && isdigit((unsigned char)text.bytes[i]);
    buf_free(&text);
    return digits;
}

/* The words of a heading without its notes and their marks, letters and digits only: a bookmark may part a heading
 * from its number in another way. */
static void put_letters(struct opened *pdf, const struct element *element, struct buf *out)
{
    for (uint32_t i = 0; i < element->kids.n; i++) {
        const struct kid *kid = &element->kids.items[i];
        const struct marked *marked = kid->kind == KID_MCID ? opened_marked(pdf, kid->page, kid->mcid) : NULL;
        if (kid->kind == KID_ELEMENT && !is(kid->element, "Note") && !is_note_mark(pdf, kid->element))
            put_letters(pdf, kid->element, out);
        if (marked)
            buf_put_str(out, marked->actual.s ? marked->actual : marked->text);
    }
}

static struct str letters_of(struct opened *pdf, struct str text)
{
    char *to = arena_alloc(pdf->arena, text.len + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < text.len; i++) {
        if (isalnum((unsigned char)text.s[i]))
            to[n++] = text.s[i];
    }
    return (struct str){to, n};
}

/* Where the element's content begins; NO_PAGE: it has none. */
static uint32_t first_page(const struct element *element)
{
    uint32_t page = NO_PAGE;
    for (uint32_t i = 0; i < element->kids.n && page == NO_PAGE; i++) {
        const struct kid *kid = &element->kids.items[i];
        page = kid->kind == KID_ELEMENT ? first_page(kid->element) : kid->kind == KID_MCID ? kid->page : NO_PAGE;
    }
    return page;
}

/* `above`: how many levels of headings have no bookmarks above the sections'. There is none below H6, which stands
 * for deeper bookmarks too. */
static bool fits_heading(struct opened *pdf, const struct bookmark *mark, const struct element *heading, int above)
{
    struct buf text = {0};
    put_letters(pdf, heading, &text);
    struct str words = letters_of(pdf, (struct str){text.bytes, (uint32_t)text.len});
    buf_free(&text);
    if (!str_eq(words, letters_of(pdf, mark->title)))
        return rule_fault(pdf, "the bookmark \"" PRIstr "\" leads to \"" PRIstr "\"", STR_ARG(mark->title),
                          STR_ARG(words));
    uint32_t page = first_page(heading);
    if (mark->page != page)
        return rule_fault(pdf, "the bookmark \"" PRIstr "\" leads to page %u, not %u", STR_ARG(mark->title),
                          mark->page + 1, page + 1);
    int level = heading_level(heading) - (is(heading->parent, "Sect") ? above : 0);
    return mark->level == level || (heading_level(heading) == 6 && mark->level > level) ||
           rule_fault(pdf, "the bookmark \"" PRIstr "\" has another level", STR_ARG(mark->title));
}

/* Every heading has its bookmark, in order. The document's title, which stands in no section, has its bookmark beside
 * those of the sections, not above them all. */
static bool bookmarks_are_headings(struct opened *pdf)
{
    struct bookmarks marks = {.list = {0}};
    uint32_t n = 0;
    int above = 0;
    bool all = true;
    read_bookmarks(pdf, &marks, opened_get(pdf, "Root/Outlines"), 1);
    for (uint32_t i = 0; i < pdf->elements.n; i++) {
        const struct element *heading = pdf->elements.items[i];
        if (!heading_level(heading))
            continue;
        above = n == 0 && !is(heading->parent, "Sect") ? 1 : above;
        if (n < marks.list.n)
            all = fits_heading(pdf, &marks.list.items[n], heading, above) && all;
        n++;
    }
    return n == marks.list.n ? all : rule_fault(pdf, "%u headings, %u bookmarks", n, marks.list.n);
}

static bool spoil_bookmark_words(struct opened *pdf)
{
    return spoil_at(pdf, "Root/Outlines/First", "/Title", "(Other words)");
}

static bool spoil_bookmark_page(struct opened *pdf)
{
    return spoil_at(pdf, "Root/Outlines/First", "/Dest", NULL);
}

static bool spoil_bookmark_away(struct opened *pdf)
{
    qpdf_oh next = opened_get(pdf, "Root/Outlines/First/Next");
    if (!qpdf_oh_is_dictionary(pdf->qpdf, next))
        return false;
    qpdf_oh_replace_key(pdf->qpdf, opened_get(pdf, "Root/Outlines"), "/First", next);
    qpdf_oh_remove_key(pdf->qpdf, next, "/Prev");
    return true;
}

static bool spoil_heading_level(struct opened *pdf)
{
    return spoil_first(pdf, "H3", "/S", "/H2");
}

static const struct rule rules[] = {
    {"UA-1 7.18.3-1", "pages have Tabs", tabs_follow_structure, spoil_tabs, NULL},
    {"UA-1 7.18.3-1", "Tabs is S", tabs_follow_structure, spoil_tabs_order, NULL},
    {"UA-1 7.18.5-1", "a link has a StructParent", links_have_parents, spoil_struct_parent, NULL},
    {"UA-1 7.18.5-1", "its StructParent leads to an element", links_have_parents, spoil_struct_parent_wrong, NULL},
    {"UA-1 7.18.5-1", "that element is a Link", links_have_parents, spoil_link_type, NULL},
    {"32000-1 14.8.4.4.2", "a Link refers to its annotation", links_are_named, spoil_reference, NULL},
    {"32000-1 14.7.4.4", "to that one and to no other", links_are_named, spoil_parents_changed, NULL},
    {"UA-1 7.18.5", "a Link has words", links_are_whole, spoil_link_words, NULL},
    {"UA-1 7.18.5", "a Link has an area on every page of its words", links_are_whole, spoil_area, NULL},
    {"UA-1 7.17", "a bookmark has its heading's words", bookmarks_are_headings, spoil_bookmark_words, NULL},
    {"UA-1 7.17", "a bookmark leads to its heading's page", bookmarks_are_headings, spoil_bookmark_page, NULL},
    {"UA-1 7.17", "every heading has a bookmark", bookmarks_are_headings, spoil_bookmark_away, NULL},
    {"UA-1 7.17", "a bookmark has its heading's level", bookmarks_are_headings, spoil_heading_level, NULL},
};

const struct rule_set rules_links = RULE_SET(rules);
