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

struct page {
    const struct page_style *style;
    struct item *items; /* in painting order: fills, rules, then text */
    uint32_t nitems;
    uint32_t number;  /* as printed: page_start + index */
    uint32_t section; /* index in boxes->sections, of the first thing on it */
    len_t left;       /* of the text area: depends on the side when mirrored */
    uint32_t exempt;  /* the paragraphs of Schedule 12A by which something on it is: style_exempt_set */
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
