#include "extract/actor/extent.h"

static bool is_tight(const EntScene* scene, size_t i) {
  return i + 1 < scene->analysis->n_tokens && !ent_scene_token(scene, i)->space_after;
}

bool ent_extent_hyphened(const EntScene* scene, size_t i) {
  return i + 2 < scene->analysis->n_tokens && is_tight(scene, i) && is_tight(scene, i + 1) &&
         ent_scene_is(scene, i + 1, "-");
}

bool ent_extent_capital(const EntScene* scene, size_t i) {
  static const char* const articles[] = {"al", "el", "as", "ash", "an", "ad",
                                         "ar", "at", "az", "ul",  NULL};
  return ent_scene_looks(scene, i, ENT_LOOK_CAPITAL) ||
         (ent_scene_is_one_of(scene, i, articles) && ent_extent_hyphened(scene, i) &&
          ent_scene_looks(scene, i + 2, ENT_LOOK_CAPITAL));
}

/** Is what a hyphen joins to a name a part of it ("Al-Qaeda", "Suk-yeol"), and no affix
    ("Iran-backed")? @param i  The token before the hyphen. */
static bool hyphen_continues(const EntScene* scene, size_t i, size_t end) {
  if (!ent_extent_hyphened(scene, i) || i + 2 >= end) {
    return false;
  }
  const EntToken* part = ent_scene_token(scene, i + 2);
  if (part->begins_entity && part->entity == ENT_ENTITY_PERSON &&
      ent_scene_token(scene, i)->entity == ENT_ENTITY_PERSON) {
    return false; // "the Bush-Cheney ticket"
  }
  if (i + 3 < end && ent_scene_means(scene, i + 2, ENT_SENSE_FIRST_NAME) &&
      ent_extent_capital(scene, i + 3) && ent_scene_token(scene, i)->form.length > 3 &&
      !ent_scene_means(scene, i, ENT_SENSE_FIRST_NAME)) {
    return false; // "the George Bush-Dick Cheney ticket"
  }
  return ent_extent_capital(scene, i + 2) || part->upos == ENT_UPOS_PROPN ||
         (part->entity != ENT_ENTITY_NONE && !part->begins_entity) ||
         (ent_scene_token(scene, i)->entity == ENT_ENTITY_PERSON && part->upos != ENT_UPOS_VERB);
}

/** The mark of a possessive that belongs to the name: "Workers' Party", "People's Front"; not the
   one of an owner: "Sadr's Mahdi Army". */
static bool is_inner_possessive(const EntScene* scene, size_t first, size_t i) {
  static const char* const plurals[] = {"people", "women", "men", "children", "world", NULL};
  static const char* const officers[] = {"prosecutor", "attorney", "sheriff",   "magistrate",
                                         "general",    "defender", "president", NULL};
  static const char* const seats[] = {"office", "department", "court", NULL};
  if (i == first) {
    return false;
  }
  const bool owner = ent_scene_token(scene, i - 1)->entity == ENT_ENTITY_PERSON ||
                     (i + 1 < scene->analysis->n_tokens &&
                      ent_scene_token(scene, i + 1)->begins_entity); // "Morales' Movement"
  const bool seat = i + 1 < scene->analysis->n_tokens && ent_scene_is_one_of(scene, i + 1, seats);
  return (ent_scene_is(scene, i, "'") && !owner) ||
         (ent_scene_is(scene, i, "'s") && seat && ent_scene_is_one_of(scene, i - 1, officers)) ||
         (ent_scene_is(scene, i, "'s") && ent_scene_is_one_of(scene, i - 1, plurals));
}

/** Does the tagger have one name go on over token `i`: "Ministry of Labour, Trade and Industry"? */
static bool is_tagged(const EntScene* scene, size_t i) {
  const EntToken* token = ent_scene_token(scene, i);
  return i > 0 && ent_scene_token(scene, i - 1)->entity != ENT_ENTITY_NONE &&
         token->entity != ENT_ENTITY_NONE && !token->begins_entity;
}

/** A month or a day, not one in a person's name: "Theresa May", "Lee Jun-seok". */
static bool is_calendar(const EntScene* scene, size_t i) {
  return ent_scene_stops(scene, i, ENT_STOP_CALENDAR) &&
         ent_scene_token(scene, i)->entity != ENT_ENTITY_PERSON;
}

/** An adverb, preposition, pronoun or the like, by its tag; a rare surname that opens a sentence
    may be tagged so too. */
static bool is_function_word(const EntScene* scene, size_t i) {
  const EntToken* token = ent_scene_token(scene, i);
  if (token->begins_entity && token->entity == ENT_ENTITY_PERSON) {
    return false;
  }
  switch ((EntUpos)token->upos) {
  case ENT_UPOS_ADP:
  case ENT_UPOS_ADV:
  case ENT_UPOS_AUX:
  case ENT_UPOS_CCONJ:
  case ENT_UPOS_DET:
  case ENT_UPOS_INTJ:
  case ENT_UPOS_PART:
  case ENT_UPOS_PRON:
  case ENT_UPOS_SCONJ:
    return true;
  default:
    return false;
  }
}

bool ent_extent_plain(const EntScene* scene, size_t i) {
  static const char* const modifiers[] = {"former",    "late", "ousted", "deposed",
                                          "incumbent", "ex",   "then",   NULL};
  if (ent_scene_looks(scene, i, ENT_LOOK_CAPS)) {
    return false; // "US", "IS"
  }
  const bool next = i + 1 < scene->analysis->n_tokens;
  if (next && !ent_scene_is(scene, i, "the") && ent_scene_token(scene, i)->begins_entity &&
      ent_scene_token(scene, i)->entity == ENT_ENTITY_ORGANIZATION && is_tagged(scene, i + 1)) {
    return false; // "One Israel", "We Are Peru"
  }
  if (ent_scene_is_one_of(scene, i, modifiers) || is_function_word(scene, i)) {
    return true;
  }
  if (next && is_inner_possessive(scene, i, i + 1)) {
    return false; // "People's Front"
  }
  if (ent_scene_means(scene, i, ENT_SENSE_FUNCTION_WORD) || is_calendar(scene, i)) {
    return true;
  }
  return ent_scene_stops(scene, i, ENT_STOP_WORD) && (!next || !ent_extent_capital(scene, i + 1));
}

/** Words inside a name that have no capital: "Front for the Liberation", "Osama bin Laden". */
static size_t connector_length(const EntScene* scene, size_t i, size_t end, bool after_head) {
  static const char* const particles[] = {
      "bin", "ibn", "von", "van", "de",  "del", "da",    "dos",   "la",    "el",  "al", "du",
      "der", "den", "ul",  "e",   "y",   "i",   "&",     "di",    "do",    "das", "le", "les",
      "des", "et",  "und", "en",  "wal", "ahl", "ahlul", "della", "degli", NULL};
  static const char* const head_links[] = {"of", "for", "and", "to", "on", NULL};
  const bool particle = ent_scene_is_one_of(scene, i, particles);
  if (!particle && !(after_head && ent_scene_is_one_of(scene, i, head_links))) {
    return 0;
  }
  size_t n = 1;
  while (i + n < end && n < 3 &&
         (ent_scene_is(scene, i + n, "the") || ent_scene_is_one_of(scene, i + n, particles))) {
    n++;
  }
  return i + n < end && ent_extent_capital(scene, i + n) && !is_calendar(scene, i + n) ? n : 0;
}

/** Does a second body start behind token `i`: "the Army and the Front", "left the Party for the
    League"? */
static bool starts_body(const EntScene* scene, size_t i, size_t end) {
  static const char* const deeds[] = {"tion", "ment", "nce", "ense"}; // "the Liberation of"
  for (size_t k = i + 1; k < end && (k <= i + 2 || ent_extent_capital(scene, k)); k++) {
    const EntStr word = ent_scene_folded(scene, k, 1);
    bool deed = false;
    for (size_t d = 0; d < sizeof deeds / sizeof *deeds; d++) {
      const size_t n = strlen(deeds[d]);
      deed |= word.length > n && memcmp(word.bytes + word.length - n, deeds[d], n) == 0;
    }
    if (!deed && ent_scene_means(scene, k, ENT_SENSE_ORGANIZATION)) {
      return true;
    }
  }
  return false;
}

/** Does a link "of", "for" or "in" stand in tokens first … i - 1? */
static bool is_linked(const EntScene* scene, size_t first, size_t i) {
  static const char* const links[] = {"of", "for", "in", NULL};
  while (first < i && !ent_scene_is_one_of(scene, first, links)) {
    first++;
  }
  return first < i;
}

/** Is this the head of a party, a movement or an armed group, which seldom goes on behind it? */
static bool ends_side(const EntScene* scene, size_t i) {
  return ent_scene_heads(scene, i, ENT_BODY_PARTY) ||
         ent_scene_heads(scene, i, ENT_BODY_MOVEMENT) || ent_scene_heads(scene, i, ENT_BODY_ARMED);
}

/** Does the head of a party stand in tokens first … i - 1? */
static bool has_party(const EntScene* scene, size_t first, size_t i) {
  for (size_t k = first; k < i; k++) {
    if (ent_scene_heads(scene, k, ENT_BODY_PARTY)) {
      return true;
    }
  }
  return false;
}

/** Does the name of a party end with a state: "the Liberal Party of Australia"? */
static bool is_party_of_state(const EntScene* scene, size_t first, size_t i) {
  return has_party(scene, first, i) && ent_scene_means(scene, i - 1, ENT_SENSE_STATE);
}

/** Do two aims stand before one head: "the Justice and Equality Movement"? */
static bool shares_head(const EntScene* scene, size_t first, size_t i, size_t end) {
  static const char* const aims[] = {
      "justice", "peace",     "freedom", "unity",      "truth",    "equality",    "development",
      "labour",  "labor",     "work",    "reform",     "rights",   "law",         "solidarity",
      "dignity", "hope",      "faith",   "progress",   "security", "liberty",     "reconciliation",
      "land",    "democracy", "virtue",  "prosperity", "order",    "brotherhood", NULL};
  return i == first + 1 && i + 2 < end && ent_scene_is_one_of(scene, first, aims) &&
         ent_extent_capital(scene, i + 1) && ent_extent_capital(scene, i + 2) &&
         ent_scene_means(scene, i + 2, ENT_SENSE_ORGANIZATION);
}

/** Is "and" inside a name ("Ministry of Peace and Security"), not between two? Only behind a link
    or before a shared head. */
static bool joins_by_and(const EntScene* scene, size_t first, size_t i, size_t end) {
  if (shares_head(scene, first, i, end)) {
    return true;
  }
  return is_linked(scene, first, i) && !starts_body(scene, i, end) &&
         !is_party_of_state(scene, first, i) &&
         !ent_scene_means(scene, i + 1, ENT_SENSE_FIRST_NAME);
}

/** Do a place behind "in" and an acronym in brackets follow: "… in Bavaria (CSU)"? */
static bool is_abbreviated(const EntScene* scene, size_t i, size_t end) {
  size_t at = i + 1;
  while (at < end && at < i + 4 && ent_extent_capital(scene, at)) {
    at++;
  }
  return at > i + 1 && at + 2 < end && ent_scene_is(scene, at, "(") &&
         ent_scene_looks(scene, at + 1, ENT_LOOK_CAPS) && ent_scene_is(scene, at + 2, ")");
}

/** Is a place smaller than a state named at token `i`: "in Washington"? */
static bool is_seat(const EntScene* scene, size_t i) {
  const EntSense* senses = ent_scene_senses(scene, i, 1);
  const EntSense* state = ent_sense_of(senses, ENT_SENSE_STATE);
  return ent_sense_of(senses, ENT_SENSE_PLACE) || (state && state->type == ENT_STATE_CAPITAL);
}

/** Is "in" inside a name ("Council for the Islamic Revolution in Iraq")? Only behind "of" or "for",
    and not before a town. */
static bool joins_by_in(const EntScene* scene, size_t first, size_t i, size_t end) {
  bool linked = false;
  bool head = false;
  const bool party = has_party(scene, first, i); // "the Liberal Party of Canada in Brampton"
  for (size_t k = first; k < i; k++) {
    linked |= ent_scene_is(scene, k, "of") || ent_scene_is(scene, k, "for");
    head |= ent_scene_means(scene, k, ENT_SENSE_ORGANIZATION);
  }
  return (linked && head && !party && i - first > 3 && !is_seat(scene, i + 1)) ||
         (head && is_abbreviated(scene, i, end)) ||
         (i > first && ent_scene_is(scene, i - 1, "state"));
}

/** May "of" follow the word before token `i`, which is no head word of organizations? "State of
    Law", but not "Biden of Delaware". */
static bool may_take_of(const EntScene* scene, size_t first, size_t i) {
  static const char* const words[] = {
      "state",     "sons",      "house",      "soldiers", "martyrs",   "rally",     "knights",
      "lions",     "people",    "voice",      "call",     "guardians", "defenders", "supporters",
      "partisans", "followers", "companions", "swords",   "heirs",     NULL};
  return i > first && ent_scene_is(scene, i, "of") && ent_scene_is_one_of(scene, i - 1, words);
}

bool ent_extent_head(const EntScene* scene, size_t first, size_t end) {
  for (size_t i = first; i < end; i++) {
    if (ent_extent_capital(scene, i) && ent_scene_means(scene, i, ENT_SENSE_ORGANIZATION)) {
      return true;
    }
  }
  return false;
}

/** Tokens from link `i` on to the next capital, at most three; 0 if there is none. */
static size_t to_capital(const EntScene* scene, size_t i, size_t end) {
  for (size_t n = 1; n <= 3 && i + n < end; n++) {
    if (ent_extent_capital(scene, i + n)) {
      return is_calendar(scene, i + n) ? 0 : n;
    }
  }
  return 0;
}

/** The same for a small word, a word of another language, or a mark that names hold; "offshoot" in
    "P offshoot Q" is none, whatever the tagger says. */
static bool is_tagged_link(const EntScene* scene, size_t i) {
  static const char* const marks[] = {",", "/", "&", "+", NULL};
  const int upos = ent_scene_token(scene, i)->upos;
  const bool foreign = upos == ENT_UPOS_PROPN && !ent_scene_means(scene, i, ENT_SENSE_CUE);
  return is_tagged(scene, i) && !ent_scene_is(scene, i, "'s") &&
         (is_function_word(scene, i) || foreign || ent_scene_is_one_of(scene, i, marks));
}

/** Length of a nickname in quotation marks inside a person's name: "Joaquín “El Chapo” Guzmán"; 0
   if there is none. */
static size_t nickname_length(const EntScene* scene, size_t i, size_t end) {
  enum { LONGEST = 3 };
  static const char* const marks[] = {
      "\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98", "\xE2\x80\x99", "'", NULL};
  if (i == 0 || !ent_scene_is_one_of(scene, i, marks) ||
      ent_scene_token(scene, i - 1)->entity != ENT_ENTITY_PERSON) {
    return 0;
  }
  for (size_t n = 1; n <= LONGEST && i + n + 2 <= end && ent_extent_capital(scene, i + n); n++) {
    if (ent_scene_is_one_of(scene, i + n + 1, marks)) {
      return i + n + 2 < end && ent_extent_capital(scene, i + n + 2) ? n + 2 : 0;
    }
  }
  return 0;
}

/** Does "and" stand between two names that the tagger takes for one: "the League and the Front"? */
static bool parts(const EntScene* scene, size_t first, size_t i, size_t end) {
  const bool definite = i + 1 < end && ent_scene_is(scene, i + 1, "the");
  return (ends_side(scene, i - 1) && !is_linked(scene, first, i)) ||
         is_party_of_state(scene, first, i) || (definite && starts_body(scene, i, end));
}

/** Length of what links token `i` - 1 of a name to its next capital; 0 if the name ends there. What
    the tagger takes for one name is one; for the rest the words decide. */
static size_t link_length(const EntScene* scene, size_t first, size_t i, size_t end,
                          bool after_head) {
  static const char* const loose[] = {"for", "to", "on", NULL};
  static const char* const units[] = {"brigade", "regiment", "battalion", "division",
                                      "corps",   "squadron", "directors", NULL};
  const bool next_capital = i + 1 < end && ent_extent_capital(scene, i + 1);
  size_t state = 0;
  if (next_capital && ent_scene_token(scene, i - 1)->form.length == 1 &&
      ent_scene_is(scene, i, ".")) {
    return 1; // an initial
  }
  if (i + 2 < end && ent_scene_is(scene, i, "of") && ends_side(scene, i - 1) &&
      ent_scene_means(scene, i + 1, ENT_SENSE_FIRST_NAME) && ent_extent_capital(scene, i + 2) &&
      !ent_scene_longest(scene, i + 1, end, ENT_SENSE_STATE, &state)) {
    return 0; // "the Democratic Party of Masoud Barzani", not "… of Sri Lanka"
  }
  if (ent_scene_is(scene, i, "of") && ent_scene_is_one_of(scene, i - 1, units)) {
    return 0; // "the 4th Brigade of the Republican Guard"
  }
  const size_t nickname = nickname_length(scene, i, end);
  if (nickname > 0) {
    return nickname;
  }
  if (is_tagged_link(scene, i) && !(ent_scene_is(scene, i, "and") && parts(scene, first, i, end))) {
    return to_capital(scene, i, end);
  }
  if (ent_scene_is(scene, i, "and")) {
    return joins_by_and(scene, first, i, end) ? connector_length(scene, i, end, true) : 0;
  }
  if (next_capital && (is_inner_possessive(scene, first, i) ||
                       (ent_scene_is(scene, i, "in") && joins_by_in(scene, first, i, end)))) {
    return 1;
  }
  if (ent_scene_is_one_of(scene, i, loose) && starts_body(scene, i, i + 3 < end ? i + 3 : end)) {
    return 0;
  }
  const bool links = after_head || may_take_of(scene, first, i) ||
                     (ent_scene_is(scene, i, "of") && ent_extent_head(scene, first, i));
  return connector_length(scene, i, end, links);
}

/** The number of "Democrats 66", "Alliance 90": two digits that the tagger has in the name. */
static bool is_name_number(const EntScene* scene, size_t i) {
  return ent_scene_looks(scene, i, ENT_LOOK_NUMBER) && is_tagged(scene, i) &&
         ent_scene_token(scene, i)->form.length <= 2;
}

/** Length of a wing in brackets that belongs to a name: "(Marxist)", "(S)"; 0 if there is none. */
static size_t wing_length(const EntScene* scene, size_t i, size_t end) {
  if (i + 2 >= end || !ent_scene_is(scene, i, "(") || !ent_scene_is(scene, i + 2, ")")) {
    return 0;
  }
  const bool letter = ent_scene_token(scene, i + 1)->form.length == 1 &&
                      ent_scene_looks(scene, i + 1, ENT_LOOK_CAPITAL);
  const bool creed = (ent_scene_stops(scene, i + 1, ENT_STOP_ADHERENT) ||
                      ent_scene_stops(scene, i + 1, ENT_STOP_PEOPLE)) &&
                     ent_scene_looks(scene, i + 1, ENT_LOOK_CAPITAL);
  return letter || creed ? 3 : 0;
}

/** "force" without a capital behind a word that takes it: "Syrian Armed forces", "Army Special
    forces". */
static bool is_lower_force(const EntScene* scene, size_t first, size_t i) {
  static const char* const forces[] = {"force", "forces", NULL};
  static const char* const kinds[] = {"air",     "armed",    "defense", "defence",
                                      "special", "security", "task",    NULL};
  return i > first && ent_scene_looks(scene, i, ENT_LOOK_WORD) &&
         ent_scene_is_one_of(scene, i, forces) && ent_scene_is_one_of(scene, i - 1, kinds);
}

size_t ent_extent_end(const EntScene* scene, size_t first, size_t end) {
  bool after_head = false;
  size_t i = first;
  while (i < end) {
    if (ent_extent_capital(scene, i) && (i == first || !is_calendar(scene, i))) {
      after_head = ent_scene_means(scene, i, ENT_SENSE_ORGANIZATION);
      for (i++; hyphen_continues(scene, i - 1, end);) {
        i += 2;
      }
      continue;
    }
    if (is_name_number(scene, i)) {
      i++;
      continue;
    }
    const bool body = after_head || ent_scene_looks(scene, i - 1, ENT_LOOK_CAPS) ||
                      ent_scene_token(scene, i - 1)->entity == ENT_ENTITY_ORGANIZATION;
    const size_t wing = body ? wing_length(scene, i, end) : 0;
    if (wing > 0) {
      return i + wing;
    }
    const size_t n = link_length(scene, first, i, end, after_head);
    if (n == 0) {
      return i + is_lower_force(scene, first, i);
    }
    i += n;
  }
  return i;
}
