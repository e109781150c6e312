/* Markdown text, parsed: a flat list of blocks, each a flat list of runs. Parsed by md4c (CommonMark) in check. */
#ifndef CHECK_RICH_H
#define CHECK_RICH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "load/doc.h"

struct reader;
struct exemption;

enum run_kind {
    RUN_TEXT,
    RUN_BREAK, /* a hard line break */
    RUN_NOTE,  /* [^id]: text is the id */
    RUN_REF, /* [[id]] or [[id|words]]: a section, table, indicator, activity ...; `target` is the id, text the words
                or empty. [[page:id]]: the number of the page on which that stands */
    RUN_SYMBOL,   /* {better}: the symbol of a status of the layout; text is its name */
    RUN_WITHHELD, /* words that this copy leaves out: `text` is what the layout says in their place, once it is known
                   */
    RUN_NAME,     /* {#name} at the end of a paragraph: what references call it; nothing is printed */
};

enum run_flag { RUN_BOLD = 1, RUN_ITALIC = 2, RUN_SUPER = 4, RUN_SUB = 8 };

/* Details that few runs have; shared by neighbouring runs of one link or phrase (same pointer: same link). */
struct run_extra {
    struct str url;    /* RUN_TEXT inside a link; else empty */
    struct str lang;   /* a phrase in another language: [Cymru]{lang=cy}; else empty */
    struct str target; /* RUN_REF */
    bool page;         /* RUN_REF: the number of its page is printed */
};

struct run {
    struct str text;               /* entities decoded, soft line ends turned into one space */
    uint32_t offset;               /* of the run in the node's text, for marks */
    uint8_t kind;                  /* enum run_kind */
    uint8_t flags;                 /* enum run_flag */
    uint16_t known;                /* RUN_NAME: it stands where references can lead to */
    const struct run_extra *extra; /* NULL for nearly all */
};

enum rich_block_kind { RICH_PARA, RICH_ITEM };
enum rich_marker { MARKER_BULLET, MARKER_DECIMAL, MARKER_ALPHA, MARKER_ROMAN };

struct rich_block {
    uint8_t kind;    /* RICH_ITEM: the paragraph that bears the item's marker; further paragraphs of an item are
                        RICH_PARA with its level */
    uint8_t level;   /* depth of the list it is in; 0: none */
    uint8_t marker;  /* enum rich_marker of its list */
    uint8_t first;   /* of its list */
    uint32_t number; /* of the item */
    uint32_t nruns;
    struct run *runs;
};

struct rich {
    const struct node *node; /* the scalar it was written in */
    struct rich_block *blocks;
    uint32_t nblocks;
    const struct exemption *exempt; /* written `{ text: ..., exempt: 3 }`; NULL: public. In a copy that withholds it,
                                       its only run is RUN_WITHHELD */
};

/* Parses a scalar. Reports what reports cannot contain (headings, HTML, images, code, quotations, unclosed marks)
 * with its place. With `lines`, only inline marks have meaning and each line is kept. Never NULL. Source: CommonMark
 * 0.30 by md4c; [^id], ^super^, ~sub~, [[ref]], {symbol}, {#name} and
 * [words]{lang=cy} are ours. */
struct rich *rich_parse(struct reader *reader, const struct node *node, bool lines);
/* Words as one paragraph of one run, without marks. `node` is the scalar that stands for them in messages. */
struct rich *rich_of_words(struct arena *arena, const struct node *node, struct str text);
/* The words alone, without marks of any kind: for bookmarks, metadata, messages. */
struct str rich_plain(struct arena *arena, const struct rich *rich);
/* The same, but references without words of their own (RUN_REF) say what `said` tells of them. */
struct str rich_said(struct arena *arena, const struct rich *rich,
                     struct str (*said)(void *user, const struct run *ref), void *user);
/* Whether this copy withholds the text: its only run is RUN_WITHHELD. */
bool rich_withheld(const struct rich *rich);
/* Whether two texts print the same and lead to the same places. */
bool rich_same(const struct rich *a, const struct rich *b);
/* The symbol's run that an item of a bulleted list begins with, which is its bullet; NULL: it begins otherwise. */
const struct run *rich_bullet(const struct rich_block *block);
/* Whether the block's words end with a colon, and so introduce what follows. */
bool rich_introduces(const struct rich_block *block);
/* True when there is nothing to print. NULL is empty. */
bool rich_empty(const struct rich *rich);

/* The English name of a language by its code ("Welsh" of cy or cy-GB), as far as councils' reports use it; else
 * empty. */
struct str rich_language_name(struct str tag);

#endif
