#include "extract/actor/affix.h"
#include "extract/actor/extent.h"
#include "extract/actor/mention.h"
#include "extract/actor/run.h"

/** The party of a person, right before the name: "Liberal Jane Roe". */
static EntStatus add_adherence(const EntScene* scene, EntRun* run, EntNames* out) {
  const EntRun party = {run->sentence, run->first, run->first + 1, false, run->at_start, ENT_NONE};
  if (run->end - run->first < 3 || ent_run_head(scene, run) ||
      !ent_run_names_party(scene, &party)) {
    return ENT_OK;
  }
  run->first++;
  run->at_start = false;
  return ent_run_add(scene, &party,
                     (EntName){.state = ENT_NONE, .kind = ENT_ORGANIZATION, .sure = true}, out);
}

/** A run that is no state. */
static EntStatus add_plain(const EntScene* scene, EntRun* run, EntNames* out) {
  EntName name = {.state = ENT_NONE};
  const EntSentence* sentence = &scene->analysis->sentences[run->sentence];
  ENT_TRY(add_adherence(scene, run, out));
  ent_run_strip_front(scene, run);
  ent_run_strip_back(scene, run);
  if (run->first >= run->end) {
    return ENT_OK;
  }
  const bool party = ent_run_names_party(scene, run);
  if (!party && (run->at_start || !ent_run_head(scene, run)) &&
      ent_sense_of(ent_scene_senses(scene, run->first, run->end - run->first), ENT_SENSE_TITLE)) {
    return ENT_OK; // "the President"
  }
  if (ent_run_owner(scene, run)) {
    run->end--; // "the Peter Dutton Opposition"
  }
  const size_t lower = ent_run_lower_head(scene, run, false);
  if (lower > 0) {
    run->end += lower;
    return ent_run_add(scene, run,
                       (EntName){.state = ENT_NONE, .kind = ENT_ORGANIZATION, .sure = true}, out);
  }
  run->titled |= ent_run_follows_title(scene, run, sentence->first_token);
  if ((!party && ent_run_only_opens(scene, run)) || !ent_run_classify(scene, run, &name)) {
    return ENT_OK;
  }
  const size_t tail = ent_run_tail(scene, run, ENT_BEHIND_TAIL);
  if (tail > 0 && !(name.kind == ENT_PERSON && name.sure)) {
    name.kind = ENT_ORGANIZATION; // "the Likud party", "the Abu Sayyaf group"
    name.sure = true;
    name.tail = tail;
  }
  return ent_run_add(scene, run, name, out);
}

/** A name of a state at the start of the run? @param n  Receives its length in tokens. */
static const EntSense* state_at(const EntScene* scene, const EntRun* run, size_t end, size_t* n) {
  const EntSense* sense = ent_scene_longest(scene, run->first, end, ENT_SENSE_STATE, n);
  const bool caps = ent_scene_looks(scene, run->first, ENT_LOOK_CAPS);
  if (sense && run->first + *n < run->end &&
      ent_scene_token(scene, run->first)->entity == ENT_ENTITY_PERSON &&
      ent_scene_token(scene, run->first + *n)->entity == ENT_ENTITY_PERSON &&
      !ent_scene_token(scene, run->first + *n)->begins_entity) {
    return NULL; // "Santiago Peña", "Paris Hilton"
  }
  return sense && (sense->type != ENT_STATE_ACRONYM || caps) ? sense : NULL; // "US", not "Us"
}

/** Does what follows a state's name make a longer name of it, such as "Syrian Army"? */
static bool is_longer_name(const EntScene* scene, const EntRun* run, size_t n) {
  const bool affixed = run->first > 0 && ent_scene_is(scene, run->first - 1, "-"); // "pro-Russian"
  if (affixed || run->first + n >= run->end) {
    return false;
  }
  const EntRun rest = {run->sentence, run->first + n, run->end, false, false, ENT_NONE};
  const EntToken* next = ent_scene_token(scene, rest.first);
  const bool continued = next->entity == ENT_ENTITY_ORGANIZATION && !next->begins_entity;
  return (ent_run_head(scene, &rest) || continued) && ent_run_title(scene, &rest) == 0;
}

/** Does the part before an inner title name a body? "Google" in "Google CEO X" and "Liberal" in
    "Liberal Senator X" do, "Climate" in "Climate Minister X" does not. */
static bool names_body(const EntScene* scene, const EntRun* run) {
  return run->end - run->first > 1 || ent_run_head(scene, run) || ent_run_names_party(scene, run) ||
         ent_scene_looks(scene, run->first, ENT_LOOK_CAPS) ||
         ent_scene_token(scene, run->first)->entity == ENT_ENTITY_ORGANIZATION;
}

/** A run that may hold a body, a title and a person. */
static EntStatus add_parts(const EntScene* scene, EntRun* run, EntNames* out) {
  size_t n = 0;
  size_t title = ent_run_inner_title(scene, run, &n);
  if (title == run->end) {
    title = ent_run_inner_person(scene, run);
    n = 0;
  }
  if (title == run->end) {
    return add_plain(scene, run, out);
  }
  EntRun body = {run->sentence, run->first, title, false, run->at_start, ENT_NONE};
  EntRun person = {run->sentence, title + n, run->end, true, false, ENT_NONE};
  if (names_body(scene, &body)) {
    ENT_TRY(add_plain(scene, &body, out));
  }
  return add_plain(scene, &person, out);
}

/** "Government", with a capital: it is no more than the state. */
static bool is_government(const EntScene* scene, size_t i) {
  const EntSense* body = ent_sense_of(ent_scene_senses(scene, i, 1), ENT_SENSE_BODY);
  return body && (body->type & ENT_BEHIND_GOVERNMENT) != 0;
}

/** Is it the language of what follows: "(Bulgarian: …"? */
static bool is_language(const EntScene* scene, const EntRun* run, size_t n) {
  const size_t next = run->first + n;
  return run->first > 0 && next < scene->analysis->n_tokens &&
         ent_scene_is(scene, run->first - 1, "(") && ent_scene_is(scene, next, ":");
}

/** Are it private people of the state who do something: "Russian workers", "Syrian Kurds"? */
static bool is_private(const EntScene* scene, const EntRun* run, size_t n) {
  static const char* const people[] = {
      "activists", "businesses",  "businessmen", "citizens",    "civilians",  "companies",
      "consumers", "dissidents",  "exiles",      "expatriates", "extremists", "families",
      "farmers",   "firms",       "hackers",     "immigrants",  "investors",  "jihadis",
      "jihadists", "journalists", "kurdish",     "kurds",       "migrants",   "protesters",
      "refugees",  "residents",   "scholars",    "scientists",  "students",   "terrorists",
      "tourists",  "volunteers",  "voters",      "workers",     "workforce",  NULL};
  const size_t next = run->first + n;
  return next < scene->analysis->n_tokens && ent_scene_token(scene, next - 1)->space_after &&
         ent_scene_is_one_of(scene, next, people);
}

static EntStatus add_any(const EntScene* scene, EntRun* run, EntNames* out);

/** A run that starts with a name of a state. */
static EntStatus add_state(const EntScene* scene, EntRun* run, const EntSense* sense, size_t n,
                           EntNames* out) {
  const EntSentence* sentence = &scene->analysis->sentences[run->sentence];
  const bool seat = sense->type == ENT_STATE_CAPITAL || sense->type == ENT_STATE_SEAT;
  const bool place = seat && ent_run_located(scene, run->first, sentence->first_token);
  const EntRun adjective = {run->sentence, run->first, run->first + n, false, false, ENT_NONE};
  const size_t lower = ent_run_lower_head(scene, &adjective, true);
  if (lower > 0) {
    run->end = adjective.end + lower;
    return ent_run_add(scene, run,
                       (EntName){.state = ENT_NONE, .kind = ENT_ORGANIZATION, .sure = true}, out);
  }
  const bool whole = n + 1 == run->end - run->first && is_government(scene, run->end - 1);
  const size_t tail = whole ? 1 : ent_run_tail(scene, &adjective, ENT_BEHIND_GOVERNMENT);
  if (!whole && is_longer_name(scene, run, n)) {
    return add_parts(scene, run, out);
  }
  const bool others = sense->type == ENT_STATE_DEMONYM && is_private(scene, run, n);
  if (!place && !others && !is_language(scene, run, n)) {
    const EntName name = {.state = sense->index,
                          .state_name = (EntStateName)sense->type,
                          .kind = ENT_STATE,
                          .tail = tail,
                          .sure = true};
    ENT_TRY(ent_run_add(scene, &adjective, name, out));
  }
  run->first += n + (whole ? tail : 0);
  run->at_start = false;
  while (run->first < run->end && !ent_scene_looks(scene, run->first, ENT_LOOK_WORD)) {
    run->first++; // the hyphen of "Russia-Ukraine"
  }
  return run->first < run->end ? add_any(scene, run, out) : ENT_OK;
}

/** "Government of India": its state, or NULL. @param n  Receives the length of the whole. */
static const EntSense* government_of(const EntScene* scene, const EntRun* run, size_t* n) {
  static const char* const words[] = {"government", "republic", "state", "kingdom", NULL};
  EntRun rest = *run;
  if (run->end - run->first < 3 || !ent_scene_is_one_of(scene, run->first, words) ||
      !ent_scene_is(scene, run->first + 1, "of")) {
    return NULL;
  }
  rest.first += ent_scene_is(scene, run->first + 2, "the") ? 3 : 2;
  const EntSense* state = rest.first < rest.end ? state_at(scene, &rest, rest.end, n) : NULL;
  if (!state || rest.first + *n != run->end) {
    return NULL;
  }
  *n = run->end - run->first;
  return state;
}

/** A run of whatever kind. The depth is the number of states that it holds. */
static EntStatus add_any(const EntScene* scene, EntRun* run, EntNames* out) {
  const EntSentence* sentence = &scene->analysis->sentences[run->sentence];
  const size_t end = sentence->first_token + sentence->n_tokens;
  size_t n = 0;
  const EntSense* state = government_of(scene, run, &n);
  state = state ? state : state_at(scene, run, end, &n);
  if (!state) {
    return add_parts(scene, run, out);
  }
  if (run->end < run->first + n) {
    run->end = run->first + n; // "Republic of the Congo": the lexicon knows better
  }
  return add_state(scene, run, state, n, out);
}

/** Is every longer word of the sentence capitalized, as in many headlines? Then capitals tell
    nothing. */
static bool is_title_case(const EntScene* scene, size_t index) {
  const EntSentence* sentence = &scene->analysis->sentences[index];
  size_t words = 0;
  size_t capitals = 0;
  for (size_t i = sentence->first_token; i < sentence->first_token + sentence->n_tokens; i++) {
    const EntToken* token = ent_scene_token(scene, i);
    if (ent_scene_looks(scene, i, ENT_LOOK_WORD) && token->span.end - token->span.start > 3) {
      words++;
      capitals += ent_extent_capital(scene, i);
    }
  }
  return ent_scene_block(scene, index) != ENT_PARAGRAPH && words > 3 && capitals * 10 > words * 7;
}

/** Do only marks and plain words stand before token `i` in its sentence? */
static bool opens(const EntScene* scene, const EntSentence* sentence, size_t i) {
  while (i > sentence->first_token && !ent_scene_looks(scene, i - 1, ENT_LOOK_WORD)) {
    i--;
  }
  return i == sentence->first_token;
}

/** Is this the "5th" of "5th Corps" or of "20th MRD"? */
static bool is_ordinal(const EntScene* scene, size_t i, size_t end) {
  const EntStr form = ent_scene_token(scene, i)->form;
  if (!ent_scene_looks(scene, i, ENT_LOOK_NUMBER) || i + 1 >= end || form.length <= 2 ||
      form.bytes[form.length - 1] < 'a' || !ent_extent_capital(scene, i + 1)) {
    return false;
  }
  const size_t last = ent_extent_end(scene, i + 1, end) - 1;
  return ent_scene_means(scene, last, ENT_SENSE_ORGANIZATION) ||
         (last == i + 1 && ent_scene_looks(scene, last, ENT_LOOK_CAPS));
}

/** Is this the "al" of "al Qaeda"? */
static bool is_spaced_article(const EntScene* scene, size_t i, size_t end) {
  return i + 1 < end && ent_scene_is(scene, i, "al") && ent_scene_token(scene, i)->space_after &&
         ent_scene_looks(scene, i + 1, ENT_LOOK_CAPITAL) && !ent_extent_plain(scene, i + 1);
}

/** The short name in brackets right behind a body, whatever else the word means: "National Alliance
    (AN)". @return the token behind it, or `at` if there is none. */
static size_t bracketed(const EntScene* scene, const EntNames* out, size_t at, size_t end) {
  const EntName* body = out->count > 0 ? &out->items[out->count - 1] : NULL;
  if (!body || body->kind != ENT_ORGANIZATION || body->count < 2 || at + 2 >= end ||
      body->first + body->count != at || !ent_scene_is(scene, at, "(") ||
      !ent_scene_is(scene, at + 2, ")") || !ent_scene_looks(scene, at + 1, ENT_LOOK_CAPITAL)) {
    return at;
  }
  const EntSense* senses = ent_scene_senses(scene, at + 1, 1);
  return ent_sense_of(senses, ENT_SENSE_STATE) || ent_sense_of(senses, ENT_SENSE_PLACE) ||
                 ent_scene_token(scene, at + 1)->entity == ENT_ENTITY_LOCATION
             ? at
             : at + 2;
}

/** Add the short name behind a body, if there is one. @param at  Moved on behind it. */
static EntStatus add_bracketed(const EntScene* scene, size_t sentence, size_t* at, size_t end,
                               EntNames* out) {
  const size_t past = bracketed(scene, out, *at, end);
  if (past == *at) {
    return ENT_OK;
  }
  const EntRun inner = {sentence, *at + 1, past, false, false, ENT_NONE};
  const EntName name = {.state = ENT_NONE, .kind = ENT_ORGANIZATION, .sure = true};
  *at = past;
  return ent_run_add(scene, &inner, name, out);
}

/** Drop words before a name that the tagger has start behind them: of a state's all ("Neighbouring
    Norland", "the landlocked Norland"), of another's a verb or an adjective that opens the sentence
    ("Supporting Hezbollah, …"). */
static void skip_front(const EntScene* scene, EntRun* run, size_t end) {
  const EntUpos upos = (EntUpos)ent_scene_token(scene, run->first)->upos;
  const bool adherent =
      ent_scene_stops(scene, run->first, ENT_STOP_ADHERENT); // "Republican Jane Roe"
  const bool opener = run->at_start && !adherent && (upos == ENT_UPOS_VERB || upos == ENT_UPOS_ADJ);
  for (size_t i = run->first; i + 1 < run->end; i++) {
    if (ent_scene_token(scene, i)->entity != ENT_ENTITY_NONE ||
        ent_scene_means(scene, i, ENT_SENSE_ORGANIZATION) ||
        !ent_scene_token(scene, i)->space_after) {
      return;
    }
    EntRun rest = *run;
    rest.first = i + 1;
    size_t n = 0;
    if (ent_scene_token(scene, i + 1)->begins_entity &&
        (state_at(scene, &rest, end, &n) || (opener && i == run->first))) {
      run->first = i + 1;
      run->at_start = false;
      return;
    }
  }
}

/** Does a run end with a rank whose full stop is a word of its own: "Democratic Gov" of "Democratic
    Gov. Jane Roe"? */
static bool ends_with_rank(const EntScene* scene, const EntRun* run, size_t end) {
  return run->end - run->first > 1 && run->end + 1 < end && ent_scene_is(scene, run->end, ".") &&
         !ent_scene_token(scene, run->end - 1)->space_after &&
         ent_extent_capital(scene, run->end + 1) &&
         ent_sense_of(ent_scene_senses(scene, run->end - 1, 1), ENT_SENSE_TITLE);
}

/** Does it stand in the dateline, which ends at `text`, and names no state? */
static bool is_town(const EntScene* scene, const EntRun* run, size_t text) {
  size_t n = 0;
  return run->first < text && !state_at(scene, run, text, &n);
}

/** Names of one sentence. */
static EntStatus find_in(const EntScene* scene, size_t index, EntNames* out) {
  const EntSentence* sentence = &scene->analysis->sentences[index];
  const size_t end = sentence->first_token + sentence->n_tokens;
  if (is_title_case(scene, index)) {
    return ENT_OK;
  }
  const size_t text = ent_dateline_end(scene, index);
  for (size_t i = sentence->first_token; i < end;) {
    EntRun run = {index, i, i, false, opens(scene, sentence, i), ENT_NONE};
    size_t n = 0;
    const size_t prefix = ent_affix_prefix(scene, i);
    if (is_town(scene, &run, text) || (prefix == 0 && ent_affix_denies(scene, i))) {
      i++;
      continue;
    }
    if (prefix > 0) {
      run.end = ++i;
      ENT_TRY(ent_affix_add_prefixed(scene, &run, prefix, out));
      ENT_TRY(ent_affix_add_body(scene, &run, i, end, out));
      continue;
    }
    const bool before = is_ordinal(scene, i, end) || is_spaced_article(scene, i, end);
    if (!before && (!ent_extent_capital(scene, i) || ent_extent_plain(scene, i))) {
      i++;
      continue;
    }
    run.end = ent_extent_end(scene, before ? i + 1 : i, end);
    if (!before) {
      skip_front(scene, &run, end);
    }
    EntRun rest = run;
    if (state_at(scene, &run, end, &n) && run.end < run.first + n) {
      run.end = run.first + n;
    }
    i = run.end;
    rest.end -= ends_with_rank(scene, &rest, end);
    ENT_TRY(add_any(scene, &rest, out));
    ENT_TRY(add_bracketed(scene, index, &i, end, out));
    if (ent_affix_follows(scene, &run, end)) {
      const size_t count = out->count;
      ENT_TRY(ent_affix_add_body(scene, &run, run.end + 2, end, out));
      i = out->count > count ? run.end + 3 : i; // past "Coalition", with a capital
    }
  }
  return ENT_OK;
}

EntStatus ent_find_names(const EntScene* scene, EntNames* out) {
  *out = (EntNames){0};
  for (size_t i = 0; i < scene->analysis->n_sentences; i++) {
    ENT_TRY(find_in(scene, i, out));
  }
  return ENT_OK;
}
