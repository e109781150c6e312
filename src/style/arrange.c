/* Named parts of a report: which there are, their order, what the layout says of them and of appendices. */
#include "check/check.h"
#include "style/style_int.h"

/* --- what is reported */

struct checking {
    struct diags *diags;
    const struct style *style;
    bool draft;
    struct map found; /* id of a part -> struct section */
};

static void check_part(struct checking *checking, struct section *section)
{
    struct str id = node_text(section->part);
    const struct part_style *part = style_part(checking->style, id);
    struct diag *diag;
    if (!part) {
        diag = diag_at(checking->diags, DIAG_PART_UNKNOWN, section->part->mark, "the layout has no part `" PRIstr "`",
                       STR_ARG(id));
        suggest_among(checking->diags->arena, checking->diags, diag, id, &checking->style->part_by_id);
        return;
    }
    const struct section *first = map_put(&checking->found, node_text(part->id), section);
    if (!first)
        return;
    diag = diag_at(checking->diags, DIAG_PART_TWICE, section->part->mark,
                   "the part `" PRIstr "` stands here a second time", STR_ARG(id));
    diag_related(checking->diags, diag, first->part->mark, "the first time is here");
    diag_help(checking->diags, diag,
              "put both into one section, or take `part` out of one of them and give it a `heading`");
}

/* As deep as sections are nested, which the loader bounds. */
static void check_section(struct checking *checking, struct section *section)
{
    if (section->part)
        check_part(checking, section);
    for (uint32_t i = 0; i < section->subsections.n; i++)
        check_section(checking, section->subsections.items[i]);
}

static void check_missing(struct checking *checking, const struct report *report, const struct part_style *part)
{
    if (!part->required || map_find(&checking->found, node_text(part->id)))
        return;
    struct str id = node_text(part->id), heading = node_text(part->heading);
    enum diag_code code = checking->draft ? DIAG_PART_OPEN : DIAG_PART_MISSING;
    struct diag *diag = diag_at(checking->diags, code, report->head->node->mark,
                                "this report has no section \"" PRIstr "\", which the layout %s", STR_ARG(heading),
                                checking->draft ? "will ask for when it is no draft any more" : "asks for");
    diag_related(checking->diags, diag, part->node->mark, "the layout asks for it here");
    diag_help(checking->diags, diag,
              "add it to `sections`; where there is nothing to say, say so:\n- part: " PRIstr "\n  text: None.%s",
              STR_ARG(id),
              checking->draft ? "" : "\nWhile the report is being written, `--draft` builds it without.");
}

void style_check_parts(struct diags *diags, const struct report *report, const struct style *style, bool draft)
{
    struct checking checking = {.diags = diags, .style = style, .draft = draft};
    const struct report *full = report->full ? report->full : report;
    map_init(&checking.found, diags->arena);
    for (uint32_t i = 0; i < full->sections.n; i++)
        check_section(&checking, full->sections.items[i]);
    for (uint32_t i = 0; i < style->parts.n && full->head->node && !full->faulty_sections; i++)
        check_missing(&checking, full, LIST_AT(style->parts, const struct part_style, i));
}

/* --- what is done */

struct arranging {
    struct arena *arena;
    const struct style *style;
};

/* The part that the section is, if it has its place among such. */
static const struct part_style *part_of(const struct arranging *arranging, const struct section *section)
{
    return section->part && !section->appendix ? style_part(arranging->style, node_text(section->part)) : NULL;
}

/* The places that parts take are filled anew, in the order of the layout. */
static void order(const struct arranging *arranging, struct section **sections, uint32_t n)
{
    uint32_t nparts = arranging->style->parts.n;
    struct section **by_place = ARENA_ARRAY(arranging->arena, struct section *, nparts);
    for (uint32_t i = 0; i < n; i++) {
        const struct part_style *part = part_of(arranging, sections[i]);
        if (part && by_place[part->place])
            return; /* it stands twice, which was reported */
        if (part)
            by_place[part->place] = sections[i];
    }
    for (uint32_t i = 0, next = 0; i < n; i++) {
        if (!part_of(arranging, sections[i]))
            continue;
        while (!by_place[next])
            next++;
        sections[i] = by_place[next++];
    }
}

static bool has_parts(struct section *const *sections, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (sections[i]->part)
            return true;
    }
    return false;
}

/* As deep as sections are nested, which the loader bounds. */
static void arrange(const struct arranging *arranging, struct section **sections, uint32_t n)
{
    const struct style *style = arranging->style;
    if (has_parts(sections, n))
        order(arranging, sections, n);
    for (uint32_t i = 0; i < n; i++) {
        struct section *section = sections[i];
        const struct part_style *part = section->part ? style_part(style, node_text(section->part)) : NULL;
        if (part && rich_empty(section->heading) && !section->priority)
            section->heading = rich_of_words(arranging->arena, part->heading, node_text(part->heading));
        if (section->appendix && !section->layout)
            section->layout = style->appendices->layout;
        arrange(arranging, section->subsections.items, section->subsections.n);
    }
}

void style_arrange(struct arena *arena, struct report *report, const struct style *style)
{
    struct arranging arranging = {arena, style};
    arrange(&arranging, report->sections.items, report->sections.n);
    report_number(report);
}
