#include "base/ascii.h"
#include "base/roman.h"
#include "check/rich_int.h"

/* md4c reads at most so many digits before an item. */
enum { LABEL_LENGTH = 9 };

bool rich_label_at(struct str text, uint32_t at, struct rich_label *label)
{
    bool both = at < text.len && text.s[at] == '(';
    uint32_t from = at + both;
    uint32_t to = from;
    while (to < text.len && text.s[to] >= 'a' && text.s[to] <= 'z')
        to++;
    char delimiter = to < text.len ? text.s[to] : ' ';
    bool ends = to + 1 >= text.len || ascii_is_blank(text.s[to + 1]) || text.s[to + 1] == '\n';
    if (to == from || to - from > LABEL_LENGTH || !ends || (delimiter != ')' && (both || delimiter != '.')))
        return false;
    *label = (struct rich_label){.from = from, .to = to, .style = both ? '(' : delimiter};
    label->letter = to - from == 1 ? (uint32_t)(text.s[from] - 'a') + 1 : 0;
    label->roman = roman_value(str_sub(text, from, to - from));
    return label->letter > 0 || label->roman > 0;
}
