#include "style/schemas_int.h"
#include "style/style_int.h"

#define MAX_LISTED 24 /* names in a help line */

#define REPORT_FIELDS                                                                                       \
    "title", "subtitle", "organisation", "committee", "period", "date", "version", "author", "agenda_item", \
        "status", "wards", "key_decision", "portfolio_holder", "contact", "access", "exempt"
const char *const resolve_report_fields[] = {REPORT_FIELDS, NULL};
static const char *const running_fields[] = {REPORT_FIELDS, "section",   "label",        "page",          "pages",
                                             "paper_page",  "pack_page", "section_page", "section_pages", NULL};
static const char *const number_fields[] = {"n", "1", "2", "3", "4", "5", "6", "7", "8", "9", NULL};
static const char *const mark_fields[] = {"n", NULL};
static const char *const subparagraph_fields[] = {"m", "n", "1", "2", "3", "4", "5", "6", "7", "8", "9", NULL};
static const char *const reference_fields[] = {"number", NULL};
static const char *const item_fields[] = {"definition", "ref", "unit", "lead", "reason", NULL};
static const char *const label_fields[] = {"label", NULL};
static const char *const page_fields[] = {"page", NULL};

void suggest_among(struct arena *arena, struct diags *diags, struct diag *diag, struct str word,
                   const struct map *known)
{
    VEC(struct str) names = {0};
    struct buf list = {0};
    for (uint32_t i = 0; i < known->n; i++) {
        VEC_PUSH(arena, &names, known->entries[i].key);
        if (i < MAX_LISTED)
            buf_printf(&list, "%s" PRIstr, i ? ", " : "", STR_ARG(known->entries[i].key));
    }
    struct str near = str_nearest(word, names.items, names.n);
    if (near.len)
        diag_help(diags, diag, "did you mean `" PRIstr "`?", STR_ARG(near));
    else if (known->n)
        diag_help(diags, diag, "the layout has%s: %.*s", known->n > MAX_LISTED ? ", among others" : "", (int)list.len,
                  list.bytes);
    else
        diag_help(diags, diag, "the layout has none");
    buf_free(&list);
}

void suggest(struct loading *loading, struct diag *diag, struct str word, const struct map *known)
{
    suggest_among(loading->arena, loading->diags, diag, word, known);
}

struct diags *diags_for(struct loading *loading, enum diag_code code, struct mark mark, struct str word)
{
    struct str key = str_printf(loading->arena, "%d %u %u %u " PRIstr, (int)code, (unsigned)mark.file,
                                (unsigned)mark.line, (unsigned)mark.col, STR_ARG(word));
    return map_put(&loading->reported, key, loading) ? loading->silent : loading->diags;
}

void resolve_optional(const struct node **text)
{
    if (*text && (*text)->len == 0)
        *text = NULL;
}

struct mark resolve_place(const struct loading *loading, const struct node *name, const struct node *owner)
{
    if (name && name->mark.line)
        return name->mark;
    return owner->mark.line ? owner->mark : loading->chain.items[0]->root->mark;
}

static void *resolve_name(struct loading *loading, const struct map *known, const char *what, const struct node *name,
                          const struct node *owner)
{
    struct str word = node_text(name);
    void *found = map_find(known, word);
    if (!found) {
        struct mark mark = resolve_place(loading, name, owner);
        struct diag *diag = diag_at(diags_for(loading, DIAG_LAYOUT_NAME, mark, word), DIAG_LAYOUT_NAME, mark,
                                    "the layout has no %s `" PRIstr "`", what, STR_ARG(word));
        suggest(loading, diag, word, known);
    }
    return found;
}

const struct text_style *resolve_text(struct loading *loading, const struct node *name, const struct node *owner)
{
    return name ? resolve_name(loading, &loading->style->text_by_id, "text style", name, owner) : NULL;
}

const struct status_style *resolve_status(struct loading *loading, const struct node *name, const struct node *owner)
{
    return name ? resolve_name(loading, &loading->style->status_by_id, "status", name, owner) : NULL;
}

/* The picture of the house that `name` names; `""` takes away an inherited one. */
static const struct picture_style *resolve_picture(struct loading *loading, const struct node **name,
                                                   const struct node *owner)
{
    resolve_optional(name);
    return *name ? resolve_name(loading, &loading->style->image_by_id, "image", *name, owner) : NULL;
}

static void resolve_images(struct loading *loading)
{
    struct style *style = loading->style;
    map_init(&style->image_by_id, loading->arena);
    for (uint32_t i = 0; i < style->images.n; i++) {
        struct picture_style *picture = LIST_AT(style->images, struct picture_style, i);
        resolve_optional(&picture->alt);
        map_put(&style->image_by_id, node_text(picture->id), picture);
    }
}

static void resolve_running(struct loading *loading, struct running *running)
{
    if (running) {
        running->picture = resolve_picture(loading, &running->image, running->node);
        running->text = resolve_text(loading, running->style, running->node);
        resolve_optional(&running->left);
        resolve_optional(&running->centre);
        resolve_optional(&running->right);
        template_check(loading, running->left, running_fields);
        template_check(loading, running->centre, running_fields);
        template_check(loading, running->right, running_fields);
    }
}

/* A page is turned where the sheet is then that of the report's usual page, which stands upright: in a report of
 * nothing but landscape pages none is. */
static void resolve_turned(struct page_style *page, const struct page_style *usual)
{
    page->turned = page->turned && usual && page->width > page->height && page->width == usual->height &&
                   page->height == usual->width;
}

static void resolve_pages(struct loading *loading)
{
    struct style *style = loading->style;
    for (uint32_t i = 0; i < style->pages.n; i++) {
        struct page_style *page = LIST_AT(style->pages, struct page_style, i);
        resolve_running(loading, page->head);
        resolve_running(loading, page->foot);
        if (page->first) {
            resolve_running(loading, page->first->head);
            resolve_running(loading, page->first->foot);
        }
    }
    if (style->page)
        style->default_page = resolve_name(loading, &style->page_by_id, "page", style->page, style->node);
    else
        diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, style->node->mark,
                "neither this layout nor those that it extends say which `page` sections use");
    for (uint32_t i = 0; i < style->pages.n; i++)
        resolve_turned(LIST_AT(style->pages, struct page_style, i),
                       loading->own ? loading->own->default_page : style->default_page);
}

static void add_status_word(struct loading *loading, const struct node *word, struct status_style *status)
{
    struct status_style *other = map_put(&loading->style->status_by_id, node_text(word), status);
    if (other && other != status) {
        struct diag *diag =
            diag_at(loading->diags, DIAG_STATUS_TWICE, word->mark,
                    "`" PRIstr "` stands for two statuses: " PRIstr " and " PRIstr, STR_ARG(node_text(word)),
                    STR_ARG(node_text(other->id)), STR_ARG(node_text(status->id)));
        diag_related(loading->diags, diag, other->node->mark, "the other status is described here");
    }
}

static void resolve_statuses(struct loading *loading)
{
    struct style *style = loading->style;
    map_init(&style->status_by_id, loading->arena);
    for (uint32_t i = 0; i < style->statuses.n; i++) {
        struct status_style *status = LIST_AT(style->statuses, struct status_style, i);
        resolve_optional(&status->brief);
        add_status_word(loading, status->id, status);
        for (uint32_t w = 0; w < status->also.n; w++)
            add_status_word(loading, status->also.items[w], status);
    }
}

/* All of them would bear one number. */
static void check_counting(struct loading *loading, const struct node *template, const struct node *owner,
                           const char *field)
{
    if (template == NULL || template_uses(template, field)) /* no mapping was written, which was reported */
        return;
    struct mark place = resolve_place(loading, template, owner);
    struct diag *diag =
        diag_at(diags_for(loading, DIAG_LAYOUT_INCOMPLETE, place, node_text(template)), DIAG_LAYOUT_INCOMPLETE, place,
                "the number of paragraphs lacks the field {%s}, so that all would bear the same", field);
    diag_help(loading->diags, diag, "write, for example, \"{1}.{n}\" for paragraphs and \"{1}.{n}.{m}\" below them");
}

static void resolve_paragraphs(struct loading *loading, const struct paragraph_style *paragraphs)
{
    if (paragraphs == NULL)
        return;
    template_check(loading, paragraphs->number, number_fields);
    template_check(loading, paragraphs->subnumber, subparagraph_fields);
    template_check(loading, paragraphs->reference, reference_fields);
    check_counting(loading, paragraphs->number, paragraphs->node, "n");
    check_counting(loading, paragraphs->subnumber, paragraphs->node, "m");
}

static void resolve_headings(struct loading *loading)
{
    struct style *style = loading->style;
    for (uint32_t i = 0; i < style->headings.n; i++) {
        struct heading_style *heading = LIST_AT(style->headings, struct heading_style, i);
        heading->text = resolve_text(loading, heading->style, heading->node);
        heading->number_text = resolve_text(loading, heading->number_style, heading->node);
        heading->subtitle_text = resolve_text(loading, heading->subtitle_style, heading->node);
        heading->contents_text = resolve_text(loading, heading->contents_style, heading->node);
        resolve_optional(&heading->number);
        template_check(loading, heading->number, number_fields);
        resolve_paragraphs(loading, heading->paragraphs);
    }
    if (style->headings.n == 0)
        diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, style->node->mark,
                "neither this layout nor those that it extends describe any `headings`");
}

static void resolve_lines(struct loading *loading, const struct list *lines)
{
    for (uint32_t i = 0; i < lines->n; i++) {
        struct cover_line *line = LIST_AT(*lines, struct cover_line, i);
        line->look = resolve_text(loading, line->style, line->node);
        line->picture = resolve_picture(loading, &line->image, line->node);
        template_check(loading, line->text, resolve_report_fields);
    }
}

static void resolve_row(struct loading *loading, struct detail_row *row)
{
    resolve_optional(&row->text);
    template_check(loading, row->text, resolve_report_fields);
    bool fact = row->label && row->text;
    if (fact != (row->details != 0) && (fact || (!row->label && !row->text)))
        return;
    struct mark place = resolve_place(loading, NULL, row->node);
    struct diag *diag = diag_at(loading->diags, DIAG_ONE_OF, place, "%s",
                                row->details ? "this row is a fact and the report's own details as well"
                                             : "this row of details has to say both its `label` and its `text`");
    diag_help(loading->diags, diag,
              "write `- { label: Wards affected, text: \"{wards}\" }`; `- details: yes` stands for the details that "
              "the report gives itself");
}

static void resolve_details(struct loading *loading, struct details_style *details)
{
    details->text = resolve_text(loading, details->style, details->node);
    details->label_text = resolve_text(loading, details->label_style, details->node);
    template_check(loading, details->label, label_fields);
    for (uint32_t i = 0; i < details->rows.n; i++)
        resolve_row(loading, LIST_AT(details->rows, struct detail_row, i));
}

static void resolve_cover(struct loading *loading, struct cover_style *cover)
{
    struct style *style = loading->style;
    cover->layout = cover->page ? resolve_name(loading, &style->page_by_id, "page", cover->page, cover->node)
                                : style->default_page;
    resolve_lines(loading, &cover->lines);
    resolve_details(loading, cover->details);
}

/* A list without its numbers could not be told from any other paragraphs. */
static void resolve_marker(struct loading *loading, const struct list_style *lists, const struct node *template)
{
    template_check(loading, template, mark_fields);
    if (str_find(node_text(template), "{", 0) < 0) {
        struct mark place = resolve_place(loading, template, lists->node);
        struct diag *diag =
            diag_at(diags_for(loading, DIAG_LAYOUT_INCOMPLETE, place, node_text(template)), DIAG_LAYOUT_INCOMPLETE,
                    place, "the number of a list's items lacks the field {n}, so that all items would bear the same");
        diag_help(loading->diags, diag, "write, for example, \"{n}.\" or \"({n})\"");
    }
}

static void resolve_notes(struct loading *loading, struct note_style *notes)
{
    notes->text = resolve_text(loading, notes->style, notes->node);
    template_check(loading, notes->mark, mark_fields);
    if (!template_uses(notes->mark, "n"))
        diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, resolve_place(loading, notes->mark, notes->node),
                "the mark of notes lacks the field {n}, so that all notes would bear the same mark");
}

static void resolve_figures(struct loading *loading, struct figure_style *figures)
{
    figures->caption_text = resolve_text(loading, figures->style, figures->node);
    figures->note_text = resolve_text(loading, figures->note_style, figures->node);
    resolve_optional(&figures->number);
    template_check(loading, figures->number, mark_fields);
    if (figures->number && str_find(node_text(figures->number), "{", 0) < 0) {
        struct diag *diag =
            diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, resolve_place(loading, figures->number, figures->node),
                    "the number of figures lacks the field {n}, so that all figures would bear the same");
        diag_help(loading->diags, diag, "write, for example, \"Figure {n}: \", or \"\" for none");
    }
}

static void resolve_blocks(struct loading *loading)
{
    struct style *style = loading->style;
    struct contents_style *contents = style->contents;
    contents->title_text = resolve_text(loading, contents->title_style, contents->node);
    template_check(loading, contents->number, page_fields);
    struct key_style *key = style->key;
    key->text = resolve_text(loading, key->style, key->node);
    key->title_text = resolve_text(loading, key->title_style, key->node);
    struct engagement_style *engagement = style->engagement;
    engagement->title_text = resolve_text(loading, engagement->title_style, engagement->node);
    engagement->label_text = resolve_text(loading, engagement->label_style, engagement->node);
    engagement->text = resolve_text(loading, engagement->style, engagement->node);
    resolve_figures(loading, style->figures);
    resolve_charts(loading);
    struct indicator_list_style *list = style->indicator_list;
    list->text = resolve_text(loading, list->style, list->node);
    resolve_optional(&list->empty);
    template_check(loading, list->item, item_fields);
    template_check(loading, list->deleted, item_fields);
    resolve_optional(&style->print->blank);
    struct draft_style *draft = style->draft;
    draft->text = resolve_text(loading, draft->style, draft->node);
    resolve_optional(&draft->line);
    template_check(loading, draft->line, resolve_report_fields);
    resolve_marker(loading, style->lists, style->lists->decimal);
    resolve_marker(loading, style->lists, style->lists->alpha);
    resolve_marker(loading, style->lists, style->lists->roman);
    resolve_notes(loading, style->notes);
    resolve_paper(loading);
    resolve_cover(loading, style->cover);
    resolve_lines(loading, &style->title_block->lines);
    resolve_details(loading, style->title_block->details);
    resolve_exempt(loading);
}

/* Text styles and tables that the program asks for by name. */
static void resolve_known(struct loading *loading)
{
    struct style *style = loading->style;
    static const char *const text_ids[] = {"body", "priority"};
    static const char *const table_ids[] = {"table", "indicators", "activities"};
    for (size_t i = 0; i < sizeof(text_ids) / sizeof(text_ids[0]); i++) {
        if (!style_text(style, str_from(text_ids[i])))
            diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, style->node->mark,
                    "neither this layout nor those that it extends describe the text style `%s`", text_ids[i]);
    }
    for (size_t i = 0; i < sizeof(table_ids) / sizeof(table_ids[0]); i++) {
        if (!style_table(style, str_from(table_ids[i])))
            diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, style->node->mark,
                    "neither this layout nor those that it extends describe the table `%s`", table_ids[i]);
    }
    style->body = style_text(style, STR("body"));
    style->priority_text = style_text(style, STR("priority"));
    style->small_print = style_text(style, STR("small-print"));
    if (!style->small_print)
        style->small_print = style->notes->text;
}

void resolve_all(struct loading *loading)
{
    struct style *style = loading->style;
    uint32_t before = loading->own ? loading->own->layouts->looks.n : 0;
    for (uint32_t i = 0; i < style->text_styles.n; i++)
        LIST_AT(style->text_styles, struct text_style, i)->index = (uint16_t)(before + i);
    resolve_known(loading);
    resolve_images(loading);
    resolve_pages(loading);
    resolve_statuses(loading);
    resolve_headings(loading);
    resolve_parts(loading);
    resolve_blocks(loading);
    resolve_performance(loading);
    resolve_panels(loading);
    for (uint32_t i = 0; i < style->tables.n; i++)
        resolve_table(loading, LIST_AT(style->tables, struct table_style, i));
}
