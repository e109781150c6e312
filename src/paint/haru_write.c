#include "paint/haru_write_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sys.h"
#include "base/utf8.h"

enum {
    PACKED = 200,           /* objects in an object stream */
    PACK_BYTES = 48 * 1024, /* or bytes */
    FLUSH = 64 * 1024,
    MOST_PRESSING = 16 * 1024 * 1024, /* bytes in the press, but for the last stream */
    MAX_STRING = 32767,               /* bytes; PDF/A-2, 6.1.13 */
    MAX_ID = 8388607,                 /* the same */
    XREF_GROWTH = 1024,
};

enum place_kind { PLACE_FREE, PLACE_FILE, PLACE_PACK };
#define PLACE_BITS 2
#define INDEX_BITS 16

static void *take_memory(HPDF_UINT size)
{
    return sys_malloc(size);
}

/* Errors are asked for, once a page. */
static void HPDF_STDCALL keep_quiet(HPDF_STATUS code, HPDF_STATUS detail, void *user)
{
    HPDF_UNUSED(code);
    HPDF_UNUSED(detail);
    HPDF_UNUSED(user);
}

static HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    struct haru *haru = stream->attr;

    buf_put(haru->target, bytes, n);
    return HPDF_OK;
}

void haru_fail(struct haru *haru, struct str error)
{
    if (haru->error.len == 0)
        haru->error = error;
}

bool haru_failed(struct haru *haru)
{
    HPDF_STATUS code = haru->pdf != NULL ? HPDF_GetError(haru->pdf) : HPDF_OK;

    if (code != HPDF_OK)
        haru_fail(haru, str_printf(haru->arena, "the PDF library refused an object (libharu error 0x%04lX, %lu)",
                                   (unsigned long)code, (unsigned long)HPDF_GetErrorDetail(haru->pdf)));
    return haru->error.len > 0;
}

bool haru_open(struct haru *haru, struct arena *arena, struct outfile *out)
{
    *haru = (struct haru){.arena = arena, .out = out, .hash = {0xcbf29ce484222325u, 0x9ae16a3b2f90404fu}};
    haru->press = press_open();
    haru->pdf = HPDF_NewEx(keep_quiet, take_memory, free, 0, NULL);
    if (haru->pdf == NULL) {
        haru_fail(haru, STR("the PDF library did not start"));
        return false;
    }
    haru->memory = haru->pdf->mmgr;
    haru->stream = HPDF_CallbackWriter_New(haru->memory, append_bytes, haru);
    haru_puts(&haru->file, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    return !haru_failed(haru);
}

void haru_close(struct haru *haru)
{
    struct press_job *job;

    while ((job = press_oldest(haru->press, true)) != NULL) { /* after an error */
        HPDF_Dict_Free(job->label);
        press_release(haru->press);
    }
    press_close(haru->press);
    if (haru->stream != NULL)
        HPDF_Stream_Free(haru->stream);
    if (haru->pdf != NULL)
        HPDF_Free(haru->pdf);
    free(haru->places);
    buf_free(&haru->file);
    buf_free(&haru->pack);
    buf_free(&haru->index);
    buf_free(&haru->scratch);
}

/* --- ids */

static void keep_place(struct haru *haru, uint32_t id, uint64_t place)
{
    if (id >= haru->nplaces) {
        uint32_t n = haru->nplaces < 1024 ? 1024 : haru->nplaces;

        while (n <= id)
            n *= 2;
        haru->places = sys_realloc(haru->places, sizeof(*haru->places) * n);
        memset(haru->places + haru->nplaces, 0, sizeof(*haru->places) * (n - haru->nplaces));
        haru->nplaces = n;
    }
    haru->places[id] = place;
}

uint32_t haru_id_of(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_id & 0x00ffffffu;
}

/* Whether `n` ids from `first` on are to be had. */
static bool has_ids(struct haru *haru, uint32_t first, uint32_t n)
{
    bool enough = first <= MAX_ID && n <= MAX_ID - first;

    if (!enough)
        haru_fail(haru, STR("the document needs more than 8,388,607 PDF objects; split it into several reports"));
    return enough;
}

uint32_t haru_new_ids(struct haru *haru, uint32_t n)
{
    uint32_t first = haru->next_id;

    if (has_ids(haru, first, n))
        haru->next_id += n;
    return first;
}

uint32_t haru_new_id(struct haru *haru)
{
    HPDF_List entries = haru->pdf->xref->entries;
    HPDF_Null object;

    if (haru->next_id > 0)
        return haru_new_ids(haru, 1);
    /* libharu's lists grow by a constant: doubling keeps the whole linear. */
    entries->items_per_block = entries->count > XREF_GROWTH ? entries->count : XREF_GROWTH;
    if (!has_ids(haru, entries->count, 1))
        return 0;
    object = HPDF_Null_New(haru->memory);
    if (object == NULL || HPDF_Xref_Add(haru->pdf->xref, object) != HPDF_OK)
        return 0;
    return haru_id_of(object);
}

void haru_plain_ids(struct haru *haru)
{
    if (haru->next_id == 0)
        haru->next_id = haru->pdf->xref->entries->count;
}

void *haru_ref(struct haru *haru, uint32_t id)
{
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(haru->pdf->xref, id);

    return entry != NULL ? entry->obj : NULL;
}

/* --- bytes */

/* Little-endian on every machine; compilers make one load of it. */
static uint64_t load_word(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;

    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
           (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* Two multiplicative hashes in the manner of FNV-1a, eight bytes at a time; the last ones are filled up with zeros.
 */
static void hash_bytes(uint64_t hash[2], const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i += 8) {
        char last[8] = {0};
        uint64_t word;

        if (n - i < 8)
            memcpy(last, bytes + i, n - i);
        word = load_word(n - i < 8 ? last : bytes + i);
        hash[0] = (hash[0] ^ word) * 0x100000001b3u;
        hash[0] ^= hash[0] >> 32;
        hash[1] = (hash[1] ^ word) * 0x9e3779b97f4a7c15u;
        hash[1] ^= hash[1] >> 29;
    }
}

static void write_bytes(struct haru *haru, const char *bytes, size_t n)
{
    hash_bytes(haru->hash, bytes, n);
    if (!file_write(haru->out, bytes, n))
        haru_fail(haru, STR("the file could not be written"));
    haru->written += n;
}

static void flush_file(struct haru *haru)
{
    write_bytes(haru, haru->file.bytes, haru->file.len);
    buf_clear(&haru->file);
}

static void begin_in_file(struct haru *haru, uint32_t id)
{
    if (haru->file.len >= FLUSH)
        flush_file(haru);
    keep_place(haru, id, (haru->written + haru->file.len) << PLACE_BITS | PLACE_FILE);
    buf_put_int(&haru->file, id);
    haru_puts(&haru->file, " 0 obj\n");
}

static void put_value(struct haru *haru, struct buf *out, void *object)
{
    haru->target = out;
    if (object == NULL || HPDF_Obj_WriteValue(object, haru->stream, NULL) != HPDF_OK)
        haru_fail(haru, STR("the PDF library could not write an object"));
}

/* The dictionary receives Length and is freed. */
static void put_stream(struct haru *haru, uint32_t id, HPDF_Dict dict, const void *bytes, size_t n)
{
    if (n > INT32_MAX) {
        haru_fail(haru, STR("a page or a picture is too large"));
        n = 0;
    }
    HPDF_Dict_AddNumber(dict, "Length", (HPDF_INT32)n);
    begin_in_file(haru, id);
    put_value(haru, &haru->file, dict);
    HPDF_Dict_Free(dict);
    haru_puts(&haru->file, "\nstream\n");
    if (n >= FLUSH) { /* spares a copy */
        flush_file(haru);
        write_bytes(haru, bytes, n);
    } else {
        buf_put(&haru->file, bytes, n);
    }
    haru_puts(&haru->file, "\nendstream\nendobj\n");
}

/* Writes the oldest stream in the press; false: there is none, or it is not ready and may wait. */
static bool put_pressed(struct haru *haru, bool wait)
{
    struct press_job *job = press_oldest(haru->press, wait);

    if (job == NULL)
        return false;
    if (job->failed)
        haru_fail(haru, STR("compression failed"));
    put_stream(haru, job->id, job->label, job->packed.bytes, job->packed.len);
    haru->pressing -= job->raw.len;
    press_release(haru->press);
    return true;
}

static void put_all_pressed(struct haru *haru)
{
    while (put_pressed(haru, true))
        continue;
}

struct buf *haru_begin_stream(struct haru *haru, uint32_t id, HPDF_Dict dict)
{
    struct press_job *job;

    HPDF_Dict_AddName(dict, "Filter", "FlateDecode");
    /* Ends: what is waited for leaves the press. */
    while (put_pressed(haru, press_is_full(haru->press) || haru->pressing > MOST_PRESSING))
        continue;
    job = press_next(haru->press);
    job->id = id;
    job->label = dict;
    return &job->raw;
}

void haru_end_stream(struct haru *haru)
{
    struct press_job *job = press_current(haru->press);

    if (job->raw.len > PRESS_MOST) {
        haru_fail(haru, STR("a page or a picture is too large"));
        buf_clear(&job->raw);
    }
    haru->pressing += job->raw.len;
    press_submit(haru->press);
}

void haru_put_stream(struct haru *haru, uint32_t id, HPDF_Dict dict, const void *bytes, size_t n, bool compress)
{
    if (compress) {
        buf_put(haru_begin_stream(haru, id, dict), bytes, n);
        haru_end_stream(haru);
        return;
    }
    put_all_pressed(haru);
    put_stream(haru, id, dict, bytes, n);
}

/* --- object streams */

static void flush_pack(struct haru *haru)
{
    HPDF_Dict dict;
    size_t first = haru->index.len;

    if (haru->npacked == 0)
        return;
    dict = haru_dict(haru);
    HPDF_Dict_AddName(dict, "Type", "ObjStm");
    HPDF_Dict_AddNumber(dict, "N", (HPDF_INT32)haru->npacked);
    HPDF_Dict_AddNumber(dict, "First", (HPDF_INT32)first);
    buf_put(&haru->index, haru->pack.bytes, haru->pack.len);
    haru_put_stream(haru, haru->pack_id, dict, haru->index.bytes, haru->index.len, true);
    buf_clear(&haru->pack);
    buf_clear(&haru->index);
    haru->npacked = 0;
    haru->pack_id = 0;
}

struct buf *haru_begin(struct haru *haru, uint32_t id)
{
    if (haru->pack_id == 0)
        haru->pack_id = haru_new_id(haru);
    keep_place(haru, id, ((uint64_t)haru->pack_id << INDEX_BITS | haru->npacked) << PLACE_BITS | PLACE_PACK);
    buf_put_int(&haru->index, id);
    buf_putc(&haru->index, ' ');
    buf_put_int(&haru->index, (int64_t)haru->pack.len);
    buf_putc(&haru->index, ' ');
    haru->npacked++;
    return &haru->pack;
}

void haru_end(struct haru *haru)
{
    buf_putc(&haru->pack, '\n');
    if (haru->npacked == PACKED || haru->pack.len > PACK_BYTES)
        flush_pack(haru);
}

void haru_put(struct haru *haru, uint32_t id, void *object)
{
    put_value(haru, haru_begin(haru, id), object);
    haru_end(haru);
    HPDF_Obj_ForceFree(haru->memory, object);
}

void haru_put_owned(struct haru *haru, void *object)
{
    put_value(haru, haru_begin(haru, haru_id_of(object)), object);
    haru_end(haru);
}

/* --- values */

HPDF_Dict haru_dict(struct haru *haru)
{
    return HPDF_Dict_New(haru->memory);
}

HPDF_Array haru_array(struct haru *haru)
{
    return HPDF_Array_New(haru->memory);
}

HPDF_Array haru_box(struct haru *haru, int32_t left, int32_t bottom, int32_t right, int32_t top)
{
    const int32_t numbers[4] = {left, bottom, right, top};
    HPDF_Array array = haru_array(haru);

    for (int i = 0; i < 4; i++) {
        if (numbers[i] % 1000 == 0)
            HPDF_Array_AddNumber(array, numbers[i] / 1000);
        else
            HPDF_Array_AddReal(array, (HPDF_REAL)numbers[i] / 1000.0f);
    }
    return array;
}

static bool is_plain(struct str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (text.s[i] < 0x20 || text.s[i] == 0x7f || (unsigned char)text.s[i] > 0x7f)
            return false;
    return true;
}

static void put_unit(struct buf *out, uint32_t unit)
{
    buf_putc(out, (char)(unit >> 8));
    buf_putc(out, (char)(unit & 0xff));
}

static void put_utf16(struct buf *out, struct str text)
{
    put_unit(out, 0xfeff);
    for (uint32_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);

        if (c > 0xffff) {
            put_unit(out, 0xd800 + ((c - 0x10000) >> 10));
            put_unit(out, 0xdc00 + ((c - 0x10000) & 0x3ff));
        } else {
            put_unit(out, c);
        }
    }
}

static void refuse_text(struct haru *haru, struct str text)
{
    uint32_t n = 40;

    while (n > 0 && ((unsigned char)text.s[n] & 0xc0) == 0x80) /* within a character */
        n--;
    haru_fail(haru,
              str_printf(haru->arena,
                         "a title, link or replacement text is too long for a PDF (at most 32,767 bytes): “%.*s…”",
                         (int)n, text.s));
}

/* The string's bytes as PDF keeps them. */
static struct str encode_text(struct haru *haru, struct str text)
{
    struct buf *out = &haru->scratch;

    buf_clear(out);
    if (is_plain(text))
        buf_put_str(out, text);
    else
        put_utf16(out, text);
    if (out->len > MAX_STRING) {
        refuse_text(haru, text);
        buf_clear(out);
    }
    return (struct str){out->bytes, (uint32_t)out->len};
}

static void put_string(struct buf *out, struct str bytes)
{
    buf_putc(out, '(');
    for (uint32_t i = 0; i < bytes.len; i++) {
        char c = bytes.s[i];

        if (c == '\r') {
            haru_puts(out, "\\r");
            continue;
        }
        if (c == '(' || c == ')' || c == '\\')
            buf_putc(out, '\\');
        buf_putc(out, c);
    }
    buf_putc(out, ')');
}

void haru_put_text(struct haru *haru, struct buf *out, struct str utf8)
{
    put_string(out, encode_text(haru, utf8));
}

void *haru_bytes(struct haru *haru, struct str bytes)
{
    if (bytes.len > MAX_STRING) {
        haru_fail(haru, STR("an address is longer than 32,767 bytes"));
        bytes.len = 0;
    }
    buf_clear(&haru->scratch);
    buf_put_str(&haru->scratch, bytes);
    buf_putc(&haru->scratch, '\0');
    return HPDF_Binary_New(haru->memory, (HPDF_BYTE *)haru->scratch.bytes, bytes.len);
}

void *haru_text(struct haru *haru, struct str utf8)
{
    bool plain = is_plain(utf8);
    struct str bytes = encode_text(haru, utf8);

    buf_putc(&haru->scratch, '\0');
    if (plain)
        return HPDF_String_New(haru->memory, haru->scratch.bytes, NULL);
    return HPDF_Binary_New(haru->memory, (HPDF_BYTE *)haru->scratch.bytes, bytes.len);
}

/* --- the end */

static void put_big_endian(struct buf *out, uint64_t value, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--)
        buf_putc(out, (char)(value >> (8 * i) & 0xff));
}

/* Rows of the cross-reference stream: 1 byte kind, 5 bytes offset or stream id, 2 bytes index. */
static void put_places(const struct haru *haru, struct buf *out, uint32_t n)
{
    for (uint32_t id = 0; id < n; id++) {
        uint64_t place = id < haru->nplaces ? haru->places[id] : 0;
        uint64_t value = place >> PLACE_BITS;
        unsigned kind = place & 3;

        buf_putc(out, (char)kind);
        if (kind == PLACE_PACK) {
            put_big_endian(out, value >> INDEX_BITS, 5);
            put_big_endian(out, value & 0xffff, 2);
        } else {
            put_big_endian(out, value, 5);
            put_big_endian(out, id == 0 ? 0xffff : 0, 2);
        }
    }
}

static HPDF_Array document_id(struct haru *haru)
{
    HPDF_Array array = haru_array(haru);

    buf_clear(&haru->scratch);
    put_big_endian(&haru->scratch, haru->hash[0], 8);
    put_big_endian(&haru->scratch, haru->hash[1], 8);
    for (int i = 0; i < 2; i++)
        HPDF_Array_Add(array, HPDF_Binary_New(haru->memory, (HPDF_BYTE *)haru->scratch.bytes, 16));
    return array;
}

void haru_finish(struct haru *haru, uint32_t root, uint32_t info)
{
    struct buf rows = {0};
    HPDF_Dict dict = haru_dict(haru);
    HPDF_Array widths = haru_array(haru);
    uint32_t id;
    uint64_t start;

    flush_pack(haru);
    put_all_pressed(haru);
    haru_plain_ids(haru);
    id = haru_new_ids(haru, 1);
    flush_file(haru);
    start = haru->written;
    keep_place(haru, id, start << PLACE_BITS | PLACE_FILE);
    put_places(haru, &rows, id + 1);
    HPDF_Dict_AddName(dict, "Type", "XRef");
    HPDF_Dict_AddNumber(dict, "Size", (HPDF_INT32)(id + 1));
    HPDF_Array_AddNumber(widths, 1);
    HPDF_Array_AddNumber(widths, 5);
    HPDF_Array_AddNumber(widths, 2);
    HPDF_Dict_Add(dict, "W", widths);
    HPDF_Dict_Add(dict, "Root", haru_ref(haru, root));
    HPDF_Dict_Add(dict, "Info", haru_ref(haru, info));
    HPDF_Dict_Add(dict, "ID", document_id(haru));
    haru_put_stream(haru, id, dict, rows.bytes, rows.len, true);
    put_all_pressed(haru);
    haru_puts(&haru->file, "startxref\n");
    buf_put_int(&haru->file, (int64_t)start);
    haru_puts(&haru->file, "\n%%EOF\n");
    flush_file(haru);
    buf_free(&rows);
}
