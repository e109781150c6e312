/* Private to text: the state that its files share. */
#ifndef TEXT_STATE_INT_H
#define TEXT_STATE_INT_H

#include <hb.h>

#include "base/map.h"
#include "check/schema.h"
#include "text/cids_int.h"
#include "text/table_int.h"
#include "text/text.h"

enum variant { VARIANT_REGULAR, VARIANT_BOLD, VARIANT_ITALIC, VARIANT_BOLD_ITALIC, VARIANT__COUNT };

/* A family of fonts/families.yaml. */
struct family {
    const struct node *node, *name;
    const struct node *files[VARIANT__COUNT]; /* by enum variant: file names; NULL: the family has none */
    const struct node *package;               /* Debian package to install */
    struct texts folders;                     /* sub-folders of the font folders, tried before searching */
    uint8_t italic_optional;                  /* italics may be missing from the machine: the upright is taken */
    struct font *fonts[VARIANT__COUNT];       /* NULL: not tried, or cannot be had */
    bool tried[VARIANT__COUNT];
};

/* Characters below this are looked up once in each font: the Latin alphabets. */
#define FONT_KNOWN 0x180u

/* An open font file. */
struct font {
    struct text_face face;
    hb_face_t *hb_face;
    hb_font_t *hb_font;
    hb_blob_t *subset; /* bytes handed out by text_subset, or NULL */
    struct cids cids;
    uint8_t known[FONT_KNOWN]; /* whether it has the character: 0: not asked, 1: no, 2: yes */
    hb_shape_plan_t *plan;     /* of the words last shaped, with its script and language */
    hb_segment_properties_t plan_for;
    struct numbers *numbers;               /* NULL: no number was laid yet */
    int32_t index;                         /* among the faces in use; -1: no word uses it yet */
    uint32_t space_gid, hyphen_gid;        /* hyphen_gid 0: the font has no hyphen */
    int32_t space_advance, hyphen_advance; /* font units */
    word_id hyphen;                        /* TEXT_NO_WORD until asked for */
};

struct lang {
    struct str tag; /* BCP 47 as written, NUL-terminated */
    hb_language_t hb;
};

/* One font of a set; opened when it is first needed. */
struct candidate {
    struct family *family;
    const struct node *asked; /* where the layout names the family */
    struct font *font;        /* NULL: not tried, or cannot be had */
    uint8_t variant;          /* enum variant */
    bool tried;
};

/* What sets the words of one family, weight, slope and language: fonts in the order in which they are tried. */
struct fontset {
    const struct node *family;
    bool bold, italic;
    uint8_t lang;  /* index into text->langs */
    bool complete; /* the candidates after the first are known */
    uint32_t key;  /* index in text->sets */
    struct candidate *items;
    uint32_t n;
    struct font *first; /* the first that could be opened; NULL: none */
};

/* A stretch between white spaces as it was cut when first met; every later occurrence costs one look-up. */
struct part {
    word_id word, joint;
    uint32_t offset; /* in the chunk's bytes */
    int32_t advance; /* of the word, font units */
    int32_t upem;
    uint8_t after; /* enum text_break; of the last part: BREAK_NONE */
};
struct chunk {
    struct str text;
    uint32_t key;                /* fontset key * 2 + (1: not to be broken) */
    uint32_t n;                  /* parts */
    uint32_t first;              /* of text->parts, when there are several */
    int32_t space_advance, upem; /* of the last part's face */
    bool missing;                /* some character is in no font */
    bool address;                /* a web or mail address */
    struct part only;            /* when there is one: nearly always */
};

#define NO_FACE UINT16_MAX
/* text_word.flags above this bit: the language the word was shaped in. */
#define WORD_LANG_SHIFT 8
#define WORD_BLOCK 1024u

struct hyphens;
struct places;

struct text {
    struct arena *arena;
    struct loader *loader;
    struct diags *diags;
    const struct style *style;
    struct str data;
    hb_buffer_t *buffer;
    hb_draw_funcs_t *draw; /* of text_outline; NULL: not asked for yet */

    struct map families; /* name -> struct family */
    struct map paths;    /* path -> struct font, all that were opened */
    struct map unusable; /* path -> itself: files that were refused, reported once */
    struct map reported; /* character and place -> itself */
    struct places *places;
    struct hyphens *hyphens;

    VEC(struct font *) fonts; /* all that were opened */
    VEC(struct font *) faces; /* in use, by text_word.face */
    VEC(struct fontset *) sets;
    VEC(struct lang) langs; /* at most 255; 0 is the document's */
    struct fontset *last_set;

    struct text_word **blocks; /* WORD_BLOCK words each: words stay where they are */
    uint32_t nwords, cap_blocks;
    struct table words;

    struct chunk *chunks;
    uint32_t nchunks, cap_chunks;
    struct part *parts;
    uint32_t nparts, cap_parts;
    struct table chunk_table;

    char *breaks; /* one byte per byte of a chunk, reused */
    uint32_t cap_breaks;
    uint64_t *pairs; /* remembered answers of the line breaking rules, see breaks.c */
};

static inline struct text_word *word_at(const struct text *text, word_id word)
{
    return &text->blocks[word / WORD_BLOCK][word % WORD_BLOCK];
}

#endif
