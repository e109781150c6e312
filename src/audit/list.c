#include "audit/list_int.h"

#include "base/utf8.h"

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

/* In the arena, as a person reads it: without controls and what is not seen. */
static struct str plain(const struct checklist *list, struct str words)
{
    struct buf out = {0};

    reading_put_plain(&out, words);
    return buf_take(list->arena, &out);
}

void list_begin(struct checklist *list, struct reading *reading)
{
    *list = (struct checklist){.reading = reading, .arena = reading->job->arena};
    list->list = ARENA_NEW(list->arena, struct audit_list);
}

void list_paragraph(struct checklist *list, struct audit_lines *where, struct str words)
{
    VEC_PUSH(list->arena, where, plain(list, words));
}

/* --- entries */

/* As printed. */
static struct str page_label(const struct checklist *list, uint32_t page)
{
    return list->reading->job->pages->items[page - 1].label;
}

static void put_count(const struct checklist *list, const struct entry *entry, struct buf *out)
{
    if (entry->count < 2 || entry->several == NULL)
        return;
    buf_printf(out, ", %u %s", (unsigned)entry->count, entry->several);
    if (entry->npages < 2)
        return;
    uint32_t told = entry->npages < ENTRY_PAGES ? entry->npages : ENTRY_PAGES, rest = entry->npages - told;
    buf_printf(out, ", also on page%s", entry->npages > 2 ? "s" : "");
    for (uint32_t i = 1; i < told; i++) {
        const char *joint = i == 1 ? " " : i + 1 == told && rest == 0 ? " and " : ", ";
        buf_printf(out, "%s" PRIstr, joint, STR_ARG(page_label(list, entry->pages[i])));
    }
    if (rest > 0)
        buf_printf(out, " and %u more", (unsigned)rest);
}

static struct audit_lines plain_lines(const struct checklist *list, const struct audit_lines *lines)
{
    struct audit_lines copy = {0};

    for (uint32_t i = 0; i < lines->n; i++)
        VEC_PUSH(list->arena, &copy, plain(list, lines->items[i]));
    return copy;
}

static struct audit_entry told(const struct checklist *list, const struct entry *entry, bool first)
{
    struct audit_entry told = {.mark = entry->mark, .depth = entry->depth};
    struct buf text = {0};

    reading_put_plain(&text, entry->text);
    put_count(list, entry, &text);
    told.text = buf_take(list->arena, &text);
    if (entry->needle.len)
        told.mark = reading_place(list->reading, entry->mark, entry->needle, first);
    if (entry->npages > 0)
        told.page = entry->pages[0];
    told.more = plain_lines(list, &entry->more);
    told.warnings = plain_lines(list, &entry->warnings);
    return told;
}

static struct audit_question *add_question(struct checklist *list, const char *title, const char *question)
{
    struct audit_question asked = {.title = str_from(title), .text = plain(list, str_from(question))};

    VEC_PUSH(list->arena, &list->list->questions, asked);
    return &list->list->questions.items[list->list->questions.n - 1];
}

void list_group(struct checklist *list, const struct group *group, const char *title, const char *things,
                const char *question)
{
    struct audit_question *asked;

    if (group->entries.n == 0) {
        VEC_PUSH(list->arena, &list->absent, things);
        return;
    }
    asked = add_question(list, title, question);
    for (uint32_t i = 0; i < group->entries.n; i++)
        VEC_PUSH(list->arena, &asked->entries, told(list, group->entries.items[i], i == 0));
}

void list_question(struct checklist *list, const char *title, const char *question)
{
    add_question(list, title, question);
}

void list_absent(struct checklist *list)
{
    struct buf line = {0};

    for (uint32_t i = 0; i < list->absent.n; i++)
        buf_printf(&line, "%s%s",
                   i == 0                    ? "There are no "
                   : i + 1 == list->absent.n ? " and no "
                                             : ", no ",
                   list->absent.items[i]);
    if (list->absent.n > 0)
        buf_puts(&line, " in this report.");
    if (line.len > 0)
        list_paragraph(list, &list->list->after, (struct str){line.bytes, (uint32_t)line.len});
    buf_free(&line);
}
