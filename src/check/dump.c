#include <stdlib.h>

#include "check/check.h"
#include "check/language_int.h"
#include "check/schema_int.h"

static void dump_struct(struct buf *out, const struct schema *schema, const void *item, int indent);

static void put_key(struct buf *out, int indent, const char *key)
{
    buf_printf(out, "%*s%s:", indent, "", key);
}

/* Text on one line. */
static void put_text(struct buf *out, struct str text)
{
    for (uint32_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if (c == '\n')
            buf_puts(out, "\\n");
        else if (c < 0x20)
            buf_printf(out, "\\x%02x", c);
        else
            buf_putc(out, (char)c);
    }
}

static void put_node(struct buf *out, const struct node *node)
{
    put_text(out, node ? node_text(node) : STR(""));
}

static void dump_name(struct buf *out, const char *key, const struct node *name, int indent)
{
    put_key(out, indent, key);
    buf_putc(out, ' ');
    put_node(out, name);
    buf_putc(out, '\n');
}

/* A run that is not plain stands in braces after what it is: {b:bold}, {^:raised}, {https://... :link}. */
static void put_run_text(struct buf *out, const struct run *run)
{
    const struct run_extra *extra = run->extra;
    bool plain = run->flags == 0 && !extra;
    if (!plain) {
        buf_putc(out, '{');
        buf_puts(out, run->flags & RUN_BOLD ? "b" : "");
        buf_puts(out, run->flags & RUN_ITALIC ? "i" : "");
        buf_puts(out, run->flags & RUN_SUPER ? "^" : "");
        buf_puts(out, run->flags & RUN_SUB ? "~" : "");
        if (extra && extra->url.len)
            buf_printf(out, " <" PRIstr ">", STR_ARG(extra->url));
        if (extra && extra->lang.len)
            buf_printf(out, " lang=" PRIstr, STR_ARG(extra->lang));
        buf_putc(out, ':');
    }
    put_text(out, run->text);
    if (!plain) {
        buf_putc(out, '}');
    }
}

static void put_run(struct buf *out, const struct run *run)
{
    switch (run->kind) {
    case RUN_BREAK:
        buf_puts(out, "{/}");
        break;
    case RUN_NOTE:
        buf_printf(out, "{note " PRIstr "}", STR_ARG(run->text));
        break;
    case RUN_REF:
        buf_printf(out, "{%s " PRIstr "|" PRIstr "}", run->extra->page ? "page of" : "ref",
                   STR_ARG(run->extra->target), STR_ARG(run->text));
        break;
    case RUN_NAME:
        buf_printf(out, "{name " PRIstr "}", STR_ARG(run->text));
        break;
    case RUN_WITHHELD:
        buf_puts(out, "{withheld}");
        break;
    case RUN_SYMBOL:
        buf_printf(out, "{symbol " PRIstr "}", STR_ARG(run->text));
        break;
    default:
        put_run_text(out, run);
    }
}

static void put_block(struct buf *out, const struct rich_block *block)
{
    static const char markers[] = {
        [MARKER_BULLET] = '*', [MARKER_DECIMAL] = '#', [MARKER_ALPHA] = 'a', [MARKER_ROMAN] = 'i'};
    if (block->kind == RICH_ITEM)
        buf_printf(out, "item %u%c%u%s| ", block->level, markers[block->marker], block->number,
                   block->first ? " first" : "");
    else
        buf_printf(out, "para %u| ", block->level);
    for (uint32_t i = 0; i < block->nruns; i++)
        put_run(out, &block->runs[i]);
    buf_putc(out, '\n');
}

static void dump_exemption(struct buf *out, const struct exemption *exempt)
{
    for (uint32_t i = 0; exempt && i < exempt->paragraphs.n; i++) {
        buf_puts(out, i ? ", " : " {exempt ");
        put_node(out, exempt->paragraphs.items[i]);
    }
    buf_puts(out, exempt ? "}" : "");
}

static void dump_rich(struct buf *out, const char *key, const struct rich *rich, int indent)
{
    put_key(out, indent, key);
    dump_exemption(out, rich->exempt);
    if (rich->nblocks == 1 && rich->blocks[0].kind == RICH_PARA) {
        buf_putc(out, ' ');
        for (uint32_t i = 0; i < rich->blocks[0].nruns; i++)
            put_run(out, &rich->blocks[0].runs[i]);
        buf_putc(out, '\n');
        return;
    }
    buf_putc(out, '\n');
    for (uint32_t i = 0; i < rich->nblocks; i++) {
        buf_printf(out, "%*s", indent + 2, "");
        put_block(out, &rich->blocks[i]);
    }
}

static void dump_texts(struct buf *out, const char *key, const struct texts *texts, int indent)
{
    if (texts->n == 0)
        return;
    put_key(out, indent, key);
    for (uint32_t i = 0; i < texts->n; i++) {
        buf_puts(out, i ? ", " : " ");
        put_node(out, texts->items[i]);
    }
    buf_putc(out, '\n');
}

static void dump_list(struct buf *out, const struct field *field, const struct list *list, int indent)
{
    /* check has turned the statuses as written into these */
    const struct schema *sub = field->sub == &language_period_status ? &language_other_status : field->sub;
    if (list->n == 0)
        return;
    put_key(out, indent, field->key);
    buf_putc(out, '\n');
    for (uint32_t i = 0; i < list->n; i++) {
        buf_printf(out, "%*s-\n", indent + 2, "");
        dump_struct(out, sub, (const char *)list->items + i * sub->size, indent + 4);
    }
}

static void dump_number(struct buf *out, const struct field *field, const void *member, int indent)
{
    int64_t value = 0;
    const struct date *date = member;
    switch (field->type) {
    case FIELD_INT:
        value = *(const int32_t *)member;
        if (field->fallback && value == strtol(field->fallback, NULL, 10))
            return;
        break;
    case FIELD_DATE:
        if (date->year) {
            put_key(out, indent, field->key);
            buf_printf(out, " %04d-%02u-%02u\n", date->year, date->month, date->day);
        }
        return;
    case FIELD_LEN:
        value = *(const len_t *)member;
        break;
    default: /* BOOL and WORD; the report has no colours */
        value = *(const uint8_t *)member;
    }
    if (value == 0 && field->type != FIELD_INT)
        return;
    put_key(out, indent, field->key);
    if (field->type == FIELD_WORD) {
        buf_printf(out, " %s\n", field->words[value]);
    } else if (field->type == FIELD_BOOL) {
        buf_puts(out, " yes\n");
    } else {
        buf_putc(out, ' ');
        buf_put_int(out, value);
        buf_putc(out, '\n');
    }
}

static void dump_field(struct buf *out, const struct field *field, const void *member, int indent)
{
    const void *pointer;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_KEY:
    case FIELD_NODE:
    case FIELD_RICH:
    case FIELD_LINES:
    case FIELD_CELL:
    case FIELD_MAP:
        pointer = *(const void *const *)member;
        if (!pointer)
            break;
        if (field->type == FIELD_MAP) {
            put_key(out, indent, field->key);
            buf_putc(out, '\n');
            dump_struct(out, field->sub, pointer, indent + 2);
        } else if (value_is_text(field->type) && field->type != FIELD_TEXT) {
            dump_rich(out, field->key, pointer, indent);
        } else {
            dump_name(out, field->key, pointer, indent);
        }
        break;
    case FIELD_LIST:
    case FIELD_DICT:
        dump_list(out, field, member, indent);
        break;
    case FIELD_TEXTS:
        dump_texts(out, field->key, member, indent);
        break;
    default:
        dump_number(out, field, member, indent);
    }
}

/* What a view selected, by ref or title. */
static void dump_rows(struct buf *out, const struct schema *schema, const struct view *view, int indent)
{
    put_key(out, indent, "rows");
    for (uint32_t i = 0; i < view->nrows; i++) {
        buf_puts(out, i ? ", " : " ");
        if (schema == &language_activity_view) {
            put_node(out, ((const struct activity *)view->rows[i])->ref);
        } else if (schema != &language_engagement_view) {
            put_node(out, ((const struct indicator *)view->rows[i])->ref);
        } else {
            const struct engagement *entry = view->rows[i];
            put_node(out, entry->title ? entry->title->node : NULL);
        }
    }
    buf_putc(out, '\n');
}

/* What the dates or the names said. */
static void dump_before(struct buf *out, const struct period *period, int indent)
{
    if (period->whole)
        dump_name(out, "whole", period->whole->id, indent);
    if (period->before)
        dump_name(out, "before", period->before->id, indent);
    if (period->long_before)
        dump_name(out, "long before", period->long_before->id, indent);
}

/* What check has added. */
static void dump_added(struct buf *out, const struct schema *schema, const void *item, int indent)
{
    if (schema == &language_indicator_view || schema == &language_activity_view ||
        schema == &language_engagement_view || schema == &language_exception_view ||
        schema == &language_change_view || schema == &language_summary_view || schema == &language_panel_view ||
        schema == &language_panels_view) {
        dump_rows(out, schema, item, indent);
    } else if (schema == &language_period) {
        dump_before(out, item, indent);
    } else if (schema == &language_indicator && ((const struct indicator *)item)->reward) {
        dump_name(out, "reward", ((const struct indicator *)item)->reward->id, indent);
    } else if (schema == &language_figure_block && ((const struct figure_block *)item)->number) {
        buf_printf(out, "%*snumber: %u\n", indent, "", ((const struct figure_block *)item)->number);
    } else if (schema == &language_chart_block && ((const struct chart_block *)item)->number) {
        buf_printf(out, "%*snumber: %u\n", indent, "", ((const struct chart_block *)item)->number);
    } else if (schema == &language_section) {
        buf_printf(out, "%*slevel: %u\n", indent, "", ((const struct section *)item)->level);
    } else if (schema == &language_other_status) {
        dump_name(out, "period", ((const struct given_status *)item)->period, indent);
    }
}

static void dump_uses(struct buf *out, const struct schema *schema, const void *item, int indent)
{
    uint32_t uses = 0;
    if (schema == &language_indicator)
        uses = ((const struct indicator *)item)->uses;
    else if (schema == &language_activity)
        uses = ((const struct activity *)item)->uses;
    else if (schema == &language_engagement)
        uses = ((const struct engagement *)item)->uses;
    else if (schema == &language_note)
        uses = ((const struct note *)item)->uses;
    else
        return;
    buf_printf(out, "%*suses: %u\n", indent, "", uses);
}

static void dump_struct(struct buf *out, const struct schema *schema, const void *item, int indent)
{
    for (size_t i = 0; i < schema->nfields; i++) {
        const struct field *field = &schema->fields[i];
        dump_field(out, field, (const char *)item + field->offset, indent);
    }
    dump_added(out, schema, item, indent);
    dump_uses(out, schema, item, indent);
}

#define DUMP_ALL(member, schema)                                \
    for (uint32_t i = 0; i < report->member.n; i++) {           \
        buf_printf(out, "%s\n", (schema)->name);                \
        dump_struct(out, (schema), report->member.items[i], 2); \
    }

static void dump_source(struct buf *out, const char *what, const struct csv_source *source)
{
    buf_printf(out, "%s\n", what);
    if (source->file)
        buf_printf(out, "  file: " PRIstr "\n", STR_ARG(node_text(source->file)));
    if (source->csv)
        buf_printf(out, "  rows: %u\n", source->csv->nrows);
}

static void dump_series(struct buf *out, const struct area_series *series)
{
    buf_puts(out, "series\n  ref: ");
    put_node(out, series->indicator->ref);
    buf_putc(out, '\n');
    if (series->period)
        dump_rich(out, "period", series->period, 2);
    for (uint32_t i = 0; i < series->values.n; i++) {
        buf_printf(out, "  " PRIstr ": ", STR_ARG(series->values.items[i].area->name));
        put_text(out, series->values.items[i].text);
        buf_putc(out, '\n');
    }
}

/* What was read of CSV files; their observations stand with those of YAML. */
static void dump_csv(struct buf *out, const struct report *report)
{
    for (uint32_t i = 0; i < report->data.n; i++)
        dump_source(out, language_data_file.name, report->data.items[i]);
    for (uint32_t i = 0; i < report->area_files.n; i++)
        dump_source(out, language_area_file.name, report->area_files.items[i]);
    for (uint32_t i = 0; i < report->areas.n; i++) {
        const struct area *area = report->areas.items[i];
        buf_printf(out, "area\n  name: " PRIstr "%s\n", STR_ARG(area->name),
                   area == report->authority ? " (the report's own)" : "");
        dump_texts(out, "groups", &area->groups, 2);
    }
    for (uint32_t i = 0; i < report->series.n; i++)
        dump_series(out, report->series.items[i]);
}

void check_dump(struct buf *out, const struct report *report)
{
    buf_puts(out, "report\n");
    dump_struct(out, &language_head, report->head, 2);
    DUMP_ALL(periods, &language_period)
    DUMP_ALL(directorates, &language_directorate)
    DUMP_ALL(committees, &language_committee)
    DUMP_ALL(comparators, &language_comparator)
    DUMP_ALL(flags, &language_flag)
    DUMP_ALL(priorities, &language_priority)
    DUMP_ALL(rules, &check_rule_schema)
    DUMP_ALL(rewards, &language_reward)
    DUMP_ALL(ignored, &language_ignored)
    dump_csv(out, report);
    DUMP_ALL(indicators, &language_indicator)
    DUMP_ALL(activities, &language_activity)
    DUMP_ALL(engagement, &language_engagement)
    DUMP_ALL(notes, &language_note)
    DUMP_ALL(sections, &language_section)
}
