/** @file extract/actor/short_form.h
    When a name may be a shorter form of another one. */
#ifndef ENT_EXTRACT_ACTOR_SHORT_FORM_H
#define ENT_EXTRACT_ACTOR_SHORT_FORM_H

#include "extract/actor/core.h"

/** How well a shorter form fits. */
typedef enum {
  ENT_FIT_NONE,
  ENT_FIT_WEAK,  ///< a word of it, that others may share: only if no other actor has it
  ENT_FIT_GOOD,  ///< "Democratic Party" for "Democratic Party of Korea"; "Moqtada"
  ENT_FIT_STRONG ///< the surname; "Badr" for "Badr Organization"
} EntFit;

/** Does a name fit a longer one of a person? @param longer  Its core. */
EntFit ent_fit_person(const EntScene* scene, const EntName* name, EntCore longer);

/** Does a name fit a longer one of an organization? */
EntFit ent_fit_organization(const EntScene* scene, const EntName* name, EntCore longer);

/** Is a word one for those of a party, or for parties: "Liberal", "Democrats"? */
bool ent_is_adherent(const EntScene* scene, size_t token);

/** The length of what a folded word for those of a party shares with its other forms: "democrat" of
    "democrats" and "democratic", "liberal" of "liberals". */
size_t ent_adherent_length(EntStr word);

/** Are two names of organizations made of the same words, in whatever order and with whatever links
    ("Department of Labour", "Labour Department")? */
bool ent_is_reordered(const EntScene* scene, EntCore a, EntCore b);

#endif
