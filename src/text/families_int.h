/* Private to text: font families and where their files are. */
#ifndef TEXT_FAMILIES_INT_H
#define TEXT_FAMILIES_INT_H

#include "text/state_int.h"

/* Reads families.yaml of the data folder's fonts/ and of the style's font folders; a family named again replaces the
 * earlier one. */
void families_load(struct text *text);
/* The family called by `name`, or NULL after an error (once per name). */
struct family *family_find(struct text *text, const struct node *name);
/* The family's font nearest to the variant (bold italic, bold, regular), opened at the first call; NULL when none can
 * be had, which has been reported. `asked` is where the layout names the family. */
struct font *family_font(struct text *text, struct family *family, enum variant variant, const struct node *asked);

/* Looks for a font file: in `folders` of each font folder, in the font folders themselves and, with `search`,
 * anywhere below them. Empty when there is none. */
struct str places_find(struct text *text, struct str file, const struct texts *folders, bool search);

#endif
