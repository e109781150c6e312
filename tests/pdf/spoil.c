#include "spoil.h"

#include <stdio.h>

#include "opened_int.h"

static void set_or_remove(struct opened *pdf, qpdf_oh dictionary, const char *key, const char *syntax)
{
    if (syntax)
        opened_set(pdf, dictionary, key, syntax);
    else
        qpdf_oh_remove_key(pdf->qpdf, dictionary, key);
}

bool spoil_first(struct opened *pdf, const char *role, const char *key, const char *syntax)
{
    const struct element *element = opened_next(pdf, role, NULL);
    if (!element)
        return false;
    set_or_remove(pdf, opened_object(pdf, element->object), key, syntax);
    return true;
}

bool spoil_at(struct opened *pdf, const char *path, const char *key, const char *syntax)
{
    qpdf_oh object = opened_get(pdf, path);
    if (!qpdf_oh_is_dictionary(pdf->qpdf, object))
        return false;
    set_or_remove(pdf, object, key, syntax);
    return true;
}

bool spoil_attribute(struct opened *pdf, const struct element *element, const char *owner, const char *key,
                     const char *syntax)
{
    qpdf_oh object = opened_object(pdf, element->object), attributes = key_of(pdf, object, "/A");
    if (qpdf_oh_is_indirect(pdf->qpdf, attributes)) { /* others may share it */
        struct str copy = str_dup(pdf->arena, str_from(qpdf_oh_unparse_resolved(pdf->qpdf, attributes)));
        opened_set(pdf, object, "/A", copy.s);
        attributes = key_of(pdf, object, "/A");
    }
    bool several = qpdf_oh_is_array(pdf->qpdf, attributes);
    int n = several ? qpdf_oh_get_array_n_items(pdf->qpdf, attributes) : 1;
    for (int i = 0; i < n; i++) {
        qpdf_oh one = several ? qpdf_oh_get_array_item(pdf->qpdf, attributes, i) : attributes;
        if (!qpdf_oh_is_name_and_equals(pdf->qpdf, key_of(pdf, one, "/O"), owner))
            continue;
        set_or_remove(pdf, one, key, syntax);
        return true;
    }
    return false;
}

qpdf_oh spoil_kids(struct opened *pdf, const struct element *element)
{
    qpdf_oh object = opened_object(pdf, element->object), kids = key_of(pdf, object, "/K");
    if (qpdf_oh_is_array(pdf->qpdf, kids))
        return kids;
    qpdf_oh array = qpdf_oh_new_array(pdf->qpdf);
    if (!qpdf_oh_is_null(pdf->qpdf, kids))
        qpdf_oh_append_item(pdf->qpdf, array, kids);
    qpdf_oh_replace_key(pdf->qpdf, object, "/K", array);
    return key_of(pdf, object, "/K");
}

void spoil_unhook(struct opened *pdf, const struct element *element)
{
    qpdf_oh kids = spoil_kids(pdf, element->parent);
    for (int i = qpdf_oh_get_array_n_items(pdf->qpdf, kids) - 1; i >= 0; i--) {
        if (qpdf_oh_get_object_id(pdf->qpdf, qpdf_oh_get_array_item(pdf->qpdf, kids, i)) == element->object)
            qpdf_oh_erase_item(pdf->qpdf, kids, i);
    }
}

static qpdf_oh make(struct opened *pdf, const struct element *parent, const char *type)
{
    char syntax[80];
    snprintf(syntax, sizeof(syntax), "<< /Type /StructElem /S /%s >>", type);
    qpdf_oh object = qpdf_make_indirect_object(pdf->qpdf, opened_parse(pdf, syntax));
    qpdf_oh_replace_key(pdf->qpdf, object, "/P", opened_object(pdf, parent->object));
    return object;
}

void spoil_add(struct opened *pdf, const struct element *parent, const char *type, bool first)
{
    qpdf_oh kids = spoil_kids(pdf, parent), object = make(pdf, parent, type);
    if (first)
        qpdf_oh_insert_item(pdf->qpdf, kids, 0, object);
    else
        qpdf_oh_append_item(pdf->qpdf, kids, object);
}

void spoil_wrap(struct opened *pdf, const struct element *parent, const char *type)
{
    qpdf_oh above = opened_object(pdf, parent->object), between = make(pdf, parent, type);
    qpdf_oh_replace_key(pdf->qpdf, between, "/K", spoil_kids(pdf, parent));
    qpdf_oh_replace_key(pdf->qpdf, above, "/K", qpdf_oh_new_array(pdf->qpdf));
    qpdf_oh_append_item(pdf->qpdf, key_of(pdf, above, "/K"), between);
    for (uint32_t i = 0; i < parent->kids.n; i++) {
        if (parent->kids.items[i].kind == KID_ELEMENT)
            qpdf_oh_replace_key(pdf->qpdf, opened_object(pdf, parent->kids.items[i].element->object), "/P", between);
    }
}

struct element *spoil_find(struct opened *pdf, const char *role, const char *parent)
{
    struct element *element = opened_next(pdf, role, NULL);
    while (element && !(element->parent && str_eqz(element->parent->role, parent)))
        element = opened_next(pdf, role, element);
    return element;
}

const struct marked *spoil_marked(struct opened *pdf, bool tagged, uint32_t *page)
{
    for (*page = 0; *page < pdf->pages.n; (*page)++) {
        for (uint32_t i = 0; i < pdf->pages.items[*page].marked.n; i++) {
            const struct marked *marked = &pdf->pages.items[*page].marked.items[i];
            if (marked->shows > 0 && (tagged ? marked->mcid >= 0 : str_eqz(marked->tag, "Artifact")))
                return marked;
        }
    }
    return NULL;
}

void spoil_begin(struct opened *pdf, uint32_t page, const struct marked *marked, const char *text)
{
    opened_edit_content(pdf, page, marked->from, marked->inside, text);
}
