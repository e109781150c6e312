#include "preview/messages.h"

#include "base/excerpt.h"
#include "base/json.h"
#include "base/utf8.h"
#include "load/enclose.h"

struct writer {
    const struct driver_result *result;
    struct json json;
    struct buf text;             /* of the string that is being made */
    struct stretches *stretches; /* by index of the file; sources NULL: not yet asked for */
    const struct doc **docs;     /* by index of the file; NULL: no YAML, or not read */
};

/* --- files */

static void know_docs(struct writer *writer, const struct loader *loader)
{
    for (uint32_t i = 0; i < loader->docs.n; i++) {
        const struct doc *doc = loader->docs.entries[i].value;

        writer->docs[doc->file] = doc;
    }
}

static void find_docs(struct writer *writer)
{
    const struct driver_result *result = writer->result;
    struct arena *arena = result->diags->arena;
    uint32_t n = result->sources->n + 1;

    writer->stretches = ARENA_ARRAY(arena, struct stretches, n);
    writer->docs = ARENA_ARRAY(arena, const struct doc *, n);
    know_docs(writer, result->loader);
    know_docs(writer, result->previous_loader);
    know_docs(writer, result->previous_copy);
    if (result->doc != NULL)
        writer->docs[result->doc->file] = result->doc;
}

/* NULL where the file has no tree. */
static struct stretches *stretches_of(struct writer *writer, struct mark mark)
{
    const struct driver_result *result = writer->result;
    const struct doc *doc = mark.file <= result->sources->n ? writer->docs[mark.file] : NULL;

    if (doc == NULL || mark.file == 0 || mark.line == 0)
        return NULL;
    struct stretches *stretches = &writer->stretches[mark.file];
    if (stretches->sources == NULL)
        stretches_init(stretches, result->diags->arena, result->sources, doc);
    return stretches;
}

/* --- parts of a message */

/* Text that may hold whatever the report does, line ends kept. */
static void put_text(struct writer *writer, const char *name, struct str text)
{
    uint32_t at = 0;

    buf_clear(&writer->text);
    while (at < text.len) {
        int64_t end = str_find(text, "\n", at);
        uint32_t stop = end < 0 ? text.len : (uint32_t)end;

        excerpt_put_safe(&writer->text, str_sub(text, at, stop - at));
        if (end >= 0)
            buf_putc(&writer->text, '\n');
        at = stop + 1;
    }
    json_member_str(&writer->json, name, (struct str){writer->text.bytes, (uint32_t)writer->text.len});
}

/* `file` and `at`. */
static void put_place(struct writer *writer, struct mark mark)
{
    const struct source *source = sources_at(writer->result->sources, mark.file);

    put_text(writer, "file", source != NULL ? source->path : STR(""));
    json_name(&writer->json, "at");
    json_at(&writer->json, mark);
}

static bool is_word(char c)
{
    return c != ' ' && c != '\t' && c != ',' && c != ';' && c != '"';
}

/* Characters of the word at a column of a line. */
static uint32_t word_length(struct str line, uint32_t col)
{
    uint32_t pos = 0, n = 0;

    for (uint32_t i = 1; i < col && pos < line.len; i++)
        utf8_next(line, &pos);
    for (; pos < line.len && is_word(line.s[pos]); n++)
        utf8_next(line, &pos);
    return n > 0 ? n : 1;
}

/* Characters that a message is about, as far as its place tells: a value or a key, or a word. */
static uint32_t length_at(struct writer *writer, struct str line, struct mark mark)
{
    struct stretches *stretches = stretches_of(writer, mark);
    uint32_t length = stretches != NULL ? stretches_scalar_at(stretches, mark) : 0;

    return length > 0 ? length : word_length(line, mark.col);
}

static void put_excerpt(struct writer *writer, struct mark mark)
{
    const struct driver_result *result = writer->result;
    struct source *source = sources_at(result->sources, mark.file);
    struct excerpt excerpt = {0};

    buf_clear(&writer->text);
    if (source != NULL && mark.line != 0) {
        struct str line = source_line(source, result->diags->arena, mark.line);

        excerpt = excerpt_put_line(&writer->text, line, mark.col, length_at(writer, line, mark));
    }
    json_member_str(&writer->json, "excerpt", (struct str){writer->text.bytes, (uint32_t)writer->text.len});
    json_member_int(&writer->json, "from", excerpt.from);
    json_member_int(&writer->json, "length", excerpt.length);
}

static void put_related(struct writer *writer, const struct diag *diag)
{
    json_name(&writer->json, "related");
    if (diag->related.line == 0) {
        json_null(&writer->json);
        return;
    }
    json_begin_object(&writer->json);
    put_text(writer, "text", diag->related_text);
    put_place(writer, diag->related);
    json_end_object(&writer->json);
}

/* Those with the same lines are one. */
static void put_within(struct writer *writer, struct mark mark)
{
    struct stretches *stretches = stretches_of(writer, mark);
    uint32_t stretch = stretches != NULL ? stretches_find(stretches, mark) : STRETCH_NONE;
    uint32_t first = 0, last = 0;

    json_name(&writer->json, "within");
    json_begin_array(&writer->json);
    for (; stretch != STRETCH_NONE; stretch = stretches->list.items[stretch].parent) {
        if (stretch_first_line(stretches, stretch) == first && stretch_last_line(stretches, stretch) == last)
            continue;
        first = stretch_first_line(stretches, stretch);
        last = stretch_last_line(stretches, stretch);
        json_begin_array(&writer->json);
        json_int(&writer->json, first);
        json_int(&writer->json, last);
        json_end_array(&writer->json);
    }
    json_end_array(&writer->json);
}

static void put_message(struct writer *writer, const struct diag *diag)
{
    struct json *json = &writer->json;

    json_begin_object(json);
    json_member_str(json, "level", str_from(diag_level_name(diag_code_level(diag->code))));
    json_member_str(json, "code", str_from(diag_code_name(diag->code)));
    json_member_bool(json, "accessibility", diag_code_is_accessibility(diag->code));
    put_text(writer, "text", diag->text);
    put_text(writer, "help", diag->help);
    json_member_str(json, "explanation", str_from(diag_code_text(diag->code)));
    put_place(writer, diag->mark);
    put_excerpt(writer, diag->mark);
    put_related(writer, diag);
    put_within(writer, diag->mark);
    json_end_object(json);
}

void messages_put(struct buf *out, const struct driver_result *result)
{
    struct writer writer = {.result = result, .json = json_into(out)};
    struct diag_list list = diags_shown(result->diags);

    find_docs(&writer);
    json_begin_array(&writer.json);
    for (uint32_t i = 0; i < list.n; i++)
        put_message(&writer, list.items[i]);
    json_end_array(&writer.json);
    buf_free(&writer.text);
}
