/* The structure tree of a PDF, written from the logical tree when all pages are done. Private to paint. */
#ifndef PAINT_HARU_TREE_INT_H
#define PAINT_HARU_TREE_INT_H

#include "paint/haru_page_int.h"
#include "paint/tagtree_int.h"

/* Writes the structure tree's root under the id `root`, the elements, the parent tree and the ID tree. After
 * haru_plain_ids. */
void haru_tree_write(struct haru_page *page, const struct tagtree *tree, uint32_t root);

#endif
