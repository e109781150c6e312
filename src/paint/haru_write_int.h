/* The PDF file as it grows: objects are written as soon as they are finished, so that a document's pages never lie in
 * memory together. libharu gives ids and holds and serialises objects; what is numerous or large is formatted here.
 * All but streams goes into compressed object streams (PDF 1.5), found through a cross-reference stream.
 * Private to paint. */
#ifndef PAINT_HARU_WRITE_INT_H
#define PAINT_HARU_WRITE_INT_H

#include <hpdf.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "paint/press_int.h"

struct arena;

struct haru {
    struct arena *arena; /* for error messages */
    struct outfile *out;
    HPDF_Doc pdf;
    HPDF_MMgr memory;
    HPDF_Stream stream; /* appends to *target */
    struct buf *target;
    struct buf file;  /* bytes that were not yet given to `out` */
    uint64_t written; /* bytes before them */
    uint64_t hash[2]; /* of those */
    struct buf pack;  /* bodies of the objects that wait for the next object stream */
    struct buf index; /* their ids and offsets, as text */
    uint32_t npacked; /* how many */
    uint32_t pack_id; /* id of that stream; 0: none is open */
    uint64_t *places; /* by id: where the object is; 0: nowhere */
    uint32_t nplaces;
    uint32_t next_id;    /* of plain ids; 0: libharu still gives ids */
    struct press *press; /* streams on their way into the file */
    size_t pressing;     /* their bytes */
    struct buf scratch;
    struct str error; /* the first one; empty: none */
};

/* Starts a document: header, id generator. False: haru->error says why. haru_close in any case. */
bool haru_open(struct haru *haru, struct arena *arena, struct outfile *out);
void haru_close(struct haru *haru);
/* True once anything has failed, here, in libharu or in the file; haru->error then says what. */
bool haru_failed(struct haru *haru);
/* Records an error, unless there is one already. */
void haru_fail(struct haru *haru, struct str error);

/* A new object id. Before haru_plain_ids it is known to libharu and has a haru_ref. */
uint32_t haru_new_id(struct haru *haru);
/* `n` new ids in a row; returns the first. Only after haru_plain_ids. */
uint32_t haru_new_ids(struct haru *haru, uint32_t n);
/* From here on ids are plain numbers: no libharu object may be referred to any more than now exists. */
void haru_plain_ids(struct haru *haru);
/* Something to add to dictionaries and arrays that is written as a reference to the object. */
void *haru_ref(struct haru *haru, uint32_t id);
/* The id of an object that libharu made itself. */
uint32_t haru_id_of(const void *object);

/* Writes a finished libharu object under the id and frees it. */
void haru_put(struct haru *haru, uint32_t id, void *object);
/* The same for an object that libharu owns: it is not freed. */
void haru_put_owned(struct haru *haru, void *object);
/* The buffer to which the value of object `id` is appended. */
struct buf *haru_begin(struct haru *haru, uint32_t id);
void haru_end(struct haru *haru);
/* The buffer to which the bytes of stream `id` are appended, before anything else is written; `dict` receives Length
 * and Filter and is freed. The stream is compressed and may reach the file later, but never out of order. */
struct buf *haru_begin_stream(struct haru *haru, uint32_t id, HPDF_Dict dict);
void haru_end_stream(struct haru *haru);
/* Writes a stream, compressed as above or as it is. */
void haru_put_stream(struct haru *haru, uint32_t id, HPDF_Dict dict, const void *bytes, size_t n, bool compress);

HPDF_Dict haru_dict(struct haru *haru);
HPDF_Array haru_array(struct haru *haru);
/* An array of the four numbers in 1/1000 units. */
HPDF_Array haru_box(struct haru *haru, int32_t left, int32_t bottom, int32_t right, int32_t top);
/* A text string object: as it stands when it is ASCII, else UTF-16BE. */
void *haru_text(struct haru *haru, struct str utf8);
/* The same, appended to out. */
void haru_put_text(struct haru *haru, struct buf *out, struct str utf8);
/* A string of bytes, such as an ID or an address. */
void *haru_bytes(struct haru *haru, struct str bytes);
/* As buf_puts; inlined, so that the length of a literal costs nothing. */
static inline void haru_puts(struct buf *out, const char *text)
{
    buf_put(out, text, strlen(text));
}

static inline void haru_put_ref(struct buf *out, uint32_t id)
{
    buf_put_int(out, id);
    haru_puts(out, " 0 R");
}

/* Ends the file: last objects, cross-reference stream with the document's ID made of everything before it. */
void haru_finish(struct haru *haru, uint32_t root, uint32_t info);

#endif
