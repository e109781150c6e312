#include "opened.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "opened_int.h"

/* --- objects */

qpdf_oh key_of(struct opened *pdf, qpdf_oh dictionary, const char *key)
{
    if (qpdf_oh_is_stream(pdf->qpdf, dictionary))
        dictionary = qpdf_oh_get_dict(pdf->qpdf, dictionary);
    if (!qpdf_oh_is_dictionary(pdf->qpdf, dictionary))
        return qpdf_oh_new_null(pdf->qpdf);
    return qpdf_oh_get_key(pdf->qpdf, dictionary, key);
}

int64_t integer_at(struct opened *pdf, qpdf_oh dictionary, const char *key, int64_t none)
{
    qpdf_oh value = key_of(pdf, dictionary, key);
    return qpdf_oh_is_integer(pdf->qpdf, value) ? qpdf_oh_get_int_value(pdf->qpdf, value) : none;
}

bool numbers_at(struct opened *pdf, qpdf_oh dictionary, const char *key, double *to, int n)
{
    qpdf_oh array = key_of(pdf, dictionary, key);
    if (!qpdf_oh_is_array(pdf->qpdf, array) || qpdf_oh_get_array_n_items(pdf->qpdf, array) != n)
        return false;
    for (int i = 0; i < n; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(pdf->qpdf, array, i);
        if (!qpdf_oh_is_number(pdf->qpdf, item))
            return false;
        to[i] = qpdf_oh_get_numeric_value(pdf->qpdf, item);
    }
    return true;
}

static qpdf_oh step(struct opened *pdf, qpdf_oh object, const char *name)
{
    if (!isdigit((unsigned char)*name)) {
        char key[64];
        snprintf(key, sizeof(key), "/%s", name);
        return key_of(pdf, object, key);
    }
    int index = atoi(name);
    if (!qpdf_oh_is_array(pdf->qpdf, object) || index >= qpdf_oh_get_array_n_items(pdf->qpdf, object))
        return qpdf_oh_new_null(pdf->qpdf);
    return qpdf_oh_get_array_item(pdf->qpdf, object, index);
}

qpdf_oh opened_get(struct opened *pdf, const char *path)
{
    char copy[200], *rest = copy;
    snprintf(copy, sizeof(copy), "%s", path);
    qpdf_oh object = qpdf_get_trailer(pdf->qpdf);
    for (char *name = strtok_r(copy, "/", &rest); name; name = strtok_r(NULL, "/", &rest))
        object = step(pdf, object, name);
    return object;
}

qpdf_oh opened_object(struct opened *pdf, int number)
{
    return qpdf_get_object_by_id(pdf->qpdf, number, 0);
}

qpdf_oh opened_page(struct opened *pdf, uint32_t page)
{
    return opened_object(pdf, pdf->pages.items[page].object);
}

struct str opened_stream(struct opened *pdf, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t n = 0;
    if (!qpdf_oh_is_stream(pdf->qpdf, stream))
        return (struct str){0};
    assert_int_equal(qpdf_oh_get_stream_data(pdf->qpdf, stream, qpdf_dl_all, NULL, &bytes, &n), QPDF_SUCCESS);
    struct str copy = str_dup(pdf->arena, (struct str){(const char *)bytes, (uint32_t)n});
    free(bytes);
    return copy;
}

void opened_replace_stream(struct opened *pdf, qpdf_oh stream, struct str bytes)
{
    qpdf_oh none = qpdf_oh_new_null(pdf->qpdf);
    unsigned char *copy = arena_copy(pdf->arena, bytes.s, bytes.len);
    qpdf_oh_replace_stream_data(pdf->qpdf, stream, copy, bytes.len, none, none);
}

struct str opened_text(struct opened *pdf, qpdf_oh string)
{
    size_t n = 0;
    if (!qpdf_oh_is_string(pdf->qpdf, string))
        return (struct str){0};
    const char *text = qpdf_oh_get_binary_utf8_value(pdf->qpdf, string, &n);
    return str_dup(pdf->arena, (struct str){text, (uint32_t)n});
}

struct str opened_name(struct opened *pdf, qpdf_oh name)
{
    if (!qpdf_oh_is_name(pdf->qpdf, name))
        return (struct str){0};
    return str_dup(pdf->arena, str_from(qpdf_oh_get_name(pdf->qpdf, name) + 1));
}

qpdf_oh opened_parse(struct opened *pdf, const char *syntax)
{
    qpdf_oh object = qpdf_oh_parse(pdf->qpdf, syntax);
    assert_false(qpdf_has_error(pdf->qpdf));
    return object;
}

void opened_set(struct opened *pdf, qpdf_oh dictionary, const char *key, const char *syntax)
{
    qpdf_oh_replace_key(pdf->qpdf, dictionary, key, opened_parse(pdf, syntax));
}

/* --- finding */

struct element *opened_element(struct opened *pdf, int object)
{
    char key[16];
    snprintf(key, sizeof(key), "%d", object);
    return map_find(&pdf->by_object, str_from(key));
}

struct element *opened_next(struct opened *pdf, const char *role, const struct element *after)
{
    for (uint32_t i = after ? after->order + 1 : 0; i < pdf->elements.n; i++) {
        if (str_eqz(pdf->elements.items[i]->role, role))
            return pdf->elements.items[i];
    }
    return NULL;
}

const struct marked *opened_marked(struct opened *pdf, uint32_t page, int64_t mcid)
{
    if (page >= pdf->pages.n || mcid < 0 || mcid >= pdf->pages.items[page].by_mcid.n)
        return NULL;
    uint32_t at = pdf->pages.items[page].by_mcid.items[mcid];
    return at ? &pdf->pages.items[page].marked.items[at - 1] : NULL;
}

struct annotation *opened_annotation(struct opened *pdf, int object)
{
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        for (uint32_t k = 0; k < pdf->pages.items[i].annots.n; k++) {
            if (pdf->pages.items[i].annots.items[k].object == object)
                return &pdf->pages.items[i].annots.items[k];
        }
    }
    return NULL;
}

const struct parent_entry *opened_parent(struct opened *pdf, int64_t key)
{
    for (uint32_t i = 0; i < pdf->parents.n; i++) {
        if (pdf->parents.items[i].key == key)
            return &pdf->parents.items[i];
    }
    return NULL;
}

void opened_say(struct opened *pdf, const struct element *element, struct buf *out)
{
    if (element->actual.s) {
        buf_put_str(out, element->actual);
        return;
    }
    for (uint32_t i = 0; i < element->kids.n; i++) {
        const struct kid *kid = &element->kids.items[i];
        const struct marked *marked = kid->kind == KID_MCID ? opened_marked(pdf, kid->page, kid->mcid) : NULL;
        if (kid->kind == KID_ELEMENT)
            opened_say(pdf, kid->element, out);
        else if (marked)
            buf_put_str(out, marked->actual.s ? marked->actual : marked->text);
    }
}

void opened_edit_content(struct opened *pdf, uint32_t page, uint32_t from, uint32_t to, const char *text)
{
    struct str content = pdf->pages.items[page].content;
    struct buf edited = {0};
    buf_put(&edited, content.s, from);
    buf_puts(&edited, text);
    buf_put(&edited, content.s + to, content.len - to);
    qpdf_oh contents = key_of(pdf, opened_page(pdf, page), "/Contents");
    opened_replace_stream(pdf, contents, (struct str){edited.bytes, (uint32_t)edited.len});
    buf_free(&edited);
}

/* --- pages */

uint32_t page_index(struct opened *pdf, qpdf_oh page)
{
    int object = qpdf_oh_is_dictionary(pdf->qpdf, page) ? qpdf_oh_get_object_id(pdf->qpdf, page) : 0;
    for (uint32_t i = 0; object && i < pdf->pages.n; i++) {
        if (pdf->pages.items[i].object == object)
            return i;
    }
    return NO_PAGE;
}

static void read_annotation(struct opened *pdf, struct opened_page *page, qpdf_oh object)
{
    struct annotation annot = {.object = qpdf_oh_get_object_id(pdf->qpdf, object)};
    annot.subtype = opened_name(pdf, key_of(pdf, object, "/Subtype"));
    annot.contents = opened_text(pdf, key_of(pdf, object, "/Contents"));
    annot.flags = integer_at(pdf, object, "/F", 0);
    annot.struct_parent = integer_at(pdf, object, "/StructParent", -1);
    numbers_at(pdf, object, "/Rect", annot.rect, 4);
    qpdf_oh action = key_of(pdf, object, "/A"), dest = key_of(pdf, object, "/Dest");
    annot.url = opened_text(pdf, key_of(pdf, action, "/URI"));
    annot.has_dest = qpdf_oh_is_array(pdf->qpdf, dest);
    annot.dest_page = NO_PAGE;
    if (annot.has_dest && qpdf_oh_get_array_n_items(pdf->qpdf, dest) > 0)
        annot.dest_page = page_index(pdf, qpdf_oh_get_array_item(pdf->qpdf, dest, 0));
    VEC_PUSH(pdf->arena, &page->annots, annot);
}

static void read_page(struct opened *pdf, uint32_t number)
{
    struct opened_page *page = &pdf->pages.items[number];
    qpdf_oh object = opened_page(pdf, number);
    double box[4] = {0};
    numbers_at(pdf, object, "/MediaBox", box, 4);
    page->width = box[2] - box[0];
    page->height = box[3] - box[1];
    page->struct_parents = integer_at(pdf, object, "/StructParents", -1);
    qpdf_oh annots = key_of(pdf, object, "/Annots");
    int n = qpdf_oh_is_array(pdf->qpdf, annots) ? qpdf_oh_get_array_n_items(pdf->qpdf, annots) : 0;
    for (int i = 0; i < n; i++)
        read_annotation(pdf, page, qpdf_oh_get_array_item(pdf->qpdf, annots, i));
    content_read(pdf, number);
    qpdf_oh_release_all(pdf->qpdf);
}

static void read_pages(struct opened *pdf)
{
    int n = qpdf_get_num_pages(pdf->qpdf);
    assert_true(n > 0);
    for (int i = 0; i < n; i++) {
        qpdf_oh object = qpdf_get_page_n(pdf->qpdf, (size_t)i);
        struct opened_page page = {.object = qpdf_oh_get_object_id(pdf->qpdf, object)};
        VEC_PUSH(pdf->arena, &pdf->pages, page);
    }
    for (uint32_t i = 0; i < pdf->pages.n; i++)
        read_page(pdf, i);
}

/* --- opening and writing */

static void print_warnings(struct opened *pdf)
{
    while (qpdf_more_warnings(pdf->qpdf)) {
        qpdf_error warning = qpdf_next_warning(pdf->qpdf);
        fail_msg("%s: %s", pdf->name, qpdf_get_error_full_text(pdf->qpdf, warning));
    }
}

struct opened *opened_read_memory(const char *name, struct str bytes)
{
    struct arena *arena = arena_new();
    struct opened *pdf = ARENA_NEW(arena, struct opened);
    pdf->arena = arena;
    pdf->name = str_dup(arena, str_from(name)).s;
    pdf->bytes = str_dup(arena, bytes);
    map_init(&pdf->by_object, arena);
    pdf->qpdf = qpdf_init();
    qpdf_set_suppress_warnings(pdf->qpdf, QPDF_TRUE);
    qpdf_silence_errors(pdf->qpdf);
    assert_int_equal(qpdf_read_memory(pdf->qpdf, pdf->name, pdf->bytes.s, bytes.len, NULL), QPDF_SUCCESS);
    read_pages(pdf);
    tree_read(pdf);
    qpdf_oh_release_all(pdf->qpdf);
    print_warnings(pdf);
    return pdf;
}

struct opened *opened_read(const char *path)
{
    struct buf bytes = {0};
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t n = 1; n > 0; bytes.len += n)
        n = fread(buf_reserve(&bytes, 65536), 1, 65536, file);
    fclose(file);
    struct opened *pdf = opened_read_memory(path, (struct str){bytes.bytes, (uint32_t)bytes.len});
    buf_free(&bytes);
    return pdf;
}

void opened_free(struct opened *pdf)
{
    buf_free(&pdf->why);
    qpdf_cleanup(&pdf->qpdf);
    arena_free(pdf->arena);
}

void opened_write(struct opened *pdf, struct buf *out)
{
    assert_int_equal(qpdf_init_write_memory(pdf->qpdf), QPDF_SUCCESS);
    qpdf_set_static_ID(pdf->qpdf, QPDF_TRUE);
    qpdf_set_stream_data_mode(pdf->qpdf, qpdf_s_preserve);
    qpdf_set_object_stream_mode(pdf->qpdf, qpdf_o_disable);
    qpdf_set_preserve_unreferenced_objects(pdf->qpdf, QPDF_TRUE);
    assert_int_equal(qpdf_write(pdf->qpdf), QPDF_SUCCESS);
    buf_clear(out);
    buf_put(out, qpdf_get_buffer(pdf->qpdf), qpdf_get_buffer_length(pdf->qpdf));
}
