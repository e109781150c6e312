#include "check/check.h"

#include "check/alt.h"
#include "check/check_int.h"
#include "check/csv_int.h"
#include "check/rich_int.h"
#include "check/schema_int.h"

/* A link of several runs is reported at the first. */
static void check_address(struct checker *checker, const struct node *node, const struct rich_block *block,
                          uint32_t i)
{
    const struct run *run = &block->runs[i];
    bool same = i > 0 && run->extra == run[-1].extra;
    if (run->extra && !same && run->extra->url.len > ALT_URL_MAX) {
        struct diag *diag =
            diag_at(checker->diags, DIAG_TEXT_TOO_LONG, node_mark_at(checker->diags->sources, node, run->offset),
                    "the address of this link is longer than the %d bytes that a PDF can hold", ALT_URL_MAX);
        diag_help(checker->diags, diag, "link to a page that leads there");
    }
}

/* Parses Markdown, and remembers the marks that name something. */
static struct rich *read_rich(struct reader *reader, const struct node *node, bool lines)
{
    struct checker *checker = reader->user;
    struct rich *rich = rich_parse(reader, node, lines);
    checker->report->text_bytes += node->len;
    for (uint32_t i = 0; i < rich->nblocks; i++) {
        const struct rich_block *block = &rich->blocks[i];
        for (uint32_t j = 0; j < block->nruns; j++) {
            check_address(checker, node, block, j);
            if (block->runs[j].kind == RUN_NOTE || block->runs[j].kind == RUN_REF) {
                struct mark_use use = {&block->runs[j], node};
                VEC_PUSH(checker->arena, &checker->uses, use);
            } else if (block->runs[j].kind == RUN_NAME) {
                struct mark_use use = {&block->runs[j], node};
                VEC_PUSH(checker->arena, &checker->paragraph_names, use);
            } else if (block->runs[j].kind == RUN_SYMBOL) {
                struct symbol_use use = {&block->runs[j], node};
                VEC_PUSH(checker->arena, &checker->report->symbols, use);
            }
        }
    }
    return rich;
}

#define COLLECT(checker, root, member, type)                                                      \
    for (uint32_t i = 0; i < (root)->member.n; i++) {                                             \
        VEC_PUSH((checker)->arena, &(checker)->report->member, LIST_AT((root)->member, type, i)); \
    }

static void collect(struct checker *checker, const struct root *root)
{
    for (uint32_t i = 0; i < root->areas.n; i++)
        VEC_PUSH(checker->arena, &checker->report->area_files, LIST_AT(root->areas, struct csv_source, i));
    COLLECT(checker, root, data, struct csv_source)
    COLLECT(checker, root, periods, struct period)
    COLLECT(checker, root, directorates, struct term)
    COLLECT(checker, root, committees, struct term)
    COLLECT(checker, root, comparators, struct comparator_group)
    COLLECT(checker, root, flags, struct term)
    COLLECT(checker, root, priorities, struct priority)
    COLLECT(checker, root, rules, struct rule)
    COLLECT(checker, root, rewards, struct reward)
    COLLECT(checker, root, ignored, struct ignored)
    COLLECT(checker, root, indicators, struct indicator)
    COLLECT(checker, root, activities, struct activity)
    COLLECT(checker, root, engagement, struct engagement)
    COLLECT(checker, root, notes, struct note)
    COLLECT(checker, root, sections, struct section)
}

static void read_file(struct checker *checker, struct doc *doc, bool included);

static void enter_file(struct checker *checker, const struct doc *doc, const struct node *place)
{
    const struct node **value = ARENA_NEW(checker->arena, const struct node *);
    *value = place;
    map_put(&checker->files, doc->real, value);
}

/* A copy is made of what was read for the full report. */
static struct doc *read_include(struct checker *checker, const struct doc *from, const struct node *name)
{
    if (checker->report->full)
        return checker->report->full->docs.items[++checker->included];
    return load_include(checker->loader, from, str_trim(node_text(name)), name->mark);
}

static void include_file(struct checker *checker, const struct doc *from, const struct node *name)
{
    struct doc *doc = read_include(checker, from, name);
    checker->report->faulty_sections = checker->report->faulty_sections || !doc || !doc->root;
    if (!doc)
        return;
    const struct node *const *first = map_find(&checker->files, doc->real);
    if (first) {
        struct diag *diag = diag_at(checker->diags, DIAG_INCLUDED_TWICE, name->mark,
                                    "`" PRIstr "` is included already", STR_ARG(node_text(name)));
        diag_related(checker->diags, diag, (*first)->mark, "the first time is here");
        diag_help(checker->diags, diag, "keep one of them: its data would stand twice in the report");
    } else {
        enter_file(checker, doc, name);
        if (doc->root)
            read_file(checker, doc, true);
    }
    load_close(checker->loader, doc);
}

static void check_head(struct checker *checker, const struct doc *doc, struct root *root, bool included)
{
    struct diag *diag;
    if (included && root->report) {
        diag = diag_at(checker->diags, DIAG_REPORT_PLACE, root->report->node->mark,
                       "an included file cannot have a `report`");
        diag_help(checker->diags, diag, "move these lines to the main file, or take them out");
    } else if (!included && !root->report) {
        if (doc->root->kind == NODE_MAP) { /* else reported */
            diag = diag_at(checker->diags, DIAG_MISSING_KEY, doc->root->mark, "the main file has no `report`");
            diag_help(checker->diags, diag,
                      "begin the file with `report:` and, indented below it, `title: ...`; included files have none");
        }
        root->report = ARENA_NEW(checker->arena, struct head);
    }
    if (!included) {
        checker->report->head = root->report;
        if (root->report->contents && root->report->contents->depth == 0) { /* `contents: no` */
            root->report->contents = NULL;
        }
    }
}

/* Notes where the sections of a file stand. A key that is unknown may be a misspelt `sections`. */
static void note_sections(struct checker *checker, const struct node *root)
{
    for (const struct node *key = root->kind == NODE_MAP ? root->first : NULL; key; key = key->next->next) {
        const struct node *next = key->next->next;
        uint32_t to = !next ? UINT32_MAX : next->mark.line > key->mark.line ? next->mark.line - 1 : key->mark.line;
        struct extent extent = {key->mark.file, key->mark.line, to};
        if (str_eqz(node_text(key), "sections") || !schema_field(&language_root, node_text(key)))
            VEC_PUSH(checker->arena, &checker->extents, extent);
    }
}

/* Reads one file, then those that it includes. The depth of inclusion is bounded by load_include. */
static void read_file(struct checker *checker, struct doc *doc, bool included)
{
    const struct doc *outer = checker->reader.doc;
    struct root *root = ARENA_NEW(checker->arena, struct root);
    checker->reader.doc = doc;
    VEC_PUSH(checker->arena, &checker->report->docs, doc);
    if (included || !exempt_read_head(checker, doc->root, root))
        schema_read(&checker->reader, &language_root, doc->root, root);
    note_sections(checker, doc->root);
    check_head(checker, doc, root, included);
    collect(checker, root);
    for (uint32_t i = 0; i < root->include.n; i++)
        include_file(checker, doc, root->include.items[i]);
    checker->reader.doc = outer;
}

static void init_maps(struct checker *checker)
{
    struct report *report = checker->report;
    struct map *const maps[] = {
        &report->period_by_id,   &report->period_by_role,    &report->comparator_by_id, &report->flag_by_id,
        &report->priority_by_id, &report->note_by_id,        &report->indicator_by_ref, &report->activity_by_ref,
        &report->anchors,        &report->directorate_by_id, &report->committee_by_id,  &report->area_by_name,
        &report->rule_by_id,     &report->reward_by_id,      &checker->files,           &checker->period_labels};
    for (size_t i = 0; i < sizeof(maps) / sizeof(maps[0]); i++)
        map_init(maps[i], checker->arena);
    checker->periods = (struct names){.what = "period", .key = "periods", .map = &report->period_by_id};
    checker->comparators =
        (struct names){.what = "comparator", .key = "comparators", .map = &report->comparator_by_id};
    checker->flags = (struct names){.what = "flag", .key = "flags", .map = &report->flag_by_id};
    checker->priorities = (struct names){.what = "priority", .key = "priorities", .map = &report->priority_by_id};
    checker->directorates =
        (struct names){.what = "directorate", .key = "directorates", .map = &report->directorate_by_id};
    checker->committees = (struct names){.what = "committee", .key = "committees", .map = &report->committee_by_id};
    checker->indicators = (struct names){.what = "indicator",
                                         .key = "indicators",
                                         .help = "write the `ref` of an indicator of this report",
                                         .map = &report->indicator_by_ref};
    checker->activities = (struct names){.what = "activity",
                                         .key = "activities",
                                         .help = "write the `ref` of an activity of this report",
                                         .map = &report->activity_by_ref};
    checker->notes = (struct names){.what = "note", .key = "notes", .map = &report->note_by_id};
    checker->anchors = (struct names){.what = "reference",
                                      .key = "sections",
                                      .help = "write the `id` of a section, table or figure, the name of a "
                                              "paragraph, or the `ref` of an indicator or activity",
                                      .map = &report->anchors};
}

/* Enters every id into its map; a note, a flag or a period of one name may stand only once in all files. */
static void enter_names(struct checker *checker)
{
    struct report *r = checker->report;
    for (uint32_t i = 0; i < r->periods.n; i++)
        names_put(checker, "period", &r->period_by_id, r->periods.items[i]->id, r->periods.items[i]);
    for (uint32_t i = 0; i < r->directorates.n; i++)
        names_put(checker, "directorate", &r->directorate_by_id, r->directorates.items[i]->id,
                  r->directorates.items[i]);
    for (uint32_t i = 0; i < r->committees.n; i++)
        names_put(checker, "committee", &r->committee_by_id, r->committees.items[i]->id, r->committees.items[i]);
    for (uint32_t i = 0; i < r->comparators.n; i++)
        names_put(checker, "comparator", &r->comparator_by_id, r->comparators.items[i]->id, r->comparators.items[i]);
    for (uint32_t i = 0; i < r->flags.n; i++)
        names_put(checker, "flag", &r->flag_by_id, r->flags.items[i]->id, r->flags.items[i]);
    for (uint32_t i = 0; i < r->priorities.n; i++)
        names_put(checker, "priority", &r->priority_by_id, r->priorities.items[i]->id, r->priorities.items[i]);
    for (uint32_t i = 0; i < r->notes.n; i++)
        names_put(checker, "note", &r->note_by_id, r->notes.items[i]->id, r->notes.items[i]);
    for (uint32_t i = 0; i < r->rules.n; i++)
        names_put(checker, "rule", &r->rule_by_id, r->rules.items[i]->id, r->rules.items[i]);
    for (uint32_t i = 0; i < r->rewards.n; i++) {
        r->rewards.items[i]->index = i;
        names_put(checker, "reward", &r->reward_by_id, r->rewards.items[i]->id, r->rewards.items[i]);
    }
}

/* Stands for a ref that is missing, which was reported, so that later messages may name the indicator. */
static const struct node *make_ref(struct checker *checker, const struct indicator *indicator)
{
    static const char text[] = "(no ref)";
    struct node *node = ARENA_NEW(checker->arena, struct node);
    *node = (struct node){.kind = NODE_SCALAR,
                          .style = NODE_QUOTED,
                          .mark = indicator->node->mark,
                          .text = text,
                          .len = sizeof(text) - 1};
    return node;
}

/* Indicators and activities by ref, which are anchors too. */
static void enter_refs(struct checker *checker)
{
    struct report *r = checker->report;
    for (uint32_t i = 0; i < r->indicators.n; i++) {
        struct indicator *indicator = r->indicators.items[i];
        indicator->index = i;
        if (indicator->ref && names_put(checker, "indicator", &r->indicator_by_ref, indicator->ref, indicator))
            names_put(checker, "the ref", &r->anchors, indicator->ref, indicator);
        if (!indicator->ref)
            indicator->ref = make_ref(checker, indicator);
    }
    for (uint32_t i = 0; i < r->activities.n; i++) {
        struct activity *activity = r->activities.items[i];
        activity->index = i;
        if (activity->ref && names_put(checker, "activity", &r->activity_by_ref, activity->ref, activity))
            names_put(checker, "the ref", &r->anchors, activity->ref, activity);
    }
}

static void check_language(struct checker *checker)
{
    const struct node *language = checker->report->head->language;
    if (language && !rich_is_language(node_text(language)))
        rich_report_language(checker->diags, node_text(language), language->mark);
}

/* What the PDF keeps as its properties. */
static void check_properties(struct checker *checker)
{
    const struct head *head = checker->report->head;
    const struct {
        const struct node *node;
        const char *what;
    } texts[] = {{head->title, "the title"},
                 {head->subtitle, "the subtitle"},
                 {head->organisation, "the name of the organisation"},
                 {head->author, "the author's name"},
                 {head->subject, "the subject"}};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (texts[i].node)
            alt_check_length(checker->diags, texts[i].node, texts[i].what, node_text(texts[i].node));
    }
    struct buf joined = {0};
    for (uint32_t i = 0; i < head->keywords.n; i++) {
        buf_puts(&joined, i ? ", " : "");
        buf_put_str(&joined, node_text(head->keywords.items[i]));
    }
    if (joined.len)
        alt_check_length(checker->diags, head->keywords.items[0], "the list of keywords",
                         (struct str){joined.bytes, (uint32_t)joined.len});
    buf_free(&joined);
}

/* A comparator's title stands in heads and charts as words alone, so that its notes would be lost. */
static void check_comparator(struct checker *checker, const struct rich *title)
{
    for (uint32_t i = 0; title && i < title->nblocks; i++) {
        for (uint32_t r = 0; r < title->blocks[i].nruns; r++) {
            const struct run *run = &title->blocks[i].runs[r];
            if (run->kind != RUN_NOTE)
                continue;
            struct diag *diag = diag_at(checker->diags, DIAG_MARKDOWN,
                                        node_mark_at(checker->diags->sources, title->node, run->offset),
                                        "the mark of a note in a comparator's title cannot be printed here");
            diag_help(checker->diags, diag,
                      "write it in the title of a column of the table: `title: \"{comparator}[^" PRIstr "]\"`",
                      STR_ARG(run->text));
        }
    }
}

/* A report prints its sections; where a file with some could not be read, that was told already. */
static void check_content(struct checker *checker)
{
    const struct report *report = checker->report;
    if (report->sections.n > 0 || checker->report->faulty_sections || !report->head || checker->diags->errors > 0 ||
        report_leaves_out(report, report->head->exempt))
        return;
    struct diag *diag = diag_at(checker->diags, DIAG_NOTHING_TO_PRINT, report->head->node->mark,
                                "this report has no sections, so there is nothing to print");
    diag_help(checker->diags, diag, "write `sections:` with at least one item, such as `- heading: Introduction`");
}

static struct report *check_reading(struct loader *loader, struct doc *doc, enum copy copy, const struct report *full)
{
    struct checker checker = {.loader = loader, .diags = loader->diags, .arena = loader->arena};
    checker.report = ARENA_NEW(loader->arena, struct report);
    checker.report->arena = loader->arena;
    checker.report->sources = loader->diags->sources;
    checker.report->copy = (uint8_t)copy;
    checker.report->full = full;
    checker.reader = (struct reader){.arena = loader->arena,
                                     .diags = loader->diags,
                                     .rich = read_rich,
                                     .exempt = exempt_read_text,
                                     .mapping = exempt_gather,
                                     .withhold_exempt = copy < COPY_EXEMPT,
                                     .withhold_internal = copy < COPY_INTERNAL,
                                     .doc = doc,
                                     .user = &checker};
    init_maps(&checker);
    if (doc->real.len)
        enter_file(&checker, doc, doc->root);
    read_file(&checker, doc, false);
    enter_names(&checker);
    enter_refs(&checker);
    check_language(&checker);
    check_properties(&checker);
    for (uint32_t i = 0; i < checker.report->comparators.n; i++)
        check_comparator(&checker, checker.report->comparators.items[i]->title);
    resolve_ignored(&checker);
    check_exemptions(&checker);
    resolve_periods(&checker);
    csv_read_data(&checker);
    csv_read_areas(&checker);
    resolve_data(&checker);
    check_sections(&checker);
    check_paragraph_names(&checker);
    select_rows(&checker);
    check_marks(&checker);
    check_content(&checker);
    checker.report->withheld = checker.reader.withheld;
    return checker.report;
}

struct report *check_report(struct loader *loader, struct doc *doc)
{
    return check_reading(loader, doc, COPY_INTERNAL, NULL);
}

struct report *check_copy(struct loader *loader, struct doc *doc, struct report *full, enum copy copy)
{
    if (copy == COPY_INTERNAL || !full->withheld) {
        full->copy = (uint8_t)copy;
        return full;
    }
    loader->diags->muted = true;
    struct report *report = check_reading(loader, doc, copy, full);
    loader->diags->muted = false;
    return report;
}

const struct schema *check_root_schema(void)
{
    return &language_root;
}
