/* Exempt information: the layout's words, and the paragraphs that a report relies upon. */
#include "check/report.h"
#include "style/style_int.h"

static const char *const paragraph_fields[] = {"paragraphs", "numbers", "meaning", NULL};
static const char *const number_fields[] = {"numbers", NULL};
static const char *const count_fields[] = {"n", NULL};
static const char *const reference_fields[] = {"reference", NULL};
static const char *const continued_fields[] = {"number", "letter", NULL};

static void check_field(struct loading *loading, const struct node *template, const char *field, const char *what)
{
    if (template_uses(template, field))
        return;
    struct mark place = resolve_place(loading, template, loading->style->exempt->node);
    struct diag *diag =
        diag_at(diags_for(loading, DIAG_LAYOUT_INCOMPLETE, place, node_text(template)), DIAG_LAYOUT_INCOMPLETE, place,
                "the number of %s lacks the field {%s}, so that all would bear the same", what, field);
    diag_help(loading->diags, diag, "write, for example, \"%s\"", field[0] == 'n' ? "E{n}" : "{number}{letter}");
}

static void resolve_templates(struct loading *loading, struct exempt_style *exempt)
{
    const struct node *const said[] = {exempt->statement, exempt->row,   exempt->note, exempt->begin, exempt->end,
                                       exempt->mark,      exempt->front, exempt->part, exempt->whole};
    const struct node *const counts[] = {exempt->counted, exempt->counted_several, exempt->shown,
                                         exempt->shown_several, exempt->number};
    for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
        template_check(loading, said[i], paragraph_fields);
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
        template_check(loading, counts[i], count_fields);
    template_check(loading, exempt->paragraph, number_fields);
    template_check(loading, exempt->several, number_fields);
    template_check(loading, exempt->reference, reference_fields);
    template_check(loading, exempt->continued, continued_fields);
    check_field(loading, exempt->number, "n", "tables and figures in exempt parts");
    check_field(loading, exempt->continued, "letter", "further paragraphs");
}

/* What stands where something is left out cannot be left out itself. */
static void check_words(struct loading *loading, const struct exempt_style *exempt)
{
    const struct {
        const char *key;
        const struct node *words;
    } needed[] = {{"statement", exempt->statement},
                  {"heading", exempt->heading},
                  {"row", exempt->row},
                  {"cell", exempt->cell},
                  {"note", exempt->note},
                  {"reference_within", exempt->reference_within},
                  {"reference_page", exempt->reference_page},
                  {"mark", exempt->mark}};
    for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++) {
        if (str_trim(node_text(needed[i].words)).len > 0)
            continue;
        struct diag *diag =
            diag_at(loading->diags, DIAG_LAYOUT_INCOMPLETE, resolve_place(loading, needed[i].words, exempt->node),
                    "the `%s` of exempt information has no words", needed[i].key);
        diag_help(loading->diags, diag, "say what readers find there; without the key, they are those of `base`");
    }
}

/* Paragraphs that a layout took away have no meaning left. */
static void keep_paragraphs(struct loading *loading, struct exempt_style *exempt)
{
    struct exempt_paragraph *items = exempt->paragraphs.items;
    uint32_t n = 0;
    for (uint32_t i = 0; i < exempt->paragraphs.n; i++) {
        if (items[i].meaning && str_trim(node_text(items[i].meaning)).len > 0)
            items[n++] = items[i];
    }
    exempt->paragraphs.n = n;
    if (n <= STYLE_EXEMPT_MOST)
        return;
    struct diag *diag = diag_at(loading->diags, DIAG_LAYOUT_SIZE, items[STYLE_EXEMPT_MOST].node->mark,
                                "there are more than %d paragraphs of exempt information", STYLE_EXEMPT_MOST);
    diag_help(loading->diags, diag, "take away those that do not apply to you: `\"1\": \"\"`");
}

void resolve_exempt(struct loading *loading)
{
    struct exempt_style *exempt = loading->style->exempt;
    keep_paragraphs(loading, exempt);
    resolve_templates(loading, exempt);
    check_words(loading, exempt);
    resolve_optional(&exempt->begin);
    resolve_optional(&exempt->end);
    resolve_optional(&exempt->front);
    exempt->text = resolve_text(loading, exempt->style, exempt->node);
    exempt->label_text = resolve_text(loading, exempt->label_style, exempt->node);
    exempt->mark_text = resolve_text(loading, exempt->mark_style, exempt->node);
    exempt->front_text = resolve_text(loading, exempt->front_style, exempt->node);
}

/* By its number in the list, from 1; 0: there is none. */
static uint32_t find_paragraph(const struct exempt_style *exempt, struct str name)
{
    for (uint32_t i = 0; i < exempt->paragraphs.n && i < STYLE_EXEMPT_MOST; i++) {
        const struct exempt_paragraph *paragraph = LIST_AT(exempt->paragraphs, const struct exempt_paragraph, i);
        if (str_same(node_text(paragraph->id), name))
            return i + 1;
    }
    return 0;
}

uint32_t style_exempt_set(const struct style *style, const struct exemption *exemption)
{
    uint32_t set = 0;
    for (uint32_t i = 0; exemption && i < exemption->paragraphs.n; i++) {
        uint32_t found = find_paragraph(style->exempt, str_trim(node_text(exemption->paragraphs.items[i])));
        set |= found ? UINT32_C(1) << (found - 1) : 0;
    }
    return set;
}

static void report_paragraph(struct loader *loader, const struct exempt_style *exempt, const struct node *name)
{
    struct diags *diags = loader->diags;
    VEC(struct str) names = {0};
    struct buf list = {0};
    for (uint32_t i = 0; i < exempt->paragraphs.n; i++) {
        struct str id = node_text(LIST_AT(exempt->paragraphs, const struct exempt_paragraph, i)->id);
        VEC_PUSH(loader->arena, &names, id);
        buf_printf(&list, "%s" PRIstr, i ? ", " : "", STR_ARG(id));
    }
    struct diag *diag = diag_at(diags, DIAG_EXEMPT_PARAGRAPH, name->mark,
                                "the layout knows no paragraph `" PRIstr "` of exempt information",
                                STR_ARG(str_trim(node_text(name))));
    struct str near = str_nearest(str_trim(node_text(name)), names.items, names.n);
    if (near.len)
        diag_help(diags, diag, "did you mean `" PRIstr "`? The layout has %.*s", STR_ARG(near), (int)list.len,
                  list.bytes);
    else if (names.n)
        diag_help(diags, diag, "the layout has %.*s; where everybody may read this, take `exempt` out", (int)list.len,
                  list.bytes);
    else
        diag_help(diags, diag, "the layout has none: describe them there, `exempt:` with `paragraphs:` below it");
    buf_free(&list);
}

void exempt_check_report(struct loader *loader, const struct style *style, const struct report *report)
{
    for (uint32_t i = 0; i < report->exemptions.n; i++) {
        const struct texts *paragraphs = &report->exemptions.items[i]->paragraphs;
        for (uint32_t p = 0; p < paragraphs->n; p++) {
            if (!find_paragraph(style->exempt, str_trim(node_text(paragraphs->items[p]))))
                report_paragraph(loader, style->exempt, paragraphs->items[p]);
        }
    }
}
