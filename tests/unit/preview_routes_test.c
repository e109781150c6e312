/* What the routes answer from a shelf of two reports, one of which has never been built soundly; and that nothing
 * else is answered, whatever is asked. The shelf and the requests are the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "preview/routes.h"
#include "preview/shelf.h"

enum { MOST_ARGUMENTS = 6 };

struct serve_request {
    const char *path;
    const char *names[MOST_ARGUMENTS], *values[MOST_ARGUMENTS];
};

const char *serve_path(const struct serve_request *request)
{
    return request->path;
}

const char *serve_argument(const struct serve_request *request, const char *name)
{
    for (int i = 0; i < MOST_ARGUMENTS && request->names[i]; i++) {
        if (strcmp(request->names[i], name) == 0)
            return request->values[i];
    }
    return NULL;
}

/* --- the shelf */

struct shelf_report {
    struct str id;
    struct showing showings[RENDITIONS]; /* build 0: not yet built */
    uint32_t asked;                      /* how often a rendition was asked for */
};

struct shelf {
    struct preview_options options;
    struct shelf_report reports[2];
    enum shelf_pdf pdf;
    struct buf pdf_bytes;
    bool single;
};

struct str shelf_folder(const struct shelf *shelf)
{
    (void)shelf;
    return STR("papers <2026>");
}

bool shelf_single(const struct shelf *shelf)
{
    return shelf->single;
}

struct rendition shelf_first_rendition(const struct shelf *shelf)
{
    (void)shelf;
    return (struct rendition){ORDERPAPER_COPY_EXEMPT, true, false};
}

const struct preview_options *shelf_options(const struct shelf *shelf)
{
    return &shelf->options;
}

uint32_t shelf_list(struct shelf *shelf)
{
    (void)shelf;
    return 2;
}

struct shelf_entry shelf_entry(const struct shelf *shelf, uint32_t i)
{
    const struct showing *showing = &shelf->reports[i].showings[0];
    bool built = showing->build > 0;
    return (struct shelf_entry){.id = shelf->reports[i].id,
                                .edition = built ? &showing->latest : NULL,
                                .failed = STR(""),
                                .built = built ? 1795356180 : 0,
                                .building = !built};
}

struct shelf_report *shelf_find(const struct shelf *shelf, const char *id)
{
    for (int i = 0; i < 2; i++) {
        if (str_eqz(shelf->reports[i].id, id))
            return (struct shelf_report *)(uintptr_t)&shelf->reports[i];
    }
    return NULL;
}

struct str shelf_id(const struct shelf_report *report)
{
    return report->id;
}

const struct showing *shelf_show(struct shelf *shelf, struct shelf_report *report, struct rendition rendition)
{
    (void)shelf;
    report->asked++;
    return &report->showings[rendition_index(rendition)];
}

const struct showing *shelf_showing(const struct shelf_report *report, struct rendition rendition)
{
    const struct showing *showing = &report->showings[rendition_index(rendition)];
    return showing->build > 0 ? showing : NULL;
}

const struct edition *showing_pages(const struct showing *showing)
{
    return showing->latest.sound ? &showing->latest : showing->earlier.sound ? &showing->earlier : NULL;
}

enum shelf_pdf shelf_pdf(struct shelf *shelf, struct shelf_report *report, struct rendition rendition,
                         struct str *words, const struct buf **pdf)
{
    (void)report;
    (void)rendition;
    *words = STR("the disk is full");
    *pdf = &shelf->pdf_bytes;
    return shelf->pdf;
}

/* Two events: an edition, then the list. */
bool shelf_next_event(const struct shelf *shelf, uint64_t *seen, struct shelf_event *event)
{
    if (*seen >= 2)
        return false;
    event->showing = *seen == 0 ? &shelf->reports[0].showings[0] : NULL;
    ++*seen;
    return true;
}

/* --- what is on it */

static struct edition_page good_pages[] = {
    {UINT64_C(0x00000000000000ab), 2, {"<svg>page</svg>", 15}, {"<svg>layer</svg>", 16}}};
static struct edition_source good_sources[] = {
    {{"q2/report.yaml", 14}, {"/papers/q2/report.yaml", 22}, {"one\ntwo\r\nthree <b>\rfour\nfive\nsix\nseven\n", 39}},
    {{"layouts/base.yaml", 17}, {"", 0}, {"x", 1}},
};
static struct edition_source new_sources[] = {{{"q2/report.yaml", 14}, {"/papers/q2/report.yaml", 22}, {"new", 3}}};

static struct edition good_edition(void)
{
    struct edition edition = {.sound = true, .title = STR("Quarter \"2\""), .language = STR("cy")};
    edition.account = (struct driver_account){.pages = 1, .warnings = 1, .exempt = 2};
    edition.statuses = STR("[{\"word\":\"Better\"}]");
    edition.sheets = STR("[{\"hash\":\"00000000000000ab\"}]");
    edition.bookmarks = STR("[\"b\"]");
    edition.messages = STR("[\"m\"]");
    edition.heard = STR("{\"items\":[]}");
    edition.pages.items = good_pages;
    edition.pages.n = 1;
    edition.sources.items = good_sources;
    edition.sources.n = 2;
    return edition;
}

static struct edition wrong_edition(void)
{
    struct edition edition = {.messages = STR("[\"wrong\"]")};
    edition.account.errors = 3;
    edition.sources.items = new_sources;
    edition.sources.n = 1;
    return edition;
}

static void shelve(struct shelf *shelf)
{
    *shelf = (struct shelf){.options.editor = "vscode://file{path}:{line}:{column}"};
    shelf->reports[0].id = STR("q2/report.yaml");
    shelf->reports[1].id = STR("other.yml");
    for (int i = 0; i < 2; i++) {
        for (int k = 0; k < RENDITIONS; k++)
            shelf->reports[i].showings[k].report = &shelf->reports[i];
    }
    struct showing *showing = &shelf->reports[0].showings[0];
    showing->build = showing->good = 6;
    showing->milliseconds = 41;
    showing->latest = good_edition();
}

/* The same after a change that has errors. */
static void break_report(struct shelf *shelf)
{
    struct showing *showing = &shelf->reports[0].showings[0];
    showing->build = 7;
    showing->earlier = showing->latest;
    showing->latest = wrong_edition();
}

/* --- asking */

static void ask(struct shelf *shelf, const struct serve_request *request, struct serve_reply *reply)
{
    struct serve_handler handler = routes_handler(shelf);
    *reply = (struct serve_reply){.status = SERVE_FAILED};
    handler.answer(handler.self, request, reply);
    buf_putc(&reply->body, '\0');
    buf_putc(&reply->name, '\0');
}

static void reply_free(struct serve_reply *reply)
{
    buf_free(&reply->body);
    buf_free(&reply->name);
}

static void assert_answer(struct shelf *shelf, const struct serve_request *request, const char *type,
                          const char *expected)
{
    struct serve_reply reply;
    ask(shelf, request, &reply);
    assert_int_equal(reply.status, SERVE_OK);
    assert_string_equal(reply.type, type);
    assert_string_equal(reply.body.bytes, expected);
    reply_free(&reply);
}

static void assert_status(struct shelf *shelf, const struct serve_request *request, int status)
{
    struct serve_reply reply;
    ask(shelf, request, &reply);
    assert_int_equal(reply.status, status);
    reply_free(&reply);
}

#define JSON "application/json"
#define SVG "image/svg+xml"
#define OF_REPORT(route, name, value, ...) \
    (&(struct serve_request){route, {"report", "view", name, __VA_ARGS__}, {"q2/report.yaml", "public", value, NULL}})
#define AT(build_, at_) \
    (&(struct serve_request){"/source", {"report", "view", "build", "at"}, {"q2/report.yaml", "public", build_, at_}})

static void test_list(void **state)
{
    (void)state;
    struct shelf shelf;
    shelve(&shelf);
    assert_answer(
        &shelf, &(struct serve_request){.path = "/reports"}, JSON,
        "{\"folder\":\"papers \\u003c2026>\",\"single\":false,\"view\":\"exempt-draft\",\"reports\":["
        "{\"id\":\"q2/report.yaml\",\"title\":\"Quarter \\\"2\\\"\",\"committee\":\"\",\"version\":\"\","
        "\"pages\":1,\"errors\":0,\"warnings\":1,\"exempt\":2,\"statuses\":[{\"word\":\"Better\"}],\"failed\":\"\","
        "\"built\":\"2026-11-22T14:03:00Z\",\"building\":false},"
        "{\"id\":\"other.yml\",\"title\":\"\",\"committee\":\"\",\"version\":\"\",\"pages\":0,\"errors\":0,"
        "\"warnings\":0,\"exempt\":0,\"statuses\":[],\"failed\":\"\",\"built\":null,\"building\":true}]}");
}

#define GOOD_REST                                                                                                \
    "\"pages\":[{\"hash\":\"00000000000000ab\"}],\"bookmarks\":[\"b\"],\"files\":[{\"path\":\"q2/report.yaml\"," \
    "\"open\":\"vscode://file/papers/q2/report.yaml:{line}:{column}\"}"

static void test_edition(void **state)
{
    (void)state;
    struct shelf shelf;
    shelve(&shelf);
    assert_answer(&shelf, OF_REPORT("/edition", NULL, NULL, NULL), JSON,
                  "{\"report\":\"q2/report.yaml\",\"view\":\"public\",\"build\":6,\"good\":6,\"building\":false,"
                  "\"failed\":\"\",\"title\":\"Quarter \\\"2\\\"\",\"language\":\"cy\",\"errors\":0,\"warnings\":1,"
                  "\"exempt\":2,\"milliseconds\":41," GOOD_REST ",{\"path\":\"layouts/base.yaml\",\"open\":null}],"
                  "\"messages\":[\"m\"]}");
    break_report(&shelf);
    assert_answer(&shelf, OF_REPORT("/edition", NULL, NULL, NULL), JSON,
                  "{\"report\":\"q2/report.yaml\",\"view\":\"public\",\"build\":7,\"good\":6,\"building\":false,"
                  "\"failed\":\"\",\"title\":\"Quarter \\\"2\\\"\",\"language\":\"cy\",\"errors\":3,\"warnings\":0,"
                  "\"exempt\":0,\"milliseconds\":41," GOOD_REST "],\"messages\":[\"wrong\"]}");
    assert_int_equal(shelf.reports[0].asked, 2);
}

/* A first build that came to no end. */
static void test_failed(void **state)
{
    (void)state;
    struct shelf shelf;
    shelve(&shelf);
    struct showing *showing = &shelf.reports[1].showings[0];
    struct serve_request request = {"/edition", {"report", "view"}, {"other.yml", "public"}};
    assert_status(&shelf, &request, SERVE_LATER);
    showing->build = 1;
    showing->failed = STR("it took too long");
    assert_answer(&shelf, &request, JSON,
                  "{\"report\":\"other.yml\",\"view\":\"public\",\"build\":1,\"good\":0,\"building\":false,"
                  "\"failed\":\"it took too long\",\"title\":\"\",\"language\":\"en-GB\",\"errors\":0,\"warnings\":0,"
                  "\"exempt\":0,\"milliseconds\":0,\"pages\":[],\"bookmarks\":[],\"files\":[],\"messages\":[]}");
    for (size_t i = 0; i < 3; i++) {
        static const char *const paths[] = {"/page", "/heard", "/source"};
        request.path = paths[i];
        assert_status(&shelf, &request, SERVE_NOT_FOUND);
    }
}

static void test_pages(void **state)
{
    (void)state;
    struct shelf shelf;
    struct serve_reply reply;
    shelve(&shelf);
    ask(&shelf, OF_REPORT("/page", "hash", "00000000000000ab", NULL), &reply);
    assert_int_equal(reply.status, SERVE_OK);
    assert_true(reply.lasting);
    assert_string_equal(reply.body.bytes, "<svg>page</svg>");
    reply_free(&reply);
    assert_answer(&shelf, OF_REPORT("/layer", "hash", "0000000000000002", NULL), SVG, "<svg>layer</svg>");
    assert_answer(&shelf, OF_REPORT("/heard", NULL, NULL, NULL), JSON, "{\"items\":[]}");
    static const char *const none[] = {"",
                                       "ab",
                                       "0000000000000002",
                                       "00000000000000AB",
                                       "0x000000000000ab",
                                       "-1",
                                       "00000000000000ab0",
                                       " 0000000000000ab"};
    for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
        assert_status(&shelf, OF_REPORT("/page", "hash", none[i], NULL), SERVE_NOT_FOUND);
    assert_status(&shelf, OF_REPORT("/page", NULL, NULL, NULL), SERVE_NOT_FOUND);
    /* They stay while there are errors. */
    break_report(&shelf);
    assert_answer(&shelf, OF_REPORT("/page", "hash", "00000000000000ab", NULL), SVG, "<svg>page</svg>");
}

static void test_sources(void **state)
{
    (void)state;
    struct shelf shelf;
    shelve(&shelf);
    assert_answer(&shelf, AT("6", "1:1:1"), JSON,
                  "{\"file\":\"q2/report.yaml\",\"line\":1,\"column\":1,\"first\":1,"
                  "\"lines\":[\"one\",\"two\",\"three \\u003cb>\",\"four\"],"
                  "\"open\":\"vscode://file/papers/q2/report.yaml:1:1\"}");
    assert_answer(&shelf, AT("6", "1:6:65535"), JSON,
                  "{\"file\":\"q2/report.yaml\",\"line\":6,\"column\":65535,\"first\":3,"
                  "\"lines\":[\"three \\u003cb>\",\"four\",\"five\",\"six\",\"seven\",\"\"],"
                  "\"open\":\"vscode://file/papers/q2/report.yaml:6:65535\"}");
    assert_answer(&shelf, AT("6", "2:1:1"), JSON,
                  "{\"file\":\"layouts/base.yaml\",\"line\":1,\"column\":1,\"first\":1,\"lines\":[\"x\"],"
                  "\"open\":null}");
    break_report(&shelf);
    assert_answer(&shelf, AT("7", "1:1:2"), JSON,
                  "{\"file\":\"q2/report.yaml\",\"line\":1,\"column\":2,\"first\":1,\"lines\":[\"new\"],"
                  "\"open\":\"vscode://file/papers/q2/report.yaml:1:2\"}");
    assert_status(&shelf, AT("6", "1:6:1"), SERVE_OK);
    shelf.options.editor = NULL;
    assert_answer(&shelf, AT("7", "1:1:2"), JSON,
                  "{\"file\":\"q2/report.yaml\",\"line\":1,\"column\":2,\"first\":1,\"lines\":[\"new\"],"
                  "\"open\":null}");
}

static void test_no_sources(void **state)
{
    (void)state;
    struct shelf shelf;
    shelve(&shelf);
    static const char *const places[] = {
        "",
        "1",
        "1:1",
        "0:1:1",
        "3:1:1",
        "65536:1:1",
        "1:0:1",
        "1:9:1",
        "1:1:0",
        "1:1:65536",
        "1:4294967296:1",
        "1:4294967295:1",
        "-1:1:1",
        "1:1:1:1",
        "1:1:1 ",
        " 1:1:1",
        "1:+1:1",
        "1:1:1x",
        "q2/report.yaml:1:1",
        "/etc/passwd:1:1",
        ":::",
        "1:::",
        "1::1",
        "99999999999999999999999:1:1",
    };
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
        assert_status(&shelf, AT("6", places[i]), SERVE_NOT_FOUND);
    static const char *const builds[] = {"", "5", "7", "-6", "+6", " 6", "06", "6 ", "x", "18446744073709551622"};
    for (size_t i = 0; i < sizeof(builds) / sizeof(builds[0]); i++)
        assert_status(&shelf, AT(builds[i], "1:1:1"), SERVE_NOT_FOUND);
    assert_status(&shelf, OF_REPORT("/source", "at", "1:1:1", NULL), SERVE_NOT_FOUND);
    assert_status(&shelf, OF_REPORT("/source", "build", "6", NULL), SERVE_NOT_FOUND);
}

/* A line as long as a whole file is cut, between characters. */
static void test_long_line(void **state)
{
    (void)state;
    enum { LETTERS = 40000 };
    struct buf text = {0};
    struct shelf shelf;
    struct serve_reply reply;
    shelve(&shelf);
    buf_puts(&text, "x");
    for (int i = 0; i < LETTERS; i++)
        buf_puts(&text, "\xC3\xA9");
    new_sources[0].text = (struct str){text.bytes, (uint32_t)text.len};
    break_report(&shelf);
    ask(&shelf, AT("7", "1:1:1"), &reply);
    assert_int_equal(reply.status, SERVE_OK);
    assert_in_range(reply.body.len, 1900, 2300);
    assert_null(strstr(reply.body.bytes, "\xEF\xBF\xBD"));
    reply_free(&reply);
    new_sources[0].text = STR("new");
    buf_free(&text);
}

static void assert_pdf(struct shelf *shelf, const char *report, const char *rendition, const char *name)
{
    struct serve_request request = {"/pdf", {"report", "view"}, {report, rendition}};
    struct serve_reply reply;
    ask(shelf, &request, &reply);
    assert_int_equal(reply.status, SERVE_OK);
    assert_string_equal(reply.type, "application/pdf");
    assert_string_equal(reply.body.bytes, "%PDF");
    assert_string_equal(reply.name.bytes, name);
    assert_false(reply.lasting);
    reply_free(&reply);
}

static void test_pdf(void **state)
{
    (void)state;
    struct shelf shelf;
    struct serve_reply reply;
    shelve(&shelf);
    buf_puts(&shelf.pdf_bytes, "%PDF");
    shelf.pdf = SHELF_PDF_READY;
    assert_pdf(&shelf, "q2/report.yaml", "public", "q2-report.pdf");
    assert_pdf(&shelf, "q2/report.yaml", "exempt", "q2-report-exempt.pdf");
    assert_pdf(&shelf, "other.yml", "public-draft-grey", "other-draft-grey.pdf");
    assert_pdf(&shelf, "other.yml", "internal-grey", "other-internal-grey.pdf");
    shelf.reports[1].id = STR("report.yaml");
    assert_pdf(&shelf, "report.yaml", "public", "papers <2026>-report.pdf");
    shelf.pdf = SHELF_PDF_LATER;
    assert_status(&shelf, OF_REPORT("/pdf", NULL, NULL, NULL), SERVE_LATER);
    shelf.pdf = SHELF_PDF_ERRORS;
    assert_status(&shelf, OF_REPORT("/pdf", NULL, NULL, NULL), SERVE_NOT_FOUND);
    shelf.pdf = SHELF_PDF_FAILED;
    ask(&shelf, OF_REPORT("/pdf", NULL, NULL, NULL), &reply);
    assert_int_equal(reply.status, SERVE_FAILED);
    assert_string_equal(reply.body.bytes, "the disk is full\n");
    reply_free(&reply);
    buf_free(&shelf.pdf_bytes);
}

static void test_events(void **state)
{
    (void)state;
    struct shelf shelf;
    struct serve_cursor cursor = {0};
    struct buf out = {0};
    shelve(&shelf);
    struct serve_handler handler = routes_handler(&shelf);
    assert_status(&shelf, &(struct serve_request){.path = "/events"}, SERVE_STREAM);
    handler.stream(handler.self, &cursor, &out);
    buf_putc(&out, '\0');
    assert_string_equal(out.bytes,
                        "event: edition\ndata: {\"report\":\"q2/report.yaml\",\"view\":\"public\",\"build\":6,"
                        "\"good\":6}\n\nevent: reports\ndata: {}\n\n");
    buf_clear(&out);
    handler.stream(handler.self, &cursor, &out);
    assert_int_equal(out.len, 0);
    buf_free(&out);
}

/* --- whatever is asked */

static const char *const paths[] = {
    "/",  "/reports", "/edition",     "/page",       "/layer", "/heard",          "/source",  "/pdf",    "/events",
    "//", "/..",      "/../Makefile", "/etc/passwd", "/pages", "/q2/report.yaml", "/main.js", "/Source", "/edition/"};
static const char *const names[] = {"report", "view", "hash", "build", "at", "editor"};
static const char *const values[] = {"q2/report.yaml",
                                     "other.yml",
                                     "public",
                                     "exempt-draft-grey",
                                     "00000000000000ab",
                                     "6",
                                     "1:1:1",
                                     "",
                                     "..",
                                     "../report.yaml",
                                     "q2//report.yaml",
                                     "q2/./report.yaml",
                                     "/papers/q2/report.yaml",
                                     "Makefile",
                                     "/etc/passwd",
                                     "q2/report.yaml ",
                                     "%2e%2e%2f",
                                     "<script>",
                                     "\"",
                                     "\xC3\xA9",
                                     "1:1:1:1",
                                     "99999999999999999999",
                                     "-1"};
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static uint32_t pick(uint64_t *seed, size_t n)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*seed >> 33) % n);
}

static void check_any(struct shelf *shelf, const struct serve_request *request, uint32_t *found)
{
    struct serve_reply reply;
    ask(shelf, request, &reply);
    assert_true(reply.status == SERVE_OK || reply.status == SERVE_NOT_FOUND || reply.status == SERVE_LATER ||
                reply.status == SERVE_STREAM);
    if (reply.status == SERVE_OK) {
        ++*found;
        assert_non_null(reply.type);
        /* Nothing of the machine's own files, nothing of what was asked. */
        assert_null(strstr(reply.body.bytes, "root:"));
        assert_null(strstr(reply.body.bytes, "#include"));
        if (strcmp(reply.type, JSON) == 0)
            assert_null(strchr(reply.body.bytes, '<'));
    }
    reply_free(&reply);
}

static void test_odd_requests(void **state)
{
    (void)state;
    enum { REQUESTS = 200000 };
    struct shelf shelf;
    uint64_t seed = 7;
    uint32_t found = 0;
    shelve(&shelf);
    break_report(&shelf);
    for (int i = 0; i < REQUESTS; i++) {
        struct serve_request request = {.path = paths[pick(&seed, COUNT(paths))]};
        for (uint32_t k = 0, n = pick(&seed, MOST_ARGUMENTS); k < n; k++) {
            request.names[k] = names[k < 2 && i % 2 ? k : pick(&seed, COUNT(names))];
            request.values[k] = values[i % 4 == 3 && k < 2 ? 2 * k : pick(&seed, COUNT(values))];
        }
        check_any(&shelf, &request, &found);
    }
    assert_in_range(found, REQUESTS / 20, REQUESTS / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list),         cmocka_unit_test(test_edition), cmocka_unit_test(test_failed),
        cmocka_unit_test(test_pages),        cmocka_unit_test(test_sources), cmocka_unit_test(test_no_sources),
        cmocka_unit_test(test_long_line),    cmocka_unit_test(test_pdf),     cmocka_unit_test(test_events),
        cmocka_unit_test(test_odd_requests),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
