/* Answers in JSON about reports and their editions. */
#include <stdio.h>
#include <time.h>

#include "base/json.h"
#include "preview/editor.h"
#include "preview/routes_int.h"

/* An array that the edition has as JSON; without an edition there is nothing in it. */
static void put_array(struct json *json, const char *name, struct str array)
{
    json_name(json, name);
    json_raw(json, array.len > 0 ? array : STR("[]"));
}

static void put_rendition(struct json *json, struct rendition rendition)
{
    char name[RENDITION_NAME_MAX];
    rendition_name(rendition, name);
    json_member_str(json, "view", str_from(name));
}

/* --- the list */

/* As ISO 8601 has it, in universal time. */
static void put_built(struct json *json, int64_t seconds)
{
    char text[sizeof("2026-11-22T14:03:00Z") + 16];
    time_t stamp = (time_t)seconds;
    struct tm date;
    json_name(json, "built");
    if (seconds > 0 && gmtime_r(&stamp, &date) && strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &date) > 0)
        json_str(json, str_from(text));
    else
        json_null(json);
}

static void put_entry(struct json *json, const struct shelf_entry *entry)
{
    static const struct edition none;
    const struct edition *edition = entry->edition ? entry->edition : &none;
    json_begin_object(json);
    json_member_str(json, "id", entry->id);
    json_member_str(json, "title", edition->title);
    json_member_str(json, "committee", edition->committee);
    json_member_str(json, "version", edition->version);
    json_member_int(json, "pages", edition->account.pages);
    json_member_int(json, "errors", edition->account.errors);
    json_member_int(json, "warnings", edition->account.warnings);
    json_member_int(json, "exempt", edition->account.exempt);
    put_array(json, "statuses", edition->statuses);
    json_member_str(json, "failed", entry->failed);
    put_built(json, entry->built);
    json_member_bool(json, "building", entry->building);
    json_end_object(json);
}

void routes_put_reports(struct buf *out, struct shelf *shelf)
{
    struct json json = json_into(out);
    uint32_t n = shelf_list(shelf);
    json_begin_object(&json);
    json_member_str(&json, "folder", shelf_folder(shelf));
    json_member_bool(&json, "single", shelf_single(shelf));
    put_rendition(&json, shelf_first_rendition(shelf));
    json_name(&json, "reports");
    json_begin_array(&json);
    for (uint32_t i = 0; i < n; i++) {
        struct shelf_entry entry = shelf_entry(shelf, i);
        put_entry(&json, &entry);
    }
    json_end_array(&json);
    json_end_object(&json);
}

/* --- an edition */

void routes_put_open(struct json *json, const struct edition_source *source, const char *editor, struct mark mark)
{
    struct buf link = {0};
    json_name(json, "open");
    if (editor && source->real.len > 0)
        editor_put_link(&link, editor, source->real, mark);
    if (link.len > 0)
        json_str(json, (struct str){link.bytes, (uint32_t)link.len});
    else
        json_null(json);
    buf_free(&link);
}

static void put_files(struct json *json, const struct edition *edition, const char *editor)
{
    json_name(json, "files");
    json_begin_array(json);
    for (uint32_t i = 0; i < edition->sources.n; i++) {
        json_begin_object(json);
        json_member_str(json, "path", edition->sources.items[i].path);
        routes_put_open(json, &edition->sources.items[i], editor, (struct mark){0});
        json_end_object(json);
    }
    json_end_array(json);
}

/* Which build of which rendition it is. */
static void put_build(struct json *json, const struct showing *showing)
{
    json_member_str(json, "report", shelf_id(showing->report));
    put_rendition(json, showing->rendition);
    json_member_int(json, "build", showing->build);
    json_member_int(json, "good", showing->good);
}

void routes_put_edition(struct buf *out, const struct shelf *shelf, const struct showing *showing)
{
    static const struct edition none;
    const struct edition *latest = &showing->latest, *pages = showing_pages(showing);
    struct json json = json_into(out);
    pages = pages ? pages : &none;
    /* A report that cannot be read has no title: it keeps that of the pages. */
    const struct edition *named = latest->title.len > 0 ? latest : pages;
    json_begin_object(&json);
    put_build(&json, showing);
    json_member_bool(&json, "building", showing->building);
    json_member_str(&json, "failed", showing->failed);
    json_member_str(&json, "title", named->title);
    json_member_str(&json, "language", named->language.len > 0 ? named->language : STR("en-GB"));
    json_member_int(&json, "errors", latest->account.errors);
    json_member_int(&json, "warnings", latest->account.warnings);
    json_member_int(&json, "exempt", latest->account.exempt);
    json_member_int(&json, "milliseconds", showing->milliseconds);
    put_array(&json, "pages", pages->sheets);
    put_array(&json, "bookmarks", pages->bookmarks);
    put_files(&json, latest, shelf_options(shelf)->editor);
    put_array(&json, "messages", latest->messages);
    json_end_object(&json);
}

void routes_put_event(struct buf *out, const struct shelf_event *event)
{
    struct json json = json_into(out);
    json_begin_object(&json);
    if (event->showing)
        put_build(&json, event->showing);
    json_end_object(&json);
}
