/* Anchors for everything that has an id, and the numbers of sections: known before anything is composed, since
 * references and the contents list need them. */
#include <string.h>

#include "base/numeral.h"
#include "compose/exempt_int.h"
#include "compose/figure_int.h"
#include "compose/recommendations_int.h"

/* Of titles that stand in titles, by references. */
enum { MOST_NESTED = 8, MOST_BYTES = 1000 };

void *number_value(uintptr_t number)
{
    void *value;
    memcpy(&value, &number, sizeof(value));
    return value;
}

uint32_t target_anchor(const struct composer *composer, struct str id)
{
    return (uint32_t)(uintptr_t)map_find(&composer->anchor_by_id, id);
}

uint32_t anchor_free(struct composer *composer, const struct node *id)
{
    uint32_t anchor = id ? target_anchor(composer, node_text(id)) : 0;
    return anchor < composer->anchored.n && composer->anchored.items[anchor] ? 0 : anchor;
}

void anchor_take(struct composer *composer, uint32_t anchor)
{
    while (composer->anchored.n <= anchor)
        VEC_PUSH(composer->arena, &composer->anchored, 0);
    composer->anchored.items[anchor] = 1;
}

/* What a reference says. */
struct target {
    struct str words;
    const struct rich *title;     /* not yet put into words; NULL: `words` are all there is */
    const struct node *elsewhere; /* template of what references from other outermost sections say; NULL: `words` */
    uint32_t outermost;           /* index in boxes->sections of the outermost section that it lies in */
    bool exempt;                  /* it is withheld, but has its place */
};

/* `words` are what references to `anchor` say, or else the title does. */
static void declare_at(struct composer *composer, const struct node *id, uint32_t anchor, struct str words,
                       const struct rich *title)
{
    if (id == NULL || node_text(id).len == 0)
        return;
    map_put(&composer->anchor_by_id, node_text(id), number_value(anchor));
    if (words.len == 0 && rich_empty(title))
        return;
    struct target *target = ARENA_NEW(composer->arena, struct target);
    *target = (struct target){.words = words, .title = words.len ? NULL : title};
    map_put(&composer->setter->targets, node_text(id), target);
}

/* With the anchor of that id: a new one, unless it has one. */
static void declare(struct composer *composer, const struct node *id, struct str words, const struct rich *title)
{
    uint32_t anchor = id ? target_anchor(composer, node_text(id)) : 0;
    if (id)
        declare_at(composer, id, anchor ? anchor : compose_anchor(composer), words, title);
}

void target_declare(struct composer *composer, const struct node *id, struct str words)
{
    declare(composer, id, words, NULL);
}

/* The title of what a reference in another title names. Reports that nest them deep, or on and on, get ids. */
static struct str nested_words(struct composer *composer, const struct rich *title)
{
    struct setter *setter = composer->setter;
    struct str words = {0};
    if (setter->naming < MOST_NESTED) {
        setter->naming++;
        words = title_words(composer, title);
        setter->naming--;
    }
    return words.len > 0 && words.len <= MOST_BYTES ? words : rich_plain(composer->arena, title);
}

/* Empty: there are none, or they are just being found, since titles name one another. */
static struct str find_words(struct composer *composer, struct str id)
{
    struct target *target = map_find(&composer->setter->targets, id);
    if (target == NULL)
        return STR("");
    if (target->title) {
        const struct rich *title = target->title;
        target->title = NULL;
        target->words = nested_words(composer, title);
    }
    return target->words;
}

static bool is_row(const struct report *report, struct str id)
{
    return map_find(&report->indicator_by_ref, id) || map_find(&report->activity_by_ref, id);
}

static bool is_exempt(const struct composer *composer, struct str id)
{
    const struct report *report = composer->report;
    const struct target *target = map_find(&composer->setter->targets, id);
    const struct indicator *indicator = map_find(&report->indicator_by_ref, id);
    const struct activity *activity = map_find(&report->activity_by_ref, id);
    return (target && target->exempt) || (indicator && exempt_left_out(composer, indicator->exempt)) ||
           (activity && exempt_left_out(composer, activity->exempt));
}

/* What a reference says, when the target's words, or its id, are `words`. */
static struct str say_exempt(struct composer *composer, const struct run *ref, struct str words)
{
    const struct exempt_style *style = composer->style->exempt;
    struct str id = ref->extra->target;
    if (report_withholds(composer->report, id))
        return node_text(ref->extra->page ? style->reference_page : style->reference_within);
    if (!is_exempt(composer, id))
        return words;
    const struct named_value values[] = {{"reference", words}, {NULL, {0}}};
    return str_trim(fill_values(composer->arena, style->reference, values));
}

static struct str say_words(void *user, const struct run *ref)
{
    struct composer *composer = user;
    struct str id = ref->extra->target;
    if (ref->extra->page && target_anchor(composer, id))
        return page_number_mark(composer->arena, target_anchor(composer, id));
    struct str words = find_words(composer, id);
    return say_exempt(composer, ref, words.len ? words : id);
}

struct str title_words(struct composer *composer, const struct rich *title)
{
    return rich_said(composer->arena, title, say_words, composer);
}

static bool is_stop(char c)
{
    return c == ':' || c == '.';
}

struct str target_without_stop(struct str label)
{
    while (label.len > 0 && is_stop(label.s[label.len - 1]))
        label = str_trim(str_sub(label, 0, label.len - 1));
    return label;
}

struct str figure_words(struct composer *composer, uint32_t number)
{
    return target_without_stop(figure_number(composer, number));
}

/* A template of the appendices, for the one that is open. */
static struct str appendix_words(struct composer *composer, const struct node *template,
                                 const struct numbering *numbering)
{
    return style_fill_appendix(composer->arena, composer->style->appendices, template, numbering->appendix, 0);
}

/* The number of the section of the first level that is open, as {1} prints it. */
static struct str outermost_number(struct composer *composer, const struct numbering *numbering)
{
    return numbering->appendix ? appendix_words(composer, composer->style->appendices->number, numbering)
                               : str_printf(composer->arena, "%u", numbering->counts[1]);
}

struct str series_number(struct composer *composer, uint32_t *open, uint32_t *exempt)
{
    bool apart = composer->exempt && !composer->boxes->exempt;
    struct str number = str_printf(composer->arena, "%u", apart ? ++*exempt : ++*open);
    const struct named_value values[] = {{"n", number}, {NULL, {0}}};
    return apart ? str_trim(fill_values(composer->arena, composer->style->exempt->number, values)) : number;
}

/* "Table 2: " for the next table of a style. */
static struct str next_label(struct composer *composer, const struct table_style *style, struct numbering *numbering)
{
    bool here = style->numbering == TABLES_BY_SECTION;
    uint32_t *open = here ? &numbering->tables_here : &numbering->tables;
    uint32_t *exempt = here ? &numbering->exempt_tables_here : &numbering->exempt_tables;
    const struct named_value values[] = {
        {"n", series_number(composer, open, exempt)}, {"1", outermost_number(composer, numbering)}, {NULL, {0}}};
    return str_trim(fill_values(composer->arena, style->number, values));
}

/* What names a table: its id, its title (NULL: its layout's), the name of its style (NULL: `usual`), its place. */
struct table_name {
    const struct node *id, *table;
    const struct rich *title;
    struct str usual;
    uint32_t place;
};

static void mark_elsewhere(struct composer *composer, const struct node *id, const struct node *template,
                           uint32_t outermost)
{
    struct target *target = map_find(&composer->setter->targets, node_text(id));
    if (!target)
        return;
    target->elsewhere = template;
    target->outermost = outermost;
}

static void mark_exempt(struct composer *composer, const struct node *id)
{
    struct target *target = map_find(&composer->setter->targets, node_text(id));
    if (target)
        target->exempt = true;
}

/* Tables with a caption are numbered where their style has numbers. References print the number, else the caption. */
static void declare_table(struct composer *composer, const struct table_name *name, struct numbering *numbering)
{
    const struct table_style *style =
        style_table(composer->style, name->table ? node_text(name->table) : name->usual);
    const struct node *title = style && !name->title ? style->title : NULL;
    struct str words = title ? node_text(title) : STR("");
    struct str number = {0};
    if (style && style->number && name->place > 0 && (title || !rich_empty(name->title))) {
        struct str label = next_label(composer, style, numbering);
        composer->table_labels[name->place] = label;
        words = number = target_without_stop(label);
    }
    declare(composer, name->id, words, name->title);
    if (name->id && number.len && style->numbering == TABLES_BY_SECTION)
        mark_elsewhere(composer, name->id, style->elsewhere, numbering->outermost);
}

static void declare_panel(struct composer *composer, const struct view *view)
{
    struct view_rows rows = figures_rows(composer->figures, view);
    declare(composer, view->id, STR(""), rows.n > 0 ? panel_title(view, rows.items[0]) : view->title);
}

static void declare_view(struct composer *composer, const struct view *view, struct numbering *numbering)
{
    bool several = view->kind == VIEW_CHANGES || view->kind == VIEW_DASHBOARD;
    const struct table_name name = {view->id, view->table, view->title,
                                    style_usual_table(composer->style, view->kind), several ? 0 : view->place};
    switch (view->kind) {
    case VIEW_ENGAGEMENT:
    case VIEW_LIST:
        declare(composer, view->id, STR(""), view->title);
        break;
    case VIEW_PANEL:
        declare_panel(composer, view);
        break;
    case VIEW_PANELS: /* none of them has a name but its indicator's ref */
        break;
    default:
        declare_table(composer, &name, numbering);
        break;
    }
}

/* Gives a captioned figure (`number` above 0) its number in print. */
static void number_figure(struct composer *composer, uint32_t number, struct numbering *numbering)
{
    if (number > 0)
        composer->figure_numbers[number] = series_number(composer, &numbering->figures, &numbering->exempt_figures);
}

static void declare_block(struct composer *composer, const struct block *block, struct numbering *numbering)
{
    if (block->table) {
        const struct table_block *table = block->table;
        const struct table_name name = {table->id, table->table, table->title, STR("table"), table->place};
        declare_table(composer, &name, numbering);
    } else if (block->figure) {
        number_figure(composer, block->figure->number, numbering);
        declare(composer, block->figure->id, figure_words(composer, block->figure->number), block->figure->title);
    } else if (block->chart) {
        number_figure(composer, block->chart->number, numbering);
        declare(composer, block->chart->id, figure_words(composer, block->chart->number), block->chart->title);
    } else if (block->view) {
        declare_view(composer, block->view, numbering);
    }
}

/* The numbers that are open, while a template is filled. */
struct open_numbers {
    struct composer *composer;
    const struct numbering *numbering;
    struct str paragraph; /* with its letter */
};

/* "3", or "3A" of a further paragraph of an exempt part. */
static struct str paragraph_words(struct composer *composer, const struct numbering *numbering)
{
    struct str number = str_printf(composer->arena, "%u", numbering->paragraph);
    if (numbering->letter == 0)
        return number;
    const struct named_value values[] = {{"number", number},
                                         {"letter", numeral_of(composer->arena, numbering->letter, NUMERAL_CAPITALS)},
                                         {NULL, {0}}};
    return fill_values(composer->arena, composer->style->exempt->continued, values);
}

static void put_number(void *user, struct str field, struct buf *out)
{
    const struct open_numbers *open = user;
    const struct numbering *numbering = open->numbering;
    uint32_t level = numbering->level < 9 ? numbering->level : 9;
    if (str_eqz(field, "1"))
        buf_put_str(out, outermost_number(open->composer, numbering));
    else if (field.len == 1 && field.s[0] >= '2' && field.s[0] <= '9')
        buf_put_int(out, numbering->counts[field.s[0] - '0']);
    else if (str_eqz(field, "m"))
        buf_put_int(out, numbering->subparagraph);
    else if (numbering->paragraph)
        buf_put_str(out, open->paragraph);
    else
        buf_put_int(out, numbering->counts[level]);
}

struct str numbering_fill(struct composer *composer, const struct node *template, const struct numbering *numbering)
{
    struct buf *buf = &composer->setter->buf;
    struct open_numbers open = {
        .composer = composer, .numbering = numbering, .paragraph = paragraph_words(composer, numbering)};
    buf_clear(buf);
    style_fill(buf, node_text(template), put_number, &open);
    return str_trim(str_dup(composer->arena, (struct str){buf->bytes, (uint32_t)buf->len}));
}

/* Opens a section: one with a label of its own counts too; one whose label is empty or that has no heading is outside
 * the count. Appendices are counted apart. */
static void count_section(const struct section *section, struct numbering *numbering)
{
    uint32_t level = section->level < 9 ? section->level : 9;
    if (section->level == 1)
        numbering->appendix = 0;
    if (!section_counts(section))
        return;
    if (section->appendix)
        numbering->appendix = ++numbering->appendices;
    else
        numbering->counts[level]++;
    for (uint32_t i = level + 1; i < 10; i++)
        numbering->counts[i] = 0;
    numbering->level = section->level;
}

static struct str section_label(struct composer *composer, const struct section *section,
                                const struct numbering *numbering)
{
    const struct heading_style *style = style_heading(composer->style, section->level);
    if (!section_counts(section))
        return (struct str){0};
    if (section->label)
        return node_text(section->label);
    if (section->appendix)
        return appendix_words(composer, composer->style->appendices->label, numbering);
    /* A level that the layout does not list would bear its parent's number once more. */
    if (style == NULL || style->number == NULL || section->level > composer->style->headings.n)
        return (struct str){0};
    return numbering_fill(composer, style->number, numbering);
}

struct str entry_label(struct composer *composer, struct str label)
{
    const struct node *node = composer->style->contents->separator;
    struct str separator = node ? node_text(node) : STR(" ");
    if (label.len == 0)
        return label;
    if (is_stop(label.s[label.len - 1]) && separator.len > 0 && is_stop(separator.s[0]))
        separator = STR(" ");
    return str_printf(composer->arena, PRIstr PRIstr, STR_ARG(label), STR_ARG(separator));
}

/* "Section 2: Performance Summary", as the contents list has it. */
static struct str with_label(struct composer *composer, struct str label, struct str words)
{
    struct str before = entry_label(composer, label);
    return before.len == 0 ? words : str_printf(composer->arena, PRIstr PRIstr, STR_ARG(before), STR_ARG(words));
}

/* What running heads say on the pages of a section: its own words, or where its level does not speak in them those of
 * `parent`. */
static void name_running(const struct outline_entry *entry, const struct section_mark *parent,
                         struct section_mark *mark)
{
    const struct section *section = entry->section;
    const struct heading_style *style = style_heading(entry->style, section->level);
    if (section->running) {
        mark->title = node_text(section->running);
    } else if (parent && style && !style->running) {
        mark->title = parent->title;
        mark->label = parent->label;
        mark->exempt = parent->exempt;
    }
}

/* Counts the paragraphs of a text, and gives words to those that have names. */
static void declare_paragraphs(struct composer *composer, const struct rich *rich, struct paragraphs *paragraphs)
{
    for (uint32_t i = 0; rich && i < rich->nblocks; i++) {
        enum paragraph_kind kind = paragraphs ? paragraphs_next(paragraphs, rich, i) : PARAGRAPH_PLAIN;
        struct str name = paragraph_name(&rich->blocks[i]);
        if (name.len == 0)
            continue;
        const struct paragraph_name *known = map_find(&composer->report->anchors, name);
        struct str words = paragraph_reference(composer, paragraphs, kind);
        if (known)
            declare(composer, known->name, words, NULL);
    }
}

/* The same of a text, or of any content, that bears a mark of its own (NULL: none), or stands in one that does. */
static void declare_text(struct composer *composer, const struct rich *rich, const struct exemption *exemption,
                         struct paragraphs *paragraphs)
{
    if (!exemption && rich)
        exemption = rich->exempt;
    bool withheld = exempt_left_out(composer, exemption);
    bool part = paragraphs && exemption && paragraphs_exempt_begin(paragraphs, !withheld && exempt_begins(rich));
    if (!withheld)
        declare_paragraphs(composer, rich, paragraphs);
    if (part)
        paragraphs_exempt_end(paragraphs);
}

/* The paragraphs of the section's own texts; those in columns bear no numbers. */
static void declare_texts(struct composer *composer, struct outline_entry *entry, const struct paragraph_scope *scope,
                          const struct numbering *numbering, struct paragraphs *around)
{
    const struct section *section = entry->section;
    entry->paragraphs = scope->own ? paragraphs_begin(composer->arena, scope->style, numbering) : around;
    entry->numbered = scope->numbered && entry->paragraphs;
    entry->own_paragraphs = scope->own;
    if (entry->paragraphs)
        entry->first_paragraph = entry->paragraphs->count;
    struct paragraphs *counted = entry->numbered ? entry->paragraphs : NULL;
    if (counted && section->exempt && !scope->own)
        entry->one_number = paragraphs_exempt_begin(counted, exempt_begins(section->text));
    declare_text(composer, section->text, NULL, counted);
    const struct block *block;
    for (struct content_walk walk = content_walk(section); (block = content_next(&walk));) {
        bool within = walk.columns && block->columns != walk.columns;
        const struct rich *text = block->recommendations ? block->recommendations->lead : block->text;
        declare_text(composer, text, within ? NULL : block->exempt, within ? NULL : counted);
    }
}

/* A section has an anchor by its id, by its priority's where it is the one that is meant by that, or without a name.
 */
static uint32_t declare_heading(struct composer *composer, const struct outline_entry *entry)
{
    const struct section *section = entry->section;
    struct str label = target_without_stop(entry->reference.len ? entry->reference : entry->label);
    struct str words = label.len ? label : entry->lead;
    const struct map *anchors = &composer->report->anchors;
    bool priority = section->of && map_find(anchors, node_text(section->priority)) == section;
    uint32_t anchor = compose_anchor(composer);
    declare_at(composer, section->id, anchor, words, entry->heading);
    if (priority)
        declare_at(composer, section->priority, anchor, words, entry->heading);
    if (section->id && exempt_left_out(composer, section->exempt))
        mark_exempt(composer, section->id);
    return anchor;
}

static void declare_section(struct composer *composer, const struct section *section, struct numbering *numbering,
                            struct paragraph_scope scope, struct paragraphs *paragraphs)
{
    const struct style *around = composer->style;
    composer->style = section_style(composer, section);
    struct outline_entry entry = {.section = section, .style = composer->style, .heading = section->heading};
    if (section->level == 1) {
        numbering->tables_here = numbering->exempt_tables_here = 0;
        numbering->outermost = composer->setter->outline_base + composer->setter->outline.n;
    }
    count_section(section, numbering);
    entry.label = section_label(composer, section, numbering);
    entry.appendix = section->appendix ? numbering->appendix : 0;
    if (entry.appendix && !section->label)
        entry.reference = appendix_words(composer, composer->style->appendices->reference, numbering);
    if (rich_empty(entry.heading) && section->of) {
        entry.heading = section->of->title;
        entry.lead = section->of->label ? node_text(section->of->label) : STR("");
    }
    uint32_t around_exempt = exempt_enter(composer, section->exempt);
    entry.exempt = composer->exempt;
    if (section->exempt && rich_empty(entry.heading))
        entry.heading = exempt_heading(composer, section->exempt);
    entry.anchor = declare_heading(composer, &entry);
    scope = paragraph_scope_enter(composer->style, section, scope);
    declare_texts(composer, &entry, &scope, numbering, paragraphs);
    VEC_PUSH(composer->arena, &composer->setter->outline, entry);
    const struct block *block;
    for (struct content_walk walk = content_walk(section); (block = content_next(&walk));) {
        composer->exempt = entry.exempt | exempt_set(composer, exempt_walked(&walk, block));
        declare_block(composer, block, numbering);
    }
    composer->exempt = entry.exempt;
    for (uint32_t i = 0; i < section->subsections.n; i++)
        declare_section(composer, section->subsections.items[i], numbering, scope, entry.paragraphs);
    if (entry.one_number)
        paragraphs_exempt_end(entry.paragraphs);
    composer->exempt = around_exempt;
    composer->style = around;
}

/* The words of the section *next of the outline and of those within it: references are known by now. */
static void name_section(struct composer *composer, const struct section_mark *parent, uint32_t *next)
{
    struct outline_entry *entry = &composer->setter->outline.items[(*next)++];
    const struct section *section = entry->section;
    struct str title = rich_empty(entry->heading) ? STR("") : title_words(composer, entry->heading);
    struct section_mark mark = {.title = title,
                                .label = entry->label.len ? entry->label : entry->lead,
                                .exempt = entry->exempt |
                                          exempt_set(composer, entry->heading ? entry->heading->exempt : NULL),
                                .outermost = parent ? parent->outermost : composer->boxes->sections.n,
                                .appendix = entry->appendix};
    name_running(entry, parent, &mark);
    if (title.len > 0)
        entry->words = with_label(composer, entry->label, with_label(composer, entry->lead, title));
    VEC_PUSH(composer->arena, &composer->boxes->sections, mark);
    for (uint32_t i = 0; i < section->subsections.n; i++)
        name_section(composer, &mark, next);
}

/* Dashboards and the like show indicators once more. */
static void find_listed(struct composer *composer)
{
    const struct report *report = composer->report;
    composer->listed = ARENA_ARRAY(composer->arena, bool, report->indicators.n);
    for (uint32_t i = 0; i < report->views.n; i++) {
        const struct view *view = report->views.items[i];
        struct view_rows rows = {0};
        if (view->kind == VIEW_INDICATORS)
            rows = figures_rows(composer->figures, view);
        for (uint32_t r = 0; r < rows.n; r++)
            composer->listed[((const struct indicator *)rows.items[r])->index] = true;
    }
}

void targets_declare(struct composer *composer)
{
    const struct report *report = composer->report;
    struct numbering numbering = {0};
    find_listed(composer);
    composer->table_labels = ARENA_ARRAY(composer->arena, struct str, (size_t)report->ntables + 1);
    composer->figure_numbers =
        ARENA_ARRAY(composer->arena, struct str, (size_t)report->figures.n + report->charts.n + 1);
    composer->setter->outline_base = composer->boxes->sections.n;
    bool withheld = report->head && exempt_left_out(composer, report->head->exempt);
    for (uint32_t i = 0; i < report->sections.n && !withheld; i++)
        declare_section(composer, report->sections.items[i], &numbering, (struct paragraph_scope){0}, NULL);
    for (uint32_t i = 0; i < report->indicators.n; i++)
        declare(composer, report->indicators.items[i]->ref, STR(""), NULL);
    for (uint32_t i = 0; i < report->activities.n; i++)
        declare(composer, report->activities.items[i]->ref, STR(""), NULL);
    panel_headings_declare(composer);
    recommendation_numbers_declare(composer);
    for (uint32_t next = 0; next < composer->setter->outline.n;)
        name_section(composer, NULL, &next);
}

/* What calls the section where it is spoken of: a label with words (Appendix 2), or else its heading. */
static struct str section_name(const struct section_mark *mark)
{
    struct str label = target_without_stop(mark->label);
    for (uint32_t i = 0; i < label.len; i++) {
        if ((label.s[i] >= 'a' && label.s[i] <= 'z') || (label.s[i] >= 'A' && label.s[i] <= 'Z'))
            return label;
    }
    return mark->title;
}

struct elsewhere_words {
    struct str number, label;
};

static void put_elsewhere(void *user, struct str field, struct buf *out)
{
    const struct elsewhere_words *words = user;
    buf_put_str(out, str_eqz(field, "number") ? words->number : words->label);
}

/* Table 1 of another outermost section is not the one that the reader has before them. */
static struct str words_from_here(struct composer *composer, const struct target *target)
{
    struct setter *setter = composer->setter;
    const struct section_mark *marks = composer->boxes->sections.items;
    uint32_t here = setter->outline_base + setter->outline_next;
    if (!target->elsewhere || (setter->outline_next > 0 && marks[here - 1].outermost == target->outermost))
        return target->words;
    struct elsewhere_words words = {target->words, section_name(&marks[target->outermost])};
    if (words.label.len == 0)
        return target->words;
    buf_clear(&setter->buf);
    style_fill(&setter->buf, node_text(target->elsewhere), put_elsewhere, &words);
    return str_dup(composer->arena, (struct str){setter->buf.bytes, (uint32_t)setter->buf.len});
}

struct str target_words(struct composer *composer, const struct rich *rich, const struct run *run)
{
    struct str id = run->extra->target;
    if (run->extra->page && target_anchor(composer, id))
        return page_number_mark(composer->arena, target_anchor(composer, id));
    struct str words = find_words(composer, id);
    if (words.len)
        return say_exempt(composer, run, words_from_here(composer, map_find(&composer->setter->targets, id)));
    if (!is_row(composer->report, id) && map_find(&composer->anchor_by_id, id)) {
        struct mark mark = node_mark_at(composer->diags->sources, rich->node, run->offset);
        struct diag *diag =
            diag_at(composer->diags, DIAG_REFERENCE_WITHOUT_WORDS, mark,
                    "`" PRIstr "` has neither a title nor a number that could be printed here", STR_ARG(id));
        diag_help(
            composer->diags, diag,
            "give it a title (a paragraph a number: `paragraphs: numbered` for its section), or write the words: "
            "[[" PRIstr "|the words]]",
            STR_ARG(id));
    }
    return say_exempt(composer, run, id);
}
