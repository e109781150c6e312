#include "preview/heard_json.h"

#include "audit/audit.h"
#include "base/json.h"

static void put_str(struct json *json, const char *name, struct str text)
{
    json_name(json, name);
    json_str(json, text);
}

static void put_item(struct json *json, const struct heard *heard)
{
    json_begin_object(json);
    json_name(json, "depth");
    json_int(json, heard->depth);
    put_str(json, "role", heard->role);
    put_str(json, "tag", str_from(sem_role_name((enum role)heard->tag)));
    put_str(json, "text", heard->text);
    put_str(json, "context", heard->context);
    put_str(json, "lang", heard->lang);
    json_name(json, "page");
    json_int(json, heard->page);
    json_name(json, "sem");
    json_int(json, heard->sem);
    json_name(json, "at");
    json_at(json, heard->mark);
    json_end_object(json);
}

static void put_lines(struct json *json, const char *name, const struct audit_lines *lines)
{
    json_name(json, name);
    json_begin_array(json);
    for (uint32_t i = 0; i < lines->n; i++)
        json_str(json, lines->items[i]);
    json_end_array(json);
}

static void put_entry(struct json *json, const struct audit_entry *entry)
{
    json_begin_object(json);
    put_str(json, "text", entry->text);
    json_name(json, "page");
    json_int(json, entry->page);
    json_name(json, "at");
    json_at(json, entry->mark);
    json_name(json, "depth");
    json_int(json, entry->depth);
    put_lines(json, "more", &entry->more);
    put_lines(json, "warnings", &entry->warnings);
    json_end_object(json);
}

static void put_question(struct json *json, const struct audit_question *question)
{
    json_begin_object(json);
    put_str(json, "title", question->title);
    put_str(json, "question", question->text);
    json_name(json, "entries");
    json_begin_array(json);
    for (uint32_t i = 0; i < question->entries.n; i++)
        put_entry(json, &question->entries.items[i]);
    json_end_array(json);
    json_end_object(json);
}

static void put_checklist(struct json *json, const struct driver_result *result)
{
    const struct paint_job *paint = &result->paint;
    struct audit_list none = {0};
    const struct audit_list *list = &none;

    if (paint->pages != NULL)
        list = audit_list(&(struct audit_job){.arena = paint->arena,
                                              .sources = result->sources,
                                              .report = paint->report,
                                              .style = paint->style,
                                              .text = paint->text,
                                              .boxes = paint->boxes,
                                              .pages = paint->pages});
    json_name(json, "checklist");
    json_begin_array(json);
    for (uint32_t i = 0; i < list->questions.n; i++)
        put_question(json, &list->questions.items[i]);
    json_end_array(json);
}

static void put_items(struct json *json, const struct driver_result *result)
{
    struct heard_list list = {0};

    if (result->paint.pages != NULL)
        list = paint_heard(&result->paint);
    json_name(json, "items");
    json_begin_array(json);
    for (uint32_t i = 0; i < list.n; i++)
        put_item(json, &list.items[i]);
    json_end_array(json);
}

void heard_put(struct buf *out, const struct driver_result *result)
{
    struct json json = json_into(out);

    json_begin_object(&json);
    put_checklist(&json, result);
    put_items(&json, result);
    json_end_object(&json);
}
