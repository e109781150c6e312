/* References that name nothing: what was meant, as far as it can be told. */
#include "base/ascii.h"
#include "base/buf.h"
#include "check/check_int.h"
#include "check/rich_int.h"

enum { ID_LENGTH = 40 }; /* of those that are suggested */

/* What has a heading or a caption, and whether that has an id. */
struct titled {
    const struct rich *title;
    const struct node *id; /* NULL: none */
    const char *what;
};

static void put_title(struct checker *checker, const struct rich *title, const struct node *id, const char *what)
{
    if (rich_empty(title))
        return;
    struct titled *titled = ARENA_NEW(checker->arena, struct titled);
    *titled = (struct titled){title, id, what};
    struct str key = str_fold(checker->arena, rich_plain(checker->arena, title));
    if (!map_find(&checker->titles, key))
        map_put(&checker->titles, key, titled);
}

static void put_block(struct checker *checker, const struct block *block)
{
    if (block->table)
        put_title(checker, block->table->title, block->table->id, "table");
    else if (block->figure)
        put_title(checker, block->figure->title, block->figure->id, "figure");
    else if (block->chart)
        put_title(checker, block->chart->title, block->chart->id, "chart");
    else if (block->view)
        put_title(checker, block->view->title, block->view->id, "table");
}

/* As deep as sections are nested, which the loader bounds. */
static void put_section(struct checker *checker, const struct section *section)
{
    bool priority = rich_empty(section->heading) && section->of;
    const struct node *id = section->id || !priority ? section->id : section->priority;
    put_title(checker, priority ? section->of->title : section->heading, id, "section");
    const struct block *block;
    for (struct content_walk walk = content_walk(section); (block = content_next(&walk));)
        put_block(checker, block);
    for (uint32_t i = 0; i < section->subsections.n; i++)
        put_section(checker, section->subsections.items[i]);
}

static const struct titled *find_titled(struct checker *checker, struct str words)
{
    if (!checker->titles.arena) {
        map_init(&checker->titles, checker->arena);
        for (uint32_t i = 0; i < checker->report->sections.n; i++)
            put_section(checker, checker->report->sections.items[i]);
    }
    return map_find(&checker->titles, str_fold(checker->arena, words));
}

/* An id that nothing bears yet, made of the title: financial-implications. */
static struct str make_id(struct checker *checker, const struct titled *titled)
{
    struct str words = rich_plain(checker->arena, titled->title);
    struct buf buf = {0};
    for (uint32_t i = 0; i < words.len && buf.len < ID_LENGTH; i++) {
        char c = words.s[i];
        if (ascii_is_digit(c) || ascii_is_letter(c))
            buf_putc(&buf, ascii_to_lower(c));
        else if (buf.len > 0 && buf.bytes[buf.len - 1] != '-')
            buf_putc(&buf, '-');
    }
    while (buf.len > 0 && buf.bytes[buf.len - 1] == '-')
        buf.len--;
    struct str id = buf.len > 0 ? buf_take(checker->arena, &buf) : str_printf(checker->arena, "my-%s", titled->what);
    buf_free(&buf);
    if (map_find(&checker->report->anchors, id))
        id = str_printf(checker->arena, PRIstr "-2", STR_ARG(id));
    return id;
}

static void help_titled(struct checker *checker, struct diag *diag, const struct titled *titled, const char *prefix)
{
    if (titled->id) {
        diag_help(checker->diags, diag, "the %s of that title has the id `" PRIstr "`: write [[%s" PRIstr "]]",
                  titled->what, STR_ARG(node_text(titled->id)), prefix, STR_ARG(node_text(titled->id)));
        return;
    }
    struct str id = make_id(checker, titled);
    diag_related(checker->diags, diag, titled->title->node->mark, "what bears these words is here");
    diag_help(checker->diags, diag,
              "references name things by an id: write `id: " PRIstr "` for that %s, and [[%s" PRIstr "]] here",
              STR_ARG(id), titled->what, prefix, STR_ARG(id));
}

/* "Section 2", "Table 3", "Appendix A", "4.1": a number as it is printed. */
static bool is_number(struct str words)
{
    static const char *const kinds[] = {"section", "appendix", "table", "figure", "chart", "paragraph", "page"};
    bool kind = false;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]) && !kind; i++) {
        struct str name = str_from(kinds[i]);
        kind = words.len > name.len && str_same(str_sub(words, 0, name.len), name) && words.s[name.len] == ' ';
        words = kind ? str_trim(str_sub(words, name.len, words.len)) : words;
    }
    if (kind && words.len == 1)
        return true;
    bool digit = false;
    for (uint32_t i = 0; i < words.len; i++) {
        if (!ascii_is_digit(words.s[i]) && words.s[i] != '.')
            return false;
        digit |= words.s[i] != '.';
    }
    return digit;
}

static void report_unknown(struct checker *checker, struct str target, const char *prefix, struct mark mark)
{
    struct diag *diag =
        diag_at(checker->diags, DIAG_UNKNOWN_NAME, mark, "unknown reference `%s" PRIstr "`", prefix, STR_ARG(target));
    const struct titled *titled = find_titled(checker, target);
    struct str near = names_nearest(checker, &checker->anchors, target);
    bool same = near.len > 0 && str_same(near, target);
    if (titled && !same)
        help_titled(checker, diag, titled, prefix);
    else if (!same && is_number(target))
        diag_help(checker->diags, diag,
                  "references name things by an id, since numbers change: write `id: ...` for the section, table or "
                  "figure that is meant, and that id here; its number is printed");
    else if (near.len > 0)
        names_help_near(checker, diag, target, str_printf(checker->arena, "%s" PRIstr, prefix, STR_ARG(near)));
    else
        diag_help(checker->diags, diag, "%s", checker->anchors.help);
}

/* `Page:` or `pages:` in place of `page:`. */
static struct str without_page(struct str target)
{
    static const char *const slips[] = {"page:", "pages:", "page "};
    for (size_t i = 0; i < sizeof(slips) / sizeof(slips[0]); i++) {
        struct str slip = str_from(slips[i]);
        if (target.len > slip.len && str_same(str_sub(target, 0, slip.len), slip))
            return str_trim(str_sub(target, slip.len, target.len));
    }
    return STR("");
}

void reference_report(struct checker *checker, const struct run_extra *ref, struct mark mark)
{
    struct str id = ref->page ? STR("") : without_page(ref->target);
    if (id.len == 0 || !map_find(&checker->report->anchors, id)) {
        report_unknown(checker, ref->target, ref->page ? RICH_PAGE : "", mark);
        return;
    }
    struct diag *diag =
        diag_at(checker->diags, DIAG_UNKNOWN_NAME, mark, "unknown reference `" PRIstr "`", STR_ARG(ref->target));
    diag_help(checker->diags, diag, "for the number of a page write [[" RICH_PAGE PRIstr "]]", STR_ARG(id));
}

void reference_check_words(struct checker *checker, const struct run *run, struct mark mark)
{
    const struct run_extra *ref = run->extra;
    struct diag *diag = diag_at(checker->diags, DIAG_PAGE_REFERENCE, mark,
                                "a page reference prints the number of the page and can have no words of its own");
    diag_help(checker->diags, diag,
              "write [[" RICH_PAGE PRIstr "]] for the number, or [[" PRIstr "|" PRIstr
              "]] for a link with these words",
              STR_ARG(ref->target), STR_ARG(ref->target), STR_ARG(run->text));
}
