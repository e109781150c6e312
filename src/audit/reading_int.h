/* The document as it is read aloud: what each node of the logical tree says, on which page, from which place in the
 * YAML. Private to audit. */
#ifndef AUDIT_READING_INT_H
#define AUDIT_READING_INT_H

#include "audit/audit.h"
#include "image/image.h"

/* Where something stands. */
struct spot {
    uint32_t page; /* index + 1; 0: on none */
    struct mark mark;
};

/* Bytes of `text` that a node says. */
struct utterance {
    size_t start;
    uint32_t len;
    uint32_t page; /* index + 1 */
    uint32_t next; /* index + 1 of the node's next utterance */
};

/* A picture that is an artifact. */
struct unread_picture {
    const struct image *image;
    uint32_t page; /* the first that it stands on */
    bool running;  /* in running heads or feet only */
};

/* Pictures are told apart by this, since two files in different folders may have one name. */
static inline struct str image_key(const struct image *image)
{
    return (struct str){(const char *)&image->index, (uint32_t)sizeof(image->index)};
}

/* A symbol that is read aloud. */
struct read_symbol {
    const struct status_style *status;
    struct str words;
    uint32_t count, page;
};

struct reading {
    const struct audit_job *job;
    struct buf text;
    VEC(struct utterance) utterances;
    uint32_t *first, *last; /* by a node's order: index + 1 of its utterances */
    uint32_t *pages;        /* by a node's order: index + 1 of that on which it begins */
    VEC(struct unread_picture *) unread;
    struct map unread_by_image;               /* by image_key */
    struct map symbols;                       /* by the status's id: struct read_symbol */
    struct mark looked_for;                   /* where the last search began */
    uint32_t found, found_line, found_column; /* how far in the file it came */
};

/* The text of a piece of the document, and where its parts stand. */
struct passage {
    struct buf text;
    VEC(struct part_spot {
        size_t offset;
        struct spot spot;
    })
    spots;
};

void reading_begin(struct reading *reading, const struct audit_job *job);
void reading_end(struct reading *reading);

/* The next node in document order, or NULL; `skip`: not those below it. */
const struct sem *reading_next(const struct sem *root, const struct sem *node, bool skip);
/* True for paragraphs, headings, cells, captions ...: what is read as a unit. */
bool reading_is_unit(const struct sem *sem);
/* Puts what the node says in place of what the passage held, with one space for each stretch of white space. Units
 * inside it are left out; with `whole` all but notes are read, a space between them. */
void reading_passage(const struct reading *reading, const struct sem *sem, bool whole, struct passage *passage);
/* The same as a string in the job's arena. */
struct str reading_text(const struct reading *reading, const struct sem *sem);
struct spot reading_spot(const struct reading *reading, const struct sem *sem);
/* Where the byte of the passage stands. */
struct spot passage_spot(const struct passage *passage, size_t offset);
/* A text that stands in one spot. */
void passage_set(const struct reading *reading, struct passage *passage, struct str text, struct spot spot);
void passage_free(struct passage *passage);
/* Appends the text with one space for each stretch of white space, and without what is not seen (soft hyphens,
 * joiners, marks of byte order) or must not be sent to a terminal (controls). */
void reading_put_plain(struct buf *out, struct str text);
/* The place of the word in the YAML at or soon after the mark, which is given back where it is not found. Questions
 * in the order of the document take linear time together. */
struct mark reading_place(struct reading *reading, struct mark mark, struct str word, bool anew);

#endif
