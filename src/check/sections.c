#include "check/alt.h"
#include "check/check.h"
#include "check/check_int.h"
#include "check/schema_int.h"

/* PDF knows headings H1 to H6. */
#define SECTION_DEPTH 6

static void put_anchor(struct checker *checker, const struct node *id, void *value)
{
    if (id)
        names_put(checker, "the name", &checker->report->anchors, id, value);
}

static void check_view(struct checker *checker, struct view *view, const struct priority *priority)
{
    put_anchor(checker, view->id, view);
    view->within = priority ? priority->id : NULL;
    columns_check(checker, view);
    groups_check(checker, view);
    panel_check(checker, &view->panel);
}

static void check_key(struct checker *checker, const struct key_block *key)
{
    for (uint32_t i = 0; i < key->entries.n; i++) {
        const struct key_entry *entry = LIST_AT(key->entries, struct key_entry, i);
        if (entry->node->kind == NODE_LIST)
            continue; /* reported */
        if (!entry->status == !entry->flag) {
            struct diag *diag = diag_at(checker->diags, DIAG_ONE_OF, entry->node->mark,
                                        entry->flag ? "this key entry has both a `status` and a `flag`"
                                                    : "this key entry has neither a `status` nor a `flag`");
            diag_help(checker->diags, diag, "write one of them, such as `- status: better` or `- flag: F`");
        } else if (entry->flag) {
            names_find(checker, &checker->flags, entry->flag);
        }
    }
}

static void check_heading_length(struct checker *checker, const struct rich *heading)
{
    if (!rich_empty(heading))
        alt_check_length(checker->diags, heading->node, "this heading", rich_plain(checker->arena, heading));
}

static bool has_unknown_key(const struct schema *schema, const struct node *node)
{
    for (const struct node *key = node->first; key; key = key->next->next) {
        if (!schema_field(schema, node_text(key)))
            return true;
    }
    return false;
}

/* A content item for officers, in a copy that is not for them: it shows nothing. */
static bool is_internal(const struct checker *checker, const struct block *block)
{
    return checker->reader.withhold_internal && node_find(block->node, "sign_off");
}

/* Reports a content item that is not exactly one thing. `- page_break:` with nothing after it is one. */
static void check_one(struct checker *checker, struct block *block)
{
    const void *const members[] = {block->text,  block->small_print,     block->key,
                                   block->table, block->figure,          block->columns,
                                   block->chart, block->recommendations, block->sign_off};
    unsigned n = block->page_break;
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
        n += members[i] != NULL;
    for (unsigned kind = 0; kind < VIEW__COUNT; kind++)
        n += block->views[kind] != NULL;
    bool map = block->node->kind == NODE_MAP;
    if (n == 1 || !map || report_leaves_out(checker->report, block->exempt) || is_internal(checker, block) ||
        (n == 0 &&
         has_unknown_key(&language_block, block->node))) { /* the latter were reported while they were read */
        return;
    }
    const struct node *empty_break = n == 0 ? node_find(block->node, "page_break") : NULL;
    if (empty_break && empty_break->kind == NODE_SCALAR && empty_break->len == 0) {
        block->page_break = 1;
        return;
    }
    struct diag *diag;
    if (n == 2 && block->table && block->columns) {
        diag = diag_at(checker->diags, DIAG_ONE_OF, block->node->mark, "this content item is a table and columns");
        diag_help(checker->diags, diag,
                  "indent the `columns` of the table further, below `table:`; contents side by side begin with `- "
                  "columns:`");
    } else if (n > 1) {
        diag = diag_at(checker->diags, DIAG_ONE_OF, block->node->mark, "this content item holds %u things", n);
        diag_help(checker->diags, diag, "begin each of them with `- `, so that each is an item of its own");
    } else if (block->node->len > 0) {
        diag = diag_at(checker->diags, DIAG_ONE_OF, block->node->mark, "this content item shows nothing");
        diag_help(checker->diags, diag, "write what it shows after the colon, or take it out");
    } else {
        diag = diag_at(checker->diags, DIAG_ONE_OF, block->node->mark, "this content item is empty");
        diag_help(checker->diags, diag, "write `- text: ...`, `- indicators: ...` or another kind, or take it out");
    }
}

static void check_block(struct checker *checker, struct block *block, const struct priority *priority);

/* What begins a page, or has columns of its own, cannot stand in a column. */
static void check_in_column(struct checker *checker, const struct block *block)
{
    const char *what = block->page_break ? "a page cannot begin within a column"
                       : block->columns  ? "a column cannot be divided into columns again"
                       : block->views[VIEW_DASHBOARD]
                           ? "a dashboard is a page of its own and cannot stand in a column"
                           : NULL;
    if (what == NULL)
        return;
    struct diag *diag = diag_at(checker->diags, DIAG_NOT_IN_COLUMN, block->node->mark, "%s", what);
    diag_help(checker->diags, diag,
              "bring it out of the columns: end them before it, and begin new ones with `- columns:` after it");
}

static void check_column(struct checker *checker, struct content_column *column, const struct priority *priority)
{
    if (column->node->kind == NODE_MAP && !report_leaves_out(checker->report, column->exempt) &&
        !has_unknown_key(&language_content_column, column->node) && rich_empty(column->heading) &&
        rich_empty(column->text) && column->content.n == 0) {
        struct diag *diag = diag_at(checker->diags, DIAG_ONE_OF, column->node->mark, "this column is empty");
        diag_help(checker->diags, diag, "write `heading: ...`, `text: ...` or `content: ...`, or take it out");
    }
    check_heading_length(checker, column->heading);
    for (uint32_t i = 0; i < column->content.n; i++) {
        struct block *block = LIST_AT(column->content, struct block, i);
        check_block(checker, block, priority);
        check_in_column(checker, block);
    }
}

static void check_columns(struct checker *checker, struct columns_block *columns, const struct priority *priority)
{
    const struct node *node = columns->node;
    bool told = node->kind == NODE_MAP ? has_unknown_key(&language_columns_block, node)
                                       : node->kind == NODE_SCALAR && node->len > 0; /* while it was read */
    if (columns->columns.n == 0 && !told) {
        struct diag *diag = diag_at(checker->diags, DIAG_ONE_OF, node->mark, "there are no columns here");
        diag_help(checker->diags, diag,
                  "write them below it, each as an item:\n- heading: What went well\n  text: ...");
    }
    for (uint32_t i = 0; i < columns->columns.n; i++)
        check_column(checker, LIST_AT(columns->columns, struct content_column, i), priority);
}

/* The depth of recursion is bounded by that of the YAML tree (load). */
static void check_block(struct checker *checker, struct block *block, const struct priority *priority)
{
    check_one(checker, block);
    if (block->text)
        enter_paragraph_names(checker, block->text);
    for (unsigned kind = 0; kind < VIEW__COUNT; kind++) {
        if (block->views[kind]) {
            block->view = block->views[kind];
            block->view->kind = (uint8_t)kind;
            check_view(checker, block->view, priority);
        }
    }
    if (block->key)
        check_key(checker, block->key);
    if (block->table) {
        put_anchor(checker, block->table->id, block->table);
        check_table(checker, block->table);
    }
    if (block->figure) {
        put_anchor(checker, block->figure->id, block->figure);
        check_figure(checker, block->figure);
    }
    if (block->chart)
        check_chart(checker, block->chart, NULL);
    if (block->columns)
        check_columns(checker, block->columns, priority);
    if (block->recommendations)
        check_recommendations(checker, block->recommendations);
}

/* What would stand beside a heading cannot be printed without one. A section that has nothing of this can do without:
 * the levels of the headings within it are repaired. */
static void check_no_heading(struct checker *checker, const struct section *section)
{
    struct mark mark = section->node->mark;
    struct diag *diag;
    if (section->label || section->subtitle || section->appendix || section->exempt ||
        (section->content.n == 0 && !section->text && section->subsections.n == 0))
        diag = diag_at(checker->diags, DIAG_MISSING_KEY, mark, "this section has no `heading`");
    else if (section->subsections.n > 0)
        diag = diag_at(checker->diags, DIAG_HEADING_SKIPPED, mark,
                       "this section has no `heading`: those within it move up one level where the report is read "
                       "aloud, and in the bookmarks");
    else
        diag = diag_at(checker->diags, DIAG_HEADING_SKIPPED, mark,
                       "this section has no `heading`: no bookmark and no line of the contents lead to it");
    diag_help(checker->diags, diag,
              "add `heading: ...`, or `priority: ...` for a section whose heading is the priority's title");
}

static void check_heading(struct checker *checker, const struct section *section)
{
    struct diag *diag;
    if (rich_empty(section->heading) && !section->priority && !section->part && section->node->kind == NODE_MAP &&
        !report_leaves_out(checker->report, section->exempt))
        check_no_heading(checker, section);
    check_heading_length(checker, section->heading);
    if (section->level == SECTION_DEPTH + 1) {
        diag = diag_at(checker->diags, DIAG_SECTION_DEPTH, section->node->mark,
                       "this section lies more than %d levels deep", SECTION_DEPTH);
        diag_help(checker->diags, diag, "bring it up to a higher level; screen readers know six levels of headings");
    }
}

/* An appendix is of the first level; behind the first one, all sections are appendices. `first` is that, or NULL. */
static const struct section *check_appendix(struct checker *checker, struct section *section,
                                            const struct section *first)
{
    struct diag *diag;
    if (section->appendix && section->level > 1) {
        diag = diag_at(checker->diags, DIAG_APPENDIX_PLACE, section->node->mark,
                       "an appendix cannot lie within another section");
        diag_help(checker->diags, diag,
                  "bring it out to the sections of the report, behind all that are no appendices, or take "
                  "`appendix: yes` out");
        section->appendix = 0;
    } else if (first && !section->appendix) {
        diag = diag_at(checker->diags, DIAG_APPENDIX_LAST, section->node->mark,
                       "this section stands behind an appendix and is none");
        diag_related(checker->diags, diag, first->node->mark, "the first appendix is here");
        diag_help(checker->diags, diag, "move it before that, or write `appendix: yes`");
    }
    return first || !section->appendix ? first : section;
}

/* The depth of recursion is bounded by that of the YAML tree (load). */
static void check_section(struct checker *checker, struct section *section, uint32_t level,
                          const struct priority *priority)
{
    section->level = level;
    for (uint32_t i = 0; i < section->written.n; i++)
        VEC_PUSH(checker->arena, &section->subsections, LIST_AT(section->written, struct section, i));
    check_heading(checker, section);
    put_anchor(checker, section->id, section);
    if (section->text)
        enter_paragraph_names(checker, section->text);
    if (section->priority) {
        section->of = names_find(checker, &checker->priorities, section->priority);
        priority = section->of ? section->of : priority;
    }
    for (uint32_t i = 0; i < section->content.n; i++)
        check_block(checker, LIST_AT(section->content, struct block, i), priority);
    check_internal_section(checker, section);
    for (uint32_t i = 0; i < section->subsections.n; i++) {
        check_section(checker, section->subsections.items[i], level + 1, priority);
        check_appendix(checker, section->subsections.items[i], NULL);
    }
}

/* A priority's name points to the first section about it, unless something else bears that name. */
static void anchor_priorities(struct checker *checker, struct section *section)
{
    struct map *anchors = &checker->report->anchors;
    if (section->of && !map_find(anchors, node_text(section->priority)))
        map_put(anchors, node_text(section->priority), section);
    for (uint32_t i = 0; i < section->subsections.n; i++)
        anchor_priorities(checker, section->subsections.items[i]);
}

void check_sections(struct checker *checker)
{
    struct report *report = checker->report;
    const struct section *appendix = NULL;
    for (uint32_t i = 0; i < report->sections.n; i++) {
        check_section(checker, report->sections.items[i], 1, NULL);
        appendix = check_appendix(checker, report->sections.items[i], appendix);
    }
    report_number(report);
    for (uint32_t i = 0; i < report->sections.n; i++)
        anchor_priorities(checker, report->sections.items[i]);
    for (uint32_t i = 0; i < report->priorities.n; i++)
        check_heading_length(checker, report->priorities.items[i]->title);
    for (uint32_t i = 0; i < report->engagement.n; i++)
        check_heading_length(checker, report->engagement.items[i]->title);
}
