/* Runs: stretches of marked content, each with its number (MCID) on its page, chained by the node of the logical tree
 * that they belong to. The painter adds them, the tag writer follows the chains. Private to paint. */
#ifndef PAINT_CONTENT_INT_H
#define PAINT_CONTENT_INT_H

#include <stdbool.h>

#include "compose/sem.h"

#define RUN_NONE 0xffffffffu

struct content_run {
    uint32_t owner; /* order of the element that holds the content */
    uint32_t next;  /* the node's next run, or RUN_NONE */
};

struct content {
    struct content_run *runs; /* in painting order: those of a page side by side, by MCID */
    uint32_t nruns, cap;
    uint32_t *first, *last; /* by the node's order, or RUN_NONE */
    uint8_t *kept;          /* by the node's order: it has content, or something below it has */
    uint32_t norders;       /* orders run to norders - 1 */
    uint32_t *page_start;   /* by page: its first run; npages + 1 of them */
    uint32_t npages;        /* begun so far */
};

/* `norders`: greatest order + 1. */
void content_init(struct content *content, uint32_t norders, uint32_t npages);
void content_free(struct content *content);
/* Pages are begun in order. */
void content_begin_page(struct content *content);
/* A new run of the node on the current page; returns its MCID. */
uint32_t content_add(struct content *content, const struct sem *sem);
static inline bool content_has(const struct content *content, const struct sem *sem)
{
    return content->first[sem->order] != RUN_NONE;
}
/* The page (index) of a run. `near`: a page to try first. */
uint32_t content_page_of(const struct content *content, uint32_t run, uint32_t near);
/* The element of a node: the node itself, or the parent of ROLE_TEXT. */
const struct sem *content_owner(const struct sem *sem);

#endif
