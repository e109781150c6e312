/* Private to compose: figures, that is a picture or a chart with its caption and its note, which are never parted. */
#ifndef COMPOSE_FIGURE_H
#define COMPOSE_FIGURE_H

#include "compose/section_int.h"

struct figure {
    struct composer *composer;
    const struct node *node, *id; /* id: NULL: nothing refers to it */
    struct str alt;               /* of the FIGURE; empty: there is none */
    bool made;                    /* `alt` is made from a chart's figures */
    bool decorative;              /* an artifact without caption */
    bool words;                   /* shown are but words, which are elements of their own */
    const struct rich *title, *note;
    struct str label;   /* "Figure 2: "; empty: no number */
    struct str remarks; /* a paragraph of plain words in front of the note; empty: none */
    const struct figure_style *style;
    /* made by figure_set */
    struct sem *div;
    struct sem *sem; /* FIGURE; NULL: an artifact */
    struct flow caption, below;
};

/* What is shown, its element figure->sem (NULL: an artifact), where `room` is the height that caption and notes leave
 * on a page. */
typedef struct flow figure_draw(const struct figure *figure, len_t room, const void *user);

/* Appends the figure's box, whose logical parent is `parent`; NULL: there was nothing to show. */
struct box *figure_set(struct figure *figure, struct sem *parent, figure_draw *draw, const void *user);
/* Reports that a `what` ("chart") is larger than its place: too wide for it, or too high. `key`: which of its lengths
 * would have to be `most`. */
void figure_report_size(struct composer *composer, const struct node *node, const char *what, bool wide,
                        const char *key, len_t most);
/* targets.c. The next number in a series of public things, or in that of those in exempt parts: so the public ones
 * bear the same in all copies. */
struct str series_number(struct composer *composer, uint32_t *open, uint32_t *exempt);
/* "Figure 2:", in front of the caption; empty for the number 0. */
struct str figure_number(struct composer *composer, uint32_t number);
/* targets.c. "Figure 2", as references and the table of a chart's figures say it. */
struct str figure_words(struct composer *composer, uint32_t number);

#endif
