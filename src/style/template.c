#include "base/buf.h"
#include "style/style_int.h"

/* One step through a template. */
struct piece {
    struct str text; /* literal bytes, or a field's name */
    uint32_t offset; /* of text in the template */
    bool field;
    bool open; /* a brace that nothing closes; text is the rest from the brace */
};

static bool next_piece(struct str template, uint32_t *pos, struct piece *piece)
{
    if (*pos >= template.len)
        return false;
    uint32_t from = *pos;
    *piece = (struct piece){.offset = from};
    if (template.s[from] != '{') {
        int64_t brace = str_find(template, "{", from);
        *pos = brace < 0 ? template.len : (uint32_t)brace;
    } else if (from + 1 < template.len && template.s[from + 1] == '{') {
        piece->text = str_sub(template, from, 1);
        *pos = from + 2;
        return true;
    } else {
        int64_t close = str_find(template, "}", from);
        piece->field = close >= 0;
        piece->open = close < 0;
        *pos = close < 0 ? template.len : (uint32_t)close + 1;
        if (piece->field) {
            piece->offset = from + 1;
            piece->text = str_sub(template, from + 1, (uint32_t)close - from - 1);
            return true;
        }
    }
    piece->text = str_sub(template, from, *pos - from);
    return true;
}

void style_fill(struct buf *out, struct str template, void (*value)(void *user, struct str field, struct buf *out),
                void *user)
{
    uint32_t pos = 0;
    struct piece piece;
    while (next_piece(template, &pos, &piece)) {
        if (piece.field)
            value(user, piece.text, out);
        else
            buf_put_str(out, piece.text);
    }
}

bool template_uses(const struct node *template, const char *field)
{
    uint32_t pos = 0;
    struct piece piece;
    while (template && next_piece(node_text(template), &pos, &piece)) {
        if (piece.field && str_eqz(piece.text, field))
            return true;
    }
    return false;
}

static bool uses_any(const struct node *template, const char *const *fields)
{
    bool uses = false;
    for (size_t i = 0; fields[i] && !uses; i++)
        uses = template_uses(template, fields[i]);
    return uses;
}

void template_check_counting(struct loading *loading, const struct node *template, const struct node *owner,
                             const char *const *fields, const char *what, const char *example)
{
    if (template == NULL || uses_any(template, fields)) /* NULL: no mapping was written, which was reported */
        return;
    struct mark place = resolve_place(loading, template, owner);
    struct diags *diags = diags_for(loading, DIAG_LAYOUT_INCOMPLETE, place, node_text(template));
    struct diag *diag =
        fields[1]
            ? diag_at(diags, DIAG_LAYOUT_INCOMPLETE, place,
                      "the number of %s lacks a field such as {%s} or {%s}, so that all would bear the same", what,
                      fields[0], fields[1])
            : diag_at(diags, DIAG_LAYOUT_INCOMPLETE, place,
                      "the number of %s lacks the field {%s}, so that all would bear the same", what, fields[0]);
    diag_help(loading->diags, diag, "write, for example, %s", example);
}

static bool is_known(struct str field, const char *const *fields)
{
    for (size_t i = 0; fields[i]; i++) {
        if (str_eqz(field, fields[i]))
            return true;
    }
    return false;
}

static void report_field(struct loading *loading, const struct node *template, const struct piece *piece,
                         const char *const *fields)
{
    VEC(struct str) known = {0};
    struct buf list = {0};
    for (size_t i = 0; fields[i]; i++) {
        VEC_PUSH(loading->arena, &known, str_from(fields[i]));
        buf_printf(&list, "%s{%s}", i ? " " : "", fields[i]);
    }
    struct mark mark = node_mark_at(loading->diags->sources, template, piece->offset);
    struct diag *diag = diag_at(diags_for(loading, DIAG_FIELD_UNKNOWN, mark, piece->text), DIAG_FIELD_UNKNOWN, mark,
                                "there is no field {" PRIstr "} in this place", STR_ARG(piece->text));
    struct str nearest = str_nearest(piece->text, known.items, known.n);
    if (nearest.len)
        diag_help(loading->diags, diag, "did you mean {" PRIstr "}?", STR_ARG(nearest));
    else
        diag_help(loading->diags, diag, "the fields here are %.*s", (int)list.len, list.bytes);
    buf_free(&list);
}

void template_check(struct loading *loading, const struct node *template, const char *const *fields)
{
    uint32_t pos = 0;
    struct piece piece;
    while (template && next_piece(node_text(template), &pos, &piece)) {
        if (piece.field && !is_known(piece.text, fields)) {
            report_field(loading, template, &piece, fields);
        } else if (piece.open) {
            struct mark mark = node_mark_at(loading->diags->sources, template, piece.offset);
            struct diag *diag = diag_at(diags_for(loading, DIAG_FIELD_OPEN, mark, piece.text), DIAG_FIELD_OPEN, mark,
                                        "nothing closes this brace");
            diag_help(loading->diags, diag, "write } after the field's name, or {{ for a brace that is printed");
        }
    }
}
