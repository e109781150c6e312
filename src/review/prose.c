#include "review/periods_int.h"
#include "review/prose_int.h"

const struct token *prose_token(const struct tokens *tokens, uint32_t at)
{
    static const struct token stop = {.kind = TOKEN_STOP, .text = {"", 0}};
    return at < tokens->n ? &tokens->items[at] : &stop;
}

struct str prose_words(const struct tokens *tokens, uint32_t from, uint32_t to)
{
    const struct token *first = &tokens->items[from], *last = &tokens->items[to - 1];
    return (struct str){first->text.s, (uint32_t)(last->text.s + last->text.len - first->text.s)};
}

/* Releases; what the text needed is given back. */
static void review_text(struct prose *prose, const struct rich *rich, const struct indicator *indicator)
{
    struct arena *arena = prose->reviewer->arena;
    struct arena_mark mark = arena_mark(arena);
    prose_review_releases(prose, rich, indicator);
    arena_reset(arena, mark);
}

static void review_narrative(struct prose *prose, struct place *place, const struct rich *rich)
{
    struct arena *arena = prose->reviewer->arena;
    struct arena_mark mark = arena_mark(arena);
    prose_review_counts(prose, place, rich);
    prose_review_lists(prose, rich);
    arena_reset(arena, mark);
    review_text(prose, rich, NULL);
}

static void review_view(struct prose *prose, struct place *place, const struct view *view)
{
    review_narrative(prose, place, view->panel.text);
    review_text(prose, view->panel.note, NULL);
    review_text(prose, view->note, NULL);
    for (uint32_t i = 0; i < view->comments.n; i++)
        review_text(prose, LIST_AT(view->comments, const struct view_comment, i)->text, NULL);
}

static void review_recommendations(struct prose *prose, struct place *place,
                                   const struct recommendations_block *block)
{
    review_narrative(prose, place, block->lead);
    for (uint32_t i = 0; i < block->items.n; i++) {
        const struct recommendation *item = LIST_AT(block->items, const struct recommendation, i);
        review_narrative(prose, place, item->text);
        for (uint32_t part = 0; part < item->items.n; part++)
            review_narrative(prose, place, LIST_AT(item->items, const struct recommendation, part)->text);
    }
}

static void review_block(struct prose *prose, struct place *place, const struct block *block)
{
    review_narrative(prose, place, block->text);
    review_text(prose, block->small_print, NULL);
    if (block->key) {
        review_narrative(prose, place, block->key->title);
        review_narrative(prose, place, block->key->note);
    }
    if (block->table)
        review_text(prose, block->table->note, NULL);
    if (block->figure)
        review_text(prose, block->figure->note, NULL);
    if (block->chart)
        review_text(prose, block->chart->note, NULL);
    if (block->view)
        review_view(prose, place, block->view);
    if (block->recommendations)
        review_recommendations(prose, place, block->recommendations);
    for (uint32_t i = 0; block->columns && i < block->columns->columns.n; i++) {
        const struct content_column *column = LIST_AT(block->columns->columns, const struct content_column, i);
        review_narrative(prose, place, column->heading);
        review_narrative(prose, place, column->text);
    }
}

static void review_section(struct prose *prose, struct place *above, const struct section *section)
{
    struct place place = {.above = above, .section = section};
    review_narrative(prose, &place, section->heading);
    review_narrative(prose, &place, section->subtitle);
    review_narrative(prose, &place, section->text);
    const struct block *block;
    for (struct content_walk walk = content_walk(section); (block = content_next(&walk));)
        review_block(prose, &place, block);
    for (uint32_t i = 0; i < section->subsections.n; i++)
        review_section(prose, &place, section->subsections.items[i]);
}

static void review_indicator(struct prose *prose, const struct indicator *indicator)
{
    const struct rich *plan[REVIEW_PLAN_TEXTS];
    uint32_t n = review_plan_texts(indicator, plan);
    review_text(prose, indicator->definition, indicator);
    if (!indicator->comment_shared)
        review_text(prose, indicator->comment, indicator);
    review_text(prose, indicator->action, indicator);
    for (uint32_t i = 0; i < indicator->messages.n; i++)
        review_text(prose, LIST_AT(indicator->messages, const struct message, i)->text, indicator);
    review_text(prose, indicator->deleted, indicator);
    for (uint32_t i = 0; i < n; i++)
        review_text(prose, plan[i], indicator);
}

/* The day of the report: its date, else the end of the period with the role `now`. */
static void find_issued(struct prose *prose)
{
    const struct reviewer *reviewer = prose->reviewer;
    const struct node *date = reviewer->report->head ? reviewer->report->head->date : NULL;
    struct when when;
    if (date) {
        struct tokens tokens = tokens_of_text(reviewer->arena, node_text(date));
        for (uint32_t i = 0; i < tokens.n && !prose->issued.year; i++) {
            if (when_read(&tokens, i, false, &when) && (when.kind == WHEN_DAYS || when.kind == WHEN_MONTHS))
                prose->issued = when_first(&when, 1);
        }
        prose->issued_at = date;
    }
    if (!prose->issued.year && reviewer->now && reviewer->now->end.year) {
        prose->issued = reviewer->now->end;
        prose->issued_at = reviewer->now->id;
        prose->by_period = true;
    }
}

static uint32_t count_themes(const struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    struct map themes;
    map_init(&themes, reviewer->arena);
    for (uint32_t i = 0; i < report->priorities.n; i++) {
        struct priority *priority = report->priorities.items[i];
        if (priority->theme)
            map_put(&themes, str_line(reviewer->arena, node_text(priority->theme)), priority);
    }
    return themes.n;
}

void review_prose(struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    struct reviewer own = *reviewer; /* messages are copied: tokens are not needed after their text */
    own.arena = arena_new();
    struct prose prose = {
        .reviewer = &own, .year_begins = periods_year_begins(own.arena, report), .themes = count_themes(&own)};
    find_issued(&prose);
    for (uint32_t i = 0; i < report->sections.n; i++)
        review_section(&prose, NULL, report->sections.items[i]);
    for (uint32_t i = 0; i < report->indicators.n; i++)
        review_indicator(&prose, report->indicators.items[i]);
    for (uint32_t i = 0; i < report->activities.n; i++) {
        review_text(&prose, report->activities.items[i]->description, NULL);
        review_text(&prose, report->activities.items[i]->update, NULL);
    }
    for (uint32_t i = 0; i < report->notes.n; i++)
        review_text(&prose, report->notes.items[i]->text, NULL);
    arena_free(own.arena);
}
