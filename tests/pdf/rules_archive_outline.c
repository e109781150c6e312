/* Bookmarks, and the places that they and links lead to. */
#include <stdlib.h>
#include <string.h>

#include "archive.h"

enum { MOST_ITEMS = 100000 };

struct bookmark {
    qpdf_oh object;
    int number;
};

struct bookmarks {
    VEC(struct bookmark) items; /* in order, each before those beneath it */
};

static int number_of(struct opened *pdf, qpdf_oh object)
{
    return qpdf_oh_is_dictionary(pdf->qpdf, object) ? qpdf_oh_get_object_id(pdf->qpdf, object) : 0;
}

static void list_kids(struct opened *pdf, qpdf_oh parent, struct bookmarks *out)
{
    qpdf_oh item = archive_key(pdf, parent, "/First");
    while (number_of(pdf, item) != 0 && out->items.n < MOST_ITEMS) {
        struct bookmark bookmark = {item, number_of(pdf, item)};
        VEC_PUSH(pdf->arena, &out->items, bookmark);
        list_kids(pdf, item, out);
        item = archive_key(pdf, item, "/Next");
    }
}

static struct bookmarks list_bookmarks(struct opened *pdf)
{
    struct bookmarks out = {.items = {0}};
    list_kids(pdf, opened_get(pdf, "Root/Outlines"), &out);
    return out;
}

/* --- chains */

static bool has_bookmarks(struct opened *pdf)
{
    return list_bookmarks(pdf).items.n > 0 || rule_fault(pdf, "there are no bookmarks");
}

static bool spoil_bookmarks(struct opened *pdf)
{
    return archive_remove_at(pdf, "Root", "/Outlines");
}

static bool shows_bookmarks(struct opened *pdf)
{
    bool some = list_bookmarks(pdf).items.n > 0;
    return archive_is(pdf, opened_get(pdf, "Root/PageMode"), some ? "UseOutlines" : "UseNone") ||
           rule_fault(pdf, "the file does not open with its bookmarks");
}

static bool spoil_shown(struct opened *pdf)
{
    return archive_set_at(pdf, "Root", "/PageMode", "/UseThumbs");
}

/* The kids of a node: Prev and Parent lead back, Last is the last. */
static bool check_chain(struct opened *pdf, qpdf_oh parent)
{
    int before = 0, n = 0;
    qpdf_oh item = archive_key(pdf, parent, "/First");
    for (; number_of(pdf, item) != 0 && n < MOST_ITEMS; n++) {
        if (number_of(pdf, archive_key(pdf, item, "/Prev")) != before)
            return rule_fault(pdf, "bookmark %d: Prev is not the one before it", number_of(pdf, item));
        if (number_of(pdf, archive_key(pdf, item, "/Parent")) != number_of(pdf, parent))
            return rule_fault(pdf, "bookmark %d: Parent is not the one above it", number_of(pdf, item));
        before = number_of(pdf, item);
        item = archive_key(pdf, item, "/Next");
    }
    return (n < MOST_ITEMS && number_of(pdf, archive_key(pdf, parent, "/Last")) == before) ||
           rule_fault(pdf, "bookmark %d: Last is not the last", number_of(pdf, parent));
}

static bool has_sound_chains(struct opened *pdf)
{
    struct bookmarks bookmarks = list_bookmarks(pdf);
    if (!check_chain(pdf, opened_get(pdf, "Root/Outlines")))
        return false;
    for (uint32_t i = 0; i < bookmarks.items.n; i++) {
        if (!check_chain(pdf, bookmarks.items.items[i].object))
            return false;
    }
    return true;
}

/* The second of two bookmarks side by side at the top; false: there is none. */
static bool find_second(struct opened *pdf, qpdf_oh *second)
{
    *second = opened_get(pdf, "Root/Outlines/First/Next");
    return number_of(pdf, *second) != 0;
}

static bool spoil_prev(struct opened *pdf)
{
    qpdf_oh second;
    if (!find_second(pdf, &second))
        return false;
    qpdf_oh_remove_key(pdf->qpdf, second, "/Prev");
    return true;
}

static bool spoil_parent(struct opened *pdf)
{
    qpdf_oh second;
    if (!find_second(pdf, &second))
        return false;
    qpdf_oh_replace_key(pdf->qpdf, second, "/Parent", opened_get(pdf, "Root/Outlines/First"));
    return true;
}

static bool spoil_last(struct opened *pdf)
{
    qpdf_oh second;
    if (!find_second(pdf, &second))
        return false;
    qpdf_oh_replace_key(pdf->qpdf, opened_get(pdf, "Root/Outlines"), "/Last", opened_get(pdf, "Root/Outlines/First"));
    return true;
}

/* What the node shows when it is open: its kids, and what open ones among them show. */
static int64_t shown_in(struct opened *pdf, qpdf_oh node)
{
    int64_t shown = 0;
    for (qpdf_oh item = archive_key(pdf, node, "/First"); number_of(pdf, item) != 0;
         item = archive_key(pdf, item, "/Next")) {
        int64_t count = archive_integer(pdf, archive_key(pdf, item, "/Count"), 0);
        shown += 1 + (count > 0 ? count : 0);
    }
    return shown;
}

static bool check_count(struct opened *pdf, qpdf_oh node)
{
    int64_t count = archive_integer(pdf, archive_key(pdf, node, "/Count"), 0);
    return llabs(count) == shown_in(pdf, node) ||
           rule_fault(pdf, "bookmark %d: Count is %lld of %lld", number_of(pdf, node), (long long)count,
                      (long long)shown_in(pdf, node));
}

static bool has_sound_counts(struct opened *pdf)
{
    struct bookmarks bookmarks = list_bookmarks(pdf);
    bool ok = check_count(pdf, opened_get(pdf, "Root/Outlines"));
    for (uint32_t i = 0; ok && i < bookmarks.items.n; i++)
        ok = check_count(pdf, bookmarks.items.items[i].object);
    return ok;
}

static bool spoil_counts(struct opened *pdf)
{
    return archive_set_at(pdf, "Root/Outlines", "/Count", "99");
}

static bool has_titles(struct opened *pdf)
{
    struct bookmarks bookmarks = list_bookmarks(pdf);
    for (uint32_t i = 0; i < bookmarks.items.n; i++) {
        struct str title = opened_text(pdf, archive_key(pdf, bookmarks.items.items[i].object, "/Title"));
        if (title.len == 0)
            return rule_fault(pdf, "bookmark %d has no title", bookmarks.items.items[i].number);
    }
    return true;
}

static bool spoil_titles(struct opened *pdf)
{
    return archive_set_at(pdf, "Root/Outlines/First", "/Title", "()");
}

/* --- places */

static uint32_t page_of(struct opened *pdf, qpdf_oh dest)
{
    int number = archive_count(pdf, dest) > 0 ? number_of(pdf, archive_item(pdf, dest, 0)) : 0;
    for (uint32_t i = 0; number != 0 && i < pdf->pages.n; i++) {
        if (pdf->pages.items[i].object == number)
            return i;
    }
    return NO_PAGE;
}

/* Whether all places in bookmarks and links pass. */
struct places {
    bool (*check)(struct opened *pdf, qpdf_oh dest, int number);
};

static bool check_found(struct opened *pdf, void *self, const struct found *found)
{
    const struct places *places = self;
    return strcmp(found->key, "/Dest") != 0 || places->check(pdf, found->object, found->number);
}

static bool check_places(struct opened *pdf, bool (*check)(struct opened *pdf, qpdf_oh dest, int number))
{
    struct places places = {check};
    return archive_walk(pdf, check_found, &places);
}

static bool check_page(struct opened *pdf, qpdf_oh dest, int number)
{
    return page_of(pdf, dest) != NO_PAGE || rule_fault(pdf, "object %d leads to no page", number);
}

static bool lead_to_pages(struct opened *pdf)
{
    return check_places(pdf, check_page);
}

static bool spoil_page(struct opened *pdf)
{
    qpdf_oh dest = opened_get(pdf, "Root/Outlines/First/Dest");
    if (archive_count(pdf, dest) == 0)
        return false;
    qpdf_oh_set_array_item(pdf->qpdf, dest, 0, opened_get(pdf, "Root/Pages"));
    return true;
}

/* [page /XYZ left top zoom]: on the page, and the reader's zoom stays. */
static bool check_xyz(struct opened *pdf, qpdf_oh dest, int number)
{
    uint32_t page = page_of(pdf, dest);
    double media[4] = {0};
    if (archive_count(pdf, dest) != 5 || !archive_is(pdf, archive_item(pdf, dest, 1), "XYZ") || page == NO_PAGE)
        return rule_fault(pdf, "object %d: a place without XYZ", number);
    double left = qpdf_oh_get_numeric_value(pdf->qpdf, archive_item(pdf, dest, 2));
    double top = qpdf_oh_get_numeric_value(pdf->qpdf, archive_item(pdf, dest, 3));
    bool zoom = qpdf_oh_is_number(pdf->qpdf, archive_item(pdf, dest, 4));
    archive_box(pdf, page, "/MediaBox", media);
    if (!zoom && left >= media[0] && left <= media[2] && top >= media[1] && top <= media[3] + 1)
        return true;
    return rule_fault(pdf, "object %d leads to %g, %g on page %u", number, left, top, page + 1);
}

static bool lead_to_points(struct opened *pdf)
{
    return check_places(pdf, check_xyz);
}

static bool set_item(struct opened *pdf, int at, const char *syntax)
{
    qpdf_oh dest = opened_get(pdf, "Root/Outlines/First/Dest");
    if (archive_count(pdf, dest) != 5)
        return false;
    qpdf_oh_set_array_item(pdf->qpdf, dest, at, opened_parse(pdf, syntax));
    return true;
}

static bool spoil_xyz(struct opened *pdf)
{
    return set_item(pdf, 1, "/FitH");
}

static bool spoil_point(struct opened *pdf)
{
    return set_item(pdf, 3, "15000");
}

static bool spoil_zoom(struct opened *pdf)
{
    return set_item(pdf, 4, "1");
}

/* A reader that goes through the bookmarks goes forward. */
static bool lead_forward(struct opened *pdf)
{
    struct bookmarks bookmarks = list_bookmarks(pdf);
    uint32_t last = 0;
    for (uint32_t i = 0; i < bookmarks.items.n; i++) {
        uint32_t page = page_of(pdf, archive_key(pdf, bookmarks.items.items[i].object, "/Dest"));
        if (page < last)
            return rule_fault(pdf, "bookmark %d leads back to page %u", bookmarks.items.items[i].number, page + 1);
        last = page;
    }
    return true;
}

static bool spoil_forward(struct opened *pdf)
{
    qpdf_oh dest = opened_get(pdf, "Root/Outlines/First/Dest"), second;
    if (pdf->pages.n < 2 || archive_count(pdf, dest) == 0 || !find_second(pdf, &second))
        return false;
    qpdf_oh_set_array_item(pdf->qpdf, dest, 0, opened_page(pdf, pdf->pages.n - 1));
    qpdf_oh_set_array_item(pdf->qpdf, archive_key(pdf, second, "/Dest"), 0, opened_page(pdf, 0));
    return true;
}

/* --- */

static const struct rule rules[] = {
    {"WCAG PDF2", "there are bookmarks", has_bookmarks, spoil_bookmarks, NULL},
    {"house", "the file opens with its bookmarks", shows_bookmarks, spoil_shown, NULL},
    {"32000-1 12.3.3", "bookmarks know the one before", has_sound_chains, spoil_prev, NULL},
    {"32000-1 12.3.3", "bookmarks know the one above", has_sound_chains, spoil_parent, NULL},
    {"32000-1 12.3.3", "bookmarks know the last one beneath", has_sound_chains, spoil_last, NULL},
    {"32000-1 12.3.3", "bookmarks count those beneath", has_sound_counts, spoil_counts, NULL},
    {"32000-1 12.3.3", "bookmarks have titles", has_titles, spoil_titles, NULL},
    {"32000-1 12.3.2.2", "places are on pages of the document", lead_to_pages, spoil_page, NULL},
    {"32000-1 12.3.2.2", "places are points", lead_to_points, spoil_xyz, NULL},
    {"32000-1 12.3.2.2", "places lie on their page", lead_to_points, spoil_point, NULL},
    {"house", "going to a place leaves the zoom as it is", lead_to_points, spoil_zoom, NULL},
    {"house", "bookmarks lead forward", lead_forward, spoil_forward, NULL},
};

const struct rule_set rules_outline = RULE_SET(rules);
