/* The file itself, byte by byte: header, objects, streams, trailer. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive.h"

/* --- header and end */

static bool has_header(struct opened *pdf)
{
    if (str_starts(pdf->bytes, "%PDF-1.7\n"))
        return true;
    return rule_fault(pdf, "the file begins with \"%.10s\"", pdf->bytes.s);
}

static bool spoil_header(struct opened *pdf, struct buf *file)
{
    (void)pdf;
    return archive_edit(file, 0, "%PDF-1.7\n", "%PDF-1.8\n");
}

static bool has_binary_mark(struct opened *pdf)
{
    int64_t end = str_find(pdf->bytes, "\n", 0);
    struct str line = str_sub(pdf->bytes, end < 0 ? 0 : (uint32_t)end + 1, 5);
    bool ok = line.len == 5 && line.s[0] == '%';
    for (uint32_t i = 1; ok && i < 5; i++)
        ok = (unsigned char)line.s[i] > 127;
    return ok || rule_fault(pdf, "the second line is no comment of bytes over 127");
}

static bool spoil_binary_mark(struct opened *pdf, struct buf *file)
{
    (void)pdf;
    if (file->len < 14)
        return false;
    memcpy(file->bytes + 10, "text", 4);
    return true;
}

static bool ends_at_mark(struct opened *pdf)
{
    struct str end = str_sub(pdf->bytes, pdf->bytes.len - 6, 6);
    return str_eqz(end, "%%EOF\n") || rule_fault(pdf, "bytes follow the end-of-file marker");
}

static bool spoil_end(struct opened *pdf, struct buf *file)
{
    (void)pdf;
    buf_puts(file, "\nmore\n");
    return true;
}

/* --- trailer */

/* The half of the ID; its length 0 when it is no string. */
static struct str id_half(struct opened *pdf, int half)
{
    qpdf_oh id = archive_key(pdf, qpdf_get_trailer(pdf->qpdf), "/ID");
    if (archive_count(pdf, id) != 2 || !qpdf_oh_is_string(pdf->qpdf, archive_item(pdf, id, half)))
        return STR("");
    size_t n = 0;
    const char *bytes = qpdf_oh_get_binary_string_value(pdf->qpdf, archive_item(pdf, id, half), &n);
    return str_dup(pdf->arena, (struct str){bytes, (uint32_t)n});
}

static bool has_id(struct opened *pdf)
{
    if (id_half(pdf, 0).len >= 16 && id_half(pdf, 1).len >= 16)
        return true;
    return rule_fault(pdf, "the trailer has no ID of two strings of 16 bytes");
}

static bool spoil_id(struct opened *pdf, struct buf *file)
{
    (void)pdf;
    return archive_edit(file, 0, "/ID ", "/IX ");
}

static bool is_first_writing(struct opened *pdf)
{
    return str_eq(id_half(pdf, 0), id_half(pdf, 1)) || rule_fault(pdf, "the two halves of the ID differ");
}

static bool spoil_second_id(struct opened *pdf, struct buf *file)
{
    (void)pdf;
    int64_t at = str_find((struct str){file->bytes, (uint32_t)file->len}, "/ID ", 0);
    char *digit = at < 0 ? NULL : memchr(file->bytes + at, '>', file->len - (size_t)at);
    if (!digit)
        return false;
    digit[-1] = digit[-1] == '0' ? '1' : '0';
    return true;
}

static bool is_plain(struct opened *pdf)
{
    if (!archive_has(pdf, qpdf_get_trailer(pdf->qpdf), "/Encrypt") && !qpdf_is_encrypted(pdf->qpdf))
        return true;
    return rule_fault(pdf, "the file is encrypted");
}

static bool spoil_plain(struct opened *pdf, struct buf *file)
{
    assert_int_equal(qpdf_init_write_memory(pdf->qpdf), QPDF_SUCCESS);
    qpdf_set_static_ID(pdf->qpdf, QPDF_TRUE);
    qpdf_set_r3_encryption_parameters_insecure(pdf->qpdf, "", "owner", QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                               QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full);
    assert_int_equal(qpdf_write(pdf->qpdf), QPDF_SUCCESS);
    buf_clear(file);
    buf_put(file, qpdf_get_buffer(pdf->qpdf), qpdf_get_buffer_length(pdf->qpdf));
    return true;
}

enum { MOST_OBJECTS = 8388607 };

static bool has_few_objects(struct opened *pdf)
{
    int64_t size = archive_integer(pdf, archive_key(pdf, qpdf_get_trailer(pdf->qpdf), "/Size"), -1);
    if (size >= 0 && size - 1 <= MOST_OBJECTS)
        return true;
    return rule_fault(pdf, "the file says that it has %lld objects", (long long)size);
}

/* An update of the file: an object with a number that is too high, its table and a trailer. */
static bool spoil_few_objects(struct opened *pdf, struct buf *file)
{
    struct str bytes = {file->bytes, (uint32_t)file->len};
    int64_t mark = str_find(bytes, "startxref\n", bytes.len - 40);
    if (mark < 0)
        return false;
    long before = strtol(file->bytes + mark + 10, NULL, 10);
    qpdf_oh trailer = qpdf_get_trailer(pdf->qpdf);
    struct str root = str_from(qpdf_oh_unparse(pdf->qpdf, archive_key(pdf, trailer, "/Root")));
    root = str_dup(pdf->arena, root);
    size_t object = file->len;
    buf_printf(file, "%d 0 obj\nnull\nendobj\n", MOST_OBJECTS + 1);
    size_t table = file->len;
    buf_printf(file,
               "xref\n%d 1\n%010zu 00000 n \ntrailer\n<</Size %d/Root " PRIstr
               "/Prev %ld>>\nstartxref\n%zu\n%%%%EOF\n",
               MOST_OBJECTS + 1, object, MOST_OBJECTS + 2, STR_ARG(root), before, table);
    return true;
}

/* --- the objects as they lie in the file */

struct file_object {
    uint32_t start; /* of its number */
    int number;
    struct str before; /* its value, or the stream's dictionary */
    bool is_stream;
    uint32_t data; /* where a stream's bytes begin */
    int64_t length;
    bool sound_frame;    /* "12 0 obj" and "endobj" stand on lines, with single blanks */
    bool sound_keywords; /* "stream" and "endstream" stand on lines */
    bool sound_length;   /* the bytes end where Length says */
};

static bool at_text(struct str file, int64_t at, const char *text)
{
    return at >= 0 && at <= file.len && str_starts(str_sub(file, (uint32_t)at, file.len), text);
}

static int64_t length_in(struct str dictionary)
{
    int64_t at = str_find(dictionary, "/Length ", 0);
    return at < 0 ? -1 : strtol(dictionary.s + at + 8, NULL, 10);
}

/* Returns where to look for the end of the object. */
static int64_t read_stream(struct str file, int64_t keyword, struct file_object *object)
{
    int64_t data = keyword + 6, end;
    bool crlf = at_text(file, data, "\r\n");
    object->sound_keywords = crlf || at_text(file, data, "\n");
    data += crlf ? 2 : 1;
    object->is_stream = true;
    object->data = (uint32_t)data;
    object->length = length_in(object->before);
    end = data + object->length;
    object->sound_length =
        object->length >= 0 && (at_text(file, end, "\nendstream") || at_text(file, end, "\r\nendstream"));
    if (!object->sound_length)
        end = str_find(file, "endstream", (uint32_t)(object->length > 0 && end < file.len ? end - 2 : data));
    else
        end = str_find(file, "endstream", (uint32_t)end);
    object->sound_keywords = object->sound_keywords && (file.s[end - 1] == '\n' || file.s[end - 1] == '\r');
    return end + 9;
}

static bool next_object(struct str file, uint32_t *at, struct file_object *object)
{
    while (*at < file.len && (isspace((unsigned char)file.s[*at]) || file.s[*at] == '%'))
        *at += file.s[*at] == '%' ? (uint32_t)strcspn(file.s + *at, "\n") : 1;
    if (*at >= file.len || !isdigit((unsigned char)file.s[*at]))
        return false;
    *object = (struct file_object){.start = *at, .sound_keywords = true, .sound_length = true};
    char head[40];
    object->number = (int)strtol(file.s + *at, NULL, 10);
    int n = snprintf(head, sizeof(head), "%d 0 obj\n", object->number);
    object->sound_frame = file.s[*at - 1] == '\n' && at_text(file, *at, head);
    int64_t value = str_find(file, "obj", *at), end = str_find(file, "endobj", *at),
            stream = str_find(file, "stream", *at);
    assert_true(n > 0 && value > 0 && end > 0);
    value += 3;
    bool is_stream = stream > 0 && stream < end;
    object->before = str_sub(file, (uint32_t)value, (uint32_t)((is_stream ? stream : end) - value));
    if (is_stream)
        end = str_find(file, "endobj", (uint32_t)read_stream(file, stream, object));
    object->sound_frame = object->sound_frame && file.s[end - 1] == '\n' && at_text(file, end, "endobj\n");
    *at = (uint32_t)end + 6;
    return true;
}

/* Whether every object has the property at this offset of struct file_object. */
static bool all_sound(struct opened *pdf, size_t property, const char *what)
{
    struct file_object object;
    int n = 0;
    for (uint32_t at = 0; next_object(pdf->bytes, &at, &object); n++) {
        if (!*(const bool *)((const char *)&object + property))
            return rule_fault(pdf, "object %d: %s", object.number, what);
    }
    return n > 0 || rule_fault(pdf, "no object was found");
}

static bool has_sound_frames(struct opened *pdf)
{
    return all_sound(pdf, offsetof(struct file_object, sound_frame), "\"n 0 obj\" and \"endobj\" are not on lines");
}

static bool spoil_frames(struct opened *pdf, struct buf *file)
{
    (void)pdf;
    return archive_edit(file, 0, " 0 obj\n", " 0 obj ");
}

static bool has_sound_keywords(struct opened *pdf)
{
    return all_sound(pdf, offsetof(struct file_object, sound_keywords), "\"endstream\" is not on a line of its own");
}

static bool spoil_keywords(struct opened *pdf, struct buf *file)
{
    (void)pdf;
    return archive_edit(file, 0, "\nendstream\n", " endstream\n");
}

static bool has_sound_lengths(struct opened *pdf)
{
    return all_sound(pdf, offsetof(struct file_object, sound_length), "Length is not that of the stream");
}

/* One byte more: the line end before "endstream". Readers forgive that. */
static bool spoil_length(struct opened *pdf, struct buf *file)
{
    struct file_object object;
    for (uint32_t at = 0; next_object(pdf->bytes, &at, &object);) {
        if (!object.is_stream || object.length % 10 == 9)
            continue;
        char was[40], is[40];
        snprintf(was, sizeof(was), "/Length %lld", (long long)object.length);
        snprintf(is, sizeof(is), "/Length %lld", (long long)object.length + 1);
        return archive_edit(file, object.start, was, is);
    }
    return false;
}

/* --- hexadecimal strings, wherever they are written */

static bool are_hex_sound(struct opened *pdf, struct str text, const char *where)
{
    for (uint32_t at = 0;;) {
        struct token token = archive_token(text, &at);
        uint32_t digits = 0;
        if (token.kind == TOKEN_END)
            return true;
        for (uint32_t i = 1; token.kind == TOKEN_HEX && i + 1 < token.text.len; i++) {
            if (isxdigit((unsigned char)token.text.s[i]))
                digits++;
            else if (!isspace((unsigned char)token.text.s[i]))
                return rule_fault(pdf, "%s: what is no digit stands in " PRIstr, where, STR_ARG(token.text));
        }
        if (digits % 2)
            return rule_fault(pdf, "%s: an odd number of digits in " PRIstr, where, STR_ARG(token.text));
    }
}

static bool has_sound_hex(struct opened *pdf)
{
    struct file_object object;
    for (uint32_t at = 0; next_object(pdf->bytes, &at, &object);) {
        if (!are_hex_sound(pdf, object.before, "a dictionary"))
            return false;
        if (str_find(object.before, "/ObjStm", 0) > 0 &&
            !are_hex_sound(pdf, opened_stream(pdf, opened_object(pdf, object.number)), "an object stream"))
            return false;
    }
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        if (!are_hex_sound(pdf, pdf->pages.items[i].content, "a page's content"))
            return false;
    }
    return true;
}

static bool spoil_hex_digits(struct opened *pdf)
{
    return archive_prepend(pdf, "/Artifact <</Spoilt <04g1>>> BDC EMC");
}

static bool spoil_hex_count(struct opened *pdf)
{
    return archive_prepend(pdf, "/Artifact <</Spoilt <041>>> BDC EMC");
}

/* --- */

static const struct rule rules[] = {
    {"2a 6.1.2-1, UA-1 6.1", "the file begins with %PDF-1.7 and a line end", has_header, NULL, spoil_header},
    {"2a 6.1.2-2", "a comment of at least four bytes over 127 follows", has_binary_mark, NULL, spoil_binary_mark},
    {"2a 6.1.3-1", "the trailer has an ID of two strings", has_id, NULL, spoil_id},
    {"32000-1 14.4", "a file that was never changed has two equal halves in its ID", is_first_writing, NULL,
     spoil_second_id},
    {"2a 6.1.3-2, UA-1 7.16", "nothing is encrypted", is_plain, NULL, spoil_plain},
    {"2a 6.1.3-3", "nothing follows the end-of-file marker", ends_at_mark, NULL, spoil_end},
    {"2a 6.1.6-1", "a hexadecimal string has an even number of digits", has_sound_hex, spoil_hex_count, NULL},
    {"2a 6.1.6-2", "a hexadecimal string holds digits only", has_sound_hex, spoil_hex_digits, NULL},
    {"2a 6.1.7.1-1", "Length is the number of bytes in the stream", has_sound_lengths, NULL, spoil_length},
    {"2a 6.1.7.1-2", "the words stream and endstream stand at line ends", has_sound_keywords, NULL, spoil_keywords},
    {"2a 6.1.9-1", "objects begin and end on lines of their own, with single blanks", has_sound_frames, NULL,
     spoil_frames},
    {"2a 6.1.13-7", "there are at most 8,388,607 indirect objects", has_few_objects, NULL, spoil_few_objects},
};

const struct rule_set rules_file = RULE_SET(rules);
