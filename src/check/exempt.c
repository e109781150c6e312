/* Text that is exempt, and copies that withhold it. */
#include "check/check_int.h"
#include "check/rich_int.h"
#include "check/schema_int.h"

/* What stands for words that this copy leaves out. */
static struct rich *withheld_rich(struct arena *arena, const struct node *node)
{
    struct node *empty = ARENA_NEW(arena, struct node);
    *empty = (struct node){.kind = NODE_SCALAR, .style = NODE_QUOTED, .mark = node->mark, .text = ""};
    struct run *run = ARENA_NEW(arena, struct run);
    run->text = STR("");
    run->kind = RUN_WITHHELD;
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
                                  : withheld_rich(reader->arena, node);
    rich->exempt = text.exempt;
    return rich;
}

bool report_withholds(const struct report *report, struct str name)
{
    return report->full && !map_find(&report->anchors, name) && map_find(&report->full->anchors, name);
}
