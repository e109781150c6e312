/* Private to the parsing of values: a cursor over one part of a text, and the words that have a meaning in values. */
#ifndef COMPUTE_VALUE_INTERNAL_H
#define COMPUTE_VALUE_INTERNAL_H

#include "base/ascii.h"
#include "compute/value.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static inline bool text_digit_at(struct str text, uint32_t at)
{
    return at < text.len && ascii_is_digit(text.s[at]);
}

/* value_scan.c: a cursor. `end` is the end of what may be read; the offsets count from the start of the text. */
struct scan {
    struct str text;
    uint32_t at, end;
};

bool scan_done(const struct scan *scan);
/* Whether the bytes at the cursor are these. */
bool scan_sees(const struct scan *scan, const char *bytes);
/* Whether they are these, whatever the case of ASCII letters, and no letter or digit follows their last
 * letter: whole words, in lower case. */
bool scan_sees_word(const struct scan *scan, const char *words);
/* The same, and moves past them. */
bool scan_take(struct scan *scan, const char *bytes);
bool scan_take_word(struct scan *scan, const char *words);
/* Passes blanks of any kind (tab, no-break space, thin space), but no line ends. */
void scan_blanks(struct scan *scan);
/* Passes blanks and marks: asterisks, daggers, raised figures, and the like. */
void scan_marks(struct scan *scan);
/* The same, and arrows and shapes: behind a figure they are marks, but ↑ 5% may be a difference. */
void scan_marks_behind(struct scan *scan);
/* Whether a letter stands at the cursor; bytes beyond ASCII that are no mark, blank, dash or sign count as letters.
 */
bool scan_sees_letter(const struct scan *scan);
/* Length of the dash at the cursor, 0: none. */
unsigned scan_dash(const struct scan *scan);
/* The bytes from `from` up to the cursor, without blanks at the ends. */
struct str scan_since(const struct scan *scan, uint32_t from);
/* v without blanks of any kind at the ends. */
struct str scan_trimmed(struct str v);
/* At a bracket: takes it all and gives its inside as a scan; false, and the cursor stays, when it is not closed. */
bool scan_bracket(struct scan *scan, struct scan *inside);

/* value_words.c */
/* Set of enum value_quality that the words name: "provisional", "not yet validated" ... */
uint8_t words_quality(struct str words);
/* Whether a text begins with words that say that there is no value, whatever follows: "No target. For comparison
 * 5.9%". Includes signs that statistics use alone: "..", "x". */
bool words_say_none(struct str text);
/* Whether these are at most `most` words, and none of them makes a sentence ("is", "have", "will"). */
bool words_are_few(struct str words, unsigned most);
bool words_have_digit(struct str words);
/* Whether they hold a month, a season, a day of the week ...: a number beside them belongs to a date. */
bool words_name_time(struct str words);
/* Whether the last of them counts or numbers what follows (Level, Qtr, by): a number behind them is no figure. */
bool words_count_things(struct str words);
/* Whether they make the number before them a difference: "5% increase", "3 more". */
bool words_tell_change(struct str words);
/* Whether they make the number before them a year: "2010 results awaited". */
bool words_follow_year(struct str words);
/* Takes words that stand before a figure and leave it one: "Gap of", "at least". Adds the quality that they name. */
void words_take_lead(struct scan *scan, uint8_t *quality);
/* Whether a remark begins at the cursor: "since April 2008", "as at", "to date". */
bool words_see_remark(const struct scan *scan);

/* value_figure.c */
/* Parses one part, [from, to) of text: a figure or a chain of them (45/55), with its label, unit and remarks. With
 * `many`, it is one of several parts. False when it is none; then *value is not to be used. */
bool figure_parse(struct arena *arena, struct scan part, bool many, struct value *value);
/* Whether a number of a thousand or more is written without commas. */
bool figure_ungrouped(struct str digits, struct decimal number);
/* The value's extra part, made when it has none. */
struct value_extra *figure_extra(struct arena *arena, struct value *value);
/* Parses what may follow a figure: brackets, marks, units in words, remarks. False when there is something else. */
bool figure_parse_tail(struct arena *arena, struct scan *scan, struct value *value);

/* value_mistyped.c: whether a text that is VALUE_WORDS is nothing but a figure with a slip in it, such as 8,2% or
 * 6l.2%. *help says what to write instead. */
bool value_mistyped(struct arena *arena, struct str text, struct str *help);

#endif
