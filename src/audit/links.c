#include "audit/links_int.h"

static const char *const vague[] = {
    "click",
    "click here",
    "click this link",
    "continue",
    "details",
    "document",
    "download",
    "find out more",
    "follow this link",
    "further details",
    "further information",
    "go",
    "here",
    "information",
    "learn more",
    "link",
    "more",
    "more details",
    "more info",
    "more information",
    "page",
    "read more",
    "read on",
    "report",
    "see here",
    "see more",
    "this",
    "this document",
    "this link",
    "this page",
    "this report",
    "this site",
    "this website",
    "view",
    "visit",
    "web page",
    "website",
    "clic yma",
    "cliciwch yma",
    "darllen mwy",
    "darllenwch fwy",
    "mwy",
    "mwy o wybodaeth",
    "rhagor",
    "rhagor o wybodaeth",
    "yma",
};

void links_init(struct links *links, struct arena *arena)
{
    group_init(&links->group, arena);
    map_init(&links->urls, arena);
}

/* Without what stands round the words: “here”, here. */
static struct str bare(struct str words)
{
    static const char outside[] = " .,:;!?()[]\"'>";
    static const char *const marks[] = {"“", "”", "‘", "’", "…", "»", "→"};
    bool again = true;

    /* Ends, since each turn but the last makes the words shorter. */
    while (again) {
        uint32_t len = words.len;

        while (words.len > 0 && strchr(outside, words.s[words.len - 1]))
            words.len--;
        while (words.len > 0 && strchr(outside, words.s[0]))
            words = str_sub(words, 1, words.len);
        for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
            uint32_t n = (uint32_t)strlen(marks[i]);

            if (str_starts(words, marks[i]))
                words = str_sub(words, n, words.len);
            if (words.len >= n && memcmp(words.s + words.len - n, marks[i], n) == 0)
                words.len -= n;
        }
        again = words.len < len;
    }
    return words;
}

bool links_is_vague(struct str words)
{
    words = bare(words);
    for (size_t i = 0; i < sizeof(vague) / sizeof(vague[0]); i++)
        if (str_same(words, str_from(vague[i])))
            return true;
    return words.len == 0;
}

bool links_is_address(struct str words)
{
    return str_find(words, "://", 0) >= 0 || str_starts(words, "www.") || str_starts(words, "mailto:");
}

static void warn(struct links *links, struct entry *entry, struct str words, struct str url)
{
    struct arena *arena = links->group.arena;
    struct str *first = map_find(&links->urls, words);

    if (links_is_vague(words))
        entry_warn(&links->group, entry, STR("vague: do these words stand alone? Better say what the link leads to"));
    else if (links_is_address(words))
        entry_warn(&links->group, entry,
                   STR("a bare address, tiresome to listen to. Better give it words: [words](address)"));
    else if (first && !str_eq(*first, url))
        entry_warn(&links->group, entry, STR("the same words lead to another address elsewhere"));
    if (first == NULL) {
        first = ARENA_NEW(arena, struct str);
        *first = url;
        map_put(&links->urls, words, first);
    }
}

void links_add(struct links *links, const struct reading *reading, const struct sem *link)
{
    struct arena *arena = links->group.arena;
    struct str words = reading_text(reading, link), url = link->extra ? link->extra->url : STR("");
    struct str cut = list_cut(arena, words, 160);

    if (url.len == 0 && (words.len == 0 || !links_is_vague(words)))
        return; /* note marks, and references that say where they lead */
    struct str key = str_printf(arena, PRIstr "\n" PRIstr, STR_ARG(words), STR_ARG(url));
    struct entry *entry = group_add(&links->group, key, reading_spot(reading, link));
    if (entry->count > 1)
        return;
    entry->several = "times";
    entry->needle = url.len ? url : str_printf(arena, "|" PRIstr "]]", STR_ARG(words));
    if (url.len == 0)
        entry->text = str_printf(arena, "\"" PRIstr "\", to a place in this report", STR_ARG(cut));
    else if (str_eq(words, url))
        entry->text = url;
    else
        entry->text = str_printf(arena, "\"" PRIstr "\" leads to " PRIstr, STR_ARG(cut), STR_ARG(url));
    warn(links, entry, words, url);
}
