#include "extract/actor/run.h"

#include "extract/actor/extent.h"

bool ent_run_head(const EntScene* scene, const EntRun* run) {
  return ent_extent_head(scene, run->first, run->end);
}

bool ent_run_owner(const EntScene* scene, const EntRun* run) {
  static const char* const words[] = {"opposition", "government", "administration", "cabinet",
                                      "campaign",   "ministry",   "presidency",     NULL};
  for (size_t i = run->first; i + 1 < run->end; i++) {
    if (ent_scene_token(scene, i)->entity != ENT_ENTITY_PERSON) {
      return false;
    }
  }
  return run->end - run->first > 2 && ent_scene_is_one_of(scene, run->end - 1, words);
}

size_t ent_run_title(const EntScene* scene, const EntRun* run) {
  size_t n = 0;
  if (!ent_scene_longest(scene, run->first, run->end, ENT_SENSE_TITLE, &n) ||
      run->first + n >= run->end || !ent_extent_capital(scene, run->first + n)) {
    return 0;
  }
  const EntRun rest = {run->sentence, run->first + n, run->end, false, false, ENT_NONE};
  const bool staff = ent_scene_is(scene, run->first + n - 1, "general") &&
                     ent_scene_is(scene, run->first + n, "staff");
  return staff || (n == 1 && ent_run_head(scene, &rest)) ? 0 : n;
}

/** Does the lexicon of aliases have this body? */
static bool is_known(const EntScene* scene, size_t first, size_t end) {
  return ent_sense_of(ent_scene_senses(scene, first, end - first), ENT_SENSE_ALIAS) != NULL;
}

/** Does a people or a creed stand before a body that has its name without it: "Kurdish YPG", "Shia
    Hezbollah", but not "Catholic People's Party"? */
static bool is_described(const EntScene* scene, const EntRun* run) {
  const size_t rest = run->first + 1;
  if (rest + 1 != run->end || !ent_scene_stops(scene, run->first, ENT_STOP_PEOPLE)) {
    return false;
  }
  return ent_scene_looks(scene, rest, ENT_LOOK_CAPS) || is_known(scene, rest, run->end);
}

/** Does the kind of a body stand before its name: "the NGO Helping Hands"? */
static bool is_kind(const EntScene* scene, const EntRun* run) {
  static const char* const kinds[] = {"ngo", "ngos", NULL};
  return run->first + 1 < run->end && ent_scene_is_one_of(scene, run->first, kinds);
}

void ent_run_strip_front(const EntScene* scene, EntRun* run) {
  for (;;) {
    size_t n = 0;
    if (run->first < run->end &&
        (ent_extent_plain(scene, run->first) || is_described(scene, run) || is_kind(scene, run))) {
      run->first++;
    } else if (run->first < run->end && !is_known(scene, run->first, run->end) &&
               (n = ent_run_title(scene, run)) > 0) {
      run->honorific = run->first;
      run->first += n;
      run->titled = true;
    } else {
      return;
    }
  }
}

bool ent_run_follows_title(const EntScene* scene, EntRun* run, size_t sentence_first) {
  size_t end = run->first;
  if (end > sentence_first && ent_scene_is(scene, end - 1, ".")) {
    end--;
  }
  for (size_t n = 1; n <= 4 && end >= sentence_first + n; n++) {
    const EntSense* title = ent_sense_of(ent_scene_senses(scene, end - n, n), ENT_SENSE_TITLE);
    if (title) {
      const bool capital = ent_scene_looks(scene, end - n, ENT_LOOK_CAPITAL) &&
                           !ent_scene_means(scene, end - n, ENT_SENSE_STOP_NAME); // "Liberal"
      run->honorific = capital ? end - n : run->honorific;
      return true;
    }
  }
  return false;
}

/** The word in lower case at token `at` that makes a body behind one of `places`; 0 if there is
   none.
    @return its length in tokens */
static size_t body_length(const EntScene* scene, const EntRun* run, size_t at, int places) {
  const EntSentence* sentence = &scene->analysis->sentences[run->sentence];
  const size_t end = sentence->first_token + sentence->n_tokens;
  size_t n = 0;
  if (at >= end || ent_scene_looks(scene, at, ENT_LOOK_CAPITAL) ||
      !ent_scene_token(scene, at - 1)->space_after) {
    return 0;
  }
  const EntSense* body = ent_scene_longest(scene, at, end, ENT_SENSE_BODY, &n);
  return body && (body->type & places) != 0 ? n : 0;
}

size_t ent_run_tail(const EntScene* scene, const EntRun* run, int places) {
  return body_length(scene, run, run->end, places);
}

size_t ent_run_lower_head(const EntScene* scene, const EntRun* run, bool state) {
  const bool definite = run->first > 0 && ent_scene_is(scene, run->first - 1, "the");
  const bool single = run->end - run->first == 1;
  if (run->end - run->first > 2 || run->end >= scene->analysis->n_tokens) {
    return 0;
  }
  if (state) {
    const bool owner = ent_scene_is(scene, run->end, "'s"); // "Bolivia's armed forces"
    const size_t n = body_length(scene, run, run->end + owner, ENT_BEHIND_STATE);
    return n > 0 ? n + owner : 0;
  }
  const bool people = single && (ent_scene_stops(scene, run->first, ENT_STOP_PEOPLE) ||
                                 ent_scene_stops(scene, run->first, ENT_STOP_ADHERENT));
  const bool caps = single && ent_scene_looks(scene, run->first, ENT_LOOK_CAPS);
  if (caps && ent_run_tail(scene, run, ENT_BEHIND_TAIL) > 0) {
    return 0; // "the NATO alliance"
  }
  const bool place = ent_scene_token(scene, run->first)->entity == ENT_ENTITY_LOCATION;
  const int places = ENT_BEHIND_KIN | (place ? ENT_BEHIND_STATE : 0) |
                     (people ? ENT_BEHIND_PEOPLE : 0) | (single && definite ? ENT_BEHIND_NAME : 0);
  return body_length(scene, run, run->end, places);
}

/** Is this a word that links parts of a name, and so cannot end it? */
static bool is_link(const EntScene* scene, size_t i) {
  static const char* const links[] = {"of",  "for", "and", "to", "on", "in",
                                      "the", "'s",  "'",   "-",  NULL};
  return ent_scene_is_one_of(scene, i, links);
}

/** May the name of a body end with token `i`? */
static bool ends_body(const EntScene* scene, size_t i) {
  return ent_scene_means(scene, i, ENT_SENSE_ORGANIZATION) ||
         ent_scene_looks(scene, i, ENT_LOOK_CAPS) ||
         (ent_extent_capital(scene, i) &&
          ent_scene_token(scene, i)->entity == ENT_ENTITY_ORGANIZATION);
}

void ent_run_strip_back(const EntScene* scene, EntRun* run) {
  while (run->end > run->first + 1 && is_link(scene, run->end - 1)) {
    run->end--;
  }
  for (size_t n = 1; n <= 3 && run->first + n < run->end; n++) {
    const size_t at = run->end - n;
    const EntSense* title = ent_sense_of(ent_scene_senses(scene, at, n), ENT_SENSE_TITLE);
    const bool letters = n == 1 && ent_scene_looks(scene, at, ENT_LOOK_CAPS); // "Jane Roe MP"
    if (title && title->type != ENT_TITLE_OTHER && (letters || ends_body(scene, at - 1)) &&
        (n > 2 || !ent_scene_means(scene, run->end - 1, ENT_SENSE_ORGANIZATION))) {
      run->end = at;
      return;
    }
  }
  size_t n = 0;
  const size_t last = run->end - 1;
  const size_t room = last + 3 < scene->analysis->n_tokens ? last + 3 : scene->analysis->n_tokens;
  if (last > run->first && ends_body(scene, last - 1) &&
      !ent_scene_means(scene, last, ENT_SENSE_ORGANIZATION) &&
      ent_scene_longest(scene, last, room, ENT_SENSE_TITLE, &n) && n > 1) {
    run->end = last; // "Roots Party Presidential candidate"
  }
}

size_t ent_run_inner_title(const EntScene* scene, const EntRun* run, size_t* n) {
  static const char* const particles[] = {"bin", "ibn", "al", "-", "abu", "abdul", "abdel", NULL};
  for (size_t i = run->first + 1; i + 1 < run->end; i++) {
    const EntRun rest = {run->sentence, i, run->end, false, false, ENT_NONE};
    const bool inside = ent_scene_is_one_of(scene, i - 1, particles); // "Zayed bin Sultan"
    const bool state = ent_scene_longest(scene, i, run->end, ENT_SENSE_STATE, n); // "Sri Lanka"
    *n = ent_extent_capital(scene, i) && !inside && !state ? ent_run_title(scene, &rest) : 0;
    if (*n > 1 && ent_scene_means(scene, i, ENT_SENSE_ORGANIZATION)) {
      continue; // "Green Party Leader": the party is not in the title
    }
    const EntSense* title =
        *n > 0 ? ent_sense_of(ent_scene_senses(scene, i, *n), ENT_SENSE_TITLE) : NULL;
    const EntRun person = {run->sentence, i + *n, run->end, false, false, ENT_NONE};
    if (title && title->type != ENT_TITLE_OTHER && !ent_run_head(scene, &person)) {
      return i;
    }
  }
  return run->end;
}

/** Is this the "C." of "Robert C. Miller"? */
static bool is_initial(const EntScene* scene, size_t i) {
  const EntStr form = ent_scene_token(scene, i)->form;
  return ent_scene_looks(scene, i, ENT_LOOK_CAPITAL) &&
         (form.length == 1 || (form.length == 2 && form.bytes[1] == '.'));
}

size_t ent_run_inner_person(const EntScene* scene, const EntRun* run) {
  for (size_t i = run->first + 1; i < run->end; i++) {
    const EntToken* token = ent_scene_token(scene, i);
    const EntRun rest = {run->sentence, i, run->end, false, false, ENT_NONE};
    const bool person = token->begins_entity && token->entity == ENT_ENTITY_PERSON &&
                        ent_scene_token(scene, i - 1)->entity != ENT_ENTITY_PERSON;
    const bool given =
        ent_scene_means(scene, i, ENT_SENSE_FIRST_NAME) && i + 1 < run->end &&
        (ent_scene_means(scene, i - 1, ENT_SENSE_ORGANIZATION) ||
         (ent_scene_means(scene, i - 1, ENT_SENSE_PLACE) &&
          ent_scene_token(scene, i - 1)->entity == ENT_ENTITY_LOCATION) ||
         (ent_scene_means(scene, i - 1, ENT_SENSE_STATE) && ent_extent_head(scene, run->first, i)));
    const bool inside = // "al-Maliki" is one word, and "Robert C. Miller" one person
        ent_scene_is(scene, i - 1, "-") || is_initial(scene, i - 1) ||
        ent_scene_is(scene, i - 1, ".") || ent_scene_opens_body(scene, i - 1);
    if ((person || given) && !inside && ent_extent_capital(scene, i) &&
        !ent_run_head(scene, &rest)) {
      return i;
    }
  }
  return run->end;
}

bool ent_run_located(const EntScene* scene, size_t first, size_t sentence_first) {
  static const char* const prepositions[] = {"in",     "at",         "near",   "outside", "inside",
                                             "across", "throughout", "around", NULL};
  return first > sentence_first && ent_scene_is_one_of(scene, first - 1, prepositions);
}

EntStatus ent_run_add(const EntScene* scene, const EntRun* run, EntName name, EntNames* out) {
  const EntToken* tokens = scene->analysis->tokens;
  const EntSentence* sentence = &scene->analysis->sentences[run->sentence];
  name.span = (EntSpan){tokens[run->first].span.start, tokens[run->end - 1].span.end};
  name.sentence = run->sentence;
  name.first = run->first;
  name.count = run->end - run->first;
  name.actor = ENT_NONE;
  name.honorific = run->honorific;
  name.located |= ent_run_located(scene, run->first, sentence->first_token);
  return ent_names_add(scene, out, name);
}
