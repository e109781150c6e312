#include "pdf_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "opened.h"

/* What is said in place of the element's content; s is NULL: the content itself. */
static struct str words_instead(const struct element *element)
{
    return str_eqz(element->role, "Figure") ? element->alt : element->actual;
}

static void put_text(struct opened *pdf, const struct element *element, struct buf *out)
{
    struct str words = words_instead(element);
    if (words.s) {
        buf_put_str(out, words);
        buf_putc(out, '\n');
    }
    for (uint32_t i = 0; i < element->kids.n; i++) {
        const struct kid *kid = &element->kids.items[i];
        if (kid->kind == KID_ELEMENT)
            put_text(pdf, kid->element, out);
        if (kid->kind != KID_MCID)
            continue;
        const struct marked *marked = opened_marked(pdf, kid->page, kid->mcid);
        assert_non_null(marked);
        assert_int_equal(marked->owners, 1);
        if (words.s)
            continue;
        buf_put_str(out, marked->text);
        buf_putc(out, '\n');
    }
}

/* What is marked as content but stands nowhere in the tree would never be read aloud. */
static void check_owners(const struct opened *pdf)
{
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        for (uint32_t k = 0; k < pdf->pages.items[i].marked.n; k++) {
            const struct marked *marked = &pdf->pages.items[i].marked.items[k];
            if (marked->mcid >= 0 && marked->owners == 0)
                fail_msg("not in the tree: " PRIstr, STR_ARG(marked->text));
        }
    }
}

void pdf_tree_read(struct buf *out, const char *path)
{
    struct opened *pdf = opened_read(path);
    assert_true(pdf->elements.n > 0);
    put_text(pdf, pdf->elements.items[0], out);
    check_owners(pdf);
    opened_free(pdf);
}
