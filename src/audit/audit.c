#include "audit/audit.h"

#include "audit/abbreviations_int.h"
#include "audit/beside_int.h"
#include "audit/links_int.h"
#include "audit/list_int.h"
#include "audit/tables_int.h"

enum { LONG_TEXT = 400, SHORT_TEXT = 160 /* characters told of a text */ };

struct auditor {
    const struct audit_job *job;
    struct arena *arena;
    struct reading reading;
    struct passage passage;
    struct abbreviations abbreviations;
    struct links links;
    struct group figures, charts, beside, decoration, tables, headings, languages, symbols, unexplained;
};

static struct str quoted(struct arena *arena, struct str text, uint32_t most)
{
    return str_printf(arena, "\"" PRIstr "\"", STR_ARG(list_cut(arena, text, most)));
}

/* --- what is met in the logical tree */

static void add_heading(struct auditor *auditor, const struct sem *sem)
{
    struct entry *entry = group_add(&auditor->headings, STR(""), reading_spot(&auditor->reading, sem));
    struct str words = list_cut(auditor->arena, reading_text(&auditor->reading, sem), SHORT_TEXT);

    entry->depth = (uint32_t)(sem->role - ROLE_H1);
    entry->text = str_printf(auditor->arena, "%s " PRIstr, sem_role_name((enum role)sem->role), STR_ARG(words));
}

/* Directly after the picture, or before it as the first of both. */
static const struct sem *caption_of(const struct sem *figure)
{
    const struct sem *first = figure->parent ? figure->parent->first : NULL;

    if (figure->next && figure->next->role == ROLE_CAPTION)
        return figure->next;
    return first && first->role == ROLE_CAPTION && first->next == figure ? first : NULL;
}

static void add_figure(struct auditor *auditor, const struct sem *sem)
{
    struct spot spot = reading_spot(&auditor->reading, sem);
    struct str alt = sem->extra ? sem->extra->alt : STR("");
    bool made = sem->extra && sem->extra->made;
    struct entry *entry = group_add(made ? &auditor->charts : &auditor->figures, STR(""), spot);
    const struct sem *caption = caption_of(sem);

    entry->text = quoted(auditor->arena, alt, LONG_TEXT);
    if (caption) {
        struct str words = quoted(auditor->arena, reading_text(&auditor->reading, caption), SHORT_TEXT);
        VEC_PUSH(auditor->arena, &entry->more, str_printf(auditor->arena, "Caption: " PRIstr, STR_ARG(words)));
    }
    passage_set(&auditor->reading, &auditor->passage, alt, spot);
    abbreviations_scan(&auditor->abbreviations, &auditor->passage, NULL, false);
}

static void add_phrase(struct auditor *auditor, const struct sem *sem)
{
    struct str words = reading_text(&auditor->reading, sem);
    struct str key = str_printf(auditor->arena, PRIstr "\n" PRIstr, STR_ARG(sem->extra->lang), STR_ARG(words));
    struct entry *entry = group_add(&auditor->languages, key, reading_spot(&auditor->reading, sem));

    if (entry->count > 1)
        return;
    entry->needle = words;
    entry->several = "times";
    entry->text = str_printf(auditor->arena, PRIstr " in " PRIstr, STR_ARG(quoted(auditor->arena, words, SHORT_TEXT)),
                             STR_ARG(sem->extra->lang));
}

static bool is_heading(const struct sem *sem)
{
    return sem->role >= ROLE_H1 && sem->role <= ROLE_H6;
}

static void scan_words(struct auditor *auditor, const struct sem *sem)
{
    bool cell = sem->role == ROLE_TH || sem->role == ROLE_TD;
    bool in_row = cell || sem->role == ROLE_LBL || sem->role == ROLE_LBODY;

    reading_passage(&auditor->reading, sem, false, &auditor->passage);
    if (auditor->passage.text.len > 0)
        abbreviations_scan(&auditor->abbreviations, &auditor->passage, in_row ? sem->parent : NULL,
                           is_heading(sem) || sem->role == ROLE_TH || sem->role == ROLE_CAPTION);
}

/* The words of charts in cells are made of figures that their tables have: there is nothing to judge. */
static bool is_in_cell(const struct sem *sem)
{
    while (sem && sem->role != ROLE_TH && sem->role != ROLE_TD)
        sem = sem->parent;
    return sem != NULL;
}

static void visit(struct auditor *auditor, const struct sem *sem)
{
    if (is_heading(sem))
        add_heading(auditor, sem);
    else if (sem->role == ROLE_FIGURE && !is_in_cell(sem))
        add_figure(auditor, sem);
    else if (sem->role == ROLE_LINK)
        links_add(&auditor->links, &auditor->reading, sem);
    else if (sem->role == ROLE_TABLE)
        tables_add(&auditor->tables, &auditor->reading, sem);
    if (sem->extra && sem->extra->lang.len)
        add_phrase(auditor, sem);
    if (reading_is_unit(sem))
        scan_words(auditor, sem);
}

/* The contents list says again what headings say. */
static void walk(struct auditor *auditor)
{
    const struct sem *root = auditor->job->boxes->tree.root;

    for (const struct sem *sem = root; sem; sem = reading_next(root, sem, sem->role == ROLE_TOC))
        if (sem->role != ROLE_TOC)
            visit(auditor, sem);
}

/* --- what the report says of itself */

static void declare(struct auditor *auditor, const struct node *id, const struct rich *title)
{
    if (!rich_empty(title))
        abbreviations_declare(&auditor->abbreviations, node_text(id), rich_plain(auditor->arena, title));
}

static void know_ref(struct auditor *auditor, const struct node *ref)
{
    if (ref)
        abbreviations_know_ref(&auditor->abbreviations, node_text(ref));
}

static void learn(struct auditor *auditor)
{
    const struct report *report = auditor->job->report;

    for (uint32_t i = 0; i < report->directorates.n; i++)
        declare(auditor, report->directorates.items[i]->id, report->directorates.items[i]->title);
    for (uint32_t i = 0; i < report->committees.n; i++)
        declare(auditor, report->committees.items[i]->id, report->committees.items[i]->title);
    for (uint32_t i = 0; i < report->comparators.n; i++)
        declare(auditor, report->comparators.items[i]->id, report->comparators.items[i]->title);
    for (uint32_t i = 0; i < report->flags.n; i++)
        declare(auditor, report->flags.items[i]->id, report->flags.items[i]->title);
    for (uint32_t i = 0; i < report->periods.n; i++)
        know_ref(auditor, report->periods.items[i]->id);
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        know_ref(auditor, report->indicators.items[i]->ref);
        know_ref(auditor, report->indicators.items[i]->label);
    }
    for (uint32_t i = 0; i < report->activities.n; i++)
        know_ref(auditor, report->activities.items[i]->ref);
}

/* --- what is not in the logical tree */

/* Of a layout's pictures, the one that is this, or NULL. */
static const struct picture_style *find_picture(const struct audit_job *job, const struct style *style,
                                                const struct image *image)
{
    for (uint32_t i = 0; i < style->images.n; i++) {
        const struct picture_style *picture = LIST_AT(style->images, const struct picture_style, i);

        if (images_find(job->boxes->images, picture->file) == image)
            return picture;
    }
    return NULL;
}

/* The place of a picture in one of the layouts. */
static struct mark layout_mark(const struct audit_job *job, const struct image *image)
{
    const struct layouts *layouts = job->style->layouts;
    const struct picture_style *picture = NULL;

    for (uint32_t i = 0; i < layouts->items.n && picture == NULL; i++)
        picture = find_picture(job, layouts->items.items[i], image);
    return picture != NULL ? picture->node->mark : (struct mark){0};
}

static void add_unread(struct auditor *auditor, const struct unread_picture *unread, struct mark mark)
{
    struct str file = unread->image->file;
    struct entry *entry =
        group_add(&auditor->decoration, image_key(unread->image), (struct spot){unread->page, mark});

    entry->several = "times";
    entry->text =
        unread->running ? str_printf(auditor->arena, PRIstr " (in running heads or feet)", STR_ARG(file)) : file;
}

/* Those of the report, then those of the layout. */
static void add_decoration(struct auditor *auditor)
{
    const struct audit_job *job = auditor->job;
    const struct reading *reading = &auditor->reading;

    for (uint32_t i = 0; i < job->report->figures.n; i++) {
        const struct figure_block *figure = job->report->figures.items[i];
        const struct image *image = images_find(job->boxes->images, figure->image);
        const struct unread_picture *unread =
            image && figure->decorative ? map_find(&reading->unread_by_image, image_key(image)) : NULL;

        if (unread)
            add_unread(auditor, unread, figure->node->mark);
    }
    for (uint32_t i = 0; i < reading->unread.n; i++) {
        const struct unread_picture *unread = reading->unread.items[i];

        if (map_find(&auditor->decoration.by_key, image_key(unread->image)) == NULL)
            add_unread(auditor, unread, layout_mark(job, unread->image));
    }
}

static const char *const shapes[SHAPE__COUNT] = {
    [SHAPE_NONE] = "nothing",
    [SHAPE_STAR] = "star",
    [SHAPE_CIRCLE] = "circle",
    [SHAPE_TRIANGLE] = "triangle",
    [SHAPE_TRIANGLE_DOWN] = "triangle that points down",
    [SHAPE_SQUARE] = "square",
    [SHAPE_DIAMOND] = "diamond",
    [SHAPE_CROSS] = "cross",
    [SHAPE_TICK] = "tick",
    [SHAPE_EQUALS] = "equals sign",
    [SHAPE_ARROW_UP] = "arrow up",
    [SHAPE_ARROW_DOWN] = "arrow down",
    [SHAPE_ARROW_RIGHT] = "arrow to the right",
    [SHAPE_RING] = "ring",
};

static void add_symbols(struct auditor *auditor)
{
    const struct map *symbols = &auditor->reading.symbols;

    for (uint32_t i = 0; i < symbols->n; i++) {
        const struct read_symbol *symbol = symbols->entries[i].value;
        struct spot spot = {symbol->page, symbol->status->node->mark};
        struct entry *entry = group_add(&auditor->symbols, STR(""), spot);

        entry->count = symbol->count;
        entry->several = "times";
        entry->text =
            str_printf(auditor->arena, "%s: \"" PRIstr "\"", shapes[symbol->status->shape], STR_ARG(symbol->words));
    }
}

/* Those that are nowhere explained. */
static void add_abbreviations(struct auditor *auditor)
{
    const struct map *found = &auditor->abbreviations.found;

    for (uint32_t i = 0; i < found->n; i++) {
        const struct abbreviation *abbreviation = found->entries[i].value;

        if (abbreviation->given)
            continue;
        struct entry *entry = group_add(&auditor->unexplained, STR(""), abbreviation->spot);
        entry->count = abbreviation->count;
        entry->several = "times";
        entry->text = entry->needle = abbreviation->word;
        if (abbreviation->declared.len)
            entry->text = str_printf(auditor->arena, PRIstr " (declared as \"" PRIstr "\")",
                                     STR_ARG(abbreviation->word), STR_ARG(abbreviation->declared));
    }
}

/* --- the list */

static void put_head(struct auditor *auditor, struct checklist *list)
{
    const struct audit_job *job = auditor->job;
    const struct source *source = sources_at(job->sources, 1);
    struct str title = job->report->head->title ? node_text(job->report->head->title) : STR("");

    list_paragraph(list, &list->list->before,
                   str_printf(auditor->arena, "Accessibility checklist of " PRIstr " (\"" PRIstr "\", %u page%s)",
                              STR_ARG(source->path), STR_ARG(title), (unsigned)job->pages->n,
                              job->pages->n == 1 ? "" : "s"));
    list_paragraph(list, &list->list->before,
                   STR("This is what no program can judge. A mark (!) stands where something looks doubtful; in "
                       "brackets: file and line."));
}

static void put_languages(struct auditor *auditor, struct checklist *list)
{
    const struct node *language = auditor->job->report->head->language;
    struct str question =
        str_printf(auditor->arena,
                   "the report is read aloud as " PRIstr
                   "%s. Is it, and is each phrase in another language marked, as [Cymru]{lang=cy} is?",
                   STR_ARG(language ? node_text(language) : STR("en-GB")),
                   language ? "" : ", since it does not name its language");

    if (auditor->languages.entries.n > 0)
        list_group(list, &auditor->languages, "Phrases in other languages", "", question.s);
    else
        list_question(list, "Language", question.s);
}

static void put_groups(struct auditor *auditor, struct checklist *list)
{
    list_group(list, &auditor->figures, "Figures", "figures",
               "do the words tell those who cannot see the picture what it shows?");
    list_group(list, &auditor->charts, "Charts", "charts",
               "these words are made from the figures. Do they tell what the chart is there to show, or only its "
               "figures? What they lack is written as the chart's `alt`, or in the text beside it.");
    list_group(list, &auditor->decoration, "Pictures that are not read aloud", "decorative pictures",
               "is each mere decoration, or told in the text as well?");
    list_group(list, &auditor->links.group, "Links", "links", "do the words alone tell where each link leads?");
    list_group(list, &auditor->tables, "Tables", "tables",
               "does the caption tell what the table holds? Is a figure clear when only the head of its column and "
               "the header of its row are read with it?");
    list_group(list, &auditor->unexplained, "Abbreviations that are nowhere explained", "unexplained abbreviations",
               "does every reader know them? Otherwise write at the first place: Looked After Children (LAC).");
    list_group(list, &auditor->symbols, "Symbols", "symbols that are read aloud",
               "are these the right words to read aloud?");
    list_group(list, &auditor->headings, "Headings", "headings",
               "does this outline alone tell what is to be found where?");
    list_group(list, &auditor->beside, "Contents side by side", "contents side by side",
               "each column is read to its end before the next one begins. Do they make sense in that order?");
    put_languages(auditor, list);
}

static void put_end(const struct auditor *auditor, struct checklist *list)
{
    list_question(list, "Words",
                  "do they point at anything by its colour, its shape or its place alone (\"the red "
                  "rows\", \"see on the right\")? Is the language as plain as it can be?");
    if (auditor->figures.entries.n + auditor->decoration.entries.n > 0)
        list_question(list, "Inside pictures",
                      "is what they show large and strong enough in contrast (4.5 to 1 for words, 3 to 1 for lines "
                      "and areas), and told apart by more than colour? Are a chart's figures in a table or in its "
                      "text as well?");
    list_absent(list);
    list_paragraph(
        list, &list->list->after,
        STR("Not to be checked by hand, since the program sees to it in every PDF: tags, reading order, levels "
            "of headings, which heads belong to which cells, bookmarks, title and language of the "
            "document, fonts, words for every picture and symbol, contrast of the layout's colours (where "
            "it is low, a warning says so)."));
}

static const struct audit_list *audit(struct auditor *auditor)
{
    struct checklist list;

    learn(auditor);
    walk(auditor);
    beside_add(&auditor->beside, &auditor->reading);
    add_decoration(auditor);
    add_symbols(auditor);
    add_abbreviations(auditor);
    list_begin(&list, &auditor->reading);
    put_head(auditor, &list);
    put_groups(auditor, &list);
    put_end(auditor, &list);
    return list.list;
}

const struct audit_list *audit_list(const struct audit_job *job)
{
    struct auditor auditor = {.job = job, .arena = job->arena};
    const struct audit_list *list;
    struct group *groups[] = {&auditor.figures,    &auditor.charts,  &auditor.beside,
                              &auditor.decoration, &auditor.tables,  &auditor.headings,
                              &auditor.languages,  &auditor.symbols, &auditor.unexplained};

    for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
        group_init(groups[i], job->arena);
    links_init(&auditor.links, job->arena);
    abbreviations_init(&auditor.abbreviations, job->arena);
    reading_begin(&auditor.reading, job);
    list = audit(&auditor);
    reading_end(&auditor.reading);
    abbreviations_free(&auditor.abbreviations);
    passage_free(&auditor.passage);
    return list;
}
