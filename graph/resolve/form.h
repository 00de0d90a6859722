/** @file graph/resolve/form.h
    Names as words. */
#ifndef ENT_GRAPH_RESOLVE_FORM_H
#define ENT_GRAPH_RESOLVE_FORM_H

#include "graph/resolve/state.h"

/** Most words of a name; a longer one is only itself. */
enum { ENT_FORM_MOST = 16 };

/** A word of a name. */
typedef struct {
  EntStr text;
  unsigned classes;
  bool hyphen; ///< one follows
} EntNameWord;

/** Cut a key into words, without Arabic articles; "Abdulaziz" gives "abd" and "aziz", as "Abd
    al-Aziz" does. @return how many; 0 if there are too many. */
size_t ent_name_words(const EntWords* words, EntStr key, EntNameWord out[ENT_FORM_MOST]);

/** Make the form of a name: without titles in front of a person's, without small words and the -s
    of plurals in that of a body. @return false when memory is short. */
bool ent_form_make(EntResolver* self, EntStr key, EntKind kind, EntNameForm* out);

#endif
