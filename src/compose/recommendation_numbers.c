/* The letters of recommendations. */
#include "base/numeral.h"
#include "compose/recommendations_int.h"

/* How many have their letters. Those that are exempt as a list or a section are counted by themselves: a copy without
 * them has the same letters for all others. */
struct counting {
    struct composer *composer;
    uint32_t open, exempt;
};

struct number_fields {
    struct arena *arena;
    uint32_t n;
    struct str number, subnumber;
};

static void put_field(void *user, struct str field, struct buf *out)
{
    const struct number_fields *fields = user;
    if (field.len == 1)
        buf_put_str(out, numeral_of(fields->arena, fields->n, field.s[0]));
    else
        buf_put_str(out, str_eqz(field, "number") ? fields->number : fields->subnumber);
}

static struct str fill(struct composer *composer, const struct node *template, struct number_fields fields)
{
    struct buf *buf = &composer->setter->buf;
    buf_clear(buf);
    fields.arena = composer->arena;
    style_fill(buf, node_text(template), put_field, &fields);
    return str_trim(str_dup(composer->arena, (struct str){buf->bytes, (uint32_t)buf->len}));
}

enum sem_numbering recommendation_numbering(const struct node *template)
{
    static const struct {
        const char *field;
        enum sem_numbering numbering;
    } kinds[] = {{"{a}", NUMBERING_ALPHA},
                 {"{A}", NUMBERING_ALPHA_CAPITALS},
                 {"{i}", NUMBERING_ROMAN},
                 {"{I}", NUMBERING_ROMAN_CAPITALS}};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (str_find(node_text(template), kinds[i].field, 0) >= 0)
            return kinds[i].numbering;
    }
    return NUMBERING_DECIMAL;
}

static void number_item(struct composer *composer, const struct recommendation *item, const struct node *template,
                        uint32_t n)
{
    const struct recommendation_style *style = composer->style->recommendations;
    struct recommendation_number *numbers = composer->setter->recommendation_numbers;
    struct str number = fill(composer, template, (struct number_fields){.n = n});
    struct number_fields said = {.number = target_without_stop(number)};
    numbers[item->index] = (struct recommendation_number){number, template};
    target_declare(composer, item->id, fill(composer, style->reference, said));
    for (uint32_t i = 0; i < item->items.n; i++) {
        const struct recommendation *part = LIST_AT(item->items, const struct recommendation, i);
        said.n = i + 1;
        number = fill(composer, style->subnumber, said);
        numbers[part->index] = (struct recommendation_number){number, style->subnumber};
        said.subnumber = target_without_stop(number);
        target_declare(composer, part->id, fill(composer, style->subreference, said));
    }
}

static void number_items(struct counting *counting, const struct list *items, bool exempt)
{
    const struct recommendation_style *style = counting->composer->style->recommendations;
    uint32_t own = 0, *run = exempt ? &counting->exempt : &counting->open;
    uint32_t *count = style->numbering == RECOMMENDATIONS_BY_LIST ? &own : run;
    for (uint32_t i = 0; i < items->n; i++)
        number_item(counting->composer, LIST_AT(*items, const struct recommendation, i),
                    exempt ? style->exempt_number : style->number, ++*count);
}

/* As deep as columns, which do not nest. */
static void number_content(struct counting *counting, const struct list *content, bool around)
{
    for (uint32_t i = 0; i < content->n; i++) {
        const struct block *block = LIST_AT(*content, const struct block, i);
        bool exempt = around || block->exempt;
        if (block->recommendations)
            number_items(counting, &block->recommendations->items, exempt);
        for (uint32_t c = 0; block->columns && c < block->columns->columns.n; c++) {
            const struct content_column *column = LIST_AT(block->columns->columns, const struct content_column, c);
            number_content(counting, &column->content, exempt || column->exempt);
        }
    }
}

/* As deep as sections are nested, which the loader bounds. */
static void number_section(struct counting *counting, const struct section *section, bool around)
{
    struct composer *composer = counting->composer;
    const struct style *style = composer->style;
    bool exempt = around || section->exempt;
    composer->style = section_style(composer, section);
    number_content(counting, &section->content, exempt);
    for (uint32_t i = 0; i < section->subsections.n; i++)
        number_section(counting, section->subsections.items[i], exempt);
    composer->style = style;
}

void recommendation_numbers_declare(struct composer *composer)
{
    const struct report *report = composer->report;
    struct counting counting = {.composer = composer};
    composer->setter->recommendation_numbers =
        ARENA_ARRAY(composer->arena, struct recommendation_number, report->nrecommendations);
    for (uint32_t i = 0; i < report->sections.n; i++)
        number_section(&counting, report->sections.items[i], false);
}
