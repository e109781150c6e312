/* Announced numbers of items: for the following three reasons: */
#include "review/prose_int.h"

/* What lists are lists of. */
#define LIST_NOUNS                                                                                                \
    "points reasons steps things areas actions aims objectives outcomes ways items questions issues factors "     \
    "recommendations options challenges achievements causes risks changes examples stages principles conditions " \
    "matters topics headings categories kinds types elements lessons findings conclusions improvements themes "   \
    "priorities targets strands measures proposals requirements criteria"
#define TIMES "years year months month weeks week days day quarters quarter hours hour minutes terms"

struct list_claim {
    uint32_t at, to; /* its tokens */
    uint32_t number;
};

/* The words before the colon that may follow the noun: three reasons for this: */
static uint32_t without_tail(const struct tokens *tokens, uint32_t from, uint32_t colon)
{
    uint32_t end = colon;
    for (int words = 0; words < 2 && end > from; words++) {
        if (!token_among(&tokens->items[end - 1], "for this in particular below here as follows"))
            break;
        end--;
    }
    return end;
}

/* "three points" directly before the colon, one adjective or two between. */
static bool counts_noun(const struct tokens *tokens, uint32_t from, uint32_t at, uint32_t n, uint32_t end)
{
    bool partial =
        at > from && token_among(&tokens->items[at - 1],
                                 "of than least most over under nearly about around almost some first last "
                                 "next past top only or to and");
    for (uint32_t i = at + n; i + 1 < end; i++)
        partial = partial || tokens->items[i].kind != TOKEN_WORD || token_among(&tokens->items[i], "or to and of");
    return !partial && end > at + n && end - (at + n) <= 3 && token_among(&tokens->items[end - 1], LIST_NOUNS);
}

/* "the following three schools were inspected:" */
static bool counts_following(const struct tokens *tokens, uint32_t from, uint32_t at, uint32_t n, uint32_t colon)
{
    if (at <= from || !token_among(&tokens->items[at - 1], "following these") || colon - (at + n) > 6 ||
        colon == at + n)
        return false;
    for (uint32_t i = at + n; i < colon; i++) {
        if (tokens->items[i].kind != TOKEN_WORD || token_among(&tokens->items[i], TIMES))
            return false;
    }
    return true;
}

/* The number that the sentence before the colon announces. */
static bool find_claim(const struct tokens *tokens, uint32_t from, uint32_t colon, struct list_claim *claim)
{
    uint32_t end = without_tail(tokens, from, colon), found = 0;
    for (uint32_t at = from; at < colon; at++) {
        uint32_t number = 0, n = number_read(tokens, at, &number);
        if (!n || number < 2)
            continue;
        bool noun = counts_noun(tokens, from, at, n, end);
        if (noun || counts_following(tokens, from, at, n, colon)) {
            *claim = (struct list_claim){at, noun ? end : colon, number};
            found++;
        }
        at += n - 1;
    }
    return found == 1;
}

/* Items at the outermost level of the list that begins with block `at`. */
static uint32_t count_items(const struct rich *rich, uint32_t at)
{
    uint8_t level = rich->blocks[at].level;
    uint32_t n = 0;
    for (uint32_t i = at; i < rich->nblocks && rich->blocks[i].level >= level; i++) {
        const struct rich_block *block = &rich->blocks[i];
        if (block->level > level || block->kind != RICH_ITEM)
            continue;
        if (n && block->first)
            break;
        n++;
    }
    return n;
}

static bool begins_list(const struct rich *rich, uint32_t at)
{
    return at < rich->nblocks && rich->blocks[at].kind == RICH_ITEM && rich->blocks[at].first &&
           rich->blocks[at].level > rich->blocks[at - 1].level && rich->blocks[at].nruns > 0;
}

static void check_list(struct prose *prose, const struct rich *rich, const struct tokens *tokens, uint32_t from,
                       uint32_t colon, uint32_t list)
{
    struct reviewer *reviewer = prose->reviewer;
    struct list_claim claim;
    if (!find_claim(tokens, from, colon, &claim))
        return;
    uint32_t n = count_items(rich, list);
    if (n == claim.number)
        return;
    struct str said = prose_words(tokens, claim.at, claim.to), has = number_say(reviewer->arena, n);
    struct diag *diag = diag_at(reviewer->diags, DIAG_ANNOUNCED_COUNT,
                                node_mark_at(reviewer->diags->sources, rich->node, tokens->items[claim.at].offset),
                                "the text announces \"" PRIstr "\", and the list after it has " PRIstr " %s",
                                STR_ARG(said), STR_ARG(has), n == 1 ? "item" : "items");
    diag_related(reviewer->diags, diag,
                 node_mark_at(reviewer->diags->sources, rich->node, rich->blocks[list].runs[0].offset),
                 "the first item");
    diag_help(reviewer->diags, diag, "write the right number, or mend the list");
}

void prose_review_lists(struct prose *prose, const struct rich *rich)
{
    if (rich_empty(rich) || rich->nblocks < 2)
        return;
    struct tokens tokens = tokens_of_rich(prose->reviewer->arena, rich);
    uint32_t block = 0, sentence = 0;
    for (uint32_t i = 0; i < tokens.n; i++) {
        const struct token *token = &tokens.items[i];
        bool colon = token->kind == TOKEN_MARK && str_eqz(token->text, ":") && i + 1 < tokens.n &&
                     tokens.items[i + 1].kind == TOKEN_STOP;
        if (token->kind == TOKEN_STOP)
            sentence = i + 1;
        if (!colon)
            continue;
        while (block + 1 < rich->nblocks &&
               (rich->blocks[block + 1].nruns == 0 || rich->blocks[block + 1].runs[0].offset <= token->offset))
            block++;
        if (begins_list(rich, block + 1))
            check_list(prose, rich, &tokens, sentence, i, block + 1);
    }
}
