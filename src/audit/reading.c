#include "audit/reading_int.h"

#include "audit/letters_int.h"
#include "base/utf8.h"

enum {
    SEARCHED = 32768, /* bytes of YAML behind a place in which a word is looked for */
    MAX_COL = 65535
};

static void add_text(struct reading *reading, const struct sem *sem, uint32_t page, const struct span *span)
{
    size_t start = reading->text.len;
    uint32_t *last = &reading->last[sem->order];

    for (uint32_t i = 0; i < span->nwords; i++) {
        buf_put_str(&reading->text, text_word(reading->job->text, span->words[i] & WORD_INDEX)->text);
        if (span->words[i] & WORD_SPACE)
            buf_putc(&reading->text, ' ');
    }
    uint32_t len = (uint32_t)(reading->text.len - start);
    struct utterance *before = *last ? &reading->utterances.items[*last - 1] : NULL;
    if (before && before->page == page && before->start + before->len == start) {
        before->len += len;
        return;
    }
    VEC_PUSH(reading->job->arena, &reading->utterances,
             ((struct utterance){.start = start, .len = len, .page = page}));
    uint32_t index = reading->utterances.n;
    if (*last)
        reading->utterances.items[*last - 1].next = index;
    else
        reading->first[sem->order] = index;
    *last = index;
}

static void add_unread(struct reading *reading, const struct span *span, const struct item *item, uint32_t page)
{
    const struct image *image = span->picture->image;
    struct unread_picture *picture = map_find(&reading->unread_by_image, image_key(image));
    bool running = item->artifact == ARTIFACT_HEADER || item->artifact == ARTIFACT_FOOTER;

    if (picture == NULL) {
        picture = ARENA_NEW(reading->job->arena, struct unread_picture);
        *picture = (struct unread_picture){.image = image, .page = page, .running = true};
        map_put(&reading->unread_by_image, image_key(image), picture);
        VEC_PUSH(reading->job->arena, &reading->unread, picture);
    }
    picture->running = picture->running && running;
}

static void add_symbol(struct reading *reading, const struct span *span, uint32_t page)
{
    struct str id = node_text(span->symbol->id);
    struct read_symbol *symbol = map_find(&reading->symbols, id);

    if (symbol == NULL) {
        symbol = ARENA_NEW(reading->job->arena, struct read_symbol);
        *symbol = (struct read_symbol){.status = span->symbol, .page = page};
        symbol->words = span->sem->extra ? span->sem->extra->actual : STR("");
        map_put(&reading->symbols, id, symbol);
    }
    symbol->count++;
}

static void read_item(struct reading *reading, const struct item *item, uint32_t page)
{
    for (uint32_t i = 0; item->kind == ITEM_LINE && i < item->line->nspans; i++) {
        const struct span *span = &item->line->spans[i];
        const struct sem *sem = item->artifact == ARTIFACT_NONE ? span->sem : NULL;

        if (span->kind == SPAN_IMAGE && sem == NULL)
            add_unread(reading, span, item, page);
        for (const struct sem *node = sem; node && reading->pages[node->order] == 0; node = node->parent)
            reading->pages[node->order] = page;
        if (sem && span->kind == SPAN_WORDS)
            add_text(reading, sem, page, span);
        else if (sem && span->kind == SPAN_SYMBOL)
            add_symbol(reading, span, page);
    }
}

void reading_begin(struct reading *reading, const struct audit_job *job)
{
    size_t n = (size_t)job->boxes->tree.n + 1;

    *reading = (struct reading){.job = job};
    reading->first = ARENA_ARRAY(job->arena, uint32_t, n);
    reading->last = ARENA_ARRAY(job->arena, uint32_t, n);
    reading->pages = ARENA_ARRAY(job->arena, uint32_t, n);
    map_init(&reading->unread_by_image, job->arena);
    map_init(&reading->symbols, job->arena);
    for (uint32_t p = 0; p < job->pages->n; p++) {
        const struct page *page = &job->pages->items[p];

        for (uint32_t i = 0; i < page->nitems; i++)
            read_item(reading, &page->items[i], p + 1);
    }
}

void reading_end(struct reading *reading)
{
    buf_free(&reading->text);
}

/* --- asking */

const struct sem *reading_next(const struct sem *root, const struct sem *node, bool skip)
{
    if (node->first && !skip)
        return node->first;
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

bool reading_is_unit(const struct sem *sem)
{
    switch ((enum role)sem->role) {
    case ROLE_TEXT:
    case ROLE_REFERENCE:
    case ROLE_LINK:
    case ROLE_SPAN:
        return false;
    default:
        return true;
    }
}

/* Length of the run of visible ASCII characters at `at`. */
static uint32_t plain_run(struct str text, uint32_t at)
{
    uint32_t end = at;

    while (end < text.len && text.s[end] > ' ' && text.s[end] < 0x7f)
        end++;
    return end - at;
}

void reading_put_plain(struct buf *out, struct str text)
{
    for (uint32_t at = 0; at < text.len;) {
        uint32_t run = plain_run(text, at);

        buf_put(out, text.s + at, run);
        at += run;
        if (at == text.len)
            return;
        uint32_t from = at, cp = utf8_next(text, &at);
        if (letter_is_blank(cp)) {
            if (out->len > 0 && out->bytes[out->len - 1] != ' ')
                buf_putc(out, ' ');
        } else if (cp != 0xad && cp != 0xfeff && (cp < 0x200b || cp > 0x200f) && utf8_columns(cp) >= 0) {
            buf_put(out, text.s + from, at - from);
        }
    }
}

static void add_part(const struct reading *reading, const struct sem *sem, uint32_t page, struct str text,
                     struct passage *passage)
{
    struct spot spot = {page, sem_mark(sem)};

    VEC_PUSH(reading->job->arena, &passage->spots, ((struct part_spot){passage->text.len, spot}));
    reading_put_plain(&passage->text, text);
}

static void add_node(const struct reading *reading, const struct sem *sem, struct passage *passage)
{
    if (sem->extra && sem->extra->actual.len) {
        add_part(reading, sem, reading->pages[sem->order], sem->extra->actual, passage);
        return;
    }
    for (uint32_t i = reading->first[sem->order]; i > 0; i = reading->utterances.items[i - 1].next) {
        const struct utterance *utterance = &reading->utterances.items[i - 1];

        add_part(reading, sem, utterance->page, (struct str){reading->text.bytes + utterance->start, utterance->len},
                 passage);
    }
}

void reading_passage(const struct reading *reading, const struct sem *sem, bool whole, struct passage *passage)
{
    buf_clear(&passage->text);
    passage->spots.n = 0;
    for (const struct sem *node = sem; node;) {
        bool unit = node != sem && reading_is_unit(node);
        bool skip = unit && (!whole || node->role == ROLE_NOTE);

        if (unit && !skip)
            reading_put_plain(&passage->text, STR(" "));
        if (!skip)
            add_node(reading, node, passage);
        node = reading_next(sem, node, skip || (node->extra && node->extra->actual.len));
    }
    while (passage->text.len > 0 && passage->text.bytes[passage->text.len - 1] == ' ')
        passage->text.len--;
}

struct str reading_text(const struct reading *reading, const struct sem *sem)
{
    struct passage passage = {0};

    reading_passage(reading, sem, true, &passage);
    struct str text = str_dup(reading->job->arena, (struct str){passage.text.bytes, (uint32_t)passage.text.len});
    passage_free(&passage);
    return text;
}

struct spot reading_spot(const struct reading *reading, const struct sem *sem)
{
    return (struct spot){reading->pages[sem->order], sem_mark(sem)};
}

struct spot passage_spot(const struct passage *passage, size_t offset)
{
    uint32_t low = 0, high = passage->spots.n;

    if (high == 0)
        return (struct spot){0};
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (passage->spots.items[middle].offset <= offset)
            low = middle;
        else
            high = middle;
    }
    return passage->spots.items[low].spot;
}

void passage_set(const struct reading *reading, struct passage *passage, struct str text, struct spot spot)
{
    buf_clear(&passage->text);
    passage->spots.n = 0;
    VEC_PUSH(reading->job->arena, &passage->spots, ((struct part_spot){0, spot}));
    reading_put_plain(&passage->text, text);
}

void passage_free(struct passage *passage)
{
    buf_free(&passage->text);
}

/* --- searching the YAML */

static bool letter_at(struct str text, uint32_t at)
{
    return at < text.len && letter_in_word(utf8_next(text, &at));
}

static uint32_t character_before(struct str text, uint32_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)text.s[at] & 0xc0) == 0x80);
    return at;
}

/* Whether the word stands there and is not part of a longer one. */
static bool is_word_at(struct str text, uint32_t at, struct str word)
{
    if (memcmp(text.s + at, word.s, word.len) != 0)
        return false;
    bool begins = at == 0 || !letter_at(word, 0) || !letter_at(text, character_before(text, at));
    return begins && (!letter_at(word, character_before(word, word.len)) || !letter_at(text, at + word.len));
}

static bool ends_line(struct str text, uint32_t at)
{
    return text.s[at] == '\n' || (text.s[at] == '\r' && (at + 1 == text.len || text.s[at + 1] != '\n'));
}

/* Goes on to `at`, counting lines (LF, CR LF, CR) and characters. */
static void go_on(struct reading *reading, struct str text, uint32_t at)
{
    for (uint32_t i = reading->found; i < at; i++) {
        if (ends_line(text, i)) {
            reading->found_line++;
            reading->found_column = 1;
        } else {
            reading->found_column += ((unsigned char)text.s[i] & 0xc0) != 0x80;
        }
    }
    reading->found = at;
}

struct mark reading_place(struct reading *reading, struct mark mark, struct str word, bool anew)
{
    const struct source *source = sources_at(reading->job->sources, mark.file);

    if (source == NULL || word.len == 0 || source->text.len < word.len)
        return mark;
    if (anew || memcmp(&mark, &reading->looked_for, sizeof(mark)) != 0) {
        int64_t start = source_offset(reading->job->sources, mark);
        if (start < 0)
            return mark;
        reading->looked_for = mark;
        reading->found = (uint32_t)start;
        reading->found_line = mark.line;
        reading->found_column = mark.col;
    }
    struct str text = source->text;
    uint32_t end = text.len - word.len + 1;
    if (end > reading->found + SEARCHED)
        end = reading->found + SEARCHED;
    for (uint32_t at = reading->found; at < end; at++) {
        const char *byte = memchr(text.s + at, word.s[0], end - at);

        if (byte == NULL)
            break;
        at = (uint32_t)(byte - text.s);
        if (is_word_at(text, at, word)) {
            go_on(reading, text, at);
            return (struct mark){.line = reading->found_line,
                                 .col = (uint16_t)(reading->found_column < MAX_COL ? reading->found_column : MAX_COL),
                                 .file = mark.file};
        }
    }
    return mark;
}
