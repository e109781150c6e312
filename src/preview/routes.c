#include "preview/routes.h"

#include <stdlib.h>
#include <string.h>

#include "preview/assets.h"
#include "preview/routes_int.h"

/* A request, its answer, and what most routes ask for. */
struct asked {
    struct shelf *shelf;
    const struct serve_request *request;
    struct serve_reply *reply;
    struct shelf_report *report;
    struct rendition rendition;
};

static const char json_type[] = "application/json";
static const char svg_type[] = "image/svg+xml";
static const char text_type[] = "text/plain; charset=utf-8";

static void say(struct asked *asked, int status, const char *type)
{
    asked->reply->status = status;
    asked->reply->type = type;
}

/* The rendition of a report that the request names. False: the shelf has none of that name. */
static bool find_rendition(struct asked *asked)
{
    const char *id = serve_argument(asked->request, "report"), *name = serve_argument(asked->request, "view");
    asked->report = id ? shelf_find(asked->shelf, id) : NULL;
    return asked->report && name && rendition_find(name, &asked->rendition);
}

static const struct showing *find_showing(struct asked *asked)
{
    return find_rendition(asked) ? shelf_showing(asked->report, asked->rendition) : NULL;
}

/* --- pages */

static bool read_hash(const char *digits, uint64_t *hash)
{
    char again[EDITION_HASH_MAX];
    if (!digits)
        return false;
    *hash = strtoull(digits, NULL, 16);
    edition_hash_name(*hash, again);
    return strcmp(again, digits) == 0;
}

static const struct edition_page *find_page(const struct edition *edition, bool layer, uint64_t hash)
{
    for (uint32_t i = 0; i < edition->pages.n; i++) {
        const struct edition_page *page = &edition->pages.items[i];
        if ((layer ? page->layer_hash : page->hash) == hash)
            return page;
    }
    return NULL;
}

static void answer_drawing(struct asked *asked, bool layer)
{
    const struct showing *showing = find_showing(asked);
    const struct edition *edition = showing ? showing_pages(showing) : NULL;
    uint64_t hash;
    if (!edition || !read_hash(serve_argument(asked->request, "hash"), &hash))
        return;
    const struct edition_page *page = find_page(edition, layer, hash);
    if (!page)
        return;
    say(asked, SERVE_OK, svg_type);
    asked->reply->lasting = true;
    buf_put_str(&asked->reply->body, layer ? page->layer : page->outlines);
}

static void answer_page(struct asked *asked)
{
    answer_drawing(asked, /*layer*/ false);
}

static void answer_layer(struct asked *asked)
{
    answer_drawing(asked, /*layer*/ true);
}

/* --- what there is to know */

static void answer_reports(struct asked *asked)
{
    say(asked, SERVE_OK, json_type);
    routes_put_reports(&asked->reply->body, asked->shelf);
}

static void answer_edition(struct asked *asked)
{
    if (!find_rendition(asked))
        return;
    const struct showing *showing = shelf_show(asked->shelf, asked->report, asked->rendition);
    say(asked, showing->build > 0 ? SERVE_OK : SERVE_LATER, json_type);
    if (showing->build > 0)
        routes_put_edition(&asked->reply->body, asked->shelf, showing);
}

static void answer_heard(struct asked *asked)
{
    const struct showing *showing = find_showing(asked);
    const struct edition *edition = showing ? showing_pages(showing) : NULL;
    if (!edition)
        return;
    say(asked, SERVE_OK, json_type);
    buf_put_str(&asked->reply->body, edition->heard);
}

/* The edition of a build, where it is still kept. */
static const struct edition *find_build(const struct showing *showing, const char *digits)
{
    char *end = NULL;
    unsigned long build = digits && *digits >= '1' && *digits <= '9' ? strtoul(digits, &end, 10) : 0;
    if (build == 0 || *end != '\0')
        return NULL;
    return build == showing->good ? showing_pages(showing) : build == showing->build ? &showing->latest : NULL;
}

static void answer_source(struct asked *asked)
{
    const struct showing *showing = find_showing(asked);
    const struct edition *edition = showing ? find_build(showing, serve_argument(asked->request, "build")) : NULL;
    const char *editor = shelf_options(asked->shelf)->editor;
    if (edition && routes_put_source(&asked->reply->body, edition, editor, serve_argument(asked->request, "at")))
        say(asked, SERVE_OK, json_type);
}

/* --- the PDF */

static void say_pdf(struct asked *asked, int status, struct str words)
{
    say(asked, status, text_type);
    buf_put_str(&asked->reply->body, words);
    buf_putc(&asked->reply->body, '\n');
}

static void answer_pdf(struct asked *asked)
{
    const struct buf *pdf = NULL;
    struct str words = STR("");
    if (!find_rendition(asked))
        return;
    switch (shelf_pdf(asked->shelf, asked->report, asked->rendition, &words, &pdf)) {
    case SHELF_PDF_LATER:
        say(asked, SERVE_LATER, text_type);
        break;
    case SHELF_PDF_READY:
        say(asked, SERVE_OK, "application/pdf");
        buf_put(&asked->reply->body, pdf->bytes, pdf->len);
        routes_put_pdf_name(&asked->reply->name, asked->shelf, shelf_id(asked->report), asked->rendition);
        break;
    case SHELF_PDF_ERRORS:
        say_pdf(asked, SERVE_NOT_FOUND, STR("The report has errors, so there is no PDF. Mend what is listed first."));
        break;
    case SHELF_PDF_FAILED:
        say_pdf(asked, SERVE_FAILED, words);
        break;
    }
}

static bool ends_with(struct str name, const char *ending)
{
    uint32_t n = (uint32_t)strlen(ending);
    return name.len > n && str_eqz(str_sub(name, name.len - n, n), ending);
}

void routes_put_pdf_name(struct buf *out, const struct shelf *shelf, struct str id, struct rendition rendition)
{
    char form[RENDITION_NAME_MAX];
    struct str folder = shelf_folder(shelf), name = id;
    for (uint32_t i = 0; i < name.len;) {
        if (name.s[i++] != '/')
            continue;
        folder = str_sub(name, 0, i - 1);
        name = str_sub(name, i, name.len);
        i = 0;
    }
    name.len -= ends_with(name, ".yaml") ? 5 : ends_with(name, ".yml") ? 4 : 0;
    if (str_eqz(name, "report") && folder.len > 0) {
        buf_put_str(out, folder);
        buf_putc(out, '-');
    }
    buf_put_str(out, name);
    rendition_name(rendition, form);
    if (rendition.copy == ORDERPAPER_COPY_PUBLIC)
        buf_puts(out, form + strlen("public"));
    else
        buf_printf(out, "-%s", form);
    buf_puts(out, ".pdf");
}

/* --- all */

static void answer_events(struct asked *asked)
{
    say(asked, SERVE_STREAM, NULL);
}

static void answer_asset(struct asked *asked)
{
    struct asset asset;
    if (!assets_find(serve_path(asked->request), &asset))
        return;
    say(asked, SERVE_OK, asset.type);
    buf_put_str(&asked->reply->body, asset.bytes);
}

static void answer(void *self, const struct serve_request *request, struct serve_reply *reply)
{
    static const struct {
        const char *path;
        void (*answer)(struct asked *asked);
    } routes[] = {
        {"/reports", answer_reports}, {"/edition", answer_edition}, {"/page", answer_page},
        {"/layer", answer_layer},     {"/heard", answer_heard},     {"/source", answer_source},
        {"/pdf", answer_pdf},         {"/events", answer_events},
    };
    struct asked asked = {.shelf = self, .request = request, .reply = reply};
    reply->status = SERVE_NOT_FOUND;
    for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++) {
        if (strcmp(routes[i].path, serve_path(request)) == 0) {
            routes[i].answer(&asked);
            return;
        }
    }
    answer_asset(&asked);
}

static void stream(void *self, struct serve_cursor *cursor, struct buf *out)
{
    struct shelf_event event;
    while (shelf_next_event(self, &cursor->seen, &event)) {
        buf_printf(out, "event: %s\ndata: ", event.showing ? "edition" : "reports");
        routes_put_event(out, &event);
        buf_puts(out, "\n\n");
    }
}

struct serve_handler routes_handler(struct shelf *shelf)
{
    return (struct serve_handler){.self = shelf, .answer = answer, .stream = stream};
}
