/* Links that open an editor at a place in a file: addresses with a scheme that the editor has told the desktop of. */
#ifndef PREVIEW_EDITOR_H
#define PREVIEW_EDITOR_H

#include "base/buf.h"
#include "base/mark.h"

struct arena;

/* The template that `words` ask for: the name of a known editor, or an address of the user's own in which {path},
 * {line} and {column} are replaced. NULL asks for VS Code; "none" for no links at all, which is an empty template.
 * `distro` is that of the Windows Subsystem for Linux (WSL), whose files VS Code on Windows finds by another address;
 * NULL: this is none. NULL is returned, with *error set, where the words are no template, or one that a link must not
 * have: without a scheme and {path}, or of a scheme that is not an editor's (javascript, data, file ...). In the
 * arena. */
const char *editor_template(struct arena *arena, const char *words, const char *distro, struct str *error);
/* Adds the link to a place in the file of an absolute path, which is percent-encoded. Line 0 leaves {line} and
 * {column} to be filled in later; they occur nowhere else. */
void editor_put_link(struct buf *out, const char *template, struct str path, struct mark mark);

#endif
