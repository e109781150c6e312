#include "paginate_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

struct fixture *fixture_new(void)
{
    static const struct node none = {.kind = NODE_SCALAR, .text = ""};
    struct arena *arena = arena_new();
    struct fixture *f = ARENA_NEW(arena, struct fixture);
    f->arena = arena;
    f->sources.arena = arena;
    diags_init(&f->diags, arena, &f->sources);
    f->head.page_start = 1;
    f->report.arena = arena;
    f->report.head = &f->head;
    f->page.width = f->page.height = LEN_PT(100);
    f->style.default_page = &f->page;
    f->note_text.orphans = f->note_text.widows = 2;
    f->notes.text = &f->note_text;
    f->style.notes = &f->notes;
    f->exempt.open = &none;
    f->style.exempt = &f->exempt;
    f->table_style.caption_text = &f->caption;
    f->table_style.repeat_head = 1;
    f->table_style.split_over = 100;
    f->table_style.frame = FRAME_NONE;
    f->boxes.arena = arena;
    struct section_mark section = {.title = STR("")};
    VEC_PUSH(arena, &f->boxes.sections, section);
    VEC_PUSH(arena, &f->names, "");
    return f;
}

void fixture_free(struct fixture *f)
{
    arena_free(f->arena);
}

struct flow fixture_flow(struct fixture *f, const char *name, uint32_t n, len_t height)
{
    struct flow flow = {.n = n, .height = (len_t)n * height, .lines = ARENA_ARRAY(f->arena, struct line, n)};
    for (uint32_t i = 0; i < n; i++) {
        flow.lines[i].height = height;
        flow.lines[i].ascent = height * 8 / 10;
        flow.lines[i].anchor = f->names.n;
        VEC_PUSH(f->arena, &f->names, str_printf(f->arena, "%s%u", name, i + 1).s);
    }
    return flow;
}

static struct box *last_box(struct fixture *f)
{
    return &f->boxes.items.items[f->boxes.items.n - 1];
}

struct box *fixture_add_flow(struct fixture *f, struct flow flow)
{
    struct box box = {.kind = BOX_FLOW, .flow = flow};
    VEC_PUSH(f->arena, &f->boxes.items, box);
    return last_box(f);
}

struct box *fixture_add_members(struct fixture *f, enum box_kind kind, const uint32_t *counts)
{
    struct box box = {.kind = (uint8_t)kind};
    while (counts[box.members.ncolumns])
        box.members.ncolumns++;
    box.members.counts = arena_copy(f->arena, counts, sizeof(*counts) * box.members.ncolumns);
    VEC_PUSH(f->arena, &f->boxes.items, box);
    return last_box(f);
}

struct box *fixture_add_page(struct fixture *f, enum section_start start)
{
    struct box box = {.kind = BOX_PAGE, .start = (uint8_t)start, .page = &f->page};
    VEC_PUSH(f->arena, &f->boxes.items, box);
    return last_box(f);
}

uint32_t fixture_note(struct fixture *f, const char *name, uint32_t n)
{
    struct note *node = ARENA_NEW(f->arena, struct note);
    node->node = ARENA_NEW(f->arena, struct node);
    struct note_box note = {.flow = fixture_flow(f, name, n, LEN_PT(10)), .note = node};
    VEC_PUSH(f->arena, &f->boxes.notes, note);
    return f->boxes.notes.n - 1;
}

void fixture_mark(struct fixture *f, struct flow *flow, uint32_t line, uint32_t note)
{
    struct line *at = &flow->lines[line];
    struct span *spans = ARENA_ARRAY(f->arena, struct span, at->nspans + 1);
    if (at->nspans > 0)
        memcpy(spans, at->spans, sizeof(*spans) * at->nspans);
    spans[at->nspans] = (struct span){.kind = SPAN_NOTE, .index = note};
    at->spans = spans;
    at->nspans++;
    at->flags |= LINE_NOTES;
}

struct table *fixture_table(struct fixture *f, uint32_t ncolumns, uint32_t nhead)
{
    struct table *table = ARENA_NEW(f->arena, struct table);
    table->style = &f->table_style;
    table->ncolumns = ncolumns;
    table->nhead = nhead;
    table->edges = ARENA_ARRAY(f->arena, len_t, ncolumns + 1);
    for (uint32_t c = 0; c <= ncolumns; c++)
        table->edges[c] = (len_t)(LEN_PT(100) * (int64_t)c / ncolumns);
    table->cells = ARENA_ARRAY(f->arena, struct cell, FIXTURE_MOST_CELLS);
    table->tracks = ARENA_ARRAY(f->arena, struct track, FIXTURE_MOST_TRACKS); /* their flags are set meanwhile */
    return table;
}

struct cell *fixture_cell(struct fixture *f, struct table *table, uint32_t track, uint32_t column, uint32_t rowspan,
                          uint32_t colspan, struct flow flow)
{
    (void)f;
    assert_true(table->ncells < FIXTURE_MOST_CELLS);
    struct cell *cell = &table->cells[table->ncells++];
    *cell = (struct cell){.flow = flow,
                          .track = track,
                          .rowspan = rowspan,
                          .column = (uint16_t)column,
                          .colspan = (uint16_t)colspan,
                          .fill = FILL_NONE};
    if (track + rowspan > table->ntracks)
        table->ntracks = track + rowspan;
    assert_true(table->ntracks <= FIXTURE_MOST_TRACKS);
    return cell;
}

struct box *fixture_add_table(struct fixture *f, struct table *table)
{
    struct track *tracks = ARENA_ARRAY(f->arena, struct track, table->ntracks);
    for (uint32_t i = table->ncells; i-- > 0;)
        tracks[table->cells[i].track].first = i;
    for (uint32_t i = 0; i < table->ncells; i++) {
        struct track *track = &tracks[table->cells[i].track];
        track->ncells++;
        if (table->cells[i].rowspan == 1)
            track->base = len_max(track->base, table->cells[i].flow.height);
    }
    for (uint32_t t = 0; t < table->ntracks; t++) {
        tracks[t].flags = table->tracks[t].flags;
        tracks[t].base = len_max(tracks[t].base, LEN_PT(10));
    }
    table->tracks = tracks;
    struct box box = {.kind = BOX_TABLE, .table = table};
    VEC_PUSH(f->arena, &f->boxes.items, box);
    return last_box(f);
}

void fixture_keep(struct table *table, uint32_t track)
{
    table->tracks[track].flags |= TRACK_KEEP_NEXT;
}

static void put_page(struct fixture *f, struct buf *out, const struct page *page)
{
    bool notes = false;
    for (uint32_t i = 0; i < page->nitems; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_LINE)
            continue;
        bool note = false;
        for (uint32_t n = 0; n < f->boxes.notes.n; n++) {
            const struct flow *flow = &f->boxes.notes.items[n].flow;
            note = note || (item->line >= flow->lines && item->line < flow->lines + flow->n);
        }
        bool start = out->len == 0 || out->bytes[out->len - 1] == '\n';
        if (note && !notes)
            buf_puts(out, start ? "| " : " | ");
        else if (!start)
            buf_putc(out, ' ');
        notes = notes || note;
        bool repeat = item->artifact != ARTIFACT_NONE;
        buf_printf(out, repeat ? "[%s]@" : "%s@", f->names.items[item->line->anchor]);
        buf_put_milli(out, item->y);
        if (f->show_x && item->x != 0) {
            buf_putc(out, '/');
            buf_put_milli(out, item->x);
        }
    }
    buf_putc(out, '\n');
}

const char *fixture_pages(struct fixture *f)
{
    struct buf out = {0};
    f->boxes.nanchors = f->names.n;
    f->pages = paginate_report(f->arena, &f->diags, &f->report, &f->style, NULL, &f->boxes, /*draft*/ false);
    for (uint32_t i = 0; i < f->pages->n; i++)
        put_page(f, &out, &f->pages->items[i]);
    const char *text = str_dup(f->arena, (struct str){out.bytes ? out.bytes : "", (uint32_t)out.len}).s;
    buf_free(&out);
    return text;
}

static void check_overlaps(const struct page *page)
{
    for (uint32_t i = 0; i < page->nitems; i++) {
        const struct item *a = &page->items[i];
        if (a->kind != ITEM_LINE)
            continue;
        assert_true(a->y >= 0 && a->y + a->line->height <= LEN_PT(100));
        for (uint32_t k = i + 1; k < page->nitems; k++) {
            const struct item *b = &page->items[k];
            if (b->kind == ITEM_LINE && a->x == b->x)
                assert_true(a->y + a->line->height <= b->y || b->y + b->line->height <= a->y);
        }
    }
}

void fixture_check_invariants(struct fixture *f)
{
    uint8_t *seen = ARENA_ARRAY(f->arena, uint8_t, f->names.n);
    for (uint32_t i = 0; i < f->pages->n; i++) {
        const struct page *page = &f->pages->items[i];
        check_overlaps(page);
        for (uint32_t k = 0; k < page->nitems; k++) {
            if (page->items[k].kind == ITEM_LINE && page->items[k].artifact == ARTIFACT_NONE)
                seen[page->items[k].line->anchor]++;
        }
    }
    for (uint32_t i = 1; i < f->names.n; i++) {
        if (seen[i] != 1)
            fail_msg("line %s stands %u times", f->names.items[i], seen[i]);
    }
}

uint32_t fixture_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* Lines of which one in four flows bears a note of up to `most` lines. */
static struct flow random_flow(struct fixture *f, uint32_t *seed, const char *name, uint32_t n, uint32_t most)
{
    struct flow flow = fixture_flow(f, name, n, LEN_PT(10));
    if (fixture_random(seed) % 4 == 0)
        fixture_mark(f, &flow, fixture_random(seed) % n, fixture_note(f, "n", 1 + fixture_random(seed) % most));
    return flow;
}

void fixture_add_random_table(struct fixture *f, uint32_t *seed)
{
    uint32_t nhead = fixture_random(seed) % 3, t = nhead;
    struct table *table = fixture_table(f, 3, nhead);
    for (uint32_t h = 0; h < nhead; h++)
        fixture_cell(f, table, h, 0, 1, 3, fixture_flow(f, "head", 1 + fixture_random(seed) % 2, LEN_PT(10)));
    uint32_t groups = 1 + fixture_random(seed) % 12;
    for (uint32_t g = 0; g < groups; g++) {
        uint32_t span = 1 + fixture_random(seed) % 4;
        bool keep = fixture_random(seed) % 2;
        for (uint32_t k = 0; k < span; k++, t++) {
            struct flow flow = random_flow(f, seed, "s", 1 + fixture_random(seed) % 14, 5);
            if (k == 0)
                fixture_cell(f, table, t, 0, span, 1, flow);
            else /* a paragraph of its own: every name must be somewhere */
                fixture_add_flow(f, flow);
            fixture_cell(f, table, t, 1, 1, 1, fixture_flow(f, "m", 1 + fixture_random(seed) % 3, LEN_PT(10)));
            fixture_cell(f, table, t, 2, 1, 1, random_flow(f, seed, "z", 1 + fixture_random(seed) % 6, 12));
            if (keep && k + 1 < span)
                fixture_keep(table, t);
        }
    }
    fixture_add_table(f, table);
}
