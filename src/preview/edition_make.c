/* What a run gives, as an edition. */
#include "preview/edition.h"

#include <stdio.h>

#include "base/file.h"
#include "base/json.h"
#include "driver/result.h"
#include "paginate/page.h"
#include "preview/heard_json.h"
#include "preview/messages.h"

struct making {
    const struct orderpaper_options *options;
    enum edition_want want;
    struct buf *out;
    /* While the run is read: */
    const struct driver_result *result;
    struct arena *arena;
    struct edition edition;
};

/* --- what the list says */

static struct str head_words(const struct making *making, const struct node *node)
{
    return node ? str_line(making->arena, node_text(node)) : STR("");
}

static void make_head(struct making *making)
{
    const struct report *report = making->result->report;
    const struct head *head = report ? report->head : NULL;
    if (!head)
        return;
    making->edition.title = head_words(making, head->title);
    making->edition.committee = head_words(making, head->committee);
    making->edition.version = head_words(making, head->version);
    making->edition.language = head_words(making, head->language);
    if (making->edition.language.len == 0)
        making->edition.language = STR("en-GB");
}

static void put_status(struct json *json, const struct status_style *status, uint32_t n)
{
    json_begin_object(json);
    json_member_str(json, "word", node_text(status->word ? status->word : status->id));
    json_member_str(json, "shape", str_from(style_shape_name(status->shape)));
    json_member_int(json, "n", n);
    json_end_object(json);
}

static void make_statuses(struct making *making)
{
    const struct figures *figures = making->result->figures;
    struct buf out = {0};
    struct json json = json_into(&out);
    json_begin_array(&json);
    if (figures) {
        struct tally tally = figures_tally(making->arena, figures);
        for (uint32_t i = 0; i < figures->style->statuses.n; i++) {
            if (tally.by_status[i] > 0)
                put_status(&json, LIST_AT(figures->style->statuses, const struct status_style, i),
                           tally.by_status[i]);
        }
    }
    json_end_array(&json);
    making->edition.statuses = buf_take(making->arena, &out);
}

/* --- pages */

enum { ROTATION = 29 };

/* Eight bytes a step, each of which changes all that follow. Not to withstand anybody: who writes the report sees no
 * pages but its own. */
static uint64_t hash_of(struct str text)
{
    const uint64_t prime = UINT64_C(0x9e3779b97f4a7c15);
    uint64_t hash = text.len * prime;
    for (uint32_t at = 0; at < text.len; at += sizeof(hash)) {
        uint32_t left = text.len - at;
        uint64_t word = 0;
        memcpy(&word, text.s + at, left < sizeof(word) ? left : sizeof(word));
        hash = (hash ^ word) * prime;
        hash ^= hash >> ROTATION;
    }
    hash *= prime;
    return hash ^ hash >> 32;
}

static void put_hash(struct json *json, const char *name, uint64_t hash)
{
    char digits[EDITION_HASH_MAX];
    edition_hash_name(hash, digits);
    json_member_str(json, name, str_from(digits));
}

static void put_page(struct json *json, const struct page *page, const struct edition_page *made)
{
    json_begin_object(json);
    put_hash(json, "hash", made->hash);
    put_hash(json, "layer", made->layer_hash);
    json_member_str(json, "label", page->label);
    json_name(json, "width");
    json_milli(json, page->style->width);
    json_name(json, "height");
    json_milli(json, page->style->height);
    json_end_object(json);
}

static void make_pages(struct making *making)
{
    const struct pages *pages = making->result->paint.pages;
    struct svg_page *painted = paint_svg(&making->result->paint);
    struct buf out = {0};
    struct json json = json_into(&out);
    json_begin_array(&json);
    for (uint32_t i = 0; i < pages->n; i++) {
        struct edition_page page = {.outlines = painted[i].outlines, .layer = painted[i].layer};
        page.hash = hash_of(page.outlines);
        page.layer_hash = hash_of(page.layer);
        put_page(&json, &pages->items[i], &page);
        VEC_PUSH(making->arena, &making->edition.pages, page);
    }
    json_end_array(&json);
    making->edition.sheets = buf_take(making->arena, &out);
}

/* As the PDF's outline has them: those that lead somewhere. */
static void make_bookmarks(struct making *making)
{
    const struct boxes *boxes = making->result->paint.boxes;
    const struct pages *pages = making->result->paint.pages;
    struct buf out = {0};
    struct json json = json_into(&out);
    json_begin_array(&json);
    for (uint32_t i = 0; i < boxes->bookmarks.n; i++) {
        const struct bookmark *bookmark = &boxes->bookmarks.items[i];
        const struct place *place = &pages->anchors[bookmark->anchor];
        if (bookmark->anchor == 0 || place->page == 0)
            continue;
        json_begin_object(&json);
        json_member_str(&json, "text", bookmark->words);
        json_member_int(&json, "level", bookmark->level);
        json_member_int(&json, "page", place->page);
        json_name(&json, "y");
        json_milli(&json, place->y);
        json_end_object(&json);
    }
    json_end_array(&json);
    making->edition.bookmarks = buf_take(making->arena, &out);
}

/* --- sources */

static bool is_own(const struct driver_result *result, uint32_t file)
{
    return loader_find_own(result->loader, file) || loader_find_own(result->previous_loader, file) ||
           loader_find_own(result->previous_copy, file);
}

/* A path without the folder that the report lies in, which goes without saying on a page that shows this report. */
static struct str below_report(const struct making *making, struct str path)
{
    const char *report = making->options->report, *slash = strrchr(report, '/');
    uint32_t folder = slash ? (uint32_t)(slash - report) + 1 : 0;
    bool below = path.len > folder && memcmp(path.s, report, folder) == 0;
    return below ? str_sub(path, folder, path.len - folder) : path;
}

/* What is put after this names the files shortly too. */
static void make_sources(struct making *making)
{
    const struct driver_result *result = making->result;
    for (uint32_t i = 0; i < result->sources->n; i++) {
        struct source *from = &result->sources->items[i];
        struct edition_source source = {.text = from->text};
        source.real = is_own(result, i + 1) ? STR("") : file_absolute(making->arena, from->path);
        source.path = from->path = below_report(making, from->path);
        VEC_PUSH(making->arena, &making->edition.sources, source);
    }
}

/* --- all of it */

static struct str taken(struct making *making, void (*put)(struct buf *, const struct driver_result *))
{
    struct buf out = {0};
    put(&out, making->result);
    return buf_take(making->arena, &out);
}

static void make(void *self, const struct driver_result *result)
{
    struct making *making = self;
    struct edition *edition = &making->edition;
    /* No pages and no errors would say nothing. */
    if (!result->doc && result->diags->errors == 0) {
        fputs("orderpaper: the program's own layouts were not found; start it again with ORDERPAPER_DATA set to the "
              "folder that holds layouts/ and fonts/\n",
              stderr);
        return;
    }
    making->result = result;
    making->arena = result->paint.arena;
    edition->sound = result->paint.pages != NULL;
    make_head(making);
    make_statuses(making);
    if (making->want == EDITION_PAGES)
        make_sources(making);
    edition->messages = taken(making, messages_put);
    edition->account = *result->account;
    edition->account.errors = result->diags->errors; /* without those that were said twice */
    edition->account.warnings = result->diags->warnings;
    edition->asked.items = driver_asked(result, making->arena, &edition->asked.n);
    if (making->want == EDITION_PAGES)
        edition->heard = taken(making, heard_put);
    if (making->want == EDITION_PAGES && edition->sound) {
        make_pages(making);
        make_bookmarks(making);
    }
    edition_write(making->out, edition);
}

void edition_make(const struct orderpaper_options *options, enum edition_want want, struct buf *out)
{
    struct orderpaper_options only = *options;
    struct making making = {.options = options, .want = want, .out = out};
    making.edition.sheets = making.edition.bookmarks = making.edition.messages = STR("[]");
    making.edition.heard = STR("{}");
    only.output = NULL;
    only.checklist = NULL;
    driver_read(&only, make, &making);
}
