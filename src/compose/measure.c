/* How wide a text is: without any break, and at least. */
#include "compose/paragraph_int.h"

static len_t hyphen_width(const struct paragraph *para, const struct text_piece *piece, const struct stretch *stretch)
{
    struct text *text = para->composer->text;
    return text_word_width(text, text_hyphen(text, piece->word), stretch->look->style.size);
}

/* Width of the widest part of a word that may be hyphenated; its own width when it may not. */
static len_t hyphenated_width(const struct paragraph *para, const struct text_piece *piece,
                              const struct stretch *stretch)
{
    struct arena *arena = para->composer->setter->words;
    text_pieces parts = {0};
    if (piece->word == TEXT_NO_WORD || !para->look->hyphenate ||
        !text_hyphenate(para->composer->text, arena, &stretch->look->style, stretch->lang, piece, &parts))
        return piece->width;
    len_t widest = 0;
    for (uint32_t i = 0; i < parts.n; i++) {
        len_t hyphen = i + 1 < parts.n ? hyphen_width(para, &parts.items[i], stretch) : 0;
        widest = len_max(widest, parts.items[i].width + hyphen);
    }
    return widest;
}

/* Widths of the paragraph's pieces: `least`, of the widest run without a break; `most`, of the widest line when only
 * hard breaks are taken. */
static void measure_pieces(const struct paragraph *para, bool hyphenated, len_t *least, len_t *most)
{
    len_t run = 0, line = 0, space = 0;
    uint32_t at = 0;
    *least = *most = 0;
    for (uint32_t i = 0; i < para->pieces.n; i++) {
        const struct text_piece *piece = &para->pieces.items[i];
        while (para->stretches.items[at].end <= i)
            at++;
        const struct stretch *stretch = &para->stretches.items[at];
        len_t width = hyphenated ? hyphenated_width(para, piece, stretch) : piece->width;
        run = len_add(run, width);
        line = len_add(line, space + piece->width);
        space = piece->space;
        *most = len_max(*most, line);
        *least = len_max(*least, run + (piece->after == BREAK_HYPHEN ? hyphen_width(para, piece, stretch) : 0));
        run = piece->after == BREAK_NONE && width == piece->width ? run + piece->space : 0;
        if (piece->after == BREAK_MUST)
            line = space = 0;
    }
}

enum measured { AS_WRITTEN, HYPHENATED, BROKEN };

static void measure_rich(struct composer *composer, const struct text_style *look, const struct rich *rich,
                         enum measured how, len_t *least, len_t *most)
{
    struct list_indents indents;
    indents.level = 0;
    *least = *most = 0;
    for (uint32_t i = 0; rich && i < rich->nblocks; i++) {
        struct paragraph para;
        list_enter(&indents, composer, look, rich, i);
        paragraph_begin(&para, composer, look, LEN_MAX);
        struct runs runs = {.para = &para, .mode = RUNS_MEASURED};
        runs.from = list_symbol(composer, &rich->blocks[i]) ? 1 : 0;
        runs_add(&runs, rich, &rich->blocks[i]);
        len_t block_least, block_most;
        measure_pieces(&para, how == HYPHENATED, &block_least, &block_most);
        paragraph_drop(&para);
        len_t left = look->indent + (indents.level > 0 ? indents.right[indents.level] : 0);
        if (how == BROKEN)
            block_least = len_min(block_least, compose_least_broken(look));
        *least = len_max(*least, left + block_least);
        *most = len_max(*most, left + block_most);
    }
}

void compose_measure(struct composer *composer, const struct text_style *look, const struct rich *rich, len_t *least,
                     len_t *most)
{
    measure_rich(composer, look, rich, AS_WRITTEN, least, most);
}

len_t compose_measure_hyphenated(struct composer *composer, const struct text_style *look, const struct rich *rich)
{
    len_t least, most;
    measure_rich(composer, look, rich, HYPHENATED, &least, &most);
    return least;
}

len_t compose_least_broken(const struct text_style *look)
{
    return 2 * look->size;
}

len_t compose_measure_broken(struct composer *composer, const struct text_style *look, const struct rich *rich)
{
    len_t least, most;
    measure_rich(composer, look, rich, BROKEN, &least, &most);
    return least;
}

void compose_measure_plain(struct composer *composer, const struct text_style *look, struct str words, len_t *least,
                           len_t *most)
{
    struct paragraph para;
    paragraph_begin(&para, composer, look, LEN_MAX);
    paragraph_add(&para, &(struct words){.text = words});
    measure_pieces(&para, false, least, most);
    paragraph_drop(&para);
    *least += look->indent;
    *most += look->indent;
}
