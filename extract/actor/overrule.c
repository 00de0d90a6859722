#include "extract/actor/overrule.h"

#include "graph/base/unicode.h"

/** A name of the user's at its place in a sentence. */
typedef struct {
  size_t first; ///< token
  size_t count; ///< tokens; 0 for none
  EntSpan span;
  EntGivenSpelling spelling;
} Match;

/** The names of an article under way. */
typedef struct {
  const EntScene* scene;
  const EntNames* found;
  size_t next; ///< the first of `found` that is not copied or passed over
  EntNames out;
} Merge;

/** Do the letters of the text stand for this spelling, not for an ordinary word? */
static bool fits_case(EntStr text, EntGivenCase needs) {
  size_t upper = 0;
  size_t lower = 0;
  for (size_t at = 0, n = 0; at < text.length; at += n) {
    const uint32_t code = ent_utf8_next((EntStr){text.bytes + at, text.length - at}, &n);
    upper += ent_is_upper(code);
    lower += ent_is_lower(code);
  }
  return needs == ENT_CASE_ANY || (upper > 0 && (needs == ENT_CASE_CAPITAL || lower == 0));
}

/** Characters at the end of a word that are no part of a name, though they stand in its token: the
    stop of the sentence, the possessive of a headline in capitals. */
static size_t tail_of(EntStr folded) {
  const char* end = folded.bytes + folded.length;
  if (folded.length > 1 && end[-1] == '.') {
    return 1;
  }
  return folded.length > 2 && end[-1] == 's' && end[-2] == '\'' ? 2 : 0;
}

/** The user's spelling that a text stands for, or NULL. @param span  Loses a tail. */
static const EntGivenSpelling* find_spelling(const EntScene* scene, EntStr folded, EntSpan* span) {
  const EntStr text = scene->article->text;
  const EntGivenSpelling* spelling = ent_given_find(scene->given, folded);
  const size_t tail = spelling ? 0 : tail_of(folded);
  for (size_t i = 0, n = 0; i < tail; i++) {
    (void)ent_utf8_before(text, span->end, &n);
    span->end -= n;
  }
  if (tail > 0) {
    spelling = ent_given_find(scene->given, (EntStr){folded.bytes, folded.length - tail});
  }
  return spelling && fits_case(ent_str_span(text.bytes, *span), spelling->needs) ? spelling : NULL;
}

/** The longest of the user's names that starts `offset` bytes into token `at`. */
static Match match_from(const EntScene* scene, size_t at, size_t offset, size_t end) {
  enum { TAIL = 2 };
  const EntToken* tokens = scene->analysis->tokens;
  const size_t start = scene->looks[at].start + offset;
  const char* folded = scene->folded.bytes + start;
  const size_t reach =
      ent_given_reach(scene->given, (EntStr){folded, scene->looks[end - 1].end - start});
  Match match = {0};
  for (size_t n = 1; reach > 0 && at + n <= end; n++) {
    const size_t length = scene->looks[at + n - 1].end - start;
    if (length > reach + TAIL) {
      break;
    }
    EntSpan span = {tokens[at].span.start + offset, tokens[at + n - 1].span.end};
    const EntGivenSpelling* spelling = find_spelling(scene, (EntStr){folded, length}, &span);
    if (spelling) {
      match = (Match){at, n, span, *spelling};
    }
  }
  return match;
}

/** The user's name at token `at`, or in it behind a hyphen ("pro-Sadr"). */
static Match match_at(const EntScene* scene, size_t at, size_t end) {
  const EntStr form = scene->analysis->tokens[at].form;
  Match match = match_from(scene, at, 0, end);
  for (size_t i = 0; match.count == 0 && i + 1 < form.length && (unsigned char)form.bytes[i] < 0x80;
       i++) { // up to there the folded form is as long as the form
    if (form.bytes[i] == '-') {
      match = match_from(scene, at, i + 1, end);
    }
  }
  return match;
}

/** How a name that was found and one of the user's that overlaps stand to each other. */
typedef enum {
  REPLACED, ///< the user's stands in its place
  WIDENED,  ///< it is a longer form of the user's: "al-Sadr", "Muqtada al-Sadr" for "Sadr"
  KEPT      ///< it is another person's, who shares the surname
} Outcome;

static Outcome outcome_of(const EntScene* scene, const EntName* name, const Match* match) {
  const EntGivenActor* actor = ent_given_actor(scene->given, match->spelling.actor);
  const bool at_end = name->first + name->count == match->first + match->count;
  if (!at_end || name->first >= match->first) {
    return REPLACED;
  }
  if (match->first - name->first == 2 && ent_scene_is(scene, match->first - 1, "-") &&
      ent_scene_folded(scene, name->first, 1).length <= 3) {
    return WIDENED; // an Arabic article
  }
  if (name->kind != ENT_PERSON || (actor->who.kind != ENT_PERSON && !actor->dropped)) {
    return REPLACED;
  }
  return match->spelling.is_short ? KEPT : WIDENED;
}

/** The number of a state of the user's in the lexicon, by any of its names; ENT_NONE if unknown. */
static EntStatus find_state(const EntScene* scene, const EntGivenActor* actor, uint32_t* state) {
  *state = ENT_NONE;
  if (actor->who.kind != ENT_STATE) {
    return ENT_OK;
  }
  for (size_t i = 0; i < actor->who.n_aliases && *state == ENT_NONE; i++) {
    const char* folded = ent_fold(scene->arena, ent_str(actor->who.aliases[i]));
    if (!folded) {
      return ent_no_memory(scene->err);
    }
    const EntSense* sense =
        ent_sense_of(ent_lexicon_phrase(scene->lexicon, ent_str(folded)), ENT_SENSE_STATE);
    *state = sense ? sense->index : ENT_NONE;
  }
  return ENT_OK;
}

/** Add a name of the user's. @param in_place_of  The name that it covers, or NULL. */
static EntStatus add_match(Merge* self, size_t sentence, const Match* match,
                           const EntName* in_place_of) {
  const EntGivenActor* actor = ent_given_actor(self->scene->given, match->spelling.actor);
  EntName name = {.span = match->span,
                  .sentence = sentence,
                  .first = match->first,
                  .count = match->count,
                  .kind = actor->who.kind,
                  .state = ENT_NONE,
                  .honorific = ENT_NONE};
  if (in_place_of) {
    name = *in_place_of;
    name.kind = actor->dropped ? name.kind : actor->who.kind;
    name.located = false;
  }
  name.span.end = match->span.end;
  name.sure = true;
  name.actor = ENT_NONE;
  name.given = 1 + match->spelling.actor;
  name.bare = match->spelling.is_short;
  if (!actor->dropped) {
    ENT_TRY(find_state(self->scene, actor, &name.state));
  }
  return ent_names_add(self->scene, &self->out, name);
}

/** Copy what stands before a match, settle what overlaps it, and add it.
    @return ENT_OK with `match->count` 0 if it does not count. */
static EntStatus merge_match(Merge* self, size_t sentence, Match* match) {
  const EntNames* found = self->found;
  while (self->next < found->count &&
         found->items[self->next].first + found->items[self->next].count <= match->first) {
    ENT_TRY(ent_names_add(self->scene, &self->out, found->items[self->next++]));
  }
  const EntName* covered = NULL;
  size_t i = self->next;
  for (; i < found->count && found->items[i].first < match->first + match->count; i++) {
    const EntName* name = &found->items[i];
    const Outcome outcome = outcome_of(self->scene, name, match);
    if (outcome == KEPT) {
      match->count = 0;
      return ENT_OK;
    }
    const bool same = name->first == match->first && name->count == match->count &&
                      name->span.start == match->span.start;
    covered = outcome == WIDENED || same ? name : covered;
  }
  self->next = i;
  return add_match(self, sentence, match, covered);
}

EntStatus ent_overrule_names(const EntScene* scene, EntNames* names) {
  Merge self = {.scene = scene, .found = names};
  for (size_t i = 0; scene->given && i < scene->analysis->n_sentences; i++) {
    const EntSentence* sentence = &scene->analysis->sentences[i];
    const size_t end = sentence->first_token + sentence->n_tokens;
    for (size_t at = sentence->first_token; at < end;) {
      Match match = match_at(scene, at, end);
      if (match.count > 0) {
        ENT_TRY(merge_match(&self, i, &match));
      }
      at += match.count > 0 ? match.count : 1;
    }
  }
  if (self.out.count == 0) {
    return ENT_OK; // nothing of the user's stands in the text
  }
  while (self.next < names->count) {
    ENT_TRY(ent_names_add(scene, &self.out, names->items[self.next++]));
  }
  *names = self.out;
  return ENT_OK;
}
