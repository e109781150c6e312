/* Text that is exempt, and copies that withhold it. */
#include "check/check_int.h"
#include "check/rich_int.h"
#include "check/schema_int.h"

struct rich *exempt_withheld(struct reader *reader, const struct node *node, const struct exemption *exempt)
{
    struct checker *checker = reader->user;
    struct arena *arena = reader->arena;
    struct node *empty = ARENA_NEW(arena, struct node);
    *empty = (struct node){.kind = NODE_SCALAR, .style = NODE_QUOTED, .mark = node->mark, .text = ""};
    struct run *run = ARENA_NEW(arena, struct run);
    run->text = exempt && !rich_empty(exempt->words) ? rich_plain(arena, exempt->words) : STR("");
    run->kind = RUN_WITHHELD;
    VEC_PUSH(arena, &checker->report->withheld_runs, run);
    struct rich_block *block = ARENA_NEW(arena, struct rich_block);
    *block = (struct rich_block){.kind = RICH_PARA, .nruns = 1, .runs = run};
    struct rich *rich = ARENA_NEW(arena, struct rich);
    *rich = (struct rich){.node = empty, .blocks = block, .nblocks = 1};
    return rich;
}

struct rich *exempt_read_text(struct reader *reader, const struct node *node, enum field_type type)
{
    struct exempt_text text = {0};
    schema_read(reader, &language_exempt_text, node, &text);
    struct rich *rich = text.text ? reader->rich(reader, text.text, value_has_lines(type, text.text))
                                  : exempt_withheld(reader, node, text.exempt);
    rich->exempt = text.exempt;
    return rich;
}

void exempt_gather(struct reader *reader, const struct schema *schema, const void *mapping)
{
    struct checker *checker = reader->user;
    if (schema == &language_exemption)
        VEC_PUSH(checker->arena, &checker->report->exemptions, (const struct exemption *)mapping);
}

void report_say_withheld(const struct report *report, struct str words)
{
    for (uint32_t i = 0; i < report->withheld_runs.n; i++) {
        struct run *run = report->withheld_runs.items[i];
        run->text = run->text.len ? run->text : words;
    }
}

bool report_withholds(const struct report *report, struct str name)
{
    return report->full && !map_find(&report->anchors, name) && map_find(&report->full->anchors, name);
}
