/* Private to the routes: what each puts into its answer. */
#ifndef PREVIEW_ROUTES_INT_H
#define PREVIEW_ROUTES_INT_H

#include "base/json.h"
#include "base/mark.h"
#include "preview/shelf.h"

/* routes_json.c: GET /reports; GET /edition of a rendition that is built; the data of an event. */
void routes_put_reports(struct buf *out, struct shelf *shelf);
void routes_put_edition(struct buf *out, const struct shelf *shelf, const struct showing *showing);
void routes_put_event(struct buf *out, const struct shelf_event *event);

/* Adds the member `open`: the link that opens the file at a place (editor.h), or null. */
void routes_put_open(struct json *json, const struct edition_source *source, const char *editor, struct mark mark);

/* routes_source.c: GET /source. `at` is as it was asked: false, with nothing put, where it is no place of the
 * edition. */
bool routes_put_source(struct buf *out, const struct edition *edition, const char *editor, const char *at);

/* What the PDF of a rendition is called where it is saved: as `build` calls it, with the folder's name before a
 * report that is only called `report`, and the rendition's name. */
void routes_put_pdf_name(struct buf *out, const struct shelf *shelf, struct str id, struct rendition rendition);

#endif
