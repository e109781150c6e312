#include "text_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "base/sys.h"

struct node text_fixture_node(const char *words, uint32_t line)
{
    return (struct node){.kind = NODE_SCALAR,
                         .len = (uint32_t)strlen(words),
                         .mark = {.line = line, .col = 1, .file = 1},
                         .text = words};
}

void text_fixture_init(struct text_fixture *fixture)
{
    *fixture = (struct text_fixture){.arena = arena_new(), .scratch = arena_new()};
    fixture->sources.arena = fixture->arena;
    sources_add(&fixture->sources, STR("layout.yaml"), STR("a\nb\nc\nd\ne\nf\n"));
    diags_init(&fixture->diags, fixture->arena, &fixture->sources);
    loader_init(&fixture->loader, fixture->arena, &fixture->diags, 0);
    fixture->family = text_fixture_node("Liberation Sans", 1);
    fixture->fallbacks[0] = text_fixture_node("DejaVu Sans", 2);
    for (int i = 0; i < TEXT_FALLBACKS; i++)
        fixture->fallback_items[i] = &fixture->fallbacks[i];
    fixture->style.fallback = (struct texts){fixture->fallback_items, 1};
    fixture->look = (struct text_style){.node = &fixture->family, .family = &fixture->family, .size = LEN_PT(10)};
}

void text_fixture_open(struct text_fixture *fixture, const char *data)
{
    if (fixture->folder.len > 0) {
        fixture->style.fonts.items = &fixture->folder;
        fixture->style.fonts.n = 1;
    }
    fixture->text = text_new(fixture->arena, &fixture->loader, str_from(data), &fixture->style);
}

void text_fixture_close(struct text_fixture *fixture)
{
    text_free(fixture->text);
    arena_free(fixture->scratch);
    arena_free(fixture->arena);
}

int text_setup(void **state)
{
    struct text_fixture *fixture = sys_malloc(sizeof(*fixture));

    text_fixture_init(fixture);
    text_fixture_open(fixture, ".");
    *state = fixture;
    return 0;
}

int text_teardown(void **state)
{
    text_fixture_close(*state);
    free(*state);
    return 0;
}

void text_fixture_cut(struct text_fixture *fixture, const char *run, const char *prev, const char *next)
{
    fixture->pieces = (text_pieces){0};
    text_cut(fixture->text, fixture->scratch, &fixture->look, str_from(run), str_from(prev), str_from(next),
             (struct str){0}, (struct mark){.line = 5, .col = 3, .file = 1}, &fixture->pieces);
}

const char *text_fixture_show(struct text_fixture *fixture, const text_pieces *pieces)
{
    struct buf out = {0};
    struct str copy;

    for (uint32_t i = 0; i < pieces->n; i++) {
        const struct text_piece *piece = &pieces->items[i];

        buf_put_str(&out, text_word(fixture->text, piece->word)->text);
        if (piece->joint != TEXT_NO_WORD)
            buf_putc(&out, '~');
        for (unsigned n = 0; n < piece->spaces; n++)
            buf_putc(&out, '_');
        buf_putc(&out, "+|=!"[piece->after]);
    }
    copy = str_dup(fixture->arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
    return copy.s;
}

const char *text_fixture_pieces(struct text_fixture *fixture, const char *run)
{
    text_fixture_cut(fixture, run, "", "");
    return text_fixture_show(fixture, &fixture->pieces);
}

const struct text_word *text_fixture_word(struct text_fixture *fixture, const char *run)
{
    text_fixture_cut(fixture, run, "", "");
    return text_word(fixture->text, fixture->pieces.items[0].word);
}
