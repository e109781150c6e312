#include "preview/heard_json.h"

#include "audit/audit.h"
#include "base/json.h"

static void put_item(struct json *json, const struct heard *heard)
{
    json_begin_object(json);
    json_member_int(json, "depth", heard->depth);
    json_member_str(json, "role", heard->role);
    json_member_str(json, "tag", str_from(sem_role_name((enum role)heard->tag)));
    json_member_str(json, "text", heard->text);
    json_member_str(json, "context", heard->context);
    json_member_str(json, "lang", heard->lang);
    json_member_int(json, "page", heard->page);
    json_member_int(json, "sem", heard->sem);
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
    json_member_str(json, "text", entry->text);
    json_member_int(json, "page", entry->page);
    json_name(json, "at");
    json_at(json, entry->mark);
    json_member_int(json, "depth", entry->depth);
    put_lines(json, "more", &entry->more);
    put_lines(json, "warnings", &entry->warnings);
    json_end_object(json);
}

static void put_question(struct json *json, const struct audit_question *question)
{
    json_begin_object(json);
    json_member_str(json, "title", question->title);
    json_member_str(json, "question", question->text);
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
