#include "base/numeral.h"
#include "style/style_int.h"

/* --- named parts */

static void resolve_part_style(struct loading *loading, struct part_style *part)
{
    resolve_optional(&part->heading);
    map_put(&loading->style->part_by_id, node_text(part->id), part);
    if (part->heading)
        return;
    struct diag *diag = diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, part->id->mark,
                                "the part `" PRIstr "` has no heading", STR_ARG(node_text(part->id)));
    diag_help(loading->diags, diag, "write `heading: ...`, in words that do for every report");
    part->heading = part->id;
}

/* Reports a name that is none, or stands twice. */
static struct part_style *find_ordered(struct loading *loading, const struct node *name, bool *placed)
{
    struct style *style = loading->style;
    struct part_style *part = map_find(&style->part_by_id, node_text(name));
    struct diag *diag;
    if (!part) {
        diag = diag_at(loading->diags, DIAG_LAYOUT_NAME, name->mark, "the layout has no part `" PRIstr "`",
                       STR_ARG(node_text(name)));
        suggest(loading, diag, node_text(name), &style->part_by_id);
        return NULL;
    }
    size_t index = (size_t)(part - (struct part_style *)style->parts.items);
    if (placed[index]) {
        diag = diag_at(loading->diags, DIAG_LAYOUT_NAME, name->mark,
                       "the part `" PRIstr "` stands twice in `parts_order`", STR_ARG(node_text(name)));
        diag_help(loading->diags, diag, "take it out in one of the two places");
        return NULL;
    }
    placed[index] = true;
    return part;
}

static void resolve_order(struct loading *loading)
{
    struct style *style = loading->style;
    bool *placed = ARENA_ARRAY(loading->arena, bool, style->parts.n);
    uint32_t place = 0;
    for (uint32_t i = 0; i < style->parts_order.n; i++) {
        struct part_style *part = find_ordered(loading, style->parts_order.items[i], placed);
        if (part)
            part->place = place++;
    }
    for (uint32_t i = 0; i < style->parts.n; i++) {
        if (!placed[i])
            LIST_AT(style->parts, struct part_style, i)->place = place++;
    }
}

const struct part_style *style_part(const struct style *style, struct str id)
{
    return map_find(&style->part_by_id, id);
}

/* --- appendices */

static void resolve_appendices(struct loading *loading, struct appendices_style *appendices)
{
    static const char *const number_fields[] = {"A", "a", "n", "I", "i", NULL};
    static const char *const fields[] = {"1", "A", "a", "n", "I", "i", NULL};
    resolve_optional(&appendices->layout);
    resolve_optional(&appendices->page_number);
    template_check(loading, appendices->number, number_fields);
    template_check(loading, appendices->label, fields);
    template_check(loading, appendices->reference, fields);
    template_check(loading, appendices->page_number, fields);
    template_check_counting(loading, appendices->number, appendices->node, number_fields, "appendices",
                            "\"{A}\" or \"{n}\"");
    if (appendices->page_number)
        template_check_counting(loading, appendices->page_number, appendices->node, (const char *const[]){"n", NULL},
                                "an appendix's pages", "\"{1}{n}\" for A1, A2 ...");
}

void resolve_parts(struct loading *loading)
{
    struct style *style = loading->style;
    map_init(&style->part_by_id, loading->arena);
    for (uint32_t i = 0; i < style->parts.n; i++)
        resolve_part_style(loading, LIST_AT(style->parts, struct part_style, i));
    resolve_order(loading);
    resolve_appendices(loading, style->appendices);
}

struct appendix_fields {
    struct arena *arena;
    const struct node *number; /* template; NULL: it is that which is filled */
    uint32_t appendix, page;
};

static void put_field(void *user, struct str field, struct buf *out)
{
    const struct appendix_fields *fields = user;
    struct appendix_fields own = {.arena = fields->arena, .appendix = fields->appendix};
    if (!str_eqz(field, "1"))
        buf_put_str(out, numeral_of(fields->arena,
                                    field.s[0] == NUMERAL_DIGITS && fields->page ? fields->page : fields->appendix,
                                    field.s[0]));
    else if (fields->number)
        style_fill(out, node_text(fields->number), put_field, &own);
}

struct str style_fill_appendix(struct arena *arena, const struct appendices_style *style, const struct node *template,
                               uint32_t appendix, uint32_t page)
{
    struct appendix_fields fields = {arena, template == style->number ? NULL : style->number, appendix, page};
    struct buf out = {0};
    style_fill(&out, node_text(template), put_field, &fields);
    struct str words = str_trim(str_dup(arena, (struct str){out.bytes, (uint32_t)out.len}));
    buf_free(&out);
    return words;
}
