/* Pages: their tree, boxes and labels. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"

/* --- the page tree */

enum { MOST_DEEP = 8 };

/* The pages beneath a node, -1: something is wrong. */
static int64_t count_pages(struct opened *pdf, qpdf_oh node, int parent, int depth)
{
    int number = qpdf_oh_get_object_id(pdf->qpdf, node);
    qpdf_oh kids = archive_key(pdf, node, "/Kids"), above = archive_key(pdf, node, "/Parent");
    if (parent != 0 &&
        (!qpdf_oh_is_dictionary(pdf->qpdf, above) || qpdf_oh_get_object_id(pdf->qpdf, above) != parent)) {
        rule_fault(pdf, "object %d: Parent is not the node that holds it", number);
        return -1;
    }
    if (archive_is(pdf, archive_key(pdf, node, "/Type"), "Page"))
        return 1;
    int64_t sum = 0, said = archive_integer(pdf, archive_key(pdf, node, "/Count"), -1);
    for (int i = 0, n = archive_count(pdf, kids); i < n && sum >= 0 && depth < MOST_DEEP; i++) {
        int64_t below = count_pages(pdf, archive_item(pdf, kids, i), number, depth + 1);
        sum = below < 0 ? -1 : sum + below;
    }
    if (sum < 0 || (sum > 0 && sum == said && archive_is(pdf, archive_key(pdf, node, "/Type"), "Pages")))
        return sum;
    rule_fault(pdf, "object %d: a node of pages says %lld and holds %lld", number, (long long)said, (long long)sum);
    return -1;
}

static bool has_sound_tree(struct opened *pdf)
{
    int64_t n = count_pages(pdf, opened_get(pdf, "Root/Pages"), 0, 0);
    if (n < 0)
        return false;
    return n == pdf->pages.n || rule_fault(pdf, "%lld pages in the tree, %u read", (long long)n, pdf->pages.n);
}

static bool spoil_page_count(struct opened *pdf)
{
    return archive_set_at(pdf, "Root/Pages/Kids/0", "/Count", "0");
}

static bool spoil_parent(struct opened *pdf)
{
    qpdf_oh_replace_key(pdf->qpdf, opened_page(pdf, 0), "/Parent", opened_get(pdf, "Root/Pages"));
    return true;
}

/* A node's number of kids that a reader looks through for a page. */
static bool check_breadth(struct opened *pdf, void *self, const struct found *found)
{
    enum { MOST_KIDS = 256 };
    (void)self;
    if (found->type != ot_dictionary || !archive_is(pdf, archive_key(pdf, found->object, "/Type"), "Pages"))
        return true;
    int n = archive_count(pdf, archive_key(pdf, found->object, "/Kids"));
    return n <= MOST_KIDS || rule_fault(pdf, "object %d: a node of pages with %d kids", found->number, n);
}

static bool has_narrow_tree(struct opened *pdf)
{
    return archive_walk(pdf, check_breadth, NULL);
}

static bool spoil_narrow_tree(struct opened *pdf)
{
    struct buf text = {0};
    buf_puts(&text, "<</Type /Pages /Kids [");
    for (int i = 0; i < 300; i++)
        buf_puts(&text, "null ");
    buf_put(&text, "]>>", 4);
    bool done = archive_set_at(pdf, "Root", "/Spoilt", text.bytes);
    buf_free(&text);
    return done;
}

/* --- boxes */

static const char *const boxes[] = {"/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"};

enum { NBOXES = sizeof(boxes) / sizeof(boxes[0]) };

static bool has_sound_sides(struct opened *pdf)
{
    for (uint32_t page = 0; page < pdf->pages.n; page++) {
        for (int i = 0; i < NBOXES; i++) {
            double box[4];
            if (!archive_box(pdf, page, boxes[i], box))
                continue;
            double width = box[2] - box[0], height = box[3] - box[1];
            if (!(width >= 3 && height >= 3 && width <= 14400 && height <= 14400))
                return rule_fault(pdf, "page %u: %s measures %g by %g", page + 1, boxes[i], width, height);
        }
    }
    return true;
}

static bool set_box(struct opened *pdf, const char *key, const char *box)
{
    opened_set(pdf, opened_page(pdf, 0), key, box);
    return true;
}

static bool spoil_small_side(struct opened *pdf)
{
    return set_box(pdf, "/ArtBox", "[0 0 100 2]");
}

static bool spoil_large_side(struct opened *pdf)
{
    return set_box(pdf, "/MediaBox", "[0 0 14401 800]");
}

static bool has_print_boxes(struct opened *pdf)
{
    for (uint32_t page = 0; page < pdf->pages.n; page++) {
        double box[4];
        if (!archive_box(pdf, page, "/MediaBox", box) || !archive_has(pdf, opened_page(pdf, page), "/TrimBox") ||
            !archive_has(pdf, opened_page(pdf, page), "/BleedBox"))
            return rule_fault(pdf, "page %u has no MediaBox, TrimBox or BleedBox", page + 1);
    }
    return true;
}

static bool spoil_trim(struct opened *pdf)
{
    qpdf_oh_remove_key(pdf->qpdf, opened_page(pdf, 0), "/TrimBox");
    return true;
}

static bool spoil_bleed(struct opened *pdf)
{
    qpdf_oh_remove_key(pdf->qpdf, opened_page(pdf, 0), "/BleedBox");
    return true;
}

static bool is_within(const double *inner, const double *outer)
{
    const double slack = 0.001;
    return inner[0] >= outer[0] - slack && inner[1] >= outer[1] - slack && inner[2] <= outer[2] + slack &&
           inner[3] <= outer[3] + slack;
}

static bool has_nested_boxes(struct opened *pdf)
{
    for (uint32_t page = 0; page < pdf->pages.n; page++) {
        double media[4], bleed[4], inner[4];
        if (!archive_box(pdf, page, "/MediaBox", media))
            return rule_fault(pdf, "page %u has no MediaBox", page + 1);
        for (int i = 1; i < NBOXES; i++) {
            if (archive_box(pdf, page, boxes[i], inner) && !is_within(inner, media))
                return rule_fault(pdf, "page %u: %s reaches out of MediaBox", page + 1, boxes[i]);
        }
        if (archive_box(pdf, page, "/BleedBox", bleed) && archive_box(pdf, page, "/TrimBox", inner) &&
            !is_within(inner, bleed))
            return rule_fault(pdf, "page %u: TrimBox reaches out of BleedBox", page + 1);
    }
    return true;
}

static bool spoil_outer_box(struct opened *pdf)
{
    return set_box(pdf, "/BleedBox", "[-9 -9 2000 2000]");
}

static bool spoil_inner_box(struct opened *pdf)
{
    return set_box(pdf, "/BleedBox", "[50 50 100 100]");
}

static bool has_right_angles(struct opened *pdf)
{
    for (uint32_t page = 0; page < pdf->pages.n; page++) {
        int64_t angle = archive_integer(pdf, archive_key(pdf, opened_page(pdf, page), "/Rotate"), 0);
        if (angle % 90 != 0)
            return rule_fault(pdf, "page %u is turned by %lld degrees", page + 1, (long long)angle);
    }
    return true;
}

static bool spoil_angles(struct opened *pdf)
{
    return set_box(pdf, "/Rotate", "45");
}

/* Each page has one content stream, which the other rules read. */
static bool has_content(struct opened *pdf)
{
    for (uint32_t page = 0; page < pdf->pages.n; page++) {
        if (!qpdf_oh_is_stream(pdf->qpdf, archive_key(pdf, opened_page(pdf, page), "/Contents")))
            return rule_fault(pdf, "page %u has no single content stream", page + 1);
    }
    return true;
}

static bool spoil_content(struct opened *pdf)
{
    qpdf_oh_remove_key(pdf->qpdf, opened_page(pdf, 0), "/Contents");
    return true;
}

static bool is_still(struct opened *pdf)
{
    for (uint32_t page = 0; page < pdf->pages.n; page++) {
        if (archive_has(pdf, opened_page(pdf, page), "/Dur") || archive_has(pdf, opened_page(pdf, page), "/Trans"))
            return rule_fault(pdf, "page %u turns by itself", page + 1);
    }
    return true;
}

static bool spoil_still(struct opened *pdf)
{
    return set_box(pdf, "/Dur", "5");
}

/* --- page labels: a number tree of ranges, decimal numbers each with where it starts */

static bool has_sound_labels(struct opened *pdf)
{
    qpdf_oh ranges = opened_get(pdf, "Root/PageLabels/Nums");
    int n = archive_count(pdf, ranges);
    int64_t before = -1;
    for (int i = 0; i + 1 < n; i += 2) {
        int64_t first = archive_integer(pdf, archive_item(pdf, ranges, i), -1);
        qpdf_oh range = archive_item(pdf, ranges, i + 1);
        if (first <= before || (i == 0 && first != 0) || first >= pdf->pages.n)
            return rule_fault(pdf, "a range of labels begins at %lld", (long long)first);
        if (!archive_is(pdf, archive_key(pdf, range, "/S"), "D") ||
            archive_integer(pdf, archive_key(pdf, range, "/St"), 1) < 1)
            return rule_fault(pdf, "a range of labels is not of decimal numbers from 1");
        before = first;
    }
    return (n >= 2 && n % 2 == 0) || rule_fault(pdf, "there are no labels");
}

static bool spoil_no_labels(struct opened *pdf)
{
    return archive_remove_at(pdf, "Root", "/PageLabels");
}

static bool spoil_first_label(struct opened *pdf)
{
    return archive_set_at(pdf, "Root/PageLabels", "/Nums", "[1 <</S /D>>]");
}

static bool spoil_label_start(struct opened *pdf)
{
    return archive_set_at(pdf, "Root/PageLabels", "/Nums", "[0 <</S /D /St 0>>]");
}

/* The page's label as a number. */
static int64_t label_of(struct opened *pdf, uint32_t page)
{
    qpdf_oh ranges = opened_get(pdf, "Root/PageLabels/Nums");
    int64_t label = -1;
    for (int i = 0, n = archive_count(pdf, ranges); i + 1 < n; i += 2) {
        int64_t first = archive_integer(pdf, archive_item(pdf, ranges, i), -1);
        qpdf_oh range = archive_item(pdf, ranges, i + 1);
        if (first <= page)
            label = archive_integer(pdf, archive_key(pdf, range, "/St"), 1) + page - first;
    }
    return label;
}

/* Whether one of the page's running lines has the number, as a word or behind the letters of an appendix. */
static bool prints_number(struct opened *pdf, uint32_t page, int64_t number)
{
    for (uint32_t i = 0; i < pdf->pages.items[page].marked.n; i++) {
        const struct marked *marked = &pdf->pages.items[page].marked.items[i];
        struct str text = str_dup(pdf->arena, marked->text);
        if (!str_eqz(marked->subtype, "Footer") && !str_eqz(marked->subtype, "Header"))
            continue;
        for (uint32_t at = 0; at < text.len; at++) {
            char *end;
            if (!isdigit((unsigned char)text.s[at]))
                continue;
            if (strtol(text.s + at, &end, 10) == number)
                return true;
            at = (uint32_t)(end - text.s);
        }
    }
    return false;
}

/* "Page 3" in the running lines, unless that counts within the paper and the label stands beside it. */
static bool has_printed_labels(struct opened *pdf)
{
    for (uint32_t page = 0; page < pdf->pages.n; page++) {
        for (uint32_t i = 0; i < pdf->pages.items[page].marked.n; i++) {
            const struct marked *marked = &pdf->pages.items[page].marked.items[i];
            bool running = str_eqz(marked->subtype, "Footer") || str_eqz(marked->subtype, "Header");
            int64_t at = running ? str_find(marked->text, "Page ", 0) : -1;
            if (at < 0 || (uint32_t)at + 5 >= marked->text.len || !isdigit((unsigned char)marked->text.s[at + 5]))
                continue;
            long printed = strtol(str_dup(pdf->arena, marked->text).s + at + 5, NULL, 10);
            bool within = printed == (long)page + 1 && prints_number(pdf, page, label_of(pdf, page));
            if (printed != label_of(pdf, page) && !within)
                return rule_fault(pdf, "sheet %u prints page %ld, its label is %lld", page + 1, printed,
                                  (long long)label_of(pdf, page));
        }
    }
    return true;
}

static bool spoil_printed_labels(struct opened *pdf)
{
    return archive_set_at(pdf, "Root/PageLabels", "/Nums", "[0 <</S /D /St 4711>>]");
}

/* The link of an entry of the list of contents, not of one beneath it; NULL: none. */
static const struct element *link_of(const struct element *element)
{
    const struct element *link = str_eqz(element->role, "Link") ? element : NULL;
    for (uint32_t i = 0; i < element->kids.n && !link; i++) {
        const struct kid *kid = &element->kids.items[i];
        if (kid->kind == KID_ELEMENT && !str_eqz(kid->element->role, "TOC"))
            link = link_of(kid->element);
    }
    return link;
}

/* The page it leads to; NO_PAGE: none. */
static uint32_t target_of(struct opened *pdf, const struct element *link)
{
    for (uint32_t i = 0; link && i < link->kids.n; i++) {
        const struct kid *kid = &link->kids.items[i];
        const struct annotation *annot = kid->kind == KID_OBJECT ? opened_annotation(pdf, kid->object) : NULL;
        if (annot)
            return annot->dest_page;
    }
    return NO_PAGE;
}

/* The page number that it prints: what it shows last is "12" or "Page 12". -1: it prints none. */
static int64_t printed_by(struct opened *pdf, const struct element *link)
{
    struct str last = STR("");
    for (uint32_t i = 0; link && i < link->kids.n; i++) {
        const struct kid *kid = &link->kids.items[i];
        const struct marked *marked = kid->kind == KID_MCID ? opened_marked(pdf, kid->page, kid->mcid) : NULL;
        if (marked)
            last = str_trim(marked->text);
    }
    if (str_starts(last, "Page "))
        last = str_sub(last, 5, last.len);
    for (uint32_t i = 0; i < last.len; i++) {
        if (!isdigit((unsigned char)last.s[i]))
            return -1;
    }
    return last.len > 0 ? strtol(str_dup(pdf->arena, last).s, NULL, 10) : -1;
}

/* Entries of a style that prints no number only lead to a page. */
static bool has_right_contents(struct opened *pdf)
{
    const struct element *item = NULL;
    while ((item = opened_next(pdf, "TOCI", item))) {
        uint32_t page = target_of(pdf, link_of(item));
        int64_t printed = printed_by(pdf, link_of(item));
        if (page == NO_PAGE || (printed >= 0 && printed != label_of(pdf, page)))
            return rule_fault(pdf, "the list of contents says %lld of page %lld", (long long)printed,
                              (long long)(page == NO_PAGE ? -1 : label_of(pdf, page)));
    }
    return true;
}

static bool spoil_contents(struct opened *pdf)
{
    const struct element *item = opened_next(pdf, "TOCI", NULL), *link = item ? link_of(item) : NULL;
    uint32_t page = target_of(pdf, link);
    if (page == NO_PAGE || pdf->pages.n < 2 || printed_by(pdf, link) < 0)
        return false;
    for (uint32_t i = 0; i < link->kids.n; i++) {
        if (link->kids.items[i].kind != KID_OBJECT)
            continue;
        qpdf_oh dest = archive_key(pdf, opened_object(pdf, link->kids.items[i].object), "/Dest");
        qpdf_oh_set_array_item(pdf->qpdf, dest, 0, opened_page(pdf, page == 0 ? 1 : 0));
    }
    return true;
}

/* --- */

static const struct rule rules[] = {
    {"32000-1 7.7.3.2", "nodes of pages count them", has_sound_tree, spoil_page_count, NULL},
    {"32000-1 7.7.3.3", "pages know the node that holds them", has_sound_tree, spoil_parent, NULL},
    {"house", "nodes of pages have at most 256 kids", has_narrow_tree, spoil_narrow_tree, NULL},
    {"2a 6.1.13-11", "no box has a side of under 3", has_sound_sides, spoil_small_side, NULL},
    {"2a 6.1.13-11", "no box has a side of over 14,400", has_sound_sides, spoil_large_side, NULL},
    {"print", "pages have a TrimBox", has_print_boxes, spoil_trim, NULL},
    {"print", "pages have a BleedBox", has_print_boxes, spoil_bleed, NULL},
    {"32000-1 14.11.2", "boxes lie within MediaBox", has_nested_boxes, spoil_outer_box, NULL},
    {"32000-1 14.11.2", "TrimBox lies within BleedBox", has_nested_boxes, spoil_inner_box, NULL},
    {"32000-1 7.7.3.3", "pages are turned by right angles", has_right_angles, spoil_angles, NULL},
    {"house", "pages have one content stream", has_content, spoil_content, NULL},
    {"house", "pages do not turn by themselves", is_still, spoil_still, NULL},
    {"32000-1 12.4.2", "there are page labels", has_sound_labels, spoil_no_labels, NULL},
    {"32000-1 12.4.2", "page labels begin with the first page", has_sound_labels, spoil_first_label, NULL},
    {"32000-1 12.4.2", "page labels are numbers from 1", has_sound_labels, spoil_label_start, NULL},
    {"house", "a page's label is the number that is printed on it", has_printed_labels, spoil_printed_labels, NULL},
    {"house", "the list of contents gives the labels of the pages it leads to", has_right_contents, spoil_contents,
     NULL},
};

const struct rule_set rules_pages = RULE_SET(rules);
