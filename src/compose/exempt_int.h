/* Private to compose: exempt information. The public copy prints words in its place; other copies print it and mark
 * its lines with the paragraphs of Schedule 12A that are relied upon (a set, as style_exempt_set gives it). */
#ifndef COMPOSE_EXEMPT_H
#define COMPOSE_EXEMPT_H

#include "compose/section_int.h"

/* exempt_words.c. "paragraphs 1 and 3"; a template over {paragraphs}, {numbers} and {meaning}; the number of things
 * in the singular's template or the plural's; all in `arena`. */
struct str exempt_fill(struct arena *arena, const struct style *style, const struct node *template, uint32_t set);
struct str exempt_count(struct arena *arena, const struct node *one, const struct node *several, uint32_t n);
/* What the mark says in place of what bears it, or else the template. `template` is for messages. */
const struct rich *exempt_said(struct composer *composer, const struct exemption *exemption,
                               const struct node *template);
/* The heading of a section that is withheld, or that is exempt and has none of its own. */
const struct rich *exempt_heading(struct composer *composer, const struct exemption *exemption);
/* What {exempt} says on cover and title block; empty: nothing. */
struct str exempt_front_words(struct arena *arena, const struct style *style, const struct report *report);
/* All paragraphs that are relied upon anywhere in the report. */
uint32_t exempt_everywhere(const struct style *style, const struct report *report);

/* exempt.c. Whether words stand in place of what bears the mark (NULL: none). */
bool exempt_left_out(const struct composer *composer, const struct exemption *exemption);
/* The paragraphs of the mark where what bears it is printed; 0 in the public copy. */
uint32_t exempt_set(const struct composer *composer, const struct exemption *exemption);
/* All lines from here on are exempt by the mark too; returns what composer->exempt has to be set to afterwards. */
uint32_t exempt_enter(struct composer *composer, const struct exemption *exemption);
/* Those that mark any of the indicators ; how many of them are withheld. */
uint32_t exempt_of_indicators(const struct composer *composer, const struct indicator *const *indicators, uint32_t n);
uint32_t exempt_count_withheld(const struct composer *composer, const struct indicator *const *indicators,
                               uint32_t n);

/* A part of the report's text that bears a mark, while it is composed. */
struct exempt_part {
    const struct exemption *exemption; /* NULL: it bears none, and nothing happens */
    uint32_t around;                   /* composer->exempt outside of it */
    struct sem *parent;
    bool labelled; /* the parts around it are not exempt by the same paragraphs already, so that words are needed */
    bool numbered; /* it has one of the numbers of `paragraphs` */
};
/* Begins a part below `parent`. True: it is withheld, words stand in its place, and nothing else is to be composed.
 * `paragraphs`: NULL, or whose count gives it a number; `own`: its first words are a paragraph that bears it. */
bool exempt_part_begin(struct composer *composer, struct exempt_part *part, const struct exemption *exemption,
                       struct sem *parent, struct paragraphs *paragraphs, bool own);
void exempt_part_end(struct composer *composer, struct exempt_part *part, struct paragraphs *paragraphs);
/* A paragraph in place of what is withheld; NULL paragraphs: without number. The box is valid until the next one. */
struct box *exempt_placeholder(struct composer *composer, const struct exemption *exemption, struct sem *parent,
                               struct paragraphs *paragraphs);
/* Whether the first words of the block, or text, are a numbered paragraph. */
bool exempt_begins(const struct rich *rich);
/* The mark of the block that the walk gave last, or of what it stands in, the section apart; NULL: none. */
const struct exemption *exempt_walked(const struct content_walk *walk, const struct block *block);

/* Full copy: the words on cover and title block that do not say themselves what is exempt; the stack is theirs. */
void exempt_front(struct composer *composer, const struct list *lines, struct stack *stack, struct sem *parent);

#endif
