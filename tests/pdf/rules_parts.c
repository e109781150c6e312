/* PDF/UA-1: headings, lists, lists of contents, notes and figures. */
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

static bool all_of(struct opened *pdf, const char *role,
                   bool (*fits)(struct opened *pdf, const struct element *element))
{
    bool all = true;
    for (const struct element *element = NULL; (element = opened_next(pdf, role, element));) {
        if (!fits(pdf, element))
            all = rule_fault(pdf, "%s (object %d)", role, element->object);
    }
    return all;
}

static bool holds_only(const struct element *element, const char *const *roles)
{
    for (uint32_t i = 0; i < element->kids.n; i++) {
        const char *const *role = roles;
        while (*role && !is(element->kids.items[i].element, *role))
            role++;
        if (!*role)
            return false;
    }
    return true;
}

static bool has_words(struct opened *pdf, const struct element *element)
{
    struct buf text = {0}, squeezed = {0};
    opened_say(pdf, element, &text);
    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] != ' ')
            buf_putc(&squeezed, text.bytes[i]);
    }
    bool words = squeezed.len > 0;
    buf_free(&text);
    buf_free(&squeezed);
    return words;
}

/* --- headings */

/* The level of H1 to H6; 0: no heading. */
static int heading_level(const struct element *element)
{
    bool heading = element->role.len == 2 && element->role.s[0] == 'H' && element->role.s[1] >= '1';
    return heading && element->role.s[1] <= '6' ? element->role.s[1] - '0' : 0;
}

static bool headings_step(struct opened *pdf)
{
    int last = 0;
    bool all = true;
    for (uint32_t i = 0; i < pdf->elements.n; i++) {
        int level = heading_level(pdf->elements.items[i]);
        if (level > last + 1)
            all = rule_fault(pdf, "H%d after H%d", level, last);
        last = level ? level : last;
    }
    return all;
}

static bool spoil_first_heading(struct opened *pdf)
{
    return spoil_first(pdf, "H1", "/S", "/H2");
}

static bool spoil_skipped_heading(struct opened *pdf)
{
    return spoil_first(pdf, "H2", "/S", "/H4");
}

static bool headings_are_numbered(struct opened *pdf)
{
    return !opened_next(pdf, "H", NULL) || rule_fault(pdf, "H stands beside H1 to H6");
}

static bool spoil_plain_heading(struct opened *pdf)
{
    return spoil_first(pdf, "H1", "/S", "/H");
}

static bool headings_have_words(struct opened *pdf)
{
    bool all = true;
    for (uint32_t i = 0; i < pdf->elements.n; i++) {
        if (heading_level(pdf->elements.items[i]) && !has_words(pdf, pdf->elements.items[i]))
            all = rule_fault(pdf, "a heading says nothing");
    }
    return all;
}

static bool spoil_heading_words(struct opened *pdf)
{
    return spoil_first(pdf, "H1", "/K", NULL);
}

/* A heading stands in a section, not in a paragraph, a cell or a list. */
static bool headings_stand(struct opened *pdf)
{
    bool all = true;
    for (uint32_t i = 0; i < pdf->elements.n; i++) {
        const struct element *element = pdf->elements.items[i], *above = element->parent;
        if (heading_level(element) && !is(above, "Sect") && !is(above, "Document") && !is(above, "Div"))
            all = rule_fault(pdf, "a heading stands in " PRIstr, STR_ARG(above ? above->type : element->type));
    }
    return all;
}

static bool spoil_heading_place(struct opened *pdf)
{
    const struct element *body = opened_next(pdf, "LBody", NULL);
    if (body)
        spoil_add(pdf, body, "H2", true);
    return body != NULL;
}

/* --- lists */

static bool list_holds(struct opened *pdf, const struct element *list)
{
    static const char *const roles[] = {"L", "LI", "Caption", NULL};
    (void)pdf;
    for (uint32_t i = 1; i < list->kids.n; i++) {
        if (is(list->kids.items[i].element, "Caption"))
            return false;
    }
    return holds_only(list, roles);
}

static bool lists_hold(struct opened *pdf)
{
    return all_of(pdf, "L", list_holds);
}

static bool spoil_in_list(struct opened *pdf)
{
    const struct element *list = opened_next(pdf, "L", NULL);
    if (list)
        spoil_add(pdf, list, "P", false);
    return list != NULL;
}

static bool spoil_list_caption(struct opened *pdf)
{
    const struct element *list = opened_next(pdf, "L", NULL);
    if (list)
        spoil_add(pdf, list, "Caption", false);
    return list != NULL;
}

static bool list_is_numbered(struct opened *pdf, const struct element *list)
{
    static const char *const kinds[] = {"None",       "Disc",       "Circle",     "Square",    "Decimal",
                                        "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"};
    (void)pdf;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (str_eqz(list->numbering, kinds[i]))
            return true;
    }
    return false;
}

static bool lists_are_numbered(struct opened *pdf)
{
    return all_of(pdf, "L", list_is_numbered);
}

static bool spoil_numbering(struct opened *pdf)
{
    const struct element *list = opened_next(pdf, "L", NULL);
    return list && spoil_attribute(pdf, list, "/List", "/ListNumbering", NULL);
}

static bool spoil_numbering_word(struct opened *pdf)
{
    const struct element *list = opened_next(pdf, "L", NULL);
    return list && spoil_attribute(pdf, list, "/List", "/ListNumbering", "/Bullet");
}

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyz"

/* "3.", "b)", "ab)", "(ii)": at most `most` of the signs; not a word, which keys have as labels. */
static bool label_is(struct opened *pdf, const struct element *item, const char *signs, size_t most)
{
    struct buf text = {0};
    opened_say(pdf, item->kids.items[0].element, &text);
    buf_putc(&text, '\0');
    size_t from = text.bytes[0] == '(', n = strspn(text.bytes + from, signs);
    size_t end = from + n + strcspn(text.bytes + from + n, LETTERS);
    bool is_one = n > 0 && n <= most && text.bytes[end] == '\0';
    buf_free(&text);
    return is_one;
}

/* What labels say is what the attribute says: digits where it is Decimal, letters where it is a kind of Alpha or
 * Roman. */
static bool numbering_fits(struct opened *pdf, const struct element *list)
{
    bool roman = str_eqz(list->numbering, "LowerRoman"), decimal = str_eqz(list->numbering, "Decimal"),
         alpha = roman || str_eqz(list->numbering, "LowerAlpha");
    for (uint32_t i = 0; i < list->kids.n; i++) {
        const struct element *item = list->kids.items[i].element;
        if (!is(item, "LI") || item->kids.n == 0 || !is(item->kids.items[0].element, "Lbl"))
            continue;
        bool digit = label_is(pdf, item, DIGITS, SIZE_MAX);
        bool letter = label_is(pdf, item, roman ? "ivxlcdm" : LETTERS, roman ? SIZE_MAX : 2);
        if ((decimal && !digit) || (alpha && !letter) || (!decimal && !alpha && (digit || letter)))
            return false;
    }
    return true;
}

static bool numberings_fit(struct opened *pdf)
{
    return all_of(pdf, "L", numbering_fits);
}

static bool spoil_numbering_kind(struct opened *pdf)
{
    for (const struct element *list = NULL; (list = opened_next(pdf, "L", list));) {
        if (str_eqz(list->numbering, "Decimal"))
            return spoil_attribute(pdf, list, "/List", "/ListNumbering", "/Disc");
    }
    return false;
}

/* A label, then a body. Items of a list without numbering may do without labels. */
static bool item_holds(struct opened *pdf, const struct element *item)
{
    static const char *const roles[] = {"Lbl", "LBody", NULL};
    (void)pdf;
    if (!is(item->parent, "L") || !holds_only(item, roles) || item->kids.n == 0 || item->kids.n > 2)
        return false;
    bool label = item->kids.n == 2 && is(item->kids.items[0].element, "Lbl");
    bool bare = item->kids.n == 1 && (!item->parent->numbering.s || str_eqz(item->parent->numbering, "None"));
    return (label || bare) && is(item->kids.items[item->kids.n - 1].element, "LBody");
}

static bool items_hold(struct opened *pdf)
{
    return all_of(pdf, "LI", item_holds);
}

static bool spoil_item_place(struct opened *pdf)
{
    const struct element *item = opened_next(pdf, "LI", NULL);
    if (!item)
        return false;
    qpdf_oh_append_item(pdf->qpdf, spoil_kids(pdf, pdf->elements.items[0]), opened_object(pdf, item->object));
    spoil_unhook(pdf, item);
    return true;
}

static bool spoil_in_item(struct opened *pdf)
{
    const struct element *item = opened_next(pdf, "LI", NULL);
    if (item)
        spoil_add(pdf, item, "P", false);
    return item != NULL;
}

/* Of a list with numbering, whose items must have one. */
static bool spoil_item_label(struct opened *pdf)
{
    for (const struct element *label = NULL; (label = opened_next(pdf, "Lbl", label));) {
        const struct element *list = is(label->parent, "LI") ? label->parent->parent : NULL;
        if (!list || !list->numbering.s || str_eqz(list->numbering, "None"))
            continue;
        spoil_unhook(pdf, label);
        return true;
    }
    return false;
}

static bool body_stands(struct opened *pdf, const struct element *body)
{
    (void)pdf;
    return is(body->parent, "LI") && has_words(pdf, body);
}

static bool bodies_stand(struct opened *pdf)
{
    return all_of(pdf, "LBody", body_stands);
}

static bool spoil_body_place(struct opened *pdf)
{
    return spoil_first(pdf, "LI", "/S", "/Div");
}

static bool label_stands(struct opened *pdf, const struct element *label)
{
    return (is(label->parent, "LI") || is(label->parent, "Note") || is(label->parent, "TOCI")) &&
           has_words(pdf, label);
}

static bool labels_stand(struct opened *pdf)
{
    return all_of(pdf, "Lbl", label_stands);
}

static bool spoil_label_words(struct opened *pdf)
{
    return spoil_first(pdf, "Lbl", "/K", NULL);
}

/* --- contents */

static bool contents_hold(struct opened *pdf, const struct element *contents)
{
    static const char *const roles[] = {"TOC", "TOCI", "Caption", NULL};
    (void)pdf;
    for (uint32_t i = 1; i < contents->kids.n; i++) {
        if (is(contents->kids.items[i].element, "Caption"))
            return false;
    }
    return holds_only(contents, roles);
}

static bool all_contents_hold(struct opened *pdf)
{
    return all_of(pdf, "TOC", contents_hold);
}

static bool spoil_in_contents(struct opened *pdf)
{
    const struct element *contents = opened_next(pdf, "TOC", NULL);
    if (contents)
        spoil_add(pdf, contents, "P", false);
    return contents != NULL;
}

static bool spoil_contents_caption(struct opened *pdf)
{
    const struct element *contents = opened_next(pdf, "TOC", NULL);
    if (contents)
        spoil_add(pdf, contents, "Caption", false);
    return contents != NULL;
}

/* The first kid of a role; NULL: none. */
static const struct element *kid_of(const struct element *element, const char *role)
{
    for (uint32_t i = 0; element && i < element->kids.n; i++) {
        if (is(element->kids.items[i].element, role))
            return element->kids.items[i].element;
    }
    return NULL;
}

/* Each line of the contents is a reference that is a link. */
static bool contents_item_holds(struct opened *pdf, const struct element *item)
{
    (void)pdf;
    return is(item->parent, "TOC") && kid_of(kid_of(item, "Reference"), "Link");
}

static bool contents_items_hold(struct opened *pdf)
{
    return all_of(pdf, "TOCI", contents_item_holds);
}

static bool spoil_contents_place(struct opened *pdf)
{
    return spoil_first(pdf, "TOC", "/S", "/Div");
}

static bool spoil_contents_link(struct opened *pdf)
{
    const struct element *reference = opened_next(pdf, "Reference", opened_next(pdf, "TOCI", NULL));
    if (!opened_next(pdf, "TOCI", NULL))
        return false;
    opened_set(pdf, opened_object(pdf, reference->object), "/S", "/Span");
    return true;
}

/* --- notes */

static bool note_has_id(struct opened *pdf, const struct element *note)
{
    (void)pdf;
    return note->id.len > 0;
}

static bool notes_have_ids(struct opened *pdf)
{
    return all_of(pdf, "Note", note_has_id);
}

static bool spoil_note_id(struct opened *pdf)
{
    return spoil_first(pdf, "Note", "/ID", NULL);
}

static bool spoil_note_id_empty(struct opened *pdf)
{
    return spoil_first(pdf, "Note", "/ID", "()");
}

static bool note_ids_are_unique(struct opened *pdf)
{
    struct map seen;
    map_init(&seen, pdf->arena);
    for (struct element *note = NULL; (note = opened_next(pdf, "Note", note));) {
        if (note->id.s && map_put(&seen, note->id, note))
            return rule_fault(pdf, "two notes have the ID " PRIstr, STR_ARG(note->id));
    }
    return true;
}

static bool spoil_note_ids(struct opened *pdf)
{
    const struct element *note = opened_next(pdf, "Note", NULL),
                         *other = note ? opened_next(pdf, "Note", note) : NULL;
    if (!other)
        return false;
    struct str id = str_printf(pdf->arena, "(" PRIstr ")", STR_ARG(note->id));
    opened_set(pdf, opened_object(pdf, other->object), "/ID", id.s);
    return true;
}

/* The element before this one among its parent's; NULL: none. */
static const struct element *before(const struct element *element)
{
    const struct element *last = NULL;
    for (uint32_t i = 0; element->parent && i < element->parent->kids.n; i++) {
        const struct kid *kid = &element->parent->kids.items[i];
        if (kid->element == element)
            return last;
        last = kid->kind == KID_ELEMENT ? kid->element : NULL;
    }
    return NULL;
}

/* A note begins with its label and comes right after the reference whose words are that label. */
static bool note_stands(struct opened *pdf, const struct element *note)
{
    const struct element *reference = before(note);
    if (note->kids.n < 2 || !is(note->kids.items[0].element, "Lbl") || !is(reference, "Reference"))
        return false;
    struct buf mark = {0}, label = {0};
    opened_say(pdf, reference, &mark);
    opened_say(pdf, note->kids.items[0].element, &label);
    struct str a = str_trim((struct str){mark.bytes, (uint32_t)mark.len});
    struct str b = str_trim((struct str){label.bytes, (uint32_t)label.len});
    bool same = a.len > 0 && str_eq(a, b);
    buf_free(&mark);
    buf_free(&label);
    return same;
}

static bool notes_stand(struct opened *pdf)
{
    return all_of(pdf, "Note", note_stands);
}

static bool spoil_note_label(struct opened *pdf)
{
    const struct element *label = spoil_find(pdf, "Lbl", "Note");
    if (label)
        spoil_unhook(pdf, label);
    return label != NULL;
}

/* To the end of the document, where it is printed. */
static bool spoil_note_place(struct opened *pdf)
{
    const struct element *note = opened_next(pdf, "Note", NULL);
    if (!note)
        return false;
    spoil_unhook(pdf, note);
    qpdf_oh_append_item(pdf->qpdf, spoil_kids(pdf, pdf->elements.items[0]), opened_object(pdf, note->object));
    return true;
}

static bool spoil_note_reference(struct opened *pdf)
{
    const struct element *note = opened_next(pdf, "Note", NULL), *reference = note ? before(note) : NULL;
    if (!reference)
        return false;
    opened_set(pdf, opened_object(pdf, reference->object), "/ActualText", "(7777)");
    return true;
}

/* --- figures */

static bool figure_speaks(struct opened *pdf, const struct element *figure)
{
    (void)pdf;
    return str_trim(figure->alt).len > 0 || str_trim(figure->actual).len > 0;
}

static bool figures_speak(struct opened *pdf)
{
    return all_of(pdf, "Figure", figure_speaks);
}

static bool spoil_alt(struct opened *pdf)
{
    return spoil_first(pdf, "Figure", "/Alt", NULL);
}

static bool spoil_alt_empty(struct opened *pdf)
{
    return spoil_first(pdf, "Figure", "/Alt", "()");
}

/* On its page, and not empty. */
static bool figure_is_placed(struct opened *pdf, const struct element *figure)
{
    const double *box = figure->bbox;
    uint32_t page = figure->page;
    for (uint32_t i = 0; page == NO_PAGE && i < figure->kids.n; i++)
        page = figure->kids.items[i].page;
    return figure->has_bbox && page != NO_PAGE && box[0] < box[2] && box[1] < box[3] && box[0] >= 0 && box[1] >= 0 &&
           box[2] <= pdf->pages.items[page].width && box[3] <= pdf->pages.items[page].height;
}

static bool figures_are_placed(struct opened *pdf)
{
    return all_of(pdf, "Figure", figure_is_placed);
}

static bool spoil_bbox(struct opened *pdf)
{
    const struct element *figure = opened_next(pdf, "Figure", NULL);
    return figure && spoil_attribute(pdf, figure, "/Layout", "/BBox", NULL);
}

static bool spoil_bbox_outside(struct opened *pdf)
{
    const struct element *figure = opened_next(pdf, "Figure", NULL);
    return figure && spoil_attribute(pdf, figure, "/Layout", "/BBox", "[-10 0 9999 100]");
}

/* A picture is content of a Figure, or an artifact. */
static bool figure_has_picture(struct opened *pdf, const struct element *figure)
{
    for (uint32_t i = 0; i < figure->kids.n; i++) {
        const struct kid *kid = &figure->kids.items[i];
        const struct marked *marked = kid->kind == KID_MCID ? opened_marked(pdf, kid->page, kid->mcid) : NULL;
        if (marked && marked->draws > 0)
            return true;
    }
    return false;
}

static bool figures_have_pictures(struct opened *pdf)
{
    return all_of(pdf, "Figure", figure_has_picture);
}

static bool spoil_picture(struct opened *pdf)
{
    return spoil_first(pdf, "Figure", "/K", NULL);
}

static const struct rule rules[] = {
    {"UA-1 7.4.2-1", "headings begin with H1", headings_step, spoil_first_heading, NULL},
    {"UA-1 7.4.2-1", "headings skip no level", headings_step, spoil_skipped_heading, NULL},
    {"UA-1 7.4.4-2", "no H beside H1", headings_are_numbered, spoil_plain_heading, NULL},
    {"UA-1 7.4", "headings have words", headings_have_words, spoil_heading_words, NULL},
    {"32000-1 14.8.4.3", "headings stand in sections", headings_stand, spoil_heading_place, NULL},
    {"UA-1 7.2-19", "a list holds items", lists_hold, spoil_in_list, NULL},
    {"UA-1 7.2-40", "a list's caption comes first", lists_hold, spoil_list_caption, NULL},
    {"UA-1 7.6", "a list says how it is numbered", lists_are_numbered, spoil_numbering, NULL},
    {"UA-1 7.6", "the way of numbering is a known one", lists_are_numbered, spoil_numbering_word, NULL},
    {"UA-1 7.6", "the way of numbering is that of the labels", numberings_fit, spoil_numbering_kind, NULL},
    {"UA-1 7.2-17", "an item stands in a list", items_hold, spoil_item_place, NULL},
    {"UA-1 7.2-20", "an item holds a label and a body", items_hold, spoil_in_item, NULL},
    {"UA-1 7.6", "an item has a label", items_hold, spoil_item_label, NULL},
    {"UA-1 7.2-18", "a body stands in an item", bodies_stand, spoil_body_place, NULL},
    {"UA-1 7.6", "a label has words, and something that it labels", labels_stand, spoil_label_words, NULL},
    {"UA-1 7.2-27", "contents hold their lines", all_contents_hold, spoil_in_contents, NULL},
    {"UA-1 7.2-28", "a caption of contents comes first", all_contents_hold, spoil_contents_caption, NULL},
    {"UA-1 7.2-26", "a line of contents stands in them", contents_items_hold, spoil_contents_place, NULL},
    {"32000-1 14.8.4.3", "a line of contents refers to something", contents_items_hold, spoil_contents_link, NULL},
    {"UA-1 7.9-1", "a note has an ID", notes_have_ids, spoil_note_id, NULL},
    {"UA-1 7.9-1", "a note's ID is not empty", notes_have_ids, spoil_note_id_empty, NULL},
    {"UA-1 7.9-2", "a note's ID is its own", note_ids_are_unique, spoil_note_ids, NULL},
    {"UA-1 7.9", "a note begins with its label", notes_stand, spoil_note_label, NULL},
    {"UA-1 7.9", "a note comes right after its reference", notes_stand, spoil_note_place, NULL},
    {"UA-1 7.9", "a note's label is its mark", notes_stand, spoil_note_reference, NULL},
    {"UA-1 7.3-1", "a figure has an alternative", figures_speak, spoil_alt, NULL},
    {"UA-1 7.3-1", "a figure's alternative is not empty", figures_speak, spoil_alt_empty, NULL},
    {"32000-1 14.8.5.4", "a figure has a place", figures_are_placed, spoil_bbox, NULL},
    {"32000-1 14.8.5.4", "a figure's place is on its page", figures_are_placed, spoil_bbox_outside, NULL},
    {"UA-1 7.3", "a figure shows something", figures_have_pictures, spoil_picture, NULL},
};

const struct rule_set rules_parts = RULE_SET(rules);
