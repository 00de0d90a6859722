#include "extract/actor/short_form.h"

#include "extract/actor/spelling.h"

/** A word that says nothing by itself in a name: "of", "the", "-", "bin". */
static bool is_link(const EntScene* scene, size_t token) {
  static const char* const links[] = {"of",  "the", "for", "and", "in", "on", "to",
                                      "'s",  "'",   "-",   ".",   "&",  ",",  "bin",
                                      "ibn", "al",  "de",  "la",  "el", "ul", NULL};
  return ent_scene_is_one_of(scene, token, links);
}

/** Is this word one that says what kind of body it is ("Organization"), rather than which? */
static bool is_head(const EntScene* scene, size_t token) {
  return ent_scene_means(scene, token, ENT_SENSE_ORGANIZATION);
}

/** Parties of like names are rivals more often than one: there each word counts. */
static bool is_party(const EntScene* scene, size_t token) {
  return ent_scene_heads(scene, token, ENT_BODY_PARTY) ||
         ent_scene_heads(scene, token, ENT_BODY_MOVEMENT);
}

/** The same word but for an -s, "Guard" and "Guards", or for British spelling. */
static bool is_same_but_number(EntStr a, EntStr b) {
  const EntStr* longer = a.length > b.length ? &a : &b;
  const EntStr* shorter = a.length > b.length ? &b : &a;
  return ent_str_equal(a, b) || ent_is_centre(a, b) ||
         (shorter->length > 3 && longer->length == shorter->length + 1 &&
          longer->bytes[longer->length - 1] == 's' &&
          memcmp(a.bytes, b.bytes, shorter->length) == 0);
}

/** Do the words of `shorter`, links aside, stand in `longer` in the same order, perhaps with others
    between them? @param skipped  Receives how many words that are no links are left out.
    @param at  Receives the place of the first of them in `longer`. */
static bool is_in_order(const EntScene* scene, EntCore shorter, EntCore longer, size_t* skipped,
                        size_t* at) {
  size_t i = 0;
  *skipped = 0;
  *at = longer.count;
  for (size_t k = 0; k < longer.count; k++) {
    while (i < shorter.count && is_link(scene, shorter.first + i)) {
      i++;
    }
    if (is_link(scene, longer.first + k)) {
      continue;
    }
    if (i < shorter.count &&
        is_same_but_number(ent_core_word(scene, shorter, i), ent_core_word(scene, longer, k))) {
      *at = *at == longer.count ? k : *at;
      i++;
    } else {
      (*skipped)++;
    }
  }
  while (i < shorter.count && is_link(scene, shorter.first + i)) {
    i++;
  }
  return i == shorter.count;
}

EntFit ent_fit_person(const EntScene* scene, const EntName* name, EntCore longer) {
  const EntCore shorter = ent_core_of(scene, name);
  size_t skipped = 0;
  size_t at = 0;
  if ((name->kind == ENT_ORGANIZATION && name->sure) || shorter.count >= longer.count) {
    return ENT_FIT_NONE;
  }
  if (ent_core_match(scene, shorter, longer, longer.count - shorter.count)) {
    return ENT_FIT_STRONG;
  }
  if (ent_core_match(scene, shorter, longer, 0)) {
    return ENT_FIT_GOOD;
  }
  if (!is_in_order(scene, shorter, longer, &skipped, &at)) {
    return ent_core_match_loosely(scene, shorter, longer, longer.count - shorter.count)
               ? ENT_FIT_WEAK
               : ENT_FIT_NONE;
  }
  if (shorter.count > 1) {
    return at == 0 ? ENT_FIT_GOOD : ENT_FIT_WEAK; // "Horacio Cartes" for "Horacio Manuel Cartes"
  }
  return ent_core_word(scene, shorter, 0).length > 2 ? ENT_FIT_WEAK : ENT_FIT_NONE;
}

/** Are all words of `longer` but those at `at` … `at` + `n` - 1 heads, states or links? */
static bool leaves_out(const EntScene* scene, EntCore longer, size_t at, size_t n, bool states) {
  for (size_t i = 0; i < longer.count; i++) {
    const size_t token = longer.first + i;
    const bool kept = i >= at && i < at + n;
    if (!kept && !is_head(scene, token) && !is_link(scene, token) &&
        !(states && ent_scene_means(scene, token, ENT_SENSE_STATE))) {
      return false;
    }
  }
  return true;
}

/** A word that only this name may have: no place, no state, no given name, no ordinary word. */
static bool is_distinctive(const EntScene* scene, EntCore core, EntCore longer, size_t at) {
  const EntToken* token = ent_scene_token(scene, core.first);
  const bool acronym = ent_scene_looks(scene, core.first, ENT_LOOK_CAPS);
  const bool last = at + 1 == longer.count;
  // "NEC" for "ANC NEC", but not "ANC"; not "Hezbollah" for "Harakat Hezbollah al-Nujaba".
  return (acronym ? last : (last || at == 0) && ent_core_word(scene, core, 0).length > 3) &&
         token->entity != ENT_ENTITY_LOCATION && token->entity != ENT_ENTITY_NORP &&
         !ent_scene_senses(scene, core.first, 1);
}

/** Are only words left out, at the end, that tell the legal form of a company: "Inc."? */
static bool lacks_legal_form(const EntScene* scene, EntCore shorter, EntCore longer) {
  static const char* const forms[] = {
      "ag",  "co",      "co.", "company", "corp", "corp.", "corporation", "gmbh", "inc", "inc.",
      "llc", "limited", "ltd", "ltd.",    "plc",  "sa",    ".",           "and",  "&",   NULL};
  size_t i = shorter.count;
  while (i < longer.count && ent_scene_is_one_of(scene, longer.first + i, forms)) {
    i++;
  }
  return i == longer.count && ent_core_match(scene, shorter, longer, 0);
}

/** Is only a word in lower case left out: "Congress" for "Congress party"? */
static bool is_named_by(const EntScene* scene, EntCore shorter, EntCore longer) {
  return longer.count == shorter.count + 1 && ent_core_match(scene, shorter, longer, 0) &&
         !ent_scene_looks(scene, longer.first + shorter.count, ENT_LOOK_CAPITAL);
}

/** "the Assembly" for "National Assembly": a bare head word. */
static bool is_bare_head(const EntScene* scene, EntCore shorter, EntCore longer) {
  return shorter.first > 0 && ent_scene_is(scene, shorter.first - 1, "the") &&
         is_head(scene, shorter.first) && !is_party(scene, shorter.first) &&
         ent_str_equal(ent_core_word(scene, shorter, 0),
                       ent_core_word(scene, longer, longer.count - 1));
}

/** A short form of more than one word, whose first stands at word `at` of the longer one. */
static EntFit fit_words(const EntScene* scene, EntCore shorter, EntCore longer, size_t at,
                        size_t skipped) {
  const size_t last = shorter.count - 1;
  if (skipped == 0) {
    return ENT_FIT_STRONG; // only links are left out
  }
  if (ent_core_match(scene, shorter, longer, 0)) {
    static const char* const links[] = {"of", "in", "for", NULL};
    return ent_scene_is_one_of(scene, longer.first + shorter.count, links) ? ENT_FIT_GOOD
                                                                           : ENT_FIT_NONE;
  }
  if (ent_core_match(scene, shorter, longer, longer.count - shorter.count)) {
    return (is_head(scene, shorter.first + last) || is_head(scene, shorter.first)) &&
                   leaves_out(scene, longer, at, shorter.count, true)
               ? ENT_FIT_GOOD
               : ENT_FIT_NONE;
  }
  const bool ends = ent_str_equal(ent_core_word(scene, shorter, last),
                                  ent_core_word(scene, longer, longer.count - 1));
  return at == 0 && ends && skipped == 1 && !is_party(scene, shorter.first + last) ? ENT_FIT_GOOD
                                                                                   : ENT_FIT_NONE;
}

bool ent_is_adherent(const EntScene* scene, size_t token) {
  return is_party(scene, token) || ent_scene_stops(scene, token, ENT_STOP_ADHERENT);
}

size_t ent_adherent_length(EntStr word) {
  size_t n = word.length;
  n -= n > 1 && word.bytes[n - 1] == 's';
  return n > 6 && memcmp(word.bytes + n - 4, "atic", 4) == 0 ? n - 2 : n;
}

/** "Liberals" for "Liberal Party", "Democrats" for "Democratic Party": adherents of a party. */
static bool is_adherents(const EntScene* scene, EntCore shorter, EntCore longer) {
  EntStr word = ent_core_word(scene, shorter, 0);
  bool found = false;
  bool party = false;
  if (!ent_is_adherent(scene, shorter.first) || word.length < 5) {
    return false;
  }
  word.length = ent_adherent_length(word);
  for (size_t i = 0; i < longer.count; i++) {
    const EntStr other = ent_core_word(scene, longer, i);
    found |= other.length >= word.length && other.length <= word.length + 2 &&
             memcmp(other.bytes, word.bytes, word.length) == 0;
    party |= is_party(scene, longer.first + i);
  }
  return found && party;
}

/** "Nur al-Din" for "Jaysh Nur al-Din": all but a head that names go on behind, whoever bore the
    name. */
static bool is_behind_head(const EntScene* scene, EntCore shorter, EntCore longer) {
  return shorter.count > 1 && ent_scene_opens_body(scene, longer.first) &&
         longer.count == shorter.count + 1 && ent_core_match(scene, shorter, longer, 1);
}

EntFit ent_fit_organization(const EntScene* scene, const EntName* name, EntCore longer) {
  const EntCore shorter = ent_core_of(scene, name);
  size_t skipped = 0;
  size_t at = 0;
  if (shorter.count == 0 || shorter.count >= longer.count) {
    return ENT_FIT_NONE;
  }
  if (name->kind == ENT_PERSON && name->sure) {
    return is_behind_head(scene, shorter, longer) ? ENT_FIT_GOOD : ENT_FIT_NONE;
  }
  if (shorter.count == 1 && is_adherents(scene, shorter, longer)) {
    return ENT_FIT_GOOD;
  }
  if (!is_in_order(scene, shorter, longer, &skipped, &at)) {
    return ENT_FIT_NONE;
  }
  const bool whole = at + shorter.count <= longer.count;
  const bool parent = shorter.count == 1 && at == 0 && // "IRGC" is not "IRGC Ground Force"
                      ent_scene_looks(scene, shorter.first, ENT_LOOK_CAPS);
  if (is_named_by(scene, shorter, longer) || lacks_legal_form(scene, shorter, longer) ||
      (whole && !parent && !is_head(scene, shorter.first + shorter.count - 1) &&
       leaves_out(scene, longer, at, shorter.count, false))) {
    return ENT_FIT_STRONG; // "Badr" for "Badr Organization"
  }
  if (shorter.count == 1) {
    return is_distinctive(scene, shorter, longer, at) || is_bare_head(scene, shorter, longer)
               ? ENT_FIT_WEAK
               : ENT_FIT_NONE;
  }
  return fit_words(scene, shorter, longer, at, skipped);
}

bool ent_is_reordered(const EntScene* scene, EntCore a, EntCore b) {
  size_t words[2] = {0, 0};
  for (size_t i = 0; i < a.count; i++) {
    words[0] += !is_link(scene, a.first + i);
  }
  for (size_t k = 0; k < b.count; k++) {
    bool found = is_link(scene, b.first + k);
    words[1] += !found;
    for (size_t i = 0; !found && i < a.count; i++) {
      found = ent_str_equal(ent_core_word(scene, a, i), ent_core_word(scene, b, k));
    }
    if (!found) {
      return false;
    }
  }
  return words[0] == words[1] && words[0] > 1;
}
