/* Pages of placed items: what paginate gives and paint draws. Positions are from the page's top left corner, y
 * downwards. */
#ifndef PAGINATE_PAGE_H
#define PAGINATE_PAGE_H

#include "compose/box.h"

enum item_kind { ITEM_LINE, ITEM_RECT };

/* Artifacts have a kind, so that they can be tagged as what they are. ARTIFACT_NONE: the spans' own semantics hold.
 */
enum artifact {
    ARTIFACT_NONE,
    ARTIFACT_LAYOUT /* rules, fills */,
    ARTIFACT_HEADER,
    ARTIFACT_FOOTER,
    ARTIFACT_REPEAT /* repeated table heads, captions, notes; words of blank pages */,
    ARTIFACT_WATERMARK
};

struct item {
    len_t x, y;       /* top left corner */
    uint8_t kind;     /* enum item_kind */
    uint8_t artifact; /* enum artifact */
    uint16_t spare;
    uint32_t colour; /* ITEM_RECT: 0x00rrggbb */
    union {
        const struct line *line;
        struct {
            len_t width, height;
        } rect;
    };
};

/* How a page that is wider than high stands on its upright sheet. The binding is at the left of odd pages and of all
 * that are printed on one side, at the right of even pages that are printed on both:
 *
 *        even (left-hand)        odd (right-hand)
 *       +-----------+           +-----------+
 *       |          h|           |h          |
 *       |          e|  binding  |e          |
 *       |          a|           |a          |
 *       |          d|           |d          |
 *       +-----------+           +-----------+
 *      TURN_HEAD_RIGHT          TURN_HEAD_LEFT
 */
enum page_turn { TURN_NONE, TURN_HEAD_LEFT, TURN_HEAD_RIGHT };

/* What is said of a page is as it is read: of a turned one, as if its sheet lay on its side. */
struct page {
    const struct page_style *style;
    struct item *items; /* in painting order: fills, rules, then text */
    uint32_t nitems;
    uint32_t number;  /* page_start + index: odd ones are right-hand pages */
    struct str label; /* its number as it is printed */
    uint32_t section; /* index in boxes->sections, of the first thing on it */
    len_t left;       /* of the text area: depends on the side when mirrored */
    uint32_t exempt;  /* the paragraphs of Schedule 12A by which something on it is: style_exempt_set */
    uint8_t turn;     /* enum page_turn */
};

/* Where an anchor came to stand. */
struct place {
    uint32_t page; /* index + 1; 0: nowhere */
    len_t x, y;
};

struct pages {
    struct arena *arena;
    struct page *items;
    uint32_t n;
    struct place *anchors; /* by anchor */
    bool draft;            /* with watermark and version line */
};

#endif
