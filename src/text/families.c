#include "text/families_int.h"

#include "text/font_int.h"

struct families_file {
    const struct node *node;
    struct list families;
};

#define FILE_KEY(name, variant, words)                                                              \
    {                                                                                               \
        .key = (name), .type = FIELD_TEXT, FIELD_AT(struct family, files[variant]), .help = (words) \
    }

static const struct field family_fields[] = {
    {.key = "name", .type = FIELD_KEY, FIELD_AT(struct family, name), .help = "what layouts call the family"},
    {.key = "regular",
     .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED,
     FIELD_AT(struct family, files[VARIANT_REGULAR]),
     .help = "file of the upright face (TrueType)",
     .example = "LiberationSans-Regular.ttf"},
    FILE_KEY("bold", VARIANT_BOLD, "file of the bold face; without it the regular one is taken"),
    FILE_KEY("italic", VARIANT_ITALIC, "file of the italic face; without it the regular one is taken"),
    FILE_KEY("bold-italic", VARIANT_BOLD_ITALIC, "file of the bold italic face; without it the bold one is taken"),
    {.key = "italic-optional",
     .type = FIELD_BOOL,
     FIELD_AT(struct family, italic_optional),
     .fallback = "no",
     .help = "the italic files may be missing from the machine; the upright ones stand in for them"},
    {.key = "package",
     .type = FIELD_TEXT,
     FIELD_AT(struct family, package),
     .help = "the Debian package that brings the files, named when they are missing",
     .example = "fonts-liberation2"},
    {.key = "folders",
     .type = FIELD_TEXTS,
     FIELD_AT(struct family, folders),
     .help = "sub-folders of the font folders, tried before everything below them is searched",
     .example = "[truetype/liberation2]"},
};
static const struct schema family_schema = {
    .name = "font family",
    .help = "A family of fonts and its files, which are looked for in fonts/ beside the program's layouts, in the "
            "report's own fonts/ folder, and in the system's font folders.",
    SCHEMA_OF(struct family, family_fields)};
static const struct field file_fields[] = {{.key = "families",
                                            .type = FIELD_DICT,
                                            .flags = FIELD_REQUIRED,
                                            FIELD_AT(struct families_file, families),
                                            .sub = &family_schema,
                                            .help = "the font families by name"}};
static const struct schema file_schema = {.name = "font families",
                                          .help = "The font families that layouts may name (fonts/families.yaml).",
                                          SCHEMA_OF(struct families_file, file_fields)};

static bool load_file(struct text *text, struct str folder)
{
    struct str path = str_printf(text->arena, PRIstr "/families.yaml", STR_ARG(folder));
    struct doc *doc = load_own(text->loader, path);
    struct reader reader = {.arena = text->arena, .diags = text->diags, .doc = doc};
    struct families_file *file;

    if (doc == NULL)
        return false;
    if (doc->root == NULL)
        return true;
    file = ARENA_NEW(text->arena, struct families_file);
    schema_read(&reader, &file_schema, doc->root, file);
    for (uint32_t i = 0; i < file->families.n; i++) {
        struct family *family = LIST_AT(file->families, struct family, i);

        if (family->name != NULL)
            map_put(&text->families, node_text(family->name), family);
    }
    return true;
}

void families_load(struct text *text)
{
    struct str own = str_printf(text->arena, PRIstr "/fonts", STR_ARG(text->data));
    bool found = load_file(text, own);

    for (uint32_t i = 0; i < text->style->fonts.n; i++) {
        if (!str_eq(text->style->fonts.items[i], own))
            found |= load_file(text, text->style->fonts.items[i]);
    }
    if (!found) {
        struct diag *diag = diag_at(text->diags, DIAG_FONTS_UNLISTED, (struct mark){0},
                                    "the list of fonts is missing: " PRIstr "/families.yaml", STR_ARG(own));

        diag_help(text->diags, diag,
                  "install the program again, or name the folder that holds its layouts and fonts");
    }
}

static void report_unknown(struct text *text, const struct node *name)
{
    uint32_t n = text->families.n;
    struct str *known = ARENA_ARRAY(text->arena, struct str, n);
    struct buf list = {0};
    struct str nearest;
    struct diag *diag;

    for (uint32_t i = 0; i < n; i++) {
        known[i] = text->families.entries[i].key;
        buf_printf(&list, "%s" PRIstr, i == 0 ? "" : ", ", STR_ARG(known[i]));
    }
    nearest = str_nearest(node_text(name), known, n);
    diag = diag_at(text->diags, DIAG_FONT_UNKNOWN, name->mark, "no font family is called “" PRIstr "”",
                   STR_ARG(node_text(name)));
    if (nearest.len > 0)
        diag_help(text->diags, diag, "did you mean “" PRIstr "”?", STR_ARG(nearest));
    else
        diag_help(text->diags, diag, "write one of: %.*s; or list the family in fonts/families.yaml", (int)list.len,
                  list.bytes);
    buf_free(&list);
}

struct family *family_find(struct text *text, const struct node *name)
{
    struct family *family = map_find(&text->families, node_text(name));

    if (family == NULL) {
        report_unknown(text, name);
        family = ARENA_NEW(text->arena, struct family); /* without files: reported once */
        map_put(&text->families, node_text(name), family);
    }
    return family;
}

static void report_missing(struct text *text, const struct family *family, const struct node *file,
                           const struct node *asked)
{
    struct diag *diag = diag_at(text->diags, DIAG_FONT_MISSING, asked->mark,
                                "the font file " PRIstr " of the family “" PRIstr "” is not on this machine",
                                STR_ARG(node_text(file)), STR_ARG(node_text(family->name)));

    diag_related(text->diags, diag, file->mark, "the file is named here");
    if (family->package != NULL)
        diag_help(text->diags, diag, "install the package " PRIstr ": sudo apt-get install " PRIstr,
                  STR_ARG(node_text(family->package)), STR_ARG(node_text(family->package)));
    else
        diag_help(text->diags, diag, "put the file into the fonts folder beside the report, or name another family");
}

static struct font *open_variant(struct text *text, struct family *family, enum variant variant,
                                 const struct node *asked)
{
    const struct node *file = family->files[variant];
    bool optional = family->italic_optional && variant >= VARIANT_ITALIC;
    struct str path;

    if (file == NULL)
        return NULL;
    path = places_find(text, node_text(file), &family->folders, !optional);
    if (path.len > 0)
        return font_open(text, path, asked);
    if (!optional)
        report_missing(text, family, file, asked);
    return NULL;
}

static struct font *variant_font(struct text *text, struct family *family, enum variant variant,
                                 const struct node *asked)
{
    if (!family->tried[variant]) {
        family->tried[variant] = true;
        family->fonts[variant] = open_variant(text, family, variant, asked);
    }
    return family->fonts[variant];
}

struct font *family_font(struct text *text, struct family *family, enum variant variant, const struct node *asked)
{
    struct font *font = variant_font(text, family, variant, asked);

    if (font == NULL && variant == VARIANT_BOLD_ITALIC)
        font = variant_font(text, family, VARIANT_BOLD, asked);
    if (font == NULL && variant != VARIANT_REGULAR)
        font = variant_font(text, family, VARIANT_REGULAR, asked);
    return font;
}
