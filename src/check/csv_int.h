/* Private to src/check: what files of observations and files of areas have in common. */
#ifndef CHECK_CSV_INT_H
#define CHECK_CSV_INT_H

#include "check/check_int.h"

#define CSV_NO_COLUMN UINT32_MAX

/* A column of the file. */
struct csv_field {
    uint8_t is; /* enum csv_meaning; CSV_UNSAID: nothing that the report knows; CSV_SKIP: not wanted, or wrong */
    const struct csv_column *entry; /* NULL: by its header */
    struct indicator *indicator;    /* whose values they are; NULL: the row's */
    const struct node *period;      /* of its values; NULL: the row's */
    uint32_t reason;                /* STATUS: the column with its reasons */
    uint32_t status;                /* REASON: the column that it explains */
    uint32_t again;                 /* the next column with the same header; CSV_NO_COLUMN: none */
    struct area_series *series;     /* areas: where its values go, as long as that is the same for all rows */
};

/* Names that the report does not have, each told once. */
struct csv_unknown {
    const struct names *names; /* NULL: a kind of figure */
    struct str name;
    uint32_t row, column; /* where it stands first */
    uint32_t more;        /* further rows with it */
};

struct csv_table {
    struct checker *checker;
    struct csv_source *source;
    const struct csv *csv;
    const char *const *words;         /* of enum csv_meaning */
    bool areas;                       /* else: observations */
    bool faulty;                      /* something was wrong with the columns */
    bool useless;                     /* a column is missing without which no row can be read */
    uint32_t head;                    /* row of the header; CSV_NO_COLUMN: none */
    uint32_t first;                   /* row from which data stands */
    uint32_t n;                       /* columns */
    bool dense;                       /* at least half of the cells that there could be are there */
    struct csv_field *fields;         /* n of them */
    uint32_t ref, period, kind, area; /* columns; CSV_NO_COLUMN: none */
    uint32_t row;                     /* the one that is being read */
    struct mark *marks;               /* of its cells, once one was asked for */
    struct mark *head_marks; /* of the header's cells, without one of the first row's, once one was asked for */
    bool marked;
    uint32_t marked_column; /* areas: the only one whose place is known */
    struct str *headers;    /* of all columns, once one was looked for */
    uint32_t compared;      /* headers, to find one that was meant */
    struct map told;        /* name -> struct csv_unknown */
};

/* csv_source.c: reads the file of a source and finds out what its columns hold. False when there is nothing to read,
 * after a report. */
bool csv_table_open(struct csv_table *table, struct checker *checker, struct csv_source *source, bool areas);
/* What parts cells: the first of its kind that stands in the text; NULL: none. */
struct csv_delimiter {
    const char *word; /* as `delimiter` names it */
    char character;
};
const struct csv_delimiter *csv_delimiter_in(struct str text);

/* csv_header.c: finds the header and the rows below it. False after a report. */
bool csv_table_find(struct csv_table *table);
/* A header as it is compared: on one line, in small letters. */
struct str csv_fold_header(struct arena *arena, struct str text);
/* "the file's columns are ..." */
struct str csv_table_headers(const struct csv_table *table);
/* A column is missing without which the file cannot be read: reported, unless something else was wrong with the
 * columns, which may be why. */
void csv_table_lacks(struct csv_table *table, const char *what, const char *word);
/* The header cell of a column, or an empty text. */
struct str csv_table_header(const struct csv_table *table, uint32_t column);
/* Its place; without a header, that of the column's first cell. */
struct mark csv_table_head_mark(struct csv_table *table, uint32_t column);
/* The entry under `columns` that would say what a column holds, such as `NI 1: { ref: NI 1 }`: a header that is
 * nearly a ref, or a period. Empty where its header tells nothing. */
struct str csv_table_entry(const struct csv_table *table, uint32_t column);

/* An entry that would give the table what it lacks, one of the words for what columns hold: of a column of which
 * nothing is known yet, such as `Year: period`. Empty where there is none. */
struct str csv_table_guess(const struct csv_table *table, const char *word);

/* csv_table.c: the rows one after the other. Moves to a row; false when it has cells beyond the header, after a
 * report: what its cells mean is not sure then. */
bool csv_table_row(struct csv_table *table, uint32_t row);
/* After the last row: reports unknown names, and columns that were not read. */
void csv_table_close(struct csv_table *table);
/* The text of a cell of the row; empty where the row is shorter, or `column` is CSV_NO_COLUMN. */
struct str csv_table_text(const struct csv_table *table, uint32_t column);
/* The place of a cell of the row, or of its end. Linear in the row's bytes at the first question, then free (of
 * areas: as long as it is the same cell). */
struct mark csv_table_mark(struct csv_table *table, uint32_t column);
/* A scalar with a text of the row's cell. */
struct node *csv_table_node(struct csv_table *table, uint32_t column, struct str text);
/* The number of the row in the file, as a spreadsheet counts. */
uint32_t csv_table_number(const struct csv_table *table, uint32_t row);
/* "column `Ref`", or "column 3" where it has no header. */
struct str csv_table_name(const struct csv_table *table, uint32_t column);
/* The indicator that the row names; NULL when it names none, or one that is unknown, which is reported where others
 * are not skipped. */
struct indicator *csv_table_ref(struct csv_table *table);
/* Whether this copy leaves out the indicator (NULL: none) and so its values. */
bool csv_table_withholds(const struct csv_table *table, const struct indicator *indicator);
/* Remembers that the cell holds an unknown name, for csv_table_close. */
void csv_table_unknown(struct csv_table *table, const struct names *names, uint32_t column);
/* Help for a word that is no kind of figure. */
void csv_table_help_kind(const struct csv_table *table, struct diag *diag, struct str name);
/* Reports that a cell of the row is missing, which is called `what`. */
void csv_table_missing(struct csv_table *table, uint32_t column, const char *what);

/* Both kinds of files, once all names are known. */
void csv_read_data(struct checker *checker);
void csv_read_areas(struct checker *checker);

#endif
