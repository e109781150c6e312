/* Tables composed from a report and a layout of a test's own, and printed so that a test can state what it expects.
 */
#ifndef TESTS_COMPOSE_TABLE_FIXTURE_H
#define TESTS_COMPOSE_TABLE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compose/compose.h"
#include "load/load.h"

struct table_fixture {
    char folder[40];
    struct arena *arena;
    struct sources sources;
    struct diags diags;
    struct loader loader, last_loader;
    struct text *text;
    struct images images; /* none */
    struct boxes *boxes;
    struct buf shown;
};

/* Composes a report whose layout is `layout` (extending base). The report's text begins behind its `report:` part;
 * fails when check or style have something to say. */
void table_open(struct table_fixture *fixture, const char *layout, const char *report);
/* The same; `last` is last time's report, of which nothing must have anything to say. */
void table_open_since(struct table_fixture *fixture, const char *layout, const char *last, const char *report);
void table_close(struct table_fixture *fixture);
/* The n-th table (from 0), or NULL. */
const struct table *table_at(const struct table_fixture *fixture, uint32_t n);
/* A line for each track: its flags (k: kept with the next, h: heading), then its cells: "column+colspan/rowspan", the
 * role with its scope, and the words, lines parted by "|", symbols as <id>, notes as ^. Valid until the next call. */
const char *table_show(struct table_fixture *fixture, const struct table *table);
/* The logical tree below a node, without leaves' content: "Table(Caption,THead(TR(TH,TH)) ...)". */
const char *table_tree(struct table_fixture *fixture, const struct sem *sem);
void assert_table(struct table_fixture *fixture, uint32_t n, const char *expected);
/* One message and no other, with its code and line. */
void assert_message(const struct table_fixture *fixture, enum diag_code code, uint32_t line);
void assert_no_message(const struct table_fixture *fixture);

#endif
