#include "paint/haru_doc_int.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "paint/facts_int.h"
#include "paint/icc_int.h"
#include "paint/xmp_int.h"

/* SOURCE_DATE_EPOCH (reproducible-builds.org), the only date that a PDF may bear: without it there is none. */
static bool build_date(struct tm *date)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds;
    time_t stamp;

    if (text == NULL || text[0] < '0' || text[0] > '9')
        return false;
    errno = 0;
    seconds = strtoll(text, &end, 10);
    if (errno != 0 || *end != '\0' || seconds > 253402300799) /* the year 9999 */
        return false;
    stamp = (time_t)seconds;
    return gmtime_r(&stamp, date) != NULL;
}

/* "2010-09-30T12:00:00Z" */
static struct str iso_date(struct arena *arena, const struct tm *date)
{
    return str_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", date->tm_year + 1900, date->tm_mon + 1, date->tm_mday,
                      date->tm_hour, date->tm_min, date->tm_sec);
}

/* "D:20100930120000Z" */
static struct str pdf_date(struct arena *arena, const struct tm *date)
{
    return str_printf(arena, "D:%04d%02d%02d%02d%02d%02dZ", date->tm_year + 1900, date->tm_mon + 1, date->tm_mday,
                      date->tm_hour, date->tm_min, date->tm_sec);
}

static struct str join_keywords(struct arena *arena, const struct texts *keywords)
{
    struct buf out = {0};
    struct str joined;

    for (uint32_t i = 0; i < keywords->n; i++) {
        if (i > 0)
            buf_puts(&out, ", ");
        buf_put_str(&out, str_line(arena, node_text(keywords->items[i])));
    }
    joined = str_dup(arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
    return joined;
}

/* Organisation and title stand in for what a report leaves unsaid. */
static struct xmp_facts find_facts(const struct paint_job *job)
{
    const struct head *head = job->report->head;
    struct arena *arena = job->arena;
    struct str none = {"", 0}, organisation = facts_text(arena, head->organisation, none);
    struct xmp_facts facts = {.producer = str_from(job->producer), .creator = str_from(job->producer)};
    struct tm date;

    facts.title = facts_title(job);
    facts.author = facts_text(arena, head->author, organisation);
    facts.subject = facts_text(arena, head->subject, facts_text(arena, head->subtitle, none));
    facts.language = facts_language(job);
    facts.keywords = join_keywords(arena, &head->keywords);
    if (build_date(&date)) {
        facts.date = iso_date(arena, &date);
        facts.pdf_date = pdf_date(arena, &date);
    }
    return facts;
}

static void add_text(struct haru *haru, HPDF_Dict dict, const char *key, struct str text)
{
    if (text.len > 0)
        HPDF_Dict_Add(dict, key, haru_text(haru, text));
}

static void write_info(struct haru *haru, uint32_t id, const struct xmp_facts *facts)
{
    HPDF_Dict dict = haru_dict(haru);

    add_text(haru, dict, "Title", facts->title);
    add_text(haru, dict, "Author", facts->author);
    add_text(haru, dict, "Subject", facts->subject);
    add_text(haru, dict, "Keywords", facts->keywords);
    add_text(haru, dict, "Creator", facts->creator);
    add_text(haru, dict, "Producer", facts->producer);
    add_text(haru, dict, "CreationDate", facts->pdf_date);
    add_text(haru, dict, "ModDate", facts->pdf_date);
    haru_put(haru, id, dict);
}

/* Uncompressed, so that any program finds it. */
static uint32_t write_metadata(struct haru *haru, const struct xmp_facts *facts)
{
    uint32_t id = haru_new_id(haru);
    HPDF_Dict dict = haru_dict(haru);
    struct buf out = {0};

    xmp_put(&out, facts);
    HPDF_Dict_AddName(dict, "Type", "Metadata");
    HPDF_Dict_AddName(dict, "Subtype", "XML");
    haru_put_stream(haru, id, dict, out.bytes, out.len, false);
    buf_free(&out);
    return id;
}

static uint32_t write_profile(struct haru *haru)
{
    uint32_t id = haru_new_id(haru);
    HPDF_Dict dict = haru_dict(haru);
    struct buf out = {0};

    icc_put_srgb(&out);
    HPDF_Dict_AddNumber(dict, "N", 3);
    haru_put_stream(haru, id, dict, out.bytes, out.len, true);
    buf_free(&out);
    return id;
}

static HPDF_Array output_intents(struct haru *haru)
{
    uint32_t profile = write_profile(haru);
    HPDF_Dict dict = haru_dict(haru);
    HPDF_Array array = haru_array(haru);

    HPDF_Dict_AddName(dict, "Type", "OutputIntent");
    HPDF_Dict_AddName(dict, "S", "GTS_PDFA1");
    HPDF_Dict_Add(dict, "OutputConditionIdentifier", haru_text(haru, STR("sRGB")));
    HPDF_Dict_Add(dict, "Info", haru_text(haru, STR("sRGB IEC61966-2.1")));
    HPDF_Dict_Add(dict, "DestOutputProfile", haru_ref(haru, profile));
    HPDF_Array_Add(array, dict);
    return array;
}

/* A page's label as the file has it: words that a range of pages shares, then a number that counts up in it. */
struct page_label {
    struct str prefix;
    uint32_t number; /* 0: none */
};

static struct page_label page_label(const struct page *page)
{
    struct page_label label = {.prefix = page->label};
    uint64_t number = 0, place = 1;
    for (uint32_t at = page->label.len; at > 0 && place < 1000000000; place *= 10) {
        char digit = page->label.s[--at];
        if (digit < '0' || digit > '9')
            break;
        number += (uint64_t)(digit - '0') * place;
        if (digit != '0') /* the file's numbers have no zeros before them */
            label = (struct page_label){str_sub(page->label, 0, at), (uint32_t)number};
    }
    return label;
}

/* A range of labels begins where the numbers do not run on. */
static HPDF_Dict page_labels(struct haru *haru, const struct pages *pages)
{
    HPDF_Dict labels = haru_dict(haru);
    HPDF_Array ranges = haru_array(haru);
    struct page_label last = {0};

    for (uint32_t i = 0; i < pages->n; i++) {
        struct page_label label = page_label(&pages->items[i]);
        bool follows = i > 0 && last.number > 0 && label.number == last.number + 1;

        if (!follows || !str_eq(label.prefix, last.prefix)) {
            HPDF_Dict range = haru_dict(haru);
            if (label.prefix.len > 0)
                HPDF_Dict_Add(range, "P", haru_text(haru, label.prefix));
            if (label.number > 0) {
                HPDF_Dict_AddName(range, "S", "D");
                HPDF_Dict_AddNumber(range, "St", (HPDF_INT32)label.number);
            }
            HPDF_Array_AddNumber(ranges, (HPDF_INT32)i);
            HPDF_Array_Add(ranges, range);
        }
        last = label;
    }
    HPDF_Dict_Add(labels, "Nums", ranges);
    return labels;
}

static HPDF_Dict flag(struct haru *haru, const char *key)
{
    HPDF_Dict dict = haru_dict(haru);

    HPDF_Dict_AddBoolean(dict, key, HPDF_TRUE);
    return dict;
}

uint32_t haru_doc_write(struct haru_page *page, const struct haru_doc *doc)
{
    struct haru *haru = page->haru;
    struct xmp_facts facts = find_facts(page->job);
    HPDF_Dict catalog = haru->pdf->catalog;
    uint32_t metadata = write_metadata(haru, &facts);

    write_info(haru, doc->info, &facts);
    HPDF_Dict_Add(catalog, "MarkInfo", flag(haru, "Marked"));
    HPDF_Dict_Add(catalog, "ViewerPreferences", flag(haru, "DisplayDocTitle"));
    HPDF_Dict_Add(catalog, "Lang", haru_text(haru, facts.language));
    HPDF_Dict_Add(catalog, "Metadata", haru_ref(haru, metadata));
    HPDF_Dict_Add(catalog, "OutputIntents", output_intents(haru));
    HPDF_Dict_Add(catalog, "StructTreeRoot", haru_ref(haru, doc->tree));
    HPDF_Dict_Add(catalog, "PageLabels", page_labels(haru, page->job->pages));
    if (doc->has_outlines)
        HPDF_Dict_Add(catalog, "Outlines", haru_ref(haru, doc->outlines));
    HPDF_Dict_AddName(catalog, "PageMode", doc->has_outlines ? "UseOutlines" : "UseNone");
    haru_put_owned(haru, catalog);
    return haru_id_of(catalog);
}
