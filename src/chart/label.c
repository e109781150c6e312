/* Labels of several lines. */
#include "base/ascii.h"
#include "chart/chart_int.h"

static uint32_t skip_blanks(struct str words, uint32_t at)
{
    while (at < words.len && ascii_is_blank(words.s[at]))
        at++;
    return at;
}

static uint32_t word_end(struct str words, uint32_t at)
{
    while (at < words.len && !ascii_is_blank(words.s[at]))
        at++;
    return at;
}

/* The end of the longest line from `from` that fits in `width`; `from` when not even one word does. */
static uint32_t line_end(const struct chart_job *job, const struct text_style *look, struct str words, uint32_t from,
                         len_t width)
{
    uint32_t end = from;
    for (uint32_t at = from; at < words.len;) {
        uint32_t next = word_end(words, skip_blanks(words, at));
        if (words_width(job, look, str_sub(words, from, next - from)) > width)
            break;
        end = at = next;
    }
    return end;
}

bool label_wrap(const struct chart_job *job, const struct text_style *look, struct str words, len_t width,
                struct label *out)
{
    struct label label = {0};
    uint32_t at = 0;

    words = str_trim(words);
    while (at < words.len) {
        uint32_t end = line_end(job, look, words, at, width);
        if (end == at || label.n == LABEL_LINES)
            return false;
        struct str line = str_sub(words, at, end - at);
        label.lines[label.n++] = line;
        label.width = len_max(label.width, words_width(job, look, line));
        at = skip_blanks(words, end);
    }
    label.height = (len_t)label.n * look->leading;
    *out = label;
    return true;
}

void label_draw(struct canvas *canvas, const struct text_style *look, const struct label *label, len_t x, len_t top,
                int align)
{
    for (uint32_t i = 0; i < label->n; i++) {
        len_t width = words_width(canvas->job, look, label->lines[i]);
        len_t middle = top + (len_t)i * look->leading + look->leading / 2;
        if (!draw_words(canvas, look, label->lines[i], x - width * align / 2, middle + words_drop(look)))
            canvas->drawing->labels_left_out++;
    }
}
