#include "extract/relation/explain.h"

#include "extract/relation/path.h"

static const char* const place_names[ENT_N_CUE_PLACES] = {
    [ENT_CUE_VERB] = "verb",    [ENT_CUE_MUTUAL] = "mutual", [ENT_CUE_NOUN] = "noun",
    [ENT_CUE_ROLE] = "role",    [ENT_CUE_LINK] = "link",     [ENT_CUE_PREFIX] = "prefix",
    [ENT_CUE_SUFFIX] = "suffix"};

static const char* const doubt_names[ENT_N_DOUBTS] = {[ENT_DOUBT_NONE] = NULL,
                                                      [ENT_DOUBT_NEGATED] = "negated",
                                                      [ENT_DOUBT_MODAL] = "modal",
                                                      [ENT_DOUBT_DENIED] = "denied",
                                                      [ENT_DOUBT_LISTED] = "listed"};

/** The first word of a phrase, and what follows it. */
static EntStr first_word(EntStr phrase, EntStr* rest) {
  EntStr word = {0};
  *rest = phrase;
  (void)ent_str_next(rest, ' ', &word);
  return word;
}

/** Is this listed phrase the one that stands in tokens `at`, inflected or not? */
static bool stands_for(const EntScene* scene, EntStr listed, EntSpan at) {
  const EntStr whole = ent_scene_folded(scene, at.start, at.end - at.start);
  if (ent_str_equal(listed, whole)) {
    return true;
  }
  EntStr listed_rest;
  EntStr rest;
  const EntStr word = first_word(listed, &listed_rest);
  (void)first_word(whole, &rest);
  return ent_str_is(word, scene->analysis->tokens[at.start].lemma) &&
         ent_str_equal(listed_rest, rest);
}

/** The phrase of a cue as the lexicon lists it; the words of the text if none is known. */
static EntStr listed_phrase(const EntScene* scene, const EntCue* cue, EntSpan at) {
  EntStr rest = ent_str(cue->phrases);
  EntStr phrase = {0};
  while (ent_str_next(&rest, '|', &phrase)) {
    phrase = ent_str_trim(phrase);
    if (stands_for(scene, phrase, at)) {
      return phrase;
    }
  }
  return ent_scene_folded(scene, at.start, at.end - at.start);
}

/** The meanings of the words of a claim: of the affix, where they are "pro-Russian". */
static const EntSense* senses_of(const EntScene* scene, EntSpan at) {
  const EntStr text = ent_scene_folded(scene, at.start, at.end - at.start);
  const EntSense* senses = ent_lexicon_phrase(scene->lexicon, text);
  const char* hyphen = memchr(text.bytes, '-', text.length);
  if (senses || !hyphen || at.end - at.start > 1) {
    return senses;
  }
  return ent_lexicon_phrase(scene->lexicon, (EntStr){text.bytes, (size_t)(hyphen - text.bytes)});
}

/** May the words stand for this cue? An affix needs its hyphen. */
static bool is_possible(const EntPassage* passage, const EntCue* cue, EntSpan at) {
  if (cue->place == ENT_CUE_SUFFIX) {
    return ent_passage_is(passage, at.start - 1, "-");
  }
  const EntStr word = ent_scene_folded(passage->scene, at.start, 1);
  return cue->place != ENT_CUE_PREFIX || ent_passage_is(passage, at.end, "-") ||
         memchr(word.bytes, '-', word.length);
}

/** The entry that a claim rests on. */
static EntStatus find_entry(const EntPassage* passage, const EntClaim* claim, EntExplanation* out) {
  const EntScene* scene = passage->scene;
  EntStr phrase = {0};
  for (const EntSense* s = senses_of(scene, claim->cue); s && !phrase.bytes; s = s->next) {
    const EntCue* cue = s->kind == ENT_SENSE_CUE ? ent_lexicon_cue(scene->lexicon, s->index) : NULL;
    if (cue && cue->form == claim->form && is_possible(passage, cue, claim->cue)) {
      phrase = listed_phrase(scene, cue, claim->cue);
      out->place = place_names[cue->place];
    } else if (s->kind == ENT_SENSE_TITLE && ent_form_relation(claim->form) == ENT_ALLY) {
      phrase = ent_scene_folded(scene, claim->cue.start, claim->cue.end - claim->cue.start);
      out->place = "title";
    }
  }
  if (!phrase.bytes) {
    return ENT_OK;
  }
  out->phrase = ent_arena_copy(scene->arena, phrase.bytes, phrase.length);
  return out->phrase ? ENT_OK : ent_no_memory(scene->err);
}

EntStatus ent_explain(const EntPassage* passage, const EntClaim* claim, const EntFactors* factors,
                      const EntExplanation** out) {
  const EntScene* scene = passage->scene;
  EntExplanation* why = ent_arena_alloc(scene->arena, sizeof *why);
  *out = why;
  if (!why) {
    return ent_no_memory(scene->err);
  }
  const double doubt = factors->doubt == ENT_DOUBT_NONE ? 0 : ent_judge_join(-ENT_JUDGE_DOUBT, 0);
  *why = (EntExplanation){.judged = factors->judged,
                          .sentence = (factors->sentence - doubt) / ENT_JUDGE_UNIT,
                          .doubt = doubt_names[factors->doubt],
                          .doubt_score = doubt / ENT_JUDGE_UNIT,
                          .article = factors->article / (double)ENT_JUDGE_UNIT,
                          .likely = factors->likely,
                          .trust = factors->trust,
                          .claim = !factors->said      ? NULL
                                   : factors->by_party ? "party"
                                                       : "other"};
  ENT_TRY(find_entry(passage, claim, why));
  why->found_by = factors->denied    ? "denial"
                  : factors->by_rule ? "rule"
                  : why->phrase      ? "cue"
                                     : "judge";
  return ent_path_write(passage, claim->subject, claim->object, &why->path);
}
