/* PDF/UA-1: the structure tree as a whole, its IDs and its parent tree. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "opened_int.h"
#include "rules.h"
#include "spoil.h"

static bool all_elements(struct opened *pdf, bool (*fits)(struct opened *pdf, const struct element *element))
{
    bool all = true;
    for (uint32_t i = 0; i < pdf->elements.n; i++) {
        const struct element *element = pdf->elements.items[i];
        if (!fits(pdf, element))
            all = rule_fault(pdf, PRIstr " (object %d)", STR_ARG(element->type), element->object);
    }
    return all;
}

static bool fault_unless(struct opened *pdf, bool kept, const char *what)
{
    return kept || rule_fault(pdf, "%s", what);
}

/* --- the catalog */

static bool is_marked(struct opened *pdf)
{
    qpdf_oh marked = opened_get(pdf, "Root/MarkInfo/Marked");
    return fault_unless(pdf, qpdf_oh_is_bool(pdf->qpdf, marked) && qpdf_oh_get_bool_value(pdf->qpdf, marked),
                        "MarkInfo does not say Marked true");
}

static bool spoil_mark_info(struct opened *pdf)
{
    return spoil_at(pdf, "Root", "/MarkInfo", NULL);
}

static bool spoil_marked_false(struct opened *pdf)
{
    return spoil_at(pdf, "Root/MarkInfo", "/Marked", "false");
}

static bool is_not_suspect(struct opened *pdf)
{
    qpdf_oh suspects = opened_get(pdf, "Root/MarkInfo/Suspects");
    return fault_unless(pdf, !qpdf_oh_is_bool(pdf->qpdf, suspects) || !qpdf_oh_get_bool_value(pdf->qpdf, suspects),
                        "MarkInfo says Suspects true");
}

static bool spoil_suspects(struct opened *pdf)
{
    return spoil_at(pdf, "Root/MarkInfo", "/Suspects", "true");
}

static bool has_tree(struct opened *pdf)
{
    struct str type = opened_name(pdf, opened_get(pdf, "Root/StructTreeRoot/Type"));
    return fault_unless(pdf, type.s && str_eqz(type, "StructTreeRoot") && pdf->elements.n > 0, "no structure tree");
}

static bool spoil_tree(struct opened *pdf)
{
    return spoil_at(pdf, "Root", "/StructTreeRoot", NULL);
}

static bool spoil_tree_empty(struct opened *pdf)
{
    return spoil_at(pdf, "Root/StructTreeRoot", "/K", "[]");
}

static bool document_is_top(struct opened *pdf)
{
    uint32_t tops = 0;
    for (uint32_t i = 0; i < pdf->elements.n; i++)
        tops += pdf->elements.items[i]->parent == NULL;
    bool document = tops == 1 && str_eqz(pdf->elements.items[0]->role, "Document");
    return fault_unless(pdf, document, "the tree's one top is not a Document");
}

static bool spoil_document(struct opened *pdf)
{
    return spoil_first(pdf, "Document", "/S", "/Sect");
}

/* --- languages */

/* Subtags of letters and digits, the first of letters only. */
static bool is_language(struct str tag)
{
    uint32_t n = 0, subtag = 0;
    for (uint32_t i = 0; i <= tag.len; i++) {
        bool end = i == tag.len || tag.s[i] == '-';
        if (end && (n < 1 || n > 8))
            return false;
        if (!end && !(subtag == 0 ? isalpha((unsigned char)tag.s[i]) : isalnum((unsigned char)tag.s[i])))
            return false;
        subtag += end;
        n = end ? 0 : n + 1;
    }
    return true;
}

static bool has_language(struct opened *pdf)
{
    struct str lang = opened_text(pdf, opened_get(pdf, "Root/Lang"));
    return fault_unless(pdf, lang.len > 0, "the catalog has no Lang");
}

static bool spoil_language(struct opened *pdf)
{
    return spoil_at(pdf, "Root", "/Lang", NULL);
}

static bool language_is_sound(struct opened *pdf, const struct element *element)
{
    (void)pdf;
    return !element->lang.s || is_language(element->lang);
}

static bool languages_are_sound(struct opened *pdf)
{
    bool all = all_elements(pdf, language_is_sound);
    struct str lang = opened_text(pdf, opened_get(pdf, "Root/Lang"));
    if (lang.s && !is_language(lang))
        all = rule_fault(pdf, "the catalog's Lang is " PRIstr, STR_ARG(lang));
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        for (uint32_t k = 0; k < pdf->pages.items[i].marked.n; k++) {
            const struct marked *marked = &pdf->pages.items[i].marked.items[k];
            if (marked->lang.s && !is_language(marked->lang))
                all = rule_fault(pdf, "content's Lang is " PRIstr, STR_ARG(marked->lang));
        }
    }
    return all;
}

static bool spoil_language_document(struct opened *pdf)
{
    return spoil_at(pdf, "Root", "/Lang", "(en_GB)");
}

static bool spoil_language_phrase(struct opened *pdf)
{
    for (uint32_t i = 0; i < pdf->elements.n; i++) {
        const struct element *element = pdf->elements.items[i];
        if (!element->lang.s)
            continue;
        opened_set(pdf, opened_object(pdf, element->object), "/Lang", "(Welsh language)");
        return true;
    }
    return false;
}

/* --- types */

static bool is_standard(struct opened *pdf, const struct element *element)
{
    (void)pdf;
    return element->role.s != NULL;
}

static bool types_are_standard(struct opened *pdf)
{
    return all_elements(pdf, is_standard);
}

static bool spoil_type(struct opened *pdf)
{
    return spoil_first(pdf, "P", "/S", "/Paragraph");
}

/* Whether the map leads from a name back to it. */
static bool is_circular(struct opened *pdf, qpdf_oh map, const char *name)
{
    struct str at = str_from(name + 1);
    for (int i = 0; at.s && i < 64; i++) {
        struct str key = str_printf(pdf->arena, "/" PRIstr, STR_ARG(at));
        at = opened_name(pdf, key_of(pdf, map, key.s));
        if (at.s && str_eqz(at, name + 1))
            return true;
    }
    return at.s != NULL;
}

static bool map_is_sound(struct opened *pdf)
{
    qpdf_oh map = opened_get(pdf, "Root/StructTreeRoot/RoleMap");
    bool all = true;
    if (!qpdf_oh_is_dictionary(pdf->qpdf, map))
        return true;
    for (qpdf_oh_begin_dict_key_iter(pdf->qpdf, map); qpdf_oh_dict_more_keys(pdf->qpdf);) {
        const char *name = str_dup(pdf->arena, str_from(qpdf_oh_dict_next_key(pdf->qpdf))).s;
        if (is_circular(pdf, map, name))
            all = rule_fault(pdf, "the role map leads from %s back to it", name);
    }
    return all;
}

static bool spoil_map_circle(struct opened *pdf)
{
    return spoil_at(pdf, "Root/StructTreeRoot", "/RoleMap", "<< /Aside /Extra /Extra /Aside >>");
}

static bool map_has_no_standard(struct opened *pdf)
{
    for (uint32_t i = 0; i < pdf->elements.n; i++) {
        struct str type = pdf->elements.items[i]->type, role = pdf->elements.items[i]->role;
        struct str path = str_printf(pdf->arena, "Root/StructTreeRoot/RoleMap/" PRIstr, STR_ARG(type));
        if (role.s && str_eq(type, role) && qpdf_oh_is_name(pdf->qpdf, opened_get(pdf, path.s)))
            return rule_fault(pdf, "the role map changes " PRIstr, STR_ARG(type));
    }
    return true;
}

static bool spoil_map_standard(struct opened *pdf)
{
    return spoil_at(pdf, "Root/StructTreeRoot", "/RoleMap", "<< /P /Span >>");
}

/* --- parents and kids */

static bool names_parent(struct opened *pdf, const struct element *element)
{
    int root = qpdf_oh_get_object_id(pdf->qpdf, opened_get(pdf, "Root/StructTreeRoot"));
    return element->parent_object == (element->parent ? element->parent->object : root);
}

static bool parents_are_right(struct opened *pdf)
{
    return all_elements(pdf, names_parent);
}

static bool spoil_parent_away(struct opened *pdf)
{
    return spoil_first(pdf, "P", "/P", NULL);
}

static bool spoil_parent_wrong(struct opened *pdf)
{
    const struct element *paragraph = opened_next(pdf, "P", NULL);
    qpdf_oh object = opened_object(pdf, paragraph->object);
    qpdf_oh_replace_key(pdf->qpdf, object, "/P", opened_get(pdf, "Root/StructTreeRoot"));
    return true;
}

static bool stands_once(struct opened *pdf, const struct element *element)
{
    (void)pdf;
    return element->times == 1;
}

static bool elements_stand_once(struct opened *pdf)
{
    return all_elements(pdf, stands_once);
}

static bool spoil_element_twice(struct opened *pdf)
{
    const struct element *paragraph = opened_next(pdf, "P", NULL);
    qpdf_oh_append_item(pdf->qpdf, spoil_kids(pdf, paragraph->parent), opened_object(pdf, paragraph->object));
    return true;
}

/* A cell may be empty; nothing else may. */
static bool has_kids(struct opened *pdf, const struct element *element)
{
    (void)pdf;
    return element->kids.n > 0 || str_eqz(element->role, "TD") || str_eqz(element->role, "TH");
}

static bool elements_have_kids(struct opened *pdf)
{
    return all_elements(pdf, has_kids);
}

static bool spoil_empty(struct opened *pdf)
{
    spoil_add(pdf, pdf->elements.items[0], "Sect", false);
    return true;
}

/* Elements that stand in a line of text hold no blocks; a note in the line does. */
static bool is_inline(struct str role)
{
    static const char *const roles[] = {"P",  "H1",   "H2",    "H3",        "H4",   "H5",
                                        "H6", "Span", "Quote", "Reference", "Link", "Lbl"};
    for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
        if (str_eqz(role, roles[i]))
            return true;
    }
    return false;
}

static bool fits_in_line(struct opened *pdf, const struct element *element)
{
    static const char *const lines[] = {"Span", "Quote", "Reference", "Link", "Note", "Figure", "Code", "Formula"};
    (void)pdf;
    if (!element->parent || !is_inline(element->parent->role))
        return true;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        if (str_eqz(element->role, lines[i]))
            return true;
    }
    return false;
}

static bool lines_hold_no_blocks(struct opened *pdf)
{
    return all_elements(pdf, fits_in_line);
}

static bool spoil_block_in_line(struct opened *pdf)
{
    spoil_wrap(pdf, opened_next(pdf, "P", NULL), "P");
    return true;
}

/* --- number and name trees */

struct tree_walk {
    const char *leaves; /* /Names or /Nums */
    qpdf_oh last;       /* key; 0: none yet */
    uint32_t keys;
    bool sound;
};

/* Negative, 0 or positive. */
static int compare_keys(struct opened *pdf, qpdf_oh a, qpdf_oh b)
{
    if (qpdf_oh_is_integer(pdf->qpdf, a) && qpdf_oh_is_integer(pdf->qpdf, b)) {
        int64_t left = qpdf_oh_get_int_value(pdf->qpdf, a), right = qpdf_oh_get_int_value(pdf->qpdf, b);
        return (left > right) - (left < right);
    }
    size_t n, m;
    const char *left = qpdf_oh_get_binary_string_value(pdf->qpdf, a, &n);
    struct str kept = str_dup(pdf->arena, (struct str){left, (uint32_t)n});
    const char *right = qpdf_oh_get_binary_string_value(pdf->qpdf, b, &m);
    return str_cmp(kept, (struct str){right, (uint32_t)m});
}

static void walk_keys(struct opened *pdf, struct tree_walk *walk, qpdf_oh node, int level);

/* The limits of a node are its first and its last key. */
static void walk_node(struct opened *pdf, struct tree_walk *walk, qpdf_oh node, int level)
{
    qpdf_oh limits = key_of(pdf, node, "/Limits");
    bool there = qpdf_oh_is_array(pdf->qpdf, limits) && qpdf_oh_get_array_n_items(pdf->qpdf, limits) == 2;
    struct tree_walk below = *walk;
    below.last = 0;
    walk_keys(pdf, &below, node, level);
    walk->sound = walk->sound && below.sound && there && below.last;
    if (!walk->sound)
        return;
    qpdf_oh low = qpdf_oh_get_array_item(pdf->qpdf, limits, 0), high = qpdf_oh_get_array_item(pdf->qpdf, limits, 1);
    bool after = !walk->last || compare_keys(pdf, walk->last, low) < 0;
    qpdf_oh first = node;
    while (qpdf_oh_is_array(pdf->qpdf, key_of(pdf, first, "/Kids")))
        first = qpdf_oh_get_array_item(pdf->qpdf, key_of(pdf, first, "/Kids"), 0);
    first = qpdf_oh_get_array_item(pdf->qpdf, key_of(pdf, first, walk->leaves), 0);
    walk->sound = after && compare_keys(pdf, first, low) == 0 && compare_keys(pdf, below.last, high) == 0;
    walk->last = below.last;
    walk->keys = below.keys;
}

static void walk_keys(struct opened *pdf, struct tree_walk *walk, qpdf_oh node, int level)
{
    qpdf_oh kids = key_of(pdf, node, "/Kids"), leaves = key_of(pdf, node, walk->leaves);
    bool inner = qpdf_oh_is_array(pdf->qpdf, kids), outer = qpdf_oh_is_array(pdf->qpdf, leaves);
    walk->sound = walk->sound && inner != outer && level < 20;
    if (!walk->sound)
        return;
    int n = qpdf_oh_get_array_n_items(pdf->qpdf, inner ? kids : leaves);
    for (int i = 0; inner && i < n; i++)
        walk_node(pdf, walk, qpdf_oh_get_array_item(pdf->qpdf, kids, i), level + 1);
    for (int i = 0; outer && i < n; i += 2) {
        qpdf_oh key = qpdf_oh_get_array_item(pdf->qpdf, leaves, i);
        walk->sound = walk->sound && (!walk->last || compare_keys(pdf, walk->last, key) < 0);
        walk->last = key;
        walk->keys++;
    }
}

/* Ascending keys, each once, and limits that are right. */
static bool tree_is_sorted(struct opened *pdf, const char *path, const char *leaves, uint32_t *keys)
{
    struct tree_walk walk = {.leaves = leaves, .sound = true};
    walk_keys(pdf, &walk, opened_get(pdf, path), 0);
    *keys = walk.keys;
    return walk.sound || rule_fault(pdf, "%s is not in order, or its limits are wrong", path);
}

/* --- IDs */

static bool ids_are_unique(struct opened *pdf)
{
    struct map seen;
    map_init(&seen, pdf->arena);
    bool all = true;
    for (uint32_t i = 0; i < pdf->elements.n; i++) {
        struct element *element = pdf->elements.items[i];
        if (element->id.s && map_put(&seen, element->id, element))
            all = rule_fault(pdf, "the ID " PRIstr " stands twice", STR_ARG(element->id));
    }
    return all;
}

static bool spoil_id_twice(struct opened *pdf)
{
    const struct element *cell = opened_next(pdf, "TH", NULL), *other = opened_next(pdf, "TH", cell);
    if (!cell || !other)
        return false;
    qpdf_oh id = key_of(pdf, opened_object(pdf, cell->object), "/ID");
    qpdf_oh_replace_key(pdf->qpdf, opened_object(pdf, other->object), "/ID", id);
    return true;
}

/* Counts the names that lead to the element of that ID; `node` is one of the ID tree. */
static uint32_t count_right_ids(struct opened *pdf, qpdf_oh node)
{
    qpdf_oh kids = key_of(pdf, node, "/Kids"), names = key_of(pdf, node, "/Names");
    int nkids = qpdf_oh_is_array(pdf->qpdf, kids) ? qpdf_oh_get_array_n_items(pdf->qpdf, kids) : 0;
    int nnames = qpdf_oh_is_array(pdf->qpdf, names) ? qpdf_oh_get_array_n_items(pdf->qpdf, names) : 0;
    uint32_t right = 0;
    for (int i = 0; i < nkids; i++)
        right += count_right_ids(pdf, qpdf_oh_get_array_item(pdf->qpdf, kids, i));
    for (int i = 0; i + 1 < nnames; i += 2) {
        qpdf_oh value = qpdf_oh_get_array_item(pdf->qpdf, names, i + 1);
        struct str id = opened_text(pdf, qpdf_oh_get_array_item(pdf->qpdf, names, i));
        const struct element *element = opened_element(pdf, qpdf_oh_get_object_id(pdf->qpdf, value));
        right += element && element->id.s && str_eq(element->id, id);
    }
    return right;
}

static bool id_tree_is_complete(struct opened *pdf)
{
    uint32_t ids = 0, keys = 0;
    for (uint32_t i = 0; i < pdf->elements.n; i++)
        ids += pdf->elements.items[i]->id.s != NULL;
    if (ids == 0)
        return true;
    bool sorted = tree_is_sorted(pdf, "Root/StructTreeRoot/IDTree", "/Names", &keys);
    uint32_t right = count_right_ids(pdf, opened_get(pdf, "Root/StructTreeRoot/IDTree"));
    if (keys == ids && right == ids)
        return sorted;
    return rule_fault(pdf, "%u elements have IDs; the tree has %u, %u of them right", ids, keys, right);
}

static qpdf_oh first_names(struct opened *pdf)
{
    qpdf_oh node = opened_get(pdf, "Root/StructTreeRoot/IDTree");
    while (qpdf_oh_is_array(pdf->qpdf, key_of(pdf, node, "/Kids")))
        node = qpdf_oh_get_array_item(pdf->qpdf, key_of(pdf, node, "/Kids"), 0);
    return key_of(pdf, node, "/Names");
}

static bool spoil_id_tree(struct opened *pdf)
{
    return opened_next(pdf, "TH", NULL) && spoil_at(pdf, "Root/StructTreeRoot", "/IDTree", NULL);
}

/* Takes a name and what it leads to from the tree's middle. */
static bool spoil_id_missing(struct opened *pdf)
{
    qpdf_oh names = first_names(pdf);
    if (!qpdf_oh_is_array(pdf->qpdf, names) || qpdf_oh_get_array_n_items(pdf->qpdf, names) < 6)
        return false;
    qpdf_oh_erase_item(pdf->qpdf, names, 2);
    qpdf_oh_erase_item(pdf->qpdf, names, 2);
    return true;
}

static bool swap_items(struct opened *pdf, qpdf_oh array, int a, int b)
{
    if (!qpdf_oh_is_array(pdf->qpdf, array) || qpdf_oh_get_array_n_items(pdf->qpdf, array) <= b)
        return false;
    qpdf_oh first = qpdf_oh_get_array_item(pdf->qpdf, array, a), second = qpdf_oh_get_array_item(pdf->qpdf, array, b);
    qpdf_oh_set_array_item(pdf->qpdf, array, a, second);
    qpdf_oh_set_array_item(pdf->qpdf, array, b, first);
    return true;
}

static bool spoil_id_order(struct opened *pdf)
{
    return swap_items(pdf, first_names(pdf), 2, 4) && swap_items(pdf, first_names(pdf), 3, 5);
}

static bool spoil_id_target(struct opened *pdf)
{
    return swap_items(pdf, first_names(pdf), 1, 3);
}

static bool spoil_id_limits(struct opened *pdf)
{
    qpdf_oh kid = opened_get(pdf, "Root/StructTreeRoot/IDTree/Kids/0");
    if (!qpdf_oh_is_dictionary(pdf->qpdf, kid))
        return false;
    opened_set(pdf, kid, "/Limits", "[(a) (b)]");
    return true;
}

/* --- the parent tree */

static bool page_has_tags(const struct opened_page *page)
{
    return page->by_mcid.n > 0;
}

/* The entry of a page leads from each number to the element that names it. */
static bool page_is_right(struct opened *pdf, uint32_t number)
{
    const struct opened_page *page = &pdf->pages.items[number];
    const struct parent_entry *entry = opened_parent(pdf, page->struct_parents);
    if (!entry || !entry->array)
        return rule_fault(pdf, "page %u has no entry in the parent tree", number + 1);
    for (uint32_t i = 0; i < page->by_mcid.n; i++) {
        const struct marked *marked = opened_marked(pdf, number, i);
        int owner = marked && marked->owner ? marked->owner->object : 0;
        int named = i < entry->objects.n ? entry->objects.items[i] : 0;
        if (owner != named)
            return rule_fault(pdf, "page %u: content %u belongs to %d, but its parent is %d", number + 1, i, owner,
                              named);
    }
    return entry->objects.n == page->by_mcid.n || rule_fault(pdf, "page %u: too many parents", number + 1);
}

static bool pages_are_right(struct opened *pdf)
{
    bool all = true;
    for (uint32_t i = 0; i < pdf->pages.n; i++)
        all = (!page_has_tags(&pdf->pages.items[i]) || page_is_right(pdf, i)) && all;
    return all;
}

static bool spoil_struct_parents(struct opened *pdf)
{
    qpdf_oh_remove_key(pdf->qpdf, opened_page(pdf, 0), "/StructParents");
    return true;
}

static bool spoil_struct_parents_wrong(struct opened *pdf)
{
    opened_set(pdf, opened_page(pdf, 0), "/StructParents", "7777");
    return true;
}

static bool spoil_parent_tree(struct opened *pdf)
{
    return spoil_at(pdf, "Root/StructTreeRoot", "/ParentTree", NULL);
}

static qpdf_oh first_nums(struct opened *pdf)
{
    qpdf_oh node = opened_get(pdf, "Root/StructTreeRoot/ParentTree");
    while (qpdf_oh_is_array(pdf->qpdf, key_of(pdf, node, "/Kids")))
        node = qpdf_oh_get_array_item(pdf->qpdf, key_of(pdf, node, "/Kids"), 0);
    return key_of(pdf, node, "/Nums");
}

static bool spoil_parents_swapped(struct opened *pdf)
{
    return swap_items(pdf, qpdf_oh_get_array_item(pdf->qpdf, first_nums(pdf), 1), 0, 1);
}

static bool parent_tree_is_sorted(struct opened *pdf)
{
    uint32_t keys;
    bool sorted = tree_is_sorted(pdf, "Root/StructTreeRoot/ParentTree", "/Nums", &keys);
    int64_t next = integer_at(pdf, opened_get(pdf, "Root/StructTreeRoot"), "/ParentTreeNextKey", -1);
    for (uint32_t i = 0; i < pdf->parents.n; i++) {
        if (pdf->parents.items[i].key >= next)
            return rule_fault(pdf, "ParentTreeNextKey is %lld", (long long)next);
    }
    return sorted;
}

static bool spoil_parent_order(struct opened *pdf)
{
    return swap_items(pdf, first_nums(pdf), 0, 2) && swap_items(pdf, first_nums(pdf), 1, 3);
}

static bool spoil_next_key(struct opened *pdf)
{
    return spoil_at(pdf, "Root/StructTreeRoot", "/ParentTreeNextKey", "0");
}

/* No two pages or annotations share an entry. */
static bool parent_keys_are_unique(struct opened *pdf)
{
    struct map seen;
    map_init(&seen, pdf->arena);
    bool all = true;
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        struct opened_page *page = &pdf->pages.items[i];
        for (uint32_t k = 0; k <= page->annots.n; k++) {
            int64_t key = k == 0 ? page->struct_parents : page->annots.items[k - 1].struct_parent;
            if (key >= 0 && map_put(&seen, str_printf(pdf->arena, "%lld", (long long)key), page))
                all = rule_fault(pdf, "page %u: %lld is the key of another, too", i + 1, (long long)key);
        }
    }
    return all;
}

static bool spoil_parent_keys(struct opened *pdf)
{
    if (pdf->pages.n < 2)
        return false;
    qpdf_oh key = key_of(pdf, opened_page(pdf, 0), "/StructParents");
    qpdf_oh_replace_key(pdf->qpdf, opened_page(pdf, 1), "/StructParents", key);
    return true;
}

static const struct rule rules[] = {
    {"UA-1 6.2-1", "MarkInfo says that the file is tagged", is_marked, spoil_mark_info, NULL},
    {"UA-1 6.2-1", "Marked is true", is_marked, spoil_marked_false, NULL},
    {"UA-1 7.1-4", "Suspects is not true", is_not_suspect, spoil_suspects, NULL},
    {"UA-1 7.1-11", "there is a structure tree", has_tree, spoil_tree, NULL},
    {"UA-1 7.1-11", "the tree is not empty", has_tree, spoil_tree_empty, NULL},
    {"32000-1 14.8.4.2", "the tree's top is one Document", document_is_top, spoil_document, NULL},
    {"UA-1 7.2-34", "the document has a language", has_language, spoil_language, NULL},
    {"UA-1 7.2-29", "the document's language is one", languages_are_sound, spoil_language_document, NULL},
    {"UA-1 7.2-29", "the language of a phrase is one", languages_are_sound, spoil_language_phrase, NULL},
    {"UA-1 7.1-5", "types are standard ones", types_are_standard, spoil_type, NULL},
    {"UA-1 7.1-6", "the role map has no circle", map_is_sound, spoil_map_circle, NULL},
    {"UA-1 7.1-7", "the role map leaves standard types alone", map_has_no_standard, spoil_map_standard, NULL},
    {"UA-1 7.1-12", "every element names its parent", parents_are_right, spoil_parent_away, NULL},
    {"UA-1 7.1-12", "the parent named is the right one", parents_are_right, spoil_parent_wrong, NULL},
    {"32000-1 14.7.2", "an element stands once in the tree", elements_stand_once, spoil_element_twice, NULL},
    {"UA-1 7.1", "only cells may be empty", elements_have_kids, spoil_empty, NULL},
    {"32000-1 14.8.4.4", "what stands in a line holds no blocks", lines_hold_no_blocks, spoil_block_in_line, NULL},
    {"32000-1 14.7.2", "an ID stands once", ids_are_unique, spoil_id_twice, NULL},
    {"32000-1 14.7.2", "there is an ID tree", id_tree_is_complete, spoil_id_tree, NULL},
    {"32000-1 14.7.2", "the ID tree has all IDs", id_tree_is_complete, spoil_id_missing, NULL},
    {"32000-1 7.9.6", "the ID tree is sorted", id_tree_is_complete, spoil_id_order, NULL},
    {"32000-1 7.9.6", "the limits of the ID tree are right", id_tree_is_complete, spoil_id_limits, NULL},
    {"32000-1 14.7.2", "the ID tree leads to the right elements", id_tree_is_complete, spoil_id_target, NULL},
    {"UA-1 7.1-3", "pages have StructParents", pages_are_right, spoil_struct_parents, NULL},
    {"UA-1 7.1-3", "StructParents leads to an entry", pages_are_right, spoil_struct_parents_wrong, NULL},
    {"UA-1 7.1-3", "there is a parent tree", pages_are_right, spoil_parent_tree, NULL},
    {"32000-1 14.7.4.4", "content's parents are the right ones", pages_are_right, spoil_parents_swapped, NULL},
    {"32000-1 7.9.7", "the parent tree is sorted", parent_tree_is_sorted, spoil_parent_order, NULL},
    {"32000-1 14.7.2", "the next key is free", parent_tree_is_sorted, spoil_next_key, NULL},
    {"32000-1 14.7.4.4", "no two have one key", parent_keys_are_unique, spoil_parent_keys, NULL},
};

const struct rule_set rules_tree = RULE_SET(rules);
