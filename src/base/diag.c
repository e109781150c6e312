#include "base/diag.h"

#include "base/arena.h"

struct code_info {
    enum diag_level level;
    const char *name, *text;
};

static const struct code_info infos[] = {
#define DIAG_CODE(id, level, name, text) [DIAG_##id] = {level, name, text},
#include "base/diag_codes.def"
#undef DIAG_CODE
};

void diags_init(struct diags *diags, struct arena *arena, struct sources *sources)
{
    *diags = (struct diags){.arena = arena, .sources = sources};
}

struct diag *diag_at(struct diags *diags, enum diag_code code, struct mark mark, const char *fmt, ...)
{
    struct diag *diag = ARENA_NEW(diags->arena, struct diag);
    va_list args;

    va_start(args, fmt);
    *diag = (struct diag){.code = code, .mark = mark, .order = diags->found++};
    diag->text = str_vprintf(diags->arena, fmt, args);
    va_end(args);
    if (diags->ignored[code] || (diags->muted && diag_code_level(code) != DIAG_ERROR))
        return diag;
    VEC_PUSH(diags->arena, diags, diag);
    diags->errors += diag_code_level(code) == DIAG_ERROR;
    diags->warnings += diag_code_level(code) == DIAG_WARNING;
    return diag;
}

void diag_help(struct diags *diags, struct diag *diag, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    diag->help = str_vprintf(diags->arena, fmt, args);
    va_end(args);
}

void diag_related(struct diags *diags, struct diag *diag, struct mark mark, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    diag->related = mark;
    diag->related_text = str_vprintf(diags->arena, fmt, args);
    va_end(args);
}

void diags_ignore(struct diags *diags, enum diag_code code)
{
    uint32_t nkept = 0;

    if (diag_code_level(code) == DIAG_ERROR)
        return;
    diags->ignored[code] = true;
    for (uint32_t i = 0; i < diags->n; i++) {
        struct diag *diag = diags->items[i];

        if (diag->code == code)
            diags->warnings -= diag_code_level(code) == DIAG_WARNING;
        else
            diags->items[nkept++] = diag;
    }
    diags->n = nkept;
}

const char *diag_level_name(enum diag_level level)
{
    static const char *const names[] = {"note", "warning", "error"};

    return names[level];
}

bool diag_code_is_accessibility(enum diag_code code)
{
    switch (code) {
    case DIAG_HEADING_SKIPPED:
    case DIAG_HEADING_LINE:
    case DIAG_BAD_LANGUAGE:
    case DIAG_FIGURE_ALT:
    case DIAG_ALT_POOR:
    case DIAG_CONTRAST_LOW:
    case DIAG_STATUS_ALIKE:
    case DIAG_TINT_ALONE:
    case DIAG_TEXT_SMALL:
    case DIAG_LOOK_ALIKE:
        return true;
    default:
        return false;
    }
}

enum diag_level diag_code_level(enum diag_code code)
{
    return infos[code].level;
}

const char *diag_code_name(enum diag_code code)
{
    return infos[code].name;
}

const char *diag_code_text(enum diag_code code)
{
    return infos[code].text;
}

bool diag_code_find(struct str name, enum diag_code *code)
{
    for (unsigned i = 0; i < DIAG__COUNT; i++) {
        if (str_eqz(name, infos[i].name)) {
            *code = (enum diag_code)i;
            return true;
        }
    }
    return false;
}
