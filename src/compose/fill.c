/* Templates filled. */
#include "compose/exempt_int.h"

static const struct node *head_node(const struct head *head, struct str field)
{
    const struct {
        const char *name;
        const struct node *node;
    } known[] = {
        {"title", head->title},
        {"subtitle", head->subtitle},
        {"organisation", head->organisation},
        {"period", head->period},
        {"committee", head->committee},
        {"date", head->date},
        {"version", head->version},
        {"author", head->author},
        {"agenda_item", head->agenda_item},
        {"status", head->status},
        {"key_decision", head->key_decision},
        {"portfolio_holder", head->portfolio_holder},
    };
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (str_eqz(field, known[i].name))
            return known[i].node;
    }
    return NULL;
}

static struct str join_texts(struct arena *arena, const struct texts *texts)
{
    struct buf joined = {0};
    for (uint32_t i = 0; i < texts->n; i++) {
        buf_puts(&joined, i ? ", " : "");
        buf_put_str(&joined, str_trim(node_text(texts->items[i])));
    }
    return buf_take(arena, &joined);
}

const struct rich *head_value(struct arena *arena, const struct report *report, const struct style *style,
                              struct str field)
{
    const struct head *head = report->head;
    bool access = str_eqz(field, "access");
    if (access || str_eqz(field, "exempt")) {
        struct str said =
            access ? compose_access_words(arena, style, report) : exempt_front_words(arena, style, report);
        return said.len > 0 ? rich_of_words(arena, style->exempt->node, said) : NULL;
    }
    if (str_eqz(field, "contact"))
        return head->contact;
    bool wards = str_eqz(field, "wards") && head->wards.n > 0;
    const struct node *node = wards ? head->wards.items[0] : head_node(head, field);
    struct str words = wards ? join_texts(arena, &head->wards) : node ? str_trim(node_text(node)) : STR("");
    return words.len > 0 ? rich_of_words(arena, node, words) : NULL;
}

/* Templates were checked at load: an unknown field has no value. */
static struct str field_value(struct field_values *values, struct str field)
{
    bool of_pages = values->paged && (str_eqz(field, "exempt") || str_eqz(field, "access"));
    const struct report *report = of_pages ? NULL : values->report;
    const struct rich *said = report && report->head ? head_value(values->arena, report, values->style, field) : NULL;
    if (said) {
        values->said |= report->copy != COPY_PUBLIC ? style_exempt_set(values->style, said->exempt) : 0;
        values->first = values->first ? values->first : said->node;
        return rich_plain(values->arena, said);
    }
    const struct {
        const char *name;
        struct str value;
    } known[] = {{"section", values->section},
                 {"label", values->label},
                 {"page", values->page},
                 {"pages", values->pages},
                 {"paper_page", values->paper_page},
                 {"pack_page", values->pack_page},
                 {"section_page", values->section_page},
                 {"section_pages", values->section_pages},
                 {"exempt", values->exempt},
                 {"access", values->access},
                 {"n", values->n}};
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (str_eqz(field, known[i].name))
            return known[i].value;
    }
    return (struct str){0};
}

static void put_field(void *user, struct str field, struct buf *out)
{
    struct field_values *values = user;
    struct str value = field_value(values, field);
    values->asked = true;
    values->any |= value.len > 0;
    values->lacks |= value.len == 0;
    buf_put_str(out, value);
}

/* Without the second of two spaces that a field without a value leaves side by side. */
static struct str squeeze(struct arena *arena, struct str v)
{
    char *out = arena_alloc(arena, v.len);
    uint32_t n = 0;
    for (uint32_t i = 0; i < v.len; i++) {
        if (v.s[i] != ' ' || n == 0 || out[n - 1] != ' ')
            out[n++] = v.s[i];
    }
    return (struct str){out, n};
}

struct str fill_template(struct arena *arena, struct buf *buf, const struct node *template,
                         struct field_values *values)
{
    if (template == NULL)
        return (struct str){0};
    buf_clear(buf);
    values->arena = arena;
    style_fill(buf, node_text(template), put_field, values);
    struct str filled = str_dup(arena, (struct str){buf->bytes, (uint32_t)buf->len});
    return str_trim(values->lacks ? squeeze(arena, filled) : filled);
}

struct named_values {
    const struct named_value *first;
};

static void put_value(void *user, struct str field, struct buf *out)
{
    const struct named_values *values = user;
    for (const struct named_value *value = values->first; value->name; value++) {
        if (str_eqz(field, value->name))
            buf_put_str(out, value->value);
    }
}

struct str fill_values(struct arena *arena, const struct node *template, const struct named_value *values)
{
    struct buf buf = {0};
    struct named_values user = {values};
    if (template)
        style_fill(&buf, node_text(template), put_value, &user);
    return buf_take(arena, &buf);
}
