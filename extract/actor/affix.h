/** @file extract/actor/affix.h
    Names with something hung on them: "pro-Russian", "non-Iranian", "US-led coalition". */
#ifndef ENT_EXTRACT_ACTOR_AFFIX_H
#define ENT_EXTRACT_ACTOR_AFFIX_H

#include "extract/actor/run.h"

/** Bytes of the "pro-" or "anti-" that a token has in front of a name; 0 if it has none. */
size_t ent_affix_prefix(const EntScene* scene, size_t i);

/** "non-Iranian", "US$": a name inside of a word that names nobody. */
bool ent_affix_denies(const EntScene* scene, size_t i);

/** The name inside a token such as "pro-Russian". */
EntStatus ent_affix_add_prefixed(const EntScene* scene, const EntRun* run, size_t prefix,
                                 EntNames* out);

/** "US-led coalition", "Turkish-backed rebels", "anti-ISIL coalition": a body named by who stands
    behind it or whom it fights. That one's name is its own, so this one covers only the noun's
    token.
    @param noun  The token behind the affix or the prefixed name; `end` is behind the sentence. */
EntStatus ent_affix_add_body(const EntScene* scene, const EntRun* run, size_t noun, size_t end,
                             EntNames* out);

/** Does an affix follow the run: "US-led", "Turkish-backed"? */
bool ent_affix_follows(const EntScene* scene, const EntRun* run, size_t end);

#endif
