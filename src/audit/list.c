#include "audit/list_int.h"

#include "base/utf8.h"

enum { WIDTH = 100 /* columns */ };

void group_init(struct group *group, struct arena *arena)
{
    *group = (struct group){.arena = arena};
    map_init(&group->by_key, arena);
}

static void add_page(struct entry *entry, uint32_t page)
{
    if (page == 0 || page == entry->last_page)
        return;
    if (entry->npages < ENTRY_PAGES)
        entry->pages[entry->npages] = page;
    entry->npages++;
    entry->last_page = page;
}

struct entry *group_add(struct group *group, struct str key, struct spot spot)
{
    struct entry *entry = key.len ? map_find(&group->by_key, key) : NULL;

    if (entry == NULL) {
        entry = ARENA_NEW(group->arena, struct entry);
        entry->text = key;
        entry->mark = spot.mark;
        VEC_PUSH(group->arena, &group->entries, entry);
        if (key.len)
            map_put(&group->by_key, key, entry);
    }
    entry->count++;
    add_page(entry, spot.page);
    return entry;
}

void entry_warn(struct group *group, struct entry *entry, struct str warning)
{
    VEC_PUSH(group->arena, &entry->warnings, warning);
}

struct str list_cut(struct arena *arena, struct str text, uint32_t most)
{
    uint32_t at = 0, end = 0;

    for (uint32_t n = 0; at < text.len && n < most; n++) {
        if (text.s[at] == ' ' || n < most / 2)
            end = at;
        utf8_next(text, &at);
    }
    return at == text.len ? text : str_printf(arena, PRIstr " ...", STR_ARG(str_sub(text, 0, end)));
}

void list_begin(struct checklist *list, struct buf *out, struct reading *reading)
{
    const struct pages *pages = reading->job->pages;
    const struct source *source = sources_at(reading->job->sources, 1);

    *list = (struct checklist){.out = out, .reading = reading, .page_width = 1};
    for (uint32_t i = 0; i < pages->n; i++) {
        if ((int)pages->items[i].label.len > list->page_width)
            list->page_width = (int)pages->items[i].label.len;
    }
    if (source) {
        uint32_t n = source->path.len;

        while (n > 0 && source->path.s[n - 1] != '/')
            n--;
        list->folder = str_sub(source->path, 0, n);
    }
}

void list_end(struct checklist *list)
{
    buf_free(&list->line);
    buf_free(&list->plain);
}

static void indent(struct checklist *list, int columns)
{
    for (int i = 0; i < columns; i++)
        buf_putc(list->out, ' ');
}

/* Words into lines; the first goes on at `column`, the others begin at `hang`. */
static void put_wrapped(struct checklist *list, struct str words, int column, int hang)
{
    bool first = true;

    buf_clear(&list->plain);
    reading_put_plain(&list->plain, words);
    words = (struct str){list->plain.bytes, (uint32_t)list->plain.len};
    for (uint32_t at = 0; at < words.len;) {
        const char *blank = memchr(words.s + at, ' ', words.len - at);
        struct str word = str_sub(words, at, blank ? (uint32_t)(blank - words.s) - at : words.len);
        int width = (int)utf8_count(word);

        if (!first && column + 1 + width > WIDTH) {
            buf_putc(list->out, '\n');
            indent(list, hang);
            column = hang;
        } else if (!first) {
            buf_putc(list->out, ' ');
            column++;
        }
        buf_put_str(list->out, word);
        column += width;
        first = false;
        at += word.len + 1;
    }
    buf_putc(list->out, '\n');
}

void list_paragraph(struct checklist *list, struct str words)
{
    put_wrapped(list, words, 0, 0);
}

/* --- entries */

/* " (data/urban.yaml:12)": files of the report from its folder on, others by their names alone. */
static void put_place(struct checklist *list, const struct entry *entry, bool first)
{
    struct mark mark =
        entry->needle.len ? reading_place(list->reading, entry->mark, entry->needle, first) : entry->mark;
    const struct source *source = sources_at(list->reading->job->sources, mark.file);

    if (source == NULL || mark.line == 0)
        return;
    struct str path = source->path, folder = list->folder;
    if (folder.len > 0 && path.len > folder.len && memcmp(path.s, folder.s, folder.len) == 0)
        path = str_sub(path, folder.len, path.len);
    else if (path.len > 0 && path.s[0] == '/')
        while (memchr(path.s, '/', path.len))
            path = str_sub(path, 1, path.len);
    buf_printf(&list->line, " (" PRIstr ":%u)", STR_ARG(path), (unsigned)mark.line);
}

/* As printed. */
static struct str page_label(const struct checklist *list, uint32_t page)
{
    return list->reading->job->pages->items[page - 1].label;
}

static void put_count(struct checklist *list, const struct entry *entry)
{
    if (entry->count < 2 || entry->several == NULL)
        return;
    buf_printf(&list->line, ", %u %s", (unsigned)entry->count, entry->several);
    if (entry->npages < 2)
        return;
    uint32_t told = entry->npages < ENTRY_PAGES ? entry->npages : ENTRY_PAGES, rest = entry->npages - told;
    buf_printf(&list->line, ", also on page%s", entry->npages > 2 ? "s" : "");
    for (uint32_t i = 1; i < told; i++) {
        const char *joint = i == 1 ? " " : i + 1 == told && rest == 0 ? " and " : ", ";
        buf_printf(&list->line, "%s" PRIstr, joint, STR_ARG(page_label(list, entry->pages[i])));
    }
    if (rest > 0)
        buf_printf(&list->line, " and %u more", (unsigned)rest);
}

/* Numbers end below one another. */
static void put_page(struct checklist *list, struct str label)
{
    buf_puts(list->out, "page ");
    indent(list, list->page_width - (int)label.len);
    buf_printf(list->out, PRIstr "  ", STR_ARG(label));
}

static void put_entry(struct checklist *list, const struct entry *entry, bool first)
{
    enum { MARGIN = 4 };
    int hang = MARGIN + 5 + list->page_width + 2, deep = hang + 2 * (int)entry->depth;

    buf_clear(&list->line);
    buf_put_str(&list->line, entry->text);
    put_count(list, entry);
    put_place(list, entry, first);
    indent(list, MARGIN);
    if (entry->npages > 0)
        put_page(list, page_label(list, entry->pages[0]));
    else
        indent(list, hang - MARGIN);
    indent(list, deep - hang);
    put_wrapped(list, (struct str){list->line.bytes, (uint32_t)list->line.len}, deep, deep + 2);
    for (uint32_t i = 0; i < entry->more.n; i++) {
        indent(list, hang);
        put_wrapped(list, entry->more.items[i], hang, hang + 2);
    }
    for (uint32_t i = 0; i < entry->warnings.n; i++) {
        indent(list, hang);
        buf_puts(list->out, "! ");
        put_wrapped(list, entry->warnings.items[i], hang + 2, hang + 2);
    }
}

void list_group(struct checklist *list, const struct group *group, const char *title, const char *things,
                const char *question)
{
    if (group->entries.n == 0) {
        VEC_PUSH(group->arena, &list->absent, things);
        return;
    }
    struct str head = str_printf(group->arena, "%s (%u): %s", title, (unsigned)group->entries.n, question);
    buf_puts(list->out, "\n[ ] ");
    put_wrapped(list, head, 4, 4);
    for (uint32_t i = 0; i < group->entries.n; i++)
        put_entry(list, group->entries.items[i], i == 0);
}

void list_question(struct checklist *list, const char *title, const char *question)
{
    buf_clear(&list->line);
    buf_printf(&list->line, "%s: %s", title, question);
    buf_puts(list->out, "\n[ ] ");
    put_wrapped(list, (struct str){list->line.bytes, (uint32_t)list->line.len}, 4, 4);
}

void list_absent(struct checklist *list)
{
    if (list->absent.n == 0)
        return;
    buf_clear(&list->line);
    for (uint32_t i = 0; i < list->absent.n; i++)
        buf_printf(&list->line, "%s%s",
                   i == 0                    ? "There are no "
                   : i + 1 == list->absent.n ? " and no "
                                             : ", no ",
                   list->absent.items[i]);
    buf_puts(&list->line, " in this report.");
    buf_putc(list->out, '\n');
    list_paragraph(list, (struct str){list->line.bytes, (uint32_t)list->line.len});
}
