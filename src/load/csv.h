/* CSV files to rows of cells, with libcsv. Knows nothing of what columns mean. */
#ifndef LOAD_CSV_H
#define LOAD_CSV_H

#include "load/load.h"

/* How a file is written. */
struct csv_dialect {
    char delimiter; /* between cells: ',' unless said otherwise; ';', '\t', '|' */
    char quote;     /* round cells that hold delimiters or line ends: '"'; doubled within them */
};

struct csv_row {
    struct str *cells; /* trimmed of blanks at both ends, quotes undone; UTF-8 */
    uint32_t n;
    uint32_t offset; /* of the row's first byte in the file */
    uint32_t number; /* as a spreadsheet counts rows: from 1, those without text too */
};

struct csv {
    struct str path; /* as shown in messages */
    uint16_t file;   /* index into struct sources: messages show its lines */
    struct csv_dialect dialect;
    struct csv_row *rows; /* rows without any text are left out */
    uint32_t nrows;
    const struct loader *loader;
};

/* Reads a file that is named at `mark`: beneath the folders that may be read, its path relative to the file that
 * names it (as load_bytes). A byte order mark is passed over. Reported, NULL returned: what cannot be read (as
 * load_bytes), is not UTF-8 (DIAG_NOT_UTF8), holds control characters (DIAG_BAD_CHARACTER), nothing
 * (DIAG_FILE_EMPTY), or a quoted cell that nothing closes, or that goes on behind its closing quote (DIAG_CSV_QUOTE,
 * at the place where it opens, or goes on). A file that is named twice is read once only when the dialect is the
 * same; what is wrong with it is then reported once. Everything lives in the loader's arena. Linear in the bytes of
 * the file. */
const struct csv *load_csv(struct loader *loader, struct mark mark, struct str path, struct csv_dialect dialect);

/* The place of a cell's text (`column` from 0; one past the row's last cell is the row's end). Re-reads the row, so
 * it costs nothing before it is asked. */
struct mark csv_mark(const struct csv *csv, uint32_t row, uint32_t column);
/* The places of all cells of a row, and then of its end: marks has room for one more than the row has cells. Linear
 * in the row's bytes. */
void csv_row_marks(const struct csv *csv, uint32_t row, struct mark *marks);

#endif
