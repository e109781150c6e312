/* Private to compose: paragraphs. A paragraph is filled with pieces of text (paragraph.c), which are then broken into
 * lines of spans (lines.c). One paragraph is open at a time; its memory is used again for the next. */
#ifndef COMPOSE_PARAGRAPH_H
#define COMPOSE_PARAGRAPH_H

#include "compose/composer_int.h"
#include "compute/paragraphs.h"
#include "style/parts.h"

/* A text style with bold, italic or small (superscript) type: what text is asked for. */
struct look {
    struct text_style style;
    len_t ascent, descent;
};
#define LOOK_BOLD 1u
#define LOOK_ITALIC 2u
#define LOOK_SMALL 4u
#define LOOK__COUNT 8u

/* A note whose mark was met and whose text is still to be set. */
struct pending_note {
    uint32_t index;
    struct sem *sem;
    len_t width;
};

/* The numbers of the sections that are open, outermost first, and of the paragraph in them. */
struct numbering {
    uint32_t counts[10]; /* by level, from 1; deeper levels share the last */
    uint32_t level;
    uint32_t tables, tables_here;     /* numbered so far: of the document, of the section of the first level */
    uint32_t paragraph, subparagraph; /* 0: none */
    uint32_t letter;                  /* of the further paragraphs of an exempt part, which has one number: from 1 */
    uint8_t exempt;                   /* enum exempt_numbering */
    uint32_t exempt_tables, exempt_tables_here; /* those in exempt parts, which have a series of their own */
    uint32_t figures, exempt_figures;
    uint32_t outermost;            /* index in boxes->sections of the section of the first level */
    uint32_t appendix, appendices; /* number of the appendix that is open, 0: none; how many there are so far */
};

enum exempt_numbering {
    EXEMPT_NOT,
    EXEMPT_FRESH, /* the next numbered paragraph bears the number of the exempt part */
    EXEMPT_USED   /* further ones bear letters behind it */
};

/* Paragraphs that are counted together: those of a section, and of the sections within it that do not begin anew. */
struct paragraphs {
    const struct paragraph_style *style;
    struct numbering count;
    bool list;   /* the list that is being counted stands before any paragraph: its items are paragraphs */
    bool inside; /* the block before was in an item of such a list, or of one of sub-paragraphs */
};

enum paragraph_kind {
    PARAGRAPH_PLAIN,    /* not numbered */
    PARAGRAPH_NUMBERED, /* bears count.paragraph */
    PARAGRAPH_SUB,      /* bears count.subparagraph as well */
    PARAGRAPH_WITHIN,   /* no number, in an item that became a paragraph */
    PARAGRAPH_WITHIN_SUB
};

/* What every section needs before anything is composed: references and the contents list say it. */
struct outline_entry {
    const struct section *section;
    const struct style *style;  /* its layout */
    const struct rich *heading; /* its words; of a section without any, its priority's */
    struct str label;           /* "Section 2", "3.1"; may be empty */
    struct str reference;       /* what references say; empty: the label, else the lead or the heading */
    uint32_t appendix;          /* its number among the appendices, from 1; 0: it is none */
    struct str lead;            /* "Priority 1", when the heading is that of a priority */
    struct str words;           /* all of these, as bookmarks have them */
    uint32_t anchor;
    struct paragraphs *paragraphs;    /* whose count goes on in it; NULL: none */
    struct numbering first_paragraph; /* their count where it begins */
    bool numbered;
    bool own_paragraphs;           /* they are counted anew in it */
    bool one_number;               /* it is an exempt part whose paragraphs bear one number */
    uint32_t exempt;               /* the paragraphs of Schedule 12A by which it is */
    uint32_t first_panel, npanels; /* in setter->panels: those in its content */
};

/* The same for the heading of a panel. */
struct panel_entry {
    const struct rich *title;  /* NULL: it has no heading (reported) */
    struct str number, suffix; /* "4. " before the title, " (NI 59)" behind it; may be empty */
    struct str words;          /* all of these */
    const struct node *node;   /* of its first indicator */
    uint32_t anchor;
    uint32_t exempt; /* the paragraphs of Schedule 12A by which it is */
};

/* The letter of a recommendation, or the number of a part of one. */
struct recommendation_number {
    struct str words;            /* "a)" */
    const struct node *template; /* that made it */
};

struct setter {
    struct arena *words; /* of the paragraph that is being set */
    struct look **looks; /* by text style * LOOK__COUNT + variant; made when first used */
    uint32_t nlooks;
    struct buf buf; /* for filling templates */
    VEC(struct pending_note) pending;
    uint32_t notes, exempt_notes; /* numbered so far: of public texts, of exempt ones */
    struct mark_probe {
        word_id *words; /* NULL: not made yet */
        uint32_t n;
    } mark_probes[2];                  /* a note's mark of usual width; bold */
    struct map targets;                /* id of a section, table ... -> (struct target *) */
    uint32_t naming;                   /* titles that are being put into words, one within the other */
    VEC(struct outline_entry) outline; /* the sections in order; their marks follow each other in boxes->sections */
    uint32_t outline_base;             /* index in boxes->sections of the first */
    uint32_t outline_next;             /* the next section to be composed */
    VEC(struct panel_entry) panels;    /* in the order in which they are composed */
    uint32_t panels_next;              /* the next to be composed */
    struct recommendation_number *recommendation_numbers; /* by index of the recommendation */
    bool after_cover;                                     /* nothing may continue on the page before */
    bool after_title;                                     /* what comes next stands below the title block */
    struct str widest_page;                               /* page_number_widest; empty: not known yet */
};

/* A run of pieces that are alike. */
struct stretch {
    const struct look *look; /* as measured */
    struct sem *sem;
    const struct status_style *symbol;
    struct str lang;
    const struct node *node; /* for messages; may be NULL */
    uint32_t offset;         /* of the words in the node's text */
    uint32_t end;            /* one past its last piece */
    uint32_t index;          /* as in struct span */
    uint8_t kind, flags;     /* as in struct span */
    bool wide;               /* more than spaces follow it */
};

struct paragraph {
    struct composer *composer;
    const struct text_style *look;
    enum align align;
    len_t left, right;         /* ends of its lines */
    const struct node *column; /* as in struct setting */
    const struct node *node;   /* for messages */
    const struct span *marker; /* set in the first line, in front of the text; NULL: none */
    len_t marker_end;          /* the first line's text begins there or further right */
    uint32_t anchor;           /* of the first line */
    uint32_t exempt;           /* as of lines, beside composer->exempt */
    len_t strut;               /* least room above the baseline of the first line */
    bool overlong;             /* a word that does not fit has been reported */
    struct arena_mark mark;    /* of setter->words */
    text_pieces pieces;
    VEC(struct stretch) stretches;
};

/* Lines that become a flow; in the composer's scratch arena. */
struct lines {
    struct composer *composer;
    struct arena_mark mark;
    VEC(struct line) list;
};

/* Words of one kind to be added to a paragraph. */
struct words {
    struct str text;
    struct str before, behind; /* the text next to it in the same paragraph: line breaking looks at it */
    struct str lang;
    struct sem *sem;
    const struct node *node;
    uint32_t offset;
    const struct text_style *style; /* NULL: the paragraph's */
    unsigned look;                  /* LOOK_BOLD, LOOK_ITALIC */
    uint8_t flags;                  /* enum span_flag: SPAN_SUPER or SPAN_SUB */
    uint32_t number; /* index + 1 in boxes->page_numbers of the number that the text stands in for; 0: none */
};

/* looks.c */
const struct look *look_variant(struct composer *composer, const struct text_style *style, unsigned variant);
/* Size of a span's words: the style's, or that of its superscripts. Paint scales by the same rule. */
len_t look_size(const struct style *style, uint32_t text_style, unsigned flags);
/* The width of words shaped as a whole. */
len_t look_words_width(struct composer *composer, const struct text_style *style, struct str words);

/* paragraph.c. `width` is that of the place; the look's indent and measure are taken into account. */
void paragraph_begin(struct paragraph *para, struct composer *composer, const struct text_style *look, len_t width);
void paragraph_add(struct paragraph *para, const struct words *words);
void paragraph_add_break(struct paragraph *para);
/* A status symbol of that size, which stands on the baseline. */
void paragraph_add_symbol(struct paragraph *para, const struct status_style *status, len_t size, struct sem *sem);
/* The same among words and figures, about as high as they: the height of figures in the type that reports are set in,
 * by that of the type. */
len_t symbol_size_beside(const struct text_style *look, const struct status_style *status);
/* What a status symbol is read as; its leaf below `parent` (NULL: none, and it is an artifact). */
struct str symbol_word(const struct status_style *status);
struct sem *symbol_leaf(struct composer *composer, const struct status_style *status, struct sem *parent);
/* A note's mark; it stays with the piece before it. `bold`: the words around it are. */
void paragraph_add_mark(struct paragraph *para, uint32_t note, len_t width, bool bold, struct sem *sem);
/* A space after the last piece, at least `gap` wide; the line may end there. */
void paragraph_add_space(struct paragraph *para, len_t gap);
/* page_number.c. As paragraph_add, of a text that holds marks of page numbers (PAGE_MARK). */
void page_number_add(struct paragraph *para, const struct words *words);
/* The mark of the page on which an anchor stands (0: nowhere). */
struct str page_number_mark(struct arena *arena, uint32_t anchor);
/* As wide as the numbers of the report's pages let expect. */
struct str page_number_widest(const struct composer *composer);
/* Of a span, with room for the widest page number. */
len_t page_number_span_width(const struct composer *composer, const struct span *span);
/* balance.c. Narrows the lines of a paragraph whose words are all there, so that they come out about equally long. */
void paragraph_balance(struct paragraph *para);
/* Size of a status symbol beside text of that look. */
len_t paragraph_symbol_size(const struct text_style *look, const struct status_style *status);

/* lines.c */
void lines_begin(struct lines *lines, struct composer *composer);
/* Breaks the paragraph into lines and appends them, the first `before` below the last one. Ends the paragraph. */
void lines_add(struct lines *lines, struct paragraph *para, len_t before);
/* An empty strip. */
void lines_add_gap(struct lines *lines, len_t height);
/* The flow, in the composer's arena. */
struct flow lines_end(struct lines *lines);
/* Ends a paragraph that is only measured. */
void paragraph_drop(struct paragraph *para);

/* line_set.c: `n` pieces as one line; `first` of its paragraph. A piece whose word is TEXT_NO_WORD is an empty line,
 * a symbol or a mark. */
struct placed {
    struct text_piece piece;
    uint32_t stretch;
};
typedef VEC(struct placed) placed_pieces;
void line_set(struct lines *lines, const struct paragraph *para, const struct placed *pieces, uint32_t n, bool first);

/* overlong.c: a piece that is wider than its place, which is `room` wide: the first of its paragraph is reported. */
void overlong_report(struct paragraph *para, const struct placed *placed, len_t room);

/* runs.c: the runs of a block of rich text, with their elements below `element`. */
enum runs_mode {
    RUNS_TAGGED,  /* elements are made for links, notes ... */
    RUNS_FLAT,    /* everything belongs to `element`, without emphasis; note marks are left out (contents list) */
    RUNS_MEASURED /* no elements, no notes made */
};
struct runs {
    struct paragraph *para;
    struct sem *element;
    enum runs_mode mode;
    bool mixed;             /* element has, or will have, other children */
    struct node_walk *walk; /* gives links, note marks and symbols places of their own; NULL: that of `element` */
    uint32_t from; /* the first run; those before it are printed otherwise (a symbol that is its item's bullet) */
};
void runs_add(const struct runs *runs, const struct rich *rich, const struct rich_block *block);
/* True when the block needs elements of its own inside its paragraph. */
bool runs_mixed(const struct rich_block *block);

/* How block `i` stands in a text with numbered paragraphs. */
struct paragraph_place {
    struct str number; /* empty: none */
    len_t left;        /* of the number */
    len_t indent;      /* of the words, both from the setting's left */
};
/* rich.c. As compose_rich; with a marker that hangs before the first line (NULL: none). `places`: of all blocks,
 * where paragraphs are numbered; else NULL. */
struct hanging {
    const struct span *marker;
    len_t indent; /* of all lines, from the look's own */
};
struct flow rich_flow(struct composer *composer, const struct setting *setting, const struct rich *rich,
                      const struct hanging *hanging, const struct paragraph_place *places);

/* numbered.c */
struct paragraphs *paragraphs_begin(struct arena *arena, const struct paragraph_style *style,
                                    const struct numbering *section);
/* Counts block `i` of a text, after those before it. */
enum paragraph_kind paragraphs_next(struct paragraphs *paragraphs, const struct rich *rich, uint32_t i);
/* The name at the end of a block; empty: none. */
struct str paragraph_name(const struct rich_block *block);
/* What references to the paragraph just counted say; empty for one without number. */
struct str paragraph_reference(struct composer *composer, const struct paragraphs *paragraphs,
                               enum paragraph_kind kind);
/* As compose_rich, with numbers; `paragraphs` go on counting. */
struct flow compose_numbered(struct composer *composer, const struct setting *setting, const struct rich *rich,
                             struct paragraphs *paragraphs);
/* The first paragraph of `rich` bears the number that was counted last. */
struct flow compose_numbered_as(struct composer *composer, const struct setting *setting, const struct rich *rich,
                                const struct paragraphs *paragraphs);
/* An exempt part, which takes one number whatever stands in it: that of its first paragraph (`own`), or of the words
 * about it. False: it lies within another such part. */
bool paragraphs_exempt_begin(struct paragraphs *paragraphs, bool own);
void paragraphs_exempt_end(struct paragraphs *paragraphs);
/* targets.c. The template with the numbers that are open. */
struct str numbering_fill(struct composer *composer, const struct node *template, const struct numbering *numbering);

/* list.c: where the words of list items begin, by depth. */
struct list_indents {
    uint32_t level;    /* of the innermost open list; 0: none */
    len_t right[256];  /* from the place's left end to the words; a block's level is a byte */
    len_t marker[256]; /* width of the widest marker */
};
/* Takes block `i` into account, after those before it: opens and closes lists. */
void list_enter(struct list_indents *indents, struct composer *composer, const struct text_style *look,
                const struct rich *rich, uint32_t i);

/* list.c: markers of list items and notes. The width of words shaped as a whole. */
len_t plain_words_width(struct composer *composer, const struct text_style *look, struct str words);
struct list_marker {
    struct str words;
    enum sem_numbering numbering;
};
/* Numbers and letters; the bullet of the list's depth. */
struct list_marker list_marker(struct composer *composer, const struct rich_block *block);
/* The symbol that an item has as its bullet; NULL: none, since it begins otherwise or its status has no shape. */
const struct status_style *list_symbol(const struct composer *composer, const struct rich_block *block);
/* A span of words, shaped as a whole, at x in the composer's arena; *width is what it takes. */
struct span *span_of_words(struct composer *composer, const struct text_style *look, struct str words,
                           const struct node *node, struct sem *sem, len_t *width);

/* notes.c. The mark's note: found or made; *first when this is its first mark. `exempt`: as of lines, of the mark.
 * UINT32_MAX: there is no such note. */
uint32_t note_of_mark(struct composer *composer, struct str id, uint32_t exempt, bool *first);
/* Its text is set by the next notes_set, below `sem`: when no paragraph is open. */
void note_wait(struct composer *composer, uint32_t index, struct sem *sem);
/* One of its marks stands beside bold words. */
void note_needs_bold(struct composer *composer, uint32_t index);
/* Room for its mark beside text of that look; `bold` after note_needs_bold only. */
len_t note_mark_width(struct composer *composer, uint32_t index, const struct text_style *look, bool bold);
/* Sets the notes that wait. */
void notes_set(struct composer *composer);

/* targets.c. What references to `id` (NULL: nothing is called so) say; gives it an anchor. */
void target_declare(struct composer *composer, const struct node *id, struct str words);
/* A number or label without the colon or full stop at its end. */
struct str target_without_stop(struct str label);
/* targets.c: anchors for everything that has an id, before anything is composed. */
void targets_declare(struct composer *composer);
/* "Section 2: ", as it stands before the words of an entry in the contents list and the bookmarks; behind "2." there
 * is a blank in place of a colon. Empty for an empty label. */
struct str entry_label(struct composer *composer, struct str label);
/* The anchor of an id or a ref; 0: there is none. */
uint32_t target_anchor(const struct composer *composer, struct str id);
/* A number as the value of a map. */
void *number_value(uintptr_t number);
/* What a reference says. */
struct str target_words(struct composer *composer, const struct rich *rich, const struct run *run);

/* fill.c. What the report's head says for a field of templates; NULL: nothing. */
const struct rich *head_value(struct arena *arena, const struct report *report, const struct style *style,
                              struct str field);
struct field_values {
    const struct report *report; /* NULL: none of its head's fields */
    const struct style *style;   /* needed with it */
    struct arena *arena;         /* set by fill_template */
    struct str section, label, page, pages, paper_page, pack_page, section_page, section_pages, n;
    bool paged; /* {exempt} speaks of a page, and {access} is known: */
    struct str exempt, access;
    const struct node *first; /* set to that of the report's head whose value comes first */
    uint32_t said;            /* set to the paragraphs of Schedule 12A by which values are exempt, as of lines */
    bool any;                 /* set when a field had a value */
    bool lacks;               /* set when a field had none */
    bool asked;               /* set when there was a field */
};
/* The template with its fields' values, in `arena`. */
struct str fill_template(struct arena *arena, struct buf *buf, const struct node *template,
                         struct field_values *values);
/* Another template, with values of its own: they end with a NULL name. Fields without one leave nothing; a NULL
 * template is empty. */
struct named_value {
    const char *name;
    struct str value;
};
struct str fill_values(struct arena *arena, const struct node *template, const struct named_value *values);

#endif
