/* The structure tree and the parent tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "opened_int.h"

enum { MOST_LEVELS = 200, MOST_MAPPED = 8 };

static const char *const standard[] = {
    "Document",  "Part",    "Art",   "Sect",    "Div",       "BlockQuote", "Caption", "TOC",     "TOCI",  "Index",
    "NonStruct", "Private", "P",     "H",       "H1",        "H2",         "H3",      "H4",      "H5",    "H6",
    "L",         "LI",      "Lbl",   "LBody",   "Table",     "TR",         "TH",      "TD",      "THead", "TBody",
    "TFoot",     "Span",    "Quote", "Note",    "Reference", "BibEntry",   "Code",    "Link",    "Annot", "Ruby",
    "RB",        "RT",      "RP",    "Warichu", "WT",        "WP",         "Figure",  "Formula", "Form"};

static bool is_standard(struct str type)
{
    for (size_t i = 0; i < sizeof(standard) / sizeof(standard[0]); i++) {
        if (str_eqz(type, standard[i]))
            return true;
    }
    return false;
}

/* What the role map makes of a type. */
static struct str mapped(struct opened *pdf, struct str type)
{
    for (int i = 0; type.s && i < MOST_MAPPED; i++) {
        if (is_standard(type))
            return type;
        struct str path = str_printf(pdf->arena, "Root/StructTreeRoot/RoleMap/" PRIstr, STR_ARG(type));
        type = opened_name(pdf, opened_get(pdf, path.s));
    }
    return (struct str){0};
}

/* --- attributes */

static void read_headers(struct opened *pdf, struct element *element, qpdf_oh headers)
{
    int n = qpdf_oh_is_array(pdf->qpdf, headers) ? qpdf_oh_get_array_n_items(pdf->qpdf, headers) : 0;
    for (int i = 0; i < n; i++)
        VEC_PUSH(pdf->arena, &element->headers, opened_text(pdf, qpdf_oh_get_array_item(pdf->qpdf, headers, i)));
}

static void read_attributes(struct opened *pdf, struct element *element, qpdf_oh attributes)
{
    if (qpdf_oh_is_array(pdf->qpdf, attributes)) {
        int n = qpdf_oh_get_array_n_items(pdf->qpdf, attributes);
        for (int i = 0; i < n; i++)
            read_attributes(pdf, element, qpdf_oh_get_array_item(pdf->qpdf, attributes, i));
    }
    struct str owner = opened_name(pdf, key_of(pdf, attributes, "/O"));
    if (!owner.s)
        return;
    if (str_eqz(owner, "Table")) {
        element->scope = opened_name(pdf, key_of(pdf, attributes, "/Scope"));
        element->colspan = integer_at(pdf, attributes, "/ColSpan", 1);
        element->rowspan = integer_at(pdf, attributes, "/RowSpan", 1);
        read_headers(pdf, element, key_of(pdf, attributes, "/Headers"));
    } else if (str_eqz(owner, "List")) {
        element->numbering = opened_name(pdf, key_of(pdf, attributes, "/ListNumbering"));
    } else if (str_eqz(owner, "Layout")) {
        element->placing = opened_name(pdf, key_of(pdf, attributes, "/Placement"));
        element->has_bbox = numbers_at(pdf, attributes, "/BBox", element->bbox, 4);
    }
}

/* --- elements */

static struct element *element_new(struct opened *pdf, qpdf_oh object, struct element *parent)
{
    struct element *element = ARENA_NEW(pdf->arena, struct element);
    element->object = qpdf_oh_get_object_id(pdf->qpdf, object);
    element->type = opened_name(pdf, key_of(pdf, object, "/S"));
    element->role = mapped(pdf, element->type);
    element->parent = parent;
    element->order = pdf->elements.n;
    element->level = parent ? parent->level + 1 : 0;
    element->times = 1;
    element->page = page_index(pdf, key_of(pdf, object, "/Pg"));
    element->id = opened_text(pdf, key_of(pdf, object, "/ID"));
    element->alt = opened_text(pdf, key_of(pdf, object, "/Alt"));
    element->actual = opened_text(pdf, key_of(pdf, object, "/ActualText"));
    element->lang = opened_text(pdf, key_of(pdf, object, "/Lang"));
    element->colspan = element->rowspan = 1;
    qpdf_oh above = key_of(pdf, object, "/P");
    element->parent_object = qpdf_oh_is_dictionary(pdf->qpdf, above) ? qpdf_oh_get_object_id(pdf->qpdf, above) : 0;
    read_attributes(pdf, element, key_of(pdf, object, "/A"));
    VEC_PUSH(pdf->arena, &pdf->elements, element);
    if (element->object)
        map_put(&pdf->by_object, str_printf(pdf->arena, "%d", element->object), element);
    return element;
}

static void read_kids(struct opened *pdf, struct element *element, qpdf_oh kids);

static void read_kid(struct opened *pdf, struct element *element, qpdf_oh object)
{
    struct kid kid = {.kind = KID_MCID, .page = element->page, .mcid = -1};
    struct str type = opened_name(pdf, key_of(pdf, object, "/Type"));
    bool mcr = type.s && str_eqz(type, "MCR"), objr = type.s && str_eqz(type, "OBJR");
    if (mcr || objr) {
        uint32_t page = page_index(pdf, key_of(pdf, object, "/Pg"));
        kid.page = page == NO_PAGE ? kid.page : page;
        kid.kind = mcr ? KID_MCID : KID_OBJECT;
        kid.mcid = integer_at(pdf, object, "/MCID", -1);
        kid.object = objr ? qpdf_oh_get_object_id(pdf->qpdf, key_of(pdf, object, "/Obj")) : 0;
    } else if (qpdf_oh_is_integer(pdf->qpdf, object)) {
        kid.mcid = qpdf_oh_get_int_value(pdf->qpdf, object);
    } else if (qpdf_oh_is_dictionary(pdf->qpdf, object)) {
        kid.kind = KID_ELEMENT;
        kid.element = opened_element(pdf, qpdf_oh_get_object_id(pdf->qpdf, object));
        if (kid.element) {
            kid.element->times++;
            return;
        }
        assert_true(element->level < MOST_LEVELS);
        kid.element = element_new(pdf, object, element);
        read_kids(pdf, kid.element, key_of(pdf, object, "/K"));
    } else {
        return;
    }
    VEC_PUSH(pdf->arena, &element->kids, kid);
}

static void read_kids(struct opened *pdf, struct element *element, qpdf_oh kids)
{
    if (!qpdf_oh_is_array(pdf->qpdf, kids)) {
        read_kid(pdf, element, kids);
        return;
    }
    int n = qpdf_oh_get_array_n_items(pdf->qpdf, kids);
    for (int i = 0; i < n; i++)
        read_kid(pdf, element, qpdf_oh_get_array_item(pdf->qpdf, kids, i));
}

static void read_top(struct opened *pdf, qpdf_oh object)
{
    if (!qpdf_oh_is_dictionary(pdf->qpdf, object))
        return;
    struct element *element = element_new(pdf, object, NULL);
    read_kids(pdf, element, key_of(pdf, object, "/K"));
}

/* --- the parent tree */

static void read_parent(struct opened *pdf, int64_t key, qpdf_oh value)
{
    struct parent_entry entry = {.key = key, .array = qpdf_oh_is_array(pdf->qpdf, value)};
    if (!entry.array)
        entry.object = qpdf_oh_get_object_id(pdf->qpdf, value);
    int n = entry.array ? qpdf_oh_get_array_n_items(pdf->qpdf, value) : 0;
    for (int i = 0; i < n; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(pdf->qpdf, value, i);
        bool element = qpdf_oh_is_dictionary(pdf->qpdf, item);
        VEC_PUSH(pdf->arena, &entry.objects, element ? qpdf_oh_get_object_id(pdf->qpdf, item) : 0);
    }
    VEC_PUSH(pdf->arena, &pdf->parents, entry);
}

static void read_parents(struct opened *pdf, qpdf_oh node, int level)
{
    qpdf_oh kids = key_of(pdf, node, "/Kids"), nums = key_of(pdf, node, "/Nums");
    int nkids = qpdf_oh_is_array(pdf->qpdf, kids) ? qpdf_oh_get_array_n_items(pdf->qpdf, kids) : 0;
    int nnums = qpdf_oh_is_array(pdf->qpdf, nums) ? qpdf_oh_get_array_n_items(pdf->qpdf, nums) : 0;
    assert_true(level < MOST_LEVELS);
    for (int i = 0; i < nkids; i++)
        read_parents(pdf, qpdf_oh_get_array_item(pdf->qpdf, kids, i), level + 1);
    for (int i = 0; i + 1 < nnums; i += 2) {
        qpdf_oh key = qpdf_oh_get_array_item(pdf->qpdf, nums, i);
        int64_t number = qpdf_oh_is_integer(pdf->qpdf, key) ? qpdf_oh_get_int_value(pdf->qpdf, key) : -1;
        read_parent(pdf, number, qpdf_oh_get_array_item(pdf->qpdf, nums, i + 1));
    }
}

/* --- owners */

static void own(struct opened *pdf, struct element *element, const struct kid *kid)
{
    if (kid->kind == KID_OBJECT) {
        struct annotation *annot = opened_annotation(pdf, kid->object);
        if (annot) {
            annot->owner = annot->owner ? annot->owner : element;
            annot->owners++;
        }
    } else if (kid->kind == KID_MCID && opened_marked(pdf, kid->page, kid->mcid)) {
        struct opened_page *page = &pdf->pages.items[kid->page];
        struct marked *marked = &page->marked.items[page->by_mcid.items[kid->mcid] - 1];
        marked->owner = marked->owner ? marked->owner : element;
        marked->owners++;
    }
}

void tree_read(struct opened *pdf)
{
    qpdf_oh top = opened_get(pdf, "Root/StructTreeRoot/K");
    int n = qpdf_oh_is_array(pdf->qpdf, top) ? qpdf_oh_get_array_n_items(pdf->qpdf, top) : 0;
    for (int i = 0; i < n; i++)
        read_top(pdf, qpdf_oh_get_array_item(pdf->qpdf, top, i));
    if (!qpdf_oh_is_array(pdf->qpdf, top))
        read_top(pdf, top);
    read_parents(pdf, opened_get(pdf, "Root/StructTreeRoot/ParentTree"), 0);
    for (uint32_t i = 0; i < pdf->elements.n; i++) {
        for (uint32_t k = 0; k < pdf->elements.items[i]->kids.n; k++)
            own(pdf, pdf->elements.items[i], &pdf->elements.items[i]->kids.items[k]);
    }
}
