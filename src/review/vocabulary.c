#include "review/vocabulary_int.h"

#include <string.h>

#define LONGEST 24
#define STEM 5

struct word_list {
    unsigned classes;
    const char *words;
};

static const struct word_list lists[] = {
    {WORD_NEUTRAL,
     "a an the our its it this that these those they their we us and or but so in for as also again already only "
     "just "
     "still very well good bad all both every each any overall actual actually final finally validated confirmed "
     "latest year quarter period time financial council borough service directorate authority be been being have has "
     "had do does did see saw seen show shows showed shown showing make exceeded exceed exceeds slightly "
     "significantly "
     "considerably markedly sharply steadily disappointing disappointingly encouraging pleasing strong weak "
     "excellent "
     "however therefore thus although though while during after once on within below above over under more less "
     "fewer "
     "better worse higher lower target targets short our first ever table now performing perform which extremely "
     "really particularly especially always too yet thereby challenging ambitious yearly quarterly agreed corporate "
     "set made make timescale"},
    {WORD_NEUTRAL | WORD_LINK, "was is were are at of stood stands = equals equal totalled amounted"},
    {WORD_NEUTRAL | WORD_SUBJECT,
     "performance figure result outturn out-turn outcome indicator actual percentage proportion rate score value "
     "level position performed kpi pi total number count"},
    {WORD_NEUTRAL | WORD_SUBJECT | WORD_LINK, "achieved achieve achieves achieving reached reach reaches reaching"},
    {WORD_NEUTRAL | WORD_SHIFT,
     "compared compare compares comparison risen rising rises recovered recover recovery improving improves worsened "
     "worsening deteriorated deteriorating deterioration went gone going moved moves changed changes since still "
     "previously earlier last previous now currently current today continued continues remains remained remain "
     "maintained maintain sustained declines falling increasing decreasing growing grew grown turned returned up "
     "down "
     "higher lower better worse than from"},
    {WORD_NEUTRAL | WORD_SHIFT | WORD_CHANGE,
     "increased decreased fell rose improved dropped reduced fallen declined gained lost saved slipped"},
    {WORD_NEUTRAL | WORD_SHIFT | WORD_AFTER | WORD_SIZE,
     "increase decrease reduction rise fall improvement drop change growth decline difference"},
    {WORD_NEUTRAL | WORD_AFTER, "better worse more fewer higher lower above below over under less greater up down "
                                "short behind ahead point points percentage-points off"},
    {WORD_SIZE, "gain gap variance shortfall underspend overspend saving margin swing jump dip deterioration "
                "worsening slippage tolerance"},
    {WORD_CHANGE, "by up down another further additional extra plus minus"},
    {WORD_APPROX,
     "about around nearly almost over under above below approximately approx roughly some circa c ca least most more "
     "less fewer exceeding exceeded exceeds exceed beyond within minimum maximum floor threshold ceiling limit "
     "between up"},
    {WORD_LINK | WORD_NEUTRAL, "to"},
    {WORD_AIM,
     "miss missed missing met meet meeting hit not set narrowly unchanged tough difficult stretching realistic "
     "comfortably easily nearly almost"},
    {WORD_BOUNDARY, "because as due which while but although though and with following despite after owing thanks "
                    "against compared since so when where than from up down versus vs before until if this it"},
    {WORD_APART,
     "girl boy male female men man women woman whom white black asian minority ethnic disabled disability average "
     "mean median national nationally england english britain british wales welsh scotland scottish northern uk "
     "regional regionally region neighbour neighbouring neighbors statistical comparator elsewhere authorities "
     "councils county counties same if unless would could should may might will shall expect expected expecting "
     "expectation anticipated anticipate predict predicted projected projection forecast forecasted hope hoped hopes "
     "aim aimed aiming plan planned planning intend intended likely potential potentially estimate estimated "
     "example months weeks month monthly week weekly daily day years annual annually academic term calendar rolling "
     "half spring summer autumn winter remaining rest other others except excluding exclude excluded including "
     "without respectively between baseline stretch quartile ratio half-year former historic historically "
     "adjusted restated old new alternative instead alone interim milestone trajectory profile subset subgroup "
     "sub-group cohort sample provisional unvalidated un-validated revised original ytd cumulative cumulatively date "
     "end start beginning"},
};

/* In small letters, without the s of a plural or possessive; false: the token is no word, or too long for one. */
static bool bare_word(const struct token *token, char *bare, uint32_t *len)
{
    struct str text = token->text;
    if (token->kind != TOKEN_WORD || text.len > LONGEST)
        return false;
    if (text.len > 2 && str_eqz(str_sub(text, text.len - 2, 2), "'s"))
        text.len -= 2;
    else if (text.len > 4 && str_eqz(str_sub(text, text.len - 4, 4), "\xe2\x80\x99s"))
        text.len -= 4;
    for (uint32_t i = 0; i < text.len; i++) {
        char c = text.s[i];
        bare[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    *len = text.len;
    return true;
}

static void add_words(struct vocabulary *vocabulary, struct arena *arena, const struct word_list *list)
{
    for (const char *word = list->words; *word;) {
        struct str text = {word, (uint32_t)strcspn(word, " ")};
        unsigned *classes = map_find(&vocabulary->words, text);
        if (!classes) {
            classes = ARENA_NEW(arena, unsigned);
            map_put(&vocabulary->words, text, classes);
        }
        *classes |= list->classes;
        word += text.len + (word[text.len] == ' ');
    }
}

void vocabulary_make(struct vocabulary *vocabulary, struct arena *arena)
{
    map_init(&vocabulary->words, arena);
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
        add_words(vocabulary, arena, &lists[i]);
}

unsigned vocabulary_class(const struct vocabulary *vocabulary, const struct token *token)
{
    char bare[LONGEST];
    uint32_t len;
    if (!bare_word(token, bare, &len))
        return 0;
    const unsigned *classes = map_find(&vocabulary->words, (struct str){bare, len});
    if (!classes && len > 3 && bare[len - 1] == 's')
        classes = map_find(&vocabulary->words, (struct str){bare, len - 1});
    return classes ? *classes : 0;
}

void word_set_make(struct word_set *set, struct arena *arena)
{
    map_init(&set->words, arena);
}

/* The beginning of a word, or a number as written. Empty: neither. */
static struct str stem_of(const struct token *token, char *bare)
{
    uint32_t len = 0;
    if (token->kind == TOKEN_NUMBER)
        return token->text;
    if (!bare_word(token, bare, &len))
        return STR("");
    len -= len > 3 && bare[len - 1] == 's';
    return (struct str){bare, len > STEM ? STEM : len};
}

void word_set_add(struct word_set *set, const struct tokens *tokens)
{
    for (uint32_t i = 0; i < tokens->n; i++) {
        char bare[LONGEST];
        struct str stem = stem_of(&tokens->items[i], bare);
        if (stem.len)
            map_put(&set->words, str_dup(set->words.arena, stem), set);
    }
}

bool word_set_has(const struct word_set *set, const struct token *token)
{
    char bare[LONGEST];
    struct str stem = stem_of(token, bare);
    return stem.len && map_find(&set->words, stem);
}
