#include "compose/compose.h"

#include "compose/exempt_int.h"

void composer_open(struct composer *composer, const struct compose_job *job)
{
    struct arena *arena = job->arena;
    const struct style *style = job->style;
    *composer = (struct composer){.arena = arena,
                                  .scratch = arena_new(),
                                  .setter = ARENA_NEW(arena, struct setter),
                                  .diags = job->diags,
                                  .report = job->report,
                                  .figures = job->figures,
                                  .images = job->images,
                                  .style = style,
                                  .text = job->text,
                                  .boxes = ARENA_NEW(arena, struct boxes)};
    struct setter *setter = composer->setter;
    setter->words = arena_new();
    setter->nlooks = style->layouts->looks.n * LOOK__COUNT;
    setter->looks = ARENA_ARRAY(arena, struct look *, setter->nlooks);
    map_init(&setter->targets, arena);
    map_init(&composer->note_index, arena);
    map_init(&composer->anchor_by_id, arena);
    composer->boxes->arena = arena;
    composer->boxes->style = style;
    composer->boxes->images = job->images;
    composer->boxes->tree.arena = arena;
    composer->boxes->tree.root = sem_add(&composer->boxes->tree, NULL, ROLE_DOCUMENT);
    marks_open(composer);
    composer->page = style->default_page;
    composer->width = composer->page ? style_text_width(composer->page) : 0;
    if (job->report->head && job->report->head->language)
        text_set_language(job->text, node_text(job->report->head->language));
}

void composer_close(struct composer *composer)
{
    buf_free(&composer->setter->buf);
    arena_free(composer->setter->words);
    arena_free(composer->scratch);
}

uint32_t compose_anchor(struct composer *composer)
{
    return ++composer->boxes->nanchors;
}

/* There must be one. */
static struct box *last_box(struct boxes *boxes)
{
    return &boxes->items.items[boxes->items.n - 1];
}

struct box *compose_add_flow(struct composer *composer, struct flow flow, const struct text_style *look,
                             const struct node *node)
{
    if (flow.n == 0)
        return NULL;
    struct box box = {
        .kind = BOX_FLOW,
        .flags = look->keep_next ? BOX_KEEP_NEXT : 0,
        .section = composer->section,
        .mark = node ? node->mark : (struct mark){0},
        .before = look->before,
        .after = look->after,
        .x = composer->x,
        .flow = flow,
    };
    struct boxes *boxes = composer->boxes;
    VEC_PUSH(boxes->arena, &boxes->items, box);
    return last_box(boxes);
}

void page_begin(struct composer *composer, const struct page_style *page, enum section_start start, bool plain,
                const struct node *node)
{
    struct boxes *boxes = composer->boxes;
    bool below_title = composer->setter->after_title && page == composer->page;
    composer->setter->after_title = false;
    if (below_title)
        return;
    bool first = boxes->items.n == 0;
    bool must = first || composer->setter->after_cover;
    if (start == START_AUTO || start == START_CONTINUE)
        start = must ? START_PAGE : START_CONTINUE;
    composer->setter->after_cover = false;
    if (start == START_CONTINUE && page == composer->page)
        return;
    beside_forbid_page(composer, node);
    if (first || last_box(boxes)->kind != BOX_PAGE)
        VEC_PUSH(boxes->arena, &boxes->items, ((struct box){.kind = BOX_PAGE, .start = START_CONTINUE}));
    struct box *last = last_box(boxes);
    if (start == START_RIGHT || last->start == START_CONTINUE)
        last->start = (uint8_t)start;
    last->plain = plain;
    last->section = composer->section;
    last->mark = node ? node->mark : (struct mark){0};
    last->page = page;
    composer->page = page;
    composer->x = 0;
    composer->width = style_text_width(page);
}

/* What comes first says on which page, and whether it is an odd one. */
static void add_title(struct composer *composer, bool contents)
{
    const struct report *report = composer->report;
    const struct page_style *page = composer->style->default_page;
    bool withheld = exempt_left_out(composer, report->head->exempt);
    if (contents || withheld || report->sections.n == 0) {
        title_compose(composer, page, START_PAGE);
    } else {
        const struct section *first = report->sections.items[0];
        title_compose(composer, section_page(composer, first, page), section_starts(composer, first, false));
    }
}

static void add_sections(struct composer *composer)
{
    const struct report *report = composer->report;
    struct section_place place = {.parent = composer->boxes->tree.root, .page = composer->style->default_page};
    for (uint32_t i = 0; i < report->sections.n; i++)
        section_compose(composer, report->sections.items[i], place);
}

/* The report as a whole is not for the public: below its head words stand in its place. */
static void add_withheld(struct composer *composer)
{
    struct boxes *boxes = composer->boxes;
    const struct exemption *exempt = composer->report->head->exempt;
    VEC_PUSH(composer->arena, &boxes->sections,
             ((struct section_mark){.title = STR(""), .outermost = boxes->sections.n}));
    page_begin(composer, composer->style->default_page, START_PAGE, false, exempt->node);
    exempt_placeholder(composer, exempt, boxes->tree.root, NULL);
}

struct boxes *compose_report(const struct compose_job *job)
{
    const struct report *report = job->report;
    const struct style *style = job->style;
    struct composer composer;
    composer_open(&composer, job);
    struct boxes *boxes = composer.boxes;
    const struct head *head = report->head;
    bool withheld = head && exempt_left_out(&composer, head->exempt);
    bool cover = head && head->cover && style->cover;
    bool contents = head && head->contents && !withheld;
    report_say_withheld(report, str_trim(node_text(style->exempt->cell)));
    boxes->exempt = head ? exempt_set(&composer, head->exempt) : 0;
    for (uint32_t i = 0; i < (uint32_t)cover + contents; i++)
        VEC_PUSH(job->arena, &boxes->sections, ((struct section_mark){.title = STR(""), .outermost = i}));
    targets_declare(&composer);
    message_fates_begin(&composer);
    if (cover) {
        cover_compose(&composer);
        composer.setter->after_cover = true;
        composer.section++;
    } else if (head) {
        add_title(&composer, contents);
    }
    if (contents) {
        contents_compose(&composer, style->default_page);
        composer.section++;
    }
    composer.exempt = boxes->exempt;
    if (withheld)
        add_withheld(&composer);
    else
        add_sections(&composer);
    message_fates_report(&composer);
    composer_close(&composer);
    return boxes;
}
